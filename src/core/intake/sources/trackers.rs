//! Trackers that export their issues as CSV: GitLab, Jira, Linear.

use super::{Source, Target};
use crate::intake::mapping::Subject;

/// GitLab's issues. Times estimated and spent, people, dates and milestones are left out.
pub(super) const GITLAB: Source = Source {
    name: "gitlab",
    program: "gitlab",
    subject: Subject::Ideas,
    signature: &["issueid", "url", "title", "state", "timeestimate", "timespent"],
    columns: &[
        ("url", "", Target::Source),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("state", "", Target::Status),
        ("labels", "", Target::Tags),
        ("weight", "", Target::Effort),
        ("author", "", Target::Customer),
        ("createdatutc", "", Target::Said),
    ],
};

/// Jira's issues; labels, components and comments are columns that repeat.
pub(super) const JIRA: Source = Source {
    name: "jira",
    program: "jira",
    subject: Subject::Ideas,
    signature: &["summary", "issuekey"],
    columns: &[
        ("issuekey", "", Target::Source),
        ("summary", "", Target::Title),
        ("description", "", Target::Body),
        ("status", "", Target::Status),
        ("labels", "", Target::Tags),
        ("components", "", Target::Tags),
        ("comment", "", Target::Comment),
        ("comments", "", Target::Comment),
        ("votes", "", Target::Votes),
        ("customfieldstorypoints", "", Target::Effort),
        ("customfieldstorypointestimate", "", Target::Effort),
        ("storypoints", "", Target::Effort),
        ("reporter", "", Target::Customer),
        ("created", "", Target::Said),
    ],
};

/// Linear's issues. Teams, people, cycles, projects and priorities are left out.
pub(super) const LINEAR: Source = Source {
    name: "linear",
    program: "linear",
    subject: Subject::Ideas,
    signature: &["id", "team", "title", "estimate", "priority", "cyclename"],
    columns: &[
        ("id", "", Target::Source),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("status", "", Target::Status),
        ("labels", "", Target::Tags),
        ("estimate", "", Target::Effort),
        ("creator", "", Target::Customer),
        ("created", "", Target::Said),
    ],
};
