//! The people of a workspace.

use crate::letters::lowered;
use crate::model::{Person, Role};
use crate::{Id, Kind, Millis, Workspace};

/// Somebody who is called as another person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// Who it is.
    pub id: Id,
    /// The name as the workspace has it.
    pub name: String,
    /// The hat that they wear there.
    pub role: Role,
}

/// Somebody in a workspace that does not know this person who is called the same, whatever the case: whoever did something
/// there last, if there are several. It may be the same person in another browser.
pub fn namesake(workspace: &Workspace, person: Id, name: &str) -> Option<Namesake> {
    if workspace.any_record(&Kind::PEOPLE, person).is_some() {
        return None;
    }
    let name = lowered(name.trim());
    let last = |id: Id| -> Option<Millis> {
        let entries = workspace.log().values();
        entries.filter(|entry| entry.by == id).map(|entry| entry.at).max()
    };
    let people = workspace.records(&Kind::PEOPLE).map(|record| Person::of(record));
    people
        .filter(|other| !name.is_empty() && lowered(other.name().trim()) == name)
        .max_by_key(|other| (last(other.id()), other.id()))
        .map(|other| Namesake {
            id: other.id(),
            name: other.name().to_owned(),
            role: other.role(),
        })
}
