//! The sample workspace, moved to when somebody tries it. As it was written, it ends on one day: whoever tried it later would see
//! a sprint that ended long ago, objectives far off track and a forecast from weeks in which nothing happened.
//!
//! Its file is moved as text, by whole weeks, so that each day stays the day of the week that it was; quarters move with its last
//! moment. What was moved is another workspace, written by other replicas, since a Change of one name is one Change everywhere. All who
//! try it in one week hold the same, and can exchange it.
//!
//! Its ways in are called by the start page alone, of which they would become a part: that is waited for at a first visit.

use crate::quarter::Quarter;
use crate::snapshot::seal;
use crate::time::{self, WEEK};
use crate::{Id, Millis};

/// What the ids of the workspace and of its replicas begin with. How many weeks they were moved follows, then which one it is.
const IDS: &str = "019f1a00-7a00-7000-8000-5a3b1e";

/// How many digits of an id tell the weeks.
const DIGITS: usize = 4;

/// How many whole weeks have passed at a time since the last moment of a file; none before it.
#[inline(never)]
pub fn weeks_since(file: &str, now: Millis) -> u16 {
    let weeks = last_moment(file).map_or(0, |last| now.saturating_sub(last) / WEEK);
    u16::try_from(weeks).unwrap_or(u16::MAX)
}

/// By how many weeks the sample was moved that this workspace is; `None` if it is another one.
///
/// ```
/// use tandem_core::sample::weeks_of;
/// assert_eq!(weeks_of("019f1a00-7a00-7000-8000-5a3b1e000001".parse().unwrap()), Some(0));
/// assert_eq!(weeks_of("019f1a00-7a00-7000-8000-5a3b1e001101".parse().unwrap()), Some(17));
/// assert_eq!(weeks_of("019f1a00-7a00-7000-8000-000000000001".parse().unwrap()), None);
/// ```
#[inline(never)]
pub fn weeks_of(workspace: Id) -> Option<u16> {
    let text = workspace.to_string();
    u16::from_str_radix(text.strip_prefix(IDS)?.get(..DIGITS)?, 16).ok()
}

/// The file as if all in it had happened so many weeks later.
#[inline(never)]
pub fn moved(file: &str, weeks: u16) -> String {
    let (shift, last) = (u64::from(weeks) * WEEK, last_moment(file).unwrap_or_default());
    let mut quarters = 0;
    let mut quarter = Quarter::of(last);
    while quarter < Quarter::of(last.saturating_add(shift)) {
        (quarter, quarters) = (quarter.next(), quarters + 1);
    }
    let mut text = String::with_capacity(file.len());
    let mut rest = file;
    while let Some((before, literal, after)) = next_literal(rest) {
        text.push_str(before);
        text.push('"');
        match moved_literal(literal, (shift, quarters, weeks)) {
            Some(moved) => text.push_str(&moved),
            None => text.push_str(literal),
        }
        text.push('"');
        rest = after;
    }
    text.push_str(rest);
    seal(&text)
}

fn moved_literal(literal: &str, (shift, quarters, weeks): (u64, usize, u16)) -> Option<String> {
    if let Some(own) = literal.strip_prefix(IDS) {
        return Some(format!("{IDS}{weeks:04x}{}", own.get(DIGITS..)?));
    }
    if let Some(quarter) = Quarter::parse(literal) {
        return Some(
            (0..quarters)
                .fold(quarter, |quarter, _| quarter.next())
                .to_string(),
        );
    }
    let moment = time::parse(literal)?.saturating_add(shift);
    let spelled = time::format(moment);
    Some(match literal.len() {
        DAY_LENGTH => time::date(moment),
        MOMENT_LENGTH => spelled,
        _ => format!("{}Z", spelled.get(..literal.len() - 1)?),
    })
}

/// How long a day is as files spell it, and how long a moment.
const DAY_LENGTH: usize = "2026-10-21".len();
const MOMENT_LENGTH: usize = "2026-10-21T10:00:00.000Z".len();

/// The latest moment in a file: when it was exported.
fn last_moment(file: &str) -> Option<Millis> {
    let mut last = None;
    let mut rest = file;
    while let Some((_, literal, after)) = next_literal(rest) {
        if literal.len() == MOMENT_LENGTH {
            last = last.max(time::parse(literal));
        }
        rest = after;
    }
    last
}

/// The next text of a JSON file as it is spelled, with what stands before and after it and its quotes.
fn next_literal(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('"')?;
    let mut is_escaped = false;
    let end = rest.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    let (literal, after) = rest.split_at_checked(end)?;
    Some((before, literal, after.strip_prefix('"')?))
}
