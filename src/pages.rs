//! One module a page: wiring only. Pages read views and dispatch commands.

pub mod board;
pub mod boards;
pub mod everywhere;
pub mod idea;
pub mod ideas;
pub mod inbox;
pub mod not_found;
pub mod recovery;
pub mod settings;
pub mod share;
pub mod start;
