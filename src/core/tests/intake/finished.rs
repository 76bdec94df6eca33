//! Finished items that the forecast takes in, and stories that an import brings in, are the same stories.

use tandem_core::command::apply;
use tandem_core::forecast::finished::{FinishedItems, LeftOut, finished_items};
use tandem_core::intake::Order;
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

use super::stories::{JIRA, as_stories, counts, table};
use crate::world::{World, text};

/// What the forecast would take in of a file of finished items.
fn finished(workspace: &Workspace, text: &str) -> FinishedItems {
    finished_items(workspace, &table(text), Order::Auto)
}

fn take_in(workspace: &mut Workspace, text: &str) -> usize {
    let found = finished(workspace, text);
    let env = Env {
        now: 1_764_000_000_999,
        replica: Id::from_u128(7),
        by: Id::from_u128(1),
        seed: 99 + workspace.log().len() as u128,
    };
    let command = Command::Import {
        records: found.records(|at| env.id(at)),
        writes: Vec::new(),
    };
    let change = apply(workspace, &command, &env).expect("the command applies");
    workspace.apply(&change);
    found.stories.len()
}

#[test]
fn a_story_is_one_whether_the_backlog_or_the_forecast_brought_it_in() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, JIRA);
    let again = finished(&workspace, JIRA);
    assert_eq!((again.stories.len(), again.count(LeftOut::Known)), (0, 1));

    let mut workspace = Workspace::new(Id::from_u128(1));
    assert_eq!(take_in(&mut workspace, JIRA), 1);
    assert_eq!(finished(&workspace, JIRA).count(LeftOut::Known), 1);
    assert_eq!(counts(&as_stories(&mut workspace, JIRA))[0], 2);
    assert_eq!(workspace.records(&Kind::STORIES).count(), 3);
}

#[test]
fn a_story_that_an_older_build_took_in_by_its_id_alone_is_known() {
    let mut world = World::new("rice");
    let fields = vec![
        text("title", "Print the plan"),
        text("status", "done"),
        text("source", "P-2"),
        text("finished", "2026-03-02"),
    ];
    world.run(&Command::Import {
        records: vec![(Kind::STORIES, Id::from_u128(0x51), fields)],
        writes: Vec::new(),
    });
    assert_eq!(finished(&world.workspace, JIRA).count(LeftOut::Known), 1);
    assert_eq!(counts(&as_stories(&mut world.workspace, JIRA))[0], 2);
    assert_eq!(counts(&as_stories(&mut world.workspace, JIRA)), [0, 0, 3, 0]);
}

#[test]
fn a_table_with_a_column_more_still_holds_the_same_finished_items() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let one = "id,title,finished\n1,Print,2026-03-02\n2,Swap,2026-03-03\n";
    assert_eq!(take_in(&mut workspace, one), 2);
    let more = "id,title,finished,team\n1,Print,2026-03-02,a\n2,Another,2026-03-03,a\n";
    assert_eq!(
        take_in(&mut workspace, more),
        1,
        "another table has another second row"
    );
}

#[test]
fn finished_items_of_two_programs_share_no_numbers() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let azure = "ID,Work Item Type,Title,State,Closed Date\n1,Bug,A,Closed,2026-03-02\n";
    assert_eq!(take_in(&mut workspace, azure), 1);
    let linear = "ID,Team,Title,Estimate,Priority,Cycle Name,Completed\n1,T,B,3,,,2026-03-03\n";
    assert_eq!(take_in(&mut workspace, linear), 1);
}

#[test]
fn finished_items_of_gitlab_and_jira_are_read_by_the_names_of_their_columns() {
    let workspace = Workspace::new(Id::from_u128(1));
    let gitlab = String::from_utf8(super::sources::file("gitlab.csv")).expect("a text");
    let found = finished(&workspace, &gitlab);
    assert!(found.readable);
    let value = |fields: &[(Field, Value)], name: &'static str| {
        let found = fields.iter().find(|(field, _)| *field == Field::named(name));
        found.map(|(_, value)| value.clone())
    };
    assert_eq!(found.stories.len(), 1);
    assert_eq!(
        value(&found.stories[0], "source")
            .as_ref()
            .and_then(Value::as_text),
        Some("gitlab:https://gitlab.example/a/-/issues/8")
    );
    assert!(value(&found.stories[0], "started").is_some());
    for column in [
        "Custom field (Story Points)",
        "Custom field (Story point estimate)",
    ] {
        let jira = JIRA.replace("Custom field (Story Points)", column);
        let found = finished(&workspace, &jira);
        let points = value(&found.stories[0], "points");
        assert_eq!(points.as_ref().and_then(Value::as_number), Some(2.5), "{column}");
    }
}
