//! Tests of the core: laws under proptest, published examples, fixtures.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]
#![allow(clippy::float_cmp, reason = "published examples are exact")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::match_same_arms,
    clippy::match_wild_err_arm,
    reason = "seeds and small counts; tables of cases; a caught panic has no message of its own"
)]

mod arithmetic;
mod golden;
mod intake;
mod laws;
mod round_trip;
mod sample;
mod scoring;
mod snapshot;
mod support;
mod texts;
