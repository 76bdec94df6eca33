//! Boards whose ideas are judged against each other: pairs, AHP, orders, points, play money, Kano; and frameworks of a
//! team's own.

use proptest::prelude::*;
use tandem_core::model::Pair;
use tandem_core::scoring::{Framework, Unscored};
use tandem_core::view::board::{BoardRow, BoardView, board, why};
use tandem_core::view::judged::{asked, my_judgement, next_pair};
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::support::cases;
use crate::world::{BOARD, PM, PO, World};

mod pairs;

impl World {
    fn set(&mut self, fields: &[(Field, Value)]) {
        let writes = fields
            .iter()
            .map(|(field, value)| (field.clone(), Some(value.clone())));
        self.run(&Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![BOARD],
            writes: writes.collect(),
        });
    }

    fn criterion(&mut self, key: &str, weight: f64, direction: &str, scale: &str) {
        let text = |set: &str, text: &str| (Field::element(set, key), Value::text(text));
        self.set(&[
            text("criteria", key),
            text("directions", direction),
            text("scales", scale),
            (Field::element("weights", key), number(weight)),
        ]);
    }

    fn judge(&mut self, framework: &str, person: Id, better: Id, other: Id, times: f64) {
        let pair = Pair::of(better, other).expect("two ideas");
        let value = if pair.first() == better { times } else { -times };
        let framework = Framework::from_key(framework).expect("a framework");
        let field = pair.field(framework.name(), person);
        self.run(&Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![pair.first()],
            writes: vec![(field, Some(number(value)))],
        });
    }

    fn answers(&mut self, idea: Id, pairs: &[(&str, &str)]) {
        let writes = pairs.iter().enumerate().map(|(at, (there, not_there))| {
            let field = Field::element("answers", &format!("r{at}"));
            (field, Some(Value::text(&format!("{there}/{not_there}"))))
        });
        self.run(&Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes: writes.collect(),
        });
    }
}

fn number(value: f64) -> Value {
    Value::number(value).expect("finite")
}

fn order(view: &BoardView) -> Vec<&str> {
    view.ranked.iter().map(|row| row.title.as_str()).collect()
}

fn scores(view: &BoardView) -> Vec<f64> {
    view.ranked
        .iter()
        .map(|row| {
            row.score
                .map_or(f64::NAN, |score| (score * 100.0).round() / 100.0)
        })
        .collect()
}

#[test]
fn weighted_criteria_score_as_published_and_know_directions() {
    let mut world = World::new("weighted");
    for (key, weight) in [("a", 40.0), ("b", 30.0), ("c", 20.0), ("d", 10.0)] {
        world.criterion(key, weight, "more", "ten");
    }
    let given = |numbers: [f64; 4]| {
        ["a", "b", "c", "d"]
            .into_iter()
            .zip(numbers)
            .map(|(key, number)| (PM, key, number))
            .collect::<Vec<_>>()
    };
    world.idea("Alpha", "weighted", &given([8.0, 6.0, 9.0, 5.0]));
    world.idea("Beta", "weighted", &given([8.0, 6.0, 9.0, 4.0]));
    world.idea("Gamma", "weighted", &given([8.0, 6.0, 9.0, 4.0])[..3]);
    let view = world.view();
    assert_eq!(
        (order(&view), scores(&view)),
        (vec!["Alpha", "Beta"], vec![73.0, 72.0])
    );
    assert_eq!(
        view.unscored[0].score.unwrap_err().sentence(&view.framework),
        "d is missing"
    );
    world.criterion("d", 10.0, "less", "ten");
    assert_eq!(order(&world.view()), ["Beta", "Alpha"]);
}

#[test]
fn a_spread_without_width_and_weights_of_nothing_are_undefined_and_say_so() {
    let mut world = World::new("weighted");
    let alpha = world.idea("Alpha", "weighted", &[(PM, "a", 5.0)]);
    let view = world.view();
    assert_eq!(
        view.unscored[0].score.unwrap_err().sentence(&view.framework),
        "Needs criteria"
    );
    world.criterion("a", 1.0, "more", "spread");
    world.idea("Beta", "weighted", &[(PM, "a", 5.0)]);
    let view = world.view();
    assert_eq!(view.unscored[0].score, Err(Unscored::Constant(0)));
    world.estimate(alpha, "weighted", (PM, "a"), 9.0, None);
    let view = world.view();
    assert_eq!(
        (order(&view), scores(&view)),
        (vec!["Alpha", "Beta"], vec![100.0, 0.0])
    );
}

