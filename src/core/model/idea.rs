//! Ideas: what might be built, with feedback as evidence and estimates from people.

use super::feedback::tags;
use crate::{Dot, Field, Id, Record, Value};

/// An idea's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Idea<'a>(&'a Record);

/// One person's input to one framework for one idea.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate<'a> {
    /// Who said so.
    pub person: Id,
    /// The framework, as files spell it.
    pub framework: &'a str,
    /// The input, as files spell it.
    pub input: &'a str,
    /// The number, or the likely one of a range.
    pub value: f64,
    /// The Change that wrote it.
    pub dot: Option<Dot>,
}

impl<'a> Idea<'a> {
    /// Reads a record of the kind ideas.
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

    /// The description in Markdown.
    pub fn description(self) -> &'a str {
        self.0.text("description")
    }

    /// How far it has come; `candidate` unless something else was written.
    pub fn status(self) -> &'a str {
        let status = self.0.text("status");
        if status.is_empty() { "candidate" } else { status }
    }

    /// The tags, sorted by their paths.
    pub fn tags(self) -> impl Iterator<Item = String> + use<'a> {
        tags(self.0)
    }

    /// The feedback items linked to it as evidence, each with its importance from 1 to 3.
    pub fn insights(self) -> impl Iterator<Item = (Id, f64)> + use<'a> {
        self.0
            .links("insights")
            .map(|(id, importance)| (id, importance.as_number().unwrap_or(1.0)))
    }

    /// All estimates, sorted by framework, person and input.
    pub fn estimates(self) -> impl Iterator<Item = Estimate<'a>> + use<'a> {
        self.0
            .elements("estimates")
            .filter_map(move |(field, value)| estimate(self.0, field, value))
    }

    /// One person's input to one framework.
    pub fn estimate(self, framework: &str, person: Id, input: &str) -> Option<f64> {
        self.0
            .get(&Field::estimate(framework, person, input))
            .and_then(likely)
    }
}

fn estimate<'a>(record: &'a Record, field: &'a Field, value: &Value) -> Option<Estimate<'a>> {
    let mut parts = field.as_str().split('/').skip(1);
    let (framework, person, input) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    Some(Estimate {
        person,
        framework,
        input,
        value: likely(value)?,
        dot: record.written_by(field),
    })
}

fn likely(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(number.get()),
        Value::List(range) => range.get(1).and_then(Value::as_number),
        _ => None,
    }
}
