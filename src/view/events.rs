//! Listeners: one function of the browser for all of them.
//!
//! The browser calls it with the event; the element that listens carries the number under which its listeners are
//! kept. A listener whose owner is gone is simply not found, so that an event that comes late, such as the `blur` of a
//! field that is being taken away, does no harm.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude as graph;
use leptos::prelude::on_cleanup;
use tandem_core::map::Map;
use wasm_bindgen::{JsCast, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Event, EventTarget};

use crate::live::StoredValue;

/// The events, by name, with their types.
pub mod ev {
    #![allow(non_upper_case_globals, reason = "events are named as the browser names them")]

    use std::marker::PhantomData;

    pub use web_sys::{
        ClipboardEvent, DragEvent, Event, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent,
    };

    /// An event and its type.
    #[derive(Clone, Copy, Debug)]
    pub struct Named<E> {
        pub(crate) name: &'static str,
        kind: PhantomData<fn(E)>,
    }

    macro_rules! events {
        ($($kind:ident: $($name:ident)*;)*) => {
            $($(
                #[doc = concat!("The event `", stringify!($name), "`.")]
                pub const $name: Named<$kind> = Named { name: stringify!($name), kind: PhantomData };
            )*)*
        };
    }

    events! {
        ClipboardEvent: paste;
        DragEvent: dragend dragenter dragleave dragover dragstart drop;
        Event: afterprint beforeprint beforetoggle cancel change close input popstate scroll submit toggle visibilitychange;
        FocusEvent: blur focus focusin focusout;
        KeyboardEvent: keydown;
        PointerEvent: pointercancel pointerdown pointermove pointerup;
        MouseEvent: click mousedown mouseenter mouseleave mousemove;
    }
}

type Listener = Rc<dyn Fn(Event)>;

#[wasm_bindgen]
extern "C" {
    /// An element that carries a number.
    type Listening;

    #[wasm_bindgen(method, structural, getter, js_name = "tandemListeners")]
    fn number(this: &Listening) -> Option<u32>;

    #[wasm_bindgen(method, structural, setter, js_name = "tandemListeners")]
    fn set_number(this: &Listening, number: u32);
}

#[derive(Default)]
struct Listeners {
    next: u32,
    /// By the number of the element and the name of the event, in the order in which they came.
    kept: Map<u32, Vec<(&'static str, Listener)>>,
    heard: Option<Closure<dyn Fn(Event)>>,
}

thread_local! {
    static LISTENERS: RefCell<Listeners> = RefCell::default();
}

/// Calls what listens to the event on the element that it has come to.
fn hear(event: Event) {
    let Some(target) = event.current_target() else {
        return;
    };
    let Some(number) = target.unchecked_ref::<Listening>().number() else {
        return;
    };
    let name = event.type_();
    let called: Vec<Listener> = LISTENERS.with_borrow(|listeners| {
        let kept = listeners.kept.get(&number).into_iter().flatten();
        kept.filter(|(other, _)| *other == name)
            .map(|(_, listener)| Rc::clone(listener))
            .collect()
    });
    for listener in called {
        listener(event.clone());
    }
}

/// Listens to an event that reaches the window until the owner goes.
pub fn window_event_listener<E: JsCast>(event: ev::Named<E>, listener: impl Fn(E) + 'static) {
    let listener = move |event: &Event| listener(event.clone().unchecked_into());
    StoredValue::new(EventListener::new_with_options(
        &graph::window(),
        event.name,
        EventListenerOptions::enable_prevent_default(),
        listener,
    ));
}

/// Listens to an event before anything in the page hears of it, until the owner goes.
pub fn window_event_listener_first<E: JsCast>(event: ev::Named<E>, listener: impl Fn(E) + 'static) {
    let listener = move |event: &Event| listener(event.clone().unchecked_into());
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    StoredValue::new(EventListener::new_with_options(
        &graph::window(),
        event.name,
        options,
        listener,
    ));
}

/// Listens to an event on an element until the owner goes.
pub(super) fn listen(target: &EventTarget, name: &'static str, listener: Box<dyn Fn(Event)>) {
    let owner = graph::Owner::current();
    let listener: Listener = Rc::new(move |event| match &owner {
        // What is made while it runs belongs where the listener belongs.
        Some(owner) => owner.with(|| listener(event)),
        None => listener(event),
    });
    LISTENERS.with_borrow_mut(|listeners| {
        let carrier = target.unchecked_ref::<Listening>();
        let number = carrier.number().unwrap_or_else(|| {
            listeners.next = listeners.next.wrapping_add(1);
            let number = listeners.next;
            carrier.set_number(number);
            on_cleanup(move || LISTENERS.with_borrow_mut(|listeners| drop(listeners.kept.remove(&number))));
            number
        });
        let mut first = false;
        listeners.kept.change(number, |kept| {
            first = kept.iter().all(|(other, _)| *other != name);
            kept.push((name, listener));
        });
        if first {
            let heard = listeners.heard.get_or_insert_with(|| Closure::new(hear));
            let function: &js_sys::Function = heard.as_ref().unchecked_ref();
            target.add_event_listener_with_callback(name, function).ok();
        }
    });
}
