//! Stories from a file: from trackers, and from the files that the backlog itself is written to.

use tandem_core::command::apply;
use tandem_core::intake::{Cause, Preview, Subject, Table, read};
use tandem_core::model::Story;
use tandem_core::view::backlog::in_order;
use tandem_core::view::backlog_file::{Tracker, backlog_file};
use tandem_core::view::conflict::title;
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

use super::sources::bring_in;
use crate::world::{World, text};

pub(super) fn table(text: &str) -> Table {
    read(text.as_bytes()).expect("a table")
}

pub(super) fn as_stories(workspace: &mut Workspace, text: &str) -> Preview {
    bring_in(workspace, &table(text), |choices| {
        *choices = tandem_core::intake::Choices::propose(&table(text), Subject::Stories);
    })
}

fn edit(workspace: &mut Workspace, kind: Kind, id: Id, (field, value): (Field, Value)) {
    let command = Command::Edit {
        kind,
        ids: vec![id],
        writes: vec![(field, Some(value))],
    };
    let env = Env {
        now: 1_764_000_000_999,
        replica: Id::from_u128(7),
        by: Id::from_u128(1),
        seed: 99,
    };
    let change = apply(workspace, &command, &env).expect("the command applies");
    workspace.apply(&change);
}

pub(super) fn counts(made: &Preview) -> [usize; 4] {
    [made.items, made.updated, made.unchanged, made.errors]
}

/// What the stories say, in the order of the backlog: title, status, points, tags, sprint, text.
fn told(workspace: &Workspace) -> Vec<String> {
    let stories = in_order(workspace);
    let told = stories.iter().map(|story| {
        let record = workspace.record(&Kind::STORIES, story.id()).expect("there");
        let tags: Vec<String> = story.tags().collect();
        let sprints = story
            .sprints()
            .map(|(id, _)| title(workspace, &Kind::SPRINTS, id));
        let parts = [
            story.title().to_owned(),
            story.status().to_owned(),
            story
                .points()
                .map(|points| points.to_string())
                .unwrap_or_default(),
            tags.join(","),
            sprints.collect::<Vec<_>>().join(","),
            record.text("description").to_owned(),
        ];
        parts.join(" | ")
    });
    told.collect()
}

pub(super) const JIRA: &str = "Summary,Issue key,Status,Custom field (Story Points),Labels,Labels,Sprint,Sprint,Resolved\n\
Swap shifts,P-1,In Progress,5,ux,on-call,Sprint 1,Sprint 2,\n\
Print the plan,P-2,Done,2.5,,,Sprint 1,,2026-03-02\n\
Later,P-3,To Do,,,,,,\n";

#[test]
fn the_issues_of_a_tracker_become_stories_at_the_end_of_the_backlog() {
    let mut world = World::new("rice");
    let first = Id::from_u128(0x51);
    let fields = vec![text("title", "First"), text("order", "V")];
    world.add(Kind::STORIES, first, fields);
    let workspace = &mut world.workspace;
    let made = as_stories(workspace, JIRA);
    assert_eq!(counts(&made), [3, 0, 0, 0], "{:?}", made.problems);
    let expected = [
        "First | open |  |  |  | ",
        "Swap shifts | in-progress | 5 | on-call,ux | Sprint 2 | ",
        "Print the plan | done | 2.5 |  | Sprint 1 | ",
        "Later | open |  |  |  | ",
    ];
    assert_eq!(told(workspace), expected);
    let finished = |workspace: &Workspace| {
        let done = workspace
            .records(&Kind::STORIES)
            .find(|record| record.text("status") == "done");
        done.and_then(|record| Story::of(record).finished())
    };
    assert!(finished(workspace).is_some());
}

