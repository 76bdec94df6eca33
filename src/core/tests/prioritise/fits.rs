//! What fits: small plans against every set there is, and plans like those of the next release problem.

use proptest::prelude::*;
use tandem_core::doubt::pcg::Pcg32;
use tandem_core::fits::{Candidate, Fit, FitsError, Plan, Search, Wish, solve};

use crate::support::cases;

/// What a set of ideas costs and is worth, if it holds all it needs.
fn worth(plan: &Plan, is_in: &dyn Fn(usize) -> bool) -> Option<(f64, f64)> {
    let (mut value, mut cost) = (0.0, 0.0);
    for (_, idea) in plan.ideas.iter().enumerate().filter(|(at, _)| is_in(*at)) {
        if !idea.needs.iter().all(|other| is_in(*other)) {
            return None;
        }
        value += idea.value;
        cost += idea.cost;
    }
    for wish in &plan.customers {
        if wish.ideas.iter().all(|idea| is_in(*idea)) {
            value += wish.value;
        }
    }
    Some((value, cost))
}

/// The value of the best set, by trying all.
fn best_of_all(plan: &Plan) -> f64 {
    let sets = 0..1_u32 << plan.ideas.len();
    let values = sets.filter_map(|set| {
        let (value, cost) = worth(plan, &|at| set >> at & 1 == 1)?;
        (cost <= plan.capacity + 1e-9).then_some(value)
    });
    values.fold(f64::NEG_INFINITY, f64::max)
}

fn check(plan: &Plan, fit: &Fit) {
    let (value, cost) = worth(plan, &|at| fit.ideas.contains(&at)).expect("all it needs is in");
    assert!(
        (value - fit.value).abs() < 1e-9 * value.abs().max(1.0),
        "{value} {fit:?}"
    );
    assert!(
        (cost - fit.cost).abs() < 1e-9 * cost.max(1.0) && cost <= plan.capacity + 1e-6,
        "{cost} {fit:?}"
    );
    let served = |wish: &Wish| wish.ideas.iter().all(|idea| fit.ideas.contains(idea));
    let expected: Vec<usize> = (0..plan.customers.len())
        .filter(|at| served(&plan.customers[*at]))
        .collect();
    assert_eq!(fit.customers, expected);
    assert!(fit.bound >= fit.value);
}

#[test]
fn what_is_wrong_with_a_plan_is_said() {
    let idea = |value, cost, needs: Vec<usize>| Candidate { value, cost, needs };
    let plan = |capacity, idea| Plan {
        capacity,
        ideas: vec![idea],
        customers: Vec::new(),
    };
    let wish = |value, ideas| Plan {
        customers: vec![Wish { value, ideas }],
        ..plan(1.0, idea(1.0, 1.0, vec![]))
    };
    let cases = [
        (plan(-1.0, idea(1.0, 1.0, vec![])), FitsError::Capacity),
        (plan(f64::NAN, idea(1.0, 1.0, vec![])), FitsError::Capacity),
        (plan(1.0, idea(1.0, -1.0, vec![])), FitsError::Cost(0)),
        (plan(1.0, idea(f64::INFINITY, 1.0, vec![])), FitsError::Value(0)),
        (plan(1.0, idea(1.0, 1.0, vec![7])), FitsError::Unknown(7)),
        (wish(-1.0, vec![0]), FitsError::CustomerValue(0)),
        (wish(1.0, vec![1]), FitsError::Unknown(1)),
    ];
    for (plan, expected) in cases {
        assert_eq!(solve(plan, 10), Err(expected));
        assert!(expected.sentence("Ada").ends_with('.'));
    }
}

#[test]
fn nothing_everything_and_ideas_that_need_each_other() {
    let idea = |value, cost, needs: &[usize]| Candidate {
        value,
        cost,
        needs: needs.to_vec(),
    };
    let solved = |capacity, ideas: &[Candidate]| {
        solve(
            Plan {
                capacity,
                ideas: ideas.to_vec(),
                customers: Vec::new(),
            },
            100,
        )
        .expect("a plan")
    };
    let nothing = solved(5.0, &[]);
    assert_eq!(
        (nothing.ideas.len(), nothing.value, nothing.gap()),
        (0, 0.0, Some(0.0))
    );
    let ring = [
        idea(5.0, 1.0, &[1]),
        idea(-1.0, 1.0, &[2]),
        idea(0.0, 1.0, &[0]),
        idea(1.0, 2.0, &[]),
    ];
    assert_eq!(solved(3.0, &ring).ideas, [0, 1, 2]);
    assert_eq!(solved(2.0, &ring).ideas, [3], "the ring does not fit");
    assert_eq!(solved(100.0, &ring).value, 5.0);
    assert_eq!(
        solved(0.3, &[idea(1.0, 0.1, &[]), idea(1.0, 0.2, &[])]).ideas,
        [0, 1],
        "0.1 + 0.2 is 0.3"
    );
    assert_eq!(
        solved(0.0, &[idea(1.0, 0.0, &[]), idea(1.0, 0.1, &[])]).ideas,
        [0],
        "what is free fits"
    );
    assert_eq!(
        solved(9.0, &[idea(-1.0, 1.0, &[])]).ideas.len(),
        0,
        "harm is not chosen"
    );
}

