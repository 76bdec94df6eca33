//! Saves what was done, one Change after the other; nobody waits for it and nothing that is dropped can stop it.

use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::future::sleep;
use std::time::Duration;
use tandem_core::history::Step;
use tandem_core::snapshot::store::{decode_entry, encode_entry};
use tandem_core::{Change, Command};
use wasm_bindgen_futures::spawn_local;

use super::{Notice, Pending, Saved, Session, State};
use crate::platform::storage_manager;
use crate::storage::{Appended, Folding, Storage, StorageError, pause_before};

/// How long nothing must happen before the journal is folded.
const IDLE: Duration = Duration::from_secs(2);

impl Session {
    /// Starts saving, unless it is under way.
    pub(super) fn wake_writer(self) {
        let shell = self.shell();
        let Some(storage) = shell.storage.borrow().clone() else {
            return;
        };
        if !shell.writing.replace(true) {
            spawn_local(async move {
                self.save_all(&storage).await;
                self.shell().writing.set(false);
                self.catch_up(&storage).await;
                self.fold_when_idle(storage).await;
            });
        }
    }

    async fn save_all(self, storage: &Storage) {
        let mut attempt = 0;
        loop {
            let (seq, entry) = {
                let shell = self.shell();
                let state = shell.state.borrow();
                let Some(front) = state.pending.front() else { break };
                (state.seq, encode_entry(&front.change))
            };
            if attempt == 0 {
                self.saved.set(Saved::Saving);
            }
            match storage.append(seq, &entry).await {
                Ok(outcome) => {
                    attempt = 0;
                    self.note(outcome, &entry, storage).await;
                }
                Err(error) => {
                    self.saved.set(Saved::No(error));
                    sleep(pause_before(attempt)).await;
                    attempt += 1;
                }
            }
        }
        self.saved.set(Saved::Yes);
        if !self.shell().saved_once.replace(true) {
            // Worth asking only once there is something to keep; the answer is shown in the settings.
            let _ = storage_manager::persist().await;
        }
    }

    async fn note(self, outcome: Appended, entry: &[u8], storage: &Storage) {
        match outcome {
            Appended::Saved { seq } => {
                let shell = self.shell();
                {
                    let mut state = shell.state.borrow_mut();
                    state.seq = seq;
                    if let Some(done) = state.pending.pop_front() {
                        state.touch(&done.change);
                    }
                }
                if let Some(tabs) = shell.tabs.borrow().as_ref() {
                    tabs.say(&message(seq, entry));
                }
            }
            Appended::Behind { entries, seq } => self.rebase(&entries, seq),
            Appended::Folded => {
                if let Err(error) = self.load_again(storage).await {
                    self.saved.set(Saved::No(error));
                    sleep(pause_before(2)).await;
                }
            }
        }
    }

    /// Takes in what other tabs have written, if anything was missed while this one was saving.
    async fn catch_up(self, storage: &Storage) {
        let (seq, heard) = {
            let shell = self.shell();
            let state = shell.state.borrow();
            (state.seq, state.heard)
        };
        if heard > seq {
            match storage.since(seq).await {
                Ok(Appended::Behind { entries, seq }) => self.rebase(&entries, seq),
                // What cannot be read now is read before the next write.
                Ok(Appended::Folded) => drop(self.load_again(storage).await),
                _ => {}
            }
        }
    }

    /// Hears what another tab has written.
    pub(super) fn hear(self, message: &[u8]) {
        let Some((seq, entry)) = read_message(message) else {
            return;
        };
        let shell = self.shell();
        let (next, idle) = {
            let mut state = shell.state.borrow_mut();
            state.heard = state.heard.max(seq);
            (state.seq + 1, state.pending.is_empty())
        };
        if shell.writing.get() || !idle || seq < next {
            return;
        }
        if seq == next {
            self.rebase(&[entry.to_vec()], seq);
        } else if let Some(storage) = shell.storage.borrow().clone() {
            spawn_local(async move { self.catch_up(&storage).await });
        }
    }

    /// Makes what is not saved yet again, on top of what others have written.
    pub(super) fn rebase(self, entries: &[Vec<u8>], seq: u64) {
        let shell = self.shell();
        let mut dropped = None;
        let mut changes;
        {
            let state = &mut *shell.state.borrow_mut();
            let pending = state.take_back_pending();
            changes = pending
                .iter()
                .map(|pending| pending.change.clone())
                .collect::<Vec<_>>();
            for entry in entries {
                match decode_entry(entry, &state.workspace) {
                    Ok(change) => {
                        state.workspace.apply(&change);
                        state.touch(&change);
                        changes.push(Arc::new(change));
                    }
                    Err(error) => dropped = Some(error.to_string()),
                }
            }
            state.seq = seq;
            if let Some(sentence) = state.make_again(pending) {
                dropped = Some(sentence);
            }
            changes.extend(state.pending.iter().map(|pending| pending.change.clone()));
        }
        self.announce(&changes);
        if let Some(text) = dropped {
            self.tell(Notice {
                text,
                failed: true,
                undo: false,
            });
        }
    }

