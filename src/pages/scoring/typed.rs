//! A block of numbers and ranges, pasted from a spreadsheet.

use tandem_core::scoring::Framework;
use tandem_core::scoring::typed::read_block;
use tandem_core::{Command, Field, Id, texts};

use crate::session::Session;

/// Takes a block that was copied from a spreadsheet: a line for each idea from the first on, a column for each input
/// from that one on. All of it is taken as one step, or none of it with a sentence that says where it does not fit.
pub fn take_block(
    session: Session,
    framework: &Framework,
    ideas: &[Id],
    first: usize,
    block: &str,
) -> Result<(), String> {
    let mut writes = Vec::new();
    for (row, at, (value, range)) in read_block(framework, ideas.len(), first, block)? {
        let value =
            tandem_core::command::guess(value, range).ok_or_else(|| texts::sum_not_finite().to_owned())?;
        if let Some((idea, input)) = ideas.get(row).zip(framework.inputs().get(at)) {
            let field = Field::estimate(framework.name(), session.by(), &input.name);
            writes.push((*idea, field, value));
        }
    }
    let done = texts::block_taken(writes.len());
    session.dispatch_and_tell(Command::Fill { writes }, done);
    Ok(())
}
