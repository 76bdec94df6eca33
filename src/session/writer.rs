//! Saves what was done, in order, and all that waits at once together; nobody waits for it and nothing that is dropped can stop it.

use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::future::sleep;
use std::time::Duration;
use tandem_core::snapshot::store::decode_entry;
use wasm_bindgen_futures::spawn_local;

use super::message::{Message, message, read_message};
use super::{Saved, Session, registry};
use crate::platform::locks::Election;
use crate::platform::{storage_manager, task};
use crate::storage::{Appended, Entry, Folding, Storage, StorageError, pause_before};

/// How long nothing must happen before the journal is folded.
pub const IDLE: Duration = Duration::from_secs(2);

impl Session {
    /// Whether something waits to be saved that the next visit would miss.
    pub(super) fn has_unsaved(self) -> bool {
        let shell = self.shell();
        shell.storage.borrow().is_some() && !shell.state.borrow().pending.is_empty()
    }

    /// Starts saving, unless it is under way; until what waits is saved, nobody is told that everything is.
    pub(super) fn wake_writer(self) {
        let shell = self.shell();
        if self.has_unsaved() && self.saved.with_untracked(|saved| *saved == Saved::Yes) {
            self.saved.set(Saved::Saving);
        }
        let Some(storage) = shell.storage.borrow().clone() else {
            return;
        };
        if shell.turn.try_take() {
            task::begin(async move {
                self.work(&storage).await;
                self.keep_folded(storage).await;
            });
        }
    }

    /// Saves all that waits and reads all that others have written, then gives up the turn. Whoever has the turn is the
    /// only one in this tab who waits for storage, so that nothing it learns there is older than what the workspace holds.
    async fn work(self, storage: &Storage) {
        loop {
            self.save_all(storage).await;
            let caught_up = self.catch_up(storage).await;
            let shell = self.shell();
            let state = shell.state.borrow();
            if state.pending.is_empty() && (!caught_up || state.heard <= state.seq) {
                shell.turn.give_up();
                // What waited may have been dropped on the way, because another tab had gone before it.
                self.show_saved(Saved::Yes);
                return;
            }
        }
    }

    /// Shows whether everything is saved, where that is news.
    fn show_saved(self, saved: Saved) {
        if self.saved.with_untracked(|before| *before != saved) {
            self.saved.set(saved);
        }
    }

    async fn save_all(self, storage: &Storage) {
        let mut attempt = 0;
        if self.shell().state.borrow().pending.is_empty() {
            return;
        }
        loop {
            let (seq, entries) = {
                let shell = self.shell();
                let state = shell.state.borrow();
                (state.seq, state.next_entries())
            };
            if entries.is_empty() {
                break;
            }
            if attempt == 0 {
                self.show_saved(Saved::Saving);
            }
            match storage.append(seq, &entries).await {
                Ok(outcome) => {
                    attempt = 0;
                    self.note(outcome, &entries, storage).await;
                }
                // What the browser would not take from a file goes through the page, at once.
                Err(_) if self.shell().state.borrow_mut().detach_files() => {}
                Err(error) => {
                    self.saved.set(Saved::No(error));
                    let shell = self.shell();
                    shell.turn.pause(pause_before(attempt)).await;
                    attempt += 1;
                }
            }
        }
        self.show_saved(Saved::Yes);
        if !self.shell().saved_once.replace(true) {
            // Worth asking only once there is something to keep; the answer is shown in the settings. A browser that asks the
            // person answers when they do, or never: saving goes on meanwhile.
            spawn_local(async {
                let _ = storage_manager::persist().await;
            });
        }
    }

