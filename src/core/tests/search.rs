//! Search: what is found, what is marked, and that the index finds what a plain look through all records finds.

mod laws;
mod signs;

use std::sync::Arc;

use tandem_core::model::comment;
use tandem_core::search::query::{FILTERS, Has, ProblemKind, Test};
use tandem_core::search::{Found, Index, Query, find};
use tandem_core::statuses::Statuses;
use tandem_core::{Command, Env, Field, Id, Kind, Record, Value, Workspace, command};

#[allow(clippy::type_complexity, reason = "as the Command takes them")]
/// A workspace with these records, each made by a Command of its own.
pub fn workspace(records: Vec<(Kind, Id, Vec<(Field, Value)>)>) -> Workspace {
    let mut workspace = Workspace::new(Id::from_u128(0x77));
    carry_out(
        &mut workspace,
        &Command::Import {
            records,
            writes: Vec::new(),
        },
    );
    workspace
}

/// Carries out a Command.
pub fn carry_out(workspace: &mut Workspace, wanted: &Command) -> tandem_core::Change {
    let env = Env {
        now: 1_764_000_000_000,
        replica: Id::from_u128(0xA),
        by: Id::from_u128(1),
        seed: 7,
    };
    let change = command::apply(workspace, wanted, &env).expect("the command fits");
    workspace.apply(&change);
    change
}

/// A text field.
pub fn text(field: &'static str, value: &str) -> (Field, Value) {
    (Field::named(field), Value::text(value))
}

/// The records of a kind, the newest first.
pub fn order(workspace: &Workspace, kind: &Kind) -> Vec<Arc<Record>> {
    let mut order: Vec<_> = workspace.records(kind).cloned().collect();
    order.reverse();
    order
}

/// What a text finds among the feedback.
pub fn found(workspace: &Workspace, text: &str) -> Found {
    let index = Index::whole(workspace, Kind::FEEDBACK);
    let query = Query::read(text, &Kind::FEEDBACK, &Statuses::default());
    find(workspace, &index, &query, &order(workspace, &Kind::FEEDBACK))
}

fn numbers(found: &Found) -> Vec<u128> {
    found.ids.iter().map(|id| id.as_u128()).collect()
}

fn sample() -> Workspace {
    let customer = Id::from_u128(0xC1);
    let item = |id: u128, fields: Vec<(Field, Value)>| (Kind::FEEDBACK, Id::from_u128(id), fields);
    let tag = |tag: &str| (Field::element("tags", tag), Value::Flag(true));
    workspace(vec![
        (
            Kind::CUSTOMERS,
            customer,
            vec![
                text("name", "Acme Größe"),
                (Field::element("aliases", "Nordwind"), Value::Flag(true)),
                text("segment", "Enterprise"),
                (Field::named("revenue"), Value::number(900.0).expect("finite")),
            ],
        ),
        item(
            1,
            vec![
                text("title", "Exports are slow"),
                text("body", "Every month it takes an hour."),
                text("customer", &customer.to_string()),
                text("said", "2025-12-31"),
                tag("billing"),
            ],
        ),
        item(
            2,
            vec![
                text("title", "Billing page"),
                text(
                    "body",
                    "The slow export is what hurts. Exports, exports, exports!",
                ),
                text("status", "planned"),
                text("said", "2026-01-01"),
                text("channel", "Phone call"),
            ],
        ),
        item(
            3,
            vec![
                text("title", "Dark mode"),
                text("said", "2026-02-01"),
                tag("UX/Look"),
            ],
        ),
        (
            Kind::COMMENTS,
            Id::from_u128(0xB1),
            vec![
                text("on", &comment::place(&Kind::FEEDBACK, Id::from_u128(3))),
                text("body", "Asked for in the interview again"),
            ],
        ),
        (
            Kind::IDEAS,
            Id::from_u128(0x1D),
            vec![
                text("title", "Quicker exports"),
                (
                    Field::link("insights", Id::from_u128(1)),
                    Value::number(2.0).expect("finite"),
                ),
            ],
        ),
    ])
}

