//! What is written can be read again, as a snapshot, a journal entry or pages.

use std::collections::BTreeSet;

use tandem_core::command::apply;
use tandem_core::merge::merge;
use tandem_core::model::Role;
use tandem_core::snapshot::store::{Pages, decode_entry, decode_pages, encode_entry};
use tandem_core::snapshot::{Header, Pieces, Trust, decode, encode, hash};
use tandem_core::value::Number;
use tandem_core::{Command, Dot, Env, Field, Id, Kind, Record, Value, VersionVector, Workspace};

const PM: Id = Id::from_u128(0x01);
const PO: Id = Id::from_u128(0x02);

fn env(replica: u128, now: u64) -> Env {
    Env {
        now,
        replica: Id::from_u128(replica),
        by: PM,
        seed: u128::from(now),
    }
}

fn run(workspace: &mut Workspace, command: &Command, env: &Env) {
    let change = apply(workspace, command, env).expect("the command applies");
    let entry = encode_entry(&change);
    assert_eq!(decode_entry(&entry, workspace).expect("the entry reads"), change);
    workspace.apply(&change);
}

fn title(text: &str) -> (Field, Value) {
    (Field::named("title"), Value::text(text))
}

fn header() -> Header<'static> {
    Header {
        id: Id::from_u128(9),
        parents: &[],
        replica: Id::from_u128(7),
        person: PM,
        by: "Pia \"the PM\"",
        role: Role::Pm,
        at: 1_764_000_000_000,
        app: "0.1.0",
        name: "Sample",
        complete: true,
    }
}

fn export(workspace: &Workspace) -> Vec<u8> {
    encode(workspace, &header())
}

fn sample() -> Workspace {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let env = env(7, 1_764_000_000_000);
    let (idea, feedback) = (env.id(0), env.id(1));
    run(
        &mut workspace,
        &Command::Add {
            kind: Kind::FEEDBACK,
            id: feedback,
            fields: vec![title("Too slow\tby \u{1} far")],
        },
        &env,
    );
    run(
        &mut workspace,
        &Command::TurnIntoIdea {
            feedback: vec![feedback],
            idea,
            title: "Be \\ fast".into(),
        },
        &env,
    );
    let estimate = |person, value| Command::Estimate {
        idea,
        framework: "rice".into(),
        person,
        input: "reach".into(),
        range: None,
        value: Some(value),
    };
    run(&mut workspace, &estimate(PM, 450.0), &env);
    run(&mut workspace, &estimate(PO, 12.5), &env);
    let tags = ["ux", "a/b~c", ""].map(|tag| (Field::element("tags", tag), Some(Value::Flag(true))));
    run(
        &mut workspace,
        &Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes: tags[..2].to_vec(),
        },
        &env,
    );
    workspace
}

#[test]
fn a_snapshot_reads_back_as_the_same_workspace_with_the_right_hash() {
    let workspace = sample();
    let bytes = export(&workspace);
    let snapshot = decode(&bytes).expect("the snapshot reads");
    assert_eq!(snapshot.content, workspace, "{}", String::from_utf8_lossy(&bytes));
    assert_eq!(snapshot.trust, Trust::Right);
    assert_eq!(hash(&snapshot.content), hash(&workspace));
    let reformatted: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let reformatted = decode(
        serde_json::to_string_pretty(&reformatted)
            .expect("JSON")
            .as_bytes(),
    )
    .expect("reads");
    assert_eq!(
        reformatted.trust,
        Trust::Right,
        "the hash is over the content, not its layout"
    );
}

#[test]
fn a_snapshot_in_pieces_is_the_same_snapshot() {
    let empty = Workspace::new(Id::from_u128(1));
    let mut large = sample();
    for n in 0..3000 {
        let env = env(8, 1_764_000_000_001 + n);
        let add = Command::Add {
            kind: Kind::FEEDBACK,
            id: env.id(0),
            fields: vec![
                title("One of many"),
                (Field::named("body"), Value::text("Long. ")),
            ],
        };
        large.apply(&apply(&large, &add, &env).expect("the command applies"));
    }
    for (workspace, least) in [(empty, 1), (sample(), 1), (large, 3)] {
        let mut pieces = Pieces::of(&workspace);
        let mut written = Vec::new();
        while let Some(piece) = pieces.next_piece() {
            assert!(piece.len() < 200_000, "a piece is short work");
            written.push(piece);
        }
        assert!(written.len() >= least);
        written.insert(0, pieces.head(&header()));
        assert!(written.concat() == export(&workspace));
    }
}

#[test]
fn pages_and_journal_read_back_as_the_same_workspace() {
    let workspace = sample();
    let touched: BTreeSet<(Kind, Id)> = workspace
        .kinds()
        .flat_map(|kind| {
            workspace
                .collection(kind)
                .into_iter()
                .flatten()
                .map(move |record| (kind.clone(), record.id()))
        })
        .collect();
    let pages = Pages::default().fold(&workspace, &touched);
    let (read, _) = decode_pages(workspace.id(), pages).expect("reads");
    assert_eq!(read, workspace);
}

