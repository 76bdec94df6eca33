//! AHP: weights out of judgements how many times one thing matters more than another.
//!
//! Source: Thomas Saaty, "The Analytic Hierarchy Process", 1980: judgements from 1 to 9 and their reciprocals, weights as
//! the principal eigenvector, and the consistency ratio with his random indices.
//!
//! Not every pair need be judged. A pair that is open says nothing, and not that both matter equally: it is taken to be as
//! the weights have it, so that judgements without a circle are met exactly. Source: Patrick Harker, "Incomplete pairwise
//! comparisons in the analytic hierarchy process", Mathematical Modelling 9, 1987. The random indices are those of all pairs.

use super::graph::groups;
use super::slots::{add, get};
use crate::map::Map;

/// Judgements about pairs of a number of things.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements {
    count: usize,
    /// For each pair that was judged, the smaller position first: how many times that one matters more than the other.
    ratios: Map<(usize, usize), f64>,
}

/// The weights that follow, and how consistent the judgements are.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// The weights, in the order of the things; they add up to 1. Groups that no judgement connects have the same mean, that
    /// of the logarithms of their weights.
    pub weights: Vec<f64>,
    /// The principal eigenvalue, which is the number of things where the judgements are consistent, and larger otherwise;
    /// none where judgements do not connect all things.
    pub lambda: Option<f64>,
    /// The consistency ratio (λ − n) ÷ (n − 1) ÷ RI: 0 for consistent judgements. 0 below three things, which cannot
    /// contradict each other; none while a pair is open, and above fifteen, for which no random index is published.
    pub ratio: Option<f64>,
    /// The things, by position, in the groups that judgements connect; one where they connect all.
    pub groups: Vec<Vec<usize>>,
}

/// Says why a judgement is not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JudgementError {
    /// It is not from 1/9 to 9.
    OutOfBounds(f64),
    /// It is not about two different things of those there are.
    NoPair,
}

/// The consistency ratio above which judgements should be looked at again.
pub const WARN_ABOVE: f64 = 0.10;

/// Saaty's random indices for one thing, two, and so on.
const RANDOM: [f64; 15] = [
    0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];

/// How many rounds are tried at most. Each doubles the digits that are right, once some are.
const ROUNDS: usize = 50;

/// Of how many things in one group the eigenvector is found; of more the least squares do, which take so much less time.
const MOST: usize = 100;

/// How far what should be equal may be apart, as a share.
const NEAR: f64 = 1e-12;

impl Judgements {
    /// No judgements yet of this many things.
    pub fn new(count: usize) -> Self {
        Self {
            count,
            ratios: Map::new(),
        }
    }

    /// Says how many times one thing matters more than the other, from 1/9 to 9; the reciprocal holds the other way round.
    pub fn set(&mut self, one: usize, other: usize, ratio: f64) -> Result<(), JudgementError> {
        if one == other || one.max(other) >= self.count {
            return Err(JudgementError::NoPair);
        }
        // A ninth, however it is rounded, is a ninth.
        if !(1.0 / 9.0 - 1e-9..=9.0).contains(&ratio) {
            return Err(JudgementError::OutOfBounds(ratio));
        }
        let (pair, ratio) = if one < other {
            ((one, other), ratio)
        } else {
            ((other, one), 1.0 / ratio)
        };
        self.ratios.insert(pair, ratio);
        Ok(())
    }

    /// How many times one thing matters more than the other, where somebody has said so.
    pub fn ratio(&self, one: usize, other: usize) -> Option<f64> {
        let said = self.ratios.get(&(one.min(other), one.max(other)))?;
        Some(if one < other { *said } else { 1.0 / said })
    }

    /// How many pairs nobody has judged.
    pub fn open(&self) -> usize {
        self.count * self.count.saturating_sub(1) / 2 - self.ratios.len()
    }

