//! MoSCoW: must, should, could, won't this time.
//!
//! Source: DSDM Consortium, "MoSCoW Prioritisation": no number but an order of four words, held honest by shares of
//! *effort*: Musts take at most 60 % of it, Coulds about 20 %.

use super::{Bounds, Input};
use crate::model::Role;

/// Must, should, could, won't this time, as the order that they stand for.
pub const PRIORITIES: &[f64] = &[4.0, 3.0, 2.0, 1.0];

/// The most that Musts may take of the effort.
pub const MOST_MUST: f64 = 0.6;

/// The priority, which is all that ranks; effort in any one unit, for the shares.
pub const INPUTS: &[Input] = &[
    Input::new("priority", Bounds::Scale(PRIORITIES), Role::Pm).worded(),
    Input::new("effort", Bounds::From(0.0), Role::Po).optional(),
];

/// Whether a priority says that it will not be done this time.
pub fn is_wont(priority: f64) -> bool {
    priority.round().total_cmp(&1.0).is_eq()
}

/// The share of effort that Musts, Shoulds and Coulds take; `None` where they have none. What will not be done this time takes
/// nothing of it: the handbook's shares are of the effort that is planned.
///
/// ```
/// use tandem_core::scoring::moscow::{MOST_MUST, shares};
/// // The published example: 72 of 120 is exactly what Musts may take.
/// let of = |must: f64| shares(&[(4.0, must), (3.0, 24.0), (2.0, 120.0 - 24.0 - must)]).expect("effort");
/// assert!(of(72.0)[0] <= MOST_MUST);
/// assert!(of(73.0)[0] > MOST_MUST);
/// assert_eq!(shares(&[(4.0, 6.0), (2.0, 4.0), (1.0, 90.0)]), Some([0.6, 0.0, 0.4]));
/// assert_eq!(shares(&[(4.0, 0.0), (1.0, 9.0)]), None);
/// ```
pub fn shares(ideas: &[(f64, f64)]) -> Option<[f64; 3]> {
    let efforts = [4.0, 3.0, 2.0].map(|priority: f64| {
        let of = ideas
            .iter()
            .filter(|(other, _)| other.round().total_cmp(&priority).is_eq());
        of.map(|(_, effort)| effort).sum::<f64>()
    });
    let total: f64 = efforts.iter().sum();
    (total > 0.0).then(|| efforts.map(|effort| effort / total))
}
