//! Planning reviews, the feedback that came since a release, and ideas that follow up.

use super::framework;
use crate::calibration::chance;
use crate::model::{Feedback, Idea, Objective, Outcome, Release};
use crate::scoring::Notation;
use crate::time::DAY;
use crate::{Command, Field, Id, Kind, Millis, Value, Workspace, time};

/// The day on which an idea went out: that of its release, or else when its status was written.
pub fn released_on(workspace: &Workspace, idea: Idea<'_>) -> Millis {
    let named = release_of(workspace, idea).and_then(|(_, day)| day);
    named.unwrap_or_else(|| status_written(workspace, &Kind::IDEAS, idea.id()))
}

/// Whether a review is of what went out on this day: nothing was found by it yet, or it comes on that day or later. One that was
/// over by then is of an earlier time.
pub fn looks_at(outcome: Outcome<'_>, out: Millis) -> bool {
    outcome.verdict().is_empty() || outcome.review().is_none_or(|day| day + DAY > out)
}

/// The moment at which an idea went out. A release names the day; within that day it is when somebody wrote that it is out,
/// its end where that was written later, and its beginning where it was announced.
fn released_at(workspace: &Workspace, idea: Idea<'_>) -> Millis {
    match release_of(workspace, idea) {
        Some((release, Some(day))) => {
            let written = status_written(workspace, &Kind::RELEASES, release);
            let announced = written < day.saturating_sub(FIRST_PLACE);
            if announced {
                day
            } else {
                written.min(day.saturating_add(DAY - 1))
            }
        }
        _ => status_written(workspace, &Kind::IDEAS, idea.id()),
    }
}

/// How long before its first moment in UTC a day begins where it begins first, in milliseconds. What goes out there on the day that they
/// have goes out before that day has begun in UTC, and what is said right after is said since.
const FIRST_PLACE: Millis = 14 * 3_600_000;

/// The release with which an idea went out, and the day that it names.
fn release_of(workspace: &Workspace, idea: Idea<'_>) -> Option<(Id, Option<Millis>)> {
    let release = Release::of(workspace.record(&Kind::RELEASES, idea.release()?)?);
    release.is_out().then(|| (release.id(), release.day()))
}

/// When the status of a record was written; 0 if it never was.
fn status_written(workspace: &Workspace, kind: &Kind, id: Id) -> Millis {
    let record = workspace.record(kind, id);
    let written = record.and_then(|record| record.written_by(&Field::named("status")));
    written.map_or(0, |dot| workspace.clock(dot))
}

/// The feedback behind a released idea that was said after the idea went out, each with when.
pub fn voices_since<'a>(
    workspace: &'a Workspace,
    idea: Idea<'a>,
) -> impl Iterator<Item = (Feedback<'a>, Millis)> + use<'a> {
    let out = released_at(workspace, idea);
    idea.insights().filter_map(move |(id, _)| {
        let record = workspace.record(&Kind::FEEDBACK, id)?;
        let said = Feedback::of(record).said();
        let at = said.unwrap_or_else(|| workspace.clock(record.base()));
        (at > out).then(|| (Feedback::of(record), at))
    })
}

/// What the record of a review holds: everybody's estimates as they are now, and the measure of the objective that the
/// idea serves the most.
pub fn review_fields(workspace: &Workspace, idea: Idea<'_>, day: Millis) -> Vec<(Field, Value)> {
    let mut fields = vec![
        (Field::named("idea"), Value::link(idea.id())),
        (Field::named("review"), Value::text(&time::date(day))),
    ];
    if let Some(record) = workspace.record(&Kind::IDEAS, idea.id()) {
        let estimates = record.elements("estimates").filter_map(|(field, value)| {
            let path = field.as_str().strip_prefix("estimates/")?;
            let (of, input) = (path.split_once('/')?.0, path.rsplit_once('/')?.1);
            let kept = chance(of, input, 0.0).is_some() || is_measurable(of, input);
            kept.then(|| (Field::from_path(["expected/", path].concat()), value.clone()))
        });
        fields.extend(estimates);
    }
    let mut served = idea.objectives(workspace);
    crate::sort::by(&mut served, |a, b| b.1.total_cmp(&a.1));
    let objective = served
        .into_iter()
        .find_map(|(id, _)| workspace.record(&Kind::OBJECTIVES, id));
    if let Some(objective) = objective.map(|record| Objective::of(record)) {
        fields.push((Field::named("objective"), Value::link(objective.id())));
        let numbers = [
            ("measure-before", objective.current().or(objective.baseline())),
            ("measure-expected", objective.target()),
        ];
        let known = numbers
            .into_iter()
            .filter_map(|(field, number)| Some((Field::named(field), Value::number(number?)?)));
        fields.extend(known);
    }
    fields
}

/// Whether an input is a number that can be held against what was found. What people judge against each other, and
/// criteria and formulas of their own, are not.
fn is_measurable(name: &str, input: &str) -> bool {
    framework(name).is_some_and(|known| {
        known
            .inputs()
            .iter()
            .any(|own| own.name == input && own.notation != Notation::Words && !own.adds_up)
    })
}

/// Whether a review of an idea is planned for a day, and was not held yet.
pub fn is_planned(workspace: &Workspace, idea: Id, day: Millis) -> bool {
    let mut reviews = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record));
    reviews.any(|of| of.idea() == Some(idea) && of.review() == Some(day) && of.verdict().is_empty())
}

/// The Command that plans a review of an idea; `new` is the review's id.
pub fn plan(workspace: &Workspace, idea: Id, day: Millis, new: Id) -> Option<Command> {
    let idea = Idea::of(workspace.record(&Kind::IDEAS, idea)?);
    Some(Command::Arrange {
        did: "plan-review",
        records: vec![(Kind::OUTCOMES, new, review_fields(workspace, idea, day))],
        writes: Vec::new(),
    })
}

/// The Command that makes an idea out of what an outcome taught: it serves the same objectives, and what was said since
/// the release is its evidence; `new` is its id.
pub fn follow_up(workspace: &Workspace, outcome: Id, new: Id, title: &str) -> Option<Command> {
    let of = Outcome::of(workspace.record(&Kind::OUTCOMES, outcome)?);
    let mut fields = vec![(Field::named("title"), Value::text(title))];
    if let Some(record) = of.idea().and_then(|idea| workspace.record(&Kind::IDEAS, idea)) {
        let served = record
            .links("objectives")
            .map(|(id, share)| (Field::link("objectives", id), share.clone()));
        fields.extend(served);
        let since = voices_since(workspace, Idea::of(record));
        fields.extend(
            since.filter_map(|(said, _)| Some((Field::link("insights", said.id()), Value::number(2.0)?))),
        );
    }
    Some(Command::Arrange {
        did: "follow-up",
        records: vec![(Kind::IDEAS, new, fields)],
        writes: vec![(
            Kind::OUTCOMES,
            outcome,
            Field::link("follow-ups", new),
            Some(Value::Flag(true)),
        )],
    })
}
