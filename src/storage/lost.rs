//! Looks whether anything is stored of a workspace, without leaving a database where there was none.

use gloo_events::EventListener;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;

use super::connection::{close_when_open, in_time, patience};
use super::transaction::{Stores, read};
use super::{StorageError, database_name};

/// Whether anything is stored of a workspace; `false` as well where that cannot be told now.
pub async fn is_stored(workspace: &str) -> bool {
    look(&database_name(workspace)).await.unwrap_or(false)
}

async fn look(name: &str) -> Result<bool, StorageError> {
    let request = Database::open(name).build()?;
    let raw = request.as_sys().clone();
    let new = raw.clone();
    let _listener = EventListener::once(&raw, "upgradeneeded", move |_| {
        if let Some(transaction) = new.transaction() {
            // It was not there: the request ends with an error.
            let _ = transaction.abort();
        }
    });
    let opened = in_time(patience(0), async { request.await.map_err(StorageError::from) }).await;
    let database = opened.inspect_err(|_| close_when_open(&raw))?;
    let meta = in_time(patience(0), async {
        let transaction = read(&database)?;
        Stores::of(&transaction).raw_meta().await
    })
    .await;
    database.close();
    // Whatever is there, if only damaged, is something.
    Ok(meta?.is_some())
}
