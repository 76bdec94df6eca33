//! Compiles the text catalogue: every Fluent message under `texts/en` becomes a typed function.
//!
//! A missing message or argument is an error of the compiler, and nothing of Fluent's runtime reaches the bundle. Which
//! letters are upper case is written down here too, much shorter than in the standard library (see `letters`).

#[path = "texts/compile.rs"]
mod compile;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("texts/en");
    // Cargo looks at every file of a folder that it is told of, and at new ones.
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            sources.push((path.display().to_string(), fs::read_to_string(path)?));
        }
    }
    sources.sort();
    let target = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder for output")?);
    fs::write(target.join("letters.rs"), format!("{:?}", runs()))?;
    match compile::compile(&sources) {
        Ok(code) => Ok(fs::write(target.join("texts.rs"), code)?),
        Err(errors) => {
            for error in errors {
                println!("cargo::error={error}");
            }
            Ok(())
        }
    }
}

/// The upper-case letters, in runs: the first, the last, and how far on their lower-case letters are. In a run whose
/// letters are one apart from these, every second letter is upper case.
fn runs() -> Vec<(u32, u32, i32)> {
    let mut runs: Vec<(u32, u32, i32)> = Vec::new();
    for c in ('\u{80}'..=char::MAX).filter(|c| c.to_lowercase().count() == 1) {
        let code = u32::from(c);
        let lower = c.to_lowercase().next().map_or(code, u32::from);
        let Some(distance) = lower.checked_signed_diff(code).filter(|distance| *distance != 0) else {
            continue;
        };
        let step = if distance == 1 { 2 } else { 1 };
        match runs.last_mut() {
            Some((_, last, other)) if *other == distance && *last + step == code => *last = code,
            _ => runs.push((code, code, distance)),
        }
    }
    runs
}
