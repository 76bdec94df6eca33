//! Finds the records of a query and ranks them.

use std::sync::Arc;

use super::filter::Filters;
use super::marks::{Likeness, Marker, Row};
use super::query::Query;
use super::{Found, Index, words};
use crate::{Kind, Record, Workspace};

/// How quickly a word stops to count more the more often it stands in a record, and how much a long record is held
/// against its words: the usual values (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
const K1: f32 = 1.2;
/// See [`K1`].
const B: f32 = 0.75;
/// How much a word with a typo counts.
const TYPO: f32 = 0.5;
/// From how many letters on a word is forgiven a typo.
const FORGIVEN: usize = 4;

/// One word or one word of a phrase, with the words of the index that it stands for: how much each counts, and in how many
/// records it stands.
struct Sought {
    terms: Vec<(u32, f32, usize)>,
}

/// Finds what a query without words asks for, in the order in which the records are given; that needs no index.
pub fn filtered(workspace: &Workspace, kind: &Kind, query: &Query, order: &[Arc<Record>]) -> Found {
    let filters = Filters::new(workspace, kind, query);
    let found = order.iter().filter(|record| filters.hold(record));
    Found {
        ids: found.map(|record| record.id()).collect(),
        marker: Marker::default(),
    }
}

/// Finds what a query asks for among the records that the index has read, given in the order in which they are shown
/// where no words are searched for.
///
/// Every word and every phrase must be there. The last word may go on, unless a space follows it. A word that stands
/// nowhere is forgiven one typo.
pub fn find(workspace: &Workspace, index: &Index, query: &Query, order: &[Arc<Record>]) -> Found {
    if !query.has_words() {
        return filtered(workspace, index.kind(), query, order);
    }
    let filters = Filters::new(workspace, index.kind(), query);
    let mut marker = Marker {
        words: Vec::new(),
        phrases: query.phrases.clone(),
    };
    let mut sought = Vec::new();
    for word in &query.words {
        let (one, likeness) = seek(index, &word.text, word.open);
        marker.words.push((word.text.clone(), likeness));
        sought.push(one);
    }
    for word in query.phrases.iter().flatten() {
        sought.push(seek_exactly(index, word));
    }
    let scores = score(index, &sought);
    let mut dropped = vec![false; index.records.len()];
    for word in &query.without {
        for (term, ..) in seek_exactly(index, word).terms {
            index.lists.each(term, |number, _| {
                if let Some(dropped) = dropped.get_mut(number as usize) {
                    *dropped = true;
                }
            });
        }
    }
    let holds = |number: u32| {
        let at = number as usize;
        let record = index.records.get(at).and_then(Option::as_ref);
        record.is_some_and(|record| {
            scores.get(at).is_some_and(|score| *score >= 0.0)
                && !dropped.get(at).copied().unwrap_or_default()
                && filters.hold(record)
                && query
                    .phrases
                    .iter()
                    .all(|phrase| stands(workspace, index, record, phrase))
        })
    };
    let newest = newest_first(index, holds);
    let keys = newest.into_iter().map(|number| {
        let score = scores.get(number as usize).copied().unwrap_or_default();
        // Floats from 0 on are in the order of their bits.
        (!score.to_bits(), number)
    });
    let ranked = crate::sort::by_number(keys.collect());
    let ids = ranked
        .into_iter()
        .filter_map(|(_, number)| index.ids.get(number as usize).copied());
    Found {
        ids: ids.collect(),
        marker,
    }
}

/// How rare a word is that stands in `count` of `all` records: its weight in BM25.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records are far below 2^24, or nearly"
)]
fn rareness(count: usize, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    ((all - count + 0.5) / (count + 0.5)).ln_1p()
}

/// How well a word of rareness 1 describes a record (BM25): `weight` is how much it stands in it, `drag` how much its length
/// is held against it.
fn bm25(weight: u8, drag: f32) -> f32 {
    let weight = f32::from(weight);
    weight * (K1 + 1.0) / (weight + drag)
}

/// The score of a record in which no word stood yet.
const MISSED: f32 = -1.0;
/// The score by a further word of a record that lacks one before: no score is better, so none is kept.
const OUT: f32 = f32::INFINITY;

/// The score by the words before and by one more.
fn both(score: f32, best: f32) -> f32 {
    if score < 0.0 || best < 0.0 {
        MISSED
    } else {
        score + best
    }
}

