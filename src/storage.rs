//! Keeps a workspace in IndexedDB as a journal and pages of bytes; knows nothing of what the bytes mean.
//!
//! A Change is one journal record in one strict transaction, and only the transaction's `complete` means saved. While
//! idle the elected tab folds the journal into pages. Every entry carries a hash of itself, `meta` a sequence number and
//! a running hash over the entries, and a directory the hashes of the pages; sequence number and running hash are also
//! kept in localStorage after `complete`, so that a database that was lost or fell behind is told from a first run.

mod connection;
mod early;
mod entry;
mod error;
mod integrity;
mod journal;
mod keep;
mod load;
mod lost;
mod meta;
mod migrate;
mod retry;
mod sentinel;
mod snapshots;
mod transaction;

use std::cell::{Cell, RefCell};

pub use connection::{in_time, patience};
pub use entry::{Attached, Entry, FileHash};
pub use error::StorageError;
pub use journal::{Appended, Folding};
pub use keep::{keep, kept};
pub use load::Loaded;
pub use lost::is_stored;
pub use meta::Meta;
pub use retry::pause_before;
pub use sentinel::forget_sentinel;
pub use snapshots::KeptSnapshot;

use connection::Connection;
use futures::channel::oneshot;

/// The storage of one workspace.
pub struct Storage {
    name: String,
    connection: Connection,
    /// How far the journal was folded when this tab loaded or folded: the pages that its next fold builds on.
    folded: Cell<u64>,
    /// The name of the history that this tab has read or begun, once there is one. A workspace that is deleted and opened
    /// again, or restored in the place of what was damaged, has another: who holds the old one must not write on in it.
    history: Cell<Option<u64>>,
    /// The name of the history that was met last, as it is stored: whole, damaged or not there.
    met: RefCell<Option<Vec<u8>>>,
    /// Whether what is written next takes the place of all that is stored, if that is what was met last.
    anew: Cell<bool>,
    /// What goes when the browser has what is written next.
    handed: Cell<Option<Handed>>,
}

/// Tells by its end that the browser has something.
type Handed = oneshot::Sender<()>;

impl Storage {
    /// Names the storage of a workspace; nothing is opened yet.
    pub fn of(workspace: &str) -> Self {
        let name = database_name(workspace);
        Self {
            connection: Connection::new(&name),
            name,
            folded: Cell::new(0),
            history: Cell::default(),
            met: RefCell::default(),
            anew: Cell::new(false),
            handed: Cell::default(),
        }
    }

    /// The name of the history that this tab has read or begun, once there is one.
    pub const fn history(&self) -> Option<u64> {
        self.history.get()
    }

    /// Closes the connection; the next use opens it again.
    pub fn close(&self) {
        self.connection.drop_connection();
    }
}

/// The name of a workspace's database.
pub fn database_name(workspace: &str) -> String {
    format!("tandem.{workspace}")
}

/// Deletes all that is stored of a workspace, with the snapshots kept of it, or nothing. An empty database is left: a browser
/// that is asked to delete one waits for every tab that has it open, one that is asleep too, and goes on waiting when nobody
/// else does any more, so that what was said to be there still would go later.
pub async fn delete(workspace: &str) -> Result<(), StorageError> {
    let Storage { name, connection, .. } = Storage::of(workspace);
    connection.run(connection::patience(0), journal::clear).await?;
    forget_sentinel(&name);
    snapshots::forget(&name).await;
    Ok(())
}

/// Takes away the empty database that a deleted workspace leaves; only where no other tab has it open, since whoever opens it
/// next would wait for them.
pub async fn clean_up(workspace: &str) {
    // It says nothing of anybody: where it stays, nothing is lost but tidiness.
    let _ = connection::delete(&database_name(workspace)).await;
}
