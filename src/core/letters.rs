//! Letters without their case, for comparing what people write.
//!
//! The standard library's tables for this are 25 kB, a tenth of what a first visit may load. Those of [`RUNS`] are made from them
//! when the program is compiled, and say the same of all letters but a few: `ς` counts as `σ`, and what becomes more than one
//! letter stays as it is.

/// The upper-case letters beyond ASCII, in runs: the first, the last, and how far on their lower-case letters are.
#[expect(clippy::unreadable_literal, reason = "made by the build script")]
const RUNS: &[(u32, u32, i32)] = &include!(concat!(env!("OUT_DIR"), "/letters.rs"));

/// A letter in lower case.
pub fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if c == 'ς' {
        return 'σ';
    }
    let code = u32::from(c);
    let run = RUNS.get(RUNS.partition_point(|(_, last, _)| *last < code));
    let run = run.filter(|(first, _, distance)| *first <= code && belongs(*first, code, *distance));
    run.and_then(|(_, _, distance)| char::from_u32(code.checked_add_signed(*distance)?))
        .unwrap_or(c)
}

/// A letter in upper case, if it has just one.
///
/// ```
/// use tandem_core::letters::upper;
/// assert_eq!("pia ärö".split(' ').filter_map(|word| word.chars().next()).map(upper).collect::<String>(), "PÄ");
/// ```
pub fn upper(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let code = u32::from(c);
    let found = RUNS.iter().find_map(|(first, last, distance)| {
        let upper = code.checked_add_signed(distance.checked_neg()?)?;
        ((*first..=*last).contains(&upper) && belongs(*first, upper, *distance)).then_some(upper)
    });
    found.and_then(char::from_u32).unwrap_or(c)
}

/// A text in lower case; most texts are ASCII, for which there is a much quicker way.
pub fn lowered(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.chars().map(lower).collect()
    }
}

/// Whether a letter within the bounds of a run belongs to it: where lower case is next to upper case, every second does.
fn belongs(first: u32, code: u32, distance: i32) -> bool {
    distance != 1 || (code - first).is_multiple_of(2)
}
