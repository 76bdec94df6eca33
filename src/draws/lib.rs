//! The loop of draws: every draw takes one value of each input of each idea, scores the ideas, ranks them and counts
//! who took which place.
//!
//! What the counts say to people, and why they are taken, stands in `tandem_core::doubt`. This is a package of its own
//! because it is the one that is built for speed, while all else is built to be small.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod columns;
mod lanes;
mod order;
pub mod pcg;
mod source;

pub use columns::Columns;
pub use source::{Shape, Source};

use order::Order;
use pcg::Pcg32;

/// Scores many draws of one idea at once: a column an input, and one result a draw. A result that is not finite puts the
/// idea last in that draw.
pub type Score<'a> = dyn Fn(Columns<'_>, &mut [f64]) + 'a;

/// Draws in progress; work on it in slices, and look at the counts at any time.
#[derive(Clone, Debug)]
pub struct Draws {
    ideas: Vec<Idea>,
    total: u32,
    done: u32,
    /// How many of the first places count as the top.
    top: usize,
    /// How many places share a slot of `places`.
    width: usize,
    /// How often each idea took each slot, idea by idea: up to a while ago, and since then. What is counted up all the time is
    /// kept small, so that it stays near.
    places: Vec<u32>,
    lately: Vec<u16>,
    /// How many draws are counted in `lately`.
    recent: usize,
    /// Which slot each idea took in the draws of a block.
    taken: Vec<u16>,
    /// The sum of each idea's places, from 1; only where places share slots.
    sums: Vec<u64>,
    /// The rank that is shown of each idea.
    ranks: Vec<u32>,
    held: u32,
    ties: Pcg32,
    order: Order,
    /// The inputs of one idea in a block of draws, their scores, and the scores of all ideas, draw by draw.
    columns: Vec<f64>,
    results: Vec<f64>,
    scores: Vec<f64>,
}

#[derive(Clone, Debug)]
struct Idea {
    sources: Vec<Source>,
    first: u32,
    top: u32,
    undefined: u32,
}

/// What was counted of an idea.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    /// How often it was first.
    pub first: u32,
    /// How often it was among the top.
    pub top: u32,
    /// How often it had no score.
    pub undefined: u32,
    places: &'a [u32],
    lately: &'a [u16],
    /// The sum of its places, from 1.
    pub sum: u64,
}

impl<'a> Count<'a> {
    /// How often it took each slot of [`Draws::width`] places.
    pub fn places(&self) -> impl Iterator<Item = u32> + use<'a> {
        let both = self.places.iter().zip(self.lately);
        both.map(|(count, lately)| count + u32::from(*lately))
    }
}

/// How many places are told apart; with more ideas neighbours share a slot.
const SLOTS: usize = 1024;

/// How many draws are scored at once.
const BLOCK: usize = 32;

impl Draws {
    /// Prepares `total` draws of ideas, given by the sources of their inputs and the ranks that are shown, which grow. The
    /// first `top` places count as the top; equals take their places by `ties`.
    pub fn new(total: u32, top: usize, ideas: Vec<(Vec<Source>, u32)>, ties: Pcg32) -> Self {
        let count = ideas.len();
        let width = count.div_ceil(SLOTS).max(1);
        let (sources, ranks): (Vec<_>, Vec<_>) = ideas.into_iter().unzip();
        let ideas = sources.into_iter().map(|sources| Idea {
            sources,
            first: 0,
            top: 0,
            undefined: 0,
        });
        Self {
            ideas: ideas.collect(),
            total,
            done: 0,
            top,
            width,
            places: vec![0; count * count.div_ceil(width)],
            lately: vec![0; count * count.div_ceil(width)],
            recent: 0,
            taken: vec![0; count * BLOCK],
            sums: if width > 1 { vec![0; count] } else { Vec::new() },
            ranks,
            held: 0,
            ties,
            order: Order::default(),
            columns: Vec::new(),
            results: vec![0.0; BLOCK],
            scores: vec![0.0; BLOCK * stride(count)],
        }
    }

    /// How many draws are done.
    pub const fn done(&self) -> u32 {
        self.done
    }

    /// How many there will be.
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// In how many draws no idea passed another that is shown above it.
    pub const fn held(&self) -> u32 {
        self.held
    }

