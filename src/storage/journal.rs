//! Appending to the journal, reading on in it, and folding it into pages.

use std::cell::Cell;

use futures::channel::oneshot;
use indexed_db_futures::database::Database;

use super::connection::patience;
use super::entry::{Entry, Sealed, open_all};
use super::integrity::chain;
use super::meta::{Directory, Meta, damaged};
use super::transaction::{Stores, commit, read, write};
use super::{Handed, Storage, StorageError, sentinel};

/// What became of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// The first of them, mostly all, are saved: the browser has said `complete`.
    Saved {
        /// The number of the last one that is saved.
        seq: u64,
    },
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

/// What became of pages that were to take the place of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    /// They are saved, and the journal is empty.
    Done,
    /// Nothing was written: there are entries that the pages do not hold yet.
    Moved,
    /// Nothing was written: another tab has folded since this one loaded, so that everything must be loaded again.
    Stale,
}

/// How the journal stood when something was to be done, and the sealed entries that came after what was expected.
struct Standing {
    meta: Meta,
    since: Vec<Sealed>,
}

/// What came of writing entries.
enum Tried {
    /// They are saved.
    Saved(Meta),
    /// The journal has moved: nothing was written.
    Moved(Standing),
}

impl Storage {
    /// Saves entries after the `expected`-th, all in one strict transaction; comes back after `complete`. Entries that
    /// were saved although the browser's answer got lost are recognised by their bytes, so trying again, also together
    /// with more of them, never saves one twice.
    pub async fn append(&self, expected: u64, entries: &[Entry]) -> Result<Appended, StorageError> {
        let sealed: Vec<_> = entries.iter().map(Sealed::of).collect();
        let size = entries.iter().map(Entry::size).sum();
        let anew = self.anew.get();
        let tried = self
            .connection
            .run(patience(size), |database| {
                append(database, (expected, anew), &sealed, &self.handed)
            })
            .await;
        // Whatever came of it, the browser has it no more.
        drop(self.handed.take());
        let tried = tried?;
        let saved = |meta: &Meta, count: usize| {
            sentinel::note(&self.name, meta);
            Ok(Appended::Saved {
                seq: expected + count as u64,
            })
        };
        let standing = match tried {
            Tried::Saved(meta) => {
                self.anew.set(false);
                return saved(&meta, sealed.len());
            }
            Tried::Moved(standing) => standing,
        };
        let mine = standing.since.iter().zip(&sealed);
        match mine.take_while(|(stored, sealed)| stored.is(sealed)).count() {
            0 => standing.told(expected).await,
            count => saved(&standing.meta, count),
        }
    }

    /// Comes back when the browser is at work on what is written next, or when that has failed.
    pub fn handed_over(&self) -> impl Future<Output = ()> + use<> {
        let (handed, waiting) = oneshot::channel::<()>();
        self.handed.set(Some(handed));
        async move {
            // That the sender is gone is the whole message.
            let _ = waiting.await;
        }
    }

    /// What others have written since the `expected`-th entry; nothing is written.
    pub async fn since(&self, expected: u64) -> Result<Appended, StorageError> {
        let standing = self
            .connection
            .run(patience(0), |database| read_since(database, expected))
            .await?;
        standing.told(expected).await
    }

    /// Puts pages that hold all entries up to `seq` in the place of the journal, in one strict transaction; pages that
    /// have not changed need not be given.
    pub async fn fold(&self, seq: u64, pages: &[(u32, Vec<u8>)]) -> Result<Folding, StorageError> {
        let size = pages.iter().map(|(_, page)| page.len()).sum();
        let known = self.folded.get();
        let folding = self
            .connection
            .run(patience(size), |database| fold(database, seq, known, pages))
            .await?;
        if folding == Folding::Done {
            self.folded.set(seq);
        }
        Ok(folding)
    }
}

impl Standing {
    /// Tells somebody who knows the entries up to the `expected`-th what they do not know.
    async fn told(self, expected: u64) -> Result<Appended, StorageError> {
        let Meta { seq, folded, .. } = self.meta;
        if seq < expected {
            return Err(StorageError::Gone {
                stored: seq,
                known: expected,
            });
        }
        if folded > expected {
            return Ok(Appended::Folded);
        }
        if expected + self.since.len() as u64 != seq {
            return Err(damaged("journal"));
        }
        Ok(Appended::Behind {
            entries: open_all(self.since, expected).await?,
            seq,
        })
    }
}

async fn append(
    database: Database,
    (expected, anew): (u64, bool),
    sealed: &[Sealed],
    handed: &Cell<Option<Handed>>,
) -> Result<Tried, StorageError> {
    let transaction = write(&database)?;
    let stores = Stores::of(&transaction);
    let mut meta = if anew {
        stores.clear_all()?;
        Meta::default()
    } else {
        stores.meta().await?
    };
    if meta.seq != expected {
        return Ok(Tried::Moved(Standing {
            meta,
            since: stores.entries_since(expected).await?,
        }));
    }
    for entry in sealed {
        meta.seq += 1;
        meta.hash = chain(meta.hash, &entry.bytes);
        stores.put_entry(meta.seq, entry)?;
    }
    stores.put_meta(&meta)?;
    drop(handed.take());
    commit(transaction).await?;
    Ok(Tried::Saved(meta))
}

/// Empties all stores in one strict transaction.
pub(super) async fn clear(database: Database) -> Result<(), StorageError> {
    let transaction = write(&database)?;
    Stores::of(&transaction).clear_all()?;
    commit(transaction).await
}

async fn read_since(database: Database, expected: u64) -> Result<Standing, StorageError> {
    let transaction = read(&database)?;
    let stores = Stores::of(&transaction);
    Ok(Standing {
        meta: stores.meta().await?,
        since: stores.entries_since(expected).await?,
    })
}

async fn fold(
    database: Database,
    seq: u64,
    known: u64,
    pages: &[(u32, Vec<u8>)],
) -> Result<Folding, StorageError> {
    let transaction = write(&database)?;
    let stores = Stores::of(&transaction);
    let meta = stores.meta().await?;
    if meta.folded != known {
        return Ok(Folding::Stale);
    }
    if meta.seq != seq {
        return Ok(Folding::Moved);
    }
    let mut directory = Directory::read(stores.raw_directory().await?)?;
    for (number, page) in pages {
        directory.note(*number, page);
        stores.put_page(*number, page)?;
    }
    stores.put_directory(&directory)?;
    stores.clear_journal()?;
    stores.put_meta(&Meta {
        folded: seq,
        folded_hash: meta.hash,
        ..meta
    })?;
    commit(transaction).await?;
    Ok(Folding::Done)
}
