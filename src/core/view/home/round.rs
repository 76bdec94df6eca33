//! The way of a product from what people say to what was learned, in six steps: how each of them stands, and where it is done.

use super::{Place, Said};
use crate::model::outcome::State;
use crate::model::{Idea, Outcome, Release, Story};
use crate::strategy::Weights;
use crate::view::sprint::{State as SprintState, next_sprint};
use crate::{Id, Kind, Millis, Workspace, texts};

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done there, as the catalogue of texts names it.
    pub about: &'static str,
    /// Where it leads.
    pub to: Place,
    /// How it stands.
    pub stands: String,
    /// What is left to do; empty where nothing is.
    pub left: String,
}

/// The six steps, in their order.
pub(super) fn round(workspace: &Workspace, said: &Said, now: Millis, day: fn(Millis) -> String) -> Vec<Step> {
    let ideas: Vec<Idea<'_>> = workspace
        .records(&Kind::IDEAS)
        .map(|record| Idea::of(record))
        .collect();
    vec![
        collect(said),
        prioritise(workspace, &ideas),
        plan(workspace, &ideas),
        deliver(workspace, now),
        release(workspace, day),
        learn(workspace, &ideas, now),
    ]
}

/// How many there are, and how that reads.
type Counted = (usize, fn(usize) -> String);

/// A step of which so many are there and so many wait; what is said of none is said once.
fn step(about: &'static str, to: Place, (count, stands): Counted, left: Option<Counted>) -> Step {
    Step {
        about,
        to,
        stands: if count > 0 {
            stands(count)
        } else {
            texts::round_nothing().to_owned()
        },
        left: match left {
            Some((waiting, left)) if waiting > 0 => left(waiting),
            _ => String::new(),
        },
    }
}

fn collect(said: &Said) -> Step {
    step(
        "collect",
        Place::Inbox,
        (said.count, texts::count_feedback),
        Some((said.waiting, texts::round_waiting)),
    )
}

fn prioritise(workspace: &Workspace, ideas: &[Idea<'_>]) -> Step {
    let open = || ideas.iter().filter(|idea| idea.is_open());
    let is_there = |feedback: Id| workspace.record(&Kind::FEEDBACK, feedback).is_some();
    let unbacked = open().filter(|idea| !idea.insights().any(|(feedback, _)| is_there(feedback)));
    let unbacked = unbacked.count();
    let board = workspace.records(&Kind::BOARDS).map(|board| board.id()).next();
    step(
        "prioritise",
        board.map_or(Place::Ideas, Place::Board),
        (open().count(), texts::round_ideas),
        Some((unbacked, texts::round_unbacked)),
    )
}

fn plan(workspace: &Workspace, ideas: &[Idea<'_>]) -> Step {
    // A key result of what is gone stands for itself, as in the strategy.
    let objectives = Weights::of(workspace).parts().count();
    let open = ideas.iter().filter(|idea| idea.is_open());
    let aimless = open.filter(|idea| idea.objectives(workspace).is_empty()).count();
    step(
        "plan",
        Place::Strategy,
        (objectives, texts::round_objectives),
        (objectives > 0).then_some((aimless, texts::round_aimless)),
    )
}

/// The sprint that runs or comes next, or else the stories that are open.
fn deliver(workspace: &Workspace, now: Millis) -> Step {
    if let Some((id, sprint)) = next_sprint(workspace, now) {
        let [done, amount] = sprint.amounts();
        let left = if sprint.state == SprintState::Running {
            done
        } else {
            texts::home_sprint_ahead(amount)
        };
        return Step {
            about: "deliver",
            to: Place::Sprint(id),
            stands: sprint.name,
            left,
        };
    }
    let stories = workspace.records(&Kind::STORIES);
    let open = stories.filter(|record| Story::of(record).is_open()).count();
    step("deliver", Place::Backlog, (open, texts::round_stories), None)
}

/// The release that comes next, or else those that are out.
fn release(workspace: &Workspace, day: fn(Millis) -> String) -> Step {
    let all = || {
        workspace
            .records(&Kind::RELEASES)
            .map(|record| Release::of(record))
    };
    let next = all()
        .filter(|release| !release.is_out())
        .min_by_key(|release| (release.day().is_none(), release.day(), release.id()));
    match next {
        Some(next) => Step {
            about: "release",
            to: Place::Release(next.id()),
            stands: next.title().to_owned(),
            left: next.day().map(day).unwrap_or_default(),
        },
        None => step(
            "release",
            Place::Releases,
            (all().count(), texts::round_releases),
            None,
        ),
    }
}

fn learn(workspace: &Workspace, ideas: &[Idea<'_>], now: Millis) -> Step {
    let out = ideas.iter().filter(|idea| idea.is_out()).count();
    let reviews = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record));
    let due = reviews.filter(|review| {
        let is_there = review
            .idea()
            .is_some_and(|idea| workspace.record(&Kind::IDEAS, idea).is_some());
        is_there && review.state(now) == State::Due
    });
    step(
        "learn",
        Place::Outcomes,
        (out, texts::round_out),
        Some((due.count(), texts::round_due)),
    )
}
