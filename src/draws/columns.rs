//! Arithmetic on columns: a number a draw, several at once.

use super::lanes;

/// The inputs of one idea in a block of draws, a column an input.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    numbers: &'a [f64],
    draws: usize,
}

impl<'a> Columns<'a> {
    /// Columns that stand one after the other, each with a number for each of so many draws.
    pub const fn new(numbers: &'a [f64], draws: usize) -> Self {
        Self { numbers, draws }
    }

    /// The column of the input at this place; empty where there is none.
    pub fn get(&self, input: usize) -> &'a [f64] {
        let from = input.saturating_mul(self.draws);
        self.numbers.get(from..from + self.draws).unwrap_or_default()
    }

    /// The columns, one after the other.
    pub fn all(&self) -> impl Iterator<Item = &'a [f64]> {
        self.numbers.chunks_exact(self.draws.max(1))
    }
}

/// Takes a column over.
pub fn copy(into: &mut [f64], column: &[f64]) {
    for (into, value) in into.iter_mut().zip(column) {
        *into = *value;
    }
}

/// Adds a column.
pub fn add(into: &mut [f64], column: &[f64]) {
    for (into, value) in into.iter_mut().zip(column) {
        *into += value;
    }
}

/// Takes over the product of two columns.
pub fn product(into: &mut [f64], a: &[f64], b: &[f64]) {
    lanes::product(into, a, b);
}

/// Multiplies by a column.
pub fn multiply(into: &mut [f64], column: &[f64]) {
    lanes::multiply(into, column);
}

/// Divides by so many times a column.
pub fn divide(into: &mut [f64], times: f64, column: &[f64]) {
    lanes::divide(into, times, column);
}

/// Divides by a number.
pub fn divide_by(into: &mut [f64], number: f64) {
    for into in into {
        *into /= number;
    }
}

/// Rounds every number as [`even`] does.
pub fn even_all(numbers: &mut [f64]) {
    lanes::even_all(numbers);
}

/// A number without its last bits, some eleven digits of it, so that results that are equal on paper are equal.
///
/// ```
/// use tandem_draws::columns::{even, even_all};
/// assert_eq!(even(110.0 * 100.0 / (100.0 * 1.1)), 100.0);
/// assert_ne!(even(1.0), even(1.000_000_000_1));
/// let mut many = [0.1 + 0.2, -0.3, f64::MAX];
/// even_all(&mut many);
/// assert_eq!(many, [even(0.3), even(-0.3), f64::INFINITY]);
/// ```
pub fn even(number: f64) -> f64 {
    lanes::even(number)
}