    async fn note(self, outcome: Appended, entries: &[Entry], storage: &Storage) {
        let is_read = match outcome {
            Appended::Saved { seq } => {
                let shell = self.shell();
                let mut saved = 0;
                {
                    let mut state = shell.state.borrow_mut();
                    while state.seq < seq {
                        state.seq += 1;
                        saved += 1;
                        let done = state.pending.pop_front();
                        state.unfolded.extend(done.map(|done| done.change));
                    }
                }
                if let Some(tabs) = shell.tabs.borrow().as_ref() {
                    let history = storage.history().unwrap_or_default();
                    tabs.say(&message(history, seq, entries.get(..saved).unwrap_or(entries)));
                }
                true
            }
            Appended::Behind { entries, .. } => self.rebase(&entries),
            Appended::Folded => false,
        };
        if !is_read && let Err(error) = self.load_again(storage).await {
            self.saved.set(Saved::No(error));
            sleep(pause_before(2)).await;
        }
    }

    /// Takes in what other tabs have written, if anything was missed while this one was saving; `false` if it cannot be
    /// read now, in which case it is read before the next write.
    async fn catch_up(self, storage: &Storage) -> bool {
        let seq = {
            let shell = self.shell();
            let state = &mut *shell.state.borrow_mut();
            if state.heard <= state.seq {
                return true;
            }
            // All that was heard is read now; what is heard from here on may have been written after that.
            state.heard = state.seq;
            state.seq
        };
        match storage.since(seq).await {
            Ok(Appended::Behind { entries, .. }) => {
                if entries.is_empty() || self.rebase(&entries) {
                    return true;
                }
                let again = self.load_again(storage).await;
                if let Err(error) = &again {
                    self.tell_failure(error.sentence());
                }
                again.is_ok()
            }
            Ok(Appended::Folded) => self.load_again(storage).await.is_ok(),
            Ok(Appended::Saved { .. }) | Err(_) => false,
        }
    }

    /// Hears what another tab has written.
    pub(super) fn hear(self, message: &[u8]) {
        // What another version of the program says is read in storage.
        let Some(message) = read_message(message) else {
            return self.look_again();
        };
        let Message {
            history,
            seq,
            entries,
        } = message;
        let shell = self.shell();
        let own = shell
            .storage
            .borrow()
            .as_ref()
            .and_then(|storage| storage.history());
        // The workspace was deleted there and opened again: what this tab holds has no part in that.
        if own.is_some_and(|own| own != history) {
            return;
        }
        let known = {
            let mut state = shell.state.borrow_mut();
            state.heard = state.heard.max(seq);
            state.seq
        };
        // Whoever has the turn catches up before giving it up.
        if shell.turn.is_taken() || seq <= known {
            return;
        }
        let news = usize::try_from(seq - known).unwrap_or(usize::MAX);
        let first = entries.len().checked_sub(news).filter(|_| own.is_some());
        // What was not heard from the start, or cannot be read as it was said, is read in storage.
        if !first.is_some_and(|first| self.rebase(entries.get(first..).unwrap_or_default())) {
            self.wake_writer();
        }
    }

    /// Reads what another tab has written after this one read and before it could hear.
    pub(super) fn look_again(self) {
        {
            let shell = self.shell();
            let state = &mut *shell.state.borrow_mut();
            state.heard = state.heard.max(state.seq + 1);
        }
        self.wake_writer();
    }

    /// Makes what is not saved yet again, on top of what others have written next; `false` if an entry cannot be read: the
    /// workspace then holds what was written before that entry, and counts no further.
    fn rebase(self, entries: &[Vec<u8>]) -> bool {
        let shell = self.shell();
        let mut all_read = true;
        let dropped;
        let mut changes;
        {
            let state = &mut *shell.state.borrow_mut();
            let pending = state.take_back_pending();
            changes = pending
                .iter()
                .map(|pending| pending.change.clone())
                .collect::<Vec<_>>();
            for entry in entries {
                let Ok(change) = decode_entry(entry, &state.workspace) else {
                    all_read = false;
                    break;
                };
                state.workspace.apply(&change);
                let change = Arc::new(change);
                state.unfolded.push(Arc::clone(&change));
                changes.push(change);
                state.seq += 1;
            }
            // Another tab may have gone on as another replica, as after a backup was restored.
            let known = registry::known_replica(state.workspace.id());
            state.replica = known.unwrap_or(state.replica);
            dropped = state.make_again(pending);
            changes.extend(state.pending.iter().map(|pending| pending.change.clone()));
        }
        self.announce(&changes);
        if let Some(text) = dropped {
            self.tell_failure(text);
        }
        all_read
    }

