//! What wrong clocks can and cannot do.

use proptest::prelude::*;
use tandem_core::command::apply;
use tandem_core::env::CLOCK_AHEAD;
use tandem_core::merge::merge;
use tandem_core::{Command, Field, Millis, Value, Workspace, time};

use crate::support::{START, Step, World, cases, env, file, history, merged, record, registers};

const YEAR: i64 = 365 * 86_400_000;

/// The history with clocks that are set anew before every step.
fn with_clocks(steps: &[Step], skews: &[i64]) -> World {
    let mut world = World::new(3);
    for (i, step) in steps.iter().enumerate() {
        for (at, replica) in world.replicas.iter_mut().enumerate() {
            replica.skew = skews[(i / 3 + at) % skews.len()];
        }
        let _ = world.run(step);
    }
    world
}

/// A workspace with one idea, written by a clock that shows this time.
fn written_at(now: Millis) -> Workspace {
    let (kind, id) = record(0);
    let add = Command::Add {
        kind,
        id,
        fields: vec![(Field::named("title"), Value::text("a"))],
    };
    let mut workspace = Workspace::new(crate::support::WORKSPACE);
    let change = apply(&workspace, &add, &env(now)).expect("adds");
    workspace.apply(&change);
    workspace
}

proptest! {
    #![proptest_config(cases())]

    /// Law: clocks that are off by up to ten years, and step, change only which side of a conflict is shown first.
    #[test]
    fn skewed_clocks_change_only_which_value_is_provisional(
        (steps, skews) in (history(3, 14), proptest::collection::vec(-10 * YEAR..10 * YEAR, 1..6))
    ) {
        let (right, skewed) = (World::after(3, &steps), with_clocks(&steps, &skews));
        for at in 0..3 {
            let (right, skewed) = (right.workspace(at), skewed.workspace(at));
            prop_assert_eq!(registers(right), registers(skewed));
            prop_assert_eq!(right.seen(), skewed.seen());
            let open = |workspace: &Workspace| {
                workspace.conflicts().map(|(kind, r, field, _)| (kind.clone(), r.id(), field.clone())).collect::<Vec<_>>()
            };
            let conflicts = open(right);
            prop_assert_eq!(&conflicts, &open(skewed));
            for (kind, id, field, siblings) in registers(skewed) {
                let shown = skewed.any_record(&kind, id).and_then(|record| record.get(&field).cloned());
                prop_assert!(siblings.iter().any(|sibling| sibling.value == shown));
                // What is deleted tells of no conflict; it is one again when the record is there again.
                let is_gone = right.any_record(&kind, id).is_some_and(|record| record.is_deleted());
                if !is_gone && !conflicts.contains(&(kind.clone(), id, field.clone())) {
                    let other = right.any_record(&kind, id).and_then(|record| record.get(&field).cloned());
                    prop_assert_eq!(shown, other, "{} is no conflict, so clocks say nothing", field);
                }
            }
        }
    }

    /// Law: of two values that know nothing of each other the one with the later clock is shown, then the larger replica's.
    #[test]
    fn the_later_clock_is_shown_first(
        skew in prop_oneof![3 => -10 * YEAR..10 * YEAR, 1 => Just(-1_000_i64), 1 => -3_000..0_i64],
    ) {
        let mut world = World::new(2);
        world.replicas[1].skew = skew;
        for (at, value) in [(0, 1), (1, 2)] {
            world.run(&Step::Write { at, record: 0, field: 0, value }).expect("writes");
        }
        let times = [0, 1].map(|at| world.workspace(at).log().values().next().expect("an entry").at);
        world.converge();
        let (kind, id) = record(0);
        let expected = if times[0] > times[1] { "a" } else { "b" };
        for at in 0..2 {
            prop_assert_eq!(world.workspace(at).record(&kind, id).expect("there").text("title"), expected);
        }
    }

    /// Law: a clock more than five minutes ahead is flagged and never adopted; one that is less ahead is adopted.
    #[test]
    fn a_clock_far_ahead_is_flagged_and_never_adopted(ahead in prop_oneof![
        0..2 * CLOCK_AHEAD,
        Just(CLOCK_AHEAD),
        Just(CLOCK_AHEAD + 1),
        0..time::LATEST - START,
    ]) {
        let theirs = written_at(START + ahead);
        let ours = Workspace::new(theirs.id());
        let report = merge(&ours, &file(theirs.clone(), true), &env(START)).report;
        prop_assert_eq!(report.clocks_ahead.len(), usize::from(ahead > CLOCK_AHEAD));
        let after = merged(&ours, &theirs);
        prop_assert_eq!(after.len(), 1, "it is no reason to refuse");
        let tick = env(START).tick(&after);
        prop_assert_eq!(tick, if ahead > CLOCK_AHEAD { START } else { START + ahead + 1 });
    }

    /// Law: as long as no clock is far ahead, what is written after something else is later than it.
    #[test]
    fn what_is_written_later_has_a_later_clock((steps, skews) in (
        history(3, 12),
        proptest::collection::vec(-120_000..120_000_i64, 1..4),
    )) {
        let mut world = World::new(3);
        for (at, replica) in world.replicas.iter_mut().enumerate() {
            replica.skew = skews[at % skews.len()];
        }
        for step in &steps {
            let known: Vec<_> = world.replicas.iter().map(|replica| replica.workspace.clone()).collect();
            let Ok(change) = world.run(step) else { continue };
            let Some(dot) = change.dot else { continue };
            let at = world.replicas.iter().position(|replica| replica.id == dot.replica).expect("a replica");
            prop_assert!(known[at].log().values().all(|entry| entry.at < change.entry.at));
        }
    }
}

#[test]
fn a_file_from_the_year_9999_binds_nobody() {
    let theirs = written_at(time::parse("9999-12-31T23:59:59.999Z").expect("a time"));
    let merged_once = merged(&Workspace::new(theirs.id()), &theirs);
    let (kind, id) = record(0);
    let rename = Command::Edit {
        kind: kind.clone(),
        ids: vec![id],
        writes: vec![(Field::named("title"), Some(Value::text("b")))],
    };
    let change = apply(
        &merged_once,
        &rename,
        &tandem_core::Env {
            replica: record(1).1,
            ..env(START)
        },
    )
    .expect("applies");
    assert_eq!(change.entry.at, START);
    let mut after = merged_once;
    after.apply(&change);
    let back = merged(&theirs, &after);
    assert_eq!(
        back.record(&kind, id).expect("there").text("title"),
        "b",
        "what was seen is written over"
    );
    assert_eq!(back.conflicts().count(), 0);
}
