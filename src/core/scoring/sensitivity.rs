//! The one input whose change would alter a rank soonest.

use super::{Framework, Input, ice};

/// A change of one input that would bring two ideas level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lever {
    /// The input.
    pub input: &'static Input,
    /// What it is.
    pub from: f64,
    /// What it would have to be.
    pub to: f64,
}

/// The smallest relative change of one input that would lift or lower a score to `target`, within the input's bounds.
pub fn lever(framework: Framework, numbers: &[Option<f64>], target: f64) -> Option<Lever> {
    let score = framework.score(numbers).ok()?;
    let levers = framework
        .inputs()
        .iter()
        .zip(numbers)
        .filter_map(|(input, number)| {
            let from = (*number)?;
            let to = needed(framework, input, from, score, target);
            (to.is_finite() && input.bounds.allow(to)).then_some(Lever { input, from, to })
        });
    let size = |lever: &Lever| ((lever.to - lever.from) / lever.from).abs();
    levers
        .filter(|lever| size(lever).is_finite())
        .min_by(|a, b| size(a).total_cmp(&size(b)))
}

/// What an input must be for the score to become `target`, all others left as they are.
fn needed(framework: Framework, input: &Input, from: f64, score: f64, target: f64) -> f64 {
    match framework {
        Framework::Rice if input.name == "effort" => from * score / target,
        Framework::Rice | Framework::Ice(ice::Form::Product) => from * target / score,
        Framework::Ice(ice::Form::Mean) => 3.0_f64.mul_add(target - score, from),
    }
}
