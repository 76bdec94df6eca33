//! Counts and lists that follow what has changed, instead of being made anew after every edit.

use std::sync::Arc;

use crate::collection::Collection;
use crate::workspace::Mark;
use crate::{Kind, Record, Workspace};

/// How many records may differ; with more, everything is looked at anew.
const FEW: usize = 50;

/// The records of one kind, deleted ones included, as they were looked at last.
#[derive(Clone, Debug)]
pub(super) struct Looked {
    kind: Kind,
    mark: Mark,
    records: Vec<Arc<Record>>,
}

/// One record, as it was and as it is; one of them may not be there.
pub(super) type Difference = (Option<Arc<Record>>, Option<Arc<Record>>);

impl Looked {
    /// Looks at all records of a kind.
    pub(super) fn at(workspace: &Workspace, kind: &Kind) -> Self {
        let records = workspace.collection(kind).map(Collection::as_slice);
        Self {
            kind: kind.clone(),
            mark: workspace.mark(std::slice::from_ref(kind)),
            records: records.unwrap_or_default().to_vec(),
        }
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// All records that are not deleted, in the order of their ids.
    pub(super) fn live(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.records.iter().filter(|record| !record.is_deleted())
    }

    /// Looks again, and tells what is different; nothing where that is too much to be told one by one.
    pub(super) fn again(&mut self, workspace: &Workspace) -> Option<Vec<Difference>> {
        if self.mark.holds(workspace) {
            return Some(Vec::new());
        }
        let mut found = Vec::new();
        let mut places = Vec::new();
        let mut before = self.records.iter().enumerate().peekable();
        let collection = workspace.collection(&self.kind);
        for now in collection.into_iter().flatten() {
            // Nearly all are as they were, which their addresses say without a look at any of them.
            if before.next_if(|(_, old)| Arc::ptr_eq(old, now)).is_some() {
                continue;
            }
            while let Some((_, gone)) = before.next_if(|(_, old)| old.id() < now.id()) {
                found.push((Some(Arc::clone(gone)), None));
            }
            match before.next_if(|(_, old)| old.id() == now.id()) {
                Some((_, old)) if Arc::ptr_eq(old, now) => {}
                Some((at, old)) => {
                    places.push((at, Arc::clone(now)));
                    found.push((Some(Arc::clone(old)), Some(Arc::clone(now))));
                }
                None => found.push((None, Some(Arc::clone(now)))),
            }
            if found.len() > FEW {
                return None;
            }
        }
        found.extend(before.map(|(_, gone)| (Some(Arc::clone(gone)), None)));
        if found.len() > FEW {
            return None;
        }
        if places.len() < found.len() {
            *self = Self::at(workspace, &self.kind);
            return Some(found);
        }
        self.mark = workspace.mark(std::slice::from_ref(&self.kind));
        for (at, now) in places {
            if let Some(kept) = self.records.get_mut(at) {
                *kept = now;
            }
        }
        Some(found)
    }
}

/// How often something stands in the records of some kinds.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How often.
    pub count: usize,
    looked: Vec<Looked>,
}

impl Tally {
    /// Counts anew, or from how it was before, by how often it stands in one record; whether the number is another.
    ///
    /// `of` is asked about deleted records too.
    ///
    /// ```
    /// use tandem_core::view::Tally;
    /// use tandem_core::{Id, Kind, Workspace};
    /// let workspace = Workspace::new(Id::from_u128(1));
    /// let (tally, is_new) = Tally::again(None, &workspace, [&Kind::IDEAS], |record| record.conflicts().count());
    /// assert_eq!((tally.count, is_new), (0, true));
    /// let (tally, is_new) = Tally::again(Some(tally), &workspace, [&Kind::IDEAS], |record| record.conflicts().count());
    /// assert_eq!((tally.count, is_new), (0, false));
    /// ```
    pub fn again<'a>(
        before: Option<Self>,
        workspace: &Workspace,
        kinds: impl IntoIterator<Item = &'a Kind>,
        of: impl Fn(&Record) -> usize,
    ) -> (Self, bool) {
        let kinds: Vec<&Kind> = kinds.into_iter().collect();
        let old = before.as_ref().map(|before| before.count);
        let known = before.filter(|before| {
            before
                .looked
                .iter()
                .map(|looked| &looked.kind)
                .eq(kinds.iter().copied())
        });
        let followed = known.and_then(|mut tally| {
            for looked in &mut tally.looked {
                for (was, is) in looked.again(workspace)? {
                    let of = |side: Option<Arc<Record>>| side.map_or(0, |record| of(&record));
                    tally.count = (tally.count + of(is)).saturating_sub(of(was));
                }
            }
            Some(tally)
        });
        let tally = followed.unwrap_or_else(|| {
            let looked: Vec<Looked> = kinds.iter().map(|kind| Looked::at(workspace, kind)).collect();
            let all = looked.iter().flat_map(|looked| &looked.records);
            Self {
                count: all.map(|record| of(record)).sum(),
                looked,
            }
        });
        let is_new = old != Some(tally.count);
        (tally, is_new)
    }
}
