//! What the public may read: nothing that is not marked public is in any edition, byte by byte; every edition is
//! well formed, runs nothing and loads nothing, whatever people write.

mod feeds;
mod lines;
mod marked;

use proptest::prelude::*;
use roxmltree::{Document, ParsingOptions};
use tandem_core::public::{self, feed};
use tandem_core::snapshot::v1::{KINDS, Shape};
use tandem_core::{Dot, Field, Id, Kind, LogEntry, Record, Value, VersionVector, Workspace, markdown};

use crate::support::cases;

const WORKSPACE: Id = Id::from_u128(0x019f_1a00_7a00_7000_8000_5a3b_1e00_0001);
const RELEASE: Id = Id::from_u128(0x019f_1a00_7a00_7000_8000_5a3b_1e00_0002);
/// 24 November 2026, 10:15 in UTC.
const NOW: u64 = 1_795_515_300_000;

type Fields = Vec<(Field, Value)>;

fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

fn flag(field: &'static str) -> (Field, Value) {
    (Field::named(field), Value::Flag(true))
}

fn notes(audience: &str, text: &str) -> (Field, Value) {
    (Field::element("notes", audience), Value::text(text))
}

fn product() -> (Kind, Id, Fields) {
    let fields = vec![
        text("name", "Dayshift"),
        text("site", "https://dayshift.example/new?a=1&b=2"),
    ];
    (Kind::WORKSPACES, WORKSPACE, fields)
}

fn world(records: Vec<(Kind, Id, Fields)>) -> Workspace {
    let dot = Dot {
        replica: Id::from_u128(1),
        n: 1,
    };
    let entry = LogEntry {
        at: NOW,
        by: Id::from_u128(2),
        did: "import".into(),
    };
    let records = records
        .into_iter()
        .map(|(kind, id, fields)| (kind, Record::new(id, dot, fields)));
    Workspace::from_parts(
        WORKSPACE,
        VersionVector::default(),
        [(dot, entry)].into_iter().collect(),
        records,
    )
}

/// Every edition, by its name.
fn editions(workspace: &Workspace) -> [(&'static str, String); 6] {
    [
        ("roadmap.html", public::roadmap_html(workspace, NOW)),
        ("roadmap.md", public::roadmap_markdown(workspace, NOW)),
        ("changelog.html", public::changelog_html(workspace, NOW)),
        ("changelog.md", public::changelog_markdown(workspace, NOW)),
        ("rss.xml", feed::rss(workspace, NOW).expect("a site is named")),
        ("atom.xml", feed::atom(workspace, NOW).expect("a site is named")),
    ]
}

fn parse(text: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).expect("well formed")
}

fn value_of(shape: Shape, secret: &str) -> Option<Value> {
    match shape {
        Shape::Line(most) | Shape::Prose(most) if most >= secret.len() => Some(Value::text(secret)),
        Shape::Number(..) => Value::number(31_337.25),
        _ => None,
    }
}

/// A record of a kind in which every field that takes words or numbers says something private.
fn private(kind: &'static str, id: u128) -> (Kind, Id, Fields) {
    let known = KINDS.iter().find(|known| known.name == kind).expect("a kind");
    let secret = format!("PRIVATE {kind}");
    let fields = known.fields.iter().flat_map(|field| {
        let elements = |names: &[&str], shape: Shape| -> Fields {
            let element = |name: &&str| Some((Field::element(field.name, name), value_of(shape, &secret)?));
            names.iter().filter_map(element).collect()
        };
        match field.shape {
            Shape::Set(shape) => elements(&["team", "PRIVATE element", "planned"], *shape),
            Shape::Links(_, shape) => elements(&[&Id::from_u128(0x9999).to_string()], *shape),
            Shape::Estimates => vec![(
                Field::estimate("rice", Id::from_u128(0x9999), "reach"),
                Value::number(31_337.25).expect("finite"),
            )],
            shape => value_of(shape, &secret)
                .map(|value| (Field::named(field.name), value))
                .into_iter()
                .collect(),
        }
    });
    (Kind::from_name(kind), Id::from_u128(id), fields.collect())
}

