//! The inbox: feedback, newest first.

use std::cmp::Reverse;
use std::sync::Arc;

use super::followed::Looked;
use super::{StatusCount, TagCount, TagCounts, customer_name};
use crate::model::Feedback;
use crate::snapshot::v1::FEEDBACK_STATUSES;
use crate::unsettled::unsettled_in;
use crate::{Field, Id, Kind, Millis, Record, Workspace, texts};

/// The order of feedback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InboxSort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// What the most customers stand behind first.
    Customers,
}

/// What the inbox shows besides its rows, whatever is searched for.
#[derive(Clone, Debug)]
pub struct InboxView {
    /// All items, newest first.
    pub order: Vec<Arc<Record>>,
    /// How many items of each status there are.
    pub statuses: Vec<StatusCount>,
    /// All tags in use, the most used first.
    pub tags: Vec<TagCount>,
    looked: Looked,
    /// Whether the moment of some item is not known; it may become known without the item being changed.
    is_undated: bool,
}

impl PartialEq for InboxView {
    /// What it shows says all.
    fn eq(&self, other: &Self) -> bool {
        (&self.order, &self.statuses, &self.tags) == (&other.order, &other.statuses, &other.tags)
    }
}

impl Eq for InboxView {}

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
#[inline(never)]
pub fn inbox(workspace: &Workspace) -> InboxView {
    let looked = Looked::at(workspace, &Kind::FEEDBACK);
    let mut statuses: Vec<StatusCount> = FEEDBACK_STATUSES
        .iter()
        .map(|status| StatusCount {
            key: (*status).to_owned(),
            name: texts::status_name(*status),
            count: 0,
        })
        .collect();
    let mut tags = TagCounts::default();
    let mut dated: Vec<(Millis, Arc<Record>)> = Vec::with_capacity(looked.len());
    for record in looked.live() {
        let item = Feedback::of(record);
        if let Some(count) = count_of(&mut statuses, item) {
            *count += 1;
        }
        tags.add(record);
        dated.push((at(workspace, item, record.base()), record.clone()));
    }
    let tags = tags.done();
    let is_undated = dated.iter().any(|(at, _)| *at == 0);
    crate::sort::greatest_first(&mut dated, |one, other| other.id().cmp(&one.id()));
    let mut order = Vec::with_capacity(dated.len());
    order.extend(dated.into_iter().map(|(_, record)| record));
    InboxView {
        order,
        statuses,
        tags,
        looked,
        is_undated,
    }
}

/// Lists all feedback as [`inbox`] does, from how it was listed before, and says whether anything is different.
#[inline(never)]
pub fn inbox_again(before: Option<InboxView>, workspace: &Workspace) -> (InboxView, bool) {
    let followed = before.filter(|view| !view.is_undated).and_then(|mut view| {
        let differences = view.looked.again(workspace)?;
        let changed = !differences.is_empty();
        for (was, is) in differences {
            view.leave(workspace, was.filter(|record| !record.is_deleted()))?;
            view.come(workspace, is.filter(|record| !record.is_deleted()));
        }
        crate::sort::by(&mut view.tags, TagCount::by_use);
        Some((view, changed))
    });
    followed.unwrap_or_else(|| (inbox(workspace), true))
}

impl InboxView {
    /// All items in another order; where that says nothing, the newest come first.
    pub fn sorted(&self, workspace: &Workspace, sort: InboxSort) -> Vec<Arc<Record>> {
        let mut order = self.order.clone();
        match sort {
            InboxSort::Newest => {}
            InboxSort::Oldest => order.reverse(),
            InboxSort::Customers => {
                let count = |record: &Arc<Record>| Reverse(voices(workspace, Feedback::of(record)));
                crate::sort::by_key(&mut order, count);
            }
        }
        order
    }

    /// Takes an item out; nothing if it does not stand where it should.
    fn leave(&mut self, workspace: &Workspace, record: Option<Arc<Record>>) -> Option<()> {
        let Some(record) = record else { return Some(()) };
        let at = self.place(workspace, &record);
        if !Arc::ptr_eq(self.order.get(at)?, &record) {
            return None;
        }
        self.order.remove(at);
        let item = Feedback::of(&record);
        if let Some(count) = count_of(&mut self.statuses, item) {
            *count = count.saturating_sub(1);
        }
        for tag in item.tags() {
            let at = self.tags.iter().position(|counted| counted.tag == tag)?;
            let counted = self.tags.get_mut(at)?;
            counted.count = counted.count.saturating_sub(1);
            if counted.count == 0 {
                self.tags.remove(at);
            }
        }
        Some(())
    }

    /// Puts an item in.
    fn come(&mut self, workspace: &Workspace, record: Option<Arc<Record>>) {
        let Some(record) = record else { return };
        let item = Feedback::of(&record);
        if let Some(count) = count_of(&mut self.statuses, item) {
            *count += 1;
        }
        for tag in item.tags() {
            match self.tags.iter_mut().find(|counted| counted.tag == tag) {
                Some(counted) => counted.count += 1,
                None => self.tags.push(TagCount { tag, count: 1 }),
            }
        }
        self.is_undated |= at(workspace, item, record.base()) == 0;
        let place = self.place(workspace, &record);
        self.order.insert(place, record);
    }

    /// Where an item stands, or would stand.
    fn place(&self, workspace: &Workspace, record: &Record) -> usize {
        let moment = |record: &Record| (at(workspace, Feedback::of(record), record.base()), record.id());
        let wanted = moment(record);
        self.order.partition_point(|other| moment(other) > wanted)
    }
}

/// The count that an item is part of; nothing for a status of another build.
fn count_of<'a>(statuses: &'a mut [StatusCount], item: Feedback<'_>) -> Option<&'a mut usize> {
    let counted = statuses.iter_mut().find(|counted| counted.key == item.status());
    counted.map(|counted| &mut counted.count)
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
        voices: voices(workspace, item),
        at: at(workspace, item, record.base()),
        conflict: unsettled_in(workspace, &Kind::FEEDBACK, record).next().is_some(),
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

/// How many customers are behind an item, of those that there are.
fn voices(workspace: &Workspace, item: Feedback<'_>) -> usize {
    let is_there = |voice: &Id| workspace.record(&Kind::CUSTOMERS, *voice).is_some();
    item.voices().filter(is_there).count()
}

fn at(workspace: &Workspace, item: Feedback<'_>, base: crate::Dot) -> Millis {
    item.said().unwrap_or_else(|| workspace.clock(base))
}
