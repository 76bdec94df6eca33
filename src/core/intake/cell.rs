//! What the text of one cell means: numbers, dates, states, steps of a scale.

use std::borrow::Cow;

use super::choices::Order;
use super::mapping::Subject;
use super::table::BETWEEN;
use crate::letters::{lower, lowered};
use crate::scoring::{Framework, Input};
use crate::time;
use crate::value::decimal;

/// The text of a cell; nothing if it is blank or the NULL that databases export.
pub fn text(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    (!cell.is_empty() && cell != "NULL").then_some(cell)
}

/// A text on one line, with single spaces.
pub fn line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A finite number, with a decimal point or, where no comma separates the cells, a decimal comma. Of a point and a comma the
/// last one stands before the decimals, and one that stands more than once separates thousands, as an apostrophe does.
///
/// ```
/// use tandem_core::intake::cell::number;
/// assert_eq!(number("0.5", ','), Some(0.5));
/// assert_eq!(number("0,5", ';'), Some(0.5));
/// assert_eq!(number("1,200", ','), Some(1200.0));
/// assert_eq!(number("1.200,5", ','), Some(1200.5));
/// assert_eq!(number("1'200.5", ','), Some(1200.5));
/// assert_eq!(number("many", ','), None);
/// ```
pub fn number(cell: &str, delimiter: char) -> Option<f64> {
    let is_apostrophe = |c: char| matches!(c, '\'' | '\u{2019}');
    if cell.contains(is_apostrophe) {
        let (whole, decimals) = cell.split_at_checked(cell.find(['.', ',']).unwrap_or(cell.len()))?;
        let whole = together(&whole.replace(is_apostrophe, "'"), '\'')?;
        // What stands between the thousands is said, so that what follows are decimals.
        let is_plain = !decimals.contains(is_apostrophe);
        return is_plain.then(|| number(&[&whole, decimals].concat(), ';'))?;
    }
    let (point, comma) = (cell.rfind('.'), cell.rfind(','));
    // A table with commas between its cells writes a number with a comma for the thousands.
    let has_comma = if point.is_some() {
        comma > point
    } else {
        delimiter != ','
    };
    let (sign, other) = if has_comma { (',', '.') } else { ('.', ',') };
    let is_repeated = cell.matches(sign).count() > 1 && !cell.contains(other);
    let (sign, thousands) = if is_repeated { (other, sign) } else { (sign, other) };
    match cell.rsplit_once(sign) {
        Some((whole, decimals)) => decimal(&[&together(whole, thousands)?, ".", decimals].concat()),
        None => decimal(&together(cell, thousands)?),
    }
}

/// Story points, from 0 on: a number, with fractions as cards have them.
///
/// ```
/// use tandem_core::intake::cell::points;
/// assert_eq!((points("½", ','), points("1½", ','), points("0.5", ',')), (Some(0.5), Some(1.5), Some(0.5)));
/// assert_eq!((points("-1", ','), points("½½", ','), points("a½", ',')), (None, None, None));
/// ```
pub fn points(cell: &str, delimiter: char) -> Option<f64> {
    let cell = cell.trim();
    let fractions = [('½', 0.5), ('¼', 0.25), ('¾', 0.75)];
    let fraction = fractions
        .into_iter()
        .find_map(|(sign, part)| Some((cell.strip_suffix(sign)?, part)));
    let found = match fraction {
        Some(("", part)) => part,
        Some((whole, part)) => {
            let whole = whole.trim_end();
            let is_whole = whole.bytes().all(|byte| byte.is_ascii_digit());
            decimal(whole).filter(|_| is_whole)? + part
        }
        None => number(cell, delimiter)?,
    };
    (found >= 0.0).then_some(found)
}

/// A whole number without what stands between its groups of three digits.
fn together(whole: &str, between: char) -> Option<String> {
    let mut groups = whole.trim_start_matches(['+', '-']).split(between);
    let first = groups.next()?;
    let is_thousand = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = !whole.contains(between) || (1..=3).contains(&first.len()) && groups.all(is_thousand);
    is_grouped.then(|| whole.replace(between, ""))
}

/// A step of a framework's scale, or a number that its input takes: `High`, `Won't`, `2`, `80 %`, `0.8`.
pub fn scale_input(framework: &Framework, input: &Input, cell: &str, delimiter: char) -> Option<f64> {
    let word = lowered(cell).replace('\'', "’");
    let named = |step: &&f64| {
        let name = lowered(&input.word(framework, **step));
        // The first of several words, as in "Won’t this time", says it.
        !word.is_empty() && (name == word || name.split(' ').next() == Some(&word))
    };
    if let Some(step) = input.steps().iter().find(named) {
        return Some(*step);
    }
    let bare = cell.trim_end_matches('%');
    let found = number(bare.trim_end(), delimiter)?;
    // A share of at most 1 stands for its percentage, unless it is said to be one: 1 is no step of the scale.
    let is_share = bare.len() == cell.len() && found <= 1.0;
    let value = if input.notation == crate::scoring::Notation::Percent && is_share {
        found * 100.0
    } else {
        found
    };
    input.bounds.admit(value).then_some(value)
}

