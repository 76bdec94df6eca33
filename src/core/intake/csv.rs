//! Reads the text of a CSV file: delimiter and header are found out; rows that are not right are reported and left out.

use std::io::Cursor;

use super::IntakeError;
use super::encoding::Encoding;
use super::mapping::is_known_name;
use super::sources;
use super::table::{Place, Problem, Row, Table};
use crate::texts;
use crate::value::decimal;

/// A text that is read as a table, some rows at a time; its cells are separated by a delimiter that is found out if none is
/// given.
pub(super) struct Reading {
    splitter: Splitter,
    table: Table,
    /// Whether the first row names the columns, once it is read.
    named: Option<bool>,
    /// The row that was read last: the last of the file may end inside a quotation.
    held: Option<Row>,
    damaged: bool,
}

impl Reading {
    /// Begins to read.
    pub(super) fn new(mut text: String, encoding: Encoding, damaged: bool, delimiter: Option<char>) -> Self {
        let (rest, told) = strip_hint(&text);
        let delimiter = delimiter.or(told).unwrap_or_else(|| find_delimiter(rest));
        let hint = text.len() - rest.len();
        text.drain(..hint);
        let table = Table {
            columns: Vec::new(),
            rows: Vec::new(),
            encoding,
            delimiter,
            header: None,
            problems: Vec::new(),
            broken: Vec::new(),
            source: sources::TABLE,
            lost: Vec::new(),
        };
        Self {
            splitter: Splitter::new(text, delimiter),
            table,
            named: None,
            held: None,
            damaged,
        }
    }

    /// Reads at most so many rows more; `false` once all are read.
    pub(super) fn step(&mut self, rows: usize) -> bool {
        for _ in 0..rows {
            let next = self.splitter.next_row();
            let is_last = next.is_none();
            if let Some(row) = std::mem::replace(&mut self.held, next) {
                if is_last && self.splitter.is_open() {
                    self.held = Some(row);
                } else {
                    self.take(row);
                }
            }
            if is_last {
                return false;
            }
        }
        true
    }

    /// How much is read, from 0 to 1.
    pub(super) fn done(&self) -> f64 {
        self.splitter.done()
    }

    fn take(&mut self, mut row: Row) {
        if is_blank(&row) {
            return;
        }
        if self.named.is_none() {
            self.named = Some(is_header(&row));
            self.table.columns = names(&vec![String::new(); row.cells.len()]);
        }
        let width = self.table.columns.len();
        // Spreadsheets write empty cells behind the last column; nothing is lost with them.
        while row.cells.len() > width && row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
        let (place, found) = (row.place, row.cells.len());
        if found != width {
            self.table.problems.push(Problem::Ragged { place, found });
            self.table.broken.push(row);
            return;
        }
        if self.damaged
            && row
                .cells
                .iter()
                .any(|cell| cell.contains(char::REPLACEMENT_CHARACTER))
        {
            self.table.problems.push(Problem::Damaged { place });
        }
        self.table.rows.push(row);
    }

    /// The table, when all is read.
    pub(super) fn finish(self) -> Result<Table, IntakeError> {
        let Self {
            mut table,
            named,
            held: open,
            ..
        } = self;
        let Some(named) = named else {
            // Nothing but blank cells, or one row that never ends.
            return Err(if open.is_none() {
                IntakeError::Empty
            } else {
                IntakeError::NoRows
            });
        };
        if let Some(row) = open {
            table.problems.push(Problem::OpenQuote { place: row.place });
            table.broken.push(row);
        }
        let mut table = table.with_header(named);
        table.take_guards_away();
        if table.rows.is_empty() && table.problems.is_empty() {
            Err(IntakeError::NoRows)
        } else {
            Ok(table)
        }
    }
}

/// Whether the first line of a text names a column that is known, so that it is the header of a table.
pub(super) fn starts_with_known_names(text: &str) -> bool {
    let (text, _) = strip_hint(text);
    let line = text.lines().next().unwrap_or_default();
    let names = line.split(DELIMITERS).map(|name| name.trim_matches('"'));
    line.len() < 4096 && !line.starts_with('#') && names.into_iter().any(is_known_name)
}

/// Whether nothing stands between cells on most lines, so that a text is no table.
pub(super) fn is_one_column(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(50);
    let holds =
        |delimiter: char| lines().filter(|line| line.contains(delimiter)).count() * 2 > lines().count();
    !DELIMITERS.into_iter().any(holds)
}

/// Takes off the line by which some spreadsheets tell the delimiter: `sep=;`.
fn strip_hint(text: &str) -> (&str, Option<char>) {
    let hint = text.strip_prefix("sep=").and_then(|rest| {
        let mut chars = rest.chars();
        let delimiter = chars.next().filter(|c| DELIMITERS.contains(c))?;
        let rest = chars.as_str();
        rest.starts_with(['\r', '\n']).then_some((rest, Some(delimiter)))
    });
    hint.unwrap_or((text, None))
}

