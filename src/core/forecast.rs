//! When will it be done, and how much by a date: from what was finished before, without any draw.
//!
//! Each period to come is taken to be like one of the past ones, each as likely as any other and none depending on the one
//! before. The sum of so many periods is then a convolution, so its distribution is exact. Periods in which nothing was
//! finished count like any other.

pub mod backtest;
pub mod finished;
pub mod history;

/// How sure the three usual answers are.
pub const SURE: [f64; 3] = [0.50, 0.85, 0.95];
/// How many periods ahead is looked at most: twenty years of weeks.
pub const HORIZON: usize = 1040;
/// A chance that cannot be told from none: thousands of them together are less than the last digit of a probability.
const NOTHING: f64 = 1e-20;
/// How many additions one forecast takes at most; what needs more is called too far away.
const WORK: usize = 40_000_000;
/// How many amounts are told apart at most; larger ones are counted in coarser steps.
const AMOUNTS: usize = 1_000_000;

/// What is finished in one period: each amount with its probability, smallest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Throughput {
    amounts: Vec<(usize, f64)>,
}

/// When so much will be done.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The probability that it is done by the end of each period, the first one first.
    pub done: Vec<f64>,
    /// For each period the amounts that are finished by its end with 85 %, 50 % and 15 % probability, capped at what is asked for.
    pub band: Vec<[usize; 3]>,
    /// The period by whose end it is done with each probability of [`SURE`], counted from 1; none beyond the horizon.
    pub sure: [Option<usize>; 3],
}

/// Says why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoForecast {
    /// There is no past period.
    NoHistory,
    /// Nothing was finished in any past period.
    NeverFinishes,
}

impl NoForecast {
    /// The sentence that a person reads.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoHistory => crate::texts::forecast_no_history(),
            Self::NeverFinishes => crate::texts::forecast_never(),
        }
    }
}

impl Throughput {
    /// Counts how often each amount was finished in a past period.
    pub fn of(history: &[usize]) -> Result<Self, NoForecast> {
        if history.is_empty() {
            return Err(NoForecast::NoHistory);
        }
        if history.iter().all(|amount| *amount == 0) {
            return Err(NoForecast::NeverFinishes);
        }
        let mut sorted = history.to_vec();
        crate::sort::by(&mut sorted, Ord::cmp);
        let all = float(history.len());
        let runs = sorted.chunk_by(PartialEq::eq);
        let amounts = runs.filter_map(|run| Some((*run.first()?, float(run.len()) / all)));
        Ok(Self {
            amounts: amounts.collect(),
        })
    }

    /// The mean of what is finished in one period.
    pub fn mean(&self) -> f64 {
        self.amounts
            .iter()
            .map(|(amount, chance)| float(*amount) * chance)
            .sum()
    }

    /// When `wanted` will be done; more than [`AMOUNTS`] is rounded to the careful side.
    ///
    /// ```
    /// use tandem_core::forecast::Throughput;
    /// let when = Throughput::of(&[3, 5, 0, 2, 4]).unwrap().when(10);
    /// assert!((when.done[1] - 0.04).abs() < 1e-12 && (when.done[2] - 0.376).abs() < 1e-12);
    /// assert_eq!(when.sure, [Some(4), Some(5), Some(6)]);
    /// ```
    pub fn when(&self, wanted: usize) -> When {
        let mut found = When {
            done: Vec::new(),
            band: Vec::new(),
            sure: if wanted == 0 { [Some(0); 3] } else { [None; 3] },
        };
        if wanted == 0 {
            return found;
        }
        let step = wanted.div_ceil(AMOUNTS);
        if step > 1 {
            let mut found = self.in_steps(step).when(wanted.div_ceil(step));
            for amount in found.band.as_flattened_mut() {
                *amount = amount.saturating_mul(step).min(wanted);
            }
            return found;
        }
        // How likely each amount below the wanted one is; all others are done.
        let mut below = vec![0.0; wanted];
        if let Some(none) = below.first_mut() {
            *none = 1.0;
        }
        let mut next = vec![0.0; wanted];
        let periods = HORIZON.min(WORK / (wanted * self.amounts.len()).max(1)).max(1);
        for period in 1..=periods {
            self.add_period(&below, &mut next);
            std::mem::swap(&mut below, &mut next);
            let done = 1.0 - below.iter().sum::<f64>();
            found.done.push(done);
            found
                .band
                .push([0.15, 0.50, 0.85].map(|share| quantile(&below, share)));
            for (slot, sure) in found.sure.iter_mut().zip(SURE) {
                // A sum of products of fractions can miss an exact half by its last digit.
                if slot.is_none() && done >= sure - 1e-12 {
                    *slot = Some(period);
                }
            }
            if found.sure.iter().all(Option::is_some) {
                break;
            }
        }
        found
    }

    /// How much is finished in so many periods with each probability of [`SURE`], at least; more than [`AMOUNTS`] is rounded
    /// down.
    pub fn how_much(&self, periods: usize) -> [usize; 3] {
        let most = self.most().saturating_mul(periods.min(HORIZON));
        let step = most.div_ceil(AMOUNTS).max(1);
        let sums = self.in_steps(step).sums(periods);
        SURE.map(|sure| quantile(&sums, 1.0 - sure).saturating_mul(step))
    }

    /// The most that was finished in one period.
    fn most(&self) -> usize {
        self.amounts.last().map_or(0, |(amount, _)| *amount)
    }

    /// The same, counted in steps of so much each; what does not fill a step is not counted.
    fn in_steps(&self, step: usize) -> Self {
        let amounts = self.amounts.iter();
        Self {
            amounts: amounts.map(|(amount, chance)| (amount / step, *chance)).collect(),
        }
    }

    /// The probability of each amount after so many periods.
    pub fn sums(&self, periods: usize) -> Vec<f64> {
        let most = self.most();
        let mut sums = vec![1.0];
        for _ in 0..periods.min(HORIZON) {
            let mut next = vec![0.0; sums.len() + most];
            self.add_period(&sums, &mut next);
            sums = next;
        }
        sums
    }

    /// One period more: what passes the end of `to` is left out, and so is what is less likely than a rounding error.
    fn add_period(&self, from: &[f64], to: &mut [f64]) {
        to.fill(0.0);
        let counts = |chance: &f64| *chance > NOTHING;
        let first = from.iter().position(counts).unwrap_or(0);
        let last = from.iter().rposition(counts).map_or(0, |last| last + 1);
        let from = from.get(first..last).unwrap_or_default();
        for (amount, chance) in &self.amounts {
            let Some(reached) = to.get_mut(first + amount..) else {
                continue;
            };
            for (slot, before) in reached.iter_mut().zip(from) {
                *slot += before * chance;
            }
        }
    }
}

/// The least amount that is not passed with this probability; all probabilities that are missing lie above.
fn quantile(chances: &[f64], share: f64) -> usize {
    let mut sum = 0.0;
    for (amount, chance) in chances.iter().enumerate() {
        sum += chance;
        if sum > share + 1e-12 {
            return amount;
        }
    }
    chances.len()
}

/// A count as a number.
pub(crate) fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