/// How many lengths have their drag worked out before a search; few records are longer.
const LENGTHS: u16 = 1_024;

/// The words of the index that a word stands for, and how they may differ from it.
fn seek(index: &Index, word: &str, open: bool) -> (Sought, Likeness) {
    let mut terms = Vec::new();
    let counted = |term, share| Some((term, share, index.count(term))).filter(|(.., count)| *count > 0);
    if open {
        for term in index.terms.beginning(word) {
            let length = index.terms.get(term).len();
            #[expect(clippy::cast_precision_loss, reason = "words have at most 64 bytes or so")]
            let share = word.len() as f32 / length as f32;
            terms.extend(counted(term, share));
        }
    } else {
        terms.extend(index.terms.find(word).and_then(|term| counted(term, 1.0)));
    }
    let likeness = match (terms.is_empty(), open) {
        (true, _) if word.chars().count() >= FORGIVEN => {
            let alike = index.terms.one_apart(word).into_iter();
            terms.extend(alike.filter_map(|term| counted(term, TYPO)));
            Likeness::Typo
        }
        (_, true) => Likeness::Beginning,
        (_, false) => Likeness::Same,
    };
    (Sought { terms }, likeness)
}

fn seek_exactly(index: &Index, word: &str) -> Sought {
    let term = index.terms.find(word).map(|term| (term, 1.0, index.count(term)));
    Sought {
        terms: term.into_iter().collect(),
    }
}

/// The score of each record; less than 0 where a word is not there.
fn score(index: &Index, sought: &[Sought]) -> Vec<f32> {
    let (all, total) = index.live;
    #[expect(clippy::cast_precision_loss, reason = "an average needs no more")]
    let average = total as f32 / all.max(1) as f32;
    let drag = |length: u16| K1 * (1.0 - B + B * f32::from(length) / average);
    let drags: Vec<f32> = (0..LENGTHS).map(drag).collect();
    let drag = |length: &u16| drags.get(usize::from(*length)).copied().unwrap_or_else(|| drag(*length));
    // The best score by the word in hand beside what it takes to work it out: whoever looks at one needs the other.
    let mut rows: Vec<(f32, f32)> = index.lengths.iter().map(|length| (MISSED, drag(length))).collect();
    let mut scores: Option<Vec<f32>> = None;
    for one in sought {
        for (term, share, count) in &one.terms {
            let share = share * rareness(*count, all);
            index.lists.each(*term, |number, weight| {
                if let Some((best, drag)) = rows.get_mut(number as usize) {
                    *best = best.max(share * bm25(weight, *drag));
                }
            });
        }
        let bests = rows.iter().map(|(best, _)| *best);
        let sums: Vec<f32> = match scores {
            None => bests.collect(),
            Some(scores) => scores.into_iter().zip(bests).map(|(score, best)| both(score, best)).collect(),
        };
        for ((best, _), score) in rows.iter_mut().zip(&sums) {
            *best = if *score < 0.0 { OUT } else { MISSED };
        }
        scores = Some(sums);
    }
    scores.unwrap_or_else(|| vec![0.0; index.records.len()])
}

/// Whether the words of a phrase stand in one text of a record, one after the other.
fn stands(workspace: &Workspace, index: &Index, record: &Record, phrase: &[String]) -> bool {
    let mut found = phrase.len() < 2;
    if !found {
        index.each_text(workspace, record, &mut |text, _| {
            let mut row = Row::of(phrase);
            if !found {
                words::each(text, &mut |_, word| found |= row.goes_on(word));
            }
        });
    }
    found
}

/// The numbers of the records that something holds for, the latest ids first.
fn newest_first(index: &Index, holds: impl Fn(u32) -> bool) -> Vec<u32> {
    let end = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let ordered = end(index.ordered);
    let mut later: Vec<u32> = (ordered..end(index.records.len()))
        .filter(|number| holds(*number))
        .collect();
    let id = |number: u32| index.ids.get(number as usize);
    crate::sort::by(&mut later, |a, b| id(*b).cmp(&id(*a)));
    let mut later = later.into_iter().peekable();
    let mut found = Vec::new();
    for number in (0..ordered).rev().filter(|number| holds(*number)) {
        while let Some(newer) = later.next_if(|later| id(*later) > id(number)) {
            found.push(newer);
        }
        found.push(number);
    }
    found.extend(later);
    found
}
