//! Ranks the ideas of one draw, fast: this is where most of the time goes.

use super::index;
use super::lanes::{self, high, key};
use super::pcg::Pcg32;
use std::ops::Range;

/// Room for ranking, used again for every draw.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The ideas, each in the lower half of a number; the upper half is smaller for higher scores. And the same in order.
    entries: Vec<u64>,
    sorted: Vec<u64>,
    /// The drawer of each idea, and where the next idea of each drawer goes.
    drawers: Vec<u32>,
    places: Places,
    /// The whole keys of scores that crowd, with the ideas beside them, and room to sort them.
    keys: Vec<(u64, u32)>,
    spare: Vec<(u64, u32)>,
    /// The key, by its upper half, at which the first drawer begins, and how many bits of it share a drawer.
    begin: u32,
    shift: u32,
    /// Where ideas with equal scores stand.
    ties: Vec<Range<usize>>,
}

/// A number of 16 bits for each drawer, four in a word.
#[derive(Clone, Debug)]
struct Places(Box<[u64; DRAWERS / 4]>);

impl Default for Places {
    fn default() -> Self {
        Self(Box::new([0; DRAWERS / 4]))
    }
}

impl Places {
    /// The numbers one by one.
    fn numbers(&mut self) -> &mut [u16; DRAWERS] {
        bytemuck::cast_mut(&mut *self.0)
    }
}

/// How many drawers ideas are put into before those of one drawer are compared.
const DRAWERS: usize = 1 << DRAWER_BITS;
const DRAWER_BITS: u32 = 12;
/// How many ideas may share a drawer; with more, comparing them takes longer than sorting digit by digit.
const CROWD: u16 = 40;
/// The bits of one digit.
const DIGIT: u32 = 8;
const DIGITS: usize = 1 << DIGIT;

impl Order {
    /// Puts the ideas in order, highest score first, equals by position; what is not finite stands last.
    ///
    /// Ideas go into drawers by the bits in which the keys of an earlier draw differed most. Nearly all are in place then,
    /// and the rest takes a few steps of an insertion sort. Where scores crowd, digit by digit.
    pub fn sort(&mut self, scores: &[f64]) {
        self.entries.resize(scores.len(), 0);
        self.drawers.resize(scores.len(), 0);
        self.sorted.resize(scores.len(), 0);
        self.ties.clear();
        if !self.fill_drawers(scores) {
            self.by_digits(scores);
            self.spread();
            self.find_ties(scores);
        } else if self.by_drawers() {
            self.part(scores);
            self.find_ties(scores);
        }
    }

    /// Finds the drawer of each idea, and where each drawer begins; `false` where too many share one, or there are more of
    /// them than 16 bits count.
    fn fill_drawers(&mut self, scores: &[f64]) -> bool {
        if scores.len() > usize::from(u16::MAX) {
            return false;
        }
        let place = (self.begin, self.shift, LAST_DRAWER);
        lanes::drawers(scores, place, &mut self.entries, &mut self.drawers);
        self.places.0.fill(0);
        let counts = self.places.numbers();
        for drawer in &self.drawers {
            if let Some(count) = counts.get_mut(index(*drawer) & (DRAWERS - 1)) {
                *count += 1;
            }
        }
        lanes::sums(&mut *self.places.0) <= CROWD
    }

    /// Lets the drawers reach a little farther than the keys of this draw do, a few at both ends aside: an idea that
    /// reaches nobody in a draw is far from all others.
    fn spread(&mut self) {
        let aside = (self.sorted.len() / 100).min(8);
        let at = |position: usize| self.sorted.get(position).copied().map_or(0, high);
        let (first, last) = (at(aside), at(self.sorted.len().saturating_sub(aside + 1)));
        let more = (last - first) / 8;
        self.begin = first.saturating_sub(more);
        let reach = last.saturating_add(more) - self.begin;
        self.shift = (u32::BITS - reach.leading_zeros()).saturating_sub(DRAWER_BITS);
    }

    /// Sorts by the upper halves of the keys; whether some are equal.
    fn by_drawers(&mut self) -> bool {
        let places = self.places.numbers();
        for (entry, drawer) in self.entries.iter().zip(&self.drawers) {
            let Some(place) = places.get_mut(index(*drawer) & (DRAWERS - 1)) else {
                continue;
            };
            let at = usize::from(*place);
            *place += 1;
            if let Some(slot) = self.sorted.get_mut(at) {
                *slot = *entry;
            }
        }
        let (mut before, mut equal) = (0, false);
        for at in 0..self.sorted.len() {
            let entry = self.sorted.get(at).copied().unwrap_or_default();
            if entry < before {
                equal |= self.insert(at, entry);
            } else {
                equal |= high(entry) == high(before);
                before = entry;
            }
        }
        equal
    }

