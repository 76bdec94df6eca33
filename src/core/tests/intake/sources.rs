//! Every source by a file of its documented fields: what it becomes, and what of it is lost, as a text beside the file.

use std::fmt::Write as _;
use std::path::Path;

use tandem_core::intake::{Choices, How, Place, Preview, Subject, Table, open, open_all, preview, zip};
use tandem_core::{Field, Id, Kind, Value, Workspace};

use super::env;
use crate::golden;

const FOLDER: &str = "src/core/tests/fixtures/intake";

/// The files, in an order in which what one refers to is there already.
const FILES: [&str; 18] = [
    "fider-posts.csv",
    "fider-backup",
    "quackback-template.csv",
    "quackback-companies.csv",
    "quackback-export.csv",
    "quackback-votes.csv",
    "clearflask.csv",
    "uservoice.csv",
    "canny.json",
    "productboard.json",
    "trello.json",
    "github.json",
    "gitlab.csv",
    "jira.csv",
    "linear.csv",
    "notes.md",
    "notes.txt",
    "records.json",
];

pub fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/intake")
        .join(name);
    std::fs::read(path).expect(name)
}

/// The tables of a file, or of a folder as if it were an archive.
pub fn tables(name: &str) -> Vec<Table> {
    if name.contains('.') {
        return open(&file(name), How::default()).expect(name);
    }
    let names = tandem_core::intake::sources::fider::FILES;
    let files: Vec<_> = names
        .iter()
        .map(|file_name| ((*file_name).to_owned(), file(&format!("{name}/{file_name}"))))
        .collect();
    open_all(&files, How::default()).expect(name)
}

/// Plans a table as it is proposed, and does it.
pub fn bring_in(workspace: &mut Workspace, table: &Table, change: impl Fn(&mut Choices)) -> Preview {
    let mut choices = Choices::recall(table, workspace, Subject::Feedback);
    change(&mut choices);
    let env = tandem_core::Env {
        now: env().now + workspace.log().len() as u64,
        ..env()
    };
    let made = preview(table, &choices, workspace, &env);
    if made.does_something() {
        let done = tandem_core::command::apply(workspace, &made.command(), &env).expect("imports");
        workspace.apply(&done);
    }
    made
}

/// What a plan would do, as a text.
fn told(workspace: &Workspace, table: &Table, made: &Preview) -> String {
    let mut text = format!("source {}\n", table.source);
    let _ = writeln!(
        text,
        "new {}, changed {}, unchanged {}, aside {}, errors {}, customers {}, comments {}",
        made.items, made.updated, made.unchanged, made.aside, made.errors, made.customers, made.comments
    );
    let shown = |kind: &Kind, field: &Field, value: &Value| {
        let named = |kind: &Kind, id: Id| {
            let record = workspace.any_record(kind, id).expect("a record");
            let name = ["name", "title"].map(|name| record.text(name)).concat();
            format!("\u{2192} {name}")
        };
        if let Some((kind, id)) = tandem_core::model::link(kind, field, value) {
            return format!("{} {}", field.name(), named(&kind, id));
        }
        let about = value
            .as_text()
            .and_then(|text| text.split_once('/'))
            .and_then(|(kind, id)| Some((kind, id.parse().ok()?)));
        match (about, value) {
            (Some((kind, id)), _) if field.as_str() == "on" => {
                format!("on {}", named(&Kind::from_name(kind), id))
            }
            (_, Value::Text(text)) => format!("{field} {text:?}"),
            (_, Value::Number(number)) => format!("{field} {}", number.as_json()),
            (_, value) => format!("{field} {value:?}"),
        }
    };
    let lines = |kind: &Kind, fields: &mut dyn Iterator<Item = (Field, Option<Value>)>| {
        let fields = fields.filter(|(field, _)| field.as_str() != "source-hash");
        fields
            .map(|(field, value)| match value {
                Some(value) => format!("  {}\n", shown(kind, &field, &value)),
                None => format!("  {field} goes\n"),
            })
            .collect::<String>()
    };
    for (kind, _, fields) in made.records.iter().filter(|(kind, ..)| *kind != Kind::MAPPINGS) {
        let mut fields = fields
            .iter()
            .map(|(field, value)| (field.clone(), Some(value.clone())));
        let _ = write!(text, "{kind}\n{}", lines(kind, &mut fields));
    }
    for (kind, id, field, value) in made.writes.iter().filter(|(kind, ..)| *kind != Kind::MAPPINGS) {
        let record = workspace.any_record(kind, *id).expect("a record");
        let name = ["name", "title"].map(|name| record.text(name)).concat();
        let mut field = std::iter::once((field.clone(), value.clone()));
        let line = lines(kind, &mut field);
        if !line.is_empty() {
            let _ = write!(text, "change of {kind} {name}\n{line}");
        }
    }
    for (cause, places) in &made.problems {
        let rows: Vec<String> = places.iter().copied().map(Place::label).collect();
        let _ = writeln!(text, "told: {}: {}", cause.sentence(), rows.join(", "));
    }
    for (name, rows) in &made.lost {
        let _ = writeln!(text, "lost: {name} ({rows})");
    }
    text
}