#[test]
fn words_are_found_wherever_they_stand_the_title_counting_most() {
    let workspace = sample();
    assert_eq!(numbers(&found(&workspace, "slow")), [1, 2]);
    assert_eq!(numbers(&found(&workspace, "acme")), [1]);
    assert_eq!(numbers(&found(&workspace, "groosser ")), Vec::<u128>::new());
    assert_eq!(numbers(&found(&workspace, "GROSSE")), [1]);
    assert_eq!(numbers(&found(&workspace, "look")), [3]);
    assert_eq!(numbers(&found(&workspace, "interview")), [3]);
    assert_eq!(numbers(&found(&workspace, "slow hour")), [1]);
    assert_eq!(numbers(&found(&workspace, "")), [3, 2, 1]);
}

#[test]
fn the_word_that_is_being_typed_may_go_on_and_one_typo_is_forgiven() {
    let workspace = sample();
    assert_eq!(numbers(&found(&workspace, "exp")).len(), 2);
    assert!(found(&workspace, "exp ").ids.is_empty());
    assert_eq!(numbers(&found(&workspace, "intervew")), [3]);
    assert_eq!(numbers(&found(&workspace, "xnterview ")), [3]);
    assert_eq!(numbers(&found(&workspace, "intreview")), [3]);
    assert!(found(&workspace, "intrvew").ids.is_empty());
    assert!(found(&workspace, "drk").ids.is_empty());
}

#[test]
fn a_phrase_stands_in_one_text_word_by_word() {
    let workspace = sample();
    assert_eq!(numbers(&found(&workspace, "\"slow export\"")), [2]);
    assert!(found(&workspace, "\"export slow\"").ids.is_empty());
    assert!(found(&workspace, "\"slow every\"").ids.is_empty());
    assert_eq!(numbers(&found(&workspace, "-\"exports\"")), [3]);
    assert_eq!(numbers(&found(&workspace, "\"exports exports exports")), [2]);
}

#[test]
fn a_phrase_with_a_minus_leaves_out_no_record_that_has_only_its_words() {
    let titles = [
        "Report every month",
        "Invoice for the month, every time",
        "Send e-mail",
        "Plan E for mobile",
        "The mail e",
    ];
    let records = titles
        .iter()
        .zip(1_u128..)
        .map(|(title, id)| (Kind::FEEDBACK, Id::from_u128(id), vec![text("title", title)]));
    let workspace = workspace(records.collect());
    let unread = Index::new(&workspace, Kind::FEEDBACK);
    for (typed, ids) in [
        ("-\"every month\"", vec![5, 4, 3, 2]),
        ("-e-mail", vec![5, 4, 2, 1]),
        ("-\"every month\" -e-mail month ", vec![2]),
        ("-\"month\"", vec![5, 4, 3]),
        ("-\"every never\"", vec![5, 4, 3, 2, 1]),
    ] {
        assert_eq!(numbers(&found(&workspace, typed)), ids, "{typed}");
        let query = Query::read(typed, &Kind::FEEDBACK, &Statuses::default());
        let early = find(&workspace, &unread, &query, &[]);
        assert_eq!(numbers(&early), ids, "{typed}, of what is not read yet");
    }
}

#[test]
fn filters_narrow_down() {
    let workspace = sample();
    for (query, ids) in [
        ("status:planned", vec![2]),
        ("status:new,planned slow", vec![1, 2]),
        ("status:\"new, planned\" slow", vec![1, 2]),
        ("-status:planned", vec![3, 1]),
        ("tag:BILLING", vec![1]),
        ("tag:ux/look", vec![3]),
        ("tag:billing,UX/look", vec![3, 1]),
        ("channel:CALL", vec![2]),
        ("customer:\"acme g\"", vec![1]),
        ("customer:nordw", vec![1]),
        ("segment:enter", vec![1]),
        ("votes:>0", vec![1]),
        ("votes:0", vec![3, 2]),
        ("votes:1..2", vec![1]),
        ("votes:<1 before:2026-02", vec![2]),
        ("before:2026-01-01", vec![1]),
        ("after:2026", vec![3, 2]),
        ("has:idea", vec![1]),
        ("-has:idea", vec![3, 2]),
        ("has:comment", vec![3]),
        ("has:tag has:customer", vec![1]),
    ] {
        assert_eq!(numbers(&found(&workspace, query)), ids, "{query}");
    }
    let index = Index::whole(&workspace, Kind::IDEAS);
    for (query, count) in [
        ("status:candidate votes:1 customer:acme has:feedback", 1),
        ("-has:feedback", 0),
    ] {
        let query = Query::read(query, &Kind::IDEAS, &Statuses::default());
        let order = order(&workspace, &Kind::IDEAS);
        assert_eq!(find(&workspace, &index, &query, &order).ids.len(), count);
    }
}

