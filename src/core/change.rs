//! The one currency of the program: what a Command, a merge or an undo does to the records.

use std::borrow::Cow;
use std::sync::Arc;

use crate::map::Map;
use crate::{Dot, Field, Id, Kind, Record, Sibling, VersionVector};

/// Milliseconds since 1970 in UTC.
pub type Millis = u64;

/// What a Change did, as a short name that files spell: `edit-idea`, `import`, `undo`.
pub type Did = Cow<'static, str>;

/// One entry of the change log: what people read as history, and the clock that ties are broken with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogEntry {
    /// When, by the clock of the replica that made it.
    pub at: Millis,
    /// The person who made it.
    pub by: Id,
    /// What was done.
    pub did: Did,
}

/// What one Change does to one record; both sides are whole records, shared rather than copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// The record's kind.
    pub kind: Kind,
    /// The record's id.
    pub id: Id,
    /// The record before; `None` if it is added.
    pub from: Option<Arc<Record>>,
    /// The record after; `None` if it is removed, which only the undo of a merge does.
    pub to: Option<Arc<Record>>,
}

impl RecordChange {
    /// Whether it brings a record that is deleted already: nothing that people see.
    pub fn is_gone(&self) -> bool {
        self.from.is_none() && self.to.as_ref().is_none_or(|to| to.is_deleted())
    }

    /// The fields whose registers differ, with their siblings before and after.
    pub fn fields(&self) -> Vec<(Field, Vec<Sibling>, Vec<Sibling>)> {
        let sides = [self.from.as_deref(), self.to.as_deref()];
        let mut names: Vec<&Field> = sides
            .iter()
            .flatten()
            .flat_map(|record| {
                record
                    .fields()
                    .map(|(f, _)| f)
                    .chain(record.registers().map(|(f, _)| f))
            })
            .collect();
        crate::sort::distinct(&mut names);
        let siblings = |side: &Option<Arc<Record>>, field: &Field| {
            side.as_ref().map_or(Vec::new(), |r| r.siblings(field))
        };
        names
            .into_iter()
            .map(|field| {
                (
                    field.clone(),
                    siblings(&self.from, field),
                    siblings(&self.to, field),
                )
            })
            .filter(|(_, from, to)| from != to)
            .collect()
    }
}

/// What happened to the workspace, complete enough to apply, store, send to other tabs, and take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The dot that its own writes carry; `None` if it only brings in what others wrote.
    pub dot: Option<Dot>,
    /// Who did what when; the log entry of `dot`.
    pub entry: LogEntry,
    /// The records it touches, sorted by kind and id, each at most once.
    pub records: Vec<RecordChange>,
    /// What the workspace has seen before and after.
    pub seen: (VersionVector, VersionVector),
    /// Log entries of other Changes before and after: `None` before if it brings one in, `None` after if it takes one away.
    pub log: Map<Dot, (Option<LogEntry>, Option<LogEntry>)>,
}

impl Change {
    /// The exact reverse: applying one after the other leaves everything as it was.
    #[must_use]
    pub fn invert(&self) -> Self {
        let mut inverse = self.clone();
        inverse.seen = (self.seen.1.clone(), self.seen.0.clone());
        for record in &mut inverse.records {
            std::mem::swap(&mut record.from, &mut record.to);
        }
        for sides in inverse.log.values_mut() {
            std::mem::swap(&mut sides.0, &mut sides.1);
        }
        inverse
    }

    /// One Change that does what this one and then `next` do; what ends as it began is left out.
    #[must_use]
    pub fn squash(mut self, next: Self) -> Self {
        self.records.extend(next.records);
        crate::sort::by(&mut self.records, |a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
        self.records.dedup_by(|later, first| {
            let same = later.kind == first.kind && later.id == first.id;
            if same {
                first.to = later.to.take();
            }
            same
        });
        self.records.retain(|record| record.from != record.to);
        for (dot, (from, to)) in next.log {
            match self.log.get_mut(&dot) {
                Some(sides) => sides.1 = to,
                None => {
                    self.log.insert(dot, (from, to));
                }
            }
        }
        self.log.retain(|_, (from, to)| from != to);
        self.seen.1 = next.seen.1;
        self.dot = next.dot.or(self.dot);
        self
    }

    /// Whether nothing changes at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.log.is_empty() && self.seen.0 == self.seen.1
    }

    /// The kinds of record that it touches.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.records
            .chunk_by(|a, b| a.kind == b.kind)
            .filter_map(|same| same.first())
            .map(|record| &record.kind)
    }
}
