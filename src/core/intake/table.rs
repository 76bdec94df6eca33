//! A table of texts, whatever file it came from, with what of that file is not in it.

use super::csv::names;
use super::encoding::Encoding;
use super::sources::{self, Source};
use super::write::unguarded;
use crate::texts;

/// Stands between the texts of a cell that holds several, where a file gives them one by one.
pub const BETWEEN: char = '\u{1e}';

/// A table of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns; numbered where the header gives none.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
    /// How the file is encoded.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: char,
    /// The row that names the columns, if there is one.
    pub header: Option<Row>,
    /// What is wrong with single rows.
    pub problems: Vec<Problem>,
    /// The rows that are left out for it, in the order of the file.
    pub broken: Vec<Row>,
    /// The name of the source that it was recognised as.
    pub source: &'static str,
    /// What the file holds beside the columns, by name, with the number of rows that have it.
    pub lost: Vec<(String, u64)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether its program has put it aside: archived, closed, deleted. It comes in only if that is wanted.
    pub aside: bool,
}

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its number as spreadsheets count it: from 1, header and blank rows included.
    pub row: u64,
    /// The line of text that it begins on, from 1; it runs ahead of the row where cells hold line breaks.
    pub line: u64,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has another number of cells than there are columns, and is left out.
    Ragged {
        /// Where it stands.
        place: Place,
        /// How many cells it has.
        found: usize,
    },
    /// It opens a quotation mark that is never closed, so that the rest of the file is one cell; it is left out.
    OpenQuote {
        /// Where it stands.
        place: Place,
    },
    /// It holds bytes that are no characters, each shown as U+FFFD.
    Damaged {
        /// Where it stands.
        place: Place,
    },
}

impl Place {
    /// The place for people: the row, and the line where that is another number.
    pub fn label(self) -> String {
        if self.row == self.line {
            self.row.to_string()
        } else {
            texts::intake_place(self.row, self.line)
        }
    }
}

impl Table {
    /// Whether the first row names the columns.
    pub const fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// The same table with the first row taken as names of the columns, or as a row like the others.
    #[must_use]
    pub fn with_header(mut self, wanted: bool) -> Self {
        match (wanted, self.header.take()) {
            (true, None) if !self.rows.is_empty() => {
                let header = self.rows.remove(0);
                self.columns = names(&header.cells);
                self.header = Some(header);
            }
            (false, Some(header)) => {
                self.columns = names(&vec![String::new(); header.cells.len()]);
                self.rows.insert(0, header);
            }
            (_, header) => self.header = header,
        }
        self.source = sources::by_columns(&self.columns);
        self
    }

    /// Reads the rows that an import handed out with the reason as they were before they were guarded for spreadsheets.
    pub(super) fn take_guards_away(&mut self) {
        let ends = [texts::rejected_row(), texts::rejected_reason()];
        if !self.columns.ends_with(&ends.map(str::to_owned)) {
            return;
        }
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if unguarded(cell).len() < cell.len() {
                cell.remove(0);
            }
        }
    }

    /// The source that it was recognised as.
    pub fn source(&self) -> &'static Source {
        sources::named(self.source)
    }
}

/// The name by which texts know what stands between cells.
pub fn delimiter(delimiter: char) -> &'static str {
    match delimiter {
        '\t' => "tab",
        ';' => "semicolon",
        '|' => "bar",
        _ => "comma",
    }
}
