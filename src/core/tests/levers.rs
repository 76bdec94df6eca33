//! What it takes to bring an idea past another, where scores depend on what all ideas have.

use std::sync::Arc;

use proptest::prelude::*;
use tandem_core::scoring::Framework;
use tandem_core::scoring::custom::Custom;
use tandem_core::scoring::sensitivity::lever;
use tandem_core::view::board::{BoardView, why};
use tandem_core::view::compare::{differences, soonest};
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::support::cases;
use crate::world::{BOARD, PM, PO, World};

/// A weighted board: its criteria by weight, direction and scale, its ideas by their numbers.
fn weighted(criteria: &[(f64, &str, &str)], ideas: &[Vec<f64>]) -> (World, Vec<Id>) {
    let mut world = World::new("weighted");
    for (at, (weight, direction, scale)) in criteria.iter().enumerate() {
        let key = format!("c{at}");
        let text = |set: &str, text: &str| (Field::element(set, &key), Some(Value::text(text)));
        world.run(&Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![BOARD],
            writes: vec![
                text("criteria", &key),
                text("directions", direction),
                text("scales", scale),
                (Field::element("weights", &key), Value::number(*weight)),
            ],
        });
    }
    let ids = ideas.iter().enumerate().map(|(n, numbers)| {
        let idea = world.idea(&format!("Idea {n}"), "weighted", &[]);
        for (at, value) in numbers.iter().enumerate() {
            world.estimate(idea, "weighted", (PM, &format!("c{at}")), *value, None);
        }
        idea
    });
    let ids = ids.collect();
    (world, ids)
}

fn score(view: &BoardView, title: &str) -> f64 {
    let row = view.ranked.iter().find(|row| row.title == title);
    row.map_or(f64::NAN, |row| row.score.expect("ranked"))
}

#[test]
fn a_lever_counts_that_the_ends_of_a_spread_move_with_the_number() {
    let criteria = [(1.0, "more", "spread"), (1.0, "more", "ten")];
    let (world, ids) = weighted(&criteria, &[vec![0.0, 10.0], vec![10.0, 4.0]]);
    let view = world.view();
    let lever = |idea: Id| why(&view, idea).and_then(|why| why.lever).expect("a lever").2;
    // With the least of two it has the least whatever it is: 50 against 70. Past the other it has the most.
    let rises = lever(ids[0]);
    assert_eq!((rises.from, rises.to), (0.0, 10.01));
    let falls = lever(ids[1]);
    assert_eq!((falls.from, falls.to), (10.0, -0.01));
    let found = soonest(&view);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0].lever, found[0].up),
        (&falls, false),
        "from 0 every change is larger"
    );
}

#[test]
fn who_is_right_about_a_spread_measures_all_ideas_anew() {
    let criteria = [(1.0, "more", "spread"), (1.0, "more", "ten")];
    let ideas = [vec![1.0, 0.0], vec![5.0, 10.0], vec![10.0, 0.0], vec![0.0, 0.0]];
    let (mut world, ids) = weighted(&criteria, &ideas);
    world.estimate(ids[0], "weighted", (PO, "c0"), 20.0, None);
    let found = differences(&world.view());
    // With 20 it has the most, no more: 50, where the second then has a quarter of the way and all of the other, 62.5.
    assert_eq!((found[0].rank_pm, found[0].rank_po), (3, 2));
    world.estimate(ids[0], "weighted", (PM, "c0"), 20.0, None);
    let rank = |world: &World| world.view().row(ids[0]).map(|row| row.rank);
    assert_eq!(rank(&world), Some(2));
}

#[test]
fn a_lever_never_leads_to_where_a_formula_has_no_result() {
    let formula = |text: &str| Framework::Custom(Arc::new(Custom::new(text)));
    assert_eq!(lever(&formula("10 / effort"), &[Some(0.02)], 1000.0, &[]), None);
    let found = lever(&formula("value ^ 0.5"), &[Some(4.0)], 3.0, &[]).expect("a lever");
    assert_eq!(found.to, 9.01);
}

#[test]
fn points_are_explained_as_they_count_and_have_no_lever() {
    let mut world = World::new("points");
    let alpha = world.idea("Alpha", "points", &[(PM, "points", 60.0), (PO, "points", 70.0)]);
    let beta = world.idea("Beta", "points", &[(PM, "points", 40.0), (PO, "points", 30.0)]);
    let told = |world: &World, id: Id| why(&world.view(), id).expect("ranked");
    assert_eq!(
        told(&world, alpha).formula,
        "130",
        "more than one person can give"
    );
    assert_eq!(
        told(&world, alpha).lever,
        None,
        "what one idea gets another loses"
    );
    assert!(soonest(&world.view()).is_empty());
    world.estimate(beta, "points", (PO, "points"), 20.0, None);
    assert_eq!(
        told(&world, beta).formula,
        "40",
        "the PO's make 90 and count for nothing"
    );
}

