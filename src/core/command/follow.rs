//! What a merge with a file asks for beside it, in the same Change: what one side did to a record that the other made
//! anew, merged away or deleted without knowing of it.

use super::CommandError;
use super::join::{Moves, Turn, lead_over, merge_away};
use super::twins::twins;
use crate::change::{Change, RecordChange};
use crate::draft::Draft;
use crate::model::{self, Comment};
use crate::snapshot::Snapshot;
use crate::statuses::{Statuses, united};
use crate::{Env, Field, Id, Kind, Record, Value, VersionVector, Workspace};

/// The kinds whose records can be merged into one another.
pub(super) const MERGED: [Kind; 3] = [Kind::CUSTOMERS, Kind::FEEDBACK, Kind::IDEAS];

/// After a merge with a file:
///
/// - Of records that were merged into one another in a ring, each by somebody who did not know of the other, the first is
///   there again.
/// - What one side links to a record that the other has merged away links to the survivor, as if the one had known of it.
/// - What both have brought in from the same place is there once: see [`twins`](super::twins).
/// - So are statuses that both have added under one name: see [`united`].
/// - What one side links to a record that the other has deleted is there again: see [`missed`].
pub(super) fn follow(
    workspace: &Workspace,
    merge: Change,
    snapshot: &Snapshot,
    env: &Env,
) -> Result<Change, CommandError> {
    // Where nothing is here yet, nothing can be missed or be there twice.
    let is_new = workspace.is_empty();
    let is_gone =
        |record: &Record| record.get(&Field::MERGED_INTO).is_some() || !is_new && record.is_deleted();
    let kinds = workspace.kinds();
    let here = kinds.filter_map(|kind| workspace.collection(kind)).flatten();
    let coming = merge.records.iter().filter_map(|record| record.to.as_ref());
    let twins = MERGED.map(|kind| {
        let moves = if is_new {
            Moves::new()
        } else {
            twins(workspace, snapshot, &merge, &kind)
        };
        (kind, moves)
    });
    let doubles = twins.iter().any(|(_, moves)| !moves.is_empty()) || !is_new && has_twins(workspace, &merge);
    if !doubles && !here.chain(coming).any(|record| is_gone(record)) {
        return Ok(merge);
    }
    let missed = missed(workspace, snapshot, &merge);
    let mut merged = workspace.clone();
    merged.apply(&merge);
    // One dot for all, so that taking the file back knows all of it as one Change's own writes.
    let mut draft = Draft::after(&merge, &merged, env);
    // Customers first, so that feedback that names two of them names one by then.
    for (kind, moves) in twins.iter().filter(|(_, moves)| !moves.is_empty()) {
        merge_away(&merged, &mut draft, kind, moves, Turn::Again)?;
    }
    for (kind, id, field, value) in united(&merged) {
        draft.write(&kind, id, &field, value)?;
    }
    for (kind, id) in &missed {
        draft.write(kind, *id, &Field::DELETED, None)?;
    }
    for kind in MERGED {
        let all = merged.collection(&kind).into_iter().flatten();
        let gone = all.filter(|record| record.is_deleted() && record.get(&Field::MERGED_INTO).is_some());
        let mut moves = Moves::new();
        for record in gone {
            let id = record.id();
            match merged
                .survivor(&kind, id)
                .or_else(|| first_of_ring(&merged, &kind, id))
            {
                Some(first) if first == id => draft.write(&kind, id, &Field::MERGED_INTO, None)?,
                Some(into) => {
                    moves.insert(id, into);
                }
                None => {}
            }
        }
        if !moves.is_empty() {
            lead_over(&merged, &mut draft, &kind, &moves)?;
        }
    }
    match draft.finish("merge".into()) {
        Ok(mut led) => {
            // What a file says without versions has told of itself, and of whose it is.
            led.log.retain(|dot, _| !merge.log.contains_key(dot));
            Ok(merge.squash(led))
        }
        Err(CommandError::NothingToDo) => Ok(merge),
        Err(error) => Err(error),
    }
}

/// Whether two statuses are called the same after a merge.
fn has_twins(workspace: &Workspace, merge: &Change) -> bool {
    let is_own = |record: &&RecordChange| record.kind == Kind::WORKSPACES && record.id == workspace.id();
    let comes = merge.records.iter().find(is_own).map(|record| record.to.as_ref());
    let here = || workspace.record(&Kind::WORKSPACES, workspace.id());
    let own = comes.unwrap_or_else(here);
    own.is_some_and(|record| Statuses::on(record).twins().next().is_some())
}

/// The record with the smallest id of a ring of deleted records, each merged into the next, to which one leads.
fn first_of_ring(workspace: &Workspace, kind: &Kind, id: Id) -> Option<Id> {
    let mut passed = vec![id];
    loop {
        let record = workspace.any_record(kind, *passed.last()?)?;
        let next = record.get(&Field::MERGED_INTO).and_then(Value::as_link)?;
        if let Some(at) = passed.iter().position(|other| *other == next) {
            return passed.get(at..)?.iter().copied().min();
        }
        passed.push(next);
    }
}

/// The records that one side has deleted while the other, which did not know of it, linked something to them: a story to an
/// idea, feedback to a customer, a comment to what it is about. An edit of the record itself would win over its deletion; what
/// was written for it is no less work.
pub fn missed(workspace: &Workspace, snapshot: &Snapshot, merge: &Change) -> Vec<(Kind, Id)> {
    let mut missed = Vec::new();
    let theirs = snapshot.content.seen();
    let went = merge.records.iter().filter(|record| {
        let was_there = record.from.as_ref().is_some_and(|from| !from.is_deleted());
        was_there && record.to.as_ref().is_some_and(|to| is_deleted_only(to))
    });
    let mut went: Vec<(Kind, Id)> = went.map(|record| (record.kind.clone(), record.id)).collect();
    crate::sort::by(&mut went, Ord::cmp);
    if !went.is_empty() {
        for kind in workspace.kinds() {
            for record in workspace.records(kind) {
                let new = links(kind, record, theirs);
                missed.extend(new.filter(|target| went.binary_search(target).is_ok()));
            }
        }
    }
    for record in &merge.records {
        let Some(to) = record.to.as_ref().filter(|to| !to.is_deleted()) else {
            continue;
        };
        missed.extend(links(&record.kind, to, workspace.seen()).filter(|(kind, id)| {
            let here = workspace.any_record(kind, *id);
            let there = snapshot.content.any_record(kind, *id);
            here.is_some_and(|here| is_deleted_only(here)) && !there.is_some_and(|there| there.is_deleted())
        }));
    }
    crate::sort::distinct(&mut missed);
    missed
}

/// Whether a record is deleted, and not because it was merged into another.
fn is_deleted_only(record: &Record) -> bool {
    record.is_deleted() && record.get(&Field::MERGED_INTO).is_none()
}

/// What a record links to by what was written beyond what somebody has seen.
fn links<'a>(
    kind: &'a Kind,
    record: &'a Record,
    seen: &'a VersionVector,
) -> impl Iterator<Item = (Kind, Id)> + use<'a> {
    let is_news = |field: &Field| record.written_by(field).is_some_and(|dot| !seen.covers(dot));
    record.fields().filter_map(move |(field, value)| {
        let target = if *kind == Kind::COMMENTS && *field == Field::named("on") {
            Comment::of(record).on()
        } else {
            model::link(kind, field, value)
        };
        target.filter(|_| is_news(field))
    })
}
