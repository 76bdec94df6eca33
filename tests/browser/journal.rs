//! The journal and its folding, from one tab and from several.

use futures::future::join_all;
use tandem::storage::{Appended, Entry, Folding, Storage, StorageError, delete};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{filled, flip, open, remove, save, workspace};

#[test]
async fn a_new_workspace_is_empty() {
    let loaded = Storage::of(&workspace()).load().await.unwrap();
    assert_eq!(
        (loaded.meta.seq, loaded.pages.len(), loaded.entries.len()),
        (0, 0, 0)
    );
}

#[test]
async fn what_was_saved_is_loaded_in_order() {
    let (id, _) = filled().await;
    let loaded = Storage::of(&id).load().await.unwrap();
    assert_eq!(
        loaded.pages,
        [(1, b"the first page".to_vec()), (2, b"the second page".to_vec())]
    );
    assert_eq!(loaded.entries, [b"three".to_vec(), b"four".to_vec()]);
    assert_eq!((loaded.meta.seq, loaded.meta.folded), (4, 2));
}

#[test]
async fn a_tab_that_is_behind_gets_the_entries_of_the_others_and_writes_nothing() {
    let id = workspace();
    let (here, there) = (Storage::of(&id), Storage::of(&id));
    save(&here, 0, b"one").await;
    save(&here, 1, b"two").await;
    let behind = Appended::Behind {
        entries: vec![b"one".to_vec(), b"two".to_vec()],
        seq: 2,
    };
    assert_eq!(
        there.append(0, &[b"mine".to_vec().into()]).await,
        Ok(behind.clone())
    );
    assert_eq!(there.since(0).await, Ok(behind));
    assert_eq!(
        there.since(2).await,
        Ok(Appended::Behind {
            entries: Vec::new(),
            seq: 2
        })
    );
    save(&there, 2, b"mine").await;
    assert_eq!(here.load().await.unwrap().entries.len(), 3);
}

#[test]
async fn an_entry_whose_answer_got_lost_is_not_saved_twice() {
    let id = workspace();
    let storage = Storage::of(&id);
    save(&storage, 0, b"one").await;
    save(&storage, 0, b"one").await;
    save(&Storage::of(&id), 1, b"two").await;
    save(&storage, 0, b"one").await;
    assert_eq!(
        storage.load().await.unwrap().entries,
        [b"one".to_vec(), b"two".to_vec()]
    );
}

#[test]
async fn entries_that_wait_are_saved_together_and_none_of_them_twice() {
    let id = workspace();
    let storage = Storage::of(&id);
    let bytes = [b"one".to_vec(), b"two".to_vec(), b"three".to_vec()];
    let entries = bytes.clone().map(Entry::from);
    assert_eq!(
        storage.append(0, &entries[..2]).await,
        Ok(Appended::Saved { seq: 2 })
    );
    // The answer got lost, and one more waits by now.
    assert_eq!(storage.append(0, &entries).await, Ok(Appended::Saved { seq: 2 }));
    assert_eq!(
        storage.append(2, &entries[2..]).await,
        Ok(Appended::Saved { seq: 3 })
    );
    let loaded = Storage::of(&id).load().await.unwrap();
    assert_eq!((loaded.meta.seq, loaded.entries), (3, bytes.to_vec()));
}

#[test]
async fn folding_writes_only_the_pages_that_changed() {
    let (id, storage) = filled().await;
    assert_eq!(
        storage
            .fold(4, &[(2, b"changed".to_vec()), (3, b"new".to_vec())])
            .await,
        Ok(Folding::Done)
    );
    let loaded = Storage::of(&id).load().await.unwrap();
    let pages = [
        (1, b"the first page".to_vec()),
        (2, b"changed".to_vec()),
        (3, b"new".to_vec()),
    ];
    assert_eq!(
        (loaded.pages.as_slice(), loaded.entries.len()),
        (pages.as_slice(), 0)
    );
    save(&storage, 4, b"five").await;
}

