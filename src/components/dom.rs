//! The one place where components speak to the browser's elements by type.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    ClipboardEvent, DragEvent, Element, FileList, FocusEvent, FocusOptions, HtmlElement,
    HtmlTableCellElement, PointerEvent, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition,
};
pub use web_sys::{EventTarget, File, HtmlInputElement};

use crate::platform::web_storage::TAB;
use crate::view::prelude::*;

/// Where the focus goes among its peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Next,
    Previous,
    First,
    Last,
}

impl Step {
    /// The step that a key means in a list that runs downwards.
    pub(super) fn of_vertical_key(key: &str) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::Next),
            "ArrowUp" => Some(Self::Previous),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The place that the step leads to, round the ends.
    pub(super) fn from(self, at: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, at) {
            (Self::First, _) | (Self::Next, None) => 0,
            (Self::Last, _) | (Self::Previous, None) => last,
            (Self::Next, Some(at)) => {
                if at >= last {
                    0
                } else {
                    at + 1
                }
            }
            (Self::Previous, Some(at)) => at.checked_sub(1).unwrap_or(last),
        })
    }
}

fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return vec![];
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

/// Focuses without scrolling; what must be seen is scrolled to by whoever moves.
pub(super) fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}

/// Focuses the first element inside `root` that the selector finds.
pub(super) fn focus_first(root: &Element, selector: &str) {
    if let Some(element) = all(root, selector).first() {
        drop(element.focus());
    }
}

/// Focuses the element with this id.
pub(super) fn focus_id(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Whether the element has the focus.
pub(super) fn has_focus(element: &Element) -> bool {
    document()
        .active_element()
        .is_some_and(|active| active == *element)
}

/// What can have the focus.
pub(super) type Focused = HtmlElement;

/// What has the focus; nothing while only the page as a whole has it.
pub(super) fn focused() -> Option<Focused> {
    let active = document().active_element()?;
    (!active.matches("body, main").ok()?).then(|| active.dyn_into().ok())?
}

/// Whether nothing has the focus, as when what had it was taken away.
pub(super) fn is_unfocused() -> bool {
    document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY")
}

/// Focuses what had the focus before, or what bears its id now; else the row of a list that Tab comes to, else the page.
/// Which row that is the list knows best: the one that had the focus may be gone.
pub(super) fn focus_again(before: Option<&Focused>) {
    let row = || {
        document()
            .query_selector("main [data-at][tabindex='0']")
            .ok()
            .flatten()
    };
    let same = |before: &Focused| {
        if before.has_attribute("data-at") {
            None
        } else if before.is_connected() {
            Some(before.clone().into())
        } else {
            document().get_element_by_id(&before.id())
        }
    };
    let main = || document().query_selector("main").ok().flatten();
    let element = before.and_then(same).or_else(row).or_else(main);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Whether something lies over the page that Esc closes.
pub(super) fn is_covered() -> bool {
    document()
        .query_selector("dialog[open], :popover-open")
        .is_ok_and(|found| found.is_some())
}

/// Whether somebody points at what the selector finds, or has the focus in it.
pub(super) fn is_at(selector: &str) -> bool {
    document()
        .query_selector(&format!("{selector}:hover, {selector}:focus-within"))
        .is_ok_and(|found| found.is_some())
}

/// Whether what has the focus stands in the element, or is it.
pub(super) fn holds_focus(outer: &Element) -> bool {
    outer.contains(document().active_element().as_deref())
}

/// Moves the focus among the elements that the selector finds inside `root`.
pub(super) fn focus_step(root: &Element, selector: &str, step: Step) {
    let peers = all(root, selector);
    let active = document().active_element();
    let at = active.and_then(|active| peers.iter().position(|peer| **peer == active));
    if let Some(peer) = step.from(at, peers.len()).and_then(|to| peers.get(to)) {
        drop(peer.focus());
    }
}

/// Closes the popover with this id; it may be closed already.
pub(super) fn hide_popover(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.hide_popover());
    }
}

/// Whether somebody types into this element, so that letters and arrows are its own.
pub(super) fn takes_text(target: Option<&EventTarget>) -> bool {
    element_of(target).is_some_and(|element| {
        element.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]").unwrap_or(false)
    })
}

/// Whether the element, or one that it stands in, does something of its own when pressed.
pub(super) fn is_interactive(target: Option<&EventTarget>) -> bool {
    element_of(target).is_some_and(|element| {
        element
            .closest("a, button, input, select, textarea, label, summary, [popover]")
            .is_ok_and(|found| found.is_some())
    })
}

fn element_of(target: Option<&EventTarget>) -> Option<Element> {
    target?.clone().dyn_into().ok()
}

/// Scrolls just as far as it takes to see the element.
pub(super) fn reveal_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls back whenever the element changes its size, until the owner goes.
pub(super) fn on_resize(element: &Element, call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = StoredValue::new((observer, closure));
        on_cleanup(move || {
            kept.with_value(|(observer, _)| observer.disconnect());
        });
    }
}

