//! Dots, version vectors and multi-value registers: who wrote what, knowing what.
//!
//! A register is a set of siblings, each a value with the dot that wrote it. A write replaces all siblings that its
//! author had seen. Merging keeps a sibling unless the other side has seen it and no longer holds it.

use crate::map::Map;
use crate::{Id, Value};

/// Names one Change: the `n`-th of a replica.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// The replica that made the Change.
    pub replica: Id,
    /// Its number there, counted from 1.
    pub n: u64,
}

/// For each replica, the number of its latest Change that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionVector(Map<Id, u64>);

impl VersionVector {
    /// Nothing is known.
    pub const NOTHING: Self = Self(Map::new());

    /// Whether the Change named by `dot` is known.
    pub fn covers(&self, dot: Dot) -> bool {
        self.latest(dot.replica) >= dot.n
    }

    /// Whether everything known to `other` is known here.
    pub fn includes(&self, other: &Self) -> bool {
        other.iter().all(|dot| self.covers(dot))
    }

    /// The number of the replica's latest known Change, 0 if none is.
    pub fn latest(&self, replica: Id) -> u64 {
        self.0.get(&replica).copied().unwrap_or(0)
    }

    /// Learns of a Change and of all before it.
    pub fn learn(&mut self, dot: Dot) {
        if dot.n > 0 {
            self.0.change(dot.replica, |latest| *latest = dot.n.max(*latest));
        }
    }

    /// Sets a replica's number, lower or higher; only taking a merge back forgets.
    pub fn replace(&mut self, dot: Dot) {
        self.0.remove(&dot.replica);
        self.learn(dot);
    }

    /// Learns everything that `other` knows.
    pub fn join(&mut self, other: &Self) {
        for dot in other.iter() {
            self.learn(dot);
        }
    }

    /// What is known here and not to `other`: the latest dots of the replicas of which this knows more.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        self.iter().filter(|dot| !other.covers(*dot)).collect()
    }

    /// The latest known dot of each replica, in the order of replicas.
    pub fn iter(&self) -> impl Iterator<Item = Dot> {
        self.0.iter().map(|(&replica, &n)| Dot { replica, n })
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Dot> for VersionVector {
    fn from_iter<T: IntoIterator<Item = Dot>>(dots: T) -> Self {
        let mut vector = Self::default();
        for dot in dots {
            vector.learn(dot);
        }
        vector
    }
}

/// One value of a register and the dot that wrote it; no value means that the field was cleared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sibling {
    /// The Change that wrote it.
    pub dot: Dot,
    /// What it wrote.
    pub value: Option<Value>,
}

/// What one side of a merge has seen: its whole vector and, for one record, what a partial file added.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// What the workspace has seen.
    pub all: &'a VersionVector,
    /// What was seen of this record beyond that.
    pub here: &'a VersionVector,
}

impl Seen<'_> {
    fn covers(self, dot: Dot) -> bool {
        self.all.covers(dot) || self.here.covers(dot)
    }
}

/// Merges two registers: what one side holds stays unless the other has seen it and holds it no more.
///
/// Both inputs are sorted; so is the result. A register never loses its last value to a side that holds none, which
/// only a damaged file could ask for.
pub fn merge_siblings(a: &[Sibling], seen_a: Seen<'_>, b: &[Sibling], seen_b: Seen<'_>) -> Vec<Sibling> {
    let holds = |side: &[Sibling], dot: Dot| side.iter().any(|sibling| sibling.dot == dot);
    let mut merged: Vec<Sibling> = a
        .iter()
        .filter(|sibling| holds(b, sibling.dot) || !seen_b.covers(sibling.dot))
        .chain(
            b.iter()
                .filter(|sibling| holds(a, sibling.dot) || !seen_a.covers(sibling.dot)),
        )
        .cloned()
        .collect();
    if merged.is_empty() {
        merged.extend(a.iter().chain(b).cloned());
    }
    crate::sort::distinct(&mut merged);
    merged
}

/// The sibling that is shown until a person settles the conflict: the one with the latest `(clock, replica)`.
///
/// Of a set element's siblings those that hold a value win (add wins). Of the `deleted` register those that keep the
/// record win. `clock` tells when a dot was made.
pub fn shown<'a>(siblings: &'a [Sibling], prefer: Prefer, clock: &dyn Fn(Dot) -> u64) -> Option<&'a Sibling> {
    let preferred = |sibling: &Sibling| match prefer {
        Prefer::Latest => false,
        Prefer::Present => sibling.value.is_some(),
        Prefer::Absent => sibling.value.is_none(),
    };
    siblings.iter().max_by(|a, b| {
        let rank = |s: &Sibling| (preferred(s), clock(s.dot), s.dot);
        rank(a).cmp(&rank(b)).then_with(|| a.value.cmp(&b.value))
    })
}

/// Which sibling is shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// The latest one.
    Latest,
    /// One that holds a value: adding wins.
    Present,
    /// One that holds none: the edit wins over the deletion.
    Absent,
}

/// Whether siblings disagree in a way that a person must settle.
pub fn is_conflict(siblings: &[Sibling], prefer: Prefer) -> bool {
    let Some((first, rest)) = siblings.split_first() else {
        return false;
    };
    match prefer {
        Prefer::Latest | Prefer::Absent => rest.iter().any(|sibling| sibling.value != first.value),
        Prefer::Present => {
            let mut present = siblings.iter().filter_map(|sibling| sibling.value.as_ref());
            present
                .next()
                .is_some_and(|one| present.any(|other| other != one))
        }
    }
}
