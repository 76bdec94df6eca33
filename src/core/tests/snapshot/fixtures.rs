//! Files under `tests/fixtures`, with what reading each must come to in one table a folder.
//!
//! `good.txt` and `hostile.txt` hold one line a file: the sentence that a person reads when it is refused, or what it
//! opens as. `REWRITE=1 cargo test -p tandem-core golden` writes them anew after a new file or sentence.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use tandem_core::command::apply;
use tandem_core::merge::merge;
use tandem_core::snapshot::{Trust, decode, decode_hashed, hash, hashed_part, looks_like};
use tandem_core::{Command, Env, Id, Snapshot, SnapshotError, Workspace};

use crate::{golden, support};

/// All fixtures of a folder by name.
pub fn folder(name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    let entries = std::fs::read_dir(folder).expect("the folder of fixtures can be read");
    entries
        .map(|entry| {
            let entry = entry.expect("an entry can be read");
            let bytes = std::fs::read(entry.path()).expect("a fixture can be read");
            (entry.file_name().into_string().expect("a plain name"), bytes)
        })
        .collect()
}

/// Who imports.
pub const ENV: Env = Env {
    now: 1_796_000_000_000,
    replica: Id::from_u128(0x51),
    by: Id::from_u128(0x52),
    seed: 0x53,
};

/// Imports a file as the share page does: reads it, merges it on a copy, applies the Change; refused, nothing is done.
pub fn import(workspace: &mut Workspace, bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    let snapshot = decode(bytes)?;
    let command = Command::Merge {
        snapshot: snapshot.clone().into(),
    };
    if let Ok(change) = apply(workspace, &command, &ENV) {
        workspace.apply(&change);
    }
    Ok(snapshot)
}

/// A workspace with something in it that a bad file could spoil.
pub fn workspace() -> Workspace {
    decode(&folder("good")["full.tandem.json"])
        .expect("reads")
        .content
}

/// What a file opens as, in a line.
fn describe(snapshot: &Snapshot) -> String {
    let report = merge(&Workspace::new(snapshot.content.id()), snapshot, &ENV).report;
    let mut line = format!(
        "opens: {} records, {} without versions, {} conflicts; hash {:?}",
        snapshot.content.len(),
        snapshot.loose.len(),
        report.conflicts.len(),
        snapshot.trust,
    );
    for (flag, word) in [
        (!snapshot.complete, "a part"),
        (snapshot.newer, "newer"),
        (!report.clocks_ahead.is_empty(), "a clock ahead"),
    ] {
        if flag {
            write!(line, ", {word}").expect("a string takes text");
        }
    }
    if !report.dangling.is_empty() {
        write!(line, ", {} dangling links", report.dangling.len()).expect("a string takes text");
    }
    write!(line, "; content {}", &hash(&snapshot.content)[..16]).expect("a string takes text");
    line
}

fn table(name: &str) -> String {
    let line = |(name, bytes): (&String, &Vec<u8>)| {
        let outcome = match decode(bytes) {
            Ok(snapshot) => describe(&snapshot),
            Err(error) => error.sentence(),
        };
        assert!(!outcome.contains('\n'), "{name}: a sentence is one line");
        format!("{name}: {outcome}\n")
    };
    folder(name).iter().map(line).collect()
}

#[test]
fn golden_good_fixtures_open_as_they_always_did() {
    assert!(folder("good").values().all(|bytes| decode(bytes).is_ok()));
    golden::compare("src/core/tests/fixtures/good.txt", table("good").as_bytes());
}

#[test]
fn golden_hostile_fixtures_are_refused_with_their_sentences() {
    assert!(folder("hostile").len() >= 60);
    golden::compare("src/core/tests/fixtures/hostile.txt", table("hostile").as_bytes());
}

#[test]
fn only_files_that_say_so_by_name_are_opened_from_the_hostile_ones() {
    for (name, bytes) in folder("hostile") {
        let opened = decode(&bytes);
        assert_eq!(opened.is_ok(), name.starts_with("opens-"), "{name}");
        let changed = ["opens-edited-", "opens-wrong-hash", "opens-hash-"]
            .iter()
            .any(|start| name.starts_with(start));
        if changed {
            assert_eq!(opened.expect("opened").trust, Trust::Wrong, "{name}");
        }
    }
}

#[test]
fn a_refused_import_leaves_the_workspace_as_it_was() {
    let before = workspace();
    for (name, bytes) in folder("hostile") {
        let mut workspace = before.clone();
        if let Err(error) = import(&mut workspace, &bytes) {
            assert_eq!(hash(&workspace), hash(&before), "{name}: {error}");
            assert_eq!(workspace, before, "{name}");
            assert!(
                error.sentence().contains("Nothing was changed. "),
                "{name}: {error}"
            );
        }
    }
}

#[test]
fn what_is_opened_can_be_merged_stored_and_read_again() {
    for (name, bytes) in folder("good").into_iter().chain(folder("hostile")) {
        let mut fresh = Workspace::new(workspace().id());
        if import(&mut fresh, &bytes).is_ok() {
            let again = decode(&support::export(&fresh, true)).expect("what was opened can be handed on");
            assert_eq!(hash(&again.content), hash(&fresh), "{name}");
            assert_eq!(again.trust, Trust::Right, "{name}");
        }
    }
}

#[test]
fn a_hash_that_is_known_already_says_what_reading_would_find() {
    use sha2::{Digest, Sha256};
    for name in ["good", "hostile"] {
        for (name, bytes) in folder(name) {
            let known = hashed_part(&bytes).map(|part| Sha256::digest(part).to_vec());
            let read = decode_hashed(&bytes, known.as_deref()).map(|snapshot| snapshot.trust);
            assert_eq!(read, decode(&bytes).map(|snapshot| snapshot.trust), "{name}");
        }
    }
}

#[test]
fn a_file_looks_like_a_snapshot_if_an_object_begins_it_whatever_blanks_stand_before() {
    for (file, is_one) in [
        ("{\"format\": \"tandem.snapshot\"", true),
        ("\u{feff} \r\n\t{\"format\": \"tandem.snapshot\"", true),
        ("[\"tandem.snapshot\"]", false),
        ("title,body\nWhat is a {tandem.snapshot}?,", false),
        ("{\"format\": \"another\"}", false),
        ("", false),
    ] {
        assert_eq!(looks_like(file.as_bytes()), is_one, "{file}");
    }
}
