//! The address bar, the browser's history, and links.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, Url};

thread_local! {
    /// What the address bar will show once the page is drawn.
    static COMING: RefCell<Option<String>> = RefCell::default();
}

/// The path and the query that the address bar shows; the query begins with its `?` if there is one.
pub fn here() -> (String, String) {
    settle();
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok())
    };
    (
        part(web_sys::Location::pathname).unwrap_or_else(|| "/".to_owned()),
        part(web_sys::Location::search).unwrap_or_default(),
    )
}

/// The path and the query of an address of the program.
pub fn parts(address: &str) -> (String, String) {
    let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
    (path.to_owned(), query.to_owned())
}

/// Shows an address of the program in place of the latest one, once the page is drawn anew: browsers take their time
/// for it, and somebody who types into a search waits for what is found.
pub fn show_soon(address: &str) {
    let is_first = COMING.replace(Some(address.to_owned())).is_none();
    if is_first {
        Timeout::new(0, settle).forget();
    }
}

/// The same after a step in the browser's history: what was still to be shown belongs to the address that was left.
pub fn here_after_step() -> (String, String) {
    COMING.take();
    here()
}

/// Shows now what is to be shown soon, as before the page is left.
pub fn settle() {
    if let Some(address) = COMING.take() {
        show(&address, true);
    }
}

/// Shows an address of the program, as a step in the browser's history or in place of the latest one.
pub fn show(address: &str, replace: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    // Browsers refuse when a page changes its address hundreds of times in a few seconds; what is shown is right even so.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    };
}

/// Notes in the browser's history how far the page that it shows is scrolled, in px.
pub fn note_scrolled(top: i32) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Without a note the page is shown from its top.
        let _ = history.replace_state(&JsValue::from(top.to_string()), "");
    }
}

/// How far the page that the browser's history shows was scrolled when it was left, in px.
pub fn scrolled() -> i32 {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let noted = history.and_then(|history| history.state().ok()?.as_string());
    noted.and_then(|top| top.parse().ok()).unwrap_or(0)
}

/// Shows the page from its top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The address in the program that a click leads to, if it is a plain click on a link that stays in the program.
pub fn followed(event: &MouseEvent) -> Option<String> {
    let modified = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = clicked.closest("a[href]").ok()??.dyn_into().ok()?;
    if !matches!(link.target().as_str(), "" | "_self") || link.has_attribute("download") {
        return None;
    }
    let url = Url::new(&link.href()).ok()?;
    let origin = web_sys::window()?.location().origin().ok()?;
    (url.origin() == origin && url.hash().is_empty()).then(|| url.pathname() + &url.search())
}
