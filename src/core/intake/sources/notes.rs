//! Plain text and Markdown: one item a line, or one a heading, with `#tag` and `@customer`.

use super::sheet::{empty, list, push};
use super::{Source, Table, Target};
use crate::intake::encoding::Encoding;
use crate::intake::mapping::Subject;
use crate::intake::table::Place;

/// The items of a text.
pub(super) const NOTES: Source = Source {
    name: "notes",
    program: "",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[
        ("Title", "", Target::Title),
        ("Text", "", Target::Body),
        ("Tags", "", Target::Tags),
        ("Customer", "", Target::Customer),
    ],
};

/// Whether a text is rather notes than a table: it has headings or lists, or marks customers or tags.
pub(in crate::intake) fn looks_like_notes(text: &str) -> bool {
    let lines = || {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take(200)
    };
    let marked = |line: &&str| {
        heading(line).is_some() || bullet(line) != *line || words(line).1.len() + words(line).2.len() > 0
    };
    let (count, marks) = (lines().count(), lines().filter(marked).count());
    marks * 2 > count || lines().next().is_some_and(|line| heading(line).is_some())
}

/// Reads a text: where it has headings, each begins an item with the text below it, else each line is one.
pub(in crate::intake) fn read(text: &str, encoding: Encoding) -> Table {
    let mut table = empty(&NOTES);
    table.encoding = encoding;
    let headed = text.lines().any(|line| heading(line.trim()).is_some());
    let mut open: Option<(u64, &str, Vec<&str>)> = None;
    for (number, line) in (1_u64..).zip(text.lines()) {
        let trimmed = line.trim();
        let begins = if headed {
            heading(trimmed)
        } else {
            Some(bullet(trimmed)).filter(|line| !line.is_empty())
        };
        match (begins, &mut open) {
            (Some(title), open) => {
                if let Some(item) = open.replace((number, title, Vec::new())) {
                    add(&mut table, item);
                }
            }
            (None, Some((.., below))) => below.push(line),
            // What stands above the first heading is an item of its own, a line each.
            (None, None) if !trimmed.is_empty() => add(&mut table, (number, bullet(trimmed), Vec::new())),
            (None, None) => {}
        }
    }
    if let Some(item) = open {
        add(&mut table, item);
    }
    table
}

fn add(table: &mut Table, (line, title, below): (u64, &str, Vec<&str>)) {
    let (title, tags, customers) = words(title);
    let body = below.join("\n");
    push(
        table,
        vec![
            title,
            body.trim().to_owned(),
            list(&tags),
            customers.first().cloned().unwrap_or_default(),
        ],
        false,
    );
    if let Some(row) = table.rows.last_mut() {
        row.place = Place { row: line, line };
    }
}

/// The text of a heading.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then(|| rest.trim())
}

/// A line without the sign of a list.
fn bullet(line: &str) -> &str {
    let signs = ["- [ ] ", "- [x] ", "- ", "* ", "+ ", "\u{2022} "];
    if let Some(rest) = signs.iter().find_map(|sign| line.strip_prefix(sign)) {
        return rest.trim();
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && rest.len() + 4 > line.len();
    let rest = rest
        .strip_prefix(['.', ')'])
        .and_then(|rest| rest.strip_prefix(' '));
    rest.filter(|_| numbered).map_or(line, str::trim)
}

/// Takes `#tag`, `@customer` and `@"A customer"` out of a line.
fn words(line: &str) -> (String, Vec<String>, Vec<String>) {
    let (mut title, mut tags, mut customers) = (String::new(), Vec::new(), Vec::new());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let begins = title.is_empty() || title.ends_with(char::is_whitespace);
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let quoted = after.strip_prefix('"').and_then(|after| after.split_once('"'));
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        let word = after
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches([',', ';', '.', ':', '!', '?', ')']);
        match (c, quoted) {
            ('@', Some((name, after))) if begins && !name.trim().is_empty() => {
                customers.push(name.trim().to_owned());
                rest = after.trim_start();
            }
            ('@' | '#', _)
                if begins
                    && word.starts_with(char::is_alphanumeric)
                    && !word.bytes().all(|b| b.is_ascii_digit()) =>
            {
                if c == '#' { &mut tags } else { &mut customers }.push(word.replace('_', " "));
                rest = after.get(word.len()..).unwrap_or_default();
                // What ended the word ends the sentence before it.
                if begins && title.ends_with(' ') {
                    title.pop();
                }
            }
            _ => {
                title.push(c);
                rest = after;
            }
        }
    }
    (
        title.split_whitespace().collect::<Vec<_>>().join(" "),
        tags,
        customers,
    )
}
