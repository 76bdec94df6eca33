//! The shell: owns the workspace, and is the only one that changes it, by `dispatch(Command)`.
//!
//! A Change fans out from here to the signals that pages read, to history, to the writer and to the other tabs.
//! Edits are shown at once and saved right after; when another tab has written in between, what is not saved yet is
//! made again on top of it (`writer`).

pub mod backup;
mod export;
mod file;
mod finder;
mod kept;
mod merging;
mod message;
mod open;
mod pending;
pub mod registry;
mod told;
mod turn;
pub mod writer;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use crate::view::prelude::*;
use tandem_core::history::{History, Step};
use tandem_core::map::Map;
use tandem_core::snapshot::store::Pages;
use tandem_core::view::activity::deed_name;
use tandem_core::{Change, Command, CommandError, Dot, Env, Id, Kind, Workspace, texts};

use self::finder::Finder;
use self::kept::Keeper;
use self::pending::Pending;
use self::turn::Turn;
use crate::platform::locks::Election;
use crate::platform::tabs::Tabs;
use crate::platform::{clock, random};
use crate::storage::{Attached, Storage, StorageError};
pub use file::{Asked, Opened, read_snapshot};
pub use finder::FIRST;
pub use open::Lost;
pub use registry::Me;
pub use told::{Done, Notice};

/// Where the program stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Storage is being read.
    Loading,
    /// No workspace is open.
    Start,
    /// A workspace is open.
    Open,
    /// The workspace cannot be opened.
    Failed(StorageError),
}

/// Whether everything is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Everything is saved.
    Yes,
    /// Saving is under way.
    Saving,
    /// The latest edits are in memory only, and why; saving is tried again.
    No(StorageError),
}

struct State {
    workspace: Workspace,
    history: History,
    pending: VecDeque<Pending>,
    replica: Id,
    /// The number of the latest journal entry that the workspace holds.
    seq: u64,
    /// The number of the latest journal entry that another tab told of.
    heard: u64,
    pages: Option<Pages>,
    /// What is not folded into pages yet.
    unfolded: Vec<Arc<Change>>,
}

struct Inner {
    /// The workspace that is open, or that could not be opened.
    opening: Cell<Option<Id>>,
    state: RefCell<State>,
    storage: RefCell<Option<Rc<Storage>>>,
    tabs: RefCell<Option<Tabs>>,
    /// The election for the tab that folds the workspace.
    election: RefCell<Option<Election>>,
    turn: Turn,
    saved_once: Cell<bool>,
    keeper: RefCell<Rc<Keeper>>,
    /// The files that the workspace took in since its last export, or that export.
    taken_in: RefCell<Vec<Id>>,
    /// Whether the tab is on its way to another workspace, or out of this one.
    leaving: Cell<bool>,
    /// Whether whoever sits here has just said that they go by another name or role than before.
    renamed: Cell<bool>,
    /// The indexes that searching needs, made when they are first needed.
    finder: RefCell<Finder>,
}

/// The handle that pages hold.
#[derive(Clone, Copy)]
pub struct Session {
    shell: StoredValue<Rc<Inner>>,
    revisions: StoredValue<Map<&'static str, RwSignal<u32>>>,
    /// Where the program stands.
    pub stage: RwSignal<Stage>,
    /// Whether everything is saved.
    pub saved: RwSignal<Saved>,
    /// The person who sits here.
    pub me: RwSignal<Option<Me>>,
    /// What a person should be told in passing; newest last.
    pub notices: RwSignal<Vec<Notice>>,
}

/// The kinds whose changes are told one by one.
static KINDS: [Kind; 17] = Kind::ALL;

/// Stands for all kinds that this build does not know.
const OTHERS: &str = "";

impl Session {
    /// Makes a session without a workspace.
    pub fn new() -> Self {
        let nobody = Id::from_u128(0);
        let state = State {
            workspace: Workspace::new(nobody),
            history: History::default(),
            pending: VecDeque::new(),
            replica: nobody,
            seq: 0,
            heard: 0,
            pages: None,
            unfolded: Vec::new(),
        };
        let shell = Inner {
            opening: Cell::default(),
            state: RefCell::new(state),
            storage: RefCell::default(),
            tabs: RefCell::default(),
            election: RefCell::default(),
            turn: Turn::default(),
            saved_once: Cell::new(false),
            keeper: RefCell::default(),
            taken_in: RefCell::default(),
            leaving: Cell::new(false),
            renamed: Cell::new(false),
            finder: RefCell::default(),
        };
        let names = KINDS.iter().map(Kind::as_str).chain([
            OTHERS,
            "history",
            "search",
            kept::SNAPSHOTS,
            backup::BACKUP,
        ]);
        Self {
            shell: StoredValue::new(Rc::new(shell)),
            revisions: StoredValue::new(names.map(|name| (name, RwSignal::new(0))).collect()),
            stage: RwSignal::new(Stage::Loading),
            saved: RwSignal::new(Saved::Yes),
            me: RwSignal::new(registry::me()),
            notices: RwSignal::new(Vec::new()),
        }
    }

    /// The session that the root component provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reads the workspace, and reads again when records of these kinds change.
    pub fn read<T>(self, kinds: &[Kind], view: impl FnOnce(&Workspace) -> T) -> T {
        for kind in kinds {
            self.track(kind.as_str());
        }
        self.peek(view)
    }

    /// Reads the workspace, and reads again when anything changes.
    pub fn read_all<T>(self, view: impl FnOnce(&Workspace) -> T) -> T {
        self.track(OTHERS);
        self.read(&KINDS, view)
    }

