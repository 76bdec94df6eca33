//! What can go wrong with storage, and how it is told.

use indexed_db_futures::error::{DomException, Error, OpenDbError};
use tandem_core::texts;

/// Says why storage did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser offers no IndexedDB, or forbids it here.
    #[error("no IndexedDB")]
    Unavailable,
    /// There is no room left.
    #[error("no room left")]
    Full,
    /// The data was written by a newer Tandem; nothing was changed.
    #[error("written by a newer Tandem")]
    Newer,
    /// The browser does not answer in time, also not on a second connection.
    #[error("no answer in time")]
    NoAnswer,
    /// The connection was closed, by the browser or for an update in another tab, and so was a second one.
    #[error("the connection was closed")]
    Closed,
    /// Stored bytes are not what was written; nothing was changed.
    #[error("{place} is damaged")]
    Damaged {
        /// Which record: `page 3`, `journal 17`, `meta`; `journal` alone if entries are missing.
        place: String,
    },
    /// What is stored is older than what was last shown as saved, as after a crash of the disk; nothing was changed.
    #[error("the database is at {stored}, but {saved} was saved")]
    Behind {
        /// The number of the latest stored entry; 0 if nothing is left.
        stored: u64,
        /// The number of the latest entry that was saved.
        saved: u64,
    },
    /// What was stored has gone while the page was open, as after clearing the site's data. The page still has it all.
    #[error("the database went back from {known} to {stored}")]
    Gone {
        /// The number of the latest stored entry; 0 if nothing is left.
        stored: u64,
        /// The number of the latest entry that the page knows to have been stored.
        known: u64,
    },
    /// The workspace that is open cannot be closed, since its latest edits cannot be saved, for this reason.
    #[error("edits wait to be saved: {0}")]
    Waiting(Box<StorageError>),
    /// Something else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

impl StorageError {
    /// The sentence that a person reads while nothing waits to be saved: what happened, that nothing was lost, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unavailable => texts::storage_unavailable().into(),
            Self::Full => texts::storage_full().into(),
            Self::Newer => texts::storage_newer().into(),
            Self::NoAnswer => texts::storage_no_answer().into(),
            Self::Closed => texts::storage_closed().into(),
            Self::Damaged { place } => texts::storage_damaged(place),
            Self::Behind { stored: 0, .. } => texts::storage_lost().into(),
            Self::Behind { .. } => texts::storage_behind().into(),
            Self::Gone { .. } => texts::storage_gone().into(),
            Self::Waiting(cause) => texts::storage_waiting(cause.unsaved_sentence()),
            Self::Other(words) => texts::storage_other(words),
        }
    }

    /// The same while the latest edits are in memory only.
    pub fn unsaved_sentence(&self) -> String {
        match self {
            Self::Full => texts::storage_full_unsaved().into(),
            Self::Newer => texts::storage_newer_unsaved().into(),
            Self::NoAnswer => texts::storage_no_answer_unsaved().into(),
            Self::Closed => texts::storage_closed_unsaved().into(),
            Self::Other(words) => texts::storage_other_unsaved(words),
            Self::Unavailable
            | Self::Damaged { .. }
            | Self::Behind { .. }
            | Self::Gone { .. }
            | Self::Waiting(_) => self.sentence(),
        }
    }

    /// Whether opening again may help.
    pub(super) fn is_connection(&self) -> bool {
        matches!(self, Self::NoAnswer | Self::Closed)
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(cause) => of_exception(cause),
            // What is left without an answer or a value belongs to a transaction that was cut off.
            Error::MissingData(_) => Self::Closed,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<OpenDbError> for StorageError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            _ => Self::Unavailable,
        }
    }
}

fn of_exception(cause: &DomException) -> StorageError {
    let cause = web_sys::DomException::from(cause.clone());
    named(&cause.name(), &cause.message())
}

/// The error that an exception's name stands for.
pub(super) fn named(name: &str, message: &str) -> StorageError {
    match name {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" => StorageError::Newer,
        "SecurityError" => StorageError::Unavailable,
        // All three mean that the connection or the transaction ended early, so that nothing was written.
        "InvalidStateError" | "AbortError" | "TransactionInactiveError" => StorageError::Closed,
        _ => StorageError::Other(format!("{name}: {message}")),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn exceptions_are_named_by_what_they_mean_to_a_person() {
        assert_eq!(named("QuotaExceededError", ""), StorageError::Full);
        assert_eq!(
            named("VersionError", "the requested version is less"),
            StorageError::Newer
        );
        assert!(named("AbortError", "").is_connection());
        assert_eq!(
            named("DataError", "no key"),
            StorageError::Other("DataError: no key".to_owned())
        );
    }

    #[test]
    fn every_error_has_a_sentence_of_its_own() {
        let behind = StorageError::Behind { stored: 3, saved: 9 };
        let gone = StorageError::Gone { stored: 0, known: 9 };
        let damaged = StorageError::Damaged {
            place: "page 3".to_owned(),
        };
        assert!(damaged.sentence().contains("page 3"));
        assert_ne!(behind.sentence(), gone.sentence());
    }

    #[test]
    fn only_where_edits_wait_is_it_said_that_they_are_on_the_page() {
        let other = StorageError::Other("DataError: no key".to_owned());
        for error in [
            StorageError::Full,
            StorageError::NoAnswer,
            StorageError::Closed,
            StorageError::Newer,
            other,
        ] {
            assert!(
                error.unsaved_sentence().contains("edits are safe on this page"),
                "{error}"
            );
            assert!(!error.sentence().contains("on this page"), "{error}");
        }
    }
}
