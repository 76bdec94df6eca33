//! Web Locks: one tab of many is elected for what only one may do.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

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

/// Whether this tab is the only one that holds the lock or waits for it; `false` where the browser does not say.
pub async fn is_alone(name: &str) -> bool {
    let asked = manager().and_then(|locks| {
        let query: Function = Reflect::get(&locks, &"query".into()).ok()?.dyn_into().ok()?;
        query.call0(&locks).ok()?.dyn_into::<Promise>().ok()
    });
    let Some(asked) = asked else { return false };
    let Ok(all) = JsFuture::from(asked).await else {
        return false;
    };
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let lists = ["held", "pending"].map(|list| get(&all, list)?.dyn_into::<Array>().ok());
    let locks = lists.iter().flatten().flat_map(Array::iter);
    locks
        .filter(|lock| get(lock, "name") == Some(name.into()))
        .count()
        <= 1
}

fn manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into())
        .ok()
        .filter(JsValue::is_object)
}