#[test]
fn what_is_not_proven_says_by_how_much_it_could_be_better() {
    let fit = Fit {
        ideas: vec![0],
        customers: vec![],
        value: 100.0,
        cost: 1.0,
        bound: 100.84,
    };
    assert_eq!(
        fit.sentence(),
        "This is the best set found so far; another could be worth at most 0.9% more."
    );
    assert_eq!(
        Fit {
            bound: 100.0,
            ..fit.clone()
        }
        .sentence(),
        "No other set that fits is worth more."
    );
    let nothing = Fit { value: 0.0, ..fit };
    assert_eq!(nothing.gap(), None);
    assert_eq!(
        nothing.sentence(),
        "No set worth anything has been found yet. Let the search go on."
    );
}

/// A plan like those of the next release problem: ideas in three layers, each of which may need some of the layer before,
/// and customers who ask for a few ideas each.
fn next_release(seed: u64, ideas: u32, customers: u32, share: f64) -> Plan {
    let mut chance = Pcg32::new(seed, 1);
    let layer = ideas / 3;
    let candidates: Vec<Candidate> = (0..ideas)
        .map(|at| {
            let (level, before) = (at / layer, (at / layer).saturating_sub(1) * layer);
            let count = if level == 0 { 0 } else { chance.below(3) };
            Candidate {
                value: 0.0,
                cost: f64::from(1 + level * 2 + chance.below(5)),
                needs: (0..count)
                    .map(|_| (before + chance.below(layer)) as usize)
                    .collect(),
            }
        })
        .collect();
    let wishes = (0..customers)
        .map(|_| Wish {
            value: f64::from(10 + chance.below(41)),
            ideas: (0..=chance.below(5))
                .map(|_| chance.below(ideas) as usize)
                .collect(),
        })
        .collect();
    let capacity = (candidates.iter().map(|idea| idea.cost).sum::<f64>() * share).floor();
    Plan {
        capacity,
        ideas: candidates,
        customers: wishes,
    }
}

#[test]
fn plans_like_the_next_release_are_proven() {
    for (ideas, customers, share) in [(140, 100, 0.3), (140, 100, 0.5), (300, 200, 0.7)] {
        for seed in 0..2 {
            let plan = next_release(seed, ideas, customers, share);
            let mut search = Search::new(plan.clone()).expect("a plan");
            search.step(2000);
            let fit = search.best();
            check(&plan, &fit);
            assert!(search.is_done() && fit.is_proven(), "{seed}: {fit:?}");
        }
    }
}

#[test]
fn a_knapsack_of_hundreds_is_proven() {
    let mut chance = Pcg32::new(11, 1);
    for _ in 0..5 {
        let ideas: Vec<Candidate> = (0..400)
            .map(|_| Candidate {
                value: f64::from(chance.below(10_000)) / 10.0,
                cost: f64::from(1 + chance.below(40)) / 2.0,
                needs: Vec::new(),
            })
            .collect();
        let plan = Plan {
            capacity: 600.0,
            ideas,
            customers: Vec::new(),
        };
        let mut search = Search::new(plan.clone()).expect("a plan");
        search.step(2000);
        check(&plan, &search.best());
        assert!(search.is_done() && search.best().is_proven());
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    (1..9_usize).prop_flat_map(|count| {
        let quarters = |range: std::ops::Range<i16>| range.prop_map(|quarters| f64::from(quarters) / 4.0);
        let idea = (
            quarters(-8..40),
            quarters(0..20),
            proptest::collection::vec(0..count, 0..3),
        );
        let wish = (quarters(0..60), proptest::collection::vec(0..count, 0..4));
        (
            quarters(0..80),
            proptest::collection::vec(idea, count),
            proptest::collection::vec(wish, 0..5),
        )
            .prop_map(|(capacity, ideas, wishes)| Plan {
                capacity,
                ideas: ideas
                    .into_iter()
                    .map(|(value, cost, needs)| Candidate { value, cost, needs })
                    .collect(),
                customers: wishes
                    .into_iter()
                    .map(|(value, ideas)| Wish { value, ideas })
                    .collect(),
            })
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: the set is as good as the best of all sets, and is proven to be.
    #[test]
    fn the_best_of_all_sets_is_found(plan in plan()) {
        let fit = solve(plan.clone(), 10_000).expect("a plan");
        check(&plan, &fit);
        prop_assert!(fit.is_proven(), "{:?}", fit);
        prop_assert!((fit.value - best_of_all(&plan)).abs() < 1e-9, "{:?} {}", fit, best_of_all(&plan));
    }

    /// Law: at every moment the best set is between what is found and what is possible; more work never makes it worse.
    #[test]
    fn the_bound_holds_at_every_step(plan in plan()) {
        let best = best_of_all(&plan);
        let mut search = Search::new(plan).expect("a plan");
        let mut last = search.best();
        for _ in 0..20 {
            prop_assert!(last.value <= best + 1e-9 && best <= last.bound + 1e-9, "{:?} {}", last, best);
            search.step(1);
            let next = search.best();
            prop_assert!(next.value >= last.value && next.bound <= last.bound + 1e-9);
            last = next;
        }
    }
}
