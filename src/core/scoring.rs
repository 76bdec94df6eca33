//! Ways to score ideas: inputs with bounds, a formula, and an explanation, one framework a file.
//!
//! Raw inputs are kept and scores are derived. A missing input or one out of bounds makes an idea *unscored*, with the
//! reason; nothing is replaced by a tiny number or by 1. Scores are compared as they are, never as they are shown: all that
//! they lose is their last bits, in which results differ that are equal on paper.

mod graph;
mod input;
mod slots;

pub mod ahp;
pub mod budget;
pub mod cd3;
pub mod combine;
pub mod consensus;
pub mod custom;
pub mod formula;
pub mod ice;
pub mod kano;
pub mod moscow;
pub mod notes;
pub mod opportunity;
pub mod pairwise;
pub mod pie;
pub mod rice;
pub mod sensitivity;
pub mod typed;
pub mod value_effort;
pub mod weighted;
pub mod wsjf;

use std::sync::Arc;

use crate::doubt::columns::{add, copy, divide, divide_by, even, even_all, multiply, product};
use crate::doubt::{Columns, by_rows};
use crate::model::{Board, Role};
use crate::texts;

pub use input::{ALIGNMENT, Bounds, Input, Notation, Unscored, show, spell};

/// A framework with its settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Framework {
    /// Reach, impact, confidence, effort.
    Rice,
    /// Impact, confidence, ease, in one of two published forms.
    Ice(ice::Form),
    /// Potential, importance, ease.
    Pie,
    /// Weighted shortest job first.
    Wsjf,
    /// Cost of delay divided by duration.
    Cd3,
    /// Value against effort, on a scale.
    ValueEffort(value_effort::Scale),
    /// Must, should, could, won't this time.
    Moscow,
    /// What matters and is served badly.
    Opportunity,
    /// Criteria of the team's own with weights.
    Weighted(Arc<weighted::Weighted>),
    /// A formula of the team's own.
    Custom(Arc<custom::Custom>),
    /// A questionnaire about having and lacking each idea.
    Kano,
    /// Play money for ideas with prices.
    BuyFeature,
    /// A hundred points for each person to give away.
    Points,
    /// Which of two, again and again.
    Pairwise,
    /// Which of two, and how many times as much.
    Ahp,
    /// An order by hand, of each person, and the one that disagrees least.
    StackRank,
}

/// The numbers of one idea, in the order of the framework's inputs.
pub type Numbers = Vec<Option<f64>>;

const PRICED: &[Input] = &[
    Input::new("price", Bounds::From(0.0), Role::Po),
    Input::new("money", Bounds::From(0.0), Role::Pm).adding_up(),
];
const POINTED: &[Input] = &[Input::new("points", Bounds::Between(0.0, budget::POINTS), Role::Pm).adding_up()];

impl Framework {
    /// All frameworks with the settings that boards begin with, in the order in which they are offered.
    pub fn all() -> [Self; 17] {
        [
            Self::Rice,
            Self::Ice(ice::Form::Product),
            Self::Ice(ice::Form::Mean),
            Self::Pie,
            Self::Wsjf,
            Self::Cd3,
            Self::ValueEffort(value_effort::Scale::Five),
            Self::Moscow,
            Self::Opportunity,
            Self::Weighted(Arc::default()),
            Self::Custom(Arc::new(custom::Custom::new(""))),
            Self::Kano,
            Self::BuyFeature,
            Self::Points,
            Self::Pairwise,
            Self::Ahp,
            Self::StackRank,
        ]
    }

