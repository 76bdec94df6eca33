//! Small drawings that pages show in great numbers: each is built once, and copied from then on.
//!
//! The browser copies a drawing of several nodes in the time in which a program makes one of them.

use std::cell::RefCell;

use tandem_core::map::Map;
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::View;
use super::raw::Built;

/// How many drawings are kept; what is on them may be a person's own words, of which there is no end.
const MOST: usize = 500;

thread_local! {
    static STAMPS: RefCell<Map<String, Node>> = RefCell::default();
}

/// The drawing of this name. It must be one node that never changes: what listens or follows is not copied.
pub fn stamp(name: String, build: impl FnOnce() -> View) -> View {
    let mut build = Some(build);
    stamp_of(name, &mut || {
        build.take().map_or_else(View::nothing, |build| build())
    })
}

fn stamp_of(name: String, build: &mut dyn FnMut() -> View) -> View {
    let kept = STAMPS.with_borrow(|stamps| stamps.get(&name).cloned());
    let drawn = kept.or_else(|| {
        let View(drawn) = build();
        let node = drawn?;
        STAMPS.with_borrow_mut(|stamps| {
            if stamps.len() >= MOST {
                *stamps = Map::new();
            }
            stamps.insert(name, node.clone());
        });
        Some(node)
    });
    View(drawn.map(|node| node.unchecked_ref::<Built>().clone_node(true)))
}
