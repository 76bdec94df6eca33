//! The forecast of the backlog: when it will be done, how much by a date, and how right that would have been.

use crate::forecast::backtest::{Backtest, backtest};
use crate::forecast::history::{History, Unit, history};
use crate::forecast::{NoForecast, SURE, Throughput, When};
use crate::model::Story;
use crate::time::{DAY, WEEK};
use crate::view::backlog::in_order;
use crate::{Id, Kind, Millis, Workspace};

/// Which probability of [`SURE`] people are told first.
pub const CAREFUL: usize = 1;
/// How many of the latest weeks count unless others are chosen.
pub const WINDOW: usize = 12;
/// How many forecasts must have been checked before they speak against one.
const TESTED: usize = 4;
/// Fewer that held than this part of what was claimed are far below it.
const FAR_BELOW: f64 = 0.7;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForecastQuery {
    /// What is counted.
    pub unit: Unit,
    /// How many of the latest whole weeks count; 0 for all.
    pub window: usize,
    /// How many weeks ahead "how much by then" looks; 0 for not at all.
    pub weeks: usize,
    /// The idea whose last open story ends what is to be done; none for all that is open.
    pub idea: Option<Id>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// How many open stories it is.
    pub stories: usize,
    /// How many of them are not the idea's, and stand before its last one in the backlog.
    pub before: usize,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// What is to be done.
    pub scope: Scope,
    /// What it is made from.
    pub history: History,
    /// When all that is open will be done, or why nobody can tell.
    pub when: Result<When, NoForecast>,
    /// How much will be finished in the weeks that were asked for, with each probability of [`crate::forecast::SURE`], in
    /// steps.
    pub how_much: Option<[usize; 3]>,
    /// What is finished in a week, in the mean.
    pub mean: f64,
    /// How often the forecasts were right.
    pub backtest: Backtest,
}

/// Works the forecast out. The backlog is done in its order, so that an idea waits for what stands before its last story.
pub fn forecast(workspace: &Workspace, query: &ForecastQuery, now: Millis) -> Forecast {
    let (scope, counted) = match query.idea {
        Some(idea) => up_to(workspace, idea),
        None => (all_open(workspace), None),
    };
    let counts = |story: Story<'_>| {
        let ids = counted.as_ref();
        ids.is_none_or(|ids: &Vec<Id>| ids.binary_search(&story.id()).is_ok())
    };
    let found = history(workspace, query.unit, query.window, now, counts);
    // The forecast looks at a window; whether it is right is looked up in everything there is, in the same steps.
    let all = if query.window == 0 {
        found.weeks.clone()
    } else {
        history(workspace, query.unit, 0, now, counts).weeks
    };
    Forecast {
        scope,
        ..from_history(found, &all, query)
    }
}

fn all_open(workspace: &Workspace) -> Scope {
    let stories = workspace.records(&Kind::STORIES);
    Scope {
        stories: stories.filter(|record| Story::of(record).is_open()).count(),
        before: 0,
    }
}

/// The open stories up to the last one of an idea, in the order of the backlog: how many, and which, sorted.
fn up_to(workspace: &Workspace, idea: Id) -> (Scope, Option<Vec<Id>>) {
    let mut open = in_order(workspace);
    open.retain(|story| story.is_open());
    let is_its = |story: &Story<'_>| story.idea() == Some(idea);
    open.truncate(open.iter().rposition(is_its).map_or(0, |last| last + 1));
    let scope = Scope {
        stories: open.len(),
        before: open.iter().filter(|story| !is_its(story)).count(),
    };
    let mut ids: Vec<Id> = open.iter().map(|story| story.id()).collect();
    crate::sort::distinct(&mut ids);
    (scope, Some(ids))
}

/// How many whole weeks there are from now to the end of a day, which is given at its beginning: a week from today counts.
pub fn weeks_by(day: Millis, now: Millis) -> usize {
    let ahead = day.saturating_add(DAY).saturating_sub(now);
    usize::try_from(ahead / WEEK).unwrap_or(usize::MAX)
}

/// Works the forecast out of a history, and holds it against everything that was; its scope is left open.
pub fn from_history(history: History, all: &[usize], query: &ForecastQuery) -> Forecast {
    let throughput = Throughput::of(&history.weeks);
    Forecast {
        scope: Scope::default(),
        mean: throughput.as_ref().map_or(0.0, Throughput::mean) / float(history.grain.max(1)),
        how_much: match &throughput {
            Ok(throughput) if query.weeks > 0 => Some(throughput.how_much(query.weeks)),
            _ => None,
        },
        backtest: backtest(all, query.window, history.open),
        when: throughput.map(|throughput| throughput.when(history.open)),
        history,
    }
}

impl Forecast {
    /// The day so many weeks from now.
    pub fn day(&self, weeks: usize) -> Millis {
        self.history.now + WEEK * (weeks as u64)
    }

    /// How many of how many forecasts of the careful probability held, where that is far below what was claimed.
    pub fn doubt(&self) -> Option<(usize, usize)> {
        let held = *self.backtest.hits.get(CAREFUL)?;
        let claimed = *SURE.get(CAREFUL)? * float(self.backtest.made);
        let far = self.backtest.made >= TESTED && float(held) < claimed * FAR_BELOW;
        far.then_some((held, self.backtest.made))
    }

    /// Steps as stories or points.
    pub fn amount(&self, steps: usize) -> f64 {
        float(steps) / float(self.history.grain.max(1))
    }
}

/// A count as a number.
pub(crate) fn float(count: usize) -> f64 {
    crate::forecast::float(count)
}
