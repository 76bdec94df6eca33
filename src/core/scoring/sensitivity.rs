//! The one input whose change would alter a rank soonest.

use super::{Bounds, Framework, Input, Numbers};

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
/// inputs left as they are; none if no single input can do it, or if the score is `target` already. The inputs at the
/// places `fixed` follow from something else, so that nobody can change them.
///
/// ```
/// use tandem_core::scoring::{Framework, sensitivity::lever};
/// // A score of 675 against a neighbour's 800: a sixth less effort passes it, sooner than a fifth more reach.
/// let numbers = [Some(450.0), Some(3.0), Some(100.0), Some(2.0)];
/// let found = lever(&Framework::Rice, &numbers, 800.0, &[]).expect("a lever");
/// assert_eq!((found.input.name.as_ref(), found.to), ("effort", 1.68));
/// ```
pub fn lever(framework: &Framework, numbers: &[Option<f64>], target: f64, fixed: &[usize]) -> Option<Lever> {
    let score = framework.score(numbers).ok()?;
    smallest(framework, numbers, fixed, (score, target), &|values| {
        (framework.formula(values), target)
    })
}

/// The least and the most numbers of all ideas of a board, two of each by input: what measures an idea beside the others.
#[derive(Clone, Debug)]
pub struct Ends(Vec<Vec<f64>>);

impl Ends {
    /// Reads them from the numbers of all ideas of a board.
    pub fn of(framework: &Framework, ideas: &[Numbers]) -> Self {
        let column = |(at, input): (usize, &Input)| {
            let given = ideas
                .iter()
                .filter_map(|numbers| numbers.get(at).copied().flatten());
            let mut column: Vec<f64> = given.filter(|number| input.bounds.allow(*number)).collect();
            crate::sort::by(&mut column, f64::total_cmp);
            let middle = 2..column.len().saturating_sub(2).max(2);
            if middle.end < column.len() {
                column.drain(middle);
            }
            column
        };
        Self(framework.inputs().iter().enumerate().map(column).collect())
    }

    /// A framework of these ideas, measured as if the numbers `own` of one of them were `changed`.
    pub fn with(&self, framework: &Framework, own: &[Option<f64>], changed: Numbers) -> Framework {
        let [least, most] = self.without(own);
        framework.measured(&[least, most, changed])
    }

    /// What the others have at least and at most, beside an idea with these numbers.
    fn without(&self, own: &[Option<f64>]) -> [Numbers; 2] {
        let others = self.0.iter().zip(own.iter().chain(std::iter::repeat(&None)));
        let ends = others.map(|(column, own)| {
            let mut rest = column.clone();
            let is_own = |other: &f64| own.is_some_and(|own| other.total_cmp(&own).is_eq());
            if let Some(at) = rest.iter().position(is_own) {
                rest.remove(at);
            }
            (rest.first().copied(), rest.last().copied())
        });
        let (least, most) = ends.unzip();
        [least, most]
    }
}

/// The smallest change of one input that brings an idea past another where scores depend on what all ideas have: what one
/// idea has more may measure all of them anew.
pub fn lever_beside(
    framework: &Framework,
    ends: &Ends,
    numbers: &[Option<f64>],
    other: &[Option<f64>],
    fixed: &[usize],
) -> Option<Lever> {
    let both = (framework.score(numbers).ok()?, framework.score(other).ok()?);
    let given = |numbers: &[Option<f64>]| -> Vec<f64> {
        let numbers = numbers.iter().map(|number| number.unwrap_or_default());
        numbers.collect()
    };
    let target = given(other);
    smallest(framework, numbers, fixed, both, &|values| {
        let own = values.iter().copied().map(Some).collect();
        let measured = ends.with(framework, numbers, own);
        (measured.formula(values), measured.formula(&target))
    })
}

/// The smallest change of one input that passes; `both` are the scores of an idea and of what it is to pass, `scores` are
/// these with other numbers.
fn smallest(
    framework: &Framework,
    numbers: &[Option<f64>],
    fixed: &[usize],
    both: (f64, f64),
    scores: &dyn Fn(&[f64]) -> (f64, f64),
) -> Option<Lever> {
    let direction = both.1.total_cmp(&both.0);
    if direction.is_eq() {
        return None;
    }
    let values: Vec<f64> = numbers.iter().map(|number| number.unwrap_or_default()).collect();
    let inputs = framework.inputs().iter().enumerate();
    let free = inputs.filter(|(at, _)| !fixed.contains(at));
    let levers = free.filter_map(|(at, input)| {
        let from = *values.get(at)?;
        let changed = |to: f64| {
            let with = values
                .iter()
                .enumerate()
                .map(|(i, value)| if i == at { to } else { *value });
            scores(&with.collect::<Vec<f64>>())
        };
        let passes = |to: &f64| {
            let (score, target) = changed(*to);
            let is_known = score.is_finite() && target.is_finite();
            input.bounds.allow(*to) && is_known && score.total_cmp(&target) == direction
        };
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
