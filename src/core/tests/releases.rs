//! Releases: what goes out together in one step, whom to tell, and what is said to them.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::history::{History, Step};
use tandem_core::view::releases::{let_out, message, offered, release, releases, take_back, tell_csv};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

const RELEASE: Id = Id::from_u128(0x50);
const SWAP: Id = Id::from_u128(0x10);
const COPY: Id = Id::from_u128(0x11);
const DROPPED: Id = Id::from_u128(0x12);
const ALDER: Id = Id::from_u128(0x40);
const KETTLE: Id = Id::from_u128(0x41);
/// 24 November 2026, 10:15 in UTC.
const NOW: u64 = 1_795_515_300_000;

fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

fn link(field: &'static str, id: Id) -> (Field, Value) {
    (Field::named(field), Value::link(id))
}

fn env(n: u64) -> Env {
    Env {
        now: NOW + n,
        replica: Id::from_u128(1),
        by: Id::from_u128(2),
        seed: u128::from(n),
    }
}

fn insight(feedback: u128) -> (Field, Value) {
    let importance = Value::number(2.0).expect("finite");
    (Field::link("insights", Id::from_u128(feedback)), importance)
}

/// Two customers: Alder said one thing and backs the other; Kettle said the other, and something behind an idea that is
/// not in the release.
fn world() -> Workspace {
    let mut workspace = Workspace::new(Id::from_u128(0x77));
    let idea = |id, title: &str, status: &str, more: Vec<(Field, Value)>| {
        let fields = [vec![text("title", title), text("status", status)], more].concat();
        (Kind::IDEAS, id, fields)
    };
    let said = |id, title: &str, customer, more: Vec<(Field, Value)>| {
        let fields = [vec![text("title", title), link("customer", customer)], more].concat();
        (Kind::FEEDBACK, Id::from_u128(id), fields)
    };
    let inside = link("release", RELEASE);
    let records = vec![
        (Kind::CUSTOMERS, ALDER, vec![text("name", "Alder House")]),
        (Kind::CUSTOMERS, KETTLE, vec![text("name", "=Kettle")]),
        said(0x20, "Swap", ALDER, Vec::new()),
        said(
            0x21,
            "Copy",
            KETTLE,
            vec![(Field::link("supporters", ALDER), Value::Flag(true))],
        ),
        idea(
            SWAP,
            "Swap shifts",
            "testing",
            vec![inside.clone(), insight(0x20)],
        ),
        idea(
            COPY,
            "Copy weeks",
            "released",
            vec![inside.clone(), insight(0x21)],
        ),
        idea(DROPPED, "Chat", "declined", vec![inside, insight(0x21)]),
        idea(Id::from_u128(0x13), "Elsewhere", "planned", vec![insight(0x21)]),
        (Kind::RELEASES, RELEASE, vec![text("title", "Autumn")]),
    ];
    let import = Command::Import {
        records,
        writes: Vec::new(),
    };
    let change = apply(&workspace, &import, &env(1)).expect("applies");
    workspace.apply(&change);
    workspace
}

#[test]
fn a_release_goes_out_in_one_step_with_its_ideas_and_comes_back_in_one() {
    let mut workspace = world();
    let before = workspace.clone();
    let command = let_out(&workspace, RELEASE, env(2).now, &env(2)).expect("it is there");
    let change = Arc::new(apply(&workspace, &command, &env(2)).expect("applies"));
    workspace.apply(&change);
    let view = release(&workspace, RELEASE).expect("it is there");
    assert!(view.row.out);
    assert_eq!(
        view.row.day,
        Some(NOW / 86_400_000 * 86_400_000),
        "today, as a day"
    );
    let statuses: Vec<(&str, &str)> = view
        .ideas
        .iter()
        .map(|(_, title, status)| (title.as_str(), status.as_str()))
        .collect();
    assert_eq!(
        statuses,
        [("Copy weeks", "released"), ("Swap shifts", "released")],
        "what was turned down does not go out"
    );
    assert_eq!((view.declined[0].1.as_str(), view.row.ideas), ("Chat", 2));
    let back = apply(&workspace, &Command::Revert { change }, &env(3)).expect("applies");
    workspace.apply(&back);
    for (kind, id) in [
        (Kind::RELEASES, RELEASE),
        (Kind::IDEAS, SWAP),
        (Kind::IDEAS, COPY),
    ] {
        let fields = |workspace: &Workspace| -> Vec<(Field, Value)> {
            let record = workspace.record(&kind, id).expect("there");
            record
                .fields()
                .map(|(field, value)| (field.clone(), value.clone()))
                .collect()
        };
        assert_eq!(fields(&workspace), fields(&before));
    }
}

/// Lets the release out; what was done since is in the history where it is of this sitting.
fn let_it_out(workspace: &mut Workspace, same_sitting: bool) -> History {
    let command = let_out(workspace, RELEASE, env(2).now, &env(2)).expect("it is there");
    let change = Arc::new(apply(workspace, &command, &env(2)).expect("applies"));
    workspace.apply(&change);
    let mut history = History::default();
    if same_sitting {
        history.record(change, Step::Do);
    }
    history
}

fn go_back(workspace: &mut Workspace, history: &History) -> (usize, usize) {
    let back = take_back(workspace, RELEASE, history, &env(9)).expect("it is there");
    let change = apply(workspace, &back.command, &env(9)).expect("one step");
    workspace.apply(&change);
    (back.ideas, back.stay)
}

fn status(workspace: &Workspace, id: Id) -> &str {
    workspace.record(&Kind::IDEAS, id).expect("there").text("status")
}

