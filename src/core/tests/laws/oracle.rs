//! Accounts for every write without vectors: each write carries the explicit set of those that its author knew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tandem_core::{Change, Dot, Field, Id, Kind, Millis, Sibling, Value, Workspace};

use crate::support::{all_records, fields_of};

/// Names one write: its place in [`Oracle::writes`].
pub type WriteId = usize;

/// Names one register.
pub type Place = (Kind, Id, Field);

/// One write that a Change made: where, which, and the heads before.
pub type Wrote = (Place, WriteId, BTreeSet<WriteId>);

/// One write of one register.
#[derive(Clone)]
struct Write {
    dot: Dot,
    at: Millis,
    values: Vec<Option<Value>>,
    /// Every write of the same register that its author knew.
    past: BTreeSet<WriteId>,
}

/// What one replica, or one file, knows: of every register the writes that nothing it knows has superseded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads(BTreeMap<Place, BTreeSet<WriteId>>);

/// What a Change did, as far as taking it back goes.
#[derive(Clone)]
pub enum Deed {
    /// It wrote registers: where, which write, and the heads before.
    Wrote(Vec<Wrote>),
    /// It brought in what others wrote: the heads before and after.
    Brought(Heads, Heads),
    /// It took back what it had brought in: the heads before.
    TookBack(Heads),
}

/// Every write that was ever made.
#[derive(Clone, Default)]
pub struct Oracle {
    writes: Vec<Write>,
    /// The Changes that were made, each with what it did; kept alive so that no address comes twice.
    deeds: BTreeMap<usize, (Arc<Change>, Deed)>,
}

/// How many conflicts were found and how many of those are true, and how many are true and how many of those were found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Listed by the kernel.
    pub listed: usize,
    /// True by the oracle.
    pub truly: usize,
    /// Both.
    pub both: usize,
    /// Registers compared.
    pub registers: usize,
}

impl Tally {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.listed += other.listed;
        self.truly += other.truly;
        self.both += other.both;
        self.registers += other.registers;
    }
}

impl Oracle {
    /// Remembers what a Change did.
    pub fn note(&mut self, change: &Arc<Change>, deed: Deed) {
        self.deeds
            .insert(Arc::as_ptr(change) as usize, (change.clone(), deed));
    }

    /// What a Change did.
    pub fn deed(&self, change: &Arc<Change>) -> Deed {
        self.deeds[&(Arc::as_ptr(change) as usize)].1.clone()
    }

    /// Writes a register over everything that is known of it.
    pub fn write(
        &mut self,
        heads: &mut Heads,
        place: &Place,
        made: (Dot, Millis),
        values: Vec<Option<Value>>,
    ) -> Wrote {
        let before = heads.0.get(place).cloned().unwrap_or_default();
        let past = before
            .iter()
            .flat_map(|id| self.writes[*id].past.iter().chain([id]))
            .copied()
            .collect();
        let id = self.writes.len();
        self.writes.push(Write {
            dot: made.0,
            at: made.1,
            values,
            past,
        });
        heads.0.insert(place.clone(), [id].into());
        (place.clone(), id, before)
    }

    /// Writes one value as an edit does: not if it stands alone already, and with it that the record is kept.
    pub fn edit(
        &mut self,
        heads: &mut Heads,
        place: &Place,
        made: (Dot, Millis),
        value: Option<Value>,
    ) -> Vec<Wrote> {
        let stands = match self.siblings(heads, place).as_slice() {
            [] => value.is_none(),
            [only] => only.value == value,
            _ => false,
        };
        if stands {
            return Vec::new();
        }
        let mut wrote = vec![self.write(heads, place, made, vec![value])];
        let kept = (place.0.clone(), place.1, Field::DELETED);
        if *place != kept {
            wrote.push(self.write(heads, &kept, made, vec![None]));
        }
        wrote
    }

    /// Joins what `other` knows: a write stays unless the other side knows one over it.
    pub fn join(&self, heads: &mut Heads, other: &Heads) {
        for (place, theirs) in &other.0 {
            let ours = heads.0.entry(place.clone()).or_default();
            ours.extend(theirs);
            let past: BTreeSet<WriteId> = ours
                .iter()
                .flat_map(|id| self.writes[*id].past.iter())
                .copied()
                .collect();
            ours.retain(|id| !past.contains(id));
        }
    }

    /// The siblings that a register must have.
    pub fn siblings(&self, heads: &Heads, place: &Place) -> Vec<Sibling> {
        let ids = heads.0.get(place).into_iter().flatten();
        let mut siblings: Vec<Sibling> = ids
            .flat_map(|id| {
                let write = &self.writes[*id];
                write.values.iter().map(|value| Sibling {
                    dot: write.dot,
                    value: value.clone(),
                })
            })
            .collect();
        siblings.sort_unstable();
        siblings.dedup();
        siblings
    }

