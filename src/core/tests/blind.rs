//! Blind rounds: what others said to an input that one has not rated is nowhere to be read.

use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::history::History;
use tandem_core::intake::write;
use tandem_core::model::outcome::found_field;
use tandem_core::model::{Pair, Role};
use tandem_core::scoring::Unscored;
use tandem_core::time::date;
use tandem_core::view::activity::{ActivityQuery, activity};
use tandem_core::view::board::{BoardView, board};
use tandem_core::view::compare::others;
use tandem_core::view::conflict::conflicts;
use tandem_core::view::home::home;
use tandem_core::view::idea::{IdeaView, idea};
use tandem_core::view::outcomes::{idea_outcomes, outcomes, plan};
use tandem_core::view::report::changed_records;
use tandem_core::view::strategy::strategy;
use tandem_core::{Command, Env, Field, Id, Kind, Value};

use crate::handout::whole;
use crate::support::cases;
use crate::world::{BOARD, PM, PO, World, rice, text};

const OTHER: Id = Id::from_u128(0x71);
const MOST: ActivityQuery = ActivityQuery { by: None, most: 100 };

/// A board in a blind round, and another one with the same framework and without a round.
fn two_boards(framework: &str) -> World {
    let mut world = World::new(framework);
    world.add(
        Kind::BOARDS,
        OTHER,
        vec![text("name", "Other"), text("framework", framework)],
    );
    set_blind(&mut world, true);
    world
}

fn set_blind(world: &mut World, on: bool) {
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![(Field::named("blind"), on.then_some(Value::Flag(true)))],
    });
}

/// Ideas that get their stories in this order, the last of which serves an objective.
fn in_plan(world: &mut World, ideas: [Id; 2]) {
    const OBJECTIVE: Id = Id::from_u128(0x72);
    world.add(Kind::OBJECTIVES, OBJECTIVE, vec![text("title", "Growth")]);
    for (number, idea) in (0x73..).zip(ideas) {
        let fields = vec![text("title", "Slice"), (Field::named("idea"), Value::link(idea))];
        world.add(Kind::STORIES, Id::from_u128(number), fields);
    }
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![ideas[1]],
        writes: vec![(Field::link("objectives", OBJECTIVE), Value::number(100.0))],
    });
}

/// All that a person reads: boards and what is handed on of them, the idea, the log, the table of all ideas, conflicts, the
/// strategy, the first page, the reviews of the idea and of all.
fn read(world: &World, on: Id, viewer: Id) -> (Vec<String>, Option<IdeaView>, Vec<BoardView>) {
    let workspace = &world.workspace;
    let mut read = vec![
        format!(
            "{:?}",
            activity(workspace, &MOST, &History::default(), Some(viewer))
        ),
        format!("{:?}", conflicts(workspace, viewer)),
        write::ideas(workspace, Some(viewer)),
        format!("{:?}", strategy(workspace, Some(viewer))),
        format!(
            "{:?}",
            home(workspace, (viewer, Role::Po), world.now, date).sections
        ),
        format!("{:?}", idea_outcomes(workspace, on, world.now, Some(viewer))),
        format!("{:?}", outcomes(workspace, world.now, Some(viewer))),
    ];
    let mut boards = Vec::new();
    for id in [BOARD, OTHER] {
        let view = board(workspace, id, Some(viewer)).expect("a board");
        read.push(format!("{:?}", others(workspace, id, Some(viewer), &view)));
        read.push(whole(workspace, &view).csv());
        boards.push(view);
    }
    (read, idea(workspace, on, Some(viewer)), boards)
}

#[test]
fn a_round_on_one_board_is_blind_on_all_with_its_framework() {
    let mut world = two_boards("rice");
    let alpha = world.idea("Alpha", "rice", &rice(400.0, 2.0));
    let seen = |world: &World, viewer| {
        let view = board(&world.workspace, OTHER, Some(viewer)).expect("a board");
        let row = view.row(alpha).expect("on it");
        let reason = row.score.map_err(|reason| reason.sentence(&view.framework));
        (row.inputs[3].value, reason.err(), view.blind)
    };
    let hidden = Some("What others said is hidden until you rate".to_owned());
    assert_eq!(seen(&world, PM), (None, hidden, true), "nothing is missing");
    world.estimate(alpha, "rice", (PM, "effort"), 3.0, None);
    assert_eq!(seen(&world, PM), (Some(2.0), None, true), "rated by both");
    set_blind(&mut world, false);
    assert_eq!(
        seen(&world, PO),
        (Some(2.0), None, false),
        "without a round all is seen"
    );
}

#[test]
fn a_round_is_about_the_ideas_of_its_board_only() {
    let mut world = two_boards("rice");
    let alpha = world.idea("Alpha", "rice", &rice(400.0, 2.0));
    let beta = world.idea("Beta", "rice", &rice(400.0, 2.0));
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![
            (Field::named("selection"), Some(Value::text("picked"))),
            (Field::link("ideas", alpha), Some(Value::Flag(true))),
        ],
    });
    let view = board(&world.workspace, OTHER, Some(PM)).expect("a board");
    let effort = |id: Id| view.row(id).expect("on it").inputs[3].value;
    assert_eq!((effort(alpha), effort(beta)), (None, Some(2.0)));
}

