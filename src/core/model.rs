//! What each kind of record means: checks for what is written, and typed views for what is read.

pub mod board;
pub mod comment;
pub mod customer;
pub mod feedback;
pub mod idea;
pub mod objective;
pub mod outcome;
pub mod pair;
pub mod person;
pub mod release;
pub mod segment;
pub mod sprint;
pub mod story;

pub use board::{Board, ReachFrom};
pub use comment::Comment;
pub use customer::Customer;
pub use feedback::Feedback;
pub use idea::{Idea, USUAL_IMPORTANCE};
pub use objective::Objective;
pub use outcome::Outcome;
pub use pair::Pair;
pub use person::{Person, Role};
pub use release::Release;
pub use segment::Segment;
pub use sprint::Sprint;
pub use story::Story;

use std::fmt;

use crate::snapshot::v1::{self, KindType, Shape};
use crate::{Field, Kind, Value, texts};

/// Says why a value cannot stand in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldError {
    /// The value is of another type.
    WrongType {
        /// What the field takes.
        expected: Expected,
        /// What stands there, shortened.
        found: String,
    },
    /// The number is outside the bounds.
    OutOfRange {
        /// The number.
        found: f64,
        /// The least that is allowed.
        least: f64,
        /// The most that is allowed.
        most: f64,
    },
    /// The text is too long.
    TooLong {
        /// How many characters it has.
        found: usize,
        /// How many are allowed.
        most: usize,
    },
    /// The word is none of the allowed ones.
    NotAChoice {
        /// The word, shortened.
        found: String,
        /// The words that are allowed.
        allowed: &'static [&'static str],
    },
    /// The path has more or fewer parts than the field takes, or a part that names nothing.
    NotAPath {
        /// The path, shortened.
        path: String,
    },
}

