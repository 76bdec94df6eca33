//! What comes in of a file of finished items, what does not, and how long the reading takes:
//! `cargo run --release -p tandem-core --example finished -- FILE.csv`.

use std::time::Instant;

use tandem_core::forecast::finished::{LeftOut, finished_items};
use tandem_core::intake::{IntakeError, Order, read};
use tandem_core::{Id, Workspace};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let bytes = std::fs::read(path)?;
    let began = Instant::now();
    let table = read(&bytes).map_err(IntakeError::sentence)?;
    let found = finished_items(&Workspace::new(Id::from_u128(1)), &table, Order::Auto);
    println!(
        "{} rows, {} stories come in",
        table.rows.len(),
        found.stories.len()
    );
    for (name, cause) in [
        ("finished before they were begun", LeftOut::Negative),
        ("not finished", LeftOut::NotFinished),
        ("known already", LeftOut::Known),
    ] {
        println!("{name}: {}", found.count(cause));
    }
    println!("{:.0} ms", began.elapsed().as_secs_f64() * 1000.0);
    Ok(())
}
