//! What undo and redo guarantee, for edits, imports and merges.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tandem_core::history::Step as Way;
use tandem_core::{Command, CommandError, Field, Id, Kind, Value, Workspace};

use super::game::play_steps;
use crate::support::{
    RECORDS, Step, World, assert_same, cases, edit, field, history, merged, record, registers, replica_id,
};

/// The values of every register of every record that is not deleted: what is shown, and the sides of conflicts.
fn values(workspace: &Workspace) -> BTreeMap<(Kind, Id, Field), BTreeSet<Option<Value>>> {
    registers(workspace)
        .into_iter()
        .filter(|(kind, id, field, _)| *field != Field::DELETED && workspace.record(kind, *id).is_some())
        .map(|(kind, id, field, siblings)| {
            (
                (kind, id, field),
                siblings
                    .into_iter()
                    .map(|sibling| sibling.value)
                    .collect::<BTreeSet<_>>(),
            )
        })
        .filter(|(_, values)| values.iter().any(Option::is_some))
        .collect()
}

/// Edits by replica 0.
fn edits(most: usize) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(edit(1), 1..=most)
}

/// A history of two replicas, and then replica 0 takes in what replica 1 knows, wholly or in part.
fn then_a_merge() -> impl Strategy<Value = (Vec<Step>, Step)> {
    let merge = prop_oneof![
        3 => Just(Step::Sync { from: 1, to: 0 }),
        1 => (1..8_u8).prop_map(|records| Step::Part { from: 1, to: 0, records }),
    ];
    (history(2, 12), merge)
}

