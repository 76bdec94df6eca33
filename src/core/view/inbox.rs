//! The inbox: feedback, newest first, searched and filtered.

use super::evidence::ideas_of_feedback;
use super::{TagCount, count_tags, customer_name};
use crate::model::Feedback;
use crate::query::Search;
use crate::snapshot::v1::FEEDBACK_STATUSES;
use crate::{Id, Kind, Millis, Workspace};

/// What somebody wants to see of the inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxQuery {
    /// Words that must be found in the title, the body or the customer's name.
    pub search: String,
    /// Only this status, or all if empty.
    pub status: String,
    /// Only with this tag, or all if empty.
    pub tag: String,
}

/// What the inbox shows besides its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxView {
    /// The items that were found, newest first.
    pub ids: Vec<Id>,
    /// How many items there are in all.
    pub total: usize,
    /// How many items of each status there are in all.
    pub statuses: Vec<(&'static str, usize)>,
    /// All tags in use, the most used first.
    pub tags: Vec<TagCount>,
}

/// One row of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    /// The item.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its body.
    pub body: String,
    /// The customer who said it, if named.
    pub customer: Option<Id>,
    /// What that customer is called, empty if none is named.
    pub customer_name: String,
    /// The channel, empty if none is named.
    pub channel: String,
    /// Its status.
    pub status: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// How many customers are behind it.
    pub voices: usize,
    /// When it was said, or else written down.
    pub at: Millis,
    /// Whether some of its fields are in conflict.
    pub conflict: bool,
}

/// Finds what a query asks for.
pub fn inbox(workspace: &Workspace, query: &InboxQuery) -> InboxView {
    let search = Search::new(&query.search);
    let mut view = InboxView {
        statuses: FEEDBACK_STATUSES.iter().map(|status| (*status, 0)).collect(),
        ..InboxView::default()
    };
    let mut found: Vec<(Millis, Id)> = Vec::new();
    for record in workspace.records(&Kind::FEEDBACK) {
        let item = Feedback::of(record);
        view.total += 1;
        if let Some((_, count)) = view
            .statuses
            .iter_mut()
            .find(|(status, _)| *status == item.status())
        {
            *count += 1;
        }
        let wanted = (query.status.is_empty() || item.status() == query.status)
            && (query.tag.is_empty() || item.tags().any(|tag| tag == query.tag));
        if wanted
            && (search.is_empty()
                || search.finds(&[
                    item.title(),
                    item.body(),
                    &customer_name(workspace, item.customer()),
                ]))
        {
            found.push((at(workspace, item, record.base()), record.id()));
        }
    }
    crate::sort::by(&mut found, |a, b| b.cmp(a));
    view.ids = found.into_iter().map(|(_, id)| id).collect();
    view.tags = count_tags(
        workspace
            .records(&Kind::FEEDBACK)
            .flat_map(|record| Feedback::of(record).tags()),
    );
    view
}

/// The row of one item.
pub fn inbox_row(workspace: &Workspace, id: Id) -> Option<InboxRow> {
    let record = workspace.record(&Kind::FEEDBACK, id)?;
    let item = Feedback::of(record);
    Some(InboxRow {
        id,
        title: item.title().to_owned(),
        body: item.body().to_owned(),
        customer: item.customer(),
        customer_name: customer_name(workspace, item.customer()),
        channel: item.channel().to_owned(),
        status: item.status().to_owned(),
        tags: item.tags().collect(),
        voices: item.voices().count(),
        at: at(workspace, item, record.base()),
        conflict: record.conflicts().next().is_some(),
    })
}

/// The ideas that an item is linked to, with their titles.
pub fn linked_ideas(workspace: &Workspace, feedback: Id) -> Vec<(Id, String)> {
    let ids = ideas_of_feedback(workspace).remove(&feedback).unwrap_or_default();
    let titled = ids
        .into_iter()
        .filter_map(|id| Some((id, workspace.record(&Kind::IDEAS, id)?.text("title").to_owned())));
    titled.collect()
}

fn at(workspace: &Workspace, item: Feedback<'_>, base: crate::Dot) -> Millis {
    item.said().unwrap_or_else(|| workspace.clock(base))
}
