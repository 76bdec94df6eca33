//! What the frame around a windowed list tells its state, and asks of it: sizes, scrolling, keys, clicks, the look of a row.

use std::time::Duration;

use crate::components::dom::EventTarget;

use super::{ListKey, ListState, Motion};
use crate::components::dom;
use crate::components::frame::PEEK_ID;
use crate::components::window::range::Layout;
use crate::view::{ev, html, prelude::*};

/// How a row looks that is in the page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::components::window) struct Look {
    /// Its place among all rows.
    pub at: usize,
    /// How many rows there are.
    pub count: usize,
    /// Whether the keys act on it.
    pub is_cursor: bool,
    /// Whether it is selected.
    pub is_selected: bool,
    /// Whether it is open beside the list.
    pub is_open: bool,
    /// Its `tabindex`: whether Tab comes to it.
    pub tab: &'static str,
    /// Where it lies, in px, if it is out of sight and kept only for the focus.
    pub away: Option<f64>,
}

/// How long rows must have stood, in milliseconds, before spare ones are drawn around those in sight.
const STOOD: u64 = 300;

impl<K: ListKey> ListState<K> {
    /// Takes the focus to the row of the cursor, if what had it is gone, as what stood beside the list may be.
    pub fn take_lost_focus(self) {
        if dom::is_unfocused() {
            // Whether that row is still there is known once the page shows what has changed.
            once_shown(move || {
                if let Some(key) = self.cursor.get_untracked() {
                    self.focus(&key);
                }
            });
        }
    }
}

/// What only the list itself does with its state.
impl<K: ListKey> ListState<K> {
    pub(in crate::components::window) fn scroller(self) -> NodeRef<html::Div> {
        self.scroller
    }

    pub(in crate::components::window) fn shown(self) -> Memo<Vec<(usize, K)>> {
        self.shown
    }

    pub(in crate::components::window) fn set_heads(self, heads: f64) {
        self.layout.update(|layout| layout.heads = heads);
    }

    /// Takes in how tall the scroll area is, and how tall a hundred rows are.
    pub(in crate::components::window) fn measure(self, height: i32, hundred_rows: i32) {
        let row = f64::from(hundred_rows) / 100.0;
        if row > 0.0 {
            let layout = Layout {
                height: height.into(),
                row,
                ..self.layout.get_untracked()
            };
            if layout != self.layout.get_untracked() {
                self.layout.set(layout);
            }
        }
    }

    pub(in crate::components::window) fn set_scroll(self, top: i32) {
        let top = f64::from(top);
        #[expect(clippy::float_cmp, reason = "both are whole pixels")]
        if top != self.scroll.get_untracked() {
            self.bring_rest();
            self.spared.set(Some(self.edition.get_untracked()));
        }
        self.scroll.set(top);
    }

    pub(in crate::components::window) fn set_inside(self, inside: bool) {
        if self.inside.get_untracked() != inside {
            self.inside.set(inside);
        }
    }

    /// Whether the focus has left the list. A row that only moves loses it for a moment, and gets it back once the page shows
    /// where the row is now.
    pub(in crate::components::window) fn leave(self, to: Option<&EventTarget>) {
        if to.is_some() {
            self.set_inside(dom::holds(self.scroller.get_untracked().as_ref(), to));
        } else {
            once_shown(move || {
                if self.last.is_there() {
                    let list = self.scroller.get_untracked();
                    self.set_inside(list.is_some_and(|list| dom::holds_focus(&list)));
                }
            });
        }
    }

    /// The list leaves the page, and nobody is in it: the focus that it had is somewhere else by the time it comes back, which
    /// it is not told of. It comes back at its top.
    pub(in crate::components::window) fn goes(self) {
        if self.last.is_there() {
            self.set_inside(false);
            self.scroll.set(0.0);
        }
    }

    /// Whether its rows are shown for the first time, so that it is where it had been left; later it begins at its top.
    pub(in crate::components::window) fn is_first_shown(self) -> bool {
        let was_shown = self.was_shown.get_value();
        self.was_shown.set_value(true);
        !was_shown
    }

    pub(in crate::components::window) fn enter(self, key: &K) {
        if self.cursor.with_untracked(|cursor| cursor.as_ref() != Some(key)) {
            self.cursor.set(Some(key.clone()));
        }
    }

    /// How a row looks; nothing once it is no longer in the page.
    pub(in crate::components::window) fn look(self, key: &K, opened: Signal<Option<K>>) -> Option<Look> {
        let at = self
            .shown
            .with(|shown| shown.iter().find(|(_, other)| other == key).map(|(at, _)| *at))?;
        let is_away = at < self.start.get() || at >= self.end.get();
        Some(Look {
            at,
            count: self.count.get(),
            is_cursor: self.cursor.with(|cursor| cursor.as_ref() == Some(key)),
            is_selected: self.is_selected(key),
            is_open: opened.with(|opened| opened.as_ref() == Some(key)),
            tab: if self.stop.with(|stop| stop.as_ref() == Some(key)) {
                "0"
            } else {
                "-1"
            },
            away: is_away.then(|| {
                let layout = self.layout.get();
                layout.offset(at) + layout.heads * layout.row
            }),
        })
    }

