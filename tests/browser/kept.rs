//! A session keeps snapshots beside the database, and opens one in the place of what was lost.

use std::time::Duration;

use gloo_timers::future::sleep;
use indexed_db_futures::database::Database;
use leptos::prelude::Owner;
use tandem::platform::web_storage::BROWSER;
use tandem::session::{Lost, Opened, Saved, Session, registry};
use tandem::storage::{Storage, StorageError, database_name};
use tandem_core::model::Role;
use tandem_core::{Id, Workspace, view};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::flip;

/// Makes room for sessions, for good: they go on beside the tests that follow.
fn make_room() {
    Box::leak(Box::new(Owner::new())).set();
}

/// A workspace that was begun, saved and folded; its id, and the snapshot that was kept of it.
async fn begun() -> (Id, Vec<u8>) {
    let session = Session::new();
    session.introduce("Pia", Role::Pm);
    session
        .start_empty("Invoices", "Priorities")
        .await
        .expect("storage is there");
    let kept = loop {
        if let [newest, ..] = session.kept_snapshots().await.as_slice() {
            break *newest;
        }
        sleep(Duration::from_millis(20)).await;
    };
    let name = session.kept_file_name(kept);
    assert!(
        name.starts_with("invoices-pia-") && name.ends_with(".tandem.json"),
        "{name}"
    );
    let bytes = session.read_kept(kept).await.expect("it was just written");
    (session.peek(Workspace::id), bytes)
}

/// Opens a snapshot in the place of what is refused, and waits until that is saved.
async fn restore(id: Id, bytes: Vec<u8>) {
    let session = Session::new();
    let refused = session.open_bytes(bytes.clone(), None, Lost::Refused).await;
    assert!(refused.is_err());
    let replica = registry::replica(id);
    session
        .open_bytes(bytes, None, Lost::Restored)
        .await
        .expect("the snapshot opens");
    assert_ne!(
        registry::replica(id),
        replica,
        "what was lost had numbers that nobody may use again"
    );
    assert_eq!(session.peek(view::workspace_name).0, "Invoices");
    while session.saved.get_untracked() != Saved::Yes {
        sleep(Duration::from_millis(20)).await;
    }
    let loaded = Storage::of(&id.to_string()).load().await;
    assert!(loaded.expect("it is what was saved").meta.seq > 0);
    registry::forget(id);
    BROWSER.remove("tandem.me");
}

#[test]
async fn a_workspace_whose_database_is_gone_is_restored_from_what_was_kept() {
    make_room();
    let (id, bytes) = begun().await;
    let name = database_name(&id.to_string());
    Database::delete_by_name(&name).unwrap().await.unwrap();
    let lost = Storage::of(&id.to_string()).load().await;
    assert!(matches!(lost, Err(StorageError::Behind { stored: 0, .. })));
    restore(id, bytes).await;
}

#[test]
async fn a_workspace_whose_pages_are_damaged_is_restored_from_what_was_kept() {
    make_room();
    let (id, bytes) = begun().await;
    flip(&id.to_string(), "pages", 0.0).await;
    restore(id, bytes).await;
}

#[test]
async fn a_file_of_another_workspace_restores_nothing_and_is_not_merged_unseen() {
    make_room();
    let ((lost, bytes), (other, others)) = (begun().await, begun().await);
    flip(&lost.to_string(), "pages", 0.0).await;
    let session = Session::new();
    assert!(session.open_bytes(bytes, None, Lost::Refused).await.is_err());
    assert_eq!(session.opening(), Some(lost));
    let replica = registry::replica(other);
    let opened = session.open_bytes(others, None, Lost::Restored).await;
    assert!(matches!(opened, Ok(Opened::Kept(None))), "it brings nothing new");
    assert_eq!(session.peek(Workspace::id), other);
    assert_eq!(registry::replica(other), replica, "it was not restored");
    assert!(Storage::of(&lost.to_string()).load().await.is_err());
    registry::forget(lost);
    registry::forget(other);
    BROWSER.remove("tandem.me");
}
