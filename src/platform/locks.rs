//! Web Locks: one tab of many is elected for what only one may do.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// An election for a lock: pending, or won. Whoever drops it leaves the lock to others.
#[derive(Debug)]
pub struct Election(Rc<Standing>);

#[derive(Debug, Default)]
struct Standing {
    is_over: Cell<bool>,
    /// What gives the lock up, while it is held.
    give_up: RefCell<Option<Function>>,
    /// What takes the request back, until it is held.
    request: Option<AbortController>,
}

impl Election {
    /// Stands for the lock of this name, and calls back when this tab holds it, which it then does until this is dropped or the
    /// tab is closed. Where the browser has no locks it never does, and what only one tab may do is left undone.
    pub fn stand(name: &str, elected: impl FnOnce() + 'static) -> Self {
        let request = AbortController::new().ok();
        let options = Object::new();
        if let Some(request) = &request {
            let _ = Reflect::set(&options, &"signal".into(), &request.signal());
        }
        let standing = Rc::new(Standing {
            request,
            ..Standing::default()
        });
        let own = Rc::clone(&standing);
        let callback = Closure::once_into_js(move || {
            // The lock is held until the promise is kept.
            let held = Promise::new(&mut |resolve, _| {
                drop(own.give_up.replace(Some(resolve)));
            });
            if own.is_over.get() {
                own.leave();
            } else {
                elected();
            }
            held
        });
        if let Some(locks) = manager()
            && let Ok(request) = Reflect::get(&locks, &"request".into())
            && let Some(request) = request.dyn_ref::<Function>()
        {
            let asked = request.call3(&locks, &name.into(), &options, &callback);
            if let Some(asked) = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) {
                // A request that is taken back fails, which is no fault.
                spawn_local(async { drop(JsFuture::from(asked).await) });
            }
        }
        Self(standing)
    }

    /// Whether this tab holds the lock.
    pub fn is_won(&self) -> bool {
        self.0.give_up.borrow().is_some()
    }
}

impl Standing {
    fn leave(&self) {
        self.is_over.set(true);
        if let Some(give_up) = self.give_up.take() {
            let _ = give_up.call0(&JsValue::UNDEFINED);
        } else if let Some(request) = &self.request {
            request.abort();
        }
    }
}

impl Drop for Election {
    fn drop(&mut self) {
        self.0.leave();
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
