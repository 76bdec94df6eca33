//! `navigator.storage`: whether the browser promises to keep what is stored, and how much room there is.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the browser to keep what is stored; `None` where it cannot be asked.
pub async fn persist() -> Option<bool> {
    let manager = manager()?;
    JsFuture::from(manager.persist().ok()?).await.ok()?.as_bool()
}

/// Whether the browser has promised to keep what is stored.
pub async fn is_persisted() -> Option<bool> {
    let manager = manager()?;
    JsFuture::from(manager.persisted().ok()?).await.ok()?.as_bool()
}

/// Bytes used, and bytes that may be used.
pub async fn estimate() -> Option<(f64, f64)> {
    let manager = manager()?;
    let estimate = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let read = |key: &str| Reflect::get(&estimate, &key.into()).ok()?.as_f64();
    Some((read("usage")?, read("quota")?))
}

pub(super) fn manager() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storage".into())
        .ok()
        .filter(JsValue::is_object)?;
    Some(manager.unchecked_into())
}
