//! Statuses where a merge left two in one place or a stage at odds with a status, and names that are one's own.

use tandem_core::command::apply;
use tandem_core::model::Idea;
use tandem_core::statuses::{self, Statuses};
use tandem_core::{Command, Env, Field, Id, Kind, Value};

use super::{discovery, names, status_of};
use crate::both_sides::exchange;
use crate::followed_merges::{as_other, replicas};
use crate::support::take;
use crate::world::{PM, World};

#[test]
fn between_two_that_were_given_one_position_by_two_people_there_is_room() {
    let (mut world, _, key) = discovery();
    let workspace = world.workspace.id();
    for (status, position) in [("candidate", "1"), ("under-review", "1"), (&key, "2")] {
        let field = Field::element("status-order", status);
        world.run(&Command::Edit {
            kind: Kind::WORKSPACES,
            ids: vec![workspace],
            writes: vec![(field, Some(Value::text(position)))],
        });
    }
    let before = names(&world.workspace);
    assert_eq!(before[2], "Discovery");
    let command = statuses::step(&world.workspace, &key, false, 3).expect("there is room");
    world.run(&command);
    let after = names(&world.workspace);
    assert_eq!(after[..3], [&before[0], "Discovery", &before[1]]);
    assert_eq!(after[3..], before[3..]);
}

#[test]
fn a_status_may_be_called_what_it_is_called_in_other_letters() {
    let (mut world, _, key) = discovery();
    let command = statuses::rename(&world.workspace, &key, "DISCOVERY").expect("its own name");
    world.run(&command);
    assert_eq!(names(&world.workspace)[2], "DISCOVERY");
}

#[test]
fn where_a_stage_and_a_status_of_the_teams_own_are_at_odds_the_stage_stands() {
    let (mut world, idea, _) = discovery();
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![(Field::named("status"), Some(Value::text("planned")))],
    });
    assert_eq!(status_of(&world.workspace, idea), "Planned");
}

#[test]
fn what_two_people_added_under_one_name_is_one_status_once_they_exchange_files() {
    let (mut ours, mut theirs) = replicas();
    let [one, other] = [Id::from_u128(0x5000), Id::from_u128(0x5001)];
    let added = |world: &World, id: Id, name: &str, stage: &str| {
        statuses::add(&world.workspace, id, name, stage, 1).expect("a good name")
    };
    let give = |world: &World, idea: u128, key: Id| Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![Id::from_u128(idea)],
        writes: Statuses::of(&world.workspace).writes(&key.to_string()),
    };
    ours.run(&added(&ours, other, "Discovery", "under-review"));
    ours.run(&added(&ours, Id::from_u128(0x5002), "Alpha", "planned"));
    ours.run(&give(&ours, 0x41, other));
    let command = added(&theirs, one, "discovery", "under-review");
    as_other(&mut theirs, &command);
    let command = added(&theirs, Id::from_u128(0x5003), "Alpha", "in-progress");
    as_other(&mut theirs, &command);
    let command = give(&theirs, 0x42, one);
    as_other(&mut theirs, &command);
    let before = ours.workspace.clone();
    exchange(&mut ours, &mut theirs);
    let is_one = |world: &World| {
        let all = Statuses::of(&world.workspace);
        let offered: Vec<&str> = all.offered().map(|status| status.name.as_str()).collect();
        assert_eq!(
            offered
                .iter()
                .filter(|name| name.eq_ignore_ascii_case("discovery"))
                .count(),
            1
        );
        assert_eq!(
            offered.iter().filter(|name| **name == "Alpha").count(),
            2,
            "two stages are two"
        );
        for idea in world.workspace.records(&Kind::IDEAS) {
            assert_eq!(all.key(Idea::of(idea)), one.to_string());
        }
    };
    is_one(&ours);
    is_one(&theirs);
    // Who did not know yet that they are one goes on with the other.
    let mut late = World {
        workspace: before,
        now: ours.now,
    };
    let env = Env {
        now: late.now + 1,
        replica: Id::from_u128(6),
        by: PM,
        seed: 1,
    };
    let change = apply(&late.workspace, &give(&late, 0x42, other), &env).expect("applies");
    late.workspace.apply(&change);
    as_other(&mut theirs, &take(late.workspace.clone(), true));
    is_one(&theirs);
}
