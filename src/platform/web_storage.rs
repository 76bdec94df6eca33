//! Small texts that are there before anything else is: those of this browser in localStorage, those of one tab in
//! sessionStorage. Where the browser refuses it, nothing is kept.

use wasm_bindgen::JsValue;
use web_sys::{Storage, Window};

/// A place for small texts.
pub struct WebStorage(fn(&Window) -> Result<Option<Storage>, JsValue>);

/// What all tabs share.
pub const BROWSER: WebStorage = WebStorage(Window::local_storage);
/// What is this tab's alone, and there again after it was loaded anew.
pub const TAB: WebStorage = WebStorage(Window::session_storage);

impl WebStorage {
    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok()?
    }

    /// Keeps a text under a key.
    pub fn set(&self, key: &str, text: &str) {
        if let Some(storage) = self.storage() {
            // A full or refused place only costs convenience: what matters is in IndexedDB.
            let _ = storage.set_item(key, text);
        }
    }

    /// Forgets a key.
    pub fn remove(&self, key: &str) {
        if let Some(storage) = self.storage() {
            let _ = storage.remove_item(key);
        }
    }

    fn storage(&self) -> Option<Storage> {
        (self.0)(&web_sys::window()?).ok()?
    }
}
