//! Opens a workspace: from what is stored, or empty; leaves it and deletes it.

use std::rc::Rc;
use std::sync::Arc;

use tandem_core::history::{History, Step};
use tandem_core::model::{Person, Role};
use tandem_core::snapshot::store::{decode_entry, decode_pages};
use tandem_core::{Command, CommandError, Field, Id, Kind, Value, Workspace, texts};
use wasm_bindgen_futures::spawn_local;

use super::registry::{self, Me};
use super::{Saved, Session, Stage, State};
use crate::platform::idle::idle;
use crate::platform::locks::{self, Election};
use crate::platform::page;
use crate::platform::tabs::Tabs;
use crate::storage::{self, Attached, Loaded, Storage, StorageError};

/// What becomes of a workspace whose stored data are not what was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It is not opened.
    Refused,
    /// A snapshot is opened in its place, together with what can still be read.
    Restored,
}

impl Session {
    /// Opens the workspace that was open last, or leads to the start page.
    pub fn resume(self) {
        page::on_leave(move || self.wake_writer());
        page::ask_before_leaving(move || {
            self.stay_or_go();
            self.has_unsaved()
        });
        spawn_local(async move {
            registry::recover().await;
            self.me.set(registry::me());
            let current = registry::current().filter(|_| self.me.with_untracked(Option::is_some));
            let Some(id) = current else {
                // Whoever has worked here chooses from all that there is.
                if self.me.with_untracked(Option::is_some) {
                    registry::find_lost().await;
                }
                return self.stage.set(Stage::Start);
            };
            registry::stay_with(id);
            let stage = match self.open(id, Lost::Refused).await {
                Ok(()) if self.holds_nothing(id).await => {
                    self.give_up(id);
                    Stage::Start
                }
                Ok(()) => {
                    self.look_again();
                    Stage::Open
                }
                Err(error) => Stage::Failed(error),
            };
            self.stage.set(stage);
            idle().await;
            registry::find_lost().await;
        });
    }

    /// Whether nothing was ever saved of the open workspace, and nobody is about to: what made it did not come to its end.
    async fn holds_nothing(self, id: Id) -> bool {
        let is_empty = || self.shell().state.borrow().seq == 0;
        // Another tab that has it open may be at work on saving it for the first time.
        is_empty() && locks::is_alone(&fold_lock(id)).await && is_empty()
    }

    /// Closes a workspace of which nothing was ever saved, and says so.
    fn give_up(self, id: Id) {
        let kept = registry::workspaces().into_iter().find(|kept| kept.id == id);
        let shell = self.shell();
        drop((shell.tabs.take(), shell.election.take()));
        if let Some(storage) = shell.storage.take() {
            storage.close();
        }
        registry::forget(id);
        self.tell_failure(texts::start_nothing_stored(
            kept.map_or_else(String::new, |kept| kept.name),
        ));
    }

    /// Says who sits here, in this browser. A workspace that they open next knows them by that if it did not know them before, or
    /// if they have just changed it; otherwise they go by what they are called there.
    pub fn introduce(self, name: &str, role: Role) {
        let here = self.me.get_untracked();
        let own = registry::me().or_else(|| here.clone()).map(|me| me.id);
        let mut me = Me {
            id: own.unwrap_or_else(registry::new_id),
            name: name.trim().to_owned(),
            role,
        };
        registry::set_me(&me);
        if let Some(here) = here {
            me.id = here.id;
            if me != here {
                self.shell().renamed.set(true);
            }
        }
        self.me.set(Some(me));
    }

    /// Goes by another name or role, in this browser and in the open workspace.
    pub fn go_by(self, name: &str, role: Role) {
        self.introduce(name, role);
        self.join();
    }

    /// Starts an empty workspace with a board to begin with.
    pub async fn start_empty(self, name: &str, board: &str) -> Result<(), StorageError> {
        let id = registry::new_id();
        self.open(id, Lost::Refused).await?;
        let text = |field: &'static str, text: &str| (Field::named(field), Value::text(text));
        let workspace = (
            Kind::WORKSPACES,
            id,
            vec![text("name", name), text("currency", "EUR")],
        );
        let board = (
            Kind::BOARDS,
            self.env().id(1),
            vec![text("name", board), text("framework", "rice")],
        );
        self.begin(
            Command::Import {
                records: vec![workspace, board],
                writes: Vec::new(),
            },
            None,
            id,
            name,
        )
        .await;
        Ok(())
    }

