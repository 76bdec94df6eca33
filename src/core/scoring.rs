//! Ways to score ideas: inputs with bounds, a formula, and an explanation, one framework a file.
//!
//! Raw inputs are kept and scores are derived. A missing input or one out of bounds makes an idea *unscored*, with the
//! reason; nothing is replaced by a tiny number or by 1. Scores are compared as they are, never rounded first.

pub mod combine;
pub mod ice;
pub mod rice;
pub mod sensitivity;

use crate::model::{Board, Role};
use crate::texts;

/// A framework with its settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framework {
    /// Reach, impact, confidence, effort.
    Rice,
    /// Impact, confidence, ease, in one of two published forms.
    Ice(ice::Form),
}

/// What an input may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bounds {
    /// Any number from this one on.
    From(f64),
    /// Any number from the first to the second.
    Between(f64, f64),
    /// One of a scale, largest first; a mean of several people's choices may fall between.
    Scale(&'static [f64]),
}

/// One input of a framework.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    /// Its name, as files spell it.
    pub name: &'static str,
    /// What it may be.
    pub bounds: Bounds,
    /// Whose side it belongs to: the PM owns value, the PO owns effort.
    pub owner: Role,
    /// Whether it is shown as a share, 80 for 80 %.
    pub percent: bool,
}

/// Why an idea has no score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unscored {
    /// Nobody has given this input.
    Missing(&'static str),
    /// The input is NaN or infinite.
    NotFinite(&'static str),
    /// The input is out of its bounds.
    OutOfBounds(&'static str, f64),
    /// The inputs are in bounds, but the result is too large to be a number.
    Overflow,
}

/// The numbers of one idea, in the order of the framework's inputs.
pub type Numbers = Vec<Option<f64>>;

impl Framework {
    /// The framework of a board.
    pub fn of(board: Board<'_>) -> Self {
        match board.framework() {
            "ice" => Self::Ice(if board.ice_form() == "mean" {
                ice::Form::Mean
            } else {
                ice::Form::Product
            }),
            _ => Self::Rice,
        }
    }

    /// The name, as files spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rice => "rice",
            Self::Ice(_) => "ice",
        }
    }

    /// The name that people know it by.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rice => "RICE",
            Self::Ice(_) => "ICE",
        }
    }

    /// The inputs, in the order of the formula.
    pub const fn inputs(self) -> &'static [Input] {
        match self {
            Self::Rice => rice::INPUTS,
            Self::Ice(_) => ice::INPUTS,
        }
    }

    /// The score of an idea with these inputs, or why it has none.
    pub fn score(self, numbers: &[Option<f64>]) -> Result<f64, Unscored> {
        let mut values = Vec::with_capacity(numbers.len());
        for (i, input) in self.inputs().iter().enumerate() {
            let value = numbers
                .get(i)
                .copied()
                .flatten()
                .ok_or(Unscored::Missing(input.name))?;
            if !value.is_finite() {
                return Err(Unscored::NotFinite(input.name));
            }
            if !input.bounds.allow(value) {
                return Err(Unscored::OutOfBounds(input.name, value));
            }
            values.push(value);
        }
        let score = self.formula(&values);
        if score.is_finite() {
            Ok(score)
        } else {
            Err(Unscored::Overflow)
        }
    }

    /// The formula itself, whatever the bounds are; NaN for another number of inputs than it has.
    fn formula(self, values: &[f64]) -> f64 {
        match (self, values) {
            (Self::Rice, &[reach, impact, confidence, effort]) => {
                rice::score(reach, impact, confidence, effort)
            }
            (Self::Ice(form), &[impact, confidence, ease]) => ice::score(form, impact, confidence, ease),
            _ => f64::NAN,
        }
    }

    /// The formula with the numbers in it: `450 × 3 × 100 % ÷ 2 = 675`.
    pub fn explain(self, numbers: &[Option<f64>]) -> Result<String, Unscored> {
        let score = show(self.score(numbers)?);
        let shown: Vec<String> = numbers.iter().flatten().copied().map(show).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        Ok(match (self, shown.as_slice()) {
            (Self::Rice, &[reach, impact, confidence, effort]) => {
                texts::score_rice(reach, impact, confidence, effort, &score)
            }
            (Self::Ice(ice::Form::Product), &[impact, confidence, ease]) => {
                texts::score_ice_product(impact, confidence, ease, &score)
            }
            (Self::Ice(ice::Form::Mean), &[impact, confidence, ease]) => {
                texts::score_ice_mean(impact, confidence, ease, &score)
            }
            _ => score,
        })
    }
}

impl Bounds {
    /// Whether a number is in bounds; for a scale, whether it lies between its ends.
    pub fn allow(self, value: f64) -> bool {
        match self {
            Self::From(least) => value.is_finite() && value >= least,
            Self::Between(least, most) => (least..=most).contains(&value),
            Self::Scale(steps) => {
                let (most, least) = (steps.first().copied(), steps.last().copied());
                most.zip(least)
                    .is_some_and(|(most, least)| (least..=most).contains(&value))
            }
        }
    }

    /// Whether a person may give this number: for a scale, only its steps.
    pub fn admit(self, value: f64) -> bool {
        match self {
            Self::Scale(steps) => steps.iter().any(|step| step.total_cmp(&value).is_eq()),
            other => other.allow(value),
        }
    }

    /// The sentence that says what is allowed.
    pub fn sentence(self) -> String {
        match self {
            Self::From(least) => texts::bounds_from(show(least)),
            Self::Between(least, most) => texts::bounds_between(show(least), show(most)),
            Self::Scale(steps) => {
                let steps: Vec<String> = steps.iter().copied().map(show).collect();
                texts::bounds_scale(steps.join(", "))
            }
        }
    }
}

impl Input {
    /// What the input is called.
    pub fn label(&self) -> String {
        texts::input_label(self.name)
    }

    /// The steps of its scale, largest first; none where any number between the bounds will do.
    pub const fn steps(&self) -> &'static [f64] {
        match self.bounds {
            Bounds::Scale(steps) => steps,
            Bounds::From(_) | Bounds::Between(..) => &[],
        }
    }

    /// What a step of its scale means, empty where the scale has no words.
    pub fn word(&self, framework: Framework, step: f64) -> String {
        texts::scale_word(format!("{}-{}-{step}", framework.name(), self.name).replace('.', "-"))
    }
}

impl Unscored {
    /// The reason as a sentence.
    pub fn sentence(self, framework: Framework) -> String {
        match self {
            Self::Missing(name) => texts::unscored_missing(texts::input_label(name)),
            Self::NotFinite(name) => texts::unscored_not_finite(texts::input_label(name)),
            Self::OutOfBounds(name, found) => {
                let bounds = framework
                    .inputs()
                    .iter()
                    .find(|input| input.name == name)
                    .map(|input| input.bounds);
                let allowed = bounds.map(Bounds::sentence).unwrap_or_default();
                texts::unscored_out_of_bounds(texts::input_label(name), show(found), allowed)
            }
            Self::Overflow => texts::unscored_overflow().into(),
        }
    }
}

/// A number for people, rounded to two decimals for the eye only.
pub fn show(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded.is_finite() {
        rounded.to_string()
    } else {
        value.to_string()
    }
}
