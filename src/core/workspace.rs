//! All records of one workspace in memory, with what was seen and who did what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::{Change, Dot, Field, Id, Kind, LogEntry, Millis, Record, Sibling, VersionVector};

/// The records of one kind, in the order of their ids.
pub type Collection = BTreeMap<Id, Arc<Record>>;

/// Everything about one product, as one replica knows it.
///
/// Cloning is cheap: records are shared. Only [`Workspace::apply`] changes what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    id: Id,
    seen: VersionVector,
    log: BTreeMap<Dot, LogEntry>,
    collections: BTreeMap<Kind, Collection>,
}

impl Workspace {
    /// Makes an empty workspace.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            seen: VersionVector::default(),
            log: BTreeMap::new(),
            collections: BTreeMap::new(),
        }
    }

    /// Puts a workspace together from what was stored or read from a file.
    pub fn from_parts(
        id: Id,
        seen: VersionVector,
        log: BTreeMap<Dot, LogEntry>,
        records: impl IntoIterator<Item = (Kind, Record)>,
    ) -> Self {
        let mut workspace = Self {
            id,
            seen,
            log,
            collections: BTreeMap::new(),
        };
        for (kind, record) in records {
            workspace.put(kind, record.id(), Some(Arc::new(record)));
        }
        workspace
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
    pub fn log(&self) -> &BTreeMap<Dot, LogEntry> {
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
        self.collections.get(kind)
    }

    /// The records of a kind that are not deleted, in the order of their ids.
    pub fn records<'a>(&'a self, kind: &Kind) -> impl Iterator<Item = &'a Arc<Record>> + use<'a> {
        self.collections
            .get(kind)
            .into_iter()
            .flat_map(BTreeMap::values)
            .filter(|record| !record.is_deleted())
    }

    /// The record with this id, deleted or not.
    pub fn any_record(&self, kind: &Kind, id: Id) -> Option<&Arc<Record>> {
        self.collections.get(kind)?.get(&id)
    }

    /// The record with this id, unless it is deleted.
    pub fn record(&self, kind: &Kind, id: Id) -> Option<&Arc<Record>> {
        self.any_record(kind, id).filter(|record| !record.is_deleted())
    }

    /// Every conflict that no person has settled: kind, record, field and the siblings that disagree.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Kind, &Record, &Field, &[Sibling])> {
        self.collections.iter().flat_map(|(kind, records)| {
            records.values().flat_map(move |record| {
                record
                    .conflicts()
                    .map(move |(field, siblings)| (kind, record.as_ref(), field, siblings))
            })
        })
    }

    /// Every dot that a record refers to as the writer of a value.
    pub(crate) fn referred(&self) -> BTreeSet<Dot> {
        let mut dots = BTreeSet::new();
        let mut last = None;
        for record in self.collections.values().flat_map(BTreeMap::values) {
            for dot in record.dots() {
                // An import writes thousands of records with one dot, one after the other.
                if last != Some(dot) {
                    dots.insert(dot);
                    last = Some(dot);
                }
            }
        }
        dots
    }

    /// The workspace without the log entries that no record refers to: the history that files carry.
    #[must_use]
    pub fn with_referred_log(mut self) -> Self {
        let referred = self.referred();
        self.log.retain(|dot, _| referred.contains(dot));
        self
    }

    /// How many records there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.collections.values().map(BTreeMap::len).sum()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.collections.values().all(BTreeMap::is_empty)
    }

    /// Carries out a Change.
    pub fn apply(&mut self, change: &Change) {
        for record in &change.records {
            self.put(record.kind.clone(), record.id, record.to.clone());
        }
        for (dot, (_, entry)) in &change.log {
            match entry {
                Some(entry) => self.log.insert(*dot, entry.clone()),
                None => self.log.remove(dot),
            };
        }
        self.seen = change.seen.1.clone();
    }

    fn put(&mut self, kind: Kind, id: Id, record: Option<Arc<Record>>) {
        match record {
            Some(record) => {
                self.collections.entry(kind).or_default().insert(id, record);
            }
            None => {
                if let Some(collection) = self.collections.get_mut(&kind) {
                    collection.remove(&id);
                    if collection.is_empty() {
                        self.collections.remove(&kind);
                    }
                }
            }
        }
    }
}
