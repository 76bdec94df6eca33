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

mod activity;
mod again;
mod alike;
mod arithmetic;
mod blind;
mod blind_log;
mod boards;
mod both_alike;
mod both_sides;
mod calibration;
mod charts;
mod choosing;
mod conflicts;
mod conflicts_gone;
mod customers;
mod delivery;
mod duplicates;
mod followed;
mod followed_merges;
mod golden;
mod gone;
mod handled;
mod handout;
mod history;
mod home;
mod home_gone;
mod intake;
mod joining;
mod judged;
mod judging;
mod laws;
mod letters;
mod levers;
mod markdown;
mod merge_report;
mod merges_taken_back;
mod outcomes;
mod people;
mod prioritise;
mod public;
mod record;
mod releases;
mod round_trip;
mod sample;
mod scoring;
mod search;
mod snapshot;
mod statuses;
mod strategy;
mod support;
mod texts;
mod themes;
mod triage;
mod twins;
mod world;
