//! The program's second file. `scripts/split.mjs` puts into it whatever the start page does without, and `boot.js` brings
//! it in: at once where somebody has been here before, else while they read the start page.
//!
//! The handover is one global, `tandemRest = { isFirstVisit, ready }`; a program that is in one piece has none.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Says that the second file could not be loaded; asking again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

/// Comes back once the whole program is there.
pub async fn ready() -> Result<(), Missing> {
    let Some(rest) = global() else { return Ok(()) };
    let ready = || {
        let ready: Function = Reflect::get(&rest, &"ready".into()).ok()?.dyn_into().ok()?;
        ready.call0(&rest).ok()?.dyn_into::<Promise>().ok()
    };
    let coming = ready().ok_or(Missing)?;
    JsFuture::from(coming).await.map(drop).map_err(|_| Missing)
}

/// Starts the program: on a first visit at once, else when all of it is there. `boot.js` says so if it does not come.
pub fn start(show: impl FnOnce() + 'static) {
    let is_first_visit = global()
        .and_then(|rest| Reflect::get(&rest, &"isFirstVisit".into()).ok())
        .is_none_or(|first| first.is_truthy());
    if is_first_visit {
        return show();
    }
    spawn_local(async move {
        if ready().await.is_ok() {
            show();
        }
    });
}

fn global() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"tandemRest".into())
        .ok()
        .filter(JsValue::is_object)
}