    /// The weights; none without things.
    ///
    /// ```
    /// use tandem_core::scoring::ahp::Judgements;
    /// // The published example: [[1, 4, 3, 7], [1/4, 1, 1/3, 3], [1/3, 3, 1, 5], [1/7, 1/3, 1/5, 1]].
    /// let mut judgements = Judgements::new(4);
    /// for (one, other, ratio) in [(0, 1, 4.0), (0, 2, 3.0), (0, 3, 7.0), (2, 1, 3.0), (1, 3, 3.0), (2, 3, 5.0)] {
    ///     judgements.set(one, other, ratio).unwrap();
    /// }
    /// let found = judgements.weights().unwrap();
    /// // Published to three digits, cut rather than rounded.
    /// for (weight, published) in found.weights.iter().zip([0.547, 0.127, 0.270, 0.056]) {
    ///     assert!((weight - published).abs() < 1e-3);
    /// }
    /// assert!((found.ratio.unwrap() - 0.0439).abs() < 5e-5);
    /// assert_eq!(found.warning(), None);
    /// // Without the judgement of the first and the last, the others still say what it is.
    /// let mut few = Judgements::new(3);
    /// few.set(0, 1, 2.0).unwrap();
    /// few.set(1, 2, 9.0).unwrap();
    /// let found = few.weights().unwrap();
    /// assert!((found.weights[0] / found.weights[2] - 18.0).abs() < 1e-9 && (found.lambda.unwrap() - 3.0).abs() < 1e-9);
    /// ```
    pub fn weights(&self) -> Option<Weights> {
        if self.count == 0 {
            return None;
        }
        let groups = self.groups();
        let mut logs = self.least_squares();
        let mut lambda = None;
        for group in groups.iter().filter(|group| group.len() <= MOST) {
            let found = self.principal(group, &mut logs);
            lambda = Some(found).filter(|_| groups.len() == 1);
        }
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
        let sum: f64 = shares.iter().sum();
        let random = RANDOM.get(self.count - 1).filter(|_| self.open() == 0);
        let n = precise(self.count);
        let ratio = random.zip(lambda).map(|(random, lambda)| {
            if *random > 0.0 {
                ((lambda - n) / (n - 1.0) / random).max(0.0)
            } else {
                0.0
            }
        });
        Some(Weights {
            weights: shares.iter().map(|share| share / sum).collect(),
            lambda,
            ratio,
            groups,
        })
    }

    /// The things in groups that judgements connect, each in the order of positions, as are the groups by their first.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut beside = vec![Vec::new(); self.count];
        for (one, other) in self.ratios.keys() {
            for (from, to) in [(*one, *other), (*other, *one)] {
                if let Some(list) = beside.get_mut(from) {
                    list.push(to);
                }
            }
        }
        let mut groups = groups(&beside);
        crate::sort::by(&mut groups, Ord::cmp);
        groups
    }

    /// The logarithms of the weights whose ratios are nearest to the judgements, with the mean 0 in each group. Where nothing
    /// contradicts itself they meet the judgements exactly.
    ///
    /// Sources: Sándor Bozóki, János Fülöp and Lajos Rónyai, "On optimal completion of incomplete pairwise comparison
    /// matrices", Mathematical and Computer Modelling 52, 2010; conjugate gradients by Magnus Hestenes and Eduard Stiefel, 1952.
    fn least_squares(&self) -> Vec<f64> {
        let mut logs = vec![0.0; self.count];
        let mut rest = vec![0.0; self.count];
        for ((one, other), ratio) in &self.ratios {
            add(&mut rest, *one, ratio.ln());
            add(&mut rest, *other, -ratio.ln());
        }
        let mut way = rest.clone();
        let mut left = dot(&rest, &rest);
        let enough = left * NEAR * NEAR;
        // In numbers without rounding there are as many steps as things at most.
        for _ in 0..4 * self.count {
            if left <= enough {
                break;
            }
            let mut pulls = vec![0.0; self.count];
            for (one, other) in self.ratios.keys() {
                let pull = get(&way, *one) - get(&way, *other);
                add(&mut pulls, *one, pull);
                add(&mut pulls, *other, -pull);
            }
            let step = left / dot(&way, &pulls);
            for (log, way) in logs.iter_mut().zip(&way) {
                *log += step * way;
            }
            for (rest, pull) in rest.iter_mut().zip(&pulls) {
                *rest -= step * pull;
            }
            let next = dot(&rest, &rest);
            for (way, rest) in way.iter_mut().zip(&rest) {
                *way = rest + next / left * *way;
            }
            left = next;
        }
        logs
    }

    /// Moves the logarithms of a connected group's weights to those of the principal eigenvector, with their mean at 0, and
    /// gives the eigenvalue. Everything is taken in units of what the logarithms say so far, so that no number is very
    /// large or small.
    ///
    /// Source: Takashi Noda, "Note on the computation of the maximal eigenvalue of a non-negative irreducible matrix",
    /// Numerische Mathematik 17, 1971, whose way never leaves the positive vectors and always arrives.
    fn principal(&self, group: &[usize], logs: &mut [f64]) -> f64 {
        let size = group.len();
        let row = |one: &usize| {
            let judged = group.iter().map(|other| {
                let ratio = self.ratio(*one, *other)?;
                Some((ratio.ln() + get(logs, *other) - get(logs, *one)).exp())
            });
            let mut row: Vec<f64> = judged.map(Option::unwrap_or_default).collect();
            let open = row.iter().filter(|entry| **entry <= 0.0).count();
            // Itself, and once more for each pair that is open.
            if let Some(own) = group.iter().position(|other| other == one) {
                add(&mut row, own, precise(open));
            }
            row
        };
        let matrix: Vec<Vec<f64>> = group.iter().map(row).collect();
        let mut vector = vec![1.0; size];
        let mut lambda = precise(size);
        for _ in 0..ROUNDS {
            let rises = matrix
                .iter()
                .zip(&vector)
                .map(|(row, own)| dot(row, &vector) / own);
            let (least, most) = rises.fold((f64::INFINITY, 0.0_f64), |(least, most), rise| {
                (least.min(rise), most.max(rise))
            });
            lambda = most;
            if most - least <= NEAR * most {
                break;
            }
            vector = solved(&matrix, most, &vector);
        }
        let found: Vec<f64> = vector
            .iter()
            .zip(group)
            .map(|(own, at)| own.ln() + get(logs, *at))
            .collect();
        let mean = found.iter().sum::<f64>() / precise(size);
        for (at, log) in group.iter().zip(found) {
            if let Some(slot) = logs.get_mut(*at) {
                *slot = log - mean;
            }
        }
        lambda
    }
}

