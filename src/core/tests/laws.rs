//! The laws of merging, undo, clocks and files; each is named at the top of its test.
//!
//! `oracle` keeps causal history as explicit sets, knowing nothing of vectors; `fuzz` and `small` check the kernel
//! against it. The other modules state one group of laws each.

mod found;
mod fuzz;
mod oracle;
