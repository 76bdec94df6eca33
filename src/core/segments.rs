//! Who belongs to which segment.
//!
//! A segment is a record with a rule (a range of revenue, a tag, a part of the name) and with customers that were added or
//! left out by hand. A customer's own field `segment` is a word that files bring along; it counts as belonging to the segment of
//! that name, and where there is no such record, the word alone is a segment.

use crate::model::{Customer, Segment};
use crate::search::words::folded;
use crate::{Id, Kind, Workspace, view};

/// The customers of a segment, in the order of their ids; none where there is no such segment.
pub fn members(workspace: &Workspace, segment: Id) -> Vec<Id> {
    let Some(record) = workspace.record(&Kind::SEGMENTS, segment) else {
        return Vec::new();
    };
    let segment = Segment::of(record);
    let (_, currency) = view::workspace_name(workspace);
    let customers = workspace.records(&Kind::CUSTOMERS);
    let held = customers.filter(|record| segment.holds(Customer::of(record), &currency));
    held.map(|record| record.id()).collect()
}

/// The customers of all segments whose names hold this text, without case and accents; in the order of their ids.
pub fn named(workspace: &Workspace, name: &str) -> Vec<Id> {
    let (_, currency) = view::workspace_name(workspace);
    let all = workspace
        .records(&Kind::SEGMENTS)
        .map(|record| Segment::of(record));
    let meant: Vec<Segment<'_>> = all
        .filter(|segment| folded(segment.name()).contains(name))
        .collect();
    let customers = workspace.records(&Kind::CUSTOMERS);
    let held = customers.filter(|record| {
        let customer = Customer::of(record);
        let own = folded(customer.segment());
        // Where a segment has that name, it says who belongs to it.
        let is_alone = || meant.iter().all(|segment| folded(segment.name()) != own);
        (!own.is_empty() && own.contains(name) && is_alone())
            || meant.iter().any(|segment| segment.holds(customer, &currency))
    });
    held.map(|record| record.id()).collect()
}

/// What those of these segments are called that a customer belongs to, and the customer's own word for one, by name.
pub fn names(all: &[Segment<'_>], customer: Customer<'_>, currency: &str) -> Vec<String> {
    let held = all.iter().filter(|segment| segment.holds(customer, currency));
    let mut names: Vec<String> = held.map(|segment| segment.name().to_owned()).collect();
    let own = customer.segment();
    // Where a segment has that name, it says who belongs to it.
    if !own.is_empty() && all.iter().all(|segment| folded(segment.name()) != folded(own)) {
        names.push(own.to_owned());
    }
    crate::sort::by_key(&mut names, |name| folded(name));
    names
}

/// The customer's own word for a segment where no segment has that name; nothing where one has, or there is no word.
pub fn word_alone<'a>(workspace: &Workspace, customer: Customer<'a>) -> &'a str {
    let word = customer.segment();
    let named = folded(word);
    let mut all = workspace.records(&Kind::SEGMENTS);
    let is_known = all.any(|record| folded(Segment::of(record).name()) == named);
    if is_known { "" } else { word }
}
