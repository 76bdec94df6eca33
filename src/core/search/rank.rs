//! Finds the records of a query and ranks them.

use std::sync::Arc;

use super::filter::Filters;
use super::index::NOT_THERE;
use super::marks::{Marker, Row};
use super::query::{Query, Word};
use super::score::{MISSED, Scoring, Sought, seek, seek_exactly};
use super::{Found, Index, unread, words};
use crate::{Id, Kind, Record, Workspace};

/// Finds what a query without words asks for, in the order in which the records are given; that needs no index.
pub fn filtered(workspace: &Workspace, kind: &Kind, query: &Query, order: &[Arc<Record>]) -> Found {
    let ids = if query.filters.is_empty() {
        // A list of all there is takes no more memory than it needs, and is made in one go.
        let mut ids = Vec::with_capacity(order.len());
        ids.extend(order.iter().map(|record| record.id()));
        ids
    } else {
        let filters = Filters::new(workspace, kind, query);
        let found = order.iter().filter(|record| filters.hold(record));
        found.map(|record| record.id()).collect()
    };
    Found {
        count: ids.len(),
        ids,
        marker: Marker::default(),
    }
}

/// Finds all that a query asks for: [`find_best`] without an end.
pub fn find(workspace: &Workspace, index: &Index, query: &Query, order: &[Arc<Record>]) -> Found {
    find_best(workspace, index, query, order, usize::MAX)
}

/// Finds what a query asks for; `order` are all records in the order in which they are shown where no words are searched
/// for. Where there are many, only the best are put in order: so many.
pub fn find_best(
    workspace: &Workspace,
    index: &Index,
    query: &Query,
    order: &[Arc<Record>],
    most: usize,
) -> Found {
    if !query.has_words() {
        return filtered(workspace, index.kind(), query, order);
    }
    let mut finding = Finding::new(index, query);
    while !finding.go_on(workspace, index, usize::MAX) {}
    finding.found(workspace, index, most)
}

/// A query with words that is being worked out, a part at a time; the index must stay as it is meanwhile.
///
/// Every word and every phrase must be there. The last word may go on, unless a space follows it. A word that stands
/// nowhere is forgiven one typo, once all records are read. What is not read yet comes last.
#[derive(Clone)]
pub struct Finding {
    query: Query,
    marker: Marker,
    sought: Vec<Sought>,
    scoring: Scoring,
}

impl Finding {
    /// Looks up which words of the index are meant.
    #[inline(never)]
    pub fn new(index: &Index, query: &Query) -> Self {
        let mut finding = Self {
            query: query.clone(),
            marker: Marker {
                words: Vec::new(),
                phrases: query.phrases.clone(),
            },
            sought: Vec::new(),
            scoring: Scoring::default(),
        };
        for word in &query.words {
            finding.seek(index, word);
        }
        let exactly = query
            .phrases
            .iter()
            .flatten()
            .map(|word| seek_exactly(index, word));
        finding.sought.extend(exactly);
        finding
    }

    /// The same with the last word of another query: this one and a word more. What was read by then need not be read again.
    #[must_use]
    pub fn going_on(&self, index: &Index, query: &Query) -> Self {
        // Scores are added up word by word, those of phrases last.
        let mut more = match query.words.last() {
            Some(word) if query.phrases.is_empty() && !self.sought.is_empty() => {
                let mut more = self.clone();
                more.seek(index, word);
                more
            }
            _ => Self::new(index, query),
        };
        more.query = query.clone();
        more
    }

    /// Looks up what a word stands for.
    fn seek(&mut self, index: &Index, word: &Word) {
        let (one, likeness) = seek(index, word);
        self.marker.words.push((word.text.clone(), likeness));
        self.sought.push(one);
    }

    /// Reads about so many entries of the index more; `true` once all is read.
    #[inline(never)]
    pub fn go_on(&mut self, workspace: &Workspace, index: &Index, entries: usize) -> bool {
        self.scoring.go_on(workspace, index, &self.sought, entries)
    }

    /// What was found, once all is read: so many of the best, and how many there are.
    #[inline(never)]
    pub fn found(self, workspace: &Workspace, index: &Index, most: usize) -> Found {
        let query = &self.query;
        let filters = Filters::new(workspace, index.kind(), query);
        let mut scores = self.scoring.scores(index);
        for phrase in &query.without {
            let having = having(index, phrase, scores.len());
            let unwanted = (0..).zip(&mut scores).zip(having);
            for ((number, score), _) in unwanted.filter(|((_, score), has)| *has && **score >= 0.0) {
                // A word by itself is found by the index.
                let is_said = phrase.len() < 2
                    || index
                        .at(number)
                        .is_some_and(|record| stands(workspace, index, record, phrase));
                if is_said {
                    *score = MISSED;
                }
            }
        }
        let holds = |record: &Record| {
            let mut phrases = query.phrases.iter();
            // A word by itself is found by the index.
            filters.hold(record)
                && phrases.all(|phrase| phrase.len() < 2 || stands(workspace, index, record, phrase))
        };
        // Most searches ask for words alone, for which no record needs to be looked at.
        if !query.filters.is_empty() || !query.phrases.is_empty() {
            for (number, score) in (0..).zip(&mut scores).filter(|(_, score)| **score >= 0.0) {
                if !index.at(number).is_some_and(|record| holds(record)) {
                    *score = MISSED;
                }
            }
        }
        let steps = sift(&mut scores, &index.lengths);
        let mut found = Found {
            ids: best(index, &scores, &steps, most),
            count: steps.iter().map(|step| *step as usize).sum(),
            marker: self.marker,
        };
        if !index.is_complete() {
            let unread = unread::found(workspace, index, &filters, query);
            found.count += unread.len();
            let room = most.saturating_sub(found.ids.len());
            found.ids.extend(unread.into_iter().take(room));
        }
        found
    }
}

