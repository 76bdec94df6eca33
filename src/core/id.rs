//! Identifiers of records, people and replicas.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Names one record, person, workspace or replica: a UUID, version 7 when Tandem makes it (see [`crate::Env::id`]).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

/// Says that a text is not a hyphenated UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl Id {
    /// Makes an id from its number.
    pub const fn from_u128(value: u128) -> Self {
        Self(Uuid::from_u128(value))
    }

    /// The id as a number, in the order of its text.
    pub const fn as_u128(self) -> u128 {
        self.0.as_u128()
    }

    /// Appends the lower-case hyphenated text, without going through formatting machinery.
    pub fn push_to(self, out: &mut String) {
        let mut buffer = Uuid::encode_buffer();
        out.push_str(self.0.hyphenated().encode_lower(&mut buffer));
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = Uuid::encode_buffer();
        f.write_str(self.0.hyphenated().encode_lower(&mut buffer))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    /// Reads the hyphenated form only, so that one id has one text.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 36 || text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(NotAnId);
        }
        Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
    }
}
