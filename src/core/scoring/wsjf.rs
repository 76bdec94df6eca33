//! WSJF: weighted shortest job first.
//!
//! Source: Scaled Agile Framework, "WSJF": cost of delay, as the sum of three relative sizes, divided by job size. Each
//! column is sized against its smallest item, which gets a 1; a column without a 1 is sized against nothing.

use super::{Bounds, Input};
use crate::model::Role;

/// The steps of relative sizing.
pub const STEPS: &[f64] = &[20.0, 13.0, 8.0, 5.0, 3.0, 2.0, 1.0];

/// The three parts of cost of delay, and job size, on the steps of relative sizing.
pub const INPUTS: &[Input] = &[
    Input::new("user-business-value", Bounds::Scale(STEPS), Role::Pm),
    Input::new("time-criticality", Bounds::Scale(STEPS), Role::Pm),
    Input::new("risk-opportunity", Bounds::Scale(STEPS), Role::Pm),
    Input::new("job-size", Bounds::Scale(STEPS), Role::Po),
];

/// (Value + time criticality + risk reduction or opportunity enablement) ÷ job size.
///
/// ```
/// use tandem_core::scoring::wsjf::score;
/// // The published examples.
/// assert_eq!(score(8.0, 6.0, 5.0, 5.0), 3.8);
/// assert_eq!(score(13.0, 8.0, 6.0, 4.0), 6.75);
/// ```
pub fn score(value: f64, criticality: f64, risk: f64, size: f64) -> f64 {
    (value + criticality + risk) / size
}
