//! Bytes that are brought together in the browser's memory, and not in the program's, which never gets smaller again.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// Bytes, part by part.
#[derive(Clone, Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// Bytes in one part.
    pub fn of(bytes: &[u8]) -> Self {
        let parts = Self::default();
        parts.push(bytes);
        parts
    }

    /// Puts a part after all others.
    pub fn push(&self, bytes: &[u8]) {
        self.0.push(&Uint8Array::from(bytes));
    }

    /// Puts a part before all others.
    pub fn put_first(&self, bytes: &[u8]) {
        self.0.unshift(&Uint8Array::from(bytes));
    }

    /// The parts, in order.
    pub fn iter(&self) -> impl Iterator<Item = JsValue> {
        self.0.iter()
    }

    /// All of them as one; none where the browser has no room for them.
    pub fn blob(&self) -> Option<Blob> {
        Blob::new_with_u8_array_sequence(&self.0).ok()
    }
}
