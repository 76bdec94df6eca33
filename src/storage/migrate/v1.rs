//! Form 1 kept a page's hash before its bytes and had no directory, so that a page that was missing went unnoticed.

use serde::Deserialize;

use crate::storage::StorageError;
use crate::storage::integrity::{chain, unseal};
use crate::storage::meta::{DATA_VERSION, Directory, Meta, read_json};
use crate::storage::sentinel::Note;
use crate::storage::transaction::Stores;

#[derive(Deserialize)]
struct Old {
    seq: u64,
    folded: u64,
    hash: u64,
}

/// Writes the present form in the place of form 1.
pub(super) async fn carry_over(stores: &Stores<'_>, meta: &[u8], name: &str) -> Result<Meta, StorageError> {
    let old: Old = read_json(meta, "meta")?;
    Note::of(name).check(old.seq, old.hash)?;
    let mut directory = Directory::default();
    for (number, sealed) in stores.pages().await? {
        let page = unseal(sealed, || format!("page {number}"))?;
        directory.note(number, &page);
        stores.put_page(number, &page)?;
    }
    let entries = stores.entries_since(old.folded).await?;
    let hash = entries
        .iter()
        .fold(0, |before, sealed| chain(before, &sealed.bytes));
    let meta = Meta {
        data_version: DATA_VERSION,
        seq: old.seq,
        folded: old.folded,
        hash,
        folded_hash: 0,
    };
    stores.put_directory(&directory)?;
    stores.put_meta(&meta)?;
    Ok(meta)
}
