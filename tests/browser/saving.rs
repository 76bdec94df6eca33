//! A session goes on saving, whatever keeps it from that for a while.

use std::time::Duration;

use gloo_timers::future::sleep;
use js_sys::Function;
use leptos::prelude::Owner;
use tandem::session::{Saved, Session, registry};
use tandem::storage::delete;
use tandem_core::{Id, Workspace};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::put;

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
    let name = tandem::storage::database_name(&id.to_string());
    begin
        .call1(&JsValue::UNDEFINED, &name.into())
        .unwrap()
        .unchecked_into()
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
