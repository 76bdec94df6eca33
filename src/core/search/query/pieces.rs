//! Takes what somebody types into a search box apart: words, phrases and filters, each with its place.

use std::ops::Range;

use super::{Problem, ProblemKind};

/// A part of the box: a word, a phrase or a filter.
pub(crate) struct Piece {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// Whether it must not hold.
    pub not: bool,
    /// The name before a colon.
    pub name: Option<String>,
    /// The word, the phrase, or what stands behind the colon.
    pub value: String,
    /// Whether it stands in quotes.
    pub(super) quoted: bool,
}

impl Piece {
    /// Whether it is an `OR` that something follows.
    pub(crate) fn is_or(&self, text: &str) -> bool {
        let is_plain = self.name.is_none() && !self.quoted && !self.not;
        is_plain && self.value == "OR" && self.place.end < text.len()
    }

    /// What cannot be read of it, where `whole` is all that stands there.
    pub(crate) fn problem(&self, whole: &str, kind: ProblemKind) -> Problem {
        Problem {
            place: self.place.clone(),
            text: whole.to_owned(),
            kind,
        }
    }
}

/// Reads the next part, from `at` on.
pub(crate) fn next_piece(text: &str, at: &mut usize) -> Option<Piece> {
    let rest = text.get(*at..)?;
    let skipped = rest.len() - rest.trim_start().len();
    let start = *at + skipped;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return None;
    }
    let (not, bare) = match rest.strip_prefix('-') {
        Some(bare) if bare.starts_with(|c: char| !c.is_whitespace() && c != '-') => (true, bare),
        _ => (false, rest),
    };
    let name = bare
        .split_once(':')
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let after = name.map_or(bare, |name| bare.get(name.len() + 1..).unwrap_or_default());
    // Addresses such as https://example.org are words.
    let (name, after) = match name {
        Some(name) if !after.starts_with("//") => (Some(name.to_ascii_lowercase()), after),
        _ => (None, bare),
    };
    let (value, length, quoted) = if let Some(inner) = after.strip_prefix('"') {
        let closed = inner.split_once('"').map(|(value, _)| value);
        let value = closed.unwrap_or(inner);
        (value, value.len() + 1 + usize::from(closed.is_some()), true)
    } else {
        let value = after.split(char::is_whitespace).next().unwrap_or_default();
        (value, value.len(), false)
    };
    let end = text.len() - after.len() + length;
    *at = end;
    Some(Piece {
        place: start..end,
        not,
        name,
        value: value.to_owned(),
        quoted,
    })
}