#[test]
fn a_number_from_another_scale_measures_no_share() {
    let mut world = World::new("weighted");
    world.criterion("c", 1.0, "less", "share");
    for (title, cost) in [("Left over", -5.0), ("Cheap", 10.0), ("Dear", 20.0)] {
        world.idea(title, "weighted", &[(PM, "c", cost)]);
    }
    let view = world.view();
    assert_eq!(
        (order(&view), scores(&view)),
        (vec!["Cheap", "Dear"], vec![50.0, 0.0])
    );
}

#[test]
fn points_that_do_not_add_up_are_not_counted_and_are_not_said_to_be_missing() {
    let mut world = World::new("points");
    world.idea("Alpha", "points", &[(PM, "points", 60.0)]);
    world.idea("Beta", "points", &[]);
    let reasons = |world: &World| -> Vec<(String, String)> {
        let view = world.view();
        let reason = |row: &BoardRow| row.score.map_err(|reason| reason.sentence(&view.framework));
        let rows = view
            .rows()
            .filter_map(|row| Some((row.title.clone(), reason(row).err()?)));
        rows.collect()
    };
    let said = |title: &str, reason: &str| (title.to_owned(), reason.to_owned());
    assert_eq!(
        reasons(&world),
        [
            said("Alpha", "Not counted: 60 points given of 100"),
            said("Beta", "No points yet")
        ]
    );
    let beta = world.view().unscored[1].id;
    world.estimate(beta, "points", (PM, "points"), 40.0, None);
    assert_eq!(reasons(&world), []);
}

#[test]
fn what_is_wrong_with_play_money_is_said_of_the_idea_that_it_is_on() {
    let mut world = World::new("buy-a-feature");
    world.set(&[(Field::named("budget"), number(100.0))]);
    world.idea("Without a price", "buy-a-feature", &[]);
    let priced = [(PM, "price", 50.0), (PM, "money", -5.0)];
    world.idea("Priced", "buy-a-feature", &priced);
    let notes = world.view().notes;
    assert!(notes[0].contains("Priced"), "{notes:?}");
}

#[test]
fn a_criterion_without_weight_may_be_missing_and_moves_no_other_number() {
    let mut world = World::new("weighted");
    world.criterion("a", 0.0, "more", "ten");
    world.criterion("b", 2.0, "more", "ten");
    let alpha = world.idea("Alpha", "weighted", &[(PM, "b", 5.0)]);
    world.idea("Beta", "weighted", &[(PM, "b", 7.0)]);
    let found = why(&world.view(), alpha).expect("a reason");
    assert_eq!(found.formula, "(2\u{a0}×\u{a0}50)\u{a0}÷\u{a0}2 =\u{a0}50");
    assert_eq!(found.lever.expect("a lever").2.to, 7.01);
}

#[test]
fn a_formula_that_writes_rice_ranks_as_rice_does() {
    let mut world = World::new("custom");
    let numbers = [("Alpha", 100.0, 1.0), ("Beta", 240.0, 3.0), ("Gamma", 250.0, 4.0)];
    for (title, reach, effort) in numbers {
        let given = [
            (PM, "reach", reach),
            (PM, "impact", 2.0),
            (PM, "confidence", 80.0),
            (PO, "effort", effort),
        ];
        let idea = world.idea(title, "custom", &given);
        for (person, input, value) in given {
            world.estimate(idea, "rice", (person, input), value, None);
        }
    }
    assert_eq!(world.view().unscored[0].score, Err(Unscored::Unset));
    world.set(&[(
        Field::named("formula"),
        Value::text("reach * impact * confidence / (100 * effort)"),
    )]);
    let own = world.view();
    world.set(&[(Field::named("framework"), Value::text("rice"))]);
    let built_in = world.view();
    assert_eq!((order(&own), scores(&own)), (order(&built_in), scores(&built_in)));
}

