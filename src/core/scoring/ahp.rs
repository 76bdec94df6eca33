//! AHP: weights out of judgements how many times one thing matters more than another.
//!
//! Source: Thomas Saaty, "The Analytic Hierarchy Process", 1980: judgements from 1 to 9 and their reciprocals, weights as
//! the principal eigenvector, and the consistency ratio with his random indices.

/// Judgements about pairs of a number of things.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements {
    count: usize,
    /// How many times the one in the row matters more than the one in the column.
    ratios: Vec<f64>,
}

/// The weights that follow, and how consistent the judgements are.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// The weights, in the order of the things; they add up to 1.
    pub weights: Vec<f64>,
    /// The principal eigenvalue, which is the number of things where the judgements are consistent, and larger otherwise.
    pub lambda: f64,
    /// The consistency ratio (λ − n) ÷ (n − 1) ÷ RI: 0 for consistent judgements. 0 below three things, which cannot
    /// contradict each other; none above fifteen, for which no random index is published.
    pub ratio: Option<f64>,
}

/// Says why a judgement is not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JudgementError {
    /// It is not from 1/9 to 9.
    OutOfBounds(f64),
    /// It is not about two different things of those there are.
    NoPair,
}

/// The consistency ratio above which judgements should be looked at again.
pub const WARN_ABOVE: f64 = 0.10;

/// Saaty's random indices for one thing, two, and so on.
const RANDOM: [f64; 15] = [
    0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];

/// How many rounds are tried at most.
const ROUNDS: usize = 1000;

impl Judgements {
    /// All things matter equally, until something else is said.
    pub fn new(count: usize) -> Self {
        Self {
            count,
            ratios: vec![1.0; count * count],
        }
    }

    /// Says how many times one thing matters more than the other, from 1/9 to 9; the reciprocal holds the other way round.
    pub fn set(&mut self, one: usize, other: usize, ratio: f64) -> Result<(), JudgementError> {
        if one == other || one.max(other) >= self.count {
            return Err(JudgementError::NoPair);
        }
        // A ninth, however it is rounded, is a ninth.
        if !(1.0 / 9.0 - 1e-9..=9.0).contains(&ratio) {
            return Err(JudgementError::OutOfBounds(ratio));
        }
        for (row, column, ratio) in [(one, other, ratio), (other, one, 1.0 / ratio)] {
            if let Some(slot) = self.ratios.get_mut(row * self.count + column) {
                *slot = ratio;
            }
        }
        Ok(())
    }

    /// How many times one thing matters more than the other; 1 where nothing is said.
    pub fn ratio(&self, one: usize, other: usize) -> f64 {
        let inside = one.max(other) < self.count;
        self.ratios
            .get(one * self.count + other)
            .copied()
            .filter(|_| inside)
            .unwrap_or(1.0)
    }

    /// The weights; none without things.
    ///
    /// ```
    /// use tandem_core::scoring::ahp::Judgements;
    /// // The published example: [[1, 4, 3, 7], [1/4, 1, 1/3, 3], [1/3, 3, 1, 5], [1/7, 1/3, 1/5, 1]].
    /// let mut judgements = Judgements::new(4);
    /// for (one, other, ratio) in [(0, 1, 4.0), (0, 2, 3.0), (0, 3, 7.0), (2, 1, 3.0), (1, 3, 3.0), (2, 3, 5.0)] {
    ///     judgements.set(one, other, ratio).unwrap();
    /// }
    /// let found = judgements.weights().unwrap();
    /// // Published to three digits, cut rather than rounded.
    /// for (weight, published) in found.weights.iter().zip([0.547, 0.127, 0.270, 0.056]) {
    ///     assert!((weight - published).abs() < 1e-3);
    /// }
    /// assert!((found.ratio.unwrap() - 0.0439).abs() < 5e-5);
    /// assert_eq!(found.warning(), None);
    /// ```
    pub fn weights(&self) -> Option<Weights> {
        if self.count == 0 {
            return None;
        }
        let n = precise(self.count);
        let mut weights = vec![1.0 / n; self.count];
        let mut lambda = n;
        // All ratios are positive, so the principal eigenvector is unique and the power method finds it.
        for _ in 0..ROUNDS {
            let next: Vec<f64> = self
                .ratios
                .chunks(self.count)
                .map(|row| {
                    row.iter()
                        .zip(&weights)
                        .map(|(ratio, weight)| ratio * weight)
                        .sum()
                })
                .collect();
            lambda = next.iter().sum();
            let last = std::mem::replace(&mut weights, next.iter().map(|weight| weight / lambda).collect());
            if weights
                .iter()
                .zip(&last)
                .all(|(weight, last)| (weight - last).abs() <= 1e-15)
            {
                break;
            }
        }
        let ratio = match RANDOM.get(self.count - 1) {
            Some(random) if *random > 0.0 => Some(((lambda - n) / (n - 1.0) / random).max(0.0)),
            Some(_) => Some(0.0),
            None => None,
        };
        Some(Weights {
            weights,
            lambda,
            ratio,
        })
    }
}

impl Weights {
    /// The warning that a person reads where the judgements contradict each other so much that they should be looked at
    /// again; none where there is nothing to warn of.
    pub fn warning(&self) -> Option<String> {
        let ratio = self.ratio.filter(|ratio| *ratio > WARN_ABOVE)?;
        Some(crate::texts::ahp_doubtful((ratio * 1000.0).round() / 1000.0))
    }
}

impl JudgementError {
    /// The sentence that a person reads.
    pub fn sentence(self) -> String {
        match self {
            Self::OutOfBounds(found) => crate::texts::ahp_out_of_bounds(super::show(found)),
            Self::NoPair => crate::texts::ahp_no_pair().into(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53 things")]
fn precise(count: usize) -> f64 {
    count as f64
}
