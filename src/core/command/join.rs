//! Merges records of one kind into one of them: nothing that was written is lost.
//!
//! What the survivor lacks it takes from the others: customers, supporters, tags, links, estimates; texts are put below its own.
//! What linked to the others links to it. The others stay as tombstones that say what they were merged into, so that undo,
//! old addresses and files from elsewhere still find their way: what a file links to one of them is led over too.

use std::sync::Arc;

use super::CommandError;
use crate::draft::Draft;
use crate::map::Map;
use crate::model::pair::{Judgement, turned_round};
use crate::model::{self, Comment, Customer, Feedback, Pair, comment};
use crate::scoring::Framework;
use crate::snapshot::v1::{KINDS, Shape};
use crate::{Field, Id, Kind, Record, Sibling, Value, Workspace};

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
    // What only this record's own words and reasons may say.
    "public",
    "public-text",
    "decline-reason",
];

/// Records of one kind that were merged away, each with the one that has taken its place.
pub(super) type Moves = Map<Id, Id>;

/// Whether a record is merged into another for the first time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    First,
    /// The survivor has had what was there the first time: nothing is added up or put below once more.
    Again,
}

/// Merges records into another of their kind.
pub(super) fn join(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    kind: &Kind,
    ids: &[Id],
    into: Id,
) -> Result<(), CommandError> {
    there(workspace, kind, into)?;
    let others = super::in_order(ids).into_iter().filter(|id| *id != into);
    let moves: Moves = others.map(|id| (id, into)).collect();
    for id in moves.keys() {
        there(workspace, kind, *id)?;
    }
    merge_away(workspace, draft, kind, &moves, Turn::First)
}

/// Merges a record into another once more, which has what it had then and lacks what was written in it since.
pub(super) fn again(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    kind: &Kind,
    id: Id,
    into: Id,
) -> Result<(), CommandError> {
    let is_there = workspace.record(kind, into).is_some();
    let into = Some(into)
        .filter(|_| is_there)
        .or_else(|| workspace.survivor(kind, into));
    let Some(into) = into.filter(|into| *into != id) else {
        return Ok(());
    };
    let moves = [(id, into)].into_iter().collect();
    merge_away(workspace, draft, kind, &moves, Turn::Again)?;
    // Where each was merged into the other, the one that stays is no part of another.
    draft.write(kind, into, &Field::MERGED_INTO, None)
}