fn reviews(workspace: &Workspace) -> usize {
    workspace.records(&Kind::OUTCOMES).count()
}

#[test]
fn a_release_goes_back_to_planned_with_its_ideas_and_their_reviews() {
    let mut workspace = world();
    let history = let_it_out(&mut workspace, true);
    assert_eq!(reviews(&workspace), 2);
    assert_eq!(go_back(&mut workspace, &history), (1, 1), "one was out before");
    assert!(!release(&workspace, RELEASE).expect("there").row.out);
    assert_eq!(
        (status(&workspace, SWAP), status(&workspace, COPY)),
        ("testing", "released")
    );
    assert_eq!(reviews(&workspace), 0);
}

#[test]
fn what_was_changed_since_a_release_went_out_stays_when_it_goes_back() {
    let mut workspace = world();
    let history = let_it_out(&mut workspace, true);
    let review = workspace.records(&Kind::OUTCOMES).next().expect("a review").id();
    let write = |kind: Kind, id: Id, (field, value): (Field, Value)| Command::Edit {
        kind,
        ids: vec![id],
        writes: vec![(field, Some(value))],
    };
    for (n, command) in (3..).zip([
        write(Kind::IDEAS, SWAP, text("status", "in-progress")),
        write(Kind::OUTCOMES, review, text("learned", "Less than hoped")),
    ]) {
        // Somebody else has written it.
        let env = Env {
            replica: Id::from_u128(8),
            ..env(n)
        };
        let change = apply(&workspace, &command, &env).expect("applies");
        workspace.apply(&change);
    }
    assert_eq!(go_back(&mut workspace, &history), (0, 1));
    assert_eq!(status(&workspace, SWAP), "in-progress");
    assert_eq!(reviews(&workspace), 1, "what somebody wrote is not lost");
}

#[test]
fn in_a_later_sitting_what_went_out_with_a_release_is_planned_again() {
    let mut workspace = world();
    let history = let_it_out(&mut workspace, false);
    assert_eq!(go_back(&mut workspace, &history), (1, 1));
    assert!(!release(&workspace, RELEASE).expect("there").row.out);
    assert_eq!(
        (status(&workspace, SWAP), status(&workspace, COPY)),
        ("planned", "released")
    );
    assert_eq!(reviews(&workspace), 0);
}

#[test]
fn what_is_in_a_release_or_was_turned_down_is_not_offered_for_it() {
    let offered = offered(&world(), RELEASE, "", 10);
    let titles: Vec<&str> = offered.iter().map(|(_, title)| title.as_str()).collect();
    assert_eq!(titles, ["Elsewhere"]);
}

#[test]
fn whoever_said_or_backs_what_is_in_it_is_told_once_of_all_that_they_asked_for() {
    let workspace = world();
    let view = release(&workspace, RELEASE).expect("it is there");
    let tell: Vec<(&str, Vec<&str>)> = view
        .tell
        .iter()
        .map(|tell| {
            (
                tell.name.as_str(),
                tell.about.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        tell,
        [
            ("=Kettle", vec!["Copy weeks"]),
            ("Alder House", vec!["Copy weeks", "Swap shifts"]),
        ]
    );
    let (subject, text) = message("Dayshift", &view.tell[1]);
    assert_eq!(subject, "New in Dayshift: what you asked for");
    assert!(text.contains("Hello Alder House,"), "{text}");
    assert!(text.contains("- Copy weeks\n- Swap shifts\n"), "{text}");
    assert!(!text.contains("Kettle"), "no customer reads of another");
}

#[test]
fn a_customer_who_was_told_waits_no_longer_and_the_table_says_when() {
    let mut workspace = world();
    let command = let_out(&workspace, RELEASE, env(2).now, &env(2)).expect("it is there");
    let change = apply(&workspace, &command, &env(2)).expect("applies");
    workspace.apply(&change);
    assert_eq!(releases(&workspace)[0].waiting, 2);
    let tick = Command::Edit {
        kind: Kind::RELEASES,
        ids: vec![RELEASE],
        writes: vec![(Field::link("told", ALDER), Some(Value::text("2026-11-25")))],
    };
    let change = apply(&workspace, &tick, &env(3)).expect("applies");
    workspace.apply(&change);
    assert_eq!(releases(&workspace)[0].waiting, 1);
    let view = release(&workspace, RELEASE).expect("it is there");
    let csv = tell_csv(&view.tell);
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        rows[1], "'=Kettle,Copy weeks,",
        "no spreadsheet takes a name for a formula"
    );
    assert_eq!(rows[2], "Alder House,\"Copy weeks; Swap shifts\",2026-11-25");
}

#[test]
fn releases_to_come_stand_before_those_that_are_out_the_newest_first() {
    let mut workspace = Workspace::new(Id::from_u128(0x77));
    let made = [
        ("a", "2026-01-01", true),
        ("b", "2026-03-01", true),
        ("c", "2026-02-01", false),
        ("d", "", false),
    ];
    for (at, (title, day, out)) in (1_u64..).zip(made) {
        let mut fields = vec![text("title", title)];
        if !day.is_empty() {
            fields.push(text("released", day));
        }
        if out {
            fields.push(text("status", "released"));
        }
        let add = Command::Add {
            kind: Kind::RELEASES,
            id: Id::from_u128(u128::from(at)),
            fields,
        };
        let change = apply(&workspace, &add, &env(at)).expect("applies");
        workspace.apply(&change);
    }
    let titles: Vec<String> = releases(&workspace).into_iter().map(|row| row.title).collect();
    assert_eq!(titles, ["c", "d", "b", "a"]);
}
