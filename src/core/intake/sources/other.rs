//! `ClearFlask`, `UserVoice`, and files that no known program wrote.

use super::sheet::{empty, items, push, text};
use super::{Source, TABLE, Table, Target};
use crate::intake::mapping::Subject;
use crate::snapshot::json::Node;

/// `ClearFlask`'s posts. Authors are ids without names; funding and expressions have no place here.
pub(super) const CLEARFLASK: Source = Source {
    name: "clearflask",
    program: "clearflask",
    subject: Subject::Feedback,
    signature: &["ideaid", "authoruserid", "statusid", "votevalue"],
    columns: &[
        ("ideaid", "", Target::Source),
        ("title", "", Target::Title),
        ("description", "", Target::Body),
        ("response", "", Target::More),
        ("created", "", Target::Said),
        ("categoryid", "", Target::Channel),
        ("statusid", "", Target::Status),
        ("tagids", "", Target::Tags),
        ("votevalue", "", Target::Votes),
    ],
};

/// `UserVoice`'s suggestions. What a suggestion was merged into is left out.
pub(super) const USERVOICE: Source = Source {
    name: "uservoice",
    program: "uservoice",
    subject: Subject::Feedback,
    signature: &["suggestionid", "suggestiontitle"],
    columns: &[
        ("suggestionid", "", Target::Source),
        ("suggestiontitle", "", Target::Title),
        ("suggestionbody", "", Target::Body),
        ("suggestionstatusname", "", Target::Status),
        ("suggestionlabelsname", "", Target::Tags),
        ("suggestionforumname", "", Target::Channel),
        ("suggestioncategoryname", "", Target::Tags),
        ("suggestioncreatedat", "", Target::Said),
        ("suggestionsupporterscount", "", Target::Votes),
        ("suggestionvotescount", "", Target::Votes),
        ("suggestioncreatedbyname", "", Target::Customer),
        ("suggestioncreatedbyemailaddress", "", Target::Email),
        ("suggestionusername", "", Target::Customer),
        ("suggestionuseremail", "", Target::Email),
        ("suggestionadminresponse", "", Target::More),
    ],
};

/// Any table of text.
pub(super) const TABLE_SOURCE: Source = Source {
    name: TABLE,
    program: "",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[],
};

/// Any list of objects in JSON.
pub(super) const JSON: Source = Source {
    name: "json",
    program: "",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[],
};

/// Reads a list of objects, or the longest such list under a key, with a column for every key.
pub(super) fn tables(node: &Node<'_>) -> Vec<Table> {
    let lists: Vec<&[Node<'_>]> = match node {
        Node::List(all) => vec![all],
        Node::Object(entries) => entries.iter().map(|(_, node)| items(Some(node))).collect(),
        _ => Vec::new(),
    };
    let is_object = |item: &Node<'_>| matches!(item, Node::Object(_));
    let lists = lists.into_iter().filter(|list| list.iter().all(is_object));
    let Some(list) = lists
        .max_by_key(|list| list.len())
        .filter(|list| !list.is_empty())
    else {
        return Vec::new();
    };
    let mut table = empty(&JSON);
    for item in list {
        let Node::Object(entries) = item else { continue };
        for (key, _) in entries {
            if !table.columns.iter().any(|column| column == key) {
                table.columns.push(key.as_ref().to_owned());
            }
        }
    }
    for item in list {
        let cell = |name: &String| item.get(name).map_or_else(String::new, |node| text(node, ""));
        let cells = table.columns.iter().map(cell).collect();
        push(&mut table, cells, false);
    }
    // Keys of what is nested are named by the key that holds them.
    for name in table.columns.clone() {
        let nested = list
            .iter()
            .filter(|item| matches!(item.get(&name), Some(Node::Object(_))));
        super::sheet::lose(&mut table, &name, nested.count() as u64);
    }
    vec![table]
}