#[test]
fn golden_every_source_becomes_what_stands_beside_its_file() {
    for name in FILES {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let mut text = String::new();
        // Votes and notes refer to what other files bring.
        let before: &[&str] = if name == "quackback-votes.csv" {
            &["quackback-companies.csv", "quackback-export.csv"]
        } else {
            &[]
        };
        for table in before.iter().flat_map(|name| tables(name)) {
            bring_in(&mut workspace, &table, |_| {});
        }
        for table in tables(name) {
            let made = bring_in(&mut workspace, &table, |_| {});
            text.push_str(&told(&workspace, &table, &made));
            let again = bring_in(&mut workspace, &table, |_| {});
            assert_eq!(
                (again.items, again.updated),
                (0, 0),
                "{name} brought in again does nothing: {}",
                told(&workspace, &table, &again)
            );
        }
        golden::compare(&format!("{FOLDER}/{name}.becomes.txt"), text.as_bytes());
    }
}

#[test]
fn every_source_keeps_its_ids_apart_from_those_of_others() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let mut count = 0;
    for name in FILES {
        for table in tables(name) {
            count += bring_in(&mut workspace, &table, |_| {}).items;
        }
    }
    let records = |kind: &Kind| workspace.records(kind).count();
    assert!(records(&Kind::FEEDBACK) + records(&Kind::IDEAS) + records(&Kind::CUSTOMERS) >= count);
    let mut sources: Vec<String> = workspace
        .records(&Kind::FEEDBACK)
        .map(|record| record.text("source").to_owned())
        .collect();
    sources.retain(|source| !source.is_empty());
    let all = sources.len();
    sources.sort();
    sources.dedup();
    assert_eq!(sources.len(), all, "no two items have one source id");
}

#[test]
fn the_posts_and_the_backup_of_fider_are_the_same_feedback() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let [posts, backup] = ["fider-posts.csv", "fider-backup"].map(|name| tables(name).remove(0));
    assert_eq!(bring_in(&mut workspace, &posts, |_| {}).items, 3);
    let made = bring_in(&mut workspace, &backup, |_| {});
    assert_eq!(
        (made.items, made.updated),
        (0, 2),
        "found by number; the backup says more"
    );
}

#[test]
fn archived_cards_come_in_only_if_that_is_wanted() {
    let board = tables("trello.json").remove(0);
    let count = |aside: bool| {
        let mut workspace = Workspace::new(Id::from_u128(1));
        let made = bring_in(&mut workspace, &board, |choices| choices.aside = aside);
        (made.items, made.aside)
    };
    assert_eq!(count(false), (1, 2), "also those of an archived list");
    assert_eq!(count(true), (3, 0));
}

#[test]
fn markdown_with_a_tag_in_it_keeps_its_paragraphs() {
    let said = r"The list is slow.\r\n\r\nSince **2.4** it takes<br>ten seconds.\r\n\r\nThanks";
    let issues = format!(
        r#"[{{"number": 1, "html_url": "https://github.com/a/b/issues/1", "title": "Slow", "body": "{said}", "user": {{"login": "jane"}}, "created_at": "2026-08-01T10:00:00Z"}}]"#
    );
    let mut workspace = Workspace::new(Id::from_u128(1));
    bring_in(
        &mut workspace,
        &open(issues.as_bytes(), How::default()).expect("issues")[0],
        |_| {},
    );
    let body = workspace
        .records(&Kind::FEEDBACK)
        .next()
        .expect("there")
        .text("body")
        .to_owned();
    assert_eq!(
        body,
        "The list is slow.\n\nSince **2.4** it takes<br>ten seconds.\n\nThanks"
    );
}

#[test]
fn an_archive_is_read_by_its_directory() {
    let bytes = file("fider-backup.zip");
    assert!(zip::is_archive(&bytes));
    let entries = zip::entries(&bytes);
    let names: Vec<(&str, bool)> = entries
        .iter()
        .map(|entry| (entry.name.as_str(), entry.deflated))
        .collect();
    assert_eq!(
        names,
        [
            ("comments.json", true),
            ("post_tags.json", true),
            ("post_votes.json", true),
            ("posts.json", true),
            ("tags.json", false),
            ("users.json", true),
            ("blobs/logo.png", false)
        ]
    );
    assert_eq!(entries[4].bytes, file("fider-backup/tags.json"));
    for cut in 0..=bytes.len() - 22 {
        // A cut archive has no directory, and never makes it panic.
        assert!(zip::entries(&bytes[..cut]).is_empty());
    }
}

#[test]
fn what_was_deleted_in_fider_does_not_come_in() {
    let backup = tables("fider-backup").remove(0);
    let mut workspace = Workspace::new(Id::from_u128(1));
    let made = bring_in(&mut workspace, &backup, |_| {});
    assert_eq!((made.items, made.aside, made.comments), (2, 1, 1));
    let made = bring_in(&mut workspace, &backup, |choices| choices.aside = true);
    assert_eq!((made.items, made.problems.iter().count()), (1, 0));
    let bodies = workspace.records(&Kind::COMMENTS);
    assert_eq!(
        bodies.map(|comment| comment.text("body")).collect::<Vec<_>>(),
        ["Olaf: Soon."]
    );
}

#[test]
fn the_moment_that_something_was_said_is_the_same_in_both_files_of_fider() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let said = |workspace: &Workspace| {
        let mut items = workspace.records(&Kind::FEEDBACK);
        let first = items.find(|record| record.text("source") == "fider:1");
        first.expect("there").text("said").to_owned()
    };
    for name in ["fider-posts.csv", "fider-backup", "fider-posts.csv"] {
        bring_in(&mut workspace, &tables(name).remove(0), |_| {});
        assert_eq!(said(&workspace), "2026-01-05T09:00:00Z", "{name}");
    }
}
