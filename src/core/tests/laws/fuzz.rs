//! A seeded fuzzer: 2 to 5 replicas edit, hand each other stale, repeated and reordered files, restore backups, settle
//! conflicts, undo and redo in two tabs; after every move each register is compared with the oracle.
//!
//! `TANDEM_FUZZ_SEEDS=5000` tries more seeds, `TANDEM_FUZZ_SEED=17` one alone. A failing seed prints its history,
//! shortened to the moves that matter.

use std::fmt::Write as _;

use super::game::{Move, play};
use super::oracle::Tally;
use crate::support::{RECORDS, Step};

/// How many seeds `make test` tries.
const SEEDS: u64 = 2000;

#[test]
fn no_write_is_lost_and_no_conflict_is_false_or_missing_whatever_files_go_to_and_fro() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("TANDEM_FUZZ_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("TANDEM_FUZZ_SEEDS").unwrap_or(SEEDS),
    };
    let mut tally = Tally::default();
    for seed in seeds {
        let (replicas, moves) = moves(seed);
        match play(replicas, &moves) {
            Ok(counted) => tally.add(counted),
            Err(_) => panic!("seed {seed}: {}", shortened(replicas, moves)),
        }
    }
    assert!(tally.truly > 0, "nothing collided");
    assert_eq!((tally.listed, tally.truly), (tally.both, tally.both));
}

/// The moves that a seed stands for.
fn moves(seed: u64) -> (usize, Vec<Move>) {
    let mut random = Random(seed);
    let replicas = 2 + random.below(4);
    let count = 20 + random.below(100);
    let moves = (0..count).map(|_| random_move(&mut random, replicas)).collect();
    (replicas, moves)
}

fn random_move(random: &mut Random, replicas: usize) -> Move {
    let mut below = |n| random.below(n);
    let at = below(replicas);
    match below(40) {
        0..13 => Move::Step(Step::Write {
            at,
            record: below(RECORDS),
            field: below(4),
            value: below(3),
        }),
        13 => Move::Step(Step::Delete {
            at,
            record: below(RECORDS),
        }),
        14..16 => Move::Step(Step::Settle { at, pick: below(9) }),
        16..20 => Move::Step(Step::Sync {
            from: below(replicas),
            to: at,
        }),
        20 => Move::Step(Step::Part {
            from: below(replicas),
            to: at,
            records: 1 + below(7) as u8,
        }),
        21..25 => Move::Step(Step::Undo { at }),
        25..27 => Move::Step(Step::Redo { at }),
        27 => Move::Step(Step::Turn { at }),
        28..32 => Move::Export { at, records: 7 },
        32 => Move::Export {
            at,
            records: 1 + below(6) as u8,
        },
        33..39 => Move::Take {
            to: at,
            file: below(1000),
        },
        _ => Move::Restore {
            at,
            file: below(1000),
        },
    }
}

/// Leaves out every move that the failure does not need, and tells the history that is left.
fn shortened(replicas: usize, mut moves: Vec<Move>) -> String {
    let mut chunk = moves.len() / 2;
    while chunk > 0 {
        let mut at = 0;
        while at < moves.len() {
            let mut fewer = moves.clone();
            fewer.drain(at..(at + chunk).min(moves.len()));
            if play(replicas, &fewer).is_err() {
                moves = fewer;
            } else {
                at += chunk;
            }
        }
        chunk /= 2;
    }
    let mut told = play(replicas, &moves).err().unwrap_or_default();
    for next in &moves {
        let _ = write!(told, "\n  {next:?}");
    }
    told
}

/// Numbers from a seed (SplitMix64: Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
