//! A few small texts that must survive a crash, such as which workspaces there are.
//!
//! localStorage is there at once but reaches the disk seconds later; what a person would miss is kept here as well.

use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::StorageError;
use super::connection::{Connection, in_time, patience};
use super::transaction::{commit, write};

/// The database that holds the texts; those of workspaces have an id in their names.
const NAME: &str = "tandem";
const STORE: &str = "meta";

/// Keeps a text under a key, or forgets the key.
pub async fn keep(key: String, text: Option<String>) -> Result<(), StorageError> {
    let connection = Connection::new(NAME);
    let database = connection.database().await?;
    let transaction = write(&database)?;
    let store = transaction.object_store(STORE)?;
    match text {
        Some(text) => {
            store.put(JsValue::from(text)).with_key(key).primitive()?;
        }
        None => {
            store.delete(key.as_str()).primitive()?;
        }
    }
    commit(transaction).await
}

/// All texts that are kept, by key. A first visit waits for them, and not for ever.
pub async fn kept() -> Result<Vec<(String, String)>, StorageError> {
    in_time(patience(0), all()).await
}

async fn all() -> Result<Vec<(String, String)>, StorageError> {
    let connection = Connection::new(NAME);
    let database = connection.database().await?;
    let transaction = database.transaction(STORE).build()?;
    let store = transaction.object_store(STORE)?;
    let keys = store.get_all_keys::<String>().primitive()?;
    let texts = store.get_all::<String>().primitive()?;
    let keys: Vec<String> = keys.await?.filter_map(Result::ok).collect();
    let texts: Vec<String> = texts.await?.filter_map(Result::ok).collect();
    Ok(keys.into_iter().zip(texts).collect())
}
