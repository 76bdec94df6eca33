//! Appending to the journal, reading on in it, and folding it into pages.

use std::cell::Cell;

use futures::channel::oneshot;
use futures::future::try_join;
use indexed_db_futures::database::Database;

use super::connection::patience;
use super::entry::{Entry, Sealed, open_all};
use super::integrity::chain;
use super::meta::{Directory, Meta, damaged};
use super::transaction::{Stores, commit, read, write};
use super::{Handed, Storage, StorageError, sentinel};
use crate::platform::random;

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

/// What a tab knows of the journal in which it reads or writes on.
#[derive(Clone, Copy)]
struct Known {
    /// How many entries.
    seq: u64,
    /// Of which history; `None` if it knows nothing yet, so that it can be any.
    history: Option<u64>,
}

/// How the journal stood when something was to be done, and the sealed entries that came after what was expected.
struct Standing {
    meta: Meta,
    history: u64,
    since: Vec<Sealed>,
}

/// What came of writing entries.
enum Tried {
    /// They are saved, in the history of this name.
    Saved(Meta, u64),
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
        let damaged = self.anew.get().then(|| self.met.borrow().clone());
        let known = self.known(expected);
        let tried = self
            .connection
            .run(patience(size), |database| {
                append(database, (known, damaged.as_ref()), &sealed, &self.handed)
            })
            .await;
        // Whatever came of it, the browser has it no more.
        drop(self.handed.take());
        let tried = tried?;
        self.anew.set(false);
        let saved = |meta: &Meta, count: usize| {
            sentinel::note(&self.name, meta);
            Ok(Appended::Saved {
                seq: expected + count as u64,
            })
        };
        let standing = match tried {
            Tried::Saved(meta, history) => {
                self.history.set(Some(history));
                return saved(&meta, sealed.len());
            }
            Tried::Moved(standing) => standing,
        };
        self.history.set(Some(standing.history));
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
        let known = self.known(expected);
        let standing = self
            .connection
            .run(patience(0), |database| read_since(database, known))
            .await?;
        if standing.meta.seq > 0 {
            self.history.set(Some(standing.history));
        }
        standing.told(expected).await
    }

    /// Puts pages that hold all entries up to `seq` in the place of the journal, in one strict transaction; pages that
    /// have not changed need not be given.
    pub async fn fold(&self, seq: u64, pages: &[(u32, Vec<u8>)]) -> Result<Folding, StorageError> {
        let size = pages.iter().map(|(_, page)| page.len()).sum();
        let (known, folded) = (self.known(seq), self.folded.get());
        let folding = self
            .connection
            .run(patience(size), |database| fold(database, known, folded, pages))
            .await?;
        if folding == Folding::Done {
            self.folded.set(seq);
        }
        Ok(folding)
    }

    fn known(&self, seq: u64) -> Known {
        Known {
            seq,
            history: self.history.get().filter(|_| seq > 0),
        }
    }
}

impl Known {
    /// How far the journal has come, and the name of its history, if it is the one that this is known of.
    async fn check(self, stores: &Stores<'_>) -> Result<(Meta, u64), StorageError> {
        let (meta, history) = try_join(stores.meta(), stores.history()).await?;
        if meta.seq < self.seq || self.history.is_some_and(|known| known != history) {
            return Err(StorageError::Gone {
                stored: meta.seq,
                known: self.seq,
            });
        }
        Ok((meta, history))
    }
}

impl Standing {
    /// Tells somebody who knows the entries up to the `expected`-th what they do not know.
    async fn told(self, expected: u64) -> Result<Appended, StorageError> {
        let Meta { seq, folded, .. } = self.meta;
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
    (known, damaged): (Known, Option<&Option<Vec<u8>>>),
    sealed: &[Sealed],
    handed: &Cell<Option<Handed>>,
) -> Result<Tried, StorageError> {
    let transaction = write(&database)?;
    let stores = Stores::of(&transaction);
    // What is damaged goes only as long as it is that: another tab may have restored the workspace since.
    let is_damaged = match damaged {
        Some(met) => stores.raw_history().await? == *met,
        None => false,
    };
    let (mut meta, mut history) = if is_damaged {
        stores.clear_all()?;
        (Meta::default(), 0)
    } else {
        known.check(&stores).await?
    };
    if meta.seq != known.seq {
        return Ok(Tried::Moved(Standing {
            meta,
            history,
            since: stores.entries_since(known.seq).await?,
        }));
    }
    if meta.seq == 0 {
        history = new_history();
        stores.put_history(history)?;
    }
    for entry in sealed {
        meta.seq += 1;
        meta.hash = chain(meta.hash, &entry.bytes);
        stores.put_entry(meta.seq, entry)?;
    }
    stores.put_meta(&meta)?;
    drop(handed.take());
    commit(transaction).await?;
    Ok(Tried::Saved(meta, history))
}

/// A name that no other history has.
#[expect(
    clippy::cast_possible_truncation,
    reason = "half of the bits are random enough"
)]
fn new_history() -> u64 {
    (random::bits() as u64).max(1)
}

/// Empties all stores in one strict transaction.
pub(super) async fn clear(database: Database) -> Result<(), StorageError> {
    let transaction = write(&database)?;
    Stores::of(&transaction).clear_all()?;
    commit(transaction).await
}

async fn read_since(database: Database, known: Known) -> Result<Standing, StorageError> {
    let transaction = read(&database)?;
    let stores = Stores::of(&transaction);
    let (meta, history) = known.check(&stores).await?;
    Ok(Standing {
        meta,
        history,
        since: stores.entries_since(known.seq).await?,
    })
}

async fn fold(
    database: Database,
    known: Known,
    folded: u64,
    pages: &[(u32, Vec<u8>)],
) -> Result<Folding, StorageError> {
    let transaction = write(&database)?;
    let stores = Stores::of(&transaction);
    let (meta, _) = known.check(&stores).await?;
    if meta.folded != folded {
        return Ok(Folding::Stale);
    }
    if meta.seq != known.seq {
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
        folded: known.seq,
        folded_hash: meta.hash,
        ..meta
    })?;
    commit(transaction).await?;
    Ok(Folding::Done)
}
