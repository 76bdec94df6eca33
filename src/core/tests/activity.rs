//! Who changed what: the order of the log, what of a Change still stands, and taking one back whatever came after.

use tandem_core::command::apply;
use tandem_core::history::{History, Step};
use tandem_core::view::activity::{ActivityQuery, ActivityView, activity};
use tandem_core::{Change, Command, Env, Field, Id, Kind, Value, Workspace};

use std::sync::Arc;

const PIA: Id = Id::from_u128(0xA);
const PAUL: Id = Id::from_u128(0xB);
const IDEA: Id = Id::from_u128(0x10);

fn act(workspace: &mut Workspace, by: Id, at: u64, command: &Command) -> Arc<Change> {
    let env = Env {
        now: 1_764_000_000_000 + at,
        replica: by,
        by,
        seed: u128::from(at),
    };
    let change = Arc::new(apply(workspace, command, &env).expect("applies"));
    workspace.apply(&change);
    change
}

fn title(text: &str) -> Command {
    Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![IDEA],
        writes: vec![(Field::named("title"), Some(Value::text(text)))],
    }
}

fn status(text: &str) -> Command {
    Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![IDEA],
        writes: vec![(Field::named("status"), Some(Value::text(text)))],
    }
}

/// An idea that Pia makes, Paul renames, Pia plans and Pia renames again.
fn world() -> (Workspace, Vec<Arc<Change>>) {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let add = Command::Add {
        kind: Kind::IDEAS,
        id: IDEA,
        fields: vec![(Field::named("title"), Value::text("Swap"))],
    };
    let changes = vec![
        act(&mut workspace, PIA, 1, &add),
        act(&mut workspace, PAUL, 2, &title("Swap shifts")),
        act(&mut workspace, PIA, 3, &status("planned")),
        act(&mut workspace, PIA, 4, &title("Let people swap")),
    ];
    (workspace, changes)
}

fn everything(by: Option<Id>) -> ActivityQuery {
    ActivityQuery { by, most: 100 }
}

/// The log in a sitting in which nothing was done yet.
fn log(workspace: &Workspace, query: &ActivityQuery) -> ActivityView {
    activity(workspace, query, &History::default(), None)
}

#[test]
fn what_stood_before_is_told_of_steps_that_can_be_taken_back_and_nothing_is_that_people_do_not_read() {
    let (mut workspace, _) = world();
    let mut history = History::default();
    let mut write = |at, field: &'static str, value: Option<&str>| {
        let edit = Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![IDEA],
            writes: vec![(Field::named(field), value.map(Value::text))],
        };
        let change = act(&mut workspace, PIA, at, &edit);
        history.record(change, Step::Do);
        let view = activity(&workspace, &everything(None), &history, None);
        view.deeds[0].touched[0].fields.clone()
    };
    let told = |field: &str, value: &str| vec![(field.to_owned(), value.to_owned())];
    assert_eq!(
        write(5, "horizon", Some("later")),
        told("Horizon", "Not sorted yet → Later")
    );
    assert_eq!(write(6, "horizon", Some("now")), told("Horizon", "Later → Now"));
    assert_eq!(write(7, "horizon", None), told("Horizon", "Now → Not sorted yet"));
    assert_eq!(write(8, "source-hash", Some("abc")), []);
}

#[test]
fn the_newest_is_first_and_what_was_replaced_holds_nothing_any_more() {
    let (workspace, _) = world();
    let view = log(&workspace, &everything(None));
    let did: Vec<&str> = view.deeds.iter().map(|deed| deed.did.as_str()).collect();
    assert_eq!(did, ["edit-idea", "edit-idea", "edit-idea", "add-idea"]);
    let fields = |at: usize| -> Vec<(String, String)> {
        let touched = view.deeds[at].touched.iter();
        touched.flat_map(|touched| touched.fields.clone()).collect()
    };
    assert_eq!(fields(0), [("Title".to_owned(), "Let people swap".to_owned())]);
    assert_eq!(fields(1), [("Status".to_owned(), "Planned".to_owned())]);
    assert!(view.deeds[2].touched.is_empty(), "Paul's title was replaced");
    assert_eq!(view.deeds[3].touched[0].title, "Let people swap");
}

#[test]
fn what_a_deletion_took_away_is_named_until_it_is_brought_back_whoever_does_that() {
    let (mut workspace, _) = world();
    let kind = Kind::IDEAS;
    let ids = vec![IDEA];
    let delete = Command::Delete {
        kind: kind.clone(),
        ids: ids.clone(),
    };
    act(&mut workspace, PIA, 5, &delete);
    let gone = |workspace: &Workspace| log(workspace, &everything(None)).deeds[0].gone.clone();
    assert_eq!(gone(&workspace), [(kind.clone(), IDEA)]);
    // Another sitting, another person: nothing but the records is known.
    act(
        &mut workspace,
        PAUL,
        6,
        &Command::BringBack {
            records: ids.into_iter().map(|id| (kind.clone(), id)).collect(),
        },
    );
    let view = log(&workspace, &everything(None));
    assert!(view.deeds.iter().all(|deed| deed.gone.is_empty()));
    assert_eq!(
        workspace
            .record(&Kind::IDEAS, IDEA)
            .expect("it is back")
            .text("title"),
        "Let people swap"
    );
}

