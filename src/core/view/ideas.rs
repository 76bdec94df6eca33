//! All ideas, sorted.

use std::sync::Arc;

use super::evidence::{Evidence, evidence};
use super::{StatusCount, TagCount, count_tags, workspace_name};
use crate::model::Idea;
use crate::query::Search;
use crate::statuses::Statuses;
use crate::unsettled::unsettled_in;
use crate::{Id, Kind, Record, Workspace};

/// The order of ideas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IdeaSort {
    /// The newest first.
    #[default]
    Newest,
    /// By title.
    Title,
    /// The most customers behind them first.
    Customers,
    /// The most monthly revenue behind them first, in the workspace's own currency.
    Revenue,
}

/// What the page shows besides its rows, whatever is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeasView {
    /// All ideas, in order.
    pub order: Vec<Arc<Record>>,
    /// How many ideas of each status there are; one that is hidden is named as long as there are any.
    pub statuses: Vec<StatusCount>,
    /// All tags in use, the most used first.
    pub tags: Vec<TagCount>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct IdeaRow {
    /// The idea.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its description.
    pub description: String,
    /// The key of its status.
    pub status: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// What stands behind it.
    pub evidence: Evidence,
    /// Whether some of its fields are in conflict.
    pub conflict: bool,
}

/// Lists all ideas in an order and counts them.
pub fn ideas(workspace: &Workspace, sort: IdeaSort) -> IdeasView {
    let known = Statuses::of(workspace);
    let all = known.all().iter();
    let mut statuses: Vec<StatusCount> = all
        .map(|status| StatusCount {
            key: status.key.clone(),
            name: status.name.clone(),
            count: 0,
        })
        .collect();
    let mut order: Vec<Arc<Record>> = Vec::new();
    for record in workspace.records(&Kind::IDEAS) {
        let status = known.key(Idea::of(record));
        if let Some(counted) = statuses.iter_mut().find(|counted| counted.key == status) {
            counted.count += 1;
        }
        order.push(record.clone());
    }
    statuses.retain(|counted| counted.count > 0 || known.offered().any(|status| status.key == counted.key));
    match sort {
        // Ids are made in the order of time.
        IdeaSort::Newest => order.reverse(),
        IdeaSort::Title => crate::sort::by_key(&mut order, |record| {
            (crate::letters::ordered(record.text("title")), record.id())
        }),
        IdeaSort::Customers => {
            let (_, currency) = workspace_name(workspace);
            crate::sort::by_key(&mut order, |record| {
                let customers = evidence(workspace, Idea::of(record), &currency).customers;
                std::cmp::Reverse((customers, record.id()))
            });
        }
        IdeaSort::Revenue => {
            let (_, currency) = workspace_name(workspace);
            let worth = |record: &Record| {
                let revenue = evidence(workspace, Idea::of(record), &currency).revenue;
                let own = revenue
                    .into_iter()
                    .find(|(named, _)| named.eq_ignore_ascii_case(&currency));
                own.map_or(0.0, |(_, amount)| amount)
            };
            let mut dated: Vec<(f64, Arc<Record>)> =
                order.drain(..).map(|record| (worth(&record), record)).collect();
            crate::sort::by(&mut dated, |a, b| {
                b.0.total_cmp(&a.0).then(b.1.id().cmp(&a.1.id()))
            });
            order.extend(dated.into_iter().map(|(_, record)| record));
        }
    }
    IdeasView {
        order,
        statuses,
        tags: count_tags(workspace, &Kind::IDEAS),
    }
}

/// The row of one idea.
pub fn idea_row(workspace: &Workspace, id: Id) -> Option<IdeaRow> {
    let record = workspace.record(&Kind::IDEAS, id)?;
    let idea = Idea::of(record);
    let (_, currency) = workspace_name(workspace);
    Some(IdeaRow {
        id,
        title: idea.title().to_owned(),
        description: idea.description().to_owned(),
        status: Statuses::of(workspace).key(idea).to_owned(),
        tags: idea.tags().collect(),
        evidence: evidence(workspace, idea, &currency),
        conflict: unsettled_in(workspace, &Kind::IDEAS, record).next().is_some(),
    })
}

/// Ideas whose titles hold what somebody types, for pickers: those in `first` in that order, then all others; at most `most`.
pub fn find_ideas(workspace: &Workspace, text: &str, first: &[Id], most: usize) -> Vec<(Id, String)> {
    let search = Search::new(text);
    let likely = first.iter().filter_map(|id| workspace.record(&Kind::IDEAS, *id));
    let others = workspace
        .records(&Kind::IDEAS)
        .filter(|record| !first.contains(&record.id()));
    let records = likely.chain(others).map(|record| Idea::of(record));
    let found = records.filter(|idea| search.finds(&[idea.title()]));
    found
        .take(most)
        .map(|idea| (idea.id(), idea.title().to_owned()))
        .collect()
}
