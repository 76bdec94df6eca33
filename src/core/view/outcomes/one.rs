//! The outcome of one idea: what everybody expected, what was found, and what people say since.

use super::{framework, released_on, voices_since};
use crate::calibration::chance;
use crate::model::idea::Estimate;
use crate::model::outcome::State;
use crate::model::{Idea, Objective, Outcome, Role};
use crate::view::blind::Blind;
use crate::view::{person_name, role_of};
use crate::{Id, Kind, Millis, Workspace, texts};

/// What is known of an idea since it went out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdeaOutcomes {
    /// Whether the idea is released.
    pub is_out: bool,
    /// The day on which it went out; 0 where it did not.
    pub since: Millis,
    /// Its reviews, the earliest first.
    pub reviews: Vec<Review>,
    /// The feedback that came since, the latest first.
    pub voices: Vec<Voice>,
    /// The idea whose outcome led to this one.
    pub follows: Option<(Id, String)>,
}

/// One review.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Its record.
    pub id: Id,
    /// Its day.
    pub day: Option<Millis>,
    /// Where it stands.
    pub state: State,
    /// What was expected, input by input.
    pub expected: Vec<Expected>,
    /// The measure that should move.
    pub measure: Option<Measure>,
    /// The verdict, as files spell it.
    pub verdict: String,
    /// What was learned, in Markdown.
    pub learned: String,
    /// The ideas that came of it.
    pub follow_ups: Vec<(Id, String)>,
}

/// What people expected of one input.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The framework, as files spell it.
    pub framework: String,
    /// The input, as files spell it.
    pub input: String,
    /// What both are called.
    pub label: String,
    /// Who said what.
    pub told: Vec<Told>,
    /// Whether others said something that who looks may not see before giving a number too.
    pub hidden: bool,
    /// What was found.
    pub found: Option<f64>,
    /// Whether it is a confidence, which the verdict answers.
    pub is_chance: bool,
}

/// One person's estimate as it was when the review was planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The name.
    pub name: String,
    /// The hat that they wear.
    pub role: Role,
    /// The number.
    pub value: f64,
    /// The ends of its range.
    pub range: Option<(f64, f64)>,
    /// Whether the range holds what was found; none where either is missing.
    pub holds: Option<bool>,
}

/// The measure of an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The objective's title.
    pub objective: String,
    /// What is measured.
    pub name: String,
    /// The measure before, as expected, and as found.
    pub numbers: [Option<f64>; 3],
}

/// A feedback item that came after the release.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Voice {
    /// The item.
    pub feedback: Id,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
    /// When it was said.
    pub at: Millis,
}

/// How close to the whole way, or to none of it, still counts as such.
const NEAR: f64 = 0.1;

impl Review {
    /// What was found of the measure, where that speaks against the verdict: the verdict says how far it came, the measure
    /// something else.
    pub fn against(&self) -> Option<f64> {
        let [Some(before), Some(expected), Some(found)] = self.measure.as_ref()?.numbers else {
            return None;
        };
        let way = expected - before;
        if way.abs() <= f64::EPSILON {
            return None;
        }
        let part = (found - before) / way;
        let fits = match self.verdict.as_str() {
            "reached" => part >= 1.0 - NEAR,
            "partly" => part > 0.0 && part < 1.0,
            "missed" => part <= NEAR,
            _ => true,
        };
        (!fits).then_some(found)
    }
}