#[test]
fn pairs_rank_what_is_joined_and_ask_next_what_is_not() {
    let mut world = World::new("pairwise");
    let ids: Vec<Id> = ["Alpha", "Beta", "Gamma"]
        .into_iter()
        .map(|title| world.idea(title, "pairwise", &[]))
        .collect();
    let framework = world.view().framework;
    assert_eq!(world.view().unscored[0].score, Err(Unscored::Silent));
    world.judge("pairwise", PM, ids[1], ids[0], 1.0);
    let view = world.view();
    assert_eq!((order(&view), view.unscored.len()), (vec!["Beta", "Alpha"], 1));
    assert!(view.says[0].contains("The order is clear"), "{:?}", view.says);
    assert!(view.notes.is_empty(), "nothing is to be done about it");
    world.judge("pairwise", PO, ids[0], ids[1], 1.0);
    let view = world.view();
    assert_eq!((scores(&view), view.unscored.len()), (vec![50.0, 50.0], 1));
    let next = next_pair(&world.workspace, &framework, &ids, PM, &[]).expect("a pair");
    assert!(
        next.second() == ids[2] || next.first() == ids[2],
        "the one that nobody compared"
    );
    let other = next_pair(&world.workspace, &framework, &ids, PM, &[next]).expect("another pair");
    assert_ne!(other, next);
}

#[test]
fn judgements_of_several_people_are_put_together_by_their_geometric_mean() {
    let mut world = World::new("ahp");
    let ids: Vec<Id> = ["Alpha", "Beta"]
        .into_iter()
        .map(|title| world.idea(title, "ahp", &[]))
        .collect();
    world.judge("ahp", PM, ids[0], ids[1], 9.0);
    world.judge("ahp", PO, ids[1], ids[0], 1.0);
    assert_eq!(scores(&world.view()), [75.0, 25.0], "the mean of 9 and 1 is 3");
}

#[test]
fn pairs_that_are_open_are_counted_among_the_ideas_that_were_judged() {
    let mut world = World::new("ahp");
    let ids: Vec<Id> = ["Alpha", "Beta", "Gamma", "Delta"]
        .into_iter()
        .map(|title| world.idea(title, "ahp", &[]))
        .collect();
    world.judge("ahp", PM, ids[0], ids[1], 3.0);
    world.judge("ahp", PM, ids[1], ids[2], 3.0);
    let note = "Among the 3 ideas that were judged, 1 pair is still open. How well the judgements go together shows once all are judged.";
    assert_eq!(world.view().notes, [note]);
}

#[test]
fn a_circle_of_judgements_is_told() {
    let mut world = World::new("ahp");
    let ids: Vec<Id> = ["Alpha", "Beta", "Gamma"]
        .into_iter()
        .map(|title| world.idea(title, "ahp", &[]))
        .collect();
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        world.judge("ahp", PM, ids[one], ids[other], 9.0);
    }
    let notes = world.view().notes;
    assert!(notes.iter().any(|note| note.contains("contradict")), "{notes:?}");
}

#[test]
fn orders_meet_in_the_one_that_disagrees_least_and_contested_ideas_are_named() {
    let mut world = World::new("stack-rank");
    for (title, pm, po) in [("Alpha", 2.0, 3.0), ("Beta", 1.0, 1.0), ("Gamma", 3.0, 2.0)] {
        world.idea(title, "stack-rank", &[(PM, "position", pm), (PO, "position", po)]);
    }
    world.idea("Delta", "stack-rank", &[]);
    let view = world.view();
    assert_eq!(order(&view)[0], "Beta");
    assert_eq!(view.unscored[0].title, "Delta");
    assert!(
        view.notes.iter().any(|note| note.contains("Alpha")),
        "{:?}",
        view.notes
    );
}

#[test]
fn points_count_when_they_add_up_and_money_buys_only_whole_ideas() {
    let mut world = World::new("points");
    world.idea("Alpha", "points", &[(PM, "points", 60.0), (PO, "points", 10.0)]);
    world.idea("Beta", "points", &[(PM, "points", 40.0), (PO, "points", 80.0)]);
    let view = world.view();
    assert_eq!(
        (order(&view), scores(&view)),
        (vec!["Alpha", "Beta"], vec![60.0, 40.0]),
        "the PO's make 90"
    );
    assert_eq!(view.notes.len(), 1);

    let mut world = World::new("buy-a-feature");
    world.set(&[(Field::named("budget"), number(50.0))]);
    let dear = world.idea(
        "Dear",
        "buy-a-feature",
        &[(PO, "price", 80.0), (PM, "money", 50.0), (PO, "money", 30.0)],
    );
    world.idea(
        "Cheap",
        "buy-a-feature",
        &[(PO, "price", 30.0), (PO, "money", 20.0)],
    );
    let view = world.view();
    assert_eq!(
        (order(&view), scores(&view)),
        (vec!["Dear", "Cheap"], vec![80.0, 20.0])
    );
    assert!(view.row(dear).expect("there").told.starts_with("Bought"));
    let bought = |list: &[String]| list.iter().any(|said| said.starts_with("Bought: 1 of 2"));
    assert!(bought(&view.says) && !bought(&view.notes), "{:?}", view.notes);
    world.estimate(dear, "buy-a-feature", (PO, "money"), 31.0, None);
    let view = world.view();
    assert!(view.ranked.is_empty(), "somebody spends more than they have");
    assert!(view.notes[0].contains("51"), "{:?}", view.notes);
    let scores: Vec<_> = view.unscored.iter().map(|row| row.score).collect();
    assert_eq!(scores, [Err(Unscored::Overspent); 2], "money is given for both");
}

