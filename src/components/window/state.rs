//! What a windowed list knows: its rows, which of them has the cursor, which are selected, and what is in sight.

use std::{collections::BTreeSet, hash::Hash};

use crate::view::{html, prelude::*};

use super::range::Layout;
use crate::components::dom;

mod framed;

pub(super) use framed::Look;

/// What tells the rows of a list apart.
pub trait ListKey: Clone + Ord + Hash + Send + Sync + 'static {}

impl<K: Clone + Ord + Hash + Send + Sync + 'static> ListKey for K {}

/// Where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// One screen down.
    PageDown,
    /// One screen up.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Motion {
    fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::Next),
            "ArrowUp" => Some(Self::Previous),
            "PageDown" => Some(Self::PageDown),
            "PageUp" => Some(Self::PageUp),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }
}

/// The state of one list; copy it freely, all copies are the same list.
pub struct ListState<K: ListKey> {
    /// The rows; of a search perhaps only the first.
    rows: Signal<Vec<K>>,
    /// Brings the other rows, where there may be others.
    rest: Option<Callback<()>>,
    cursor: RwSignal<Option<K>>,
    selection: RwSignal<BTreeSet<K>>,
    /// Whether a click selects a row instead of opening it.
    picking: RwSignal<bool>,
    /// Where a selection by Shift began.
    anchor: StoredValue<Option<K>>,
    /// The last place of the cursor, for when its row is taken away.
    last: StoredValue<usize>,
    /// Whether rows of it were shown since its page was built.
    was_shown: StoredValue<bool>,
    layout: RwSignal<Layout>,
    scroll: RwSignal<f64>,
    inside: RwSignal<bool>,
    printing: RwSignal<bool>,
    scroller: NodeRef<html::Div>,
    count: Memo<usize>,
    cursor_at: Memo<Option<usize>>,
    start: Memo<usize>,
    end: Memo<usize>,
    shown: Memo<Vec<(usize, K)>>,
    stop: Memo<Option<K>>,
    /// Counts how often the rows were exchanged for others.
    edition: Signal<u32>,
    /// The edition that has its spare rows.
    spared: RwSignal<Option<u32>>,
}

/// The most rows that are printed: some fifty pages.
const MOST_PRINTED: usize = 2_000;

// By hand, because a row's key need not be `Copy` for its signals to be.
impl<K: ListKey> Copy for ListState<K> {}

#[expect(
    clippy::expl_impl_clone_on_copy,
    reason = "deriving would ask the key to be `Copy`"
)]
impl<K: ListKey> Clone for ListState<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: ListKey> ListState<K> {
    /// Makes the state of a list with these rows, in this order.
    pub fn new(rows: impl Into<Signal<Vec<K>>>) -> Self {
        let rows = rows.into();
        let edition = Memo::again(move |before: Option<u32>| {
            rows.with(|_| ());
            (before.unwrap_or_default().wrapping_add(1), true)
        });
        Self::with(rows, Memo::new(move || rows.with(Vec::len)), edition.into(), None)
    }

    /// Makes the state of a list of what a search found: the first rows, how many there are in all, which search it is by its
    /// number, and what brings the other rows.
    pub fn searched(
        rows: impl Into<Signal<Vec<K>>>,
        count: Memo<usize>,
        search: impl Into<Signal<u32>>,
        rest: impl Into<Callback<()>>,
    ) -> Self {
        Self::with(rows.into(), count, search.into(), Some(rest.into()))
    }