/// Merges records away, each into its survivor, and leads over what links to them.
pub(super) fn merge_away(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    kind: &Kind,
    moves: &Moves,
    turn: Turn,
) -> Result<(), CommandError> {
    for (id, into) in moves {
        // As the same Command has left it: what it links to may have been led over before.
        let record = draft.edit(kind, *id)?.clone();
        hand_on(draft, kind, &record, moves, (*into, turn))?;
        draft.write(kind, *id, &Field::MERGED_INTO, Some(Value::link(*into)))?;
        draft.write(kind, *id, &Field::DELETED, Some(Value::Flag(true)))?;
    }
    lead_over(workspace, draft, kind, moves)
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
fn hand_on(
    draft: &mut Draft<'_>,
    kind: &Kind,
    record: &Record,
    moves: &Moves,
    (into, turn): (Id, Turn),
) -> Result<(), CommandError> {
    let survivor = draft.edit(kind, into)?.clone();
    let mut writes: Vec<(Field, Value)> = Vec::new();
    let becomes_one = |id: Id| id == into || moves.contains_key(&id);
    for (field, value) in record.fields() {
        let about_itself = || {
            let target = model::link(kind, field, value);
            target.is_some_and(|(of, id)| of == *kind && becomes_one(id))
        };
        if OWN.contains(&field.name()) || about_itself() {
            continue;
        }
        if let Some(said) = Judgement::of(kind, field, value) {
            if !becomes_one(said.other) {
                judge_again(draft, into, said.other, &said)?;
            }
            continue;
        }
        match survivor.get(field) {
            None => writes.push((field.clone(), value.clone())),
            Some(_) if turn == Turn::Again && adds_up(field) => {}
            Some(here) => writes.extend(both(field, here, value).map(|value| (field.clone(), value))),
        }
    }
    let texts = |name: &'static str| (Field::named(name), record.text(name));
    let below = |title: &str, text: (Field, &str)| put_below(&survivor, title, text, turn);
    match kind.as_str() {
        "feedback" => {
            if let Some(customer) = Feedback::of(record).customer() {
                if Feedback::of(&survivor).customer().is_none() {
                    writes.push((Field::named("customer"), Value::link(customer)));
                } else if Feedback::of(&survivor).customer() != Some(customer) {
                    writes.push((Field::link("supporters", customer), Value::Flag(true)));
                }
            }
            writes.push(below(record.text("title"), texts("body")));
        }
        "ideas" => writes.push(below(record.text("title"), texts("description"))),
        "customers" => {
            let name = record.text("name");
            if !name.is_empty() && name != survivor.text("name") {
                writes.push((Field::element("aliases", name), Value::Flag(true)));
            }
            if Customer::of(&survivor).revenue().is_none() && Customer::of(record).revenue().is_some() {
                writes.push((Field::named("currency"), Value::text(record.text("currency"))));
            }
            if !record.text("notes").is_empty() {
                writes.push(below(name, texts("notes")));
            }
        }
        _ => {}
    }
    for (field, value) in writes {
        draft.write(kind, into, &field, Some(value))?;
    }
    Ok(())
}

/// What stands in a field of which both records have a value, if that is another than the survivor's: votes and what people
/// give away add up, of importances the greater counts.
fn both(field: &Field, here: &Value, there: &Value) -> Option<Value> {
    let (a, b) = (here.as_number()?, there.as_number()?);
    match field.name() {
        _ if adds_up(field) => Value::number(a + b),
        "insights" if b > a => Some(there.clone()),
        _ => None,
    }
}

/// Whether numbers of two records in this field add up when the records become one: votes, points, money.
fn adds_up(field: &Field) -> bool {
    let mut parts = field.as_str().split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("source-votes"), ..) => true,
        (Some("estimates"), Some(framework), _, Some(input)) => {
            Framework::from_key(framework).is_some_and(|framework| {
                framework
                    .inputs()
                    .iter()
                    .any(|own| own.adds_up && own.name == input)
            })
        }
        _ => false,
    }
}

/// The survivor's text with another record's title and text below it; another time only with what it does not say yet.
fn put_below(survivor: &Record, title: &str, (field, text): (Field, &str), turn: Turn) -> (Field, Value) {
    let mut whole = survivor.text(field.as_str()).to_owned();
    for (part, before) in [(title, "\n\n---\n\n"), (text, "\n\n")] {
        let is_said =
            || whole.contains(part) || survivor.text("title") == part || survivor.text("name") == part;
        if part.is_empty() || turn == Turn::Again && is_said() {
            continue;
        }
        if !whole.is_empty() {
            whole.push_str(before);
        }
        whole.push_str(part);
    }
    (field, Value::text(&whole))
}

/// Lets everything that links to one of these records link to the one that has taken its place. So does what is deleted, which
/// may be brought back, unless it was merged away itself.
pub(super) fn lead_over(
    workspace: &Workspace,
    draft: &mut Draft<'_>,
    kind: &Kind,
    moves: &Moves,
) -> Result<(), CommandError> {
    for known in KINDS {
        let of = Kind::from_name(known.name);
        let is_gone = |record: &Record| of == *kind && moves.contains_key(&record.id());
        for field in known.fields {
            let all = workspace.collection(&of).into_iter().flatten();
            let stay = all.filter(|record| {
                let was_merged = record.is_deleted() && record.get(&Field::MERGED_INTO).is_some();
                !was_merged && !is_gone(record)
            });
            match field.shape {
                Shape::Links(target, _) if target == kind.as_str() => {
                    for record in stay {
                        lead_links(draft, (kind, &of), field.name, record, moves)?;
                    }
                }
                Shape::Link(target)
                    if target == kind.as_str() && field.name != Field::MERGED_INTO.as_str() =>
                {
                    for record in stay {
                        lead_link(draft, (kind, &of), &Field::named(field.name), record, moves)?;
                    }
                }
                _ => {}
            }
        }
    }
    for record in workspace
        .records(kind)
        .filter(|record| !moves.contains_key(&record.id()))
    {
        for (field, value) in record.elements("estimates") {
            let Some(said) = Judgement::of(kind, field, value) else {
                continue;
            };
            if let Some(into) = moves.get(&said.other) {
                draft.write(kind, record.id(), field, None)?;
                judge_again(draft, record.id(), *into, &said)?;
            }
        }
    }
    for remark in workspace.records(&Kind::COMMENTS) {
        let Some((of, id)) = Comment::of(remark).on() else {
            continue;
        };
        if let Some(into) = moves.get(&id).filter(|_| of == *kind) {
            let place = Value::text(&comment::place(kind, *into));
            draft.write(&Kind::COMMENTS, remark.id(), &Field::named("on"), Some(place))?;
        }
    }
    Ok(())
}

