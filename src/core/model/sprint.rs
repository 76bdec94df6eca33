//! Sprints: time boxes with a goal and a capacity.

use crate::time::DAY;
use crate::{Id, Millis, Record, Value, time};

/// A sprint's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Sprint<'a>(&'a Record);

impl<'a> Sprint<'a> {
    /// Reads a record of the kind sprints.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// The name.
    pub fn name(self) -> &'a str {
        self.0.text("name")
    }

    /// The first day, at its beginning in UTC.
    pub fn start(self) -> Option<Millis> {
        time::parse(self.0.text("start")).map(|at| at - at % DAY)
    }

    /// The last day, at its beginning in UTC; no earlier than the first.
    pub fn end(self) -> Option<Millis> {
        let end = time::parse(self.0.text("end")).map(|at| at - at % DAY)?;
        Some(self.start().map_or(end, |start| end.max(start)))
    }

    /// The people who work in it, each with the share of a full week, from 0 to 1.
    pub fn people(self) -> impl Iterator<Item = (Id, f64)> + use<'a> {
        self.0
            .links("people")
            .map(|(id, share)| (id, share.as_number().unwrap_or(1.0)))
    }

    /// How many of its working days a person is away.
    pub fn days_off(self, person: Id) -> f64 {
        self.0
            .get(&crate::Field::link("days-off", person))
            .and_then(Value::as_number)
            .unwrap_or_default()
    }

    /// How many days from Monday to Friday it has.
    pub fn working_days(self) -> u64 {
        let (Some(start), Some(end)) = (self.start(), self.end()) else {
            return 0;
        };
        let (first, after) = (start / DAY, end / DAY + 1);
        working_days_before(after) - working_days_before(first)
    }

    /// How many person-days there are in it.
    pub fn capacity(self) -> f64 {
        let days = u32::try_from(self.working_days()).map_or(0.0, f64::from);
        self.people()
            .map(|(person, share)| (days * share - self.days_off(person)).max(0.0))
            .sum()
    }
}

/// How many days from Monday to Friday there are from 1970-01-01, a Thursday, to before this day.
fn working_days_before(day: u64) -> u64 {
    // Counted from the Monday before.
    let since_monday = day + 3;
    since_monday / 7 * 5 + (since_monday % 7).min(5)
}
