//! Takes a Change back without touching what others have written since.
//!
//! What a Change wrote itself is taken back by a new write (a new dot), field by field, so that the taking back travels
//! like any other edit; a field that somebody has written since is left alone. What a merge brought in is different:
//! those writes are other people's, and taking back *their* edits with edits of our own would undo their work
//! everywhere. Records that nobody has touched since go back to exactly what they were, and what was seen goes back with
//! them, so that merging the same file again brings everything again. Records touched since are written back and
//! remember what they have seen.

use std::sync::Arc;

use crate::change::{Change, LogEntry, RecordChange};
use crate::command::CommandError;
use crate::draft::Draft;
use crate::{Dot, Env, Field, Id, Kind, Record, VersionVector, Workspace};

/// Makes the Change that takes `change` back.
pub(super) fn revert(
    workspace: &Workspace,
    change: &Change,
    env: &Env,
    did: &'static str,
) -> Result<Change, CommandError> {
    if brings_foreign(change) {
        return revert_merge(workspace, change, env, did);
    }
    let mut draft = Draft::new(workspace, env);
    let mut skipped = false;
    for record in &change.records {
        skipped |= !write_back(&mut draft, workspace, record)?;
    }
    match draft.finish(did) {
        Err(CommandError::NothingToDo) if skipped => Err(CommandError::ChangedSince),
        other => other,
    }
}

/// Writes back what a Change did to one record; `false` if somebody has changed it since.
fn write_back(
    draft: &mut Draft<'_>,
    workspace: &Workspace,
    change: &RecordChange,
) -> Result<bool, CommandError> {
    let (kind, id) = (&change.kind, change.id);
    let Some(current) = workspace.any_record(kind, id) else {
        return Ok(false);
    };
    let dot = draft.dot();
    if let (None, Some(to)) = (&change.from, &change.to) {
        let ours = current.fields().eq(to.fields()) || is_ours(current, workspace, dot.replica);
        if ours {
            draft
                .edit(kind, id)?
                .write(&Field::DELETED, Some(crate::Value::Flag(true)), dot);
        }
        return Ok(ours);
    }
    let mut whole = true;
    for (field, before, after) in change.fields() {
        if current.siblings(&field) != after {
            // Every edit marks the record as kept; that mark alone is nobody's change.
            whole &= field == Field::DELETED;
            continue;
        }
        let values = if before.is_empty() {
            vec![None]
        } else {
            before.into_iter().map(|s| s.value).collect()
        };
        draft.edit(kind, id)?.overwrite(&field, values, dot);
    }
    Ok(whole)
}

/// Whether everything in a record was written by one replica.
fn is_ours(record: &Record, workspace: &Workspace, replica: Id) -> bool {
    record.context().is_empty()
        && record
            .dots()
            .all(|dot| dot.replica == replica && workspace.seen().covers(dot))
}

/// Whether a Change moves what other replicas wrote, as merges and their undoing do.
fn brings_foreign(change: &Change) -> bool {
    let (before, after) = &change.seen;
    let own = change.dot.map(|dot| dot.replica);
    let moved =
        |dot: Dot| Some(dot.replica) != own && before.latest(dot.replica) != after.latest(dot.replica);
    own.is_none() || before.iter().any(moved) || after.iter().any(moved)
}

/// Whether a record, as a Change left it, holds writes of that Change itself, which only further writes take back.
fn holds_own(record: &RecordChange, change: &Change) -> bool {
    let Some(own) = change.dot else { return false };
    record
        .to
        .as_ref()
        .is_some_and(|to| to.dots().any(|dot| dot == own))
}

fn revert_merge(
    workspace: &Workspace,
    change: &Change,
    env: &Env,
    did: &'static str,
) -> Result<Change, CommandError> {
    let (before, after) = &change.seen;
    let own = Dot {
        replica: env.replica,
        n: workspace.seen().latest(env.replica),
    };
    // What was seen goes back, except for what this or other merges have brought besides.
    let mut seen: VersionVector = workspace
        .seen()
        .iter()
        .map(|dot| {
            if after.latest(dot.replica) == dot.n {
                Dot {
                    n: before.latest(dot.replica),
                    ..dot
                }
            } else {
                dot
            }
        })
        .collect();
    seen.join(before);
    seen.learn(own);

    let mut draft = Draft::new(workspace, env);
    let mut records: Vec<RecordChange> = Vec::new();
    let mut touched: Vec<(Kind, Id)> = Vec::new();
    for record in &change.records {
        let current = workspace.any_record(&record.kind, record.id);
        if current == record.to.as_ref() && !holds_own(record, change) {
            records.push(RecordChange {
                kind: record.kind.clone(),
                id: record.id,
                from: current.cloned(),
                to: record.from.clone(),
            });
        } else {
            write_back(&mut draft, workspace, record)?;
            touched.push((record.kind.clone(), record.id));
        }
    }
    let written = match draft.finish(did) {
        Ok(written) => Some(written),
        Err(CommandError::NothingToDo) => None,
        Err(error) => return Err(error),
    };
    let entry = LogEntry {
        at: env.tick(workspace),
        by: env.by,
        did: did.into(),
    };
    let mut result = Change {
        dot: None,
        entry,
        records,
        seen: (workspace.seen().clone(), seen),
        log: change.invert().log,
    };
    if let Some(written) = written {
        result.entry = written.entry;
        result.dot = written.dot;
        result.log.extend(written.log);
        written.dot.into_iter().for_each(|dot| result.seen.1.learn(dot));
        result.records.extend(written.records);
    }
    remember(workspace, &mut result, &touched, after);
    result
        .records
        .sort_by(|a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
    if result.is_empty() {
        Err(CommandError::ChangedSince)
    } else {
        Ok(result)
    }
}

/// Lets the records that stay as they are remember what the merge had shown them.
fn remember(workspace: &Workspace, result: &mut Change, touched: &[(Kind, Id)], after: &VersionVector) {
    for (kind, id) in touched {
        let slot = result
            .records
            .iter_mut()
            .find(|record| record.kind == *kind && record.id == *id);
        let current = slot.as_ref().and_then(|record| record.to.clone());
        let Some(current) = current.or_else(|| workspace.any_record(kind, *id).cloned()) else {
            continue;
        };
        let mut record = current.as_ref().clone();
        let mut context = record.context().clone();
        context.join(after);
        record.set_context(context);
        let to = Some(Arc::new(record));
        match slot {
            Some(slot) => slot.to = to,
            None => result.records.push(RecordChange {
                kind: kind.clone(),
                id: *id,
                from: workspace.any_record(kind, *id).cloned(),
                to,
            }),
        }
    }
    let referred: Vec<Dot> = result
        .records
        .iter()
        .filter_map(|record| record.to.as_ref())
        .flat_map(|record| record.dots())
        .collect();
    result
        .log
        .retain(|dot, (_, to)| to.is_some() || !referred.contains(dot));
}
