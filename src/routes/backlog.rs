//! How the backlog is looked at.

use tandem_core::Id;

use super::query::with_query;
use super::{BACKLOG, Query};

/// The ways to look at the backlog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BacklogLook {
    /// Stories in order.
    #[default]
    List,
    /// The story map.
    Map,
    /// Sprints.
    Sprints,
    /// When it will be done.
    Forecast,
}

impl BacklogLook {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::List, Self::Map, Self::Sprints, Self::Forecast];

    /// The name, as the address spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Map => "map",
            Self::Sprints => "sprints",
            Self::Forecast => "forecast",
        }
    }
}

/// How the backlog is looked at, and what is open beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BacklogAddress {
    /// Which part of it.
    pub look: BacklogLook,
    /// What is searched for.
    pub search: String,
    /// Which stories, as the core names it; empty for the open ones.
    pub show: String,
    /// Only pieces of this idea.
    pub idea: Option<Id>,
    /// Only with this tag.
    pub tag: String,
    /// Only those in this sprint: its id, or `none`.
    pub sprint: String,
    /// The board that the order is held against; empty for the first one.
    pub board: String,
    /// What the map is cut by; empty for sprints.
    pub slices: String,
    /// What the forecast counts; empty for stories.
    pub unit: String,
    /// How many past weeks the forecast is made from; empty for the usual number.
    pub window: String,
    /// The day by which the forecast says how much; empty for none.
    pub by: String,
    /// The sprint that stories are being chosen for.
    pub into: Option<Id>,
    /// The story that is open beside it.
    pub open: Option<Id>,
}

impl BacklogAddress {
    /// Reads the query of an address.
    pub fn read(query: &Query) -> Self {
        let text = |key: &str| query.get(key).unwrap_or_default().to_owned();
        let id = |key: &str| query.get(key).and_then(|id| id.parse().ok());
        let look = text("view");
        Self {
            look: BacklogLook::ALL
                .into_iter()
                .find(|known| known.name() == look)
                .unwrap_or_default(),
            search: text("q"),
            show: text("show"),
            idea: id("idea"),
            tag: text("tag"),
            sprint: text("sprint"),
            board: text("board"),
            slices: text("slices"),
            unit: text("unit"),
            window: text("window"),
            by: text("by"),
            into: id("into"),
            open: id("open"),
        }
    }

    /// The address of this state of the backlog.
    pub fn href(&self) -> String {
        let id = |id: Option<Id>| id.map(|id| id.to_string()).unwrap_or_default();
        let look = match self.look {
            BacklogLook::List => "",
            other => other.name(),
        };
        let keys = [
            ("view", look),
            ("q", &self.search),
            ("show", &self.show),
            ("idea", &id(self.idea)),
            ("tag", &self.tag),
            ("sprint", &self.sprint),
            ("board", &self.board),
            ("slices", &self.slices),
            ("unit", &self.unit),
            ("window", &self.window),
            ("by", &self.by),
            ("into", &id(self.into)),
            ("open", &id(self.open)),
        ];
        with_query(BACKLOG, &keys)
    }

    /// Whether the list is filtered at all.
    pub fn is_filtered(&self) -> bool {
        *self != self.unfiltered()
    }

    /// The same without filters.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self {
            search: String::new(),
            show: String::new(),
            idea: None,
            tag: String::new(),
            sprint: String::new(),
            ..self.clone()
        }
    }
}

/// The address of a story, open in the backlog.
pub fn story(id: Id) -> String {
    BacklogAddress {
        open: Some(id),
        ..BacklogAddress::default()
    }
    .href()
}

/// The address of a sprint.
pub fn sprint(id: Id) -> String {
    format!("/sprints/{id}")
}