/// A day or time as fields take it, from the spellings that can be told apart: `2026-11-24`, `2026-11-24 10:15`,
/// `2026-11-24T10:15:00.123456+01:00`, `24.11.2026`, `24/Nov/26 10:15 AM`, `Nov 24, 2026`, and `24/11/2026` where no month is meant by 24.
///
/// Where the month may be the first or the second number, `order` tells. A number of ten or more digits counts seconds or
/// milliseconds since 1970.
pub fn date(cell: &str, order: Order) -> Option<String> {
    if time::parse(cell).is_some() {
        return Some(cell.to_owned());
    }
    if let Some(moment) = moment(cell) {
        return Some(moment);
    }
    if cell.len() >= 10
        && let Some(number) = crate::value::digits(cell)
    {
        let ms = if cell.len() >= 13 { number } else { number * 1000 };
        return (ms <= time::LATEST).then(|| time::format(ms));
    }
    let cell = without_clock(cell);
    let words: Vec<&str> = cell
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let number = |at: usize| words.get(at).and_then(|word| leading_number(word));
    // A word before a day and another word is the day of the week: `mardi 24 novembre` is not in March.
    let names_day = |at: usize| number(at).is_some_and(|day| day <= 31);
    let begins_with_weekday = number(0).is_none() && names_day(1) && words.len() > 2 && number(2).is_none();
    let named = words
        .iter()
        .take(4)
        .skip(usize::from(begins_with_weekday))
        .find_map(|word| month(word));
    let (year, month, day) = if let Some(month) = named {
        let mut numbers = words.iter().filter_map(|word| leading_number(word));
        let day = numbers.next()?;
        (century(numbers.next()?), month, day)
    } else {
        match (number(0)?, number(1)?, number(2)?) {
            (year, month, day) if year > 31 => (century(year), month, day),
            (day, month, year) if order == Order::DayFirst => (century(year), month, day),
            (month, day, year) if order == Order::MonthFirst => (century(year), month, day),
            (day, month, year) if cell.contains('.') || day > 12 || day == month => {
                (century(year), month, day)
            }
            (month, day, year) if day > 12 => (century(year), month, day),
            _ => return None,
        }
    };
    let spelled = format!("{year:04}-{month:02}-{day:02}");
    time::parse(&spelled).is_some().then_some(spelled)
}

/// A moment with any number of decimals, and with how far its clock is from that of Greenwich (RFC 3339), in UTC and milliseconds.
fn moment(cell: &str) -> Option<String> {
    let (clock, rest) = cell.split_at_checked(19)?;
    let zone = rest.strip_prefix('.').map_or(rest, behind_digits);
    let decimals = rest.get(..rest.len() - zone.len())?;
    let utc = [clock, decimals.get(..4).unwrap_or(decimals), "Z"].concat();
    let ms = time::parse(&utc)?;
    if zone == "Z" {
        return Some(utc);
    }
    let distance = zone.strip_prefix(['+', '-'])?.replace(':', "");
    let (hours, minutes) = distance.split_at_checked(2).filter(|_| distance.len() == 4)?;
    let (hours, minutes) = (crate::value::digits(hours)?, crate::value::digits(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let distance = (hours * 60 + minutes) * 60_000;
    match zone.starts_with('-') {
        _ if distance == 0 => Some(utc),
        true => Some(time::format(ms + distance)),
        false => ms.checked_sub(distance).map(time::format),
    }
}

/// The order of a column's dates, where one of them can be read in one way only and none in the other.
pub fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Order {
    let (mut day, mut month) = (false, false);
    for cell in cells.filter(|cell| cell.contains('/') || cell.contains('-')) {
        let cell = without_clock(cell);
        let mut numbers = cell.trim_start().split(['/', '-']).map(leading_number);
        if let (Some(Some(first)), Some(Some(second))) = (numbers.next(), numbers.next()) {
            day |= (13..=31).contains(&first);
            month |= (13..=31).contains(&second) && first <= 12;
        }
    }
    match (day, month) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => Order::Auto,
    }
}

/// The number that a word begins with: 24 of `24T10` and of `24th`.
fn leading_number(word: &str) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    word.get(..digits)?.parse().ok()
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let word = lowered(word);
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    u32::try_from(at + 1).ok()
}

/// A year, of which two digits may be left out: 69 is 2069 and 70 is 1970.
const fn century(year: u32) -> u32 {
    match year {
        0..=69 => year + 2000,
        70..=99 => year + 1900,
        _ => year,
    }
}

