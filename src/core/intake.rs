//! Brings in what other programs export: bytes to a table, a table with a mapping to proposed records.

pub mod csv;
pub mod encoding;
pub mod mapping;

pub use csv::{Problem, Table, read};
pub use mapping::{Mapping, Preview, Subject, Target};

use crate::texts;

/// Says why a file cannot be brought in; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeError {
    /// The file is empty.
    Empty,
    /// The file is larger than what is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The file is no table of text, but this.
    NotATable {
        /// What it looks like.
        looks_like: &'static str,
    },
    /// There is a header and nothing below it.
    NoRows,
}

impl IntakeError {
    /// The sentence that a person reads: what happened, that nothing was lost, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Empty => texts::intake_empty().into(),
            Self::TooLarge { bytes } => texts::intake_too_large(bytes / 1_048_576),
            Self::NotATable { looks_like } => texts::intake_not_a_table(*looks_like),
            Self::NoRows => texts::intake_no_rows().into(),
        }
    }
}
