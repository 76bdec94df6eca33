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
use wasm_bindgen::JsCast;

use super::StorageError;

/// The version of the stores; what is in them is versioned by `meta`.
const STORES_VERSION: u32 = 1;
/// The stores.
pub(super) const STORES: [&str; 3] = ["meta", "journal", "pages"];

/// How long the browser may take for so many bytes before the connection counts as lost: ten seconds, and one for
/// every megabyte, so that a large import on a slow disk is not given up half-way.
pub const fn patience(bytes: usize) -> Duration {
    Duration::from_secs(10 + (bytes / 1_000_000) as u64)
}

/// A connection that opens itself. Its clones are one connection.
#[derive(Clone)]
pub(super) struct Connection {
    name: Rc<str>,
    open: Rc<RefCell<Option<Open>>>,
}

struct Open {
    database: Database,
    _listeners: [EventListener; 2],
}

impl Drop for Open {
    /// Closes the connection: one that nobody listens to would be in the way of deleting and updating until the browser
    /// collects it.
    fn drop(&mut self) {
        self.database.clone().close();
    }
}

impl Connection {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            open: Rc::default(),
        }
    }

    /// The open database.
    pub(super) async fn database(&self) -> Result<Database, StorageError> {
        if let Some(open) = self.open.borrow().as_ref() {
            return Ok(open.database.clone());
        }
        let request = Database::open(&*self.name)
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
        let raw = request.as_sys().clone();
        let opened = in_time(patience(0), async { request.await.map_err(StorageError::from) }).await;
        let database = opened.inspect_err(|_| close_when_open(&raw))?;
        if let Some(open) = self.open.borrow().as_ref() {
            // Somebody else has opened it in the meantime.
            database.close();
            return Ok(open.database.clone());
        }
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
        drop(self.open.borrow_mut().take());
    }

    /// Runs a piece of work, once more on a new connection if the old one was lost.
    pub(super) async fn run<T, F, Fut>(&self, patience: Duration, work: F) -> Result<T, StorageError>
    where
        F: Fn(Database) -> Fut,
        Fut: Future<Output = Result<T, StorageError>>,
    {
        match self.attempt(patience, &work).await {
            Err(error) if error.is_connection() => {
                self.drop_connection();
                self.attempt(patience, &work).await
            }
            other => other,
        }
    }

    async fn attempt<T, F, Fut>(&self, patience: Duration, work: &F) -> Result<T, StorageError>
    where
        F: Fn(Database) -> Fut,
        Fut: Future<Output = Result<T, StorageError>>,
    {
        let database = self.database().await?;
        in_time(patience, work(database)).await
    }

    /// Closes at an event that means that the connection is over, so that nobody waits for this tab.
    fn drop_on(&self, database: &Database, event: &'static str) -> EventListener {
        let open = Rc::downgrade(&self.open);
        EventListener::once(database.as_sys().unchecked_ref(), event, move |_| {
            let open = open
                .upgrade()
                .and_then(|open| open.try_borrow_mut().ok().and_then(|mut open| open.take()));
            drop(open);
        })
    }
}

/// Deletes a database.
pub(super) async fn delete(name: &str) -> Result<(), StorageError> {
    let request = Database::delete_by_name(name)?;
    in_time(patience(0), async { request.await.map_err(StorageError::from) }).await
}

/// Closes a connection that opens after it was given up: nobody would hear that it is in the way of an update.
pub(super) fn close_when_open(request: &web_sys::IdbOpenDbRequest) {
    let opened = request.clone();
    EventListener::once(request, "success", move |_| {
        if let Some(database) = opened
            .result()
            .ok()
            .and_then(|result| result.dyn_into::<web_sys::IdbDatabase>().ok())
        {
            database.close();
        }
    })
    .forget();
}

/// Waits for the browser, but not for ever.
pub async fn in_time<T>(
    patience: Duration,
    work: impl Future<Output = Result<T, StorageError>>,
) -> Result<T, StorageError> {
    match select(Box::pin(work), Box::pin(sleep(patience))).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(StorageError::NoAnswer),
    }
}
