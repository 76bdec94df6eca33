//! Segments: named groups of customers.

use super::Customer;
use crate::search::words::folded;
use crate::{Field, Id, Record, Value};

/// A segment's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a>(&'a Record);

impl<'a> Segment<'a> {
    /// Reads a record of the kind segments.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// What it is called.
    pub fn name(self) -> &'a str {
        self.0.text("name")
    }

    /// The least monthly revenue, in the workspace's currency; none where any will do.
    pub fn least(self) -> Option<f64> {
        self.0.value("least").and_then(Value::as_number)
    }

    /// The most monthly revenue, in the workspace's currency; none where any will do.
    pub fn most(self) -> Option<f64> {
        self.0.value("most").and_then(Value::as_number)
    }

    /// A tag that its customers carry; empty where any will do.
    pub fn tag(self) -> &'a str {
        self.0.text("tag")
    }

    /// What the names of its customers hold; empty where any will do.
    pub fn named(self) -> &'a str {
        self.0.text("named")
    }

    /// Whether it has a rule; without one it has only the customers that were added by hand.
    pub fn has_rule(self) -> bool {
        self.least().is_some() || self.most().is_some() || !self.tag().is_empty() || !self.named().is_empty()
    }

    /// What was said by hand about a customer: belongs to it, does not, or nothing.
    pub fn by_hand(self, customer: Id) -> Option<bool> {
        self.0
            .get(&Field::link("members", customer))
            .and_then(Value::as_flag)
    }

    /// Whether a customer belongs to it: by hand, by its rule, or because the customer's own segment has its name.
    ///
    /// Revenue in another currency than the workspace's fits no range: amounts are never converted.
    pub fn holds(self, customer: Customer<'_>, currency: &str) -> bool {
        if let Some(said) = self.by_hand(customer.id()) {
            return said;
        }
        let own = customer.segment();
        if !own.is_empty() && folded(own) == folded(self.name()) {
            return true;
        }
        self.has_rule()
            && self.fits_revenue(customer, currency)
            && (self.tag().is_empty() || customer.tags().any(|tag| folded(&tag) == folded(self.tag())))
            && folded(customer.name()).contains(&folded(self.named()))
    }

    fn fits_revenue(self, customer: Customer<'_>, currency: &str) -> bool {
        if self.least().is_none() && self.most().is_none() {
            return true;
        }
        let amount = customer.revenue_in(currency);
        let (least, most) = (self.least().unwrap_or(0.0), self.most().unwrap_or(f64::INFINITY));
        amount.is_some_and(|amount| (least..=most).contains(&amount))
    }
}
