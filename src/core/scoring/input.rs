//! Inputs of frameworks: their names, their bounds, and why a number does not do.

use std::borrow::Cow;

use super::Framework;
use crate::model::Role;
use crate::texts;

/// The name of the input that follows the objectives, on boards whose criteria or formula ask for it.
pub const ALIGNMENT: &str = "alignment";

/// What an input may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bounds {
    /// Any finite number.
    Any,
    /// Any number from this one on.
    From(f64),
    /// Any number from the first to the second.
    Between(f64, f64),
    /// One of a scale, largest first; a mean of several people's choices may fall between.
    Scale(&'static [f64]),
}

/// How the numbers of an input are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// As they are.
    #[default]
    Plain,
    /// As a share, 80 for 80 %.
    Percent,
    /// As the words of its scale, whose numbers are only an order.
    Words,
}

/// One input of a framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its name, as files spell it.
    pub name: Cow<'static, str>,
    /// What people call it where they named it themselves; empty where the catalogue of texts does.
    pub title: Cow<'static, str>,
    /// What it may be.
    pub bounds: Bounds,
    /// Whose side it belongs to: the PM owns value, the PO owns effort.
    pub owner: Role,
    /// How its numbers are written.
    pub notation: Notation,
    /// Whether an idea is scored without it.
    pub optional: bool,
    /// Whether what people give adds up, as money does, instead of being their opinion of one number.
    pub adds_up: bool,
}

/// Why an idea has no score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unscored {
    /// Nobody has given the input at this place.
    Missing(usize),
    /// The input at this place is NaN or infinite.
    NotFinite(usize),
    /// The input at this place is out of its bounds.
    OutOfBounds(usize, f64),
    /// The inputs are in bounds, but the result is too large to be a number, or none.
    Overflow,
    /// The framework lacks something that its settings give: criteria with a weight, a formula that can be read.
    Unset,
    /// The input at this place is the same for all ideas, so that it cannot be spread between least and most, or 0 where
    /// it is divided by.
    Constant(usize),
    /// The `/` at this character of the board's formula, counted from 1, has 0 to divide by.
    DividedByZero(usize),
    /// Nobody has said anything about this idea yet that the framework is made from.
    Silent,
    /// Respondents have answered, but nobody's two answers go together.
    Questionable,
    /// Its price is 0, so that there is nothing to pay.
    Free,
    /// What it would be scored by is hidden in a blind round.
    Hidden,
    /// Points are given for it by somebody whose points, so many, do not add up to what everybody has.
    Uncounted(f64),
    /// Money is given for it, and somebody has given more than they have.
    Overspent,
}

