//! Tandem's domain, without a browser: what is kept, what changes it, what is shown, and how it is handed on.
//!
//! # Where to start
//!
//! Five nouns carry everything, and meet like this:
//!
//! - a [`Workspace`] holds all records of one product ([`record`], [`model`]);
//! - a [`Command`] is what somebody wants ([`command::apply`] turns it into a Change, or says why not);
//! - a [`Change`] is what that does to the records; undo, storage, other tabs, import and merge all speak it;
//! - a view is what a page shows, as plain data ([`view`]);
//! - a [`Snapshot`] is a workspace as a file ([`snapshot`]); [`merge`] takes it in.
//!
//! The package is synchronous, deterministic and total: time, ids and randomness come in through [`Env`], nothing
//! iterates over a hash map, and no input makes it panic.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod agreement;
pub mod arithmetic;
pub mod calibration;
pub mod change;
pub mod chart;
pub mod collection;
pub mod command;
pub mod dependencies;
pub mod doubt;
mod draft;
pub mod duplicates;
pub mod env;
pub mod field;
pub mod fits;
pub mod forecast;
pub mod fork;
pub mod handout;
pub mod history;
pub mod id;
pub mod intake;
pub mod letters;
pub mod map;
pub mod markdown;
pub mod merge;
pub mod model;
pub mod position;
pub mod public;
pub mod quarter;
pub mod query;
pub mod ranking;
pub mod record;
pub mod sample;
pub mod scoring;
pub mod search;
pub mod segments;
pub mod snapshot;
pub mod sort;
pub mod statuses;
pub mod strategy;
pub mod texts;
pub mod themes;
pub mod time;
pub mod unsettled;
pub mod value;
pub mod version;
pub mod view;
pub mod workspace;

pub use change::{Change, LogEntry, Millis};
pub use command::{Command, CommandError};
pub use env::Env;
pub use field::{Field, Kind};
pub use history::History;
pub use id::Id;
pub use record::Record;
pub use snapshot::{Snapshot, SnapshotError};
pub use value::Value;
pub use version::{Dot, Sibling, VersionVector};
pub use workspace::Workspace;
