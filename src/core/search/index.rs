//! Which words stand in the records of one kind.

use std::sync::Arc;

use super::lists::Lists;
use super::make_room;
use super::terms::{self, Terms};
use super::words;
use crate::map::Map;
use crate::model::{Comment, Feedback};
use crate::{Change, Id, Kind, Record, Workspace, view};

/// How many records may be gone before the index is built anew, besides half of those that are there.
const GONE: usize = 1_000;

/// The length of a record that is gone.
pub(super) const NOT_THERE: u16 = u16::MAX;

/// An index over the records of one kind, ideas or feedback.
///
/// Records are numbered as they are read; one that changes gets a new number, and its old one stands empty.
#[derive(Clone, Debug)]
pub struct Index {
    kind: Kind,
    pub(super) terms: Terms,
    pub(super) lists: Lists,
    /// The records; of one that is gone, nothing but its id.
    records: Vec<Arc<Record>>,
    /// How long each record is: the sum of the weights of its words, or [`NOT_THERE`].
    pub(super) lengths: Vec<u16>,
    /// How many records, from the first on, are numbered in the order of their ids.
    pub(super) ordered: usize,
    /// The numbers of the records after those.
    later: Map<Id, u32>,
    /// How many records are there, and how long they are together.
    pub(super) live: (usize, u64),
    /// The last record that was read; none before the first.
    read: Option<Id>,
    complete: bool,
    /// The comments on each record.
    comments: Map<Id, Vec<Id>>,
}

impl Index {
    /// Makes an index in which nothing is read yet.
    pub fn new(workspace: &Workspace, kind: Kind) -> Self {
        let mut comments: Map<Id, Vec<Id>> = Map::new();
        for comment in workspace.records(&Kind::COMMENTS) {
            if let Some((_, on)) = Comment::of(comment).on().filter(|(on, _)| *on == kind) {
                comments.change(on, |list| list.push(comment.id()));
            }
        }
        Self {
            kind,
            terms: Terms::default(),
            lists: Lists::default(),
            records: Vec::new(),
            lengths: Vec::new(),
            ordered: 0,
            later: Map::new(),
            live: (0, 0),
            read: None,
            complete: false,
            comments,
        }
    }

    /// Makes an index and reads everything at once, for few records and for tests.
    pub fn whole(workspace: &Workspace, kind: Kind) -> Self {
        let mut index = Self::new(workspace, kind);
        while !index.read_on(workspace, usize::MAX) {}
        index
    }

    /// Reads at most so many records more; `true` once all are read.
    #[inline(never)]
    pub fn read_on(&mut self, workspace: &Workspace, count: usize) -> bool {
        if self.complete {
            return true;
        }
        let mut read = 0;
        for record in self.unread(workspace).iter().take(count) {
            read += 1;
            self.read = Some(record.id());
            self.add(workspace, record);
        }
        self.complete = read < count;
        self.complete
    }

