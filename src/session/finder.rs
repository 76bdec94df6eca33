//! The indexes behind searching: made when they are first needed, in slices, and kept true by every Change.

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::sleep;
use tandem_core::search::{Found, Index, Query, filtered, find_best};
use tandem_core::statuses::Statuses;
use tandem_core::{Change, Kind, Record, Workspace};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::platform::clock;
use crate::platform::idle::idle;

/// How long a slice may take, in milliseconds: most of a frame, since somebody may be waiting for what is found.
const SLICE: f64 = 13.0;
/// How many records are read between two looks at the clock.
const STEP: usize = 64;

/// How many of the best a list shows at first: more than any screen holds.
pub const FIRST: usize = 200;
/// From how many records on it is felt how long it takes to find what a letter finds.
const MANY: usize = 5_000;

/// The indexes, one a kind.
#[derive(Default)]
pub(super) struct Finder {
    indexes: Vec<Index>,
    /// The kinds whose index is read in an idle moment, if not before.
    prepared: Vec<Kind>,
    /// Whether slices are being read right now.
    reading: bool,
    /// What single letters find, as long as nothing changes: nothing takes longer, since most records hold a word that
    /// begins with the letter, and every search begins with one.
    by_letter: Vec<(Kind, String, Found)>,
    /// Where somebody is about to type, or types.
    expected: Option<Kind>,
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
    /// Finds records of a kind, and finds again when they, or what is known of them, change: at least so many of the best.
    /// `order` is how they stand where no words are searched for.
    pub fn find(self, kind: &Kind, query: &Query, order: &[Arc<Record>], least: usize) -> Found {
        for kind in [Kind::CUSTOMERS, Kind::COMMENTS, Kind::SEGMENTS] {
            self.track(kind.as_str());
        }
        self.track(kind.as_str());
        if !query.has_words() {
            self.prepare(kind);
            return self.peek(|workspace| filtered(workspace, kind, query, order));
        }
        self.track("search");
        self.find_once(kind, query, order, least)
    }

    /// The same for a query with words, once.
    fn find_once(self, kind: &Kind, query: &Query, order: &[Arc<Record>], least: usize) -> Found {
        let letter = query.letter().filter(|_| least <= FIRST);
        if let Some(found) = letter.and_then(|letter| self.by_letter(kind, letter)) {
            return found;
        }
        let found = self.peek_index(kind, |workspace, index| {
            (
                find_best(workspace, index, query, order, least),
                index.is_complete(),
            )
        });
        let (found, is_all) = found.unwrap_or_default();
        if let Some(letter) = letter.filter(|_| is_all) {
            let answer = (kind.clone(), letter.to_owned(), found.clone());
            self.shell().finder.borrow_mut().by_letter.push(answer);
        }
        found
    }

    fn by_letter(self, kind: &Kind, letter: &str) -> Option<Found> {
        let shell = self.shell();
        let finder = shell.finder.borrow();
        let mut answers = finder.by_letter.iter();
        let answer = answers.find(|(of, other, _)| of == kind && other == letter);
        answer.map(|(.., found)| found.clone())
    }

    /// Finds what single letters find, one in each idle moment: somebody is about to type the first.
    pub fn expect_search(self, kind: Kind) {
        self.shell().finder.borrow_mut().expected = Some(kind.clone());
        let letters = self.peek_index(&kind, |_, index| {
            let is_worth_it = index.is_complete() && index.len() >= MANY;
            is_worth_it.then(|| index.letters())
        });
        spawn_local(async move {
            for letter in letters.flatten().unwrap_or_default() {
                idle().await;
                let query = Query::read(&letter.to_string(), &kind, &Statuses::default());
                self.find_once(&kind, &query, &[], FIRST);
            }
        });
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
        let expected = self.shell().finder.borrow().expected.clone();
        if let Some(kind) = expected {
            self.expect_search(kind);
        }
    }

    /// Takes in what a Change did.
    pub(super) fn index(self, change: &Change) {
        let shell = self.shell();
        let state = shell.state.borrow();
        let finder = &mut *shell.finder.borrow_mut();
        finder.by_letter.clear();
        for index in &mut finder.indexes {
            index.take(&state.workspace, change);
        }
    }

    /// Begins anew: what changed is not known one by one.
    pub(super) fn forget_indexes(self) {
        let shell = self.shell();
        let finder = &mut *shell.finder.borrow_mut();
        finder.by_letter.clear();
        finder.indexes.clear();
        finder.prepared.clear();
    }
}
