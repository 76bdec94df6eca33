//! What files that say they are not complete guarantee.

use proptest::prelude::*;

use tandem_core::Workspace;

use super::game::play_steps;
use crate::support::{
    Step, World, assert_same, cases, edit, export, file, history, import, merged, merged_file, part,
};

/// Fails unless two workspaces are equal but for history that no record refers to, which files do not carry.
fn assert_alike(a: &Workspace, b: &Workspace) {
    assert_same(&a.clone().with_referred_log(), &b.clone().with_referred_log());
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a partial file never advances what was seen, and brings the records that it holds as a whole file would.
    #[test]
    fn a_partial_file_brings_its_records_and_never_advances_the_vector((steps, records) in (history(3, 12), 1..8_u8)) {
        let world = World::after(3, &steps);
        let (ours, theirs) = (world.workspace(0), world.workspace(1));
        let partly = merged_file(ours, &file(part(theirs, records), false));
        prop_assert_eq!(partly.seen(), ours.seen());
        let wholly = merged(ours, theirs);
        for number in (0..3).filter(|n| records >> n & 1 == 1) {
            let (kind, id) = crate::support::record(number);
            let shown = |workspace: &Workspace| {
                let record = workspace.any_record(&kind, id)?;
                Some(crate::support::fields_of(record).into_iter().map(|field| record.siblings(&field)).collect::<Vec<_>>())
            };
            prop_assert_eq!(shown(&partly), shown(&wholly));
        }
    }

    /// Law: after a partial file the whole file still brings the rest, and all is as if it had come alone.
    #[test]
    fn a_later_whole_file_brings_the_rest((steps, records) in (history(3, 12), 0..8_u8)) {
        let world = World::after(3, &steps);
        let (ours, theirs) = (world.workspace(0), world.workspace(1));
        let bytes = export(&part(theirs, records), false);
        let read = import(&bytes);
        prop_assert!(!read.complete);
        let partly = merged_file(ours, &read);
        assert_alike(&merged(&partly, theirs), &merged(ours, theirs));
        assert_alike(&merged(theirs, &partly), &merged(theirs, ours));
    }

    /// Law: partial files come in any order, and twice.
    #[test]
    fn partial_files_come_in_any_order_and_twice((steps, one, other) in (history(3, 12), 1..8_u8, 1..8_u8)) {
        let world = World::after(3, &steps);
        let ours = world.workspace(0);
        let first = file(part(world.workspace(1), one), false);
        let second = file(part(world.workspace(2), other), false);
        let both = merged_file(&merged_file(ours, &first), &second);
        assert_alike(&both, &merged_file(&merged_file(ours, &second), &first));
        assert_alike(&merged_file(&both, &first), &both);
        assert_alike(&merged_file(&both, &second), &both);
    }

    /// Law: what is edited between a partial file and a whole one is neither lost nor a false conflict.
    #[test]
    fn edits_between_a_partial_and_a_whole_file_make_no_false_conflict(
        (steps, records, between, theirs) in (
            history(3, 8),
            1..8_u8,
            proptest::collection::vec(edit(1), 1..4),
            proptest::collection::vec(edit(3), 0..3),
        )
    ) {
        let files = [Step::Part { from: 1, to: 0, records }, Step::Sync { from: 1, to: 0 }];
        let [partial, whole] = files.map(|step| vec![step]);
        let all = [steps, partial, between, theirs, whole.clone(), vec![Step::Sync { from: 0, to: 2 }], whole].concat();
        prop_assert_eq!(play_steps(3, &all).err(), None);
    }
}
