//! Feedback as evidence for an idea.

use super::{CommandError, finite};
use crate::change::Change;
use crate::draft::Draft;
use crate::model::{Feedback, Idea};
use crate::{Field, Id, Kind, Value, Workspace};

/// Links feedback to an idea.
pub(super) fn link(
    workspace: &Workspace,
    mut draft: Draft<'_>,
    feedback: &[Id],
    idea: Id,
    importance: f64,
) -> Result<Change, CommandError> {
    for (field, value) in links(workspace, feedback, importance)? {
        draft.write(&Kind::IDEAS, idea, &field, Some(value))?;
    }
    let known = workspace.record(&Kind::IDEAS, idea);
    // Who weighs evidence that is there anew decides nothing about the item.
    let is_new = |id: &Id| known.is_none_or(|idea| idea.get(&Field::link("insights", *id)).is_none());
    // What is said about something that is out stays in triage.
    let is_out = known.is_some_and(|idea| Idea::of(idea).is_out());
    let new = feedback.iter().copied().filter(|id| !is_out && is_new(id));
    accept(workspace, &mut draft, &new.collect::<Vec<Id>>())?;
    draft.finish("link-feedback".into())
}

/// Accepts those of feedback that nobody has decided on: what is evidence for an idea waits for triage no longer.
pub(super) fn accept(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    feedback: &[Id],
) -> Result<(), CommandError> {
    let records = feedback
        .iter()
        .filter_map(|id| workspace.record(&Kind::FEEDBACK, *id));
    let undecided = records.filter(|record| Feedback::of(record).status() == "new");
    for record in undecided {
        let accepted = Some(Value::text("open"));
        draft.write(&Kind::FEEDBACK, record.id(), &Field::named("status"), accepted)?;
    }
    Ok(())
}

/// What links feedback to an idea, each item as important as the others.
pub(super) fn links(
    workspace: &Workspace,
    feedback: &[Id],
    importance: f64,
) -> Result<Vec<(Field, Value)>, CommandError> {
    let value = finite("importance", importance)?;
    feedback
        .iter()
        .map(|&id| match workspace.record(&Kind::FEEDBACK, id) {
            Some(_) => Ok((Field::link("insights", id), value.clone())),
            None => Err(CommandError::NotThere {
                kind: Kind::FEEDBACK,
                id,
            }),
        })
        .collect()
}
