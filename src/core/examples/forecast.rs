//! How long a forecast takes with 5,000 finished and 500 open stories: `cargo run --release -p tandem-core --example forecast`.

#![allow(clippy::indexing_slicing, reason = "tables of fixed size")]

use std::time::Instant;

use tandem_core::forecast::history::Unit;
use tandem_core::time::WEEK;
use tandem_core::view::delivery::{ForecastQuery, forecast};
use tandem_core::{Field, Id, Kind, Record, Value, VersionVector, Workspace, map::Map, time};

fn story(number: u32) -> Record {
    let named = |field: &'static str, value: Value| (Field::named(field), value);
    let points = f64::from([1, 2, 3, 5, 8, 13][number as usize % 6]);
    let mut fields: Vec<(Field, Value)> = vec![named("title", Value::text("Story"))];
    fields.extend(Value::number(points).map(|points| named("points", points)));
    if number < 5_000 {
        // Four years, busier at times.
        let at = 1_577_836_800_000 + u64::from(number * 7_919 % 10_007) * 200 * WEEK / 10_007;
        fields.push(named("status", Value::text("done")));
        fields.push(named("finished", Value::text(&time::format(at))));
    }
    let base = tandem_core::Dot {
        replica: Id::from_u128(1),
        n: 1,
    };
    Record::new(Id::from_u128(u128::from(number) + 1), base, fields)
}

fn main() {
    let stories = (0..5_500).map(|number| (Kind::STORIES, story(number)));
    let workspace = Workspace::from_parts(Id::from_u128(1), VersionVector::default(), Map::new(), stories);
    let now = 1_577_836_800_000 + 201 * WEEK;
    for (name, unit, window) in [
        ("stories, all weeks", Unit::Stories, 0),
        ("points, all weeks", Unit::Points, 0),
        ("points, 12 weeks", Unit::Points, 12),
    ] {
        let query = ForecastQuery {
            unit,
            window,
            weeks: 26,
            idea: None,
        };
        let mut times: Vec<f64> = (0..15)
            .map(|_| {
                let began = Instant::now();
                let found = forecast(&workspace, &query, now);
                assert!(found.when.is_ok_and(|when| when.sure.iter().all(Option::is_some)));
                began.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{name}: median {:.2} ms, slowest {:.2} ms", times[7], times[14]);
    }
}
