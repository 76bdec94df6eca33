//! Appending to the journal, folding it into pages, and loading both.

use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use super::connection::{STORES, commit, write};
use super::integrity::{chain, is_behind, note_sentinel, seal, unseal};
use super::{Storage, StorageError};

/// The form of what is stored; older ones are carried over at loading, newer ones are refused.
const DATA_VERSION: u32 = 1;
const META_KEY: &str = "state";

/// What `meta` says of the journal and the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The form of what is stored.
    pub data_version: u32,
    /// The number of the latest journal entry ever written.
    pub seq: u64,
    /// The number of the latest entry that is folded into pages.
    pub folded: u64,
    /// The running hash over all entries.
    pub hash: u64,
}

impl Default for Meta {
    fn default() -> Self {
        Self {
            data_version: DATA_VERSION,
            seq: 0,
            folded: 0,
            hash: 0,
        }
    }
}

/// Everything that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What `meta` says.
    pub meta: Meta,
    /// The pages with their numbers.
    pub pages: Vec<(u32, Vec<u8>)>,
    /// The entries that are not folded yet, in order.
    pub entries: Vec<Vec<u8>>,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is saved.
    Saved(Meta),
    /// Nothing was written: others have written since. Their entries, in order, and the number of the latest.
    Behind {
        /// The entries.
        entries: Vec<Vec<u8>>,
        /// The number of the latest.
        seq: u64,
    },
    /// Nothing was written: others have written since and folded it already, so that everything must be loaded again.
    Folded,
}

impl Storage {
    /// Loads everything and checks it.
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        let (meta, pages, entries) = self.connection.run(read_all).await?;
        if is_behind(&self.name, &meta) {
            return Err(StorageError::Behind);
        }
        Ok(Loaded {
            meta,
            pages: pages
                .into_iter()
                .map(|(number, bytes)| Ok((number, unseal(bytes, || format!("page {number}"))?)))
                .collect::<Result<_, StorageError>>()?,
            entries: unseal_entries(entries, meta.folded)?,
        })
    }

    /// Saves an entry after the `expected`-th, in one strict transaction; comes back after `complete`.
    pub async fn append(&self, expected: u64, entry: &[u8]) -> Result<Appended, StorageError> {
        let sealed = seal(entry);
        let (appended, folded) = self
            .connection
            .run(|database| append(database, expected, &sealed))
            .await?;
        match appended {
            Ok(meta) => {
                note_sentinel(&self.name, &meta);
                Ok(Appended::Saved(meta))
            }
            Err(_) if folded > expected => Ok(Appended::Folded),
            Err(entries) => {
                let entries = unseal_entries(entries, expected)?;
                Ok(Appended::Behind {
                    seq: expected + entries.len() as u64,
                    entries,
                })
            }
        }
    }

    /// What others have written since the `expected`-th entry; nothing is written.
    pub async fn since(&self, expected: u64) -> Result<Appended, StorageError> {
        let (meta, entries) = self
            .connection
            .run(|database| read_since(database, expected))
            .await?;
        if meta.folded > expected {
            return Ok(Appended::Folded);
        }
        let entries = unseal_entries(entries, expected)?;
        Ok(Appended::Behind {
            seq: expected + entries.len() as u64,
            entries,
        })
    }

    /// Writes pages that hold all entries up to `seq` and drops those entries; `false` if others have written since.
    pub async fn fold(&self, seq: u64, pages: &[(u32, Vec<u8>)]) -> Result<bool, StorageError> {
        let sealed: Vec<(u32, Vec<u8>)> = pages
            .iter()
            .map(|(number, bytes)| (*number, seal(bytes)))
            .collect();
        self.connection.run(|database| fold(database, seq, &sealed)).await
    }

    /// Closes the connection; the next use opens it again.
    pub fn close(&self) {
        self.connection.drop_connection();
    }
}

type Raw = (Meta, Vec<(u32, Vec<u8>)>, Vec<Vec<u8>>);

async fn read_all(database: Database) -> Result<Raw, StorageError> {
    let transaction = database.transaction(STORES).build()?;
    let (meta, pages, journal) = (
        transaction.object_store("meta")?,
        transaction.object_store("pages")?,
        transaction.object_store("journal")?,
    );
    let state = meta.get::<JsValue, _, _>(META_KEY).primitive()?;
    let numbers = pages.get_all_keys::<JsValue>().primitive()?;
    let bytes = pages.get_all::<JsValue>().primitive()?;
    let entries = journal.get_all::<JsValue>().primitive()?;
    let meta = read_meta(state.await?)?;
    let numbers = numbers
        .await?
        .map(|number| number.ok().and_then(|number| number.as_f64()));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "page numbers are small and positive"
    )]
    let numbers = numbers.map(|number| number.map_or(u32::MAX, |number| number as u32));
    let pages = numbers
        .zip(bytes.await?)
        .map(|(number, bytes)| Ok((number, to_vec(bytes?))))
        .collect::<Result<_, indexed_db_futures::error::Error>>()?;
    let entries = entries
        .await?
        .map(|entry| entry.map(to_vec))
        .collect::<Result<_, _>>()?;
    Ok((meta, pages, entries))
}