impl FieldError {
    /// What is wrong, as the clause that ends a sentence about the field.
    pub fn sentence(&self) -> String {
        match self {
            Self::WrongType { expected, found } => texts::field_wrong_type(expected.words(), found),
            Self::OutOfRange { found, least, most } => {
                texts::field_out_of_range(least.to_string(), most.to_string(), found.to_string())
            }
            Self::TooLong { found, most } => texts::field_too_long(*most, *found),
            Self::NotAChoice { found, allowed } => texts::field_not_a_choice(allowed.join(", "), found),
            Self::NotAPath { path } => texts::field_not_a_path(path),
        }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for FieldError {}

/// What a field, or a place in a file, takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text without line breaks.
    Line,
    /// A number.
    Number,
    /// A whole number from 0 on.
    Count,
    /// A range: low, likely, high.
    Range,
    /// A time in UTC.
    Time,
    /// True or false.
    Flag,
    /// The id of a record, person or replica.
    Id,
    /// A version: a replica's position in the file's list, and a number from 1 on.
    Version,
    /// A version that the same file lists under `seen`.
    SeenVersion,
    /// Anything but an object.
    Value,
    /// A value whose lists are nested less deeply.
    Flatter,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Expected {
    /// What is expected, with its article.
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => texts::expected_text(),
            Self::Line => texts::expected_line(),
            Self::Number => texts::expected_number(),
            Self::Count => texts::expected_count(),
            Self::Range => texts::expected_range(),
            Self::Time => texts::expected_time(),
            Self::Flag => texts::expected_flag(),
            Self::Id => texts::expected_id(),
            Self::Version => texts::expected_version(),
            Self::SeenVersion => texts::expected_seen_version(),
            Self::Value => texts::expected_value(),
            Self::Flatter => texts::expected_flatter(),
            Self::List => texts::expected_list(),
            Self::Object => texts::expected_object(),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// Checks that a value may stand in a field of a kind; what this build does not know passes.
pub fn check(kind: &Kind, field: &Field, value: &Value) -> Result<(), FieldError> {
    check_in(v1::kind(kind.as_str()), field, value)
}

/// Checks that a value may stand in a field of a kind, if version 1 knows the kind.
pub(crate) fn check_in(kind: Option<&KindType>, field: &Field, value: &Value) -> Result<(), FieldError> {
    let name = field.name();
    let shape = if name == Field::DELETED.as_str() {
        Some(Shape::Flag)
    } else {
        kind.and_then(|kind| kind.field(name)).map(|known| known.shape)
    };
    let Some(shape) = shape else {
        return check_unknown(field, value);
    };
    let parts: Vec<&str> = match field.as_str().get(name.len() + 1..) {
        None => Vec::new(),
        Some(below) => below.split('/').collect(),
    };
    let misplaced = || {
        Err(FieldError::NotAPath {
            path: shorten(field.as_str(), 120),
        })
    };
    match (shape, parts.as_slice()) {
        (Shape::Set(shape), [element]) if !element.is_empty() => check_shape(*shape, value),
        (Shape::Links(_, shape), [element]) if element.parse::<crate::Id>().is_ok() => {
            check_shape(*shape, value)
        }
        (Shape::Estimates, [framework, person, input])
            if !framework.is_empty() && person.parse::<crate::Id>().is_ok() && !input.is_empty() =>
        {
            check_shape(Shape::Estimates, value)
        }
        (Shape::Set(_) | Shape::Links(..) | Shape::Estimates, []) => Err(wrong(Expected::Object, value)),
        (Shape::Set(_) | Shape::Links(..) | Shape::Estimates, _) | (_, [_, ..]) => misplaced(),
        (shape, []) => check_shape(shape, value),
    }
}

/// Names beside a record's fields in files: no field can have them.
const RESERVED: &[&str] = &["id", "versions", "conflicts", "context", "*"];
/// The most parts of a path and the deepest lists of a value that this build keeps unknown: together with what stands
/// around them, also as one side of a conflict, they can be read back.
const DEEPEST: (usize, usize) = (32, 24);

/// Checks that what this build does not know can be written and read back.
fn check_unknown(field: &Field, value: &Value) -> Result<(), FieldError> {
    let path = field.as_str();
    let nameless = path.split('/').skip(1).any(str::is_empty);
    if RESERVED.contains(&field.name()) || nameless || path.split('/').count() > DEEPEST.0 {
        return Err(FieldError::NotAPath {
            path: shorten(path, 120),
        });
    }
    if matches!(value, Value::Map(_)) {
        return Err(wrong(Expected::Value, value));
    }
    if is_deeper(value, DEEPEST.1) {
        return Err(wrong(Expected::Flatter, value));
    }
    Ok(())
}

fn is_deeper(value: &Value, levels: usize) -> bool {
    let deeper = |inner: &Value| levels == 0 || is_deeper(inner, levels - 1);
    match value {
        Value::List(values) => levels == 0 || values.iter().any(deeper),
        Value::Map(entries) => levels == 0 || entries.iter().any(|(_, inner)| deeper(inner)),
        _ => false,
    }
}

fn check_shape(shape: Shape, value: &Value) -> Result<(), FieldError> {
    match (shape, value) {
        (Shape::Line(most), Value::Text(text)) => {
            if text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
                return Err(FieldError::WrongType {
                    expected: Expected::Line,
                    found: texts::found_text(shorten(text, 40)),
                });
            }
            check_length(text, most)
        }
        (Shape::Prose(most), Value::Text(text)) => check_length(text, most),
        (Shape::Number(least, most), Value::Number(number)) => check_range(number.get(), least, most),
        (Shape::Time, Value::Text(text)) if crate::time::parse(text).is_some() => Ok(()),
        (Shape::Choice(allowed), Value::Text(text)) => {
            if allowed.contains(&text.as_ref()) {
                Ok(())
            } else {
                Err(FieldError::NotAChoice {
                    found: shorten(text, 40),
                    allowed,
                })
            }
        }
        (Shape::Flag, Value::Flag(_)) => Ok(()),
        (Shape::Link(_), Value::Text(text)) if text.parse::<crate::Id>().is_ok() => Ok(()),
        (Shape::Estimates, Value::Number(number)) => check_range(number.get(), -v1::LARGEST, v1::LARGEST),
        (Shape::Estimates, Value::List(range)) => match range.as_ref() {
            [Value::Number(low), Value::Number(likely), Value::Number(high)]
                if low <= likely && likely <= high =>
            {
                check_range(low.get(), -v1::LARGEST, v1::LARGEST)?;
                check_range(high.get(), -v1::LARGEST, v1::LARGEST)
            }
            _ => Err(FieldError::WrongType {
                expected: Expected::Range,
                found: describe(value),
            }),
        },
        (Shape::Line(_) | Shape::Prose(_) | Shape::Choice(_), other) => Err(wrong(Expected::Text, other)),
        (Shape::Number(..) | Shape::Estimates, other) => Err(wrong(Expected::Number, other)),
        (Shape::Time, other) => Err(wrong(Expected::Time, other)),
        (Shape::Flag, other) => Err(wrong(Expected::Flag, other)),
        (Shape::Link(_) | Shape::Links(..), other) => Err(wrong(Expected::Id, other)),
        (Shape::Set(_), other) => Err(wrong(Expected::Object, other)),
    }
}

fn check_length(text: &str, most: usize) -> Result<(), FieldError> {
    // Bytes bound characters from above, so short texts need no counting.
    if text.len() <= most {
        return Ok(());
    }
    let found = text.chars().count();
    if found <= most {
        Ok(())
    } else {
        Err(FieldError::TooLong { found, most })
    }
}

fn check_range(found: f64, least: f64, most: f64) -> Result<(), FieldError> {
    if (least..=most).contains(&found) {
        Ok(())
    } else {
        Err(FieldError::OutOfRange { found, least, most })
    }
}

fn wrong(expected: Expected, found: &Value) -> FieldError {
    FieldError::WrongType {
        expected,
        found: describe(found),
    }
}

/// Describes a value in a sentence about what was found.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => texts::found_null().to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.as_json().to_string(),
        Value::Text(text) => texts::found_text(shorten(text, 40)),
        Value::List(_) => texts::found_list().to_owned(),
        Value::Map(_) => texts::found_object().to_owned(),
    }
}

/// The first `most` characters of a text, for a sentence: on one line, whatever stands in it.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let mut rest = text.chars();
    let start = rest.by_ref().take(most);
    let mut short: String = start.map(|c| if c.is_control() { ' ' } else { c }).collect();
    if rest.next().is_some() {
        short.push('\u{2026}');
    }
    short
}

/// Whether a flag is set.
fn is_on(record: &crate::Record, field: &str) -> bool {
    record.value(field) == Some(&Value::Flag(true))
}

/// What a field holds; of a set, what each of its elements holds.
pub(crate) fn shape(kind: &Kind, field: &Field) -> Option<Shape> {
    let shape = v1::kind(kind.as_str())?.field(field.name())?.shape;
    Some(match shape {
        Shape::Set(each) | Shape::Links(_, each) => *each,
        shape => shape,
    })
}

/// The record that a field links to, by its value or by the element's name.
pub fn link(kind: &Kind, field: &Field, value: &Value) -> Option<(Kind, crate::Id)> {
    match v1::kind(kind.as_str())?.field(field.name())?.shape {
        Shape::Link(target) => Some((Kind::from_name(target), value.as_link()?)),
        Shape::Links(target, _) => Some((
            Kind::from_name(target),
            field.as_str().split_once('/')?.1.parse().ok()?,
        )),
        _ => None,
    }
}
