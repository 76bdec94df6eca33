//! What each page shows, as plain data made from the workspace; nothing here is kept.

pub mod board;
pub mod conflict;
pub mod evidence;
pub mod idea;
pub mod ideas;
pub mod inbox;
pub mod report;

use crate::model::{Customer, Person, Role};
use crate::{Dot, Id, Kind, Millis, Workspace, texts};

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
    by_name(workspace, &Kind::CUSTOMERS, "name")
}

/// All boards by name.
pub fn boards(workspace: &Workspace) -> Vec<(Id, String)> {
    by_name(workspace, &Kind::BOARDS, "name")
}

fn by_name(workspace: &Workspace, kind: &Kind, field: &str) -> Vec<(Id, String)> {
    let records = workspace
        .records(kind)
        .map(|record| (record.id(), record.text(field).to_owned()));
    let mut named: Vec<(Id, String)> = records.collect();
    crate::sort::by_key(&mut named, |(id, name)| (name.to_lowercase(), *id));
    named
}

/// Counts tags, the most used first.
fn count_tags(tags: impl Iterator<Item = String>) -> Vec<TagCount> {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for tag in tags {
        *counts.entry(tag).or_default() += 1;
    }
    let mut counted: Vec<TagCount> = counts
        .into_iter()
        .map(|(tag, count)| TagCount { tag, count })
        .collect();
    crate::sort::by(&mut counted, |a, b| {
        b.count.cmp(&a.count).then_with(|| a.tag.cmp(&b.tag))
    });
    counted
}
