//! What this browser remembers beside the workspaces themselves: who sits here and which workspaces there are.
//!
//! It is read from localStorage, which is there at once, and kept in IndexedDB too, which survives a crash.

use serde::{Deserialize, Serialize};
use tandem_core::model::Role;
use tandem_core::{Env, Id};

use wasm_bindgen_futures::spawn_local;

use super::backup;
use crate::platform::web_storage::{BROWSER, TAB};
use crate::platform::{clock, random};
use crate::storage;

const ME: &str = "tandem.me";
const WORKSPACES: &str = "tandem.workspaces";
const CURRENT: &str = "tandem.current";

/// The person who sits here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The same id in every workspace, but where they go on as the person that they were in another browser.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// The hat that they wear.
    pub role: Role,
}

/// A workspace that this browser keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The workspace's id.
    pub id: Id,
    /// What it is called.
    pub name: String,
}

#[derive(Serialize, Deserialize)]
struct StoredMe {
    id: String,
    name: String,
    role: String,
}

#[derive(Serialize, Deserialize)]
struct StoredWorkspace {
    id: String,
    name: String,
}

/// The person who sits here, if they have said so.
pub fn me() -> Option<Me> {
    let stored: StoredMe = serde_json::from_str(&BROWSER.get(ME)?).ok()?;
    Some(Me {
        id: stored.id.parse().ok()?,
        role: Role::from_name(&stored.role),
        name: stored.name,
    })
}

/// Remembers who sits here.
pub fn set_me(me: &Me) {
    let stored = StoredMe {
        id: me.id.to_string(),
        name: me.name.clone(),
        role: me.role.as_str().to_owned(),
    };
    write(ME, &stored);
}

/// As whom whoever sits here goes on in a workspace, if that is somebody whom it knew before.
pub fn person_in(workspace: Id) -> Option<Id> {
    BROWSER.get(&person_key(workspace))?.parse().ok()
}

/// Goes on as a person whom a workspace knows already.
pub fn go_on_as(workspace: Id, person: Id) {
    set(&person_key(workspace), &person.to_string());
}

/// The workspaces that this browser keeps, the latest opened first.
pub fn workspaces() -> Vec<Kept> {
    BROWSER
        .get(WORKSPACES)
        .map_or_else(Vec::new, |text| listed(&text))
}

fn listed(text: &str) -> Vec<Kept> {
    let stored: Vec<StoredWorkspace> = serde_json::from_str(text).unwrap_or_default();
    stored
        .into_iter()
        .filter_map(|stored| {
            Some(Kept {
                id: stored.id.parse().ok()?,
                name: stored.name,
            })
        })
        .collect()
}

/// Puts a workspace first in the list and makes it the current one.
pub fn open(id: Id, name: &str) {
    let mut list = workspaces();
    list.retain(|kept| kept.id != id);
    list.insert(
        0,
        Kept {
            id,
            name: name.to_owned(),
        },
    );
    write_list(&list);
    make_current(id);
}

/// Has the next start open a workspace, in this tab and in new ones.
pub fn make_current(id: Id) {
    set(CURRENT, &id.to_string());
    stay_with(id);
}

/// Has this tab open a workspace whenever it is loaded again, whatever others have open by then.
pub fn stay_with(id: Id) {
    TAB.set(CURRENT, &id.to_string());
}

/// Corrects the name of a workspace in the list.
pub fn rename(id: Id, name: &str) {
    let mut list = workspaces();
    if let Some(kept) = list.iter_mut().find(|kept| kept.id == id && kept.name != name) {
        name.clone_into(&mut kept.name);
        write_list(&list);
    }
}

/// Takes a workspace out of the list.
pub fn forget(id: Id) {
    let mut list = workspaces();
    list.retain(|kept| kept.id != id);
    write_list(&list);
    BROWSER.remove(&replica_key(id));
    backup::forget(id);
    remove(&person_key(id));
    if latest() == Some(id) {
        remove(CURRENT);
    }
    if own() == Some(id) {
        TAB.remove(CURRENT);
    }
}