/// The state after saving, or what others have written since; and up to where the journal is folded.
type Outcome = (Result<Meta, Vec<Vec<u8>>>, u64);

async fn append(database: Database, expected: u64, sealed: &[u8]) -> Result<Outcome, StorageError> {
    let transaction = write(&database)?;
    let store = transaction.object_store("meta")?;
    let journal = transaction.object_store("journal")?;
    let meta = read_meta(store.get::<JsValue, _, _>(META_KEY).primitive()?.await?)?;
    if meta.seq != expected {
        return Ok((Err(entries_since(&journal, expected).await?), meta.folded));
    }
    let meta = Meta {
        seq: expected + 1,
        hash: chain(meta.hash, sealed),
        ..meta
    };
    put(&journal, key(meta.seq), sealed)?;
    write_meta(&store, &meta)?;
    commit(transaction).await?;
    Ok((Ok(meta), meta.folded))
}

async fn read_since(database: Database, expected: u64) -> Result<(Meta, Vec<Vec<u8>>), StorageError> {
    let transaction = database.transaction(STORES).build()?;
    let (store, journal) = (
        transaction.object_store("meta")?,
        transaction.object_store("journal")?,
    );
    let meta = read_meta(store.get::<JsValue, _, _>(META_KEY).primitive()?.await?)?;
    Ok((meta, entries_since(&journal, expected).await?))
}

async fn entries_since(journal: &ObjectStore<'_>, expected: u64) -> Result<Vec<Vec<u8>>, StorageError> {
    let entries = journal
        .get_all::<JsValue>()
        .with_query::<f64, _>(key(expected + 1)..)
        .primitive()?
        .await?;
    Ok(entries.map(|entry| entry.map(to_vec)).collect::<Result<_, _>>()?)
}

async fn fold(database: Database, seq: u64, pages: &[(u32, Vec<u8>)]) -> Result<bool, StorageError> {
    let transaction = write(&database)?;
    let store = transaction.object_store("meta")?;
    let meta = read_meta(store.get::<JsValue, _, _>(META_KEY).primitive()?.await?)?;
    if meta.seq != seq {
        return Ok(false);
    }
    let target = transaction.object_store("pages")?;
    for (number, sealed) in pages {
        put(&target, f64::from(*number), sealed)?;
    }
    transaction.object_store("journal")?.clear()?;
    write_meta(&store, &Meta { folded: seq, ..meta })?;
    commit(transaction).await?;
    Ok(true)
}

fn put(store: &ObjectStore<'_>, key: f64, bytes: &[u8]) -> Result<(), StorageError> {
    store
        .put(JsValue::from(Uint8Array::from(bytes)))
        .with_key(key)
        .primitive()?;
    Ok(())
}

fn write_meta(store: &ObjectStore<'_>, meta: &Meta) -> Result<(), StorageError> {
    let bytes = serde_json::to_vec(meta).map_err(|error| StorageError::Other(error.to_string()))?;
    store
        .put(JsValue::from(Uint8Array::from(seal(&bytes).as_slice())))
        .with_key(META_KEY)
        .primitive()?;
    Ok(())
}

fn read_meta(stored: Option<JsValue>) -> Result<Meta, StorageError> {
    let Some(stored) = stored.filter(|stored| !stored.is_undefined()) else {
        return Ok(Meta::default());
    };
    let damaged = || StorageError::Damaged {
        place: "meta".to_owned(),
    };
    let bytes = unseal(to_vec(stored), || "meta".to_owned())?;
    let meta: Meta = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
    if meta.data_version > DATA_VERSION {
        return Err(StorageError::Newer);
    }
    Ok(meta)
}

fn unseal_entries(entries: Vec<Vec<u8>>, before: u64) -> Result<Vec<Vec<u8>>, StorageError> {
    let numbered = (before + 1..).zip(entries);
    numbered
        .map(|(seq, entry)| unseal(entry, || format!("journal {seq}")))
        .collect()
}

fn to_vec(stored: JsValue) -> Vec<u8> {
    stored
        .dyn_into::<Uint8Array>()
        .map(|array| array.to_vec())
        .unwrap_or_default()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sequence number stays far below 2^53"
)]
fn key(seq: u64) -> f64 {
    seq as f64
}
