//! Tandem, in the browser.

pub mod platform;
pub mod session;
pub mod storage;
