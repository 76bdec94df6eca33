//! What was done and what failed, as a person is told of it, and the way back.

use tandem_core::view::person_name;
use tandem_core::{Command, CommandError, Dot, Field, Workspace, texts};

use super::Session;
use crate::view::prelude::*;

/// Something that a person should be told in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something failed: what, and what to do.
    Failed(String),
    /// Something was done: what, and the step with which it can be taken back, if it changed anything.
    Done(String, Option<Done>),
}

/// A step that was done, as a person is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its number in history.
    pub step: u32,
    /// The address of what it made, where that is elsewhere.
    pub about: Option<String>,
}

impl Session {
    /// Carries out a Command and says so, with an offer to take it back.
    pub fn dispatch_and_tell(self, command: Command, text: String) -> bool {
        let before = self.latest_step();
        let done = self.dispatch(command);
        self.tell_outcome(done, before, text, None)
    }

    /// Carries out a Command and says so, with the way to what it made and an offer to take it back.
    pub fn dispatch_and_show(self, command: Command, text: String, about: String) -> bool {
        let before = self.latest_step();
        let done = self.dispatch(command);
        self.tell_outcome(done, before, text, Some(about))
    }

    /// Carries out a Command from a form and says so: what is wrong with one of its fields is told beside that, not in a
    /// notice.
    pub fn dispatch_from(
        self,
        command: Command,
        text: String,
        field: (&str, RwSignal<Option<String>>),
    ) -> bool {
        self.dispatch_from_and_show(command, |_| (text, None), field)
    }

    /// The same where what there is to say depends on what came of it; it may lead to what was made.
    pub fn dispatch_from_and_show(
        self,
        command: Command,
        told: impl FnOnce(&Workspace) -> (String, Option<String>),
        (field, problem): (&str, RwSignal<Option<String>>),
    ) -> bool {
        let before = self.latest_step();
        let done = self.dispatch(command);
        match &done {
            Err(error @ CommandError::BadField { field: wrong, .. }) if wrong.name() == field => {
                problem.set(Some(error.sentence()));
                false
            }
            _ => {
                let (text, about) = self.peek(told);
                self.tell_outcome(done, before, text, about)
            }
        }
    }

    pub(super) fn is_done(self, done: Result<(), CommandError>) -> bool {
        match done {
            Ok(()) | Err(CommandError::NothingToDo) => true,
            Err(error) => {
                self.tell_failure(error.sentence());
                false
            }
        }
    }

    /// Tells what came of a Command; `before` is what was the latest step before it.
    fn tell_outcome(
        self,
        done: Result<(), CommandError>,
        before: Option<u32>,
        text: String,
        about: Option<String>,
    ) -> bool {
        let is_done = self.is_done(done);
        if is_done {
            let step = self.latest_step().filter(|step| before != Some(*step));
            self.tell(Notice::Done(text, step.map(|step| Done { step, about })));
        }
        is_done
    }

    fn latest_step(self) -> Option<u32> {
        self.shell().state.borrow().history.latest_number()
    }

    /// Whether a step was not taken back.
    pub fn stands(self, step: u32) -> bool {
        self.read_steps(|_, history| history.numbered(step).is_some())
    }

    /// Takes a step back, whatever came after it: by undo if nothing did.
    pub fn undo_step(self, step: u32) {
        if self.latest_step() == Some(step) {
            return self.undo();
        }
        let change = self.shell().state.borrow().history.numbered(step).cloned();
        if let Some(change) = change {
            self.try_dispatch(Command::Revert { change });
        }
    }

    /// Takes a Change back whatever came after it, as a step of its own, and says so; what others have written since
    /// stays.
    pub fn take_back(self, dot: Dot, text: String) {
        let change = self.shell().state.borrow().history.step(dot).cloned();
        if let Some(change) = change {
            self.dispatch_and_tell(Command::Revert { change }, text);
        }
    }

    /// Tells a person in passing what failed.
    pub fn tell_failure(self, text: impl Into<String>) {
        self.tell(Notice::Failed(text.into()));
    }

    /// Tells a person in passing what was done, with an offer to take the latest step back.
    pub fn tell_done(self, text: String) {
        let done = self.latest_step().map(|step| Done { step, about: None });
        self.tell(Notice::Done(text, done));
    }

    /// Tells a person that what they have just saved took the place of what was written while they were typing, and by whom,
    /// with an offer to bring that back.
    pub fn tell_written_over(self) {
        let other = {
            let shell = self.shell();
            let state = shell.state.borrow();
            let records = state
                .history
                .latest()
                .into_iter()
                .flat_map(|change| &change.records);
            let mut written = records.filter_map(|record| {
                let mut fields = record.fields().into_iter();
                let (field, ..) = fields.find(|(field, ..)| *field != Field::DELETED)?;
                record.from.as_ref()?.written_by(&field)
            });
            let by = written.find_map(|dot| Some(state.workspace.entry(dot)?.by));
            by.filter(|by| *by != self.by())
                .map(|by| person_name(&state.workspace, by))
        };
        self.tell_done(match other {
            Some(name) => texts::written_over(name),
            None => texts::written_over_here().to_owned(),
        });
    }

    /// Tells something in passing.
    pub fn tell(self, notice: Notice) {
        self.notices.update(|notices| notices.push(notice));
    }
}