/// Leads a link of a record over, with all sides of a conflict.
///
/// Which of two sides is shown is not changed by that. Where one that is not shown links to what was merged away, it is led
/// over when it is chosen.
fn lead_link(
    draft: &mut Draft<'_>,
    (kind, of): (&Kind, &Kind),
    field: &Field,
    record: &Record,
    moves: &Moves,
) -> Result<(), CommandError> {
    let (id, dot) = (record.id(), draft.dot());
    let led = |value: Option<&Value>| {
        let into = *moves.get(&value?.as_link()?)?;
        (of != kind || into != id).then(|| Value::link(into))
    };
    let is_led = |sibling: &Sibling| led(sibling.value.as_ref()).is_some();
    if !record.siblings(field).iter().any(is_led) {
        return Ok(());
    }
    let now = draft.edit(of, id)?;
    let (mut sides, mut others): (Vec<Sibling>, Vec<Sibling>) =
        now.siblings(field).into_iter().partition(is_led);
    for side in &mut sides {
        let value = led(side.value.as_ref());
        *side = Sibling { dot, value };
    }
    others.retain(|other| sides.iter().all(|side| side.value != other.value));
    if others.is_empty() || led(now.get(field)).is_some() {
        sides.extend(others);
        draft.put_sides(of, id, field, sides)?;
    }
    Ok(())
}

/// Leads the links of one set of a record over; of two links that become one [`both`] says what counts. Where people do not
/// agree on what counts, they do not agree afterwards.
fn lead_links(
    draft: &mut Draft<'_>,
    (kind, of): (&Kind, &Kind),
    set: &'static str,
    record: &Record,
    moves: &Moves,
) -> Result<(), CommandError> {
    for (from, _) in record.links(set) {
        let Some(into) = moves.get(&from) else { continue };
        let (id, old, new) = (record.id(), Field::link(set, from), Field::link(set, *into));
        let now = draft.edit(of, id)?;
        let (there, here) = (present(now, &old), present(now, &new));
        if there.is_empty() {
            continue;
        }
        draft.write_sides(of, id, &old, vec![None])?;
        if of == kind && id == *into {
            continue;
        }
        let of_both = |here: &Value| {
            let counts = |there: &Value| both(&new, here, there).unwrap_or_else(|| here.clone());
            there.iter().map(counts).collect::<Vec<_>>()
        };
        let mut values = if here.is_empty() {
            there.clone()
        } else {
            here.iter().flat_map(of_both).collect()
        };
        crate::sort::distinct(&mut values);
        if values != here {
            let values = values.into_iter().map(Some).collect();
            draft.write_sides(of, id, &new, values)?;
        }
    }
    Ok(())
}

/// The values of a set's element, sorted; more than one is a conflict.
fn present(record: &Record, field: &Field) -> Vec<Value> {
    let siblings = record.siblings(field).into_iter();
    let mut values: Vec<Value> = siblings.filter_map(|sibling| sibling.value).collect();
    crate::sort::distinct(&mut values);
    values
}

/// Puts a judgement of an idea against another where it stands, unless that person has judged the two already.
fn judge_again(draft: &mut Draft<'_>, on: Id, other: Id, said: &Judgement<'_>) -> Result<(), CommandError> {
    let Some(pair) = Pair::of(on, other) else {
        return Ok(());
    };
    let value = if pair.first() == on {
        said.value
    } else {
        turned_round(said.framework, said.value)
    };
    let field = pair.field(said.framework, said.person);
    // A file may name an idea that nobody has.
    let Ok(record) = draft.edit(&Kind::IDEAS, pair.first()) else {
        return Ok(());
    };
    if record.get(&field).is_none() {
        draft.write(&Kind::IDEAS, pair.first(), &field, Value::number(value))?;
    }
    Ok(())
}
