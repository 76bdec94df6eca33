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

    /// What else it is called: the names of customers that were merged into it.
    pub fn aliases(self) -> impl Iterator<Item = String> + use<'a> {
        let names = self.0.elements("aliases");
        names.filter_map(|(field, _)| field.element_name().map(std::borrow::Cow::into_owned))
    }

    /// The tags, sorted by their paths.
    pub fn tags(self) -> impl Iterator<Item = String> + use<'a> {
        super::feedback::tags(self.0)
    }

    /// What is to be known about it, in Markdown.
    pub fn notes(self) -> &'a str {
        self.0.text("notes")
    }

    /// The segment, empty if none is named.
    pub fn segment(self) -> &'a str {
        self.0.text("segment")
    }

    /// The e-mail address, empty if none is known.
    pub fn email(self) -> &'a str {
        self.0.text("email")
    }

    /// The domain of the customer's addresses, such as `acme.com`; empty if none is known.
    pub fn domain(self) -> &'a str {
        self.0.text("domain")
    }

    /// Monthly recurring revenue in [`Self::currency`], if known.
    pub fn revenue(self) -> Option<f64> {
        self.0.value("revenue").and_then(Value::as_number)
    }

    /// The revenue, if it is known in this currency, which is that of a customer who names none.
    pub fn revenue_in(self, currency: &str) -> Option<f64> {
        self.revenue().filter(|_| self.currency_or(currency) == currency)
    }

    /// The currency of the revenue as an ISO 4217 code, empty for the workspace's own.
    pub fn currency(self) -> &'a str {
        self.0.text("currency")
    }

    /// The currency of the revenue, the workspace's where none is named. Files may spell a code in small letters.
    pub fn currency_or<'b>(self, workspaces: &'b str) -> &'b str
    where
        'a: 'b,
    {
        match self.currency() {
            "" => workspaces,
            own if own.eq_ignore_ascii_case(workspaces) => workspaces,
            own => own,
        }
    }
}
