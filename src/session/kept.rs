//! The snapshots that are kept beside the database: when one is kept, and what somebody can do with it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use tandem_core::snapshot::{LARGEST_FILE, Pieces};
use wasm_bindgen_futures::spawn_local;

use super::export::file_name;
use super::{Session, registry};
use crate::platform::clock;
use crate::platform::idle::idle;
use crate::platform::parts::Parts;
use crate::storage::{KeptSnapshot, Storage};

/// The name under which readers are told that one was kept.
pub(super) const SNAPSHOTS: &str = "snapshots";

/// How many milliseconds lie between two snapshots at least. The journal is folded in every pause of two seconds, so that
/// three snapshots of three foldings would all show the same minute. Ten minutes apart, they reach back over the last half
/// hour of work, on however many days that was done, and what is lost with a database is ten minutes of work at most.
const APART: u64 = 10 * 60 * 1000;

/// How far keeping snapshots is.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    /// Whether something was folded since the last one.
    is_due: Cell<bool>,
    /// Whether one is being kept, or waits for its time.
    is_at_work: Cell<bool>,
    /// When one was kept, or could not be.
    tried: Cell<u64>,
}

impl Session {
    /// Keeps a snapshot of what was folded, once it is time for the next one: beside all other work, and as nobody but the tab
    /// that folds.
    pub(super) fn keep_later(self, storage: &Rc<Storage>) {
        let keeper = Rc::clone(&self.shell().keeper.borrow());
        keeper.is_due.set(true);
        if keeper.is_at_work.replace(true) {
            return;
        }
        let storage = Rc::clone(storage);
        spawn_local(async move {
            // Whoever has gone on to another workspace has another keeper.
            while keeper.is_due.get() && self.has_open(&storage) {
                let kept = storage.kept_snapshots().await;
                let last = kept.first().map_or(0, |newest| newest.kept_at);
                let next = last.max(keeper.tried.get()) + APART;
                // A clock that was put back makes nobody wait any longer.
                let pause = next.saturating_sub(clock::now()).min(APART);
                sleep(Duration::from_millis(pause)).await;
                idle().await;
                keeper.is_due.set(false);
                self.keep(&storage).await;
                keeper.tried.set(clock::now());
            }
            keeper.is_at_work.set(false);
        });
    }

    /// Keeps a snapshot of all that is here now, a piece in every idle moment.
    async fn keep(self, storage: &Rc<Storage>) {
        if !self.has_open(storage) {
            return;
        }
        let shell = self.shell();
        let (workspace, seq) = {
            let state = shell.state.borrow();
            (state.workspace.clone(), state.seq)
        };
        let mut pieces = Pieces::of(&workspace);
        let parts = Parts::default();
        while let Some(piece) = pieces.next_piece() {
            parts.push(&piece);
            idle().await;
        }
        let parents = shell.taken_in.borrow().clone();
        let head = self.with_header(registry::new_id(), &parents, |header| pieces.head(header));
        parts.put_first(&head);
        // A workspace that was deleted here leaves nothing behind; one that was deleted in another tab is told by its storage.
        if self.has_open(storage) && storage.keep_snapshot(&parts, seq).await {
            self.bump(SNAPSHOTS);
        }
    }

    /// The snapshots that are kept of the workspace that is open or could not be opened, newest first; read again when one
    /// is kept.
    pub fn kept_snapshots(self) -> impl Future<Output = Vec<KeptSnapshot>> {
        self.track(SNAPSHOTS);
        async move {
            match self.storage_of_kept() {
                Some(storage) => storage.kept_snapshots().await,
                None => Vec::new(),
            }
        }
    }

    /// The bytes of a snapshot that is kept, if they can be read.
    pub async fn read_kept(self, kept: KeptSnapshot) -> Option<Vec<u8>> {
        let most = usize::try_from(LARGEST_FILE).unwrap_or(usize::MAX);
        self.storage_of_kept()?.read_snapshot(kept.slot, most).await
    }

    /// The name of the file that a kept snapshot is saved as.
    pub fn kept_file_name(self, kept: KeptSnapshot) -> String {
        let id = self.shell().opening.get();
        let workspace = registry::workspaces()
            .into_iter()
            .find(|kept| Some(kept.id) == id);
        let name = workspace.map_or_else(String::new, |workspace| workspace.name);
        let me = self.me.get_untracked();
        let by = me.as_ref().map_or("", |me| &me.name);
        file_name(&name, by, kept.kept_at, registry::new_id())
    }

    fn storage_of_kept(self) -> Option<Storage> {
        Some(Storage::of(&self.shell().opening.get()?.to_string()))
    }
}
