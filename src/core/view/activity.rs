//! Who changed what: the change log, newest first, with what of each Change still stands.

use super::blind::{Blind, instead};
use super::conflict::{label, show, title};
use super::{Said, person_name, said};
use crate::command::revert;
use crate::history::History;
use crate::map::Map;
use crate::{Dot, Field, Id, Kind, Record, Value, Workspace, texts};

/// Fields that say nothing to people, or nothing that the Change's name does not say.
const UNTOLD: [Field; 3] = [Field::DELETED, Field::named("order"), Field::SOURCE_HASH];
/// How many records of one Change are named; the rest is counted.
const NAMED: usize = 3;

/// What somebody wants to see of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Only what this person did, or what everybody did.
    pub by: Option<Id>,
    /// How many Changes at most.
    pub most: usize,
}

/// The newest part of the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityView {
    /// The Changes, newest first.
    pub deeds: Vec<Deed>,
    /// How many there are in all, of this person or of everybody.
    pub total: usize,
    /// Everybody who ever did something, by name.
    pub people: Vec<(Id, String)>,
}

/// One Change.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// Its dot.
    pub dot: Dot,
    /// Who made it, and when.
    pub said: Said,
    /// What was done, as files spell it.
    pub did: String,
    /// The first records that still hold something of it.
    pub touched: Vec<Touched>,
    /// How many more there are.
    pub more: usize,
    /// What it deleted and could bring back: records that are still gone and were not merged into others.
    pub gone: Vec<(Kind, Id)>,
}

/// A record that holds something of a Change.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// Its kind.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Whether it is gone by now.
    pub deleted: bool,
    /// What it was merged into, by its title, where that is why it is gone.
    pub merged_into: Option<String>,
    /// What was written and still stands: label and value. Empty for a record that the Change made.
    pub fields: Vec<(String, String)>,
}

/// Reads the newest part of the log, as one person sees it. What stood there before is known of the steps that can be taken back.
pub fn activity(
    workspace: &Workspace,
    query: &ActivityQuery,
    history: &History,
    viewer: Option<Id>,
) -> ActivityView {
    let blind = Blind::of(workspace, viewer);
    let mut people: Vec<Id> = workspace.log().values().map(|entry| entry.by).collect();
    crate::sort::distinct(&mut people);
    let mut people: Vec<(Id, String)> = people
        .into_iter()
        .map(|id| (id, person_name(workspace, id)))
        .collect();
    crate::sort::by_key(&mut people, |(id, name)| (crate::letters::lowered(name), *id));
    let log = workspace.log().iter();
    let mut dots: Vec<Dot> = log
        .filter(|(_, entry)| query.by.is_none_or(|by| entry.by == by))
        .map(|(dot, _)| *dot)
        .collect();
    crate::sort::by_key(&mut dots, |dot| std::cmp::Reverse((workspace.clock(*dot), *dot)));
    let total = dots.len();
    dots.truncate(query.most);
    let mut touched = touched_by(workspace, &dots);
    let deeds = dots.iter().filter_map(|dot| {
        let entry = workspace.entry(*dot)?;
        let Held { named, more, gone } = touched.remove(dot).unwrap_or_default();
        let step = history.step(*dot).map(|change| &change.records);
        Some(Deed {
            dot: *dot,
            said: said(workspace, *dot),
            did: did(workspace, *dot, &entry.did).to_owned(),
            touched: named
                .iter()
                .map(|(kind, record)| {
                    let step = step.and_then(|records| records.iter().find(|at| at.id == record.id()));
                    let before = step.and_then(|change| change.from.as_deref());
                    read((workspace, &blind), (kind, record), *dot, before)
                })
                .collect(),
            more,
            gone,
        })
    });
    ActivityView {
        deeds: deeds.collect(),
        total,
        people,
    }
}

/// What was done, as files spell it. That the workspace itself came in with an import is how it was started.
fn did<'a>(workspace: &Workspace, dot: Dot, did: &'a str) -> &'a str {
    let mut workspaces = workspace.records(&Kind::WORKSPACES);
    if did == revert::IMPORT && workspaces.any(|record| record.base() == dot) {
        "start-workspace"
    } else {
        did
    }
}