#[test]
fn a_story_is_linked_to_the_idea_that_its_row_names_by_id_or_by_title() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let epics = "Summary,Issue key,Status\nShift swaps,P-10,To Do\nPrinting,P-11,To Do\n";
    bring_in(&mut workspace, &table(epics), |_| {});
    let issues = "Summary,Issue key,Custom field (Epic Link),Parent summary\n\
        Swap two,P-1,P-10,\nPrint one,P-2,,  printing \nBoth,P-3,P-99,Printing\nLost,P-4,P-99,\nAlone,P-5,,\n";
    let made = as_stories(&mut workspace, issues);
    assert_eq!(counts(&made), [5, 0, 0, 0]);
    let linked = |workspace: &Workspace| -> Vec<String> {
        let ideas = in_order(workspace).into_iter().map(Story::idea);
        let named = ideas.map(|idea| idea.map(|idea| title(workspace, &Kind::IDEAS, idea)));
        named.map(Option::unwrap_or_default).collect()
    };
    assert_eq!(
        linked(&workspace),
        ["Shift swaps", "Printing", "Printing", "", ""]
    );
    let told: Vec<(Cause, usize)> = made
        .problems
        .iter()
        .map(|(cause, places)| (*cause, places.len()))
        .collect();
    assert_eq!(
        told,
        [(Cause::NoIdea, 1)],
        "the row that names nothing is no problem"
    );
    // Once the idea is here, the same file links it.
    let missing = "Summary,Issue key,Status\nFound,P-99,To Do\n";
    bring_in(&mut workspace, &table(missing), |_| {});
    assert_eq!(counts(&as_stories(&mut workspace, issues)), [0, 2, 3, 0]);
    assert_eq!(linked(&workspace)[2..4], ["Found", "Found"]);
}

#[test]
fn the_backlog_for_jira_and_linear_comes_back_with_its_ideas() {
    for tracker in [Tracker::Jira, Tracker::Linear] {
        let mut world = World::new("rice");
        let idea = world.idea("Shift swaps", "rice", &[]);
        let link = (Field::named("idea"), Value::link(idea));
        world.add(
            Kind::STORIES,
            Id::from_u128(0x51),
            vec![text("title", "Swap two"), link],
        );
        let file = backlog_file(&world.workspace, tracker, None);
        world.run(&Command::Delete {
            kind: Kind::STORIES,
            ids: vec![Id::from_u128(0x51)],
        });
        let made = bring_in(&mut world.workspace, &table(&file), |choices| {
            choices.overwrite = true;
        });
        let stories = in_order(&world.workspace);
        let ideas: Vec<Option<Id>> = stories.iter().map(|story| story.idea()).collect();
        assert_eq!(ideas, [Some(idea)], "{tracker:?} {:?}", made.problems);
    }
}

#[test]
fn a_file_that_comes_again_doubles_nothing_and_brings_what_is_new() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, JIRA);
    let before = workspace.clone();
    let again = as_stories(&mut workspace, JIRA);
    assert_eq!(counts(&again), [0, 0, 3, 0]);
    assert_eq!(workspace, before);
    let newer = JIRA
        .replace(
            "In Progress,5,ux,on-call,Sprint 1,Sprint 2",
            "Done,8,ux,,Sprint 1,Sprint 3",
        )
        .replace("Later", "Soon");
    let made = as_stories(&mut workspace, &newer);
    assert_eq!(counts(&made), [0, 2, 1, 0]);
    let expected = [
        "Swap shifts | done | 8 | ux | Sprint 3 | ",
        "Print the plan | done | 2.5 |  | Sprint 1 | ",
        "Soon | open |  |  |  | ",
    ];
    assert_eq!(told(&workspace), expected);
}

