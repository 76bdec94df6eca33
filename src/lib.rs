//! Tandem, in the browser.

pub mod components;
pub mod platform;
pub mod session;
pub mod storage;