/// What holds something of a Change: the first records, how many more there are, and which of all it deleted.
#[derive(Default)]
struct Held<'a> {
    named: Vec<(&'a Kind, &'a Record)>,
    more: usize,
    gone: Vec<(Kind, Id)>,
}

/// Finds which records hold something of these Changes, in one walk over all records.
fn touched_by<'a>(workspace: &'a Workspace, dots: &[Dot]) -> Map<Dot, Held<'a>> {
    let mut holders: Map<Dot, Held<'a>> = dots.iter().map(|dot| (*dot, Held::default())).collect();
    for kind in workspace.kinds() {
        for record in workspace.collection(kind).into_iter().flatten() {
            let mut of_record: Vec<Dot> = record.dots().collect();
            crate::sort::distinct(&mut of_record);
            for dot in of_record {
                if let Some(held) = holders.get_mut(&dot) {
                    if held.named.len() < NAMED {
                        held.named.push((kind, record));
                    } else {
                        held.more += 1;
                    }
                    if was_deleted_by(record, dot) && record.get(&Field::MERGED_INTO).is_none() {
                        held.gone.push((kind.clone(), record.id()));
                    }
                }
            }
        }
    }
    holders
}

/// Whether a record is gone because of a Change.
fn was_deleted_by(record: &Record, dot: Dot) -> bool {
    let mut deletions = record.siblings(&Field::DELETED).into_iter();
    record.is_deleted() && deletions.any(|sibling| sibling.dot == dot && sibling.value.is_some())
}

fn read(
    (workspace, blind): (&Workspace, &Blind),
    (kind, record): (&Kind, &Record),
    dot: Dot,
    before: Option<&Record>,
) -> Touched {
    let made = record.base() == dot;
    let told = |field: &Field| !UNTOLD.contains(field);
    let written = record.registers().filter(|(field, siblings)| {
        !made && told(field) && siblings.iter().any(|sibling| sibling.dot == dot)
    });
    let fields = written.filter_map(|(field, siblings)| {
        let sibling = siblings.iter().find(|sibling| sibling.dot == dot)?;
        let now = sibling.value.as_ref();
        // A stage that is set also says that it is no status of the team's own, which mostly nobody had given.
        if now.is_none() && field.name() == "own-status" {
            return None;
        }
        let shown = |value| {
            if blind.hides(kind, record, field) {
                instead(value)
            } else {
                show(workspace, (kind, Some(record)), field, value)
            }
        };
        let value = match before.map(|record| record.get(field)) {
            Some(then) if then == now => return None,
            Some(then) if shown(then) == shown(now) => shown(now),
            Some(then) => texts::activity_from_to(shown(then), shown(now)),
            None => shown(now),
        };
        Some((label(workspace, kind, field), value))
    });
    Touched {
        kind: kind.clone(),
        id: record.id(),
        title: title(workspace, kind, record.id()),
        deleted: record.is_deleted(),
        merged_into: merged_into(workspace, kind, record),
        fields: fields.collect(),
    }
}

/// The title of what a record was merged into, where that is why it is gone.
fn merged_into(workspace: &Workspace, kind: &Kind, record: &Record) -> Option<String> {
    let into = record.get(&Field::MERGED_INTO).and_then(Value::as_link);
    into.filter(|_| record.is_deleted())
        .map(|into| title(workspace, kind, into))
}

/// What was done, in words, by its name in history. A name that this build does not know is told as such, never shown.
///
/// ```
/// use tandem_core::view::activity::deed_name;
/// assert_eq!(deed_name("add-person"), "added a person");
/// assert_eq!(deed_name("split-story"), "split a story");
/// assert_eq!(deed_name("teleport"), "changed something");
/// ```
pub fn deed_name(did: &str) -> String {
    match did.split_once('-') {
        Some((verb @ ("add" | "edit" | "delete"), thing)) => texts::did_to(verb, texts::did_thing(thing)),
        _ => texts::did_name(did),
    }
}