    /// The framework of this key, with the settings that boards begin with.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|known| known.key() == key)
    }

    /// The framework of a board.
    pub fn of(board: Board<'_>) -> Self {
        match board.framework() {
            "ice" if board.ice_form() == "mean" => Self::Ice(ice::Form::Mean),
            name => Self::from_key(name).unwrap_or(Self::Rice).set_by(board),
        }
    }

    /// The same framework with the settings of a board.
    #[must_use]
    pub fn set_by(self, board: Board<'_>) -> Self {
        match self {
            Self::ValueEffort(_) => Self::ValueEffort(value_effort::Scale::from_name(board.scale())),
            Self::Weighted(_) => Self::Weighted(Arc::new(weighted::Weighted::new(board.criteria()))),
            Self::Custom(_) => Self::Custom(Arc::new(custom::Custom::new(board.formula()))),
            other => other,
        }
    }

    /// The name, as files spell it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Rice => "rice",
            Self::Ice(_) => "ice",
            Self::Pie => "pie",
            Self::Wsjf => "wsjf",
            Self::Cd3 => "cd3",
            Self::ValueEffort(_) => "value-effort",
            Self::Moscow => "moscow",
            Self::Opportunity => "opportunity",
            Self::Weighted(_) => "weighted",
            Self::Custom(_) => "custom",
            Self::Kano => "kano",
            Self::BuyFeature => "buy-a-feature",
            Self::Points => "points",
            Self::Pairwise => "pairwise",
            Self::Ahp => "ahp",
            Self::StackRank => "stack-rank",
        }
    }

    /// The name with its form, as the catalogue of texts spells it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Ice(ice::Form::Mean) => "ice-mean",
            other => other.name(),
        }
    }

    /// The name that people know it by.
    pub fn label(&self) -> String {
        texts::framework_name(self.key())
    }

    /// The inputs, in the order of the formula; none where ideas are judged against each other.
    pub fn inputs(&self) -> &[Input] {
        match self {
            Self::Rice => rice::INPUTS,
            Self::Ice(_) => ice::INPUTS,
            Self::Pie => pie::INPUTS,
            Self::Wsjf => wsjf::INPUTS,
            Self::Cd3 => cd3::INPUTS,
            Self::ValueEffort(scale) => scale.inputs(),
            Self::Moscow => moscow::INPUTS,
            Self::Opportunity => opportunity::INPUTS,
            Self::Weighted(weighted) => weighted.inputs(),
            Self::Custom(custom) => custom.inputs(),
            Self::BuyFeature => PRICED,
            Self::Points => POINTED,
            Self::Kano | Self::Pairwise | Self::Ahp | Self::StackRank => &[],
        }
    }

    /// The same framework, measured by what the ideas of a board have, where scores depend on that.
    #[must_use]
    pub fn measured(&self, ideas: &[Numbers]) -> Self {
        match self {
            Self::Weighted(weighted) if self.is_measured() => {
                Self::Weighted(Arc::new(weighted.measured(ideas)))
            }
            other => other.clone(),
        }
    }

    /// Whether an idea's score follows from its own numbers, so that it can be computed, explained and doubted alone.
    pub const fn is_computed(&self) -> bool {
        !matches!(self, Self::Kano | Self::Pairwise | Self::Ahp | Self::StackRank)
    }

    /// Whether ideas are ranked by estimates of each, which can be ranges and differ between people. Money and points that
    /// people give away are no estimates.
    pub const fn is_estimated(&self) -> bool {
        self.is_computed() && !matches!(self, Self::BuyFeature | Self::Points)
    }

    /// Whether an idea's score follows from its own numbers alone, whatever the others have.
    pub fn is_alone(&self) -> bool {
        let is_shared = matches!(self, Self::BuyFeature | Self::Points);
        self.is_computed() && !self.is_measured() && !is_shared
    }

    /// Whether scores are measured by what all ideas of a board have.
    pub fn is_measured(&self) -> bool {
        matches!(self, Self::Weighted(weighted) if weighted.is_measured())
    }

    /// What the inputs are called that take a range which tells how sure the order is: numbers that are typed, and that the
    /// score is made from.
    pub fn ranged(&self) -> Vec<String> {
        let ranks = self.is_estimated() && *self != Self::Moscow;
        let typed = self.typed();
        if ranks { typed } else { Vec::new() }
    }

    /// What the inputs are called whose numbers are typed and not chosen from a list.
    pub fn typed(&self) -> Vec<String> {
        let all = self.inputs().iter();
        let typed = all.filter(|input| input.steps().is_empty() && input.name != ALIGNMENT);
        typed.map(Input::label).collect()
    }

    /// The score of an idea with these inputs, or why it has none.
    pub fn score(&self, numbers: &[Option<f64>]) -> Result<f64, Unscored> {
        if let Some(refused) = self.refused() {
            return Err(refused);
        }
        let mut values = Vec::with_capacity(numbers.len());
        for (at, input) in self.inputs().iter().enumerate() {
            let Some(value) = numbers.get(at).copied().flatten() else {
                if input.optional {
                    values.push(0.0);
                    continue;
                }
                return Err(Unscored::Missing(at));
            };
            if !value.is_finite() {
                return Err(Unscored::NotFinite(at));
            }
            if !input.bounds.allow(value) {
                return Err(Unscored::OutOfBounds(at, value));
            }
            values.push(value);
        }
        let score = match self {
            Self::Custom(custom) => even(custom.score(&values)?),
            other => other.formula(&values),
        };
        if score.is_finite() {
            return Ok(score);
        }
        let lost = match self {
            Self::Weighted(weighted) => {
                let mut shares = values.iter().enumerate();
                shares.find(|(at, value)| !weighted.share(*at, **value).is_finite())
            }
            _ => None,
        };
        Err(lost.map_or(Unscored::Overflow, |(at, _)| Unscored::Constant(at)))
    }

    /// Why no idea has a score, whatever its numbers are.
    fn refused(&self) -> Option<Unscored> {
        match self {
            Self::Weighted(weighted) => weighted.refused(),
            Self::Custom(custom) => custom.formula().is_err().then_some(Unscored::Unset),
            other => (!other.is_computed()).then_some(Unscored::Silent),
        }
    }

    /// The input that says how much work an idea is, by its place; for those that know one.
    pub fn effort(&self) -> Option<usize> {
        let at = |name: &&str| self.inputs().iter().position(|input| input.name == **name);
        custom::EFFORTS.iter().find_map(at)
    }

    /// The formula itself, whatever the bounds are; NaN for another number of inputs than it has.
    pub fn formula(&self, values: &[f64]) -> f64 {
        even(self.reckon(values))
    }

    fn reckon(&self, values: &[f64]) -> f64 {
        match (self, values) {
            (Self::Rice, &[reach, impact, confidence, effort]) => {
                rice::score(reach, impact, confidence, effort)
            }
            (Self::Ice(form), &[impact, confidence, ease]) => ice::score(*form, impact, confidence, ease),
            (Self::Pie, &[potential, importance, ease]) => pie::score(potential, importance, ease),
            (Self::Wsjf, &[value, criticality, risk, size]) => wsjf::score(value, criticality, risk, size),
            (Self::Cd3, &[cost, duration]) => cd3::score(cost, duration),
            (Self::ValueEffort(_), &[value, effort]) => value_effort::score(value, effort),
            (Self::Moscow, &[priority, _]) => priority,
            (Self::Opportunity, &[importance, satisfaction]) => opportunity::score(importance, satisfaction),
            (Self::Weighted(weighted), values) => weighted.score(values),
            (Self::Custom(custom), values) => custom.score(values).unwrap_or(f64::NAN),
            (Self::BuyFeature, &[_, money]) => money,
            (Self::Points, &[points]) => points,
            _ => f64::NAN,
        }
    }

    /// The formula for many rows of inputs at once, a column an input; what has no result is no finite number.
    pub fn formula_of(&self, columns: Columns<'_>, results: &mut [f64]) {
        let begin = |results: &mut [f64]| copy(results, columns.get(0));
        match self {
            Self::Rice => {
                product(results, columns.get(0), columns.get(1));
                multiply(results, columns.get(2));
                divide(results, 100.0, columns.get(3));
            }
            Self::Ice(ice::Form::Product) => {
                product(results, columns.get(0), columns.get(1));
                multiply(results, columns.get(2));
            }
            Self::Ice(ice::Form::Mean) | Self::Pie => {
                begin(results);
                add(results, columns.get(1));
                add(results, columns.get(2));
                divide_by(results, 3.0);
            }
            Self::Wsjf => {
                begin(results);
                add(results, columns.get(1));
                add(results, columns.get(2));
                divide(results, 1.0, columns.get(3));
            }
            Self::Cd3 | Self::ValueEffort(_) => {
                begin(results);
                divide(results, 1.0, columns.get(1));
            }
            Self::Custom(custom) => custom.score_columns(columns, results),
            other => by_rows(|row| other.reckon(row))(columns, results),
        }
        even_all(results);
    }

    /// A score for people: a number, or the word that it stands for.
    pub fn show(&self, score: f64) -> String {
        match self {
            Self::Moscow => self
                .inputs()
                .first()
                .map(|input| input.word(self, score.round()))
                .unwrap_or_default(),
            Self::Kano => kano::Category::ranked(score)
                .map(kano::Category::label)
                .unwrap_or_default(),
            _ => spell(score),
        }
    }

    /// The formula with the numbers in it: `450 × 3 × 100% ÷ 2 = 675`.
    pub fn explain(&self, numbers: &[Option<f64>]) -> Result<String, Unscored> {
        let score = self.show(self.score(numbers)?);
        // What may be missing counts as nothing, and keeps its place.
        let given: Vec<f64> = numbers.iter().map(|number| number.unwrap_or_default()).collect();
        let shown: Vec<String> = given.iter().copied().map(spell).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        Ok(match (self, shown.as_slice()) {
            (Self::Rice, &[reach, impact, confidence, effort]) => {
                texts::score_rice(reach, impact, confidence, effort, &score)
            }
            (Self::Ice(ice::Form::Product), &[one, two, three]) => {
                texts::score_product(one, two, three, &score)
            }
            (Self::Ice(ice::Form::Mean) | Self::Pie, &[one, two, three]) => {
                texts::score_mean(one, two, three, &score)
            }
            (Self::Wsjf, &[value, criticality, risk, size]) => {
                texts::score_wsjf(value, criticality, risk, size, &score)
            }
            (Self::Cd3 | Self::ValueEffort(_), &[above, below]) => texts::score_ratio(above, below, &score),
            (Self::Opportunity, &[importance, satisfaction]) => {
                texts::score_opportunity(importance, satisfaction, &score)
            }
            (Self::BuyFeature, &[price, money]) => texts::score_money(money, price),
            (Self::Weighted(weighted), _) => weighted.explain(&given, &score),
            (Self::Custom(custom), _) => custom.explain(&given, &score),
            _ => score,
        })
    }
}
