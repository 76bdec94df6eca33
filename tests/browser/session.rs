//! What other tabs have written and this one cannot read, as an older Tandem cannot read what a newer one writes.

use std::time::Duration;

use gloo_timers::future::sleep;
use tandem::platform::tabs::Tabs;
use tandem::session::{Notice, Saved, Session, registry};
use tandem::storage::{Storage, delete};
use tandem_core::Workspace;
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
    // Longer than nothing must happen before the journal is folded.
    sleep(Duration::from_secs(4)).await;
    let told = session.notices.get_untracked();
    let place = format!("journal {next}");
    assert!(matches!(told.as_slice(), [Notice::Failed(text)] if text.contains(&place)));
    let loaded = storage.load().await.unwrap();
    assert_eq!(loaded.entries.last().unwrap(), b"of a newer form");
    delete(&id).await.unwrap();
    registry::forget(workspace);
}