    /// Whether a register is as a write left it: the same values, written by nobody but these replicas.
    pub fn stands(&self, heads: &Heads, place: &Place, id: WriteId, replicas: &[Id]) -> bool {
        let now = Self::at(heads, place);
        let ours = now
            .iter()
            .all(|id| replicas.contains(&self.writes[*id].dot.replica));
        ours && self.values(&now) == self.values(&[id].into())
    }

    /// All values of these writes, each once.
    pub fn values(&self, ids: &BTreeSet<WriteId>) -> Vec<Option<Value>> {
        let values: BTreeSet<_> = ids
            .iter()
            .flat_map(|id| self.writes[*id].values.iter().cloned())
            .collect();
        values.into_iter().collect()
    }

    /// Whether a register's values must be listed as a conflict.
    fn is_conflict(siblings: &[Sibling], field: &Field) -> bool {
        let set = is_set_element(field);
        let values: BTreeSet<&Option<Value>> = siblings
            .iter()
            .map(|sibling| &sibling.value)
            .filter(|value| !set || value.is_some())
            .collect();
        values.len() > 1
    }

    /// The value that must be shown: adding and keeping win, then the latest clock, then the larger replica.
    fn shown(&self, heads: &Heads, place: &Place) -> Option<Value> {
        let wins = |value: &Option<Value>| {
            if place.2 == Field::DELETED {
                value.is_none()
            } else {
                is_set_element(&place.2) && value.is_some()
            }
        };
        let ids = heads.0.get(place)?.iter();
        let values = ids.flat_map(|id| {
            let write = &self.writes[*id];
            write
                .values
                .iter()
                .map(move |value| (wins(value), write.at, write.dot, value))
        });
        values.max().and_then(|(.., value)| value.clone())
    }

    /// Compares a replica with what it must hold: each write visible, superseded, or listed, and nothing besides.
    pub fn check(&self, heads: &Heads, workspace: &Workspace) -> Result<Tally, String> {
        let mut tally = Tally::default();
        let mut places: BTreeSet<Place> = heads.0.keys().cloned().collect();
        for (kind, record) in all_records(workspace) {
            places.extend(
                fields_of(record)
                    .into_iter()
                    .map(|field| (kind.clone(), record.id(), field)),
            );
        }
        let listed: BTreeSet<Place> = workspace
            .conflicts()
            .map(|(kind, record, field, _)| (kind.clone(), record.id(), field.clone()))
            .collect();
        tally.listed = listed.len();
        for place in &places {
            let must = self.siblings(heads, place);
            let record = workspace.any_record(&place.0, place.1);
            let found = record.map_or(Vec::new(), |record| record.siblings(&place.2));
            if must != found {
                return Err(format!("{place:?} must hold {must:?} but holds {found:?}"));
            }
            let (must, found) = (
                self.shown(heads, place),
                record.and_then(|r| r.get(&place.2).cloned()),
            );
            if must != found {
                return Err(format!("{place:?} must show {must:?} but shows {found:?}"));
            }
            tally.registers += 1;
            // What is deleted has no conflicts but where its links lead.
            let is_told = record.is_some_and(|record| !record.is_deleted()) || place.2 == Field::MERGED_INTO;
            let truly = is_told && Self::is_conflict(&self.siblings(heads, place), &place.2);
            tally.truly += usize::from(truly);
            tally.both += usize::from(truly && listed.contains(place));
            if truly != listed.contains(place) {
                return Err(format!("{place:?} is a conflict: {truly}, is listed: {}", !truly));
            }
        }
        Ok(tally)
    }

    /// The heads of registers that a predicate picks.
    pub fn part(heads: &Heads, keep: impl Fn(&Kind, Id) -> bool) -> Heads {
        Heads(
            heads
                .0
                .iter()
                .filter(|((kind, id, _), _)| keep(kind, *id))
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect(),
        )
    }

    /// The records that have a register in one of these.
    pub fn records(all: &[&Heads]) -> BTreeSet<(Kind, Id)> {
        all.iter()
            .flat_map(|heads| heads.0.keys())
            .map(|(kind, id, _)| (kind.clone(), *id))
            .collect()
    }

    /// The heads of a register.
    pub fn at(heads: &Heads, place: &Place) -> BTreeSet<WriteId> {
        heads.0.get(place).cloned().unwrap_or_default()
    }

    /// Puts the registers of one record back to what they were.
    pub fn restore(heads: &mut Heads, before: &Heads, record: &(Kind, Id)) {
        heads
            .0
            .retain(|(kind, id, _), _| (kind, id) != (&record.0, &record.1));
        let old = Self::part(before, |kind, id| (kind, id) == (&record.0, record.1));
        heads.0.extend(old.0);
    }

    /// Whether all writes that a record shows were made by one of these replicas.
    pub fn all_by(&self, heads: &Heads, record: &(Kind, Id), replicas: &[Id]) -> bool {
        let of_record = Self::part(heads, |kind, id| (kind, id) == (&record.0, record.1));
        of_record
            .0
            .values()
            .flatten()
            .all(|id| replicas.contains(&self.writes[*id].dot.replica))
    }
}

fn is_set_element(field: &Field) -> bool {
    field.is_element() && field.name() != "estimates"
}
