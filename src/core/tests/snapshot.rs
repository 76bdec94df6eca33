//! Snapshot files: every file that was ever good opens for ever, and no file does harm.

mod fixtures;
mod generated;
mod mutations;
mod schema;
mod sentences;
