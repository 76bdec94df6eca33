//! Weighted scoring: criteria that a team chooses, each with a weight, a direction and a way to bring it onto 0 to 100.
//!
//! Source of the ways: Ching-Lai Hwang and Kwangsun Yoon, "Multiple Attribute Decision Making", 1981 (simple additive
//! weighting): a fixed scale, the spread between the least and the most that was given, or the share of the most. Where less
//! is better, each way is turned round: what it gives is taken from 1. For shares the authors also have the least as a share
//! of the number; beside a 0 that gives nothing to all others, however small they are, and so it is not used.

use super::{Bounds, Input, Numbers, Unscored, show};
use crate::model::Role;

/// How a criterion's numbers come onto 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// From 0 to 10, divided by 10.
    #[default]
    Ten,
    /// From 1 to 5: 1 is 0, 5 is 1.
    Five,
    /// From 0 to 100, divided by 100.
    Hundred,
    /// Any number: the least that an idea of the board has is 0, the most is 1.
    Spread,
    /// Any number from 0 on, as a share of the most; where less is better, what is left of the most, so that 0 is best.
    Share,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its key, as files spell it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// How much it counts against the others, 0 or more.
    pub weight: f64,
    /// Whether less is better.
    pub less: bool,
    /// How its numbers are brought together.
    pub scale: Scale,
}

/// Criteria, and what was given for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighted {
    criteria: Vec<Criterion>,
    inputs: Vec<Input>,
    /// The least and the most that an idea has, by criterion.
    ends: Vec<Option<(f64, f64)>>,
}

impl Scale {
    /// All scales, as boards offer them.
    pub const ALL: [Self; 5] = [Self::Ten, Self::Five, Self::Hundred, Self::Spread, Self::Share];

    /// The scale of this name; 0 to 10 unless another was chosen.
    pub fn from_name(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|scale| scale.name() == name).unwrap_or_default()
    }

    /// The name, as files spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ten => "ten",
            Self::Five => "five",
            Self::Hundred => "hundred",
            Self::Spread => "spread",
            Self::Share => "share",
        }
    }

    const fn bounds(self) -> Bounds {
        match self {
            Self::Ten => Bounds::Between(0.0, 10.0),
            Self::Five => Bounds::Between(1.0, 5.0),
            Self::Hundred => Bounds::Between(0.0, 100.0),
            Self::Spread => Bounds::Any,
            Self::Share => Bounds::From(0.0),
        }
    }
}

impl Weighted {
    /// Takes criteria; before [`measured`](Self::measured), spreads and shares have nothing to be measured by.
    pub fn new(criteria: Vec<Criterion>) -> Self {
        let inputs = criteria.iter().map(|criterion| {
            let input = Input::titled(
                criterion.key.clone(),
                criterion.name.clone(),
                criterion.scale.bounds(),
                Role::Pm,
            );
            if criterion.weight > 0.0 {
                input
            } else {
                input.optional()
            }
        });
        Self {
            inputs: inputs.collect(),
            ends: vec![None; criteria.len()],
            criteria,
        }
    }

    /// The criteria.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// An input a criterion.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The same criteria, measured by what ideas have.
    #[must_use]
    pub fn measured(&self, ideas: &[Numbers]) -> Self {
        let ends = (0..self.criteria.len()).map(|at| {
            let given = ideas
                .iter()
                .filter_map(|numbers| numbers.get(at).copied().flatten());
            // A number that stands there from another scale is no number of this one.
            let bounds = self.criteria.get(at).map(|criterion| criterion.scale.bounds());
            given
                .filter(|number| bounds.is_some_and(|bounds| bounds.allow(*number)))
                .fold(None, |ends, number| match ends {
                    None => Some((number, number)),
                    Some((least, most)) => Some((f64::min(least, number), f64::max(most, number))),
                })
        });
        Self {
            ends: ends.collect(),
            ..self.clone()
        }
    }

    /// Whether a criterion is measured by what all ideas have.
    pub fn is_measured(&self) -> bool {
        let mut scales = self.criteria.iter().map(|criterion| criterion.scale);
        scales.any(|scale| matches!(scale, Scale::Spread | Scale::Share))
    }

