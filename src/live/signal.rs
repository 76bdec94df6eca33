//! Values that are read again when they change.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude as graph;
use leptos::prelude::{Set as _, Track as _, Update as _, With as _, WithUntracked as _, WithValue as _};

use super::{Held, seen};

/// What a memo holds, with the way to tell whether it has changed.
struct Compared {
    held: Held,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.held, &*other.held)
    }
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    seen::<T>(one) == seen::<T>(other)
}

type Derived = Arc<dyn Fn(&mut dyn FnMut(&dyn Any)) + Send + Sync>;

/// Where a value comes from.
#[derive(Clone, Copy)]
enum Source {
    Cell(graph::RwSignal<Held>),
    Memo(graph::Memo<Compared>),
    Derived(graph::StoredValue<Derived>),
    Fixed(graph::StoredValue<Held>),
}

impl Source {
    fn fixed(value: Held) -> Self {
        Self::Fixed(graph::StoredValue::new(value))
    }

    fn derived(read: Derived) -> Self {
        Self::Derived(graph::StoredValue::new(read))
    }

    fn memo(read: Box<dyn Fn() -> Compared + Send + Sync>) -> graph::Memo<Compared> {
        graph::Memo::new(move |_| read())
    }

    fn memo_again(
        read: Box<dyn Fn(Option<Compared>) -> (Held, bool) + Send + Sync>,
    ) -> graph::Memo<Compared> {
        graph::Memo::new_owning(move |before| {
            let (held, changed) = read(before);
            let same = |_: &dyn Any, _: &dyn Any| false;
            (Compared { held, same }, changed)
        })
    }

    /// Reads the value, to be told of its changes or not.
    fn read(self, told: bool, read: &mut dyn FnMut(&dyn Any)) {
        match (self, told) {
            (Self::Cell(cell), true) => cell.with(|held| read(&**held)),
            (Self::Cell(cell), false) => cell.with_untracked(|held| read(&**held)),
            (Self::Memo(memo), true) => memo.with(|compared| read(&*compared.held)),
            (Self::Memo(memo), false) => memo.with_untracked(|compared| read(&*compared.held)),
            (Self::Derived(derived), true) => derived.with_value(Arc::clone)(read),
            (Self::Derived(derived), false) => graph::untrack(|| derived.with_value(Arc::clone)(read)),
            (Self::Fixed(held), _) => held.with_value(|held| read(&**held)),
        }
    }

    fn with<T: 'static, U>(self, told: bool, read: impl FnOnce(&T) -> U) -> U {
        let mut read = Some(read);
        let mut result = None;
        self.read(told, &mut |held| {
            result = read.take().map(|read| read(seen(held)));
        });
        match result {
            Some(result) => result,
            None => unreachable!("a source calls its reader"),
        }
    }
}

/// The reading half that signals and memos share.
macro_rules! reads {
    ($name:ident, $source:expr) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(stringify!($name))
            }
        }

        impl<T: 'static> $name<T> {
            fn source(self) -> Source {
                let source: fn(Self) -> Source = $source;
                source(self)
            }

            /// Reads the value, and reads again when it changes.
            pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
                self.source().with(true, read)
            }

            /// Reads the value once.
            pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
                self.source().with(false, read)
            }

            /// Copies the value, and reads again when it changes.
            pub fn get(&self) -> T
            where
                T: Clone,
            {
                self.with(T::clone)
            }

            /// Copies the value once.
            pub fn get_untracked(&self) -> T
            where
                T: Clone,
            {
                self.with_untracked(T::clone)
            }
        }
    };
}

/// A value that can be changed.
pub struct RwSignal<T> {
    cell: graph::RwSignal<Held>,
    kind: PhantomData<fn() -> T>,
}

reads!(RwSignal, |signal| Source::Cell(signal.cell));

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// Makes a signal with its first value.
    pub fn new(value: T) -> Self {
        let held: Held = Box::new(value);
        Self {
            cell: graph::RwSignal::new(held),
            kind: PhantomData,
        }
    }

    /// Puts another value in its place.
    pub fn set(&self, value: T) {
        let held: Held = Box::new(value);
        self.cell.set(held);
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.cell.update(|held| {
            if let Some(value) = held.downcast_mut() {
                change(value);
            }
        });
    }

    /// Reads again when the value changes, whatever it is.
    pub fn track(&self) {
        self.cell.track();
    }
}

/// A value that is worked out from others, once for each of their changes; whoever reads it hears only when it differs.
pub struct Memo<T> {
    memo: graph::Memo<Compared>,
    kind: PhantomData<fn() -> T>,
}

reads!(Memo, |memo| Source::Memo(memo.memo));

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Makes a memo.
    pub fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let read = move || Compared {
            held: Box::new(read()),
            same: same::<T>,
        };
        Self {
            memo: Source::memo(Box::new(read)),
            kind: PhantomData,
        }
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// Makes a memo that works its value out of the one before, and says whether it differs: for what is large, and changes
    /// a little at a time.
    pub fn again(read: impl Fn(Option<T>) -> (T, bool) + Send + Sync + 'static) -> Self {
        let read = move |before: Option<Compared>| {
            let before = before.and_then(|before| (before.held as Box<dyn Any>).downcast().ok());
            let (value, changed) = read(before.map(|before| *before));
            let held: Held = Box::new(value);
            (held, changed)
        };
        Self {
            memo: Source::memo_again(Box::new(read)),
            kind: PhantomData,
        }
    }
}

impl<T: 'static> Memo<T> {
    /// A part of the value, which is not copied; whoever reads it hears of every change of the whole.
    pub fn part<U: 'static>(self, part: fn(&T) -> &U) -> Signal<U> {
        let read: Derived = Arc::new(move |reader| self.with(|whole| reader(part(whole))));
        Signal::of(Source::derived(read))
    }
}

/// A value that may change, wherever it comes from: what components take.
pub struct Signal<T> {
    source: Source,
    kind: PhantomData<fn() -> T>,
}

reads!(Signal, |signal| signal.source);

impl<T: 'static> Signal<T> {
    fn of(source: Source) -> Self {
        Self {
            source,
            kind: PhantomData,
        }
    }

    /// Works the value out each time that it is read.
    pub fn derive(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let read: Derived = Arc::new(move |reader| reader(&read()));
        Self::of(Source::derived(read))
    }

    /// A value that stays.
    pub fn stored(value: T) -> Self
    where
        T: Send + Sync,
    {
        Self::of(Source::fixed(Box::new(value)))
    }
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T: Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(text: &str) -> Self {
        Self::stored(text.to_owned())
    }
}

impl<T: 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::of(Source::Cell(signal.cell))
    }
}

impl<T: 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::of(Source::Memo(memo.memo))
    }
}
