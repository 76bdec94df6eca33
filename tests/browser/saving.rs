//! A session goes on saving, whatever keeps it from that for a while.

use std::time::Duration;

use gloo_timers::future::sleep;
use js_sys::Function;
use leptos::prelude::Owner;
use tandem::platform::clock;
use tandem::platform::tabs::Tabs;
use tandem::session::{Lost, Saved, Session, registry};
use tandem::storage::{Storage, StorageError, database_name, delete};
use tandem_core::command::apply;
use tandem_core::snapshot::store::{decode_entry, encode_entry};
use tandem_core::view::workspace_name;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{put, save};

/// A session with a new workspace that is saved, and its id.
async fn begun() -> (Session, Id) {
    Box::leak(Box::new(Owner::new())).set();
    let session = Session::new();
    session
        .start_empty("Apollo", "Next")
        .await
        .expect("storage is there");
    until_saved(session).await;
    (session, session.peek(Workspace::id))
}

async fn until_saved(session: Session) {
    while session.saved.with_untracked(|saved| *saved != Saved::Yes) {
        sleep(Duration::from_millis(20)).await;
    }
}

/// Begins to count the transactions that write to a workspace's database; gives what tells how many there were.
fn count_writes(id: Id) -> Function {
    let begin = Function::new_with_args(
        "name",
        "let count = 0;
        const before = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
            if (this.name === name && mode === 'readwrite') count += 1;
            return before.call(this, stores, mode, options);
        };
        return () => count;",
    );
    call(&begin, id).unchecked_into()
}

/// Has the browser refuse to empty a workspace's database.
fn refuse_to_clear(id: Id) {
    let refuse = Function::new_with_args(
        "name",
        "const before = IDBObjectStore.prototype.clear;
        IDBObjectStore.prototype.clear = function () {
            if (this.transaction.db.name === name) throw new DOMException('full', 'QuotaExceededError');
            return before.call(this);
        };",
    );
    call(&refuse, id);
}

/// Has the browser refuse to write to a workspace's database so often, or until what it gives is called.
fn refuse(id: Id, times: &str) -> Function {
    let refuse = Function::new_with_args(
        "name",
        &format!(
            "const before = IDBDatabase.prototype.transaction;
            let times = {times};
            IDBDatabase.prototype.transaction = function (stores, mode, options) {{
                const refused = this.name === name && mode === 'readwrite' && times > 0;
                if (!refused) return before.call(this, stores, mode, options);
                times -= 1;
                throw new DOMException('full', 'QuotaExceededError');
            }};
            return () => {{ times = 0; }};"
        ),
    );
    call(&refuse, id).unchecked_into()
}

fn rename(workspace: Id, name: &str) -> Command {
    Command::Edit {
        kind: Kind::WORKSPACES,
        ids: vec![workspace],
        writes: vec![(Field::named("name"), Some(Value::text(name)))],
    }
}

fn call(function: &Function, id: Id) -> JsValue {
    let name = database_name(&id.to_string());
    function.call1(&JsValue::UNDEFINED, &name.into()).unwrap()
}

/// Says as another tab what it has written.
fn say(workspace: Id, history: u64, seq: u64, entry: &[u8]) {
    let numbers = [history, seq, entry.len() as u64].map(u64::to_le_bytes);
    Tabs::join(&format!("tandem.{workspace}"), |_| ()).say(&[numbers.as_flattened(), entry].concat());
}

/// Renames the workspace, which must be saved as the entry of this number.
async fn saves(session: Session, id: Id, seq: u64) {
    assert!(session.try_dispatch(rename(id, "Artemis")));
    assert_eq!(session.saved.get_untracked(), Saved::Saving);
    until_saved(session).await;
    assert_eq!(Storage::of(&id.to_string()).load().await.unwrap().meta.seq, seq);
}

#[test]
async fn a_fold_that_fails_is_tried_more_and_more_seldom() {
    let (_, workspace) = begun().await;
    let id = workspace.to_string();
    put(&id, "meta", "directory".into(), b"no directory").await;
    let writes = count_writes(workspace);
    // Folded in every pause of two seconds, it would be tried four times.
    sleep(Duration::from_secs(9)).await;
    assert_eq!(writes.call0(&JsValue::UNDEFINED).unwrap(), 2);
    delete(&id).await.unwrap();
    registry::forget(workspace);
}

#[test]
async fn what_could_not_be_deleted_is_saved_into_as_before() {
    let (session, workspace) = begun().await;
    refuse_to_clear(workspace);
    let seq = Storage::of(&workspace.to_string()).load().await.unwrap().meta.seq;
    assert!(session.delete_workspace().await.is_err());
    saves(session, workspace, seq + 1).await;
    registry::forget(workspace);
}

#[test]
async fn what_a_tab_says_of_another_history_is_not_taken_in() {
    let (session, workspace) = begun().await;
    let id = workspace.to_string();
    let storage = Storage::of(&id);
    let loaded = storage.load().await.unwrap();
    let (seq, entry) = (loaded.meta.seq + 1, loaded.entries.last().unwrap());
    let other = storage.history().unwrap() ^ 1;
    say(workspace, other, seq, entry);
    sleep(Duration::from_millis(200)).await;
    saves(session, workspace, seq).await;
    delete(&id).await.unwrap();
    registry::forget(workspace);
}