    /// Why no idea can be scored, whatever its numbers are: no weight at all, or a criterion that cannot be measured.
    pub fn refused(&self) -> Option<Unscored> {
        let heavy = self.criteria.iter().any(|criterion| criterion.weight > 0.0);
        if !heavy {
            return Some(Unscored::Unset);
        }
        let counted = self.criteria.iter().zip(&self.ends).enumerate();
        let mut flat = counted.filter(|(_, (criterion, ends))| {
            criterion.weight > 0.0
                && match (criterion.scale, ends) {
                    (Scale::Spread, Some((least, most))) => least >= most,
                    (Scale::Share, Some((_, most))) => *most <= 0.0,
                    _ => false,
                }
        });
        flat.next().map(|(at, _)| Unscored::Constant(at))
    }

    /// A criterion's number on 0 to 1; NaN where it cannot be brought there.
    pub fn share(&self, at: usize, value: f64) -> f64 {
        let (Some(criterion), Some(ends)) = (self.criteria.get(at), self.ends.get(at)) else {
            return f64::NAN;
        };
        let between = |least: f64, most: f64| {
            let up = (value - least) / (most - least);
            if criterion.less { 1.0 - up } else { up }
        };
        let (least, most) = ends.unwrap_or((value, value));
        match criterion.scale {
            Scale::Ten => between(0.0, 10.0),
            Scale::Five => between(1.0, 5.0),
            Scale::Hundred => between(0.0, 100.0),
            Scale::Spread => between(least, most),
            Scale::Share => between(0.0, most),
        }
    }

    /// Σ(weight × share) ÷ Σ weight, from 0 to 100; NaN for another number of values than criteria.
    ///
    /// ```
    /// use tandem_core::scoring::weighted::{Criterion, Scale, Weighted};
    /// let criterion = |weight, scale| Criterion { key: String::new(), name: String::new(), weight, less: false, scale };
    /// // The published example: 8 × .4 + 6 × .3 + 9 × .2 + 5 × .1 = 7.3 of 10.
    /// let ten = Weighted::new([40.0, 30.0, 20.0, 10.0].map(|weight| criterion(weight, Scale::Ten)).into());
    /// assert!((ten.score(&[8.0, 6.0, 9.0, 5.0]) - 73.0).abs() < 1e-9);
    /// // Shares of the most: 6, 3, 2 are 100, 50, 33 1/3.
    /// let share = Weighted::new(vec![criterion(1.0, Scale::Share)]);
    /// let share = share.measured(&[vec![Some(6.0)], vec![Some(3.0)], vec![Some(2.0)]]);
    /// assert_eq!([6.0, 3.0, 2.0].map(|value| share.score(&[value]).round()), [100.0, 50.0, 33.0]);
    /// ```
    pub fn score(&self, values: &[f64]) -> f64 {
        if values.len() != self.criteria.len() {
            return f64::NAN;
        }
        let (mut sum, mut weights) = (0.0, 0.0);
        for (at, (criterion, value)) in self.criteria.iter().zip(values).enumerate() {
            if criterion.weight > 0.0 {
                sum += criterion.weight * self.share(at, *value);
                weights += criterion.weight;
            }
        }
        100.0 * sum / weights
    }

    /// The weighted mean with its numbers: `(40 × 80 + 30 × 60) ÷ 70 = 71.43`.
    pub fn explain(&self, values: &[f64], score: &str) -> String {
        let counted = self.criteria.iter().zip(values).enumerate();
        let counted = counted.filter(|(_, (criterion, _))| criterion.weight > 0.0);
        let parts: Vec<String> = counted
            .map(|(at, (criterion, value))| {
                format!(
                    "{}\u{a0}×\u{a0}{}",
                    show(criterion.weight),
                    show(100.0 * self.share(at, *value))
                )
            })
            .collect();
        let weights: f64 = self.criteria.iter().map(|criterion| criterion.weight).sum();
        format!(
            "({})\u{a0}÷\u{a0}{} =\u{a0}{score}",
            parts.join(" + "),
            show(weights)
        )
    }
}
