//! Boards: named selections of ideas with a framework.

use crate::{Id, Record};

/// A board's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Board<'a>(&'a Record);

impl<'a> Board<'a> {
    /// Reads a record of the kind boards.
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

    /// The framework, as files spell it: `rice` unless another was chosen.
    pub fn framework(self) -> &'a str {
        let framework = self.0.text("framework");
        if framework.is_empty() { "rice" } else { framework }
    }

    /// The form of ICE, as files spell it: `product` unless the mean was chosen.
    pub fn ice_form(self) -> &'a str {
        let form = self.0.text("ice-form");
        if form.is_empty() { "product" } else { form }
    }

    /// Whether ideas are picked by hand; otherwise every idea is on the board.
    pub fn is_picked(self) -> bool {
        self.0.text("selection") == "picked"
    }

    /// The ideas that were picked by hand.
    pub fn picked(self) -> impl Iterator<Item = Id> + use<'a> {
        self.0.links("ideas").map(|(id, _)| id)
    }
}
