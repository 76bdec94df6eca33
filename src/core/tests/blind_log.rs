//! A round is blind everywhere: what others estimate does not show in the activity or in the review of a file either.

use tandem_core::history::History;
use tandem_core::merge::merge;
use tandem_core::view::activity::{ActivityQuery, activity};
use tandem_core::view::report::changed_records;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};

use crate::support::{env, file};
use crate::world::{BOARD, PM, PO, World, text};

/// What the activity shows one person of the latest Change.
fn latest(world: &World, viewer: Id) -> Vec<String> {
    let query = ActivityQuery { by: None, most: 1 };
    let shown = activity(&world.workspace, &query, &History::default(), Some(viewer));
    let fields = shown.deeds[0].touched.iter().flat_map(|touched| &touched.fields);
    fields.map(|(_, value)| value.clone()).collect()
}

fn blind(framework: &str) -> World {
    let mut world = World::new(framework);
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![(Field::named("blind"), Some(Value::Flag(true)))],
    });
    world
}

#[test]
fn a_hand_of_planning_poker_shows_in_the_activity_once_all_who_were_asked_have_played() {
    let mut world = World::new("rice");
    let story = Id::from_u128(0x500);
    let asked = [PM, PO].map(|person| (Field::link("poker", person), Value::Flag(true)));
    let fields = std::iter::once(text("title", "Story")).chain(asked);
    world.add(Kind::STORIES, story, fields.collect());
    let mut play = |person: Id, points: f64| {
        world.run(&Command::Edit {
            kind: Kind::STORIES,
            ids: vec![story],
            writes: vec![(Field::estimate("poker", person, "points"), Value::number(points))],
        });
        [latest(&world, PM), latest(&world, PO)].concat()
    };
    assert_eq!(play(PM, 8.0), ["8", "Has estimated"], "one's own is no secret");
    assert_eq!(play(PO, 3.0), ["3", "3"]);
}

#[test]
fn an_estimate_of_a_blind_round_shows_in_the_activity_once_one_has_given_a_number_too() {
    let mut world = blind("rice");
    let idea = world.idea("Alpha", "rice", &[(PM, "reach", 400.0)]);
    assert_eq!(latest(&world, PM), ["400"]);
    assert_eq!(latest(&world, PO), ["Has estimated"]);
    world.estimate(idea, "rice", (PO, "effort"), 2.0, None);
    world.estimate(idea, "rice", (PM, "reach"), 500.0, None);
    assert_eq!(
        latest(&world, PO),
        ["Has estimated"],
        "another input shows nothing"
    );
    world.estimate(idea, "rice", (PO, "reach"), 300.0, None);
    assert_eq!(
        (latest(&world, PM), latest(&world, PO)),
        (vec!["300".to_owned()], vec!["300".to_owned()])
    );

    let mut world = blind("stack-rank");
    let [one, other] = ["One", "Other"].map(|title| world.idea(title, "stack-rank", &[]));
    world.estimate(one, "stack-rank", (PM, "place"), 7.0, None);
    assert_eq!(latest(&world, PO), ["Has estimated"]);
    world.estimate(other, "stack-rank", (PO, "place"), 1.0, None);
    world.estimate(one, "stack-rank", (PM, "place"), 8.0, None);
    assert_eq!(
        latest(&world, PO),
        ["8"],
        "an order of one's own shows those of others"
    );
}

#[test]
fn a_round_hides_no_estimate_of_another_framework_and_nothing_that_is_no_estimate() {
    let mut world = blind("rice");
    let idea = world.idea("Alpha", "ice", &[(PM, "ease", 4.0)]);
    assert_eq!(latest(&world, PO), ["4"]);
    let unknown = Field::from_path(format!("novel/rice/{PM}/reach"));
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![(unknown, Value::number(5.0))],
    });
    assert_eq!(latest(&world, PO), ["5"]);
}

#[test]
fn without_a_round_an_estimate_is_told_to_all() {
    let mut world = World::new("rice");
    world.idea("Alpha", "rice", &[(PM, "reach", 400.0)]);
    assert_eq!(latest(&world, PO), ["400"]);
}

#[test]
fn an_estimate_of_a_blind_round_stays_hidden_in_the_review_of_a_file() {
    let mut world = blind("rice");
    let idea = world.idea("Alpha", "rice", &[]);
    let mut theirs = World {
        workspace: Workspace::new(world.workspace.id()),
        now: world.now,
    };
    theirs.run(&crate::support::take(world.workspace.clone(), true));
    let before = theirs.workspace.clone();
    world.estimate(idea, "rice", (PM, "reach"), 400.0, None);
    let review = merge(&before, &file(world.workspace.clone(), true), &env(world.now));
    let change = review.change.expect("something new");
    let shown = |viewer: Id| -> Vec<String> {
        let records = changed_records(&before, &change, viewer);
        let fields = records.into_iter().flat_map(|record| record.fields);
        fields.map(|(_, _, after)| after).collect()
    };
    assert_eq!(
        (shown(PM), shown(PO)),
        (vec!["400".to_owned()], vec!["Has estimated".to_owned()])
    );
}
