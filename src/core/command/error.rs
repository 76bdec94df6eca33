//! Why a Command cannot be carried out.

use std::fmt;

use crate::model::FieldError;
use crate::{Field, Id, Kind, texts};

/// Says why a Command could not be carried out; the workspace is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum CommandError {
    /// There is no such record.
    NotThere {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A record with this id is already there.
    AlreadyThere {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A value cannot stand in its field.
    BadField {
        /// The record's kind.
        kind: Kind,
        /// The record.
        id: Id,
        /// The field.
        field: Field,
        /// Why not.
        error: FieldError,
    },
    /// The number is not finite.
    NotFinite {
        /// The input.
        input: String,
    },
    /// A story would need itself in the end.
    Cycle {
        /// The titles along the cycle; the first stands at its end once more.
        titles: Vec<String>,
    },
    /// All is already as the Command wants it.
    NothingToDo,
    /// Everything that would be taken back has been changed by others since.
    ChangedSince,
    /// No workspace is open that could change.
    NoWorkspace,
}

impl CommandError {
    /// The sentence that a person reads: what happened, that nothing was lost, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::NotThere { .. } => texts::command_not_there().into(),
            Self::AlreadyThere { .. } => texts::command_already_there().into(),
            Self::BadField { field, error, .. } => {
                let label = texts::field_label(field.name());
                match error {
                    FieldError::TooLong { found, most } => texts::command_too_long(label, *most, *found),
                    FieldError::OutOfRange { least, most, .. } => {
                        texts::command_out_of_range(label, *least, *most)
                    }
                    _ => texts::command_bad_field(label, error.sentence()),
                }
            }
            Self::NotFinite { input } => texts::command_not_finite(texts::input_label(input)),
            Self::Cycle { titles } => texts::command_cycle(titles.join(" → ")),
            Self::NothingToDo => texts::command_nothing_to_do().into(),
            Self::ChangedSince => texts::command_changed_since().into(),
            Self::NoWorkspace => texts::command_no_workspace().into(),
        }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for CommandError {}
