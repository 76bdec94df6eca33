//! Brings in what other programs export: bytes to a table, a table with a mapping to proposed records.
//!
//! [`read`] finds out encoding, delimiter and header and reports what is wrong with single rows; [`propose`] says what
//! each column becomes, which people may change with [`assign`]; [`preview`] makes the records without adding them, and
//! `Command::Import` adds them as one step.

pub mod cell;
pub mod csv;
pub mod encoding;
pub mod foreign;
pub mod mapping;
pub mod preview;

pub use csv::{Place, Problem, Row, Table, read};
pub use encoding::Encoding;
pub use foreign::Foreign;
pub use mapping::{Mapping, Subject, Target, assign, propose};
pub use preview::{Cause, Preview, preview};

use crate::texts;

/// Says why a file cannot be brought in; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeError {
    /// The file is empty, or holds nothing but spaces.
    Empty,
    /// The file is larger than what is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The file is no table of text, but this.
    NotATable(Foreign),
    /// There is a header and nothing below it.
    NoRows,
}

impl IntakeError {
    /// The sentence that a person reads: what happened, that nothing was lost, what to do.
    pub fn sentence(self) -> String {
        match self {
            Self::Empty => texts::intake_empty().into(),
            Self::TooLarge { bytes } => {
                texts::intake_too_large(bytes.div_ceil(1 << 20), crate::snapshot::LARGEST_FILE >> 20)
            }
            Self::NotATable(foreign) => texts::intake_not_a_table(foreign.words(), foreign.advice()),
            Self::NoRows => texts::intake_no_rows().into(),
        }
    }
}
