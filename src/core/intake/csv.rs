//! Reads the text of a CSV file: delimiter and header are found out; rows that are not right are reported and left out.

use super::IntakeError;
use super::encoding::Encoding;
use super::mapping::is_known_name;
use super::sources;
use super::table::{Place, Problem, Row, Table};
use crate::texts;
use crate::value::decimal;

/// Reads a text as a table, its cells separated by a delimiter that is found out if none is given.
pub(super) fn read_text(
    text: &str,
    encoding: Encoding,
    damaged: bool,
    delimiter: Option<char>,
) -> Result<Table, IntakeError> {
    let (text, told) = strip_hint(text);
    let delimiter = delimiter.or(told).unwrap_or_else(|| find_delimiter(text));
    let mut records = split(text, delimiter);
    let mut problems = Vec::new();
    let open = records.pop_if(|last| last.open).map(|last| last.row);
    if let Some(row) = &open {
        problems.push(Problem::OpenQuote { place: row.place });
    }
    let mut rows = records
        .into_iter()
        .map(|record| record.row)
        .filter(|row| !is_blank(row));
    let Some(first) = rows.next() else {
        // Nothing but blank cells, or one row that never ends.
        return Err(if problems.is_empty() {
            IntakeError::Empty
        } else {
            IntakeError::NoRows
        });
    };
    let width = first.cells.len();
    let mut table = Table {
        columns: names(&vec![String::new(); width]),
        rows: Vec::new(),
        encoding,
        delimiter,
        header: None,
        problems: Vec::new(),
        broken: Vec::new(),
        source: sources::TABLE,
        lost: Vec::new(),
    };
    let named = is_header(&first);
    for mut row in std::iter::once(first).chain(rows) {
        // Spreadsheets write empty cells behind the last column; nothing is lost with them.
        while row.cells.len() > width && row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
        let (place, found) = (row.place, row.cells.len());
        if found != width {
            table.problems.push(Problem::Ragged { place, found });
            table.broken.push(row);
            continue;
        }
        if damaged
            && row
                .cells
                .iter()
                .any(|cell| cell.contains(char::REPLACEMENT_CHARACTER))
        {
            table.problems.push(Problem::Damaged { place });
        }
        table.rows.push(row);
    }
    table.problems.append(&mut problems);
    table.broken.extend(open);
    let table = table.with_header(named);
    if table.rows.is_empty() && table.problems.is_empty() {
        Err(IntakeError::NoRows)
    } else {
        Ok(table)
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
        let records = split(sample, delimiter);
        let width = records.first().map_or(0, |record| record.row.cells.len());
        let alike = records
            .iter()
            .filter(|record| record.row.cells.len() == width)
            .count();
        // Rows that agree count first, then how many cells they have.
        if width < 2 {
            (0, 0)
        } else {
            (alike * 100 / records.len().max(1), width)
        }
    };
    // Of equals the last one is taken, which is the comma.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(',')
}

/// A row as it was split off.
struct Split {
    row: Row,
    /// Whether it ends with the file inside a quotation.
    open: bool,
}

fn split(text: &str, delimiter: char) -> Vec<Split> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let (mut rows, mut record) = (Vec::new(), ::csv::StringRecord::new());
    let mut counter = Counter {
        text: text.as_bytes(),
        at: 0,
        place: Place { row: 0, line: 1 },
    };
    let mut start = 0;
    // The text is UTF-8 and rows may be ragged, so reading ends with the text and never before.
    while reader.read_record(&mut record).unwrap_or(false) {
        let after = record
            .position()
            .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        start = counter.advance(after);
        let cells = record.iter().map(str::to_owned).collect();
        rows.push(Split {
            row: Row {
                place: counter.place,
                cells,
                aside: false,
            },
            open: false,
        });
    }
    if let Some(last) = rows.last_mut() {
        last.open = is_open(text.get(start..).unwrap_or_default(), delimiter);
    }
    rows
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
struct Counter<'a> {
    text: &'a [u8],
    /// How far it has come.
    at: usize,
    /// Where the row that begins there stands.
    place: Place,
}

impl Counter<'_> {
    /// Moves on to the row that follows `after`, where the one before was read up to; returns where it begins.
    fn advance(&mut self, after: usize) -> usize {
        let is_break = |at: usize| matches!(self.text.get(at), Some(b'\n' | b'\r'));
        let mut begins = after;
        while is_break(begins) {
            begins += 1;
        }
        self.place.line += self.breaks(self.at, begins);
        // The break that ended the row before is the last that was read of it; the others are blank rows.
        let ended = after.saturating_sub(1);
        let blank = self
            .breaks(ended, begins)
            .saturating_sub(u64::from(is_break(ended) && after > 0));
        self.place.row += 1 + blank;
        self.at = begins;
        begins
    }

    /// The line breaks between two places; `\r\n` is one.
    fn breaks(&self, from: usize, to: usize) -> u64 {
        let bytes = self.text.get(from..to).unwrap_or_default();
        let (mut breaks, mut before) = (0, 0);
        for byte in bytes {
            breaks += u64::from(*byte == b'\r' || (*byte == b'\n' && before != b'\r'));
            before = *byte;
        }
        breaks
    }
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
