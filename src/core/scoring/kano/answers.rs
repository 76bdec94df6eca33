//! Reads pasted answers of a Kano questionnaire: two columns about one idea, or a table that names respondents and ideas.

use super::Answer;
use crate::texts;

/// What was read, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was given, in its order.
    pub answers: Vec<Given>,
    /// The rows that were left out, in their order.
    pub problems: Vec<RowProblem>,
}

/// Two answers of one respondent about one idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The line that they stand on, from 1.
    pub row: u64,
    /// What the respondent is called; empty where the table has no column for it.
    pub respondent: String,
    /// What the idea is called; empty where the table has no column for it.
    pub idea: String,
    /// The answers to the idea being there, and not being there.
    pub answers: (Answer, Answer),
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The line it begins on, from 1; header and blank lines count.
    pub row: u64,
    /// Why.
    pub fault: RowFault,
}

/// Why a row was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It has no cell for one of the answers.
    Cells,
    /// This text, shortened, is no answer.
    Unknown(String),
    /// One of the two answers is empty.
    Missing,
    /// No idea is called by this text, shortened.
    Idea(String),
}

/// The columns of a table.
#[derive(Clone, Copy, Debug)]
struct Columns {
    respondent: Option<usize>,
    idea: Option<usize>,
    functional: usize,
    dysfunctional: usize,
}

/// How many characters of a wrong cell are repeated.
const SHOWN: usize = 40;

/// Reads answers: words as the questionnaire has them (`I like it`, `it must be that way`, `neutral`, `I can live with
/// it`, `I dislike it`) or numbers from 1 (like) to 5 (dislike), in the first two columns, functional before
/// dysfunctional, unless the first row names them, or has four cells: respondent, idea, functional, dysfunctional. Cells
/// stand apart by tab, semicolon, comma or bar. A first row neither of whose answers is one is a heading by other names.
///
/// ```
/// use tandem_core::scoring::kano::{Answer, read};
/// let reading = read("Functional\tDysfunctional\nI like it\t5\n3\tneutral\nmaybe\t1\n");
/// let pairs: Vec<_> = reading.answers.iter().map(|given| given.answers).collect();
/// assert_eq!(pairs, [(Answer::Like, Answer::Dislike), (Answer::Neutral, Answer::Neutral)]);
/// assert_eq!(reading.problems[0].sentence(), "Row 4 was left out: “maybe” is not an answer. Write a word of the questionnaire or a number from 1 to 5.");
/// ```
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut places = None;
    let mut heading = None;
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    // A text is always UTF-8, and rows may have any number of cells: no row is an error of the reader's.
    for row in rows.records().filter_map(Result::ok) {
        let columns = if let Some(places) = places {
            places
        } else {
            let named = columns(&row);
            let found = *places.insert(named.unwrap_or_else(|| unnamed(&row)));
            if named.is_some() {
                continue;
            }
            if is_heading(&row, found) {
                heading = Some(row);
                continue;
            }
            found
        };
        let line = row.position().map_or(0, csv::Position::line);
        let text = |at: Option<usize>| {
            at.and_then(|at| row.get(at))
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        match answers(row.get(columns.functional), row.get(columns.dysfunctional)) {
            Ok(answers) => reading.answers.extend(answers.map(|answers| Given {
                row: line,
                respondent: text(columns.respondent),
                idea: text(columns.idea),
                answers,
            })),
            Err(_) if row.iter().all(|cell| cell.trim().is_empty()) => {}
            Err(fault) => reading.problems.push(RowProblem { row: line, fault }),
        }
    }
    // What has nothing below it that can be read was no heading.
    if let Some(row) = heading.filter(|_| reading.answers.is_empty()) {
        let columns = unnamed(&row);
        if let Err(fault) = answers(row.get(columns.functional), row.get(columns.dysfunctional)) {
            let line = row.position().map_or(0, csv::Position::line);
            reading.problems.insert(0, RowProblem { row: line, fault });
        }
    }
    reading
}

/// Whether a first row has a word in both places of an answer, and neither is one.
fn is_heading(row: &csv::StringRecord, columns: Columns) -> bool {
    let is_word = |at: usize| {
        let cell = row.get(at).unwrap_or_default().trim();
        cell.chars().any(char::is_alphabetic) && answer(cell).is_none()
    };
    is_word(columns.functional) && is_word(columns.dysfunctional)
}

