//! Conflicts, field by field: what was said, by whom and when.

mod words;

use super::blind::{Blind, instead};
use super::{Said, said};
use crate::unsettled::{unsettled, unsettled_in};
use crate::{Dot, Field, Id, Kind, Record, Sibling, Value, Workspace};

pub use words::{label, show, title};

/// One field whose values were written without knowledge of each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictView {
    /// The record's kind.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What the record is called.
    pub title: String,
    /// The field.
    pub field: Field,
    /// What the field is called.
    pub label: String,
    /// The values that disagree; the one that is shown meanwhile first.
    pub sides: Vec<Side>,
}

/// One value of a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The value; `None` if the field was cleared.
    pub value: Option<Value>,
    /// The value as people read it.
    pub shown: String,
    /// Who wrote it, and when.
    pub said: Said,
    /// Whether this replica wrote it.
    pub mine: bool,
}

/// All conflicts that no person has settled.
pub fn conflicts(workspace: &Workspace, me: Id) -> Vec<ConflictView> {
    let blind = Blind::of(workspace, Some(me));
    let open = unsettled(workspace);
    open.map(|(kind, record, field, siblings)| view(workspace, &blind, (kind, record), (field, siblings), me))
        .collect()
}

/// The conflicts of one record that no person has settled; none where there is no such record.
pub fn conflicts_of(workspace: &Workspace, kind: &Kind, id: Id, me: Id) -> Vec<ConflictView> {
    let blind = Blind::of(workspace, Some(me));
    let record = workspace.any_record(kind, id);
    let open = record.into_iter().flat_map(|record| {
        let fields = unsettled_in(workspace, kind, record);
        fields.map(|conflict| view(workspace, &blind, (kind, record), conflict, me))
    });
    open.collect()
}

fn view(
    workspace: &Workspace,
    blind: &Blind,
    (kind, record): (&Kind, &Record),
    (field, siblings): (&Field, &[Sibling]),
    me: Id,
) -> ConflictView {
    let show = |value: Option<&Value>| {
        if blind.hides(kind, record, field) {
            instead(value)
        } else {
            show(workspace, (kind, Some(record)), field, value)
        }
    };
    ConflictView {
        kind: kind.clone(),
        id: record.id(),
        title: title(workspace, kind, record.id()),
        field: field.clone(),
        label: label(workspace, kind, field),
        sides: sides(workspace, record.get(field), siblings, &show, me),
    }
}

fn sides(
    workspace: &Workspace,
    current: Option<&Value>,
    siblings: &[Sibling],
    show: &dyn Fn(Option<&Value>) -> String,
    me: Id,
) -> Vec<Side> {
    let mut latest: Vec<&Sibling> = Vec::new();
    for sibling in siblings {
        // Equal values are one side, told by whoever wrote it last.
        match latest.iter_mut().find(|other| other.value == sibling.value) {
            Some(slot) if workspace.clock(sibling.dot) > workspace.clock(slot.dot) => *slot = sibling,
            Some(_) => {}
            None => latest.push(sibling),
        }
    }
    crate::sort::by_key(&mut latest, |sibling| {
        (sibling.value.as_ref() != current, sibling.dot)
    });
    let side = |sibling: &Sibling| Side {
        value: sibling.value.clone(),
        shown: show(sibling.value.as_ref()),
        said: said(workspace, sibling.dot),
        mine: by(workspace, sibling.dot) == Some(me),
    };
    latest.into_iter().map(side).collect()
}

fn by(workspace: &Workspace, dot: Dot) -> Option<Id> {
    workspace.entry(dot).map(|entry| entry.by)
}
