//! What can stand inside an element.

use std::borrow::Cow;
use std::cell::LazyCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Node, Text};

use super::{View, focus};
use crate::live::{Memo, RwSignal, Signal, follow, place};

/// Whatever can be shown.
pub trait IntoView: Sized {
    /// Builds it.
    fn into_view(self) -> View;

    /// Builds it from a closure that is read again when a signal in it changes.
    fn live<F: FnMut() -> Self + 'static>(mut read: F) -> View {
        changing(Box::new(move || read().into_view()))
    }
}

/// Nodes side by side.
#[derive(Debug)]
pub struct Fragment(DocumentFragment);

impl Fragment {
    /// Without a node.
    pub fn new() -> Self {
        Self(document().create_document_fragment())
    }

    /// Puts a text at its end.
    pub fn text(&self, text: &str) {
        View::of(text_node(text)).append_to(&self.0);
    }

    /// Puts something at its end.
    pub fn child(&self, child: impl IntoView) {
        child.into_view().append_to(&self.0);
    }

    /// The finished fragment.
    pub fn done(self) -> View {
        View::of(self.0)
    }
}

impl Default for Fragment {
    fn default() -> Self {
        Self::new()
    }
}

pub(super) fn text_node(text: &str) -> Text {
    document().create_text_node(text)
}

/// A place whose whole content is built anew with every change: all between two marks.
pub(super) fn changing(mut build: Box<dyn FnMut() -> View>) -> View {
    let fragment = document().create_document_fragment();
    let (start, end) = (text_node(""), text_node(""));
    let marks: (Node, Node) = (start.unchecked_into(), end.unchecked_into());
    View::of(&marks.0).append_to(&fragment);
    View::of(&marks.1).append_to(&fragment);
    place(Box::new(move || {
        let (start, end) = &marks;
        let View(new) = build();
        let Some(parent) = end.parent_node() else { return };
        let focused = LazyCell::new(|| focus::focused_in(&parent));
        while let Some(old) = start.next_sibling().filter(|old| old != end) {
            focus::leaving(&old, focused.as_ref(), Vec::new);
            parent.remove_child(&old).ok();
        }
        if let Some(new) = new {
            parent.insert_before(&new, Some(end)).ok();
        }
    }));
    View::of(fragment)
}

/// A text that changes in its place.
fn changing_text(mut read: Box<dyn FnMut() -> Cow<'static, str>>) -> View {
    let node = text_node("");
    let view = View::of(&node);
    let mut last = Cow::Borrowed("");
    follow(Box::new(move || {
        let text = read();
        if text != last {
            node.set_data(&text);
            last = text;
        }
    }));
    view
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::nothing()
    }
}

macro_rules! texts {
    ($($kind:ty: $text:expr;)*) => {
        $(impl IntoView for $kind {
            fn into_view(self) -> View {
                let text: fn(Self) -> Cow<'static, str> = $text;
                View::of(text_node(&text(self)))
            }

            fn live<F: FnMut() -> Self + 'static>(mut read: F) -> View {
                let text: fn(Self) -> Cow<'static, str> = $text;
                changing_text(Box::new(move || text(read())))
            }
        })*
    };
}

texts! {
    &'static str: Cow::Borrowed;
    String: Cow::Owned;
    Cow<'static, str>: |text| text;
    usize: |number| Cow::Owned(number.to_string());
}

impl<V: IntoView> IntoView for Option<V> {
    fn into_view(self) -> View {
        self.map_or_else(View::nothing, IntoView::into_view)
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_view(self) -> View {
        super::CollectView::collect_view(self)
    }
}

impl<V: IntoView, const N: usize> IntoView for [V; N] {
    fn into_view(self) -> View {
        super::CollectView::collect_view(self)
    }
}

impl<F: FnMut() -> V + 'static, V: IntoView> IntoView for F {
    fn into_view(self) -> View {
        V::live(self)
    }
}

macro_rules! signals {
    ($($kind:ident)*) => {
        $(impl<V: IntoView + Clone + 'static> IntoView for $kind<V> {
            fn into_view(self) -> View {
                V::live(move || self.get())
            }
        })*
    };
}

signals! { Signal Memo RwSignal }
