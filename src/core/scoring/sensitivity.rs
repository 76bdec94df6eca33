//! The one input whose change would alter a rank soonest.

use super::{Bounds, Framework, Input, ice};

/// A change of one input that would bring an idea past another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lever {
    /// The input.
    pub input: &'static Input,
    /// What it is.
    pub from: f64,
    /// What it would have to be: the nearest step of its scale, or hundredth, that passes.
    pub to: f64,
}

impl Lever {
    /// How large the change is, as a share of what the input is; infinite where it is 0.
    pub fn size(&self) -> f64 {
        ((self.to - self.from) / self.from).abs()
    }
}

/// The smallest change of one input, within its bounds, that lifts the score above or lowers it below `target`, all other
/// inputs left as they are; none if no single input can do it, or if the score is `target` already.
///
/// ```
/// use tandem_core::scoring::{Framework, sensitivity::lever};
/// // A score of 675 against a neighbour's 800: a sixth less effort passes it, sooner than a fifth more reach.
/// let numbers = [Some(450.0), Some(3.0), Some(100.0), Some(2.0)];
/// let found = lever(Framework::Rice, &numbers, 800.0).expect("a lever");
/// assert_eq!((found.input.name, found.to), ("effort", 1.68));
/// ```
pub fn lever(framework: Framework, numbers: &[Option<f64>], target: f64) -> Option<Lever> {
    let score = framework.score(numbers).ok()?;
    let direction = target.total_cmp(&score);
    if direction.is_eq() {
        return None;
    }
    let values: Vec<f64> = numbers.iter().copied().flatten().collect();
    let levers = framework.inputs().iter().enumerate().filter_map(|(at, input)| {
        let from = *values.get(at)?;
        let changed = |to: f64| {
            let with = values
                .iter()
                .enumerate()
                .map(|(i, value)| if i == at { to } else { *value });
            framework.formula(&with.collect::<Vec<f64>>())
        };
        let passes = |to: &f64| input.bounds.allow(*to) && changed(*to).total_cmp(&target) == direction;
        let candidates = match input.bounds {
            Bounds::Scale(steps) => steps.to_vec(),
            Bounds::From(_) | Bounds::Between(..) => near(
                from,
                level(framework, input, from, target - score, changed(1.0), target),
            ),
        };
        let levers = candidates
            .into_iter()
            .filter(passes)
            .map(|to| Lever { input, from, to });
        levers.min_by(|a, b| a.size().total_cmp(&b.size()))
    });
    levers.min_by(|a, b| a.size().total_cmp(&b.size()))
}

/// What an input must be for the score to become `target`: `missing` more than it is. `unit` is the score with a 1 there.
fn level(framework: Framework, input: &Input, from: f64, missing: f64, unit: f64, target: f64) -> f64 {
    match framework {
        Framework::Rice if input.name == "effort" => unit / target,
        Framework::Rice | Framework::Ice(ice::Form::Product) => target / unit,
        Framework::Ice(ice::Form::Mean) => from + 3.0 * missing,
    }
}

/// The hundredths around a level, one of which is the first to pass it: where the level falls on a hundredth, that one
/// ties and the next one passes, or rounding decides.
fn near(from: f64, level: f64) -> Vec<f64> {
    let outwards = if level > from { 1.0 } else { -1.0 };
    let hundredth = (level * 100.0 * outwards).ceil() * outwards;
    [-outwards, 0.0, outwards]
        .map(|step| (hundredth + step) / 100.0)
        .to_vec()
}
