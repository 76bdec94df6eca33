//! Likely duplicates: records of one kind that say nearly the same, with the words that make them alike.
//!
//! A text is a vector with a direction for each word. In each it is the longer the rarer the word is among all records and the
//! more often the text has it (tf-idf; Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988); how
//! alike two texts are is the cosine of the angle between them. Not every text is compared with every other: two that are alike
//! enough share a word among the rarest of both (Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007), so only
//! those that do are compared, and none is missed.

mod text;

use text::{Stems, Text, forms, texts};

use crate::search::{Index, tells};
use crate::{Field, Id, Record, Workspace};

/// How alike two records are that are shown as a pair.
pub const LEAST: f32 = 0.45;
/// How alike a record is to what somebody writes to be shown to them.
const LEAST_WRITING: f32 = 0.3;
/// With how many of the records before it that have a word a record is compared; where more have the word, it tells nobody
/// apart, and what they all have in common shows from the nearest ones.
const REACH: usize = 64;
/// How many pairs are kept at most: the most alike.
const KEPT: usize = 500;
/// How many records are compared in full with what somebody writes: those that have the most of its rare words.
const COMPARED: usize = 32;

/// Two records that say nearly the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one with the smaller id, which is the older one where ids tell.
    pub first: Id,
    /// The other.
    pub second: Id,
    /// How alike they are, from 0 to 1.
    pub likeness: f32,
    /// The words that both have, what makes them alike most first; as they are compared.
    pub words: Vec<String>,
}

/// A record that says nearly what somebody is writing.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// The record.
    pub id: Id,
    /// How alike it is, from 0 to 1.
    pub likeness: f32,
    /// The words that both have, what makes them alike most first; as they are compared.
    pub words: Vec<String>,
}

/// Looks for pairs among the records of an index, some records at a time; the index must stay the same until it is done.
#[derive(Debug, Default)]
pub struct Search {
    stems: Stems,
    /// The numbers of the records in the order of their ids; made at the first step.
    order: Option<Vec<u32>>,
    read: Vec<Text>,
    /// By stem: which of the texts that were read have it among their rarest.
    lists: Vec<Vec<Place>>,
    /// By text: the last one that it was compared with.
    compared: Vec<usize>,
    pairs: Vec<Pair>,
}

/// A text with a stem: how far it goes in its direction, and how far in those of all its stems that are less rare.
#[derive(Clone, Copy, Debug)]
struct Place {
    text: usize,
    length: f32,
    rest: f32,
}

impl Search {
    /// Looks at so many records more; `true` once all pairs are found.
    pub fn read_on(&mut self, index: &Index, count: usize) -> bool {
        let order = self.order.take().unwrap_or_else(|| index.numbers());
        for _ in 0..count {
            let Some(number) = order.get(self.read.len()) else {
                break;
            };
            self.add(index, &order, *number);
        }
        let is_done = self.read.len() == order.len();
        self.order = Some(order);
        if is_done {
            self.keep_best();
        }
        is_done
    }

    /// How much of the index has been looked at, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more")]
    pub fn progress(&self) -> f64 {
        match &self.order {
            Some(order) if order.is_empty() => 1.0,
            Some(order) => self.read.len() as f64 / order.len() as f64,
            None => 0.0,
        }
    }

    /// The pairs that were found, the most alike first.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    fn add(&mut self, index: &Index, order: &[u32], number: u32) {
        let here = self.read.len();
        self.compared.push(usize::MAX);
        let Some(record) = index.at(number) else {
            return self.read.push(Text::default());
        };
        let text = Text::read(index, &mut self.stems, texts(index.kind(), record), false);
        for (stem, length, rest) in text.beginning(index, LEAST) {
            let at = stem as usize;
            if self.lists.len() <= at {
                self.lists.resize_with(at + 1, Vec::new);
            }
            let Some(list) = self.lists.get_mut(at) else {
                continue;
            };
            for other in list.iter().rev().take(REACH) {
                let Some(last) = self.compared.get_mut(other.text) else {
                    continue;
                };
                // This is the rarest word that both have: what else they share comes after it in both.
                let most = length * other.length + rest * other.rest;
                if std::mem::replace(last, here) == here || most < LEAST {
                    continue;
                }
                let Some(there) = self.read.get(other.text) else {
                    continue;
                };
                let likeness = there.likeness(&text);
                let before = order.get(other.text).and_then(|number| index.at(*number));
                if let Some(before) = before.filter(|before| likeness >= LEAST && !unlike(before, record)) {
                    self.pairs.push(Pair {
                        first: before.id(),
                        second: record.id(),
                        likeness,
                        words: words_of(index, there, &text),
                    });
                }
            }
            list.push(Place {
                text: here,
                length,
                rest,
            });
        }
        self.read.push(text);
        if self.pairs.len() > KEPT * 4 {
            self.keep_best();
        }
    }

    fn keep_best(&mut self) {
        // Floats from 0 on are in the order of their bits.
        crate::sort::by_key(&mut self.pairs, |pair| {
            (!pair.likeness.to_bits(), pair.first, pair.second)
        });
        self.pairs.truncate(KEPT);
    }
}

