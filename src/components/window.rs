//! The one windowed list: however long it is, only the rows in sight are in the page.
//!
//! A page makes a [`ListState`] from its rows and hands it to [`WindowedList`] or [`WindowedTable`]; its commands act
//! on the same state ([`ListState::cursor`], [`ListState::selection`], [`ListState::go`]). All rows have one height,
//! the `--row` of the density (or `--row-tall`), which is measured, so that zoom and text size hold.
//!
//! The row with the focus stays in the page when it is scrolled away: what is being typed in it is not lost, and the
//! keys go on from there.

use std::collections::BTreeSet;

use crate::platform::keys;
use crate::view::{Element, ev, html, prelude::*, window_event_listener};
use tandem_core::texts;

use super::dom;
use super::field::fresh_id;

mod range;
mod state;

pub use super::dom::cell_place;
use state::Look;
pub use state::{ListKey, ListState, Motion};

/// How tall a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowHeight {
    /// One line: 36 px, 28 when compact.
    #[default]
    Line,
    /// Two lines: 60 px, 48 when compact.
    Tall,
}

/// What is the same for a list and a table.
struct Parts<K: ListKey> {
    state: ListState<K>,
    on_open: Option<Callback<K>>,
    on_peek: Option<Callback<K>>,
    letters: Signal<bool>,
    place: Option<String>,
    height: RowHeight,
}

/// A long list. Arrows, J and K, Home, End, Page Up and Page Down move; Enter opens, Space peeks; X, Shift with arrows
/// or click, and Ctrl or Cmd+A select.
#[component]
pub fn WindowedList<K: ListKey>(
    /// What it holds, read out.
    #[prop(into)]
    label: Signal<String>,
    /// Its rows, cursor and selection.
    state: ListState<K>,
    /// Builds the content of one row; what changes in it must be read from signals.
    #[prop(into)]
    row: Callback<K, View>,
    /// Called by Enter on a row and by a click on it.
    #[prop(optional, into)]
    on_open: Option<Callback<K>>,
    /// Called by Space on a row.
    #[prop(optional, into)]
    on_peek: Option<Callback<K>>,
    /// Whether single letters are keys.
    #[prop(default = true.into(), into)]
    letters: Signal<bool>,
    /// The row that is open beside it.
    #[prop(optional, into)]
    opened: Signal<Option<K>>,
    /// The name under which the place in the list is remembered while the tab lives.
    #[prop(optional, into)]
    place: Option<String>,
    /// How tall a row is.
    #[prop(optional)]
    height: RowHeight,
) -> impl IntoView {
    let parts = Parts {
        state,
        on_open,
        on_peek,
        letters,
        place,
        height,
    };
    let rows = move || {
        view! {
            <ul class="window-list" role="list" aria-label=label>
                <For
                    each=move || state.shown().get()
                    key=|(_, key)| key.clone()
                    children=move |(_, key): (usize, K)| window_row("li", state, key, row, opened)/>
            </ul>
        }
    };
    frame(parts, "window", 0.0, rows)
}

/// One row. There are many, made and dropped with every key of a search: one effect keeps true all that may change in each.
fn window_row<K: ListKey>(
    tag: &'static str,
    state: ListState<K>,
    key: K,
    row: Callback<K, View>,
    opened: Signal<Option<K>>,
) -> View {
    let line = Element::new(tag);
    line.set("class", "window-row");
    if tag != "tr" {
        // An item of a list has no name of its own: it is called by all that stands in it.
        let id = fresh_id("row");
        line.set("id", &id);
        line.set("aria-labelledby", &id);
    }
    let (looked_at, entered) = (key.clone(), key.clone());
    let mut before = None;
    line.follow(move |line| {
        if let Some(look) = state.look(&looked_at, opened) {
            show_look(line, tag, before.as_ref(), &look);
            before = Some(look);
        }
    });
    line.on(ev::focusin, move |_| state.enter(&entered));
    line.child(row.run(key));
    line.done()
}

/// Writes down how a row looks, as far as that is not so already.
fn show_look(line: &Element, tag: &str, before: Option<&Look>, look: &Look) {
    let is_new = |part: fn(&Look) -> usize| before.is_none_or(|before| part(before) != part(look));
    if is_new(|look| look.at) {
        line.set("data-at", &look.at.to_string());
        let (name, first) = if tag == "tr" {
            ("aria-rowindex", 2)
        } else {
            ("aria-posinset", 1)
        };
        line.set(name, &(look.at + first).to_string());
    }
    if tag != "tr" && is_new(|look| look.count) {
        line.set("aria-setsize", &look.count.to_string());
    }
    if before.map(|before| before.tab) != Some(look.tab) {
        line.set("tabindex", look.tab);
    }
    let was = |part: fn(&Look) -> bool| before.is_some_and(part);
    let marks = [
        ("row-cursor", was(|look| look.is_cursor), look.is_cursor),
        ("row-selected", was(|look| look.is_selected), look.is_selected),
        ("row-away", was(|look| look.away.is_some()), look.away.is_some()),
    ];
    for (class, was, is) in marks {
        if was != is {
            line.mark(class, is);
        }
    }
    // A row of a list has no state of its own that says so.
    if was(|look| look.is_selected) != look.is_selected {
        line.put("aria-description", look.is_selected.then(texts::row_selected));
    }
    if was(|look| look.is_open) != look.is_open {
        line.put("aria-current", look.is_open.then_some("true"));
    }
    if before.and_then(|before| before.away) != look.away {
        let top = look.away.map(|top| format!("{top}px"));
        line.declare("top", top.as_deref());
    }
}

