//! Entries with a file: its bytes are part of them, and it is told if they are others.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use tandem::platform::files::File;
use tandem::storage::{Appended, Attached, Entry, FileHash, Folding, Storage, StorageError, database_name};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{get, get_value, put_value, save, workspace};

/// More than a block of the file's hash, and not a whole number of them.
fn content() -> Vec<u8> {
    (0..=250).cycle().take(2_500_000).collect()
}

fn file(bytes: &[u8]) -> File {
    File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), "all.tandem.json").unwrap()
}

fn entry(bytes: &[u8]) -> Entry {
    let mut hash = FileHash::default();
    for end in [700_000, 1_100_000, 1_900_000] {
        hash.follow(bytes.get(..end).unwrap_or(bytes));
    }
    Entry::with_file(b"opened ".to_vec(), Attached::new(file(bytes), bytes, hash))
}

/// A workspace that begins with a file, and its entries as bytes.
async fn begun() -> (String, Storage, Vec<Vec<u8>>) {
    let id = workspace();
    let storage = Storage::of(&id);
    let content = content();
    let entries = [entry(&content), b"joined".to_vec().into()];
    assert_eq!(storage.append(0, &entries).await, Ok(Appended::Saved { seq: 2 }));
    let expected = vec![[b"opened ", content.as_slice()].concat(), b"joined".to_vec()];
    (id, storage, expected)
}

#[test]
async fn an_entry_with_a_file_is_loaded_with_its_bytes() {
    let (id, storage, expected) = begun().await;
    assert!(storage.load().await.unwrap().entries == expected);
    assert!(Storage::of(&id).load().await.unwrap().entries == expected);
    save(&storage, 2, b"three").await;
    assert_eq!(Storage::of(&id).load().await.unwrap().entries.len(), 3);
}

#[test]
async fn a_tab_that_is_behind_gets_the_file() {
    let (id, _, expected) = begun().await;
    match Storage::of(&id).since(0).await.unwrap() {
        Appended::Behind { entries, seq: 2 } => assert!(entries == expected),
        other => panic!("{other:?}"),
    }
}

#[test]
async fn an_entry_with_a_file_whose_answer_got_lost_is_not_saved_twice() {
    let (_, storage, expected) = begun().await;
    let again = [entry(&content())];
    assert_eq!(storage.append(0, &again).await, Ok(Appended::Saved { seq: 1 }));
    assert_eq!(storage.load().await.unwrap().entries.len(), 2);
    // Without its file, or with another one, it is another.
    let mut other = content();
    other[7] ^= 1;
    for entry in [b"opened ".to_vec().into(), entry(&other)] {
        match storage.append(0, &[entry]).await.unwrap() {
            Appended::Behind { entries, .. } => assert!(entries == expected),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
async fn folding_drops_the_file() {
    let (id, storage, _) = begun().await;
    let pages = [(1, b"all of it".to_vec())];
    assert_eq!(storage.fold(2, &pages).await, Ok(Folding::Done));
    let loaded = Storage::of(&id).load().await.unwrap();
    assert_eq!((loaded.pages.as_slice(), loaded.entries.len()), (&pages[..], 0));
}

/// Puts something else in the place of the file.
async fn exchange(id: &str, file: &JsValue) {
    let stored = get_value(id, "journal", 1.into()).await;
    Reflect::set(&stored, &"file".into(), file).unwrap();
    put_value(id, "journal", 1.into(), stored).await;
}

#[test]
async fn a_file_that_is_another_or_is_gone_is_found_and_named() {
    let mut flipped = content();
    flipped[1_500_000] ^= 1;
    let short = &content()[..2_499_999];
    for other in [
        file(&flipped).into(),
        file(short).into(),
        JsValue::UNDEFINED,
        Object::new().into(),
    ] {
        let (id, _, _) = begun().await;
        exchange(&id, &other).await;
        let place = "journal 1".to_owned();
        assert_eq!(
            Storage::of(&id).load().await,
            Err(StorageError::Damaged { place })
        );
    }
}

#[test]
async fn what_was_read_in_advance_may_hold_a_file() {
    let (id, _, expected) = begun().await;
    let stores = Object::new();
    let entries = Array::of2(
        &get_value(&id, "journal", 1.into()).await,
        &get_value(&id, "journal", 2.into()).await,
    );
    let meta = Uint8Array::from(get(&id, "meta", "state".into()).await.as_slice());
    let none = Array::new();
    let parts: [(&str, &JsValue); 4] = [
        ("meta", &meta),
        ("numbers", &none),
        ("pages", &none),
        ("journal", &entries),
    ];
    for (key, value) in parts {
        Reflect::set(&stores, &key.into(), value).unwrap();
    }
    let early = Object::new();
    Reflect::set(&early, &"database".into(), &database_name(&id).into()).unwrap();
    Reflect::set(&early, &"read".into(), &Promise::resolve(&stores)).unwrap();
    Reflect::set(&js_sys::global(), &"tandemEarlyRead".into(), &early).unwrap();
    assert!(Storage::of(&id).load().await.unwrap().entries == expected);
}