/// The workspace that this tab has open, as long as this browser keeps it; else the one that was opened last in any tab. The
/// same is read in `boot.js`.
pub fn current() -> Option<Id> {
    let is_kept = |id: &Id| workspaces().iter().any(|kept| kept.id == *id);
    own().filter(is_kept).or_else(latest)
}

fn own() -> Option<Id> {
    TAB.get(CURRENT)?.parse().ok()
}

fn latest() -> Option<Id> {
    BROWSER.get(CURRENT)?.parse().ok()
}

/// Leaves the current workspace without forgetting it.
pub fn leave() {
    remove(CURRENT);
    TAB.remove(CURRENT);
}

/// This browser's replica id for a workspace.
pub fn replica(workspace: Id) -> Id {
    known_replica(workspace).unwrap_or_else(|| new_replica(workspace))
}

/// The same, if the browser remembers one.
pub fn known_replica(workspace: Id) -> Option<Id> {
    BROWSER.get(&replica_key(workspace))?.parse().ok()
}

/// Gives this browser a new replica id, as after restoring a backup.
pub fn new_replica(workspace: Id) -> Id {
    let id = new_id();
    BROWSER.set(&replica_key(workspace), &id.to_string());
    id
}

/// A new id.
pub fn new_id() -> Id {
    let nobody = Id::from_u128(0);
    Env {
        now: clock::now(),
        replica: nobody,
        by: nobody,
        seed: random::bits(),
    }
    .id(0)
}

fn replica_key(workspace: Id) -> String {
    format!("tandem.{workspace}.replica")
}

fn person_key(workspace: Id) -> String {
    format!("tandem.{workspace}.person")
}

fn write_list(list: &[Kept]) {
    let stored: Vec<StoredWorkspace> = list
        .iter()
        .map(|kept| StoredWorkspace {
            id: kept.id.to_string(),
            name: kept.name.clone(),
        })
        .collect();
    write(WORKSPACES, &stored);
}

fn write<T: Serialize>(key: &'static str, value: &T) {
    if let Ok(text) = serde_json::to_string(value) {
        set(key, &text);
    }
}

/// Brings back what localStorage has lost, as after a crash; what it still has counts.
pub async fn recover() {
    if BROWSER.get(ME).is_some() && BROWSER.get(WORKSPACES).is_some() {
        return;
    }
    // Where nothing can be read, this is a first visit for all that anybody can tell.
    for (key, text) in storage::kept().await.unwrap_or_default() {
        if BROWSER.get(&key).is_none() {
            BROWSER.set(&key, &text);
        }
    }
}

/// Brings back the workspaces that localStorage has lost from its list, as when the power went before the latest list reached
/// the disk. What was deleted stays away: nothing is stored of it any more.
pub async fn find_lost() {
    let kept = storage::kept().await.unwrap_or_default();
    let text = |key: &str| kept.iter().find(|(known, _)| known == key);
    for lost in text(WORKSPACES).map_or_else(Vec::new, |(_, text)| listed(text)) {
        let is_listed = || workspaces().iter().any(|kept| kept.id == lost.id);
        if is_listed() || !storage::is_stored(&lost.id.to_string()).await || is_listed() {
            continue;
        }
        let key = person_key(lost.id);
        if let Some((_, person)) = text(&key) {
            BROWSER.set(&key, person);
        }
        let mut list = workspaces();
        list.push(lost);
        write_list(&list);
    }
}

fn set(key: &str, text: &str) {
    BROWSER.set(key, text);
    keep(key, Some(text.to_owned()));
}

fn remove(key: &str) {
    BROWSER.remove(key);
    keep(key, None);
}

/// Keeps a text in IndexedDB as well; if that fails, localStorage has it for all but a crash.
fn keep(key: &str, text: Option<String>) {
    let key = key.to_owned();
    spawn_local(async move { drop(storage::keep(key, text).await) });
}
