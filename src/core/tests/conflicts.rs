//! Conflicts as people read them: sides that can be told apart, and names instead of ids.

use tandem_core::command::apply;
use tandem_core::merge::merge;
use tandem_core::view::conflict::{Side, conflicts, conflicts_of, label, show, title};
use tandem_core::view::report::changed_records;
use tandem_core::{Command, Env, Field, Id, Kind, Record, Value, Workspace};

use crate::support::{env, file, take};
use crate::world::{PM, text};

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

fn number(number: f64) -> Value {
    Value::number(number).expect("finite")
}

fn run(workspace: &mut Workspace, replica: u128, command: &Command) {
    let env = Env {
        now: 1_764_000_000_000 + workspace.log().len() as u64,
        replica: id(replica),
        by: PM,
        seed: workspace.log().len() as u128,
    };
    let change = apply(workspace, command, &env).expect("it fits");
    workspace.apply(&change);
}

const FEEDBACK: u128 = 0x20;
const IDEA: u128 = 0x10;
const CUSTOMER: u128 = 0x40;
const RELEASE: u128 = 0x80;

/// Feedback, an idea, a customer, a release, and a board with a criterion.
fn workspace() -> Workspace {
    let mut workspace = Workspace::new(id(9));
    let named = |kind, record, field, name| (kind, id(record), vec![text(field, name)]);
    let mut board = named(Kind::BOARDS, 0x70, "name", "Board");
    board
        .2
        .push((Field::element("criteria", "V3k"), Value::text("Strategic fit")));
    let records = vec![
        named(Kind::FEEDBACK, FEEDBACK, "title", "Export is slow"),
        named(Kind::IDEAS, IDEA, "title", "Fast export"),
        named(Kind::CUSTOMERS, CUSTOMER, "name", "Acme"),
        named(Kind::RELEASES, RELEASE, "title", "Autumn"),
        board,
    ];
    let all = Command::Import {
        records,
        writes: Vec::new(),
    };
    run(&mut workspace, 7, &all);
    workspace
}

#[test]
fn the_sides_of_a_conflict_can_be_told_apart_and_its_label_names_what_it_is_about() {
    let mut ours = workspace();
    let mut theirs = Workspace::new(id(9));
    run(&mut theirs, 8, &take(ours.clone(), true));
    let range = |high: f64| Value::List(vec![number(1.0), number(2.0), number(high)].into());
    let linked = [
        (
            Kind::IDEAS,
            IDEA,
            Field::link("insights", id(FEEDBACK)),
            number(1.0),
            number(3.0),
        ),
        (
            Kind::RELEASES,
            RELEASE,
            Field::link("told", id(CUSTOMER)),
            Value::text("2026-01-01"),
            Value::text("2026-02-02"),
        ),
        (
            Kind::IDEAS,
            IDEA,
            Field::estimate("rice", PM, "reach"),
            range(3.0),
            range(4.0),
        ),
        (
            Kind::IDEAS,
            IDEA,
            Field::named("release"),
            Value::link(id(RELEASE)),
            Value::link(id(0x81)),
        ),
    ];
    for (kind, record, field, mine, other) in linked {
        for (workspace, replica, value) in [(&mut ours, 7, mine), (&mut theirs, 8, other)] {
            let edit = Command::Edit {
                kind: kind.clone(),
                ids: vec![id(record)],
                writes: vec![(field.clone(), Some(value))],
            };
            run(workspace, replica, &edit);
        }
    }
    run(&mut ours, 7, &take(theirs, true));
    let found = conflicts(&ours, PM);
    let is_shown = |side: &Side, field: &Field, record: &Record| side.value.as_ref() == record.get(field);
    for conflict in &found {
        let record = ours.any_record(&conflict.kind, conflict.id).expect("there");
        assert!(
            is_shown(&conflict.sides[0], &conflict.field, record),
            "what counts as long as nobody picks stands first"
        );
    }
    let mut told: Vec<(String, Vec<String>)> = found
        .into_iter()
        .map(|conflict| {
            let mut sides: Vec<String> = conflict.sides.into_iter().map(|side| side.shown).collect();
            sides.sort();
            (conflict.label, sides)
        })
        .collect();
    told.sort();
    let told: Vec<(&str, Vec<&str>)> = told
        .iter()
        .map(|(label, sides)| (label.as_str(), sides.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            ("Evidence: Export is slow", vec!["Critical", "Nice to have"]),
            ("RICE Reach by Somebody", vec!["1..2..3", "1..2..4"]),
            ("Release", vec!["Autumn", "Untitled"]),
            ("Told: Acme", vec!["1 Jan 2026", "2 Feb 2026"]),
        ]
    );
}

