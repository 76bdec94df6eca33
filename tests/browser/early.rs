//! What `boot.js` reads in advance is taken once, and only if it is as new as what was saved.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use tandem::storage::{Storage, database_name};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{filled, get, save, workspace};

const GLOBAL: &str = "tandemEarlyRead";

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

fn offer(database: &str, stores: &JsValue) {
    let early = object(&[
        ("database", database.into()),
        ("read", Promise::resolve(stores).into()),
    ]);
    Reflect::set(&js_sys::global(), &GLOBAL.into(), &early).unwrap();
}

fn is_offered() -> bool {
    Reflect::has(&js_sys::global(), &GLOBAL.into()).unwrap()
}

/// What `boot.js` would have read of a filled workspace.
async fn read(id: &str) -> JsValue {
    let bytes = async |store, key| JsValue::from(Uint8Array::from(get(id, store, key).await.as_slice()));
    object(&[
        ("meta", bytes("meta", "state".into()).await),
        ("history", bytes("meta", "history".into()).await),
        ("directory", bytes("meta", "directory".into()).await),
        ("numbers", Array::of2(&1.into(), &2.into()).into()),
        (
            "pages",
            Array::of2(&bytes("pages", 1.into()).await, &bytes("pages", 2.into()).await).into(),
        ),
        (
            "journal",
            Array::of2(
                &bytes("journal", 3.into()).await,
                &bytes("journal", 4.into()).await,
            )
            .into(),
        ),
    ])
}

#[test]
async fn it_gives_what_loading_gives_and_is_taken_once() {
    let (id, storage) = filled().await;
    let loaded = storage.load().await.unwrap();
    offer(&database_name(&id), &read(&id).await);
    let storage = Storage::of(&id);
    assert_eq!(storage.load().await.unwrap(), loaded);
    assert!(!is_offered());
    assert_eq!(storage.load().await.unwrap(), loaded);
    save(&storage, 4, b"five").await;
}

#[test]
async fn one_that_is_stale_damaged_or_of_another_workspace_is_dropped() {
    let (id, storage) = filled().await;
    let stale = read(&id).await;
    save(&storage, 4, b"five").await;
    let loaded = storage.load().await.unwrap();
    let other = database_name(&workspace());
    let name = database_name(&id);
    for (database, stores) in [
        (&name, &stale),
        (&name, &JsValue::NULL),
        (&name, &object(&[])),
        (&other, &stale),
    ] {
        offer(database, stores);
        assert_eq!(Storage::of(&id).load().await.unwrap(), loaded);
        assert!(!is_offered());
    }
}

#[test]
async fn one_that_failed_is_dropped() {
    let (id, storage) = filled().await;
    let failed = Promise::reject(&"no".into());
    let early = object(&[("database", database_name(&id).into()), ("read", failed.into())]);
    Reflect::set(&js_sys::global(), &GLOBAL.into(), &early).unwrap();
    assert_eq!(storage.load().await.unwrap().meta.seq, 4);
}

#[test]
async fn one_that_does_not_say_of_which_history_it_is_is_dropped() {
    let (id, _) = filled().await;
    let stores = read(&id).await;
    Reflect::delete_property(stores.unchecked_ref::<Object>(), &"history".into()).unwrap();
    offer(&database_name(&id), &stores);
    let storage = Storage::of(&id);
    assert_eq!(storage.load().await.unwrap().meta.seq, 4);
    save(&storage, 4, b"five").await;
}
