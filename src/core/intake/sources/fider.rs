//! Fider: its CSV of posts, and its backup, a zip of JSON files.

use super::sheet::{empty, items, join, list, lose, push, text};
use super::{Source, Target};
use crate::intake::mapping::Subject;
use crate::intake::table::Table;
use crate::snapshot::json::Node;

/// The CSV of posts. Who responded and the post that a duplicate stands for are left out.
pub(super) const POSTS: Source = Source {
    name: "fider",
    program: "fider",
    subject: Subject::Feedback,
    signature: &["number", "title", "createdby", "votescount", "originalnumber"],
    columns: &[
        ("number", "", Target::Source),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("createdat", "", Target::Said),
        ("createdby", "", Target::Customer),
        ("votescount", "", Target::Votes),
        ("status", "", Target::Status),
        ("response", "", Target::More),
        ("tags", "", Target::Tags),
    ],
};

/// The posts of a backup, with votes, tags, comments and people from its other files.
pub(super) const BACKUP: Source = Source {
    name: "fider-backup",
    program: "fider",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[
        ("Number", "", Target::Source),
        ("Title", "", Target::Title),
        ("Description", "", Target::Body),
        ("Created at", "", Target::Said),
        ("Created by", "", Target::Customer),
        ("Status", "", Target::Status),
        ("Response", "", Target::More),
        ("Tags", "", Target::Tags),
        ("Votes", "", Target::Votes),
        ("Voters", "", Target::Supporters),
        ("Comments", "", Target::Comment),
    ],
};

/// The files of a backup that are read; nothing else of it is.
pub const FILES: [&str; 6] = [
    "posts.json",
    "post_votes.json",
    "post_tags.json",
    "tags.json",
    "comments.json",
    "users.json",
];

/// States, as the backup numbers them.
const STATES: [&str; 7] = [
    "open",
    "started",
    "completed",
    "declined",
    "planned",
    "duplicate",
    DELETED,
];
/// The state of what is deleted, which a backup keeps.
const DELETED: &str = "deleted";

/// What of a post is not taken.
const LOST: [&str; 5] = [
    "response_user_id",
    "response_date",
    "original_id",
    "language",
    "is_approved",
];

/// The table of a backup's files, each in the order of [`FILES`].
pub(in crate::intake) fn backup(files: &[Option<Node<'_>>; 6]) -> Table {
    let [posts, votes, post_tags, tags, comments, users] = files;
    let mut table = empty(&BACKUP);
    // Each list is walked once: rows that belong to a post are found by its id among the sorted pairs.
    let users = named(users.as_ref(), person);
    let tags = named(tags.as_ref(), |tag| text(tag, "name"));
    let votes = pairs(votes.as_ref(), |vote| find(&users, &text(vote, "user_id")));
    let post_tags = pairs(post_tags.as_ref(), |link| find(&tags, &text(link, "tag_id")));
    let said = |comment: &Node<'_>| {
        let name = find(&users, &text(comment, "user_id"));
        let name = name.split(" <").next().unwrap_or_default();
        format!("{name}: {}", text(comment, "content"))
    };
    let said = |comment: &Node<'_>| {
        let is_deleted = !text(comment, "deleted_at").is_empty();
        if is_deleted { String::new() } else { said(comment) }
    };
    let comments = pairs(comments.as_ref(), said);
    for post in items(posts.as_ref()) {
        let id = text(post, "id");
        let state = text(post, "status");
        let numbered = state.parse::<usize>().ok().and_then(|at| STATES.get(at).copied());
        let voters = of(&votes, &id);
        let number = text(post, "number");
        let cells = vec![
            if number.is_empty() { id.clone() } else { number },
            text(post, "title"),
            text(post, "description"),
            whole(&text(post, "created_at")),
            find(&users, &text(post, "user_id")),
            numbered.unwrap_or(&state).to_owned(),
            text(post, "response"),
            list(&of(&post_tags, &id)),
            voters.len().to_string(),
            list(&voters),
            join(&of(&comments, &id)),
        ];
        push(&mut table, cells, numbered == Some(DELETED));
        for name in LOST {
            lose(&mut table, name, u64::from(!text(post, name).is_empty()));
        }
    }
    table
}

/// A moment without its decimals, which the CSV of posts does not have.
fn whole(moment: &str) -> String {
    let (seconds, rest) = moment.split_once('.').unwrap_or((moment, ""));
    seconds.to_owned() + rest.trim_start_matches(|c: char| c.is_ascii_digit())
}

/// A person of the backup as a customer's name with the address.
fn person(user: &Node<'_>) -> String {
    let (name, email) = (text(user, "name"), text(user, "email"));
    match (name.is_empty(), email.is_empty()) {
        (false, false) => format!("{name} <{email}>"),
        _ => name + &email,
    }
}

/// What items are called, by their ids, sorted.
fn named(node: Option<&Node<'_>>, name: impl Fn(&Node<'_>) -> String) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = items(node)
        .iter()
        .map(|item| (text(item, "id"), name(item)))
        .collect();
    crate::sort::by(&mut named, Ord::cmp);
    named
}

fn find(named: &[(String, String)], id: &str) -> String {
    let at = named.binary_search_by(|(other, _)| other.as_str().cmp(id)).ok();
    at.and_then(|at| named.get(at))
        .map(|(_, name)| name.clone())
        .unwrap_or_default()
}

/// What items say, each with the post that it belongs to, in the order of the posts.
fn pairs(node: Option<&Node<'_>>, say: impl Fn(&Node<'_>) -> String) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = items(node)
        .iter()
        .map(|item| (text(item, "post_id"), say(item)))
        .collect();
    crate::sort::by(&mut pairs, |(a, _), (b, _)| a.cmp(b));
    pairs
}

/// What is said of one post.
fn of(pairs: &[(String, String)], id: &str) -> Vec<String> {
    let start = pairs.partition_point(|(post, _)| post.as_str() < id);
    let own = pairs.iter().skip(start).take_while(|(post, _)| post == id);
    own.map(|(_, text)| text.clone())
        .filter(|text| !text.is_empty())
        .collect()
}