#[test]
fn what_is_deleted_is_neither_had_nor_counted() {
    let mut workspace = sample();
    let delete = |workspace: &mut Workspace, kind: Kind, id: u128| {
        let ids = vec![Id::from_u128(id)];
        carry_out(workspace, &Command::Delete { kind, ids });
    };
    let ideas = |workspace: &Workspace, typed: &str| {
        let index = Index::whole(workspace, Kind::IDEAS);
        let query = Query::read(typed, &Kind::IDEAS, &Statuses::default());
        find(workspace, &index, &query, &order(workspace, &Kind::IDEAS)).count
    };
    delete(&mut workspace, Kind::CUSTOMERS, 0xC1);
    for (typed, ids) in [
        ("has:customer", vec![]),
        ("votes:0", vec![3, 2, 1]),
        ("customer:acme", vec![]),
    ] {
        assert_eq!(numbers(&found(&workspace, typed)), ids, "{typed}");
    }
    assert_eq!(ideas(&workspace, "has:feedback votes:0 -has:customer"), 1);
    delete(&mut workspace, Kind::FEEDBACK, 1);
    assert_eq!(ideas(&workspace, "has:feedback"), 0);
    assert_eq!(ideas(&workspace, "-has:feedback"), 1);
}

#[test]
fn tags_and_words_are_found_in_whatever_form_their_accents_are_written() {
    let tag = (Field::element("tags", "Vi\u{1ec7}t"), Value::Flag(true));
    let fields = vec![
        text(
            "title",
            "\u{419}\u{43e}\u{433}\u{430} \u{395}\u{3bb}\u{3bb}\u{3ac}\u{3b4}\u{3b1}",
        ),
        tag,
    ];
    let workspace = workspace(vec![(Kind::FEEDBACK, Id::from_u128(1), fields)]);
    for typed in [
        "tag:vie\u{323}\u{302}t",
        "tag:VI\u{1ec6}T",
        "viet ",
        "\u{438}\u{306}\u{43e}\u{433}\u{430} ",
        "\u{3b5}\u{3bb}\u{3bb}\u{3b1}\u{301}\u{3b4}\u{3b1} ",
        "\u{3b5}\u{3bb}\u{3bb}\u{3b1}\u{3b4}\u{3b1} ",
    ] {
        assert_eq!(numbers(&found(&workspace, typed)), [1], "{typed}");
    }
}

#[test]
fn vowel_signs_and_wide_letters_make_no_other_word() {
    use tandem_core::search::words;
    for (written, plain) in [
        // Hebrew and Arabic with their vowels.
        (
            "\u{5e9}\u{5c1}\u{5b8}\u{5dc}\u{5d5}\u{5b9}\u{5dd}",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd}",
        ),
        (
            "\u{643}\u{650}\u{62a}\u{64e}\u{627}\u{628}\u{64c}",
            "\u{643}\u{62a}\u{627}\u{628}",
        ),
        ("\u{ff30}\u{ff24}\u{ff46}\u{ff11}", "pdf1"),
    ] {
        assert_eq!(words::folded(written), plain);
        assert_eq!(words::all(written), [plain]);
    }
    let title = "\u{627}\u{644}\u{643}\u{62a}\u{627}\u{628}\u{60c} \u{ff21}\u{ff1a}\u{ff22}";
    assert_eq!(
        words::all(title),
        ["\u{627}\u{644}\u{643}\u{62a}\u{627}\u{628}", "a", "b"],
        "signs between words are in none"
    );
}

