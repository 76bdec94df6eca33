//! What a person is told before a file is taken in: how many records it adds and changes, and what is odd about it.

use tandem_core::env::CLOCK_AHEAD;
use tandem_core::merge::{Counts, MergeReport, merge};
use tandem_core::{Env, Kind, Workspace};

use crate::support::{START, Step, WORKSPACE, World, env, file, replica_id};

fn report(ours: &Workspace, theirs: &Workspace, env: &Env) -> MergeReport {
    merge(ours, &file(theirs.clone(), true), env).report
}

fn write(at: usize, record: usize, value: usize) -> Step {
    Step::Write {
        at,
        record,
        field: 0,
        value,
    }
}

#[test]
fn records_are_counted_by_what_the_file_does_to_them() {
    let mut world = World::new(2);
    world.run(&write(0, 0, 1)).expect("writes");
    world.run(&Step::Sync { from: 0, to: 1 }).expect("syncs");
    world.run(&write(0, 0, 2)).expect("writes");
    world.run(&write(0, 1, 1)).expect("writes");
    let counts = |to: &Workspace| report(to, world.workspace(0), &env(START)).counts;
    let (mut idea, mut feedback) = (Counts::default(), Counts::default());
    (idea.new, feedback.new) = (1, 1);
    let nothing = Workspace::new(WORKSPACE);
    assert_eq!(counts(&nothing).get(&Kind::IDEAS), Some(&idea));
    assert_eq!(counts(&nothing).get(&Kind::FEEDBACK), Some(&feedback));
    (idea.new, idea.changed) = (0, 1);
    assert_eq!(counts(world.workspace(1)).get(&Kind::IDEAS), Some(&idea));
    assert_eq!(counts(world.workspace(1)).get(&Kind::FEEDBACK), Some(&feedback));
    (idea.changed, idea.unchanged) = (0, 1);
    (feedback.new, feedback.unchanged) = (0, 1);
    assert_eq!(counts(world.workspace(0)).get(&Kind::IDEAS), Some(&idea));
    assert_eq!(counts(world.workspace(0)).get(&Kind::FEEDBACK), Some(&feedback));
}

#[test]
fn only_a_file_that_knows_more_of_a_replica_than_itself_tells_of_a_restored_backup() {
    let mut world = World::new(1);
    world.run(&write(0, 0, 1)).expect("writes");
    let backup = world.workspace(0).clone();
    world.run(&write(0, 0, 2)).expect("writes");
    let now = world.workspace(0);
    let own = Env {
        replica: replica_id(0),
        ..env(START)
    };
    assert!(report(&backup, now, &own).behind_itself);
    assert!(!report(now, now, &own).behind_itself, "one's own file as it is");
    assert!(
        !report(now, &backup, &own).behind_itself,
        "an older one of one's own"
    );
}

#[test]
fn of_a_clock_that_runs_ahead_the_latest_time_is_told_once() {
    let mut world = World::new(1);
    world.replicas[0].skew = i64::try_from(2 * CLOCK_AHEAD).expect("minutes");
    for value in [1, 2, 1] {
        world.run(&write(0, 0, value)).expect("writes");
    }
    let latest = world.workspace(0).log().values().map(|entry| entry.at).max();
    let nothing = Workspace::new(WORKSPACE);
    let told = report(&nothing, world.workspace(0), &env(START)).clocks_ahead;
    assert_eq!(told, [(replica_id(0), latest.expect("entries"))]);
}
