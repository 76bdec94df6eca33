//! Tandem's own CSV, which comes back as it went out (see [`crate::intake::write`]).

use super::{Source, Target};
use crate::intake::mapping::Subject;

/// The name of the first column, by which the files are known.
pub const MARK: &str = "tandem id";

/// Feedback.
pub(super) const FEEDBACK: Source = Source {
    name: "tandem-feedback",
    program: "",
    subject: Subject::Feedback,
    signature: &["tandemid", "title", "body"],
    columns: &[
        ("tandemid", "", Target::Id),
        ("title", "", Target::Title),
        ("body", "", Target::Body),
        ("customer", "", Target::Customer),
        ("channel", "", Target::Channel),
        ("said", "", Target::Said),
        ("status", "", Target::Status),
        ("tags", "", Target::Tags),
        ("supporters", "", Target::Supporters),
        ("source", "", Target::Source),
    ],
};

/// Ideas.
pub(super) const IDEAS: Source = Source {
    name: "tandem-ideas",
    program: "",
    subject: Subject::Ideas,
    signature: &["tandemid", "title", "description"],
    columns: &[
        ("tandemid", "", Target::Id),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("status", "", Target::Status),
        ("tags", "", Target::Tags),
        ("source", "", Target::Source),
    ],
};

/// Customers.
pub(super) const CUSTOMERS: Source = Source {
    name: "tandem-customers",
    program: "",
    subject: Subject::Customers,
    signature: &["tandemid", "name", "email", "domain"],
    columns: &[
        ("tandemid", "", Target::Id),
        ("name", "", Target::Name),
        ("email", "", Target::Email),
        ("domain", "", Target::Domain),
        ("segment", "", Target::Segment),
        ("revenue", "", Target::Revenue),
        ("currency", "", Target::Currency),
        ("source", "", Target::Source),
    ],
};
