//! GitHub: issues as its API and its command line give them.

use super::sheet::{items, lose, sheet};
use super::{Source, Table, Target};
use crate::intake::mapping::Subject;
use crate::snapshot::json::Node;

/// Issues. What agrees is a vote; a thumb down is no support and is left out.
pub(super) const ISSUES: Source = Source {
    name: "github",
    program: "github",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[
        ("Address", "html_url|url", Target::Source),
        ("Title", "title", Target::Title),
        ("Body", "body", Target::Body),
        ("Author", "user.login|author.login", Target::Customer),
        ("State", "state_reason|stateReason|state", Target::Status),
        ("Labels", "labels.name", Target::Tags),
        ("Milestone", "milestone.title", Target::More),
        ("Created at", "created_at|createdAt", Target::Said),
        (
            "Reactions",
            "reactions.+1&reactions.heart&reactions.hooray&reactions.rocket\
             &reactionGroups[THUMBS_UP].users.totalCount&reactionGroups[HEART].users.totalCount\
             &reactionGroups[HOORAY].users.totalCount&reactionGroups[ROCKET].users.totalCount",
            Target::Votes,
        ),
        ("Comments", "comments.body", Target::Comment),
    ],
};

/// Reads a list of issues; pull requests are no feedback and are left out.
pub(super) fn tables(node: &Node<'_>) -> Vec<Table> {
    let all = match node {
        Node::List(all) => all.as_slice(),
        node => items(node.get("items")),
    };
    let is_issue = |item: &Node<'_>| {
        let has = |keys: [&str; 2]| keys.iter().any(|key| item.get(key).is_some());
        item.get("title").is_some()
            && has(["html_url", "number"])
            && has(["user", "author"])
            && has(["created_at", "createdAt"])
    };
    if all.is_empty() || !all.iter().all(is_issue) {
        return Vec::new();
    }
    let issues = || all.iter().filter(|item| item.get("pull_request").is_none());
    let mut table = sheet(&ISSUES, issues());
    lose(&mut table, "pull requests", (all.len() - issues().count()) as u64);
    vec![table]
}
