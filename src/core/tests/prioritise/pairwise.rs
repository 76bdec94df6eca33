//! Pairwise comparison: the equations that the strengths satisfy, groups that nothing joins, and the next pair.

use proptest::prelude::*;
use tandem_core::scoring::pairwise::Wins;

use crate::support::cases;

#[test]
fn one_idea_none_and_nonsense_are_handled() {
    assert_eq!(Wins::new(0).strengths().map(|found| found.logs), Ok(vec![]));
    assert_eq!(Wins::new(1).strengths().map(|found| found.logs), Ok(vec![0.0]));
    assert_eq!((Wins::new(0).next_pair(), Wins::new(1).next_pair()), (None, None));
    let mut wins = Wins::new(2);
    for (winner, loser, times) in [
        (0, 0, 1.0),
        (0, 5, 1.0),
        (0, 1, f64::NAN),
        (0, 1, -1.0),
        (0, 1, f64::INFINITY),
    ] {
        wins.add_wins(winner, loser, times);
    }
    assert_eq!(wins, Wins::new(2), "nothing of this is a win");
    assert_eq!(wins.count(), 2);
}

#[test]
fn what_nothing_joins_is_named_group_by_group() {
    let mut wins = Wins::new(5);
    for (winner, loser) in [(0, 1), (1, 0), (2, 3), (3, 2), (0, 2)] {
        wins.add_wins(winner, loser, 1.0);
    }
    let unconnected = wins.strengths().expect_err("never lost to the others");
    assert_eq!(unconnected.groups.len(), 3);
    let place = |idea: usize| {
        unconnected
            .groups
            .iter()
            .position(|group| group.contains(&idea))
            .expect("a group")
    };
    assert_eq!((place(0), place(2)), (place(1), place(3)));
    assert!(place(0) < place(2), "the winners first");
    let sentence = unconnected.sentence(&["Search", "Export", "Login", "Themes", "Sync"]);
    assert!(
        sentence.contains("3 groups") && sentence.contains("Search, Export; "),
        "{sentence}"
    );
    let many = Wins::new(23).strengths().unwrap_err().sentence(&["Search"; 23]);
    assert!(
        many.contains("23 groups apart. About 22 more answers") && many.len() < 160,
        "{many}"
    );
    assert_eq!(
        wins.next_pair().map(|(one, other)| one == 4 || other == 4),
        Some(true),
        "the one never compared"
    );
}

#[test]
fn two_to_one_is_odds_of_two_to_one() {
    let mut wins = Wins::new(2);
    wins.add_wins(0, 1, 2.0);
    wins.add_wins(1, 0, 1.0);
    let found = wins.strengths().expect("connected");
    assert!(found.settled);
    assert!((found.logs[1] + 2.0_f64.ln()).abs() < 1e-12);
    assert!(
        found
            .probability(0, 1)
            .is_some_and(|probability| (probability - 2.0 / 3.0).abs() < 1e-12)
    );
    assert_eq!(found.probability(0, 7), None);
}

#[test]
fn the_most_open_pair_is_asked_next() {
    let mut wins = Wins::new(3);
    for (one, other) in [(0, 1), (1, 2), (0, 2)] {
        wins.add_tie(one, other);
        wins.add_tie(one, other);
    }
    wins.add_wins(0, 1, 20.0);
    wins.add_wins(0, 2, 20.0);
    assert_eq!(wins.next_pair(), Some((1, 2)), "the others are decided");
}

fn wins() -> impl Strategy<Value = Wins> {
    (2..7_usize).prop_flat_map(|count| {
        proptest::collection::vec((0..count, 0..count, 1..6_u8), 0..30).prop_map(move |list| {
            let mut wins = Wins::new(count);
            for (winner, loser, halves) in list {
                wins.add_wins(winner, loser, f64::from(halves) / 2.0);
            }
            wins
        })
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: at the most likely strengths, each idea has won as often as it was expected to.
    #[test]
    fn wins_are_what_is_expected(wins in wins()) {
        let Ok(found) = wins.strengths() else {
            prop_assert!(wins.groups().len() > 1);
            return Ok(());
        };
        prop_assert!(found.settled);
        for one in 0..wins.count() {
            let others = || (0..wins.count()).filter(|other| *other != one);
            let won: f64 = others().map(|other| wins.wins(one, other)).sum();
            let expected: f64 = others()
                .map(|other| wins.compared(one, other) * found.probability(one, other).expect("an idea"))
                .sum();
            prop_assert!((won - expected).abs() < 1e-6, "{} {}", won, expected);
        }
    }

    /// Law: a group reaches all of itself by wins, and no later group wins against an earlier one.
    #[test]
    fn groups_are_those_that_reach_each_other(wins in wins()) {
        let count = wins.count();
        let mut reaches: Vec<Vec<bool>> =
            (0..count).map(|one| (0..count).map(|other| one == other || wins.wins(one, other) > 0.0).collect()).collect();
        for by in 0..count {
            for from in 0..count {
                for to in 0..count {
                    reaches[from][to] |= reaches[from][by] && reaches[by][to];
                }
            }
        }
        let groups = wins.groups();
        let place = |idea: usize| groups.iter().position(|group| group.contains(&idea)).expect("a group");
        prop_assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), count);
        for (one, row) in reaches.iter().enumerate() {
            for (other, is_reached) in row.iter().enumerate() {
                prop_assert_eq!(place(one) == place(other), *is_reached && reaches[other][one]);
                prop_assert!(!is_reached || place(one) <= place(other));
            }
        }
    }

    /// Law: while not all are connected, no pair of two groups was compared less often together than the one that is asked.
    #[test]
    fn the_least_compared_are_joined_first(wins in wins()) {
        let groups = wins.groups();
        if groups.len() < 2 {
            return Ok(());
        }
        let place = |idea: usize| groups.iter().position(|group| group.contains(&idea)).expect("a group");
        let known = |idea: usize| (0..wins.count()).map(|other| wins.compared(idea, other)).sum::<f64>();
        let pairs = (0..wins.count()).flat_map(|one| (one + 1..wins.count()).map(move |other| (one, other)));
        let joining = pairs.filter(|(one, other)| place(*one) != place(*other));
        let least = joining.min_by(|a, b| (known(a.0) + known(a.1)).total_cmp(&(known(b.0) + known(b.1))));
        prop_assert_eq!(wins.next_pair(), least);
    }

    /// Law: asking the next pair, and letting each win once, connects everything with one pair fewer than ideas.
    #[test]
    fn the_pairs_asked_connect_all(count in 2..12_usize) {
        let mut wins = Wins::new(count);
        for _ in 1..count {
            prop_assert!(wins.strengths().is_err());
            let (one, other) = wins.next_pair().expect("a pair");
            wins.add_tie(one, other);
        }
        prop_assert!(wins.strengths().is_ok());
    }
}
