//! RICE: reach, impact, confidence, effort.
//!
//! Source: Sean `McBride`, "RICE: Simple prioritization for product managers", Intercom, 2018.

use super::{Bounds, Input};
use crate::model::Role;

/// Steps of impact: massive, high, medium, low, minimal.
pub const IMPACT: &[f64] = &[3.0, 2.0, 1.0, 0.5, 0.25];
/// Steps of confidence in percent: high, medium, low.
pub const CONFIDENCE: &[f64] = &[100.0, 80.0, 50.0];

/// Reach in people or events per period; impact on a scale; confidence in percent; effort in person-months from 0.5 on.
pub const INPUTS: &[Input] = &[
    Input::new("reach", Bounds::From(0.0), Role::Pm),
    Input::new("impact", Bounds::Scale(IMPACT), Role::Pm),
    Input::new("confidence", Bounds::Scale(CONFIDENCE), Role::Pm).percent(),
    Input::new("effort", Bounds::From(0.5), Role::Po),
];

/// Reach × impact × confidence ÷ effort, for inputs in their bounds.
///
/// ```
/// use tandem_core::scoring::rice::score;
/// // The published examples.
/// assert_eq!(score(450.0, 3.0, 100.0, 2.0), 675.0);
/// assert_eq!(score(2000.0, 1.0, 80.0, 4.0), 400.0);
/// assert_eq!(score(800.0, 2.0, 50.0, 1.0), 800.0);
/// ```
pub fn score(reach: f64, impact: f64, confidence: f64, effort: f64) -> f64 {
    reach * impact * confidence / (100.0 * effort)
}
