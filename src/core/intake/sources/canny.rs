//! Canny: what its API answers for posts, votes and companies, alone or together in one file.

use super::sheet::{at, items, sheet};
use super::{Source, Table, Target};
use crate::intake::mapping::Subject;
use crate::snapshot::json::Node;

/// Posts.
pub(super) const POSTS: Source = Source {
    name: "canny",
    program: "canny",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[
        ("Id", "id", Target::Source),
        ("Title", "title", Target::Title),
        ("Details", "details", Target::Body),
        ("Author's company", "!author.companies.name", Target::Customer),
        ("Author", "author.name", Target::CustomerOr),
        ("Author's e-mail", "author.email", Target::Email),
        ("Board", "board.name", Target::Channel),
        ("Status", "status", Target::Status),
        ("Score", "score", Target::Votes),
        ("Tags", "tags.name", Target::Tags),
        ("Category", "category.name", Target::Tags),
        ("Created", "created", Target::Said),
    ],
};

/// Votes, which make the voters, or their companies, supporters of posts that are here.
pub(super) const VOTES: Source = Source {
    name: "canny-votes",
    program: "canny",
    subject: Subject::Votes,
    signature: &[],
    columns: &[
        ("Post", "post.id", Target::Source),
        ("Voter's company", "!voter.companies.name", Target::Customer),
        ("Voter", "voter.name", Target::CustomerOr),
        ("Voter's e-mail", "voter.email", Target::Email),
    ],
};

/// Companies.
pub(super) const COMPANIES: Source = Source {
    name: "canny-companies",
    program: "canny",
    subject: Subject::Customers,
    signature: &[],
    columns: &[
        ("Id", "id", Target::Source),
        ("Name", "name", Target::Name),
        ("Domain", "domain", Target::Domain),
        ("Monthly spend", "monthlySpend", Target::Revenue),
    ],
};

/// Reads what the API answers: objects with lists of companies, posts, votes.
pub(super) fn tables(node: &Node<'_>) -> Vec<Table> {
    // Other programs have lists of such names too; these keys are Canny's own.
    let parts = [
        (&COMPANIES, "companies", "monthlySpend"),
        (&POSTS, "posts", "board"),
        (&VOTES, "votes", "voter"),
    ];
    let mut tables = Vec::new();
    for (source, list, own) in parts {
        let found = items(node.get(list));
        if found.iter().any(|item| at(item, own).is_some()) {
            tables.push(sheet(source, found.iter()));
        }
    }
    tables
}
