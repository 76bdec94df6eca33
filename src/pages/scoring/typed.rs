//! A block of numbers and ranges, pasted from a spreadsheet.

use tandem_core::scoring::Framework;
use tandem_core::scoring::typed::read;
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
    let lines = block
        .trim_end_matches(['\r', '\n'])
        .split('\n')
        .map(|line| line.trim_end_matches('\r'));
    for (row, line) in lines.enumerate() {
        for (column, text) in line.split('\t').enumerate() {
            let place = |reason: String| texts::block_place(row + 1, column + 1, reason);
            let Some((idea, input)) = ideas.get(row).zip(framework.inputs().get(first + column)) else {
                return Err(place(texts::block_too_large().to_owned()));
            };
            let (value, range) = read(input, text).map_err(place)?;
            let value = tandem_core::command::guess(value, range)
                .ok_or_else(|| place(texts::sum_not_finite().to_owned()))?;
            writes.push((
                *idea,
                Field::estimate(framework.name(), session.by(), &input.name),
                value,
            ));
        }
    }
    let done = texts::block_taken(writes.len());
    session.dispatch_and_tell(Command::Fill { writes }, done);
    Ok(())
}