#[test]
fn points_that_are_within_reach_of_others_have_no_lever_either() {
    let mut world = World::new("points");
    world.idea("Alpha", "points", &[(PM, "points", 60.0)]);
    let beta = world.idea("Beta", "points", &[(PM, "points", 40.0)]);
    assert_eq!(why(&world.view(), beta).expect("ranked").lever, None);
    assert!(soonest(&world.view()).is_empty());
}

#[test]
fn what_shares_a_rank_is_told_how_to_pass_the_next_rank_and_not_its_equal() {
    for (only, ideas) in [
        ("Alpha", [("Alpha", 6.0), ("Beta", 5.0), ("Gamma", 5.0)]),
        ("Delta", [("Beta", 5.0), ("Gamma", 5.0), ("Delta", 4.0)]),
    ] {
        let mut world = World::new("pie");
        let ids = ideas.map(|(title, each)| {
            let said = ["potential", "importance", "ease"].map(|input| (PM, input, each));
            (title, world.idea(title, "pie", &said))
        });
        for (_, id) in ids.iter().filter(|(title, _)| *title != only) {
            let found = why(&world.view(), *id).and_then(|why| why.lever);
            assert_eq!(found.expect("a lever").0, only);
        }
    }
}

#[test]
fn nobody_differs_about_what_adds_up() {
    let mut world = World::new("points");
    world.idea("Alpha", "points", &[(PM, "points", 60.0), (PO, "points", 50.0)]);
    world.idea("Beta", "points", &[(PM, "points", 40.0), (PO, "points", 50.0)]);
    assert!(differences(&world.view()).is_empty());
    let mut world = World::new("buy-a-feature");
    let said = [
        (PM, "money", 50.0),
        (PO, "money", 30.0),
        (PM, "price", 60.0),
        (PO, "price", 80.0),
    ];
    world.idea("Alpha", "buy-a-feature", &said);
    let found: Vec<String> = differences(&world.view())
        .into_iter()
        .map(|difference| difference.input.name.into_owned())
        .collect();
    assert_eq!(found, ["price"], "the price is one number");
}

#[test]
fn what_follows_from_the_evidence_is_no_lever_and_nobody_differs_about_it() {
    let mut world = World::new("rice");
    let inputs = |reach: f64| {
        [
            (PM, "impact", 1.0),
            (PM, "confidence", 100.0),
            (PO, "effort", 0.5),
            (PM, "reach", reach),
        ]
    };
    let ideas = ["Alpha", "Beta"].map(|title| world.idea(title, "rice", &inputs(100.0)));
    for (idea, count) in ideas.iter().zip([3, 4]) {
        world.estimate(*idea, "rice", (PO, "reach"), 9.0, None);
        for customer in 0..count {
            let customer = Id::from_u128(0x80 + customer);
            if world.workspace.any_record(&Kind::CUSTOMERS, customer).is_none() {
                world.add(Kind::CUSTOMERS, customer, Vec::new());
            }
            world.evidence(*idea, customer, 3.0);
        }
    }
    assert!(!differences(&world.view()).is_empty(), "typed");
    world.put(
        Kind::BOARDS,
        BOARD,
        Field::named("reach-from"),
        Value::text("customers"),
    );
    let view = world.view();
    assert_eq!(view.row(ideas[1]).and_then(|row| row.score.ok()), Some(8.0));
    assert_eq!(differences(&view), []);
    let levers = soonest(&view);
    let names = levers.iter().map(|found| found.lever.input.name.as_ref());
    assert_eq!(names.collect::<Vec<_>>(), ["effort"], "nobody types customers");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 10, ..cases() })]

    /// Law: who pulls a lever of a weighted board has changed the order as it says, whatever its criteria are measured by.
    #[test]
    fn a_lever_that_is_pulled_changes_the_order(
        criteria in proptest::collection::vec(
            (1..5_u8, any::<bool>(), proptest::sample::select(vec!["ten", "spread", "share"])),
            1..4,
        ),
        numbers in proptest::collection::vec(proptest::collection::vec(0..=10_u8, 3), 2..6),
    ) {
        let directions = ["more", "less"];
        let criteria: Vec<(f64, &str, &str)> = criteria
            .iter()
            .map(|(weight, less, scale)| (f64::from(*weight), directions[usize::from(*less)], *scale))
            .collect();
        let ideas: Vec<Vec<f64>> = numbers
            .iter()
            .map(|numbers| numbers.iter().take(criteria.len()).map(|number| f64::from(*number)).collect())
            .collect();
        let (world, ids) = weighted(&criteria, &ideas);
        for found in soonest(&world.view()) {
            let at = found.title.rsplit(' ').next().and_then(|n| n.parse::<usize>().ok()).expect("a number");
            let mut pulled = World { workspace: world.workspace.clone(), now: world.now };
            pulled.estimate(ids[at], "weighted", (PM, &found.lever.input.name), found.lever.to, None);
            let view = pulled.view();
            let (own, other) = (score(&view, &found.title), score(&view, &found.other));
            prop_assert!(if found.up { own > other } else { own < other }, "{:?}: {} {}", found, own, other);
        }
    }
}
