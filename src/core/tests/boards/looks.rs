//! Boards as a matrix, in columns, and at a glance.

use tandem_core::scoring::value_effort::Quadrant;
use tandem_core::view::board::board;
use tandem_core::view::boards::glance;
use tandem_core::view::columns::{By, columns};
use tandem_core::view::matrix::matrix;
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::world::{BOARD, PM, PO, World, rice};

#[test]
fn a_matrix_holds_what_has_both_numbers_and_names_its_quadrants() {
    let mut world = World::new("value-effort");
    let ve = "value-effort";
    world.idea("Alpha", ve, &[(PM, "value", 4.0), (PO, "effort", 2.0)]);
    world.idea("Beta", ve, &[(PM, "value", 2.0), (PO, "effort", 4.0)]);
    world.idea("Gamma", ve, &[(PM, "value", 2.0)]);
    let shown = matrix(&world.view(), (1, 0), None).expect("a matrix");
    assert_eq!(
        (
            shown.across.name.as_ref(),
            shown.up.name.as_ref(),
            shown.cut,
            shown.missing
        ),
        ("effort", "value", Some((3.0, 3.0)), 1)
    );
    let named: Vec<_> = shown
        .points
        .iter()
        .map(|point| (point.title.as_str(), point.quadrant.map(Quadrant::name)))
        .collect();
    assert_eq!(named, [("Alpha", Some("easy-win")), ("Beta", Some("avoid"))]);
    // Between other inputs, or for other frameworks, quadrants have no names.
    assert_eq!(matrix(&world.view(), (0, 1), None).expect("a matrix").cut, None);
    assert_eq!(matrix(&world.view(), (0, 9), None), None);
}

#[test]
fn a_third_input_makes_the_points_of_a_matrix_larger() {
    let mut world = World::new("rice");
    for (title, reach) in [("Alpha", 100.0), ("Beta", 350.0), ("Gamma", 500.0)] {
        world.idea(title, "rice", &rice(reach, 2.0));
    }
    let sizes = |third| {
        let shown = matrix(&world.view(), (3, 1), third).expect("a matrix");
        shown
            .points
            .iter()
            .map(|point| (point.title.clone(), point.size))
            .collect::<Vec<_>>()
    };
    let named = |sizes: [u8; 3]| {
        ["Gamma", "Beta", "Alpha"]
            .into_iter()
            .map(str::to_owned)
            .zip(sizes)
            .collect::<Vec<_>>()
    };
    assert_eq!(sizes(Some(0)), named([4, 3, 1]));
    assert_eq!(sizes(Some(2)), named([2, 2, 2]), "the same for all");
    assert_eq!(sizes(None), named([1, 1, 1]), "no customers");
}

/// In the third quarter of 2026.
const NOW: u64 = 1_785_000_000_000;

#[test]
fn columns_can_be_any_field_and_moving_writes_it() {
    let mut world = World::new("rice");
    let alpha = world.idea("Alpha", "rice", &rice(100.0, 1.0));
    let shown = |world: &World, by: By| {
        let all = columns(&world.workspace, &world.view(), by, NOW).into_iter();
        let full = all.filter(|column| !column.cards.is_empty());
        full.map(|column| column.label).collect::<Vec<_>>()
    };
    let offered: Vec<String> = By::offered(&world.view().framework)
        .into_iter()
        .map(|by| by.name(&world.view().framework))
        .collect();
    assert_eq!(
        offered,
        [
            "status",
            "horizon",
            "quarter",
            "objective",
            "tag",
            "impact",
            "confidence"
        ]
    );
    let go = |world: &mut World, by: By, from: &str, to: &str| {
        let framework = world.view().framework;
        let writes = by.writes(&world.workspace, &framework, alpha, PM, from, to);
        world.run(&Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![alpha],
            writes,
        });
        shown(world, by)
    };
    assert_eq!(go(&mut world, By::Horizon, "", "next"), ["Next"]);
    assert_eq!(go(&mut world, By::Quarter, "", "2027-Q4"), ["2027-Q4"]);
    assert_eq!(go(&mut world, By::Tag, "", "billing"), ["billing"]);
    assert_eq!(go(&mut world, By::Tag, "billing", "export"), ["export"]);
    go(&mut world, By::Tag, "", "billing");
    let both = go(&mut world, By::Tag, "", "exchange");
    assert_eq!(
        both,
        ["billing", "exchange", "export"],
        "it stands under each of its tags"
    );
    let left = go(&mut world, By::Tag, "exchange", "billing");
    assert_eq!(
        left,
        ["billing", "export"],
        "the one that it was moved from is gone alone"
    );
    assert_eq!(go(&mut world, By::Tag, "export", ""), ["No tag"]);
    assert_eq!(go(&mut world, By::Input(1), "1", "0.5"), ["Low"]);
    assert_eq!(go(&mut world, By::Status, "candidate", "planned"), ["Planned"]);
    let quarters = columns(&world.workspace, &world.view(), By::Quarter, NOW);
    let keys: Vec<&str> = quarters.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "", "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"
        ]
    );
}

