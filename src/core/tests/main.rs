//! Tests of the core: laws under proptest, published examples, fixtures.

mod round_trip;
