//! Stored data of an older and of a newer Tandem.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use tandem::platform::web_storage::BROWSER;
use tandem::storage::{Folding, Storage, StorageError, database_name};
use wasm_bindgen_test::wasm_bindgen_test as test;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::raw::{filled, get, put, save, workspace};

fn seal(bytes: &[u8]) -> Vec<u8> {
    [&xxh3_64(bytes).to_le_bytes(), bytes].concat()
}

/// A workspace as form 1 stored it: a hash before every page, no directory, a hash that runs from the first entry on.
async fn of_form_1() -> String {
    let id = workspace();
    Storage::of(&id).load().await.unwrap();
    let hash = [b"one".as_slice(), b"two"]
        .iter()
        .fold(0, |before, entry| xxh3_64_with_seed(&seal(entry), before));
    let meta = format!(r#"{{"data_version":1,"seq":2,"folded":1,"hash":{hash}}}"#);
    put(&id, "meta", "state".into(), &seal(meta.as_bytes())).await;
    put(&id, "pages", 0.into(), &seal(b"the head")).await;
    put(&id, "journal", 2.into(), &seal(b"two")).await;
    BROWSER.set(
        &format!("{}.sentinel", database_name(&id)),
        &format!("2 {hash:x}"),
    );
    id
}

#[test]
async fn an_older_form_is_carried_over_and_goes_on() {
    let id = of_form_1().await;
    let storage = Storage::of(&id);
    let loaded = storage.load().await.unwrap();
    assert_eq!(loaded.pages, [(0, b"the head".to_vec())]);
    assert_eq!(loaded.entries, [b"two".to_vec()]);
    save(&storage, 2, b"three").await;
    assert_eq!(storage.fold(3, &[(1, b"more".to_vec())]).await, Ok(Folding::Done));
    assert_eq!(Storage::of(&id).load().await.unwrap().pages.len(), 2);
}

/// Says of a workspace that it is of form 2 or 3, which differ in nothing but what their bytes mean.
async fn set_back_to(form: u32, id: &str) -> Vec<u8> {
    let meta = get(id, "meta", "state".into()).await;
    let text = String::from_utf8(meta[8..].to_vec()).unwrap();
    let old = seal(
        text.replace(r#""data_version":4"#, &format!(r#""data_version":{form}"#))
            .as_bytes(),
    );
    put(id, "meta", "state".into(), &old).await;
    old
}

#[test]
async fn forms_2_and_3_are_carried_over_and_go_on() {
    for form in [2, 3] {
        let (id, storage) = filled().await;
        let before = Storage::of(&id).load().await.unwrap();
        set_back_to(form, &id).await;
        assert_eq!(
            storage.append(4, &[b"five".to_vec().into()]).await,
            Err(StorageError::Newer)
        );
        let storage = Storage::of(&id);
        let loaded = storage.load().await.unwrap();
        assert_eq!(loaded, before);
        save(&storage, 4, b"five").await;
        assert_eq!(Storage::of(&id).load().await.unwrap().entries.len(), 3);
    }
}

#[test]
async fn form_2_that_is_behind_stays_as_it_is() {
    let (id, _) = filled().await;
    let old = set_back_to(2, &id).await;
    BROWSER.set(&format!("{}.sentinel", database_name(&id)), "5 abc");
    assert_eq!(
        Storage::of(&id).load().await,
        Err(StorageError::Behind { stored: 4, saved: 5 })
    );
    assert_eq!(get(&id, "meta", "state".into()).await, old);
}

#[test]
async fn an_older_form_that_is_damaged_or_behind_stays_as_it_is() {
    let id = of_form_1().await;
    BROWSER.set(&format!("{}.sentinel", database_name(&id)), "3 abc");
    assert_eq!(
        Storage::of(&id).load().await,
        Err(StorageError::Behind { stored: 2, saved: 3 })
    );

    let id = of_form_1().await;
    put(&id, "pages", 0.into(), b"not what was written").await;
    let before = get(&id, "meta", "state".into()).await;
    assert_eq!(
        Storage::of(&id).load().await,
        Err(StorageError::Damaged {
            place: "page 0".to_owned()
        })
    );
    assert_eq!(get(&id, "meta", "state".into()).await, before);
}

#[test]
async fn a_newer_form_is_refused_and_left_alone() {
    let (id, storage) = filled().await;
    let newer = seal(br#"{"data_version":5,"all":"is different"}"#);
    put(&id, "meta", "state".into(), &newer).await;
    assert_eq!(Storage::of(&id).load().await, Err(StorageError::Newer));
    assert_eq!(
        storage.append(4, &[b"five".to_vec().into()]).await,
        Err(StorageError::Newer)
    );
    assert_eq!(
        storage.fold(4, &[(1, b"old ways".to_vec())]).await,
        Err(StorageError::Newer)
    );
    assert_eq!(get(&id, "meta", "state".into()).await, newer);
}

#[test]
async fn a_newer_version_of_the_stores_is_refused() {
    let (id, storage) = filled().await;
    let newer = Database::open(database_name(&id))
        .with_version(2_u32)
        .build()
        .unwrap()
        .await
        .unwrap();
    assert_eq!(Storage::of(&id).load().await, Err(StorageError::Newer));
    assert_eq!(
        storage.append(4, &[b"five".to_vec().into()]).await,
        Err(StorageError::Newer)
    );
    newer.close();
}
