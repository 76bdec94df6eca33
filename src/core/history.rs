//! Undo and redo: two stacks of Changes.

use std::sync::Arc;

use crate::{Change, Command, Dot};

/// How many steps can be taken back.
const DEPTH: usize = 500;

/// What was done in this sitting and can be taken back, and what was taken back and can be done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Numbered>,
    undone: Vec<Numbered>,
    next: u32,
}

/// A step under a number that stays the same when it is taken back, done again, or made again on top of another tab's.
type Numbered = (u32, Arc<Change>);

/// Which way a Change goes into history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something new: what was undone can no longer be redone.
    Do,
    /// The taking back of the latest step.
    Undo,
    /// The doing again of what was taken back.
    Redo,
}

impl History {
    /// The Command that takes the latest step back.
    pub fn undo(&self) -> Option<Command> {
        self.latest().map(|change| Command::Revert {
            change: change.clone(),
        })
    }

    /// The Command that does again what was taken back last.
    pub fn redo(&self) -> Option<Command> {
        self.latest_undone().map(|change| Command::Revert {
            change: change.clone(),
        })
    }

    /// The step that undo would take back.
    pub fn latest(&self) -> Option<&Arc<Change>> {
        self.done.last().map(|(_, change)| change)
    }

    /// The number of the step that undo would take back.
    pub fn latest_number(&self) -> Option<u32> {
        self.done.last().map(|(number, _)| *number)
    }

    /// The step with this number, as long as it is done.
    pub fn numbered(&self, number: u32) -> Option<&Arc<Change>> {
        let mut done = self.done.iter();
        done.find(|(of, _)| *of == number).map(|(_, change)| change)
    }

    /// The step that redo would do again.
    pub fn latest_undone(&self) -> Option<&Arc<Change>> {
        self.undone.last().map(|(_, change)| change)
    }

    /// The step that this dot names, whether it is the latest or not.
    pub fn step(&self, dot: Dot) -> Option<&Arc<Change>> {
        let mut done = self.done.iter().map(|(_, change)| change);
        done.find(|change| change.dot == Some(dot))
    }

    /// Records a Change that was carried out.
    pub fn record(&mut self, change: Arc<Change>, step: Step) {
        let from = match step {
            Step::Do => {
                self.undone.clear();
                None
            }
            Step::Undo => self.done.pop(),
            Step::Redo => self.undone.pop(),
        };
        let number = from.map_or(self.next, |(number, _)| number);
        self.next = self.next.max(number.saturating_add(1));
        let to = if step == Step::Undo {
            &mut self.undone
        } else {
            &mut self.done
        };
        to.push((number, change));
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }

    /// Leaves out the latest step, because it can no longer be taken back or done again.
    pub fn forget(&mut self, step: Step) {
        match step {
            Step::Do | Step::Undo => self.done.pop(),
            Step::Redo => self.undone.pop(),
        };
    }

    /// Leaves out a Change that could not be made again on top of another tab's, wherever it stands.
    pub fn lose(&mut self, change: &Arc<Change>) {
        self.done.retain(|(_, done)| !Arc::ptr_eq(done, change));
        self.undone.retain(|(_, undone)| !Arc::ptr_eq(undone, change));
    }

    /// Puts a Change that was made again on top of another tab's in the place of its first making.
    ///
    /// The first making is told by its address: most merges have no dot, and the dot of one that was made again can be that
    /// of the first making of the next.
    pub fn replace(&mut self, old: &Arc<Change>, new: &Arc<Change>) {
        for (_, slot) in self.done.iter_mut().chain(&mut self.undone) {
            if Arc::ptr_eq(slot, old) {
                *slot = new.clone();
            }
        }
    }
}
