//! The first page of each role: what has happened since, what is off its track, and what waits for a decision. Each line
//! leads to the place to act.

mod po;
mod round;

use super::conflict::title;
use super::outcomes::voices_since;
use crate::map::Map;
use crate::model::outcome::State;
use crate::model::{Feedback, Idea, Objective, Outcome, Role};
use crate::quarter::Quarter;
use crate::time::DAY;
use crate::unsettled::unsettled;
use crate::{Dot, Field, Id, Kind, Millis, Record, Workspace, texts};

pub use round::Step;

/// How far back "what came in" and "what gained weight" look: two weeks.
pub const LATELY: Millis = 14 * DAY;
/// How many lines a section shows; the rest is counted.
const SHOWN: usize = 5;
/// How much of an objective's way may be missing, against the time that has passed, before it is off its track.
const SLACK: f64 = 0.15;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The way from what people say to what was learned, step by step.
    pub round: Vec<Step>,
    /// What is new, off its track or waiting.
    pub sections: Vec<Section>,
}

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about, as the catalogue of texts names it.
    pub about: &'static str,
    /// What it says, the most urgent first.
    pub lines: Vec<Line>,
    /// How many more lines there would be.
    pub more: usize,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it leads.
    pub to: Place,
    /// What it is about.
    pub text: String,
    /// What is to be said about it.
    pub hint: String,
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The feedback.
    Inbox,
    /// The ideas.
    Ideas,
    /// A board.
    Board(Id),
    /// A release.
    Release(Id),
    /// All releases.
    Releases,
    /// What released ideas did.
    Outcomes,
    /// Feedback that waits, one item at a time.
    Triage,
    /// A feedback item.
    Feedback(Id),
    /// An idea.
    Idea(Id),
    /// The ideas under review.
    UnderReview,
    /// The objectives.
    Strategy,
    /// The conflicts.
    Share,
    /// A sprint.
    Sprint(Id),
    /// All sprints.
    Sprints,
    /// A story.
    Story(Id),
    /// The forecast.
    Forecast,
    /// The backlog beside a board's ranking.
    Backlog,
}

/// Gathers the first page of a person with a role at a time; `day` spells a day. Whoever is neither PM nor PO sees what the
/// PM sees.
pub fn home(
    workspace: &Workspace,
    (viewer, role): (Id, Role),
    now: Millis,
    day: fn(Millis) -> String,
) -> Home {
    let said = Said::of(workspace, now);
    Home {
        round: round::round(workspace, &said, now, day),
        sections: match role {
            Role::Po => po::sections(workspace, viewer, now, day),
            _ => pm_sections(workspace, &said, now),
        },
    }
}

/// What the page tells of all feedback, gathered on one way through it.
struct Said {
    count: usize,
    /// How many items wait for triage.
    waiting: usize,
    /// The few that came in last, the latest first.
    latest: Vec<Id>,
}

impl Said {
    fn of(workspace: &Workspace, now: Millis) -> Self {
        let (mut count, mut waiting) = (0, 0);
        let records = workspace.records(&Kind::FEEDBACK);
        let recent = records.filter_map(|record| {
            count += 1;
            waiting += usize::from(Feedback::of(record).waits(now));
            let at = workspace.clock(record.base());
            (at + LATELY >= now).then_some((at, record.id()))
        });
        let latest = largest(recent, SHOWN, |key| *key);
        Self {
            latest: latest.into_iter().map(|(_, id)| id).collect(),
            count,
            waiting,
        }
    }
}

fn pm_sections(workspace: &Workspace, said: &Said, now: Millis) -> Vec<Section> {
    let (gains, count) = gained(workspace, now);
    vec![
        section("came-in", came_in(workspace, said)),
        Section {
            about: "weight",
            more: count.saturating_sub(gains.len()),
            lines: gains,
        },
        section("off-track", off_track(workspace, now)),
        section("decisions", decisions(workspace, now)),
    ]
}

fn section(about: &'static str, mut lines: Vec<Line>) -> Section {
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    Section { about, lines, more }
}

fn line(to: Place, text: impl Into<String>, hint: impl Into<String>) -> Line {
    Line {
        to,
        text: text.into(),
        hint: hint.into(),
    }
}