/// The solution of (`lambda` − `matrix`) x = `right`, as a share of its largest part; `lambda` is no smaller than the principal
/// eigenvalue, for which elimination needs no search for pivots.
fn solved(matrix: &[Vec<f64>], lambda: f64, right: &[f64]) -> Vec<f64> {
    let mut rows: Vec<Vec<f64>> = matrix
        .iter()
        .zip(right)
        .map(|(row, right)| row.iter().map(|entry| -entry).chain([*right]).collect())
        .collect();
    for (at, row) in rows.iter_mut().enumerate() {
        add(row, at, lambda);
    }
    for at in 0..rows.len() {
        let Some(mut row) = rows.get_mut(at).map(std::mem::take) else {
            break;
        };
        // At the eigenvalue itself nothing but rounding would be left to divide by.
        let lead = get(&row, at).max(lambda * f64::EPSILON);
        for entry in &mut row {
            *entry /= lead;
        }
        // The row itself is out, and of no length.
        for other in &mut rows {
            let times = get(other, at);
            for (entry, own) in other.iter_mut().zip(&row).skip(at) {
                *entry -= times * own;
            }
        }
        if let Some(slot) = rows.get_mut(at) {
            *slot = row;
        }
    }
    let found: Vec<f64> = rows
        .iter()
        .map(|row| row.last().copied().unwrap_or_default())
        .collect();
    let most = found.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let part = |own: &f64| (own / most).max(f64::MIN_POSITIVE);
    found.iter().map(part).collect()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

impl Weights {
    /// The warning that a person reads where the judgements contradict each other so much that they should be looked at
    /// again; none where there is nothing to warn of.
    pub fn warning(&self) -> Option<String> {
        let ratio = self.ratio.filter(|ratio| *ratio > WARN_ABOVE)?;
        Some(crate::texts::ahp_doubtful((ratio * 1000.0).round() / 1000.0))
    }

    /// The sentence that a person reads where judgements do not connect all things; `names` are what these are called, by
    /// position. Few are named, more only counted.
    pub fn unconnected(&self, names: &[&str]) -> Option<String> {
        let more = self.groups.len().checked_sub(1).filter(|more| *more > 0)?;
        let named = super::pairwise::named(&self.groups, names);
        let sentence = crate::texts::ahp_unconnected(self.groups.len(), named);
        Some(sentence + &crate::texts::pairwise_joined_by(more))
    }
}

impl JudgementError {
    /// The sentence that a person reads.
    pub fn sentence(self) -> String {
        match self {
            Self::OutOfBounds(found) => crate::texts::ahp_out_of_bounds(super::show(found)),
            Self::NoPair => crate::texts::ahp_no_pair().into(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53 things")]
fn precise(count: usize) -> f64 {
    count as f64
}
