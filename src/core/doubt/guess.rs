//! What is guessed about an input, and how values are drawn from it.
//!
//! A range low - likely - high is a triangle: the value is most often the likely one, and falls below low and above high in
//! a tenth of the draws each, so that low to high holds 80 %. A triangle needs nothing but what people say, has ends, so
//! that no draw is absurd, may lean to one side, as efforts do, and is drawn with a square root alone, which all machines
//! compute to the same bit. Source: Samuel Kotz and Johan van Dorp, "Beyond Beta", 2004, chapter 1, for the triangle
//! with two percentiles and a mode.

use tandem_draws::{Shape, Source};

use super::pcg::{Pcg32, mix};
use crate::Id;
use crate::texts;

/// An input of one idea.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guess {
    /// This number for sure.
    Point(f64),
    /// Any number from the first to the second, all equally likely.
    Even(f64, f64),
    /// A low, a likely and a high number, in that order: the middle 80 % and the most likely one.
    Range(f64, f64, f64),
}

/// Says why numbers are no guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuessError {
    /// One of the numbers is NaN or infinite.
    NotFinite,
    /// The numbers are not in the order low, likely, high.
    OutOfOrder,
}

/// What an input may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least value allowed.
    pub least: f64,
    /// The greatest value allowed.
    pub most: f64,
}

impl Limits {
    /// Any number.
    pub const NONE: Self = Self {
        least: f64::NEG_INFINITY,
        most: f64::INFINITY,
    };
}

impl Guess {
    /// A range, or a point where its three numbers are one.
    pub fn range(low: f64, likely: f64, high: f64) -> Result<Self, GuessError> {
        if !(low.is_finite() && likely.is_finite() && high.is_finite()) {
            Err(GuessError::NotFinite)
        } else if !(low <= likely && likely <= high) {
            Err(GuessError::OutOfOrder)
        } else if low < high {
            Ok(Self::Range(low, likely, high))
        } else {
            Ok(Self::Point(likely))
        }
    }
}

impl GuessError {
    /// The sentence that a person reads.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NotFinite => texts::guess_not_finite(),
            Self::OutOfOrder => texts::guess_out_of_order(),
        }
    }
}

impl Guess {
    const fn shape(self) -> Shape {
        match self {
            Self::Point(value) => Shape::Point(value),
            Self::Even(least, most) => Shape::Even(least, most),
            Self::Range(low, likely, high) => Shape::Triangle(low, likely, high),
        }
    }
}

/// The sources of an idea's inputs, each with a stream of its own that follows from the seed, the idea and the place of the
/// input.
pub(super) fn sources(seed: u64, id: Id, guesses: &[Guess], limits: &[Limits]) -> Vec<Source> {
    let bits = id.as_u128();
    let [high, low] =
        [bits >> 64, bits].map(|half| u64::try_from(half & u128::from(u64::MAX)).unwrap_or_default());
    let name = mix(mix(mix(seed) ^ high) ^ low);
    let streams = (1..).map(|input: u64| Pcg32::new(mix(name ^ input), mix(!name ^ input)));
    let limits = limits.iter().copied().chain(std::iter::repeat(Limits::NONE));
    guesses
        .iter()
        .zip(streams)
        .zip(limits)
        .map(|((guess, stream), limits)| Source::new(guess.shape(), (limits.least, limits.most), stream))
        .collect()
}
