//! One sprint: what was planned, what came after the start, what is done, and who has how much time.

mod stories;

use self::stories::stories;
use super::{person_name, role_of};
use crate::forecast::history::week_of;
use crate::model::{Role, Sprint};
use crate::scoring::show;
use crate::time::DAY;
use crate::{Id, Kind, Millis, Workspace, texts};

/// One sprint in full. Sizes are points; a story without points counts with none, and is counted as such.
#[derive(Clone, Debug, PartialEq)]
pub struct SprintView {
    /// Its name.
    pub name: String,
    /// Its goal.
    pub goal: String,
    /// Its first day.
    pub start: Option<Millis>,
    /// Its last day.
    pub end: Option<Millis>,
    /// Where it stands by now.
    pub state: State,
    /// How many days from Monday to Friday it has.
    pub working_days: u64,
    /// Who works in it.
    pub people: Vec<Member>,
    /// How many person-days there are.
    pub capacity: f64,
    /// Its stories, in the order of the backlog.
    pub stories: Vec<SprintStory>,
    /// Those that were taken out of it again after its first day.
    pub taken_out: Vec<SprintStory>,
    /// The points that were in it by the end of its first day.
    pub planned: f64,
    /// The points that came later.
    pub added: f64,
    /// The points that were taken out again after the first day.
    pub removed: f64,
    /// The points that were done in it.
    pub done: f64,
    /// How many of its stories have no points.
    pub unsized_stories: usize,
    /// Scope and what is done, day by day, up to now.
    pub burn: Vec<BurnDay>,
    /// What sprints before it brought.
    pub velocity: Velocity,
    /// What the team wrote when looking back, in Markdown.
    pub retro: String,
}

/// Where a sprint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has no days yet, or they lie ahead.
    Ahead,
    /// It has begun, and its last day is not over or not known.
    Running,
    /// It is over.
    Over,
}

/// Somebody who works in a sprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The person.
    pub person: Id,
    /// The name.
    pub name: String,
    /// The hat that they wear.
    pub role: Role,
    /// The share of a full week, from 0 to 1.
    pub share: f64,
    /// How many working days they are away.
    pub days_off: f64,
}

/// A story in a sprint.
#[derive(Clone, Debug, PartialEq)]
pub struct SprintStory {
    /// The story.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
    /// Its points.
    pub points: Option<f64>,
    /// When it was put into the sprint.
    pub since: Millis,
    /// Whether that was after the first day.
    pub late: bool,
    /// When it was done, if that was before the end of the sprint.
    pub finished: Option<Millis>,
    /// When it was taken out again, if that was after the first day.
    pub left: Option<Millis>,
    /// When it was declined, if it was. Nobody works on it since, so it is in no sum.
    pub declined: Option<Millis>,
    /// The later sprint that it was carried over to, empty if it was not.
    pub carried: String,
    /// Whether somebody else has planned it for another sprint before this one is over. It counts in that one alone.
    pub elsewhere: bool,
}

/// One day of a burn chart, at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BurnDay {
    /// The day.
    pub day: Millis,
    /// The points in the sprint.
    pub scope: f64,
    /// The points that are done.
    pub done: f64,
}

/// What past sprints brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Velocity {
    /// The sprints that are over, the latest first, at most six: name, points done, stories done.
    pub sprints: Vec<(String, f64, usize)>,
    /// The mean of the points.
    pub mean: Option<f64>,
    /// The least and the most.
    pub spread: Option<(f64, f64)>,
    /// The least, the mean and the most of the stories.
    pub stories: Option<[f64; 3]>,
    /// Points per person-day, where they had person-days.
    pub per_day: Option<f64>,
}

/// How many past sprints count.
const PAST: usize = 6;
/// How long a sprint is drawn at most.
const DAYS: u64 = 120;

impl SprintView {
    /// How many points it holds by now.
    pub fn scope(&self) -> f64 {
        self.planned + self.added - self.removed
    }

    /// About how many points the people of this sprint bring at the pace of the last ones.
    pub fn expected(&self) -> Option<f64> {
        self.velocity.per_day.map(|pace| (pace * self.capacity).round())
    }

    /// Its stories that were neither done in it nor declined.
    pub fn left(&self) -> impl Iterator<Item = &SprintStory> {
        let open = |story: &&SprintStory| story.finished.is_none() && story.counts();
        self.stories.iter().filter(open)
    }

    /// How much of it is done, and how much it holds: `3 of 8 points`, or stories where none of them has points.
    pub fn amounts(&self) -> [String; 2] {
        let all = self.scope();
        let counting = || self.stories.iter().filter(|story| story.counts());
        let count = counting().count();
        if all > 0.0 || count == 0 {
            return [
                texts::round_points(show(self.done), show(all)),
                texts::points_of(all),
            ];
        }
        let done = counting().filter(|story| story.finished.is_some()).count();
        [
            texts::round_stories_done(done, count),
            texts::count_all_stories(count),
        ]
    }
}

