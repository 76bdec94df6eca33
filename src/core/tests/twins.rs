//! What two people have brought in from one program without knowing of each other is one thing once they exchange files.

use std::sync::Arc;

use tandem_core::command::{apply, doubled};
use tandem_core::view::conflict::conflicts;
use tandem_core::{Command, Env, Field, Kind, Record, Value, Workspace};

use crate::both_sides::{exchange, there};
use crate::followed_merges::{as_other, id, replicas};
use crate::support::{file, take};
use crate::world::{PM, World, text};

/// Those who are there from the beginning.
const A: u128 = 0x41;
const B: u128 = 0x42;

/// What an import of one file makes, with ids of its own: a customer and an item that names it.
fn imported(ids: [u128; 2], source: &str, title: &str) -> Command {
    let item = vec![
        text("title", title),
        text("source", source),
        (Field::named("customer"), Value::link(id(ids[0]))),
        (
            Field::element("source-votes", "canny"),
            Value::number(7.0).expect("finite"),
        ),
    ];
    Command::Import {
        records: vec![
            (Kind::CUSTOMERS, id(ids[0]), vec![text("name", "Acme")]),
            (Kind::FEEDBACK, id(ids[1]), item),
        ],
        writes: Vec::new(),
    }
}

#[test]
fn what_both_bring_in_from_one_program_is_there_once() {
    let (mut ours, mut theirs) = replicas();
    ours.run(&imported([0x61, 0x63], "canny:1", "Slow export"));
    as_other(&mut theirs, &imported([0x62, 0x60], "canny:1", "Slow export"));
    // Each goes on with its own.
    let story = vec![
        text("title", "Idea of ours"),
        (
            Field::link("insights", id(0x63)),
            Value::number(2.0).expect("finite"),
        ),
    ];
    ours.add(Kind::IDEAS, id(0x70), story);
    for (kind, record, (field, value)) in [
        (
            Kind::FEEDBACK,
            0x60,
            (Field::link("supporters", id(A)), Value::Flag(true)),
        ),
        (
            Kind::FEEDBACK,
            0x60,
            (Field::element("tags", "ux"), Value::Flag(true)),
        ),
        (Kind::CUSTOMERS, 0x62, text("domain", "acme.example")),
    ] {
        let writes = vec![(field, Some(value))];
        as_other(
            &mut theirs,
            &Command::Edit {
                kind,
                ids: vec![id(record)],
                writes,
            },
        );
    }
    exchange(&mut ours, &mut theirs);
    exchange(&mut ours, &mut theirs);
    for world in [&ours, &theirs] {
        let workspace = &world.workspace;
        assert_eq!(there(workspace, &Kind::CUSTOMERS), [id(A), id(B), id(0x61)]);
        assert_eq!(there(workspace, &Kind::FEEDBACK), [id(A), id(B), id(0x60)]);
        let item = workspace.record(&Kind::FEEDBACK, id(0x60)).expect("there");
        assert_eq!(item.text("customer"), id(0x61).to_string());
        assert_eq!(
            item.links("supporters").map(|(id, _)| id).collect::<Vec<_>>(),
            [id(A)]
        );
        let votes = Field::element("source-votes", "canny");
        assert_eq!(
            item.get(&votes).and_then(Value::as_number),
            Some(7.0),
            "they count once"
        );
        assert_eq!((item.text("body"), item.elements("tags").count()), ("", 1));
        let customer = workspace.record(&Kind::CUSTOMERS, id(0x61)).expect("there");
        assert_eq!(customer.text("domain"), "acme.example");
        let idea = workspace.record(&Kind::IDEAS, id(0x70)).expect("there");
        assert_eq!(
            idea.links("insights").map(|(id, _)| id).collect::<Vec<_>>(),
            [id(0x60)]
        );
        assert!(
            conflicts(workspace, PM).is_empty(),
            "{:?}",
            conflicts(workspace, PM)
        );
    }
}

#[test]
fn what_has_no_id_of_a_program_is_two_things() {
    for source in ["1", "table-0123456789abcdef:1", "other:1"] {
        let (mut ours, mut theirs) = replicas();
        ours.run(&imported([0x61, 0x63], source, "Slow export"));
        as_other(&mut theirs, &imported([0x62, 0x60], source, "A ticket"));
        exchange(&mut ours, &mut theirs);
        assert_eq!(there(&ours.workspace, &Kind::FEEDBACK).len(), 4, "{source}");
    }
    // Nor has what somebody wrote down by hand.
    let (mut ours, mut theirs) = replicas();
    ours.add(Kind::CUSTOMERS, id(0x61), vec![text("name", "Acme")]);
    as_other(&mut theirs, &imported([0x62, 0x60], "canny:1", "Slow export"));
    exchange(&mut ours, &mut theirs);
    assert_eq!(there(&ours.workspace, &Kind::CUSTOMERS).len(), 4);
}