#[test]
fn pairs_of_a_round_are_hidden_on_other_boards_until_one_has_judged() {
    let mut world = two_boards("pairwise");
    let ids = ["Alpha", "Beta"].map(|title| world.idea(title, "pairwise", &[]));
    let judge = |world: &mut World, person: Id| {
        let pair = Pair::of(ids[0], ids[1]).expect("two ideas");
        world.run(&Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![pair.first()],
            writes: vec![(pair.field("pairwise", person), Value::number(1.0))],
        });
    };
    judge(&mut world, PO);
    let seen = |world: &World| {
        let view = board(&world.workspace, OTHER, Some(PM)).expect("a board");
        let reason = view.unscored.first().and_then(|row| row.score.err());
        (
            view.ranked.len(),
            reason.map(|reason| reason.sentence(&view.framework)),
        )
    };
    let hidden = "What others said is hidden until you rate".to_owned();
    assert_eq!(seen(&world), (0, Some(hidden)));
    judge(&mut world, PM);
    assert_eq!(seen(&world), (2, None));
}

#[test]
fn points_of_a_round_make_no_score_before_one_has_given_all_of_ones_own() {
    let mut world = two_boards("points");
    let alpha = world.idea("Alpha", "points", &[(PM, "points", 60.0), (PO, "points", 10.0)]);
    let beta = world.idea("Beta", "points", &[(PM, "points", 40.0)]);
    let gamma = world.idea("Gamma", "points", &[]);
    let seen = |world: &World, id: Id| {
        let view = board(&world.workspace, OTHER, Some(PO)).expect("a board");
        let row = view.row(id).expect("on it");
        (row.inputs[0].value, row.score)
    };
    assert_eq!(seen(&world, alpha), (Some(70.0), Err(Unscored::Uncounted(10.0))));
    assert_eq!(seen(&world, beta), (None, Err(Unscored::Hidden)));
    assert_eq!(seen(&world, gamma), (None, Err(Unscored::Silent)));
    let notes = board(&world.workspace, OTHER, Some(PO)).expect("a board").notes;
    assert_eq!(
        notes,
        ["The points of po add up to 10, and count only when they add up to 100."],
        "nothing is said of what cannot be seen"
    );
    world.estimate(gamma, "points", (PO, "points"), 90.0, None);
    assert_eq!(seen(&world, alpha), (Some(70.0), Ok(70.0)));
    assert_eq!(
        seen(&world, beta),
        (Some(40.0), Ok(40.0)),
        "nothing is left to give to it"
    );
}

#[test]
fn money_of_a_round_is_hidden_for_each_idea_until_one_has_given_some() {
    let mut world = two_boards("buy-a-feature");
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![(Field::named("budget"), Value::number(50.0))],
    });
    let priced = [(PO, "price", 60.0), (PM, "price", 60.0), (PM, "money", 20.0)];
    let alpha = world.idea("Alpha", "buy-a-feature", &priced);
    let beta = world.idea("Beta", "buy-a-feature", &priced);
    world.estimate(alpha, "buy-a-feature", (PO, "money"), 40.0, None);
    let view = board(&world.workspace, BOARD, Some(PO)).expect("a board");
    let row = |id: Id| view.row(id).expect("on it");
    assert_eq!(
        (row(alpha).score, row(beta).score),
        (Ok(60.0), Err(Unscored::Hidden))
    );
    assert!(row(alpha).told.starts_with("Bought") && row(beta).told.is_empty());
    assert!(view.says.is_empty(), "how many are bought: {:?}", view.says);
    world.estimate(beta, "buy-a-feature", (PO, "money"), 0.0, None);
    let view = board(&world.workspace, BOARD, Some(PO)).expect("a board");
    assert_eq!(view.row(beta).expect("on it").score, Ok(20.0));
    assert_eq!(view.says.len(), 1);
}

#[test]
fn the_log_tells_that_somebody_has_estimated_until_one_has_too() {
    let mut world = two_boards("rice");
    let alpha = world.idea("Alpha", "rice", &[(PO, "effort", 8.0)]);
    let told = |world: &World, viewer| {
        let view = activity(&world.workspace, &MOST, &History::default(), Some(viewer));
        let touched = view.deeds.into_iter().flat_map(|deed| deed.touched);
        let fields = touched.flat_map(|touched| touched.fields);
        fields
            .map(|(label, value)| label + ": " + &value)
            .collect::<Vec<_>>()
    };
    assert!(
        told(&world, PM).contains(&"RICE Effort by po: Has estimated".to_owned()),
        "{:?}",
        told(&world, PM)
    );
    assert!(
        told(&world, PO).contains(&"RICE Effort by po: 8".to_owned()),
        "one's own is told"
    );
    world.estimate(alpha, "rice", (PM, "effort"), 2.0, None);
    assert!(told(&world, PM).contains(&"RICE Effort by po: 8".to_owned()));
}

