//! Were forecasts right: each past week is taken as if it were today, and what came after it is held against the forecast.

use super::Throughput;

/// How many weeks a past forecast is made from at least.
const LEAST: usize = 5;
/// How many weeks of work a past forecast asks for at most: the fewer, the more of them have an end that is known.
const AHEAD: usize = 6;
/// How many past forecasts are made at most, spread evenly.
const MADE: usize = 24;

/// What became of the forecasts that could have been made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backtest {
    /// How much each of them asked for.
    pub wanted: usize,
    /// How many there are whose end is known.
    pub made: usize,
    /// How many were done by the period that was named for each probability of [`super::SURE`].
    pub hits: [usize; 3],
}

/// Makes the forecast for `wanted` at the beginning of each past period, from the `window` periods before it (0: all).
///
/// What could still come true by the most careful period counts not at all, whether it was done or not.
pub fn backtest(history: &[usize], window: usize, wanted: usize) -> Backtest {
    let all = history.iter().copied().fold(0, usize::saturating_add);
    let most = all.saturating_mul(AHEAD).div_ceil(history.len().max(1));
    // No more than a fifth of the history brought, so that there is something to look back on.
    let wanted = wanted.min(all / 5).min(most).max(1);
    let mut found = Backtest {
        wanted,
        ..Backtest::default()
    };
    let step = history.len().saturating_sub(LEAST).div_ceil(MADE).max(1);
    for today in (LEAST..history.len()).step_by(step) {
        let (past, future) = history.split_at(today);
        let start = if window == 0 {
            0
        } else {
            past.len().saturating_sub(window)
        };
        let Some(Ok(throughput)) = past.get(start..).map(Throughput::of) else {
            continue;
        };
        let sure = throughput.when(wanted).sure;
        let mut sum = 0;
        let took = future.iter().position(|amount| {
            sum += amount;
            sum >= wanted
        });
        // Only where even the most careful period has passed: to count the others where they were done and to leave them out
        // where they were not would let what came of them decide which count.
        let passed = sure
            .iter()
            .all(|named| named.is_some_and(|named| named <= future.len()));
        if !passed {
            continue;
        }
        found.made += 1;
        for (hits, named) in found.hits.iter_mut().zip(sure) {
            let hit = took.is_some_and(|took| named.is_some_and(|named| took < named));
            *hits += usize::from(hit);
        }
    }
    found
}
