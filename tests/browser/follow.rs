//! What follows a signal: when it runs, in which order, and when no longer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::Owner;
use tandem::live::{Effect, Memo, RwSignal};
use tandem::view::{Element, IntoView};
use wasm_bindgen_test::wasm_bindgen_test as test;

/// What has run, in its order.
#[derive(Clone, Default)]
struct Told(Rc<RefCell<Vec<String>>>);

impl Told {
    fn note(&self, text: impl Into<String>) {
        self.0.borrow_mut().push(text.into());
    }

    fn take(&self) -> Vec<String> {
        self.0.take()
    }
}

/// Lets everything run that is due.
async fn settle() {
    sleep(Duration::ZERO).await;
}

/// A place that notes each time that it is filled.
fn place(told: &Told, name: &'static str, read: impl Fn() -> i32 + 'static) {
    let told = told.clone();
    Element::new("p").child(move || {
        let value = read();
        told.note(format!("{name} {value}"));
        value.to_string()
    });
}

#[test]
async fn places_are_filled_at_once_and_again_once_however_often_a_signal_changes() {
    let (told, owner) = (Told::default(), Owner::new());
    let number = owner.with(|| {
        let number = RwSignal::new(1);
        place(&told, "place", move || number.get());
        number
    });
    assert_eq!(told.take(), ["place 1"]);
    for value in 2..5 {
        number.set(value);
    }
    assert!(told.take().is_empty());
    settle().await;
    assert_eq!(told.take(), ["place 4"]);
    owner.cleanup();
}

#[test]
async fn a_memo_that_comes_out_the_same_lets_places_rest() {
    let (told, owner) = (Told::default(), Owner::new());
    let number = owner.with(|| {
        let number = RwSignal::new(1);
        let is_even = Memo::new(move || number.get() % 2 == 0);
        place(&told, "place", move || i32::from(is_even.get()));
        number
    });
    told.take();
    number.set(3);
    settle().await;
    assert!(told.take().is_empty());
    number.set(4);
    settle().await;
    assert_eq!(told.take(), ["place 1"]);
    owner.cleanup();
}

#[test]
async fn places_come_in_the_order_in_which_they_were_made_and_effects_after_them() {
    let (told, owner) = (Told::default(), Owner::new());
    let number = owner.with(|| {
        let number = RwSignal::new(1);
        let noting = told.clone();
        Effect::new(move |_| noting.note(format!("effect {}", number.get())));
        place(&told, "first", move || number.get());
        place(&told, "second", move || number.get());
        number
    });
    settle().await;
    assert_eq!(told.take(), ["first 1", "second 1", "effect 1"]);
    for value in 2..4 {
        number.set(value);
        settle().await;
        let expected = ["first", "second", "effect"].map(|name| format!("{name} {value}"));
        assert_eq!(told.take(), expected);
    }
    owner.cleanup();
}

#[test]
async fn what_is_built_anew_takes_what_was_in_it_away() {
    let (told, owner) = (Told::default(), Owner::new());
    let (shown, number) = owner.with(|| {
        let (shown, number) = (RwSignal::new(true), RwSignal::new(1));
        let told = told.clone();
        Element::new("div").child(move || {
            shown.get().then(|| {
                place(&told, "inner", move || {
                    // The one around it goes first, so that this is never asked without.
                    assert!(shown.get());
                    number.get()
                });
                "shown".into_view()
            })
        });
        (shown, number)
    });
    assert_eq!(told.take(), ["inner 1"]);
    number.set(2);
    shown.set(false);
    settle().await;
    number.set(3);
    settle().await;
    assert!(told.take().is_empty());
    shown.set(true);
    settle().await;
    assert_eq!(told.take(), ["inner 3"]);
    owner.cleanup();
    number.set(4);
    settle().await;
    assert!(told.take().is_empty());
}

#[test]
async fn what_has_read_nothing_is_not_kept() {
    let owner = Owner::new();
    let held = Rc::new(Cell::new(0));
    owner.with(|| {
        let held = Rc::clone(&held);
        Element::new("p").attr("title", move || {
            held.set(held.get() + 1);
            "always the same"
        });
    });
    assert_eq!((held.get(), Rc::strong_count(&held)), (1, 1));
    owner.cleanup();
}
