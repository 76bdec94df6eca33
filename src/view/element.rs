//! One element.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

use super::content::text_node;
use super::raw;
use super::{Attribute, Bind, Bound, IntoView, NodeRef, View, ev, events};
use crate::live::follow;

/// The namespace of what is drawn.
const DRAWN: &str = "http://www.w3.org/2000/svg";

/// An element that is being built.
#[derive(Debug)]
pub struct Element(web_sys::Element);

impl Element {
    /// Makes an element of a page.
    pub fn new(tag: &str) -> Self {
        Self(raw::create_element(tag))
    }

    /// Makes an element of a drawing.
    pub fn drawn(tag: &str) -> Self {
        Self(raw::create_element_ns(DRAWN, tag))
    }

    /// Sets an attribute that stays.
    pub fn set(&self, name: &str, value: &str) {
        self.0.unchecked_ref::<raw::Built>().set_attribute(name, value);
    }

    /// Sets an attribute once, or takes it away.
    pub fn put(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.set(name, value),
            None => {
                self.0.remove_attribute(name).ok();
            }
        }
    }

    /// Adds or takes away a class once.
    pub fn mark(&self, class: &str, there: bool) {
        self.0.class_list().toggle_with_force(class, there).ok();
    }

    /// Sets one declaration of its style once, or takes it away.
    pub fn declare(&self, name: &str, value: Option<&str>) {
        let style = self.0.unchecked_ref::<web_sys::HtmlElement>().style();
        match value {
            Some(value) => {
                style.set_property(name, value).ok();
            }
            None => {
                style.remove_property(name).ok();
            }
        }
    }

    /// Keeps several things of it true together: for what is made in great numbers.
    pub fn follow(&self, mut change: impl FnMut(&Self) + 'static) {
        let here = Self(self.0.clone());
        follow(Box::new(move || change(&here)));
    }

    /// Sets an attribute.
    pub fn attr(&self, name: &'static str, value: impl Bind<Attribute>) {
        self.attribute(name, value.bind());
    }

    fn attribute(&self, name: &'static str, value: Bound<Attribute>) {
        let here = Self(self.0.clone());
        value.apply(Box::new(move |value| here.put(name, value.as_deref())));
    }

    /// Adds or takes away a class.
    pub fn toggle(&self, class: &'static str, there: impl Bind<bool>) {
        self.class(class, there.bind());
    }

    fn class(&self, class: &'static str, there: Bound<bool>) {
        let list = self.0.class_list();
        there.apply(Box::new(move |there| {
            list.toggle_with_force(class, *there).ok();
        }));
    }

    /// Sets one declaration of its style.
    pub fn style(&self, name: &'static str, value: impl Bind<Attribute>) {
        self.declaration(name, value.bind());
    }

    fn declaration(&self, name: &'static str, value: Bound<Attribute>) {
        let here = Self(self.0.clone());
        value.apply(Box::new(move |value| here.declare(name, value.as_deref())));
    }

    /// Sets a property of the element itself.
    pub fn prop(&self, name: &'static str, value: impl Bind<JsValue>) {
        self.property(name, value.bind());
    }

    fn property(&self, name: &'static str, value: Bound<JsValue>) {
        let element = self.0.clone();
        value.apply(Box::new(move |value| {
            Reflect::set(&element, &JsValue::from_str(name), value).ok();
        }));
    }

    /// Listens to an event.
    pub fn on<E: JsCast>(&self, event: ev::Named<E>, listener: impl Fn(E) + 'static) {
        let listener = move |event: web_sys::Event| listener(event.unchecked_into());
        events::listen(&self.0, event.name, Box::new(listener));
    }

    /// Lets a handle hold the element.
    pub fn hold<T: JsCast + Clone + 'static>(&self, node_ref: NodeRef<T>) {
        node_ref.fill(&self.0);
    }

    /// Puts a text at its end.
    pub fn text(&self, text: &str) {
        View::of(text_node(text)).append_to(&self.0);
    }

    /// Puts something at its end.
    pub fn child(&self, child: impl IntoView) {
        child.into_view().append_to(&self.0);
    }

    /// The finished element.
    pub fn done(self) -> View {
        View::of(self.0)
    }
}
