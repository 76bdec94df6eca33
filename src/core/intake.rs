//! Brings in what other programs export, and hands out what they can read.
//!
//! [`open`] reads bytes as tables: whether CSV, JSON or notes, every file becomes a [`Table`] of texts from a [`Source`], and
//! says what of it the table does not hold. [`Choices`] say what each column becomes; they are proposed, can be changed, and
//! are remembered for files of the same shape. A [`Planner`] goes through the rows, in pieces, to a [`Preview`] of what would
//! be made, changed, left and refused, and `Command::Import` does it as one step. [`write`] is the way out.

pub mod amount;
pub mod cell;
pub mod choices;
pub mod csv;
pub mod encoding;
pub mod foreign;
pub mod html;
mod index;
pub mod mapping;
mod open;
mod people;
mod plan;
pub mod preview;
mod shown;
pub mod sources;
pub mod table;
pub mod write;
pub mod zip;

pub use choices::{Choices, Decimal, Key, Order, Rule};
pub use encoding::Encoding;
pub use foreign::Foreign;
pub use mapping::{Mapping, Subject, Target, assign, propose};
pub use open::{How, Opening, open, open_all, read};
pub use plan::Planner;
pub use preview::{Cause, Preview, preview};
pub use shown::FirstChange;
pub use sources::Source;
pub use table::{Place, Problem, Row, Table};

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
    /// The file looks like JSON and is not.
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
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
            Self::Json { line, column } => texts::intake_json(line, column),
            Self::NoRows => texts::intake_no_rows().into(),
        }
    }
}
