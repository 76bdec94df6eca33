//! Quackback: the template that it imports, its export, and its tables of votes and companies.

use super::{Source, Target};
use crate::intake::mapping::Subject;

/// The template for importing posts. Whether an address was verified is left out.
pub(super) const TEMPLATE: Source = Source {
    name: "quackback",
    program: "quackback",
    subject: Subject::Feedback,
    signature: &[
        "title",
        "content",
        "board",
        "authoremail",
        "emailverified",
        "sourceid",
    ],
    columns: &[
        ("sourceid", "", Target::Source),
        ("title", "", Target::Title),
        ("content", "", Target::Body),
        ("status", "", Target::Status),
        ("tags", "", Target::Tags),
        ("board", "", Target::Channel),
        ("authorname", "", Target::Customer),
        ("authoremail", "", Target::Email),
        ("votecount", "", Target::Votes),
        ("createdat", "", Target::Said),
    ],
};

/// The export of posts.
pub(super) const EXPORT: Source = Source {
    name: "quackback-export",
    program: "quackback",
    subject: Subject::Feedback,
    signature: &["id", "title", "content", "board", "authoremail", "votecount"],
    columns: &[
        ("id", "", Target::Source),
        ("title", "", Target::Title),
        ("content", "", Target::Body),
        ("status", "", Target::Status),
        ("tags", "", Target::Tags),
        ("board", "", Target::Channel),
        ("authorname", "", Target::Customer),
        ("authoremail", "", Target::Email),
        ("votecount", "", Target::Votes),
        ("createdat", "", Target::Said),
    ],
};

/// The table of votes, which makes the voters supporters of posts that are here. When and where they voted is left out.
pub(super) const VOTES: Source = Source {
    name: "quackback-votes",
    program: "quackback",
    subject: Subject::Votes,
    signature: &["postid", "voteremail", "sourcetype"],
    columns: &[("postid", "", Target::Source), ("voteremail", "", Target::Email)],
};

/// The table of companies. How many people each has, and since when it is known, is left out.
pub(super) const COMPANIES: Source = Source {
    name: "quackback-companies",
    program: "quackback",
    subject: Subject::Customers,
    signature: &["name", "domain", "externalid", "monthlyspend", "peoplecount"],
    columns: &[
        ("name", "", Target::Name),
        ("domain", "", Target::Domain),
        ("externalid", "", Target::Source),
        ("plan", "", Target::Segment),
        ("monthlyspend", "", Target::Revenue),
    ],
};
