//! CSV out: no text is a formula, numbers are numbers, and what went out comes back equal.

use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::intake::{Choices, How, Subject, open, preview, write};
use tandem_core::{Command, Field, Id, Kind, Record, Value, Workspace};

use super::env;
use crate::support::cases;

/// Texts that have broken programs: right to left, families of emoji, nothing at all between words, markup, formulas.
const NAUGHTY: [&str; 24] = [
    "=1+1",
    "+49 30 1234",
    "-5",
    "@SUM(A1)",
    "\tcell",
    "'=quoted",
    "''@twice",
    "'plain",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202e}reversed",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}",
    "nul\0inside",
    "__proto__",
    "constructor",
    "<script>alert(1)</script>",
    "\"quoted\", and; more|less",
    "NULL",
    "\u{feff}mark",
    "e\u{301}\u{327} Z\u{351}\u{36b}algo",
    " space before",
    "space behind ",
    "\u{200b}",
    "DROP TABLE ideas; --",
    "%s%n {{7*7}}",
    "\u{1e}between\u{1f}",
];

fn naughty() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(&NAUGHTY[..]).prop_map(str::to_owned),
        2 => "[a-z=+@,;\"'|\t -]{1,12}",
        1 => "\\PC{1,6}",
    ]
}

fn body() -> impl Strategy<Value = String> {
    prop_oneof![
        naughty(),
        (naughty(), naughty()).prop_map(|(a, b)| format!("{a}\r\n{b}\n"))
    ]
}

/// A tag is one line, since lines are what stand between tags where commas cannot.
fn tag() -> impl Strategy<Value = String> {
    naughty()
}

type Item = (String, String, Vec<String>, Option<usize>, Vec<usize>);

/// A workspace with feedback and ideas that say these things.
fn workspace(customers: &[String], items: &[Item], numbers: &[f64]) -> Workspace {
    let mut records = Vec::new();
    let customer = |at: usize| Id::from_u128(0xC0 + (at % customers.len()) as u128);
    for (at, name) in customers.iter().enumerate() {
        records.push((
            Kind::CUSTOMERS,
            customer(at),
            vec![(Field::named("name"), Value::text(name))],
        ));
    }
    let person = Id::from_u128(0x01);
    for (at, (title, body, tags, says, backs)) in items.iter().enumerate() {
        let mut fields = vec![(Field::named("title"), Value::text(title))];
        fields.extend(
            tags.iter()
                .map(|tag| (Field::element("tags", tag), Value::Flag(true))),
        );
        fields.push((Field::named("source"), Value::text(&format!("{title} {at}"))));
        let number = |number: f64| Value::number(number).expect("finite");
        let mut idea = fields.clone();
        idea.push((Field::named("description"), Value::text(body)));
        idea.push((
            Field::estimate("rice", person, "reach"),
            number(numbers[at % numbers.len()]),
        ));
        let range = Value::List([number(-2.5), number(0.0), number(1e9)].into());
        idea.push((Field::estimate("ice", person, "ease"), range));
        fields.push((Field::named("body"), Value::text(body)));
        fields.push((Field::named("said"), Value::text("2026-11-23T09:58:10.120Z")));
        fields.push((Field::named("status"), Value::text("planned")));
        fields.push((Field::named("channel"), Value::text(title)));
        fields.push((Field::element("source-votes", "fider"), number(7.0)));
        fields.extend(says.map(|at| (Field::named("customer"), Value::link(customer(at)))));
        fields.extend(
            backs
                .iter()
                .map(|at| (Field::link("supporters", customer(*at)), Value::Flag(true))),
        );
        records.push((Kind::FEEDBACK, Id::from_u128(0xF00 + at as u128), fields));
        records.push((Kind::IDEAS, Id::from_u128(0x1D00 + at as u128), idea));
    }
    let mut workspace = Workspace::new(Id::from_u128(0x77));
    let command = Command::Import {
        records,
        writes: Vec::new(),
    };
    let change = apply(&workspace, &command, &env()).expect("imports");
    workspace.apply(&change);
    workspace
}

