//! Pairwise comparison: the equations that the strengths satisfy, groups that nothing joins, and the next pair.

use proptest::prelude::*;
use tandem_core::scoring::pairwise::{Unconnected, Wins};

use crate::support::cases;

#[test]
fn one_idea_none_and_nonsense_are_handled() {
    assert_eq!(Wins::new(0).strengths().logs, Vec::<f64>::new());
    let one = Wins::new(1).strengths();
    assert_eq!((one.logs, one.unconnected), (vec![0.0], None));
    let unanswered = Wins::new(3).strengths();
    assert_eq!(unanswered.logs, [0.0; 3], "no answers, no differences");
    assert_eq!(unanswered.unconnected.and_then(|found| found.joined_by), Some(3));
    assert_eq!(
        (
            Wins::new(0).next_pair(|_, _| true),
            Wins::new(1).next_pair(|_, _| true)
        ),
        (None, None)
    );
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
    let unconnected = wins.strengths().unconnected.expect("never lost to the others");
    assert_eq!(
        unconnected.joined_by,
        Some(2),
        "the last one wins and loses, and the losers win"
    );
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
    let many = Wins::new(23).strengths().unconnected.expect("nothing joins them");
    let many = many.sentence(&["Search"; 23]);
    assert!(
        many.contains("23 groups no answers")
            && many.contains("at least 23 more answers")
            && many.len() < 230,
        "{many}"
    );
    assert_eq!(
        wins.next_pair(|_, _| true)
            .map(|(one, other)| one == 4 || other == 4),
        Some(true),
        "the one never compared"
    );
}

#[test]
fn two_to_one_is_odds_of_two_to_one() {
    let mut wins = Wins::new(2);
    wins.add_wins(0, 1, 2.0);
    wins.add_wins(1, 0, 1.0);
    let found = wins.strengths();
    assert!(found.settled && found.unconnected.is_none());
    assert!((found.logs[1] + 2.0_f64.ln()).abs() < 1e-12);
    assert!(
        found
            .probability(0, 1)
            .is_some_and(|probability| (probability - 2.0 / 3.0).abs() < 1e-12)
    );
    assert_eq!(found.probability(0, 7), None);
}

#[test]
fn one_answer_orders_two_ideas_and_says_how_little_that_is() {
    let mut wins = Wins::new(2);
    wins.add_wins(1, 0, 1.0);
    let found = wins.strengths();
    assert!(found.settled && found.logs[1] > found.logs[0], "{found:?}");
    let unconnected = found.unconnected.expect("one way only");
    assert_eq!(
        (unconnected.groups.len(), unconnected.joined_by),
        (2, None),
        "nothing is left to ask"
    );
    assert!(!unconnected.sentence(&["Search", "Export"]).contains("at least"));
}

