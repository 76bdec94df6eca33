//! PIE: potential, importance, ease.
//!
//! Source: Chris Goward, "You Should Test That", 2012, for choosing which pages to test first.

use super::{Bounds, Input};
use crate::model::Role;

const TEN: Bounds = Bounds::Between(1.0, 10.0);

/// Potential, importance and ease, each from 1 to 10.
pub const INPUTS: &[Input] = &[
    Input::new("potential", TEN, Role::Pm),
    Input::new("importance", TEN, Role::Pm),
    Input::new("ease", TEN, Role::Po),
];

/// The mean of the three.
///
/// ```
/// // The published example.
/// assert_eq!(tandem_core::scoring::pie::score(9.0, 10.0, 5.0), 8.0);
/// ```
pub fn score(potential: f64, importance: f64, ease: f64) -> f64 {
    (potential + importance + ease) / 3.0
}
