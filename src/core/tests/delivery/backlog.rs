//! The order of the backlog, what is ready, and where it differs from the board.

use tandem_core::model::Story;
use tandem_core::view::backlog::{
    BacklogQuery, Show, Spot, backlog, follow, in_order, move_to, orders, story_row,
};
use tandem_core::view::backlog_file::{Tracker, backlog_file};
use tandem_core::view::board::board;
use tandem_core::view::story::{Hint, split, story};
use tandem_core::view::story_map::{SliceBy, story_map};
use tandem_core::{Command, Field, Id, Kind, Value};

use super::{Desk, number, text};

fn titles(desk: &Desk) -> String {
    in_order(&desk.workspace)
        .iter()
        .map(|story| story.title())
        .collect()
}

fn arrange(writes: Vec<tandem_core::command::Write>) -> Command {
    Command::Arrange {
        did: "move-story",
        records: vec![],
        writes,
    }
}

fn four() -> (Desk, [Id; 4]) {
    let mut desk = Desk::new(1);
    let mut ids = [Id::from_u128(0); 4];
    for (i, title) in ["a", "b", "c", "d"].into_iter().enumerate() {
        ids[i] = desk.story(i as u128 + 1, title, vec![]);
        let writes = move_to(&desk.workspace, &[ids[i]], Spot::Bottom, i as u64);
        desk.run(&arrange(writes));
    }
    (desk, ids)
}

#[test]
fn stories_move_one_by_one_and_together() {
    let (mut desk, [a, b, _, d]) = four();
    assert_eq!(titles(&desk), "abcd");
    let writes = move_to(&desk.workspace, &[d], Spot::Before(a), 5);
    assert_eq!(writes.len(), 1, "only what moves is written");
    desk.run(&arrange(writes));
    assert_eq!(titles(&desk), "dabc");
    let writes = move_to(&desk.workspace, &[b, d], Spot::Bottom, 6);
    desk.run(&arrange(writes));
    assert_eq!(titles(&desk), "acdb", "they keep their order among themselves");
    assert!(
        move_to(&desk.workspace, &[b, d], Spot::Before(d), 6).is_empty(),
        "nothing is moved beside what is moved itself"
    );
    let writes = move_to(&desk.workspace, &[a], Spot::After(d), 7);
    desk.run(&arrange(writes));
    assert_eq!(titles(&desk), "cdab");
}

#[test]
fn a_story_is_ready_by_the_definition_of_the_workspace() {
    let (mut desk, [a, ..]) = four();
    let ready = |desk: &Desk| story_row(&desk.workspace, a).expect("there").ready;
    assert!(!ready(&desk));
    desk.edit(Kind::STORIES, a, Field::named("points"), Value::number(3.0));
    desk.edit(
        Kind::STORIES,
        a,
        Field::element("criteria", "V"),
        Some(Value::text("It works")),
    );
    assert!(ready(&desk), "without a definition: criteria and points");
    let id = desk.workspace.id();
    desk.add(
        Kind::WORKSPACES,
        id.as_u128(),
        vec![(Field::element("ready", "V"), Value::text("The team has seen it"))],
    );
    assert!(!ready(&desk));
    desk.edit(
        Kind::STORIES,
        a,
        Field::element("ready", "V"),
        Some(Value::Flag(true)),
    );
    assert!(ready(&desk));
    let view = backlog(&desk.workspace, &BacklogQuery::default());
    assert_eq!(
        (view.open, view.ready, view.unready_first, view.points),
        (4, 1, 0, 3.0)
    );
    let unready = BacklogQuery {
        show: Show::Unready,
        ..BacklogQuery::default()
    };
    assert_eq!(backlog(&desk.workspace, &unready).ids.len(), 3);
}

#[test]
fn hints_follow_simple_rules() {
    let (mut desk, [a, b, ..]) = four();
    let hints = |desk: &Desk| story(&desk.workspace, a, desk.env.by).expect("there").hints;
    assert_eq!(hints(&desk), [Hint::Valuable, Hint::Estimable, Hint::Testable]);
    for (field, value) in [
        text("as-a", "nurse"),
        text("so-that", "I can plan"),
        number("points", 13.0),
    ] {
        desk.edit(Kind::STORIES, a, field, Some(value));
    }
    desk.edit(
        Kind::STORIES,
        a,
        Field::element("criteria", "V"),
        Some(Value::text("It works")),
    );
    desk.edit(Kind::STORIES, a, Field::link("needs", b), Some(Value::Flag(true)));
    assert_eq!(hints(&desk), [Hint::Independent, Hint::Small]);
}