/// An entry and pages as the first forms of storage had them: JSON as a whole.
const OLD_ENTRY: &str = r#"{"replicas":["00000000-0000-0000-0000-000000000007"],"dot":"0:2",
"entry":[{"dot":"0:2","at":"2025-11-24T16:00:00.000Z","by":"00000000-0000-0000-0000-000000000001","did":"edit-idea"}],
"seen":["0:2"],"log":[{"dot":"0:2","at":"2025-11-24T16:00:00.000Z","by":"00000000-0000-0000-0000-000000000001","did":"edit-idea"}],
"unlog":[],"records":{"ideas":[{"id":"00000000-0000-0000-0000-000000000010","title":"Swap shifts","tags":{"ux":true},
"versions":{"*":"0:1","deleted":"0:2","title":"0:2"}}]},"removed":{}}"#;
const OLD_PAGES: [(u32, &str); 2] = [
    (
        0,
        r#"{"replicas":["00000000-0000-0000-0000-000000000007"],"seen":["0:1"],
"log":[{"dot":"0:1","at":"2025-11-24T15:00:00.000Z","by":"00000000-0000-0000-0000-000000000001","did":"add-idea"}]}"#,
    ),
    (
        1,
        r#"{"replicas":["00000000-0000-0000-0000-000000000007"],"records":{"ideas":[
{"id":"00000000-0000-0000-0000-000000000010","title":"Swap","tags":{"ux":true},"versions":{"*":"0:1"}}]}}"#,
    ),
];

#[test]
fn what_the_first_forms_of_storage_kept_is_read() {
    let pages = OLD_PAGES
        .map(|(number, text)| (number, text.as_bytes().to_vec()))
        .to_vec();
    let (mut workspace, mut places) = decode_pages(Id::from_u128(1), pages).expect("the pages read");
    let change = decode_entry(OLD_ENTRY.as_bytes(), &workspace).expect("the entry reads");
    workspace.apply(&change);
    let idea = Id::from_u128(0x10);
    let record = workspace.record(&Kind::IDEAS, idea).expect("the idea");
    assert_eq!(record.text("title"), "Swap shifts");
    assert!(record.value("tags/ux").is_some());
    assert_eq!(workspace.log().len(), 2);
    let folded = places.fold(&workspace, &BTreeSet::from([(Kind::IDEAS, idea)]));
    let numbers: Vec<u32> = folded.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [0, 1], "the record keeps its page");
    assert_eq!(
        decode_pages(Id::from_u128(1), folded).expect("reads").0,
        workspace
    );
}

#[test]
fn every_value_that_a_file_can_hold_is_stored() {
    let whole = [
        0,
        -1,
        1,
        63,
        64,
        127,
        128,
        -64,
        9_007_199_254_740_993,
        i64::MAX,
        i64::MIN,
    ];
    let mut values: Vec<Value> = whole.map(|number| Value::Number(Number::whole(number))).to_vec();
    values.push(Value::Number(Number::large(u64::MAX)));
    values.extend([0.1, -2.5e-300, 1e300].map(|number| Value::number(number).expect("finite")));
    values.extend([Value::Null, Value::Flag(true), Value::Flag(false)]);
    values.extend(["", "naïve \u{0}", "👩‍👩‍👧"].map(Value::text));
    values.extend([127, 128, 16_383, 16_384].map(|length| Value::text(&"x".repeat(length))));
    values.push(Value::Map(
        [("a".into(), Value::List(values.clone().into()))].into(),
    ));
    let (kind, id) = (Kind::from_name("from-the-future"), Id::from_u128(5));
    let base = Dot {
        replica: Id::from_u128(7),
        n: 1,
    };
    let fields = (0..)
        .zip(values)
        .map(|(n, value)| (Field::element("of", &format!("{n}")), value));
    let record = Record::new(id, base, fields);
    let workspace = Workspace::from_parts(
        Id::from_u128(1),
        VersionVector::from_iter([base]),
        [].into_iter().collect(),
        [(kind.clone(), record)],
    );
    let pages = Pages::default().fold(&workspace, &BTreeSet::from([(kind, id)]));
    let (read, _) = decode_pages(workspace.id(), pages).expect("reads");
    assert_eq!(read, workspace);
}

#[test]
fn a_page_whose_values_are_nested_deeper_than_a_file_may_be_is_damage() {
    let read = |levels: usize| {
        let value = (0..levels).fold(Value::Null, |inner, _| Value::List([inner].into()));
        let (kind, id) = (Kind::from_name("from-the-future"), Id::from_u128(5));
        let base = Dot {
            replica: Id::from_u128(7),
            n: 1,
        };
        let workspace = Workspace::from_parts(
            Id::from_u128(1),
            VersionVector::from_iter([base]),
            [].into_iter().collect(),
            [(kind.clone(), Record::new(id, base, [(Field::named("of"), value)]))],
        );
        let pages = Pages::default().fold(&workspace, &BTreeSet::from([(kind, id)]));
        decode_pages(workspace.id(), pages).map(|(read, _)| read == workspace)
    };
    assert_eq!(read(60).ok(), Some(true));
    assert!(read(70).is_err(), "bytes that were made up do not fill the stack");
}

