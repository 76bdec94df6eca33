//! Handles on elements of the page.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

use leptos::prelude as graph;
use leptos::prelude::{LocalStorage, Set as _, With as _, WithUntracked as _};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The elements that handles are held on.
pub mod html {
    pub use web_sys::{
        HtmlDialogElement as Dialog, HtmlElement as Div, HtmlElement as Form, HtmlElement as Ul,
        HtmlInputElement as Input, HtmlTextAreaElement as Textarea,
    };
}

/// A handle on an element: empty until the element is built.
pub struct NodeRef<T> {
    cell: graph::RwSignal<Option<Element>, LocalStorage>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for NodeRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for NodeRef<T> {}

impl<T> fmt::Debug for NodeRef<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("NodeRef")
    }
}

impl<T: JsCast + Any> NodeRef<T> {
    /// Makes an empty handle.
    pub fn new() -> Self {
        Self {
            cell: graph::RwSignal::new_local(None),
            kind: PhantomData,
        }
    }

    /// The element, and reads again when it is built.
    pub fn get(&self) -> Option<T> {
        self.cell.with(Option::clone).map(JsCast::unchecked_into)
    }

    /// The element; none once the view that it belongs to is gone, as what happens a moment later may find it.
    pub fn get_untracked(&self) -> Option<T> {
        self.cell
            .try_with_untracked(Option::clone)
            .flatten()
            .map(JsCast::unchecked_into)
    }

    pub(super) fn fill(self, element: &Element) {
        self.cell.set(Some(element.clone()));
    }
}

impl<T: JsCast + Any> Default for NodeRef<T> {
    fn default() -> Self {
        Self::new()
    }
}
