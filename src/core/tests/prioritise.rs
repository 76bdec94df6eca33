//! Ways to prioritise: published examples, laws, and oracles that try everything.

#![allow(clippy::cast_precision_loss, reason = "small counts")]

mod agreement;
mod ahp;
mod budget;
mod consensus;
mod doubt;
mod fits;
mod formula;
mod kano;
mod pairwise;
mod seeded;
