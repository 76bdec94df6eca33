//! The indexes behind searching: made when they are first needed, in slices, and kept true by every Change. Nobody who
//! searches waits for them: what they have not read yet is looked through.

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::sleep;
use tandem_core::search::{Finding, Found, Index, Query, filtered, find_best};
use tandem_core::statuses::Statuses;
use tandem_core::{Change, Id, Kind, Record, Workspace};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::platform::clock;
use crate::platform::idle::{breathe, idle};

/// How long a slice may take, in milliseconds: half a frame, since keys may come meanwhile.
const SLICE: f64 = 8.0;
/// How many records are read at once where somebody searches them; more are looked through.
const FEW: usize = 1_000;
/// How long what was found by looking through them has to be drawn before the index is read on: about a frame.
const DRAWING: Duration = Duration::from_millis(20);
/// How many records are read between two looks at the clock.
const STEP: usize = 64;

/// How many of the best a list shows at first: more than any screen holds.
pub const FIRST: usize = 200;
/// From how many records on it is felt how long it takes to find what a letter finds.
const MANY: usize = 5_000;
/// How many entries of an index are read between two looks at what else is to be done: less than a millisecond.
const ENTRIES: usize = 25_000;
/// How long after a key it is got ready for the next one: what the key has found is drawn first. No idle moment is waited for, as
/// browsers may tell of none for longer than somebody takes from key to key.
const REST: Duration = Duration::from_millis(4);
/// How many letters of a word still begin so many words that this is felt.
const SHORT: usize = 1;

/// The indexes, one a kind.
#[derive(Default)]
pub(super) struct Finder {
    indexes: Vec<Index>,
    /// The kinds whose index is read in an idle moment, if not before.
    prepared: Vec<Kind>,
    /// Whether slices are being read right now.
    reading: bool,
    /// What is found once somebody types the next letter of a search, as long as nothing changes. Nothing takes longer to
    /// find than words that begin with a letter, and every word begins with one.
    ready: Vec<(Kind, Query, Found)>,
    /// How far a search is worked out that goes on with another word, as long as nothing changes: each of its letters finds
    /// among the same records.
    settled: Option<(Kind, Query, Finding)>,
    /// The search that is expected to go on.
    expected: Option<(Kind, Query)>,
    /// Whether somebody has come to a search since something changed.
    is_used: bool,
    /// How often something has changed.
    changes: u32,
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

    /// What was found for a query beforehand.
    fn ready(&self, kind: &Kind, query: &Query) -> Option<&Found> {
        let mut ready = self.ready.iter();
        let found = ready.find(|(of, other, _)| of == kind && other == query);
        found.map(|(.., found)| found)
    }

    fn expects(&self, kind: &Kind, query: &Query) -> bool {
        let mut expected = self.expected.iter();
        expected.any(|(of, other)| of == kind && other == query)
    }

