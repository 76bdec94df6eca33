//! What is said while people judge: of a formula that is being written, of answers that are read, of the log of both.

use std::sync::Arc;

use tandem_core::history::History;
use tandem_core::model::Pair;
use tandem_core::scoring::Framework;
use tandem_core::scoring::custom::Custom;
use tandem_core::view::activity::{ActivityQuery, activity};
use tandem_core::view::board::sample;
use tandem_core::view::judged::new_and_replaced;
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::world::{BOARD, PM, World, text};

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
    let query = ActivityQuery { by: None, most: 3 };
    let view = activity(&world.workspace, &query, &History::default(), None);
    let touched = view.deeds.into_iter().flat_map(|deed| deed.touched);
    let fields = touched.flat_map(|touched| touched.fields);
    let told: Vec<String> = fields.map(|(label, value)| label + ": " + &value).collect();
    assert_eq!(
        told,
        [
            "AHP against “Beta” by pm: the other matters 3 times as much",
            "Pairwise against “Beta” by pm: better",
            "Framework: Buy a feature",
        ]
    );
}