#[test]
fn a_sprint_that_was_renamed_here_is_the_one_that_the_same_file_still_names() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    as_stories(&mut workspace, JIRA);
    let sprint = workspace
        .records(&Kind::SPRINTS)
        .find(|sprint| sprint.text("name") == "Sprint 2")
        .map(|sprint| sprint.id())
        .expect("a sprint");
    edit(
        &mut workspace,
        Kind::SPRINTS,
        sprint,
        text("name", "The calendar"),
    );
    let before = workspace.clone();
    let again = as_stories(&mut workspace, JIRA);
    assert_eq!(counts(&again), [0, 0, 3, 0]);
    assert_eq!(workspace, before, "no second sprint, and no story moves");
    let newer = JIRA.replace("Sprint 1,,2026", "Sprint 3,,2026");
    as_stories(&mut workspace, &newer);
    assert!(
        told(&workspace)[1].contains("Sprint 3"),
        "a sprint as it was imported is another one than the file names"
    );
}

#[test]
fn a_row_that_does_not_count_makes_no_sprint() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let twice = format!("{JIRA}Swap shifts again,P-1,To Do,,,,Sprint 9,,\n");
    let made = as_stories(&mut workspace, &twice);
    assert_eq!(counts(&made), [3, 0, 0, 1]);
    let sprints = workspace.records(&Kind::SPRINTS);
    let named: Vec<&str> = sprints.map(|sprint| sprint.text("name")).collect();
    assert_eq!(named, ["Sprint 2", "Sprint 1"]);
}

#[test]
fn an_import_of_something_else_moves_no_story() {
    let mut world = World::new("rice");
    for n in 0..3 {
        // As finished items come in: without a place in the backlog.
        world.add(
            Kind::STORIES,
            Id::from_u128(0x51 + n),
            vec![text("title", "Done")],
        );
    }
    let feedback = table("Title,Customer\nToo slow,Northwind\n");
    let made = bring_in(&mut world.workspace, &feedback, |choices| {
        *choices = tandem_core::intake::Choices::propose(&feedback, Subject::Feedback);
    });
    assert_eq!(made.items, 1);
    assert!(made.writes.iter().all(|(kind, ..)| *kind != Kind::STORIES));
}

/// A backlog with all that its files tell.
fn backlog() -> World {
    let mut world = World::new("rice");
    let sprint = Id::from_u128(0x60);
    world.add(Kind::SPRINTS, sprint, vec![text("name", "Sprint 7")]);
    let flag = || Value::Flag(true);
    let full = vec![
        text("title", "=Swap shifts"),
        text("as-a", "nurse"),
        text("want", "to swap"),
        text("description", "By the phone."),
        (Field::element("criteria", "V"), Value::text("It is swapped")),
        (Field::element("tags", "on call"), flag()),
        (Field::named("points"), Value::number(5.0).expect("finite")),
        (Field::link("sprints", sprint), Value::text("2026-03-01")),
        text("status", "in-progress"),
        text("order", "B"),
    ];
    world.add(Kind::STORIES, Id::from_u128(0x51), full);
    let bare = vec![text("title", "Bare"), text("order", "C")];
    world.add(Kind::STORIES, Id::from_u128(0x52), bare);
    world
}

#[test]
fn the_backlog_that_is_written_for_a_tracker_comes_back_in_and_changes_nothing_where_it_came_from() {
    for tracker in Tracker::ALL {
        let mut world = backlog();
        let file = backlog_file(&world.workspace, tracker, None);
        let before = world.workspace.clone();
        let here = bring_in(&mut world.workspace, &table(&file), |_| {});
        assert_eq!(counts(&here), [0, 0, 2, 0], "{tracker:?}");
        assert_eq!(told(&world.workspace), told(&before), "{tracker:?}");

        let mut elsewhere = Workspace::new(Id::from_u128(3));
        let made = bring_in(&mut elsewhere, &table(&file), |_| {});
        assert_eq!(counts(&made), [2, 0, 0, 0], "{tracker:?}: {:?}", made.problems);
        let tag = if tracker == Tracker::Jira {
            "on-call"
        } else {
            "on call"
        };
        // GitHub has no points, and Azure Boards takes in what is new and in no sprint.
        let [status, points, sprint] = match tracker {
            Tracker::Github => ["open", "", "Sprint 7"],
            Tracker::Azure => ["open", "5", ""],
            Tracker::Jira | Tracker::Linear => ["in-progress", "5", "Sprint 7"],
        };
        let full = format!(
            "=Swap shifts | {status} | {points} | {tag} | {sprint} | As a nurse I want to swap\n\nBy the phone.\n\n- [ ] It is swapped"
        );
        assert_eq!(
            told(&elsewhere),
            [full, "Bare | open |  |  |  | ".to_owned()],
            "{tracker:?}"
        );
        let again = bring_in(&mut elsewhere, &table(&file), |_| {});
        assert_eq!(counts(&again), [0, 0, 2, 0], "{tracker:?}");
    }
}

