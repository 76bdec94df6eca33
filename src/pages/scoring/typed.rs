//! Numbers and ranges as they are typed, one by one or as a block from a spreadsheet.

use tandem_core::arithmetic::compute;
use tandem_core::scoring::{Framework, Input, show};
use tandem_core::{Command, Field, Id, texts};

use crate::session::Session;

/// What stands between the numbers of a range, and for a number that is not there.
const RANGE: &str = "–";

/// A number or a range as somebody would type it.
pub(super) fn as_typed(value: f64, range: Option<(f64, f64)>) -> String {
    match range {
        Some((low, high)) => spread([low, value, high].map(show)),
        None => show(value),
    }
}

/// Low, likely and high as one text, which [`read`] takes.
pub(super) fn spread(numbers: [String; 3]) -> String {
    numbers.join(RANGE)
}

/// A number, with the ends of its range if it is one.
type Guess = (Option<f64>, Option<(f64, f64)>);

/// Reads what somebody typed: a number, a sum, a range, or nothing.
pub(super) fn read(input: &Input, text: &str) -> Result<Guess, String> {
    let text = text.trim();
    let number = |text: &str| {
        let number = compute(text.trim()).map_err(tandem_core::arithmetic::ArithmeticError::sentence)?;
        if input.bounds.admit(number) {
            Ok(number)
        } else {
            Err(texts::estimate_out_of_bounds(
                input.label(),
                input.bounds.sentence(),
            ))
        }
    };
    let parts: Vec<&str> = text.split(RANGE).flat_map(|part| part.split("..")).collect();
    match parts.as_slice() {
        _ if text.is_empty() || text == RANGE => Ok((None, None)),
        [one] => Ok((Some(number(one)?), None)),
        [low, likely, high] => {
            let (low, likely, high) = (number(low)?, number(likely)?, number(high)?);
            if low > likely || likely > high {
                return Err(texts::range_in_disorder().to_owned());
            }
            Ok((Some(likely), Some((low, high))))
        }
        _ => Err(texts::range_of_three().to_owned()),
    }
}

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