#[test]
async fn a_browser_that_asks_the_person_whether_to_keep_data_keeps_nobody_from_saving() {
    let never = "navigator.storage.persist = () => new Promise(() => {})";
    Function::new_no_args(never).call0(&JsValue::UNDEFINED).unwrap();
    let (session, workspace) = begun().await;
    let id = workspace.to_string();
    let seq = Storage::of(&id).load().await.unwrap().meta.seq;
    saves(session, workspace, seq + 1).await;
    let again = "delete navigator.storage.persist";
    Function::new_no_args(again).call0(&JsValue::UNDEFINED).unwrap();
    delete(&id).await.unwrap();
    registry::forget(workspace);
}

#[test]
async fn what_waits_while_another_tab_goes_on_as_another_replica_is_saved_as_that() {
    let (session, workspace) = begun().await;
    let id = workspace.to_string();
    let storage = Storage::of(&id);
    let seq = storage.load().await.unwrap().meta.seq;
    let mut content = session.peek(Workspace::clone);
    let mut env = session.env();
    env.replica = registry::new_replica(workspace);
    let there = apply(&content, &rename(workspace, "There"), &env).unwrap();
    save(&storage, seq, &encode_entry(&there)).await;
    assert!(session.try_dispatch(rename(workspace, "Here")));
    until_saved(session).await;
    content.apply(&there);
    let entries = storage.load().await.unwrap().entries;
    let here = decode_entry(entries.last().unwrap(), &content).unwrap();
    assert_eq!(here.dot.map(|dot| dot.replica), Some(env.replica));
    delete(&id).await.unwrap();
    registry::forget(workspace);
}

/// What the journal of a workspace says its name is.
async fn stored_name(id: Id) -> String {
    let loaded = Storage::of(&id.to_string()).load().await.unwrap();
    let mut content = Workspace::new(id);
    for entry in &loaded.entries {
        let change = decode_entry(entry, &content).unwrap();
        content.apply(&change);
    }
    workspace_name(&content).0
}

#[test]
async fn what_waits_is_saved_where_it_was_done_when_another_workspace_is_begun() {
    let (session, first) = begun().await;
    refuse(first, "1");
    assert!(session.try_dispatch(rename(first, "Artemis")));
    session.start_empty("Gemini", "Next").await.unwrap();
    until_saved(session).await;
    let second = session.peek(Workspace::id);
    assert_ne!(first, second);
    assert_eq!(session.peek(workspace_name).0, "Gemini");
    assert_eq!(stored_name(first).await, "Artemis");
    assert_eq!(stored_name(second).await, "Gemini");
    for workspace in [first, second] {
        delete(&workspace.to_string()).await.unwrap();
        registry::forget(workspace);
    }
}

#[test]
async fn while_edits_cannot_be_saved_no_other_workspace_is_opened_and_then_at_once() {
    let (session, first) = begun().await;
    let allow = refuse(first, "Infinity");
    assert!(session.try_dispatch(rename(first, "Artemis")));
    let refused = session.start_empty("Gemini", "Next").await.unwrap_err();
    assert_eq!(refused, StorageError::Waiting(Box::new(StorageError::Full)));
    let told = refused.sentence();
    assert!(told.contains("edits are safe on this page"), "{told}");
    assert_eq!(session.peek(workspace_name).0, "Artemis");
    allow.call0(&JsValue::UNDEFINED).unwrap();
    // It would be saved at the next try, by now more than four seconds away.
    let began = clock::now();
    session.start_empty("Gemini", "Next").await.unwrap();
    assert!(clock::now() - began < 2_000);
    assert_eq!(stored_name(first).await, "Artemis");
    until_saved(session).await;
    for workspace in [first, session.peek(Workspace::id)] {
        delete(&workspace.to_string()).await.unwrap();
        registry::forget(workspace);
    }
}

#[test]
async fn what_other_tabs_write_while_another_workspace_cannot_be_opened_is_not_missed() {
    let (there, damaged) = begun().await;
    let (_, file) = there.export();
    put(&damaged.to_string(), "meta", "directory".into(), b"no directory").await;
    let (session, workspace) = begun().await;
    let storage = Storage::of(&workspace.to_string());
    let seq = storage.load().await.unwrap().meta.seq;
    let change = apply(
        &session.peek(Workspace::clone),
        &rename(workspace, "There"),
        &session.env(),
    )
    .unwrap();
    let entry = encode_entry(&change);
    save(&storage, seq, &entry).await;
    say(workspace, storage.history().unwrap(), seq + 1, &entry);
    assert!(session.open_bytes(file, None, Lost::Refused).await.is_err());
    assert_eq!(session.peek(Workspace::id), workspace);
    while session.peek(workspace_name).0 != "There" {
        sleep(Duration::from_millis(20)).await;
    }
    for workspace in [damaged, workspace] {
        delete(&workspace.to_string()).await.unwrap();
        registry::forget(workspace);
    }
}
