//! Values of attributes, classes, declarations and properties: fixed, or read again when a signal changes.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use crate::live::{Memo, RwSignal, Signal, follow};

/// The value of an attribute; without one it is not there.
pub type Attribute = Option<Cow<'static, str>>;

/// A value that is there, or one that is read.
pub enum Bound<T> {
    /// It stays.
    Fixed(T),
    /// It is read again.
    Live(Box<dyn FnMut() -> T>),
}

impl<T: PartialEq + 'static> Bound<T> {
    /// Applies the value now, and again whenever it has become another.
    pub(super) fn apply(self, mut apply: Box<dyn FnMut(&T)>) {
        match self {
            Self::Fixed(value) => apply(&value),
            Self::Live(mut read) => {
                let mut last = None;
                follow(Box::new(move || {
                    let value = read();
                    if last.as_ref() != Some(&value) {
                        apply(&value);
                        last = Some(value);
                    }
                }));
            }
        }
    }
}

/// What turns into a value of another kind.
pub trait Turn<T> {
    /// Turns into it.
    fn turn(self) -> T;
}

/// What can be given where a value of kind `T` is wanted: the value, a closure, a signal.
pub trait Bind<T> {
    /// As a value that is there or read.
    fn bind(self) -> Bound<T>;
}

impl<T, F: FnMut() -> V + 'static, V: Turn<T>> Bind<T> for F {
    fn bind(mut self) -> Bound<T> {
        Bound::Live(Box::new(move || self().turn()))
    }
}

macro_rules! signals {
    ($($kind:ident)*) => {
        $(impl<T, V: Turn<T> + Clone + 'static> Bind<T> for $kind<V> {
            fn bind(self) -> Bound<T> {
                Bound::Live(Box::new(move || self.get().turn()))
            }
        })*
    };
}

signals! { Signal Memo RwSignal }

macro_rules! fixed {
    ($($kind:ty => $into:ty: $turn:expr;)*) => {
        $(impl Turn<$into> for $kind {
            fn turn(self) -> $into {
                let turn: fn(Self) -> $into = $turn;
                turn(self)
            }
        }

        impl Bind<$into> for $kind {
            fn bind(self) -> Bound<$into> {
                Bound::Fixed(Turn::turn(self))
            }
        })*
    };
}

fixed! {
    &'static str => Attribute: |text| Some(Cow::Borrowed(text));
    String => Attribute: |text| Some(Cow::Owned(text));
    bool => Attribute: |there| there.then_some(Cow::Borrowed(""));
    usize => Attribute: |number| Some(Cow::Owned(number.to_string()));
    u32 => Attribute: |number| Some(Cow::Owned(number.to_string()));
    Option<usize> => Attribute: |number| number.map(|number| Cow::Owned(number.to_string()));
    Option<&'static str> => Attribute: |text| text.map(Cow::Borrowed);
    Option<String> => Attribute: |text| text.map(Cow::Owned);
    bool => bool: |there| there;
    bool => JsValue: JsValue::from_bool;
    &'static str => JsValue: JsValue::from_str;
    String => JsValue: |text| JsValue::from_str(&text);
}
