//! Opportunity: what matters and is served badly.
//!
//! Source: Anthony Ulwick, "What Customers Want", 2005. Importance and satisfaction are shares of respondents, never
//! means: those who chose 4 or 5 of 5, divided by 10, so that 90 % of them is a 9.

use super::{Bounds, Input};
use crate::model::Role;

const TEN: Bounds = Bounds::Between(0.0, 10.0);

/// Importance and satisfaction, each from 0 to 10.
pub const INPUTS: &[Input] = &[
    Input::new("importance", TEN, Role::Pm),
    Input::new("satisfaction", TEN, Role::Pm),
];

/// Importance + what importance has more than satisfaction, if it has.
///
/// ```
/// use tandem_core::scoring::opportunity::score;
/// // The published examples.
/// assert_eq!(score(9.0, 3.0), 15.0);
/// assert_eq!(score(9.0, 9.0), 9.0);
/// // Being served too well takes nothing away.
/// assert_eq!(score(3.0, 9.0), 3.0);
/// ```
pub fn score(importance: f64, satisfaction: f64) -> f64 {
    importance + (importance - satisfaction).max(0.0)
}
