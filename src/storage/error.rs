//! What can go wrong with storage, and how it is told.

use indexed_db_futures::error::{DomException, Error, OpenDbError};
use tandem_core::texts;

/// Says why storage did not do what was asked; what was to be saved is still in memory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser offers no IndexedDB, or forbids it here.
    #[error("no IndexedDB")]
    Unavailable,
    /// There is no room left.
    #[error("no room left")]
    Full,
    /// The data was written by a newer Tandem.
    #[error("written by a newer Tandem")]
    Newer,
    /// The browser does not answer in time.
    #[error("no answer in time")]
    NoAnswer,
    /// The connection was closed, by the browser or for an update in another tab.
    #[error("the connection was closed")]
    Closed,
    /// Stored bytes are not what was written: which record.
    #[error("{place} is damaged")]
    Damaged {
        /// The record: `page 3`, `journal 17`, `meta`.
        place: String,
    },
    /// What was saved here is gone or older than what was last shown as saved.
    #[error("the database is behind")]
    Behind,
    /// Something else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

impl StorageError {
    /// The sentence that a person reads: what happened, that nothing was lost, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unavailable => texts::storage_unavailable().into(),
            Self::Full => texts::storage_full().into(),
            Self::Newer => texts::storage_newer().into(),
            Self::NoAnswer => texts::storage_no_answer().into(),
            Self::Closed => texts::storage_closed().into(),
            Self::Damaged { place } => texts::storage_damaged(place),
            Self::Behind => texts::storage_behind().into(),
            Self::Other(words) => texts::storage_other(words),
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
            Error::DomException(DomException::InvalidStateError(_)) => Self::Closed,
            Error::DomException(DomException::Other(other) | DomException::AbortError(other)) => {
                named(&other.name(), &other.message())
            }
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

/// The error that an exception's name stands for.
pub(super) fn named(name: &str, message: &str) -> StorageError {
    match name {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" => StorageError::Newer,
        "InvalidStateError" => StorageError::Closed,
        "SecurityError" | "UnknownError" if message.is_empty() => StorageError::Unavailable,
        _ => StorageError::Other(format!("{name}: {message}")),
    }
}
