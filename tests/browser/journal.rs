//! The journal and its folding, from one tab and from several.

use futures::future::join_all;
use tandem::storage::{Appended, Entry, Folding, Storage, StorageError, delete};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::{filled, open, save, workspace};

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
