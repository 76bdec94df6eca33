//! Releases: ideas that went out together, with notes.

use crate::{Field, Id, Millis, Record, Value};

/// Whom the notes of a release are for: everybody outside, and the people who work on the product.
pub const AUDIENCES: [&str; 2] = ["customers", "team"];

/// A release's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Release<'a>(&'a Record);

impl<'a> Release<'a> {
    /// Reads a record of the kind releases.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// The title.
    pub fn title(self) -> &'a str {
        self.0.text("title")
    }

    /// The version, empty if it has none.
    pub fn version(self) -> &'a str {
        self.0.text("version")
    }

    /// Whether it went out.
    pub fn is_out(self) -> bool {
        self.0.text("status") == "released"
    }

    /// The day on which it went out, or shall.
    pub fn day(self) -> Option<Millis> {
        crate::time::parse(self.0.text("released"))
    }

    /// The notes in Markdown for one of the [`AUDIENCES`].
    pub fn notes(self, audience: &str) -> &'a str {
        self.0
            .get(&Field::element("notes", audience))
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// Whether it stands in the public changelog.
    pub fn is_public(self) -> bool {
        super::is_on(self.0, "public")
    }

    /// When a customer was told of it.
    pub fn told(self, customer: Id) -> Option<Millis> {
        let when = self.0.get(&Field::link("told", customer))?;
        crate::time::parse(when.as_text()?)
    }
}
