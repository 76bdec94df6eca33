//! The database as somebody else may find or leave it: past `Storage`, for what `Storage` itself never does.

use std::cell::Cell;

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use tandem::platform::compression::compress;
use tandem::platform::parts::Parts;
use tandem::storage::{Appended, Storage, database_name};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The id of a workspace that no other test uses.
pub fn workspace() -> String {
    thread_local! { static NEXT: Cell<u32> = const { Cell::new(0) } }
    let number = NEXT.replace(NEXT.get() + 1);
    format!("test-{}-{number}", tandem::platform::random::bits())
}

/// Bytes as gzip makes them.
pub async fn compressed(bytes: &[u8]) -> Vec<u8> {
    let compressed = compress(&Parts::of(bytes)).await.unwrap();
    let buffer = JsFuture::from(compressed.array_buffer()).await.unwrap();
    Uint8Array::new(&buffer).to_vec()
}

/// Appends an entry that must be saved.
pub async fn save(storage: &Storage, expected: u64, entry: &[u8]) {
    assert_eq!(
        storage.append(expected, &[entry.to_vec().into()]).await,
        Ok(Appended::Saved { seq: expected + 1 })
    );
}

/// A workspace with pages 1 and 2 and two entries behind them.
pub async fn filled() -> (String, Storage) {
    let id = workspace();
    let storage = Storage::of(&id);
    save(&storage, 0, b"one").await;
    save(&storage, 1, b"two").await;
    let pages = [(1, b"the first page".to_vec()), (2, b"the second page".to_vec())];
    assert_eq!(storage.fold(2, &pages).await, Ok(tandem::storage::Folding::Done));
    save(&storage, 2, b"three").await;
    save(&storage, 3, b"four").await;
    (id, storage)
}

/// The database of a workspace, as it is.
pub async fn open(id: &str) -> Database {
    Database::open(database_name(id)).build().unwrap().await.unwrap()
}

/// What is under a key.
pub async fn get_value(id: &str, store: &str, key: JsValue) -> JsValue {
    let database = open(id).await;
    let value: Option<JsValue> = {
        let transaction = database.transaction([store]).build().unwrap();
        let store = transaction.object_store(store).unwrap();
        store
            .get::<JsValue, _, _>(key)
            .primitive()
            .unwrap()
            .await
            .unwrap()
    };
    database.close();
    value.unwrap()
}

/// The bytes under a key.
pub async fn get(id: &str, store: &str, key: JsValue) -> Vec<u8> {
    let value = get_value(id, store, key).await;
    value.dyn_into::<Uint8Array>().unwrap().to_vec()
}

/// Puts bytes under a key.
pub async fn put(id: &str, store: &str, key: JsValue, bytes: &[u8]) {
    put_value(id, store, key, Uint8Array::from(bytes).into()).await;
}

/// Puts anything under a key.
pub async fn put_value(id: &str, store: &str, key: JsValue, value: JsValue) {
    let database = open(id).await;
    let transaction = database
        .transaction([store])
        .with_mode(TransactionMode::Readwrite)
        .build()
        .unwrap();
    transaction
        .object_store(store)
        .unwrap()
        .put(value)
        .with_key(key)
        .primitive()
        .unwrap()
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    database.close();
}

/// Removes what is under a key.
pub async fn remove(id: &str, store: &str, key: impl Into<JsValue>) {
    let database = open(id).await;
    let transaction = database
        .transaction([store])
        .with_mode(TransactionMode::Readwrite)
        .build()
        .unwrap();
    transaction
        .object_store(store)
        .unwrap()
        .delete::<JsValue, _>(key.into())
        .primitive()
        .unwrap()
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    database.close();
}

/// Flips a bit of what is under a key.
pub async fn flip(id: &str, store: &str, key: impl Into<JsValue>) {
    let key = key.into();
    let mut bytes = get(id, store, key.clone()).await;
    *bytes.last_mut().unwrap() ^= 1;
    put(id, store, key, &bytes).await;
}
