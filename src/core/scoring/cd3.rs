//! CD3: cost of delay divided by duration.
//!
//! Source: Donald Reinertsen, "The Principles of Product Development Flow", 2009. Doing the highest first costs least in
//! delay, when everybody works on one thing at a time.

use super::{Bounds, Input};
use crate::model::Role;

/// Cost of delay in money, or any one unit, a week; duration in weeks from a tenth on.
pub const INPUTS: &[Input] = &[
    Input::new("cost-of-delay", Bounds::From(0.0), Role::Pm),
    Input::new("duration", Bounds::From(0.1), Role::Po),
];

/// Cost of delay ÷ duration.
///
/// ```
/// use tandem_core::scoring::cd3::score;
/// // The published example: 10 a week in 2 weeks, and 30 a week in 4.
/// assert_eq!(score(10.0, 2.0), 5.0);
/// assert_eq!(score(30.0, 4.0), 7.5);
/// ```
pub fn score(cost: f64, duration: f64) -> f64 {
    cost / duration
}

/// What it costs in delay to do things one after the other in this order, each given as cost of delay and duration.
///
/// ```
/// use tandem_core::scoring::cd3::delay_cost;
/// // The shorter one first waits 2 × 10 + 6 × 30; the one with the higher CD3 first waits less.
/// assert_eq!(delay_cost(&[(10.0, 2.0), (30.0, 4.0)]), 200.0);
/// assert_eq!(delay_cost(&[(30.0, 4.0), (10.0, 2.0)]), 180.0);
/// // Published as what is earned over 6 weeks from a base of 10 a week: 100 by the first order, 120 by the second.
/// let earned = |order| 6.0 * (10.0 + 10.0 + 30.0) - delay_cost(order);
/// assert_eq!(earned(&[(10.0, 2.0), (30.0, 4.0)]), 100.0);
/// assert_eq!(earned(&[(30.0, 4.0), (10.0, 2.0)]), 120.0);
/// ```
pub fn delay_cost(order: &[(f64, f64)]) -> f64 {
    let mut done = 0.0;
    let mut cost = 0.0;
    for (each, duration) in order {
        done += duration;
        cost += each * done;
    }
    cost
}