#[test]
fn the_price_is_that_of_who_decides_as_the_board_shows_it() {
    let mut world = World::new("buy-a-feature");
    let said = [(PM, "price", 60.0), (PO, "price", 80.0), (PM, "money", 70.0)];
    let idea = world.idea("Alpha", "buy-a-feature", &said);
    let told = |world: &World| {
        let view = world.view();
        let row = view.row(idea).expect("there");
        (row.inputs[0].value, row.told.starts_with("Bought"))
    };
    assert_eq!(told(&world), (Some(80.0), false), "the price is the PO's");
    world.set(&[(Field::named("combine"), Value::text("mean"))]);
    assert_eq!(told(&world), (Some(70.0), true));
}

#[test]
fn answers_make_categories_and_must_be_comes_first() {
    let mut world = World::new("kano");
    let delight = world.idea("Delight", "kano", &[]);
    let must = world.idea("Must", "kano", &[]);
    world.idea("Silent", "kano", &[]);
    world.answers(
        delight,
        &[("like", "neutral"), ("like", "neutral"), ("like", "dislike")],
    );
    world.answers(must, &[("neutral", "dislike"), ("must-be", "dislike")]);
    let view = world.view();
    assert_eq!(order(&view), ["Must", "Delight"]);
    assert_eq!(
        view.framework.show(view.ranked[0].score.expect("scored")),
        "Must-be"
    );
    assert_eq!(view.unscored[0].title, "Silent");
    let idea = world.workspace.record(&Kind::IDEAS, delight).expect("there");
    let asked = asked(tandem_core::model::Idea::of(idea)).expect("answers");
    assert_eq!((asked.better, (asked.worse * 100.0).round()), (1.0, -33.0));
}

#[test]
fn in_a_blind_round_the_pairs_of_others_count_once_one_has_judged_too() {
    let mut world = World::new("ahp");
    let ids: Vec<Id> = ["Alpha", "Beta"]
        .into_iter()
        .map(|title| world.idea(title, "ahp", &[]))
        .collect();
    world.set(&[(Field::named("blind"), Value::Flag(true))]);
    world.judge("ahp", PM, ids[0], ids[1], 9.0);
    let seen = |world: &World, who| {
        board(&world.workspace, BOARD, Some(who))
            .expect("a board")
            .ranked
            .len()
    };
    assert_eq!((seen(&world, PM), seen(&world, PO)), (2, 0));
    world.judge("ahp", PO, ids[0], ids[1], 3.0);
    assert_eq!((seen(&world, PM), seen(&world, PO)), (2, 2));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 10, ..cases() })]

    /// Law: whatever is judged, every idea has a finite score or a reason, and shares add up to 100.
    #[test]
    fn judged_boards_have_finite_scores_or_reasons(
        framework in proptest::sample::select(vec!["pairwise", "ahp"]),
        judged in proptest::collection::vec((0..5_usize, 0..5_usize, 1..10_u8, any::<bool>()), 0..12),
    ) {
        let mut world = World::new(framework);
        let ids: Vec<Id> = (0..5).map(|n| world.idea(&format!("Idea {n}"), framework, &[])).collect();
        for (one, other, times, pm) in judged {
            let who = if pm { PM } else { PO };
            let said = Pair::of(ids[one], ids[other])
                .and_then(|pair| my_judgement(&world.workspace, &world.view().framework, who, pair));
            if one != other && said.is_none() {
                world.judge(framework, who, ids[one], ids[other], times.into());
            }
        }
        let view = world.view();
        let sum: f64 = view.ranked.iter().map(|row| row.score.unwrap_or(f64::NAN)).sum();
        prop_assert!(view.ranked.is_empty() || (sum - 100.0).abs() < 1e-6, "{}", sum);
        for row in &view.unscored {
            prop_assert!(!row.score.unwrap_err().sentence(&view.framework).is_empty());
        }
    }
}
