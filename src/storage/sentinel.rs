//! A note in localStorage of what was saved last: it tells a lost database from a first run.

use super::StorageError;
use super::meta::Meta;
use crate::platform::web_storage::BROWSER;

/// Notes what was completed last.
pub(super) fn note(database: &str, meta: &Meta) {
    BROWSER.set(&key(database), &format!("{} {:x}", meta.seq, meta.hash));
}

/// Forgets the note of a database that is deleted, or accepted as it is.
pub fn forget_sentinel(database: &str) {
    BROWSER.remove(&key(database));
}

/// What was noted of a database at some moment.
pub(super) struct Note(Option<(u64, u64)>);

impl Note {
    /// What is noted now. A garbled note says nothing.
    pub(super) fn of(database: &str) -> Self {
        Self(BROWSER.get(&key(database)).as_deref().and_then(read))
    }

    /// Fails if the database, as it was read after this was noted, is older than, or other than, what was completed last.
    pub(super) fn check(&self, seq: u64, hash: u64) -> Result<(), StorageError> {
        match self.0 {
            Some((saved, last)) if seq < saved || (seq == saved && hash != last) => {
                Err(StorageError::Behind { stored: seq, saved })
            }
            _ => Ok(()),
        }
    }
}

fn read(note: &str) -> Option<(u64, u64)> {
    let (seq, hash) = note.split_once(' ')?;
    Some((seq.parse().ok()?, u64::from_str_radix(hash, 16).ok()?))
}

fn key(database: &str) -> String {
    format!("{database}.sentinel")
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn garbage_is_no_note() {
        assert_eq!(read("12 ff"), Some((12, 255)));
        for garbage in ["", "12", "12 ", "x ff", "12 zz", "-1 ff", "{}"] {
            assert_eq!(read(garbage), None, "{garbage}");
        }
    }
}
