//! Rows of numbers by position, where a position that is not there is nothing.

/// The number at a position, 0 where there is none.
pub(super) fn get(values: &[f64], position: usize) -> f64 {
    values.get(position).copied().unwrap_or_default()
}

/// Adds to the number at a position.
pub(super) fn add(values: &mut [f64], position: usize, more: f64) {
    if let Some(slot) = values.get_mut(position) {
        *slot += more;
    }
}
