//! What this browser remembers beside the workspaces, whatever somebody has done to localStorage.

use std::time::Duration;

use gloo_timers::future::sleep;
use js_sys::{Function, Promise};
use tandem::platform::web_storage::{BROWSER, TAB};
use tandem::session::registry;
use tandem::storage::{Storage, StorageError, delete, kept};
use tandem_core::Id;
use tandem_core::model::Role;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::save;

const KEYS: [&str; 3] = ["tandem.me", "tandem.workspaces", "tandem.current"];

#[test]
fn garbage_counts_as_nothing() {
    for garbage in [
        "",
        "{",
        "null",
        "[]",
        "[1]",
        "{\"id\":1}",
        "[{\"id\":\"x\",\"name\":\"y\"}]",
        "\u{0}",
    ] {
        for key in KEYS {
            BROWSER.set(key, garbage);
        }
        assert_eq!(registry::me(), None, "{garbage}");
        assert!(registry::workspaces().is_empty(), "{garbage}");
        assert_eq!(registry::current(), None, "{garbage}");
    }
    let id = Id::from_u128(7);
    registry::open(id, "Apollo");
    assert_eq!(registry::workspaces().len(), 1);
    registry::forget(id);
}

#[test]
fn the_latest_opened_workspace_comes_first_and_a_forgotten_one_is_gone() {
    for key in KEYS {
        BROWSER.remove(key);
    }
    let (first, second) = (Id::from_u128(1), Id::from_u128(2));
    registry::open(first, "First");
    registry::open(second, "Second");
    registry::open(first, "First, renamed");
    let names: Vec<String> = registry::workspaces().into_iter().map(|kept| kept.name).collect();
    assert_eq!(names, ["First, renamed", "Second"]);
    assert_eq!(registry::current(), Some(first));
    registry::forget(first);
    assert_eq!((registry::workspaces().len(), registry::current()), (1, None));
    registry::forget(second);
}

#[test]
fn a_tab_stays_with_its_workspace_until_that_is_gone() {
    let (here, there) = (Id::from_u128(0x21), Id::from_u128(0x22));
    registry::open(there, "There");
    registry::open(here, "Here");
    // Another tab opens another workspace, and leaves it.
    BROWSER.set("tandem.current", &there.to_string());
    assert_eq!(registry::current(), Some(here));
    BROWSER.remove("tandem.current");
    assert_eq!(registry::current(), Some(here));
    TAB.remove("tandem.current");
    assert_eq!(registry::current(), None, "a new tab");
    registry::stay_with(here);
    BROWSER.set("tandem.current", &there.to_string());
    BROWSER.set(
        "tandem.workspaces",
        &format!("[{{\"id\":\"{there}\",\"name\":\"There\"}}]"),
    );
    assert_eq!(registry::current(), Some(there), "it was deleted in another tab");
    registry::forget(there);
    TAB.remove("tandem.current");
}

/// Waits until what is kept in IndexedDB under a key is, or is not, as a text says.
async fn until_kept(key: &str, says: impl Fn(Option<&str>) -> bool) {
    loop {
        let kept = kept().await.unwrap();
        let text = kept.iter().find(|(known, _)| known == key);
        if says(text.map(|(_, text)| text.as_str())) {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

#[test]
async fn a_workspace_that_localstorage_has_lost_comes_back_and_a_deleted_one_does_not() {
    let [first, lost, deleted] = [0x31, 0x32, 0x33].map(Id::from_u128);
    for id in [first, lost, deleted] {
        delete(&id.to_string()).await.unwrap();
        save(&Storage::of(&id.to_string()), 0, b"one").await;
    }
    registry::open(first, "First");
    let before = BROWSER.get("tandem.workspaces").unwrap();
    registry::open(deleted, "Deleted");
    registry::open(lost, "Lost");
    registry::go_on_as(lost, Id::from_u128(0x34));
    until_kept("tandem.workspaces", |text| {
        text.is_some_and(|text| text.contains("Lost") && text.contains("Deleted"))
    })
    .await;
    let person = format!("tandem.{lost}.person");
    until_kept(&person, |text| text.is_some()).await;
    // The power goes before localStorage reaches the disk, and what was deleted is still in the list that is kept.
    BROWSER.set("tandem.workspaces", &before);
    BROWSER.remove(&person);
    delete(&deleted.to_string()).await.unwrap();
    registry::find_lost().await;
    let names: Vec<String> = registry::workspaces().into_iter().map(|kept| kept.name).collect();
    assert_eq!(names, ["First", "Lost"]);
    assert_eq!(registry::person_in(lost), Some(Id::from_u128(0x34)));
    for id in [first, lost] {
        delete(&id.to_string()).await.unwrap();
        registry::forget(id);
    }
    until_kept("tandem.workspaces", |text| text == Some("[]")).await;
}

#[test]
async fn looking_for_what_is_stored_leaves_no_database() {
    let id = "not-there";
    assert!(!tandem::storage::is_stored(id).await);
    let names =
        "return indexedDB.databases().then((all) => all.some(({ name }) => name === 'tandem.not-there'))";
    let asked = Function::new_no_args(names).call0(&JsValue::UNDEFINED).unwrap();
    let is_there = JsFuture::from(asked.unchecked_into::<Promise>()).await.unwrap();
    assert_eq!(is_there, JsValue::FALSE);
}

#[test]
async fn a_browser_that_does_not_tell_what_is_kept_is_not_waited_for_without_end() {
    let hold = "const { prototype } = IDBObjectStore;
        const before = prototype.getAllKeys;
        prototype.getAllKeys = function (...asked) {
            return this.transaction.db.name === 'tandem' ? new EventTarget() : before.apply(this, asked);
        };
        return () => { prototype.getAllKeys = before; };";
    let undo = Function::new_no_args(hold).call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(kept().await, Err(StorageError::NoAnswer));
    let undo: Function = undo.unchecked_into();
    undo.call0(&JsValue::UNDEFINED).unwrap();
}

#[test]
fn who_sits_here_is_remembered() {
    let me = registry::Me {
        id: Id::from_u128(3),
        name: "Ada \"the\" PM".to_owned(),
        role: Role::from_name("pm"),
    };
    registry::set_me(&me);
    assert_eq!(registry::me(), Some(me));
    BROWSER.remove("tandem.me");
}

#[test]
fn a_replica_keeps_its_id_until_it_takes_a_new_one() {
    let workspace = Id::from_u128(4);
    let id = registry::replica(workspace);
    assert_eq!(registry::replica(workspace), id);
    assert_ne!(registry::new_replica(workspace), id);
    registry::forget(workspace);
}
