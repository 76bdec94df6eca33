//! Consensus: small boards against all orders, and what is known of the best one.

use proptest::prelude::*;
use tandem_core::scoring::consensus::{EXACT, consensus};

use crate::support::cases;

/// How many opinions an order is against: what is not named comes last, and among it there is no opinion.
fn against(order: &[usize], people: &[Vec<usize>]) -> u64 {
    let mut sum = 0;
    for person in people {
        let rank = |idea: usize| {
            person
                .iter()
                .position(|named| *named == idea)
                .unwrap_or(usize::MAX)
        };
        for (at, before) in order.iter().enumerate() {
            sum += order[at + 1..]
                .iter()
                .filter(|after| rank(**after) < rank(*before))
                .count() as u64;
        }
    }
    sum
}

/// The least number over all orders, each made by putting the next idea everywhere.
fn least_against(count: usize, people: &[Vec<usize>]) -> u64 {
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    for idea in 0..count {
        let put = |order: &Vec<usize>, at: usize| {
            let mut order = order.clone();
            order.insert(at, idea);
            order
        };
        orders = orders
            .iter()
            .flat_map(|order| (0..=order.len()).map(move |at| put(order, at)))
            .collect();
    }
    orders
        .iter()
        .map(|order| against(order, people))
        .min()
        .expect("an order")
}

#[test]
fn nobody_one_person_and_none_of_the_ideas() {
    let nobody = consensus(3, &[]);
    assert_eq!(
        (nobody.order, nobody.exact, nobody.against),
        (vec![0, 1, 2], true, 0)
    );
    assert!(
        nobody
            .contention
            .iter()
            .all(|idea| idea.best.is_none() && idea.against == 0.0)
    );
    assert_eq!(consensus(0, &[vec![]]).order, Vec::<usize>::new());
    let one = consensus(4, &[vec![2, 0, 2, 9]]);
    assert_eq!(
        (one.order, one.against),
        (vec![2, 0, 1, 3], 0),
        "named twice, unknown, not named"
    );
    assert_eq!((one.contention[0].best, one.contention[1].best), (Some(2), None));
}

#[test]
fn a_contested_idea_shows_where_opinions_part() {
    // Everybody agrees on all but the last idea, which one half puts first.
    let found = consensus(4, &[vec![3, 0, 1, 2], vec![0, 1, 2, 3], vec![0, 1, 2, 3]]);
    assert_eq!(found.order, [0, 1, 2, 3]);
    assert_eq!(
        (found.contention[3].best, found.contention[3].worst),
        (Some(1), Some(4))
    );
    assert!((found.contention[3].against - 1.0 / 3.0).abs() < 1e-12);
    assert!((found.contention[0].against - 1.0 / 9.0).abs() < 1e-12);
}

#[test]
fn a_large_circle_is_improved_and_says_that_it_is_not_proven() {
    let count = EXACT + 5;
    let turned = |by: usize| (0..count).map(|at| (at + by) % count).collect::<Vec<usize>>();
    let people = [turned(0), turned(7), turned(14)];
    let found = consensus(count, &people);
    assert!(!found.exact);
    assert_eq!(found.against, against(&found.order, &people));
    assert!(
        found.against <= against(&turned(0), &people),
        "no worse than the best of the three"
    );
    assert_ne!(found.sentence(), consensus(3, &[]).sentence());
}

#[test]
fn an_order_that_costs_no_more_than_its_pairs_do_is_proven_however_many_ideas_there_are() {
    for count in [EXACT + 4, 600] {
        let people = [(0..count).collect::<Vec<usize>>(), (0..count).rev().collect()];
        let found = consensus(count, &people);
        // Of two who differ about every pair, either order costs one opinion a pair, and so does any other.
        assert!(found.exact, "{count} ideas");
        assert_eq!(found.against, (count * (count - 1) / 2) as u64);
    }
    // So it is where each leaves something out.
    let people = [(0..30).collect(), (10..40).rev().collect::<Vec<usize>>()];
    let found = consensus(40, &people);
    assert!(found.exact);
    assert_eq!(found.against, against(&found.order, &people));
}

#[test]
fn thousands_of_ideas_are_ordered() {
    let people: Vec<Vec<usize>> = vec![
        (0..3000).collect(),
        (0..3000).collect(),
        (0..3000).rev().collect(),
    ];
    let found = consensus(3000, &people);
    assert_eq!(found.order, (0..3000).collect::<Vec<usize>>(), "two against one");
    assert_eq!(found.against, 3000 * 2999 / 2);
}

/// A few people's orders of a few ideas, some of them not complete.
fn people() -> impl Strategy<Value = (usize, Vec<Vec<usize>>)> {
    (1..7_usize).prop_flat_map(|count| {
        let order = (Just((0..count).collect::<Vec<usize>>()).prop_shuffle(), 0..=count).prop_map(
            |(mut order, named)| {
                order.truncate(named.max(1));
                order
            },
        );
        (Just(count), proptest::collection::vec(order, 0..6))
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: no order disagrees less, and the disagreement is what is said.
    #[test]
    fn no_order_disagrees_less((count, people) in people()) {
        let found = consensus(count, &people);
        prop_assert!(found.exact);
        prop_assert_eq!(found.against, against(&found.order, &people));
        prop_assert_eq!(found.against, least_against(count, &people));
        let mut all = found.order;
        all.sort_unstable();
        prop_assert_eq!(all, (0..count).collect::<Vec<usize>>());
    }

    /// Law: what everybody agrees on holds, and nothing is contested then.
    #[test]
    fn agreement_is_kept(order in Just((0..40_usize).collect::<Vec<usize>>()).prop_shuffle(), people in 1..5_usize) {
        let found = consensus(40, &vec![order.clone(); people]);
        prop_assert_eq!((found.order, found.exact, found.against), (order, true, 0));
        prop_assert!(found.contention.iter().all(|idea| idea.against == 0.0 && idea.best == idea.worst));
    }
}
