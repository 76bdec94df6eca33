//! Transactions over all stores, and what is read and put in them: bytes, and a file whose bytes they go with.

use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::StorageError;
use super::connection::STORES;
use super::entry::Sealed;
use super::error::named;
use super::integrity::seal;
use super::meta::{Directory, HISTORY, Meta, read_history};

const STATE: &str = "state";
const DIRECTORY: &str = "directory";

/// The three stores, in one transaction.
pub(super) struct Stores<'a> {
    transaction: &'a Transaction<'a>,
}

/// A read-only transaction.
pub(super) fn read(database: &Database) -> Result<Transaction<'_>, StorageError> {
    Ok(database.transaction(STORES).build()?)
}

/// A read-write transaction: strict, because it carries what a person wrote.
pub(super) fn write(database: &Database) -> Result<Transaction<'_>, StorageError> {
    let mut options = TransactionOptions::new();
    options.set_durability(TransactionDurability::Strict);
    Ok(database
        .transaction(STORES)
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()?)
}

/// Commits and waits for `complete`; names the true cause if it does not come.
pub(super) async fn commit(transaction: Transaction<'_>) -> Result<(), StorageError> {
    let raw: web_sys::IdbTransaction = transaction.as_sys().clone().unchecked_into();
    transaction.commit().await.map_err(|error| match raw.error() {
        Some(cause) => named(&cause.name(), &cause.message()),
        None => error.into(),
    })
}

impl<'a> Stores<'a> {
    pub(super) fn of(transaction: &'a Transaction<'a>) -> Self {
        Self { transaction }
    }

    fn store(&self, name: &str) -> Result<ObjectStore<'_>, StorageError> {
        Ok(self.transaction.object_store(name)?)
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let request = self.store("meta")?.get::<JsValue, _, _>(key).primitive()?;
        Ok(request.await?.and_then(to_vec))
    }

    /// The bytes of `meta`, whatever their form.
    pub(super) async fn raw_meta(&self) -> Result<Option<Vec<u8>>, StorageError> {
        self.get(STATE).await
    }

    pub(super) async fn meta(&self) -> Result<Meta, StorageError> {
        Meta::read(self.raw_meta().await?)
    }

    /// The name of the history, as it is stored.
    pub(super) async fn raw_history(&self) -> Result<Option<Vec<u8>>, StorageError> {
        self.get(HISTORY).await
    }

    pub(super) async fn history(&self) -> Result<u64, StorageError> {
        read_history(self.raw_history().await?)
    }

    pub(super) async fn raw_directory(&self) -> Result<Option<Vec<u8>>, StorageError> {
        self.get(DIRECTORY).await
    }

    /// The sealed entries that follow the one numbered `expected`.
    pub(super) async fn entries_since(&self, expected: u64) -> Result<Vec<Sealed>, StorageError> {
        let journal = self.store("journal")?;
        let request = journal
            .get_all::<JsValue>()
            .with_query::<f64, _>(key(expected + 1)..)
            .primitive()?;
        request.await?.map(|entry| Ok(Sealed::from_js(&entry?))).collect()
    }

    /// The pages with their numbers.
    pub(super) async fn pages(&self) -> Result<Vec<(u32, Vec<u8>)>, StorageError> {
        let store = self.store("pages")?;
        let (numbers, pages) = (
            store.get_all_keys::<JsValue>().primitive()?,
            store.get_all::<JsValue>().primitive()?,
        );
        let numbers = numbers.await?;
        let pages = pages.await?;
        numbers
            .zip(pages)
            .map(|(number, page)| Ok((to_number(&number?), to_vec(page?).unwrap_or_default())))
            .collect()
    }

    pub(super) fn put_entry(&self, seq: u64, sealed: &Sealed) -> Result<(), StorageError> {
        put(&self.store("journal")?, key(seq), sealed.to_js())
    }

    pub(super) fn put_page(&self, number: u32, page: &[u8]) -> Result<(), StorageError> {
        put(&self.store("pages")?, f64::from(number), to_js(page))
    }

    pub(super) fn put_meta(&self, meta: &Meta) -> Result<(), StorageError> {
        self.put_small(STATE, meta)
    }

    pub(super) fn put_history(&self, history: u64) -> Result<(), StorageError> {
        self.put_small(HISTORY, &history)
    }

    pub(super) fn put_directory(&self, directory: &Directory) -> Result<(), StorageError> {
        self.put_small(DIRECTORY, directory)
    }

    /// Empties all stores.
    pub(super) fn clear_all(&self) -> Result<(), StorageError> {
        STORES.iter().try_for_each(|name| self.clear(name))
    }

    /// Empties the journal.
    pub(super) fn clear_journal(&self) -> Result<(), StorageError> {
        self.clear("journal")
    }

    fn clear(&self, name: &str) -> Result<(), StorageError> {
        self.store(name)?.clear()?;
        Ok(())
    }

    fn put_small(&self, key: &str, value: &impl Serialize) -> Result<(), StorageError> {
        let bytes = serde_json::to_vec(value).map_err(|error| StorageError::Other(error.to_string()))?;
        put(&self.store("meta")?, key, to_js(&seal(&bytes)))
    }
}

/// The bytes in a stored value, or in one that the early read brought.
pub(super) fn to_vec(stored: JsValue) -> Option<Vec<u8>> {
    stored.dyn_into::<Uint8Array>().ok().map(|array| array.to_vec())
}

/// The number of a page; one that is no number is told from all others, and so found by the directory.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "page numbers are small and positive"
)]
pub(super) fn to_number(key: &JsValue) -> u32 {
    key.as_f64().map_or(u32::MAX, |number| number as u32)
}

fn to_js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn put(store: &ObjectStore<'_>, key: impl Into<JsValue>, value: JsValue) -> Result<(), StorageError> {
    // The answer to a put says nothing that the transaction's own end does not say.
    store.put(value).with_key(key.into()).primitive()?;
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sequence number stays far below 2^53"
)]
fn key(seq: u64) -> f64 {
    seq as f64
}