/// Takes the score from records that are gone; how many are found, by the step of their score.
///
/// Nothing branches where a record is found or not, as no computer can guess which are.
fn sift(scores: &mut [f32], lengths: &[u16]) -> Vec<u32> {
    let mut steps = vec![0; (STEPS + BATCH) as usize];
    let batches = scores
        .chunks_mut(BATCH as usize)
        .zip(lengths.chunks(BATCH as usize));
    for (scores, lengths) in batches {
        let all_missed = scores.iter().fold(SIGN, |sign, score| sign & score.to_bits());
        if all_missed == SIGN {
            continue;
        }
        let mut places = [STEPS; BATCH as usize];
        for (at, (place, (score, length))) in (0..).zip(places.iter_mut().zip(scores.iter_mut().zip(lengths)))
        {
            let is_missed = score.to_bits() >> 31 | u32::from(*length == NOT_THERE);
            let mask = is_missed.wrapping_sub(1);
            let either = |found: u32, missed: u32| found & mask | missed & !mask;
            *place = either(step_of(*score), STEPS + at);
            *score = f32::from_bits(either(score.to_bits(), MISSED.to_bits()));
        }
        for place in places.iter().take(lengths.len()) {
            if let Some(step) = steps.get_mut(*place as usize) {
                *step += 1;
            }
        }
    }
    steps.truncate(STEPS as usize);
    steps
}

/// The bit of a number that says that it is less than 0.
const SIGN: u32 = 1 << 31;
/// How many steps the scores are told apart by where only the best are put in order: so fine that few share one.
const STEPS: u32 = 1 << (31 - FINE);
/// How many bits of a score its step does not tell.
const FINE: u32 = 15;
/// How many records are looked at together. What is missed is counted in as many steps of its own: one would have to wait for
/// itself again and again.
const BATCH: u32 = 16;

/// The step of a score from 0 on; the best scores have the highest. Floats from 0 on are in the order of their bits.
const fn step_of(score: f32) -> u32 {
    score.to_bits() >> FINE
}

/// The best in order: so many, out of as many steps as it takes.
fn best(index: &Index, scores: &[f32], steps: &[u32], most: usize) -> Vec<Id> {
    let mut count = 0;
    let least = steps.iter().rposition(|step| {
        count += *step as usize;
        count >= most
    });
    let least = least.unwrap_or_default();
    let least = u32::try_from(least).map_or(0.0, |step| f32::from_bits(step << FINE));
    let reached = (0..).zip(scores).filter(|(_, score)| **score >= least);
    let newest = newest_first(index, &reached.map(|(number, _)| number).collect::<Vec<u32>>());
    let place = |number: u32| {
        scores
            .get(number as usize)
            .map_or(u32::MAX, |score| place_of(*score))
    };
    let keys = newest.into_iter().map(|number| (place(number), number));
    let mut ranked = crate::sort::by_number(keys.collect());
    ranked.truncate(most);
    let mut ids = Vec::with_capacity(ranked.len());
    let ranked = ranked.into_iter();
    ids.extend(ranked.filter_map(|(_, number)| index.at(number).map(|record| record.id())));
    ids
}

/// What stands before what: the higher the score, the lower the number.
const fn place_of(score: f32) -> u32 {
    !score.to_bits()
}

/// Which of so many records have all words of a phrase, wherever they stand.
fn having(index: &Index, phrase: &[String], records: usize) -> Vec<bool> {
    let mut having = vec![true; records];
    for word in phrase {
        let mut both = vec![false; records];
        for (term, ..) in seek_exactly(index, word).terms {
            index.lists.each(term, |number, _| {
                let at = number as usize;
                if let (Some(both), Some(before)) = (both.get_mut(at), having.get(at)) {
                    *both = *before;
                }
            });
        }
        having = both;
    }
    having
}

/// Whether the words of a phrase stand in one text of a record, one after the other.
pub(super) fn stands(workspace: &Workspace, index: &Index, record: &Record, phrase: &[String]) -> bool {
    let mut found = false;
    index.each_text(workspace, record, &mut |text, _| {
        let mut row = Row::of(phrase);
        if !found {
            words::each(text, &mut |_, word| found |= row.goes_on(word));
        }
    });
    found
}

/// Numbers of records, given in their order, by the records' ids, the latest first.
fn newest_first(index: &Index, numbers: &[u32]) -> Vec<u32> {
    let is_ordered = |number: &u32| (*number as usize) < index.ordered;
    let (ordered, later) = numbers.split_at(numbers.partition_point(is_ordered));
    let mut later = later.to_vec();
    let id = |number: u32| index.at(number).map(|record| record.id());
    crate::sort::by(&mut later, |a, b| id(*b).cmp(&id(*a)));
    let mut later = later.into_iter().peekable();
    let mut found = Vec::with_capacity(numbers.len());
    for number in ordered.iter().rev().copied() {
        while let Some(newer) = later.next_if(|later| id(*later) > id(number)) {
            found.push(newer);
        }
        found.push(number);
    }
    found.extend(later);
    found
}
