//! What records, fields and values are called where changes are told: in conflicts, in the log, in the review of a file.

use super::super::{customer_name, person_name, workspace_name};
use crate::model::{Board, Comment, Objective, Outcome, shape};
use crate::scoring::{Framework, spell};
use crate::snapshot::v1::Shape;
use crate::statuses::{FIRST, Statuses};
use crate::unsettled::beside;
use crate::{Field, Id, Kind, Record, Value, Workspace, texts, time};

/// How many characters of a remark stand for it.
const REMARK: usize = 60;

/// What a record is called.
pub fn title(workspace: &Workspace, kind: &Kind, id: Id) -> String {
    let Some(record) = workspace.any_record(kind, id) else {
        return texts::untitled().to_owned();
    };
    let text = |field: &str| Some(record.text(field)).filter(|text| !text.is_empty());
    let named = match kind.as_str() {
        "outcomes" => {
            let idea = Outcome::of(record).idea();
            idea.map(|idea| title(workspace, &Kind::IDEAS, idea))
        }
        "comments" => text("body").map(remark),
        "mappings" => text("subject").map(texts::import_subject),
        _ => text("title").or_else(|| text("name")).map(str::to_owned),
    };
    named.unwrap_or_else(|| texts::untitled().to_owned())
}

/// The beginning of a remark.
fn remark(body: &str) -> String {
    let line = body.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or_default().trim();
    match line.char_indices().nth(REMARK) {
        Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "…",
        None => line.to_owned(),
    }
}

