//! Law: whatever happens to the bytes of a good file, reading it never panics, and a hash that is said to be right
//! vouches for exactly the content that was exported.

use std::sync::OnceLock;

use proptest::prelude::*;
use tandem_core::snapshot::{Trust, decode, hash};

use super::fixtures::{folder, import, workspace};
use crate::support;

/// A change to the bytes; places beyond the end wrap around.
#[derive(Clone, Debug)]
enum Mutation {
    Set(usize, u8),
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Copy(usize, usize, usize),
    Swap(usize, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = || any::<prop::sample::Index>().prop_map(|at| at.index(1 << 20));
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(
            [
                "\"", "{", "}", "[", "]", ",", ":", "\\", "0", "-", "1e999", "null", "true", "\"id\":",
                "\\ud800", "\n", "\"0:1\"", "\u{2028}", "\0",
            ]
            .map(|text| text.as_bytes().to_vec())
            .to_vec()
        ),
    ];
    prop_oneof![
        (place(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        (place(), 0..8_u8).prop_map(|(at, bit)| Mutation::Flip(at, bit)),
        (place(), piece).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        (place(), 1..40_usize).prop_map(|(at, count)| Mutation::Remove(at, count)),
        (place(), place(), 1..80_usize).prop_map(|(from, to, count)| Mutation::Copy(from, to, count)),
        (place(), place()).prop_map(|(a, b)| Mutation::Swap(a, b)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let length = bytes.len().max(1);
    if bytes.is_empty() {
        bytes.push(b' ');
    }
    match mutation {
        Mutation::Set(at, byte) => bytes[at % length] = *byte,
        Mutation::Flip(at, bit) => bytes[at % length] ^= 1 << bit,
        Mutation::Insert(at, piece) => {
            let at = at % length;
            bytes.splice(at..at, piece.iter().copied());
        }
        Mutation::Remove(at, count) => {
            let at = at % length;
            bytes.drain(at..(at + count).min(length));
        }
        Mutation::Copy(from, to, count) => {
            let (from, to) = (from % length, to % length);
            let piece = bytes[from..(from + count).min(length)].to_vec();
            bytes.splice(to..to, piece);
        }
        Mutation::Swap(a, b) => bytes.swap(a % length, b % length),
    }
}

/// Good files with the hash of what is in them.
fn files() -> &'static [(Vec<u8>, String)] {
    static FILES: OnceLock<Vec<(Vec<u8>, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let names = ["small", "conflicts", "full", "unknown", "pretty"];
        let mut folder = folder("good");
        names
            .iter()
            .map(|name| {
                let bytes = folder.remove(&format!("{name}.tandem.json")).expect("there");
                let hash = hash(&decode(&bytes).expect("reads").content);
                (bytes, hash)
            })
            .collect()
    })
}

/// Ten times as many cases as the other laws have: 100,000.
fn cases() -> ProptestConfig {
    let config = support::cases();
    ProptestConfig {
        cases: config.cases.saturating_mul(10),
        ..config
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_mutation_makes_reading_panic_or_vouch_for_other_content(
        file in 0..5_usize,
        mutations in prop::collection::vec(mutation(), 1..4),
    ) {
        let (bytes, exported) = &files()[file];
        let mut bytes = bytes.clone();
        for mutation in &mutations {
            mutate(&mut bytes, mutation);
        }
        match decode(&bytes) {
            Err(error) => prop_assert!(error.sentence().len() < 2000),
            Ok(snapshot) if snapshot.trust == Trust::Right => {
                prop_assert!(snapshot.loose.is_empty());
                prop_assert_eq!(&hash(&snapshot.content), exported);
            }
            Ok(_) => {}
        }
    }
}

proptest! {
    #![proptest_config(support::cases())]

    #[test]
    fn what_a_mutated_file_brings_is_merged_without_a_panic_and_can_be_handed_on(
        file in 0..5_usize,
        mutations in prop::collection::vec(mutation(), 1..3),
    ) {
        let mut bytes = files()[file].0.clone();
        for mutation in &mutations {
            mutate(&mut bytes, mutation);
        }
        let mut workspace = workspace_once().clone();
        if import(&mut workspace, &bytes).is_ok() {
            let again = decode(&support::export(&workspace, true)).expect("what was merged can be handed on");
            prop_assert_eq!(again.trust, Trust::Right);
            prop_assert_eq!(hash(&again.content), hash(&workspace));
        }
    }
}

fn workspace_once() -> &'static tandem_core::Workspace {
    static WORKSPACE: OnceLock<tandem_core::Workspace> = OnceLock::new();
    WORKSPACE.get_or_init(workspace)
}
