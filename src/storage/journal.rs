//! Appending to the journal, reading on in it, and folding it into pages.

use indexed_db_futures::database::Database;

use super::connection::patience;
use super::integrity::{chain, seal, unseal_entries};
use super::meta::{Directory, Meta, damaged};
use super::transaction::{Stores, commit, read, write};
use super::{Storage, StorageError, sentinel};

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is saved: the browser has said `complete`.
    Saved {
        /// Its number.
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
    since: Vec<Vec<u8>>,
}

impl Storage {
    /// Saves an entry after the `expected`-th, in one strict transaction; comes back after `complete`. An entry that was
    /// saved although the browser's answer got lost is recognised by its bytes, so trying again never saves it twice.
    pub async fn append(&self, expected: u64, entry: &[u8]) -> Result<Appended, StorageError> {
        let sealed = seal(entry);
        let work = |database| append(database, expected, &sealed);
        let standing = self.connection.run(patience(sealed.len()), work).await?;
        if standing.since.first().is_some_and(|first| *first == sealed) {
            sentinel::note(&self.name, &standing.meta);
            return Ok(Appended::Saved { seq: expected + 1 });
        }
        standing.told(expected)
    }

    /// What others have written since the `expected`-th entry; nothing is written.
    pub async fn since(&self, expected: u64) -> Result<Appended, StorageError> {
        let standing = self
            .connection
            .run(patience(0), |database| read_since(database, expected))
            .await?;
        standing.told(expected)
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
    fn told(self, expected: u64) -> Result<Appended, StorageError> {
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
            entries: unseal_entries(self.since, expected)?,
            seq,
        })
    }
}

async fn append(database: Database, expected: u64, sealed: &[u8]) -> Result<Standing, StorageError> {
    let transaction = write(&database)?;
    let stores = Stores::of(&transaction);
    let meta = stores.meta().await?;
    if meta.seq != expected {
        return Ok(Standing {
            meta,
            since: stores.entries_since(expected).await?,
        });
    }
    let meta = Meta {
        seq: expected + 1,
        hash: chain(meta.hash, sealed),
        ..meta
    };
    stores.put_entry(meta.seq, sealed)?;
    stores.put_meta(&meta)?;
    commit(transaction).await?;
    Ok(Standing {
        meta,
        since: vec![sealed.to_vec()],
    })
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