#[test]
async fn folding_refuses_what_the_pages_do_not_hold() {
    let (id, storage) = filled().await;
    assert_eq!(
        storage.fold(3, &[(1, b"lacks the fourth".to_vec())]).await,
        Ok(Folding::Moved)
    );
    let other = Storage::of(&id);
    other.load().await.unwrap();
    assert_eq!(
        other.fold(4, &[(1, b"from the other tab".to_vec())]).await,
        Ok(Folding::Done)
    );
    assert_eq!(
        storage.fold(4, &[(1, b"filled otherwise".to_vec())]).await,
        Ok(Folding::Stale)
    );
    let loaded = storage.load().await.unwrap();
    assert_eq!(loaded.pages[0], (1, b"from the other tab".to_vec()));
    assert_eq!(
        storage.fold(4, &[(1, b"on top".to_vec())]).await,
        Ok(Folding::Done)
    );
}

#[test]
async fn a_tab_that_is_behind_a_fold_must_load_again() {
    let (id, _) = filled().await;
    let storage = Storage::of(&id);
    assert_eq!(
        storage.append(1, &[b"mine".to_vec().into()]).await,
        Ok(Appended::Folded)
    );
    assert_eq!(storage.since(0).await, Ok(Appended::Folded));
    assert_eq!(storage.load().await.unwrap().meta.seq, 4);
}

#[test]
async fn four_tabs_that_write_at_once_lose_nothing() {
    let id = workspace();
    let write = async |tab: u8| {
        let storage = Storage::of(&id);
        let (mut seq, mut heard) = (0, Vec::new());
        for edit in 0..50 {
            let entry = vec![tab, edit];
            loop {
                match storage.append(seq, &[entry.clone().into()]).await.unwrap() {
                    Appended::Saved { seq: saved } => {
                        heard.push(entry);
                        seq = saved;
                        break;
                    }
                    Appended::Behind { entries, seq: latest } => {
                        heard.extend(entries);
                        seq = latest;
                    }
                    Appended::Folded => panic!("nobody folds here"),
                }
            }
        }
        (seq, heard)
    };
    let tabs = join_all((0..4).map(write)).await;
    let loaded = Storage::of(&id).load().await.unwrap();
    assert_eq!(loaded.entries.len(), 200);
    for tab in 0..4 {
        let mine: Vec<u8> = loaded
            .entries
            .iter()
            .filter(|entry| entry[0] == tab)
            .map(|entry| entry[1])
            .collect();
        assert_eq!(mine, (0..50).collect::<Vec<u8>>());
    }
    for (seq, heard) in tabs {
        assert_eq!(heard[..], loaded.entries[..usize::try_from(seq).unwrap()]);
    }
}

#[test]
async fn a_closed_connection_is_opened_again() {
    let (_, storage) = filled().await;
    storage.close();
    save(&storage, 4, b"five").await;
    storage.close();
    assert_eq!(storage.load().await.unwrap().meta.seq, 5);
}

#[test]
async fn a_database_that_is_deleted_under_an_open_page_is_told_and_not_begun_anew() {
    let (id, storage) = filled().await;
    delete(&id).await.unwrap();
    assert_eq!(
        storage.append(4, &[b"five".to_vec().into()]).await,
        Err(StorageError::Gone { stored: 0, known: 4 })
    );
    assert_eq!(
        storage.since(4).await,
        Err(StorageError::Gone { stored: 0, known: 4 })
    );
    assert_eq!(Storage::of(&id).load().await.unwrap().meta.seq, 0);
}

/// A workspace with four entries that was deleted and begun again, and the storage that still holds what was there before.
async fn begun_again(entries: &[&[u8]]) -> (String, Storage) {
    let (id, before) = filled().await;
    delete(&id).await.unwrap();
    let again = Storage::of(&id);
    for (expected, entry) in (0..).zip(entries) {
        save(&again, expected, entry).await;
    }
    (id, before)
}

