//! Customers: users or accounts that speak.

use crate::{Id, Record, Value};

/// A customer's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Customer<'a>(&'a Record);

impl<'a> Customer<'a> {
    /// Reads a record of the kind customers.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// What the customer is called.
    pub fn name(self) -> &'a str {
        self.0.text("name")
    }

    /// The segment, empty if none is named.
    pub fn segment(self) -> &'a str {
        self.0.text("segment")
    }

    /// Monthly recurring revenue in [`Self::currency`], if known.
    pub fn revenue(self) -> Option<f64> {
        self.0.value("revenue").and_then(Value::as_number)
    }

    /// The currency of the revenue as an ISO 4217 code, empty for the workspace's own.
    pub fn currency(self) -> &'a str {
        self.0.text("currency")
    }
}
