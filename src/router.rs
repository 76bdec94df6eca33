//! The address bar: what it says as signals, and the way to other addresses.
//!
//! Links are plain links. A click on one that stays in the program goes there without loading the page anew; with a
//! modifier key, in a new tab, or to another origin it is the browser's own.

use crate::platform::{address, page};
use crate::routes::{Page, Query};
use crate::view::prelude::*;
use crate::view::{ev, window_event_listener};

/// Where the program is, and the way to elsewhere; copies are the same.
#[derive(Clone, Copy, Debug)]
pub struct Router {
    shown: RwSignal<(String, String)>,
    /// The address from which a link led here; empty where none did.
    pub from: RwSignal<String>,
    /// How far the page of the address was scrolled when it was left, in px.
    pub scrolled: StoredValue<i32>,
    /// The path of the address.
    pub path: Memo<String>,
    /// The page that the path names.
    pub page: Memo<Page>,
    /// The query of the address.
    pub query: Memo<Query>,
}

/// How to go to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To another page: a step in the browser's history, seen from its top.
    Go,
    /// To another state of this page: a step in the browser's history.
    Open,
    /// As what this page shows anyway: no step in the browser's history.
    Adjust,
    /// The same for somebody who types, whom the address bar must not keep waiting: it follows when the page is drawn.
    Type,
}

impl Router {
    /// Reads the address, and follows it from now on.
    pub fn new() -> Self {
        let shown = RwSignal::new(address::here());
        let from = RwSignal::new(String::new());
        let scrolled = StoredValue::new(0);
        let router = Self {
            shown,
            from,
            scrolled,
            path: Memo::new(move || shown.with(|(path, _)| path.clone())),
            page: Memo::new(move || shown.with(|(path, _)| Page::at(path))),
            query: Memo::new(move || shown.with(|(_, query)| Query::read(query))),
        };
        window_event_listener(ev::popstate, move |_| {
            page::take_over_typing();
            from.set(String::new());
            scrolled.set_value(address::scrolled());
            shown.set(address::here_after_step());
        });
        window_event_listener(ev::click, move |event| {
            if let Some(to) = address::followed(&event) {
                event.prevent_default();
                router.go(&to, Step::Go);
            }
        });
        router
    }

    /// Goes to an address of the program.
    pub fn go(self, to: &str, step: Step) {
        if step == Step::Type {
            address::show_soon(to);
            self.shown.set(address::parts(to));
            return;
        }
        // A field that goes with its page would go with what stands in it.
        if step == Step::Go {
            page::take_over_typing();
        }
        let (path, query) = address::here();
        let left = path + &query;
        let same = *to == left;
        if step == Step::Go && !same {
            self.from.set(left);
            address::note_scrolled(page::scrolled());
            self.scrolled.set_value(0);
        }
        address::show(to, step == Step::Adjust || same);
        self.shown.set(address::here());
        if step == Step::Go {
            address::scroll_to_top();
        }
    }
}

impl Default for Router {
    fn default() -> Self {
        Self::new()
    }
}
