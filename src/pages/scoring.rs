//! The pieces that boards and ideas share to show and take estimates and to explain scores.

mod cell;
mod typed;
mod why;

pub use cell::{EstimateCell, Hidden};
pub use typed::take_block;
pub use why::{FrameworkHelp, WhyText};
