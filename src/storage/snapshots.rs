//! A ring of three compressed snapshots in the origin's private files: a second place, which survives what damages the
//! database. Where the browser has no such files or no compression, nothing is kept and nothing is found.

use super::{Storage, StorageError};
use crate::platform::compression::{self, CompressionError};
use crate::platform::parts::Parts;
use crate::platform::private_files::{self, PrivateFile};

/// How many are kept.
const KEPT: u8 = 3;

/// A snapshot that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptSnapshot {
    /// Its place in the ring, from 0.
    pub slot: u8,
    /// When it was kept: milliseconds since 1970 by this machine's clock.
    pub kept_at: u64,
    /// Its size as it is kept, compressed, in bytes.
    pub size: u64,
}

impl Storage {
    /// Keeps a snapshot of what `known` entries came to in the place of the oldest; `false` where the browser cannot, and where
    /// the workspace has gone meanwhile: another tab that deletes it has taken away what was kept until then.
    pub async fn keep_snapshot(&self, snapshot: &Parts, known: u64) -> bool {
        let kept = self.kept_snapshots().await;
        let free = (0..KEPT).find(|slot| kept.iter().all(|snapshot| snapshot.slot != *slot));
        let slot = free.or(kept.last().map(|oldest| oldest.slot)).unwrap_or(0);
        let Ok(compressed) = compression::compress(snapshot).await else {
            return false;
        };
        if matches!(self.since(known).await, Err(StorageError::Gone { .. })) {
            return false;
        }
        let name = file(&self.name, slot);
        private_files::write(&name, &compressed).await.is_some()
    }

    /// The snapshots that are kept, newest first.
    pub async fn kept_snapshots(&self) -> Vec<KeptSnapshot> {
        let mut kept = Vec::new();
        for slot in 0..KEPT {
            if let Some(PrivateFile { modified, size, .. }) =
                private_files::find(&file(&self.name, slot)).await
            {
                kept.push(KeptSnapshot {
                    slot,
                    kept_at: modified,
                    size,
                });
            }
        }
        kept.sort_by_key(|snapshot| (std::cmp::Reverse(snapshot.kept_at), snapshot.slot));
        kept
    }

    /// Reads a snapshot that is kept, of at most `most` bytes; `None` if it is gone or not what was kept.
    pub async fn read_snapshot(&self, slot: u8, most: usize) -> Option<Vec<u8>> {
        let compressed = private_files::find(&file(&self.name, slot)).await?.read().await?;
        // The compressed form carries a checksum of its own.
        let snapshot: Result<_, CompressionError> = compression::decompress(&compressed, most).await;
        snapshot.ok()
    }
}

/// Deletes the snapshots of a database.
pub(super) async fn forget(database: &str) {
    for slot in 0..KEPT {
        private_files::remove(&file(database, slot)).await;
    }
}

fn file(database: &str, slot: u8) -> String {
    format!("{database}.{slot}.gz")
}
