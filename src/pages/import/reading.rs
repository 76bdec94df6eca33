//! Files as tables: archives unpacked, several files together, read as somebody says.

use std::cell::RefCell;
use std::sync::Arc;

use tandem_core::intake::sources::fider;
use tandem_core::intake::{How, IntakeError, Opening, Table, open_all, zip};
use tandem_core::snapshot::LARGEST_FILE;

use crate::pages::slices::Turn;
use crate::platform::compression::{self, CompressionError};
use crate::platform::files::FileError;

/// How many rows are read between two looks at the clock.
const ROWS: usize = 200;
/// What is shown as done while a row may still come.
const BEFORE_THE_END: f64 = 0.99;

/// Files by their names.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// What is being imported.
pub(super) struct Opened {
    /// What it is called.
    pub name: String,
    /// How it was read.
    pub how: How,
    /// The tables in it; at least one.
    pub tables: Vec<Arc<Table>>,
    /// The files, to be read in another way.
    pub files: Arc<Files>,
}

impl Opened {
    /// Reads files; one that is long in slices, of which the turn tells how far they are. Nothing if it was stopped.
    pub(super) async fn read(
        name: String,
        files: Arc<Files>,
        how: How,
        turn: Turn,
    ) -> Result<Option<Self>, IntakeError> {
        // What is shown while it is read is there first.
        if !turn.breathe().await {
            return Ok(None);
        }
        let tables = match files.as_slice() {
            [(_, bytes)] => {
                // Shared, so that the result can be read when the last step is taken.
                let opening = RefCell::new(Opening::new(bytes, how)?);
                let step = || {
                    let mut opening = opening.borrow_mut();
                    if opening.step(ROWS) {
                        opening.done().min(BEFORE_THE_END)
                    } else {
                        1.0
                    }
                };
                if !turn.go(step).await {
                    return Ok(None);
                }
                opening.into_inner().finish()?
            }
            files => open_all(files, how)?,
        };
        let tables: Vec<_> = tables.into_iter().map(Arc::new).collect();
        if tables.is_empty() {
            return Err(IntakeError::NoRows);
        }
        Ok(Some(Self {
            name,
            how,
            tables,
            files,
        }))
    }
}

/// The files, with what can be read of an archive in its place.
///
/// Of an archive with a backup only the backup's files are unpacked, and in all no more than one file may have.
pub(super) async fn unpacked(files: Files) -> Result<Files, FileError> {
    let mut plain = Vec::new();
    let mut left = usize::try_from(LARGEST_FILE).unwrap_or(usize::MAX);
    for (name, bytes) in files {
        let entries = if zip::is_archive(&bytes) {
            zip::entries(&bytes)
        } else {
            Vec::new()
        };
        let wanted = |name: &str| {
            [".csv", ".tsv", ".json", ".md", ".txt"]
                .iter()
                .any(|end| name.ends_with(end))
        };
        let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let is_backup = entries.iter().any(|entry| file(&entry.name) == "post_votes.json");
        let mut any = false;
        for entry in entries.iter().filter(|entry| wanted(&entry.name)) {
            if is_backup && !fider::FILES.contains(&file(&entry.name).as_str()) {
                continue;
            }
            let unpacked = if entry.deflated {
                compression::inflate(entry.bytes, left)
                    .await
                    .map_err(|error| match error {
                        CompressionError::TooLarge => FileError::UnpacksTooLarge { most: LARGEST_FILE },
                        CompressionError::Damaged => FileError::Damaged,
                        CompressionError::Unavailable => FileError::Unreadable,
                    })?
            } else {
                entry.bytes.to_vec()
            };
            left = left.saturating_sub(unpacked.len());
            plain.push((entry.name.clone(), unpacked));
            any = true;
        }
        // What is no archive, or one with nothing to read in it, says itself what it is.
        if !any {
            plain.push((name, bytes));
        }
    }
    Ok(plain)
}