/// The place in an element, from its left and from its bottom, that a point of the window stands for, from 0 to 1.
pub(super) fn place_in(element: &Element, (x, y): (f64, f64)) -> (f64, f64) {
    let area = element.get_bounding_client_rect();
    let part = |from: f64, size: f64| {
        if size > 0.0 {
            (from / size).clamp(0.0, 1.0)
        } else {
            0.0
        }
    };
    (
        part(x - area.left(), area.width()),
        part(area.bottom() - y, area.height()),
    )
}

/// Lets the element that was pressed hear all of the pointer until it is let go.
pub(super) fn capture(event: &PointerEvent) {
    let element: Option<Element> = event.current_target().and_then(|target| target.dyn_into().ok());
    if let Some(element) = element {
        // Fails only when the pointer has gone in the meantime, and then there is nothing to hear.
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

/// Where the cell of a table stands that an event came from: its row's place in the list, and its place in the row.
pub fn cell_place(target: Option<&EventTarget>) -> Option<(usize, usize)> {
    let cell: HtmlTableCellElement = element_of(target)?.closest("td, th").ok()??.dyn_into().ok()?;
    Some((row_of(target)?, usize::try_from(cell.cell_index()).ok()?))
}

const CELL: &str = "input, select, textarea, button, a";

/// The place of the row that the element stands in.
pub(super) fn row_of(target: Option<&EventTarget>) -> Option<usize> {
    element_of(target)?
        .closest("[data-at]")
        .ok()??
        .get_attribute("data-at")?
        .parse()
        .ok()
}

/// The place of an inline value among what can be focused in its row.
pub(super) fn cell_of(target: Option<&EventTarget>) -> Option<usize> {
    let cell = element_of(target)?;
    if !cell.matches("input.inline-input").ok()? {
        return None;
    }
    let row = cell.closest("[data-at]").ok()??;
    all(&row, CELL).iter().position(|other| **other == cell)
}

/// Focuses the row at this place, or one cell in it, without scrolling.
pub(super) fn focus_row(root: &Element, at: usize, cell: Option<usize>) {
    let row = root.query_selector(&format!("[data-at=\"{at}\"]")).ok().flatten();
    let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let cells = cell.map(|_| all(&row, CELL)).unwrap_or_default();
    focus_quietly(cell.and_then(|cell| cells.get(cell)).unwrap_or(&row));
}

/// What had the focus before it came here, unless that stands in the same place, which the selector finds.
pub(super) fn came_from(event: &FocusEvent, place: &str) -> Option<Focused> {
    let from: Focused = event.related_target()?.dyn_into().ok()?;
    from.closest(place)
        .is_ok_and(|found| found.is_none())
        .then_some(from)
}

/// Whether the second element stands in the first one.
pub(super) fn holds(outer: Option<&HtmlElement>, inner: Option<&EventTarget>) -> bool {
    outer.is_some_and(|outer| outer.contains(element_of(inner).as_deref()))
}

/// Whether what is dragged leaves the element that hears of it, and not only one inside of it for another.
pub fn is_left(event: &DragEvent) -> bool {
    let left = event.current_target();
    let left = left.and_then(|left| left.dyn_into::<HtmlElement>().ok());
    !holds(left.as_ref(), event.related_target().as_ref())
}

fn place_key(place: &str) -> String {
    format!("tandem.scroll.{place}")
}

/// How far a list of this name was scrolled when this tab last showed it, in px.
pub(super) fn remembered_scroll(place: &str) -> Option<i32> {
    TAB.get(&place_key(place))?.parse().ok()
}

/// Remembers how far a list is scrolled; a full or forbidden store only costs the place.
pub(super) fn remember_scroll(place: &str, top: i32) {
    TAB.set(&place_key(place), &top.to_string());
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return vec![] };
    (0..files.length()).filter_map(|at| files.item(at)).collect()
}

/// The files chosen in a file field.
pub(super) fn chosen_files(input: &HtmlInputElement) -> Vec<File> {
    listed(input.files())
}

/// The files that were dropped.
pub(super) fn dropped_files(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// The text that was dropped.
pub(super) fn dropped_text(event: &DragEvent) -> Option<String> {
    event.data_transfer()?.get_data("text/plain").ok()
}

/// The files and the text that were pasted. Programs copy a picture of what they copy as text, which nobody means.
pub(super) fn pasted(event: &ClipboardEvent) -> (Vec<File>, Option<String>) {
    let data = event.clipboard_data();
    let text = data.as_ref().and_then(|data| data.get_data("text/plain").ok());
    let mut files = listed(data.and_then(|data| data.files()));
    files.retain(|file| !file.type_().starts_with("image/"));
    (files, text)
}
