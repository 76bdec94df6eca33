//! Statuses where a merge left two in one place or a stage at odds with a status, and names that are one's own.

use tandem_core::statuses;
use tandem_core::{Command, Field, Kind, Value};

use super::{discovery, names, status_of};

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
