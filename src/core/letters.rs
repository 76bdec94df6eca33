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

/// What puts names in order: their letters without case, and runs of digits by the number that they write.
///
/// ```
/// use tandem_core::letters::ordered;
/// assert!(ordered("Row 2") < ordered("row 10") && ordered("Row 10") < ordered("Row 010b"));
/// ```
pub fn ordered(text: &str) -> String {
    let text = lowered(text);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return text;
    }
    let mut key = String::with_capacity(text.len() + 4);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, run) = rest.split_at(at);
        let end = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        let (digits, after) = run.split_at(end);
        let number = digits.trim_start_matches('0');
        key += before;
        // Of two numbers the one with more digits is larger; the count of them stands before what can be typed.
        key.extend(u8::try_from(number.len().min(31)).map(char::from));
        key += number;
        rest = after;
    }
    key += rest;
    key
}

/// Whether there is nothing to see in a text: spaces, and characters that take no room.
///
/// ```
/// use tandem_core::letters::is_blank;
/// assert!(is_blank(" \u{200b}\u{feff}") && !is_blank("\u{200b}a"));
/// ```
pub fn is_blank(text: &str) -> bool {
    let unseen = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
        )
    };
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || unseen(c))
}

/// Whether a letter within the bounds of a run belongs to it: where lower case is next to upper case, every second does.
fn belongs(first: u32, code: u32, distance: i32) -> bool {
    distance != 1 || (code - first).is_multiple_of(2)
}