#[test]
fn criteria_and_ideas_are_named_and_not_told_by_their_keys() {
    let workspace = workspace();
    let label = |field: &Field| label(&workspace, &Kind::IDEAS, field);
    assert_eq!(
        label(&Field::estimate("weighted", PM, "V3k")),
        "Weighted criteria Strategic fit by Somebody"
    );
    assert_eq!(
        label(&Field::estimate("pairwise", PM, &id(IDEA).to_string())),
        "Pairwise against “Fast export” by Somebody"
    );
    assert_eq!(label(&Field::element("tags", "a/b")), "Tags: a/b");
}

/// The page of a board gives each criterion a new id for its key.
#[test]
fn a_criterion_is_not_taken_for_an_idea_because_its_key_is_an_id() {
    let mut workspace = workspace();
    let (there, gone) = (id(0x71).to_string(), id(0x72).to_string());
    let named = (Field::element("criteria", &there), Some(Value::text("Reach out")));
    let edit = Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![id(0x70)],
        writes: vec![named],
    };
    run(&mut workspace, 7, &edit);
    let estimate = |key: &str| Field::estimate("weighted", PM, key);
    let label = |workspace: &Workspace, kind: &Kind, field: &Field| label(workspace, kind, field);
    let said = |workspace: &Workspace| {
        let weights = Field::element("weights", &there);
        [
            label(workspace, &Kind::IDEAS, &estimate(&there)),
            label(workspace, &Kind::IDEAS, &estimate(&gone)),
            label(workspace, &Kind::BOARDS, &weights),
        ]
    };
    let expected = [
        "Weighted criteria Reach out by Somebody",
        "Weighted criteria a removed criterion by Somebody",
        "Weights: Reach out",
    ];
    assert_eq!(said(&workspace), expected);
    let delete = Command::Delete {
        kind: Kind::BOARDS,
        ids: vec![id(0x70)],
    };
    run(&mut workspace, 7, &delete);
    assert_eq!(said(&workspace), expected, "of a board that was deleted");
}

#[test]
fn values_are_told_in_the_words_of_the_screen_and_not_as_files_spell_them() {
    let mut workspace = workspace();
    let story = |number: u128, name: &str, order: &str| {
        let fields = vec![text("title", name), text("order", order)];
        (Kind::STORIES, id(number), fields)
    };
    let records = vec![
        story(0x50, "Log in", "V"),
        story(0x51, "Log out", "X"),
        (Kind::SPRINTS, id(0x60), vec![text("name", "Sprint 1")]),
    ];
    let all = Command::Import {
        records,
        writes: Vec::new(),
    };
    run(&mut workspace, 7, &all);
    let told = |kind: &Kind, field: &Field, value: Option<Value>| {
        let shown = show(&workspace, (kind, None), field, value.as_ref());
        format!("{}: {shown}", label(&workspace, kind, field))
    };
    let words = |kind: &Kind, field: &Field, value: &str| told(kind, field, Some(Value::text(value)));
    let sprint = Field::link("sprints", id(0x60));
    let gone = id(0x99).to_string();
    let (boards, ideas, stories) = (&Kind::BOARDS, &Kind::IDEAS, &Kind::STORIES);
    let field = Field::named;
    assert_eq!(
        [
            words(stories, &field("order"), "W"),
            words(stories, &field("order"), "A"),
            words(stories, &sprint, "2026-11-03T08:00:00.000Z"),
            words(stories, &sprint, "1970-01-01T00:00:00.000Z"),
            told(stories, &sprint, None),
            words(ideas, &field("own-status"), &gone),
            words(
                &Kind::WORKSPACES,
                &Field::element("status-names", &gone),
                "Parked"
            ),
            words(
                &Kind::WORKSPACES,
                &Field::element("status-stages", "planned"),
                "under-review"
            ),
            words(boards, &field("combine"), "mean"),
            words(boards, &field("combine"), "person"),
            words(boards, &field("worth"), "customers"),
            words(boards, &field("selection"), "picked"),
            told(boards, &field("selection"), None),
            words(boards, &Field::element("directions", "V3k"), "less"),
            words(boards, &Field::element("criteria", "V3k"), "Strategic fit"),
            told(boards, &field("blind"), None),
            told(
                &Kind::OUTCOMES,
                &Field::element("found", "rice.reach"),
                Some(number(1200.0))
            ),
            words(&Kind::COMMENTS, &field("on"), &format!("ideas/{}", id(IDEA))),
            told(&Kind::CUSTOMERS, &field("revenue"), Some(number(1200.0))),
            told(ideas, &Field::link("objectives", id(0x98)), Some(number(40.0))),
            told(
                ideas,
                &Field::estimate("moscow", PM, "priority"),
                Some(number(4.0))
            ),
            told(
                ideas,
                &Field::estimate("rice", PM, "confidence"),
                Some(number(80.0))
            ),
        ],
        [
            "Order: After “Log in”",
            "Order: In the first place",
            "Sprint: Sprint 1: Since 3 Nov 2026",
            "Sprint: Sprint 1: Yes",
            "Sprint: Sprint 1: No",
            "Own status: A status that was removed",
            "Name of a status: A status that was removed: Parked",
            "What a status counts as: Planned: Under review",
            "Whose number counts: Everybody’s, on average",
            "Whose number counts: One person’s",
            "What the set that fits is worth: Customers who get all they asked for",
            "Ideas on this board: Picked by hand",
            "Ideas on this board: All ideas",
            "Directions: Strategic fit: less is better",
            "Criteria: Strategic fit",
            "Blind round: No",
            "Found: RICE Reach: 1,200",
            "About: Idea “Fast export”",
            "Revenue: 1,200 EUR",
            "Objectives: Untitled: 40%",
            "MoSCoW Priority by Somebody: Must",
            "RICE Confidence by Somebody: 80%",
        ]
    );
}

