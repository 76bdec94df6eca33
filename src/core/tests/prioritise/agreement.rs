//! Agreement of two rankings: published examples, and every pair counted by hand.

use proptest::prelude::*;
use tandem_core::Id;
use tandem_core::agreement::{Move, mean_ranks, moves, rho, tau};
use tandem_core::ranking::rank;

use crate::support::cases;

/// Tau-b by its definition: all pairs, one by one.
fn tau_by_pairs(a: &[f64], b: &[f64]) -> Option<f64> {
    let (mut difference, mut free_a, mut free_b) = (0.0, 0.0, 0.0);
    for i in 0..a.len() {
        for j in 0..i {
            let sign = |values: &[f64]| {
                let step = values[i] - values[j];
                if step == 0.0 { 0.0 } else { step.signum() }
            };
            difference += sign(a) * sign(b);
            free_a += sign(a).abs();
            free_b += sign(b).abs();
        }
    }
    (free_a * free_b > 0.0).then(|| difference / (free_a * free_b).sqrt())
}

#[test]
fn too_little_to_compare_is_undefined() {
    for (a, b) in [
        (&[][..], &[][..]),
        (&[1.0], &[2.0]),
        (&[1.0, 2.0], &[1.0]),
        (&[1.0, f64::NAN], &[1.0, 2.0]),
        (&[1.0, 1.0], &[1.0, 2.0]),
        (&[0.0, -0.0], &[1.0, 2.0]),
    ] {
        assert_eq!((tau(a, b), rho(a, b)), (None, None), "{a:?} {b:?}");
    }
}

#[test]
fn the_ideas_that_move_most_come_first() {
    let id = |n: usize| Id::from_u128(n as u128);
    let ranking = |scores: &[(usize, f64)]| rank(scores.iter().map(|(n, score)| (id(*n), *score)));
    let first = ranking(&[(1, 9.0), (2, 8.0), (3, 7.0), (4, 6.0), (9, 100.0)]);
    let second = ranking(&[(1, 1.0), (2, 8.0), (3, 9.0), (4, 2.0), (7, 50.0)]);
    let found = moves(&first, &second);
    let expected = [(1, 1, 4), (3, 3, 1), (4, 4, 3)].map(|(n, from, to)| Move { id: id(n), from, to });
    assert_eq!(found, expected, "ideas of one ranking only do not count");
    assert_eq!(
        found.iter().map(|found| found.distance()).collect::<Vec<_>>(),
        [3, 2, 1]
    );
    assert_eq!(moves(&first, &first), []);
}

/// Two columns with many ties.
fn columns() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let value = || prop_oneof![Just(-0.0), (0..5_u8).prop_map(f64::from), -1e3..1e3];
    (0..40_usize).prop_flat_map(move |n| {
        (
            proptest::collection::vec(value(), n),
            proptest::collection::vec(value(), n),
        )
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: counting by merging gives what counting all pairs gives.
    #[test]
    fn tau_is_what_all_pairs_say((a, b) in columns()) {
        match (tau(&a, &b), tau_by_pairs(&a, &b)) {
            (Some(fast), Some(slow)) => prop_assert!((fast - slow).abs() < 1e-12, "{} {}", fast, slow),
            (fast, slow) => prop_assert_eq!(fast, slow),
        }
    }

    /// Law: agreement is mutual, changes its sign when one ranking is turned over, and is whole with itself.
    #[test]
    fn agreement_is_mutual((a, b) in columns()) {
        let turned: Vec<f64> = b.iter().map(|value| -value).collect();
        for agreement in [tau, rho] {
            let found = agreement(&a, &b);
            prop_assert_eq!(agreement(&b, &a), found);
            let negative = agreement(&a, &turned);
            prop_assert!(found.zip(negative).is_none_or(|(found, negative)| (found + negative).abs() < 1e-12));
            prop_assert_eq!(found.is_some(), negative.is_some());
            prop_assert!(agreement(&a, &a).is_none_or(|whole| (whole - 1.0).abs() < 1e-12));
            prop_assert!(found.is_none_or(|found| (-1.0..=1.0).contains(&found)));
        }
    }

    /// Law: a mean rank is half of what stands below and not above, and ranks add up to n(n + 1)/2.
    #[test]
    fn mean_ranks_count_what_is_below((a, _) in columns()) {
        let ranks = mean_ranks(&a);
        for (value, rank) in a.iter().zip(&ranks) {
            let below = a.iter().filter(|other| *other < value).count() as f64;
            let equal = a.iter().filter(|other| *other == value).count() as f64;
            prop_assert_eq!(*rank, below + f64::midpoint(equal, 1.0));
        }
        let n = a.len() as f64;
        prop_assert_eq!(ranks.iter().sum::<f64>(), n * (n + 1.0) / 2.0);
    }
}
