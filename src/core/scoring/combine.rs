//! One number out of several people's estimates.
//!
//! The side that owns an input decides: the mean of the estimates by people who wear its hat. Where none of them has said
//! anything, the mean of all others stands in.

use crate::Id;
use crate::model::{Idea, ReachFrom, Role};
use crate::scoring::{ALIGNMENT, Framework, Input, Numbers};

/// The number for one input, and who said what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Combined {
    /// The number that the score is made from.
    pub value: Option<f64>,
    /// The ends of its range, low and high, where somebody who decides gave one.
    pub range: Option<(f64, f64)>,
    /// Every person's estimate, by person.
    pub said: Vec<Said>,
    /// The hat of those whose numbers count, where one hat decides: of what adds up, and of a mean of all, none does.
    pub decides: Option<Role>,
    /// What the number follows, whatever people said.
    pub derived: Option<Derived>,
    /// Whether others gave a number that who looks may not see before giving one.
    pub hidden: bool,
}

/// What a number follows that nobody types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The evidence: reach.
    Reach(ReachFrom),
    /// The objectives that the idea serves: alignment.
    Alignment,
}

impl Derived {
    /// The name, as the catalogue of texts spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reach(from) => from.name(),
            Self::Alignment => ALIGNMENT,
        }
    }
}

/// One person's estimate of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Who.
    pub person: Id,
    /// The hat they wear.
    pub role: Role,
    /// The number, or the likely one of a range.
    pub value: f64,
    /// The ends of its range, low and high.
    pub range: Option<(f64, f64)>,
}

/// Whose numbers decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// Those of the side that owns the input; where it is silent, everybody's.
    #[default]
    Owner,
    /// Everybody's alike.
    Mean,
    /// One person's; where that person is silent, the owners'.
    Person(Id),
}

/// Combines the estimates of one input: for what adds up the sums, else the means, of the numbers that decide, and of the ends of their ranges, where a
/// plain number is a range of no width.
///
/// ```
/// use tandem_core::Id;
/// use tandem_core::model::Role;
/// use tandem_core::scoring::combine::{Rule, Said, combine};
/// use tandem_core::scoring::{Bounds, Input};
/// let said = |role, value, range| Said { person: Id::from_u128(1), role, value, range };
/// let reach = Input::new("reach", Bounds::From(0.0), Role::Pm);
/// let both = vec![said(Role::Pm, 200.0, Some((100.0, 400.0))), said(Role::Pm, 100.0, None), said(Role::Po, 9.0, None)];
/// let combined = combine(&reach, both.clone(), Rule::Owner);
/// assert_eq!((combined.value, combined.range), (Some(150.0), Some((100.0, 250.0))));
/// assert_eq!(combined.decides, Some(Role::Pm));
/// let mean = combine(&reach, both, Rule::Mean);
/// assert_eq!((mean.value, mean.decides), (Some(103.0), None));
/// ```
pub fn combine(input: &Input, said: Vec<Said>, rule: Rule) -> Combined {
    let owned = said.iter().any(|said| said.role == input.owner);
    let by_owner = |said: &Said| !owned || said.role == input.owner;
    let decides = |said: &Said| match rule {
        Rule::Owner => by_owner(said),
        Rule::Mean => true,
        Rule::Person(person) => said.person == person,
    };
    let mut deciding: Vec<&Said> = said.iter().filter(|said| decides(said)).collect();
    if deciding.is_empty() {
        deciding = said.iter().filter(|said| by_owner(said)).collect();
    }
    if input.adds_up {
        deciding = said.iter().collect();
    }
    let of = |read: fn(&Said) -> f64| together(input.adds_up, deciding.iter().map(|said| read(said)));
    let value = of(|said| said.value);
    let ranged = deciding.iter().any(|said| said.range.is_some());
    let ends = of(|said| said.range.map_or(said.value, |range| range.0))
        .zip(of(|said| said.range.map_or(said.value, |range| range.1)));
    let range = ends.filter(|_| ranged);
    let first = deciding.first().map(|said| said.role);
    let is_one = deciding.iter().all(|said| Some(said.role) == first) && !input.adds_up && rule != Rule::Mean;
    let decides = first.filter(|_| is_one);
    Combined {
        decides,
        value,
        range,
        said,
        derived: None,
        hidden: false,
    }
}

/// Combines all estimates of an idea for a framework, in the order of its inputs. In a blind round `blind_for` names who
/// looks: of an input that this person and somebody else have not both rated, only this person's number is there.
pub fn combine_all(
    idea: Idea<'_>,
    framework: &Framework,
    role: &dyn Fn(Id) -> Role,
    rule: Rule,
    blind_for: Option<Id>,
) -> Vec<Combined> {
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
                range: estimate.range,
            });
        }
    }
    inputs
        .iter()
        .zip(said)
        .map(|(input, mut said)| {
            let mut hidden = false;
            if let Some(viewer) = blind_for {
                let own = said.iter().filter(|said| said.person == viewer).count();
                hidden = own == 0 && !said.is_empty();
                if own == 0 || own == said.len() {
                    said.retain(|said| said.person == viewer);
                }
            }
            Combined {
                hidden,
                ..combine(input, said, rule)
            }
        })
        .collect()
}

/// The numbers alone.
pub fn numbers(combined: &[Combined]) -> Numbers {
    combined.iter().map(|combined| combined.value).collect()
}

/// The sum of what adds up, the mean of what does not.
fn together(adds_up: bool, values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_u32);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| if adds_up { sum } else { sum / f64::from(count) })
}
