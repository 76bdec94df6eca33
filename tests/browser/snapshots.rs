//! The ring of snapshots in the origin's private files.

use tandem::platform::parts::Parts;
use tandem::platform::private_files;
use tandem::storage::{Storage, database_name, delete};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{filled, workspace};

#[test]
async fn the_ring_keeps_the_three_newest() {
    let storage = Storage::of(&workspace());
    assert!(storage.kept_snapshots().await.is_empty());
    for text in ["first", "second", "third", "fourth"] {
        assert!(storage.keep_snapshot(&Parts::of(text.as_bytes()), 0).await);
    }
    let kept = storage.kept_snapshots().await;
    let mut texts = Vec::new();
    for snapshot in &kept {
        texts.push(String::from_utf8(storage.read_snapshot(snapshot.slot, 100).await.unwrap()).unwrap());
    }
    texts.sort();
    assert_eq!(texts, ["fourth", "second", "third"]);
    assert!(kept.is_sorted_by(|newer, older| newer.kept_at >= older.kept_at));
    assert!(kept.iter().all(|snapshot| snapshot.size > 0));
}

#[test]
async fn one_that_is_damaged_or_larger_than_asked_for_is_not_given() {
    let id = workspace();
    let storage = Storage::of(&id);
    assert!(storage.keep_snapshot(&Parts::of(b"a snapshot"), 0).await);
    assert_eq!(storage.read_snapshot(0, 5).await, None);
    let no_gzip = Parts::of(b"not gzip").blob().unwrap();
    private_files::write(&format!("{}.0.gz", database_name(&id)), &no_gzip)
        .await
        .unwrap();
    assert_eq!(storage.read_snapshot(0, 100).await, None);
    assert_eq!(storage.read_snapshot(1, 100).await, None);
}

#[test]
async fn they_go_with_the_workspace() {
    let id = workspace();
    let storage = Storage::of(&id);
    assert!(storage.keep_snapshot(&Parts::of(b"a snapshot"), 0).await);
    delete(&id).await.unwrap();
    assert!(storage.kept_snapshots().await.is_empty());
}

#[test]
async fn none_is_kept_of_a_workspace_that_was_deleted_meanwhile() {
    let (id, storage) = filled().await;
    assert!(storage.keep_snapshot(&Parts::of(b"a snapshot"), 4).await);
    delete(&id).await.unwrap();
    assert!(!storage.keep_snapshot(&Parts::of(b"a snapshot"), 4).await);
    assert!(storage.kept_snapshots().await.is_empty());
}
