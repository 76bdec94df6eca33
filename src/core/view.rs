//! What each page shows, as plain data made from the workspace; nothing here is kept.

pub mod activity;
pub mod backlog;
pub mod backlog_file;
pub mod blind;
pub mod board;
pub mod boards;
pub mod columns;
pub mod comments;
pub mod compare;
pub mod conflict;
pub mod customers;
pub mod delivery;
pub mod duplicates;
pub mod evidence;
pub mod fit;
mod followed;
pub mod home;
pub mod idea;
pub mod ideas;
pub mod inbox;
pub mod judged;
pub mod matrix;
pub mod outcomes;
pub mod people;
pub mod poker;
pub mod reach;
pub mod releases;
pub mod report;
pub mod selection;
pub mod split;
pub mod sprint;
pub mod story;
pub mod story_map;
pub mod strategy;
pub mod themes;

use std::cmp::Ordering;

pub use followed::Tally;

use crate::map::Map;
use crate::model::{Customer, Person, Role};
use crate::{Dot, Id, Kind, Millis, Record, Workspace, texts};

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The person's name; a neutral word if the person is not known here.
    pub name: String,
    /// The hat that they wear.
    pub role: Role,
    /// When; 0 if it is not known.
    pub at: Millis,
}

/// A status and how many records have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCount {
    /// What tells it from the others.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// How many have it.
    pub count: usize,
}

/// A tag and how many records carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// How many carry it.
    pub count: usize,
}

/// The hat that a person wears; somebody unknown is a contributor.
pub fn role_of(workspace: &Workspace, person: Id) -> Role {
    workspace
        .any_record(&Kind::PEOPLE, person)
        .map_or(Role::Contributor, |record| Person::of(record).role())
}

/// What a person is called.
pub fn person_name(workspace: &Workspace, person: Id) -> String {
    let name = workspace
        .any_record(&Kind::PEOPLE, person)
        .map(|record| Person::of(record).name().to_owned());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| texts::somebody().to_owned())
}

/// What a customer is called, empty if the customer is not known here.
pub fn customer_name(workspace: &Workspace, customer: Option<Id>) -> String {
    let record = customer.and_then(|id| workspace.record(&Kind::CUSTOMERS, id));
    record
        .map(|record| Customer::of(record).name().to_owned())
        .unwrap_or_default()
}

/// Who made a Change, and when.
pub fn said(workspace: &Workspace, dot: Dot) -> Said {
    match workspace.entry(dot) {
        Some(entry) => Said {
            name: person_name(workspace, entry.by),
            role: role_of(workspace, entry.by),
            at: entry.at,
        },
        None => Said {
            name: texts::somebody().to_owned(),
            role: Role::Contributor,
            at: 0,
        },
    }
}

/// What the workspace is called, and the currency that amounts without one are in.
pub fn workspace_name(workspace: &Workspace) -> (String, String) {
    let record = workspace.record(&Kind::WORKSPACES, workspace.id());
    let text = |field: &str| {
        record
            .map(|record| record.text(field).to_owned())
            .unwrap_or_default()
    };
    let currency = text("currency");
    (
        text("name"),
        if currency.is_empty() {
            "EUR".to_owned()
        } else {
            currency
        },
    )
}

/// All customers by name.
pub fn customers(workspace: &Workspace) -> Vec<(Id, String)> {
    by_name(workspace, &Kind::CUSTOMERS)
}

/// All boards by name.
pub fn boards(workspace: &Workspace) -> Vec<(Id, String)> {
    by_name(workspace, &Kind::BOARDS)
}

/// The named views of the page with this name, by name.
pub fn views(workspace: &Workspace, page: &str) -> Vec<(Id, String)> {
    let mut all = by_name(workspace, &Kind::VIEWS);
    all.retain(|(id, _)| {
        let view = workspace.record(&Kind::VIEWS, *id);
        view.is_some_and(|view| view.text("page") == page)
    });
    all
}

fn by_name(workspace: &Workspace, kind: &Kind) -> Vec<(Id, String)> {
    let records = workspace
        .records(kind)
        .map(|record| (record.id(), record.text("name").to_owned()));
    let mut named: Vec<(Id, String)> = records.collect();
    crate::sort::by_key(&mut named, |(id, name)| (crate::letters::lowered(name), *id));
    named
}

/// Counts the tags of a kind of record, the most used first.
pub fn count_tags(workspace: &Workspace, kind: &Kind) -> Vec<TagCount> {
    let mut counts = TagCounts::default();
    for record in workspace.records(kind) {
        counts.add(record);
    }
    counts.done()
}

/// Tags that are being counted.
#[derive(Default)]
struct TagCounts<'a>(Map<&'a str, usize>);

impl<'a> TagCounts<'a> {
    /// Counts those of a record.
    fn add(&mut self, record: &'a Record) {
        for (field, _) in record.elements("tags") {
            self.0.change(field.as_str(), |count| *count += 1);
        }
    }

    /// All of them, the most used first.
    fn done(self) -> Vec<TagCount> {
        let named = self.0.into_iter().filter_map(|(path, count)| {
            let (_, tag) = path.split_once('/')?;
            let tag = crate::field::unescape(tag).into_owned();
            Some(TagCount { tag, count })
        });
        let mut counted: Vec<TagCount> = named.collect();
        crate::sort::by(&mut counted, TagCount::by_use);
        counted
    }
}

impl TagCount {
    /// The most used first.
    fn by_use(&self, other: &Self) -> Ordering {
        (other.count, &self.tag).cmp(&(self.count, &other.tag))
    }
}
