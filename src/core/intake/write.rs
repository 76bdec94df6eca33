//! CSV out: feedback, ideas and customers as tables that spreadsheets open without running anything, and that come back as they were.
//!
//! A text that a spreadsheet could take for a formula begins with an apostrophe, which goes away when Tandem reads its own
//! file; numbers stand as they are.

use std::borrow::Cow;

use super::sources::tandem::MARK;
use crate::model::{Feedback, Idea};
use crate::statuses::Statuses;
use crate::view::blind::Blind;
use crate::{Field, Id, Kind, Record, Value, Workspace, view};

/// The beginnings of a text that spreadsheets take for a formula (OWASP, "CSV Injection"), or that hide one.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A text as it stands in a cell.
///
/// ```
/// use tandem_core::intake::write::guarded;
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("1+1"), "1+1");
/// ```
pub fn guarded(text: &str) -> Cow<'_, str> {
    // A text that looks guarded is guarded once more, so that taking the guard away is the exact way back.
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text as it stands in a cell for another program, which shows the guard to people: only what a spreadsheet would run is
/// guarded, so that a list in Markdown and a mention stay as they are.
///
/// A text that begins with a sign is run where a number, a call, or the name of another program or file follows: `-2+3`,
/// `@SUM(A1)`, `- cmd|'/C calc'!A0`, `+'\\host\[x.xlsx]S'!A1`. Other words behind a sign are no formula to a spreadsheet, or
/// name nothing.
///
/// ```
/// use tandem_core::intake::write::guarded_where_it_runs as guarded;
/// assert_eq!((guarded("- one\n- two"), guarded("@ana asks")), ("- one\n- two".into(), "@ana asks".into()));
/// assert_eq!((guarded("=1+1"), guarded("+1+1")), ("'=1+1".into(), "'+1+1".into()));
/// ```
pub fn guarded_where_it_runs(text: &str) -> Cow<'_, str> {
    // Whoever takes the guard away takes one of these away as well.
    let looks_guarded = text.starts_with('\'') && guarded(text).len() > text.len();
    let is_sign = |c: char| matches!(c, '+' | '-' | '@');
    let is_call = |(at, _): (usize, &str)| {
        text.get(..at)
            .is_some_and(|before| before.ends_with(char::is_alphanumeric))
    };
    let names_sheet = |word: &str| {
        let sheet = word.split_once(']').map_or("", |(_, sheet)| sheet);
        sheet.starts_with(char::is_alphanumeric) && sheet.contains('!')
    };
    let leads_out = || text.contains("'!") || text.split_whitespace().any(names_sheet);
    let behind = text.trim_start_matches(is_sign);
    let runs = text.starts_with(['=', '\t', '\r', '\n'])
        || text.starts_with(is_sign)
            && (behind.starts_with(|c: char| c.is_ascii_digit())
                || text.contains('|')
                || leads_out()
                || text.match_indices('(').any(is_call));
    if looks_guarded || runs {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text as it stood before it was guarded.
pub fn unguarded(cell: &str) -> Cow<'_, str> {
    let rest = cell
        .strip_prefix('\'')
        .filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA));
    Cow::Borrowed(rest.unwrap_or(cell))
}

