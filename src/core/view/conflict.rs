//! Conflicts, field by field: what was said, by whom and when.

use super::blind::{Blind, instead};
use super::{Said, customer_name, person_name, said};
use crate::model::Board;
use crate::scoring::Framework;
use crate::statuses::{FIRST, Statuses};
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
    let blind = Blind::of(workspace, Some(me));
    let open = workspace.conflicts();
    open.map(|(kind, record, field, siblings)| view(workspace, &blind, (kind, record), (field, siblings), me))
        .collect()
}

/// The conflicts of one record that no person has settled; none where there is no such record.
pub fn conflicts_of(workspace: &Workspace, kind: &Kind, id: Id, me: Id) -> Vec<ConflictView> {
    let blind = Blind::of(workspace, Some(me));
    let record = workspace.any_record(kind, id);
    let open = record.into_iter().flat_map(|record| {
        let fields = record.conflicts();
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
            show(workspace, kind, field, value)
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
pub fn label(workspace: &Workspace, kind: &Kind, field: &Field) -> String {
    let mut parts = field.as_str().split('/');
    let name = parts.next().unwrap_or_default();
    if !matches!(name, "estimates" | "expected") {
        return match element(workspace, kind, field) {
            Some(element) => texts::element_label(texts::field_label(name), element),
            None => texts::field_label(name),
        };
    }
    let key = parts.next().unwrap_or_default();
    let framework = if *kind == Kind::STORIES {
        texts::poker_name().to_owned()
    } else {
        framework_label(key)
    };
    let person = parts.next().and_then(|person| person.parse().ok());
    let person = person.map_or_else(
        || texts::somebody().to_owned(),
        |person| person_name(workspace, person),
    );
    let input = input(workspace, parts.next().unwrap_or_default());
    texts::estimate_label(framework, input, person)
}

/// What an element of a set is called: the record that it links to, or its own name.
fn element(workspace: &Workspace, kind: &Kind, field: &Field) -> Option<String> {
    let name = field.element_name()?;
    Some(match crate::model::link(kind, field, &Value::Null) {
        Some((target, id)) => called(workspace, &target, id),
        None => name.into_owned(),
    })
}

/// What an input is called: an idea where two are judged against each other, or a criterion by the name on its board.
fn input(workspace: &Workspace, key: &str) -> String {
    if let Ok(idea) = key.parse() {
        return texts::input_against(title(workspace, &Kind::IDEAS, idea));
    }
    let boards = workspace.records(&Kind::BOARDS).map(|record| Board::of(record));
    let mut criteria = boards.flat_map(Board::criteria);
    let named = criteria.find(|criterion| criterion.key == key);
    named.map_or_else(|| texts::input_label(key), |criterion| criterion.name)
}

fn called(workspace: &Workspace, kind: &Kind, id: Id) -> String {
    if *kind == Kind::CUSTOMERS {
        customer_name(workspace, Some(id))
    } else {
        title(workspace, kind, id)
    }
}

/// What a field without a value is taken for.
fn empty(workspace: &Workspace, kind: &Kind, field: &Field) -> String {
    match (field.name(), kind.as_str()) {
        ("horizon", _) => texts::column_unsorted("horizon"),
        ("status", "ideas") => Statuses::of(workspace).name(FIRST),
        ("status", "feedback") => texts::status_name("new"),
        ("status", "stories") => texts::status_name("open"),
        ("status", "releases") => texts::status_name("planned"),
        ("framework", "boards") => Framework::Rice.label(),
        _ => texts::value_empty().to_owned(),
    }
}

fn framework_label(key: &str) -> String {
    Framework::from_key(key).map_or_else(|| key.to_owned(), |known| known.label())
}

/// Whether a number is what somebody said about a pair of ideas by a framework.
fn is_judged(kind: &Kind, field: &Field, framework: &str) -> bool {
    *kind == Kind::IDEAS && field.name() == "estimates" && field.as_str().split('/').nth(1) == Some(framework)
}

/// Which of a pair a judgement is for.
fn way(judgement: f64) -> &'static str {
    if judgement > 0.0 {
        "more"
    } else if judgement < 0.0 {
        "less"
    } else {
        "same"
    }
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
        return empty(workspace, kind, field);
    };
    let linked = || crate::model::link(kind, field, value).filter(|_| !field.is_element());
    if let Some((target, id)) = linked() {
        return called(workspace, &target, id);
    }
    match value {
        Value::Flag(true) => texts::value_yes().to_owned(),
        Value::Number(number) if field.name() == "insights" => texts::importance_name(number.get()),
        Value::List(range) => {
            let numbers = range
                .iter()
                .filter_map(Value::as_number)
                .map(crate::scoring::spell);
            numbers.collect::<Vec<_>>().join("..")
        }
        Value::Text(text) if *kind == Kind::IDEAS && matches!(field.name(), "status" | "own-status") => {
            Statuses::of(workspace).name(text)
        }
        Value::Text(text) if field.name() == "framework" => framework_label(text),
        Value::Number(number) if is_judged(kind, field, "pairwise") => texts::pair_judged(way(number.get())),
        Value::Number(number) if is_judged(kind, field, "ahp") => {
            // Of AHP's judgements, from 1 to 9 or turned round from −1 to −9, 1 says that both matter equally.
            let judgement = number.get();
            let (times, apart) = (judgement.abs(), judgement.abs() > 1.0);
            texts::pair_judged_times(
                way(if apart { judgement } else { 0.0 }),
                crate::scoring::show(times),
            )
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
