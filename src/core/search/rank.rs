//! Finds the records of a query and ranks them.

use std::sync::Arc;

use super::filter::Filters;
use super::marks::{Likeness, Marker, Row};
use super::query::Query;
use super::{Found, Index, words};
use crate::{Id, Kind, Record, Workspace};

/// How quickly a word stops to count more the more often it stands in a record, and how much a long record is held
/// against its words: the usual values (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
const K1: f32 = 1.2;
/// See [`K1`].
const B: f32 = 0.75;
/// How much a word with a typo counts.
const TYPO: f32 = 0.5;
/// From how many letters on a word is forgiven a typo.
const FORGIVEN: usize = 4;

/// One word or one word of a phrase, with the words of the index that it stands for, by their numbers: how much each counts,
/// and in how many records it stands.
struct Sought<'a> {
    terms: Vec<(u32, f32, usize)>,
    /// What all of them begin with, if that is what makes them be sought.
    beginning: Option<&'a str>,
}

/// Finds what a query without words asks for, in the order in which the records are given; that needs no index.
pub fn filtered(workspace: &Workspace, kind: &Kind, query: &Query, order: &[Arc<Record>]) -> Found {
    let filters = Filters::new(workspace, kind, query);
    let found = order.iter().filter(|record| filters.hold(record));
    // A list of all there is takes no more memory than it needs, and is made in one go.
    let most = if query.filters.is_empty() { order.len() } else { 0 };
    let mut ids: Vec<Id> = Vec::with_capacity(most);
    ids.extend(found.map(|record| record.id()));
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

/// Finds what a query asks for among the records that the index has read, given in the order in which they are shown
/// where no words are searched for. Where there are many, only the best are put in order: at least so many.
///
/// Every word and every phrase must be there. The last word may go on, unless a space follows it. A word that stands
/// nowhere is forgiven one typo.
#[inline(never)]
pub fn find_best(
    workspace: &Workspace,
    index: &Index,
    query: &Query,
    order: &[Arc<Record>],
    least: usize,
) -> Found {
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
    let mut scores = score(workspace, index, &sought);
    for word in &query.without {
        for (term, ..) in seek_exactly(index, word).terms {
            index.lists.each(term, |number, _| {
                if let Some(score) = scores.get_mut(number as usize) {
                    *score = MISSED;
                }
            });
        }
    }
    let holds = |record: &Record| {
        let mut phrases = query.phrases.iter();
        filters.hold(record) && phrases.all(|phrase| stands(workspace, index, record, phrase))
    };
    let mut steps = vec![0_usize; STEPS];
    for (number, score) in (0..).zip(&mut scores) {
        if *score < 0.0 {
            continue;
        }
        if index.at(number).is_some_and(|record| holds(record)) {
            if let Some(step) = steps.get_mut(step_of(*score)) {
                *step += 1;
            }
        } else {
            *score = MISSED;
        }
    }
    // From the best step on, as many steps as it takes.
    let mut count = 0;
    let reached = steps.iter().position(|step| {
        count += step;
        count >= least
    });
    let last = reached.unwrap_or(STEPS);
    let found = |number: u32| scores.get(number as usize).copied().filter(|score| *score >= 0.0);
    let newest = newest_first(index, |number| {
        found(number).is_some_and(|score| step_of(score) <= last)
    });
    let keys = newest
        .into_iter()
        .map(|number| (place_of(found(number).unwrap_or_default()), number));
    let mut ranked = crate::sort::by_number(keys.collect());
    ranked.truncate(least);
    let mut ids = Vec::with_capacity(ranked.len());
    ids.extend(
        ranked
            .into_iter()
            .filter_map(|(_, number)| index.at(number).map(|record| record.id())),
    );
    Found {
        ids,
        count: steps.iter().sum(),
        marker,
    }
}

/// What stands before what: the higher the score, the lower the number. Floats from 0 on are in the order of their bits.
const fn place_of(score: f32) -> u32 {
    !score.to_bits()
}

/// How many steps the scores are told apart by where only the best are put in order.
const STEPS: usize = 1 << 12;

/// The step of a score; the best scores have the lowest.
const fn step_of(score: f32) -> usize {
    (place_of(score) >> 20) as usize
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
/// How many lists are fetched ahead.
const AHEAD: usize = 32;

/// How many lengths have their drag worked out before a search; few records are longer.
const LENGTHS: u16 = 1_024;

/// The words of the index that a word stands for, and how they may differ from it.
fn seek<'a>(index: &Index, word: &'a str, open: bool) -> (Sought<'a>, Likeness) {
    let mut terms = Vec::new();
    let counted = |term, share| Some((term, share, index.count(term))).filter(|(.., count)| *count > 0);
    if open {
        let beginning = index.terms.beginning(word).into_iter().map(|term| (term, term));
        // In the order in which they were first read: so their lists lie in memory, one behind the other.
        for (term, _) in crate::sort::by_number(beginning.collect()) {
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
    let beginning = (likeness == Likeness::Beginning).then_some(word);
    (Sought { terms, beginning }, likeness)
}

fn seek_exactly<'a>(index: &Index, word: &str) -> Sought<'a> {
    let term = index.terms.find(word).map(|term| (term, 1.0, index.count(term)));
    Sought {
        terms: term.into_iter().collect(),
        beginning: None,
    }
}

/// The score of each record; less than 0 where a word is not there.
fn score(workspace: &Workspace, index: &Index, sought: &[Sought<'_>]) -> Vec<f32> {
    let (all, total) = index.live;
    #[expect(clippy::cast_precision_loss, reason = "an average needs no more")]
    let average = total as f32 / all.max(1) as f32;
    let drag = |length: u16| K1 * (1.0 - B + B * f32::from(length) / average);
    let drags: Vec<f32> = (0..LENGTHS).map(drag).collect();
    let drag = |length: &u16| {
        let known = drags.get(usize::from(*length)).copied();
        known.unwrap_or_else(|| drag(*length))
    };
    // The best score by the word in hand beside what it takes to work it out: whoever looks at one needs the other.
    let mut rows: Vec<(f32, f32)> = index
        .lengths
        .iter()
        .map(|length| (MISSED, drag(length)))
        .collect();
    let mut scores: Option<Vec<f32>> = None;
    for one in sought {
        // A further word counts only where those before it stand.
        let wanted = scores.as_deref().map(Bits::of_found);
        match (&wanted, one.beginning) {
            (Some(wanted), Some(beginning)) if wanted.count() * AS_LONG < one.entries() => {
                read_records(workspace, index, one, beginning, wanted, &mut rows);
            }
            _ => read_lists(index, one, wanted.as_ref(), &mut rows),
        }
        let bests = rows.iter_mut().map(|(best, _)| std::mem::replace(best, MISSED));
        scores = Some(match scores {
            None => bests.collect(),
            Some(scores) => scores.into_iter().zip(bests).map(both).collect(),
        });
    }
    scores.unwrap_or_else(|| vec![0.0; index.lengths.len()])
}

impl Sought<'_> {
    /// How many entries there are in all lists of its words.
    fn entries(&self) -> usize {
        self.terms.iter().map(|(.., count)| count).sum()
    }
}

/// Takes down how well one word describes each record, from the lists of the words that it stands for.
fn read_lists(index: &Index, one: &Sought<'_>, wanted: Option<&Bits>, rows: &mut [(f32, f32)]) {
    for terms in one.terms.chunks(AHEAD) {
        let first = terms.iter().map(|(term, ..)| index.lists.touch(*term));
        std::hint::black_box(first.fold(0, |all, byte| all ^ byte));
        for (term, share, count) in terms {
            let share = share * rareness(*count, index.live.0);
            index.lists.each(*term, |number, weight| {
                if wanted.is_none_or(|wanted| wanted.has(number))
                    && let Some((best, drag)) = rows.get_mut(number as usize)
                {
                    *best = best.max(share * bm25(weight, *drag));
                }
            });
        }
    }
}

/// How many entries of lists are read in the time in which one record is read word by word.
const AS_LONG: usize = 64;

/// Takes down the same from the records themselves: where few are left, that is sooner done than reading the lists of all
/// words that begin with a letter.
fn read_records(
    workspace: &Workspace,
    index: &Index,
    one: &Sought<'_>,
    beginning: &str,
    wanted: &Bits,
    rows: &mut [(f32, f32)],
) {
    let mut said: Vec<(u32, u8)> = Vec::new();
    for number in wanted.numbers() {
        let (Some(record), Some((best, drag))) = (index.at(number), rows.get_mut(number as usize)) else {
            continue;
        };
        said.clear();
        index.each_text(workspace, record, &mut |text, weight| {
            words::each(text, &mut |_, word| {
                let term = word.starts_with(beginning).then(|| index.terms.find(word));
                let Some(term) = term.flatten() else { return };
                match said.iter_mut().find(|(other, _)| *other == term) {
                    Some((_, sum)) => *sum = sum.saturating_add(weight),
                    None => said.push((term, weight)),
                }
            });
        });
        for (term, weight) in &said {
            let place = one.terms.binary_search_by_key(term, |(term, ..)| *term);
            if let Some((_, share, count)) = place.ok().and_then(|at| one.terms.get(at)) {
                let share = share * rareness(*count, index.live.0);
                *best = best.max(share * bm25(*weight, *drag));
            }
        }
    }
}

/// The score by some words and by one more.
fn both((score, best): (f32, f32)) -> f32 {
    if score < 0.0 || best < 0.0 {
        MISSED
    } else {
        score + best
    }
}

/// Which records are marked: a bit each, so that those of many fit where the computer finds them at once.
struct Bits(Vec<u32>);

impl Bits {
    /// Those whose score says that they are found.
    fn of_found(scores: &[f32]) -> Self {
        let bits = |scores: &[f32]| {
            scores
                .iter()
                .rev()
                .fold(0, |bits, score| bits << 1 | u32::from(*score >= 0.0))
        };
        Self(scores.chunks(32).map(bits).collect())
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Their numbers, in order.
    fn numbers(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).flat_map(|(at, bits)| {
            let places = (0..32).filter(move |place| bits >> place & 1 == 1);
            places.map(move |place| at * 32 + place)
        })
    }

    fn has(&self, number: u32) -> bool {
        let bits = self.0.get(number as usize / 32).copied().unwrap_or_default();
        bits >> (number % 32) & 1 == 1
    }
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
    let mut later: Vec<u32> = (ordered..end(index.lengths.len()))
        .filter(|number| holds(*number))
        .collect();
    let id = |number: u32| index.at(number).map(|record| record.id());
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
