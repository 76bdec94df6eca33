//! Keeps a workspace in IndexedDB as a journal and pages of bytes; knows nothing of what the bytes mean.
//!
//! A Change is one journal record in one strict transaction, and only the transaction's `complete` means saved. While
//! idle the elected tab folds the journal into pages. The first bytes of every record are a hash of the rest, `meta`
//! carries a sequence number and a running hash, and the same is kept in localStorage after `complete`: a database that
//! was lost or fell behind is told from a first run.

mod connection;
mod error;
mod integrity;
mod journal;
mod keep;
mod retry;

pub use error::StorageError;
pub use integrity::forget_sentinel;
pub use journal::{Appended, Loaded, Meta};
pub use keep::{keep, kept};
pub use retry::pause_before;

use connection::Connection;

/// The storage of one workspace.
pub struct Storage {
    name: String,
    connection: Connection,
}

impl Storage {
    /// Names the storage of a workspace; nothing is opened yet.
    pub fn of(workspace: &str) -> Self {
        let name = database_name(workspace);
        Self {
            connection: Connection::new(&name),
            name,
        }
    }
}

/// The name of a workspace's database.
pub fn database_name(workspace: &str) -> String {
    format!("tandem.{workspace}")
}

/// Deletes a workspace's database.
pub async fn delete(workspace: &str) -> Result<(), StorageError> {
    connection::delete(&database_name(workspace)).await?;
    forget_sentinel(&database_name(workspace));
    Ok(())
}
