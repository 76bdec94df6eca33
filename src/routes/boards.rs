//! How a board is looked at.

use tandem_core::Id;

use super::query::with_query;
use super::{BOARDS, Query, ROADMAP};

/// The ways to look at a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A table, with estimates edited in place.
    #[default]
    Table,
    /// Points between two inputs.
    Matrix,
    /// Cards in columns.
    Columns,
    /// Where people judge ideas against each other.
    Judge,
    /// Cards by the quarter for which they are planned.
    Timeline,
}

impl Look {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Judge,
        Self::Table,
        Self::Matrix,
        Self::Columns,
        Self::Timeline,
    ];

    /// The name, as the address spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Matrix => "matrix",
            Self::Columns => "columns",
            Self::Judge => "judge",
            Self::Timeline => "timeline",
        }
    }
}

/// How a board is looked at, and what is open beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardAddress {
    /// Table, matrix, columns, or where ideas are judged; the usual one of its framework where the address says nothing.
    pub look: Option<Look>,
    /// The input from left to right in a matrix; empty for the usual one.
    pub across: String,
    /// The input from bottom to top in a matrix; empty for the usual one.
    pub up: String,
    /// The input that makes the points of a matrix larger; empty for the customers behind an idea.
    pub size: String,
    /// What the columns stand for; empty for the usual.
    pub by: String,
    /// What is searched for.
    pub search: String,
    /// What the rows of the table are put in order by; empty for the ranking.
    pub sort: String,
    /// The idea that is open beside it.
    pub open: Option<Id>,
}

impl BoardAddress {
    /// Reads the query of an address.
    pub fn read(query: &Query) -> Self {
        let text = |key: &str| query.get(key).unwrap_or_default().to_owned();
        let look = text("view");
        Self {
            look: Look::ALL.into_iter().find(|known| known.name() == look),
            across: text("across"),
            up: text("up"),
            size: text("size"),
            by: text("by"),
            search: text("q"),
            sort: text("sort"),
            open: query.get("open").and_then(|id| id.parse().ok()),
        }
    }

    /// The same board, looked at in another way: what is searched for, and what every way is set to, stays.
    #[must_use]
    pub fn at(self, look: Look) -> Self {
        Self {
            look: Some(look),
            open: None,
            ..self
        }
    }

    /// The address of a board, looked at like this.
    pub fn href(&self, board: Id) -> String {
        let open = self.open.map(|id| id.to_string()).unwrap_or_default();
        let keys = [
            ("view", self.look.map_or("", Look::name)),
            ("across", &self.across),
            ("up", &self.up),
            ("size", &self.size),
            ("by", &self.by),
            ("q", &self.search),
            ("sort", &self.sort),
            ("open", &open),
        ];
        with_query(&format!("{BOARDS}/{board}"), &keys)
    }

    /// The address of the roadmap of a board's ideas, looked at like this.
    pub fn roadmap(&self, board: Id) -> String {
        let open = self.open.map(|id| id.to_string()).unwrap_or_default();
        let board = board.to_string();
        let keys = [
            ("board", board.as_str()),
            ("by", &self.by),
            ("q", &self.search),
            ("open", &open),
        ];
        with_query(ROADMAP, &keys)
    }
}

/// The address of a board as a table.
pub fn board(id: Id) -> String {
    BoardAddress::default().href(id)
}

/// The address of a board, looked at in this way.
pub fn board_as(id: Id, look: Look) -> String {
    BoardAddress::default().at(look).href(id)
}

/// The address of a board against itself.
pub fn compare(id: Id) -> String {
    format!("/compare/{id}")
}