proptest! {
    #![proptest_config(cases())]

    /// Law: undoing edits one after the other shows what stood there before; redoing them shows what stood there after.
    #[test]
    fn undo_and_redo_of_edits_show_what_was_shown((steps, edits) in (history(2, 8), edits(4))) {
        let mut world = World::after(2, &steps);
        let mut shown = vec![values(world.workspace(0))];
        for edit in edits {
            if world.run(&edit).is_ok() {
                shown.push(values(world.workspace(0)));
            }
        }
        for _ in 0..2 {
            for before in shown.iter().rev().skip(1) {
                let undone = world.run(&Step::Undo { at: 0 });
                prop_assert_eq!(&values(world.workspace(0)), before);
                if undone == Err(CommandError::NothingToDo) {
                    // Deleting what others have deleted too shows nothing new, so that there is nothing to take back.
                    return Ok(());
                }
                undone.expect("undone");
            }
            for after in shown.iter().skip(1) {
                world.run(&Step::Redo { at: 0 }).expect("redone");
                prop_assert_eq!(&values(world.workspace(0)), after);
            }
        }
    }

    /// Law: an import is one step, undone and redone as one.
    #[test]
    fn undo_and_redo_of_an_import_are_one_step((steps, count) in (history(2, 8), 1..6_u128)) {
        let mut world = World::after(2, &steps);
        let before = values(world.workspace(0));
        let made = |n| (Kind::IDEAS, Id::from_u128(0x900 + n), vec![(Field::named("title"), Value::text("new"))]);
        let import = Command::Import { records: (0..count).map(made).collect(), writes: Vec::new() };
        world.perform(0, &import, Way::Do).expect("imports");
        let after = values(world.workspace(0));
        world.run(&Step::Undo { at: 0 }).expect("undone");
        prop_assert_eq!(&values(world.workspace(0)), &before);
        world.run(&Step::Redo { at: 0 }).expect("redone");
        prop_assert_eq!(&values(world.workspace(0)), &after);
    }

    /// Law: undoing a merge restores the exact state; redoing it, or merging the same file again, brings all back.
    #[test]
    fn undo_of_a_merge_restores_exactly_and_merging_again_brings_all_back((steps, merge) in then_a_merge()) {
        let mut world = World::after(2, &steps);
        let before = world.workspace(0).clone();
        if world.run(&merge).is_err() {
            return Ok(());
        }
        let after = world.workspace(0).clone();
        world.run(&Step::Undo { at: 0 }).expect("undone");
        assert_same(world.workspace(0), &before);
        world.run(&Step::Redo { at: 0 }).expect("redone");
        assert_same(world.workspace(0), &after);
        world.run(&Step::Undo { at: 0 }).expect("undone again");
        assert_same(world.workspace(0), &before);
        world.run(&merge).expect("merged again");
        assert_same(world.workspace(0), &after);
    }

    /// Law: undoing a merge after edits takes back the records that nobody touched, keeps the others as they are, and
    /// merging the same file again brings back the rest.
    #[test]
    fn undo_of_a_merge_after_edits_takes_back_what_nobody_touched((steps, edits) in (history(2, 12), edits(3))) {
        let mut world = World::after(2, &steps);
        let before = world.workspace(0).clone();
        if world.run(&Step::Sync { from: 1, to: 0 }).is_err() {
            return Ok(());
        }
        let merge = world.replicas[0].history().latest().expect("done").clone();
        for edit in &edits {
            let _ = world.run(edit);
        }
        let after = world.workspace(0).clone();
        let undo = Command::Revert { change: merge.clone() };
        let undone = world.perform(0, &undo, Way::Do);
        let now = world.workspace(0);
        for change in &merge.records {
            let (kind, id) = (&change.kind, change.id);
            let touched = after.any_record(kind, id) != change.to.as_ref();
            let found = registers(now).into_iter().filter(|(k, i, ..)| (k, *i) == (kind, id));
            let source = if touched || undone.is_err() { &after } else { &before };
            let expected = registers(source).into_iter().filter(|(k, i, ..)| (k, *i) == (kind, id));
            prop_assert!(found.eq(expected), "{kind} {id}");
        }
        let all_touched = merge.records.iter().all(|change| after.any_record(&change.kind, change.id) != change.to.as_ref());
        prop_assert_eq!(undone.is_err(), all_touched && !merge.records.is_empty());
        prop_assert_eq!(registers(&merged(now, world.workspace(1))), registers(&after));
    }

    /// Law: whatever one side undoes, the other side's edits stand, unless this side wrote over them and let that stand.
    #[test]
    fn undo_after_a_merge_does_not_revert_the_other_sides_edits(
        (steps, ours, theirs, later, undos) in (
            history(2, 6),
            edits(3),
            proptest::collection::vec((0..RECORDS, 0..2_usize, 1..3_usize), 1..4),
            proptest::collection::vec((0..RECORDS, 2..4_usize, 0..3_usize), 0..3),
            0..8_usize,
        )
    ) {
        let mut world = World::after(2, &steps);
        world.converge();
        for edit in &ours {
            let _ = world.run(edit);
        }
        let made: Vec<_> = theirs
            .into_iter()
            .filter(|&(record, field, value)| world.run(&Step::Write { at: 1, record, field, value }).is_ok())
            .collect();
        let _ = world.run(&Step::Sync { from: 1, to: 0 });
        for (record, field, value) in later {
            let _ = world.run(&Step::Write { at: 0, record, field, value });
        }
        for _ in 0..undos {
            let _ = world.run(&Step::Undo { at: 0 });
        }
        let written = |workspace: &Workspace, number, place| {
            let (kind, id) = record(number);
            let siblings = workspace.any_record(&kind, id).expect("there").siblings(&field(number, place).0);
            siblings.into_iter().filter(|sibling| sibling.dot.replica == replica_id(1)).collect::<Vec<_>>()
        };
        let before: Vec<_> = made.iter().map(|&(number, place, _)| written(world.workspace(1), number, place)).collect();
        world.converge();
        for ((number, place, _), before) in made.into_iter().zip(before) {
            prop_assert_eq!(written(world.workspace(1), number, place), before);
        }
    }

    /// Law: undo and redo of a merge, with edits, more merges and other tabs in between, lose nothing and make no false
    /// conflict.
    #[test]
    fn undo_of_a_merge_after_later_steps_loses_nothing(
        (steps, first, between, undos, last) in (
            history(3, 6),
            then_a_merge(),
            proptest::collection::vec(prop_oneof![
                3 => edit(1),
                1 => Just(Step::Turn { at: 0 }),
                1 => (1..3_usize).prop_map(|from| Step::Sync { from, to: 0 }),
                1 => (1..3_usize, 1..8_u8).prop_map(|(from, records)| Step::Part { from, to: 0, records }),
                1 => Just(Step::Sync { from: 2, to: 1 }),
            ], 0..5),
            proptest::collection::vec(prop_oneof![
                3 => Just(Step::Undo { at: 0 }),
                2 => Just(Step::Redo { at: 0 }),
                1 => Just(Step::Turn { at: 0 }),
            ], 1..6),
            history(3, 5),
        )
    ) {
        let all = [steps, first.0, vec![first.1], between, undos, last].concat();
        prop_assert_eq!(play_steps(3, &all).err(), None);
    }
}
