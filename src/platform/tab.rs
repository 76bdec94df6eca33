//! sessionStorage: small texts of this tab alone, which are there again after it was loaded anew. Where the browser refuses it,
//! nothing is kept.

/// The text under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text under a key.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // Without it the tab goes on with what was open last in any of them.
        let _ = storage.set_item(key, text);
    }
}

/// Forgets a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
