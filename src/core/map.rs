//! A map that is one sorted list.
//!
//! The standard library's trees are compiled anew for every pair of types, about four kilobytes each; over twenty such pairs
//! that was an eighth of the program. A list is found in as quickly, read through more quickly, and takes entries at its end
//! at once, which is where new ones mostly belong. Putting many entries between others is done together ([`Map::update`]).

use std::borrow::Borrow;
use std::fmt;
use std::{mem, slice, vec};

/// Keys in order, each with a value.
#[derive(Clone, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Map<K, V> {
    /// Makes an empty map.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter(self.0.iter())
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl ExactSizeIterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Leaves only the entries for which `keep` holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Where a key stands, or would stand.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // Most that is put in is put in at the end.
        if self.0.last().is_none_or(|(last, _)| last.borrow() < key) {
            return Err(self.0.len());
        }
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(self.find(key).ok()?).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Whether there is a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts a value in, and hands out the one that stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => self.0.get_mut(at).map(|(_, old)| mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes an entry out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        Some(self.0.remove(self.find(key).ok()?).1)
    }

    /// Changes the value of a key, which is the default one if there is none.
    pub fn change(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        match self.find(&key) {
            Ok(at) => {
                if let Some((_, value)) = self.0.get_mut(at) {
                    change(value);
                }
            }
            Err(at) => {
                let mut value = V::default();
                change(&mut value);
                self.0.insert(at, (key, value));
            }
        }
    }

    /// Puts values in, or takes them out: together if they are many, so that none is moved more than once.
    ///
    /// `changes` are in the order of their keys, one a key; others are carried out as well, but one by one.
    pub fn update(&mut self, changes: Vec<(K, Option<V>)>) {
        if changes.len() < self.len() / 16 || !changes.is_sorted_by(|(a, _), (b, _)| a < b) {
            for (key, value) in changes {
                match value {
                    Some(value) => self.insert(key, value),
                    None => self.remove(&key),
                };
            }
            return;
        }
        let mut old = mem::take(&mut self.0).into_iter().peekable();
        self.0.reserve(old.len() + changes.len());
        for (key, value) in changes {
            while let Some(entry) = old.next_if(|(other, _)| *other < key) {
                self.0.push(entry);
            }
            old.next_if(|(other, _)| *other == key);
            self.0.extend(value.map(|value| (key, value)));
        }
        self.0.extend(old);
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    /// Of entries with one key the last stays.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut list: Vec<(K, V)> = entries.into_iter().collect();
        if !list.is_sorted_by(|(a, _), (b, _)| a < b) {
            crate::sort::by(&mut list, |(a, _), (b, _)| a.cmp(b));
            list.dedup_by(|later, first| {
                let same = later.0 == first.0;
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

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The entries of a [`Map`], in the order of their keys.
#[derive(Clone, Debug)]
pub struct Iter<'a, K, V>(slice::Iter<'a, (K, V)>);

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (key, value))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;

    use super::Map;

    /// Numbers that look random.
    pub(crate) fn numbers(mut seed: u32) -> impl Iterator<Item = u8> {
        std::iter::repeat_with(move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        })
    }

    #[test]
    fn it_holds_what_a_tree_holds() {
        for seed in 0..200 {
            let mut numbers = numbers(seed);
            let (mut map, mut tree) = (Map::new(), BTreeMap::new());
            for step in 0..40_u32 {
                let key = numbers.next().unwrap_or_default();
                let many = || usize::from(key) / 3;
                match key % 5 {
                    0 => assert_eq!(map.remove(&(key / 2)), tree.remove(&(key / 2))),
                    1 => {
                        let changes = numbers.by_ref().take(many());
                        let mut changes: Vec<_> =
                            changes.map(|key| (key, (key % 3 > 0).then_some(step))).collect();
                        if seed % 4 > 0 {
                            changes.sort_by_key(|(key, _)| *key);
                            changes.dedup_by_key(|(key, _)| *key);
                        }
                        for (key, value) in &changes {
                            match value {
                                Some(value) => tree.insert(*key, *value),
                                None => tree.remove(key),
                            };
                        }
                        map.update(changes);
                    }
                    2 => {
                        map.retain(|other, _| other % 7 != key % 7);
                        tree.retain(|other, _| other % 7 != key % 7);
                    }
                    3 => map.change(key, |value| *value += step),
                    _ => assert_eq!(map.insert(key, step), tree.insert(key, step)),
                }
                if key % 5 == 3 {
                    *tree.entry(key).or_default() += step;
                }
                assert!(map.iter().eq(&tree), "seed {seed}, step {step}");
                assert_eq!(map.get(&key), tree.get(&key));
                let copy: Map<u8, u32> = tree.iter().rev().map(|(key, value)| (*key, *value)).collect();
                assert_eq!(copy, map);
            }
        }
    }
}
