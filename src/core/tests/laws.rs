//! The laws of merging, undo, clocks and files; each is named at the top of its test.
//!
//! `oracle` keeps causal history as explicit sets, knowing nothing of vectors; `game` plays a world beside it, `fuzz` with
//! long random histories, `small` with all short ones. The other modules state one group of laws each, tried with 10,000
//! cases, or `PROPTEST_CASES=1000000`. `found` keeps what ever went wrong.

mod clocks;
mod files;
mod found;
mod fuzz;
mod game;
mod merging;
mod oracle;
mod parts;
mod small;
mod storing;
mod undoing;
