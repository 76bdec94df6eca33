//! The stories of a sprint, and when each of them was done in it.

use super::super::backlog::{current_sprint, in_order};
use super::super::conflict::title;
use super::{SprintStory, State, after_all, state};
use crate::model::{Sprint, Story};
use crate::time::DAY;
use crate::{Field, Id, Kind, Millis, Workspace};

/// When a story was done in a sprint, if it was. One that an import says is done, without a date, was done in the last sprint
/// that it is in: when that was written down, or on the sprint's last day if it was written down later.
fn done_at(workspace: &Workspace, story: Story<'_>, sprint: Sprint<'_>) -> Option<Millis> {
    if let Some(at) = story.finished() {
        return (done_in(workspace, story, at) == Some(sprint.id())).then_some(at);
    }
    let is_here = story.status() == "done" && current_sprint(workspace, story) == Some(sprint.id());
    let written = status_since(workspace, story).filter(|_| is_here)?;
    Some(sprint.end().map_or(written, |end| written.min(end)))
}

/// When the status of a story was written.
fn status_since(workspace: &Workspace, story: Story<'_>) -> Option<Millis> {
    let record = workspace.record(&Kind::STORIES, story.id())?;
    let written = record.written_by(&Field::named("status"))?;
    Some(workspace.clock(written))
}

/// The sprint in which a story that was finished then counts as done, however many it is in: the one that it was put into
/// last before that, or else first after it.
fn done_in(workspace: &Workspace, story: Story<'_>, finished: Millis) -> Option<Id> {
    let held = story.planned().filter_map(|(id, since, left)| {
        let sprint = Sprint::of(workspace.record(&Kind::SPRINTS, id)?);
        let is_over = sprint.end().is_some_and(|end| finished >= after_all(end));
        (left.is_none() && !is_over).then_some((since, sprint.start(), id))
    });
    let (before, after): (Vec<_>, Vec<_>) = held.partition(|(since, ..)| *since <= finished);
    let one = before.into_iter().max().or_else(|| after.into_iter().min());
    one.map(|(.., id)| id)
}

/// The stories of a sprint, those that were taken out after its first day included.
pub(super) fn stories(workspace: &Workspace, sprint: Sprint<'_>, now: Millis) -> Vec<SprintStory> {
    let read = |story: Story<'_>| {
        let (_, since, left) = story.planned().find(|(id, ..)| *id == sprint.id())?;
        let begun = sprint.start().map(|start| start + DAY);
        if left.is_some_and(|left| begun.is_none_or(|begun| left < begun)) {
            return None;
        }
        let current = current_sprint(workspace, story).filter(|current| *current != sprint.id());
        let finished = done_at(workspace, story, sprint).filter(|_| left.is_none());
        let is_open = left.is_none() && finished.is_none();
        Some(SprintStory {
            id: story.id(),
            title: story.title().to_owned(),
            status: story.status().to_owned(),
            points: story.points(),
            since,
            late: begun.is_some_and(|begun| since >= begun),
            finished,
            left,
            declined: status_since(workspace, story).filter(|_| story.status() == "declined"),
            carried: current
                .map(|id| title(workspace, &Kind::SPRINTS, id))
                .unwrap_or_default(),
            elsewhere: current.is_some() && is_open && state(sprint, now) != State::Over,
        })
    };
    in_order(workspace).into_iter().filter_map(read).collect()
}
