//! One number out of several people's estimates.
//!
//! The side that owns an input decides: the mean of the estimates by people who wear its hat. Where none of them has said
//! anything, the mean of all others stands in.

use crate::Id;
use crate::model::{Idea, Role};
use crate::scoring::{Framework, Input, Numbers};

/// The number for one input, and who said what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Combined {
    /// The number that the score is made from.
    pub value: Option<f64>,
    /// Every person's estimate, by person.
    pub said: Vec<Said>,
}

/// One person's estimate of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Who.
    pub person: Id,
    /// The hat they wear.
    pub role: Role,
    /// The number.
    pub value: f64,
}

/// Combines the estimates of one input.
pub fn combine(input: &Input, said: Vec<Said>) -> Combined {
    let owners = mean(
        said.iter()
            .filter(|said| said.role == input.owner)
            .map(|said| said.value),
    );
    let value = owners.or_else(|| mean(said.iter().map(|said| said.value)));
    Combined { value, said }
}

/// Combines all estimates of an idea for a framework, in the order of its inputs.
pub fn combine_all(idea: Idea<'_>, framework: Framework, role: &dyn Fn(Id) -> Role) -> Vec<Combined> {
    let inputs = framework.inputs();
    let mut said: Vec<Vec<Said>> = vec![Vec::new(); inputs.len()];
    for estimate in idea
        .estimates()
        .filter(|estimate| estimate.framework == framework.name())
    {
        let at = inputs.iter().position(|input| input.name == estimate.input);
        if let Some(slot) = at.and_then(|at| said.get_mut(at)) {
            slot.push(Said {
                person: estimate.person,
                role: role(estimate.person),
                value: estimate.value,
            });
        }
    }
    inputs
        .iter()
        .zip(said)
        .map(|(input, said)| combine(input, said))
        .collect()
}

/// The numbers alone.
pub fn numbers(combined: &[Combined]) -> Numbers {
    combined.iter().map(|combined| combined.value).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_u32);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}