#[test]
async fn a_tab_writes_and_reads_on_in_no_history_but_its_own() {
    let gone = |stored| StorageError::Gone { stored, known: 4 };
    for entries in [
        &[b"a".as_slice(), b"b", b"c", b"d"][..],
        &[b"a", b"b", b"c", b"d", b"e"],
        // The very same may be imported and edited again.
        &[b"one", b"two", b"three", b"four"],
    ] {
        let (id, before) = begun_again(entries).await;
        let stored = entries.len() as u64;
        for _ in 0..2 {
            let appended = before.append(4, &[b"five".to_vec().into()]).await;
            assert_eq!(appended, Err(gone(stored)));
            assert_eq!(before.since(4).await, Err(gone(stored)));
            assert_eq!(before.fold(4, &[(1, b"page".to_vec())]).await, Err(gone(stored)));
            assert!(before.load().await.is_err());
        }
        let loaded = Storage::of(&id).load().await.unwrap();
        assert_eq!(
            (loaded.entries.as_slice(), loaded.pages.len()),
            (
                &entries.iter().map(|entry| entry.to_vec()).collect::<Vec<_>>()[..],
                0
            )
        );
    }
}

#[test]
async fn a_tab_does_not_take_the_pages_of_another_history_for_a_fold_of_its_own() {
    let (id, before) = begun_again(&[b"a", b"b", b"c", b"d", b"e"]).await;
    let again = Storage::of(&id);
    again.load().await.unwrap();
    assert_eq!(again.fold(5, &[(1, b"page".to_vec())]).await, Ok(Folding::Done));
    let gone = StorageError::Gone { stored: 5, known: 4 };
    assert_eq!(before.since(4).await, Err(gone.clone()));
    assert_eq!(before.append(4, &[b"five".to_vec().into()]).await, Err(gone));
}

#[test]
async fn a_tab_that_holds_what_was_damaged_does_not_write_in_what_took_its_place() {
    let (id, before) = filled().await;
    flip(&id, "pages", 1.0).await;
    let restored = Storage::of(&id);
    assert!(restored.load().await.is_err());
    restored.begin_anew();
    let entries: Vec<_> = (0..4).map(|n| Entry::from(vec![n])).collect();
    assert_eq!(restored.append(0, &entries).await, Ok(Appended::Saved { seq: 4 }));
    let gone = StorageError::Gone { stored: 4, known: 4 };
    assert_eq!(before.append(4, &[b"five".to_vec().into()]).await, Err(gone));
}

#[test]
async fn a_database_from_before_histories_had_names_is_written_on_until_it_is_another() {
    let (id, _) = filled().await;
    remove(&id, "meta", "history").await;
    let older = Storage::of(&id);
    assert_eq!(older.load().await.unwrap().meta.seq, 4);
    save(&older, 4, b"five").await;
    assert_eq!(older.fold(5, &[(1, b"page".to_vec())]).await, Ok(Folding::Done));
    assert_eq!(Storage::of(&id).load().await.unwrap().meta.seq, 5);

    delete(&id).await.unwrap();
    let gone = |stored| StorageError::Gone { stored, known: 5 };
    assert_eq!(older.since(5).await, Err(gone(0)));
    let again = Storage::of(&id);
    for (expected, entry) in (0..).zip([b"a", b"b", b"c", b"d", b"e"]) {
        save(&again, expected, entry).await;
    }
    assert_eq!(older.since(5).await, Err(gone(5)));
    assert_eq!(older.append(5, &[b"six".to_vec().into()]).await, Err(gone(5)));
}

#[test]
async fn a_workspace_is_deleted_although_a_tab_does_not_let_go_of_it() {
    let (id, _) = filled().await;
    // Nobody hears here that the connection is to be closed, as in a tab that is asleep.
    let held = open(&id).await;
    assert_eq!(delete(&id).await, Ok(()));
    let storage = Storage::of(&id);
    assert_eq!(storage.load().await.unwrap().meta.seq, 0);
    save(&storage, 0, b"again").await;
    held.close();
    assert_eq!(
        Storage::of(&id).load().await.unwrap().entries,
        [b"again".to_vec()]
    );
}
