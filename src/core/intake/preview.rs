//! What an import would do, before anything is done.

use super::choices::Choices;
use super::mapping::Target;
use super::plan::Planner;
use super::table::{Place, Table};
use super::write;
use crate::command::{NewRecord, Write};
use crate::map::Map;
use crate::scoring::rice;
use crate::{Command, Env, Workspace, texts};

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The records to make: items, customers, comments, and what remembers the mapping.
    pub records: Vec<NewRecord>,
    /// The writes to records that are here.
    pub writes: Vec<Write>,
    /// How many rows become a new item.
    pub items: usize,
    /// How many rows change an item that is here.
    pub updated: usize,
    /// How many rows say nothing new.
    pub unchanged: usize,
    /// How many rows were put aside by their program and stay out.
    pub aside: usize,
    /// How many rows are left out because something is wrong with them.
    pub errors: usize,
    /// How many customers are made on the way.
    pub customers: usize,
    /// How many comments are made on the way.
    pub comments: usize,
    /// Rows that are left out, or taken in with a value changed or missing, by cause.
    pub problems: Map<Cause, Vec<Place>>,
    /// The rows that are left out because something is wrong with them, in the order in which that was found.
    pub rejected: Vec<(Place, Cause)>,
    /// What the file holds and the import does not take, by name, with the number of rows that have it.
    pub lost: Vec<(String, u64)>,
    /// What the columns that name their fields themselves are called, by their places.
    pub exact: Vec<(usize, String)>,
    /// Whether story points become the effort of ideas, which is counted in person-months.
    pub points_as_effort: bool,
}

/// Why a row or a value does not come in as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// No column becomes the title, or what else every row must have, so no row can come in.
    Unmapped(Target),
    /// The row has too few or too many cells.
    Ragged,
    /// The row opens a quotation mark that is never closed.
    OpenQuote,
    /// There is no title, or what else every row must have.
    Missing(Target),
    /// Another row above has the same source id.
    Repeated,
    /// The row is a vote for feedback that is not here.
    NoFeedback,
    /// The row is a vote of nobody who could be named.
    Nobody,
    /// What the row would change was changed here since it was brought in last.
    ChangedHere,
    /// The record that the row is about was deleted here.
    DeletedHere,
    /// The record that the row is about was merged into another here, which takes who backs it and what was remarked.
    MergedHere,
    /// Some bytes are no characters; the row is taken in with a mark in their place.
    Damaged,
    /// The row makes an idea with the title of one that is here, since rows are found by nothing.
    SameTitle,
    /// The row names an idea that is not here; it is taken in without the link.
    NoIdea,
    /// A cell's text is too long for its field; the row is taken in with it shortened.
    TooLong(Target),
    /// A cell's value cannot stand in its field; the row is taken in without it.
    BadValue(Target),
    /// A cell of this column, which names its field itself, is no number; the row is taken in without it.
    BadColumn(usize),
    /// A number comes in as it is given, and RICE gives no score for it.
    Refused(Target),
}

impl Cause {
    /// The cause as a sentence.
    pub fn sentence(self) -> String {
        match self {
            Self::Unmapped(target) => texts::cause_unmapped(target.label()),
            Self::Ragged => texts::cause_ragged().into(),
            Self::OpenQuote => texts::cause_open_quote().into(),
            Self::Missing(target) => texts::cause_missing(target.label()),
            Self::Repeated => texts::cause_repeated().into(),
            Self::NoFeedback => texts::cause_no_feedback().into(),
            Self::Nobody => texts::cause_nobody().into(),
            Self::ChangedHere => texts::cause_changed_here().into(),
            Self::DeletedHere => texts::cause_deleted_here().into(),
            Self::MergedHere => texts::cause_merged_here().into(),
            Self::Damaged => texts::cause_damaged().into(),
            Self::SameTitle => texts::cause_same_title().into(),
            Self::NoIdea => texts::cause_no_idea().into(),
            Self::TooLong(Target::Title) => texts::cause_long_title().into(),
            Self::TooLong(target) => texts::cause_too_long(target.label()),
            Self::BadValue(target) => texts::cause_bad_value(target.label(), target.name()),
            Self::BadColumn(at) => texts::cause_bad_column(texts::intake_column(at + 1)),
            Self::Refused(target) => {
                let input = rice::INPUTS.iter().find(|input| input.name == target.name());
                let allowed = input.map(|input| input.bounds.sentence()).unwrap_or_default();
                texts::cause_refused(target.label(), allowed)
            }
        }
    }
}

impl Preview {
    /// A cause as a sentence, with the field that a column is named after by its name for people.
    pub fn sentence(&self, cause: Cause) -> String {
        let named = match cause {
            Cause::BadColumn(at) => self.exact.iter().find(|(other, _)| *other == at),
            _ => None,
        };
        named.map_or_else(|| cause.sentence(), |(_, name)| texts::cause_bad_column(name))
    }

    /// Whether the import would do anything to items.
    pub const fn does_something(&self) -> bool {
        self.items + self.updated > 0
    }

    /// The import as a command: one step.
    pub fn command(&self) -> Command {
        Command::Import {
            records: self.records.clone(),
            writes: self.writes.clone(),
        }
    }

    /// The rows that are left out because something is wrong with them, as CSV, each with the reason.
    pub fn rejected_csv(&self, table: &Table) -> String {
        let mut rows = vec![
            table
                .columns
                .iter()
                .cloned()
                .chain([
                    texts::rejected_row().to_owned(),
                    texts::rejected_reason().to_owned(),
                ])
                .collect::<Vec<String>>(),
        ];
        for (place, cause) in &self.rejected {
            let row = table
                .rows
                .iter()
                .chain(&table.broken)
                .find(|row| row.place == *place);
            let mut cells = row.map(|row| row.cells.clone()).unwrap_or_default();
            cells.resize(table.columns.len().max(cells.len()), String::new());
            cells.extend([place.row.to_string(), self.sentence(*cause)]);
            rows.push(cells);
        }
        write::rows(rows)
    }
}

/// Finds out what an import would do, in one go.
pub fn preview(table: &Table, choices: &Choices, workspace: &Workspace, env: &Env) -> Preview {
    let mut planner = Planner::new(table, choices, workspace, env);
    while planner.step(usize::MAX) {}
    planner.finish()
}
