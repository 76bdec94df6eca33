//! Hashes beside stored bytes: of each record, and running over all entries of the journal.

use super::StorageError;
use super::meta::{Meta, damaged};

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

/// The running hash after one more sealed entry.
pub(super) fn chain(before: u64, sealed: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(sealed, before)
}

/// Whether these sealed entries are all that were written since the fold, in order and none of another history.
pub(super) fn check_journal<'a>(
    meta: &Meta,
    sealed: impl ExactSizeIterator<Item = &'a [u8]>,
) -> Result<(), StorageError> {
    let count = sealed.len() as u64;
    let running = sealed.fold(meta.folded_hash, chain);
    if meta.folded + count == meta.seq && running == meta.hash {
        Ok(())
    } else {
        Err(damaged("journal"))
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn journal() -> (Meta, Vec<Vec<u8>>) {
        let entries: Vec<_> = [b"one".as_slice(), b"two", b"three"]
            .into_iter()
            .map(seal)
            .collect();
        let hash = entries.iter().fold(7, |before, entry| chain(before, entry));
        (
            Meta {
                seq: 13,
                folded: 10,
                hash,
                folded_hash: 7,
                ..Meta::default()
            },
            entries,
        )
    }

    #[test]
    fn a_flipped_bit_anywhere_is_found() {
        let sealed = seal(b"what a person wrote");
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert_eq!(unseal(flipped, || "page 3".to_owned()), Err(damaged("page 3")));
        }
        assert_eq!(unseal(sealed, String::new), Ok(b"what a person wrote".to_vec()));
        assert_eq!(
            unseal(vec![1, 2, 3], || "short".to_owned()),
            Err(damaged("short"))
        );
    }

    #[test]
    fn an_entry_missing_twice_or_out_of_order_breaks_the_running_hash() {
        let (meta, entries) = journal();
        let check = |entries: &[Vec<u8>]| check_journal(&meta, entries.iter().map(Vec::as_slice));
        assert_eq!(check(&entries), Ok(()));
        assert!(check(&entries[1..]).is_err());
        let swapped = [entries[1].clone(), entries[0].clone(), entries[2].clone()];
        assert!(check(&swapped).is_err());
        let doubled = [entries[0].clone(), entries[0].clone(), entries[2].clone()];
        assert!(check(&doubled).is_err());
    }
}
