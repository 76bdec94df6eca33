//! From the bytes of a file to tables: what the file is, how it is encoded, which program wrote it.

use super::IntakeError;
use super::csv;
use super::encoding::{Decoded, Encoding, decode, decode_as};
use super::foreign::{self, Foreign};
use super::sources::{self, fider, notes, tandem};
use super::table::Table;
use crate::snapshot::{self, LARGEST_FILE, json};

/// How a person says that a file is to be read; what is not said is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// How it is encoded.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<char>,
    /// Whether a text is notes, one a line or heading, and no table.
    pub notes: Option<bool>,
}

/// Reads a file's bytes as a table, whatever they are.
pub fn read(bytes: &[u8]) -> Result<Table, IntakeError> {
    let table = |how| open(bytes, how).map(|tables| tables.into_iter().next());
    let how = How {
        notes: Some(false),
        ..How::default()
    };
    table(how)?.ok_or(IntakeError::NoRows)
}

/// Reads a file's bytes: most often one table, for some programs several.
pub fn open(bytes: &[u8], how: How) -> Result<Vec<Table>, IntakeError> {
    let mut opening = Opening::new(bytes, how)?;
    while opening.step(usize::MAX) {}
    opening.finish()
}

/// A file that is being read, some rows at a time. Rows are read so of CSV alone, of which files are long; everything else is
/// read when it begins.
pub struct Opening(Stage);

enum Stage {
    Read(Vec<Table>),
    Reading(Box<csv::Reading>),
}

impl Opening {
    /// Begins to read a file's bytes.
    pub fn new(bytes: &[u8], how: How) -> Result<Self, IntakeError> {
        let text = text(bytes, how)?;
        if let Some(node) = parsed(&text)? {
            let tables = sources::by_json(&node);
            return if tables
                .iter()
                .all(|table| table.rows.is_empty() || table.columns.is_empty())
            {
                Err(IntakeError::NotATable(Foreign::Json))
            } else {
                Ok(Self(Stage::Read(tables)))
            };
        }
        let Decoded {
            text,
            encoding,
            damaged,
        } = text;
        let delimited = how.delimiter.is_some() || csv::starts_with_known_names(&text);
        let as_notes = how
            .notes
            .unwrap_or_else(|| !delimited && (notes::looks_like_notes(&text) || csv::is_one_column(&text)));
        Ok(Self(if as_notes {
            Stage::Read(vec![notes::read(&text, encoding)])
        } else {
            let reading = csv::Reading::new(text, encoding, damaged, how.delimiter);
            Stage::Reading(Box::new(reading))
        }))
    }

    /// Reads at most so many rows more; `false` once all are read.
    pub fn step(&mut self, rows: usize) -> bool {
        match &mut self.0 {
            Stage::Read(_) => false,
            Stage::Reading(reading) => reading.step(rows),
        }
    }

    /// How much is read, from 0 to 1.
    pub fn done(&self) -> f64 {
        match &self.0 {
            Stage::Read(_) => 1.0,
            Stage::Reading(reading) => reading.done(),
        }
    }

    /// What was read, when all is.
    pub fn finish(self) -> Result<Vec<Table>, IntakeError> {
        match self.0 {
            Stage::Read(tables) => Ok(tables),
            Stage::Reading(reading) => reading.finish().map(|table| vec![table]),
        }
    }
}

/// Reads the files of an archive, or several that were chosen at once: a backup of Fider's, or tables each for itself. Files
/// that are none of these are left out, unless there is no other.
pub fn open_all(files: &[(String, Vec<u8>)], how: How) -> Result<Vec<Table>, IntakeError> {
    let ends = |name: &str, end: &str| name == end || name.ends_with(&format!("/{end}"));
    let find = |end: &str| {
        files
            .iter()
            .find(|(name, _)| ends(name, end))
            .map(|(_, bytes)| bytes)
    };
    if find("posts.json").is_some() && find("post_votes.json").is_some() {
        let mut texts = Vec::new();
        for name in fider::FILES {
            texts.push(find(name).map(|bytes| text(bytes, how)).transpose()?);
        }
        let mut nodes = fider::FILES.map(|_| None);
        for (node, text) in nodes.iter_mut().zip(&texts) {
            if let Some(text) = text {
                *node = parsed(text)?;
            }
        }
        let table = fider::backup(&nodes);
        return if table.rows.is_empty() {
            Err(IntakeError::NoRows)
        } else {
            Ok(vec![table])
        };
    }
    let (mut tables, mut first) = (Vec::new(), None);
    for (_, bytes) in files {
        match open(bytes, how) {
            Ok(more) => tables.extend(more),
            Err(error) => first = first.or(Some(error)),
        }
    }
    match first {
        Some(error) if tables.is_empty() => Err(error),
        _ if tables.is_empty() => Err(IntakeError::Empty),
        _ => Ok(tables),
    }
}

/// The text of a file that is one.
fn text(bytes: &[u8], how: How) -> Result<Decoded, IntakeError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(IntakeError::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    if let Some(foreign) = foreign::by_bytes(bytes) {
        return Err(IntakeError::NotATable(foreign));
    }
    let decoded = how
        .encoding
        .map_or_else(|| decode(bytes), |encoding| decode_as(bytes, encoding));
    if decoded.text.trim().is_empty() {
        return Err(IntakeError::Empty);
    }
    // What Tandem wrote may hold any character that a person can write.
    let own = decoded.text.starts_with(tandem::MARK);
    match foreign::by_text(&decoded.text).filter(|foreign| *foreign != Foreign::Json && !own) {
        Some(foreign) => Err(IntakeError::NotATable(foreign)),
        None => Ok(decoded),
    }
}

/// The JSON that a text is, if it is JSON.
fn parsed(text: &Decoded) -> Result<Option<json::Node<'_>>, IntakeError> {
    if foreign::by_text(&text.text) != Some(Foreign::Json) {
        return Ok(None);
    }
    // A snapshot has a page of its own.
    if snapshot::looks_like(text.text.as_bytes()) {
        return Err(IntakeError::NotATable(Foreign::Json));
    }
    match json::parse(text.text.trim_start_matches('\u{feff}')) {
        Ok(node) => Ok(Some(node)),
        Err(error) => Err(IntakeError::Json {
            line: error.line,
            column: error.column,
        }),
    }
}
