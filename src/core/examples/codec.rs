//! Measures reading and writing 10,000 feedback items of about 410 bytes, natively, in milliseconds (means of 20):
//! `cargo run --release -p tandem-core --example codec`.
//!
//! On Linux the time is the processor's own, so that other programs disturb it less; elsewhere the clock's.
//! What the app itself takes in a browser is measured by `make bench`.

#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench stops by panicking, and shows sizes and times to people"
)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

use tandem_core::command::apply;
use tandem_core::merge::merge;
use tandem_core::model::Role;
use tandem_core::snapshot::store::{Pages, decode_entry, decode_pages, encode_entry};
use tandem_core::snapshot::{Header, decode, encode, hash};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

const ITEMS: u32 = 10_000;
const RUNS: u32 = 20;
const WORDS: [&str; 12] = [
    "shift", "plan", "because", "customer", "often", "slow", "invoice", "when", "holiday", "the", "of",
    "again",
];

fn text(seed: u32, words: u32) -> String {
    let word = |i: u32| {
        WORDS[(seed.wrapping_mul(2_654_435_761).wrapping_add(i * 40_503) >> 7) as usize % WORDS.len()]
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

fn item(env: &Env, i: u32) -> (Kind, Id, Vec<(Field, Value)>) {
    let named = |name, text: &str| (Field::named(name), Value::text(text));
    let fields = vec![
        named("title", &text(i, 8)),
        named("body", &text(i ^ 0xFFFF, 50)),
        named("channel", "Email"),
        named("status", "open"),
        named("said", "2026-10-02"),
        (Field::element("tags", WORDS[i as usize % 3]), Value::Flag(true)),
    ];
    (Kind::FEEDBACK, env.id(i), fields)
}

/// The mean time of a piece of work in milliseconds.
fn measure<T>(name: &str, mut work: impl FnMut() -> T) -> T {
    let begin = Instant::now();
    let start = now(begin);
    let mut result = None;
    for _ in 0..RUNS {
        result = Some(black_box(work()));
    }
    println!("{name:<44} {:8.2}", (now(begin) - start) / f64::from(RUNS));
    result.expect("measured")
}

/// Milliseconds that this thread has run for, or since `begin`.
fn now(begin: Instant) -> f64 {
    let own = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let own: Option<f64> = own.and_then(|text| text.split(' ').next()?.parse().ok());
    own.map_or_else(
        || begin.elapsed().as_secs_f64() * 1000.0,
        |nanoseconds| nanoseconds / 1e6,
    )
}

fn main() {
    let env = Env {
        now: 1_796_000_000_000,
        replica: Id::from_u128(1),
        by: Id::from_u128(2),
        seed: 3,
    };
    let empty = Workspace::new(Id::from_u128(4));
    let records: Vec<_> = (0..ITEMS).map(|i| item(&env, i)).collect();
    let import = Command::Import {
        records,
        writes: Vec::new(),
    };
    let change = measure("Command::Import", || {
        apply(&empty, &import, &env).expect("applies")
    });
    let mut workspace = empty.clone();
    workspace.apply(&change);
    let header = Header {
        id: env.id(0),
        parents: &[],
        replica: env.replica,
        person: env.by,
        by: "Pia",
        role: Role::Pm,
        at: env.now,
        app: "bench",
        name: "Bench",
        complete: true,
    };
    let file = measure("encode", || encode(&workspace, &header));
    println!("{:<44} {:5} kB", "", file.len() / 1000);
    measure("hash", || hash(&workspace));
    let snapshot = measure("decode, with the hash", || decode(&file).expect("reads"));
    measure("drop of what was decoded", || drop(snapshot.clone()));
    let merged = measure("merge into an empty workspace", || merge(&empty, &snapshot, &env));
    let change = merged.change.expect("something new");
    measure("merge into the same workspace", || {
        merge(&workspace, &snapshot, &env)
    });
    let entry = measure("encode_entry", || encode_entry(&change));
    measure("decode_entry", || decode_entry(&entry, &empty).expect("reads"));
    let touched: BTreeSet<(Kind, Id)> = change
        .records
        .iter()
        .map(|record| (record.kind.clone(), record.id))
        .collect();
    let pages = measure("fold into pages", || Pages::default().fold(&workspace, &touched));
    measure("decode_pages", || {
        decode_pages(empty.id(), pages.clone()).expect("reads")
    });
    measure("serde_json: the same file as a Value", || {
        serde_json::from_slice::<serde_json::Value>(&file).expect("JSON")
    });
    measure("all of an import until it can be stored", || {
        let snapshot = decode(&file).expect("reads");
        let merged = merge(&empty, &snapshot, &env).change.expect("something new");
        encode_entry(&merged)
    });
}