/// A date without the clock that may stand in it, so that no hour is taken for a day or a year: `10:15`, `10:15:00.5`,
/// `10:15 PM`, `10:15 +0100`.
fn without_clock(cell: &str) -> Cow<'_, str> {
    let found = cell.split_once(':').and_then(|(before, after)| {
        let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let mut rest = behind_two_digits(after)?;
        if let Some(seconds) = rest.strip_prefix(':') {
            rest = behind_two_digits(seconds)?;
            rest = rest.strip_prefix(['.', ',']).map_or(rest, behind_digits);
        }
        let hour = before.len() - date.len();
        (1..=2)
            .contains(&hour)
            .then(|| [date, " ", behind_zone(behind_half(rest))].concat())
    });
    found.map_or(Cow::Borrowed(cell), Cow::Owned)
}

fn behind_digits(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit())
}

fn behind_two_digits(text: &str) -> Option<&str> {
    let rest = behind_digits(text);
    (text.len() - rest.len() == 2).then_some(rest)
}

/// What stands behind the word for the half of the day.
fn behind_half(text: &str) -> &str {
    let word = text.trim_start();
    let behind = ["am", "pm", "a.m.", "p.m."].iter().find_map(|half| {
        let (said, rest) = word.split_at_checked(half.len())?;
        (said.eq_ignore_ascii_case(half) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
    });
    behind.unwrap_or(text)
}

/// What stands behind how far the clock is from that of Greenwich.
fn behind_zone(text: &str) -> &str {
    let word = text.trim_start();
    let named = ["GMT", "UTC"].iter().find_map(|zone| word.strip_prefix(zone));
    let distance = named.unwrap_or(word).strip_prefix(['+', '-']);
    let behind = distance.and_then(|distance| {
        let rest = distance.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let is_distance = (1..=5).contains(&(distance.len() - rest.len()));
        (is_distance && !rest.starts_with(|c: char| !c.is_whitespace())).then_some(rest)
    });
    behind.unwrap_or(text)
}

/// A state by one of its usual names: of feedback, of an idea, and how other programs call it.
const STATES: [(&str, &str, &[&str]); 6] = [
    (
        "new",
        "candidate",
        &["new", "candidate", "proposed", "idea", "unprocessed"],
    ),
    (
        "open",
        "candidate",
        &[
            "open",
            "todo",
            "backlog",
            "ready",
            "reopened",
            "underreview",
            "selectedfordevelopment",
            "triage",
            "upnext",
            "opened",
        ],
    ),
    (
        "planned",
        "planned",
        &["planned", "accepted", "approved", "scheduled", "committed"],
    ),
    (
        "planned",
        "in-progress",
        &[
            "inprogress",
            "started",
            "doing",
            "indevelopment",
            "inreview",
            "testing",
            "readyforqa",
            "readytomerge",
            "active",
        ],
    ),
    (
        "done",
        "released",
        &[
            "done",
            "released",
            "closed",
            "resolved",
            "complete",
            "completed",
            "shipped",
            "finished",
            "processed",
        ],
    ),
    (
        "declined",
        "declined",
        &[
            "declined",
            "rejected",
            "wontdo",
            "wontfix",
            "cancelled",
            "canceled",
            "duplicate",
            "notplanned",
            "archived",
            "removed",
            "deleted",
        ],
    ),
];

/// A state of feedback, ideas or stories by one of the names that programs have for it.
///
/// ```
/// use tandem_core::intake::{Subject, cell::status};
/// assert_eq!(status(Subject::Ideas, "In Progress"), Some("in-progress"));
/// assert_eq!(status(Subject::Feedback, "Closed"), Some("done"));
/// assert_eq!(status(Subject::Stories, "Closed"), Some("done"));
/// assert_eq!(status(Subject::Ideas, "Blocked"), None);
/// ```
pub fn status(subject: Subject, cell: &str) -> Option<&'static str> {
    let word: String = cell.chars().filter(|c| c.is_alphanumeric()).map(lower).collect();
    let (feedback, idea, _) = STATES
        .iter()
        .find(|(_, _, names)| names.contains(&word.as_str()))?;
    Some(match subject {
        Subject::Ideas => idea,
        Subject::Stories => match *idea {
            "candidate" | "planned" => "open",
            "released" => "done",
            other => other,
        },
        _ => feedback,
    })
}

/// The texts that a cell of Tandem's own holds: a line each, or else between commas.
pub fn own_list(cell: &str) -> impl Iterator<Item = &str> {
    let between = if cell.contains('\n') { "\n" } else { ", " };
    cell.split(between).filter(|text| !text.is_empty())
}

/// The texts that a cell holds: one by one where its file gives them so or each has its own line, else between commas or
/// semicolons.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    let lines = cell.contains([BETWEEN, '\n']);
    cell.split(move |c| {
        if lines {
            c == BETWEEN || c == '\n'
        } else {
            c == ',' || c == ';'
        }
    })
}
