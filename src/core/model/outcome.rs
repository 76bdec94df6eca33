//! Outcomes: what a released idea did, against what was expected of it.

use super::idea::{Estimate, estimates_in};
use crate::{Field, Id, Millis, Record, Value};

/// How long after a release its ideas come up for review unless another day is named: four weeks.
pub const REVIEW_AFTER: Millis = 28 * crate::time::DAY;

/// Where a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Its day has come, and there is no verdict.
    Due,
    /// Its day lies ahead, or none is named.
    Waiting,
    /// There is a verdict.
    Done,
}

/// An outcome's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a>(&'a Record);

impl<'a> Outcome<'a> {
    /// Reads a record of the kind outcomes.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// The idea.
    pub fn idea(self) -> Option<Id> {
        self.0.value("idea").and_then(Value::as_link)
    }

    /// The day on which somebody shall look.
    pub fn review(self) -> Option<Millis> {
        crate::time::parse(self.0.text("review"))
    }

    /// What people had estimated when the idea went out.
    pub fn expected(self) -> impl Iterator<Item = Estimate<'a>> + use<'a> {
        estimates_in(self.0, "expected")
    }

    /// What was found for an input of a framework.
    pub fn found(self, framework: &str, input: &str) -> Option<f64> {
        self.0.get(&found_field(framework, input))?.as_number()
    }

    /// The objective whose measure it should move.
    pub fn objective(self) -> Option<Id> {
        self.0.value("objective").and_then(Value::as_link)
    }

    /// The measure before, as it was expected, and as it was found.
    pub fn measure(self) -> [Option<f64>; 3] {
        ["measure-before", "measure-expected", "measure-found"]
            .map(|field| self.0.value(field).and_then(Value::as_number))
    }

    /// The verdict, as files spell it; empty while there is none.
    pub fn verdict(self) -> &'a str {
        self.0.text("verdict")
    }

    /// Where the review stands at a time.
    pub fn state(self, now: Millis) -> State {
        match (self.verdict(), self.review()) {
            ("", Some(day)) if day <= now => State::Due,
            ("", _) => State::Waiting,
            _ => State::Done,
        }
    }

    /// What was learned, in Markdown.
    pub fn learned(self) -> &'a str {
        self.0.text("learned")
    }

    /// The ideas that came of it.
    pub fn follow_ups(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("follow-ups").map(|(id, _)| id)
    }
}

/// The field that holds what was found for an input of a framework.
pub fn found_field(framework: &str, input: &str) -> Field {
    Field::element("found", &[framework, ".", input].concat())
}
