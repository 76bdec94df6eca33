//! The service worker: whether the page works offline, and whether a new version waits.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// What a person should know about the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// The page works without the network from now on.
    Ready,
    /// A newer version is there and waits to be let in.
    Update,
}

/// Registers the worker and reports what becomes of it.
pub fn register(report: impl Fn(Offline) + 'static) {
    let Some(container) = container() else { return };
    let said = Cell::new(false);
    // The first worker is met twice: as the one that is being installed, and as the one that was found.
    let report = Rc::new(move |state: Offline| {
        if state == Offline::Update || !said.replace(true) {
            report(state);
        }
    });
    spawn_local(async move {
        // It keeps all files, also the one that the first screen does not wait for: that one comes once.
        let _ = super::rest::ready().await;
        let Ok(promise) = container.register("/sw.js").dyn_into::<js_sys::Promise>() else {
            return;
        };
        let Ok(registration) = JsFuture::from(promise).await else {
            return;
        };
        // Where workers are blocked, browsers answer with nothing.
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else {
            return;
        };
        if registration.waiting().is_some() && container.controller().is_some() {
            report(Offline::Update);
        }
        if let Some(worker) = registration.installing() {
            watch(&worker, &container, &report);
        }
        let found = registration.clone();
        EventListener::new(&registration, "updatefound", move |_| {
            if let Some(worker) = found.installing() {
                watch(&worker, &container, &report);
            }
        })
        .forget();
    });
}

/// Lets the waiting version in and reloads the page when it has taken over; at once where another tab has let it in already.
pub fn accept_update() {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let registration = JsFuture::from(container.get_registration()).await;
        let registration = registration.and_then(JsValue::dyn_into::<ServiceWorkerRegistration>);
        let Some(waiting) = registration.ok().and_then(|registration| registration.waiting()) else {
            return super::page::reload();
        };
        EventListener::once(&container, "controllerchange", |_| super::page::reload()).forget();
        let _ = waiting.post_message(&"accept".into());
    });
}

fn watch(
    worker: &ServiceWorker,
    container: &ServiceWorkerContainer,
    report: &Rc<impl Fn(Offline) + 'static>,
) {
    let (container, report, watched) = (container.clone(), report.clone(), worker.clone());
    EventListener::new(worker, "statechange", move |_| match watched.state() {
        ServiceWorkerState::Installed if container.controller().is_some() => report(Offline::Update),
        ServiceWorkerState::Activated => report(Offline::Ready),
        _ => {}
    })
    .forget();
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into())
        .ok()
        .filter(JsValue::is_object)?;
    Some(container.unchecked_into())
}