fn with((kind, id, mut fields): (Kind, Id, Fields), more: Fields) -> (Kind, Id, Fields) {
    fields.extend(more);
    (kind, id, fields)
}

#[test]
fn a_list_begins_with_its_number_and_names_run_as_they_are_written() {
    use tandem_core::public::html::{markdown, named};
    assert!(markdown("3. Three\n4. Four").starts_with("<ol start=\"3\"><li>Three"));
    assert!(markdown("1. One").starts_with("<ol><li>One"));
    assert_eq!(
        named("h3", "\u{5d0} & b"),
        "<h3 dir=\"auto\">\u{5d0} &amp; b</h3>\n"
    );
    let roadmap = public::roadmap_html(
        &world(vec![
            product(),
            (
                Kind::IDEAS,
                Id::from_u128(3),
                vec![text("title", "Swap"), flag("public"), text("horizon", "now")],
            ),
        ]),
        NOW,
    );
    assert!(roadmap.contains("<h3 dir=\"auto\">"));
}

#[test]
fn nothing_is_in_any_edition_that_is_not_marked_public() {
    let mut records = vec![product()];
    for (at, kind) in KINDS
        .iter()
        .enumerate()
        .filter(|(_, kind)| kind.name != "workspaces")
    {
        records.push(private(kind.name, 0x500 + at as u128));
    }
    // What is public carries private words in every other field.
    let released = || vec![flag("public"), text("status", "released")];
    records.push(with(
        private("ideas", 0x600),
        [
            released(),
            vec![
                text("title", "Swap shifts"),
                text("public-text", "Swap **in the app**."),
                text("quarter", "2026-Q4"),
                text("horizon", "now"),
                (Field::named("release"), Value::link(RELEASE)),
            ],
        ]
        .concat(),
    ));
    records.push(with(
        (Kind::RELEASES, RELEASE, private("releases", 0).2),
        [
            released(),
            vec![
                text("title", "Autumn"),
                text("version", "2.1"),
                text("released", "2026-11-20"),
                notes("customers", "Shifts can be swapped."),
                notes("team", "PRIVATE notes"),
            ],
        ]
        .concat(),
    ));
    // Declined, not out, and not marked: each alone keeps a record back.
    records.push((
        Kind::IDEAS,
        Id::from_u128(0x601),
        vec![
            flag("public"),
            text("status", "declined"),
            text("title", "PRIVATE declined"),
            (Field::named("release"), Value::link(RELEASE)),
        ],
    ));
    records.push((
        Kind::RELEASES,
        Id::from_u128(0x602),
        vec![flag("public"), text("title", "PRIVATE planned release")],
    ));
    let unmarked = vec![
        text("status", "released"),
        text("title", "PRIVATE unmarked"),
        (Field::named("release"), Value::link(RELEASE)),
    ];
    records.push((Kind::IDEAS, Id::from_u128(0x603), unmarked.clone()));
    records.push((Kind::RELEASES, Id::from_u128(0x604), unmarked));
    let workspace = world(records);
    for (name, edition) in editions(&workspace) {
        let found = |word: &str| edition.to_ascii_lowercase().contains(&word.to_ascii_lowercase());
        assert!(!found("private"), "{name}: {edition}");
        assert!(!found("31337") && !found("31,337"), "{name}: a number");
        assert!(!found("9999"), "{name}: somebody's id");
        assert!(found("Swap shifts"), "{name} tells what is public");
    }
    let [(_, roadmap), _, (_, changelog), ..] = editions(&workspace);
    assert!(roadmap.contains("Swap <strong>in the app</strong>."));
    assert!(changelog.contains("Autumn 2.1") && changelog.contains("2026-11-20"));
    assert!(changelog.contains("Shifts can be swapped."));
}

#[test]
fn a_deleted_record_is_in_no_edition() {
    let fields = vec![
        flag("public"),
        text("title", "PRIVATE"),
        text("status", "released"),
        (Field::DELETED, Value::Flag(true)),
    ];
    let workspace = world(vec![
        product(),
        (Kind::IDEAS, Id::from_u128(0x601), fields.clone()),
        (Kind::RELEASES, Id::from_u128(0x602), fields),
    ]);
    for (name, edition) in editions(&workspace) {
        assert!(!edition.contains("PRIVATE"), "{name}");
    }
}