/// What waits for triage, what was said about what is out, and the latest feedback.
fn came_in(workspace: &Workspace, said: &Said) -> Vec<Line> {
    let mut lines = Vec::new();
    if said.waiting > 0 {
        lines.push(line(Place::Triage, texts::home_triage(said.waiting), ""));
    }
    for record in workspace.records(&Kind::IDEAS) {
        let idea = Idea::of(record);
        if !idea.is_out() {
            continue;
        }
        let new = voices_since(workspace, idea).filter(|(said, _)| said.status() == "new");
        let count = new.count();
        if count > 0 {
            lines.push(line(
                Place::Idea(idea.id()),
                idea.title(),
                texts::home_voices(count),
            ));
        }
    }
    let latest = said.latest.iter();
    let latest = latest.filter_map(|id| workspace.record(&Kind::FEEDBACK, *id));
    lines.extend(latest.map(|record| line(Place::Feedback(record.id()), Feedback::of(record).title(), "")));
    lines
}

/// The few items with the largest keys, the largest first, without sorting all the others.
fn largest<T, K: Ord>(items: impl IntoIterator<Item = T>, count: usize, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut best: Vec<T> = Vec::new();
    for item in items {
        let at = best.partition_point(|other| key(other) >= key(&item));
        if at < count {
            best.insert(at, item);
            best.truncate(count);
        }
    }
    best
}

/// Open ideas behind which more customers stand than two weeks ago, those that gained the most first, and how many there
/// are in all.
fn gained(workspace: &Workspace, now: Millis) -> (Vec<Line>, usize) {
    let is_new = |dot: Option<Dot>| dot.is_some_and(|dot| workspace.clock(dot) + LATELY >= now);
    // A merge writes the links anew that it leads over, and they are no newer for that.
    let is_led = |dot: Option<Dot>| {
        let entry = dot.and_then(|dot| workspace.entry(dot));
        entry.is_some_and(|entry| entry.did.starts_with("merge"))
    };
    let ideas = workspace.records(&Kind::IDEAS);
    let backed =
        ideas.filter(|record| Idea::of(record).is_open() && record.elements("insights").next().is_some());
    let backed: Vec<_> = backed.collect();
    if backed.is_empty() {
        return (Vec::new(), 0);
    }
    // Feedback that is new and was merged into other feedback by now, by what it was merged into.
    let mut young: Map<Id, Vec<Feedback<'_>>> = Map::new();
    for record in workspace.collection(&Kind::FEEDBACK).into_iter().flatten() {
        if record.is_deleted()
            && is_new(Some(record.base()))
            && let Some(into) = workspace.survivor(&Kind::FEEDBACK, record.id())
        {
            young.change(into, |all| all.push(Feedback::of(record)));
        }
    }
    // Who backs feedback only lately.
    let mut joined: Map<Id, Vec<Id>> = Map::new();
    for record in workspace.records(&Kind::FEEDBACK) {
        let is_as_made = record.registers().next().is_none();
        if is_as_made && !is_new(Some(record.base())) {
            continue;
        }
        let backing = record.elements("supporters");
        let late = backing.filter_map(|(field, _)| {
            let (dot, voice) = (record.written_by(field), linked(field)?);
            let brought = young.get(&record.id()).into_iter().flatten();
            let is_late = is_new(dot)
                && (!is_led(dot) || brought.flat_map(|said| said.voices()).any(|other| other == voice));
            is_late.then_some(voice)
        });
        let late: Vec<Id> = late.collect();
        if !late.is_empty() {
            joined.insert(record.id(), late);
        }
    }
    let is_new_link = |record: &Record, field: &Field| {
        let dot = record.written_by(field);
        let mut brought = linked(field).and_then(|id| young.get(&id)).into_iter().flatten();
        let led_from = |said: &Feedback<'_>| record.written_by(&Field::link("insights", said.id())) == dot;
        is_new(dot) && (!is_led(dot) || brought.any(led_from))
    };
    let mut gains: Vec<(usize, usize, &str, Id)> = Vec::new();
    for record in backed {
        let idea = Idea::of(record);
        // Most ideas gain nothing, and are left at once.
        let has_gained = record.elements("insights").any(|(field, _)| {
            is_new_link(record, field)
                || !joined.is_empty() && linked(field).is_some_and(|id| joined.contains_key(&id))
        });
        if !has_gained {
            continue;
        }
        let (mut voices, mut before, mut items) = (Vec::new(), Vec::new(), 0);
        for (field, _) in record.elements("insights") {
            let Some(id) = linked(field) else { continue };
            let Some(said) = workspace
                .record(&Kind::FEEDBACK, id)
                .map(|record| Feedback::of(record))
            else {
                continue;
            };
            if is_new_link(record, field) {
                items += 1;
                voices.extend(said.voices());
            } else {
                let late = joined.get(&id);
                let is_late = |voice: &Id| late.is_some_and(|late| late.contains(voice));
                let (new, known): (Vec<Id>, Vec<Id>) = said.voices().partition(is_late);
                voices.extend(new);
                before.extend(known);
            }
        }
        crate::sort::distinct(&mut voices);
        let is_there = |voice: &Id| workspace.record(&Kind::CUSTOMERS, *voice).is_some();
        voices.retain(|voice| !before.contains(voice) && is_there(voice));
        // What came may be gone again, or from somebody who stood behind it already.
        if !voices.is_empty() || items > 0 {
            gains.push((voices.len(), items, idea.title(), idea.id()));
        }
    }
    let count = gains.len();
    let best = largest(gains, SHOWN, |(voices, items, _, id)| (*voices, *items, *id));
    let lines = best
        .into_iter()
        .map(|(voices, items, title, id)| line(Place::Idea(id), title, texts::home_gain(voices, items)));
    (lines.collect(), count)
}

