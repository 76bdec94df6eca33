//! Takes a file into the open workspace.

use std::sync::Arc;

use tandem_core::history::Step;
use tandem_core::merge::{Merged, merge};
use tandem_core::{Command, CommandError, Snapshot, Workspace};

use super::{Session, registry};

impl Session {
    /// What merging a file would do; nothing is done.
    pub fn preview(self, snapshot: &Snapshot) -> Merged {
        let env = self.env();
        self.peek(|workspace| merge(workspace, snapshot, &env))
    }

    /// Merges a file as one step, and counts the fields that wait to be settled then; takes a new replica id first if the file
    /// knows more of this one than it does itself, or if somebody else writes as this one.
    pub fn merge(self, snapshot: Arc<Snapshot>) -> Result<usize, CommandError> {
        let report = self.preview(&snapshot).report;
        let replica = self.env().replica;
        let forked = report.forked.get(&replica);
        if report.behind_itself || forked.is_some() {
            let id = self.peek(Workspace::id);
            self.shell().state.borrow_mut().replica = registry::new_replica(id);
        }
        if let Some(&first) = forked {
            let from = replica;
            self.dispatch(Command::PartWays { from, first })?;
            // Nobody has done that, and nobody takes it back.
            self.shell().state.borrow_mut().history.forget(Step::Do);
        }
        self.shell().taken_in.borrow_mut().extend(snapshot.id);
        self.dispatch(Command::Merge { snapshot })?;
        Ok(report.conflicts.len())
    }
}