#[test]
fn the_page_says_where_the_board_and_the_backlog_disagree_and_can_follow() {
    let (mut desk, stories) = four();
    let me = desk.env.by;
    let mut ideas = Vec::new();
    for (i, reach) in [100.0, 300.0, 200.0].into_iter().enumerate() {
        let mut fields = vec![text("title", "Idea")];
        for (input, value) in [
            ("reach", reach),
            ("impact", 1.0),
            ("confidence", 100.0),
            ("effort", 1.0),
        ] {
            fields.push((Field::estimate("rice", me, input), Value::number(value).unwrap()));
        }
        ideas.push(desk.add(Kind::IDEAS, 40 + i as u128, fields));
        desk.edit(
            Kind::STORIES,
            stories[i],
            Field::named("idea"),
            Some(Value::link(ideas[i])),
        );
    }
    let id = desk.add(
        Kind::BOARDS,
        60,
        vec![text("name", "Board"), text("framework", "rice")],
    );
    // One that nobody has broken down yet stands first on the board, and in no backlog.
    let mut first = vec![text("title", "First")];
    for (input, value) in [
        ("reach", 900.0),
        ("impact", 1.0),
        ("confidence", 100.0),
        ("effort", 1.0),
    ] {
        first.push((Field::estimate("rice", me, input), Value::number(value).unwrap()));
    }
    desk.add(Kind::IDEAS, 50, first);
    let shown = board(&desk.workspace, id, None).expect("a board");
    let found = orders(&desk.workspace, &shown);
    let places: Vec<(usize, usize)> = found.ideas.iter().map(|idea| (idea.rank, idea.place)).collect();
    assert_eq!(places, [(3, 1), (1, 2), (2, 3)]);
    let ranks: Vec<usize> = found.ideas.iter().map(|idea| idea.on_board).collect();
    assert_eq!(ranks, [4, 2, 3]);
    assert!((found.tau.unwrap() - -1.0 / 3.0).abs() < 1e-9);
    let writes = follow(&desk.workspace, &shown, 3);
    desk.run(&arrange(writes));
    assert_eq!(titles(&desk), "bcad", "the one without an idea comes last");
    assert_eq!(orders(&desk.workspace, &shown).tau, Some(1.0));
    assert!(
        follow(&desk.workspace, &shown, 4).is_empty(),
        "nothing is left to do"
    );
}

#[test]
fn the_map_places_stories_under_steps_and_cuts_slices() {
    let (mut desk, [a, b, c, _]) = four();
    let activity = desk.add(
        Kind::ACTIVITIES,
        70,
        vec![text("title", "Plan"), text("order", "V")],
    );
    let link = |field: &'static str, id: Id| (Field::named(field), Value::link(id));
    let later = desk.add(
        Kind::STEPS,
        71,
        vec![
            text("title", "Swap"),
            text("order", "X"),
            link("activity", activity),
        ],
    );
    let first = desk.add(
        Kind::STEPS,
        72,
        vec![
            text("title", "See"),
            text("order", "V"),
            link("activity", activity),
        ],
    );
    let sprint = desk.add(
        Kind::SPRINTS,
        73,
        vec![text("name", "First"), text("start", "2026-09-07")],
    );
    for (story, step) in [(a, later), (b, first), (c, first)] {
        desk.edit(
            Kind::STORIES,
            story,
            Field::named("step"),
            Some(Value::link(step)),
        );
    }
    desk.edit(Kind::STORIES, b, Field::named("points"), Value::number(5.0));
    desk.edit(
        Kind::STORIES,
        b,
        Field::link("sprints", sprint),
        Some(Value::text("2026-09-07")),
    );
    let map = story_map(&desk.workspace, SliceBy::Sprint);
    let steps: Vec<&str> = map.activities[0]
        .steps
        .iter()
        .map(|(_, title)| title.as_str())
        .collect();
    assert_eq!(steps, ["See", "Swap"]);
    let slices: Vec<(&str, usize, f64, Vec<usize>)> = map
        .slices
        .iter()
        .map(|slice| {
            (
                slice.name.as_str(),
                slice.count,
                slice.points,
                slice.cells.iter().map(Vec::len).collect(),
            )
        })
        .collect();
    assert_eq!(
        slices,
        [("First", 1, 5.0, vec![1, 0]), ("Later", 2, 0.0, vec![1, 1])]
    );
    assert_eq!(map.unplaced.len(), 1);
    let release = desk.add(Kind::RELEASES, 74, vec![text("title", "Autumn")]);
    desk.edit(
        Kind::STORIES,
        c,
        Field::named("release"),
        Some(Value::link(release)),
    );
    let map = story_map(&desk.workspace, SliceBy::Release);
    let slices: Vec<(&str, usize)> = map
        .slices
        .iter()
        .map(|slice| (slice.name.as_str(), slice.count))
        .collect();
    assert_eq!(slices, [("Autumn", 1), ("Later", 2)]);
    assert!(Story::of(desk.workspace.record(&Kind::STORIES, a).expect("there")).is_open());
}

