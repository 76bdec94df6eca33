//! How right estimates were: ranges, bias and confidence held against what was found.
//!
//! - **Coverage** is the share of ranges that hold what was found. A range is an 80 % interval, so about four of five
//!   should (Lichtenstein, Fischhoff and Phillips, *Calibration of probabilities: the state of the art to 1980*, 1982).
//!   Whether chance alone would explain fewer or more is read from the tails of the binomial distribution (Clopper and
//!   Pearson, *Biometrika* 26, 1934), so a handful of ranges proves nothing.
//! - **Bias** is the mean of ln(found / expected), told as the factor e^mean (Tofallis, *A better measure of relative
//!   prediction accuracy*, Journal of the Operational Research Society 66, 2015): twice as much and half as much cancel out.
//! - **Brier score** is the mean of (probability − what happened)², what happened being 1 or 0 (Brier, *Monthly Weather
//!   Review* 78, 1950, in its usual form for two outcomes): 0 is perfect, 0.25 is what a coin would get.

mod cases;

pub use cases::{Case, cases, chance};

use crate::Id;

/// The share of ranges that should hold what is found.
pub const HELD: f64 = 0.8;
/// How unlikely a count of ranges that held must be before it says something about whoever gave them.
const DOUBT: f64 = 0.1;
/// Of how many ideas something must be found to make a bias worth telling: what several people say of one idea is wrong
/// together.
const ENOUGH: usize = 3;

/// How right some estimates were.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// How many ranges there are for which something was found.
    pub ranges: usize,
    /// How many of them hold it.
    pub held: usize,
    /// Input by input, which way numbers were wrong.
    pub biases: Vec<Bias>,
    /// How many numbers have no part in that, because 0 was found or expected and there is no ratio to 0.
    pub without_ratio: usize,
    /// The Brier score of confidence in what has a verdict; none where nobody named a confidence.
    pub brier: Option<f64>,
    /// How many verdicts it is made from.
    pub verdicts: usize,
}

/// Which way the numbers of one input were wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Bias {
    /// The input, as files spell it.
    pub input: String,
    /// How many times as large as expected things turned out, in the geometric mean.
    pub factor: f64,
    /// How many ideas its numbers are about.
    pub count: usize,
}

/// What the ranges say about whoever gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Fewer held than chance explains: they are too narrow.
    Narrow,
    /// More held than chance explains: they could be narrower.
    Wide,
    /// About as many held as should.
    Right,
}

/// What is added up for a bias.
struct Sum<'a> {
    input: &'a str,
    logs: f64,
    count: usize,
    ideas: usize,
    latest: Id,
}

impl Calibration {
    /// Measures cases, those of one idea after one another.
    pub fn of<'a>(cases: impl Iterator<Item = &'a Case>) -> Self {
        let mut found = Self::default();
        let mut sums: Vec<Sum<'_>> = Vec::new();
        let mut squares = 0.0;
        for case in cases {
            if case.is_chance {
                squares += (case.expected - case.found).powi(2);
                found.verdicts += 1;
                continue;
            }
            if let Some(holds) = case.holds() {
                found.ranges += 1;
                found.held += usize::from(holds);
            }
            let Some(log) = case.log_ratio() else {
                found.without_ratio += 1;
                continue;
            };
            match sums.iter_mut().find(|sum| sum.input == case.input) {
                Some(sum) => {
                    sum.logs += log;
                    sum.count += 1;
                    sum.ideas += usize::from(sum.latest != case.idea);
                    sum.latest = case.idea;
                }
                None => sums.push(Sum {
                    input: &case.input,
                    logs: log,
                    count: 1,
                    ideas: 1,
                    latest: case.idea,
                }),
            }
        }
        found.brier = (found.verdicts > 0).then(|| squares / crate::forecast::float(found.verdicts));
        found.biases = sums
            .into_iter()
            .map(|sum| Bias {
                input: sum.input.to_owned(),
                factor: (sum.logs / crate::forecast::float(sum.count)).exp(),
                count: sum.ideas,
            })
            .collect();
        found
    }

    /// Whether there is anything to tell.
    pub fn is_empty(&self) -> bool {
        self.ranges == 0 && self.verdicts == 0 && self.biases.is_empty() && self.without_ratio == 0
    }

    /// What the ranges say; none while there are so few that any count could be chance.
    ///
    /// ```
    /// use tandem_core::calibration::{Calibration, Width};
    /// let of = |ranges, held| Calibration { ranges, held, ..Calibration::default() }.width();
    /// assert_eq!(of(1, 1), None, "one range proves nothing");
    /// assert_eq!((of(8, 3), of(8, 6), of(20, 20)), (Some(Width::Narrow), Some(Width::Right), Some(Width::Wide)));
    /// ```
    pub fn width(&self) -> Option<Width> {
        let (few, many) = tails(self.ranges, self.held, HELD);
        let width = if few < DOUBT {
            Width::Narrow
        } else if many < DOUBT {
            Width::Wide
        } else {
            Width::Right
        };
        // That a single range does not hold happens one time in five; that two do not, one time in twenty-five.
        (self.ranges > 1).then_some(width)
    }

    /// The input whose numbers were wrong the most, by a tenth or more either way, if there are enough of them.
    pub fn worst(&self) -> Option<&Bias> {
        let far = |bias: &&Bias| bias.factor.ln().abs();
        let told = self
            .biases
            .iter()
            .filter(|bias| bias.count >= ENOUGH && !(0.9..1.1).contains(&bias.factor));
        told.max_by(|a, b| far(a).total_cmp(&far(b)))
    }
}

/// The probabilities of at most and of at least so many hits in so many trials, each a hit with probability `p`.
///
/// ```
/// let (most, least) = tandem_core::calibration::tails(3, 2, 0.5);
/// assert!((most - 0.875).abs() < 1e-12 && (least - 0.5).abs() < 1e-12);
/// ```
pub fn tails(trials: usize, hits: usize, p: f64) -> (f64, f64) {
    let (mut most, mut least) = (0.0, 0.0);
    // In logarithms, so that many trials do not vanish below what a number can hold.
    let mut log = crate::forecast::float(trials) * (1.0 - p).ln();
    for k in 0..=trials {
        let chance = log.exp();
        most += if k <= hits { chance } else { 0.0 };
        least += if k >= hits { chance } else { 0.0 };
        let (left, next) = (crate::forecast::float(trials - k), crate::forecast::float(k + 1));
        log += (left / next).ln() + (p / (1.0 - p)).ln();
    }
    (most.min(1.0), least.min(1.0))
}