    /// Reads the workspace and what can be taken back, and reads again when anything changes.
    pub fn read_steps<T>(self, view: impl FnOnce(&Workspace, &History) -> T) -> T {
        self.track("history");
        let shell = self.shell();
        let state = shell.state.borrow();
        view(&state.workspace, &state.history)
    }

    /// Reads the workspace once.
    pub fn peek<T>(self, view: impl FnOnce(&Workspace) -> T) -> T {
        view(&self.shell().state.borrow().workspace)
    }

    /// The id of the person who sits here.
    pub fn by(self) -> Id {
        self.me
            .with_untracked(|me| me.as_ref().map_or(Id::from_u128(0), |me| me.id))
    }

    /// The surroundings of a Command that is carried out now.
    pub fn env(self) -> Env {
        let replica = self.shell().state.borrow().replica;
        Env {
            now: clock::now(),
            replica,
            by: self.by(),
            seed: random::bits(),
        }
    }

    /// Carries out a Command: shown at once, saved right after, one step of undo.
    pub fn dispatch(self, command: Command) -> Result<(), CommandError> {
        self.perform(command, self.env(), Step::Do, None)
    }

    /// Carries out a Command and tells when it cannot be; `true` if it was.
    pub fn try_dispatch(self, command: Command) -> bool {
        let done = self.dispatch(command);
        self.is_done(done)
    }

    /// Takes the latest step back.
    pub fn undo(self) {
        let step = self.shell().state.borrow().history.undo();
        self.walk(step, Step::Undo);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        let step = self.shell().state.borrow().history.redo();
        self.walk(step, Step::Redo);
    }

    /// Whether a Change can be taken back by its name: it was made here, since the workspace was opened.
    pub fn can_take_back(self, dot: Dot) -> bool {
        self.track("history");
        self.shell().state.borrow().history.step(dot).is_some()
    }

    /// What undo and redo would do, by the names of the Changes.
    pub fn steps(self) -> (Option<String>, Option<String>) {
        self.track("history");
        let shell = self.shell();
        let state = shell.state.borrow();
        let name = |change: Option<&Arc<Change>>| change.map(|change| change.entry.did.to_string());
        (name(state.history.latest()), name(state.history.latest_undone()))
    }

    /// Tells the list of workspaces what this one is called by now.
    pub fn note_name(self) {
        let (id, name) =
            self.peek(|workspace| (workspace.id(), tandem_core::view::workspace_name(workspace).0));
        registry::rename(id, &name);
    }

    fn walk(self, command: Option<Command>, step: Step) {
        let Some(command) = command else {
            let text = match step {
                Step::Redo => texts::nothing_to_redo(),
                Step::Do | Step::Undo => texts::nothing_to_undo(),
            };
            self.tell(Notice::Done(text.to_owned(), None));
            return;
        };
        let undone = match &command {
            Command::Revert { change, .. } => deed_name(&change.entry.did),
            _ => String::new(),
        };
        match self.perform(command, self.env(), step, None) {
            // What is taken back is often elsewhere than what is looked at.
            Ok(()) => {
                let text = match step {
                    Step::Redo => texts::redone().to_owned(),
                    Step::Do | Step::Undo => texts::undone(undone),
                };
                self.tell(Notice::Done(text, None));
            }
            Err(error) => {
                self.shell().state.borrow_mut().history.forget(step);
                self.bump("history");
                self.tell_failure(error.sentence());
            }
        }
    }

    fn perform(
        self,
        command: Command,
        env: Env,
        step: Step,
        file: Option<Attached>,
    ) -> Result<(), CommandError> {
        let shell = self.shell();
        // What nothing would save is refused, not shown.
        if shell.storage.borrow().is_none() {
            return Err(CommandError::NoWorkspace);
        }
        let change = {
            let mut state = shell.state.borrow_mut();
            let change = Arc::new(tandem_core::command::apply(&state.workspace, &command, &env)?);
            state.workspace.apply(&change);
            state.history.record(change.clone(), step);
            state.pending.push_back(Pending {
                command,
                env,
                change: change.clone(),
                file,
            });
            change
        };
        self.wake_writer();
        self.announce(&[change]);
        Ok(())
    }

    /// Lets everybody who reads the touched kinds read again, once however many Changes there are.
    fn announce(self, changes: &[Arc<Change>]) {
        let mut kinds = BTreeSet::new();
        for change in changes {
            self.index(change);
            kinds.extend(change.kinds().map(Kind::as_str));
        }
        if kinds.contains(Kind::PEOPLE.as_str()) {
            self.follow_me();
        }
        for kind in kinds {
            self.bump(kind);
        }
        self.bump("history");
    }

    fn announce_all(self) {
        self.forget_indexes();
        self.follow_me();
        for kind in &KINDS {
            self.bump(kind.as_str());
        }
        self.bump(OTHERS);
        self.bump("history");
    }

    fn bump(self, name: &str) {
        if let Some(signal) = self
            .revisions
            .with_value(|revisions| revisions.get(name).or_else(|| revisions.get(OTHERS)).copied())
        {
            signal.update(|revision| *revision = revision.wrapping_add(1));
        }
    }

    fn track(self, name: &str) {
        if let Some(signal) = self
            .revisions
            .with_value(|revisions| revisions.get(name).copied())
        {
            signal.track();
        }
    }

    fn shell(self) -> Rc<Inner> {
        self.shell.with_value(Rc::clone)
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
