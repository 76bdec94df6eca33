//! The one input whose change would alter a rank soonest.

use super::{Bounds, Framework, Input};

/// A change of one input that would bring an idea past another.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// The input.
    pub input: Input,
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
/// let found = lever(&Framework::Rice, &numbers, 800.0).expect("a lever");
/// assert_eq!((found.input.name.as_ref(), found.to), ("effort", 1.68));
/// ```
pub fn lever(framework: &Framework, numbers: &[Option<f64>], target: f64) -> Option<Lever> {
    let score = framework.score(numbers).ok()?;
    let direction = target.total_cmp(&score);
    if direction.is_eq() {
        return None;
    }
    let values: Vec<f64> = numbers.iter().map(|number| number.unwrap_or_default()).collect();
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
        let turns = matches!(framework, Framework::Custom(_));
        let candidates = match input.bounds {
            Bounds::Scale(steps) => steps.to_vec(),
            Bounds::Any => hundredths(from, [-LARGEST, LARGEST], turns, &passes),
            Bounds::From(least) => hundredths(from, [least, LARGEST], turns, &passes),
            Bounds::Between(least, most) => hundredths(from, [least, most], turns, &passes),
        };
        let levers = candidates.into_iter().filter(passes).map(|to| Lever {
            input: input.clone(),
            from,
            to,
        });
        levers.min_by(|a, b| a.size().total_cmp(&b.size()))
    });
    levers.min_by(|a, b| a.size().total_cmp(&b.size()))
}

/// The largest number that an input can have (as in files).
const LARGEST: f64 = crate::snapshot::v1::LARGEST;

/// The nearest hundredths below and above that pass, if any do. Every published formula rises or falls all the way with
/// each of its inputs, so that between the first that passes and the end all pass. A formula of one's own may turn: there
/// what passes is looked for in steps that double.
fn hundredths(from: f64, ends: [f64; 2], turns: bool, passes: &dyn Fn(&f64) -> bool) -> Vec<f64> {
    let nearest = |end: f64| {
        if !turns && !passes(&end) {
            return None;
        }
        let outwards = if end > from { 1.0 } else { -1.0 };
        let at = |steps: f64| {
            let to = ((from * 100.0 * outwards).floor() + steps) * outwards / 100.0;
            if (to - end) * outwards > 0.0 { end } else { to }
        };
        // In steps of a hundredth: `fails` does not pass, `passed` does.
        let (mut fails, mut passed) = (0.0, 1.0);
        while !passes(&at(passed)) {
            if (end - at(passed)) * outwards <= 0.0 {
                return None;
            }
            fails = passed;
            passed *= 2.0;
        }
        while passed - fails > 1.0 {
            let middle = f64::midpoint(fails, passed).floor();
            if passes(&at(middle)) {
                passed = middle;
            } else {
                fails = middle;
            }
        }
        Some(at(passed))
    };
    ends.into_iter().filter_map(nearest).collect()
}
