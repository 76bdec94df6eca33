//! What is on every page of an open workspace: the palette, the sheet of keys, the forms for new records, and what is
//! dropped or pasted anywhere.

mod finder;
mod forms;

pub use forms::Forms;

use crate::view::{ev, prelude::*, window_event_listener};
use leptos::task::spawn_local;
use tandem_core::{snapshot, texts};

use finder::Finder;

use super::review::{ReviewDialog, review};
use crate::commands::{ACTIONS, Action, Group};
use crate::components::keys::{KeyEntry, KeyGroup, KeySheet};
use crate::platform::files::{self, File};
use crate::platform::{keys, page};
use crate::shell::Shell;

/// The dialogs that every page has.
#[component]
pub fn Everywhere() -> impl IntoView {
    let shell = Shell::here();
    take_what_is_dropped(shell);
    // Whatever lies over the page goes with the frame: there may be another workspace in it the next time.
    let close = move || {
        shell.review.set(None);
        shell.palette.set(false);
        shell.sheet.set(false);
    };
    close();
    on_cleanup(close);
    view! {
        <Finder />
        <KeySheet open=shell.sheet on_close=move |()| shell.sheet.set(false) groups=Signal::derive(move || key_groups(shell)) />
        <ReviewDialog />
    }
}

/// The keys of the page that is shown, those that work everywhere, and those of lists where there is one.
fn key_groups(shell: Shell) -> Vec<KeyGroup> {
    // What the page shows is looked up as the sheet opens.
    if !shell.sheet.get() {
        return Vec::new();
    }
    let mut groups: Vec<KeyGroup> = Vec::new();
    let letters = shell.single_keys.get();
    if let Some(own) = shell.page_keys.get_untracked().filter(|_| letters) {
        let entries = own.names.iter().map(|name| KeyEntry {
            label: texts::page_key_does(*name),
            keys: texts::page_keys(*name),
        });
        groups.push(KeyGroup {
            title: texts::group_page().to_owned(),
            entries: entries.collect(),
        });
    }
    let has_list = page::shows(".window");
    let works = |action: &&Action| {
        !action.shown_keys(shell).is_empty()
            && match action.id {
                "search" => page::shows("[type=search]"),
                "filter" => page::shows(".filter-bar select"),
                _ => action.group != Group::Item || has_list || page::shows(".record"),
            }
    };
    for action in ACTIONS.iter().filter(works) {
        let title = action.group.label();
        let entry = KeyEntry {
            // The heading says already that these go somewhere.
            label: match action.group {
                Group::Go => texts::place_name(action.id),
                _ => action.label(),
            },
            keys: action.shown_keys(shell),
        };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.entries.push(entry),
            None => groups.push(KeyGroup {
                title: title.to_owned(),
                entries: vec![entry],
            }),
        }
    }
    if !has_list {
        return groups;
    }
    let list = [
        "next", "back", "first", "last", "open", "peek", "select", "range", "all", "close",
    ];
    let list = list.into_iter().map(|key| (key, texts::list_keys(key)));
    let entries = list.filter(|(_, keys)| letters || keys.chars().count() > 1);
    let entries = entries.map(|(key, keys)| KeyEntry {
        label: texts::list_key_does(key),
        keys: keys::show(&keys),
    });
    groups.push(KeyGroup {
        title: texts::group_list().to_owned(),
        entries: entries.collect(),
    });
    groups
}

/// Takes in files that are dropped anywhere, and snapshots that are pasted where nobody types.
fn take_what_is_dropped(shell: Shell) {
    // Text that is dragged into a field is the field's.
    window_event_listener(ev::dragover, |event| {
        if !files::is_typing(&event) || files::drags_files(&event) {
            event.prevent_default();
        }
    });
    window_event_listener(ev::drop, move |event| {
        if event.default_prevented() || (files::is_typing(&event) && !files::drags_files(&event)) {
            return;
        }
        event.prevent_default();
        if let Some(file) = event.data_transfer().as_ref().and_then(files::carried) {
            take_file(shell, file);
        }
    });
    window_event_listener(ev::paste, move |event| {
        let carried = event.clipboard_data();
        let Some(carried) = carried.filter(|_| !event.default_prevented() && !files::is_typing(&event))
        else {
            return;
        };
        if let Some(file) = files::pasted(&carried) {
            event.prevent_default();
            take_file(shell, file);
            return;
        }
        let text = carried.get_data("text/plain").unwrap_or_default();
        if text.contains(snapshot::FORMAT) && text.trim_start().starts_with('{') {
            event.prevent_default();
            review(shell, texts::pasted_text(), text.into_bytes());
        }
    });
}

/// Lets the import look at a file; there, a snapshot goes on to its review.
fn take_file(shell: Shell, file: File) {
    spawn_local(async move {
        match files::read(&file, snapshot::LARGEST_FILE).await {
            Ok(file) if snapshot::looks_like(&file.bytes) => review(shell, &file.name, file.bytes),
            Ok(file) if shell.has_workspace() => {
                shell.dropped.set(Some(file));
                shell.import();
            }
            Ok(_) => {}
            Err(error) => shell.toasts.fail(files::sentence(error)),
        }
    });
}
