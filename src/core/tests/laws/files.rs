//! What the bytes of a file guarantee.

use proptest::prelude::*;
use serde_json::{Map, Value as Json};
use tandem_core::history::Step as Way;
use tandem_core::snapshot::{Trust, decode, encode, hash};
use tandem_core::value::Number;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};

use crate::support::{
    Step, WORKSPACE, World, all_records, assert_same, cases, export, history, import, merged, record,
};

/// The parts of a file, as they are written.
const PARTS: [&str; 8] = [
    "format",
    "version",
    "workspace",
    "snapshot",
    "replicas",
    "seen",
    "changes",
    "records",
];

/// Any value that a field of an unknown name may have, with odd texts and numbers.
fn odd_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_filter_map("finite", Value::number),
        any::<i64>().prop_map(|number| Value::Number(Number::whole(number))),
        any::<u64>().prop_map(|number| Value::Number(Number::large(number))),
        odd_text().prop_map(|text| Value::text(&text)),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let object = proptest::collection::btree_map(odd_text(), inner.clone(), 0..3);
        let object =
            object.prop_map(|entries| Value::Map(entries.into_iter().map(|(k, v)| (k.into(), v)).collect()));
        proptest::collection::vec(prop_oneof![inner, object], 0..3)
            .prop_map(|values| Value::List(values.into()))
    })
}

/// Texts with quotes, escapes, controls, and parts of the format itself.
fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        1 => "[\"\\\\/~\u{0}-\u{1f}\u{7f}\u{2028}a]{0,4}",
        1 => proptest::sample::select(vec!["id", "*", "versions", "", "~1", "\u{feff}", "\n\"replicas\":"]).prop_map(str::to_owned),
    ]
}

/// Any field: odd names, nested, some standing beside elements of their own name.
fn odd_field() -> impl Strategy<Value = Field> {
    let path = |parts: Vec<String>| {
        let mut path = String::new();
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                path.push('/');
            }
            tandem_core::field::escape_into(&mut path, part);
        }
        Field::from_path(path)
    };
    let few = proptest::collection::vec(
        proptest::sample::select(vec!["x", "y", "x~"]).prop_map(str::to_owned),
        1..4,
    );
    prop_oneof![
        3 => few.prop_map(path),
        1 => proptest::collection::vec(odd_text(), 1..3).prop_map(path),
    ]
}

/// A workspace after a history and edits of odd fields by two replicas that met in the end.
fn odd_workspace() -> impl Strategy<Value = Workspace> {
    let writes = proptest::collection::vec(
        (
            0..2_usize,
            odd_field(),
            proptest::option::weighted(0.9, odd_value()),
        ),
        1..5,
    );
    (history(2, 5), odd_text(), writes).prop_map(|(steps, kind, writes)| {
        let mut world = World::after(2, &steps);
        let (kind, id) = (Kind::from_name(&kind), Id::from_u128(0x50));
        let _ = world.perform(
            0,
            &Command::Add {
                kind: kind.clone(),
                id,
                fields: Vec::new(),
            },
            Way::Do,
        );
        let _ = world.run(&Step::Sync { from: 0, to: 1 });
        for (at, field, value) in writes {
            // A field that cannot be read back is refused, and that is the point.
            let edit = Command::Edit {
                kind: kind.clone(),
                ids: vec![id],
                writes: vec![(field, value)],
            };
            let _ = world.perform(at, &edit, Way::Do);
        }
        world.converge();
        world.workspace(0).clone()
    })
}

fn assert_reads_back(workspace: &Workspace) {
    let bytes = export(workspace, true);
    let read = import(&bytes);
    assert_same(&read.content, &workspace.clone().with_referred_log());
    assert_eq!(hash(&read.content), hash(workspace));
    assert_eq!(read.trust, Trust::Right);
    assert_eq!(export(&read.content, true), bytes);
}

