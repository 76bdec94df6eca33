//! Two people merge and delete without knowing of each other: nothing that either wrote is stranded.

use std::sync::Arc;

use proptest::prelude::*;
use tandem_core::command::{apply, missed};
use tandem_core::merge::merge;
use tandem_core::model::comment;
use tandem_core::view::conflict::conflicts;
use tandem_core::{Command, CommandError, Env, Field, Id, Kind, Value, Workspace};

use crate::followed_merges::{as_other, edit, id, join, replicas};
use crate::support::{cases, env, file, take};
use crate::world::{PM, World, text};

const A: u128 = 0x41;
const B: u128 = 0x42;

/// Theirs takes in our file, then we take in theirs; a file may bring nothing new.
pub fn exchange(ours: &mut World, theirs: &mut World) {
    let merge = |world: &mut World, replica: u128, from: &Workspace| {
        world.now += 1;
        let env = Env {
            now: world.now,
            replica: id(replica),
            by: PM,
            seed: u128::from(world.now),
        };
        match apply(&world.workspace, &take(from.clone(), true), &env) {
            Ok(change) => world.workspace.apply(&change),
            Err(error) => assert_eq!(error, CommandError::NothingToDo),
        }
    };
    merge(theirs, 8, &ours.workspace);
    merge(ours, 7, &theirs.workspace);
}

fn settle(kind: Kind, record: u128, deleted: bool) -> Command {
    Command::Settle {
        kind,
        id: id(record),
        field: Field::DELETED,
        value: deleted.then_some(Value::Flag(true)),
    }
}

fn join_command(kind: Kind, from: u128, into: u128) -> Command {
    Command::Join {
        kind,
        ids: vec![id(from)],
        into: id(into),
    }
}

/// The ids of the records of a kind that are there.
pub fn there(workspace: &Workspace, kind: &Kind) -> Vec<Id> {
    workspace.records(kind).map(|record| record.id()).collect()
}

#[test]
fn of_two_that_were_merged_into_each_other_one_is_there_however_it_is_settled() {
    for both_settle in [true, false] {
        for kind in [Kind::CUSTOMERS, Kind::FEEDBACK, Kind::IDEAS] {
            let (mut ours, mut theirs) = replicas();
            ours.run(&join_command(kind.clone(), A, B));
            as_other(&mut theirs, &join_command(kind.clone(), B, A));
            exchange(&mut ours, &mut theirs);
            let both = [id(A), id(B)];
            assert_eq!(there(&ours.workspace, &kind), both, "kept until settled");
            ours.run(&settle(kind.clone(), A, true));
            if both_settle {
                as_other(&mut theirs, &settle(kind.clone(), B, true));
            }
            exchange(&mut ours, &mut theirs);
            let left = there(&ours.workspace, &kind);
            assert_eq!(left, there(&theirs.workspace, &kind));
            assert_eq!(left, if both_settle { both.to_vec() } else { vec![id(B)] });
            let open = conflicts(&ours.workspace, PM);
            let is_told = open.iter().any(|conflict| conflict.field == Field::DELETED);
            assert_eq!(is_told, both_settle, "settled by one is settled: {open:?}");
        }
    }
}

#[test]
fn a_ring_of_merges_that_a_file_holds_is_opened() {
    let (mut ours, mut theirs) = replicas();
    // As builds before this one settled it: each is merged into the other, and both are gone.
    for world in [&mut ours, &mut theirs] {
        for (one, other) in [(A, B), (B, A)] {
            let writes = vec![
                (Field::MERGED_INTO, Some(Value::link(id(other)))),
                (Field::DELETED, Some(Value::Flag(true))),
            ];
            as_other(
                world,
                &Command::Edit {
                    kind: Kind::FEEDBACK,
                    ids: vec![id(one)],
                    writes,
                },
            );
        }
    }
    edit(
        &mut ours,
        Kind::IDEAS,
        id(A),
        Field::named("title"),
        Some(Value::text("News")),
    );
    as_other(&mut theirs, &take(ours.workspace.clone(), true));
    assert_eq!(there(&theirs.workspace, &Kind::FEEDBACK), [id(A)]);
    assert_eq!(theirs.workspace.survivor(&Kind::FEEDBACK, id(B)), Some(id(A)));
}

