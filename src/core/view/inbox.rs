//! The inbox: feedback, newest first.

use std::sync::Arc;

use super::{StatusCount, TagCount, count_tags, customer_name};
use crate::model::Feedback;
use crate::snapshot::v1::FEEDBACK_STATUSES;
use crate::{Field, Id, Kind, Millis, Record, Workspace, texts};

/// What the inbox shows besides its rows, whatever is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxView {
    /// All items, newest first.
    pub order: Vec<Arc<Record>>,
    /// How many items of each status there are.
    pub statuses: Vec<StatusCount>,
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

/// Lists all feedback and counts it.
pub fn inbox(workspace: &Workspace) -> InboxView {
    let mut statuses: Vec<StatusCount> = FEEDBACK_STATUSES
        .iter()
        .map(|status| StatusCount {
            key: (*status).to_owned(),
            name: texts::status_name(*status),
            count: 0,
        })
        .collect();
    let mut dated: Vec<(Millis, Arc<Record>)> = Vec::new();
    for record in workspace.records(&Kind::FEEDBACK) {
        let item = Feedback::of(record);
        if let Some(counted) = statuses.iter_mut().find(|counted| counted.key == item.status()) {
            counted.count += 1;
        }
        dated.push((at(workspace, item, record.base()), record.clone()));
    }
    crate::sort::by(&mut dated, |(a, one), (b, other)| {
        (b, other.id()).cmp(&(a, one.id()))
    });
    InboxView {
        order: dated.into_iter().map(|(_, record)| record).collect(),
        statuses,
        tags: count_tags(workspace, &Kind::FEEDBACK),
    }
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
    let linked = Field::link("insights", feedback);
    let ideas = workspace.records(&Kind::IDEAS);
    ideas
        .filter(|record| record.get(&linked).is_some())
        .map(|record| (record.id(), record.text("title").to_owned()))
        .collect()
}

fn at(workspace: &Workspace, item: Feedback<'_>, base: crate::Dot) -> Millis {
    item.said().unwrap_or_else(|| workspace.clock(base))
}
