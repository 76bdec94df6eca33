//! A browser that does not answer is not waited for without end.

use std::cell::Cell;
use std::rc::Rc;

use futures::future::join;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use tandem::platform::clock;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{filled, open, save};

/// Longer than the first attempt is waited for, shorter than the second.
const HELD_MS: u64 = 12_000;

#[test]
async fn a_write_that_hangs_is_tried_again_on_a_new_connection_and_saved_once() {
    let (id, storage) = filled().await;
    let held = Rc::new(Cell::new(false));
    let hold = async {
        let database = open(&id).await;
        let transaction = database
            .transaction(["meta"])
            .with_mode(TransactionMode::Readwrite)
            .build()
            .unwrap();
        let store = transaction.object_store("meta").unwrap();
        let until = clock::now() + HELD_MS;
        while clock::now() < until {
            let _: Option<JsValue> = store
                .get::<JsValue, _, _>("state")
                .primitive()
                .unwrap()
                .await
                .unwrap();
            held.set(true);
        }
        transaction.commit().await.unwrap();
        database.close();
    };
    let write = async {
        while !held.get() {
            tandem::platform::idle::idle().await;
        }
        save(&storage, 4, b"five").await;
    };
    let began = clock::now();
    join(hold, write).await;
    assert!(clock::now() - began >= HELD_MS);
    let loaded = storage.load().await.unwrap();
    assert_eq!((loaded.meta.seq, loaded.entries.len()), (5, 3));
}