    /// The records that are not read yet, in the order of their ids.
    pub fn unread<'a>(&self, workspace: &'a Workspace) -> &'a [Arc<Record>] {
        if self.complete {
            return &[];
        }
        let collection = workspace.collection(&self.kind);
        collection.map_or(&[], |collection| collection.after(self.read))
    }

    /// The kind of the records.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// How many records can be found.
    pub fn len(&self) -> usize {
        self.live.0
    }

    /// Whether no record can be found.
    pub fn is_empty(&self) -> bool {
        self.live.0 == 0
    }

    /// Whether all records are read.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The letters with which what is typed of a word can go on: those that one word in a hundred begins with, or more, where
    /// nothing is typed yet.
    pub fn letters_after(&self, typed: &str) -> Vec<char> {
        if typed.is_empty() {
            return self.terms.first_letters();
        }
        let mut letters = Vec::new();
        self.terms
            .each_following(typed, &mut |letter| letters.push(letter));
        letters
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        let record = size_of::<Arc<Record>>() + size_of::<u16>();
        self.terms.size()
            + self.lists.size()
            + self.records.capacity() * record
            + self.later.len() * size_of::<(Id, u32)>()
    }

    /// Takes in what a Change did to the workspace, which holds it already.
    #[inline(never)]
    pub fn take(&mut self, workspace: &Workspace, change: &Change) {
        let mut touched = Vec::new();
        let mut renamed = Vec::new();
        for record in &change.records {
            if record.kind == self.kind {
                touched.push(record.id);
            } else if record.kind == Kind::CUSTOMERS {
                let name = |side: &Option<Arc<Record>>| {
                    let side = side.as_ref().filter(|record| !record.is_deleted());
                    side.map(|record| record.text("name").to_owned())
                };
                if name(&record.from) != name(&record.to) {
                    renamed.push(record.id);
                }
            } else if record.kind == Kind::COMMENTS {
                for (side, is_there) in [(&record.from, false), (&record.to, true)] {
                    let Some(comment) = side else { continue };
                    let Some((_, on)) = Comment::of(comment).on().filter(|(on, _)| *on == self.kind) else {
                        continue;
                    };
                    self.comments.change(on, |list| {
                        list.retain(|id| *id != record.id);
                        if is_there && !comment.is_deleted() {
                            list.push(record.id);
                        }
                    });
                    touched.push(on);
                }
            }
        }
        if !renamed.is_empty() && self.kind == Kind::FEEDBACK {
            crate::sort::distinct(&mut renamed);
            let speaks = |id: Id| renamed.binary_search(&id).is_ok();
            let spoken = (0..)
                .take(self.records.len())
                .filter_map(|number| self.at(number));
            touched.extend(
                spoken
                    .filter(|record| Feedback::of(record).voices().any(speaks))
                    .map(|record| record.id()),
            );
        }
        crate::sort::distinct(&mut touched);
        // What is not read yet is read as it is then.
        touched.retain(|id| self.complete || self.read.is_some_and(|read| *id <= read));
        for id in touched {
            self.remove(id);
            if let Some(record) = workspace.any_record(&self.kind, id) {
                self.add(workspace, record);
            }
        }
        let gone = self.records.len() - self.live.0;
        if gone > GONE && gone > self.live.0 / 2 {
            *self = Self::new(workspace, self.kind.clone());
        }
    }

    /// The number of a record that can be found.
    pub(crate) fn number(&self, id: Id) -> Option<u32> {
        if let Some(number) = self.later.get(&id) {
            return Some(*number);
        }
        let ordered = self.records.get(..self.ordered).unwrap_or_default();
        let at = ordered.binary_search_by_key(&id, |record| record.id()).ok()?;
        u32::try_from(at).ok().filter(|number| self.is_live(*number))
    }

    /// The number of a word that stands in some record.
    pub(crate) fn term(&self, word: &str) -> Option<u32> {
        self.terms.find(word).filter(|term| self.count(*term) > 0)
    }

    /// The word with this number.
    pub(crate) fn word(&self, term: u32) -> &str {
        self.terms.get(term)
    }

    /// Hands out the numbers of the records in which a word stands.
    pub(crate) fn each_with(&self, term: u32, mut take: impl FnMut(u32)) {
        self.lists.each(term, |number, _| {
            if self.is_live(number) {
                take(number);
            }
        });
    }

    /// The numbers of the records, in the order of their ids.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..)
            .take(self.records.len())
            .filter(|number| self.is_live(*number))
            .collect();
        if self.ordered < self.records.len() {
            crate::sort::by_key(&mut numbers, |number| self.at(*number).map(|record| record.id()));
        }
        numbers
    }

    /// The record with this number, unless it is gone.
    pub(crate) fn at(&self, number: u32) -> Option<&Arc<Record>> {
        self.records.get(number as usize).filter(|_| self.is_live(number))
    }

    /// How many records a word stands in.
    pub(crate) fn count(&self, term: u32) -> usize {
        let all = self.lists.count(term) as usize;
        if self.live.0 == self.records.len() {
            return all;
        }
        let mut count = 0;
        self.lists
            .each(term, |number, _| count += usize::from(self.is_live(number)));
        count
    }

    /// Whether there still is a record with this number.
    pub(super) fn is_live(&self, number: u32) -> bool {
        let length = self.lengths.get(number as usize);
        length.is_some_and(|length| *length != NOT_THERE)
    }

    /// Hands out the texts of a record in which words are looked for, with how much a word counts in each.
    pub(super) fn each_text(&self, workspace: &Workspace, record: &Record, take: &mut dyn FnMut(&str, u8)) {
        take(record.text("title"), 4);
        for (field, _) in record.elements("tags") {
            take(&field.element_name().unwrap_or_default(), 2);
        }
        if self.kind == Kind::FEEDBACK {
            let item = Feedback::of(record);
            take(item.body(), 1);
            for voice in item.voices() {
                take(&view::customer_name(workspace, Some(voice)), 2);
            }
        } else {
            take(record.text("description"), 1);
        }
        for comment in self.comments.get(&record.id()).into_iter().flatten() {
            if let Some(comment) = workspace.record(&Kind::COMMENTS, *comment) {
                take(Comment::of(comment).body(), 1);
            }
        }
    }

    fn add(&mut self, workspace: &Workspace, record: &Arc<Record>) {
        if record.is_deleted() {
            return;
        }
        let (id, at) = (record.id(), self.records.len());
        let Ok(number) = u32::try_from(at) else { return };
        let (mut terms, mut lists) = (std::mem::take(&mut self.terms), std::mem::take(&mut self.lists));
        let mut length = 0_u16;
        self.each_text(workspace, record, &mut |text, weight| {
            words::each(text, &mut |_, word| {
                lists.add(terms::shelf(word), terms.number(word), number, weight);
                length = length.saturating_add(weight.into());
            });
        });
        (self.terms, self.lists) = (terms, lists);
        if self.ordered == at && self.records.last().is_none_or(|last| last.id() < id) {
            self.ordered += 1;
        } else {
            self.later.insert(id, number);
        }
        let length = length.min(NOT_THERE - 1);
        make_room(&mut self.records);
        self.records.push(record.clone());
        make_room(&mut self.lengths);
        self.lengths.push(length);
        self.live.0 += 1;
        self.live.1 += u64::from(length);
    }

    fn remove(&mut self, id: Id) {
        let Some(number) = self.number(id) else { return };
        let at = number as usize;
        if let (Some(record), Some(length)) = (self.records.get_mut(at), self.lengths.get_mut(at)) {
            self.live.0 -= 1;
            self.live.1 -= u64::from(*length);
            *length = NOT_THERE;
            *record = Arc::new(Record::new(id, record.base(), []));
        }
        self.later.remove(&id);
    }
}
