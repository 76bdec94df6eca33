//! What every merge guarantees, whoever merges what in which order.

use proptest::prelude::*;
use tandem_core::history::Step as Way;
use tandem_core::merge::merge;
use tandem_core::view::conflict::{conflicts, conflicts_of};
use tandem_core::{Command, Field, Id, Kind, Sibling, Value, Workspace};

use super::game::play_steps;
use crate::support::{
    FIELDS, RECORDS, START, Step, World, all_records, assert_same, cases, edit, env, export, field, file,
    history, import, merged, record, registers, step,
};

/// What three replicas know after a history in which they met now and then.
fn three() -> impl Strategy<Value = [Workspace; 3]> {
    history(3, 12).prop_map(|steps| {
        let world = World::after(3, &steps);
        [0, 1, 2].map(|at| world.workspace(at).clone())
    })
}

/// A step that takes nothing back.
fn forward() -> impl Strategy<Value = Step> {
    step(3).prop_filter("goes forward", |step| {
        !matches!(step, Step::Undo { .. } | Step::Redo { .. })
    })
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a + b = b + a.
    #[test]
    fn merging_is_commutative([a, b, _] in three()) {
        assert_same(&merged(&a, &b), &merged(&b, &a));
    }

    /// Law: (a + b) + c = a + (b + c).
    #[test]
    fn merging_is_associative([a, b, c] in three()) {
        assert_same(&merged(&merged(&a, &b), &c), &merged(&a, &merged(&b, &c)));
    }

    /// Law: a + a = a, and a + b + b = a + b + a = a + b.
    #[test]
    fn merging_is_idempotent([a, b, _] in three()) {
        let both = merged(&a, &b);
        for (ours, theirs) in [(&a, &a), (&both, &a), (&both, &b), (&both, &both)] {
            prop_assert!(merge(ours, &file(theirs.clone(), true), &env(START)).change.is_none());
        }
    }

    /// Law: whoever knows more before a merge knows no less after it: a <= a + b, and a <= c implies a + b <= c + b.
    #[test]
    fn merging_is_monotone([a, b, c] in three()) {
        let (ab, abc) = (merged(&a, &b), merged(&merged(&a, &c), &b));
        prop_assert!(ab.seen().includes(a.seen()) && ab.seen().includes(b.seen()));
        assert_same(&merged(&a, &ab), &ab);
        assert_same(&merged(&ab, &abc), &abc);
        for (kind, before) in all_records(&a).chain(all_records(&b)) {
            prop_assert!(ab.any_record(kind, before.id()).is_some(), "a merge removes no record");
        }
    }

    /// Law: every value, dot, log entry and seen number of a merge comes from one of its sides.
    #[test]
    fn merging_invents_nothing([a, b, _] in three()) {
        let both = merged(&a, &b);
        let known = [registers(&a), registers(&b)].concat();
        for (kind, id, field, siblings) in registers(&both) {
            prop_assert!(!siblings.is_empty());
            for sibling in siblings {
                let from = known.iter().filter(|(k, i, f, _)| (k, i, f) == (&kind, &id, &field));
                prop_assert!(from.flat_map(|(.., siblings)| siblings).any(|other| *other == sibling), "{sibling:?}");
            }
        }
        for (dot, entry) in both.log() {
            prop_assert!(a.entry(*dot) == Some(entry) || b.entry(*dot) == Some(entry));
        }
        for dot in both.seen().iter() {
            prop_assert_eq!(dot.n, a.seen().latest(dot.replica).max(b.seen().latest(dot.replica)));
        }
    }

    /// Law: every write is visible, causally superseded, or listed as a conflict (adding wins over a concurrent removal).
    #[test]
    fn no_write_is_lost(steps in history(3, 16)) {
        prop_assert_eq!(play_steps(3, &steps).err(), None);
    }

    /// Law: settling a conflict is a write like any other: whoever merges it has no conflict any more.
    #[test]
    fn settling_a_conflict_merges((steps, picks) in (history(3, 12), proptest::collection::vec(0..9_usize, 4))) {
        let mut world = World::after(3, &steps);
        world.converge();
        for pick in picks.into_iter().cycle().take(60) {
            if world.run(&Step::Settle { at: 0, pick }).is_err() {
                break;
            }
        }
        prop_assert_eq!(world.workspace(0).conflicts().count(), 0);
        world.converge();
        for at in 0..3 {
            prop_assert_eq!(world.workspace(at).conflicts().count(), 0);
            assert_same(world.workspace(at), world.workspace(0));
        }
    }

    /// Law: the conflicts of all records, one record after the other, are the conflicts of the workspace.
    #[test]
    fn conflicts_of_records_are_those_of_the_workspace(steps in history(3, 12)) {
        let mut world = World::after(3, &steps);
        world.converge();
        let workspace = world.workspace(0);
        let me = Id::from_u128(1);
        let all = conflicts(workspace, me);
        let mut records: Vec<(&Kind, Id)> = all.iter().map(|conflict| (&conflict.kind, conflict.id)).collect();
        records.dedup();
        let one_by_one = records.into_iter().flat_map(|(kind, id)| conflicts_of(workspace, kind, id, me));
        prop_assert_eq!(one_by_one.collect::<Vec<_>>(), all);
        prop_assert_eq!(conflicts_of(workspace, &Kind::IDEAS, Id::from_u128(0xdead), me), vec![]);
    }

    /// Law: a file that was merged once never brings anything again, however old it is and whatever was done since.
    #[test]
    fn an_old_or_repeated_file_is_a_no_op(steps in proptest::collection::vec(forward(), 1..=14)) {
        let mut world = World::new(3);
        let mut taken = Vec::new();
        for step in &steps {
            if let Step::Sync { from, to } = step {
                taken.push((*to, export(world.workspace(*from), true)));
            }
            let _ = world.run(step);
        }
        for (at, bytes) in taken {
            let again = merge(world.workspace(at), &import(&bytes), &env(START));
            prop_assert!(again.change.is_none());
        }
    }

    /// Law: an edit wins over a deletion that did not know of it, and the conflict is shown.
    #[test]
    fn an_edit_wins_over_a_concurrent_deletion(
        (steps, number, place, later) in (history(2, 8), 0..RECORDS, 0..FIELDS, any::<bool>())
    ) {
        let mut world = World::after(2, &steps);
        let (kind, id) = record(number);
        let _ = world.run(&Step::Write { at: 0, record: number, field: place, value: 1 });
        world.converge();
        let _ = world.perform(0, &Command::BringBack { records: vec![(kind.clone(), id)] }, Way::Do);
        world.converge();
        let (place, values) = field(number, place);
        // Something that was never written there before, so that it is an edit for sure.
        let value = match &values[0] {
            Value::Text(_) => Value::text("new"),
            Value::Number(_) => Value::number(3.0).unwrap(),
            _ => Value::Flag(false),
        };
        let writes = vec![(place.clone(), Some(value.clone()))];
        world.replicas[1].skew = if later { 1_000_000 } else { -1_000_000 };
        world.perform(0, &Command::Delete { kind: kind.clone(), ids: vec![id] }, Way::Do).unwrap();
        world.perform(1, &Command::Edit { kind: kind.clone(), ids: vec![id], writes }, Way::Do).unwrap();
        world.converge();
        let kept = world.workspace(0).record(&kind, id).expect("the edit wins");
        prop_assert_eq!(kept.get(&place), Some(&value));
        prop_assert!(kept.conflicts().any(|(field, _)| *field == Field::DELETED));
    }

    /// Law: adding an element wins over a removal that did not know of it, whatever the clocks say.
    #[test]
    fn adding_an_element_wins_over_a_concurrent_removal((steps, number, skew) in (history(2, 8), 0..2_usize, -9..9_i64)) {
        let write = |at, value| Step::Write { at, record: number, field: 1, value };
        let mut world = World::after(2, &steps);
        world.run(&write(0, 0)).ok();
        world.run(&write(0, 1)).ok();
        world.converge();
        world.replicas[1].skew = skew * 1_000_000;
        let removed = world.run(&write(0, 0)).is_ok();
        let added = world.run(&write(1, 0)).is_ok() && world.run(&write(1, 1)).is_ok();
        prop_assert!(removed && added);
        world.converge();
        let (kind, id) = record(number);
        let (element, _) = field(number, 1);
        let found = world.workspace(0).any_record(&kind, id).unwrap();
        prop_assert_eq!(found.get(&element), Some(&Value::Flag(true)));
        prop_assert!(found.conflicts().all(|(field, _)| *field != element));
    }

    /// Law: what two replicas wrote alike is no conflict.
    #[test]
    fn equal_values_are_no_conflict((steps, write) in (history(2, 8), edit(1))) {
        let mut world = World::after(2, &steps);
        world.converge();
        let Step::Write { record: number, field: place, value, .. } = write else { return Ok(()) };
        for at in 0..2 {
            let _ = world.run(&Step::Write { at, record: number, field: place, value });
        }
        world.converge();
        let (kind, id) = record(number);
        let (place, _) = field(number, place);
        let alike = |siblings: &[Sibling]| siblings.windows(2).all(|pair| pair[0].value == pair[1].value);
        let found = world.workspace(0).any_record(&kind, id).unwrap();
        prop_assert!(alike(&found.siblings(&place)) && found.conflicts().all(|(field, _)| *field != place));
    }
}
