//! Ranks the ideas of one draw, fast: this is where most of the time goes.

use super::index;
use super::lanes::{self, high};
use super::pcg::Pcg32;
use std::ops::Range;

/// Room for ranking, used again for every draw.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// For each idea a number that is smaller for higher scores; and then in order, with the ideas beside them.
    keys: Vec<u64>,
    sorted: Vec<u64>,
    ideas: Vec<u32>,
    /// The drawer of each idea, and where the next idea of each drawer goes.
    drawers: Vec<u32>,
    places: Vec<u32>,
    spare: Vec<u64>,
    spare_ideas: Vec<u32>,
    /// The key, by its upper half, at which the first drawer begins, and how many bits of it share a drawer.
    begin: u32,
    shift: u32,
    /// Whether there may be ideas with equal scores, and where they stand.
    tied: bool,
    ties: Vec<Range<usize>>,
}

/// How many drawers ideas are put into before those of one drawer are compared.
const DRAWERS: usize = 1 << DRAWER_BITS;
const DRAWER_BITS: u32 = 11;
/// How many ideas may share a drawer; with more, comparing them takes longer than sorting digit by digit.
const CROWD: u32 = 40;
/// The bits of one digit.
const DIGIT: u32 = 8;
const DIGITS: usize = 1 << DIGIT;

impl Order {
    /// Puts the ideas in order, highest score first, equals by position; what is not finite stands last.
    ///
    /// Ideas go into drawers by the bits in which the keys of an earlier draw differed most. Nearly all are in place then,
    /// and the rest takes a few steps of an insertion sort. Where scores crowd, digit by digit.
    pub fn sort(&mut self, scores: &[f64]) {
        self.places.clear();
        self.places.resize(DRAWERS, 0);
        self.keys.resize(scores.len(), 0);
        self.drawers.resize(scores.len(), 0);
        let last = (self.begin, self.shift, LAST_DRAWER);
        lanes::drawers(scores, last, &mut self.keys, &mut self.drawers);
        for drawer in &self.drawers {
            if let Some(count) = self.places.get_mut(index(*drawer) & (DRAWERS - 1)) {
                *count += 1;
            }
        }
        let (mut sum, mut crowd) = (0, 0);
        for place in &mut self.places {
            crowd = crowd.max(*place);
            sum += std::mem::replace(place, sum);
        }
        self.sorted.resize(self.keys.len(), 0);
        self.ideas.resize(self.keys.len(), 0);
        self.tied = crowd > CROWD;
        if crowd > CROWD {
            self.by_digits();
            self.spread();
        } else {
            self.by_drawers();
        }
        self.find_ties();
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

    fn by_drawers(&mut self) {
        for ((idea, key), drawer) in (0..).zip(&self.keys).zip(&self.drawers) {
            let Some(place) = self.places.get_mut(index(*drawer) & (DRAWERS - 1)) else {
                continue;
            };
            let at = index(*place);
            *place += 1;
            if let (Some(slot), Some(name)) = (self.sorted.get_mut(at), self.ideas.get_mut(at)) {
                *slot = *key;
                *name = idea;
            }
        }
        let mut before = 0;
        for at in 0..self.sorted.len() {
            let key = self.sorted.get(at).copied().unwrap_or_default();
            if key < before {
                self.insert(at, key);
            } else {
                self.tied |= key == before;
                before = key;
            }
        }
    }

    /// Moves what stands at a position up behind the last that is not larger.
    fn insert(&mut self, at: usize, key: u64) {
        let mut to = at;
        while let Some(other) = to
            .checked_sub(1)
            .and_then(|ahead| self.sorted.get(ahead))
            .copied()
        {
            if other <= key {
                self.tied |= other == key;
                break;
            }
            if let Some(slot) = self.sorted.get_mut(to) {
                *slot = other;
            }
            if let Some(idea) = self.ideas.get(to - 1).copied()
                && let Some(slot) = self.ideas.get_mut(to)
            {
                // What is moved up waits in the place that it leaves to the next.
                let moved = std::mem::replace(slot, idea);
                if let Some(slot) = self.ideas.get_mut(to - 1) {
                    *slot = moved;
                }
            }
            to -= 1;
        }
        if let Some(slot) = self.sorted.get_mut(to) {
            *slot = key;
        }
    }

    fn by_digits(&mut self) {
        self.sorted.clone_from(&self.keys);
        self.ideas.clear();
        self.ideas.extend((0..).take(self.keys.len()));
        self.spare.resize(self.keys.len(), 0);
        self.spare_ideas.resize(self.keys.len(), 0);
        for shift in (0..u64::BITS).step_by(8) {
            let digit = |key: u64| index(low(key >> shift)) & (DIGITS - 1);
            let mut places = [0_u32; DIGITS];
            for key in &self.sorted {
                if let Some(count) = places.get_mut(digit(*key)) {
                    *count += 1;
                }
            }
            let mut sum = 0;
            for place in &mut places {
                sum += std::mem::replace(place, sum);
            }
            for (key, idea) in self.sorted.iter().zip(&self.ideas) {
                let Some(place) = places.get_mut(digit(*key)) else {
                    continue;
                };
                let at = index(*place);
                *place += 1;
                if let (Some(slot), Some(name)) = (self.spare.get_mut(at), self.spare_ideas.get_mut(at)) {
                    *slot = *key;
                    *name = *idea;
                }
            }
            std::mem::swap(&mut self.sorted, &mut self.spare);
            std::mem::swap(&mut self.ideas, &mut self.spare_ideas);
        }
    }

    fn find_ties(&mut self) {
        self.ties.clear();
        if !self.tied {
            return;
        }
        let mut start = 0;
        for tie in self.sorted.chunk_by(|a, b| a == b) {
            if tie.len() > 1 {
                self.ties.push(start..start + tie.len());
            }
            start += tie.len();
        }
    }

    /// Whether no idea stands above one that these ranks put before it, equals aside. The ranks are by position and grow
    /// with it.
    pub fn holds(&self, ranks: &[u32]) -> bool {
        self.ideas.is_sorted_by_key(|idea| ranks.get(index(*idea)))
    }

    /// Gives equals their places by chance, and returns the ideas in order.
    pub fn shuffle_ties(&mut self, chance: &mut Pcg32) -> &[u32] {
        for tie in &self.ties {
            let Some(run) = self.ideas.get_mut(tie.clone()) else {
                continue;
            };
            for (end, at) in (2..).zip(1..run.len()) {
                run.swap(at, index(chance.below(end)));
            }
        }
        &self.ideas
    }
}

/// The last drawer, for what is not finite.
const LAST_DRAWER: u32 = (1 << DRAWER_BITS) - 1;

#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
const fn low(key: u64) -> u32 {
    key as u32
}