fn bring(workspace: &mut Workspace, csv: &str, subject: Subject) -> tandem_core::intake::Preview {
    let table = open(csv.as_bytes(), How::default()).expect("a table").remove(0);
    assert_eq!(table.source().subject, subject);
    let choices = Choices::propose(&table, subject);
    let made = preview(&table, &choices, workspace, &env());
    if made.does_something() {
        let change = apply(workspace, &made.command(), &env()).expect("imports");
        workspace.apply(&change);
    }
    made
}

/// What a record says, with customers by their names.
fn says(workspace: &Workspace, record: &Record) -> Vec<String> {
    let name = |id: Id| {
        workspace
            .record(&Kind::CUSTOMERS, id)
            .map(|record| record.text("name").to_owned())
    };
    let fields = record
        .fields()
        .filter(|(field, _)| field.as_str() != "source-hash");
    let mut said: Vec<String> = fields
        .map(|(field, value)| match (field.name(), field.element_name()) {
            ("customer", _) => format!("customer {:?}", value.as_link().and_then(name)),
            ("supporters", Some(id)) => format!("supporter {:?}", id.parse().ok().and_then(name)),
            _ => format!("{field} {value:?}"),
        })
        .collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(cases())]

    /// Law: what is exported comes back equal, into an empty workspace and into the same one, where it is no change.
    #[test]
    fn what_is_exported_comes_back_equal(
        customers in proptest::collection::btree_set("[A-Z][a-z]{0,3}[,;'= ]?[a-z]", 1..4),
        items in proptest::collection::vec(
            (naughty(), body(), proptest::collection::vec(tag(), 0..3), proptest::option::of(0..3_usize), proptest::collection::vec(0..3_usize, 0..3)),
            1..5,
        ),
        numbers in proptest::collection::vec(prop_oneof![Just(-1.5), Just(0.0), 0.0..1e12, Just(1e-7)], 1..3),
    ) {
        let mut names: Vec<String> = customers.into_iter().collect();
        names.dedup_by_key(|name| name.to_lowercase());
        names.sort_by_key(|name| name.to_lowercase());
        names.dedup_by_key(|name| name.to_lowercase());
        let mut from = workspace(&names, &items, &numbers);
        for (subject, kind) in [(Subject::Feedback, Kind::FEEDBACK), (Subject::Ideas, Kind::IDEAS)] {
            let write = |workspace: &Workspace| {
                if subject == Subject::Feedback { write::feedback(workspace) } else { write::ideas(workspace, None) }
            };
            let csv = write(&from);
            let mut to = Workspace::new(Id::from_u128(0x78));
            let made = bring(&mut to, &csv, subject);
            prop_assert_eq!((made.items, made.errors), (items.len(), 0), "{:?}", made.problems);
            prop_assert!(made.problems.is_empty(), "{:?}", made.problems);
            for record in from.records(&kind) {
                let back = to.record(&kind, record.id());
                prop_assert_eq!(back.map(|back| says(&to, back)), Some(says(&from, record)));
            }
            prop_assert_eq!(&write(&to), &csv);
            let again = bring(&mut from, &csv, subject);
            prop_assert_eq!((again.items, again.updated), (0, 0));
            assert_no_formula(&csv)?;
        }
    }

    /// Law: what is exported is no change where it came from, also where customers share a name.
    #[test]
    fn names_that_customers_share_move_nobody(
        customers in proptest::collection::vec("[AB]", 1..5),
        items in proptest::collection::vec(
            (naughty(), body(), Just(Vec::new()), proptest::option::of(0..5_usize), proptest::collection::vec(0..5_usize, 0..4)),
            1..4,
        ),
    ) {
        let mut from = workspace(&customers, &items, &[1.0]);
        let before = write::feedback(&from);
        let again = bring(&mut from, &before, Subject::Feedback);
        prop_assert_eq!((again.items, again.updated, again.writes.len()), (0, 0, 0), "{:?}", again.writes);
        prop_assert!(again.problems.is_empty(), "{:?}", again.problems);
    }

    /// Law: taking the guard away is the way back, and a guarded text is no formula.
    #[test]
    fn a_guard_comes_off_as_it_went_on(text in naughty()) {
        let guarded = write::guarded(&text);
        prop_assert_eq!(write::unguarded(&guarded), text.as_str());
        prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']));
    }
}

