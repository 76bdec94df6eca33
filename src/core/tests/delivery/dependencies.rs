//! Law: whatever is edited and merged, there is no cycle in what is shown, and both sides set the same links aside.

use tandem_core::command::apply;
use tandem_core::dependencies::{Dependencies, needs_of};
use tandem_core::doubt::pcg::Pcg32;
use tandem_core::view::backlog::story_row;
use tandem_core::{Command, CommandError, Field, Id, Kind, Value, Workspace};

use super::{Desk, write};
use crate::support::merged;

const STORIES: u32 = 24;

fn need(story: Id, needs: Id, there: bool) -> Command {
    write(
        Kind::STORIES,
        story,
        Field::link("needs", needs),
        there.then_some(Value::Flag(true)),
    )
}

/// An order in which everything can be done, if there is one.
fn can_be_done(dependencies: &Dependencies) -> bool {
    let mut done: Vec<u128> = Vec::new();
    loop {
        let before = done.len();
        for id in 1..=u128::from(STORIES) {
            let free = dependencies
                .needs(Id::from_u128(id))
                .iter()
                .all(|need| done.contains(&need.as_u128()));
            if free && !done.contains(&id) {
                done.push(id);
            }
        }
        if done.len() == before {
            return done.len() == STORIES as usize;
        }
    }
}

/// Fails unless what is found of each story alone is what is found of all together.
fn assert_each_alone(workspace: &Workspace, all: &Dependencies) {
    for story in workspace.records(&Kind::STORIES).map(|record| record.id()) {
        let sorted = |mut needs: Vec<Id>| {
            needs.sort_unstable();
            needs
        };
        assert_eq!(
            sorted(needs_of(workspace, story)),
            sorted(all.needs(story).to_vec())
        );
    }
}

/// Whether the links as they were written hold no cycle.
fn is_legal(workspace: &Workspace) -> bool {
    Dependencies::of(workspace).aside.is_empty()
}

#[test]
fn ten_thousand_random_edits_never_leave_a_cycle_in_what_is_shown() {
    let mut random = Pcg32::new(5, 5);
    let mut pick = |below: u32| random.next() % below;
    let mut desks = [Desk::new(10), Desk::new(20)];
    for id in 1..=u128::from(STORIES) {
        desks[0].story(id, &format!("Story {id}"), vec![]);
    }
    desks[1].workspace = merged(&desks[1].workspace, &desks[0].workspace);
    let (mut refused, mut broken) = (0, 0);
    for step in 0..10_000 {
        let at = pick(2) as usize;
        let (story, needs) = (
            Id::from_u128(u128::from(pick(STORIES)) + 1),
            Id::from_u128(u128::from(pick(STORIES)) + 1),
        );
        let before = Dependencies::of(&desks[at].workspace).aside.len();
        match desks[at].try_run(&need(story, needs, pick(5) > 2)) {
            Err(CommandError::Cycle { titles }) => {
                refused += 1;
                assert_eq!(titles.first(), titles.last(), "the cycle is named: {titles:?}");
            }
            Ok(()) | Err(CommandError::NothingToDo) => {}
            Err(other) => panic!("{other}"),
        }
        let after = Dependencies::of(&desks[at].workspace);
        assert!(
            after.aside.len() <= before,
            "step {step}: an edit closes no cycle"
        );
        assert!(can_be_done(&after), "step {step}");
        if pick(12) == 0 {
            let (a, b) = (&desks[0].workspace, &desks[1].workspace);
            let legal = is_legal(a) && is_legal(b);
            let (left, right) = (merged(a, b), merged(b, a));
            let found = Dependencies::of(&left);
            assert_eq!(
                found,
                Dependencies::of(&right),
                "both sides set the same links aside"
            );
            assert!(can_be_done(&found), "step {step}, merged");
            assert_each_alone(&left, &found);
            broken += usize::from(legal && !found.aside.is_empty());
            [desks[0].workspace, desks[1].workspace] = [left, right];
            // A person settles each cycle by removing one of its links.
            for link in found.aside {
                desks[0].run(&need(link.story, link.needs, false));
            }
            assert!(is_legal(&desks[0].workspace));
        }
    }
    assert!(
        refused > 500 && broken >= 10,
        "the test means something: {refused} refused, {broken} merged cycles"
    );
}

#[test]
fn a_cycle_is_refused_and_named() {
    let mut desk = Desk::new(1);
    let [pay, cart, list] =
        [(1, "Pay"), (2, "Cart"), (3, "List")].map(|(id, title)| desk.story(id, title, vec![]));
    desk.run(&need(pay, cart, true));
    desk.run(&need(cart, list, true));
    let before = desk.workspace.clone();
    let error = desk.try_run(&need(list, pay, true)).expect_err("a cycle");
    assert_eq!(
        error.sentence(),
        "These stories would wait for each other in a circle: List → Pay → Cart → List. Nothing was changed. Remove one of these links first if the new one is right."
    );
    assert_eq!(desk.workspace, before);
    assert!(
        matches!(
            desk.try_run(&need(pay, pay, true)),
            Err(CommandError::Cycle { .. })
        ),
        "nor does one need itself"
    );
    // The same by way of a story that comes back.
    desk.run(&Command::Delete {
        kind: Kind::STORIES,
        ids: vec![cart],
    });
    desk.run(&need(list, pay, true));
    let back = Command::BringBack {
        records: vec![(Kind::STORIES, cart)],
    };
    assert!(matches!(desk.try_run(&back), Err(CommandError::Cycle { .. })));
}

#[test]
fn a_story_that_is_gone_is_waited_for_by_nobody() {
    let mut desk = Desk::new(1);
    let (pay, cart) = (desk.story(1, "Pay", vec![]), desk.story(2, "Cart", vec![]));
    desk.run(&need(pay, cart, true));
    desk.run(&Command::Delete {
        kind: Kind::STORIES,
        ids: vec![cart],
    });
    assert!(Dependencies::of(&desk.workspace).needs(pay).is_empty());
    assert_eq!(story_row(&desk.workspace, pay).expect("there").waits, 0);
}

#[test]
fn of_a_merged_cycle_the_newest_link_is_set_aside_and_removing_any_link_settles_it() {
    let mut mine = Desk::new(1);
    let (a, b) = (mine.story(1, "A", vec![]), mine.story(2, "B", vec![]));
    let mut theirs = Desk::new(2);
    theirs.workspace = mine.workspace.clone();
    theirs.env.now = mine.env.now + 5_000;
    mine.run(&need(a, b, true));
    theirs.run(&need(b, a, true));
    let both = merged(&mine.workspace, &theirs.workspace);
    let found = Dependencies::of(&both);
    assert_eq!(
        (found.aside[0].story, found.aside[0].needs),
        (b, a),
        "theirs is newer"
    );
    assert_eq!(found.aside[0].cycle, [b, a]);
    assert_eq!(found.needs(a), [b]);
    assert_eq!(found.needed_by(b).collect::<Vec<_>>(), [a]);
    let waits = [a, b].map(|id| story_row(&both, id).expect("there").waits);
    assert_eq!(waits, [1, 0], "what is set aside lets no story wait");
    // The older link goes; the newer one stands then.
    let mut settled = both.clone();
    settled.apply(&apply(&both, &need(a, b, false), &mine.env).expect("applies"));
    let after = Dependencies::of(&settled);
    assert!(after.aside.is_empty());
    assert_eq!(after.needs(b), [a]);
}
