//! The indexes behind searching: made when they are first needed, in slices, and kept true by every Change.

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::sleep;
use tandem_core::search::{Found, Index, Query, filtered, find};
use tandem_core::{Change, Kind, Record, Workspace};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::platform::clock;
use crate::platform::idle::idle;

/// How long a slice may take, in milliseconds: most of a frame, since somebody may be waiting for what is found.
const SLICE: f64 = 13.0;
/// How many records are read between two looks at the clock.
const STEP: usize = 64;

/// The indexes, one a kind.
#[derive(Default)]
pub(super) struct Finder {
    indexes: Vec<Index>,
    /// The kinds whose index is read in an idle moment, if not before.
    prepared: Vec<Kind>,
    /// Whether slices are being read right now.
    reading: bool,
}

impl Finder {
    fn of(&mut self, workspace: &Workspace, kind: &Kind) -> Option<&mut Index> {
        if !self.indexes.iter().any(|index| index.kind() == kind) {
            self.indexes.push(Index::new(workspace, kind.clone()));
        }
        self.indexes.iter_mut().find(|index| index.kind() == kind)
    }

    /// Reads for a slice; `true` once everything is read.
    fn read_on(&mut self, workspace: &Workspace) -> bool {
        let end = clock::precise() + SLICE;
        while let Some(index) = self.indexes.iter_mut().find(|index| !index.is_complete()) {
            index.read_on(workspace, STEP);
            if clock::precise() > end {
                break;
            }
        }
        self.indexes.iter().all(Index::is_complete)
    }
}

impl Session {
    /// Finds records of a kind, and finds again when they, or what is known of them, change. `order` is how they stand
    /// where no words are searched for.
    pub fn find(self, kind: &Kind, query: &Query, order: &[Arc<Record>]) -> Found {
        for kind in [Kind::CUSTOMERS, Kind::COMMENTS, Kind::SEGMENTS] {
            self.track(kind.as_str());
        }
        if query.has_words() {
            let found = self.with_index(kind, |workspace, index| find(workspace, index, query, order));
            return found.unwrap_or_default();
        }
        self.track(kind.as_str());
        self.prepare(kind);
        self.peek(|workspace| filtered(workspace, kind, query, order))
    }

    /// Has the index of a kind read when the page has nothing better to do, so that it is there for the first search.
    fn prepare(self, kind: &Kind) {
        let shell = self.shell();
        let prepared = &mut shell.finder.borrow_mut().prepared;
        if prepared.contains(kind) {
            return;
        }
        prepared.push(kind.clone());
        let kind = kind.clone();
        spawn_local(async move {
            idle().await;
            self.peek_index(&kind, |_, _| ());
        });
    }

    /// Reads the index of a kind, and reads again when its records change or more of them are indexed.
    pub fn with_index<T>(self, kind: &Kind, view: impl FnOnce(&Workspace, &Index) -> T) -> Option<T> {
        self.track(kind.as_str());
        self.track("search");
        self.peek_index(kind, view)
    }

    /// Reads the index of a kind once.
    pub fn peek_index<T>(self, kind: &Kind, view: impl FnOnce(&Workspace, &Index) -> T) -> Option<T> {
        let shell = self.shell();
        let state = shell.state.borrow();
        let finder = &mut *shell.finder.borrow_mut();
        finder.of(&state.workspace, kind)?;
        // What is not long is read at once, so that nobody sees a half.
        if !finder.reading && !finder.read_on(&state.workspace) {
            finder.reading = true;
            spawn_local(self.read_on());
        }
        let index = finder.of(&state.workspace, kind)?;
        Some(view(&state.workspace, index))
    }

    /// Reads in slices what is not indexed yet.
    async fn read_on(self) {
        loop {
            sleep(Duration::ZERO).await;
            let shell = self.shell();
            let state = shell.state.borrow();
            let finder = &mut *shell.finder.borrow_mut();
            if finder.read_on(&state.workspace) {
                finder.reading = false;
                break;
            }
        }
        self.bump("search");
    }

    /// Takes in what a Change did.
    pub(super) fn index(self, change: &Change) {
        let shell = self.shell();
        let state = shell.state.borrow();
        for index in &mut shell.finder.borrow_mut().indexes {
            index.take(&state.workspace, change);
        }
    }

    /// Begins anew: what changed is not known one by one.
    pub(super) fn forget_indexes(self) {
        let shell = self.shell();
        let finder = &mut *shell.finder.borrow_mut();
        finder.indexes.clear();
        finder.prepared.clear();
    }
}
