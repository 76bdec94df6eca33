//! Reads a CSV file: encoding and delimiter are found out, ragged rows are reported and left out.

use super::IntakeError;
use super::encoding::{Encoding, decode};
use crate::snapshot::LARGEST_FILE;

/// A table of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns; numbered where the file has no header.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
    /// How the file is encoded.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: char,
    /// Whether the first row names the columns.
    pub has_header: bool,
    /// Rows that were left out.
    pub problems: Vec<Problem>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line that it starts on, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has another number of cells than there are columns.
    Ragged {
        /// The line that it starts on, from 1.
        line: u64,
        /// How many cells it has.
        found: usize,
    },
}

/// Reads a file's bytes as a table.
pub fn read(bytes: &[u8]) -> Result<Table, IntakeError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(IntakeError::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(IntakeError::Empty);
    }
    if let Some(looks_like) = other_format(bytes) {
        return Err(IntakeError::NotATable { looks_like });
    }
    let (text, encoding) = decode(bytes);
    if text.trim().is_empty() {
        return Err(IntakeError::Empty);
    }
    if text.contains('\0') {
        return Err(IntakeError::NotATable {
            looks_like: "binary data",
        });
    }
    let delimiter = find_delimiter(&text);
    let mut records = split(&text, delimiter);
    let Some(first) = records.first() else {
        return Err(IntakeError::Empty);
    };
    let has_header = is_header(first);
    let columns: Vec<String> = if has_header {
        let header = records.remove(0);
        header
            .cells
            .into_iter()
            .enumerate()
            .map(|(i, name)| named(i, name.trim()))
            .collect()
    } else {
        (0..first.cells.len()).map(|i| named(i, "")).collect()
    };
    if records.is_empty() {
        return Err(IntakeError::NoRows);
    }
    let (rows, ragged): (Vec<Row>, Vec<Row>) = records
        .into_iter()
        .partition(|row| row.cells.len() == columns.len());
    let problems = ragged
        .into_iter()
        .map(|row| Problem::Ragged {
            line: row.line,
            found: row.cells.len(),
        })
        .collect();
    Ok(Table {
        columns,
        rows,
        encoding,
        delimiter,
        has_header,
        problems,
    })
}

/// What a file is if it is clearly no table.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 5] = [
        (
            b"PK\x03\x04",
            "a ZIP archive or a spreadsheet such as .xlsx; save it as CSV first",
        ),
        (b"\x1F\x8B", "a gzip archive"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (
            b"\xD0\xCF\x11\xE0",
            "an old spreadsheet such as .xls; save it as CSV first",
        ),
    ];
    if let Some((_, name)) = known.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(name);
    }
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    match text.first() {
        Some(b'{' | b'[') if serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok() => {
            Some("JSON; a Tandem snapshot is opened on the Share page")
        }
        Some(b'<') => Some("HTML or XML"),
        _ => None,
    }
}

/// The delimiter that gives the most rows with one and the same number of cells, more than one.
fn find_delimiter(text: &str) -> char {
    let sample: String = text.chars().take(100_000).collect();
    let score = |delimiter: char| {
        let records = split(&sample, delimiter);
        let width = records.first().map_or(0, |row| row.cells.len());
        let alike = records.iter().filter(|row| row.cells.len() == width).count();
        // Rows that agree count first, then how many cells they have.
        if width < 2 {
            (0, 0)
        } else {
            (alike * 100 / records.len().max(1), width)
        }
    };
    [',', ';', '\t', '|']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(',')
}

fn split(text: &str, delimiter: char) -> Vec<Row> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    // The text is UTF-8 and rows may be ragged, so no record fails.
    let records = reader.records().filter_map(Result::ok);
    records
        .map(|record| Row {
            line: record.position().map_or(0, ::csv::Position::line),
            cells: record.iter().map(str::to_owned).collect(),
        })
        .collect()
}

/// Whether a row names columns: all different, none empty, none a number, none long.
fn is_header(row: &Row) -> bool {
    let names: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
    let plausible = |name: &&str| {
        !name.is_empty() && name.len() <= 80 && !name.contains('\n') && name.parse::<f64>().is_err()
    };
    let mut sorted = names.clone();
    crate::sort::by(&mut sorted, Ord::cmp);
    let counted = sorted.len();
    sorted.dedup();
    // Exports such as Jira's repeat columns, so some names may.
    names.iter().all(plausible) && sorted.len() * 2 > counted
}

fn named(i: usize, name: &str) -> String {
    if name.is_empty() {
        crate::texts::intake_column(i + 1)
    } else {
        name.to_owned()
    }
}
