//! Web Locks: one tab of many is elected for what only one may do.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Calls back when this tab holds the lock, which it then keeps until it is closed. Where the browser has no locks it
/// never does, and what only one tab may do is left undone.
pub fn when_elected(name: &str, elected: impl FnOnce() + 'static) {
    let Some(locks) = manager() else { return };
    let callback = Closure::once_into_js(move || {
        elected();
        // A promise that never settles keeps the lock.
        Promise::new(&mut |_, _| {})
    });
    if let Ok(request) = Reflect::get(&locks, &"request".into())
        && let Some(request) = request.dyn_ref::<Function>()
    {
        let _ = request.call2(&locks, &name.into(), &callback);
    }
}

fn manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into())
        .ok()
        .filter(JsValue::is_object)
}
