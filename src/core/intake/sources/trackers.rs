//! Trackers that export their issues as CSV: GitLab, Jira, Linear, Azure Boards; and the backlog as Tandem writes it for them.

use super::{Source, Target};
use crate::intake::mapping::Subject;

/// GitLab's issues. Times estimated and spent, people and due dates are left out.
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
        ("milestone", "", Target::Sprint),
        ("closedatutc", "", Target::Finished),
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
        ("sprint", "", Target::Sprint),
        ("customfieldepiclink", "", Target::Idea),
        ("parentkey", "", Target::Idea),
        ("parentsummary", "", Target::Idea),
        ("resolved", "", Target::Finished),
        ("reporter", "", Target::Customer),
        ("created", "", Target::Said),
    ],
};

/// Linear's issues. Teams, people, projects and priorities are left out.
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
        ("cyclename", "", Target::Sprint),
        ("parentissue", "", Target::Idea),
        ("completed", "", Target::Finished),
        ("creator", "", Target::Customer),
        ("created", "", Target::Said),
    ],
};

/// Work items of Azure Boards.
pub(in crate::intake) const AZURE: Source = Source {
    name: "azure",
    program: "azure",
    subject: Subject::Stories,
    signature: &["workitemtype", "title", "state"],
    columns: &[
        ("id", "", Target::Source),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("acceptancecriteria", "", Target::More),
        ("state", "", Target::Status),
        ("storypoints", "", Target::Points),
        ("tags", "", Target::Tags),
        ("iterationpath", "", Target::Sprint),
        ("parent", "", Target::Idea),
        ("closeddate", "", Target::Finished),
    ],
};

/// The backlog as Tandem writes it for Jira.
pub(super) const BACKLOG_JIRA: Source = Source {
    name: "backlog-jira",
    program: "",
    subject: Subject::Stories,
    signature: &[
        "issuetype",
        "summary",
        "storypoints",
        "labels",
        "epiclink",
        "sprint",
    ],
    columns: &[
        ("summary", "", Target::Title),
        ("description", "", Target::Body),
        ("status", "", Target::Status),
        ("storypoints", "", Target::Points),
        ("labels", "", Target::Tags),
        ("epiclink", "", Target::Idea),
        ("sprint", "", Target::Sprint),
    ],
};

/// The backlog as Tandem writes it for Linear.
pub(super) const BACKLOG_LINEAR: Source = Source {
    name: "backlog-linear",
    program: "",
    subject: Subject::Stories,
    signature: &["id", "title", "status", "estimate", "labels", "project", "cycle"],
    columns: &[
        ("id", "", Target::Id),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("status", "", Target::Status),
        ("estimate", "", Target::Points),
        ("labels", "", Target::Tags),
        ("project", "", Target::Idea),
        ("cycle", "", Target::Sprint),
    ],
};

/// The backlog as Tandem writes it for GitHub.
pub(super) const BACKLOG_GITHUB: Source = Source {
    name: "backlog-github",
    program: "",
    subject: Subject::Stories,
    signature: &["title", "body", "labels", "milestone"],
    columns: &[
        ("title", "", Target::Title),
        ("body", "", Target::Body),
        ("labels", "", Target::Tags),
        ("milestone", "", Target::Sprint),
    ],
};

/// The backlog as Tandem writes it for Azure Boards; older builds also wrote an iteration path, with the sprint's name alone.
pub(super) const BACKLOG_AZURE: Source = Source {
    name: "backlog-azure",
    signature: &[
        "workitemtype",
        "title",
        "state",
        "acceptancecriteria",
        "storypoints",
    ],
    program: "",
    subject: Subject::Stories,
    columns: AZURE.columns,
};
