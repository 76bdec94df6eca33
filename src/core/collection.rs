//! The records of one kind, as one list in the order of their ids.
//!
//! A map would keep each id a second time, beside the record that it names.

use std::sync::Arc;
use std::{mem, slice};

use crate::{Id, Record};

/// What has the id of a record.
pub trait Identified {
    /// The record's id.
    fn id(&self) -> Id;
}

impl Identified for Arc<Record> {
    fn id(&self) -> Id {
        self.as_ref().id()
    }
}

/// A record with something that is known of it.
impl<T> Identified for (Arc<Record>, T) {
    fn id(&self) -> Id {
        self.0.id()
    }
}

/// Records in the order of their ids, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection<T = Arc<Record>>(Vec<T>);

impl<T: Identified> Collection<T> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The records, in the order of their ids.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// The records, in the order of their ids.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The record with this id.
    pub fn get(&self, id: Id) -> Option<&T> {
        self.0.get(self.find(id).ok()?)
    }

    /// The records after this one; all of them without one.
    pub fn after(&self, id: Option<Id>) -> &[T] {
        let start = id.map_or(0, |id| match self.find(id) {
            Ok(at) => at + 1,
            Err(at) => at,
        });
        self.0.get(start..).unwrap_or_default()
    }

    /// Where a record stands, or would stand.
    fn find(&self, id: Id) -> Result<usize, usize> {
        // Most that is put in is put in at the end.
        if self.0.last().is_none_or(|last| last.id() < id) {
            return Err(self.0.len());
        }
        self.0.binary_search_by_key(&id, T::id)
    }

    /// Puts records in, or takes them out: together if they are many, so that none is moved more than once.
    ///
    /// `changes` are in the order of their ids, one an id; others are carried out as well, but one by one.
    pub fn update(&mut self, changes: Vec<(Id, Option<T>)>) {
        if changes.len() < self.len() / 16 || !changes.is_sorted_by(|(a, _), (b, _)| a < b) {
            for (id, record) in changes {
                match (self.find(id), record) {
                    (Ok(at), Some(record)) => {
                        if let Some(slot) = self.0.get_mut(at) {
                            *slot = record;
                        }
                    }
                    (Ok(at), None) => {
                        self.0.remove(at);
                    }
                    (Err(at), Some(record)) => self.0.insert(at, record),
                    (Err(_), None) => {}
                }
            }
            return;
        }
        let mut old = mem::take(&mut self.0).into_iter().peekable();
        self.0.reserve_exact(old.len() + changes.len());
        for (id, record) in changes {
            while let Some(before) = old.next_if(|other| other.id() < id) {
                self.0.push(before);
            }
            old.next_if(|other| other.id() == id);
            self.0.extend(record);
        }
        self.0.extend(old);
    }
}

impl<T> Default for Collection<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Identified> FromIterator<T> for Collection<T> {
    /// Of records with one id the last stays.
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut list: Vec<T> = records.into_iter().collect();
        if !list.is_sorted_by(|a, b| a.id() < b.id()) {
            crate::sort::by_key(&mut list, T::id);
            list.dedup_by(|later, first| {
                let same = later.id() == first.id();
                if same {
                    mem::swap(later, first);
                }
                same
            });
        }
        list.shrink_to_fit();
        Self(list)
    }
}

impl<'a, T: Identified> IntoIterator for &'a Collection<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::Collection;
    use crate::map::tests::numbers;
    use crate::{Dot, Id, Record};

    fn record(id: Id, n: u64) -> Arc<Record> {
        let base = Dot {
            replica: Id::from_u128(7),
            n,
        };
        Arc::new(Record::new(id, base, []))
    }

    #[test]
    fn it_holds_what_a_tree_holds() {
        for seed in 0..200 {
            let mut numbers = numbers(seed);
            let (mut collection, mut tree) = (Collection::default(), BTreeMap::new());
            for step in 0..30_u64 {
                let count = numbers.next().unwrap_or_default() % 40;
                let changes = numbers.by_ref().take(count.into());
                let change = |number: u8| {
                    let id = Id::from_u128(number.into());
                    (id, (!number.is_multiple_of(3)).then(|| record(id, step)))
                };
                let mut changes: Vec<_> = changes.map(change).collect();
                if seed % 4 > 0 {
                    changes.sort_by_key(|(id, _)| *id);
                    changes.dedup_by_key(|(id, _)| *id);
                }
                for (id, record) in &changes {
                    match record {
                        Some(record) => tree.insert(*id, record.clone()),
                        None => tree.remove(id),
                    };
                }
                collection.update(changes);
                assert!(collection.iter().eq(tree.values()), "seed {seed}, step {step}");
                assert_eq!(
                    (collection.len(), collection.is_empty()),
                    (tree.len(), tree.is_empty())
                );
                let some = Id::from_u128(numbers.next().unwrap_or_default().into());
                assert_eq!(collection.get(some), tree.get(&some));
                let after = tree
                    .iter()
                    .filter(|(id, _)| **id > some)
                    .map(|(_, record)| record);
                assert!(collection.after(Some(some)).iter().eq(after));
                assert!(collection.after(None).iter().eq(tree.values()));
                // What comes later counts, whatever the order.
                let twice = tree.values().rev().map(|after| record(after.id(), 99));
                let copy: Collection = twice.chain(tree.values().cloned()).collect();
                assert_eq!(copy, collection);
            }
        }
    }
}