/// Rows of texts as CSV (RFC 4180), every text guarded that is no number.
pub fn rows(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            // A number is one to calculate with, whatever its sign.
            match crate::value::decimal(cell) {
                Some(_) => push_cell(&mut out, cell),
                None => push_cell(&mut out, &guarded(cell)),
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Feedback as CSV.
pub fn feedback(workspace: &Workspace) -> String {
    let columns = [
        "title",
        "body",
        "customer",
        "channel",
        "said",
        "status",
        "tags",
        "supporters",
        "source",
    ];
    table(workspace, &Kind::FEEDBACK, &columns, &Blind::default())
}

/// Ideas as CSV, with everybody's estimates in a column each; those that `viewer` may not read in a blind round are left out.
pub fn ideas(workspace: &Workspace, viewer: Option<Id>) -> String {
    let columns = ["title", "description", "status", "tags", "source"];
    table(workspace, &Kind::IDEAS, &columns, &Blind::of(workspace, viewer))
}

/// Customers as CSV, with their monthly revenue and its currency.
pub fn customers(workspace: &Workspace) -> String {
    let columns = [
        "name", "email", "domain", "segment", "revenue", "currency", "source",
    ];
    table(workspace, &Kind::CUSTOMERS, &columns, &Blind::default())
}

/// The records of a kind, newest last: named fields first, then a column for each number that any of them has.
fn table(workspace: &Workspace, kind: &Kind, columns: &[&str], blind: &Blind) -> String {
    let mut paths: Vec<&Field> = Vec::new();
    for record in workspace.records(kind) {
        let sets = ["estimates", "source-votes"];
        paths.extend(
            sets.into_iter()
                .flat_map(|set| record.elements(set))
                .map(|(field, _)| field),
        );
        // The same few columns over and over.
        if paths.len() > 4096 {
            crate::sort::distinct(&mut paths);
        }
    }
    crate::sort::distinct(&mut paths);
    let statuses = (*kind == Kind::IDEAS).then(|| Statuses::of(workspace));
    let mut out = MARK.to_owned();
    for name in columns
        .iter()
        .copied()
        .chain(paths.iter().map(|field| field.as_str()))
    {
        out.push(',');
        push_cell(&mut out, name);
    }
    out.push_str("\r\n");
    for record in workspace.records(kind) {
        record.id().push_to(&mut out);
        for name in columns {
            out.push(',');
            let text = cell(workspace, statuses.as_ref(), record, name);
            push_cell(&mut out, &guarded(&text));
        }
        for path in &paths {
            out.push(',');
            if let Some(value) = record.get(path).filter(|_| !blind.hides(kind, record, path)) {
                push_number(&mut out, value);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// The text of a named column; `statuses` are there for ideas.
fn cell<'a>(
    workspace: &Workspace,
    statuses: Option<&Statuses>,
    record: &'a Record,
    name: &str,
) -> Cow<'a, str> {
    let customer = |id| view::customer_name(workspace, Some(id));
    match name {
        "customer" => match Feedback::of(record).customer() {
            Some(id) => customer(id).into(),
            None => "".into(),
        },
        "supporters" => {
            let mut names: Vec<String> = Feedback::of(record).supporters().map(customer).collect();
            crate::sort::by(&mut names, Ord::cmp);
            list(&names).into()
        }
        "revenue" => {
            let mut number = String::new();
            if let Some(revenue) = record.value(name) {
                push_number(&mut number, revenue);
            }
            number.into()
        }
        "tags" => list(&Idea::of(record).tags().collect::<Vec<_>>()).into(),
        "status" if !record.text(name).is_empty() && statuses.is_some() => {
            let status = statuses.and_then(|statuses| statuses.get(statuses.key(Idea::of(record))));
            status.map_or("".into(), |status| status.written().to_owned().into())
        }
        name => record.text(name).into(),
    }
}

/// Several texts in one cell: between commas where none of them holds one, else a line each.
fn list(texts: &[String]) -> String {
    let plain = |text: &String| {
        text.trim() == text.as_str() && !text.contains([',', ';', '\n', super::table::BETWEEN])
    };
    if texts.iter().all(plain) {
        return texts.join(", ");
    }
    // The last line break says that lines count, even where there is only one.
    texts.join("\n") + "\n"
}

fn push_number(out: &mut String, value: &Value) {
    match value {
        Value::Number(number) => out.push_str(&number.as_json().to_string()),
        Value::List(range) => {
            for (at, number) in range.iter().enumerate() {
                if at > 0 {
                    out.push_str("..");
                }
                push_number(out, number);
            }
        }
        _ => {}
    }
}

/// Adds a cell, in quotation marks where it must be.
fn push_cell(out: &mut String, text: &str) {
    if text.contains(['"', ',', ';', '\t', '|', '\n', '\r']) || text.trim() != text {
        out.push('"');
        for piece in text.split_inclusive('"') {
            out.push_str(piece);
            if piece.ends_with('"') {
                out.push('"');
            }
        }
        out.push('"');
    } else {
        out.push_str(text);
    }
}