#[test]
fn a_quarter_decades_away_hides_neither_the_present_nor_the_idea() {
    let mut world = World::new("rice");
    let planned = |world: &mut World, title: &str, quarter: &str| {
        let idea = world.idea(title, "rice", &[]);
        world.run(&Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes: vec![(Field::named("quarter"), Some(Value::text(quarter)))],
        });
    };
    let shown = |world: &World| {
        let all = columns(&world.workspace, &world.view(), By::Quarter, NOW);
        let keys: Vec<String> = all.iter().map(|column| column.key.clone()).collect();
        let full = all.into_iter().filter(|column| !column.cards.is_empty());
        let full = full.map(|column| (column.key, column.cards.len())).collect();
        (keys, full)
    };
    let named = |all: &[(&str, usize)]| -> Vec<(String, usize)> {
        all.iter()
            .map(|(key, count)| ((*key).to_owned(), *count))
            .collect()
    };
    planned(&mut world, "Slip", "2006-Q3");
    planned(&mut world, "Other slip", "2126-Q3");
    planned(&mut world, "Next", "2026-Q4");
    let (keys, full): (Vec<String>, Vec<(String, usize)>) = shown(&world);
    assert_eq!(
        (keys[1].as_str(), keys.len()),
        ("2026-Q3", 41),
        "the present first"
    );
    assert_eq!(full, named(&[("", 2), ("2026-Q4", 1)]));
    planned(&mut world, "Long ago", "2021-Q3");
    let (keys, full) = shown(&world);
    assert_eq!((keys[1].as_str(), keys[21].as_str()), ("2021-Q3", "2026-Q3"));
    assert_eq!(full, named(&[("", 2), ("2021-Q3", 1), ("2026-Q4", 1)]));
}

#[test]
fn columns_are_statuses_or_the_words_of_moscow() {
    let mut world = World::new("moscow");
    world.idea("Alpha", "moscow", &[(PM, "priority", 4.0)]);
    world.idea("Beta", "moscow", &[]);
    let heads = |world: &World| {
        let view = world.view();
        let by = By::offered(&view.framework)[0];
        let all = columns(&world.workspace, &view, by, NOW);
        all.into_iter()
            .map(|column| (column.label, column.cards.len()))
            .collect::<Vec<_>>()
    };
    let named = |label: &str, count: usize| (label.to_owned(), count);
    assert_eq!(
        heads(&world),
        [
            named("Not sorted yet", 1),
            named("Must", 1),
            named("Should", 0),
            named("Could", 0),
            named("Won’t this time", 0)
        ]
    );
    world.run(&Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![BOARD],
        writes: vec![(Field::named("framework"), Some(Value::text("rice")))],
    });
    assert_eq!(heads(&world)[0], named("New", 2));
}

#[test]
fn a_glance_at_a_board_counts_its_ideas_and_names_the_first_three() {
    let mut world = World::new("rice");
    assert_eq!(glance(&world.workspace, Id::from_u128(0x999), None), None);
    let empty = glance(&world.workspace, BOARD, Some(PM)).expect("the board");
    assert_eq!((empty.ranked, empty.unscored, empty.first.len()), (0, 0, 0));
    for (title, reach) in [
        ("Alpha", 100.0),
        ("Beta", 400.0),
        ("Gamma", 300.0),
        ("Delta", 200.0),
    ] {
        world.idea(title, "rice", &rice(reach, 1.0));
    }
    world.idea("Epsilon", "rice", &[]);
    let full = glance(&world.workspace, BOARD, Some(PM)).expect("the board");
    assert_eq!((full.ranked, full.unscored), (4, 1));
    assert_eq!(full.first, ["Beta", "Gamma", "Delta"]);
    // What is out is counted with the others, but is no work that comes first.
    let out = board(&world.workspace, BOARD, Some(PM))
        .expect("the board")
        .ranked[0]
        .id;
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![out],
        writes: vec![(Field::named("status"), Some(Value::text("released")))],
    });
    let later = glance(&world.workspace, BOARD, Some(PM)).expect("the board");
    assert_eq!((later.ranked, later.unscored), (4, 1));
    assert_eq!(later.first, ["Gamma", "Delta", "Alpha"]);
}
