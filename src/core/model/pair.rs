//! Judgements of two ideas against each other: where one stands, and how it reads from the other side.
//!
//! A judgement stands on the idea with the smaller id, as that person's estimate whose input is the other idea's id. For
//! pairs it is 1 if this idea is better, −1 if the other is, 0 if both are alike. For AHP it is how many times as much this
//! one matters, from 1 to 9, with a minus where the other one does.

use crate::scoring::Framework;
use crate::{Field, Id, Kind, Value};

/// Two ideas, the one with the smaller id first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair(Id, Id);

impl Pair {
    /// Two different ideas; none for one.
    pub fn of(one: Id, other: Id) -> Option<Self> {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => Some(Self(one, other)),
            std::cmp::Ordering::Greater => Some(Self(other, one)),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The idea on which the judgement stands.
    pub const fn first(self) -> Id {
        self.0
    }

    /// The other one.
    pub const fn second(self) -> Id {
        self.1
    }

    /// Where a person's judgement of the two stands, on the first of them.
    pub fn field(self, framework: &str, person: Id) -> Field {
        Field::estimate(framework, person, &self.1.to_string())
    }
}

/// What a person said about an idea against another one, as it stands on the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement<'a> {
    /// The framework, as files spell it.
    pub framework: &'a str,
    /// Who said so.
    pub person: Id,
    /// The other idea.
    pub other: Id,
    /// The number.
    pub value: f64,
}

impl<'a> Judgement<'a> {
    /// Reads a field of a record of this kind; none if it is something else.
    pub fn of(kind: &Kind, field: &'a Field, value: &Value) -> Option<Self> {
        if *kind != Kind::IDEAS || field.name() != "estimates" {
            return None;
        }
        let mut parts = field.as_str().split('/').skip(1);
        let (framework, person, input) = (parts.next()?, parts.next()?, parts.next()?);
        let in_pairs = [Framework::Pairwise, Framework::Ahp];
        in_pairs.iter().find(|known| known.name() == framework)?;
        Some(Self {
            framework,
            person: person.parse().ok()?,
            other: input.parse().ok()?,
            value: value.as_number()?,
        })
    }
}

/// A judgement as it reads from the other idea of its pair.
pub fn turned_round(framework: &str, value: f64) -> f64 {
    // Both are alike, whichever comes first: no pair is better by nothing, and for AHP once as much is as much.
    let alike = if framework == Framework::Ahp.name() {
        value.abs() <= 1.0
    } else {
        value == 0.0
    };
    if alike { value.abs() } else { -value }
}
