//! Throughput of the past: what was finished in each whole week, those with nothing included.

use super::float;
use crate::model::Story;
use crate::time::{DAY, WEEK};
use crate::{Kind, Millis, Workspace};

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Stories.
    #[default]
    Stories,
    /// Their points.
    Points,
}

/// What was finished, and what is still to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// What was finished in each whole week, the oldest first, in steps.
    pub weeks: Vec<usize>,
    /// When the first of these weeks began.
    pub from: Millis,
    /// When the first week after them began: the one that is running.
    pub to: Millis,
    /// When it was looked at.
    pub now: Millis,
    /// How many steps one story or one point is: more than one where there are fractions of points.
    pub grain: usize,
    /// How much is still to do, in steps.
    pub open: usize,
    /// How many open stories have no points, and are counted with the mean of the others.
    pub unsized_open: usize,
}

/// 1970-01-05, a Monday.
const MONDAY: Millis = 4 * DAY;

/// The beginning of the week, a Monday, that a time is in.
pub const fn week_of(at: Millis) -> Millis {
    let at = if at < MONDAY { MONDAY } else { at };
    at - (at - MONDAY) % WEEK
}

/// Reads the history of a workspace up to now; `window` is how many of the latest whole weeks count, 0 for all of them.
///
/// `counts` says which open stories are to be done.
pub fn history(
    workspace: &Workspace,
    unit: Unit,
    window: usize,
    now: Millis,
    counts: impl Fn(Story<'_>) -> bool,
) -> History {
    let mut finished: Vec<(Millis, Option<f64>)> = Vec::new();
    let mut open: Vec<Option<f64>> = Vec::new();
    for record in workspace.records(&Kind::STORIES) {
        let story = Story::of(record);
        match story.finished() {
            Some(at) if at <= now => finished.push((at, story.points())),
            _ if story.is_open() && counts(story) => open.push(story.points()),
            _ => {}
        }
    }
    measure(unit, window, now, &finished, &open)
}

/// Counts what was finished, each thing with its time and points, by weeks.
pub fn measure(
    unit: Unit,
    window: usize,
    now: Millis,
    finished: &[(Millis, Option<f64>)],
    open: &[Option<f64>],
) -> History {
    let sizes = finished
        .iter()
        .map(|(_, points)| *points)
        .chain(open.iter().copied())
        .flatten();
    let (sum, count) = sizes
        .clone()
        .fold((0.0, 0.0), |(sum, count), points| (sum + points, count + 1.0));
    let mean = if count > 0.0 { sum / count } else { 1.0 };
    let grain = match unit {
        Unit::Stories => 1,
        Unit::Points => grain(&sizes),
    };
    let steps = |points: Option<f64>| match unit {
        Unit::Stories => 1,
        Unit::Points => rounded(points.unwrap_or(mean) * float(grain)),
    };
    let to = week_of(now);
    let first = finished.iter().map(|(at, _)| week_of(*at)).min().unwrap_or(to);
    let all = index(to.saturating_sub(first));
    let kept = if window == 0 { all } else { all.min(window) };
    let from = to - WEEK * (kept as u64);
    let mut weeks: Vec<usize> = vec![0; kept];
    for (at, points) in finished {
        // The running week is not over: what it brings in all nobody knows yet.
        if let Some(slot) = at.checked_sub(from).and_then(|since| weeks.get_mut(index(since))) {
            *slot = slot.saturating_add(steps(*points));
        }
    }
    let no_points = open.iter().filter(|points| points.is_none()).count();
    History {
        weeks,
        from,
        to,
        now,
        grain,
        open: open
            .iter()
            .map(|points| steps(*points))
            .fold(0, usize::saturating_add),
        unsized_open: if unit == Unit::Points { no_points } else { 0 },
    }
}

/// How many steps a point is, so that all are whole: 1, 2, 4 or 10.
fn grain(sizes: &(impl Iterator<Item = f64> + Clone)) -> usize {
    let whole = |grain: &usize| {
        sizes
            .clone()
            .all(|points| (points * float(*grain)).fract() == 0.0)
    };
    [1, 2, 4].into_iter().find(whole).unwrap_or(10)
}

fn index(since: Millis) -> usize {
    usize::try_from(since / WEEK).unwrap_or(usize::MAX)
}

/// The nearest count; a size beyond all reason is cut off.
fn rounded(number: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and a million"
    )]
    let whole = number.clamp(0.0, 1e6).round() as usize;
    whole
}
