//! Hashes beside stored bytes, and the sentinel that tells a lost database from a first run.

use super::StorageError;
use super::journal::Meta;
use crate::platform::local;

/// Bytes with their hash before them.
pub(super) fn seal(bytes: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(bytes.len() + 8);
    sealed.extend_from_slice(&hash(bytes).to_le_bytes());
    sealed.extend_from_slice(bytes);
    sealed
}

/// The bytes of a sealed record, if they are what was written.
pub(super) fn unseal(mut sealed: Vec<u8>, place: impl FnOnce() -> String) -> Result<Vec<u8>, StorageError> {
    let written = sealed.first_chunk::<8>().map(|head| u64::from_le_bytes(*head));
    if written.is_none_or(|written| hash(sealed.get(8..).unwrap_or_default()) != written) {
        return Err(StorageError::Damaged { place: place() });
    }
    sealed.drain(..8);
    Ok(sealed)
}

/// A hash that finds damage; not a protection against people.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(bytes)
}

/// The running hash after one more entry.
pub(super) fn chain(before: u64, entry: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(entry, before)
}

/// Notes in localStorage what was completed last.
pub(super) fn note_sentinel(database: &str, meta: &Meta) {
    local::set(&key(database), &format!("{} {:x}", meta.seq, meta.hash));
}

/// Forgets the sentinel of a database that is deleted, or accepted as it is.
pub fn forget_sentinel(database: &str) {
    local::remove(&key(database));
}

/// Whether the database is older than, or other than, what was completed last.
pub(super) fn is_behind(database: &str, meta: &Meta) -> bool {
    let Some(note) = local::get(&key(database)) else {
        return false;
    };
    let Some((seq, hash)) = note.split_once(' ') else {
        return false;
    };
    let (Ok(seq), Ok(hash)) = (seq.parse::<u64>(), u64::from_str_radix(hash, 16)) else {
        return false;
    };
    meta.seq < seq || (meta.seq == seq && meta.hash != hash)
}

fn key(database: &str) -> String {
    format!("{database}.sentinel")
}
