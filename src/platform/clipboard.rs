//! The clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; `false` if the browser does not allow it, as on a page that is not secure.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    // Some browsers have no clipboard at all on a plain connection.
    let there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| !found.is_undefined());
    there
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