#[test]
fn the_roadmap_is_in_the_order_now_next_later_open_released_and_by_quarter() {
    let idea = |n: u128, title: &str, more: &[(&'static str, &str)]| {
        let more = more.iter().map(|(field, said)| text(field, said));
        let fields: Fields = [flag("public"), text("title", title)]
            .into_iter()
            .chain(more)
            .collect();
        (Kind::IDEAS, Id::from_u128(n), fields)
    };
    let workspace = world(vec![
        product(),
        idea(1, "F", &[("status", "released"), ("horizon", "now")]),
        idea(2, "E", &[]),
        idea(3, "D", &[("horizon", "later")]),
        idea(4, "b", &[("horizon", "now")]),
        idea(5, "C", &[("horizon", "now"), ("quarter", "2027-Q1")]),
        idea(6, "A", &[("horizon", "now"), ("quarter", "2026-Q4")]),
    ]);
    let parts = public::roadmap(&workspace);
    let read: Vec<(String, Vec<String>)> = parts
        .into_iter()
        .map(|part| {
            (
                part.title,
                part.ideas.into_iter().map(|idea| idea.title).collect(),
            )
        })
        .collect();
    let part = |title: &str, ideas: &[&str]| {
        (
            title.to_owned(),
            ideas.iter().map(|idea| (*idea).to_owned()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        read,
        [
            part("Now", &["A", "C", "b"]),
            part("Later", &["D"]),
            part("Under consideration", &["E"]),
            part("Released", &["F"]),
        ]
    );
}

fn released(title: &str, customers: &str, day: &str) -> Vec<(Kind, Id, Fields)> {
    let fields = vec![
        flag("public"),
        text("status", "released"),
        text("title", title),
        text("released", day),
        notes("customers", customers),
    ];
    vec![product(), (Kind::RELEASES, RELEASE, fields)]
}

/// Texts that try to break out: marks of HTML, of Markdown and of XML, control characters, bits of script.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<!--",
        "-->",
        "</style>",
        "</title>",
        "&amp;",
        "[a](javascript:alert(1))",
        "[a](https://x.example/\"onclick=\"a)",
        "![a](https://x.example/a.png)",
        "\u{0}",
        "\u{b}",
        "\u{ffff}",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n| c | d |\n",
        "```\n",
        "`",
        "**",
        "*",
        "_",
        "~~",
        "- [x] ",
        "<https://x.example>",
        "word ",
        "  ",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_people_write_every_edition_is_well_formed_and_neither_runs_nor_loads_anything(
        title in hostile(), body in hostile()
    ) {
        let line: String = title.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let mut records = released(&line, &body, "2026-11-20");
        let fields = vec![flag("public"), text("title", &line), text("public-text", &body)];
        records.push((Kind::IDEAS, Id::from_u128(0x603), fields));
        for (name, edition) in editions(&world(records)) {
            if matches!(name, "roadmap.md" | "changelog.md") {
                // A title stays a line of text, whatever marks are in it.
                let first = markdown::read(&edition).into_iter().next();
                prop_assert!(matches!(first, Some(markdown::Block::Heading { level: 1, .. })), "{}", name);
                prop_assert_eq!(marked::runs(&edition), Vec::<String>::new(), "{}", name);
                continue;
            }
            let document = parse(&edition);
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                let tag = node.tag_name().name();
                prop_assert!(!["script", "img", "iframe", "object", "base"].contains(&tag), "{}: {}", name, tag);
                for attribute in node.attributes() {
                    let value = attribute.value();
                    prop_assert!(!attribute.name().starts_with("on"), "{}: {}", name, attribute.name());
                    let leads = attribute.name() == "href";
                    prop_assert!(!leads || value.starts_with("http") || value.starts_with("mailto:"), "{}: {}", name, value);
                    prop_assert!(attribute.name() != "src", "{}", name);
                }
            }
        }
    }
}