    /// Loads everything again and makes what is not saved yet on top of it; after an error all stays as it is.
    async fn load_again(self, storage: &Storage) -> Result<(), StorageError> {
        let loaded = storage.load().await?;
        let shell = self.shell();
        let dropped = {
            let state = &mut *shell.state.borrow_mut();
            let id = state.workspace.id();
            if let Err(error) = state.take_in(id, loaded) {
                // What cannot be read here must not be folded over from here.
                state.pages = None;
                return Err(error);
            }
            let pending = state.pending.drain(..).collect();
            state.make_again(pending)
        };
        self.announce_all();
        if let Some(text) = dropped {
            self.tell_failure(text);
        }
        Ok(())
    }

    /// Folds the journal into pages whenever nothing happens any more, as long as anything does.
    async fn keep_folded(self, storage: Rc<Storage>) {
        let mut failed = 0;
        while let Some(outcome) = self.fold_when_idle(&storage, failed).await {
            failed = outcome.map_or(failed + 1, |()| 0);
            self.work(&storage).await;
        }
    }

    /// Folds the journal into pages once nothing happens any more, if this tab is the one to do it; `None` if it is not, and
    /// otherwise it has taken the turn for that, and has it still. The more often it `failed`, the longer it waits.
    async fn fold_when_idle(self, storage: &Rc<Storage>, failed: u32) -> Option<Result<(), StorageError>> {
        let seq = self.shell().state.borrow().seq;
        sleep(IDLE.max(pause_before(failed + 2))).await;
        let shell = self.shell();
        // The tab may have gone on to another workspace.
        if !self.has_open(storage) || !self.is_elected() || shell.turn.is_taken() {
            return None;
        }
        let pages = {
            let state = &mut *shell.state.borrow_mut();
            if state.seq != seq || state.unfolded.is_empty() {
                return None;
            }
            let pages = state.pages.as_mut()?;
            let records = state.unfolded.iter().flat_map(|change| &change.records);
            let touched = records.map(|record| (record.kind.clone(), record.id)).collect();
            pages.fold(&state.workspace, &touched)
        };
        shell.turn.try_take();
        match storage.fold(seq, &pages).await {
            Ok(Folding::Done) => {
                let state = &mut *shell.state.borrow_mut();
                state.unfolded.clear();
                if let Some(pages) = &mut state.pages {
                    pages.saved();
                }
                self.keep_later(storage);
            }
            // Another tab has filled pages since, in ways that this one does not know of; the next fold will.
            Ok(Folding::Stale) => return Some(self.load_again(storage).await),
            // The journal stays as it is until the next quiet moment.
            Ok(Folding::Moved) => {}
            Err(error) => return Some(Err(error)),
        }
        Some(Ok(()))
    }

    /// Folds the open workspace from now on.
    pub(super) fn take_over(self) {
        if let Some(storage) = self.shell().storage.borrow().clone() {
            spawn_local(self.keep_folded(storage));
        }
    }

    /// Whether this is the tab that folds the open workspace.
    fn is_elected(self) -> bool {
        let shell = self.shell();
        shell.election.borrow().as_ref().is_some_and(Election::is_won)
    }

    /// Whether this is where the open workspace is kept: another may have been opened since.
    pub(super) fn has_open(self, storage: &Rc<Storage>) -> bool {
        let shell = self.shell();
        let open = shell.storage.borrow();
        open.as_ref().is_some_and(|open| Rc::ptr_eq(open, storage))
    }
}
