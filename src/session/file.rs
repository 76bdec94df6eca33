//! Opens a file as a workspace: one that is new here, one that this browser keeps already, or one that was lost.

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::sleep;
use tandem_core::snapshot::{self, Claim, SnapshotError, Trust};
use tandem_core::view::people::{Namesake, namesake};
use tandem_core::view::workspace_name;
use tandem_core::{Command, Id, Snapshot, Workspace, texts};
use wasm_bindgen_futures::spawn_local;

use super::open::Lost;
use super::{Session, Stage, registry};
use crate::platform::digest;
use crate::platform::idle::idle;
use crate::storage::{self, Attached, StorageError};

/// What came of a file that was to be opened.
#[derive(Debug)]
pub enum Opened {
    /// It is what the workspace holds now.
    Started,
    /// The workspace was here before and is as it was; the file, if it would bring something.
    Kept(Option<Vec<u8>>),
    /// Nothing was done yet: somebody of the same name works there already.
    Asks(Box<Asked>),
}

/// Somebody who may be whoever sits here, and the file that is opened once that is known.
#[derive(Debug)]
pub struct Asked {
    /// The workspace.
    pub workspace: Id,
    /// Whom it knows.
    pub person: Namesake,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The file itself, where it is kept in their place.
    pub file: Option<Attached>,
}

/// How a file was opened as a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// It is what the workspace holds now.
    New,
    /// The workspace was here before, and is as it was.
    Kept,
}

/// Reads a snapshot file, whose hash the browser checks meanwhile where it can.
pub async fn read_snapshot(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    snapshot::check_size(bytes.len() as u64)?;
    let hash = hash_of(bytes);
    let read = snapshot::decode_unchecked(bytes)?;
    Ok(read.check(bytes, hash.await.as_deref()))
}

/// The hash of what a file's own hash is over, which the browser begins to work out at once where it can.
fn hash_of(bytes: &[u8]) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let hash = snapshot::hashed_part(bytes).map(digest::sha256);
    async { hash?.await }
}

impl Session {
    /// Opens a file's bytes as a workspace, or says why not; the file may be kept in their place. A workspace that this browser
    /// keeps already is opened as it is, and the bytes come back: whoever merges them sees first what that would change.
    pub async fn open_bytes(
        self,
        bytes: Vec<u8>,
        file: Option<Attached>,
        lost: Lost,
    ) -> Result<Opened, String> {
        let read = snapshot::decode_unchecked(&bytes).map_err(|error| error.sentence())?;
        self.open_read(read.split(), bytes, file, lost).await
    }

    /// The same for a file from elsewhere: where somebody of the same name works in a workspace that is new here, nothing is done
    /// until it is known whether they are the same.
    pub async fn open_or_ask(self, bytes: Vec<u8>, file: Option<Attached>) -> Result<Opened, String> {
        let read = snapshot::decode_unchecked(&bytes).map_err(|error| error.sentence())?;
        let (snapshot, claim) = read.split();
        match self.namesake(&snapshot.content) {
            Some(person) => Ok(Opened::Asks(Box::new(Asked {
                workspace: snapshot.content.id(),
                person,
                bytes,
                file,
            }))),
            None => {
                self.open_read((snapshot, claim), bytes, file, Lost::Refused)
                    .await
            }
        }
    }

    async fn open_read(
        self,
        (snapshot, claim): (Snapshot, Claim),
        bytes: Vec<u8>,
        file: Option<Attached>,
        lost: Lost,
    ) -> Result<Opened, String> {
        let snapshot = Arc::new(snapshot);
        let start = self.start_from(Arc::clone(&snapshot), file, lost);
        match start.await.map_err(|error| error.sentence())? {
            Start::Kept => {
                let brings_something = self.preview(&snapshot).change.is_some();
                Ok(Opened::Kept(Some(bytes).filter(|_| brings_something)))
            }
            Start::New => {
                self.check_later(snapshot, claim, bytes);
                Ok(Opened::Started)
            }
        }
    }

    /// Somebody in a workspace that is new here who is called as whoever sits here, and may be the same.
    fn namesake(self, workspace: &Workspace) -> Option<Namesake> {
        let id = workspace.id();
        if registry::person_in(id).is_some() || registry::workspaces().iter().any(|kept| kept.id == id) {
            return None;
        }
        let me = self.as_whom(id)?;
        namesake(workspace, me.id, &me.name)
    }

    /// The workspace that is open, or that could not be opened.
    pub fn opening(self) -> Option<Id> {
        self.shell().opening.get()
    }

    /// Opens a file as a workspace, or the one that this browser already keeps. A file that holds just this is saved as it is, if
    /// it is large and the workspace new.
    async fn start_from(
        self,
        snapshot: Arc<Snapshot>,
        file: Option<Attached>,
        lost: Lost,
    ) -> Result<Start, StorageError> {
        let id = snapshot.content.id();
        let name = snapshot.name.clone();
        let refused = self.opening();
        // The file of another workspace takes no place: it is opened as any file is.
        let lost = if refused == Some(id) { lost } else { Lost::Refused };
        self.open(id, lost).await?;
        let before = self.shell().state.borrow().seq;
        if before > 0 && lost == Lost::Refused {
            registry::open(id, &self.peek(|workspace| workspace_name(workspace).0));
            self.stage.set(Stage::Open);
            self.look_again();
            return Ok(Start::Kept);
        }
        let file = file.filter(|_| before == 0);
        self.begin(Command::Merge { snapshot }, file, id, &name).await;
        let is_as_before = {
            let shell = self.shell();
            let state = shell.state.borrow();
            state.pending.is_empty() && state.seq == before
        };
        if lost == Lost::Restored && is_as_before {
            // What was left holds all that the snapshot does: it counts from now on, although nothing is saved that says so.
            storage::forget_sentinel(&storage::database_name(&id.to_string()));
        }
        Ok(Start::New)
    }

    /// Tells if the hash of an opened file shows that it was changed after its export, once everything else is done.
    fn check_later(self, snapshot: Arc<Snapshot>, claim: Claim, bytes: Vec<u8>) {
        spawn_local(async move {
            // The browser needs longer for the hash of a large file than for saving it.
            while self.has_unsaved() {
                sleep(Duration::from_secs(1)).await;
            }
            idle().await;
            let hash = hash_of(&bytes).await;
            if claim.trust(&snapshot, &bytes, hash.as_deref()) == Trust::Wrong {
                self.tell_failure(texts::start_hash_wrong());
            }
        });
    }
}