/// What stands between cells: the first of the usual signs that the first line with text has.
fn delimiter(text: &str) -> u8 {
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    b"\t;,|"
        .iter()
        .copied()
        .find(|sign| line.contains(char::from(*sign)))
        .unwrap_or(b'\t')
}

/// The columns of a table that does not name them, by its first row.
fn unnamed(row: &csv::StringRecord) -> Columns {
    let whole = row.len() >= 4;
    Columns {
        respondent: whole.then_some(0),
        idea: whole.then_some(1),
        functional: if whole { 2 } else { 0 },
        dysfunctional: if whole { 3 } else { 1 },
    }
}

/// The columns of a table, if a row names them.
fn columns(row: &csv::StringRecord) -> Option<Columns> {
    let names: Vec<String> = row.iter().map(letters).collect();
    let find = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    let begins = |word: &str| names.iter().position(|name| name.starts_with(word));
    Some(Columns {
        respondent: find(&["respondent", "person", "participant", "who", "email", "name"]),
        idea: find(&["idea", "feature", "item", "title"]),
        functional: find(&["functional", "with", "withit", "ifpresent", "present", "positive"])
            .or_else(|| begins("functional"))?,
        dysfunctional: find(&[
            "dysfunctional",
            "without",
            "withoutit",
            "ifabsent",
            "absent",
            "negative",
        ])
        .or_else(|| begins("dysfunctional"))?,
    })
}

/// The two answers; none where both cells are empty.
fn answers(
    functional: Option<&str>,
    dysfunctional: Option<&str>,
) -> Result<Option<(Answer, Answer)>, RowFault> {
    let (functional, dysfunctional) = functional.zip(dysfunctional).ok_or(RowFault::Cells)?;
    match (functional.trim(), dysfunctional.trim()) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(RowFault::Missing),
        (functional, dysfunctional) => {
            let read = |text: &str| answer(text).ok_or_else(|| RowFault::Unknown(shortened(text)));
            Ok(Some((read(functional)?, read(dysfunctional)?)))
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

impl Reading {
    /// The answers by idea, with the rows that name none of these ideas as problems. An answer that names no idea is about
    /// the `chosen` one. Titles are compared without regard to case.
    pub fn sorted<T: Copy>(
        self,
        ideas: &[(T, &str)],
        chosen: Option<T>,
    ) -> (Vec<(T, Given)>, Vec<RowProblem>) {
        let (mut found, mut problems) = (Vec::new(), self.problems);
        for given in self.answers {
            let wanted = crate::letters::lowered(&given.idea);
            let mut known = ideas.iter();
            let idea = if wanted.is_empty() {
                chosen
            } else {
                let named = known.find(|(_, title)| crate::letters::lowered(title.trim()) == wanted);
                named.map(|(idea, _)| *idea)
            };
            match idea {
                Some(idea) => found.push((idea, given)),
                None => problems.push(RowProblem {
                    row: given.row,
                    fault: RowFault::Idea(shortened(&given.idea)),
                }),
            }
        }
        crate::sort::by_key(&mut problems, |problem| problem.row);
        (found, problems)
    }
}

/// The answer that a text gives.
fn answer(text: &str) -> Option<Answer> {
    let number: Option<usize> = text.parse().ok();
    if let Some(answer) = number.and_then(|number| Answer::ALL.get(number.checked_sub(1)?)) {
        return Some(*answer);
    }
    let letters = letters(text);
    let short = letters.strip_suffix("thatway").unwrap_or(&letters);
    Some(match short {
        "like" | "likeit" | "ilikeit" | "ienjoyit" => Answer::Like,
        "must" | "mustbe" | "itmustbe" | "imusthaveit" | "expect" | "iexpectit" => Answer::MustBe,
        "neutral" | "iamneutral" | "imneutral" | "idontcare" => Answer::Neutral,
        "livewith" | "livewithit" | "icanlivewithit" | "tolerate" | "icantolerateit" => Answer::LiveWith,
        "dislike" | "dislikeit" | "idislikeit" => Answer::Dislike,
        _ => return None,
    })
}

/// The letters of a text in lower case.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .map(crate::letters::lower)
        .collect()
}

impl RowProblem {
    /// The sentence that a person reads.
    pub fn sentence(&self) -> String {
        match &self.fault {
            RowFault::Cells => texts::kano_row_cells(self.row),
            RowFault::Unknown(text) => texts::kano_row_unknown(self.row, text),
            RowFault::Missing => texts::kano_row_missing(self.row),
            RowFault::Idea(text) => texts::kano_row_idea(self.row, text),
        }
    }
}
