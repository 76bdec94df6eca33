//! Takes a Change back without touching what others have written since.
//!
//! What a Change wrote itself is taken back by a new write (a new dot), field by field, so that the taking back travels
//! like any other edit; a field that somebody has written since is left alone. What a merge brought in is different:
//! those writes are other people's, and taking back *their* edits with edits of our own would undo their work
//! everywhere. Records that nobody has touched since go back to exactly what they were, and what was seen goes back with
//! them, so that merging the same file again brings everything again. Records touched since stay as they are and
//! remember what they have seen. So it is with a record that a merge both brought and led over to what something was merged
//! into. Doing it again merges what was taken away, by the rule of every merge.

use std::sync::Arc;

use crate::change::{Change, LogEntry, RecordChange};
use crate::command::CommandError;
use crate::draft::Draft;
use crate::map::Map;
use crate::merge::merge_versioned;
use crate::{Dot, Env, Field, Record, Sibling, Value, VersionVector, Workspace};

/// The name that a Change which takes another back goes by in history.
pub(crate) const UNDO: &str = "undo";
/// The name that a Change which does another again goes by in history.
pub(crate) const REDO: &str = "redo";
/// The name of an import.
pub const IMPORT: &str = "import";
/// The name of the taking back of an import: what it leaves stands as imports left it.
pub(crate) const UNDO_IMPORT: &str = "undo-import";
/// The name of the doing again of an import.
const REDO_IMPORT: &str = "redo-import";

/// Whether what goes by this name took something back.
fn is_undo(did: &str) -> bool {
    did == UNDO || did == UNDO_IMPORT
}

/// Whether what goes by this name left records as an import has them.
pub(crate) fn is_import(did: &str) -> bool {
    [IMPORT, UNDO_IMPORT, REDO_IMPORT].contains(&did)
}

