//! The page itself: its title, theme and density, focus, reloading, and the moments before it goes.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use tandem_core::texts;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, VisibilityState};

/// The document.
fn document() -> Option<Document> {
    web_sys::window()?.document()
}

#[derive(Default)]
struct Title {
    page: String,
    beside: Option<String>,
}

thread_local! {
    static TITLE: RefCell<Title> = RefCell::default();
}

/// Names the page in the browser's title.
pub fn set_title(title: &str) {
    change_title(|shown| title.clone_into(&mut shown.page));
}

/// Names what is open beside the page before the page itself in the browser's title.
pub fn set_beside(title: Option<&str>) {
    change_title(|shown| shown.beside = title.map(str::to_owned));
}

fn change_title(change: impl FnOnce(&mut Title)) {
    let title = TITLE.with_borrow_mut(|title| {
        change(title);
        match &title.beside {
            Some(beside) => texts::title_beside(beside, &title.page),
            None => title.page.clone(),
        }
    });
    if let Some(document) = document() {
        document.set_title(&title);
    }
}

/// Sets an attribute of the root element, such as the theme.
pub fn set_root(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The names are the program's own, so setting them cannot fail.
        let _ = root.set_attribute(attribute, value);
    }
}

/// Whether the window is as narrow as a phone, as the style sheet has it.
pub fn is_narrow() -> bool {
    let asked = web_sys::window().and_then(|window| window.match_media("(max-width: 40rem)").ok()?);
    asked.is_some_and(|asked| asked.matches())
}

/// Moves the focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What the page scrolls in, beside its navigation.
fn content() -> Option<Element> {
    document()?.query_selector("main").ok()?
}

/// How far the page is scrolled, in px.
pub fn scrolled() -> i32 {
    content().map_or(0, |content| content.scroll_top())
}

/// Scrolls the page.
pub fn scroll_to(top: i32) {
    if let Some(content) = content() {
        content.set_scroll_top(top);
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus_first(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus into a field and selects what stands there, so that what is typed next takes its place.
pub fn rewrite(id: &str) {
    let field = document().and_then(|document| document.get_element_by_id(id));
    let input = field.and_then(|field| field.query_selector("input").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        let _ = input.focus();
        input.select();
    }
}

/// Clicks the element that has the focus, if the selector finds it.
pub fn press_focused(selector: &str) {
    let active = document().and_then(|document| document.active_element());
    let active = active.filter(|active| active.matches(selector).unwrap_or(false));
    if let Some(element) = active.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Whether the page shows something that the selector finds.
pub fn shows(selector: &str) -> bool {
    document().is_some_and(|document| {
        document
            .query_selector(selector)
            .is_ok_and(|found| found.is_some())
    })
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Where printing is not allowed nothing happens, as with the browser's own menu.
        let _ = window.print();
    }
}

/// Loads the page again.
pub fn reload() {
    super::address::settle();
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Goes to an address by loading the page anew, for a switch of workspace.
pub fn go(address: &str) {
    super::address::settle();
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_href(address);
    }
}

/// Calls back when the page is hidden or left: the last moment to save. What somebody is typing is handed on first, and stays
/// in hand.
pub fn on_leave(leave: impl Fn() + Clone + 'static) {
    let Some(document) = document() else { return };
    let leave = move || {
        hand_on_typing();
        leave();
    };
    let hidden = leave.clone();
    EventListener::new(&document.clone(), "visibilitychange", move |_| {
        if document.visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    })
    .forget();
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "pagehide", move |_| leave()).forget();
    }
}

/// What is typed into and kept when it is left; a search is taken over letter by letter.
const TYPED: &str =
    "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=file], [type=search])";

fn typed_into() -> Option<HtmlElement> {
    let focused = document().and_then(|document| document.active_element());
    let field = focused.filter(|element| element.matches(TYPED).unwrap_or(false));
    field?.dyn_into::<HtmlElement>().ok()
}

/// Takes over what somebody is typing, as if they had gone on to the next field; where that was.
pub fn take_over_typing() -> Option<HtmlElement> {
    let field = typed_into()?;
    field.blur().ok()?;
    Some(field)
}

/// Tells a field what browsers tell it when their window loses the focus, which not all do before they end a hidden page.
fn hand_on_typing() {
    if let Some((field, event)) = typed_into().zip(Event::new("blur").ok()) {
        let _ = field.dispatch_event(&event);
    }
}

/// Has the browser ask before the page goes, for as long as `unsaved` says that something would be lost. What somebody is
/// typing is taken over first, as if they had gone on to the next field.
pub fn ask_before_leaving(unsaved: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        take_over_typing();
        if unsaved() {
            event.prevent_default();
        }
    })
    .forget();
}
