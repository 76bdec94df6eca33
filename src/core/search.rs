//! Finding records by what people type: words, phrases and filters in one box.
//!
//! [`Query`] reads the box, [`Index`] knows which word stands in which record, [`find`] brings both together and ranks what
//! it finds by BM25. An index belongs to one kind of record (feedback or ideas). It is built in slices and kept true by
//! Changes, so that no moment is long; what is not read yet is looked through.

mod bases;
pub mod filter;
pub mod index;
mod lists;
pub mod marks;
pub mod query;
mod rank;
mod score;
mod stop_words;
mod terms;
mod unread;
pub mod words;

pub use index::Index;
pub use marks::Marker;
pub use query::{Problem, Query};
pub use rank::{Finding, filtered, find, find_best};
pub use stop_words::tells;
pub use unread::look_through;

use std::sync::Arc;

use crate::{Id, Record};

/// Makes room for one more in a long list, by an eighth where there is none: twice as much each time, as lists usually do it,
/// leaves up to half of the memory empty.
fn make_room<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len() / 8 + 64);
    }
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The records: the best first where words are searched for, otherwise in the order in which they were given.
    pub ids: Vec<Id>,
    /// How many there are; the ids may be those of the best alone.
    pub count: usize,
    /// What tells the words that were found apart in a text.
    pub marker: Marker,
}

impl Found {
    /// The same records in the order of a list that holds them all, instead of the best first.
    #[must_use]
    pub fn in_order(self, order: &[Arc<Record>]) -> Self {
        let mut wanted = self.ids;
        crate::sort::distinct(&mut wanted);
        let ids = order.iter().map(|record| record.id());
        Self {
            ids: ids.filter(|id| wanted.binary_search(id).is_ok()).collect(),
            count: self.count,
            marker: self.marker,
        }
    }
}