impl SprintStory {
    /// Whether it is in the sums.
    fn counts(&self) -> bool {
        self.declined.is_none() && !self.elsewhere
    }
}

/// The sprints that stories can be put into, because they are not over, with their names, the latest first.
pub fn open_sprints(workspace: &Workspace, now: Millis) -> Vec<(Id, String)> {
    let mut all = super::backlog::sprints(workspace);
    all.retain(|(id, _)| {
        let record = workspace.record(&Kind::SPRINTS, *id);
        record.is_some_and(|record| state(Sprint::of(record), now) != State::Over)
    });
    all
}

/// The sprint that begins next after this one, where what is left in it can go; none that is over.
pub fn following(workspace: &Workspace, id: Id, now: Millis) -> Option<(Id, String)> {
    let start = |id: Id| Sprint::of(workspace.record(&Kind::SPRINTS, id)?).start();
    let own = start(id)?;
    let later = open_sprints(workspace, now).into_iter();
    later
        .filter_map(|(id, name)| Some((start(id).filter(|start| *start > own)?, id, name)))
        .min()
        .map(|(_, id, name)| (id, name))
}

/// The sprint that is running, or the next one. One that has begun and has no last day may be long forgotten: it is the one
/// only where there is no other, and of several the latest.
pub fn next_sprint(workspace: &Workspace, now: Millis) -> Option<(Id, SprintView)> {
    let all = workspace.records(&Kind::SPRINTS).map(|record| Sprint::of(record));
    let open = all.filter(|sprint| sprint.start().is_some() && state(*sprint, now) != State::Over);
    let next = open.min_by_key(|sprint| {
        let start = sprint.start().unwrap_or_default();
        let is_endless = sprint.end().is_none() && start <= now;
        let order = if is_endless { Millis::MAX - start } else { start };
        (is_endless, order, sprint.id())
    })?;
    Some((next.id(), sprint(workspace, next.id(), now)?))
}

/// The first and the last day of a sprint that is added: two working weeks after all others. It begins no earlier than the
/// Monday that is nearest, so that it is not over before it has begun.
pub fn next_days(workspace: &Workspace, now: Millis) -> (Millis, Millis) {
    let sprints = workspace.records(&Kind::SPRINTS);
    let start = match sprints.filter_map(|record| Sprint::of(record).end()).max() {
        None => week_of(now + 6 * DAY),
        Some(end) => {
            let after = end + DAY;
            let week = week_of(after);
            // What would begin at a weekend begins on the Monday after.
            let after = if after - week >= 5 * DAY {
                week + 7 * DAY
            } else {
                after
            };
            after.max(week_of(now + 3 * DAY))
        }
    };
    (start, start + 11 * DAY)
}

/// What a sprint that is added is called: its number, or the next one that no other has as its name.
pub fn next_name(workspace: &Workspace) -> String {
    let sprints = || workspace.records(&Kind::SPRINTS);
    let numbers = sprints().count() + 1..;
    let mut free = numbers
        .map(texts::sprint_name)
        .filter(|name| sprints().all(|record| record.text("name") != name));
    free.next().unwrap_or_default()
}

/// Gathers everything about a sprint.
pub fn sprint(workspace: &Workspace, id: Id, now: Millis) -> Option<SprintView> {
    let record = workspace.record(&Kind::SPRINTS, id)?;
    let sprint = Sprint::of(record);
    let all = stories(workspace, sprint, now);
    let sum = |counts: &dyn Fn(&SprintStory) -> bool| -> f64 {
        let counted = all.iter().filter(|story| story.counts() && counts(story));
        counted.filter_map(|story| story.points).sum()
    };
    let (planned, added, removed, done) = (
        sum(&|story| !story.late),
        sum(&|story| story.late),
        sum(&|story| story.left.is_some()),
        sum(&|story| story.finished.is_some()),
    );
    let burn = burn(sprint, &all, now);
    let (taken_out, stories): (Vec<SprintStory>, Vec<SprintStory>) =
        all.into_iter().partition(|story| story.left.is_some());
    let mut people: Vec<Member> = sprint
        .people()
        .map(|(person, share)| Member {
            person,
            name: person_name(workspace, person),
            role: role_of(workspace, person),
            share,
            days_off: sprint.days_off(person),
        })
        .collect();
    crate::sort::by_key(&mut people, |member| {
        (crate::letters::lowered(&member.name), member.person)
    });
    Some(SprintView {
        name: sprint.name().to_owned(),
        goal: record.text("goal").to_owned(),
        start: sprint.start(),
        end: sprint.end(),
        state: state(sprint, now),
        working_days: sprint.working_days(),
        people,
        capacity: sprint.capacity(),
        planned,
        added,
        removed,
        done,
        unsized_stories: stories
            .iter()
            .filter(|story| story.points.is_none() && story.counts())
            .count(),
        burn,
        velocity: velocity(workspace, sprint, now),
        retro: record.text("retro").to_owned(),
        stories,
        taken_out,
    })
}