impl Bounds {
    /// Whether a number is in bounds; for a scale, whether it lies between its ends.
    pub fn allow(self, value: f64) -> bool {
        match self {
            Self::Any => value.is_finite(),
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

    /// The number that stands for a share from 0 to 1: between the ends where there are two, else the share itself.
    pub fn place(self, share: f64) -> f64 {
        match self {
            Self::Between(least, most) => least + share * (most - least),
            Self::Any | Self::From(_) | Self::Scale(_) => share,
        }
    }

    /// The sentence that says what is allowed.
    pub fn sentence(self) -> String {
        match self {
            Self::Any => texts::bounds_any().to_owned(),
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
    /// An input that a score needs.
    pub const fn new(name: &'static str, bounds: Bounds, owner: Role) -> Self {
        Self::with(Cow::Borrowed(name), Cow::Borrowed(""), bounds, owner)
    }

    /// An input that people named themselves.
    pub const fn titled(name: String, title: String, bounds: Bounds, owner: Role) -> Self {
        Self::with(Cow::Owned(name), Cow::Owned(title), bounds, owner)
    }

    const fn with(name: Cow<'static, str>, title: Cow<'static, str>, bounds: Bounds, owner: Role) -> Self {
        Self {
            name,
            title,
            bounds,
            owner,
            notation: Notation::Plain,
            optional: false,
            adds_up: false,
        }
    }

    /// As a share, 80 for 80 %.
    #[must_use]
    pub const fn percent(mut self) -> Self {
        self.notation = Notation::Percent;
        self
    }

    /// With words in place of the numbers of its scale.
    #[must_use]
    pub const fn worded(mut self) -> Self {
        self.notation = Notation::Words;
        self
    }

    /// As one that a score can do without.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// As one that adds up over people.
    #[must_use]
    pub const fn adding_up(mut self) -> Self {
        self.adds_up = true;
        self
    }

    /// A number of this input for people: with its sign, or its word where its scale has words alone.
    pub fn show(&self, framework: &Framework, value: f64) -> String {
        match self.notation {
            Notation::Words => self.word(framework, value.round()),
            Notation::Percent => format!("{}%", spell(value)),
            Notation::Plain => spell(value),
        }
    }

    /// What the input is called.
    pub fn label(&self) -> String {
        if self.title.is_empty() {
            texts::input_label(self.name.as_ref())
        } else {
            self.title.clone().into_owned()
        }
    }

    /// The steps of its scale, largest first; none where any number between the bounds will do.
    pub const fn steps(&self) -> &'static [f64] {
        match self.bounds {
            Bounds::Scale(steps) => steps,
            Bounds::Any | Bounds::From(_) | Bounds::Between(..) => &[],
        }
    }

    /// What a step of its scale means, empty where the scale has no words.
    pub fn word(&self, framework: &Framework, step: f64) -> String {
        texts::scale_word(format!("{}-{}-{step}", framework.name(), self.name).replace('.', "-"))
    }
}

impl Unscored {
    /// The reason as a sentence.
    pub fn sentence(self, framework: &Framework) -> String {
        let label = |at: usize| framework.inputs().get(at).map(Input::label).unwrap_or_default();
        match self {
            Self::Missing(at) => texts::unscored_missing(label(at)),
            Self::NotFinite(at) => texts::unscored_not_finite(label(at)),
            Self::OutOfBounds(at, found) => {
                let bounds = framework.inputs().get(at).map(|input| input.bounds);
                let allowed = bounds.map(Bounds::sentence).unwrap_or_default();
                texts::unscored_out_of_bounds(label(at), show(found), allowed)
            }
            Self::Overflow => texts::unscored_overflow().into(),
            Self::Unset => texts::unscored_unset(match framework {
                Framework::Weighted(weighted) if weighted.criteria().is_empty() => "no-criteria",
                other => other.name(),
            }),
            Self::Constant(at) => texts::unscored_constant(label(at)),
            Self::DividedByZero(at) => texts::unscored_divided_by_zero(at),
            Self::Silent => texts::unscored_silent(framework.name()),
            Self::Questionable => texts::unscored_questionable().into(),
            Self::Free => texts::unscored_free().into(),
            Self::Hidden => texts::unscored_hidden().into(),
            Self::Uncounted(points) => {
                texts::unscored_points(show(points), show(crate::scoring::budget::POINTS))
            }
            Self::Overspent => texts::unscored_overspent().into(),
        }
    }
}

/// A number to be edited where it stands, rounded to two decimals for the eye only.
pub fn show(value: f64) -> String {
    let rounded = rounded(value);
    if rounded.is_finite() {
        rounded.to_string()
    } else {
        value.to_string()
    }
}

/// A number to be read: as [`show`] gives it, with its thousands apart.
///
/// ```
/// use tandem_core::scoring::spell;
/// assert_eq!([spell(1234.567), spell(-0.0)], ["1,234.57", "0"]);
/// ```
pub fn spell(value: f64) -> String {
    let rounded = rounded(value);
    crate::texts::number(if rounded.is_finite() { rounded } else { value })
}

fn rounded(value: f64) -> f64 {
    // Nothing is nothing: the sum of no numbers is -0.
    (value * 100.0).round() / 100.0 + 0.0
}