/// The record that names an element of a set.
fn linked(field: &Field) -> Option<Id> {
    field.element_name()?.parse().ok()
}

/// Objectives that have come less far than the time that has passed, the one that lacks the most first. A key result without a
/// period has that of its objective; what is over is listed until the next quarter is over as well.
fn off_track(workspace: &Workspace, now: Millis) -> Vec<Line> {
    let mut late: Vec<(f64, Line)> = Vec::new();
    let all = || {
        let records = workspace.records(&Kind::OBJECTIVES);
        records.map(|record| Objective::of(record))
    };
    for objective in all() {
        let parent = || workspace.record(&Kind::OBJECTIVES, objective.parent()?);
        let period = objective.period().or_else(|| Objective::of(parent()?).period());
        let is_on = |period: &Quarter| period.start() <= now && now < period.next().end();
        let Some(period) = period.filter(is_on) else {
            continue;
        };
        let mut results = all().filter(|other| other.parent() == Some(objective.id()));
        let passed = period.passed(now);
        let percent = |part: f64| (part * 100.0).round().to_string();
        let (lacks, hint) = match objective.progress() {
            Some(progress) if progress >= 1.0 || progress + SLACK >= passed && passed < 1.0 => continue,
            Some(progress) => (
                passed - progress,
                texts::home_off_track(percent(progress), percent(passed), period.shown()),
            ),
            // Without numbers nobody can tell; that is said once half of the time is gone. Key results tell of what they are of.
            None if passed < 0.5 || results.any(|result| result.progress().is_some()) => continue,
            None if objective.lacks_baseline() => (0.0, texts::strategy_no_baseline().to_owned()),
            None => (0.0, texts::home_unmeasured(period.shown())),
        };
        late.push((lacks, line(Place::Strategy, objective.title(), hint)));
    }
    crate::sort::by(&mut late, |a, b| b.0.total_cmp(&a.0));
    late.into_iter().map(|(_, line)| line).collect()
}

/// Conflicts, reviews that are due, and ideas under review.
fn decisions(workspace: &Workspace, now: Millis) -> Vec<Line> {
    let mut lines = conflicts(workspace);
    let due = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record))
        .filter(|outcome| outcome.state(now) == State::Due);
    lines.extend(due.filter_map(|outcome| {
        let idea = outcome.idea()?;
        workspace.record(&Kind::IDEAS, idea)?;
        let title = title(workspace, &Kind::IDEAS, idea);
        Some(line(Place::Idea(idea), title, texts::home_review_due()))
    }));
    let asked = workspace
        .records(&Kind::IDEAS)
        .filter(|record| Idea::of(record).status() == "under-review");
    let count = asked.count();
    if count > 0 {
        lines.push(line(Place::UnderReview, texts::home_under_review(count), ""));
    }
    lines
}

/// The fields that both have written without knowledge of each other, as one line.
fn conflicts(workspace: &Workspace) -> Vec<Line> {
    let mut all = unsettled(workspace);
    let Some((kind, record, field, _)) = all.next() else {
        return Vec::new();
    };
    let count = 1 + all.count();
    let hint = texts::home_conflict(
        title(workspace, kind, record.id()),
        super::conflict::label(workspace, kind, field),
    );
    vec![line(Place::Share, texts::home_conflicts(count), hint)]
}