    /// Forgets what was found before something changed.
    fn forget_ready(&mut self) {
        self.ready.clear();
        self.settled = None;
        self.expected = None;
        self.is_used = false;
        self.changes = self.changes.wrapping_add(1);
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
            let is_used = self.shell().finder.borrow().is_used;
            if is_used {
                self.expect(kind, query);
            }
            return self.peek(|workspace| filtered(workspace, kind, query, order));
        }
        self.track("search");
        if least > FIRST {
            return self.find_once(kind, query, order, least);
        }
        let ready = self.shell().finder.borrow().ready(kind, query).cloned();
        let found = ready.unwrap_or_else(|| self.find_once(kind, query, order, least));
        self.expect(kind, query);
        found
    }

    /// The records of a kind that are most likely meant by a text, the best first, as [`Session::find`] finds them.
    pub fn best(self, kind: &Kind, text: &str, most: usize) -> Vec<Id> {
        self.track(kind.as_str());
        self.track("search");
        let find = |workspace: &Workspace, index: &Index| {
            let query = Query::read(text, kind, &Statuses::of(workspace));
            find_best(workspace, index, &query, &[], most).ids
        };
        let mut ids = self.search_index(kind, find).unwrap_or_default();
        ids.truncate(most);
        ids
    }

    /// Finds what a query with words asks for, once.
    fn find_once(self, kind: &Kind, query: &Query, order: &[Arc<Record>], least: usize) -> Found {
        let settled = query.settled();
        if !settled.has_words() || !query.phrases.is_empty() {
            self.shell().finder.borrow_mut().settled = None;
            let find =
                |workspace: &Workspace, index: &Index| find_best(workspace, index, query, order, least);
            return self.search_index(kind, find).unwrap_or_default();
        }
        let before = self.shell().finder.borrow_mut().settled.take();
        let before = before.filter(|(of, other, _)| of == kind && *other == settled);
        let find = |workspace: &Workspace, index: &Index| {
            let finish = |mut finding: Finding| {
                while !finding.go_on(workspace, index, usize::MAX) {}
                finding
            };
            let before = before.map(|(.., finding)| finding);
            let before = before.unwrap_or_else(|| finish(Finding::new(index, &settled)));
            let finding = if settled == *query {
                before.clone()
            } else {
                finish(before.going_on(index, query))
            };
            let kept = index.is_complete().then_some(before);
            (finding.found(workspace, index, least), kept)
        };
        let (found, kept) = self.search_index(kind, find).unwrap_or_default();
        self.shell().finder.borrow_mut().settled = kept.map(|kept| (kind.clone(), settled, kept));
        found
    }

    /// How far a query without a word that may go on is worked out.
    fn settled(self, kind: &Kind, query: &Query) -> Option<Finding> {
        let shell = self.shell();
        let finder = shell.finder.borrow();
        let settled = finder
            .settled
            .as_ref()
            .filter(|(of, other, _)| of == kind && other == query);
        settled.map(|(.., finding)| finding.clone())
    }

    /// Gets ready for the next letter of a search, and then for the first of another, by finding what each would find.
    pub fn expect(self, kind: &Kind, query: &Query) {
        let shell = self.shell();
        let finder = &mut *shell.finder.borrow_mut();
        finder.is_used = true;
        if !finder.expects(kind, query) {
            finder.expected = Some((kind.clone(), query.clone()));
            // What a first letter finds is wanted again and again.
            finder.ready.retain(|(of, other, _)| {
                let is_first = other.words.len() == 1 && other.typed().chars().count() == 1;
                is_first && of == kind && other.filters == query.filters
            });
            spawn_local(self.get_ready());
        }
    }

    async fn get_ready(self) {
        let shell = self.shell();
        let changes = shell.finder.borrow().changes;
        let Some((kind, query)) = shell.finder.borrow().expected.clone() else {
            return;
        };
        let is_wanted = || {
            let finder = shell.finder.borrow();
            finder.changes == changes && finder.expects(&kind, &query)
        };
        sleep(REST).await;
        if !is_wanted() {
            return;
        }
        let following = |query: &Query| {
            let letters = self.peek_index(&kind, |_, index| {
                // What goes on from more letters is found in no time.
                let is_short = query.typed().chars().count() <= SHORT;
                let is_worth_it = is_short && index.is_complete() && index.len() >= MANY;
                is_worth_it.then(|| index.letters_after(query.typed()))
            });
            let letters = letters.flatten().unwrap_or_default().into_iter();
            letters.map(|letter| query.going_on(letter)).collect::<Vec<_>>()
        };
        for (from, next) in [
            (query.settled(), following(&query)),
            (query.anew(), following(&query.anew())),
        ] {
            // What is the same in all of them is read once.
            let mut same = None;
            for next in next {
                if shell.finder.borrow().ready(&kind, &next).is_some() {
                    continue;
                }
                let begin = || {
                    let settled = self.settled(&kind, &from);
                    settled.or_else(|| self.peek_index(&kind, |_, index| Finding::new(index, &from)))
                };
                let begun = same.get_or_insert_with(begin);
                let Some(begun) = begun else { return };
                if !self.find_in_parts(&kind, begun, &is_wanted).await {
                    return;
                }
                let more = self.peek_index(&kind, |_, index| begun.going_on(index, &next));
                let Some(mut finding) = more else { return };
                if !self.find_in_parts(&kind, &mut finding, &is_wanted).await {
                    return;
                }
                let found = self.peek_index(&kind, |workspace, index| finding.found(workspace, index, FIRST));
                let ready = found.map(|found| (kind.clone(), next, found));
                shell.finder.borrow_mut().ready.extend(ready);
            }
        }
    }

    /// Reads all that a query asks for, with pauses; `false` where that is not wanted any more.
    async fn find_in_parts(self, kind: &Kind, finding: &mut Finding, is_wanted: &dyn Fn() -> bool) -> bool {
        loop {
            breathe().await;
            if !is_wanted() {
                return false;
            }
            let go_on = |workspace: &Workspace, index: &Index| finding.go_on(workspace, index, ENTRIES);
            if self.peek_index(kind, go_on) != Some(false) {
                return true;
            }
        }
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

    /// Searches with the index of a kind, which is read meanwhile if that takes long.
    fn search_index<T>(self, kind: &Kind, search: impl FnOnce(&Workspace, &Index) -> T) -> Option<T> {
        let shell = self.shell();
        let state = shell.state.borrow();
        let finder = &mut *shell.finder.borrow_mut();
        let index = finder.of(&state.workspace, kind)?;
        if index.unread(&state.workspace).len() <= FEW {
            index.read_on(&state.workspace, usize::MAX);
        } else if !finder.reading {
            finder.reading = true;
            spawn_local(async move {
                sleep(DRAWING).await;
                self.read_on().await;
            });
        }
        let index = finder.of(&state.workspace, kind)?;
        Some(search(&state.workspace, index))
    }

    /// Reads in slices what is not indexed yet.
    async fn read_on(self) {
        loop {
            breathe().await;
            let shell = self.shell();
            let state = shell.state.borrow();
            let finder = &mut *shell.finder.borrow_mut();
            if finder.read_on(&state.workspace) {
                finder.reading = false;
                break;
            }
        }
        self.bump("search");
        spawn_local(self.get_ready());
    }

    /// Takes in what a Change did.
    pub(super) fn index(self, change: &Change) {
        let shell = self.shell();
        let state = shell.state.borrow();
        let finder = &mut *shell.finder.borrow_mut();
        finder.forget_ready();
        for index in &mut finder.indexes {
            index.take(&state.workspace, change);
        }
    }

    /// Begins anew: what changed is not known one by one.
    pub(super) fn forget_indexes(self) {
        let shell = self.shell();
        let finder = &mut *shell.finder.borrow_mut();
        finder.forget_ready();
        finder.indexes.clear();
        finder.prepared.clear();
    }
}
