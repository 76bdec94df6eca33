//! What is said while people judge: of a formula that is being written, of answers that are read, of the log of both.

use std::sync::Arc;

use tandem_core::history::History;
use tandem_core::model::Pair;
use tandem_core::scoring::Framework;
use tandem_core::scoring::custom::Custom;
use tandem_core::scoring::typed::{read, read_block};
use tandem_core::view::activity::{ActivityQuery, activity};
use tandem_core::view::board::sample;
use tandem_core::view::compare::draws;
use tandem_core::view::judged::{new_and_replaced, sentence};
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::world::{BOARD, PM, PO, World, text};

#[test]
fn a_formula_that_has_no_score_says_why_and_not_that_numbers_are_missing() {
    let mut world = World::new("custom");
    world.idea("Alpha", "custom", &[(PM, "reach", 5.0)]);
    let said = |formula: &str| {
        let framework = Framework::Custom(Arc::new(Custom::new(formula)));
        sample(&world.workspace, BOARD, None, &framework).map(|(title, said)| title + ": " + &said)
    };
    let divided = "Alpha: The / at character 2 of the formula divides by 0";
    assert_eq!(said("1/0").as_deref(), Some(divided));
    assert!(
        said("reach / (reach - 5)").is_some(),
        "its only idea has the number"
    );
    assert_eq!(said("effort"), None, "nobody has given that");
}

#[test]
fn an_answer_that_takes_the_place_of_another_is_not_counted_as_new() {
    let mut world = World::new("kano");
    let alpha = world.idea("Alpha", "kano", &[]);
    let answer = |respondent: &str| {
        let field = Field::element("answers", respondent);
        (alpha, field, Some(Value::text("like/dislike")))
    };
    let writes = vec![answer("Ada")];
    assert_eq!(new_and_replaced(&world.workspace, &writes), (1, 0));
    world.run(&Command::Fill { writes });
    let again = [answer("Ada"), answer("Bo"), answer("Bo")];
    assert_eq!(new_and_replaced(&world.workspace, &again), (1, 1));
}

#[test]
fn the_log_names_frameworks_statuses_and_judgements_as_the_screen_does() {
    let mut world = World::new("rice");
    let ids = ["Alpha", "Beta"].map(|title| world.idea(title, "pairwise", &[]));
    let pair = Pair::of(ids[0], ids[1]).expect("two ideas");
    let mut write = |kind: Kind, id: Id, (field, value): (Field, Value)| {
        world.run(&Command::Edit {
            kind,
            ids: vec![id],
            writes: vec![(field, Some(value))],
        });
    };
    write(Kind::BOARDS, BOARD, text("framework", "buy-a-feature"));
    let judgement = |times: f64| Value::number(times).expect("finite");
    write(
        Kind::IDEAS,
        pair.first(),
        (pair.field("pairwise", PM), judgement(1.0)),
    );
    write(
        Kind::IDEAS,
        pair.first(),
        (pair.field("ahp", PM), judgement(-3.0)),
    );
    write(Kind::IDEAS, pair.first(), (pair.field("ahp", PO), judgement(1.0)));
    let query = ActivityQuery { by: None, most: 4 };
    let view = activity(&world.workspace, &query, &History::default(), None);
    let touched = view.deeds.into_iter().flat_map(|deed| deed.touched);
    let fields = touched.flat_map(|touched| touched.fields);
    let told: Vec<String> = fields.map(|(label, value)| label + ": " + &value).collect();
    assert_eq!(
        told,
        [
            "AHP against “Beta” by po: matters as much",
            "AHP against “Beta” by pm: the other matters 3 times as much",
            "Pairwise against “Beta” by pm: better",
            "Framework: Buy a feature",
        ]
    );
}

#[test]
fn a_judgement_says_alike_where_it_says_so() {
    let said = |framework: &Framework, value: f64| sentence(framework, value, "A", "B");
    assert_eq!(said(&Framework::Ahp, 1.0), "“A” and “B” are alike");
    assert_eq!(said(&Framework::Ahp, 3.0), "“A” matters 3 times as much as “B”");
    assert_eq!(said(&Framework::Ahp, -9.0), "“B” matters 9 times as much as “A”");
    assert_eq!(said(&Framework::Pairwise, 0.0), "“A” and “B” are alike");
    assert_eq!(said(&Framework::Pairwise, 1.0), "“A” is better than “B”");
    assert_eq!(said(&Framework::Pairwise, -1.0), "“B” is better than “A”");
}

#[test]
fn of_costs_one_that_is_nothing_is_best_and_the_others_keep_their_distances() {
    let mut world = World::new("weighted");
    let set = |set: &str, value: Value| (Field::element(set, "costs"), Some(value));
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![
            set("criteria", Value::text("Costs")),
            set("weights", Value::number(1.0).expect("finite")),
            set("directions", Value::text("less")),
            set("scales", Value::text("share")),
        ],
    });
    for (title, costs) in [("Free", 0.0), ("Cheap", 3.0), ("Dear", 5.0), ("As dear", 5.0)] {
        world.idea(title, "weighted", &[(PM, "costs", costs)]);
    }
    let view = world.view();
    let ranked = view.ranked.iter().map(|row| {
        let score = row.score.expect("scored");
        (row.title.as_str(), (score * 100.0).round() / 100.0)
    });
    assert_eq!(
        ranked.collect::<Vec<_>>(),
        [("Free", 100.0), ("Cheap", 40.0), ("Dear", 0.0), ("As dear", 0.0)]
    );
}