    fn with(
        rows: Signal<Vec<K>>,
        count: Memo<usize>,
        edition: Signal<u32>,
        rest: Option<Callback<()>>,
    ) -> Self {
        let cursor = RwSignal::new(None::<K>);
        let layout = RwSignal::new(Layout {
            height: 900.0,
            row: 36.0,
            heads: 0.0,
        });
        let scroll = RwSignal::new(0.0);
        let inside = RwSignal::new(false);
        let cursor_at = Memo::new(move || {
            cursor.with(|cursor| {
                let cursor = cursor.as_ref()?;
                rows.with(|rows| rows.iter().position(|row| row == cursor))
            })
        });
        let printing = RwSignal::new(false);
        let spared = RwSignal::new(None);
        // Who types into a search waits for what comes into sight, and for no more.
        let spare = Memo::new(move || spared.get() == Some(edition.get()));
        let window = move || layout.get().window(scroll.get(), count.get(), spare.get());
        let start = Memo::new(move || {
            let start = window().start;
            if printing.get() { 0 } else { start }
        });
        let end = Memo::new(move || {
            let end = window().end;
            if printing.get() {
                count.get().min(MOST_PRINTED)
            } else {
                end
            }
        });
        // The row with the focus stays, wherever it is.
        let kept = Memo::new(move || inside.get().then(|| cursor_at.get()).flatten());
        let shown = Memo::new(move || {
            let (start, end, kept) = (start.get(), end.get(), kept.get());
            rows.with(|rows| {
                let before = kept.filter(|kept| *kept < start);
                let after = kept.filter(|kept| *kept >= end);
                let at = before.into_iter().chain(start..end).chain(after);
                at.filter_map(|at| Some((at, rows.get(at)?.clone())))
                    .collect::<Vec<_>>()
            })
        });
        let stop = Memo::new(move || {
            shown.with(|shown| {
                let under = |at: usize| shown.iter().find(|(other, _)| *other == at);
                let cursor = cursor_at.get().and_then(under);
                let first = || under(layout.get().first(scroll.get()));
                cursor
                    .or_else(first)
                    .or(shown.first())
                    .map(|(_, key)| key.clone())
            })
        });
        let state = Self {
            rows,
            rest,
            cursor,
            selection: RwSignal::new(BTreeSet::new()),
            picking: RwSignal::new(false),
            anchor: StoredValue::new(None),
            last: StoredValue::new(0),
            was_shown: StoredValue::new(false),
            layout,
            scroll,
            inside,
            printing,
            scroller: NodeRef::new(),
            count,
            cursor_at,
            start,
            end,
            shown,
            stop,
            edition,
            spared,
        };
        state.keep_selection();
        state
    }

    /// Nobody changes what they do not see: a row that leaves the list leaves the selection, also the last one, with which
    /// the list itself may leave the page.
    fn keep_selection(self) {
        Effect::new(move |_| {
            self.rows.with(|_| ());
            if self.selection.with_untracked(BTreeSet::is_empty) {
                return;
            }
            let all = self.selection.with_untracked(BTreeSet::len);
            let mut kept = self.still_selected();
            // Of a search only the first rows may be there.
            if kept.len() < all {
                self.bring_rest();
                kept = self.still_selected();
            }
            if kept.len() < all {
                self.selection.set(kept);
            }
        });
    }

    /// The selected rows that are in the list.
    fn still_selected(self) -> BTreeSet<K> {
        self.selection.with_untracked(|selection| {
            self.rows.with_untracked(|rows| {
                let kept = rows.iter().filter(|row| selection.contains(row));
                kept.cloned().collect()
            })
        })
    }

    /// Whether a click selects a row instead of opening it, so that several are selected by pointer and touch alone.
    pub fn picking(self) -> RwSignal<bool> {
        self.picking
    }

    /// On paper there is no window: all rows are in the page while it is printed.
    pub(super) fn set_printing(self, printing: bool) {
        self.printing.set(printing);
    }

    /// The row that the keys act on.
    pub fn cursor(self) -> Signal<Option<K>> {
        self.cursor.into()
    }

    /// The rows that are selected; a page may change it.
    pub fn selection(self) -> RwSignal<BTreeSet<K>> {
        self.selection
    }

    /// How many rows there are.
    pub fn count(self) -> Signal<usize> {
        self.count.into()
    }

    /// Whether the row is selected.
    pub fn is_selected(self, key: &K) -> bool {
        self.selection.with(|selection| selection.contains(key))
    }

    /// Moves the cursor and the focus, and scrolls as far as it takes.
    pub fn go(self, motion: Motion) {
        let to = self.target(motion);
        self.focus_at(to, None);
    }

