//! Tandem, in the browser.

pub mod platform;
pub mod storage;
