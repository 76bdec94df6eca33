//! Tests the filters of a query on records.

use std::cell::OnceCell;

use super::query::{Filter, Has, Query, Test};
use super::words::folded;
use crate::model::{Comment, Customer, Feedback, Idea};
use crate::statuses::Statuses;
use crate::{Id, Kind, Millis, Record, Workspace, segments};

/// The filters of a query, with what they need to know of the workspace.
pub struct Filters<'a> {
    workspace: &'a Workspace,
    kind: &'a Kind,
    tests: Vec<Ready<'a>>,
    statuses: Statuses,
    /// The feedback that any idea has as evidence; looked for when it is first needed.
    linked: OnceCell<Vec<Id>>,
    /// The customers that are there.
    customers: OnceCell<Vec<Id>>,
    /// The records that have comments.
    remarked: OnceCell<Vec<Id>>,
}

/// A filter with the customers that it is about.
struct Ready<'a> {
    filter: &'a Filter,
    customers: Vec<Id>,
}

impl<'a> Filters<'a> {
    /// Looks up what the filters of a query need to know.
    pub fn new(workspace: &'a Workspace, kind: &'a Kind, query: &'a Query) -> Self {
        let tests = query.filters.iter().map(|filter| Ready {
            filter,
            customers: match &filter.test {
                Test::Customer(name) => customers(workspace, |customer| {
                    // What was merged into it goes by its own name still.
                    folded(customer.name()).contains(name.as_str())
                        || customer
                            .aliases()
                            .any(|alias| folded(&alias).contains(name.as_str()))
                }),
                Test::Segment(name) => segments::named(workspace, name),
                _ => Vec::new(),
            },
        });
        Self {
            workspace,
            kind,
            tests: tests.collect(),
            statuses: Statuses::of(workspace),
            linked: OnceCell::new(),
            customers: OnceCell::new(),
            remarked: OnceCell::new(),
        }
    }

    /// Whether all filters hold for a record.
    pub fn hold(&self, record: &Record) -> bool {
        self.tests
            .iter()
            .all(|ready| self.holds(ready, record) != ready.filter.not)
    }

    fn holds(&self, ready: &Ready<'_>, record: &Record) -> bool {
        match &ready.filter.test {
            Test::Status(wanted) => {
                let status = self.status(record);
                wanted.iter().any(|wanted| wanted == status)
            }
            Test::Tag(tags) => record
                .elements("tags")
                .filter_map(|(field, _)| field.element_name())
                .any(|name| tags.contains(&folded(&name))),
            Test::Channel(name) => folded(Feedback::of(record).channel()).contains(name.as_str()),
            Test::Customer(_) | Test::Segment(_) => self.speaks(record, &ready.customers),
            Test::Votes(least, most) => {
                #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53 customers")]
                let votes =
                    (self.voices(record, self.customers()).len() as f64).max(Feedback::of(record).votes());
                (*least..=*most).contains(&votes)
            }
            Test::Before(moment) => self.at(record) < *moment,
            Test::After(moment) => self.at(record) >= *moment,
            Test::Has(Has::Idea) => {
                let linked = self.linked.get_or_init(|| linked(self.workspace));
                linked.binary_search(&record.id()).is_ok()
            }
            Test::Has(Has::Feedback) => self.evidence(record).next().is_some(),
            Test::Has(Has::Customer) => self.speaks(record, self.customers()),
            Test::Has(Has::Tag) => record.elements("tags").next().is_some(),
            Test::Has(Has::Comment) => {
                let remarked = self.remarked.get_or_init(|| remarked(self.workspace, self.kind));
                remarked.binary_search(&record.id()).is_ok()
            }
        }
    }

    fn status<'r>(&self, record: &'r Record) -> &'r str {
        if *self.kind == Kind::IDEAS {
            self.statuses.key(Idea::of(record))
        } else {
            Feedback::of(record).status()
        }
    }

    /// The feedback behind an idea, as far as it is there.
    fn evidence<'r>(&'r self, record: &'r Record) -> impl Iterator<Item = Feedback<'r>> {
        let items = Idea::of(record).insights();
        let items = items.filter_map(|(id, _)| self.workspace.record(&Kind::FEEDBACK, id));
        items.map(|record| Feedback::of(record))
    }

    /// Whether one of some customers is behind a record.
    fn speaks(&self, record: &Record, among: &[Id]) -> bool {
        let is_meant = |id: &Id| among.binary_search(id).is_ok();
        if *self.kind == Kind::IDEAS {
            self.evidence(record)
                .any(|item| item.voices().any(|id| is_meant(&id)))
        } else {
            Feedback::of(record).voices().any(|id| is_meant(&id))
        }
    }

    /// Those of some customers who are behind a record, each once.
    fn voices(&self, record: &Record, among: &[Id]) -> Vec<Id> {
        let is_meant = |id: &Id| among.binary_search(id).is_ok();
        if *self.kind != Kind::IDEAS {
            return Feedback::of(record).voices().filter(is_meant).collect();
        }
        let items = self.evidence(record);
        let mut voices: Vec<Id> = items.flat_map(Feedback::voices).filter(is_meant).collect();
        crate::sort::distinct(&mut voices);
        voices
    }

    /// All customers: one that is gone is behind nothing.
    fn customers(&self) -> &[Id] {
        self.customers.get_or_init(|| customers(self.workspace, |_| true))
    }

    /// When a record was said, or else written down.
    fn at(&self, record: &Record) -> Millis {
        let said = Feedback::of(record).said();
        said.unwrap_or_else(|| self.workspace.clock(record.base()))
    }
}

/// The customers that something holds for, sorted.
fn customers(workspace: &Workspace, wanted: impl Fn(Customer<'_>) -> bool) -> Vec<Id> {
    let all = workspace.records(&Kind::CUSTOMERS);
    let found = all.filter(|record| wanted(Customer::of(record)));
    found.map(|record| record.id()).collect()
}

fn linked(workspace: &Workspace) -> Vec<Id> {
    let ideas = workspace.records(&Kind::IDEAS);
    let mut linked: Vec<Id> = ideas
        .flat_map(|record| Idea::of(record).insights())
        .map(|(id, _)| id)
        .collect();
    crate::sort::distinct(&mut linked);
    linked
}

fn remarked(workspace: &Workspace, kind: &Kind) -> Vec<Id> {
    let comments = workspace.records(&Kind::COMMENTS);
    let on = comments.filter_map(|record| Comment::of(record).on());
    let mut remarked: Vec<Id> = on.filter(|(on, _)| on == kind).map(|(_, id)| id).collect();
    crate::sort::distinct(&mut remarked);
    remarked
}
