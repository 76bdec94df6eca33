//! Signals, memos and what else lives as long as its owner, on Leptos's reactive graph.
//!
//! Each is a typed handle on one kind of cell, so that the graph is compiled once and not once for every type that a
//! page keeps: `RwSignal<bool>` and `RwSignal<Vec<Toast>>` share all their code but the last step. They bear the names
//! of Leptos's own and are used in the same way.

use std::any::Any;

mod effect;
mod follow;
mod signal;
mod stored;

pub use effect::Effect;
pub use follow::once_shown;
pub(crate) use follow::{follow, place};
pub use signal::{Memo, RwSignal, Signal};
pub use stored::{Callback, StoredValue};

/// What a cell holds: a value whose type the handle knows.
type Held = Box<dyn Any + Send + Sync>;

/// The value in a cell; a handle only ever opens a cell that was filled under its own type.
fn seen<T: 'static>(held: &dyn Any) -> &T {
    match held.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a cell holds what its handle says"),
    }
}
