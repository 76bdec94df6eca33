//! All ideas, searched, filtered and sorted.

use super::evidence::{Evidence, evidence};
use super::{TagCount, count_tags, workspace_name};
use crate::model::Idea;
use crate::query::Search;
use crate::snapshot::v1::IDEA_STATUSES;
use crate::{Id, Kind, Workspace};

/// What somebody wants to see of the ideas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeasQuery {
    /// Words that must be found in the title or the description.
    pub search: String,
    /// Only this status, or all if empty.
    pub status: String,
    /// Only with this tag, or all if empty.
    pub tag: String,
    /// The order.
    pub sort: IdeaSort,
}

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
}

/// What the page shows besides its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeasView {
    /// The ideas that were found, in order.
    pub ids: Vec<Id>,
    /// How many ideas there are in all.
    pub total: usize,
    /// How many ideas of each status there are in all.
    pub statuses: Vec<(&'static str, usize)>,
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
    /// Its status.
    pub status: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// What stands behind it.
    pub evidence: Evidence,
    /// Whether some of its fields are in conflict.
    pub conflict: bool,
}

/// Finds what a query asks for.
pub fn ideas(workspace: &Workspace, query: &IdeasQuery) -> IdeasView {
    let search = Search::new(&query.search);
    let mut view = IdeasView {
        statuses: IDEA_STATUSES.iter().map(|status| (*status, 0)).collect(),
        ..IdeasView::default()
    };
    let mut found: Vec<Idea<'_>> = Vec::new();
    for record in workspace.records(&Kind::IDEAS) {
        let idea = Idea::of(record);
        view.total += 1;
        if let Some((_, count)) = view
            .statuses
            .iter_mut()
            .find(|(status, _)| *status == idea.status())
        {
            *count += 1;
        }
        if (query.status.is_empty() || idea.status() == query.status)
            && (query.tag.is_empty() || idea.tags().any(|tag| tag == query.tag))
            && search.finds(&[idea.title(), idea.description()])
        {
            found.push(idea);
        }
    }
    match query.sort {
        // Ids are made in the order of time.
        IdeaSort::Newest => found.reverse(),
        IdeaSort::Title => crate::sort::by_key(&mut found, |idea| (idea.title().to_lowercase(), idea.id())),
        IdeaSort::Customers => {
            let (_, currency) = workspace_name(workspace);
            crate::sort::by_key(&mut found, |idea| {
                std::cmp::Reverse((evidence(workspace, *idea, &currency).customers, idea.id()))
            });
        }
    }
    view.ids = found.iter().map(|idea| idea.id()).collect();
    view.tags = count_tags(
        workspace
            .records(&Kind::IDEAS)
            .flat_map(|record| Idea::of(record).tags()),
    );
    view
}

/// The row of one idea.
pub fn idea_row(workspace: &Workspace, id: Id) -> Option<IdeaRow> {
    let record = workspace.record(&Kind::IDEAS, id)?;
    let idea = Idea::of(record);
    let (_, currency) = workspace_name(workspace);
    Some(IdeaRow {
        id,
        title: idea.title().to_owned(),
        status: idea.status().to_owned(),
        tags: idea.tags().collect(),
        evidence: evidence(workspace, idea, &currency),
        conflict: record.conflicts().next().is_some(),
    })
}

/// Ideas whose titles hold what somebody types, for pickers; at most `most`.
pub fn find_ideas(workspace: &Workspace, text: &str, most: usize) -> Vec<(Id, String)> {
    let search = Search::new(text);
    let records = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let found = records.filter(|idea| search.finds(&[idea.title()]));
    found
        .take(most)
        .map(|idea| (idea.id(), idea.title().to_owned()))
        .collect()
}
