//! Merges records of one kind into one of them: nothing that was written is lost.
//!
//! What the survivor lacks it takes from the others: customers, supporters, tags, links, estimates; texts are put below its own.
//! What linked to the others links to it. The others stay as tombstones that say what they were merged into, so that undo,
//! old addresses and files from elsewhere still find their way.

use std::sync::Arc;

use super::CommandError;
use crate::draft::Draft;
use crate::model::{Customer, Feedback, comment};
use crate::snapshot::v1::{KINDS, Shape};
use crate::{Field, Id, Kind, Record, Value, Workspace};

/// The field of a tombstone that says what its record was merged into.
const MERGED_INTO: Field = Field::named("merged-into");

/// Fields that belong to a record itself and are not handed on, or are handed on by a rule of their own.
const OWN: &[&str] = &[
    "deleted",
    "title",
    "name",
    "body",
    "description",
    "notes",
    "status",
    "own-status",
    "reason",
    "snoozed",
    "customer",
    "currency",
    "source",
    "source-hash",
    "merged-into",
    "split-from",
];

/// Merges records into another of their kind.
pub(super) fn join(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    kind: &Kind,
    ids: &[Id],
    into: Id,
) -> Result<(), CommandError> {
    there(workspace, kind, into)?;
    for id in super::in_order(ids).into_iter().filter(|id| *id != into) {
        let record = there(workspace, kind, id)?;
        hand_on(draft, kind, record, into)?;
        lead_over(workspace, draft, kind, id, into)?;
        draft.write(kind, id, &MERGED_INTO, Some(Value::link(into)))?;
        draft.write(kind, id, &Field::DELETED, Some(Value::Flag(true)))?;
    }
    Ok(())
}

pub(super) fn there<'a>(
    workspace: &'a Workspace,
    kind: &Kind,
    id: Id,
) -> Result<&'a Arc<Record>, CommandError> {
    workspace.record(kind, id).ok_or_else(|| CommandError::NotThere {
        kind: kind.clone(),
        id,
    })
}

/// Gives the survivor what it lacks.
fn hand_on(draft: &mut Draft<'_>, kind: &Kind, record: &Record, into: Id) -> Result<(), CommandError> {
    let survivor = draft.edit(kind, into)?.clone();
    let mut writes: Vec<(Field, Value)> = Vec::new();
    let about_itself = [Field::link("unlike", into), Field::link("unlike", record.id())];
    for (field, value) in record.fields() {
        if OWN.contains(&field.name()) || about_itself.contains(field) {
            continue;
        }
        match survivor.get(field) {
            None => writes.push((field.clone(), value.clone())),
            Some(here) => writes.extend(both(field, here, value).map(|value| (field.clone(), value))),
        }
    }
    let texts = |name: &'static str| (Field::named(name), record.text(name));
    match kind.as_str() {
        "feedback" => {
            if let Some(customer) = Feedback::of(record).customer() {
                if Feedback::of(&survivor).customer().is_none() {
                    writes.push((Field::named("customer"), Value::link(customer)));
                } else if Feedback::of(&survivor).customer() != Some(customer) {
                    writes.push((Field::link("supporters", customer), Value::Flag(true)));
                }
            }
            writes.push(put_below(&survivor, record.text("title"), texts("body")));
        }
        "ideas" => writes.push(put_below(&survivor, record.text("title"), texts("description"))),
        "customers" => {
            let name = record.text("name");
            if !name.is_empty() && name != survivor.text("name") {
                writes.push((Field::element("aliases", name), Value::Flag(true)));
            }
            if Customer::of(&survivor).revenue().is_none() && Customer::of(record).revenue().is_some() {
                writes.push((Field::named("currency"), Value::text(record.text("currency"))));
            }
            if !record.text("notes").is_empty() {
                writes.push(put_below(&survivor, name, texts("notes")));
            }
        }
        _ => {}
    }
    for (field, value) in writes {
        draft.write(kind, into, &field, Some(value))?;
    }
    Ok(())
}

/// What stands in a field of which both records have a value, if that is another than the survivor's: votes add up, of
/// importances the greater counts.
fn both(field: &Field, here: &Value, there: &Value) -> Option<Value> {
    let (a, b) = (here.as_number()?, there.as_number()?);
    match field.name() {
        "source-votes" => Value::number(a + b),
        "insights" if b > a => Some(there.clone()),
        _ => None,
    }
}

/// The survivor's text with another record's title and text below it.
fn put_below(survivor: &Record, title: &str, (field, text): (Field, &str)) -> (Field, Value) {
    let mut whole = survivor.text(field.as_str()).to_owned();
    for (part, before) in [(title, "\n\n---\n\n"), (text, "\n\n")] {
        if part.is_empty() {
            continue;
        }
        if !whole.is_empty() {
            whole.push_str(before);
        }
        whole.push_str(part);
    }
    (field, Value::text(&whole))
}

/// Lets everything that links to a record link to the survivor.
fn lead_over(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    kind: &Kind,
    from: Id,
    into: Id,
) -> Result<(), CommandError> {
    let from_text = Value::link(from);
    for known in KINDS {
        let of = Kind::from_name(known.name);
        for field in known.fields {
            match field.shape {
                Shape::Links(target, _) if target == kind.as_str() => {
                    let (old, new) = (Field::link(field.name, from), Field::link(field.name, into));
                    for record in workspace
                        .records(&of)
                        .filter(|record| !(of == *kind && record.id() == from))
                    {
                        let Some(value) = record.get(&old) else { continue };
                        let id = record.id();
                        draft.write(&of, id, &old, None)?;
                        if of == *kind && id == into {
                            continue;
                        }
                        let here = draft.edit(&of, id)?.get(&new).cloned();
                        let value = match here {
                            None => Some(value.clone()),
                            Some(here) => both(&new, &here, value),
                        };
                        if value.is_some() {
                            draft.write(&of, id, &new, value)?;
                        }
                    }
                }
                Shape::Link(target) if target == kind.as_str() && field.name != "merged-into" => {
                    let name = Field::named(field.name);
                    for record in workspace.records(&of) {
                        if record.get(&name) == Some(&from_text) && record.id() != into {
                            draft.write(&of, record.id(), &name, Some(Value::link(into)))?;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let old = Value::text(&comment::place(kind, from));
    let on = Field::named("on");
    for remark in workspace.records(&Kind::COMMENTS) {
        if remark.get(&on) == Some(&old) {
            let new = Value::text(&comment::place(kind, into));
            draft.write(&Kind::COMMENTS, remark.id(), &on, Some(new))?;
        }
    }
    Ok(())
}