#[test]
fn two_people_who_edit_apart_end_with_one_workspace_and_one_conflict() {
    let base = sample();
    let idea = base
        .collection(&Kind::IDEAS)
        .and_then(|ideas| ideas.iter().next())
        .map(|record| record.id())
        .expect("an idea");
    let rename = |text: &str| Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![(Field::named("title"), Some(Value::text(text)))],
    };
    let (mut pm, mut po) = (base.clone(), base);
    run(&mut pm, &rename("By the PM"), &env(7, 1_764_000_001_000));
    run(&mut po, &rename("By the PO"), &env(8, 1_764_000_002_000));
    let pm_file = decode(&export(&pm)).expect("reads");
    let po_file = decode(&export(&po)).expect("reads");
    let merged = merge(&po, &pm_file, &env(8, 1_764_000_003_000));
    assert_eq!(
        merged.report.conflicts,
        vec![(Kind::IDEAS, idea, Field::named("title"))]
    );
    po.apply(&merged.change.expect("something is new"));
    pm.apply(
        &merge(&pm, &po_file, &env(7, 1_764_000_003_000))
            .change
            .expect("something is new"),
    );
    assert_eq!(hash(&pm), hash(&po));
    assert_eq!(
        pm.record(&Kind::IDEAS, idea).expect("there").text("title"),
        "By the PO",
        "the later one is shown"
    );
    assert_eq!(pm.conflicts().count(), 1);
    let settle = Command::Settle {
        kind: Kind::IDEAS,
        id: idea,
        field: Field::named("title"),
        value: Some(Value::text("By the PM")),
    };
    run(&mut pm, &settle, &env(7, 1_764_000_004_000));
    let settled = decode(&export(&pm)).expect("reads");
    po.apply(
        &merge(&po, &settled, &env(8, 1_764_000_005_000))
            .change
            .expect("something is new"),
    );
    assert_eq!(po.conflicts().count(), 0);
    assert_eq!(hash(&pm), hash(&po));
    assert!(
        merge(&po, &settled, &env(8, 1_764_000_006_000)).change.is_none(),
        "a repeated file is a no-op"
    );
}

#[test]
fn the_undo_of_a_merge_takes_all_its_log_entries_away_in_the_journal_too() {
    let base = sample();
    let ideas: Vec<Id> = base.collection(&Kind::IDEAS).map_or(Vec::new(), |ideas| {
        ideas.iter().map(|record| record.id()).collect()
    });
    let (mut pm, mut po) = (base.clone(), base);
    for (name, at) in [("title", 1), ("description", 2)] {
        let edit = Command::Edit {
            kind: Kind::IDEAS,
            ids: ideas.clone(),
            writes: vec![(Field::named(name), Some(Value::text("New")))],
        };
        run(&mut pm, &edit, &env(7, 1_764_000_001_000 + at));
    }
    let file = decode(&export(&pm)).expect("reads");
    let change = merge(&po, &file, &env(8, 1_764_000_003_000)).change;
    let change = change.expect("something is new");
    po.apply(&change);
    let undo = change.invert();
    assert!(undo.log.len() > 1, "two entries of one replica are taken away");
    assert_eq!(decode_entry(&encode_entry(&undo), &po).expect("reads"), undo);
}

#[test]
fn records_that_say_the_same_in_a_word_share_it_once_they_are_read() {
    let base = Dot {
        replica: Id::from_u128(7),
        n: 1,
    };
    let ids = [1, 2].map(Id::from_u128);
    let records = ids.map(|id| {
        let fields = [("channel", "email"), ("title", "A title that nobody else has")];
        let fields = fields.map(|(name, text)| (Field::named(name), Value::text(text)));
        (Kind::FEEDBACK, Record::new(id, base, fields))
    });
    let workspace = Workspace::from_parts(
        Id::from_u128(9),
        VersionVector::from_iter([base]),
        [].into_iter().collect(),
        records,
    );
    let touched = ids.map(|id| (Kind::FEEDBACK, id));
    let pages = Pages::default().fold(&workspace, &BTreeSet::from(touched));
    let (read, _) = decode_pages(workspace.id(), pages).expect("reads");
    assert_eq!(read, workspace);
    let place = |id: Id, field: &str| {
        let record = read.record(&Kind::FEEDBACK, id).expect("there");
        record.text(field).as_ptr()
    };
    assert_eq!(place(ids[0], "channel"), place(ids[1], "channel"));
    assert_ne!(place(ids[0], "title"), place(ids[1], "title"));
}
