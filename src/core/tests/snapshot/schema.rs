//! The published JSON Schema is the one of the frozen table, and agrees with what the reader takes.

use std::sync::OnceLock;

use jsonschema::Validator;
use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::snapshot::schema::{published, schema};
use tandem_core::snapshot::v1::{KINDS, LARGEST, Shape};
use tandem_core::snapshot::{decode, hash};
use tandem_core::{Command, Field, Id, Kind, Record, SnapshotError, Value, Workspace, time};

use super::fixtures::{ENV, folder};
use crate::golden;
use crate::support::{self, World, history};

fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| jsonschema::draft202012::new(&schema()).expect("the schema is one"))
}

/// Fails with the places where a file is not as the schema says.
fn assert_valid(name: &str, bytes: &[u8]) {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let json: serde_json::Value = serde_json::from_slice(text).expect("JSON");
    let errors: Vec<String> = validator()
        .iter_errors(&json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn golden_schema_is_published_and_pins_the_frozen_table() {
    golden::compare("docs/snapshot.schema.json", published().as_bytes());
}

#[test]
fn the_schema_is_one_of_draft_2020_12() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
}

#[test]
fn every_good_fixture_is_valid_and_so_is_the_sample() {
    for (name, bytes) in folder("good") {
        assert_valid(&name, &bytes);
    }
    assert_valid("the sample", &crate::sample::write());
}

/// What the reader refuses although a schema cannot say it: order, places that refer to one another, dates that exist.
const BEYOND_A_SCHEMA: &[&str] = &[
    "change-at-before-1970",
    "change-at-no-such-day",
    "change-at-no-such-hour",
    "change-dot-unknown-replica",
    "change-twice",
    "conflict-beyond-seen",
    "conflict-value-number",
    "conflict-without-version",
    "context-twice",
    "context-unknown-replica",
    "estimate-range-out-of-order",
    "field-twice-by-nesting",
    "list-30-levels",
    "record-id-twice",
    "record-id-twice-unknown-kind",
    "replicas-missing-but-used",
    "said-no-such-day",
    "seen-missing-but-versions",
    "seen-too-large",
    "seen-twice",
    "seen-unknown-replica",
    "version-beyond-seen",
    "version-of-a-field-beyond-seen",
    "version-of-unknown-replica",
];

#[test]
fn the_schema_refuses_what_the_reader_refuses_but_for_what_a_schema_cannot_say() {
    let mut beyond = Vec::new();
    for (name, bytes) in folder("hostile") {
        let Ok(json) = serde_json::from_slice::<serde_json::Value>(&bytes) else {
            continue;
        };
        let read = decode(&bytes);
        if let Err(SnapshotError::TooDeep { .. } | SnapshotError::DuplicateKey { .. }) = read
            && !BEYOND_A_SCHEMA
                .iter()
                .any(|known| name == format!("{known}.json"))
        {
            continue;
        }
        let name = name.strip_suffix(".json").expect("JSON").to_owned();
        match (read.is_ok(), validator().is_valid(&json)) {
            (true, false) => panic!("{name} is opened but not valid"),
            (false, true) => beyond.push(name),
            _ => {}
        }
    }
    beyond.sort();
    assert_eq!(beyond, BEYOND_A_SCHEMA);
}

#[test]
fn links_of_the_table_lead_to_kinds_of_the_table_and_never_in_a_circle_of_kinds() {
    fn target(shape: Shape) -> Option<&'static str> {
        match shape {
            Shape::Link(kind) | Shape::Links(kind, _) => Some(kind),
            _ => None,
        }
    }
    fn visit(name: &str, way: &mut Vec<String>) {
        assert!(!way.iter().any(|kind| kind == name), "a circle: {way:?} {name}");
        way.push(name.to_owned());
        let kind = KINDS
            .iter()
            .find(|kind| kind.name == name)
            .expect("a kind of the table");
        for linked in kind.fields.iter().filter_map(|field| target(field.shape)) {
            // What a kind says about records of its own is looked at where it is read: `dependencies`, merged customers.
            if linked != name {
                visit(linked, way);
            }
        }
        way.pop();
    }
    for kind in KINDS {
        visit(kind.name, &mut Vec::new());
    }
}

