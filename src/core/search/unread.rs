//! Finds records that the index has not read yet, by looking through their texts: while it is being read, nobody waits for it.

use std::sync::Arc;

use super::filter::Filters;
use super::query::{Query, Word};
use super::rank::{filtered, stands};
use super::{Index, words};
use crate::{Id, Kind, Record, Workspace};

/// Finds what a query asks for by looking through all records, without an index. No typo is forgiven.
///
/// ```
/// use tandem_core::search::{Query, look_through};
/// use tandem_core::{Id, Kind, Workspace};
/// assert_eq!(look_through(&Workspace::new(Id::from_u128(1)), &Kind::IDEAS, &Query::default()), []);
/// ```
pub fn look_through(workspace: &Workspace, kind: &Kind, query: &Query) -> Vec<Id> {
    if query.has_words() {
        let filters = Filters::new(workspace, kind, query);
        return found(workspace, &Index::new(workspace, kind.clone()), &filters, query);
    }
    let all: Vec<Arc<Record>> = workspace.records(kind).cloned().collect();
    filtered(workspace, kind, query, &all).ids
}

/// The records that the index has not read yet and for which a query holds, the latest first. No typo is forgiven.
#[inline(never)]
pub(super) fn found(workspace: &Workspace, index: &Index, filters: &Filters<'_>, query: &Query) -> Vec<Id> {
    let mut look = Look {
        workspace,
        index,
        query,
        said: Vec::new(),
    };
    let unread = index.unread(workspace).iter().rev();
    let found =
        unread.filter(|record| !record.is_deleted() && look.has_words(record) && filters.hold(record));
    let found: Vec<Id> = found.map(|record| record.id()).collect();
    found
}

/// A look through texts.
struct Look<'a> {
    workspace: &'a Workspace,
    index: &'a Index,
    query: &'a Query,
    /// Which words of the query the record in hand says.
    said: Vec<bool>,
}

impl Look<'_> {
    /// Whether a record has all words and phrases, and none of the words that must not be there.
    fn has_words(&mut self, record: &Record) -> bool {
        let (query, said) = (self.query, &mut self.said);
        said.clear();
        said.resize(query.words.len(), false);
        self.index.each_text(self.workspace, record, &mut |text, _| {
            for (said, word) in said.iter_mut().zip(&query.words) {
                *said = *said || stands_in(text, word);
            }
        });
        let has = |row: &[String]| stands(self.workspace, self.index, record, row);
        self.said.iter().all(|said| *said)
            && query.phrases.iter().all(|phrase| has(phrase))
            && !query.without.iter().any(|phrase| has(phrase))
    }
}

/// Whether a word stands in a text, as [`words::each`] hands it out.
fn stands_in(text: &str, word: &Word) -> bool {
    if let (true, Some(first)) = (text.is_ascii(), word.text.bytes().next()) {
        return stands_in_plain(text.as_bytes(), word, first);
    }
    let (likeness, mut found) = (word.likeness(), false);
    words::each(text, &mut |_, other| found |= likeness.holds(&word.text, other));
    found
}

/// The same in a text of ASCII alone, which most are: nothing is read but what begins as the word does.
fn stands_in_plain(text: &[u8], word: &Word, first: u8) -> bool {
    let is_letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text).any(|at| {
        let end = at + word.text.len();
        let begins = at.checked_sub(1).is_none_or(|before| !is_letter(before));
        let is_said = text
            .get(at..end)
            .is_some_and(|said| said.eq_ignore_ascii_case(word.text.as_bytes()));
        begins && is_said && (word.open || word.text.len() >= words::LONGEST || !is_letter(end))
    })
}
