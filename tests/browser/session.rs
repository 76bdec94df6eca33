//! What other tabs have written and this one cannot read, as an older Tandem cannot read what a newer one writes.

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::Owner;
use tandem::live::Memo;
use tandem::platform::tabs::Tabs;
use tandem::session::writer::IDLE;
use tandem::session::{Notice, Saved, Session, registry};
use tandem::storage::{Storage, delete};
use tandem_core::command::apply;
use tandem_core::snapshot::Trust;
use tandem_core::{Command, CommandError, Field, Id, Kind, Snapshot, Value, Workspace};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::save;

#[test]
async fn an_entry_that_cannot_be_read_is_told_as_damage_and_stays_in_the_journal() {
    let session = Session::new();
    session.start_empty("Apollo", "Next").await.unwrap();
    while session.saved.with_untracked(|saved| *saved != Saved::Yes) {
        sleep(Duration::from_millis(20)).await;
    }
    let workspace = session.peek(Workspace::id);
    let id = workspace.to_string();
    let storage = Storage::of(&id);
    let next = storage.load().await.unwrap().meta.seq + 1;
    save(&storage, next - 1, b"of a newer form").await;
    Tabs::join(&format!("tandem.{id}"), |_| ()).say(&next.to_le_bytes());
    while session.notices.with_untracked(Vec::is_empty) {
        sleep(Duration::from_millis(20)).await;
    }
    // Longer than nothing must happen before the journal is folded.
    sleep(IDLE * 2).await;
    let told = session.notices.get_untracked();
    let place = format!("journal {next}");
    assert!(matches!(told.as_slice(), [Notice::Failed(text)] if text.contains(&place)));
    let loaded = storage.load().await.unwrap();
    assert_eq!(loaded.entries.last().unwrap(), b"of a newer form");
    delete(&id).await.unwrap();
    registry::forget(workspace);
}

/// A file in memory.
fn file(content: Workspace) -> Snapshot {
    Snapshot {
        id: None,
        name: String::new(),
        exported_by: String::new(),
        person: None,
        at: String::new(),
        complete: true,
        newer: false,
        trust: Trust::Right,
        content,
        loose: Vec::new(),
    }
}

#[test]
async fn what_reads_everything_reads_again_whatever_kind_changes() {
    let session = Session::new();
    session.start_empty("Apollo", "Next").await.unwrap();
    let workspace = session.peek(Workspace::id);
    let owner = Owner::new();
    let count = owner.with(|| Memo::new(move || session.read_all(Workspace::len)));
    let before = count.get_untracked();
    // The last is a kind of a later build.
    let kinds = Kind::ALL.into_iter().skip(1).chain([Kind::from_name("canvases")]);
    for (at, kind) in kinds.enumerate() {
        let id = Id::from_u128(0x100 + at as u128);
        let fields = vec![(Field::named("of-later"), Value::Flag(true))];
        session.dispatch(Command::Add { kind, id, fields }).unwrap();
        assert_eq!(count.get_untracked(), before + at + 1);
    }
    while session.saved.with_untracked(|saved| *saved != Saved::Yes) {
        sleep(Duration::from_millis(20)).await;
    }
    delete(&workspace.to_string()).await.unwrap();
    owner.cleanup();
    registry::forget(workspace);
}

#[test]
async fn without_a_workspace_nothing_is_shown_that_nothing_would_save() {
    let session = Session::new();
    let done = session.dispatch(Command::Add {
        kind: Kind::IDEAS,
        id: Id::from_u128(0x1234),
        fields: vec![(Field::named("title"), Value::text("Calendar"))],
    });
    assert_eq!(done, Err(CommandError::NoWorkspace));
    assert_eq!(session.peek(Workspace::len), 0);
}

#[test]
async fn a_browser_that_finds_a_copy_of_itself_goes_on_as_another_and_loses_nothing() {
    let session = Session::new();
    session.start_empty("Apollo", "Next").await.unwrap();
    let workspace = session.peek(Workspace::id);
    let idea = Id::from_u128(0x1234);
    let title = |text: &str| (Field::named("title"), Value::text(text));
    let (kind, fields) = (Kind::IDEAS, vec![title("Calendar")]);
    session
        .dispatch(Command::Add {
            kind,
            id: idea,
            fields,
        })
        .unwrap();
    let edit = |text: &str| {
        let (field, value) = title(text);
        Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes: vec![(field, Some(value))],
        }
    };
    // The copy of this profile writes under the same id and number, a moment later.
    let mut content = session.peek(Workspace::clone);
    let mut env = session.env();
    env.now += 5;
    let change = apply(&content, &edit("Theirs"), &env).unwrap();
    content.apply(&change);
    session.dispatch(edit("Ours")).unwrap();
    let snapshot = file(content);
    let before = registry::replica(workspace);
    assert_eq!(session.merge(Arc::new(snapshot)), Ok(1));
    assert_ne!(registry::replica(workspace), before);
    assert_eq!(session.env().replica, registry::replica(workspace));
    assert_eq!(session.peek(|workspace| workspace.conflicts().count()), 1);
    session.undo();
    let shown = session.peek(|workspace| {
        let record = workspace.record(&Kind::IDEAS, idea).unwrap();
        record.text("title").to_owned()
    });
    assert_eq!(shown, "Ours");
    session.undo();
    assert_eq!(
        session.steps().0.as_deref(),
        Some("add-idea"),
        "nobody takes back that the two parted"
    );
    while session.saved.with_untracked(|saved| *saved != Saved::Yes) {
        sleep(Duration::from_millis(20)).await;
    }
    delete(&workspace.to_string()).await.unwrap();
    registry::forget(workspace);
}
