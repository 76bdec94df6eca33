//! All records of one workspace in memory, with what was seen and who did what.

use std::sync::{Arc, Weak};

use crate::collection::Collection;
use crate::map::Map;
use crate::{Change, Dot, Field, Id, Kind, LogEntry, Millis, Record, Sibling, Value, VersionVector};

/// Everything about one product, as one replica knows it.
///
/// Cloning is cheap: records are shared. Only [`Workspace::apply`] changes what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    id: Id,
    seen: VersionVector,
    log: Map<Dot, LogEntry>,
    collections: Map<Kind, Arc<Collection>>,
}

/// The records of some kinds at one moment: see [`Workspace::mark`].
///
/// It keeps no records, only the place where they were; a collection that changes moves to another.
#[derive(Clone, Debug, Default)]
pub struct Mark(Vec<(Kind, Option<Weak<Collection>>)>);

impl Mark {
    /// Whether a workspace has the same records of these kinds as when it was marked.
    pub fn holds(&self, workspace: &Workspace) -> bool {
        self.0
            .iter()
            .all(|(kind, held)| match (held, workspace.collections.get(kind)) {
                (None, None) => true,
                (Some(held), Some(now)) => std::ptr::eq(held.as_ptr(), Arc::as_ptr(now)),
                _ => false,
            })
    }
}

impl Workspace {
    /// Makes an empty workspace.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            seen: VersionVector::default(),
            log: Map::new(),
            collections: Map::new(),
        }
    }

    /// Puts a workspace together from what was stored or read from a file.
    pub fn from_parts(
        id: Id,
        seen: VersionVector,
        log: Map<Dot, LogEntry>,
        records: impl IntoIterator<Item = (Kind, Record)>,
    ) -> Self {
        let mut collected: Map<Kind, Vec<Arc<Record>>> = Map::new();
        for (kind, record) in records {
            collected.change(kind, |records| records.push(Arc::new(record)));
        }
        Self::from_collected(id, seen, log, collected)
    }

    /// Puts a workspace together from its records, those of a kind together.
    pub(crate) fn from_collected(
        id: Id,
        seen: VersionVector,
        log: Map<Dot, LogEntry>,
        records: Map<Kind, Vec<Arc<Record>>>,
    ) -> Self {
        let collections = records
            .into_iter()
            .map(|(kind, records)| (kind, Arc::new(records.into_iter().collect())))
            .collect();
        Self {
            id,
            seen,
            log,
            collections,
        }
    }

    /// The workspace's id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// What this replica has seen.
    pub fn seen(&self) -> &VersionVector {
        &self.seen
    }

    /// The change log.
    pub fn log(&self) -> &Map<Dot, LogEntry> {
        &self.log
    }

    /// The log entry of a dot.
    pub fn entry(&self, dot: Dot) -> Option<&LogEntry> {
        self.log.get(&dot)
    }

    /// When a dot was made, 0 if the log does not tell.
    pub fn clock(&self, dot: Dot) -> Millis {
        self.log.get(&dot).map_or(0, |entry| entry.at)
    }

    /// The kinds that have records, deleted ones included.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.collections.keys()
    }

    /// The records of a kind, deleted ones included.
    pub fn collection(&self, kind: &Kind) -> Option<&Collection> {
        self.collections.get(kind).map(AsRef::as_ref)
    }

    /// The records of a kind that are not deleted, in the order of their ids.
    pub fn records<'a>(&'a self, kind: &Kind) -> impl Iterator<Item = &'a Arc<Record>> + use<'a> {
        self.collections
            .get(kind)
            .into_iter()
            .flat_map(|collection| collection.iter())
            .filter(|record| !record.is_deleted())
    }

    /// The record with this id, deleted or not.
    pub fn any_record(&self, kind: &Kind, id: Id) -> Option<&Arc<Record>> {
        self.collections.get(kind)?.get(id)
    }

    /// The record with this id, unless it is deleted.
    pub fn record(&self, kind: &Kind, id: Id) -> Option<&Arc<Record>> {
        self.any_record(kind, id).filter(|record| !record.is_deleted())
    }

    /// The record that one was merged into, over any number of merges; none where it was not merged, or into nothing.
    pub fn survivor(&self, kind: &Kind, id: Id) -> Option<Id> {
        let mut passed = vec![id];
        loop {
            let record = self.any_record(kind, *passed.last()?)?;
            if !record.is_deleted() {
                return (record.id() != id).then(|| record.id());
            }
            let next = record.get(&Field::MERGED_INTO).and_then(Value::as_link)?;
            if passed.contains(&next) {
                return None;
            }
            passed.push(next);
        }
    }

    /// Every conflict that no person has settled: kind, record, field and the siblings that disagree.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Kind, &Record, &Field, &[Sibling])> {
        let mut found = Vec::new();
        for (kind, records) in &self.collections {
            for record in records.iter() {
                for (field, siblings) in record.conflicts() {
                    found.push((kind, record.as_ref(), field, siblings));
                }
            }
        }
        found.into_iter()
    }

    /// Every dot that a record refers to as the writer of a value.
    ///
    /// They are sorted.
    pub(crate) fn referred(&self) -> Vec<Dot> {
        let mut dots = Vec::new();
        for record in self.collections.values().flat_map(|collection| collection.iter()) {
            for dot in record.dots() {
                // An import writes thousands of records with one dot, one after the other.
                if dots.last() != Some(&dot) {
                    dots.push(dot);
                }
            }
        }
        crate::sort::distinct(&mut dots);
        dots
    }

    /// The workspace without the log entries that no record refers to: the history that files carry.
    #[must_use]
    pub fn with_referred_log(mut self) -> Self {
        let referred = self.referred();
        self.log.retain(|dot, _| referred.binary_search(dot).is_ok());
        self
    }

    /// How many records there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.collections.values().map(|collection| collection.len()).sum()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.collections.values().all(|collection| collection.is_empty())
    }

    /// Remembers the records of these kinds as they are now, to be asked later whether they are still the same.
    pub fn mark(&self, kinds: &[Kind]) -> Mark {
        let held = kinds
            .iter()
            .map(|kind| (kind.clone(), self.collections.get(kind).map(Arc::downgrade)));
        Mark(held.collect())
    }

    /// Carries out a Change.
    pub fn apply(&mut self, change: &Change) {
        for same in change.records.chunk_by(|a, b| a.kind == b.kind) {
            let Some(kind) = same.first().map(|record| &record.kind) else {
                continue;
            };
            let records = same.iter().map(|record| (record.id, record.to.clone())).collect();
            let mut empty = false;
            self.collections.change(kind.clone(), |collection| {
                let collection = Arc::make_mut(collection);
                collection.update(records);
                empty = collection.is_empty();
            });
            if empty {
                self.collections.remove(kind);
            }
        }
        let entries = change.log.iter().map(|(dot, (_, entry))| (*dot, entry.clone()));
        self.log.update(entries.collect());
        self.seen = change.seen.1.clone();
    }
}