/// A long table, with the same keys as [`WindowedList`]. Cells may hold inputs: Tab goes through them, and the up and
/// down arrows go to the same cell of the neighbouring row.
#[component]
pub fn WindowedTable<K: ListKey>(
    /// What it holds, read out.
    #[prop(into)]
    label: Signal<String>,
    /// Its rows, cursor and selection.
    state: ListState<K>,
    /// The headings: [`ColumnHead`](super::table::ColumnHead) or [`SortHead`](super::table::SortHead), in the order of the cells.
    #[prop(into)]
    head: ViewFn,
    /// Builds the cells of one row, `<td>` or `<th scope="row">`; what changes in them must be read from signals.
    #[prop(into)]
    row: Callback<K, View>,
    /// Called by Enter on a row and by a click on it.
    #[prop(optional, into)]
    on_open: Option<Callback<K>>,
    /// Called by Space on a row.
    #[prop(optional, into)]
    on_peek: Option<Callback<K>>,
    /// Whether single letters are keys.
    #[prop(default = true.into(), into)]
    letters: Signal<bool>,
    /// The row that is open beside it.
    #[prop(optional, into)]
    opened: Signal<Option<K>>,
    /// The name under which the place in the table is remembered while the tab lives.
    #[prop(optional, into)]
    place: Option<String>,
) -> impl IntoView {
    let parts = Parts {
        state,
        on_open,
        on_peek,
        letters,
        place,
        height: RowHeight::Line,
    };
    let rows = move || {
        let head = head.run();
        view! {
            <table class="table window-table" aria-rowcount=move || (state.count().get() + 1).to_string()>
                <caption class="unseen">{label}</caption>
                <thead>
                    <tr aria-rowindex="1">{head}</tr>
                </thead>
                <tbody>
                    <For
                        each=move || state.shown().get()
                        key=|(_, key)| key.clone()
                        children=move |(_, key): (usize, K)| window_row("tr", state, key, row, opened)/>
                </tbody>
            </table>
        }
    };
    frame(parts, "window window-with-head", 1.0, rows)
}

/// The scroll area with its keys: `heads` is how many rows' height a sticky heading takes.
fn frame<K: ListKey>(parts: Parts<K>, class: &'static str, heads: f64, rows: impl FnOnce() -> View) -> View {
    let Parts {
        state,
        on_open,
        on_peek,
        letters,
        place,
        height,
    } = parts;
    let probe = NodeRef::<html::Div>::new();
    let scroller = state.scroller();
    state.set_heads(heads);
    Effect::new(move |_| {
        if let (Some(scroller), Some(probe)) = (scroller.get(), probe.get()) {
            let measure = {
                let (scroller, probe) = (scroller.clone(), probe.clone());
                move || state.measure(scroller.client_height(), probe.offset_height())
            };
            measure();
            dom::on_resize(&scroller, measure.clone());
            dom::on_resize(&probe, measure);
        }
    });
    let place = StoredValue::new(place);
    Effect::new(move |_| {
        if state.count().get() == 0 {
            return;
        }
        let Some(scroller) = scroller.get() else { return };
        if !state.is_first_shown() {
            return;
        }
        if let Some(top) = place.with_value(|place| place.as_deref().and_then(dom::remembered_scroll)) {
            // The rows must be laid out before the place among them exists.
            request_animation_frame(move || {
                scroller.set_scroll_top(top);
                // The event for this comes a frame later, in which nothing would stand there.
                state.set_scroll(scroller.scroll_top());
            });
        }
    });
    state.keep_cursor();
    on_cleanup(move || state.goes());
    state.keep_in_sight();
    state.keep_spare();
    window_event_listener(ev::beforeprint, move |_| state.set_printing(true));
    window_event_listener(ev::afterprint, move |_| state.set_printing(false));
    let on_scroll = move |_| {
        let Some(scroller) = scroller.get_untracked() else {
            return;
        };
        let top = scroller.scroll_top();
        state.set_scroll(top);
        place.with_value(|place| {
            if let Some(place) = place {
                dom::remember_scroll(place, top);
            }
        });
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if !event.default_prevented()
            && !keys::composes(&event)
            && state.key(&event, letters, on_open, on_peek)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        let target = event.target();
        if let Some(at) = dom::row_of(target.as_ref()).filter(|_| !dom::is_interactive(target.as_ref())) {
            state.click(at, &event, on_open);
        }
    };
    let (above, whole) = state.extent();
    view! {
        <div
            node_ref=scroller
            class=class
            class:window-tall=height == RowHeight::Tall
            class:window-picking=move || state.picking().get()
            on:scroll=on_scroll
            on:keydown=on_key
            on:click=on_click
            on:focusin=move |_| state.set_inside(true)
            on:focusout=move |event: ev::FocusEvent| state.leave(event.related_target().as_ref())
        >
            <div class="window-probe" aria-hidden="true">
                <div node_ref=probe></div>
            </div>
            <div
                class="window-rows"
                style:padding-top=move || format!("{}px", above.get())
                // The height is set rather than made by the rows: while they are exchanged, the place must not move.
                style:height=move || format!("{}px", whole.get())
            >
                {rows()}
            </div>
            <p class="unseen" role="status">
                {move || {
                    let selected = state.selection().with(BTreeSet::len);
                    (selected > 0).then(|| texts::list_selected(selected))
                }}
            </p>
        </div>
    }
}
