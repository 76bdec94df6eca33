//! What a page shows, to be handed on: a table with what stands above and below it, as CSV, as Markdown, or printed.

mod pages;

pub use pages::{board, outcomes, release, roadmap, sprint};

use crate::intake::write::rows;
use crate::public::marked::{heading, plain, push_text};

/// A page that is handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handout {
    /// What it is about.
    pub title: String,
    /// What is said once: label and value.
    pub facts: Vec<(String, String)>,
    /// The heads of the table's columns.
    pub columns: Vec<String>,
    /// The rows of the table, a text for each column.
    pub rows: Vec<Vec<String>>,
    /// Texts in Markdown below the table, each with its heading.
    pub texts: Vec<(String, String)>,
}

impl Handout {
    /// The table as CSV, with the mark by which spreadsheets know that it is UTF-8.
    pub fn csv(&self) -> String {
        let table = std::iter::once(self.columns.clone()).chain(self.rows.iter().cloned());
        "\u{feff}".to_owned() + &rows(table)
    }

    /// All of it as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = heading(1, &self.title);
        for (label, value) in self.facts.iter().filter(|(_, value)| !value.is_empty()) {
            for piece in ["- ", &plain(label), ": ", &plain(value), "\n"] {
                out.push_str(piece);
            }
        }
        if !self.rows.is_empty() {
            out.push('\n');
            push_row(&mut out, &self.columns);
            out.push_str(&"| --- ".repeat(self.columns.len()));
            out.push_str("|\n");
            for row in &self.rows {
                push_row(&mut out, row);
            }
        }
        for (title, text) in self.texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
            out.push('\n');
            out.push_str(&heading(2, title));
            push_text(&mut out, text);
        }
        out
    }

    /// A name for the file, without its ending: the title in what every system takes as a name.
    pub fn file_name(&self) -> String {
        let kept = self.title.split(|c: char| !c.is_alphanumeric());
        let words: Vec<String> = kept
            .filter(|word| !word.is_empty())
            .map(crate::letters::lowered)
            .collect();
        let name: String = words.join("-").chars().take(60).collect();
        if name.is_empty() {
            "tandem".to_owned()
        } else {
            name
        }
    }
}

fn push_row(out: &mut String, cells: &[String]) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(&plain(cell));
        out.push(' ');
    }
    out.push_str("|\n");
}
