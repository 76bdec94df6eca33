//! Feedback: one voice each.

use crate::{Field, Id, Millis, Record, Value};

/// A feedback item's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Feedback<'a>(&'a Record);

impl<'a> Feedback<'a> {
    /// Reads a record of the kind feedback.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// The title: what was said, in a line.
    pub fn title(self) -> &'a str {
        self.0.text("title")
    }

    /// The body in Markdown.
    pub fn body(self) -> &'a str {
        self.0.text("body")
    }

    /// The customer who said it.
    pub fn customer(self) -> Option<Id> {
        self.0.value("customer").and_then(Value::as_link)
    }

    /// The channel through which it came, empty if none is named.
    pub fn channel(self) -> &'a str {
        self.0.text("channel")
    }

    /// When it was said, if known.
    pub fn said(self) -> Option<Millis> {
        crate::time::parse(self.0.text("said"))
    }

    /// Where triage has brought it; `new` unless something else was written.
    pub fn status(self) -> &'a str {
        let status = self.0.text("status");
        if status.is_empty() { "new" } else { status }
    }

    /// The moment until which triage has put it off, if it has.
    pub fn snoozed(self) -> Option<Millis> {
        crate::time::parse(self.0.text("snoozed"))
    }

    /// Why it was declined, empty if nobody has said.
    pub fn reason(self) -> &'a str {
        self.0.text("reason")
    }

    /// Whether it waits for triage: nobody has decided, and it is not put off.
    pub fn waits(self, now: Millis) -> bool {
        self.status() == "new" && self.snoozed().is_none_or(|until| until <= now)
    }

    /// The tags, sorted by their paths.
    pub fn tags(self) -> impl Iterator<Item = String> + use<'a> {
        tags(self.0)
    }

    /// The customers who back it, besides the one who said it.
    pub fn supporters(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("supporters").map(|(id, _)| id)
    }

    /// How many votes the program that it came from counts, named supporters among them; 0 if none does.
    pub fn votes(self) -> f64 {
        votes(self.0)
    }

    /// Everyone behind it, each once: who said it and who backs it.
    pub fn voices(self) -> impl Iterator<Item = Id> + use<'a> {
        let said = self.customer();
        said.into_iter()
            .chain(self.supporters().filter(move |id| Some(*id) != said))
    }
}

/// The votes of a record, over all programs that it came from.
pub(super) fn votes(record: &Record) -> f64 {
    record
        .elements("source-votes")
        .filter_map(|(_, votes)| votes.as_number())
        .sum()
}

/// The tags of a record.
pub(super) fn tags(record: &Record) -> impl Iterator<Item = String> {
    record
        .elements("tags")
        .filter_map(|(field, _): (&Field, _)| field.element_name())
        .map(std::borrow::Cow::into_owned)
}