/// JSON as an unknown program may write it under a record: no empty objects, which hold no field.
fn unknown_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i32>().prop_map(Json::from),
        any::<f32>().prop_filter_map("finite and not whole", |number| {
            serde_json::Number::from_f64(number.into())
                .filter(|_| number.fract() != 0.0)
                .map(Json::Number)
        }),
        any::<String>().prop_map(Json::String),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Json::Array),
            proptest::collection::btree_map(".{1,4}", inner, 1..3)
                .prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: equal workspaces give equal bytes, in whatever order they came together.
    #[test]
    fn encoding_is_canonical(steps in history(3, 12)) {
        let world = World::after(3, &steps);
        let [a, b, c] = [0, 1, 2].map(|at| world.workspace(at));
        let (one, other) = (merged(&merged(a, b), c), merged(&merged(c, a), b));
        assert_same(&one, &other);
        prop_assert_eq!(export(&one, true), export(&other, true));
        let mut records: Vec<_> = all_records(&one).map(|(kind, record)| (kind.clone(), record.clone())).collect();
        records.reverse();
        let shuffled = Workspace::from_parts(one.id(), one.seen().clone(), one.log().clone(), records);
        prop_assert_eq!(export(&one, true), export(&shuffled, true));
    }

    /// Law: other workspaces have other bytes: whatever a Change changes, it changes the hash, unless it changes nothing
    /// but history that no record refers to.
    #[test]
    fn the_hash_tells_workspaces_apart(steps in history(2, 10)) {
        let mut world = World::new(2);
        for step in &steps {
            let before = world.workspace(0).clone();
            let _ = world.run(step);
            let after = world.workspace(0);
            prop_assert_eq!(hash(after) == hash(&before), after.clone().with_referred_log() == before.clone().with_referred_log());
        }
    }

    /// Law: every workspace that can be reached reads back as it was.
    #[test]
    fn what_is_written_reads_back(steps in history(3, 14)) {
        let world = World::after(3, &steps);
        for at in 0..3 {
            assert_reads_back(world.workspace(at));
        }
    }

    /// Law: the parts of a file may stand in any order, and what is wrong with it is told the same way.
    #[test]
    fn the_parts_of_a_file_may_stand_in_any_order((steps, order, fault) in (
        history(3, 8),
        Just(PARTS.to_vec()).prop_shuffle(),
        0..4_usize,
    )) {
        let bytes = export(World::after(3, &steps).workspace(0), true);
        let mut json: Json = serde_json::from_slice(&bytes).expect("JSON");
        let kinds = json["records"].as_object_mut().expect("records");
        let first = kinds.values_mut().next();
        match (fault, first) {
            (1, Some(list)) => list[0]["id"] = "not an id".into(),
            (2, Some(list)) => {
                let twice = list[0].clone();
                list.as_array_mut().expect("a list").push(twice);
            }
            (3, Some(list)) => *list = "not a list".into(),
            _ => {}
        }
        let spelled = |parts: &[&str]| {
            let parts: Vec<_> = parts.iter().map(|key| format!("{key:?}:{}", json[key])).collect();
            format!("{{{}}}", parts.join(","))
        };
        prop_assert_eq!(decode(spelled(&order).as_bytes()), decode(spelled(&PARTS).as_bytes()));
    }

    /// Law: odd texts, numbers, names and nestings read back as they were.
    #[test]
    fn odd_content_reads_back(workspace in odd_workspace()) {
        assert_reads_back(&workspace);
    }

    /// Law: fields and kinds that this build does not know survive merging and editing unchanged.
    #[test]
    fn unknown_fields_and_kinds_survive((fields, name) in (
        proptest::collection::btree_map("x[a-z/~. ]{0,3}", unknown_json(), 1..4),
        "x[a-z\" ]{0,3}",
    )) {
        let mut world = World::after(2, &[Step::Write { at: 0, record: 0, field: 0, value: 1 }]);
        let mut json: Json = serde_json::from_slice(&export(world.workspace(0), true)).expect("JSON");
        let unknown: Map<String, Json> = fields.into_iter().collect();
        let dream = |more: &Map<String, Json>| {
            let mut dream = more.clone();
            dream.insert("id".into(), "00000000-0000-0000-0000-000000000099".into());
            dream.insert("versions".into(), serde_json::json!({ "*": "0:1" }));
            Json::Object(dream)
        };
        let idea = json["records"]["ideas"][0].as_object_mut().expect("an idea");
        idea.extend(unknown.clone());
        json["records"][&name] = Json::Array(vec![dream(&unknown)]);
        let read = import(json.to_string().as_bytes());
        prop_assert_eq!(read.trust, Trust::Wrong, "it was changed after the export");
        world.replicas[1].workspace = merged(world.workspace(1), &read.content);
        world.run(&Step::Write { at: 1, record: 0, field: 0, value: 2 }).expect("edits");
        world.run(&Step::Sync { from: 1, to: 0 }).expect("merges");
        let written: Json = serde_json::from_slice(&export(world.workspace(0), true)).expect("JSON");
        let idea = &written["records"]["ideas"][0];
        prop_assert_eq!(&idea["title"], "b");
        for (key, value) in &unknown {
            prop_assert_eq!(&idea[key], value);
        }
        prop_assert_eq!(&written["records"][&name][0], &dream(&unknown));
        let (kind, id) = record(0);
        prop_assert!(world.workspace(0).record(&kind, id).is_some());
    }
}

#[test]
fn an_empty_workspace_reads_back() {
    assert_reads_back(&Workspace::new(WORKSPACE));
    let header_only = encode(&Workspace::new(WORKSPACE), &crate::support::header(true));
    assert!(import(&header_only).content.is_empty());
}
