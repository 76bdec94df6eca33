//! People who work in the workspace, and the hats they wear.

use crate::{Id, Record};

/// The hat that a person wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Product Manager: what and why.
    Pm,
    /// Product Owner: how and when.
    Po,
    /// Somebody who takes part without owning either side.
    Contributor,
}

impl Role {
    /// The role as files spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pm => "pm",
            Self::Po => "po",
            Self::Contributor => "contributor",
        }
    }

    /// The role that files spell like this; anything unknown is a contributor.
    pub fn from_name(name: &str) -> Self {
        match name {
            "pm" => Self::Pm,
            "po" => Self::Po,
            _ => Self::Contributor,
        }
    }
}

/// A person's record, read.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a>(&'a Record);

impl<'a> Person<'a> {
    /// Reads a record of the kind people.
    pub const fn of(record: &'a Record) -> Self {
        Self(record)
    }

    /// The record's id.
    pub fn id(self) -> Id {
        self.0.id()
    }

    /// What the person is called.
    pub fn name(self) -> &'a str {
        self.0.text("name")
    }

    /// The hat that the person wears.
    pub fn role(self) -> Role {
        Role::from_name(self.0.text("role"))
    }
}
