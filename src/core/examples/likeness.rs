//! Says how long it takes to find likely duplicates and themes: `cargo run --release --example likeness [items | a snapshot]`.

use std::error::Error;
use std::time::Instant;

use tandem_core::search::Index;
use tandem_core::snapshot::decode;
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace, command, duplicates, merge, themes};

fn main() -> Result<(), Box<dyn Error>> {
    let env = Env {
        now: 1_796_000_000_000,
        replica: Id::from_u128(1),
        by: Id::from_u128(2),
        seed: 3,
    };
    let argument = std::env::args().nth(1).unwrap_or_else(|| "10000".to_owned());
    let mut workspace = Workspace::new(Id::from_u128(4));
    let change = if let Ok(count) = argument.parse() {
        command::apply(&workspace, &made_up(count), &env)?
    } else {
        let snapshot = decode(&std::fs::read(&argument)?)?;
        let merged = merge::merge(&workspace, &snapshot, &env);
        merged.change.ok_or("the snapshot is empty")?
    };
    workspace.apply(&change);
    let index = Index::whole(&workspace, Kind::FEEDBACK);
    let title = |id: Id| {
        workspace
            .record(&Kind::FEEDBACK, id)
            .map_or("", |record| record.text("title"))
    };

    let began = Instant::now();
    let pairs = duplicates::pairs(&index);
    println!(
        "{} items, {} pairs in {:?}",
        index.len(),
        pairs.len(),
        began.elapsed()
    );
    for pair in pairs.iter().take(20) {
        let words = pair.words.join(", ");
        println!(
            "  {:.2} {} | {} ({words})",
            pair.likeness,
            title(pair.first),
            title(pair.second)
        );
    }
    let began = Instant::now();
    let alike = duplicates::alike(&index, pairs.first().map_or("", |pair| title(pair.first)), "", 3);
    println!(
        "{} alike to what is written in {:?}",
        alike.len(),
        began.elapsed()
    );

    let items: Vec<Id> = workspace
        .records(&Kind::FEEDBACK)
        .map(|record| record.id())
        .collect();
    let began = Instant::now();
    let found = themes::of(&workspace, &index, items, 20);
    println!("themes in {:?}", began.elapsed());
    for theme in found {
        println!("  {} {}", theme.items.len(), theme.phrase);
    }
    Ok(())
}

/// Items with a title of 8 words and a text of 40, whose words are as rare as those of a language are: the n-th counts 1/n.
fn made_up(count: u32) -> Command {
    let mut state = 1_u64;
    let mut number = |below: f64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).unwrap_or_default()) / f64::from(1_u32 << 31) * below
    };
    let mut words = |count: usize| {
        let words: Vec<String> = (0..count)
            .map(|_| format!("word{:.0}", number(30_000_f64.ln()).exp()))
            .collect();
        words.join(" ")
    };
    let records = (1..=u128::from(count)).map(|id| {
        let fields = [("title", words(8)), ("body", words(40))];
        let fields = fields.map(|(name, text)| (Field::named(name), Value::text(&text)));
        (Kind::FEEDBACK, Id::from_u128(id), fields.to_vec())
    });
    Command::Import {
        records: records.collect(),
        writes: Vec::new(),
    }
}