/// Makes the Change that takes `change` back.
pub(super) fn revert(workspace: &Workspace, change: &Change, env: &Env) -> Result<Change, CommandError> {
    // Whoever takes back that something was taken back does it again: the next one goes the other way.
    let undoes = is_undo(&change.entry.did);
    let did = match (undoes, is_import(&change.entry.did)) {
        (false, false) => UNDO,
        (true, false) => REDO,
        (false, true) => UNDO_IMPORT,
        (true, true) => REDO_IMPORT,
    };
    let (own, brought): (Vec<_>, Vec<_>) = change.records.iter().partition(|record| is_own(record, change));
    if change.dot.is_some() && brought.is_empty() {
        return write_back(workspace, &own, env, did);
    }
    let mut result = if undoes {
        bring_again(workspace, change, &brought, env)?
    } else {
        take_away(workspace, change, &brought, env)?
    };
    result.entry.did = did.into();
    if !own.is_empty() {
        let mut rest = workspace.clone();
        rest.apply(&result);
        match write_back(&rest, &own, env, did) {
            Ok(written) => result = result.squash(written),
            Err(CommandError::NothingToDo | CommandError::ChangedSince) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(result)
}

/// Whether what a Change did to a record is its own writing; else it brought in, or took away, what others wrote.
fn is_own(record: &RecordChange, change: &Change) -> bool {
    let mut dots = record.to.iter().flat_map(|to| to.dots());
    let mut is_written = |own: Dot| dots.any(|dot| dot == own);
    change
        .dot
        .is_some_and(|own| is_written(own) && !brings(record, own))
}

/// Whether a record holds by a Change what neither this Change wrote nor the record held before.
fn brings(record: &RecordChange, own: Dot) -> bool {
    record.fields().into_iter().any(|(_, before, after)| {
        let is_known = |dot: Dot| dot == own || before.iter().any(|sibling| sibling.dot == dot);
        after.iter().any(|sibling| !is_known(sibling.dot))
    })
}

/// Writes back what stood there before a Change's own writes, wherever these still stand alone.
fn write_back(
    workspace: &Workspace,
    records: &[&RecordChange],
    env: &Env,
    did: &'static str,
) -> Result<Change, CommandError> {
    let mut draft = Draft::new(workspace, env);
    let mut whole = true;
    for record in records {
        if let Some(current) = workspace.any_record(&record.kind, record.id) {
            whole &= write_record_back(&mut draft, current, record)?;
        }
    }
    match draft.finish(did.into()) {
        Err(CommandError::NothingToDo) if !whole => Err(CommandError::ChangedSince),
        other => other,
    }
}

/// Writes back what a Change did to one record; `false` if somebody has changed it since.
fn write_record_back(
    draft: &mut Draft<'_>,
    current: &Record,
    change: &RecordChange,
) -> Result<bool, CommandError> {
    let (kind, id, dot) = (&change.kind, change.id, draft.dot());
    let (Some(from), Some(to)) = (&change.from, &change.to) else {
        // The record was made: it is deleted again, unless somebody else has written in it.
        let maker = change.to.as_ref().map(|to| to.base().replica);
        let ours = current
            .dots()
            .all(|other| other.replica == dot.replica || Some(other.replica) == maker);
        if ours {
            draft
                .edit(kind, id)?
                .write(&Field::DELETED, Some(Value::Flag(true)), dot);
        }
        return Ok(ours);
    };
    let mut whole = true;
    let mut edited = false;
    for (field, before, after) in change.fields() {
        if field == Field::DELETED {
            continue;
        }
        if stands(&current.siblings(&field), &after, dot) {
            draft.edit(kind, id)?.overwrite(&field, values(before), dot);
            edited = true;
        } else {
            whole = false;
        }
    }
    // Every edit says that the record is kept, and so does taking one back; who has deleted it since is not gainsaid.
    let [before, after, now] = [from, to, current].map(|record| record.siblings(&Field::DELETED));
    let back = values(before);
    if stands(&now, &after, dot) && back != values(after.clone()) {
        draft.edit(kind, id)?.overwrite(&Field::DELETED, back, dot);
    } else if edited && !current.is_deleted() {
        // A deletion that is taken back itself does not speak against who has kept the record.
        let is_taken_back = |sibling: &Sibling| {
            sibling.value.is_some() && after.contains(sibling) && !back.contains(&sibling.value)
        };
        let (_, left): (Vec<_>, Vec<_>) = now.into_iter().partition(is_taken_back);
        draft
            .edit(kind, id)?
            .overwrite(&Field::DELETED, values(left), dot);
    }
    Ok(whole)
}

/// Whether a register is as a Change left it: the same values, written by nobody but the replica that takes it back.
///
/// The dots may be others: taking back a later Change of the same field has written the same values again.
fn stands(now: &[Sibling], after: &[Sibling], dot: Dot) -> bool {
    let ours = |sibling: &Sibling| {
        let replica = sibling.dot.replica;
        replica == dot.replica || after.iter().any(|sibling| sibling.dot.replica == replica)
    };
    values(now.to_vec()) == values(after.to_vec()) && now.iter().all(ours)
}

/// The values of siblings, each once and sorted; a field that was never written is cleared.
fn values(siblings: Vec<Sibling>) -> Vec<Option<Value>> {
    if siblings.is_empty() {
        return vec![None];
    }
    let mut values: Vec<_> = siblings.into_iter().map(|sibling| sibling.value).collect();
    crate::sort::distinct(&mut values);
    values
}

/// Takes away what a merge brought.
fn take_away(
    workspace: &Workspace,
    change: &Change,
    brought: &[&RecordChange],
    env: &Env,
) -> Result<Change, CommandError> {
    let (before, mut after) = (&change.seen.0, change.seen.1.clone());
    if let Some(own) = change.dot {
        after.replace(Dot {
            n: own.n.saturating_sub(1),
            ..own
        });
    }
    // What was seen goes back for every replica that the merge brought news of; not if there was more news since.
    let mut seen = workspace.seen().clone();
    for news in after.beyond(before).iter() {
        if seen.latest(news.replica) != news.n || news.replica == env.replica {
            return Err(CommandError::ChangedSince);
        }
        seen.replace(Dot {
            n: before.latest(news.replica),
            ..news
        });
    }
    let mut records = Vec::new();
    let mut gone_back = brought.is_empty();
    for record in brought {
        let current = workspace.any_record(&record.kind, record.id);
        let back = can_go_back(record, current, (before, &after), &seen);
        gone_back |= back;
        let to = if back {
            record.from.as_ref().map(|from| remember(from, before, &seen))
        } else {
            current.map(|current| remember(current, workspace.seen(), &seen))
        };
        records.push(RecordChange {
            kind: record.kind.clone(),
            id: record.id,
            from: current.cloned(),
            to,
        });
    }
    if !gone_back {
        return Err(CommandError::ChangedSince);
    }
    let entry = LogEntry {
        at: env.tick(workspace),
        by: env.by,
        did: UNDO.into(),
    };
    records.retain(|record| record.from != record.to);
    let mut result = Change {
        dot: None,
        entry,
        records,
        seen: (workspace.seen().clone(), seen),
        log: Map::new(),
    };
    result.log = unused_entries(workspace, change, &result);
    Ok(result)
}

/// Whether a record can go back to what it was before a merge: nobody has touched it, and nothing that stays seen speaks
/// for what the merge showed of it.
fn can_go_back(
    change: &RecordChange,
    current: Option<&Arc<Record>>,
    (before, after): (&VersionVector, &VersionVector),
    seen: &VersionVector,
) -> bool {
    let knows = |record: &Option<Arc<Record>>, all: &VersionVector| {
        let mut known = all.clone();
        if let Some(record) = record {
            known.join(record.context());
        }
        known
    };
    let old = knows(&change.from, before);
    let shown = knows(&change.to, after).beyond(&old);
    current == change.to.as_ref()
        && shown
            .iter()
            .all(|dot| old.latest(dot.replica) >= seen.latest(dot.replica))
}

/// A record with what was seen of it, as far as the vector does not say it.
fn remember(record: &Arc<Record>, seen: &VersionVector, vector: &VersionVector) -> Arc<Record> {
    let mut context = record.context().clone();
    context.join(seen);
    let context = context.beyond(vector);
    if context == *record.context() {
        return record.clone();
    }
    let mut record = record.as_ref().clone();
    record.set_context(context);
    Arc::new(record)
}

/// The log entries that a merge brought and that nothing refers to without it.
fn unused_entries(
    workspace: &Workspace,
    merge: &Change,
    result: &Change,
) -> Map<Dot, (Option<LogEntry>, Option<LogEntry>)> {
    let mut rest = workspace.clone();
    rest.apply(result);
    let referred = rest.referred();
    let mut log = merge.invert().log;
    log.retain(|dot, (here, _)| {
        referred.binary_search(dot).is_err()
            && Some(*dot) != merge.dot
            && workspace.entry(*dot) == here.as_ref()
    });
    log
}

/// Merges again what an undo took away.
fn bring_again(
    workspace: &Workspace,
    undo: &Change,
    taken: &[&RecordChange],
    env: &Env,
) -> Result<Change, CommandError> {
    let (known, left) = (&undo.seen.0, &undo.seen.1);
    if !workspace.seen().includes(left) {
        return Err(CommandError::ChangedSince);
    }
    let log = undo
        .log
        .iter()
        .filter_map(|(dot, (from, _))| Some((*dot, from.clone()?)));
    let records = taken
        .iter()
        .filter_map(|record| Some((record.kind.clone(), record.from.as_ref()?.as_ref().clone())));
    let content = Workspace::from_parts(workspace.id(), known.clone(), log.collect(), records);
    let complete = !left.includes(known);
    let mut again = merge_versioned(workspace, &content, complete, env, &mut Map::new());
    let led = taken.iter().filter(|record| was_led(record, left));
    for record in led.filter(|record| workspace.any_record(&record.kind, record.id) == record.to.as_ref()) {
        put_back(&mut again, record);
    }
    if again.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    Ok(again)
}

/// Whether a merge that was taken back had written in a record itself: that stayed seen, and a merge would leave it out.
fn was_led(undo: &RecordChange, left: &VersionVector) -> bool {
    let is_left = |dot: &Dot| undo.to.iter().flat_map(|to| to.dots()).any(|other| other == *dot);
    let mut dots = undo.from.iter().flat_map(|from| from.dots());
    dots.any(|dot| left.covers(dot) && !is_left(&dot))
}

/// Lets a record be again what it was before an undo took it back.
fn put_back(again: &mut Change, undo: &RecordChange) {
    let is_it = |record: &RecordChange| record.kind == undo.kind && record.id == undo.id;
    again.records.retain(|record| !is_it(record));
    let to = undo.from.as_ref().map(|from| {
        let mut record = from.as_ref().clone();
        record.set_context(from.context().beyond(&again.seen.1));
        Arc::new(record)
    });
    again.records.push(RecordChange {
        kind: undo.kind.clone(),
        id: undo.id,
        from: undo.to.clone(),
        to,
    });
    crate::sort::by(&mut again.records, |a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
}