    /// Moves an entry up behind the last that is smaller; whether it has the key of a neighbour.
    fn insert(&mut self, at: usize, entry: u64) -> bool {
        let (mut to, mut behind) = (at, None);
        let ahead = loop {
            let ahead = to
                .checked_sub(1)
                .and_then(|ahead| self.sorted.get(ahead))
                .copied();
            match ahead.filter(|ahead| *ahead > entry) {
                Some(larger) => {
                    if let Some(slot) = self.sorted.get_mut(to) {
                        *slot = larger;
                    }
                    behind = Some(larger);
                    to -= 1;
                }
                None => break ahead,
            }
        };
        if let Some(slot) = self.sorted.get_mut(to) {
            *slot = entry;
        }
        let is_equal = |other: u64| high(other) == high(entry);
        ahead.is_some_and(is_equal) || behind.is_some_and(is_equal)
    }

    /// Puts ideas in order whose keys differ in their lower halves only.
    fn part(&mut self, scores: &[f64]) {
        for run in self.sorted.chunk_by_mut(|a, b| high(*a) == high(*b)) {
            for end in 1..run.len() {
                for at in (1..=end).rev() {
                    let pair = run.get(at - 1..=at).unwrap_or_default();
                    if pair.is_sorted_by_key(|entry| key_of(*entry, scores)) {
                        break;
                    }
                    run.swap(at - 1, at);
                }
            }
        }
    }

    /// Sorts by whole keys.
    fn by_digits(&mut self, scores: &[f64]) {
        self.keys.clear();
        self.keys.extend(scores.iter().map(|score| key(*score)).zip(0..));
        self.spare.resize(self.keys.len(), (0, 0));
        for shift in (0..u64::BITS).step_by(8) {
            let digit = |key: u64| index(low(key >> shift)) & (DIGITS - 1);
            let mut places = [0_u32; DIGITS];
            for (key, _) in &self.keys {
                if let Some(count) = places.get_mut(digit(*key)) {
                    *count += 1;
                }
            }
            let mut sum = 0;
            for place in &mut places {
                sum += std::mem::replace(place, sum);
            }
            for pair in &self.keys {
                let Some(place) = places.get_mut(digit(pair.0)) else {
                    continue;
                };
                let at = index(*place);
                *place += 1;
                if let Some(slot) = self.spare.get_mut(at) {
                    *slot = *pair;
                }
            }
            std::mem::swap(&mut self.keys, &mut self.spare);
        }
        for (entry, (key, idea)) in self.sorted.iter_mut().zip(&self.keys) {
            *entry = u64::from(high(*key)) << 32 | u64::from(*idea);
        }
    }

    fn find_ties(&mut self, scores: &[f64]) {
        let mut start = 0;
        for tie in self
            .sorted
            .chunk_by(|a, b| key_of(*a, scores) == key_of(*b, scores))
        {
            if tie.len() > 1 {
                self.ties.push(start..start + tie.len());
            }
            start += tie.len();
        }
    }

    /// Whether no idea stands above one that these ranks put before it, equals aside. The ranks are by position and grow
    /// with it.
    pub fn holds(&self, ranks: &[u32]) -> bool {
        self.ideas().is_sorted_by_key(|idea| ranks.get(index(idea)))
    }

    /// Gives equals their places by chance.
    pub fn shuffle_ties(&mut self, chance: &mut Pcg32) {
        for tie in &self.ties {
            let Some(run) = self.sorted.get_mut(tie.clone()) else {
                continue;
            };
            for (end, at) in (2..).zip(1..run.len()) {
                run.swap(at, index(chance.below(end)));
            }
        }
    }

    /// The ideas in order.
    pub fn ideas(&self) -> impl ExactSizeIterator<Item = u32> {
        self.sorted.iter().map(|entry| low(*entry))
    }
}

/// The whole key of an idea.
fn key_of(entry: u64, scores: &[f64]) -> u64 {
    scores
        .get(index(low(entry)))
        .map_or(lanes::LAST, |score| key(*score))
}

/// The last drawer, for what is not finite.
const LAST_DRAWER: u32 = (1 << DRAWER_BITS) - 1;

#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
const fn low(key: u64) -> u32 {
    key as u32
}