/// Ours has merged an idea and a customer away, theirs has gone on with both.
fn gone_on() -> (World, World) {
    let (mut ours, mut theirs) = replicas();
    for kind in [Kind::CUSTOMERS, Kind::IDEAS] {
        join(&mut ours, kind, A, B);
    }
    for (kind, (field, value)) in [
        (Kind::IDEAS, text("description", "Written meanwhile")),
        (
            Kind::IDEAS,
            (
                Field::estimate("rice", PM, "effort"),
                Value::number(3.0).expect("finite"),
            ),
        ),
        (
            Kind::IDEAS,
            (
                Field::link("insights", id(B)),
                Value::number(2.0).expect("finite"),
            ),
        ),
        (Kind::CUSTOMERS, text("domain", "acme.example")),
    ] {
        as_other(
            &mut theirs,
            &Command::Edit {
                kind,
                ids: vec![id(A)],
                writes: vec![(field, Some(value))],
            },
        );
    }
    let link = |field, to: u128| (Field::named(field), Value::link(id(to)));
    let on = comment::place(&Kind::IDEAS, id(A));
    for (kind, fields) in [
        (Kind::STORIES, vec![text("title", "Story"), link("idea", A)]),
        (Kind::FEEDBACK, vec![text("title", "Said"), link("customer", A)]),
        (Kind::COMMENTS, vec![text("on", &on), text("body", "Noted")]),
    ] {
        as_other(
            &mut theirs,
            &Command::Add {
                kind,
                id: id(0x99),
                fields,
            },
        );
    }
    ours.run(&take(theirs.workspace.clone(), true));
    (ours, theirs)
}

#[test]
fn what_was_written_in_a_record_that_is_settled_as_merged_away_goes_with_it() {
    let (mut ours, mut theirs) = gone_on();
    for kind in [Kind::CUSTOMERS, Kind::IDEAS] {
        ours.run(&settle(kind, A, true));
    }
    exchange(&mut ours, &mut theirs);
    for world in [&ours, &theirs] {
        let record = |kind: &Kind, of: u128| world.workspace.record(kind, id(of)).expect("there");
        let idea = record(&Kind::IDEAS, B);
        assert_eq!(idea.text("description").matches("Written meanwhile").count(), 1);
        assert_eq!(
            idea.text("description").matches("Record 65").count(),
            1,
            "its title is not put below twice"
        );
        assert!(idea.get(&Field::estimate("rice", PM, "effort")).is_some());
        assert!(idea.get(&Field::link("insights", id(B))).is_some());
        assert_eq!(record(&Kind::CUSTOMERS, B).text("domain"), "acme.example");
        assert_eq!(record(&Kind::STORIES, 0x99).text("idea"), id(B).to_string());
        assert_eq!(record(&Kind::FEEDBACK, 0x99).text("customer"), id(B).to_string());
        assert_eq!(
            record(&Kind::COMMENTS, 0x99).text("on"),
            comment::place(&Kind::IDEAS, id(B))
        );
        assert!(conflicts(&world.workspace, PM).is_empty());
    }
    assert_eq!(
        ours.workspace.seen().iter().count(),
        theirs.workspace.seen().iter().count()
    );
}

#[test]
fn what_is_settled_as_kept_is_no_part_of_another_and_can_be_brought_back_after_it_is_deleted() {
    let (mut ours, _) = gone_on();
    ours.run(&settle(Kind::IDEAS, A, false));
    let merged_into = |world: &World| {
        let record = world.workspace.any_record(&Kind::IDEAS, id(A)).expect("there");
        record.get(&Field::MERGED_INTO).cloned()
    };
    assert_eq!(merged_into(&ours), None);
    // A person who deletes it without settling means the record too, and not what it was merged into.
    let (mut ours, _) = gone_on();
    ours.run(&Command::Delete {
        kind: Kind::IDEAS,
        ids: vec![id(A)],
    });
    assert_eq!(
        (merged_into(&ours), there(&ours.workspace, &Kind::IDEAS)),
        (None, vec![id(B)])
    );
}

#[test]
fn what_one_deleted_while_another_linked_to_it_is_there_again() {
    let links = |of: u128| {
        [
            (Kind::STORIES, (Field::named("idea"), Value::link(id(of)))),
            (Kind::COMMENTS, text("on", &comment::place(&Kind::IDEAS, id(of)))),
        ]
    };
    for at in 0..2 {
        let (mut ours, mut theirs) = replicas();
        ours.run(&Command::Delete {
            kind: Kind::IDEAS,
            ids: vec![id(A), id(B)],
        });
        let [link, _] = links(A);
        let (kind, field) = if at == 0 { link } else { links(A)[1].clone() };
        as_other(
            &mut theirs,
            &Command::Add {
                kind,
                id: id(0x99),
                fields: vec![text("title", "Linked"), field],
            },
        );
        let snapshot = file(theirs.workspace.clone(), true);
        let change = merge(&ours.workspace, &snapshot, &env(1)).change.expect("news");
        let told = missed(&ours.workspace, &snapshot, &change);
        assert_eq!(told, [(Kind::IDEAS, id(A))]);
        // Whoever takes in the other's file first.
        let mut late = World {
            workspace: theirs.workspace.clone(),
            now: theirs.now,
        };
        as_other(&mut late, &take(ours.workspace.clone(), true));
        assert_eq!(there(&late.workspace, &Kind::IDEAS), [id(A)]);
        exchange(&mut ours, &mut theirs);
        assert_eq!(there(&ours.workspace, &Kind::IDEAS), [id(A)]);
        assert_eq!(there(&theirs.workspace, &Kind::IDEAS), [id(A)]);
        // Who knows of the link and deletes it all the same means it.
        ours.run(&Command::Delete {
            kind: Kind::IDEAS,
            ids: vec![id(A)],
        });
        exchange(&mut ours, &mut theirs);
        assert_eq!(there(&theirs.workspace, &Kind::IDEAS), []);
    }
}