#[test]
fn a_story_is_split_in_one_step_that_is_taken_back_in_one() {
    let (mut desk, [a, b, ..]) = four();
    for (field, value) in [text("as-a", "nurse"), text("want", "to swap a shift")] {
        desk.edit(Kind::STORIES, a, field, Some(value));
    }
    for (key, line) in [("V", "It works"), ("W", "It works offline")] {
        desk.edit(
            Kind::STORIES,
            a,
            Field::element("criteria", key),
            Some(Value::text(line)),
        );
    }
    let before = desk.workspace.clone();
    let (record, writes) = split(
        &desk.workspace,
        a,
        Id::from_u128(9),
        "a, offline",
        &["W".to_owned()],
        5,
    )
    .expect("there");
    let command = Command::Arrange {
        did: "split-story",
        records: vec![record],
        writes,
    };
    let change = tandem_core::command::apply(&desk.workspace, &command, &desk.env).expect("applies");
    desk.workspace.apply(&change);
    assert_eq!(titles(&desk), "aa, offlinebcd");
    let lines = |id: u128| -> Vec<String> {
        let record = desk
            .workspace
            .record(&Kind::STORIES, Id::from_u128(id))
            .expect("there");
        Story::of(record)
            .criteria()
            .map(|criterion| criterion.text)
            .collect()
    };
    assert_eq!(
        (lines(1), lines(9)),
        (vec!["It works".to_owned()], vec!["It works offline".to_owned()])
    );
    let new = desk
        .workspace
        .record(&Kind::STORIES, Id::from_u128(9))
        .expect("there");
    assert_eq!(new.text("as-a"), "nurse");
    let undo = Command::Revert {
        change: change.into(),
    };
    desk.run(&undo);
    assert_eq!(titles(&desk), "abcd");
    for id in [a, b] {
        let shown = |workspace: &tandem_core::Workspace| -> Vec<(Field, Value)> {
            let record = workspace.record(&Kind::STORIES, id).expect("there");
            record
                .fields()
                .map(|(field, value)| (field.clone(), value.clone()))
                .collect()
        };
        assert_eq!(shown(&desk.workspace), shown(&before));
    }
}

#[test]
fn a_story_is_no_piece_of_an_idea_that_is_gone() {
    let (mut desk, [a, ..]) = four();
    let idea = desk.add(Kind::IDEAS, 40, vec![text("title", "Swap shifts")]);
    desk.edit(Kind::STORIES, a, Field::named("idea"), Some(Value::link(idea)));
    let told = |desk: &Desk| {
        let search = |search: &str| BacklogQuery {
            search: search.to_owned(),
            ..BacklogQuery::default()
        };
        let found = backlog(&desk.workspace, &search("idea:swap")).ids.len();
        let file = backlog_file(&desk.workspace, Tracker::Jira, None).contains("Swap shifts");
        let row = story_row(&desk.workspace, a).expect("there").idea;
        (
            row,
            backlog(&desk.workspace, &search("")).ideas.len(),
            found,
            file,
        )
    };
    assert_eq!(told(&desk), ("Swap shifts".to_owned(), 1, 1, true));
    desk.run(&Command::Delete {
        kind: Kind::IDEAS,
        ids: vec![idea],
    });
    assert_eq!(told(&desk), (String::new(), 0, 0, false));
}

#[test]
fn a_quotation_mark_that_was_just_typed_leaves_out_nothing() {
    let (desk, _) = four();
    for search in ["\"", "-\"", "-\"\""] {
        let query = BacklogQuery {
            search: search.to_owned(),
            ..BacklogQuery::default()
        };
        assert_eq!(backlog(&desk.workspace, &query).ids.len(), 4, "{search}");
    }
}