    /// Has the tab open the same workspace when it is loaded again, unless it is about to open another one: whoever was asked
    /// whether they mean to leave may have stayed.
    fn stay_or_go(self) {
        let is_open = self.stage.with_untracked(|stage| *stage == Stage::Open);
        let stays = is_open && !self.shell().leaving.replace(false);
        if let Some(id) = self.opening().filter(|_| stays) {
            registry::stay_with(id);
        }
    }

    /// Opens another workspace that this browser keeps.
    pub fn switch(self, id: Id, name: &str) {
        self.shell().leaving.set(true);
        registry::open(id, name);
        page::go("/inbox");
    }

    /// Leaves the open workspace for the start page.
    pub fn leave(self) {
        self.shell().leaving.set(true);
        registry::leave();
        page::go("/");
    }

    /// Deletes the open workspace from this browser.
    pub async fn delete_workspace(self) -> Result<(), StorageError> {
        let id = self.peek(Workspace::id);
        // Until it is deleted, and if it cannot be, it is saved into as before.
        storage::delete(&id.to_string()).await?;
        let storage = self.shell().storage.borrow_mut().take();
        if let Some(storage) = storage {
            storage.close();
        }
        registry::forget(id);
        if locks::is_alone(&fold_lock(id)).await {
            storage::clean_up(&id.to_string()).await;
        }
        self.shell().leaving.set(true);
        page::go("/");
        Ok(())
    }

    /// Goes on with what is stored although more was saved once, or less can be read.
    pub fn accept_loss(self) {
        if let Some(id) = self.opening() {
            storage::forget_sentinel(&storage::database_name(&id.to_string()));
            registry::new_replica(id);
            // Another tab may have gone on to another workspace.
            registry::make_current(id);
            page::reload();
        }
    }

    /// Opens a workspace in the place of the one that is open, which stays open if this fails.
    pub(super) async fn open(self, id: Id, lost: Lost) -> Result<(), StorageError> {
        let shell = self.shell();
        let before = shell.opening.replace(Some(id));
        let opened = self.open_in_turn(id, lost).await;
        if opened.is_err() {
            shell.opening.set(before.or(Some(id)));
        }
        let is_new = opened? == 0;
        self.announce_all();
        if !is_new {
            self.join();
        }
        Ok(())
    }

    /// Opens a workspace once all of the one before is saved, since what waits is saved into the workspace that is open; tells how
    /// far its journal has come.
    async fn open_in_turn(self, id: Id, lost: Lost) -> Result<u64, StorageError> {
        let shell = self.shell();
        storage::in_time(storage::patience(0), async {
            shell.turn.take().await;
            Ok(())
        })
        .await
        .map_err(|error| match self.saved.get_untracked() {
            Saved::No(cause) => StorageError::Waiting(Box::new(cause)),
            Saved::Yes | Saved::Saving => error,
        })?;
        // What somebody does meanwhile would be in neither.
        let before = shell.storage.take();
        let opened = self.replace(id, lost).await;
        if opened.is_err() {
            drop(shell.storage.replace(before));
        }
        shell.turn.give_up();
        if opened.is_err() {
            // It has missed what other tabs wrote meanwhile, and a moment to be folded.
            self.wake_writer();
        }
        opened
    }

    /// As whom whoever sits here opens a workspace: not as somebody whom only the workspace before knew.
    pub(super) fn as_whom(self, id: Id) -> Option<Me> {
        let mut me = self.me.get_untracked()?;
        let own = || registry::me().map(|me| me.id);
        me.id = registry::person_in(id).or_else(own).unwrap_or(me.id);
        Some(me)
    }

    async fn replace(self, id: Id, lost: Lost) -> Result<u64, StorageError> {
        let shell = self.shell();
        let storage = Rc::new(Storage::of(&id.to_string()));
        let take_in = |loaded: Result<Loaded, StorageError>| {
            loaded.and_then(|loaded| shell.state.borrow_mut().take_in(id, loaded))
        };
        // Looked at anew: another tab may have restored it since this one was refused.
        let mut taken = take_in(storage.load().await);
        if lost == Lost::Restored {
            if matches!(taken, Err(StorageError::Behind { .. })) {
                taken = take_in(storage.load_as_it_is().await);
            }
            if matches!(taken, Err(StorageError::Damaged { .. })) {
                taken = take_in(Ok(storage.begin_anew()));
            }
        }
        taken?;
        self.me.set(self.as_whom(id));
        let seq = {
            let state = &mut *shell.state.borrow_mut();
            // Nothing of a workspace that was open before belongs to this one.
            state.pending.clear();
            state.history = History::default();
            state.heard = state.seq;
            // A database that was lost, with all its Changes or the latest, must not number new ones like the old.
            state.replica = if state.seq == 0 || lost == Lost::Restored {
                registry::new_replica(id)
            } else {
                registry::replica(id)
            };
            state.seq
        };
        *shell.storage.borrow_mut() = Some(storage);
        *shell.tabs.borrow_mut() = Some(Tabs::join(&format!("tandem.{id}"), move |message| {
            self.hear(&message);
        }));
        drop(shell.keeper.take());
        shell.taken_in.borrow_mut().clear();
        let election = Election::stand(&fold_lock(id), move || self.take_over());
        drop(shell.election.replace(Some(election)));
        Ok(seq)
    }

