//! All small histories: every state that up to three replicas can reach within a few moves, each compared with the oracle
//! and brought together.
//!
//! Histories that differ only in the order of moves that know nothing of each other reach the same state, which is
//! looked at once; so are states that differ only in which replica is called what.

use std::collections::BTreeSet;

use tandem_core::snapshot::hash;

use super::game::{Game, Move};
use crate::support::{Step, World};

/// Everything that one replica can do alone: two values of one field, one element of a set, and deleting.
fn writes(at: usize) -> [Step; 5] {
    let write = |field, value| Step::Write {
        at,
        record: 0,
        field,
        value,
    };
    [
        write(0, 1),
        write(0, 2),
        write(1, 1),
        write(1, 0),
        Step::Delete { at, record: 0 },
    ]
}

fn moves(replicas: usize) -> Vec<Step> {
    let pairs = (0..replicas).flat_map(|from| (0..replicas).map(move |to| (from, to)));
    let syncs = pairs
        .filter(|(from, to)| from != to)
        .map(|(from, to)| Step::Sync { from, to });
    (0..replicas).flat_map(writes).chain(syncs).collect()
}

/// What tells a state from others.
fn state(world: &World) -> Vec<String> {
    world
        .replicas
        .iter()
        .map(|replica| hash(&replica.workspace))
        .collect()
}

/// Looks at every state that is reached within `length` moves; how many there are.
fn look_at_all(replicas: usize, length: usize) -> usize {
    let moves = moves(replicas);
    let mut known: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut games = vec![Game::new(replicas)];
    for _ in 0..length {
        let mut next = Vec::new();
        for game in &games {
            let before = state(&game.world);
            for step in &moves {
                let mut game = game.clone();
                // Time stands still, so that states differ by what is known and not by how long it took.
                game.world.steps = 0;
                if let Err(error) = game.make(&Move::Step(step.clone())) {
                    panic!("{step:?}: {error}");
                }
                let after = state(&game.world);
                if after != before && known.insert(after) {
                    if let Err(error) = game.clone().converge() {
                        panic!("after {step:?}: {error}");
                    }
                    next.push(game);
                }
            }
        }
        games = next;
    }
    known.len()
}

#[test]
fn two_replicas_converge_and_lose_nothing_in_every_small_history() {
    let states = look_at_all(2, 6);
    assert!(states > 1_000, "{states}");
}

#[test]
fn three_replicas_converge_and_lose_nothing_in_every_small_history() {
    let states = look_at_all(3, 4);
    assert!(states > 1_000, "{states}");
}

#[test]
fn two_replicas_that_undo_and_redo_lose_nothing_in_every_small_history() {
    let own = |at| {
        let write = |value| Step::Write {
            at,
            record: 0,
            field: 0,
            value,
        };
        [
            write(1),
            write(2),
            Step::Undo { at },
            Step::Redo { at },
            Step::Sync { from: 1 - at, to: at },
        ]
    };
    let moves: Vec<Step> = (0..2).flat_map(own).collect();
    let mut games = vec![Game::new(2)];
    let mut count = 0;
    for _ in 0..5 {
        let mut next = Vec::new();
        for game in &games {
            for step in &moves {
                let mut game = game.clone();
                let before = state(&game.world);
                if let Err(error) = game.make(&Move::Step(step.clone())) {
                    panic!("{step:?}: {error}");
                }
                // What changes nothing, such as an undo of nothing, leads nowhere new.
                if state(&game.world) != before {
                    count += 1;
                    if let Err(error) = game.clone().converge() {
                        panic!("after {step:?}: {error}");
                    }
                    next.push(game);
                }
            }
        }
        games = next;
    }
    assert!(count > 1_000, "{count}");
}