#[test]
fn the_search_knows_filters_and_says_what_it_cannot_read() {
    let (mut desk, [a, b, c, _]) = four();
    let idea = desk.add(Kind::IDEAS, 40, vec![text("title", "Swap shifts")]);
    let sprints = [(60, "Sprint 4"), (61, "Sprint 14")].map(|(id, name)| {
        let fields = vec![text("name", name), text("start", "2026-09-01")];
        desk.add(Kind::SPRINTS, id, fields)
    });
    let mut set = |id, field: Field, value| desk.edit(Kind::STORIES, id, field, Some(value));
    set(a, Field::named("status"), Value::text("done"));
    set(a, Field::element("tags", "UX"), Value::Flag(true));
    set(b, Field::element("tags", "api"), Value::Flag(true));
    set(b, Field::link("sprints", sprints[0]), Value::text("2026-09-01"));
    set(c, Field::link("sprints", sprints[1]), Value::text("2026-09-01"));
    set(c, Field::named("idea"), Value::link(idea));
    set(c, Field::named("description"), Value::text("Café at night"));
    let found = |search: &str| {
        let query = BacklogQuery {
            search: search.to_owned(),
            ..BacklogQuery::default()
        };
        let view = backlog(&desk.workspace, &query);
        let title = |id: &Id| {
            desk.workspace
                .record(&Kind::STORIES, *id)
                .map(|story| story.text("title").to_owned())
        };
        (
            view.ids.iter().filter_map(title).collect::<String>(),
            view.problems,
        )
    };
    for (search, titles) in [
        ("", "bcd"),
        ("status:done", "a"),
        ("status:open,done", "abcd"),
        ("status:done tag:ux", "a"),
        ("tag:ux,API", "b"),
        ("-tag:api", "cd"),
        ("sprint:4", "b"),
        ("sprint:sprint", "bc"),
        ("sprint:none", "d"),
        ("idea:\"swap shifts\"", "c"),
        ("cafe", "c"),
        ("\"at night\"", "c"),
        ("\"night at\"", ""),
        ("night at", "c"),
        ("-night", "bd"),
        // On the way to a phrase nothing is asked for yet.
        ("-\"", "bcd"),
        ("\"", "bcd"),
    ] {
        assert_eq!(found(search), (titles.to_owned(), Vec::new()), "{search}");
    }
    assert_eq!(
        found("-colour:red").0,
        "bcd",
        "what is no filter is searched for as it stands, and must not be there"
    );
    for (search, part) in [
        (
            "status:ready",
            "A status is one of open, in-progress, done, declined.",
        ),
        ("colour:red", "Filters are status, tag, sprint, idea."),
        ("tag:ux OR tag:api", "To match one of several, write"),
    ] {
        let (_, problems) = found(search);
        assert!(
            problems.len() == 1 && problems[0].contains(part),
            "{search}: {problems:?}"
        );
    }
}

#[test]
fn what_is_found_is_counted_among_the_open_ones_unless_others_are_asked_for() {
    let (mut desk, [a, ..]) = four();
    desk.edit(
        Kind::STORIES,
        a,
        Field::named("status"),
        Some(Value::text("done")),
    );
    let counted = |search: &str, show| {
        let query = BacklogQuery {
            search: search.to_owned(),
            show,
            ..BacklogQuery::default()
        };
        let view = backlog(&desk.workspace, &query);
        (view.ids.len(), view.among())
    };
    assert_eq!(counted("", Show::Open), (3, 3));
    assert_eq!(counted("", Show::Ready), (0, 3));
    assert_eq!(counted("status:done", Show::Open), (1, 4));
    assert_eq!(counted("", Show::Closed), (1, 4));
}

#[test]
fn slices_stand_by_their_days_and_those_without_a_day_come_last() {
    let mut desk = Desk::new(1);
    for (id, name, start) in [
        (1, "Someday", ""),
        (2, "Second", "2026-10-05"),
        (3, "First", "2026-09-07"),
    ] {
        let mut fields = vec![text("name", name)];
        if !start.is_empty() {
            fields.push(text("start", start));
        }
        desk.add(Kind::SPRINTS, id, fields);
    }
    for (id, title, day) in [
        (4, "Open", ""),
        (5, "June", "2027-06-01"),
        (6, "December", "2026-12-01"),
    ] {
        let mut fields = vec![text("title", title)];
        if !day.is_empty() {
            fields.push(text("released", day));
        }
        desk.add(Kind::RELEASES, id, fields);
    }
    let names = |by| {
        let slices = story_map(&desk.workspace, by).slices.into_iter();
        slices.map(|slice| slice.name).collect::<Vec<_>>()
    };
    assert_eq!(names(SliceBy::Sprint), ["First", "Second", "Someday", "Later"]);
    assert_eq!(names(SliceBy::Release), ["December", "June", "Open", "Later"]);
}