/// Where a sprint stands at a time.
pub fn state(sprint: Sprint<'_>, now: Millis) -> State {
    match (sprint.start(), sprint.end()) {
        (Some(_), Some(end)) if now >= end + DAY => State::Over,
        (Some(start), _) if now >= start => State::Running,
        _ => State::Ahead,
    }
}

/// When the last day of a sprint is over wherever people are: days are named in UTC, and twelve hours after it the day ends
/// in the west.
const fn after_all(end: Millis) -> Millis {
    end + DAY + DAY / 2
}

fn burn(sprint: Sprint<'_>, stories: &[SprintStory], now: Millis) -> Vec<BurnDay> {
    let (Some(start), Some(end)) = (sprint.start(), sprint.end()) else {
        return Vec::new();
    };
    let days = (end.min(now).saturating_sub(start) / DAY).min(DAYS);
    if now < start {
        return Vec::new();
    }
    let days = (0..=days).map(|day| {
        let day = start + day * DAY;
        // What is done in the evening of the last day is in the chart as well.
        let after = if day == end { after_all(end) } else { day + DAY };
        let sum = |counts: &dyn Fn(&SprintStory) -> bool| -> f64 {
            let counted = stories.iter().filter(|story| !story.elsewhere && counts(story));
            counted.filter_map(|story| story.points).sum()
        };
        BurnDay {
            day,
            scope: sum(&|story| {
                let gone = [story.left, story.declined].into_iter().flatten().min();
                story.since < after && gone.is_none_or(|gone| gone >= after)
            }),
            done: sum(&|story| story.finished.is_some_and(|at| at < after)),
        }
    });
    days.collect()
}

/// What the sprints that ended before this one, or before now, brought. One that never had a story says nothing.
fn velocity(workspace: &Workspace, before: Sprint<'_>, now: Millis) -> Velocity {
    let mut past: Vec<Sprint<'_>> = workspace
        .records(&Kind::SPRINTS)
        .map(|record| Sprint::of(record))
        .filter(|sprint| sprint.id() != before.id() && state(*sprint, now) == State::Over)
        .filter(|sprint| before.start().is_none_or(|start| sprint.end() < Some(start)))
        .collect();
    crate::sort::by_key(&mut past, |sprint| std::cmp::Reverse((sprint.end(), sprint.id())));
    let with_stories = past
        .into_iter()
        .map(|sprint| (sprint, stories(workspace, sprint, now)));
    let past: Vec<(Sprint<'_>, Vec<SprintStory>)> = with_stories
        .filter(|(_, stories)| !stories.is_empty())
        .take(PAST)
        .collect();
    let told = past.iter().map(|(sprint, stories)| {
        let done = stories.iter().filter(|story| story.finished.is_some());
        let (points, count) = done.fold((0.0, 0), |(points, count), story| {
            (points + story.points.unwrap_or_default(), count + 1)
        });
        (sprint.name().to_owned(), points, count)
    });
    let sprints: Vec<(String, f64, usize)> = told.collect();
    let points = || sprints.iter().map(|(_, points, _)| *points);
    let sum: f64 = points().sum();
    let counts = || sprints.iter().map(|(_, _, count)| super::delivery::float(*count));
    let stories = (!sprints.is_empty()).then(|| {
        let mean = counts().sum::<f64>() / super::delivery::float(sprints.len());
        [
            counts().fold(f64::MAX, f64::min),
            mean,
            counts().fold(0.0, f64::max),
        ]
    });
    // What was brought without a person-day says nothing about what one brings.
    let paced = past
        .iter()
        .zip(points())
        .map(|((sprint, _), points)| (sprint.capacity(), points));
    let (days, brought) = paced
        .filter(|(days, _)| *days > 0.0)
        .fold((0.0, 0.0), |(days, sum), (more, points)| {
            (days + more, sum + points)
        });
    Velocity {
        mean: (!sprints.is_empty()).then(|| sum / super::delivery::float(sprints.len())),
        spread: (!sprints.is_empty())
            .then(|| (points().fold(f64::MAX, f64::min), points().fold(0.0, f64::max))),
        stories,
        per_day: (days > 0.0).then(|| brought / days),
        sprints,
    }
}