#[test]
fn what_cannot_be_read_says_where_it_stands_and_why() {
    let text = "ümlaut status:nwe votes:many colour:red OR before:soon has:wings tag: at 10:30";
    let query = Query::read(text, &Kind::FEEDBACK, &Statuses::default());
    let told: Vec<_> = query
        .problems
        .iter()
        .map(|problem| (problem.text.as_str(), problem.kind.clone()))
        .collect();
    let statuses = tandem_core::snapshot::v1::FEEDBACK_STATUSES
        .iter()
        .map(|status| (*status).to_owned());
    assert_eq!(
        told,
        [
            ("status:nwe", ProblemKind::Status(statuses.collect())),
            ("votes:many", ProblemKind::Number),
            ("colour:red", ProblemKind::Name(&FILTERS)),
            ("OR", ProblemKind::Or),
            ("before:soon", ProblemKind::Date),
            ("has:wings", ProblemKind::Has),
            ("tag:", ProblemKind::Nothing),
        ]
    );
    for problem in &query.problems {
        assert_eq!(text.get(problem.place.clone()), Some(problem.text.as_str()));
    }
    let sentence = query
        .problems
        .first()
        .map(|problem| problem.sentence(text))
        .unwrap_or_default();
    assert!(
        sentence.starts_with("“status:nwe” (at character 8)"),
        "{sentence}"
    );
    let words: Vec<&str> = query.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["umlaut", "colour", "red", "at", "10", "30"]);
    assert!(query.filters.is_empty());
    let address = Query::read(
        "https://example.org -- - a-b Has:IDEA",
        &Kind::FEEDBACK,
        &Statuses::default(),
    );
    assert_eq!(address.words.len(), 5);
    assert_eq!(address.problems.len(), 0);
    let read = Query::read("has:idea ", &Kind::FEEDBACK, &Statuses::default());
    assert!(matches!(
        &read.filters.first().expect("one").test,
        Test::Has(Has::Idea)
    ));
}

#[test]
fn marks_show_what_was_found() {
    let workspace = sample();
    let marked = |query: &str, text: &str| {
        let found = found(&workspace, query);
        let ranges = found.marker.ranges(text);
        ranges
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(marked("slow exp", "Slow, slower exports"), ["Slow", "exports"]);
    assert_eq!(marked("intervew ", "the interview"), ["interview"]);
    assert_eq!(
        marked("\"slow export\"", "A slow slow Export, slow"),
        ["slow Export"]
    );
    assert_eq!(marked("größe ", "Größe"), ["Größe"]);
    assert!(marked("status:new", "new status").is_empty());
}

#[test]
fn naughty_texts_are_found_as_they_are() {
    let naughty = [
        "\u{202e}שלום",
        "👩‍👩‍👧",
        "a\u{0}b",
        "__proto__",
        "<script>alert(1)</script>",
        "ﷺ",
        "e\u{301}te",
    ];
    let records = naughty
        .iter()
        .zip(1_u128..)
        .map(|(title, id)| (Kind::FEEDBACK, Id::from_u128(id), vec![text("title", title)]));
    let workspace = workspace(records.collect());
    for (query, id) in [
        ("שלום", 1),
        ("👧", 2),
        ("b", 3),
        ("proto", 4),
        ("script", 5),
        ("ﷺ", 6),
        ("été", 7),
    ] {
        assert_eq!(numbers(&found(&workspace, query)), [id], "{query}");
    }
}

#[test]
fn what_is_typed_goes_on_with_the_letters_that_words_go_on_with() {
    let workspace = workspace(vec![(
        Kind::FEEDBACK,
        Id::from_u128(1),
        vec![text("title", "slow export"), text("body", "Slot Über жук 2 出力")],
    )]);
    let index = Index::whole(&workspace, Kind::FEEDBACK);
    assert_eq!(index.letters_after(""), ['s', '2', 'e', 'u', 'ж']);
    assert_eq!(index.letters_after("s"), ['l']);
    assert_eq!(index.letters_after("slo"), ['t', 'w']);
    assert!(index.letters_after("x").is_empty());
    let read = |text| Query::read(text, &Kind::FEEDBACK, &Statuses::default());
    assert_eq!(read("").going_on('s'), read("s"));
    assert_eq!(read("s").going_on('l'), read("sl"));
    assert_eq!(read("slow ").going_on('e'), read("slow e"));
    assert_eq!(read("\"slow export\" ").going_on('s'), read("\"slow export\" s"));
    let typed = [read("slow "), read("slow"), read("")];
    assert_eq!(typed.each_ref().map(Query::typed), ["", "slow", ""]);
}
