//! Measures how soon the first page of each role is there with 10,000 feedback items, ideas and stories.
//!
//! `cargo run --release -p tandem-core --example home`

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::time::Instant;

use tandem_core::model::Role;
use tandem_core::time::DAY;
use tandem_core::view::home::home;
use tandem_core::{Dot, Field, Id, Kind, LogEntry, Record, Value, VersionVector, Workspace, time};

const COUNT: u64 = 10_000;
const NOW: u64 = 1_795_515_300_000;

/// A number below `below` that looks drawn by lot, the same for the same `n`.
fn lot(n: u64, below: u64) -> u64 {
    let mixed = n
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (mixed >> 33) % below
}

/// The id of the `n`-th record of a kind.
fn id(kind: u64, n: u64) -> Id {
    Id::from_u128(u128::from((kind << 40) + n))
}

fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

fn number(value: f64) -> Value {
    Value::number(value).unwrap_or(Value::Null)
}

/// A workspace whose records were made over eighty weeks.
fn workspace() -> Workspace {
    let replica = Id::from_u128(1);
    let dot = |n: u64| Dot {
        replica,
        n: 1 + n % 80,
    };
    let entry = |at: u64| LogEntry {
        at,
        by: replica,
        did: "import".into(),
    };
    let log = (0..80)
        .map(|n| (dot(n), entry(NOW - (n + 1) * 7 * DAY)))
        .collect();
    let board = Record::new(
        id(1, 0),
        dot(0),
        vec![text("name", "All"), text("framework", "rice")],
    );
    let mut records = vec![(Kind::BOARDS, board)];
    for i in 0..COUNT {
        let said = vec![
            text("title", "Something was said"),
            (Field::named("customer"), Value::link(id(2, lot(i, 500)))),
        ];
        records.push((Kind::FEEDBACK, Record::new(id(3, i), dot(i), said)));
        let insight = |k| (Field::link("insights", id(3, lot(i * 3 + k, COUNT))), number(2.0));
        let estimate = |(input, value)| (Field::estimate("rice", replica, input), number(value));
        let given = [
            ("reach", 100.0),
            ("impact", 1.0),
            ("confidence", 80.0),
            ("effort", 2.0),
        ];
        let idea = [text("title", "Something may be built")].into_iter();
        let idea = idea.chain((0..3).map(insight)).chain(given.map(estimate));
        records.push((Kind::IDEAS, Record::new(id(4, i), dot(i), idea)));
        let mut story = vec![
            text("title", "Something is done"),
            text("order", &format!("{i:06}")),
            (Field::named("idea"), Value::link(id(4, i))),
        ];
        if i % 2 == 0 {
            let at = time::format(NOW - lot(i, 300) * DAY);
            story.extend([text("status", "done"), text("finished", &at)]);
        }
        records.push((Kind::STORIES, Record::new(id(5, i), dot(i), story)));
    }
    Workspace::from_parts(id(6, 0), VersionVector::default(), log, records)
}

fn main() {
    let workspace = workspace();
    for role in [Role::Pm, Role::Po] {
        let mut times: Vec<f64> = (0..9)
            .map(|_| {
                let began = Instant::now();
                let shown = home(&workspace, (Id::from_u128(1), role), NOW, time::date);
                assert!(shown.sections.iter().any(|section| !section.lines.is_empty()));
                began.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!("{}: {median:.1} ms, the median of {}", role.as_str(), times.len());
    }
}