/// What may stand between cells.
pub const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The delimiter that gives the most rows with one and the same number of cells, more than one.
fn find_delimiter(text: &str) -> char {
    let sample = text.get(..text.floor_char_boundary(65_536)).unwrap_or(text);
    let score = |delimiter: char| {
        let mut splitter = Splitter::new(sample.to_owned(), delimiter);
        let widths: Vec<usize> = std::iter::from_fn(|| splitter.next_row())
            .map(|row| row.cells.len())
            .collect();
        let width = widths.first().copied().unwrap_or_default();
        let alike = widths.iter().filter(|other| **other == width).count();
        // Rows that agree count first, then how many cells they have.
        if width < 2 {
            (0, 0)
        } else {
            (alike * 100 / widths.len().max(1), width)
        }
    };
    // Of equals the last one is taken, which is the comma.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(',')
}

/// Splits a text into rows.
struct Splitter {
    reader: ::csv::Reader<Cursor<String>>,
    record: ::csv::StringRecord,
    counter: Counter,
    /// Where the latest row begins.
    start: usize,
    delimiter: char,
}

impl Splitter {
    fn new(text: String, delimiter: char) -> Self {
        let reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .from_reader(Cursor::new(text));
        let counter = Counter {
            at: 0,
            place: Place { row: 0, line: 1 },
        };
        Self {
            reader,
            record: ::csv::StringRecord::new(),
            counter,
            start: 0,
            delimiter,
        }
    }

    fn text(&self) -> &str {
        self.reader.get_ref().get_ref()
    }

    fn next_row(&mut self) -> Option<Row> {
        // The text is UTF-8 and rows may be ragged, so reading ends with the text and never before.
        if !self.reader.read_record(&mut self.record).unwrap_or(false) {
            return None;
        }
        let after = self
            .record
            .position()
            .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let text = self.reader.get_ref().get_ref().as_bytes();
        self.start = self.counter.advance(text, after);
        Some(Row {
            place: self.counter.place,
            cells: self.record.iter().map(str::to_owned).collect(),
            aside: false,
        })
    }

    /// How much is split off, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share for people")]
    fn done(&self) -> f64 {
        self.start as f64 / self.text().len().max(1) as f64
    }

    /// Whether the latest row ends inside a quotation.
    fn is_open(&self) -> bool {
        is_open(self.text().get(self.start..).unwrap_or_default(), self.delimiter)
    }
}

/// Whether a text read as one row ends inside a quotation.
fn is_open(text: &str, delimiter: char) -> bool {
    let (mut quoted, mut begins) = (false, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
            }
            '"' if quoted => quoted = false,
            '"' if begins => quoted = true,
            _ => {}
        }
        begins = !quoted && c == delimiter;
    }
    quoted
}

/// Counts lines and rows on the way through a text.
struct Counter {
    /// How far it has come.
    at: usize,
    /// Where the row that begins there stands.
    place: Place,
}

impl Counter {
    /// Moves on to the row that follows `after`, where the one before was read up to; returns where it begins.
    fn advance(&mut self, text: &[u8], after: usize) -> usize {
        let is_break = |at: usize| matches!(text.get(at), Some(b'\n' | b'\r'));
        let mut begins = after;
        while is_break(begins) {
            begins += 1;
        }
        self.place.line += breaks(text, self.at, begins);
        // The break that ended the row before is the last that was read of it; the others are blank rows.
        let ended = after.saturating_sub(1);
        let blank = breaks(text, ended, begins).saturating_sub(u64::from(is_break(ended) && after > 0));
        self.place.row += 1 + blank;
        self.at = begins;
        begins
    }
}

/// The line breaks between two places; `\r\n` is one.
fn breaks(text: &[u8], from: usize, to: usize) -> u64 {
    let bytes = text.get(from..to).unwrap_or_default();
    let (mut breaks, mut before) = (0, 0);
    for byte in bytes {
        breaks += u64::from(*byte == b'\r' || (*byte == b'\n' && before != b'\r'));
        before = *byte;
    }
    breaks
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}

/// Whether a row names columns: a name that is known decides, or else every name is short and most differ.
fn is_header(row: &Row) -> bool {
    let names: Vec<&str> = row
        .cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let plausible = |name: &&str| name.len() <= 80 && !name.contains('\n') && decimal(name).is_none();
    if !names.iter().all(plausible) {
        return false;
    }
    if names.iter().any(|name| is_known_name(name)) {
        return true;
    }
    // Exports such as Jira's repeat columns, so some names may.
    let mut different = names.clone();
    crate::sort::distinct(&mut different);
    different.len() * 2 > names.len() && names.len() == row.cells.len()
}

pub(super) fn names(cells: &[String]) -> Vec<String> {
    let name = |(at, cell): (usize, &String)| {
        let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            texts::intake_column(at + 1)
        } else {
            name
        }
    };
    cells.iter().enumerate().map(name).collect()
}