    /// Makes the workspace, and shows it as soon as the browser is at work on saving it, so that both go on together.
    pub(super) async fn begin(self, command: Command, file: Option<Attached>, id: Id, name: &str) {
        let shell = self.shell();
        // Who joins is saved together with what they join.
        let is_free = shell.turn.try_take();
        match self.perform(command, self.env(), Step::Do, file) {
            Ok(()) | Err(CommandError::NothingToDo) => {}
            Err(error) => self.tell_failure(error.sentence()),
        }
        registry::open(id, name);
        self.join();
        // What made the workspace is not a step to take back.
        shell.state.borrow_mut().history = History::default();
        self.bump("history");
        if is_free {
            shell.turn.give_up();
            let storage = shell.storage.borrow().clone().filter(|_| self.has_unsaved());
            let handed = storage.map(|storage| storage.handed_over());
            self.wake_writer();
            if let Some(handed) = handed {
                handed.await;
            }
        }
        self.stage.set(Stage::Open);
        self.look_again();
    }

    /// Makes sure that the workspace knows the person who sits here. Whom it knows already goes by the name and role that they have
    /// there, unless they have just changed them here: what they changed elsewhere is not to be undone by every other browser of theirs.
    fn join(self) {
        let renamed = self.shell().renamed.replace(false);
        let Some(me) = self.me.get_untracked() else { return };
        let known = self.me_there(me.id);
        let (name, role) = (Value::text(&me.name), Value::text(me.role.as_str()));
        let command = match known {
            None => Command::Add {
                kind: Kind::PEOPLE,
                id: me.id,
                fields: vec![(Field::named("name"), name), (Field::named("role"), role)],
            },
            Some(known) if known == me => return,
            Some(known) if !renamed => return self.me.set(Some(known)),
            Some(_) => Command::Edit {
                kind: Kind::PEOPLE,
                ids: vec![me.id],
                writes: vec![
                    (Field::named("name"), Some(name)),
                    (Field::named("role"), Some(role)),
                ],
            },
        };
        self.try_dispatch(command);
    }

    /// Goes by the name and role that the person who sits here has in the workspace by now, as after a merge or an undo.
    pub(super) fn follow_me(self) {
        let me = self.me.get_untracked();
        let there = me.as_ref().and_then(|me| self.me_there(me.id));
        if there.is_some() && there != me && !self.shell().renamed.get() {
            self.me.set(there);
        }
    }

    /// Who the workspace says that this person is, if it knows them.
    fn me_there(self, id: Id) -> Option<Me> {
        self.peek(|workspace| {
            let person = Person::of(workspace.any_record(&Kind::PEOPLE, id)?);
            Some(Me {
                id,
                name: person.name().to_owned(),
                role: person.role(),
            })
        })
    }
}

/// The lock that the tab holds which folds a workspace, and for which all others that have it open wait.
fn fold_lock(id: Id) -> String {
    format!("tandem.{id}.fold")
}

impl State {
    /// Takes in what was stored, or nothing if a part of it cannot be read.
    pub(super) fn take_in(&mut self, id: Id, loaded: Loaded) -> Result<(), StorageError> {
        let damaged = |place: String| move |_| StorageError::Damaged { place };
        let (mut workspace, pages) = decode_pages(id, loaded.pages).map_err(damaged("pages".to_owned()))?;
        let mut unfolded = Vec::new();
        for (seq, entry) in (loaded.meta.folded + 1..).zip(&loaded.entries) {
            let change = decode_entry(entry, &workspace).map_err(damaged(format!("journal {seq}")))?;
            workspace.apply(&change);
            unfolded.push(Arc::new(change));
        }
        self.workspace = workspace;
        self.pages = Some(pages);
        self.unfolded = unfolded;
        self.seq = loaded.meta.seq;
        self.heard = self.heard.max(self.seq);
        Ok(())
    }
}
