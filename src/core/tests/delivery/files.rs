//! The backlog as files for other trackers: their columns, one row a story, and nothing that a spreadsheet would carry out.

use tandem_core::intake::read;
use tandem_core::view::backlog_file::{Tracker, backlog_file, gh_script};
use tandem_core::{Field, Id, Kind, Value};

use super::{Desk, number, text};

fn desk() -> Desk {
    let mut desk = Desk::new(1);
    let idea = desk.add(Kind::IDEAS, 40, vec![text("title", "Swap shifts")]);
    desk.story(
        1,
        "=HYPERLINK(\"http://evil\")",
        vec![
            text("as-a", "nurse"),
            text("want", "to swap, quickly"),
            text("so-that", "I can plan"),
            (Field::named("idea"), Value::link(idea)),
            (
                Field::element("criteria", "V"),
                Value::text("Given two shifts\nWhen we agree\nThen they are swapped"),
            ),
            (Field::element("met", "V"), Value::Flag(true)),
            (Field::element("tags", "on call"), Value::Flag(true)),
            (Field::element("tags", "ux"), Value::Flag(true)),
            number("points", 5.0),
            text("status", "in-progress"),
        ],
    );
    desk.story(2, "Not any more", vec![text("status", "declined")]);
    desk
}

#[test]
fn what_was_found_in_the_backlog_is_all_that_is_handed_on() {
    let mut desk = desk();
    desk.story(3, "Print the plan", Vec::new());
    let only = [Id::from_u128(3)];
    let titles = |among: Option<&[Id]>| {
        let file = backlog_file(&desk.workspace, Tracker::Linear, among);
        read(file.as_bytes()).expect("a table").rows.len()
    };
    assert_eq!((titles(None), titles(Some(&only))), (2, 1));
    let script = gh_script(&desk.workspace, Some(&only));
    assert_eq!(script.matches("gh issue create").count(), 1);
    assert!(script.contains("'Print the plan'"), "{script}");
}

#[test]
fn every_file_has_the_columns_of_its_tracker_and_reads_back() {
    let desk = desk();
    for tracker in Tracker::ALL {
        let file = backlog_file(&desk.workspace, tracker, None);
        let table = read(file.as_bytes()).expect("a table");
        assert_eq!(table.columns, tracker.columns(), "{tracker:?}");
        assert_eq!(table.rows.len(), 1, "declined stories stay at home");
        assert!(table.problems.is_empty());
        let title = table.rows[0].cells.iter().find(|cell| cell.contains("HYPERLINK"));
        assert_eq!(
            title.map(String::as_str),
            Some("'=HYPERLINK(\"http://evil\")"),
            "no formula"
        );
    }
    let cell = |tracker: Tracker, column: &str| {
        let table = read(backlog_file(&desk.workspace, tracker, None).as_bytes()).expect("a table");
        let at = table
            .columns
            .iter()
            .position(|name| name == column)
            .expect("a column");
        table.rows[0].cells[at].clone()
    };
    assert_eq!(cell(Tracker::Jira, "Labels"), "on-call ux");
    assert_eq!(cell(Tracker::Jira, "Status"), "In Progress");
    assert_eq!(
        cell(Tracker::Azure, "State"),
        "New",
        "Azure Boards takes in no other state"
    );
    assert_eq!(cell(Tracker::Linear, "Estimate"), "5");
    assert_eq!(cell(Tracker::Linear, "Project"), "Swap shifts");
    assert_eq!(
        cell(Tracker::Azure, "Description"),
        "As a nurse I want to swap, quickly so that I can plan"
    );
    // A criterion begins with a minus sign, as every list does, and no spreadsheet runs it.
    let criteria = "- [x] Given two shifts\n      When we agree\n      Then they are swapped";
    assert_eq!(cell(Tracker::Azure, "Acceptance Criteria"), criteria);
    assert!(cell(Tracker::Github, "body").ends_with(criteria));
}

#[test]
fn the_script_quotes_whatever_stands_in_a_title() {
    let mut desk = Desk::new(1);
    desk.story(
        1,
        "It's $(rm -rf ~) `now`",
        ["ux", "a,b", "24\" screen"]
            .map(|tag| (Field::element("tags", tag), Value::Flag(true)))
            .to_vec(),
    );
    desk.story(3, "Next", vec![(Field::element("tags", "ux"), Value::Flag(true))]);
    desk.story(2, "Done", vec![text("status", "done")]);
    assert_eq!(
        gh_script(&desk.workspace, None),
        "#!/bin/sh
set -e
gh label create -- '24\" screen' 2>/dev/null || true
gh label create -- 'a,b' 2>/dev/null || true
gh label create -- 'ux' 2>/dev/null || true
gh issue create --title 'It'\\''s $(rm -rf ~) `now`' --body '' --label '\"24\"\" screen\",\"a,b\",ux'
gh issue create --title 'Next' --body '' --label 'ux'
"
    );
}
