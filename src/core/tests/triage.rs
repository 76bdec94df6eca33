//! Triage: what waits, and what people remark.

use std::sync::Arc;

use tandem_core::command::apply;
use tandem_core::model::{Feedback, comment};
use tandem_core::view::comments::{comments, waiting};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace, time};

use crate::world::{PM, World, text};

const NOW: u64 = 1_785_000_000_000;

#[test]
fn what_is_decided_or_put_off_does_not_wait_and_the_oldest_comes_first() {
    let mut world = World::new("rice");
    let (a, b, c, d) = (1, 2, 3, 4);
    for (id, said) in [
        (a, "2026-03-02"),
        (b, "2026-03-01"),
        (c, "2026-03-03"),
        (d, "2026-03-04"),
    ] {
        world.add(
            Kind::FEEDBACK,
            Id::from_u128(id),
            vec![text("title", "Said"), text("said", said)],
        );
    }
    let mut write = |id: u128, field: &'static str, value: &str| {
        world.run(&Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![Id::from_u128(id)],
            writes: vec![(Field::named(field), Some(Value::text(value)))],
        });
    };
    write(c, "status", "declined");
    write(d, "snoozed", &time::format(NOW + 1));
    let ids = |now| waiting(&world.workspace, now);
    assert_eq!(ids(NOW), [Id::from_u128(b), Id::from_u128(a)]);
    assert_eq!(ids(NOW + 1).len(), 3, "what was put off comes back");
}

#[test]
fn remarks_are_about_one_record_and_stand_in_the_order_of_time() {
    let mut world = World::new("rice");
    let (feedback, idea) = (Id::from_u128(1), Id::from_u128(2));
    for (id, kind, on, body) in [
        (0x31, Kind::FEEDBACK, feedback, "First"),
        (0x30, Kind::FEEDBACK, feedback, "Second"),
        (0x32, Kind::IDEAS, idea, "Elsewhere"),
    ] {
        let fields = vec![text("on", &comment::place(&kind, on)), text("body", body)];
        world.add(Kind::COMMENTS, Id::from_u128(id), fields);
    }
    let rows = comments(&world.workspace, &Kind::FEEDBACK, feedback);
    assert!(rows.iter().all(|row| row.by == Some(PM)), "{rows:?}");
    let bodies: Vec<String> = rows.into_iter().map(|row| row.body).collect();
    assert_eq!(bodies, ["First", "Second"]);
}

/// A workspace with feedback of these statuses, none where it was never written, and an idea.
fn undecided(statuses: &[&str]) -> (World, Vec<Id>, Id) {
    let mut world = World::new("rice");
    let ids: Vec<Id> = (1..).take(statuses.len()).map(Id::from_u128).collect();
    for (id, status) in ids.iter().zip(statuses) {
        let mut fields = vec![text("title", "Said")];
        fields.extend((!status.is_empty()).then(|| text("status", status)));
        world.add(Kind::FEEDBACK, *id, fields);
    }
    let idea = world.idea("Idea", "rice", &[]);
    (world, ids, idea)
}

fn statuses(workspace: &Workspace, ids: &[Id]) -> Vec<String> {
    let records = ids.iter().filter_map(|id| workspace.record(&Kind::FEEDBACK, *id));
    let statuses = records.map(|record| Feedback::of(record).status().to_owned());
    statuses.collect()
}

/// Carries a command out and takes it back again, and gives the statuses after each.
fn done_and_undone(world: &mut World, ids: &[Id], command: &Command) -> [Vec<String>; 2] {
    let env = |now| Env {
        now,
        replica: Id::from_u128(7),
        by: PM,
        seed: 5,
    };
    let change = Arc::new(apply(&world.workspace, command, &env(NOW)).expect("applies"));
    world.workspace.apply(&change);
    let done = statuses(&world.workspace, ids);
    let back = Command::Revert { change };
    let back = apply(&world.workspace, &back, &env(NOW + 1)).expect("goes back");
    world.workspace.apply(&back);
    [done, statuses(&world.workspace, ids)]
}

#[test]
fn feedback_that_is_linked_or_turned_into_an_idea_is_accepted_in_the_same_step() {
    let given = ["", "new", "planned", "declined"];
    let shown = ["new", "new", "planned", "declined"];
    let accepted = ["open", "open", "planned", "declined"];
    let (mut world, ids, idea) = undecided(&given);
    let link = Command::Link {
        feedback: ids.clone(),
        idea,
        importance: 2.0,
    };
    assert_eq!(done_and_undone(&mut world, &ids, &link), [accepted, shown]);
    let turn = Command::TurnIntoIdea {
        feedback: ids.clone(),
        idea: Id::from_u128(0x99),
        title: "Idea".to_owned(),
    };
    assert_eq!(done_and_undone(&mut world, &ids, &turn), [accepted, shown]);
}

#[test]
fn what_is_said_about_something_that_is_out_goes_on_waiting() {
    let (mut world, ids, idea) = undecided(&["", "new"]);
    world.run(&Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: vec![(Field::named("status"), Some(Value::text("released")))],
    });
    world.run(&Command::Link {
        feedback: ids.clone(),
        idea,
        importance: 2.0,
    });
    assert_eq!(statuses(&world.workspace, &ids), ["new", "new"]);
}

#[test]
fn evidence_that_is_weighed_anew_says_nothing_of_a_decision() {
    let (mut world, ids, idea) = undecided(&[""]);
    let weigh = |importance| Command::Link {
        feedback: ids.clone(),
        idea,
        importance,
    };
    world.run(&weigh(1.0));
    let status = |value| Command::Edit {
        kind: Kind::FEEDBACK,
        ids: ids.clone(),
        writes: vec![(Field::named("status"), Some(Value::text(value)))],
    };
    world.run(&status("new"));
    world.run(&weigh(3.0));
    assert_eq!(statuses(&world.workspace, &ids), ["new"]);
}
