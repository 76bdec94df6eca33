//! Value against effort: four quadrants, and the ratio within them.
//!
//! A point on the line between two quadrants belongs to the better one.

use super::{Bounds, Input};
use crate::model::Role;

/// The scale that value and effort are given on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// 1 to 5.
    #[default]
    Five,
    /// 1 to 10.
    Ten,
    /// 1, 2, 3, 5, 8, 13.
    Fibonacci,
    /// 1, 2, 4, 8, 16.
    Exponential,
}

/// Where the line between much and little runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cut {
    /// In the middle of the scale, or of its steps.
    #[default]
    Midpoint,
    /// At the median of what was given.
    Median,
}

/// The four quadrants, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// Much value for little effort.
    EasyWin,
    /// Much value for much effort.
    BigBet,
    /// Little value for little effort.
    Incremental,
    /// Little value for much effort.
    Avoid,
}

const FIBONACCI: &[f64] = &[13.0, 8.0, 5.0, 3.0, 2.0, 1.0];
const EXPONENTIAL: &[f64] = &[16.0, 8.0, 4.0, 2.0, 1.0];

const fn inputs(bounds: Bounds) -> [Input; 2] {
    [
        Input::new("value", bounds, Role::Pm),
        Input::new("effort", bounds, Role::Po),
    ]
}

const ON_FIVE: &[Input] = &inputs(Bounds::Between(1.0, 5.0));
const ON_TEN: &[Input] = &inputs(Bounds::Between(1.0, 10.0));
const ON_FIBONACCI: &[Input] = &inputs(Bounds::Scale(FIBONACCI));
const ON_EXPONENTIAL: &[Input] = &inputs(Bounds::Scale(EXPONENTIAL));

impl Scale {
    /// All scales, as boards offer them.
    pub const ALL: [Self; 4] = [Self::Five, Self::Ten, Self::Fibonacci, Self::Exponential];

    /// The scale of this name; 1 to 5 unless another was chosen.
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|scale| scale.name() == name)
            .unwrap_or_default()
    }

    /// The name, as files spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Five => "five",
            Self::Ten => "ten",
            Self::Fibonacci => "fibonacci",
            Self::Exponential => "exponential",
        }
    }

    /// Value and effort on this scale.
    pub const fn inputs(self) -> &'static [Input] {
        match self {
            Self::Five => ON_FIVE,
            Self::Ten => ON_TEN,
            Self::Fibonacci => ON_FIBONACCI,
            Self::Exponential => ON_EXPONENTIAL,
        }
    }

    /// The middle: of the ends, or of the steps where they are not even.
    pub const fn middle(self) -> f64 {
        match self {
            Self::Five => 3.0,
            Self::Ten => 5.5,
            // Between 3 and 5, the two steps in the middle of six.
            Self::Fibonacci | Self::Exponential => 4.0,
        }
    }
}

impl Cut {
    /// The cut of this name; the midpoint unless the median was chosen.
    pub fn from_name(name: &str) -> Self {
        if name == "median" {
            Self::Median
        } else {
            Self::Midpoint
        }
    }

    /// The name, as files spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Midpoint => "midpoint",
            Self::Median => "median",
        }
    }

    /// Where it runs through these values on this scale.
    pub fn through(self, scale: Scale, values: &[f64]) -> f64 {
        match self {
            Self::Midpoint => scale.middle(),
            Self::Median => median(values).unwrap_or_else(|| scale.middle()),
        }
    }
}

impl Quadrant {
    /// All quadrants, best first.
    pub const ALL: [Self; 4] = [Self::EasyWin, Self::BigBet, Self::Incremental, Self::Avoid];

    /// The quadrant of a point; on a line it belongs to the better side.
    ///
    /// ```
    /// use tandem_core::scoring::value_effort::Quadrant;
    /// assert_eq!(Quadrant::of((4.0, 2.0), (3.0, 3.0)), Quadrant::EasyWin);
    /// assert_eq!(Quadrant::of((3.0, 3.0), (3.0, 3.0)), Quadrant::EasyWin);
    /// assert_eq!(Quadrant::of((2.0, 4.0), (3.0, 3.0)), Quadrant::Avoid);
    /// ```
    pub fn of((value, effort): (f64, f64), (value_cut, effort_cut): (f64, f64)) -> Self {
        match (value >= value_cut, effort <= effort_cut) {
            (true, true) => Self::EasyWin,
            (true, false) => Self::BigBet,
            (false, true) => Self::Incremental,
            (false, false) => Self::Avoid,
        }
    }

    /// The name, as the catalogue of texts spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::EasyWin => "easy-win",
            Self::BigBet => "big-bet",
            Self::Incremental => "incremental",
            Self::Avoid => "avoid",
        }
    }
}

/// Value ÷ effort.
///
/// ```
/// assert_eq!(tandem_core::scoring::value_effort::score(8.0, 2.0), 4.0);
/// ```
pub fn score(value: f64, effort: f64) -> f64 {
    value / effort
}

/// The middle value, or the mean of the two in the middle.
fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    crate::sort::by(&mut sorted, f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get(middle.checked_sub(1)?).copied()?;
    Some(f64::midpoint(lower, upper))
}
