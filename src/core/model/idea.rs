//! Ideas: what might be built, with feedback as evidence and estimates from people.

use super::feedback::{tags, votes};
use crate::quarter::Quarter;
use crate::scoring::kano::Answer;
use crate::{Dot, Field, Id, Kind, Record, Value, Workspace};

/// How much a piece of evidence matters, from 1 to 3, until somebody says otherwise.
pub const USUAL_IMPORTANCE: f64 = 1.0;

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
    /// Its ends, low and high, where it is a range: an 80 % interval.
    pub range: Option<(f64, f64)>,
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

    /// The stage to which it has come; `candidate` unless something else was written.
    pub fn status(self) -> &'a str {
        let status = self.0.text("status");
        if status.is_empty() { "candidate" } else { status }
    }

    /// Which of the team's own statuses it has; empty while it has none. [`crate::statuses::Statuses::key`] says whether it counts.
    pub fn own_status(self) -> &'a str {
        self.0.text("own-status")
    }

    /// The tags, sorted by their paths.
    pub fn tags(self) -> impl Iterator<Item = String> + use<'a> {
        tags(self.0)
    }

    /// How many votes the program that it came from counts; 0 if none does.
    pub fn votes(self) -> f64 {
        votes(self.0)
    }

    /// The feedback items linked to it as evidence, each with its importance from 1 to 3.
    pub fn insights(self) -> impl Iterator<Item = (Id, f64)> + use<'a> {
        self.0
            .links("insights")
            .map(|(id, importance)| (id, importance.as_number().unwrap_or(USUAL_IMPORTANCE)))
    }

    /// All estimates, sorted by framework, person and input.
    pub fn estimates(self) -> impl Iterator<Item = Estimate<'a>> + use<'a> {
        estimates_in(self.0, "estimates")
    }

    /// The objectives of a workspace that it serves, each with its share from 0 to 1; where they add up to more than 1, they
    /// are made smaller alike. One that was deleted takes nothing from the others.
    pub fn objectives(self, workspace: &Workspace) -> Vec<(Id, f64)> {
        let linked = self.0.links("objectives");
        let linked = linked.filter(|(id, _)| workspace.record(&Kind::OBJECTIVES, *id).is_some());
        let mut shares: Vec<(Id, f64)> = linked
            .filter_map(|(id, share)| Some((id, share.as_number()? / 100.0)))
            .collect();
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        if sum > 1.0 {
            for (_, share) in &mut shares {
                *share /= sum;
            }
        }
        shares
    }

    /// How far ahead it is planned, as files spell it; empty while nobody has said.
    pub fn horizon(self) -> &'a str {
        self.0.text("horizon")
    }

    /// The quarter for which it is planned.
    pub fn quarter(self) -> Option<Quarter> {
        Quarter::parse(self.0.text("quarter"))
    }

    /// Whether the public may see it.
    pub fn is_public(self) -> bool {
        super::is_on(self.0, "public")
    }

    /// What the public reads about it besides its title, in Markdown.
    pub fn public_text(self) -> &'a str {
        self.0.text("public-text")
    }

    /// Why it was declined.
    pub fn decline_reason(self) -> &'a str {
        self.0.text("decline-reason")
    }

    /// The release with which it goes out.
    pub fn release(self) -> Option<Id> {
        self.0.value("release").and_then(Value::as_link)
    }

    /// Whether it went out.
    pub fn is_out(self) -> bool {
        self.status() == "released"
    }

    /// Whether it is still to be decided on or built.
    pub fn is_open(self) -> bool {
        !matches!(self.status(), "released" | "declined")
    }

    /// The ideas that it needs to be there first, or with it.
    pub fn needs(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("needs").map(|(id, _)| id)
    }

    /// What respondents of a Kano questionnaire answered, to the idea being there and not being there.
    pub fn answers(self) -> impl Iterator<Item = (Answer, Answer)> + use<'a> {
        self.0.elements("answers").filter_map(|(_, value)| {
            let (there, not_there) = value.as_text()?.split_once('/')?;
            Some((Answer::from_name(there)?, Answer::from_name(not_there)?))
        })
    }

    /// One person's input to one framework.
    pub fn estimate(self, framework: &str, person: Id, input: &str) -> Option<f64> {
        self.0
            .get(&Field::estimate(framework, person, input))
            .and_then(likely)
    }
}

/// The estimates that stand in a field of a record, sorted by framework, person and input.
pub(super) fn estimates_in<'a>(
    record: &'a Record,
    name: &'static str,
) -> impl Iterator<Item = Estimate<'a>> + use<'a> {
    record
        .elements(name)
        .filter_map(move |(field, value)| estimate(record, field, value))
}

pub(super) fn estimate<'a>(record: &'a Record, field: &'a Field, value: &Value) -> Option<Estimate<'a>> {
    let mut parts = field.as_str().split('/').skip(1);
    let (framework, person, input) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    Some(Estimate {
        person,
        framework,
        input,
        value: likely(value)?,
        range: range(value),
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

fn range(value: &Value) -> Option<(f64, f64)> {
    let Value::List(range) = value else { return None };
    Some((range.first()?.as_number()?, range.get(2)?.as_number()?))
}
