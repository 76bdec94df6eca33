//! What a ranking is worth when its inputs are guesses: seeded draws give each idea its interval of ranks.
//!
//! Every draw takes one value of each guess ([`guess`] says how), scores all ideas and ranks them. Ideas with equal scores
//! in a draw take their places by chance, so that equals have equal chances and every place is taken once: rows and
//! columns of the table of places add up to 1 (Risto Lahdelma and Pekka Salminen, "SMAA-2", 2001, call it the
//! rank acceptability).
//!
//! The draws of an input follow from the seed, the idea's id and the input's position alone. So the same seed gives the
//! same result on every machine, in every order of the ideas and however the work is cut into slices, and an idea that
//! joins changes no draw of the others.

pub mod guess;

pub use guess::{Guess, GuessError, Limits};
pub use tandem_draws::{Columns, Score, columns, pcg};

use crate::Id;
use pcg::Pcg32;

/// One idea and what is guessed about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubtful {
    /// The idea.
    pub id: Id,
    /// The score that the board shows for it.
    pub shown: f64,
    /// Its inputs, in the order in which the scores are computed from them.
    pub guesses: Vec<Guess>,
}

/// Draws in progress; work on it in slices, and look at the result at any time.
#[derive(Clone, Debug)]
pub struct Draws {
    /// The ideas with their ranks on the board, which equals share, in the order that the board shows: by score, then by id.
    ideas: Vec<(Id, usize)>,
    work: tandem_draws::Draws,
}

/// What the draws say about a board.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// How many draws it rests on.
    pub draws: u32,
    /// The share of draws in which no idea passes another that the board shows above it.
    pub holds: f64,
    /// The ideas, in the order that the board shows.
    pub ideas: Vec<IdeaDoubt>,
    /// How many places each number of [`IdeaDoubt::places`] covers: 1 up to 1,024 ideas.
    pub width: usize,
}

/// What the draws say about an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct IdeaDoubt {
    /// The idea.
    pub id: Id,
    /// Its rank on the board; equals share it.
    pub shown: usize,
    /// The best rank of the middle 80 %: the first that it reaches or passes in a tenth of the draws.
    pub low: usize,
    /// The worst rank of the middle 80 %: the first that it reaches or passes in nine tenths of the draws.
    pub high: usize,
    /// The mean of its ranks.
    pub mean: f64,
    /// The share of draws in which it is first.
    pub first: f64,
    /// The share of draws in which it is among the top.
    pub top: f64,
    /// The share of draws in which it has no score, and stands last.
    pub undefined: f64,
    /// The share of draws in which it takes each place.
    pub places: Vec<f64>,
}

impl Draws {
    /// Prepares `total` draws of ideas that have a score. `limits` are what the inputs may be, in the order of the guesses;
    /// values beyond them are taken as the nearest one allowed. The first `top` places, one at least, count as the top.
    ///
    /// ```
    /// use tandem_core::Id;
    /// use tandem_core::doubt::{Doubtful, Draws, Guess, by_rows};
    /// let effort = |likely| Guess::range(likely / 2.0, likely, likely * 2.0).unwrap();
    /// let idea = |n, value: f64, months: f64| Doubtful {
    ///     id: Id::from_u128(n), shown: value / months, guesses: vec![Guess::Point(value), effort(months)],
    /// };
    /// let mut draws = Draws::new(7, 1000, 1, &[], vec![idea(1, 90.0, 3.0), idea(2, 50.0, 2.0)]);
    /// while draws.progress() < 1.0 {
    ///     draws.step(100, &by_rows(|row| row[0] / row[1]));
    /// }
    /// let doubt = draws.result().unwrap();
    /// assert!((0.5..0.8).contains(&doubt.ideas[0].first));
    /// assert_eq!(doubt.holds, doubt.ideas[0].first);
    /// ```
    pub fn new(seed: u64, total: u32, top: usize, limits: &[Limits], ideas: Vec<Doubtful>) -> Self {
        let ranked = crate::ranking::rank(ideas.iter().map(|idea| (idea.id, idea.shown)));
        let mut ideas = ideas;
        crate::sort::by(&mut ideas, |a, b| {
            (b.shown + 0.0).total_cmp(&(a.shown + 0.0)).then(a.id.cmp(&b.id))
        });
        let places: Vec<(Id, usize)> = ideas
            .iter()
            .zip(ranked)
            .map(|(idea, place)| (idea.id, place.rank))
            .collect();
        let drawn = ideas.iter().zip(&places).map(|(idea, (_, rank))| {
            let sources = guess::sources(seed, idea.id, &idea.guesses, limits);
            (sources, u32::try_from(*rank).unwrap_or(u32::MAX))
        });
        let ties = Pcg32::new(pcg::mix(seed), pcg::mix(!seed));
        Self {
            work: tandem_draws::Draws::new(total, top.max(1), drawn.collect(), ties),
            ideas: places,
        }
    }

    /// The share of the draws that are done, from 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.work.total() == 0 {
            1.0
        } else {
            f64::from(self.work.done()) / f64::from(self.work.total())
        }
    }

    /// Does at most `draws` more draws with this score.
    pub fn step(&mut self, draws: u32, score: &Score<'_>) {
        self.work.step(draws, score);
    }

    /// What the draws done so far say; none before the first, or without ideas.
    pub fn result(&self) -> Option<Doubt> {
        let (done, width) = (self.work.done(), self.work.width());
        let draws = f64::from(done);
        let share = |count: u32| f64::from(count) / draws;
        let ideas = self
            .ideas
            .iter()
            .zip(self.work.counts())
            .map(|((id, rank), count)| IdeaDoubt {
                id: *id,
                shown: *rank,
                low: reached(count.places(), done, 1) * width + 1,
                high: ((reached(count.places(), done, 9) + 1) * width).min(self.ideas.len()),
                mean: precise(count.sum) / draws,
                first: share(count.first),
                top: share(count.top),
                undefined: share(count.undefined),
                places: count.places().map(share).collect(),
            });
        (done > 0 && !self.ideas.is_empty()).then(|| Doubt {
            draws: done,
            holds: share(self.work.held()),
            ideas: ideas.collect(),
            width,
        })
    }
}

/// The first slot by which this many tenths of the draws are reached.
fn reached(mut places: impl Iterator<Item = u32>, draws: u32, tenths: u64) -> usize {
    let mut sum = 0;
    let reached = |count: u32| {
        sum += u64::from(count);
        sum * 10 >= u64::from(draws) * tenths
    };
    places.position(reached).unwrap_or_default()
}

/// Turns a score of one row of inputs into one of columns.
pub fn by_rows(score: impl Fn(&[f64]) -> f64) -> impl Fn(Columns<'_>, &mut [f64]) {
    move |columns, results| {
        let mut row = Vec::new();
        for (at, result) in results.iter_mut().enumerate() {
            row.clear();
            row.extend(columns.all().filter_map(|column| column.get(at)));
            *result = score(&row);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums of ranks are far below 2^53")]
fn precise(sum: u64) -> f64 {
    sum as f64
}