    /// Draws the spare rows once the rows have stood for a moment.
    pub(in crate::components::window) fn keep_spare(self) {
        Effect::new(move |_| {
            let edition = self.edition.get();
            let draw = move || {
                self.bring_rest();
                self.spared.set(Some(edition));
            };
            if let Ok(waiting) = set_timeout_with_handle(draw, Duration::from_millis(STOOD)) {
                on_cleanup(move || waiting.clear());
            }
        });
    }

    /// The space above the rows that are in the page, and how tall all of them are together, in px.
    pub(in crate::components::window) fn extent(self) -> (Memo<f64>, Memo<f64>) {
        let above = Memo::new(move || self.layout.get().offset(self.start.get()));
        let whole = Memo::new(move || {
            let layout = self.layout.get();
            layout.offset(self.count.get()) + layout.heads * layout.row
        });
        (above, whole)
    }

    /// When the row of the cursor is taken away, its neighbour has the cursor, and the focus if the row had it.
    pub(in crate::components::window) fn keep_cursor(self) {
        Effect::new(move |_| {
            if let Some(at) = self.cursor_at.get() {
                self.last.set_value(at);
                return;
            }
            let Some(last) = self.count.get().checked_sub(1) else {
                return;
            };
            if self.cursor.with_untracked(Option::is_none) {
                return;
            }
            if self.is_begun() {
                self.bring_rest();
                return;
            }
            let at = self.last.get_value().min(last);
            if self.inside.get_untracked() {
                self.focus_at(Some(at), None);
            } else {
                self.cursor.set(self.row_at(at));
            }
        });
    }

    /// Whoever searches anew sees the best first, however far the list was scrolled.
    pub(in crate::components::window) fn keep_in_sight(self) {
        if self.rest.is_none() {
            return;
        }
        Effect::new(move |before: Option<u32>| {
            let edition = self.edition.get();
            let is_new = before.is_some_and(|before| before != edition);
            let scroller = self.scroller.get_untracked();
            if let Some(scroller) = scroller.filter(|_| is_new && self.scroll.get_untracked() > 0.0) {
                self.scroll.set(0.0);
                scroller.set_scroll_top(0);
            }
            edition
        });
    }

    pub(in crate::components::window) fn click(
        self,
        at: usize,
        event: &ev::MouseEvent,
        on_open: Option<Callback<K>>,
    ) {
        let Some(key) = self.row_at(at) else { return };
        if event.shift_key() {
            self.extend(at);
        } else if event.ctrl_key() || event.meta_key() || self.picking().get_untracked() {
            self.toggle_key(key);
        } else if let Some(on_open) = on_open {
            on_open.run(key);
        }
    }

    /// Does what a key means in the list; false when it means nothing here.
    pub(in crate::components::window) fn key(
        self,
        event: &ev::KeyboardEvent,
        letters: Signal<bool>,
        on_open: Option<Callback<K>>,
        on_peek: Option<Callback<K>>,
    ) -> bool {
        let target = event.target();
        let command = event.ctrl_key() || event.meta_key();
        if event.alt_key() {
            return false;
        }
        let key = event.key();
        if dom::takes_text(target.as_ref()) {
            return !command && !event.shift_key() && self.key_in_cell(&key, event);
        }
        if command {
            let all = key.eq_ignore_ascii_case("a") && !event.shift_key();
            if all {
                self.select_all();
            }
            return all;
        }
        let motion = Motion::of_key(&key).or_else(|| match key.as_str() {
            "j" if letters.get_untracked() => Some(Motion::Next),
            "k" if letters.get_untracked() => Some(Motion::Previous),
            _ => None,
        });
        if let Some(motion) = motion {
            let to = self.target(motion);
            if let Some(to) = to.filter(|_| event.shift_key()) {
                self.extend(to);
            }
            self.focus_at(to, None);
            return true;
        }
        let run = |callback: Option<Callback<K>>| {
            let row = self
                .cursor
                .get_untracked()
                .filter(|_| !dom::is_interactive(target.as_ref()));
            row.zip(callback)
                .map(|(row, callback)| callback.run(row))
                .is_some()
        };
        match key.as_str() {
            "Enter" => {
                let ran = run(on_open);
                if ran {
                    once_shown(|| dom::focus_id(PEEK_ID));
                }
                ran
            }
            " " => run(on_peek),
            "x" if letters.get_untracked() => {
                self.toggle();
                true
            }
            "Escape" if self.selection.with_untracked(|selection| !selection.is_empty()) => {
                self.clear();
                true
            }
            _ => false,
        }
    }

    /// Does what a key means while somebody types in a cell.
    fn key_in_cell(self, key: &str, event: &ev::KeyboardEvent) -> bool {
        let target = event.target();
        let motion = match key {
            "ArrowDown" => Motion::Next,
            "ArrowUp" => Motion::Previous,
            "Escape" => {
                self.focus_at(self.cursor_at.get_untracked(), None);
                return true;
            }
            _ => return false,
        };
        let Some(cell) = dom::cell_of(target.as_ref()) else {
            return false;
        };
        self.focus_at(self.target(motion), Some(cell));
        true
    }
}