#[test]
fn who_takes_back_that_they_merged_away_what_another_has_kept_contradicts_nobody() {
    let (mut ours, mut theirs) = replicas();
    let env = |world: &World| Env {
        now: world.now + 1,
        replica: id(7),
        by: PM,
        seed: 1,
    };
    let join = join_command(Kind::IDEAS, A, B);
    let change = Arc::new(apply(&ours.workspace, &join, &env(&ours)).expect("applies"));
    ours.workspace.apply(&change);
    ours.now += 1;
    let (title, value) = text("title", "Theirs");
    as_other(
        &mut theirs,
        &Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![id(A)],
            writes: vec![(title, Some(value))],
        },
    );
    ours.run(&take(theirs.workspace.clone(), true));
    assert_eq!(conflicts(&ours.workspace, PM).len(), 1, "merged away and kept");
    ours.run(&Command::Revert { change });
    assert!(conflicts(&ours.workspace, PM).is_empty());
    assert_eq!(there(&ours.workspace, &Kind::IDEAS), [id(A), id(B)]);
}

#[test]
fn taking_back_a_merge_that_kept_a_deleted_idea_deletes_it_again() {
    let (mut ours, mut theirs) = replicas();
    ours.run(&Command::Delete {
        kind: Kind::IDEAS,
        ids: vec![id(A)],
    });
    let link = (Field::named("idea"), Value::link(id(A)));
    as_other(
        &mut theirs,
        &Command::Add {
            kind: Kind::STORIES,
            id: id(0x99),
            fields: vec![text("title", "Story"), link],
        },
    );
    let env = |world: &World| Env {
        now: world.now + 1,
        replica: id(7),
        by: PM,
        seed: 1,
    };
    let merge = take(theirs.workspace.clone(), true);
    let change = Arc::new(apply(&ours.workspace, &merge, &env(&ours)).expect("applies"));
    ours.workspace.apply(&change);
    ours.now += 1;
    assert_eq!(there(&ours.workspace, &Kind::IDEAS), [id(A), id(B)]);
    ours.run(&Command::Revert { change });
    assert_eq!(there(&ours.workspace, &Kind::IDEAS), [id(B)]);
    assert!(there(&ours.workspace, &Kind::STORIES).is_empty());
    // The file brings both again.
    ours.run(&merge);
    assert_eq!(there(&ours.workspace, &Kind::IDEAS), [id(A), id(B)]);
    assert_eq!(there(&ours.workspace, &Kind::STORIES), [id(0x99)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 2, ..cases() })]

    /// Law: an idea that one side has deleted is there after both have exchanged files if the other, which has kept it, wrote
    /// a story for it meanwhile, and only then; both sides end up with the same.
    #[test]
    fn what_is_deleted_stays_so_unless_the_other_side_has_written_for_it(
        deeds in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 0..8),
    ) {
        let (mut ours, mut theirs) = replicas();
        // By idea and side: whether the side has deleted it, and whether it has written a story for it before that.
        let (mut deleted, mut linked) = ([[false; 2]; 2], [[false; 2]; 2]);
        for ((is_theirs, is_second, deletes), number) in deeds.into_iter().zip(0x99..) {
            let (side, at) = (usize::from(is_theirs), usize::from(is_second));
            if deleted[at][side] {
                continue;
            }
            let idea = id([A, B][at]);
            let command = if deletes {
                Command::Delete { kind: Kind::IDEAS, ids: vec![idea] }
            } else {
                let link = (Field::named("idea"), Value::link(idea));
                Command::Add {
                    kind: Kind::STORIES,
                    id: id(number),
                    fields: vec![text("title", "Story"), link],
                }
            };
            deleted[at][side] |= deletes;
            linked[at][side] |= !deletes;
            if is_theirs {
                as_other(&mut theirs, &command);
            } else {
                ours.run(&command);
            }
        }
        exchange(&mut ours, &mut theirs);
        let is_there = |at: usize| match deleted[at] {
            [false, false] => true,
            [true, true] => false,
            [is_ours, _] => linked[at][usize::from(is_ours)],
        };
        let expected: Vec<Id> = [0, 1].into_iter().filter(|at| is_there(*at)).map(|at| id([A, B][at])).collect();
        for world in [&ours, &theirs] {
            prop_assert_eq!(there(&world.workspace, &Kind::IDEAS), expected.clone());
        }
    }
}
