//! Keys: what was pressed, and whether somebody is typing.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// A key press, as the registry of commands spells it: `Mod+k`, `Shift+c`, `/`.
pub fn spell(event: &KeyboardEvent) -> String {
    let mut text = String::new();
    if event.ctrl_key() || event.meta_key() {
        text.push_str("Mod+");
    }
    if event.alt_key() {
        text.push_str("Alt+");
    }
    let key = letter_of(event).unwrap_or_else(|| event.key());
    let is_letter = key.chars().count() == 1 && key.chars().all(char::is_alphabetic);
    // A character such as `?` already tells that Shift was held.
    if event.shift_key() && (is_letter || key.chars().count() > 1) {
        text.push_str("Shift+");
    }
    if is_letter {
        text.push_str(&tandem_core::letters::lowered(&key));
    } else {
        text.push_str(&key);
    }
    text
}

/// The letter of Latin that a key has on keyboards that have such letters, where it is held with Control or Command: `s` for the
/// key that types `ы`. Everybody's programs save with it.
fn letter_of(event: &KeyboardEvent) -> Option<String> {
    let is_foreign = event.key().chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    let code = event.code();
    let letter = code.strip_prefix("Key").filter(|_| is_foreign)?;
    (event.ctrl_key() || event.meta_key()).then(|| letter.to_owned())
}

/// Whether the press belongs to an input method that makes a word of several. Safari ends the word before it tells of the
/// key that confirmed it; what is left of it then is its number.
pub fn composes(event: &KeyboardEvent) -> bool {
    const PROCESSED: u32 = 229;
    event.is_composing() || event.key_code() == PROCESSED
}

/// Keys as people read them, as their keyboard has them: `Ctrl+K` or `⌘+K`, `G I`.
pub fn show(keys: &str) -> String {
    let presses = keys.split(' ');
    let presses = presses.map(|press| spelled(press, if is_apple() { "⌘" } else { "Ctrl" }));
    presses.collect::<Vec<_>>().join(" ")
}

/// One press, as `aria-keyshortcuts` spells it: `Control+S`, `Shift+C`.
pub fn spoken(keys: &str) -> String {
    spelled(keys, if is_apple() { "Meta" } else { "Control" })
}

fn spelled(press: &str, modifier: &str) -> String {
    let parts = press.split('+').map(|part| match part {
        "Mod" => modifier.to_owned(),
        part if part.chars().count() == 1 => part.chars().map(tandem_core::letters::upper).collect(),
        part => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("+")
}

/// Whether the keyboard is one of Apple's, where Command does what Control does elsewhere.
fn is_apple() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let platform = navigator.and_then(|navigator| navigator.platform().ok());
    platform.is_some_and(|platform| {
        ["Mac", "iPhone", "iPad"]
            .iter()
            .any(|own| platform.starts_with(own))
    })
}

/// Whether the press belongs to a field that somebody types in, or to an unfinished composition.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    if composes(event) {
        return true;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        let editable = element
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable);
        let kind = element.get_attribute("type").unwrap_or_default();
        let name = element.tag_name();
        editable
            || name == "TEXTAREA"
            || name == "SELECT"
            || (name == "INPUT" && !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "file"))
    })
}

/// Whether the press belongs to a list of choices, which letters look through and in which nothing is typed.
pub fn is_choosing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.tag_name() == "SELECT")
}

/// Whether a dialog is open, whose keys come first.
pub fn in_dialog() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}
