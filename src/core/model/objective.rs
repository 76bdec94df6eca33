//! Objectives: what the product is to achieve, and how one sees that it does.

use crate::quarter::Quarter;
use crate::{Id, Record, Value};

/// An objective's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Objective<'a>(&'a Record);

impl<'a> Objective<'a> {
    /// Reads a record of the kind objectives.
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

    /// What is measured, with its unit: `No-shows per 1,000 shifts`.
    pub fn measure(self) -> &'a str {
        self.0.text("measure")
    }

    /// What the measure was at the beginning.
    pub fn baseline(self) -> Option<f64> {
        self.number("baseline")
    }

    /// What the measure shall be in the end.
    pub fn target(self) -> Option<f64> {
        self.number("target")
    }

    /// What the measure is by now.
    pub fn current(self) -> Option<f64> {
        self.number("current")
    }

    /// The quarter in which it shall be achieved.
    pub fn period(self) -> Option<Quarter> {
        Quarter::parse(self.0.text("period"))
    }

    /// How much it matters beside the others unless something else was written.
    pub const USUAL_WEIGHT: f64 = 1.0;

    /// How much it matters beside the others, from 0 on.
    pub fn weight(self) -> f64 {
        self.number("weight").unwrap_or(Self::USUAL_WEIGHT)
    }

    /// Who answers for it.
    pub fn owner(self) -> Option<Id> {
        self.0.value("owner").and_then(Value::as_link)
    }

    /// The objective of which it is a key result.
    pub fn parent(self) -> Option<Id> {
        self.0.value("parent").and_then(Value::as_link)
    }

    /// How far the measure has come from its baseline to its target: 0 at the first, 1 at the second, below and above
    /// where it is beyond them; without a baseline the way begins at 0. `None` where a number is missing or there is no
    /// way to go, and where nobody can tell without a baseline on which side of the target it began.
    pub fn progress(self) -> Option<f64> {
        let (from, to) = (self.baseline().unwrap_or_default(), self.target()?);
        let progress = (self.current()? - from) / (to - from);
        let is_clear = self.baseline().is_some() || progress <= 1.0;
        (is_clear && progress.is_finite()).then_some(progress)
    }

    /// Whether nothing but the baseline is missing to tell how far it has come.
    pub fn lacks_baseline(self) -> bool {
        let others = [self.target(), self.current()];
        self.progress().is_none() && self.baseline().is_none() && others.iter().all(Option::is_some)
    }

    fn number(self, field: &str) -> Option<f64> {
        self.0.value(field).and_then(Value::as_number)
    }
}
