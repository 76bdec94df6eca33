//! ICE: impact, confidence, ease.
//!
//! Source: Sean Ellis and Morgan Brown, "Hacking Growth", 2017. Two forms are published, the product and the mean; they
//! can disagree, so a board says which one it uses.

use super::{Bounds, Input};
use crate::model::Role;

/// The published forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Impact × confidence × ease, from 1 to 1,000.
    Product,
    /// The mean of the three, from 1 to 10.
    Mean,
}

const TEN: Bounds = Bounds::Between(1.0, 10.0);

/// Impact, confidence and ease, each from 1 to 10.
pub const INPUTS: &[Input] = &[
    Input::new("impact", TEN, Role::Pm),
    Input::new("confidence", TEN, Role::Pm),
    Input::new("ease", TEN, Role::Po),
];

/// The product or the mean of the three, for inputs in their bounds.
///
/// ```
/// use tandem_core::scoring::ice::{Form, score};
/// // The published examples.
/// assert_eq!(score(Form::Product, 8.0, 7.0, 5.0), 280.0);
/// assert_eq!(score(Form::Product, 6.0, 9.0, 8.0), 432.0);
/// assert_eq!(score(Form::Mean, 8.0, 7.0, 6.0), 7.0);
/// // The forms disagree on (10, 10, 1) and (6, 6, 5).
/// assert!(score(Form::Product, 10.0, 10.0, 1.0) < score(Form::Product, 6.0, 6.0, 5.0));
/// assert!(score(Form::Mean, 10.0, 10.0, 1.0) > score(Form::Mean, 6.0, 6.0, 5.0));
/// ```
pub fn score(form: Form, impact: f64, confidence: f64, ease: f64) -> f64 {
    match form {
        Form::Product => impact * confidence * ease,
        Form::Mean => (impact + confidence + ease) / 3.0,
    }
}