    /// Puts the cursor and the focus on this row, if it is there.
    pub fn focus(self, key: &K) {
        let place = || {
            self.rows
                .with_untracked(|rows| rows.iter().position(|row| row == key))
        };
        let at = place().or_else(|| {
            self.bring_rest();
            place()
        });
        self.focus_at(at, None);
    }

    /// Puts the cursor on this row without taking the focus, and scrolls to it.
    pub fn point(self, key: &K) {
        self.cursor.set(Some(key.clone()));
        if self.cursor_at.get_untracked().is_none() {
            self.bring_rest();
        }
        if let Some(at) = self.cursor_at.get_untracked() {
            self.reveal(at);
        }
    }

    /// Selects the row of the cursor, or takes it out of the selection.
    pub fn toggle(self) {
        if let Some(key) = self.cursor.get_untracked() {
            self.toggle_key(key);
        }
    }

    /// Selects all rows.
    pub fn select_all(self) {
        self.bring_rest();
        self.selection
            .set(self.rows.with_untracked(|rows| rows.iter().cloned().collect()));
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.selection.set(BTreeSet::new());
    }

    /// Brings the rows of a search that are not there yet, if there are any.
    fn bring_rest(self) {
        if let Some(rest) = self.rest.filter(|_| self.is_begun()) {
            rest.run(());
        }
    }

    /// Whether only the first rows are there.
    fn is_begun(self) -> bool {
        self.rows.with_untracked(Vec::len) < self.count.get_untracked()
    }

    /// The row at a place.
    fn row_at(self, at: usize) -> Option<K> {
        if at >= self.rows.with_untracked(Vec::len) {
            self.bring_rest();
        }
        self.rows.with_untracked(|rows| rows.get(at).cloned())
    }

    fn toggle_key(self, key: K) {
        self.anchor.set_value(Some(key.clone()));
        self.selection.update(|selection| {
            if !selection.remove(&key) {
                selection.insert(key);
            }
        });
    }

    /// Selects from where the selection began to this place.
    fn extend(self, to: usize) {
        self.bring_rest();
        self.rows.with_untracked(|rows| {
            let anchor = self.anchor.get_value().or_else(|| self.cursor.get_untracked());
            let from = anchor
                .and_then(|anchor| rows.iter().position(|row| *row == anchor))
                .unwrap_or(to);
            self.anchor.set_value(rows.get(from).cloned());
            let range = from.min(to)..=from.max(to);
            let chosen = rows.get(range).unwrap_or_default().iter().cloned().collect();
            self.selection.set(chosen);
        });
    }

    fn target(self, motion: Motion) -> Option<usize> {
        let last = self.count.get_untracked().checked_sub(1)?;
        let layout = self.layout.get_untracked();
        let Some(at) = self.cursor_at.get_untracked() else {
            let first = layout.first(self.scroll.get_untracked());
            return Some(if motion == Motion::Last {
                last
            } else {
                first.min(last)
            });
        };
        Some(match motion {
            Motion::Next => (at + 1).min(last),
            Motion::Previous => at.saturating_sub(1),
            Motion::PageDown => (at + layout.page()).min(last),
            Motion::PageUp => at.saturating_sub(layout.page()),
            Motion::First => 0,
            Motion::Last => last,
        })
    }

    fn reveal(self, at: usize) {
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        let top = self
            .layout
            .get_untracked()
            .reveal(at, f64::from(scroller.scroll_top()));
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a scroll position fits in 32 bits"
        )]
        scroller.set_scroll_top(top.round() as i32);
        // Not only by the scroll event, which comes a frame later: the row must be there to take the focus.
        self.set_scroll(scroller.scroll_top());
    }

    /// Puts the focus on a row, or on the same cell of it.
    fn focus_at(self, at: Option<usize>, cell: Option<usize>) {
        let key = at.and_then(|at| self.row_at(at));
        let (Some(at), Some(key)) = (at, key) else { return };
        self.cursor.set(Some(key));
        self.reveal(at);
        let scroller = self.scroller;
        once_shown(move || {
            if let Some(scroller) = scroller.get_untracked() {
                dom::focus_row(&scroller, at, cell);
            }
        });
    }
}
