//! What the browser offers, one API a file; optional ones are guarded, so that their absence is an ordinary answer.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod compression;
pub mod digest;
pub mod files;
pub mod idle;
pub mod intl;
pub mod keys;
pub mod locks;
pub mod page;
pub mod parts;
pub mod private_files;
pub mod random;
pub mod rest;
pub mod service_worker;
pub mod storage_manager;
pub mod stream;
pub mod tabs;
pub mod task;
pub mod web_storage;
