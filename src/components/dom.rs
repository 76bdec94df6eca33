//! The one place where components speak to the browser's elements by type, through what Leptos passes on.

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Element, EventTarget, FocusOptions, HtmlElement, ResizeObserver},
};

/// Where the focus goes among its peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Next,
    Previous,
    First,
    Last,
}

impl Step {
    /// The step that a key means in a list that runs downwards.
    pub(super) fn of_vertical_key(key: &str) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::Next),
            "ArrowUp" => Some(Self::Previous),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The step that a key means in a list that runs sideways.
    pub(super) fn of_horizontal_key(key: &str) -> Option<Self> {
        match key {
            "ArrowRight" => Some(Self::Next),
            "ArrowLeft" => Some(Self::Previous),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The place that the step leads to, round the ends.
    pub(super) fn from(self, at: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, at) {
            (Self::First, _) | (Self::Next, None) => 0,
            (Self::Last, _) | (Self::Previous, None) => last,
            (Self::Next, Some(at)) => {
                if at >= last {
                    0
                } else {
                    at + 1
                }
            }
            (Self::Previous, Some(at)) => at.checked_sub(1).unwrap_or(last),
        })
    }
}

fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return vec![];
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// Focuses without scrolling; what must be seen is scrolled to by whoever moves.
pub(super) fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}

/// Focuses the first element inside `root` that the selector finds.
pub(super) fn focus_first(root: &Element, selector: &str) {
    if let Some(element) = all(root, selector).first() {
        drop(element.focus());
    }
}

/// Focuses the element with this id.
pub(super) fn focus_id(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Moves the focus among the elements that the selector finds inside `root`.
pub(super) fn focus_step(root: &Element, selector: &str, step: Step) {
    let peers = all(root, selector);
    let active = document().active_element();
    let at = active.and_then(|active| peers.iter().position(|peer| **peer == active));
    if let Some(peer) = step.from(at, peers.len()).and_then(|to| peers.get(to)) {
        drop(peer.focus());
    }
}

/// Closes the popover with this id; it may be closed already.
pub(super) fn hide_popover(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.hide_popover());
    }
}

/// Whether somebody types into this element, so that letters and arrows are its own.
pub(super) fn takes_text(target: Option<&EventTarget>) -> bool {
    element_of(target).is_some_and(|element| {
        element.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]").unwrap_or(false)
    })
}

/// Whether the element, or one that it stands in, does something of its own when pressed.
pub(super) fn is_interactive(target: Option<&EventTarget>) -> bool {
    element_of(target).is_some_and(|element| {
        element
            .closest("a, button, input, select, textarea, label, summary, [popover]")
            .is_ok_and(|found| found.is_some())
    })
}

fn element_of(target: Option<&EventTarget>) -> Option<Element> {
    target?.clone().dyn_into().ok()
}

/// Scrolls just as far as it takes to see the element.
pub(super) fn reveal_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = leptos::web_sys::ScrollIntoViewOptions::new();
        options.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls back whenever the element changes its size, until the owner goes.
pub(super) fn on_resize(element: &Element, call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = StoredValue::new_local((observer, closure));
        on_cleanup(move || {
            kept.with_value(|(observer, _)| observer.disconnect());
        });
    }
}
