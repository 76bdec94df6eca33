//! Tandem, in the browser: the shell around `tandem_core`.
//!
//! # Where to start
//!
//! In reading order: [`session`] owns the workspace and is the only one that changes it, by `dispatch(Command)`;
//! [`storage`] keeps it as a journal and pages of bytes; [`routes`] are the addresses; [`shell`] and [`commands`] are what
//! all pages share; [`pages`] read views and dispatch commands; [`components`] are the parts they are built from;
//! [`platform`] is the browser.
//!
//! # Invariants
//!
//! - `tandem_core` is synchronous, deterministic and total (its manifest names no browser crate).
//! - Only [`session`] mutates, and only by `dispatch(Command)`. Import, merge, undo and another tab's edits end as the
//!   same `Change` on the same path.
//! - Only [`storage`] names `indexed_db_futures`. Only [`platform`], [`storage`], [`view`] and `components/dom.rs` name `web_sys`.
//! - [`components`] know [`view`], [`live`], [`platform`] and the core's types and texts; no session.
//! - What an address can hold is in the address, not in a signal.

pub mod app;
pub mod commands;
pub mod components;
pub mod live;
pub mod pages;
pub mod platform;
pub mod router;
pub mod routes;
pub mod session;
pub mod shell;
pub mod storage;
pub mod view;

/// The names that markup spells out are those of this program, inside it as well.
extern crate self as tandem;
