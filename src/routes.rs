//! The addresses of the program as typed values; what the address can hold is in it and nowhere else.

use std::fmt::Write as _;

use leptos_router::params::ParamsMap;
use tandem_core::Id;
use tandem_core::view::ideas::{IdeaSort, IdeasQuery};
use tandem_core::view::inbox::InboxQuery;

/// The start page.
pub const START: &str = "/";
/// The inbox.
pub const INBOX: &str = "/inbox";
/// All ideas.
pub const IDEAS: &str = "/ideas";
/// All boards.
pub const BOARDS: &str = "/boards";
/// Export, import, conflicts.
pub const SHARE: &str = "/share";
/// Settings.
pub const SETTINGS: &str = "/settings";

/// A list with a filter and an open item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListAddress {
    /// What is searched for.
    pub search: String,
    /// Only this status.
    pub status: String,
    /// Only with this tag.
    pub tag: String,
    /// The order, as the address spells it.
    pub sort: String,
    /// The item that is open beside the list.
    pub open: Option<Id>,
}

impl ListAddress {
    /// Reads the query of an address.
    pub fn read(query: &ParamsMap) -> Self {
        let text = |key: &str| query.get(key).unwrap_or_default();
        Self {
            search: text("q"),
            status: text("status"),
            tag: text("tag"),
            sort: text("sort"),
            open: query.get("open").and_then(|id| id.parse().ok()),
        }
    }

    /// The address of this state of a list.
    pub fn href(&self, path: &str) -> String {
        let open = self.open.map(|id| id.to_string()).unwrap_or_default();
        let keys = [
            ("q", self.search.as_str()),
            ("status", &self.status),
            ("tag", &self.tag),
            ("sort", &self.sort),
            ("open", &open),
        ];
        with_query(path, &keys)
    }

    /// Whether the list is filtered at all.
    pub fn is_filtered(&self) -> bool {
        !(self.search.is_empty() && self.status.is_empty() && self.tag.is_empty())
    }

    /// The same without filters.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self {
            sort: self.sort.clone(),
            open: self.open,
            ..Self::default()
        }
    }

    /// The query of the inbox.
    pub fn inbox_query(&self) -> InboxQuery {
        InboxQuery {
            search: self.search.clone(),
            status: self.status.clone(),
            tag: self.tag.clone(),
        }
    }

    /// The query of the ideas.
    pub fn ideas_query(&self) -> IdeasQuery {
        let sort = match self.sort.as_str() {
            "title" => IdeaSort::Title,
            "customers" => IdeaSort::Customers,
            _ => IdeaSort::Newest,
        };
        IdeasQuery {
            search: self.search.clone(),
            status: self.status.clone(),
            tag: self.tag.clone(),
            sort,
        }
    }
}

/// The address of a feedback item, open in the inbox.
pub fn feedback(id: Id) -> String {
    ListAddress {
        open: Some(id),
        ..ListAddress::default()
    }
    .href(INBOX)
}

/// The address of an idea.
pub fn idea(id: Id) -> String {
    format!("{IDEAS}/{id}")
}

/// The address of a board as a table, with an idea open beside it.
pub fn board(id: Id, open: Option<Id>) -> String {
    let open = open.map(|id| id.to_string()).unwrap_or_default();
    with_query(&format!("{BOARDS}/{id}"), &[("view", "table"), ("open", &open)])
}

fn with_query(path: &str, keys: &[(&str, &str)]) -> String {
    let mut href = path.to_owned();
    for (key, value) in keys.iter().filter(|(_, value)| !value.is_empty()) {
        href.push(if href.contains('?') { '&' } else { '?' });
        href.push_str(key);
        href.push('=');
        push_encoded(&mut href, value);
    }
    href
}

/// Writes a text as the value of a query (RFC 3986): anything but plain characters becomes `%XX`.
fn push_encoded(href: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            href.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }
}
