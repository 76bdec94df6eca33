//! In form 2 entries and pages were JSON, in form 3 entries were bytes only. They still are until they are next written, and
//! are read as they are; but a program of those forms must not come across what is written from now on. So all that is new
//! here is the number of the form.

use crate::storage::StorageError;
use crate::storage::meta::{DATA_VERSION, Meta, read_json};
use crate::storage::sentinel::Note;
use crate::storage::transaction::Stores;

/// Writes the present form in the place of forms 2 and 3.
pub(super) fn carry_over(stores: &Stores<'_>, meta: &[u8], name: &str) -> Result<Meta, StorageError> {
    let old: Meta = read_json(meta, "meta")?;
    Note::of(name).check(old.seq, old.hash)?;
    let meta = Meta {
        data_version: DATA_VERSION,
        ..old
    };
    stores.put_meta(&meta)?;
    Ok(meta)
}