/// Gathers what is known of an idea since it went out, as one person sees it: what others expected is as blind as what they
/// estimate.
pub fn idea_outcomes(workspace: &Workspace, id: Id, now: Millis, viewer: Option<Id>) -> Option<IdeaOutcomes> {
    let idea = Idea::of(workspace.record(&Kind::IDEAS, id)?);
    let is_out = idea.is_out();
    let of_it = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record))
        .filter(|outcome| outcome.idea() == Some(id));
    let blind = Blind::of(workspace, viewer);
    let mut reviews: Vec<Review> = of_it
        .map(|outcome| review((workspace, &blind), outcome, idea, now))
        .collect();
    crate::sort::by_key(&mut reviews, |review| {
        (review.day.is_none(), review.day, review.id)
    });
    let mut voices = Vec::new();
    if is_out {
        voices.extend(voices_since(workspace, idea).map(|(said, at)| Voice {
            feedback: said.id(),
            title: said.title().to_owned(),
            status: said.status().to_owned(),
            at,
        }));
    }
    crate::sort::by_key(&mut voices, |voice| std::cmp::Reverse((voice.at, voice.feedback)));
    Some(IdeaOutcomes {
        is_out,
        since: if is_out { released_on(workspace, idea) } else { 0 },
        reviews,
        voices,
        follows: follows(workspace, id),
    })
}

/// The idea whose outcome led to this one.
pub fn follows(workspace: &Workspace, idea: Id) -> Option<(Id, String)> {
    let mut outcomes = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record));
    let from = outcomes
        .find(|outcome| outcome.follow_ups().any(|id| id == idea))?
        .idea()?;
    let record = workspace.record(&Kind::IDEAS, from)?;
    Some((from, record.text("title").to_owned()))
}

fn review(
    (workspace, blind): (&Workspace, &Blind),
    outcome: Outcome<'_>,
    idea: Idea<'_>,
    now: Millis,
) -> Review {
    let objective = outcome
        .objective()
        .and_then(|id| workspace.record(&Kind::OBJECTIVES, id));
    let follow_ups = outcome.follow_ups().filter_map(|id| {
        let record = workspace.record(&Kind::IDEAS, id)?;
        Some((id, record.text("title").to_owned()))
    });
    Review {
        id: outcome.id(),
        day: outcome.review(),
        state: outcome.state(now),
        expected: expected(workspace, outcome, |said| blind.shows(idea, said)),
        measure: objective.map(|record| {
            let objective = Objective::of(record);
            Measure {
                objective: objective.title().to_owned(),
                name: objective.measure().to_owned(),
                numbers: outcome.measure(),
            }
        }),
        verdict: outcome.verdict().to_owned(),
        learned: outcome.learned().to_owned(),
        follow_ups: follow_ups.collect(),
    }
}

fn expected(
    workspace: &Workspace,
    outcome: Outcome<'_>,
    shows: impl Fn(&Estimate<'_>) -> bool,
) -> Vec<Expected> {
    let mut rows: Vec<Expected> = Vec::new();
    for estimate in outcome.expected() {
        let is_chance = chance(estimate.framework, estimate.input, estimate.value).is_some();
        let found = outcome.found(estimate.framework, estimate.input);
        let is_shown = shows(&estimate);
        let told = is_shown.then(|| Told {
            name: person_name(workspace, estimate.person),
            role: role_of(workspace, estimate.person),
            value: estimate.value,
            range: estimate.range,
            holds: estimate
                .range
                .zip(found)
                .map(|((low, high), found)| (low..=high).contains(&found)),
        });
        let same = |row: &&mut Expected| row.framework == estimate.framework && row.input == estimate.input;
        if let Some(row) = rows.iter_mut().find(same) {
            row.told.extend(told);
            row.hidden |= !is_shown;
            continue;
        }
        let label = super::framework_label(estimate.framework);
        rows.push(Expected {
            framework: estimate.framework.to_owned(),
            input: estimate.input.to_owned(),
            label: texts::outcome_input(label, texts::input_label(estimate.input)),
            told: told.into_iter().collect(),
            hidden: !is_shown,
            found,
            is_chance,
        });
    }
    // As the formula names them.
    crate::sort::by_key(&mut rows, |row| {
        let known = framework(&row.framework);
        let at = known.and_then(|known| known.inputs().iter().position(|input| input.name == row.input));
        (row.framework.clone(), at)
    });
    rows
}
