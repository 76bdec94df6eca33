//! Tests of the core: laws under proptest, published examples, fixtures.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod golden;
mod intake;
mod laws;
mod round_trip;
mod sample;
mod snapshot;
mod support;
mod texts;