#[test]
fn a_line_of_answers_settles_in_its_order() {
    let mut wins = Wins::new(40);
    for idea in 1..40 {
        wins.add_wins(idea - 1, idea, 1.0);
    }
    let found = wins.strengths();
    assert!(
        found.settled && found.logs.is_sorted_by(|one, next| one > next),
        "{found:?}"
    );
    assert_eq!(
        found.unconnected.and_then(|found| found.joined_by),
        Some(1),
        "the last wins against the first"
    );
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
    assert_eq!(
        wins.next_pair(|_, _| true),
        Some((1, 2)),
        "the others are decided"
    );
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

    /// Law: at the most likely strengths, each idea has won as often as it was expected to; where the wins do not connect
    /// all, with half a win and half a loss against an idea whose strength is that of the average.
    #[test]
    fn wins_are_what_is_expected(wins in wins()) {
        let found = wins.strengths();
        prop_assert_eq!(found.unconnected.is_some(), wins.groups().len() > 1);
        prop_assert!(found.settled);
        let surplus = |one: usize| -> f64 {
            let others = || (0..wins.count()).filter(|other| *other != one);
            let won: f64 = others().map(|other| wins.wins(one, other)).sum();
            let expected: f64 = others()
                .map(|other| wins.compared(one, other) * found.probability(one, other).expect("an idea"))
                .sum();
            won - expected
        };
        if found.unconnected.is_none() {
            for one in 0..wins.count() {
                prop_assert!(surplus(one).abs() < 1e-6, "{}", surplus(one));
            }
            return Ok(());
        }
        // What an idea has won beyond expectation tells how strong the imagined one is; all have to tell the same.
        let imagined = |one: usize| {
            let against = 0.5 + surplus(one);
            (1.0 / against - 1.0).ln() + found.logs[one]
        };
        for one in 0..wins.count() {
            prop_assert!((imagined(one) - imagined(0)).abs() < 1e-6, "{} {}", imagined(one), imagined(0));
        }
    }

    /// Law: whoever judges all pairs by an order gets that order, and is told that the gaps say little.
    #[test]
    fn an_order_that_nobody_contradicts_comes_out(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(), times in 1..4_u8) {
        let mut wins = Wins::new(order.len());
        for (place, winner) in order.iter().enumerate() {
            for loser in &order[place + 1..] {
                wins.add_wins(*winner, *loser, f64::from(times));
            }
        }
        let found = wins.strengths();
        let strengths: Vec<f64> = order.iter().map(|idea| found.logs[*idea]).collect();
        prop_assert!(found.settled && strengths.is_sorted_by(|one, next| one > next), "{:?}", strengths);
        let unconnected = found.unconnected.expect("nobody lost to a weaker one");
        prop_assert_eq!((unconnected.groups.len(), unconnected.joined_by), (order.len(), None));
    }

    /// Law: in which order the ideas stand changes nothing but that.
    #[test]
    fn strengths_follow_the_ideas(wins in wins(), by in 1..7_usize) {
        let count = wins.count();
        let to = |idea: usize| (idea + by) % count;
        let mut turned = Wins::new(count);
        for one in 0..count {
            for other in 0..count {
                turned.add_wins(to(one), to(other), wins.wins(one, other));
            }
        }
        let (found, turned) = (wins.strengths(), turned.strengths());
        for one in 0..count {
            for other in 0..count {
                let (here, there) = (found.probability(one, other), turned.probability(to(one), to(other)));
                prop_assert!((here.expect("an idea") - there.expect("an idea")).abs() < 1e-9);
            }
        }
        let joined_by = |found: Option<Unconnected>| found.map(|found| (found.groups.len(), found.joined_by));
        prop_assert_eq!(joined_by(found.unconnected), joined_by(turned.unconnected));
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

    /// Law: while not all are connected, no pair of two groups was compared less often together than the one that is asked, of
    /// those that may be asked.
    #[test]
    fn the_least_compared_are_joined_first(wins in wins(), barred in proptest::collection::vec(any::<bool>(), 49)) {
        let groups = wins.groups();
        if groups.len() < 2 {
            return Ok(());
        }
        let place = |idea: usize| groups.iter().position(|group| group.contains(&idea)).expect("a group");
        let known = |idea: usize| (0..wins.count()).map(|other| wins.compared(idea, other)).sum::<f64>();
        let pairs = (0..wins.count()).flat_map(|one| (one + 1..wins.count()).map(move |other| (one, other)));
        let joining = pairs.filter(|(one, other)| place(*one) != place(*other));
        let together = |pair: &(usize, usize)| known(pair.0) + known(pair.1);
        let may = |one: usize, other: usize| !barred[7 * one + other];
        let least_of_some = joining.clone().filter(|pair| may(pair.0, pair.1)).map(|pair| together(&pair)).min_by(f64::total_cmp);
        let least = joining.min_by(|a, b| together(a).total_cmp(&together(b)));
        prop_assert_eq!(wins.next_pair(|_, _| true), least);
        let asked = wins.next_pair(may);
        prop_assert!(asked.is_none_or(|pair| may(pair.0, pair.1)));
        prop_assert!(least_of_some.is_none() || asked.map(|pair| together(&pair)) == least_of_some);
    }

    /// Law: asking the next pair, and letting each win once, connects everything with one pair fewer than ideas.
    #[test]
    fn the_pairs_asked_connect_all(count in 2..12_usize) {
        let mut wins = Wins::new(count);
        for _ in 1..count {
            prop_assert!(wins.groups().len() > 1);
            let (one, other) = wins.next_pair(|_, _| true).expect("a pair");
            wins.add_tie(one, other);
        }
        prop_assert_eq!(wins.strengths().unconnected, None);
    }
}
