//! What only a browser can show: storage, and the browser's own functions behind `platform`.
#![cfg(target_arch = "wasm32")]

mod compression;
mod damage;
mod early;
mod entry;
mod files;
mod follow;
mod forms;
mod journal;
mod kept;
mod locks;
mod raw;
mod registry;
mod saving;
#[path = "../../src/core/tests/prioritise/seeded.rs"]
mod seeded;
mod session;
mod snapshots;
mod tabs;
mod watchdog;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
