//! Loads everything that is stored and checks that it is what was written.

use futures::future::try_join5;
use indexed_db_futures::database::Database;
use wasm_bindgen_futures::spawn_local;

use super::connection::patience;
use super::entry::{Sealed, open_all};
use super::integrity::check_journal;
use super::meta::{DATA_VERSION, Directory, Meta, form, read_history};
use super::sentinel::Note;
use super::transaction::{Stores, read};
use super::{Storage, StorageError, early, migrate};

/// How many bytes the reading is given time for.
const MOST_EXPECTED: usize = 20_000_000;

/// Everything that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// How far the journal has come.
    pub meta: Meta,
    /// The pages with their numbers, in order.
    pub pages: Vec<(u32, Vec<u8>)>,
    /// The entries that are not folded yet, in order: those numbered from `meta.folded + 1` to `meta.seq`.
    pub entries: Vec<Vec<u8>>,
}

/// What the stores hold, unchecked.
pub(super) struct Raw {
    pub(super) meta: Option<Vec<u8>>,
    pub(super) history: Option<Vec<u8>>,
    pub(super) directory: Option<Vec<u8>>,
    pub(super) pages: Vec<(u32, Vec<u8>)>,
    pub(super) entries: Vec<Sealed>,
}

impl Storage {
    /// Loads everything and checks it; takes what `boot.js` has read in advance, if that is as new as what was saved.
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        if let Some(raw) = early::take(&self.name).await
            && let Ok(loaded) = self.check(raw, &Note::of(&self.name)).await
        {
            // The first edit shall find the connection open.
            let connection = self.connection.clone();
            spawn_local(async move { drop(connection.database().await) });
            return Ok(loaded);
        }
        // What another tab saves during the reading may be noted before that is over, and is not missing.
        let mut note = Note::of(&self.name);
        let mut raw = self.read_all().await?;
        if raw.form()? < DATA_VERSION {
            let carry_over = |database| migrate::carry_over(database, &self.name);
            self.connection.run(patience(MOST_EXPECTED), carry_over).await?;
            note = Note::of(&self.name);
            raw = self.read_all().await?;
        }
        self.check(raw, &note).await
    }

    /// Loads what is there although it is not what was saved last: older, or nothing at all. Nothing forgets that more was
    /// saved before the next entry is, so that whoever gives up half-way finds everything as it was.
    pub async fn load_as_it_is(&self) -> Result<Loaded, StorageError> {
        let mut raw = self.read_all().await?;
        self.checked(Meta::read(raw.meta.take())?, raw).await
    }

    /// Takes what is damaged for nothing: the next entries take its place in the transaction that saves them, and until then
    /// it stays as it is. Another tab may be faster: what it has saved in that place stays.
    pub fn begin_anew(&self) -> Loaded {
        self.anew.set(true);
        self.folded.set(0);
        self.history.set(None);
        Loaded {
            meta: Meta::default(),
            pages: Vec::new(),
            entries: Vec::new(),
        }
    }

    async fn read_all(&self) -> Result<Raw, StorageError> {
        let raw = self.connection.run(patience(MOST_EXPECTED), read_all).await?;
        self.met.replace(raw.history.clone());
        Ok(raw)
    }

    async fn check(&self, mut raw: Raw, note: &Note) -> Result<Loaded, StorageError> {
        let meta = Meta::read(raw.meta.take())?;
        note.check(meta.seq, meta.hash)?;
        self.checked(meta, raw).await
    }

    /// What is stored, once everything is seen to belong together.
    async fn checked(&self, meta: Meta, raw: Raw) -> Result<Loaded, StorageError> {
        let history = read_history(raw.history)?;
        if self
            .history
            .get()
            .is_some_and(|known| known != history || meta.seq == 0)
        {
            return Err(StorageError::Gone {
                stored: meta.seq,
                known: self.folded.get(),
            });
        }
        Directory::read(raw.directory)?.check(&raw.pages)?;
        let chained = check_journal(&meta, raw.entries.iter().map(|entry| entry.bytes.as_slice()));
        // A damaged entry is named by its number, before what it does to the running hash.
        let entries = open_all(raw.entries, meta.folded).await?;
        chained?;
        self.folded.set(meta.folded);
        self.history.set((meta.seq > 0).then_some(history));
        Ok(Loaded {
            meta,
            pages: raw.pages,
            entries,
        })
    }
}

impl Raw {
    /// The version of the form that everything is in.
    fn form(&self) -> Result<u32, StorageError> {
        let Some(meta) = &self.meta else {
            return Ok(DATA_VERSION);
        };
        form(meta.get(8..).unwrap_or_default())
    }
}

async fn read_all(database: Database) -> Result<Raw, StorageError> {
    let transaction = read(&database)?;
    let stores = Stores::of(&transaction);
    let (meta, history, directory, pages, entries) = try_join5(
        stores.raw_meta(),
        stores.raw_history(),
        stores.raw_directory(),
        stores.pages(),
        stores.entries_since(0),
    )
    .await?;
    Ok(Raw {
        meta,
        history,
        directory,
        pages,
        entries,
    })
}
