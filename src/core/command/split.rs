//! Splits feedback or an idea in two: each customer, tag and link stays, goes to the new one, or belongs to both.

use super::CommandError;
use super::join::there;
use crate::draft::Draft;
use crate::{Field, Id, Kind, Value, Workspace};

/// Who said a feedback item.
const CUSTOMER: Field = Field::named("customer");

/// Where a part of a record belongs after it was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// With the record that was there.
    Stays,
    /// With the new one.
    Goes,
    /// With both.
    Both,
}

/// How a record is split.
#[derive(Clone, Debug)]
pub struct Split {
    /// Its kind: feedback or ideas.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// The new record's id.
    pub new: Id,
    /// The new record's title.
    pub title: String,
    /// The new record's text.
    pub body: String,
    /// What is left of the first record's text; `None` leaves it as it is.
    pub rest: Option<String>,
    /// Where its fields belong; those that are not named belong to both. For the ideas that a feedback item is evidence for,
    /// the field is `insights` with the idea's id; those that are not named stay with the first item.
    pub places: Vec<(Field, Place)>,
}

/// Which fields the new record takes over; what was judged of the first is not true of a part of it.
fn copied(kind: &Kind) -> &'static [&'static str] {
    if *kind == Kind::IDEAS {
        &["tags", "insights", "objectives"]
    } else {
        &["customer", "channel", "said", "supporters", "tags"]
    }
}

/// The field that holds the text of a record.
pub(crate) fn text_field(kind: &Kind) -> Field {
    Field::named(if *kind == Kind::IDEAS {
        "description"
    } else {
        "body"
    })
}

/// Makes a second record out of a part of one.
pub(super) fn split(workspace: &Workspace, draft: &mut Draft<'_>, split: &Split) -> Result<(), CommandError> {
    let Split { kind, id, new, .. } = split;
    let record = there(workspace, kind, *id)?;
    // Who said it and backs it as well is one customer, in one place.
    let customer = record.value("customer").and_then(Value::as_link);
    let twice = customer.map(|customer| Field::link("supporters", customer));
    let place = |field: &Field| {
        let field = if twice.as_ref() == Some(field) {
            &CUSTOMER
        } else {
            field
        };
        let named = split.places.iter().find(|(other, _)| other == field);
        named.map_or(Place::Both, |(_, place)| *place)
    };
    let mut fields: Vec<(Field, Value)> = Vec::new();
    let mut gone: Vec<Field> = Vec::new();
    let own = record.fields();
    for (field, value) in own.filter(|(field, _)| copied(kind).contains(&field.name())) {
        if place(field) != Place::Stays {
            fields.push((field.clone(), value.clone()));
        }
        if place(field) == Place::Goes {
            gone.push(field.clone());
        }
    }
    fields.push((Field::named("title"), Value::text(&split.title)));
    if *kind == Kind::FEEDBACK {
        fields.push((Field::named("split-from"), Value::link(*id)));
    }
    if !split.body.is_empty() {
        fields.push((text_field(kind), Value::text(&split.body)));
    }
    draft.add(kind, *new, fields)?;
    for field in gone {
        draft.write(kind, *id, &field, None)?;
    }
    if let Some(rest) = &split.rest {
        let rest = (!rest.is_empty()).then(|| Value::text(rest));
        draft.write(kind, *id, &text_field(kind), rest)?;
    }
    if *kind == Kind::FEEDBACK {
        move_links(workspace, draft, split)?;
    }
    Ok(())
}

/// Lets ideas link to the new feedback item, beside the first or instead of it.
fn move_links(workspace: &Workspace, draft: &mut Draft<'_>, split: &Split) -> Result<(), CommandError> {
    let (old, new) = (
        Field::link("insights", split.id),
        Field::link("insights", split.new),
    );
    for (field, place) in split
        .places
        .iter()
        .filter(|(field, _)| field.name() == "insights")
    {
        let Some(idea) = field.element_name().and_then(|id| id.parse::<Id>().ok()) else {
            continue;
        };
        let record = workspace.record(&Kind::IDEAS, idea);
        let Some(importance) = record.and_then(|record| record.get(&old)) else {
            continue;
        };
        if *place != Place::Stays {
            draft.write(&Kind::IDEAS, idea, &new, Some(importance.clone()))?;
        }
        if *place == Place::Goes {
            draft.write(&Kind::IDEAS, idea, &old, None)?;
        }
    }
    Ok(())
}
