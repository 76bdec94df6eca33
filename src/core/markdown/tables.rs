//! Rows of tables.

use super::Inline;
use super::inlines::inlines;

/// The cells of a row: what stands between bars that no backslash stands before.
fn split(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.extend(row.get(start..at));
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    cells.extend(row.get(start..).filter(|cell| !cell.trim().is_empty()));
    cells
}

/// How many columns a line announces, if it is the one that stands below a table's head.
pub(super) fn columns(line: &str) -> Option<usize> {
    let cells = split(line);
    let is_dashes = |cell: &&str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    (line.contains('|') && cells.iter().all(is_dashes)).then_some(cells.len())
}

/// Whether a line can be the head of a table with so many columns.
pub(super) fn is_head(line: &str, columns: usize) -> bool {
    columns > 0 && split(line).len() == columns
}

/// Reads a row; a bar with a backslash before it is a bar, even inside code.
pub(super) fn row(line: &str) -> Vec<Vec<Inline>> {
    let cells = split(line).into_iter();
    cells
        .map(|cell| inlines(&cell.trim().replace("\\|", "|")))
        .collect()
}