#[test]
fn a_list_in_a_description_is_no_formula_to_a_tracker() {
    for (told, kept) in [
        ("- one\n- two", "- one\n- two"),
        ("@ana asks (twice)", "@ana asks (twice)"),
        ("-- \nAna", "-- \nAna"),
        ("The <b>bold</b> one", "The <b>bold</b> one"),
        ("- [x] Great!", "- [x] Great!"),
        ("- Great!", "- Great!"),
        ("+'\\\\evil\\s\\[x.xlsx]S'!A1", "'+'\\\\evil\\s\\[x.xlsx]S'!A1"),
        ("-[x.xlsx]S!A1", "'-[x.xlsx]S!A1"),
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0"),
        ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
    ] {
        let mut world = World::new("rice");
        let story = Id::from_u128(0x51);
        world.add(
            Kind::STORIES,
            story,
            vec![text("title", "Story"), text("description", told)],
        );
        for tracker in Tracker::ALL {
            let file = table(&backlog_file(&world.workspace, tracker, None));
            let at = file
                .columns
                .iter()
                .position(|name| matches!(name.as_str(), "Description" | "body"));
            assert_eq!(file.rows[0].cells[at.expect("a column")], kept, "{tracker:?}");
            let again = bring_in(&mut world.workspace, &file, |_| {});
            assert_eq!(counts(&again), [0, 0, 1, 0], "{tracker:?} {told}");
        }
    }
}

#[test]
fn the_iterations_of_azure_are_sprints_below_the_project() {
    let mut world = World::new("rice");
    world.add(Kind::SPRINTS, Id::from_u128(0x60), vec![text("name", "Sprint 1")]);
    let exported = "ID,Work Item Type,Title,State,Iteration Path\n\
        7,User Story,A,New,Fabrikam\n8,User Story,B,New,Fabrikam\\Sprint 1\n9,User Story,C,New,Fabrikam\\Q1\\Sprint 2\n";
    as_stories(&mut world.workspace, exported);
    assert_eq!(
        told(&world.workspace),
        [
            "A | open |  |  |  | ",
            "B | open |  |  | Sprint 1 | ",
            "C | open |  |  | Q1\\Sprint 2 | "
        ]
    );
    assert_eq!(world.workspace.records(&Kind::SPRINTS).count(), 2);
}

#[test]
fn the_backlog_that_an_older_build_wrote_for_azure_comes_back() {
    let file = "Work Item Type,Title,State,Description,Acceptance Criteria,Story Points,Tags,Iteration Path\r\n\
        User Story,Swap,Active,,,5,,Sprint 7\r\n";
    let mut workspace = Workspace::new(Id::from_u128(1));
    assert_eq!(table(file).source, "backlog-azure");
    bring_in(&mut workspace, &table(file), |_| {});
    assert_eq!(told(&workspace), ["Swap | in-progress | 5 |  | Sprint 7 | "]);
}

#[test]
fn the_backlog_for_azure_is_told_from_what_azure_exports() {
    let file = table(&backlog_file(&backlog().workspace, Tracker::Azure, None));
    assert_eq!(file.source, "backlog-azure");
    let exported = "ID,Work Item Type,Title,State,Description,Acceptance Criteria,Story Points,Tags,Iteration Path\n7,Bug,A,New,,,,,\n";
    assert_eq!(table(exported).source, "azure");
}
