//! What is shown but not saved yet: what of it is saved next, and how it is made again when others were faster.

use std::sync::Arc;

use tandem_core::snapshot::encode_opened;
use tandem_core::snapshot::store::encode_entry;
use tandem_core::{Change, Command, CommandError, Env};

use super::State;
use crate::storage::{Attached, Entry};

/// A Change that is shown but not saved yet, with what is needed to make it again.
pub(super) struct Pending {
    pub command: Command,
    pub env: Env,
    pub change: Arc<Change>,
    /// The file that it is all of, where that can be saved instead.
    pub file: Option<Attached>,
}

/// How many bytes of entries are saved together, one entry at least: what waits goes out in few transactions, and none
/// of them takes long.
pub(super) const TOGETHER: usize = 256 * 1024;

impl State {
    /// The entries that are to be saved next.
    pub(super) fn next_entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut size = 0;
        for pending in &self.pending {
            let entry = if let Some(file) = &pending.file {
                Entry::with_file(encode_opened(&pending.env), file.clone())
            } else {
                let entry = encode_entry(&pending.change);
                size += entry.len();
                entry.into()
            };
            if size > TOGETHER && !entries.is_empty() {
                break;
            }
            entries.push(entry);
        }
        entries
    }

    /// Lets what waits with a file go without; `false` if there is none.
    pub(super) fn detach_files(&mut self) -> bool {
        let files = self.pending.iter_mut().map(|pending| pending.file.take());
        files.flatten().count() > 0
    }

    /// Takes unsaved Changes off the workspace and hands them over.
    pub(super) fn take_back_pending(&mut self) -> Vec<Pending> {
        for pending in self.pending.iter().rev() {
            self.workspace.apply(&pending.change.invert());
        }
        self.pending.drain(..).collect()
    }

    /// Makes Changes again, as the replica that the workspace goes on as by now; tells why the last one that could not be made
    /// could not.
    pub(super) fn make_again(&mut self, pending: Vec<Pending>) -> Option<String> {
        let mut failure = None;
        let mut made: Vec<(Arc<Change>, Arc<Change>)> = Vec::new();
        // What parts ways does so as a replica of its own, and takes along what was written before it.
        let parts = |pending: &Pending| matches!(pending.command, Command::PartWays { .. });
        let before = pending.iter().rposition(parts).map_or(0, |at| at + 1);
        for (at, pending) in pending.into_iter().enumerate() {
            let Pending {
                command,
                mut env,
                change: old,
                ..
            } = pending;
            if at >= before {
                env.replica = self.replica;
            }
            let command = match command {
                Command::Revert { change } => {
                    let newer = made.iter().find(|(old, _)| Arc::ptr_eq(old, &change));
                    Command::Revert {
                        change: newer.map_or(change, |(_, newer)| newer.clone()),
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
                    self.pending.push_back(Pending {
                        command,
                        env,
                        change,
                        file: None,
                    });
                }
                Err(error) => {
                    self.history.lose(&old);
                    // Another tab may have done the very same.
                    if error != CommandError::NothingToDo {
                        failure = Some(error.sentence());
                    }
                }
            }
        }
        failure
    }
}
