//! Damage is found, named and never taken for a first run.

use js_sys::Function;
use tandem::platform::web_storage::BROWSER;
use tandem::storage::{Appended, Folding, Storage, StorageError, database_name, forget_sentinel};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{filled, flip, get, put, remove, save};

async fn damaged(id: &str, place: &str) {
    let place = place.to_owned();
    assert_eq!(Storage::of(id).load().await, Err(StorageError::Damaged { place }));
}

#[test]
async fn a_flipped_bit_is_found_and_named() {
    for (store, key, place) in [("pages", 2.0, "page 2"), ("journal", 4.0, "journal 4")] {
        let (id, _) = filled().await;
        flip(&id, store, key).await;
        damaged(&id, place).await;
    }
    for (key, place) in [("state", "meta"), ("directory", "directory of pages")] {
        let (id, _) = filled().await;
        flip(&id, "meta", key).await;
        damaged(&id, place).await;
    }
}

#[test]
async fn what_is_missing_is_found() {
    for (store, key, place) in [
        ("pages", 1.0, "page 1"),
        ("journal", 3.0, "journal"),
        ("journal", 4.0, "journal"),
    ] {
        let (id, _) = filled().await;
        remove(&id, store, key).await;
        damaged(&id, place).await;
    }
}

#[test]
async fn an_older_state_of_a_page_is_found() {
    let (id, storage) = filled().await;
    let older = get(&id, "pages", 1.0.into()).await;
    storage.fold(4, &[(1, b"newer".to_vec())]).await.unwrap();
    put(&id, "pages", 1.0.into(), &older).await;
    damaged(&id, "page 1").await;
}

#[test]
async fn damage_is_not_written_over() {
    let (id, storage) = filled().await;
    flip(&id, "meta", "state").await;
    let meta = StorageError::Damaged {
        place: "meta".to_owned(),
    };
    assert_eq!(
        storage.append(4, &[b"five".to_vec().into()]).await,
        Err(meta.clone())
    );
    assert_eq!(storage.fold(4, &[]).await, Err(meta));
}

#[test]
async fn a_database_that_is_empty_or_behind_what_was_saved_is_told_from_a_first_run() {
    let (id, storage) = filled().await;
    let name = database_name(&id);
    let note = BROWSER.get(&format!("{name}.sentinel")).unwrap();
    let state = get(&id, "meta", "state".into()).await;
    save(&storage, 4, b"five").await;

    put(&id, "meta", "state".into(), &state).await;
    remove(&id, "journal", 5.0).await;
    let behind = StorageError::Behind { stored: 4, saved: 5 };
    assert_eq!(Storage::of(&id).load().await, Err(behind));
    forget_sentinel(&name);
    assert_eq!(storage.load().await.unwrap().meta.seq, 4);

    tandem::storage::delete(&id).await.unwrap();
    BROWSER.set(&format!("{name}.sentinel"), &note);
    let behind = StorageError::Behind { stored: 0, saved: 4 };
    assert_eq!(Storage::of(&id).load().await, Err(behind));
}

#[test]
async fn what_is_behind_is_loaded_as_it_is_and_counts_once_more_is_saved() {
    let (id, storage) = filled().await;
    BROWSER.set(&format!("{}.sentinel", database_name(&id)), "9 abc");
    let behind = StorageError::Behind { stored: 4, saved: 9 };
    assert_eq!(storage.load_as_it_is().await.unwrap().entries.len(), 2);
    assert_eq!(storage.load().await, Err(behind));
    save(&storage, 4, b"five").await;
    assert_eq!(Storage::of(&id).load().await.unwrap().meta.seq, 5);
    flip(&id, "pages", 1.0).await;
    let place = "page 1".to_owned();
    assert_eq!(
        storage.load_as_it_is().await,
        Err(StorageError::Damaged { place })
    );
}

#[test]
async fn what_is_damaged_stays_until_what_takes_its_place_is_saved() {
    for (store, key, place) in [
        ("meta", JsValue::from("state"), "meta"),
        ("pages", JsValue::from(2), "page 2"),
    ] {
        let (id, _) = filled().await;
        flip(&id, store, key).await;
        let storage = Storage::of(&id);
        assert!(storage.load().await.is_err());
        assert_eq!(storage.begin_anew().meta.seq, 0);
        damaged(&id, place).await;
        save(&storage, 0, b"anew").await;
        save(&storage, 1, b"and on").await;
        let pages = [(1, b"folded".to_vec())];
        assert_eq!(storage.fold(2, &pages).await, Ok(Folding::Done));
        let loaded = Storage::of(&id).load().await.unwrap();
        assert_eq!((loaded.meta.seq, loaded.pages.as_slice()), (2, &pages[..]));
    }
}

#[test]
async fn what_another_tab_has_saved_in_the_place_of_what_was_damaged_stays() {
    let (id, _) = filled().await;
    flip(&id, "pages", 2.0).await;
    let (first, second) = (Storage::of(&id), Storage::of(&id));
    for storage in [&first, &second] {
        assert!(storage.load().await.is_err());
        storage.begin_anew();
    }
    save(&first, 0, b"restored").await;
    save(&first, 1, b"and on").await;
    let behind = Appended::Behind {
        entries: vec![b"restored".to_vec(), b"and on".to_vec()],
        seq: 2,
    };
    let again = vec![b"restored too".to_vec().into()];
    assert_eq!(second.append(0, &again).await, Ok(behind));
    save(&second, 2, b"from there on").await;
    assert_eq!(first.load().await.unwrap().entries.len(), 3);
}

#[test]
async fn what_another_tab_saves_while_all_is_read_is_not_missing() {
    let (id, storage) = filled().await;
    let name = database_name(&id);
    // The note of what comes next is there before the reading is over.
    let note = Function::new_with_args(
        "name",
        "const { prototype } = IDBObjectStore;
        const before = prototype.getAll;
        prototype.getAll = function (...asked) {
            if (this.transaction.db.name === name) localStorage.setItem(`${name}.sentinel`, '5 abc');
            return before.apply(this, asked);
        };
        return () => { prototype.getAll = before; };",
    );
    let undo: Function = note
        .call1(&JsValue::UNDEFINED, &name.into())
        .unwrap()
        .unchecked_into();
    let loaded = storage.load().await;
    undo.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(loaded.unwrap().meta.seq, 4);
}

#[test]
async fn another_history_of_the_same_length_is_told() {
    let (id, _) = filled().await;
    BROWSER.set(&format!("{}.sentinel", database_name(&id)), "4 abc");
    assert_eq!(
        Storage::of(&id).load().await,
        Err(StorageError::Behind { stored: 4, saved: 4 })
    );
}

#[test]
async fn a_garbled_note_is_no_reason_to_refuse() {
    let (id, storage) = filled().await;
    BROWSER.set(&format!("{}.sentinel", database_name(&id)), "{garbage}");
    assert_eq!(storage.load().await.unwrap().meta.seq, 4);
}
