//! A total order with ties: 1, 2, 2, 4.

use crate::Id;

/// A place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// The idea.
    pub id: Id,
    /// Its score.
    pub score: f64,
    /// Its rank, from 1; equal scores share it and the next is counted past them.
    pub rank: usize,
}

/// Ranks ideas by score, highest first; equal scores share a rank and stand in the order of their ids.
///
/// Scores are finite, as [`Framework::score`](crate::scoring::Framework::score) gives them, and compared as they are.
///
/// ```
/// use tandem_core::{Id, ranking::rank};
/// let ids = [1, 2, 3, 4].map(Id::from_u128);
/// let ranked = rank([(ids[3], 5.0), (ids[0], 9.0), (ids[2], 7.0), (ids[1], 7.0)]);
/// assert_eq!(ranked.iter().map(|place| place.rank).collect::<Vec<_>>(), [1, 2, 2, 4]);
/// ```
pub fn rank(scores: impl IntoIterator<Item = (Id, f64)>) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = scores
        .into_iter()
        // Adding 0 makes the negative zero the positive one, which is its equal.
        .map(|(id, score)| Ranked {
            id,
            score: score + 0.0,
            rank: 0,
        })
        .collect();
    crate::sort::by(&mut ranked, |a, b| {
        b.score.total_cmp(&a.score).then(a.id.cmp(&b.id))
    });
    let mut last: Option<(f64, usize)> = None;
    for (i, place) in ranked.iter_mut().enumerate() {
        place.rank = match last {
            Some((score, rank)) if score.total_cmp(&place.score).is_eq() => rank,
            _ => i + 1,
        };
        last = Some((place.score, place.rank));
    }
    ranked
}
