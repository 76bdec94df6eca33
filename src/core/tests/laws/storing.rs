//! What journal entries, pages and Changes guarantee.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::snapshot::encode_opened;
use tandem_core::snapshot::store::{Pages, decode_entry, decode_pages, encode_entry};
use tandem_core::{Change, Command, Id, Kind, Workspace};

use crate::support::{Step, WORKSPACE, World, assert_same, cases, export, history, import};

/// The Changes of replica 0, each with the workspace before it, and the workspace at the end.
fn changes(steps: &[Step]) -> (Vec<(Workspace, Arc<Change>)>, Workspace) {
    let mut world = World::new(3);
    let mut changes = Vec::new();
    for step in steps {
        let before = world.workspace(0).clone();
        if let Ok(change) = world.run(step)
            && *world.workspace(0) != before
        {
            changes.push((before, change));
        }
    }
    (changes, world.workspace(0).clone())
}

fn replay(workspace: &mut Workspace, entries: &[Vec<u8>]) {
    for entry in entries {
        let change = decode_entry(entry, workspace).expect("reads");
        workspace.apply(&change);
    }
}

/// What becomes of the journal after a Change.
#[derive(Clone, Copy, Debug)]
enum Fold {
    /// It stays as it is.
    Wait,
    /// It is folded, and storage has it.
    Saved,
    /// It is folded, and everything opened again.
    Reopened,
    /// It is folded, and storage does not take it.
    Lost,
}

fn folds(most: usize) -> impl Strategy<Value = Vec<Fold>> {
    let fold = prop_oneof![
        2 => Just(Fold::Wait),
        1 => Just(Fold::Saved),
        1 => Just(Fold::Reopened),
        1 => Just(Fold::Lost),
    ];
    proptest::collection::vec(fold, most)
}

/// Folds a journal as it goes on, and at the end; reads back what is stored each time.
fn fold_and_read(steps: &[Step], folds: &[Fold]) {
    let (changes, end) = changes(steps);
    let mut pages = Pages::default();
    let mut stored: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    let mut touched: BTreeSet<(Kind, Id)> = BTreeSet::new();
    let read = |stored: &BTreeMap<u32, Vec<u8>>| {
        let all = stored
            .iter()
            .map(|(number, bytes)| (*number, bytes.clone()))
            .collect();
        decode_pages(WORKSPACE, all).expect("reads")
    };
    for ((before, change), fold) in changes.iter().zip(folds) {
        touched.extend(
            change
                .records
                .iter()
                .map(|record| (record.kind.clone(), record.id)),
        );
        if matches!(fold, Fold::Wait) {
            continue;
        }
        let mut now = before.clone();
        now.apply(change);
        let folded = pages.fold(&now, &touched);
        if matches!(fold, Fold::Lost) {
            continue;
        }
        stored.extend(folded);
        pages.saved();
        touched.clear();
        let (read, reopened) = read(&stored);
        assert_same(&read, &now);
        if matches!(fold, Fold::Reopened) {
            pages = reopened;
        }
    }
    stored.extend(pages.fold(&end, &touched));
    assert_same(&read(&stored).0, &end);
}

