//! Values and callbacks that are kept by the owner and copied as handles.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude as graph;
use leptos::prelude::{IsDisposed as _, LocalStorage, UpdateValue as _, WithValue as _};

use super::seen;

type Cell = graph::StoredValue<Box<dyn Any>, LocalStorage>;

/// A value that nobody waits for: reading it is no reason to read again.
pub struct StoredValue<T> {
    cell: Cell,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T> fmt::Debug for StoredValue<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("StoredValue")
    }
}

impl<T: 'static> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        Self {
            cell: graph::StoredValue::new_local(Box::new(value)),
            kind: PhantomData,
        }
    }

    /// Reads it.
    pub fn with_value<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.cell.with_value(|held| read(seen(&**held)))
    }

    /// Copies it.
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// Whether its owner is there still.
    pub fn is_there(&self) -> bool {
        !self.cell.is_disposed()
    }

    /// Puts another in its place.
    pub fn set_value(&self, value: T) {
        self.cell.update_value(|held| *held = Box::new(value));
    }
}

/// Something to call, such as what a button does.
pub struct Callback<A, R = ()> {
    call: StoredValue<Rc<dyn Fn(A) -> R>>,
}

impl<A, R> Clone for Callback<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R> Copy for Callback<A, R> {}

impl<A, R> fmt::Debug for Callback<A, R> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Callback")
    }
}

impl<A: 'static, R: 'static> Callback<A, R> {
    /// Keeps a closure.
    pub fn new(call: impl Fn(A) -> R + 'static) -> Self {
        let call: Rc<dyn Fn(A) -> R> = Rc::new(call);
        Self {
            call: StoredValue::new(call),
        }
    }

    /// Calls it.
    pub fn run(&self, argument: A) -> R {
        // Out of the cell first: what is called may make or drop cells.
        let call = self.call.get_value();
        call(argument)
    }
}

impl<A: 'static, R: 'static, F: Fn(A) -> R + 'static> From<F> for Callback<A, R> {
    fn from(call: F) -> Self {
        Self::new(call)
    }
}