/// Every cell that is no number begins with none of the signs of a formula.
fn assert_no_formula(csv: &str) -> Result<(), TestCaseError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv.as_bytes());
    for row in reader.records() {
        for cell in &row.expect("CSV") {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let number = cell.split("..").all(|part| part.parse::<f64>().is_ok());
            prop_assert!(!formula || number, "{cell:?}");
        }
    }
    Ok(())
}

#[test]
fn a_title_of_a_megabyte_is_kept_whole_in_the_text() {
    let long = "word ".repeat(30_000);
    let table = open(format!("title,body\n{long},Below\n").as_bytes(), How::default())
        .expect("a table")
        .remove(0);
    let made = super::look(&table, Subject::Feedback);
    let (_, _, fields) = &made.records[0];
    let body = fields
        .iter()
        .find(|(field, _)| field.as_str() == "body")
        .and_then(|(_, value)| value.as_text());
    assert!(body.is_some_and(|body| body.starts_with(long.trim()) && body.ends_with("Below")));
}

#[test]
fn numbers_stand_as_they_are_and_columns_have_the_names_of_fields() {
    let from = workspace(
        &["Acme, Inc".to_owned()],
        &[(
            "=1+1".to_owned(),
            "b".to_owned(),
            vec!["ux".to_owned(), "a,b".to_owned()],
            Some(0),
            vec![],
        )],
        &[-1.5],
    );
    assert_eq!(
        write::ideas(&from, None),
        "tandem id,title,description,status,tags,source,estimates/ice/00000000-0000-0000-0000-000000000001/ease,\
        estimates/rice/00000000-0000-0000-0000-000000000001/reach\r\n\
        00000000-0000-0000-0000-000000001d00,'=1+1,b,,\"a,b\nux\n\",'=1+1 0,-2.5..0..1000000000,-1.5\r\n"
    );
    assert!(write::feedback(&from).contains(",\"Acme, Inc\","));
}

#[test]
fn a_spreadsheet_with_a_comma_before_decimals_may_save_what_went_out() {
    let id = "00000000-0000-0000-0000-000000001d00";
    let rice = "estimates/rice/00000000-0000-0000-0000-000000000001";
    let text = format!(
        "tandem id;title;description;{rice}/effort;{rice}/reach;{rice}/impact\r\n{id};One;;0,5;1,5..2..1E+3;many\r\n"
    );
    let mut workspace = Workspace::new(Id::from_u128(0x78));
    let made = bring(&mut workspace, &text, Subject::Ideas);
    assert_eq!((made.items, made.errors), (1, 0));
    let idea = workspace.records(&Kind::IDEAS).next().expect("one");
    let person = Id::from_u128(1);
    let number = |number: f64| Value::number(number).expect("finite");
    let told = |input: &str| idea.get(&Field::estimate("rice", person, input)).cloned();
    assert_eq!(told("effort"), Some(number(0.5)));
    assert_eq!(
        told("reach"),
        Some(Value::List([number(1.5), number(2.0), number(1000.0)].into()))
    );
    let causes: Vec<String> = made.problems.keys().map(|cause| made.sentence(*cause)).collect();
    assert_eq!(
        causes,
        ["RICE Impact by Somebody is no number; the rows come in without it"]
    );
}

