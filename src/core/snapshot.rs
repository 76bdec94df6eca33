//! A workspace as a JSON file, that a person, a script or a diff can read.
//!
//! The hash is over the content (replicas, what was seen, the log, the records) in its canonical spelling, so equal
//! workspaces have equal hashes, whoever wrote the file.

mod common;
mod decode;
mod encode;
mod head;
pub(crate) mod json;
mod opened;
mod packed;
mod pieces;
pub mod schema;
pub mod store;
pub mod v1;
mod wire;

pub use decode::{Claim, Unchecked, check_size, decode, decode_hashed, decode_unchecked, hashed_part};
pub(crate) use encode::seal;
pub use encode::{Header, encode, hash};
pub use opened::encode_opened;
pub use pieces::Pieces;

use std::fmt;

use crate::command::NewRecord;
use crate::model::{Expected, FieldError};
use crate::snapshot::json::{Fault, JsonError, Node};
use crate::{Id, Workspace, texts};

/// What the first line of every snapshot says.
pub const FORMAT: &str = "tandem.snapshot";
/// Whether a file that is JSON says near its beginning that it is a snapshot; a broken one may.
pub fn looks_like(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes);
    let first = start
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && **byte < 0x80);
    first == Some(&b'{') && memchr::memmem::find(start, FORMAT.as_bytes()).is_some()
}

/// The newest version that this build reads.
pub const READ_VERSION: u64 = 1;
/// The version that this build writes.
pub const WRITE_VERSION: u64 = 1;
/// The largest file that is read: 256 MiB.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// A file that was read and checked; nothing has been done with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The file's own id, if it has one.
    pub id: Option<Id>,
    /// What its workspace is called.
    pub name: String,
    /// Who exported it.
    pub exported_by: String,
    /// The person that values without versions are written by, if named.
    pub person: Option<Id>,
    /// When it was exported, as the file says it.
    pub at: String,
    /// Whether it holds everything that its replica knew.
    pub complete: bool,
    /// Whether it may be merged but, being newer than this build, not be written in the same form.
    pub newer: bool,
    /// What the hash says.
    pub trust: Trust,
    /// The records with versions, what was seen, and the log.
    pub content: Workspace,
    /// Records without versions: kind, id and values.
    pub loose: Vec<NewRecord>,
}

/// What a file's hash says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// The content is what was exported.
    #[default]
    Right,
    /// The content was changed after the export: for review, never silently trusted.
    Wrong,
    /// The file has no hash, as one written by hand.
    Missing,
}

/// Says why a file cannot be read, and where; the workspace is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum SnapshotError {
    /// The file is empty.
    Empty,
    /// The file is larger than [`LARGEST_FILE`].
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// The file is not text in UTF-8.
    NotText {
        /// How many bytes before the first wrong one are text.
        at: usize,
        /// What its first bytes say that it is.
        looks_like: Option<Foreign>,
    },
    /// The file ends in the middle.
    Truncated {
        /// Where in the structure.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The file is not JSON.
    NotJson {
        /// Where in the structure.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The file is nested too deeply.
    TooDeep {
        /// Where in the structure.
        path: String,
    },
    /// A number has no finite value.
    NotFinite {
        /// Where in the structure.
        path: String,
    },
    /// An object has a key twice, a record a field, or the log a version.
    DuplicateKey {
        /// The path, ending with what stands twice.
        path: String,
    },
    /// A record or replica stands twice.
    DuplicateId {
        /// Where the second one stands.
        path: String,
        /// The id.
        id: Id,
    },
    /// The file is JSON, but no snapshot of Tandem's.
    OtherFormat {
        /// What stands where the format should, if anything does.
        found: Option<String>,
    },
    /// The file was written in a form that this build cannot read.
    NewerRead {
        /// The version that is needed.
        read: u64,
    },
    /// Something else stands where a certain thing is expected.
    Expected {
        /// Where.
        path: String,
        /// What is expected.
        expected: Expected,
        /// What is found, if anything is.
        found: Option<String>,
    },
    /// A value cannot stand in its field.
    BadField {
        /// Where.
        path: String,
        /// Why not.
        error: FieldError,
    },
}

/// What a file is that is not text in UTF-8, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Compressed by gzip.
    Gzip,
    /// A ZIP archive, as spreadsheets are too.
    Zip,
    /// Text in UTF-16.
    Utf16,
}

impl SnapshotError {
    /// The sentences that a person reads: what happened and where, that nothing was changed, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::Empty => texts::snapshot_empty().to_owned(),
            Self::TooLarge { bytes } => {
                texts::snapshot_too_large(bytes.div_ceil(1 << 20), LARGEST_FILE >> 20)
            }
            Self::NotText { at, looks_like: None } => texts::snapshot_not_text(*at + 1),
            Self::NotText {
                looks_like: Some(Foreign::Gzip),
                ..
            } => texts::snapshot_is_gzip().to_owned(),
            Self::NotText {
                looks_like: Some(Foreign::Zip),
                ..
            } => texts::snapshot_is_zip().to_owned(),
            Self::NotText {
                looks_like: Some(Foreign::Utf16),
                ..
            } => texts::snapshot_is_utf16().to_owned(),
            Self::Truncated { path, line, column } => texts::snapshot_truncated(*line, *column, place(path)),
            Self::NotJson { path, line, column } => texts::snapshot_not_json(*line, *column, place(path)),
            Self::TooDeep { path } => texts::snapshot_too_deep(json::DEPTH, path),
            Self::NotFinite { path } => texts::snapshot_not_finite(path),
            Self::DuplicateKey { path } => texts::snapshot_duplicate_key(path),
            Self::DuplicateId { path, id } => texts::snapshot_duplicate_id(id.to_string(), path),
            Self::OtherFormat { found: None } => texts::snapshot_no_format().to_owned(),
            Self::OtherFormat { found: Some(found) } => texts::snapshot_other_format(found),
            Self::NewerRead { read } => texts::snapshot_newer_read(*read, READ_VERSION),
            Self::Expected {
                path,
                expected,
                found,
            } => {
                let found = found.as_deref().unwrap_or(texts::found_nothing());
                texts::snapshot_expected(path, expected.words(), found)
            }
            Self::BadField { path, error } => texts::snapshot_bad_field(path, error.sentence()),
        }
    }

    fn expected(path: impl Into<String>, expected: Expected, found: Option<&Node<'_>>) -> Self {
        Self::Expected {
            path: path.into(),
            expected,
            found: found.map(Node::describe),
        }
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for SnapshotError {}

/// A path as sentences spell it.
fn place(path: &str) -> &str {
    if path.is_empty() {
        texts::snapshot_top_level()
    } else {
        path
    }
}

impl From<JsonError> for SnapshotError {
    fn from(error: JsonError) -> Self {
        let JsonError {
            path,
            line,
            column,
            fault,
        } = error;
        match fault {
            Fault::Truncated => Self::Truncated { path, line, column },
            Fault::Syntax => Self::NotJson { path, line, column },
            Fault::DuplicateKey => Self::DuplicateKey { path },
            Fault::TooDeep => Self::TooDeep { path },
            Fault::NotFinite => Self::NotFinite { path },
        }
    }
}