#[test]
fn what_an_undone_merge_had_brought_stays_away_although_the_fold_after_it_was_lost() {
    let write = Step::Write {
        at: 1,
        record: 0,
        field: 0,
        value: 1,
    };
    let steps = [write, Step::Sync { from: 1, to: 0 }, Step::Undo { at: 0 }];
    fold_and_read(&steps, &[Fold::Saved, Fold::Lost]);
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a journal entry reads back as the Change that it was made of.
    #[test]
    fn an_entry_reads_back_as_its_change(steps in history(3, 14)) {
        for (before, change) in changes(&steps).0 {
            prop_assert_eq!(decode_entry(&encode_entry(&change), &before).expect("reads"), change.as_ref().clone());
        }
    }

    /// Law: an entry that is cut off, or in which a byte is another, is refused or reads as some Change; nothing panics.
    #[test]
    fn a_damaged_entry_never_panics((steps, at, byte) in (history(3, 14), any::<prop::sample::Index>(), any::<u8>())) {
        for (before, change) in changes(&steps).0 {
            let mut entry = encode_entry(&change);
            let at = at.index(entry.len());
            prop_assert!(decode_entry(&entry[..at], &before).is_err());
            entry[at] = byte;
            let _ = decode_entry(&entry, &before);
        }
    }

    /// Law: the entry of an opened file reads back as the Change that opening it made.
    #[test]
    fn an_opened_file_reads_back_as_its_change((steps, complete) in (history(3, 14), any::<bool>())) {
        let world = World::after(3, &steps);
        let file = export(world.workspace(0), complete);
        let (empty, env) = (Workspace::new(WORKSPACE), world.env(1));
        let entry = [encode_opened(&env), file.clone()].concat();
        let snapshot = Arc::new(import(&file));
        match apply(&empty, &Command::Merge { snapshot }, &env) {
            Ok(change) => prop_assert_eq!(decode_entry(&entry, &empty).expect("reads"), change),
            Err(_) => prop_assert!(decode_entry(&entry, &empty).is_err(), "nothing was opened"),
        }
    }

    /// Law: such an entry that is cut off is refused, and one in which a byte is another never panics.
    #[test]
    fn a_damaged_opened_file_never_panics((steps, at, byte) in (history(3, 6), any::<prop::sample::Index>(), any::<u8>())) {
        let world = World::after(3, &steps);
        let empty = Workspace::new(WORKSPACE);
        let mut entry = [encode_opened(&world.env(1)), export(world.workspace(0), true)].concat();
        let at = at.index(entry.trim_ascii_end().len());
        prop_assert!(decode_entry(&entry[..at], &empty).is_err());
        entry[at] = byte;
        let _ = decode_entry(&entry, &empty);
    }

    /// Law: replaying the journal from empty gives the workspace; replaying it twice, or an entry twice, is the same.
    #[test]
    fn replaying_the_journal_gives_the_workspace(steps in history(3, 14)) {
        let (changes, end) = changes(&steps);
        let entries: Vec<_> = changes.iter().map(|(_, change)| encode_entry(change)).collect();
        let doubled: Vec<_> = entries.iter().flat_map(|entry| [entry.clone(), entry.clone()]).collect();
        let mut replayed = Workspace::new(WORKSPACE);
        for entries in [&entries, &entries, &doubled] {
            replay(&mut replayed, entries);
            assert_same(&replayed, &end);
        }
    }

    /// Law: pages that a journal is folded into read back as the workspace, whenever it is folded and reopened, and however
    /// many times storage did not take them.
    #[test]
    fn folded_pages_read_back_as_the_workspace((steps, folds) in (history(3, 14), folds(14))) {
        fold_and_read(&steps, &folds);
    }

    /// Law: a Change and then its reverse leave everything exactly as it was.
    #[test]
    fn a_change_and_its_reverse_change_nothing(steps in history(3, 14)) {
        for (before, change) in changes(&steps).0 {
            let mut workspace = before.clone();
            workspace.apply(&change);
            workspace.apply(&change.invert());
            assert_same(&workspace, &before);
            prop_assert_eq!(change.invert().invert(), change.as_ref().clone());
        }
    }

    /// Law: Changes squashed into one do what they do one after the other, and their reverse takes all of them back.
    #[test]
    fn squashed_changes_do_what_they_do_one_after_the_other(steps in history(3, 14)) {
        let (changes, end) = changes(&steps);
        let Some(start) = changes.first().map(|(before, _)| before.clone()) else { return Ok(()) };
        let one = changes.into_iter().map(|(_, change)| change.as_ref().clone()).reduce(Change::squash).expect("some");
        let touched: BTreeSet<_> = one.records.iter().map(|record| record.kind.as_str()).collect();
        prop_assert!(one.kinds().map(Kind::as_str).eq(touched), "each kind that it touches, once and in order");
        let mut workspace = start.clone();
        workspace.apply(&one);
        assert_same(&workspace, &end);
        workspace.apply(&one.invert());
        assert_same(&workspace, &start);
    }
}
