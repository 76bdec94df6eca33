//! How far two rankings of the same ideas agree: Kendall's tau-b, Spearman's rho, and the ideas that move most.
//!
//! Sources: Maurice Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945; W. R. Knight, "A computer
//! method for calculating Kendall's tau with ungrouped data", JASA 61, 1966, for the way to count in O(n log n); Charles
//! Spearman, 1904, as the correlation of mean ranks.

use crate::Id;
use crate::ranking::Ranked;
use std::cmp::Ordering;

/// Kendall's tau-b of two columns of numbers, from −1 (one is the other upside down) to 1 (same order), ties counted on
/// both sides. None where a column is constant or holds NaN, or the columns are of different length.
///
/// ```
/// use tandem_core::agreement::tau;
/// // The published example.
/// let found = tau(&[12.0, 2.0, 1.0, 12.0, 2.0], &[1.0, 4.0, 7.0, 1.0, 0.0]).unwrap();
/// assert!((found - -0.471_404_5).abs() < 1e-7);
/// assert_eq!(tau(&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]), None);
/// ```
pub fn tau(a: &[f64], b: &[f64]) -> Option<f64> {
    let mut pairs = pairs(a, b)?;
    crate::sort::by(&mut pairs, |left, right| {
        order(left.0, right.0).then(order(left.1, right.1))
    });
    let all = choose_two(pairs.len());
    let tied_both = tied(&pairs, |left, right| {
        order(left.0, right.0).then(order(left.1, right.1)).is_eq()
    });
    let tied_a = tied(&pairs, |left, right| order(left.0, right.0).is_eq());
    let mut b: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
    let swaps = count_swaps(&mut b);
    let tied_b = tied(&b, |left, right| order(*left, *right).is_eq());
    let (free_a, free_b) = (all - tied_a, all - tied_b);
    // Pairs tied on neither side are in the same order or swapped.
    let ordered = all + tied_both - tied_a - tied_b;
    let difference = precise(ordered) - 2.0 * precise(swaps);
    let scale = (precise(free_a) * precise(free_b)).sqrt();
    (scale > 0.0).then(|| (difference / scale).clamp(-1.0, 1.0))
}

/// Spearman's rho of two columns of numbers, from −1 to 1: the correlation of their ranks, where equal numbers share the
/// mean of their ranks. None where a column is constant or holds NaN, or the columns are of different length.
///
/// ```
/// use tandem_core::agreement::rho;
/// assert_eq!(rho(&[1.0, 2.0, 3.0, 4.0], &[10.0, 30.0, 20.0, 40.0]), Some(0.8));
/// ```
pub fn rho(a: &[f64], b: &[f64]) -> Option<f64> {
    pairs(a, b)?;
    let middle = f64::midpoint(precise(a.len() as u64), 1.0);
    let (mut both, mut squares_a, mut squares_b) = (0.0, 0.0, 0.0);
    for (a, b) in mean_ranks(a).into_iter().zip(mean_ranks(b)) {
        both += (a - middle) * (b - middle);
        squares_a += (a - middle) * (a - middle);
        squares_b += (b - middle) * (b - middle);
    }
    let scale = f64::sqrt(squares_a * squares_b);
    (scale > 0.0).then(|| (both / scale).clamp(-1.0, 1.0))
}

/// The rank of each number from 1, least first; equal numbers share the mean of their ranks.
///
/// ```
/// use tandem_core::agreement::mean_ranks;
/// assert_eq!(mean_ranks(&[7.0, 1.0, 7.0, 3.0]), [3.5, 1.0, 3.5, 2.0]);
/// ```
pub fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    crate::sort::by(&mut sorted, |left, right| order(left.1, right.1));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0_u64;
    for run in sorted.chunk_by(|left, right| order(left.1, right.1).is_eq()) {
        let length = run.len() as u64;
        let rank = precise(before) + precise(length + 1) / 2.0;
        for (at, _) in run {
            if let Some(slot) = ranks.get_mut(*at) {
                *slot = rank;
            }
        }
        before += length;
    }
    ranks
}

/// An idea that stands elsewhere in another ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The idea.
    pub id: Id,
    /// Its rank in the first ranking.
    pub from: usize,
    /// Its rank in the second.
    pub to: usize,
}

impl Move {
    /// Over how many ranks it moves.
    pub const fn distance(self) -> usize {
        self.from.abs_diff(self.to)
    }
}

/// The ideas of both rankings that change their rank, the farthest move first, then in the order of the first ranking.
/// Ranks are those among the ideas that both rankings hold.
pub fn moves(first: &[Ranked], second: &[Ranked]) -> Vec<Move> {
    let to = shared(second, first);
    let mut moves: Vec<Move> = shared(first, second)
        .into_iter()
        .filter_map(|(id, from)| {
            let at = to.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            let (_, to) = *to.get(at)?;
            Some(Move { id, from, to })
        })
        .filter(|found| found.from != found.to)
        .collect();
    crate::sort::by(&mut moves, |a, b| {
        (b.distance().cmp(&a.distance()))
            .then(a.from.cmp(&b.from))
            .then(a.id.cmp(&b.id))
    });
    moves
}

/// The ranks of a ranking's ideas among those that the other holds too, by id.
pub fn shared(ranking: &[Ranked], other: &[Ranked]) -> Vec<(Id, usize)> {
    let mut known: Vec<Id> = other.iter().map(|place| place.id).collect();
    crate::sort::distinct(&mut known);
    let kept = ranking
        .iter()
        .filter(|place| known.binary_search(&place.id).is_ok());
    let mut ranks: Vec<(Id, usize)> = crate::ranking::rank(kept.map(|place| (place.id, place.score)))
        .into_iter()
        .map(|place| (place.id, place.rank))
        .collect();
    crate::sort::distinct(&mut ranks);
    ranks
}

/// The two columns side by side.
fn pairs(a: &[f64], b: &[f64]) -> Option<Vec<(f64, f64)>> {
    let whole = a.len() == b.len() && !a.iter().chain(b).any(|value| value.is_nan());
    whole.then(|| a.iter().copied().zip(b.iter().copied()).collect())
}

/// The order of two numbers, neither of them NaN; 0 equals −0.
fn order(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

/// The number of pairs among equal neighbours.
fn tied<T>(sorted: &[T], equal: impl FnMut(&T, &T) -> bool) -> u64 {
    sorted.chunk_by(equal).map(|run| choose_two(run.len())).sum()
}

/// The number of pairs of `count` things.
fn choose_two(count: usize) -> u64 {
    let count = count as u64;
    count * count.saturating_sub(1) / 2
}

/// Sorts numbers by merging, and counts the pairs that stood in the wrong order.
fn count_swaps(values: &mut [f64]) -> u64 {
    let mut swaps = 0;
    let mut width = 1;
    let mut merged = Vec::with_capacity(values.len());
    while width < values.len() {
        merged.clear();
        for run in values.chunks(2 * width) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some((a, after_a)), Some((b, after_b))) = (left.split_first(), right.split_first()) {
                if order(*b, *a).is_lt() {
                    // It passes everything that is left over on the other side.
                    swaps += left.len() as u64;
                    merged.push(*b);
                    right = after_b;
                } else {
                    merged.push(*a);
                    left = after_a;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        values.copy_from_slice(&merged);
        width *= 2;
    }
    swaps
}

#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^53")]
fn precise(count: u64) -> f64 {
    count as f64
}
