//! Moments in which the browser has nothing better to do, and pauses in which it does what it has to do.

use std::time::Duration;

use futures::channel::oneshot;
use gloo_timers::future::sleep;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdleRequestOptions, MessageChannel};

/// How long a busy page may put off what waits for an idle moment, in milliseconds.
const AT_MOST: u32 = 5000;

/// Waits for an idle moment, but not longer than five seconds; where the browser tells of none, for a short pause.
pub async fn idle() {
    let Some(window) = web_sys::window() else { return };
    let can_tell = Reflect::get(&window, &"requestIdleCallback".into())
        .is_ok_and(|callback: JsValue| callback.is_function());
    if !can_tell {
        return sleep(Duration::from_millis(50)).await;
    }
    let (idle, waiting) = oneshot::channel::<()>();
    let callback = Closure::once_into_js(move || drop(idle));
    let options = IdleRequestOptions::new();
    options.set_timeout(AT_MOST);
    if window
        .request_idle_callback_with_options(callback.unchecked_ref(), &options)
        .is_ok()
    {
        // That the sender is gone is the whole message.
        let _ = waiting.await;
    }
}

/// How long nobody is kept from what they came for, in milliseconds.
const ARRIVING: u64 = 1000;

/// Waits until whoever opened the page has had time for what they came for, and then for an idle moment.
pub async fn rest() {
    sleep(Duration::from_millis(ARRIVING)).await;
    idle().await;
}

/// Lets the browser do what is waiting, such as to take in a key, and goes on at once after that: a timer would wait for some
/// milliseconds more.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        return sleep(Duration::ZERO).await;
    };
    let (ports, (rested, waiting)) = ((channel.port1(), channel.port2()), oneshot::channel::<()>());
    let heard = Closure::once_into_js(move || drop(rested));
    ports.0.set_onmessage(Some(heard.unchecked_ref()));
    if ports.1.post_message(&JsValue::NULL).is_ok() {
        // That the sender is gone is the whole message.
        let _ = waiting.await;
    }
    ports.0.close();
}
