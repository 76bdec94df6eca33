//! What a merge would do, for people to look at before it is done.

use std::sync::Arc;

use super::blind::{Blind, instead};
use super::conflict::{label, show, title};
use crate::{Change, Field, Id, Kind, Record, Workspace};

/// How many changed records are listed in full; the rest is counted.
const LISTED: usize = 100;

/// One record that a merge changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRecord {
    /// What the record is called.
    pub title: String,
    /// What its kind is called.
    pub kind: Kind,
    /// Whether it is new here.
    pub new: bool,
    /// Its fields: label, value before, value after.
    pub fields: Vec<(String, String, String)>,
}

/// Lists what a Change does, record by record and field by field; what it brings deleted is left out.
/// In a blind round, and in one of planning poker, it tells `viewer` only that somebody has estimated.
pub fn changed_records(before: &Workspace, change: &Change, viewer: Id) -> Vec<ChangedRecord> {
    let mut after = before.clone();
    after.apply(change);
    // A file that ends a round does not tell before it is merged, nor one that begins it.
    let blind = [before, &after].map(|workspace| Blind::of(workspace, Some(viewer)));
    let mut listed = Vec::new();
    for record in change
        .records
        .iter()
        .filter(|record| !record.is_gone())
        .take(LISTED)
    {
        let value = |workspace: &Workspace, side: &Option<Arc<Record>>, field: &Field| {
            let value = side.as_ref().and_then(|record| record.get(field));
            let latest = record.to.as_deref().or(record.from.as_deref());
            let hides = |blind: &Blind| latest.is_some_and(|latest| blind.hides(&record.kind, latest, field));
            let is_card = record.kind == Kind::STORIES && field.name() == "estimates";
            if is_card || blind.iter().any(hides) {
                return instead(value);
            }
            show(workspace, (&record.kind, latest), field, value)
        };
        let fields = record.fields().into_iter().filter_map(|(field, _, _)| {
            if field == Field::SOURCE_HASH {
                return None;
            }
            let (from, to) = (
                value(before, &record.from, &field),
                value(&after, &record.to, &field),
            );
            (from != to).then(|| (label(&after, &record.kind, &field), from, to))
        });
        let new = record.from.is_none();
        listed.push(ChangedRecord {
            title: title(
                if record.to.is_some() { &after } else { before },
                &record.kind,
                record.id,
            ),
            kind: record.kind.clone(),
            new,
            fields: if new { Vec::new() } else { fields.collect() },
        });
    }
    listed
}
