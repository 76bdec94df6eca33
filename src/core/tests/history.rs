//! The two stacks of Changes: what can be taken back, and what can be done again.

use tandem_core::Command;
use tandem_core::history::Step as Way;

use crate::support::{Step, World, record};

fn write(value: usize) -> Step {
    Step::Write {
        at: 0,
        record: 0,
        field: 0,
        value,
    }
}

#[test]
fn what_was_taken_back_cannot_be_done_again_after_something_new() {
    let mut world = World::new(1);
    world.run(&write(1)).expect("writes");
    world.run(&write(2)).expect("writes");
    world.run(&Step::Undo { at: 0 }).expect("goes back");
    assert!(world.replicas[0].history().redo().is_some());
    let (kind, id) = record(0);
    let delete = Command::Delete { kind, ids: vec![id] };
    world.perform(0, &delete, Way::Do).expect("deletes");
    assert!(world.replicas[0].history().redo().is_none());
    assert!(world.run(&Step::Redo { at: 0 }).is_err());
}

#[test]
fn a_change_that_is_lost_can_neither_be_taken_back_nor_done_again() {
    let mut world = World::new(1);
    let first = world.run(&write(1)).expect("writes");
    let second = world.run(&write(2)).expect("writes");
    let undo = world.run(&Step::Undo { at: 0 }).expect("goes back");
    let mut history = world.replicas[0].history().clone();
    history.lose(&second);
    assert_eq!(history.latest_undone(), Some(&undo), "that one was not meant");
    history.lose(&undo);
    assert!(history.redo().is_none());
    history.lose(&first);
    assert!(history.undo().is_none());
}
