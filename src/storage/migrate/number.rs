//! In form 2 entries and pages were JSON. They still are until they are next written, which a program of form 2 must not
//! come across: all that is new here is the number of the form.

use crate::storage::meta::{DATA_VERSION, Meta, read_json};
use crate::storage::transaction::Stores;
use crate::storage::{StorageError, sentinel};

/// Writes form 3 in the place of form 2.
pub(super) fn carry_over(stores: &Stores<'_>, meta: &[u8], name: &str) -> Result<Meta, StorageError> {
    let old: Meta = read_json(meta, "meta")?;
    sentinel::check(name, old.seq, old.hash)?;
    let meta = Meta {
        data_version: DATA_VERSION,
        ..old
    };
    stores.put_meta(&meta)?;
    Ok(meta)
}
