//! Lists with a search, filters, an order, and what is open beside them.

use tandem_core::search::Query as Search;
use tandem_core::search::query::Test;
use tandem_core::search::words::folded;
use tandem_core::statuses::Statuses;
use tandem_core::view::customers::CustomerSort;
use tandem_core::view::ideas::IdeaSort;
use tandem_core::view::inbox::InboxSort;
use tandem_core::{Id, Kind, Workspace};

use super::query::with_query;
use super::{CUSTOMERS, Query};

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
    /// The named view that says what is searched for and in which order; the address then says nothing else of it.
    pub view: Option<Id>,
}

impl ListAddress {
    /// Reads the query of an address.
    pub fn read(query: &Query) -> Self {
        let text = |key: &str| query.get(key).unwrap_or_default().to_owned();
        Self {
            search: text("q"),
            status: text("status"),
            tag: text("tag"),
            sort: text("sort"),
            open: query.get("open").and_then(|id| id.parse().ok()),
            view: query.get("view").and_then(|id| id.parse().ok()),
        }
    }

    /// The same with what its named view says; without a view where there is none on this path.
    #[must_use]
    pub fn resolved(self, workspace: &Workspace, path: &str) -> Self {
        let Some(id) = self.view else { return self };
        let view = workspace.record(&Kind::VIEWS, id);
        let Some(view) = view.filter(|view| view.text("page") == page_name(path)) else {
            return Self { view: None, ..self };
        };
        let text = |field: &str| view.text(field).to_owned();
        Self {
            search: text("query"),
            status: text("status"),
            tag: text("tag"),
            sort: text("sort"),
            ..self
        }
    }

    /// The address of this state of a list.
    pub fn href(&self, path: &str) -> String {
        let open = self.open.map(|id| id.to_string()).unwrap_or_default();
        if let Some(view) = self.view {
            return with_query(path, &[("view", &view.to_string()), ("open", &open)]);
        }
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

    /// What is to be found among the records of a kind.
    pub fn wanted(&self, kind: &Kind, workspace: &Workspace) -> Search {
        let mut wanted = Search::read(&self.search, kind, &Statuses::of(workspace));
        if !self.status.is_empty() {
            wanted = wanted.with(Test::Status(vec![self.status.clone()]));
        }
        if !self.tag.is_empty() {
            wanted = wanted.with(Test::Tag(vec![folded(&self.tag)]));
        }
        wanted
    }

    /// The order of ideas.
    pub fn idea_sort(&self) -> IdeaSort {
        match self.sort.as_str() {
            "title" => IdeaSort::Title,
            "customers" => IdeaSort::Customers,
            "revenue" => IdeaSort::Revenue,
            _ => IdeaSort::Newest,
        }
    }

    /// The order of feedback.
    pub fn inbox_sort(&self) -> InboxSort {
        match self.sort.as_str() {
            "oldest" => InboxSort::Oldest,
            "customers" => InboxSort::Customers,
            _ => InboxSort::Newest,
        }
    }
}

/// What views call the page with this path.
pub fn page_name(path: &str) -> &str {
    path.trim_start_matches('/')
}

/// The list of customers, searched and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomersAddress {
    /// What names are searched for.
    pub search: String,
    /// Only this segment.
    pub segment: Option<Id>,
    /// The order.
    pub sort: CustomerSort,
}

impl CustomersAddress {
    /// Reads the query of an address.
    pub fn read(query: &Query) -> Self {
        Self {
            search: query.get("q").unwrap_or_default().to_owned(),
            segment: query.get("segment").and_then(|id| id.parse().ok()),
            sort: match query.get("sort") {
                Some("revenue") => CustomerSort::Revenue,
                Some("voices") => CustomerSort::Voices,
                _ => CustomerSort::Name,
            },
        }
    }

    /// The address of this state of the list.
    pub fn href(&self) -> String {
        let segment = self.segment.map(|id| id.to_string()).unwrap_or_default();
        let sort = match self.sort {
            CustomerSort::Name => "",
            CustomerSort::Revenue => "revenue",
            CustomerSort::Voices => "voices",
        };
        with_query(
            CUSTOMERS,
            &[("q", &self.search), ("segment", &segment), ("sort", sort)],
        )
    }
}
