//! Opens a workspace: from what is stored, or empty; leaves it and deletes it.

use std::rc::Rc;
use std::sync::Arc;

use tandem_core::history::{History, Step};
use tandem_core::model::Role;
use tandem_core::snapshot::store::{decode_entry, decode_pages};
use tandem_core::{Command, CommandError, Field, Id, Kind, Value, Workspace};
use wasm_bindgen_futures::spawn_local;

use super::registry::{self, Me};
use super::{Session, Stage, State};
use crate::platform::tabs::Tabs;
use crate::platform::{locks, page};
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
        page::ask_before_leaving(move || self.has_unsaved());
        spawn_local(async move {
            registry::recover().await;
            self.me.set(registry::me());
            let stage = match registry::current() {
                Some(id) if self.me.with_untracked(Option::is_some) => {
                    match self.open(id, Lost::Refused).await {
                        Ok(()) => {
                            self.look_again();
                            Stage::Open
                        }
                        Err(error) => Stage::Failed(error),
                    }
                }
                _ => Stage::Start,
            };
            self.stage.set(stage);
        });
    }

    /// Says who sits here, in this browser and in the open workspace.
    pub fn introduce(self, name: &str, role: Role) {
        let here = self.me.with_untracked(|me| me.as_ref().map(|me| me.id));
        let own = registry::me().map(|me| me.id).or(here);
        let mut me = Me {
            id: own.unwrap_or_else(registry::new_id),
            name: name.trim().to_owned(),
            role,
        };
        registry::set_me(&me);
        me.id = here.unwrap_or(me.id);
        self.me.set(Some(me));
        if self.stage.get_untracked() == Stage::Open {
            self.join();
        }
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

    /// Opens another workspace that this browser keeps.
    pub fn switch(id: Id, name: &str) {
        registry::open(id, name);
        page::go("/inbox");
    }

    /// Leaves the open workspace for the start page.
    pub fn leave() {
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

    pub(super) async fn open(self, id: Id, lost: Lost) -> Result<(), StorageError> {
        let storage = Rc::new(Storage::of(&id.to_string()));
        let shell = self.shell();
        shell.opening.set(Some(id));
        if let Some((mut me, person)) = self.me.get_untracked().zip(registry::person_in(id)) {
            me.id = person;
            self.me.set(Some(me));
        }
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
        let seq = {
            let state = &mut *shell.state.borrow_mut();
            // Nothing of a workspace that was open before belongs to this one.
            state.pending.clear();
            state.history = History::default();
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
        locks::when_elected(&fold_lock(id), move || self.take_over());
        self.announce_all();
        if seq > 0 {
            self.join();
        }
        Ok(())
    }

    /// Makes the workspace, and shows it as soon as the browser is at work on saving it, so that both go on together.
    pub(super) async fn begin(self, command: Command, file: Option<Attached>, id: Id, name: &str) {
        let shell = self.shell();
        // Who joins is saved together with what they join.
        let is_free = !shell.writing.replace(true);
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
            shell.writing.set(false);
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

    /// Makes sure that the workspace knows the person who sits here, by the name and role they go by now.
    fn join(self) {
        let Some(me) = self.me.get_untracked() else { return };
        let known = self.peek(|workspace| workspace.any_record(&Kind::PEOPLE, me.id).cloned());
        let (name, role) = (Value::text(&me.name), Value::text(me.role.as_str()));
        let command = match known {
            None => Command::Add {
                kind: Kind::PEOPLE,
                id: me.id,
                fields: vec![(Field::named("name"), name), (Field::named("role"), role)],
            },
            Some(known) if known.text("name") == me.name && known.text("role") == me.role.as_str() => return,
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
