//! What two people have brought in from the same place without knowing of each other: where a file brings both together, one
//! of each two is merged into the other, as one import would not have made it twice.

use super::follow::MERGED;
use super::join::Moves;
use super::revert::IMPORT;
use crate::change::Change;
use crate::intake::sources::is_program;
use crate::letters::lowered;
use crate::map::Map;
use crate::snapshot::Snapshot;
use crate::{Id, Kind, Record, Workspace};

/// The records of a kind that a merge doubles, each with the one that takes its place: of two always the one with the smaller
/// id, so that both sides do the same.
pub(super) fn twins(workspace: &Workspace, snapshot: &Snapshot, merge: &Change, kind: &Kind) -> Moves {
    let mut moves = Moves::new();
    let came = merge
        .records
        .iter()
        .filter(|record| record.kind == *kind && record.from.is_none());
    let new: Vec<(String, Id)> = came
        .filter_map(|record| {
            let to = record.to.as_ref().filter(|to| !to.is_deleted())?;
            Some((key(&snapshot.content, kind, to)?, to.id()))
        })
        .collect();
    if new.is_empty() {
        return moves;
    }
    // What is gone by the merge was made one with its twin by whoever wrote the file; what they did since is not undone.
    let gone = merge
        .records
        .iter()
        .filter(|record| record.kind == *kind && record.to.as_ref().is_some_and(|to| to.is_deleted()));
    let mut gone: Vec<Id> = gone.map(|record| record.id).collect();
    crate::sort::distinct(&mut gone);
    let here = workspace
        .records(kind)
        .filter(|record| gone.binary_search(&record.id()).is_err())
        .filter_map(|record| Some((key(workspace, kind, record)?, record.id())));
    // Of several that are here already the first stands for all.
    let mut known: Vec<(String, Id)> = here.collect();
    crate::sort::by(&mut known, Ord::cmp);
    known.dedup_by(|next, first| next.0 == first.0);
    let mut known: Map<String, Id> = known.into_iter().collect();
    for (key, id) in new {
        if let Some(other) = known.remove(&key) {
            moves.insert(id.max(other), id.min(other));
        }
    }
    moves
}

/// How many records a merge brings that are here already, and so become one with those.
pub fn doubled(workspace: &Workspace, snapshot: &Snapshot, merge: &Change) -> usize {
    let twice = MERGED.map(|kind| twins(workspace, snapshot, merge, &kind).len());
    twice.iter().sum()
}

/// What an import knows a record by: its id in a program, or a customer's name and address. What people wrote down by hand
/// has none, and neither have the rows of tables that number them.
fn key(workspace: &Workspace, kind: &Kind, record: &Record) -> Option<String> {
    let made = workspace.entry(record.base())?;
    if made.did != IMPORT {
        return None;
    }
    let source = record.text("source");
    if source
        .split_once(':')
        .is_some_and(|(program, id)| is_program(program) && !id.is_empty())
    {
        return Some(source.to_owned());
    }
    let name = lowered(record.text("name"));
    let is_named = *kind == Kind::CUSTOMERS && source.is_empty() && !name.is_empty();
    is_named.then(|| [&name, "\u{1f}", record.text("email")].concat())
}