#[test]
fn what_has_no_title_of_its_own_is_called_by_what_it_is_about() {
    let mut workspace = workspace();
    let records = vec![
        (
            Kind::OUTCOMES,
            id(0x61),
            vec![(Field::named("idea"), Value::link(id(IDEA)))],
        ),
        (
            Kind::COMMENTS,
            id(0x62),
            vec![
                text("on", &format!("ideas/{}", id(IDEA))),
                text("body", "Ask Acme\nfirst"),
            ],
        ),
        (Kind::MAPPINGS, id(0x63), vec![text("subject", "votes")]),
    ];
    let all = Command::Import {
        records,
        writes: Vec::new(),
    };
    run(&mut workspace, 7, &all);
    assert_eq!(title(&workspace, &Kind::OUTCOMES, id(0x61)), "Fast export");
    assert_eq!(title(&workspace, &Kind::COMMENTS, id(0x62)), "Ask Acme");
    assert_eq!(title(&workspace, &Kind::MAPPINGS, id(0x63)), "Supporters");
}

#[test]
fn what_imports_note_for_themselves_is_nobodys_to_settle() {
    let mut ours = workspace();
    let mut theirs = Workspace::new(id(9));
    run(&mut theirs, 8, &take(ours.clone(), true));
    let renamed = Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![id(IDEA)],
        writes: vec![(Field::named("title"), Some(Value::text("Faster export")))],
    };
    run(&mut ours, 7, &renamed);
    // Both bring in a later export of one table, ours the later.
    for (workspace, replica, votes) in [(&mut theirs, 8, 4.0), (&mut ours, 7, 5.0)] {
        for (field, value) in [
            (Field::SOURCE_HASH, Value::text(&votes.to_string())),
            (Field::element("source-votes", "canny"), number(votes)),
        ] {
            let edit = Command::Edit {
                kind: Kind::FEEDBACK,
                ids: vec![id(FEEDBACK)],
                writes: vec![(field, Some(value))],
            };
            run(workspace, replica, &edit);
        }
    }
    let merged = merge(&ours, &file(theirs.clone(), true), &env(1_764_000_100_000));
    assert!(merged.report.conflicts.is_empty());
    let change = merged.change.expect("it brings something");
    let listed = changed_records(&ours, &change, PM);
    assert!(listed.iter().all(|record| record.fields.is_empty()), "{listed:?}");
    ours.apply(&change);
    assert_eq!(conflicts(&ours, PM), []);
    assert!(conflicts_of(&ours, &Kind::FEEDBACK, id(FEEDBACK), PM).is_empty());
    let record = ours.record(&Kind::FEEDBACK, id(FEEDBACK)).expect("there");
    assert_eq!(record.text("source-hash"), "5", "the latest counts");
    assert_eq!(record.value("source-votes/canny"), Some(&number(5.0)));
}

#[test]
fn a_cleared_weight_of_an_objective_is_told_as_the_one_that_counts() {
    let workspace = workspace();
    let weight = Field::named("weight");
    let told = show(&workspace, (&Kind::OBJECTIVES, None), &weight, None);
    assert_eq!(told, "1");
}
