//! How much of the open workspace is in a file: when it was exported last, and how much has happened since.
//!
//! Only a file outlasts what a browser may do to its storage. What is noted stands in localStorage, by itself: where it is lost,
//! the workspace counts as never exported, which costs a file too many and no work.

use tandem_core::Id;

use super::{Session, registry};
use crate::platform::clock;
use crate::platform::web_storage::BROWSER;

/// The name under which readers are told that the workspace was exported.
pub(super) const BACKUP: &str = "backup";

/// How long work may be in no file before it is spoken of, in milliseconds: Safari deletes what a site keeps after seven days.
const PATIENCE: u64 = 7 * 24 * 60 * 60 * 1000;

/// How much of the open workspace is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backup {
    /// When it was exported from this browser last, if ever.
    pub exported: Option<u64>,
    /// How many Changes have come since, or since it is looked at where it never was.
    pub changes: u64,
    since: u64,
}

impl Backup {
    /// Whether there is work that was in no file for a week.
    pub fn is_due(&self) -> bool {
        self.changes > 0 && clock::now().saturating_sub(self.since) > PATIENCE
    }
}

/// How far a journal is: its name, and how many Changes it has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    history: u64,
    count: u64,
}

/// What is noted of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Note {
    at: u64,
    is_export: bool,
    mark: Mark,
}

impl Session {
    /// How much of the open workspace is in a file; read again when anything changes.
    pub fn backup(self) -> Backup {
        self.track("history");
        self.track(BACKUP);
        let (id, mark) = self.backup_mark();
        match read_note(id) {
            Some(note) => Backup {
                exported: note.is_export.then_some(note.at),
                // A journal that was begun anew, as after a restored snapshot, holds nothing that is known to be in a file.
                changes: if note.mark.history == mark.history {
                    mark.count.saturating_sub(note.mark.count)
                } else {
                    mark.count
                },
                since: note.at,
            },
            None => Backup {
                exported: None,
                changes: 0,
                since: clock::now(),
            },
        }
    }

    /// Counts from now on what is in no file, if it is not counted yet.
    pub fn backup_begins(self) {
        let (id, mark) = self.backup_mark();
        if read_note(id).is_none() {
            write_note(id, mark, false);
        }
    }

    /// Notes that all of the open workspace was exported.
    pub(super) fn backed_up(self) {
        let (id, mark) = self.backup_mark();
        write_note(id, mark, true);
        self.bump(BACKUP);
    }

    fn backup_mark(self) -> (Id, Mark) {
        let shell = self.shell();
        let history = shell
            .storage
            .borrow()
            .as_ref()
            .and_then(|storage| storage.history());
        let state = shell.state.borrow();
        let mark = Mark {
            history: history.unwrap_or(0),
            count: state.seq + state.pending.len() as u64,
        };
        (state.workspace.id(), mark)
    }
}

/// Forgets what is noted of a workspace.
pub(super) fn forget(workspace: Id) {
    BROWSER.remove(&key(workspace));
}

fn key(workspace: Id) -> String {
    format!("tandem.{workspace}.exported")
}

/// Notes it, as long as the browser keeps the workspace: a note of one that was just deleted would outlast it.
fn write_note(workspace: Id, mark: Mark, is_export: bool) {
    if registry::workspaces().iter().all(|kept| kept.id != workspace) {
        return;
    }
    let note = Note {
        at: clock::now(),
        is_export,
        mark,
    };
    BROWSER.set(&key(workspace), &note.spell());
}

fn read_note(workspace: Id) -> Option<Note> {
    Note::parse(&BROWSER.get(&key(workspace))?)
}

impl Note {
    fn spell(&self) -> String {
        let word = if self.is_export { "exported" } else { "seen" };
        let Mark { history, count } = self.mark;
        format!("{word} {} {history:x} {count}", self.at)
    }

    /// Reads a note; garbage is none.
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        Some(Self {
            is_export: words.next()? == "exported",
            at: words.next()?.parse().ok()?,
            mark: Mark {
                history: u64::from_str_radix(words.next()?, 16).ok()?,
                count: words.next()?.parse().ok()?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_reads_back_and_garbage_is_none() {
        let mark = Mark {
            history: u64::MAX,
            count: 12,
        };
        for is_export in [true, false] {
            let note = Note {
                at: 1_764_000_000_000,
                is_export,
                mark,
            };
            assert_eq!(Note::parse(&note.spell()), Some(note));
        }
        for garbage in ["", "exported", "exported 1 zz 2", "exported x 1 2"] {
            assert_eq!(Note::parse(garbage), None, "{garbage}");
        }
    }
}
