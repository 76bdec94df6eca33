//! What a component takes as content, and content that comes and goes.

use std::fmt;
use std::rc::Rc;

use super::content::changing;
use super::{IntoView, View, given};
use crate::live::Memo;

/// Content that is built once.
pub type Children = Box<dyn FnOnce() -> View>;
/// Content that can be built again.
pub type ChildrenFn = Rc<dyn Fn() -> View>;

/// How what stands between the tags of a component becomes its prop.
pub trait FromChildren<F> {
    /// Makes the prop.
    fn from_children(children: F) -> Self;
}

impl<F: FnOnce() -> View + 'static> FromChildren<F> for Children {
    fn from_children(children: F) -> Self {
        Box::new(children)
    }
}

impl<F: Fn() -> View + 'static> FromChildren<F> for ChildrenFn {
    fn from_children(children: F) -> Self {
        Rc::new(children)
    }
}

/// A piece of content that is given as a prop; nothing unless it is given.
#[derive(Clone)]
pub struct ViewFn(Rc<dyn Fn() -> View>);

impl ViewFn {
    /// Builds it.
    pub fn run(&self) -> View {
        (self.0)()
    }
}

impl Default for ViewFn {
    fn default() -> Self {
        Self(Rc::new(View::nothing))
    }
}

impl fmt::Debug for ViewFn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ViewFn")
    }
}

impl<F: Fn() -> V + 'static, V: IntoView> From<F> for ViewFn {
    fn from(build: F) -> Self {
        Self(Rc::new(move || build().into_view()))
    }
}

/// Shows its content while something holds, and otherwise the fallback. What is shown is built anew only when that
/// changes.
#[derive(Default)]
pub struct Show {
    when: Option<Memo<bool>>,
    fallback: ViewFn,
    children: Option<ChildrenFn>,
}

#[doc(hidden)]
#[allow(
    non_upper_case_globals,
    reason = "the name of a component as a value is the list of its required props"
)]
pub const Show: &[&str] = &["when", "children"];

impl fmt::Debug for Show {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Show")
    }
}

impl Show {
    /// Without any prop.
    pub fn new() -> Self {
        Self::default()
    }

    /// What must hold.
    pub fn when(&mut self, when: impl Fn() -> bool + Send + Sync + 'static) {
        self.when = Some(Memo::new(when));
    }

    /// What is shown otherwise.
    pub fn fallback(&mut self, fallback: impl Into<ViewFn>) {
        self.fallback = fallback.into();
    }

    /// What is shown.
    pub fn children<F: Fn() -> View + 'static>(&mut self, children: F) {
        self.children = Some(Rc::new(children));
    }
}

impl IntoView for Show {
    fn into_view(self) -> View {
        let Self {
            when,
            fallback,
            children,
        } = self;
        let (when, children) = (given(when), given(children));
        changing(Box::new(
            move || if when.get() { children() } else { fallback.run() },
        ))
    }
}
