//! Stories: pieces of an idea that a team can deliver.

use super::feedback::tags;
use super::idea::{Estimate, estimate};
use crate::{Field, Id, Millis, Record, Value, time};

/// A story's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a>(&'a Record);

/// One acceptance criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its position among the others, which is also its name.
    pub key: String,
    /// What must hold: a line, or Given, When and Then on lines of their own.
    pub text: String,
    /// Whether it is met.
    pub met: bool,
}

/// What stands at the head of an estimate of a story, in place of a framework.
pub const POKER: &str = "poker";
/// The input of an estimate of a story.
pub const POINTS: &str = "points";

impl<'a> Story<'a> {
    /// Reads a record of the kind stories.
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

    /// Where it stands in the backlog (see [`crate::position`]).
    pub fn order(self) -> &'a str {
        self.0.text("order")
    }

    /// How far it has come; `open` unless something else was written.
    pub fn status(self) -> &'a str {
        let status = self.0.text("status");
        if status.is_empty() { "open" } else { status }
    }

    /// Whether somebody still has to work on it.
    pub fn is_open(self) -> bool {
        !matches!(self.status(), "done" | "declined")
    }

    /// The idea that it is a piece of.
    pub fn idea(self) -> Option<Id> {
        self.link("idea")
    }

    /// The step of the story map that it belongs to.
    pub fn step(self) -> Option<Id> {
        self.link("step")
    }

    /// The release that it is meant for.
    pub fn release(self) -> Option<Id> {
        self.link("release")
    }

    /// How large it is, on the workspace's scale.
    pub fn points(self) -> Option<f64> {
        self.0.value("points").and_then(Value::as_number)
    }

    /// When work on it began.
    pub fn started(self) -> Option<Millis> {
        time::parse(self.0.text("started"))
    }

    /// When it was done; none while it is not.
    pub fn finished(self) -> Option<Millis> {
        (self.status() == "done").then(|| time::parse(self.0.text("finished")))?
    }

    /// The sprints that it is or was in, each with when it was put there; those that it was taken out of are not among
    /// them.
    pub fn sprints(self) -> impl Iterator<Item = (Id, Millis)> + use<'a> {
        self.planned()
            .filter(|(.., left)| left.is_none())
            .map(|(id, since, _)| (id, since))
    }

    /// Every sprint that it was ever planned for: when it was put there, and when it was taken out again after the sprint
    /// had begun.
    pub fn planned(self) -> impl Iterator<Item = (Id, Millis, Option<Millis>)> + use<'a> {
        self.0.links("sprints").map(move |(id, since)| {
            let at = |value: &Value| value.as_text().and_then(time::parse);
            let since = at(since).unwrap_or_default();
            let left = self.0.get(&Field::link("left", id)).and_then(at);
            (id, since, left.filter(|left| *left >= since))
        })
    }

    /// The stories that must be done before it, as they were written; [`crate::dependencies`] breaks cycles.
    pub fn needs(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("needs").map(|(id, _)| id)
    }

    /// The tags, sorted by their paths.
    pub fn tags(self) -> impl Iterator<Item = String> + use<'a> {
        tags(self.0)
    }

    /// The acceptance criteria, in order.
    pub fn criteria(self) -> impl Iterator<Item = Criterion> + use<'a> {
        self.0.elements("criteria").filter_map(move |(field, value)| {
            let key = field.element_name()?.into_owned();
            let met = self.is_set("met", &key);
            let text = value.as_text()?.to_owned();
            Some(Criterion { key, text, met })
        })
    }

    /// Whether an element of a set of flags is there: a criterion that is `met`, a line of the definition of `ready` or
    /// `done` that holds.
    pub fn is_set(self, set: &str, key: &str) -> bool {
        self.0.get(&Field::element(set, key)).and_then(Value::as_flag) == Some(true)
    }

    /// The people who were asked to estimate it together.
    pub fn asked(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("poker").map(|(id, _)| id)
    }

    /// What people estimate, in points.
    pub fn estimates(self) -> impl Iterator<Item = Estimate<'a>> + use<'a> {
        let elements = self.0.elements("estimates");
        let read = elements.filter_map(move |(field, value)| estimate(self.0, field, value));
        read.filter(|estimate| estimate.framework == POKER && estimate.input == POINTS)
    }

    fn link(self, field: &str) -> Option<Id> {
        self.0.value(field).and_then(Value::as_link)
    }
}

/// What is written when a story takes a status: with it go the times at which it was begun and done.
pub fn status_writes(story: Story<'_>, status: &str, now: Millis) -> Vec<(Field, Option<Value>)> {
    let at = || Some(Value::text(&time::format(now)));
    let mut writes = vec![(Field::named("status"), Some(Value::text(status)))];
    if matches!(status, "in-progress" | "done") && story.started().is_none() {
        writes.push((Field::named("started"), at()));
    }
    if status == "done" {
        if story.finished().is_none() {
            writes.push((Field::named("finished"), at()));
        }
    } else {
        writes.push((Field::named("finished"), None));
    }
    writes
}

/// The cards of a scale of story points, smallest first; the first one unless another is named.
pub const fn cards(scale: &str) -> &'static [f64] {
    match scale.as_bytes() {
        b"cards" => &[0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 40.0, 100.0],
        b"doubling" => &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0],
        b"ones" => &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0],
        _ => &[1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0],
    }
}
