//! Settling a conflict: the value of choice stands, and what it means for a record that was merged away is done.

use super::CommandError;
use super::join::again;
use crate::draft::Draft;
use crate::{Field, Id, Kind, Value, Workspace, model};

/// Writes the value that shall stand.
///
/// A record that one person merged into another while somebody else wrote in it is merged away now, or not. Where it shall go,
/// the survivor takes what was written meanwhile, as it would have then; where it shall stay, it is no part of another any more.
/// A link to what was merged away leads to what has taken its place. What is deleted is not brought back by settling another of
/// its fields.
pub(super) fn settle(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    (kind, id, field): (&Kind, Id, &Field),
    value: Option<&Value>,
) -> Result<(), CommandError> {
    let link = value.filter(|value| value.as_link().is_some() && *field != Field::MERGED_INTO);
    let link = link.and_then(|value| model::link(kind, field, value));
    let led = link.and_then(|(of, to)| {
        let into = workspace.survivor(&of, to)?;
        (of != *kind || into != id).then(|| Value::link(into))
    });
    let value = led.or(value.cloned());
    let record = workspace.any_record(kind, id);
    if *field != Field::DELETED && record.is_some_and(|record| record.is_deleted()) {
        return draft.write_sides(kind, id, field, vec![value]);
    }
    draft.write(kind, id, field, value.clone())?;
    let record = record.filter(|_| *field == Field::DELETED);
    let into = record.and_then(|record| record.get(&Field::MERGED_INTO)?.as_link());
    match (into, value) {
        (None, _) => Ok(()),
        (Some(_), None) => draft.write(kind, id, &Field::MERGED_INTO, None),
        (Some(into), Some(_)) => again(workspace, draft, kind, id, into),
    }
}
