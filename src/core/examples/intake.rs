//! Says what files of other programs would become: `cargo run --example intake -- board.json issues.csv`.

use std::error::Error;

use tandem_core::intake::{Choices, How, Subject, open, preview};
use tandem_core::{Env, Id, Workspace, command};

fn main() -> Result<(), Box<dyn Error>> {
    let env = Env {
        now: 1_796_000_000_000,
        replica: Id::from_u128(1),
        by: Id::from_u128(2),
        seed: 3,
    };
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let tables = match open(&bytes, How::default()) {
            Ok(tables) => tables,
            Err(error) => {
                println!("{path}: {}", error.sentence());
                continue;
            }
        };
        for table in tables {
            println!("{path}: {}, {} rows", table.source, table.rows.len());
            for aside in [false, true] {
                let mut workspace = Workspace::new(Id::from_u128(4));
                let mut choices = Choices::recall(&table, &workspace, Subject::Ideas);
                choices.aside = aside;
                let made = preview(&table, &choices, &workspace, &env);
                println!(
                    "  with what is put aside: {aside}; new {}, put aside {}, errors {}, customers {}, comments {}",
                    made.items, made.aside, made.errors, made.customers, made.comments
                );
                for (cause, places) in &made.problems {
                    println!("    {} ({})", cause.sentence(), places.len());
                }
                if aside {
                    for (name, rows) in &made.lost {
                        println!("    lost: {name} ({rows})");
                    }
                }
                if made.does_something() {
                    let change = command::apply(&workspace, &made.command(), &env)?;
                    workspace.apply(&change);
                    let again = preview(&table, &choices, &workspace, &env);
                    println!(
                        "    again: new {}, changed {}, unchanged {}",
                        again.items, again.updated, again.unchanged
                    );
                }
            }
        }
    }
    Ok(())
}