#[test]
fn a_review_tells_what_others_expected_once_one_has_rated_that_too() {
    let mut world = two_boards("rice");
    let said = [(PO, "effort", 8.0), (PM, "reach", 400.0)];
    let alpha = world.idea("Alpha", "rice", &said);
    let review = plan(&world.workspace, alpha, world.now, Id::from_u128(0x7A)).expect("the idea");
    world.run(&review);
    let expected = |world: &World, viewer| {
        let view = idea_outcomes(&world.workspace, alpha, world.now, viewer).expect("the idea");
        let rows = view.reviews[0].expected.iter();
        rows.map(|row| {
            (
                row.input.clone(),
                row.told.iter().map(|told| told.value).collect(),
                row.hidden,
            )
        })
        .collect::<Vec<(String, Vec<f64>, bool)>>()
    };
    let row = |input: &str, told: &[f64], hidden| (input.to_owned(), told.to_vec(), hidden);
    assert_eq!(
        expected(&world, Some(PM)),
        [row("reach", &[400.0], false), row("effort", &[], true)]
    );
    assert_eq!(
        expected(&world, None),
        [row("reach", &[400.0], false), row("effort", &[8.0], false)]
    );
    world.estimate(alpha, "rice", (PM, "effort"), 2.0, None);
    assert_eq!(
        expected(&world, Some(PM)),
        [row("reach", &[400.0], false), row("effort", &[8.0], false)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 2, ..cases() })]

    /// Law: whatever somebody reads in a blind round, it is the same whatever others said to what they have not rated.
    #[test]
    fn what_is_hidden_changes_nothing_that_is_read(one in 1..50_u32, other in 1..50_u32, mine in proptest::collection::vec(any::<bool>(), 3), out in any::<bool>()) {
        let worlds = [one, other].map(|hidden| {
            let mut world = two_boards("rice");
            let id = world.idea("Alpha", "rice", &[(PO, "effort", f64::from(hidden)), (PO, "reach", f64::from(hidden))]);
            let beta = world.idea("Beta", "rice", &rice(100.0, 2.0));
            in_plan(&mut world, [beta, id]);
            for (input, _) in ["impact", "confidence"].into_iter().zip(&mine).filter(|(_, mine)| **mine) {
                world.estimate(id, "rice", (PM, input), 1.0, None);
            }
            // ICE asks for other inputs, of which the round is told nothing.
            if mine[2] {
                world.estimate(id, "ice", (PM, "ease"), 5.0, None);
            }
            if out {
                let status = (Field::named("status"), Some(Value::text("released")));
                world.run(&Command::Edit { kind: Kind::IDEAS, ids: vec![id], writes: vec![status] });
            }
            let review = plan(&world.workspace, id, world.now, Id::from_u128(0x7A)).expect("the idea");
            world.run(&review);
            let found = ["effort", "reach"].map(|input| (found_field("rice", input), Value::number(9.0)));
            world.run(&Command::Edit { kind: Kind::OUTCOMES, ids: vec![Id::from_u128(0x7A)], writes: found.into() });
            (world, id)
        });
        let [(first, id), (second, _)] = worlds;
        prop_assert_eq!(read(&first, id, PM), read(&second, id, PM));
        // And before a file with another number is merged.
        let reviews = [one, other].map(|hidden| {
            let command = Command::Estimate {
                idea: id,
                framework: "rice".to_owned(),
                person: PO,
                input: "effort".to_owned(),
                value: Some(f64::from(hidden) + 100.0),
                range: None,
            };
            let env = Env { now: first.now + 9, replica: Id::from_u128(8), by: PO, seed: 1 };
            let change = apply(&first.workspace, &command, &env).expect("applies");
            changed_records(&first.workspace, &change, PM)
        });
        prop_assert_eq!(&reviews[0], &reviews[1]);
    }

    /// Law: and so it is where people give something away, until one has given all that one has.
    #[test]
    fn what_others_give_away_changes_nothing_that_is_read(
        one in 0..100_u32,
        other in 0..100_u32,
        open in 0..100_u32,
        mine in proptest::collection::vec(proptest::option::of(0..33_u32), 3),
        money in any::<bool>(),
    ) {
        let (framework, input) = if money { ("buy-a-feature", "money") } else { ("points", "points") };
        let worlds = [one, other].map(|hidden| {
            let mut world = two_boards(framework);
            let ids = ["Alpha", "Beta", "Gamma"].map(|title| world.idea(title, framework, &[]));
            for (id, mine) in ids.into_iter().zip(&mine) {
                if money {
                    world.estimate(id, framework, (PM, "price"), 60.0, None);
                }
                let theirs = if mine.is_some() { open } else { hidden };
                world.estimate(id, framework, (PO, input), f64::from(theirs), None);
                if let Some(mine) = mine {
                    world.estimate(id, framework, (PM, input), f64::from(*mine), None);
                }
            }
            (world, ids[0])
        });
        let [(first, id), (second, _)] = worlds;
        prop_assert_eq!(read(&first, id, PM), read(&second, id, PM));
    }
}
