//! Conflicts that ask something of a person. Where all values read the same, there is nothing to choose: the latest stands, and
//! the next to write settles it.

use crate::model::{self, Story};
use crate::position::is_position;
use crate::snapshot::v1::Shape;
use crate::{Field, Id, Kind, Record, Sibling, Workspace, time};

/// Every field that waits for a person: kind, record, field and the siblings that disagree.
pub fn unsettled(workspace: &Workspace) -> impl Iterator<Item = (&Kind, &Record, &Field, &[Sibling])> {
    let all = workspace.conflicts();
    all.filter(|(kind, record, field, siblings)| !reads_same(workspace, (kind, record), field, siblings))
}

/// The fields of one record that wait for a person.
pub fn unsettled_in<'a>(
    workspace: &'a Workspace,
    kind: &'a Kind,
    record: &'a Record,
) -> impl Iterator<Item = (&'a Field, &'a [Sibling])> {
    let all = record.conflicts();
    all.filter(move |(field, siblings)| !reads_same(workspace, (kind, record), field, siblings))
}

/// Whether all siblings say the same to people: moments of one day, or positions at one place. Two who plan together and do the
/// same write these apart.
pub(crate) fn reads_same(
    workspace: &Workspace,
    (kind, record): (&Kind, &Record),
    field: &Field,
    siblings: &[Sibling],
) -> bool {
    let texts = siblings
        .iter()
        .map(|sibling| sibling.value.as_ref().and_then(|value| value.as_text()));
    let Some(texts) = texts.collect::<Option<Vec<&str>>>() else {
        return false;
    };
    if model::shape(kind, field) == Some(Shape::Time) {
        let days: Vec<_> = texts
            .iter()
            .map(|text| time::parse(text).map(time::date))
            .collect();
        return days
            .windows(2)
            .all(|two| two.first() == two.last() && two.iter().all(Option::is_some));
    }
    match (field.name(), texts.iter().min(), texts.iter().max()) {
        ("order", Some(low), Some(high)) => {
            let mut others = beside(workspace, kind, Some(record.id()));
            !others.any(|other| (*low..*high).contains(&other.text("order")))
        }
        // No word tells one place among statuses from another.
        ("status-order", ..) => true,
        _ => false,
    }
}

/// The records that another one stands among in the order by hand of its kind, as people see it.
pub(crate) fn beside<'a>(
    workspace: &'a Workspace,
    kind: &'a Kind,
    own: Option<Id>,
) -> impl Iterator<Item = &'a Record> {
    let others = workspace.records(kind).map(AsRef::as_ref);
    others.filter(move |record| {
        let is_seen = *kind != Kind::STORIES || Story::of(record).is_open();
        Some(record.id()) != own && is_seen && is_position(record.text("order"))
    })
}
