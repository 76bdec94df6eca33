//! What the storage says of itself: how far the journal has come, and which pages belong to it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::StorageError;
use super::integrity::{hash, unseal};

/// The form of what is stored. A version of its own for the bytes: the version of IndexedDB only creates stores.
pub(super) const DATA_VERSION: u32 = 4;

/// The key of the history's name, which stands beside the meta record: a program that does not know of it leaves it alone.
pub(super) const HISTORY: &str = "history";

/// How far the journal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The form of what is stored.
    pub data_version: u32,
    /// The number of the latest journal entry ever written; 0 before the first.
    pub seq: u64,
    /// The number of the latest entry that is folded into pages.
    pub folded: u64,
    /// The running hash over all entries.
    pub hash: u64,
    /// The running hash as it was at the entry numbered `folded`: where the hashes of the journal begin.
    pub folded_hash: u64,
}

impl Default for Meta {
    fn default() -> Self {
        Self {
            data_version: DATA_VERSION,
            seq: 0,
            folded: 0,
            hash: 0,
            folded_hash: 0,
        }
    }
}

impl Meta {
    /// Reads what is stored; nothing stored is a workspace without entries.
    pub(super) fn read(stored: Option<Vec<u8>>) -> Result<Self, StorageError> {
        let Some(stored) = stored else {
            return Ok(Self::default());
        };
        let bytes = unseal(stored, || "meta".to_owned())?;
        if form(&bytes)? != DATA_VERSION {
            // A transaction of the present form met another one: the page was left open over an update in another tab.
            return Err(StorageError::Newer);
        }
        read_json(&bytes, "meta")
    }
}

/// Reads the name of the history that is stored; databases made before histories had names have none, which counts as 0.
pub(super) fn read_history(stored: Option<Vec<u8>>) -> Result<u64, StorageError> {
    let Some(stored) = stored else { return Ok(0) };
    let bytes = unseal(stored, || HISTORY.to_owned())?;
    read_json(&bytes, HISTORY)
}

/// The version of the form that a stored meta record is in.
pub(super) fn form(bytes: &[u8]) -> Result<u32, StorageError> {
    #[derive(Deserialize)]
    struct Form {
        data_version: u32,
    }
    read_json(bytes, "meta").map(|form: Form| form.data_version)
}

/// Reads a small record. It is read as text, as JSON is everywhere, so that its reader is compiled once.
pub(super) fn read_json<T: DeserializeOwned>(bytes: &[u8], what: &str) -> Result<T, StorageError> {
    let read = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| serde_json::from_str(text).ok());
    read.ok_or_else(|| damaged(what))
}

/// The pages that belong together: their numbers and hashes, in order of the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Directory(Vec<(u32, u64)>);

impl Directory {
    /// Reads what is stored; nothing stored means no pages.
    pub(super) fn read(stored: Option<Vec<u8>>) -> Result<Self, StorageError> {
        let Some(stored) = stored else {
            return Ok(Self::default());
        };
        let bytes = unseal(stored, || "directory of pages".to_owned())?;
        read_json(&bytes, "directory of pages")
    }

    /// Notes a page, or a new state of a page.
    pub(super) fn note(&mut self, number: u32, bytes: &[u8]) {
        match self.0.binary_search_by_key(&number, |(number, _)| *number) {
            Ok(at) => self.0[at].1 = hash(bytes),
            Err(at) => self.0.insert(at, (number, hash(bytes))),
        }
    }

    /// Whether these are exactly the pages that were written; names the first that is not.
    pub(super) fn check(&self, pages: &[(u32, Vec<u8>)]) -> Result<(), StorageError> {
        let mut found = pages.iter();
        for (number, written) in &self.0 {
            if found
                .next()
                .is_none_or(|(n, bytes)| n != number || hash(bytes) != *written)
            {
                return Err(damaged(&format!("page {number}")));
            }
        }
        found
            .next()
            .map_or(Ok(()), |(number, _)| Err(damaged(&format!("page {number}"))))
    }
}

pub(super) fn damaged(place: &str) -> StorageError {
    StorageError::Damaged {
        place: place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_page_that_is_missing_stale_or_one_too_many_is_named() {
        let (first, third) = ((1, b"one".to_vec()), (3, b"three".to_vec()));
        let mut directory = Directory::default();
        directory.note(third.0, &third.1);
        directory.note(first.0, b"an older state");
        directory.note(first.0, &first.1);
        assert_eq!(directory.check(&[first.clone(), third.clone()]), Ok(()));
        assert_eq!(
            directory.check(std::slice::from_ref(&first)),
            Err(damaged("page 3"))
        );
        assert_eq!(
            directory.check(&[(1, b"an older state".to_vec()), third.clone()]),
            Err(damaged("page 1"))
        );
        assert_eq!(
            directory.check(&[first, third, (4, Vec::new())]),
            Err(damaged("page 4"))
        );
    }
}