#[test]
fn an_idea_that_costs_nothing_or_whose_answers_contradict_themselves_says_so() {
    let reason = |world: &World| {
        let view = world.view();
        let reason = view.unscored.first().map(|row| row.score.expect_err("no score"));
        reason.map(|reason| reason.sentence(&view.framework))
    };
    let mut world = World::new("buy-a-feature");
    world.idea(
        "Alpha",
        "buy-a-feature",
        &[(PO, "price", 0.0), (PM, "money", 5.0)],
    );
    assert_eq!(reason(&world).as_deref(), Some("The price is 0"));
    let mut world = World::new("kano");
    let idea = world.idea("Alpha", "kano", &[]);
    assert_eq!(reason(&world).as_deref(), Some("No answers yet"));
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![(Field::element("answers", "r1"), Some(Value::text("like/like")))],
    });
    assert_eq!(
        reason(&world).as_deref(),
        Some("All answers contradict themselves")
    );
}

#[test]
fn what_is_typed_and_cannot_be_taken_says_what_can() {
    let reach = &Framework::Rice.inputs()[0];
    let refused = |text: &str| read(reach, text).expect_err("refused");
    assert_eq!(
        refused("99999999999999999999"),
        "Reach must be from 0 to 1,000,000,000,000. The old value stays."
    );
    assert_eq!(
        refused("10-20"),
        "A range is written with dots and has a likely number in the middle, such as 10..15..20. The old value stays."
    );
    assert_eq!(refused("-3"), "Reach must be 0 or more. The old value stays.");
    assert_eq!(read(reach, "20-10"), Ok((Some(10.0), None)), "a difference");
}

#[test]
fn a_block_holds_steps_by_number_word_or_share_and_leaves_alone_what_it_says_nothing_about() {
    let read = |framework: Framework, block: &str| read_block(&framework, 3, 0, block);
    let likely = |block: &str, framework: Framework| {
        let cells = read(framework, block).expect("a block").into_iter();
        cells
            .map(|(row, at, (value, _))| (row, at, value.expect("a number")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        likely(
            "450\tHigh\t80%\t2\r\n\t0,5\t0.5\t\r\n\t2\tlow\t1\r\n",
            Framework::Rice
        ),
        [
            (0, 0, 450.0),
            (0, 1, 2.0),
            (0, 2, 80.0),
            (0, 3, 2.0),
            (1, 1, 0.5),
            (1, 2, 50.0),
            (2, 1, 2.0),
            (2, 2, 50.0),
            (2, 3, 1.0)
        ]
    );
    assert_eq!(
        likely("Must\nWon't\nwon’t this time\n", Framework::Moscow),
        [(0, 0, 4.0), (1, 0, 1.0), (2, 0, 1.0)]
    );
    let refused = read(Framework::Rice, "450\tHuge").expect_err("no step");
    assert!(
        refused.starts_with("Row 1, column 2 of what you pasted: "),
        "{refused}"
    );
    assert!(read(Framework::Rice, "1\n1\n1\n1").is_err(), "a line too many");
}

#[test]
fn ranges_are_asked_for_only_where_a_number_is_typed_that_ranks() {
    let ranged = |key: &str| Framework::from_key(key).expect("a framework").ranged();
    assert_eq!(ranged("rice"), ["Reach", "Effort"]);
    assert!(ranged("wsjf").is_empty() && ranged("moscow").is_empty());
    assert_eq!(Framework::Moscow.typed(), ["Effort"]);
}

#[test]
fn how_sure_an_order_is_comes_of_ranges_that_rank() {
    let sure = |world: &World| draws(&world.view(), BOARD).is_some();
    let mut world = World::new("moscow");
    let ids = ["Alpha", "Beta", "Gamma"].map(|title| world.idea(title, "moscow", &[(PM, "priority", 4.0)]));
    world.estimate(ids[0], "moscow", (PO, "effort"), 2.0, Some((1.0, 4.0)));
    assert!(!sure(&world), "effort tells shares and ranks nothing");

    let mut world = World::new("points");
    let idea = world.idea("Alpha", "points", &[]);
    world.estimate(idea, "points", (PM, "points"), 100.0, Some((90.0, 100.0)));
    assert!(!sure(&world), "what is given away is no estimate");

    let mut world = World::new("weighted");
    let element = |set: &'static str, key: &str, value: Value| (Field::element(set, key), Some(value));
    let writes = [("costs", 0.0), ("value", 1.0)]
        .into_iter()
        .flat_map(|(key, weight)| {
            let weight = Value::number(weight).expect("finite");
            [
                element("criteria", key, Value::text(key)),
                element("weights", key, weight),
            ]
        });
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: writes.collect(),
    });
    let idea = world.idea("Alpha", "weighted", &[(PM, "value", 5.0)]);
    world.estimate(idea, "weighted", (PM, "costs"), 2.0, Some((1.0, 4.0)));
    assert!(!sure(&world), "it has no weight");
    world.estimate(idea, "weighted", (PM, "value"), 5.0, Some((4.0, 6.0)));
    assert!(sure(&world));
}