#[test]
fn customers_come_back_as_they_went_out_and_are_not_doubled_elsewhere() {
    let customer = |name: &str, more: &[(&'static str, &str)]| {
        let mut fields = vec![(Field::named("name"), Value::text(name))];
        fields.extend(
            more.iter()
                .map(|(field, text)| (Field::named(field), Value::text(text))),
        );
        fields
    };
    let mut acme = customer(
        "=Acme, Inc",
        &[
            ("domain", "acme.example"),
            ("currency", "USD"),
            ("segment", "Pro"),
            ("source", "crm:1"),
        ],
    );
    acme.push((
        Field::named("revenue"),
        Value::number(1_234_567.25).expect("finite"),
    ));
    let records = vec![
        (Kind::CUSTOMERS, Id::from_u128(0xC1), acme),
        (
            Kind::CUSTOMERS,
            Id::from_u128(0xC2),
            customer("Beta", &[("email", "b@beta.example")]),
        ),
    ];
    let mut from = Workspace::new(Id::from_u128(0x77));
    let import = |records| Command::Import {
        records,
        writes: Vec::new(),
    };
    let change = apply(&from, &import(records), &env()).expect("imports");
    from.apply(&change);
    let csv = write::customers(&from);
    assert_eq!(
        csv.lines().nth(1),
        Some("00000000-0000-0000-0000-0000000000c1,\"'=Acme, Inc\",,acme.example,Pro,1234567.25,USD,crm:1")
    );
    let again = bring(&mut from, &csv, Subject::Customers);
    assert_eq!(
        (again.items, again.updated),
        (0, 0),
        "no change where it came from"
    );
    let mut to = Workspace::new(Id::from_u128(0x78));
    let known = vec![(Kind::CUSTOMERS, Id::from_u128(0xC9), customer("beta", &[]))];
    let change = apply(&to, &import(known), &env()).expect("imports");
    to.apply(&change);
    let made = bring(&mut to, &csv, Subject::Customers);
    assert_eq!(
        (made.items, made.updated, made.errors),
        (1, 1, 0),
        "{:?}",
        made.problems
    );
    let back = to.record(&Kind::CUSTOMERS, Id::from_u128(0xC1)).expect("there");
    let gone = from.record(&Kind::CUSTOMERS, Id::from_u128(0xC1)).expect("there");
    assert_eq!(says(&to, back), says(&from, gone));
    let again = bring(&mut to, &csv, Subject::Customers);
    assert_eq!((again.items, again.updated), (0, 0), "{:?}", again.writes);
}

#[test]
fn a_name_beyond_those_of_the_supporters_here_is_one_more() {
    let items = [("Said".to_owned(), String::new(), vec![], Some(1), vec![1])];
    let anna = ["Anna", "Anna", "Ben"].map(str::to_owned);
    let mut from = workspace(&anna, &items, &[1.0]);
    let csv = write::feedback(&from);
    let supporters = |workspace: &Workspace| {
        let record = workspace.records(&Kind::FEEDBACK).next().expect("one");
        record.links("supporters").map(|(id, _)| id).collect::<Vec<_>>()
    };
    let customer = |at: u128| Id::from_u128(0xC0 + at);
    assert_eq!(supporters(&from), [customer(1)]);
    let more = csv.replace(",planned,,Anna,", ",planned,,\"Anna, Ben\",");
    assert_ne!(more, csv);
    bring(&mut from, &more, Subject::Feedback);
    assert_eq!(supporters(&from), [customer(1), customer(2)]);
    let more = csv.replace(",planned,,Anna,", ",planned,,\"Anna, Anna, Ben\",");
    bring(&mut from, &more, Subject::Feedback);
    assert_eq!(supporters(&from), [customer(0), customer(1), customer(2)]);
    let record = from.records(&Kind::FEEDBACK).next().expect("one");
    assert_eq!(
        record.value("customer").and_then(Value::as_link),
        Some(customer(1))
    );
}
