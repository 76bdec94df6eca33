//! Comments: remarks on any record, for those who work in the workspace.

use crate::{Id, Kind, Record};

/// A comment's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'a>(&'a Record);

impl<'a> Comment<'a> {
    /// Reads a record of the kind comments.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record that it is about.
    pub fn on(self) -> Option<(Kind, Id)> {
        Self::place(self.0.text("on"))
    }

    /// The record that a place names.
    pub fn place(place: &str) -> Option<(Kind, Id)> {
        let (kind, id) = place.split_once('/')?;
        Some((Kind::from_name(kind), id.parse().ok()?))
    }

    /// The remark in Markdown.
    pub fn body(self) -> &'a str {
        self.0.text("body")
    }
}

/// How a comment names the record that it is about: its kind and id.
pub fn place(kind: &Kind, id: Id) -> String {
    let mut place = kind.as_str().to_owned();
    place.push('/');
    id.push_to(&mut place);
    place
}
