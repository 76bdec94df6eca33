//! The keys of the whole page: what a press stands for, wherever the focus is.

use super::{ACTIONS, Action, PageKeys};
use crate::platform::{keys, page};
use crate::shell::Shell;
use crate::view::{ev, prelude::*, window_event_listener, window_event_listener_first};

/// How long the first of two keys waits for the second, in milliseconds.
const PATIENCE: f64 = 1500.0;

/// Hears every key press of the page and carries out what it stands for.
pub fn listen(shell: Shell) {
    let first = StoredValue::new(None::<(String, f64)>);
    // The second of two keys is nobody else's, whatever has the focus: a row would take the K of G K for its own.
    window_event_listener_first(ev::keydown, move |event| {
        if event.repeat() || keys::composes(&event) {
            return;
        }
        let earlier = first.with_value(Clone::clone);
        first.set_value(None);
        let earlier = earlier.filter(|(_, at)| event.time_stamp() - at < PATIENCE);
        let both = earlier.map(|(earlier, _)| format!("{earlier} {}", keys::spell(&event)));
        if let Some(action) = both.as_deref().and_then(stands_for)
            && !is_text(shell, &event)
            && !keys::in_dialog()
        {
            event.prevent_default();
            event.stop_propagation();
            action.act(shell);
        }
    });
    window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || keys::composes(&event) || is_text(shell, &event) || keys::in_dialog()
        {
            return;
        }
        let press = keys::spell(&event);
        let action = stands_for(&press);
        if event.repeat() {
            // A key that is held acts once, and is not the browser's meanwhile.
            if action.is_some() && press.starts_with("Mod+") {
                event.prevent_default();
            }
            return;
        }
        let own = |keys: PageKeys| keys.press.run(press.clone());
        if shell.page_keys.get_untracked().is_some_and(own) {
            event.prevent_default();
        } else if let Some(action) = action {
            event.prevent_default();
            // What is being typed counts, as for the file that Ctrl+S saves.
            let field = keys::is_typing(&event).then(page::take_over_typing).flatten();
            action.act(shell);
            if let Some(field) = field.filter(|field| field.is_connected()) {
                field.focus().ok();
            }
        } else if matches!(press.as_str(), "j" | "k") && to_list() {
            // Whoever has just come to a list is led to it.
            event.prevent_default();
        } else if begins(&press) {
            first.set_value(Some((press, event.time_stamp())));
        }
    });
}

/// The action that these keys stand for.
fn stands_for(keys: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.keys.contains(&keys))
}

/// Whether this is the first of two keys that stand for an action.
fn begins(press: &str) -> bool {
    let mut all = ACTIONS.iter().flat_map(|action| action.keys);
    all.any(|keys| keys.strip_prefix(press).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether a press is text, or the field's own: undo inside a text field is, and single letters are, which can also be
/// switched off.
fn is_text(shell: Shell, event: &ev::KeyboardEvent) -> bool {
    let press = keys::spell(event);
    let typing = keys::is_typing(event);
    let undoes = press.starts_with("Mod+z") || press.starts_with("Mod+Shift+z") || press == "Mod+y";
    let is_plain = !press.starts_with("Mod+") && (typing || !shell.single_keys.get_untracked());
    is_plain || (typing && undoes && !keys::is_choosing(event))
}

/// The row of a list that the keys come to.
const ROW: &str = "main .window-row[tabindex='0']";

/// Leads whoever is neither in a list nor in the panel beside it to the list of the page, if it has one.
fn to_list() -> bool {
    let is_there = page::shows(".window-row:focus, .window-row :focus, .peek :focus");
    let leads = !is_there && page::shows(ROW);
    if leads {
        page::focus_first(ROW);
    }
    leads
}