/// All pairs of an index at once, for few records and for tests.
pub fn pairs(index: &Index) -> Vec<Pair> {
    let mut search = Search::default();
    while !search.read_on(index, usize::MAX) {}
    search.pairs
}

/// The records that say nearly what somebody writes, the most alike first; at most `count`.
pub fn alike(index: &Index, title: &str, text: &str, count: usize) -> Vec<Alike> {
    let mut stems = Stems::default();
    let written = Text::read(index, &mut stems, [title, text], true);
    let mut lengths: Vec<f32> = Vec::new();
    for (stem, length) in written.words.iter().filter(|(stem, _)| tells(index.word(*stem))) {
        for form in forms(index, *stem) {
            index.each_with(form, |number| {
                let at = number as usize;
                if lengths.len() <= at {
                    lengths.resize(at + 1, 0.0);
                }
                if let Some(sum) = lengths.get_mut(at) {
                    *sum += length * length;
                }
            });
        }
    }
    let mut best: Vec<(u32, u32)> = Vec::new();
    for (number, length) in (0..).zip(&lengths).filter(|(_, length)| **length > 0.0) {
        let key = (!length.to_bits(), number);
        let at = best.partition_point(|other| *other < key);
        if at < COMPARED {
            best.insert(at, key);
            best.truncate(COMPARED);
        }
    }
    let mut found: Vec<Alike> = best
        .into_iter()
        .filter_map(|(_, number)| {
            let record = index.at(number)?;
            let there = Text::read(index, &mut stems, texts(index.kind(), record), false);
            let likeness = there.likeness(&written);
            (likeness >= LEAST_WRITING).then(|| Alike {
                id: record.id(),
                likeness,
                words: words_of(index, &there, &written),
            })
        })
        .collect();
    crate::sort::by_key(&mut found, |alike| (!alike.likeness.to_bits(), alike.id));
    found.truncate(count);
    found
}

/// The records that say nearly what a record says, the most alike first, but for those of which somebody has said that they are
/// not the same; at most `count`.
pub fn alike_to(workspace: &Workspace, index: &Index, record: &Record, count: usize) -> Vec<Id> {
    let [title, text] = texts(index.kind(), record);
    let found = alike(index, title, text, usize::MAX);
    let is_like = |id: Id| {
        let other = workspace.record(index.kind(), id);
        id != record.id() && other.is_some_and(|other| !unlike(record, other))
    };
    let others = found.into_iter().map(|alike| alike.id).filter(|id| is_like(*id));
    others.take(count).collect()
}

/// The words that say something and that both texts have, what makes them alike most first.
fn words_of(index: &Index, one: &Text, other: &Text) -> Vec<String> {
    let mut shared: Vec<(u32, u32)> = Vec::new();
    one.shared(other, |stem, product| shared.push((!product.to_bits(), stem)));
    shared.retain(|(_, stem)| tells(index.word(*stem)));
    crate::sort::distinct(&mut shared);
    let words = shared.into_iter().map(|(_, stem)| index.word(stem).to_owned());
    words.collect()
}

/// Whether somebody has said that two records are not the same.
fn unlike(one: &Record, other: &Record) -> bool {
    let says = |one: &Record, other: &Record| one.get(&Field::link("unlike", other.id())).is_some();
    says(one, other) || says(other, one)
}
