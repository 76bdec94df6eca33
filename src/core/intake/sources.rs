//! The programs whose exports are recognised: by which columns or keys, and what each of them becomes.
//!
//! A source is a row of a table. CSV files name their columns, so names and targets are all that is needed; JSON files are
//! trees, so each column also says where in an item it stands ([`sheet`]). What a file holds beside that is named, with how
//! many items have it, so that nothing is lost silently.

pub mod canny;
pub mod fider;
pub mod github;
pub mod notes;
pub mod other;
pub mod productboard;
pub mod quackback;
pub mod sheet;
pub mod tandem;
pub mod trackers;
pub mod trello;

use super::mapping::{Subject, Target, plain};
use super::table::Table;
use crate::snapshot::json::Node;

/// The name of the source of tables that are none of the known ones.
pub const TABLE: &str = "table";

/// A column of a source: its name, where in an item of JSON it stands, and what it becomes.
pub(super) type Column = (&'static str, &'static str, Target);

/// What one kind of file from one program looks like.
#[derive(Debug)]
pub struct Source {
    /// Its name, as texts and remembered mappings spell it.
    pub name: &'static str,
    /// What stands before its ids, so that those of two programs never meet; empty where the file itself is all there is.
    pub program: &'static str,
    /// What its rows become.
    pub subject: Subject,
    /// The columns that only its header has together, in lower case and without spaces and signs; none if it is not CSV.
    pub(super) signature: &'static [&'static str],
    /// Its columns, as far as they become something.
    pub(super) columns: &'static [Column],
}

impl Source {
    /// Whether its files are JSON, in which nothing separates cells.
    pub fn is_json(&self) -> bool {
        let paths = self.columns.iter().any(|(_, path, _)| !path.is_empty());
        paths || matches!(self.name, "json" | "fider-backup")
    }

    /// Whether any program may have written the file.
    pub(super) const fn is_any(&self) -> bool {
        self.columns.is_empty()
    }

    /// Whether Tandem wrote the file for another tracker.
    pub(super) fn is_backlog(&self) -> bool {
        self.name.starts_with("backlog-")
    }

    /// Whether its texts are Markdown, in which a tag is one of people's own.
    pub(super) fn is_markdown(&self) -> bool {
        matches!(self.program, "fider" | "github" | "gitlab" | "linear" | "trello")
    }

    /// Whether Tandem itself wrote the file, whose cells are taken as they stand.
    pub fn is_own(&self) -> bool {
        self.name.starts_with("tandem-")
    }
}

/// Every source; of those whose columns are all there, the first one is taken.
const SOURCES: &[&Source] = &[
    &tandem::FEEDBACK,
    &tandem::IDEAS,
    &tandem::CUSTOMERS,
    &fider::POSTS,
    &fider::BACKUP,
    &quackback::VOTES,
    &quackback::COMPANIES,
    &quackback::TEMPLATE,
    &quackback::EXPORT,
    &other::CLEARFLASK,
    &other::USERVOICE,
    &canny::POSTS,
    &canny::VOTES,
    &canny::COMPANIES,
    &productboard::NOTES,
    &productboard::FEATURES,
    &productboard::COMPANIES,
    &trello::BOARD,
    &github::ISSUES,
    &trackers::GITLAB,
    &trackers::JIRA,
    &trackers::LINEAR,
    &trackers::BACKLOG_AZURE,
    &trackers::AZURE,
    &trackers::BACKLOG_JIRA,
    &trackers::BACKLOG_LINEAR,
    &trackers::BACKLOG_GITHUB,
    &notes::NOTES,
    &other::JSON,
    &other::TABLE_SOURCE,
];

/// Whether this stands before the ids of a program that is known.
pub fn is_program(name: &str) -> bool {
    !name.is_empty() && SOURCES.iter().any(|source| source.program == name)
}

/// The source with this name; that of any table if there is none.
pub fn named(name: &str) -> &'static Source {
    let found = SOURCES.iter().find(|source| source.name == name);
    found.copied().unwrap_or(&other::TABLE_SOURCE)
}

/// The name of the source whose columns these are.
pub(super) fn by_columns(columns: &[String]) -> &'static str {
    let plain: Vec<String> = columns.iter().map(|name| plain(name)).collect();
    let has = |name: &&str| plain.iter().any(|column| column == name);
    let found = SOURCES
        .iter()
        .filter(|source| !source.signature.is_empty() && source.signature.iter().all(&has))
        // What Azure Boards itself exports has the same columns, and ids.
        .find(|source| source.name != trackers::BACKLOG_AZURE.name || !has(&"id"));
    found.map_or(TABLE, |source| source.name)
}

/// The tables in a piece of JSON, most often one; none if no list of items is found in it.
pub(super) fn by_json(node: &Node<'_>) -> Vec<Table> {
    let readers = [
        trello::tables,
        canny::tables,
        productboard::tables,
        github::tables,
        other::tables,
    ];
    let tables = readers.iter().map(|read| read(node));
    tables
        .into_iter()
        .find(|tables| !tables.is_empty())
        .unwrap_or_default()
}
