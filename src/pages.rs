//! One module a page: wiring only. Pages read views and dispatch commands.

pub mod board;
pub mod boards;
pub mod everywhere;
pub mod feedback_panel;
pub mod idea;
pub mod ideas;
pub mod import_csv;
pub mod inbox;
pub mod list;
pub mod not_found;
pub mod parts;
pub mod peek;
pub mod recovery;
pub mod review;
pub mod scoring;
pub mod settings;
pub mod share;
pub mod start;
