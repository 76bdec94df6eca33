//! One connection, opened when needed, opened again once when it is lost, and never waited for without end.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use futures::future::{Either, select};
use gloo_events::EventListener;
use gloo_timers::future::sleep;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use wasm_bindgen::JsCast;

use super::StorageError;
use super::error::named;

/// The version of the stores; what is in them is versioned by `meta`.
const STORES_VERSION: u32 = 1;
/// The stores.
pub(super) const STORES: [&str; 3] = ["meta", "journal", "pages"];
/// How long the browser may take before the connection counts as lost.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection that opens itself.
pub(super) struct Connection {
    name: String,
    open: Rc<RefCell<Option<Open>>>,
}

struct Open {
    database: Database,
    _listeners: [EventListener; 2],
}

impl Connection {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            open: Rc::default(),
        }
    }

    /// The open database.
    pub(super) async fn database(&self) -> Result<Database, StorageError> {
        if let Some(open) = self.open.borrow().as_ref() {
            return Ok(open.database.clone());
        }
        let request = Database::open(&self.name)
            .with_version(STORES_VERSION)
            .with_on_upgrade_needed(|_, database| {
                let present: Vec<String> = database.object_store_names().collect();
                for store in STORES {
                    if !present.iter().any(|name| name == store) {
                        database.create_object_store(store).build()?;
                    }
                }
                Ok(())
            })
            .build()?;
        let database = in_time(async { request.await.map_err(StorageError::from) }).await?;
        let listeners = [
            self.drop_on(&database, "close"),
            self.drop_on(&database, "versionchange"),
        ];
        *self.open.borrow_mut() = Some(Open {
            database: database.clone(),
            _listeners: listeners,
        });
        Ok(database)
    }

    /// Forgets the connection; the next use opens a new one.
    pub(super) fn drop_connection(&self) {
        if let Some(open) = self.open.borrow_mut().take() {
            open.database.close();
        }
    }

    /// Runs a piece of work, once more on a new connection if the old one was lost.
    pub(super) async fn run<T, F, Fut>(&self, work: F) -> Result<T, StorageError>
    where
        F: Fn(Database) -> Fut,
        Fut: Future<Output = Result<T, StorageError>>,
    {
        let first = self.attempt(&work).await;
        match first {
            Err(error) if error.is_connection() => {
                self.drop_connection();
                self.attempt(&work).await
            }
            other => other,
        }
    }

    async fn attempt<T, F, Fut>(&self, work: &F) -> Result<T, StorageError>
    where
        F: Fn(Database) -> Fut,
        Fut: Future<Output = Result<T, StorageError>>,
    {
        let database = self.database().await?;
        in_time(work(database)).await
    }

    /// Closes at an event that means that the connection is over, so that nobody waits for this tab.
    fn drop_on(&self, database: &Database, event: &'static str) -> EventListener {
        let open = Rc::downgrade(&self.open);
        EventListener::once(database.as_sys().unchecked_ref(), event, move |_| {
            let open = open
                .upgrade()
                .and_then(|open| open.try_borrow_mut().ok().and_then(|mut open| open.take()));
            if let Some(open) = open {
                open.database.close();
            }
        })
    }
}

/// A read-write transaction over all stores: strict for what a person wrote.
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

/// Deletes a database.
pub(super) async fn delete(name: &str) -> Result<(), StorageError> {
    let request = Database::delete_by_name(name)?;
    in_time(async { request.await.map_err(StorageError::from) }).await
}

/// Waits for the browser, but not for ever.
async fn in_time<T>(work: impl Future<Output = Result<T, StorageError>>) -> Result<T, StorageError> {
    match select(Box::pin(work), Box::pin(sleep(PATIENCE))).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(StorageError::NoAnswer),
    }
}
