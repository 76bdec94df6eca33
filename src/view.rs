//! What pages are made of: elements that are built at once, and kept true by effects.
//!
//! `view!` and `#[component]` (in `markup`) spell themselves out as calls of this module. A [`View`] is a node of the
//! page, or a fragment of several, with everything already in it. What may change stands behind an effect that changes
//! just that place: a text, an attribute, or all between two marks. Effects and listeners live as long as the owner
//! under which they were made, so that they end when the place that they are in is built anew.
//!
//! Nothing in here has the type of what is shown in its own type: a page costs the calls that it makes.

use leptos::prelude as graph;
use wasm_bindgen::JsCast;
use web_sys::Node;

use self::raw::Built;

mod bind;
mod content;
mod each;
mod element;
mod events;
mod flow;
mod focus;
mod node_ref;
mod raw;
mod stamp;

pub use bind::{Attribute, Bind, Bound, Turn};
pub use content::{Fragment, IntoView};
pub use each::For;
pub use element::Element;
pub use events::{ev, window_event_listener, window_event_listener_first};
pub use flow::{Children, ChildrenFn, FromChildren, Show, ViewFn};
pub use node_ref::{NodeRef, html};
pub use stamp::stamp;

/// What pages and components import.
pub mod prelude {
    pub use leptos::prelude::{
        document, event_target, event_target_checked, event_target_value, expect_context, on_cleanup,
        provide_context, request_animation_frame, set_timeout_with_handle, use_context, window,
    };
    pub use tandem_markup::{component, view};

    pub use super::{Children, ChildrenFn, CollectView, For, IntoView, NodeRef, Show, View, ViewFn};
    pub use crate::live::{Callback, Effect, Memo, RwSignal, Signal, StoredValue, once_shown};
}

/// A piece of the page that stands nowhere yet.
#[derive(Clone, Debug, Default)]
pub struct View(Option<Node>);

impl View {
    /// Nothing at all.
    pub const fn nothing() -> Self {
        Self(None)
    }

    fn of(node: impl AsRef<Node>) -> Self {
        Self(Some(node.as_ref().clone()))
    }

    /// Puts it at the end of a node.
    fn append_to(self, parent: &Node) {
        if let Some(node) = self.0 {
            parent.unchecked_ref::<Built>().append_child(&node);
        }
    }
}

/// Many pieces, one after the other.
pub trait CollectView {
    /// Puts them side by side.
    fn collect_view(self) -> View;
}

impl<I: IntoIterator<Item = V>, V: IntoView> CollectView for I {
    fn collect_view(self) -> View {
        let all = Fragment::new();
        for part in self {
            all.child(part);
        }
        all.done()
    }
}

/// Shows a view as the page, for as long as the page lives.
pub fn mount<V: IntoView>(page: impl FnOnce() -> V + 'static) {
    leptos::mount::mount_to_body(move || {
        if let Some(body) = graph::document().body() {
            page().into_view().append_to(body.unchecked_ref());
        }
    });
}

/// Builds a component: what it reads in passing is no reason to build it anew.
#[doc(hidden)]
pub fn build<V: IntoView>(body: impl FnOnce() -> V) -> View {
    graph::untrack(body).into_view()
}

/// A prop that [`props_given`] has found to be there.
#[doc(hidden)]
pub fn given<T>(prop: Option<T>) -> T {
    match prop {
        Some(prop) => prop,
        None => unreachable!("markup that leaves out a required prop does not compile"),
    }
}

/// Stops the compiler where a required prop is left out.
#[doc(hidden)]
pub const fn props_given(required: &[&str], given: &[&str]) {
    let mut at = 0;
    while at < required.len() {
        let mut found = false;
        let mut other = 0;
        while other < given.len() {
            found = found || same_text(required[at].as_bytes(), given[other].as_bytes());
            other += 1;
        }
        assert!(found, "a required prop of this component is left out");
        at += 1;
    }
}

const fn same_text(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
