//! Customers: who speaks, what they are worth, what they asked for and what became of it.

use super::workspace_name;
use crate::letters::lowered;
use crate::map::Map;
use crate::model::{Customer, Feedback, Idea, Segment};
use crate::search::words::folded;
use crate::statuses::Statuses;
use crate::{Id, Kind, Workspace, segments};

/// By what a list of customers is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomerSort {
    /// By name.
    #[default]
    Name,
    /// The most revenue first; what is in another currency than the workspace's comes after it.
    Revenue,
    /// Who said or backs most first.
    Voices,
}

/// One customer in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerRow {
    /// The customer.
    pub id: Id,
    /// The name.
    pub name: String,
    /// The segments, by name.
    pub segments: Vec<String>,
    /// Monthly revenue, and its currency.
    pub revenue: Option<(String, f64)>,
    /// How many feedback items the customer said or backs.
    pub voices: usize,
}

/// One customer in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// Other names, of customers that were merged into this one.
    pub aliases: Vec<String>,
    /// What is to be known about the customer, in Markdown.
    pub notes: String,
    /// Monthly revenue, as it was given.
    pub revenue: Option<f64>,
    /// Its currency, the workspace's where none is given.
    pub currency: String,
    /// The segments that the customer belongs to.
    pub segments: Vec<Id>,
    /// The customer's own word for a segment, where no segment has that name.
    pub segment_word: String,
    /// What the customer said or backs, newest first: the item, its title and status.
    pub asked: Vec<(Id, String, String)>,
    /// The ideas that this is evidence for, by title, with their status.
    pub ideas: Vec<(Id, String, String)>,
}

/// All customers, or those of a segment, whose names hold the search.
pub fn customers(
    workspace: &Workspace,
    search: &str,
    segment: Option<Id>,
    sort: CustomerSort,
) -> Vec<CustomerRow> {
    let (_, currency) = workspace_name(workspace);
    let voices = voices(workspace);
    let search = folded(search.trim());
    let inside = segment.map(|segment| segments::members(workspace, segment));
    let named: Vec<Segment<'_>> = workspace
        .records(&Kind::SEGMENTS)
        .map(|record| Segment::of(record))
        .collect();
    let rows = workspace.records(&Kind::CUSTOMERS).filter_map(|record| {
        let customer = Customer::of(record);
        let is_named = folded(customer.name()).contains(&search)
            || customer.aliases().any(|alias| folded(&alias).contains(&search));
        let found = is_named
            && inside
                .as_ref()
                .is_none_or(|inside| inside.binary_search(&record.id()).is_ok());
        found.then(|| CustomerRow {
            id: record.id(),
            name: customer.name().to_owned(),
            segments: segments::names(&named, customer, &currency),
            revenue: revenue(customer, &currency),
            voices: voices.get(&record.id()).copied().unwrap_or_default(),
        })
    });
    let mut rows: Vec<CustomerRow> = rows.collect();
    crate::sort::by_key(&mut rows, |row| (lowered(&row.name), row.id));
    let worth = |row: &CustomerRow| match &row.revenue {
        Some((own, amount)) if *own == currency => *amount,
        Some(_) => -1.0,
        None => -2.0,
    };
    match sort {
        CustomerSort::Name => {}
        CustomerSort::Revenue => crate::sort::by(&mut rows, |a, b| worth(b).total_cmp(&worth(a))),
        CustomerSort::Voices => crate::sort::by(&mut rows, |a, b| b.voices.cmp(&a.voices)),
    }
    rows
}

/// How many feedback items each customer said or backs.
fn voices(workspace: &Workspace) -> Map<Id, usize> {
    let mut voices = Map::new();
    for record in workspace.records(&Kind::FEEDBACK) {
        for voice in Feedback::of(record).voices() {
            voices.change(voice, |count| *count += 1);
        }
    }
    voices
}

fn revenue(customer: Customer<'_>, currency: &str) -> Option<(String, f64)> {
    let named = customer.currency_or(currency);
    customer.revenue().map(|amount| (named.to_owned(), amount))
}

/// A customer in full; none where there is no such customer.
pub fn profile(workspace: &Workspace, id: Id) -> Option<Profile> {
    let customer = Customer::of(workspace.record(&Kind::CUSTOMERS, id)?);
    let (_, currency) = workspace_name(workspace);
    let said = workspace
        .records(&Kind::FEEDBACK)
        .map(|record| Feedback::of(record));
    let said: Vec<Feedback<'_>> = said
        .filter(|item| item.voices().any(|voice| voice == id))
        .collect();
    let items: Vec<Id> = said.iter().map(|item| item.id()).collect();
    let mut asked: Vec<(Id, String, String)> = said
        .iter()
        .map(|item| (item.id(), item.title().to_owned(), item.status().to_owned()))
        .collect();
    asked.reverse();
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let behind = ideas.filter(|idea| {
        idea.insights()
            .any(|(item, _)| items.binary_search(&item).is_ok())
    });
    let statuses = Statuses::of(workspace);
    let mut ideas: Vec<(Id, String, String)> = behind
        .map(|idea| (idea.id(), idea.title().to_owned(), statuses.key(idea).to_owned()))
        .collect();
    crate::sort::by_key(&mut ideas, |idea| (lowered(&idea.1), idea.0));
    let all = workspace
        .records(&Kind::SEGMENTS)
        .map(|record| Segment::of(record));
    let inside = all.filter(|segment| segment.holds(customer, &currency));
    Some(Profile {
        name: customer.name().to_owned(),
        aliases: customer.aliases().collect(),
        notes: customer.notes().to_owned(),
        revenue: customer.revenue(),
        currency: customer.currency_or(&currency).to_owned(),
        segments: inside.map(Segment::id).collect(),
        segment_word: segments::word_alone(workspace, customer).to_owned(),
        asked,
        ideas,
    })
}