/// What a field is called.
pub fn label(workspace: &Workspace, kind: &Kind, field: &Field) -> String {
    let mut parts = field.as_str().split('/');
    let name = parts.next().unwrap_or_default();
    if !matches!(name, "estimates" | "expected") {
        if let ("releases", "notes", Some(audience)) = (kind.as_str(), name, field.element_name()) {
            return texts::release_notes(audience.as_ref());
        }
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

/// What an element of a set is called: the record that it links to, or its own name; nothing where that is a key, and the
/// value says what it is.
fn element(workspace: &Workspace, kind: &Kind, field: &Field) -> Option<String> {
    let name = field.element_name()?;
    if let Some((target, id)) = crate::model::link(kind, field, &Value::Null) {
        return Some(called(workspace, &target, id));
    }
    let name = name.as_ref();
    match (kind.as_str(), field.name()) {
        ("workspaces", "status-names" | "status-stages" | "status-order" | "status-hidden") => {
            Some(status(workspace, name))
        }
        ("boards", "weights" | "directions" | "scales") => Some(input(workspace, name)),
        ("stories", set @ ("ready" | "done")) => {
            let own = workspace.record(&Kind::WORKSPACES, workspace.id())?;
            let line = own.get(&Field::element(set, name))?.as_text()?;
            Some(line.to_owned())
        }
        ("boards" | "stories", "criteria") | ("stories", "met") | ("workspaces", "ready" | "done") => None,
        ("outcomes", "found") => {
            let (framework, of) = name.split_once('.')?;
            Some([framework_label(framework), input(workspace, of)].join(" "))
        }
        // Respondents without a name have an id.
        ("ideas", "answers") if name.parse::<Id>().is_ok() => None,
        _ => Some(name.to_owned()),
    }
}

/// What an input is called: a criterion by the name on its board, or an idea where two are judged against each other. Both
/// are known by ids. A criterion that is removed leaves its board; a deleted board or idea is still found.
fn input(workspace: &Workspace, key: &str) -> String {
    let boards = workspace.collection(&Kind::BOARDS).into_iter();
    let boards = boards.flat_map(|all| all.iter()).map(|record| Board::of(record));
    let mut criteria = boards.flat_map(Board::criteria);
    if let Some(named) = criteria.find(|criterion| criterion.key == key) {
        return named.name;
    }
    match key.parse() {
        Ok(idea) if workspace.any_record(&Kind::IDEAS, idea).is_some() => {
            texts::input_against(title(workspace, &Kind::IDEAS, idea))
        }
        Ok(_) => texts::input_gone().to_owned(),
        Err(_) => texts::input_label(key),
    }
}

fn called(workspace: &Workspace, kind: &Kind, id: Id) -> String {
    if *kind == Kind::CUSTOMERS {
        customer_name(workspace, Some(id))
    } else {
        title(workspace, kind, id)
    }
}

/// What a status of ideas is called; one of the team's own may have been removed.
fn status(workspace: &Workspace, key: &str) -> String {
    let statuses = Statuses::of(workspace);
    if statuses.get(key).is_none() && key.parse::<Id>().is_ok() {
        texts::status_gone().to_owned()
    } else {
        statuses.name(key)
    }
}

fn framework_label(key: &str) -> String {
    Framework::from_key(key).map_or_else(|| key.to_owned(), |known| known.label())
}

/// What a field without a value is taken for.
fn empty(workspace: &Workspace, kind: &Kind, field: &Field) -> String {
    let usual = match (kind.as_str(), field.name()) {
        ("ideas", "status") => FIRST,
        ("feedback", "status") => "new",
        ("stories", "status") => "open",
        ("releases", "status") => "planned",
        ("boards", "framework") => "rice",
        ("boards", "combine") => "owner",
        ("boards", "selection") => "all",
        ("boards", "worth") => "score",
        ("boards", "reach-from") => "typed",
        ("boards", "scale") => "five",
        ("boards", "cut") => "midpoint",
        ("boards", "directions") => "more",
        ("boards", "scales") => "ten",
        ("boards", "ice-form") => "product",
        ("workspaces", "point-scale") => "fibonacci",
        (_, "horizon") => return texts::column_unsorted("horizon"),
        ("objectives", "weight") => return spell(Objective::USUAL_WEIGHT),
        ("stories", "sprints" | "left") | ("releases", "told") => return texts::value_no().to_owned(),
        _ if shape(kind, field) == Some(Shape::Flag) => return texts::value_no().to_owned(),
        _ => return texts::value_empty().to_owned(),
    };
    word(workspace, kind, field, usual).unwrap_or_default()
}

/// A word that files spell, as the screen says it.
fn word(workspace: &Workspace, kind: &Kind, field: &Field, text: &str) -> Option<String> {
    Some(match (kind.as_str(), field.name()) {
        ("ideas", "status" | "own-status") | ("workspaces", "status-stages") => status(workspace, text),
        (_, "status") => texts::status_name(text),
        (_, "framework") => framework_label(text),
        (_, "role") => texts::role_name(text),
        (_, "horizon") => texts::horizon_name(text),
        (_, "verdict") => texts::outcome_verdict_name(text),
        ("ideas", "answers") => {
            let (there, not_there) = text.split_once('/')?;
            [there, not_there].map(texts::kano_answer).join(" / ")
        }
        ("boards", "combine") => texts::rule_name(text),
        ("boards", "selection") => texts::selection_name(text),
        ("boards", "worth") => texts::worth_name(text),
        ("boards", "reach-from") => texts::reach_from(text),
        ("boards", "scale") => texts::scale_name(text),
        ("boards", "cut") => texts::cut_name(text),
        ("boards", "directions") => texts::weighted_direction(text),
        ("boards", "scales") => texts::weighted_scale(text),
        ("boards", "ice-form") => texts::framework_name(if text == "mean" { "ice-mean" } else { "ice" }),
        ("workspaces", "point-scale") => texts::point_scale(text),
        ("mappings", "subject") => texts::import_subject(text),
        ("comments", "on") => {
            let (kind, id) = Comment::place(text)?;
            texts::named(texts::kind_one(kind.as_str()), called(workspace, &kind, id))
        }
        _ => return None,
    })
}

/// A place in an order by hand, by what stands before it.
fn place(workspace: &Workspace, kind: &Kind, own: Option<Id>, position: &str) -> String {
    let before = beside(workspace, kind, own).filter(|record| record.text("order") < position);
    let last = before.max_by(|one, other| one.text("order").cmp(other.text("order")));
    last.map_or_else(
        || texts::value_first().to_owned(),
        |last| texts::value_after(title(workspace, kind, last.id())),
    )
}

/// A day as the texts of the program spell it.
fn day(text: &str) -> Option<String> {
    let date = time::date(time::parse(text)?);
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(texts::value_day(
        day.trim_start_matches('0'),
        month.parse::<u32>().ok()?,
        year,
    ))
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

/// An estimate as its board shows it.
fn estimate(framework: &str, input: &str, value: f64) -> String {
    match framework {
        "pairwise" => texts::pair_judged(way(value)),
        // Of AHP's judgements, from 1 to 9 or turned round from −1 to −9, 1 says that both matter equally.
        "ahp" => {
            let apart = value.abs() > 1.0;
            texts::pair_judged_times(way(if apart { value } else { 0.0 }), spell(value.abs()))
        }
        key => {
            let framework = Framework::from_key(key);
            let shown = framework.and_then(|framework| {
                let mut inputs = framework.inputs().iter();
                let input = inputs.find(|known| known.name == input)?;
                Some(input.show(&framework, value))
            });
            shown.unwrap_or_else(|| spell(value))
        }
    }
}

fn number(workspace: &Workspace, kind: &Kind, record: Option<&Record>, field: &Field, value: f64) -> String {
    let mut parts = field.as_str().split('/').skip(1);
    let percent = |share: f64| format!("{}%", spell(share));
    match (kind.as_str(), field.name()) {
        ("ideas", "insights") => texts::importance_name(value),
        ("ideas", "objectives") => percent(value),
        ("sprints", "people") => percent(value * 100.0),
        ("customers", "revenue") => {
            let own = record.map_or("", |record| record.text("currency"));
            let currency = if own.is_empty() {
                workspace_name(workspace).1
            } else {
                own.to_owned()
            };
            [spell(value), currency].join(" ").trim_end().to_owned()
        }
        ("ideas" | "outcomes", "estimates" | "expected") => {
            let (framework, input) = (parts.next(), parts.nth(1));
            estimate(framework.unwrap_or_default(), input.unwrap_or_default(), value)
        }
        ("outcomes", "found") => {
            let name = field.element_name().unwrap_or_default();
            let (framework, input) = name.split_once('.').unwrap_or_default();
            estimate(framework, input, value)
        }
        _ => spell(value),
    }
}

/// A value of a record as people read it.
pub fn show(
    workspace: &Workspace,
    (kind, record): (&Kind, Option<&Record>),
    field: &Field,
    value: Option<&Value>,
) -> String {
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
        Value::Flag(false) => texts::value_no().to_owned(),
        Value::List(range) => {
            let numbers = range.iter().filter_map(Value::as_number).map(spell);
            numbers.collect::<Vec<_>>().join("..")
        }
        Value::Number(value) => number(workspace, kind, record, field, value.get()),
        Value::Text(text) if shape(kind, field) == Some(Shape::Time) => {
            let day = day(text);
            match (field.name(), day) {
                // What came in with its sprint was there from the beginning.
                ("sprints", _) if time::parse(text).is_some_and(|at| at < time::DAY) => {
                    texts::value_yes().to_owned()
                }
                ("sprints", Some(day)) => texts::value_since(day),
                (_, Some(day)) => day,
                (_, None) => text.to_string(),
            }
        }
        Value::Text(text) if field.name() == "order" => place(workspace, kind, record.map(Record::id), text),
        // Where it stands among statuses has no word that would be true tomorrow.
        Value::Text(_) if field.name() == "status-order" => texts::value_moved().to_owned(),
        Value::Text(text) => word(workspace, kind, field, text).unwrap_or_else(|| text.to_string()),
        other => crate::model::describe(other),
    }
}
