//! What a person is told before a file is taken in: how many records it adds and changes, and what is odd about it.

use tandem_core::command::apply;
use tandem_core::env::CLOCK_AHEAD;
use tandem_core::history::Step as Way;
use tandem_core::merge::{Counts, MergeReport, merge};
use tandem_core::snapshot::store::{decode_entry, encode_entry};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

use crate::support::{
    START, Step, WORKSPACE, World, assert_same, env, export, file, import, record, registers, replica_id,
};

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

/// Two browsers that write as one, the second a copy of the first: one writes a title, the other something else and then a
/// title. A third one, which is there from before, writes as itself.
fn copied() -> World {
    let mut world = World::new(3);
    world.run(&write(0, 0, 1)).expect("writes");
    world.run(&Step::Sync { from: 0, to: 2 }).expect("syncs");
    world.replicas[1] = world.replicas[0].clone();
    let title = |title: &str| Command::Edit {
        kind: record(0).0,
        ids: vec![record(0).1],
        writes: vec![(Field::named("title"), Some(Value::text(title)))],
    };
    world.perform(0, &title("x"), Way::Do).expect("writes");
    world.run(&write(1, 1, 1)).expect("writes");
    world.perform(1, &title("y"), Way::Do).expect("writes");
    world
}

/// The sides of the title, and whether what the copy made is there.
fn titles(workspace: &Workspace) -> (Vec<String>, bool) {
    let (kind, id) = record(0);
    let siblings = workspace
        .record(&kind, id)
        .expect("there")
        .siblings(&Field::named("title"));
    let texts = siblings
        .into_iter()
        .filter_map(|sibling| Some(sibling.value?.as_text()?.to_owned()));
    let (kind, id) = record(1);
    (texts.collect(), workspace.record(&kind, id).is_some())
}

/// Takes in what another knows as the session does: who finds that two write as one goes on as another first.
fn take_in(world: &mut World, from: usize, to: usize) {
    let env = world.env(to);
    let forked = report(world.workspace(to), world.workspace(from), &env).forked;
    if let Some(&first) = forked.get(&env.replica) {
        world.replicas[to].id = Id::from_u128(0xE0 + to as u128);
        let parting = Command::PartWays {
            from: env.replica,
            first,
        };
        let change = apply(world.workspace(to), &parting, &world.env(to)).expect("parts");
        let kept = decode_entry(&encode_entry(&change), world.workspace(to));
        assert_eq!(kept.expect("reads"), change);
        world.replicas[to].workspace.apply(&change);
    }
    world.run(&Step::Sync { from, to }).expect("syncs");
}

#[test]
fn what_was_written_after_a_backup_was_restored_is_kept_although_the_file_has_no_entry_of_its_number() {
    let title = |title: &str| Command::Edit {
        kind: record(0).0,
        ids: vec![record(0).1],
        writes: vec![(Field::named("title"), Some(Value::text(title)))],
    };
    let mut world = World::new(2);
    for value in [1, 2] {
        world.run(&write(0, value, 1)).expect("writes");
    }
    world.run(&write(0, 0, 1)).expect("writes");
    world.replicas[1] = world.replicas[0].clone();
    for text in ["before", "x"] {
        world.perform(0, &title(text), Way::Do).expect("writes");
    }
    let exported = |world: &World| world.workspace(0).clone().with_referred_log();
    let own = world.env(1);
    let told = report(world.workspace(1), &exported(&world), &own);
    assert!(
        told.behind_itself && told.forked.is_empty(),
        "nothing was written since"
    );

    world.perform(1, &title("y"), Way::Do).expect("writes");
    world.replicas[0].workspace = exported(&world);
    let told = report(world.workspace(1), world.workspace(0), &own);
    assert_eq!(told.forked.into_iter().collect::<Vec<_>>(), [(replica_id(0), 4)]);
    assert_eq!(
        told.conflicts,
        [(record(0).0, record(0).1, Field::named("title"))]
    );
    for (from, to) in [(0, 1), (1, 0)] {
        take_in(&mut world, from, to);
        let (mut sides, _) = titles(world.workspace(to));
        sides.sort();
        assert_eq!(sides, ["x", "y"]);
    }
    assert_eq!(
        world.replicas[0].id,
        replica_id(0),
        "one of the two goes on as another, and that is enough"
    );
}

#[test]
fn what_two_browsers_wrote_as_one_is_kept_and_told() {
    let both = || (vec!["x".to_owned(), "y".to_owned()], true);
    for order in [[(0, 1), (1, 0)], [(1, 0), (0, 1)]] {
        let mut world = copied();
        let [(from, to), _] = order;
        let own = world.env(to);
        let told = report(world.workspace(to), world.workspace(from), &own);
        assert_eq!(told.forked.into_iter().collect::<Vec<_>>(), [(replica_id(0), 2)]);
        let (kind, id) = record(0);
        let title = Field::named("title");
        assert_eq!(told.conflicts, [(kind.clone(), id, title.clone())]);
        assert!(
            report(world.workspace(0), world.workspace(2), &own)
                .forked
                .is_empty()
        );
        for (from, to) in order {
            take_in(&mut world, from, to);
            let (mut told, made) = titles(world.workspace(to));
            told.sort();
            assert_eq!((told, made), both());
        }
        for (from, to) in [(0, 1), (1, 0)] {
            let env = world.env(to);
            assert!(
                report(world.workspace(to), world.workspace(from), &env)
                    .forked
                    .is_empty()
            );
        }
        // From here on they are two like any others.
        let settle = Command::Settle {
            kind,
            id,
            field: title,
            value: Some(Value::text("y")),
        };
        world.perform(0, &settle, Way::Do).expect("settles");
        take_in(&mut world, 0, 1);
        assert_eq!(titles(world.workspace(1)), (vec!["y".to_owned()], true));
        assert_eq!(world.workspace(0).conflicts().count(), 0);
        assert_same(world.workspace(0), world.workspace(1));
    }
}

#[test]
fn who_goes_on_as_another_takes_back_what_was_done_as_the_one_before() {
    let mut world = copied();
    let before = titles(world.workspace(1));
    take_in(&mut world, 0, 1);
    world.run(&Step::Undo { at: 1 }).expect("takes the file back");
    assert_eq!(titles(world.workspace(1)), before);
    world.run(&Step::Undo { at: 1 }).expect("takes the title back");
    assert_eq!(titles(world.workspace(1)), (vec!["a".to_owned()], true));
    world
        .run(&Step::Undo { at: 1 })
        .expect("takes the other record back");
    assert!(!titles(world.workspace(1)).1);
    // What is kept in files and in the journal reads back.
    let read = import(&export(world.workspace(1), true));
    assert_eq!(registers(&read.content), registers(world.workspace(1)));
}