    /// How many places share a slot.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Does at most `draws` more draws with this score.
    pub fn step(&mut self, draws: u32, score: &Score<'_>) {
        let mut left = draws.min(self.total - self.done);
        if self.ideas.is_empty() {
            self.done += left;
            return;
        }
        let (count, stride) = (self.ideas.len(), stride(self.ideas.len()));
        while left > 0 {
            let length = BLOCK.min(index(left));
            self.score(length, stride, score);
            for draw in 0..length {
                let row = self.scores.get(draw * stride..).unwrap_or_default();
                self.order.sort(row.get(..count).unwrap_or_default());
                self.held += u32::from(self.order.holds(&self.ranks));
                self.note(draw);
                self.done += 1;
                left -= 1;
            }
            self.count(length);
        }
    }

    /// Draws a block of rows and scores them, one row a draw and one score an idea.
    fn score(&mut self, length: usize, stride: usize, score: &Score<'_>) {
        let results = self.results.get_mut(..length).unwrap_or_default();
        for (at, idea) in self.ideas.iter_mut().enumerate() {
            self.columns.resize(idea.sources.len() * length, 0.0);
            let columns = self.columns.chunks_exact_mut(length);
            for (source, column) in idea.sources.iter_mut().zip(columns) {
                source.fill(column);
            }
            score(Columns::new(&self.columns, length), results);
            if !lanes::all_finite(results) {
                let undefined = results.iter().filter(|result| !result.is_finite());
                idea.undefined += undefined.map(|_| 1).sum::<u32>();
            }
            let mut place = at;
            for result in &*results {
                if let Some(slot) = self.scores.get_mut(place) {
                    *slot = *result;
                }
                place += stride;
            }
        }
    }

    /// Notes who took which slot in a draw of the block.
    fn note(&mut self, draw: usize) {
        self.order.shuffle_ties(&mut self.ties);
        if self.width == 1 {
            for (slot, idea) in (0..).zip(self.order.ideas()) {
                if let Some(taken) = self.taken.get_mut(index(idea) * BLOCK + draw) {
                    *taken = slot;
                }
            }
        } else {
            let slots = (0..).flat_map(|slot| std::iter::repeat_n(slot, self.width));
            for ((slot, place), idea) in slots.zip(1..).zip(self.order.ideas()) {
                if let Some(taken) = self.taken.get_mut(index(idea) * BLOCK + draw) {
                    *taken = slot;
                }
                if let Some(sum) = self.sums.get_mut(index(idea)) {
                    *sum += place;
                }
            }
        }
        for (at, idea) in self.order.ideas().take(self.top).enumerate() {
            if let Some(idea) = self.ideas.get_mut(index(idea)) {
                idea.top += 1;
                idea.first += u32::from(at == 0);
            }
        }
    }

    /// Counts what was noted of so many draws, idea by idea: the counts of one idea lie close together, those of one draw far
    /// apart.
    fn count(&mut self, length: usize) {
        if self.recent + length > usize::from(u16::MAX) {
            for (count, lately) in self.places.iter_mut().zip(&mut self.lately) {
                *count += u32::from(std::mem::take(lately));
            }
            self.recent = 0;
        }
        self.recent += length;
        let slots = self.ideas.len().div_ceil(self.width);
        let rows = self.lately.chunks_exact_mut(slots.max(1));
        for (counts, taken) in rows.zip(self.taken.chunks_exact(BLOCK)) {
            for slot in taken.iter().take(length) {
                if let Some(count) = counts.get_mut(usize::from(*slot)) {
                    *count += 1;
                }
            }
        }
    }

    /// What was counted so far, idea by idea.
    pub fn counts(&self) -> impl Iterator<Item = Count<'_>> {
        let slots = self.ideas.len().div_ceil(self.width).max(1);
        let counts = self
            .places
            .chunks_exact(slots)
            .zip(self.lately.chunks_exact(slots));
        let rows = self.ideas.iter().zip(counts);
        rows.enumerate().map(|(at, (idea, (places, lately)))| {
            let mut count = Count {
                first: idea.first,
                top: idea.top,
                undefined: idea.undefined,
                places,
                lately,
                sum: 0,
            };
            // Where every place has a slot of its own, the sum follows from the counts.
            count.sum = self.sums.get(at).copied().unwrap_or_else(|| {
                let counts = (1..).zip(count.places());
                counts.map(|(place, count)| place * u64::from(count)).sum()
            });
            count
        })
    }
}

/// How far the scores of one draw stand from those of the next: rows that begin at the same place of a page of memory would
/// push each other out of the cache.
const fn stride(count: usize) -> usize {
    count.next_multiple_of(8) + 8
}

/// A count as a position.
fn index(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
