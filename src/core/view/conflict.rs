//! Conflicts, field by field: what was said, by whom and when.

use super::{Said, customer_name, person_name, said};
use crate::statuses::Statuses;
use crate::{Dot, Field, Id, Kind, Record, Sibling, Value, Workspace, texts};

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
    let open = workspace.conflicts();
    open.map(|(kind, record, field, siblings)| view(workspace, (kind, record), (field, siblings), me))
        .collect()
}

/// The conflicts of one record that no person has settled; none where there is no such record.
pub fn conflicts_of(workspace: &Workspace, kind: &Kind, id: Id, me: Id) -> Vec<ConflictView> {
    let record = workspace.any_record(kind, id);
    let open = record.into_iter().flat_map(|record| {
        let fields = record.conflicts();
        fields.map(move |conflict| view(workspace, (kind, record), conflict, me))
    });
    open.collect()
}

fn view(
    workspace: &Workspace,
    (kind, record): (&Kind, &Record),
    (field, siblings): (&Field, &[Sibling]),
    me: Id,
) -> ConflictView {
    ConflictView {
        kind: kind.clone(),
        id: record.id(),
        title: title(workspace, kind, record.id()),
        field: field.clone(),
        label: label(workspace, field),
        sides: sides(workspace, kind, record.get(field), field, siblings, me),
    }
}

fn sides(
    workspace: &Workspace,
    kind: &Kind,
    current: Option<&Value>,
    field: &Field,
    siblings: &[Sibling],
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
        shown: show(workspace, kind, field, sibling.value.as_ref()),
        said: said(workspace, sibling.dot),
        mine: by(workspace, sibling.dot) == Some(me),
    };
    latest.into_iter().map(side).collect()
}

fn by(workspace: &Workspace, dot: Dot) -> Option<Id> {
    workspace.entry(dot).map(|entry| entry.by)
}

/// What a record is called.
pub fn title(workspace: &Workspace, kind: &Kind, id: Id) -> String {
    let record = workspace.any_record(kind, id);
    let text = |field: &str| {
        record
            .map(|record| record.text(field))
            .filter(|text| !text.is_empty())
    };
    text("title")
        .or_else(|| text("name"))
        .map_or_else(|| texts::untitled().to_owned(), str::to_owned)
}

/// What a field is called.
pub fn label(workspace: &Workspace, field: &Field) -> String {
    let mut parts = field.as_str().split('/');
    let name = parts.next().unwrap_or_default();
    if name != "estimates" {
        return texts::field_label(name);
    }
    let framework = parts.next().unwrap_or_default().to_ascii_uppercase();
    let person = parts.next().and_then(|person| person.parse().ok());
    let person = person.map_or_else(
        || texts::somebody().to_owned(),
        |person| person_name(workspace, person),
    );
    let input = texts::input_label(parts.next().unwrap_or_default());
    texts::estimate_label(framework, input, person)
}

/// A value as people read it.
pub fn show(workspace: &Workspace, kind: &Kind, field: &Field, value: Option<&Value>) -> String {
    if *field == Field::DELETED {
        return if value.is_some() {
            texts::value_deleted()
        } else {
            texts::value_kept()
        }
        .to_owned();
    }
    let Some(value) = value else {
        let empty = match field.name() {
            "horizon" => texts::column_unsorted(),
            _ => texts::value_empty(),
        };
        return empty.to_owned();
    };
    if let Some((target, id)) = crate::model::link(kind, field, value) {
        return if target == Kind::CUSTOMERS {
            customer_name(workspace, Some(id))
        } else {
            title(workspace, &target, id)
        };
    }
    match value {
        Value::Text(text) if *kind == Kind::IDEAS && matches!(field.name(), "status" | "own-status") => {
            Statuses::of(workspace).name(text)
        }
        Value::Text(text) if field.name() == "status" => texts::status_name(text.as_ref()),
        Value::Text(text) if field.name() == "role" => texts::role_name(text.as_ref()),
        Value::Text(text) if field.name() == "horizon" => texts::horizon_name(text.as_ref()),
        Value::Text(text) if field.name() == "verdict" => texts::outcome_verdict_name(text.as_ref()),
        Value::Text(text) => text.to_string(),
        Value::Number(number) => crate::scoring::show(number.get()),
        other => crate::model::describe(other),
    }
}
