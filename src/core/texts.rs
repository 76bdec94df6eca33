//! Every text that a person reads, one typed function a message, compiled from the Fluent files in `texts/en`.
//!
//! `inbox-count = { $count } items` becomes `inbox_count(count)`. Numbers are written as the language of the catalogue
//! writes them: `20,000 items`.

use std::borrow::Cow;

pub use compiled::*;

#[allow(
    clippy::all,
    clippy::pedantic,
    unused_parens,
    non_snake_case,
    reason = "compiled from the catalogue"
)]
mod compiled {
    use super::{Arg, Count};

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// What stands in the place of a variable.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number, which also selects the plural form.
    Number(f64),
}

/// What a text is chosen by: a number, never the text of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count(pub f64);

#[allow(dead_code, reason = "which of these are called depends on the catalogue")]
impl Arg<'_> {
    fn push_to(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Number(number) => push_number(out, *number),
        }
    }

    /// Whether the text is this word, or the number belongs to this plural category.
    fn is(&self, key: &str) -> bool {
        match self {
            Self::Text(text) => text == key,
            Self::Number(number) => plural_category(*number) == key,
        }
    }

    /// Whether it is this very number.
    fn equals(&self, value: f64) -> bool {
        matches!(self, Self::Number(number) if number.total_cmp(&value).is_eq())
    }
}

/// Writes a number as English does, its thousands apart; with [`plural_category`] all that another language needs.
fn push_number(out: &mut String, number: f64) {
    let plain = number.to_string();
    let whole = plain.find('.').unwrap_or(plain.len());
    for (at, c) in plain.char_indices() {
        let is_apart = at < whole && (whole - at).is_multiple_of(3);
        if is_apart && out.ends_with(|before: char| before.is_ascii_digit()) && at > 0 {
            out.push(',');
        }
        out.push(c);
    }
}

/// The plural category of a number in English, as the Unicode CLDR names it.
fn plural_category(number: f64) -> &'static str {
    if number.total_cmp(&1.0).is_eq() {
        "one"
    } else {
        "other"
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<f64> for Arg<'_> {
    fn from(number: f64) -> Self {
        Self::Number(Count::from(number).0)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(Count::from(number).0)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(Count::from(number).0)
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(Count::from(number).0)
    }
}

impl From<f64> for Count {
    /// The last digits of a sum of fractions, which say nothing, are left out; the sum of no numbers, which is -0, is nothing.
    fn from(number: f64) -> Self {
        let rounded = (number * 1e6).round() / 1e6 + 0.0;
        Self(if rounded.is_finite() { rounded } else { number })
    }
}

impl From<u32> for Count {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<usize> for Count {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    fn from(number: usize) -> Self {
        Self(number as f64)
    }
}

impl From<u64> for Count {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    fn from(number: u64) -> Self {
        Self(number as f64)
    }
}