#[test]
fn taking_back_the_merge_brings_back_ones_own() {
    let (mut ours, mut theirs) = replicas();
    ours.run(&imported([0x61, 0x63], "canny:1", "Slow export"));
    as_other(&mut theirs, &imported([0x62, 0x60], "canny:1", "Slow export"));
    let before = ours.workspace.clone();
    let env = |world: &World| Env {
        now: world.now + 10,
        replica: id(7),
        by: PM,
        seed: 1,
    };
    let merge = take(theirs.workspace.clone(), true);
    let change = Arc::new(apply(&ours.workspace, &merge, &env(&ours)).expect("applies"));
    let snapshot = file(theirs.workspace.clone(), true);
    let bare = tandem_core::merge::merge(&ours.workspace, &snapshot, &env(&ours))
        .change
        .expect("news");
    assert_eq!(
        doubled(&ours.workspace, &snapshot, &bare),
        2,
        "a customer and an item"
    );
    ours.workspace.apply(&change);
    ours.now += 10;
    assert_eq!(there(&ours.workspace, &Kind::FEEDBACK), [id(A), id(B), id(0x60)]);
    let undo = Command::Revert { change };
    let undone = Arc::new(apply(&ours.workspace, &undo, &env(&ours)).expect("applies"));
    ours.workspace.apply(&undone);
    ours.now += 10;
    let shown = |workspace: &Workspace| {
        [Kind::CUSTOMERS, Kind::FEEDBACK].map(|kind| {
            let records = workspace.records(&kind);
            let fields = |record: &Record| {
                record
                    .fields()
                    .map(|(f, v)| (f.clone(), v.clone()))
                    .collect::<Vec<_>>()
            };
            records
                .map(|record| (record.id(), fields(record)))
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(shown(&ours.workspace), shown(&before));
    ours.run(&Command::Revert { change: undone });
    assert_eq!(there(&ours.workspace, &Kind::FEEDBACK), [id(A), id(B), id(0x60)]);
}

#[test]
fn what_has_become_one_is_not_made_one_again_over_what_somebody_did_since() {
    let (mut ours, mut theirs) = replicas();
    ours.run(&imported([0x61, 0x63], "canny:1", "Slow export"));
    as_other(&mut theirs, &imported([0x62, 0x60], "canny:1", "Export is slow"));
    let tag = || Field::element("tags", "ux");
    let edit = |writes: Vec<(Field, Option<Value>)>, item: u128| Command::Edit {
        kind: Kind::FEEDBACK,
        ids: vec![id(item)],
        writes,
    };
    ours.run(&edit(
        vec![
            (tag(), Some(Value::Flag(true))),
            (Field::link("supporters", id(A)), Some(Value::Flag(true))),
            (Field::named("body"), Some(Value::text("Ours"))),
        ],
        0x63,
    ));
    as_other(&mut theirs, &take(ours.workspace.clone(), true));
    assert_eq!(
        there(&theirs.workspace, &Kind::FEEDBACK),
        [id(A), id(B), id(0x60)]
    );
    as_other(
        &mut theirs,
        &edit(
            vec![
                (tag(), None),
                (Field::link("supporters", id(A)), None),
                (Field::named("title"), Some(Value::text("Exports take minutes"))),
                (Field::named("body"), Some(Value::text("Said anew"))),
            ],
            0x60,
        ),
    );
    exchange(&mut ours, &mut theirs);
    exchange(&mut ours, &mut theirs);
    for world in [&ours, &theirs] {
        let workspace = &world.workspace;
        assert_eq!(there(workspace, &Kind::FEEDBACK), [id(A), id(B), id(0x60)]);
        let item = workspace.record(&Kind::FEEDBACK, id(0x60)).expect("there");
        assert_eq!(
            (item.text("title"), item.text("body")),
            ("Exports take minutes", "Said anew")
        );
        assert_eq!((item.get(&tag()), item.links("supporters").count()), (None, 0));
        assert!(conflicts(workspace, PM).is_empty());
    }
}