#[test]
fn what_was_merged_away_cannot_be_brought_back_and_says_where_it_went() {
    let (mut workspace, _) = world();
    let other = Id::from_u128(0x11);
    let add = Command::Add {
        kind: Kind::IDEAS,
        id: other,
        fields: vec![(Field::named("title"), Value::text("Trade shifts"))],
    };
    act(&mut workspace, PIA, 5, &add);
    let join = Command::Join {
        kind: Kind::IDEAS,
        ids: vec![IDEA],
        into: other,
    };
    act(&mut workspace, PIA, 6, &join);
    let view = log(&workspace, &everything(None));
    assert!(view.deeds[0].gone.is_empty());
    let merged = view.deeds[0].touched.iter().find(|touched| touched.id == IDEA);
    let into = merged.and_then(|touched| touched.merged_into.as_deref());
    assert_eq!(into, Some("Trade shifts"));
}

#[test]
fn one_person_is_shown_alone_and_the_rest_of_a_long_log_is_counted() {
    let (workspace, _) = world();
    let view = log(&workspace, &everything(Some(PAUL)));
    assert_eq!((view.total, view.deeds.len(), view.people.len()), (1, 1, 2));
    let view = log(
        &workspace,
        &ActivityQuery {
            most: 2,
            ..everything(None)
        },
    );
    assert_eq!((view.total, view.deeds.len()), (4, 2));
}

#[test]
fn records_beyond_the_first_are_counted() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let records = (0..10).map(|n| {
        let fields = vec![(Field::named("title"), Value::text("Said"))];
        (Kind::FEEDBACK, Id::from_u128(0x100 + n), fields)
    });
    let import = Command::Import {
        records: records.collect(),
        writes: Vec::new(),
    };
    act(&mut workspace, PIA, 1, &import);
    let view = log(&workspace, &everything(None));
    assert_eq!((view.deeds[0].touched.len(), view.deeds[0].more), (3, 7));
}

#[test]
fn a_change_is_taken_back_by_its_name_and_what_came_after_stays() {
    let (mut workspace, changes) = world();
    let mut history = History::default();
    for change in &changes {
        history.record(change.clone(), Step::Do);
    }
    let planned = changes[2].dot.expect("a dot");
    let change = history.step(planned).expect("still there").clone();
    act(&mut workspace, PIA, 5, &Command::Revert { change });
    let record = workspace.record(&Kind::IDEAS, IDEA).expect("the idea");
    assert_eq!(
        (record.text("status"), record.text("title")),
        ("", "Let people swap")
    );
}

#[test]
fn a_step_keeps_its_number_until_it_is_taken_back_and_when_it_is_done_again() {
    let (_, changes) = world();
    let mut history = History::default();
    let mut numbers = Vec::new();
    for change in &changes {
        history.record(change.clone(), Step::Do);
        numbers.extend(history.latest_number());
    }
    assert_eq!(numbers, [0, 1, 2, 3]);
    history.record(changes[3].clone(), Step::Undo);
    assert_eq!(history.latest_number(), Some(2));
    let stands = |history: &History| [0, 1, 2, 3, 4].map(|number| history.numbered(number).is_some());
    assert_eq!(stands(&history), [true, true, true, false, false]);
    history.record(changes[3].clone(), Step::Redo);
    assert_eq!(history.latest_number(), Some(3));
    history.lose(&changes[1]);
    assert_eq!(stands(&history), [true, false, true, true, false]);
    history.record(changes[0].clone(), Step::Do);
    assert_eq!(history.latest_number(), Some(4));
}

#[test]
fn a_step_that_could_not_be_made_again_is_lost_and_no_other() {
    let (_, changes) = world();
    let mut history = History::default();
    for change in &changes {
        history.record(change.clone(), Step::Do);
    }
    history.lose(&changes[1]);
    let dots = changes.iter().map(|change| change.dot.expect("a dot"));
    let kept: Vec<bool> = dots.map(|dot| history.step(dot).is_some()).collect();
    assert_eq!(kept, [true, false, true, true]);
    assert_eq!(history.latest(), changes.last());
}

#[test]
fn an_import_that_makes_the_workspace_is_how_it_was_started() {
    let mut workspace = Workspace::new(Id::from_u128(1));
    let name = |name: &str| vec![(Field::named("name"), Value::text(name))];
    for (at, kind, named) in [(1, Kind::WORKSPACES, "Invoices"), (2, Kind::CUSTOMERS, "Acme")] {
        let records = vec![(kind, Id::from_u128(1), name(named))];
        let writes = Vec::new();
        act(&mut workspace, PIA, at, &Command::Import { records, writes });
    }
    let view = activity(&workspace, &everything(None), &History::default(), None);
    let did: Vec<&str> = view.deeds.iter().map(|deed| deed.did.as_str()).collect();
    assert_eq!(did, ["import", "start-workspace"]);
}
