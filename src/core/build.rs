//! Compiles the text catalogue: every Fluent message under `texts/en` becomes a typed function.
//!
//! A missing message or argument is an error of the compiler, and nothing of Fluent's runtime reaches the bundle.

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
    match compile::compile(&sources) {
        Ok(code) => {
            let target = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder for output")?);
            Ok(fs::write(target.join("texts.rs"), code)?)
        }
        Err(errors) => {
            for error in errors {
                println!("cargo::error={error}");
            }
            Ok(())
        }
    }
}