    /// Loads everything again and makes what is not saved yet on top of it.
    async fn load_again(self, storage: &Storage) -> Result<(), StorageError> {
        let loaded = storage.load().await?;
        let shell = self.shell();
        let dropped = {
            let state = &mut *shell.state.borrow_mut();
            let pending = state.take_back_pending();
            let id = state.workspace.id();
            state.take_in(id, &loaded)?;
            state.make_again(pending)
        };
        self.announce_all();
        if let Some(text) = dropped {
            self.tell(Notice {
                text,
                failed: true,
                undo: false,
            });
        }
        Ok(())
    }

    /// Folds the journal into pages once nothing happens any more, if this tab is the one to do it.
    pub(super) async fn fold_when_idle(self, storage: Rc<Storage>) {
        let seq = self.shell().state.borrow().seq;
        sleep(IDLE).await;
        let shell = self.shell();
        if !shell.elected.get() || shell.writing.get() {
            return;
        }
        let pages = {
            let state = &mut *shell.state.borrow_mut();
            if state.seq != seq || state.touched.is_empty() {
                return;
            }
            let Some(pages) = &mut state.pages else { return };
            pages.fold(&state.workspace, &state.touched)
        };
        match storage.fold(seq, &pages).await {
            Ok(Folding::Done) => {
                let mut state = shell.state.borrow_mut();
                if state.seq == seq {
                    state.touched.clear();
                }
            }
            // Another tab has filled pages since, in ways that this one does not know of; the next fold will.
            Ok(Folding::Stale) => drop(self.load_again(&storage).await),
            // The journal stays as it is until the next quiet moment.
            Ok(Folding::Moved) | Err(_) => {}
        }
    }

    /// Becomes the tab that folds.
    pub(super) fn take_over(self) {
        let shell = self.shell();
        shell.elected.set(true);
        let Some(storage) = shell.storage.borrow().clone() else {
            return;
        };
        spawn_local(self.fold_when_idle(storage));
    }
}

impl State {
    /// Takes unsaved Changes off the workspace and hands them over.
    fn take_back_pending(&mut self) -> Vec<Pending> {
        for pending in self.pending.iter().rev() {
            self.workspace.apply(&pending.change.invert());
        }
        self.pending.drain(..).collect()
    }

    /// Makes Changes again; tells why the last one that could not be made could not.
    fn make_again(&mut self, pending: Vec<Pending>) -> Option<String> {
        let mut failure = None;
        let mut made: Vec<(Arc<Change>, Arc<Change>)> = Vec::new();
        for Pending {
            command,
            env,
            change: old,
        } in pending
        {
            let command = match command {
                Command::Revert { change, did } => {
                    let newer = made.iter().find(|(old, _)| Arc::ptr_eq(old, &change));
                    Command::Revert {
                        change: newer.map_or(change, |(_, newer)| newer.clone()),
                        did,
                    }
                }
                other => other,
            };
            match tandem_core::command::apply(&self.workspace, &command, &env) {
                Ok(change) => {
                    let change = Arc::new(change);
                    self.workspace.apply(&change);
                    self.history.replace(&old, &change);
                    made.push((old, change.clone()));
                    self.pending.push_back(Pending { command, env, change });
                }
                Err(error) => {
                    self.history.forget(Step::Do);
                    failure = Some(error.sentence());
                }
            }
        }
        failure
    }

    /// Remembers what is to be folded.
    pub(super) fn touch(&mut self, change: &Change) {
        self.touched.extend(
            change
                .records
                .iter()
                .map(|record| (record.kind.clone(), record.id)),
        );
    }
}

/// What is said to the other tabs: the entry's number and the entry.
fn message(seq: u64, entry: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(entry.len() + 8);
    message.extend_from_slice(&seq.to_le_bytes());
    message.extend_from_slice(entry);
    message
}

fn read_message(message: &[u8]) -> Option<(u64, &[u8])> {
    let (seq, entry) = message.split_first_chunk::<8>()?;
    Some((u64::from_le_bytes(*seq), entry))
}
