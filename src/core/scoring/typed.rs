//! Numbers and ranges as they are typed.

use super::{Bounds, Framework, Input, show, spell};
use crate::arithmetic::{ArithmeticError, compute};
use crate::intake::cell::scale_input;
use crate::snapshot::v1::LARGEST;
use crate::texts;

/// What stands between the numbers of a range, and for a number that is not there.
const RANGE: &str = "–";

/// A number, with the ends of its range if it is one; none where nothing was typed.
pub type Guess = (Option<f64>, Option<(f64, f64)>);

/// A number or a range as somebody would type it.
pub fn as_typed(value: f64, range: Option<(f64, f64)>) -> String {
    match range {
        Some((low, high)) => spread(&[low, value, high].map(show)),
        None => show(value),
    }
}

/// Low, likely and high as one text, which [`read`] takes.
pub fn spread(numbers: &[String; 3]) -> String {
    numbers.join(RANGE)
}

/// Reads what somebody typed: a number, a sum, a range, or nothing.
///
/// ```
/// use tandem_core::scoring::{Framework, typed::read};
/// let reach = &Framework::Rice.inputs()[0];
/// assert_eq!(read(reach, "3*450"), Ok((Some(1350.0), None)));
/// assert_eq!(read(reach, "100..200..400"), Ok((Some(200.0), Some((100.0, 400.0)))));
/// assert_eq!(read(reach, ""), Ok((None, None)));
/// assert!(read(reach, "400..200..100").is_err());
/// ```
pub fn read(input: &Input, text: &str) -> Result<Guess, String> {
    let text = text.trim();
    let number = |text: &str| {
        let number = compute(text.trim()).map_err(ArithmeticError::sentence)?;
        if input.bounds.admit(number) && number.abs() <= LARGEST {
            return Ok(number);
        }
        Err(match dashed(text) {
            Some((low, high)) if input.steps().is_empty() => {
                let likely = f64::midpoint(low, high);
                texts::range_with_dashes([low, likely, high].map(show).join(".."))
            }
            _ => texts::estimate_out_of_bounds(input.label(), allowed(input.bounds, number)),
        })
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

/// Reads a block that was copied from a spreadsheet: a line for each idea, a column for each input from the `first` on.
/// Gives what stands in its cells, by the idea and by the input, or a sentence that says where it does not fit. Steps of a
/// scale may be there by their words and shares by their sign; a cell without anything in it says nothing.
pub fn read_block(
    framework: &Framework,
    ideas: usize,
    first: usize,
    block: &str,
) -> Result<Vec<(usize, usize, Guess)>, String> {
    let mut read_so_far = Vec::new();
    for (row, line) in block.lines().enumerate() {
        let cells = line.split('\t').map(str::trim).enumerate();
        for (column, text) in cells.filter(|(_, text)| !text.is_empty()) {
            let place = |reason: String| texts::block_place(row + 1, column + 1, reason);
            let at = first + column;
            let Some(input) = framework.inputs().get(at).filter(|_| row < ideas) else {
                return Err(place(texts::block_too_large().to_owned()));
            };
            let steps = !input.steps().is_empty();
            let step = steps.then(|| scale_input(framework, input, text, ';')).flatten();
            let guess = match step {
                Some(step) => (Some(step), None),
                None => read(input, text).map_err(place)?,
            };
            read_so_far.push((row, at, guess));
        }
    }
    Ok(read_so_far)
}

/// The ends of what looks like a range written with dashes, such as `10-20`, which is a difference.
fn dashed(text: &str) -> Option<(f64, f64)> {
    let parts = text.split('-').map(|part| compute(part.trim()).ok());
    let numbers = parts.collect::<Option<Vec<f64>>>()?;
    let (low, high) = (*numbers.first()?, *numbers.last()?);
    let goes_up = numbers.is_sorted_by(|one, next| one < next);
    (goes_up && numbers.len() > 1).then_some((low, high))
}

/// What is allowed, with the largest number that can be kept where this one is beyond it.
fn allowed(bounds: Bounds, number: f64) -> String {
    match bounds {
        Bounds::Any if number.abs() > LARGEST => texts::bounds_between(spell(-LARGEST), spell(LARGEST)),
        Bounds::From(least) if number > LARGEST => texts::bounds_between(show(least), spell(LARGEST)),
        bounds => bounds.sentence(),
    }
}