/// Any value that may stand under a field of this shape, with the path below it.
fn value(shape: Shape) -> BoxedStrategy<Vec<(Vec<String>, Value)>> {
    let leaf = |strategy: BoxedStrategy<Value>| strategy.prop_map(|value| vec![(Vec::new(), value)]).boxed();
    let number = |least: f64, most: f64| {
        prop_oneof![
            least..=most,
            (least.ceil()..=most.min(least.ceil() + 1000.0)).prop_map(f64::floor)
        ]
        .prop_map(|number| Value::number(number).expect("finite"))
        .boxed()
    };
    match shape {
        Shape::Line(most) => leaf(text("[^\r\n]", most)),
        Shape::Prose(_) => leaf(text("(?s).", 200)),
        Shape::Number(least, most) => leaf(number(least, most)),
        Shape::Choice(words) => leaf(prop::sample::select(words).prop_map(Value::text).boxed()),
        Shape::Flag => leaf(any::<bool>().prop_map(Value::Flag).boxed()),
        Shape::Time => leaf(
            (0..253_402_300_800_000_u64)
                .prop_map(|at| Value::text(&time::format(at)))
                .boxed(),
        ),
        Shape::Link(_) => leaf(
            any::<u128>()
                .prop_map(|id| Value::link(Id::from_u128(id)))
                .boxed(),
        ),
        Shape::Set(inner) => elements(
            "[^\\x00]{1,8}".prop_map(|name| vec![name]).boxed(),
            self::value(*inner),
        ),
        Shape::Links(_, inner) => elements(id().prop_map(|id| vec![id]).boxed(), self::value(*inner)),
        Shape::Estimates => {
            let path = ("[a-z]{1,6}", id(), ".{1,6}")
                .prop_map(|(framework, person, input)| vec![framework, person, input]);
            let range = prop::collection::vec(number(-LARGEST, LARGEST), 3).prop_map(|mut range| {
                range.sort();
                Value::List(range.into())
            });
            let estimate = prop_oneof![number(-LARGEST, LARGEST), range.boxed()];
            elements(path.boxed(), leaf(estimate.boxed()))
        }
    }
}

fn text(letter: &'static str, most: usize) -> BoxedStrategy<Value> {
    let pattern = format!("{letter}{{0,{}}}", most.min(60));
    prop::string::string_regex(&pattern)
        .expect("a pattern")
        .prop_map(|text| Value::text(&text))
        .boxed()
}

fn id() -> impl Strategy<Value = String> {
    any::<u128>().prop_map(|id| Id::from_u128(id).to_string())
}

fn elements(
    path: BoxedStrategy<Vec<String>>,
    values: BoxedStrategy<Vec<(Vec<String>, Value)>>,
) -> BoxedStrategy<Vec<(Vec<String>, Value)>> {
    let element = (path, values).prop_map(|(path, mut values)| (path, values.remove(0).1));
    prop::collection::vec(element, 0..4).boxed()
}

/// Any record of the table: its kind, and values for some of its fields.
fn record() -> impl Strategy<Value = (Kind, Vec<(Field, Value)>)> {
    (0..KINDS.len(), any::<u64>()).prop_flat_map(|(at, chosen)| {
        let kind = &KINDS[at];
        let fields: Vec<BoxedStrategy<Vec<(Field, Value)>>> = kind
            .fields
            .iter()
            .enumerate()
            .filter(|(i, _)| chosen >> i & 1 == 1)
            .map(|(_, field)| {
                let name = field.name;
                let named = move |(path, value): (Vec<String>, Value)| {
                    let mut whole = name.to_owned();
                    for part in &path {
                        whole.push('/');
                        tandem_core::field::escape_into(&mut whole, part);
                    }
                    (Field::from_path(whole), value)
                };
                value(field.shape)
                    .prop_map(move |values| values.into_iter().map(named).collect())
                    .boxed()
            })
            .collect();
        fields.prop_map(move |fields| (Kind::from_name(kind.name), fields.into_iter().flatten().collect()))
    })
}

fn cases() -> ProptestConfig {
    let config = support::cases();
    ProptestConfig {
        // Validating is slow beside everything else.
        cases: config.cases.div_ceil(10),
        ..config
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_workspace_of_records_of_the_table_is_written_valid_and_read_back_equal(
        records in prop::collection::vec(record(), 0..6),
    ) {
        let records = records.into_iter().zip(1..).map(|((kind, fields), i)| (kind, Id::from_u128(i), fields)).collect();
        let mut workspace = Workspace::new(Id::from_u128(1));
        if let Ok(change) = apply(&workspace, &Command::Import { records, writes: Vec::new() }, &ENV) {
            workspace.apply(&change);
        }
        let bytes = support::export(&workspace, true);
        assert_valid("a fresh one", &bytes);
        prop_assert_eq!(support::import(&bytes).content, workspace);
    }

    #[test]
    fn every_workspace_that_replicas_come_to_is_written_valid(steps in history(3, 24)) {
        let world = World::after(3, &steps);
        for at in 0..3 {
            let bytes = support::export(world.workspace(at), true);
            assert_valid("a replica's", &bytes);
            prop_assert_eq!(hash(&support::import(&bytes).content), hash(world.workspace(at)));
        }
    }
}

#[test]
fn a_record_is_written_with_its_fields_in_one_order() {
    let id = Id::from_u128(5);
    let fields = |names: [&'static str; 3]| names.map(|name| (Field::named(name), Value::text(name)));
    let base = tandem_core::Dot {
        replica: Id::from_u128(6),
        n: 1,
    };
    let one = Record::new(id, base, fields(["title", "body", "channel"]));
    let other = Record::new(id, base, fields(["channel", "title", "body"]));
    assert_eq!(one, other);
}

#[test]
fn every_kind_of_version_1_is_known_by_its_name() {
    let mut known: Vec<String> = Kind::ALL.iter().map(ToString::to_string).collect();
    let mut written: Vec<String> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    known.sort();
    written.sort();
    assert_eq!(known, written);
}
