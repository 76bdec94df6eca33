//! What is on every page of an open workspace: the palette, the sheet of keys, the forms for new records, and what is
//! dropped or pasted anywhere.

mod forms;

use crate::view::{ev, prelude::*, window_event_listener};
use leptos::task::spawn_local;
use tandem_core::query::Search;
use tandem_core::{Id, Kind, Workspace, snapshot, texts, view};

use forms::{NewFeedback, NewIdea};

use super::review::{ReviewDialog, review};
use crate::commands::{self, ACTIONS, Action, Group};
use crate::components::icon::IconName;
use crate::components::keys::{KeyEntry, KeyGroup, KeySheet};
use crate::components::palette::{Palette, PaletteItem};
use crate::platform::files::{self, File};
use crate::platform::page;
use crate::routes;
use crate::shell::Shell;

/// How many records of a kind the palette offers.
const OFFERED: usize = 8;

/// The dialogs that every page has.
#[component]
pub fn Everywhere() -> impl IntoView {
    let shell = Shell::here();
    take_what_is_dropped(shell);
    view! {
        <Finder />
        <KeySheet open=shell.sheet on_close=move |()| shell.sheet.set(false) groups=Signal::derive(move || key_groups(shell)) />
        <NewFeedback />
        <NewIdea />
        <ReviewDialog />
    }
}

/// The palette over the actions and the records.
#[component]
fn Finder() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let query = RwSignal::new(String::new());
    let items = Signal::derive(move || {
        if !shell.palette.get() {
            return Vec::new();
        }
        let text = query.get();
        let search = Search::new(&text);
        let actions = ACTIONS
            .iter()
            .filter(|action| search.finds(&[&action.label()]))
            .map(|action| PaletteItem {
                key: format!("action {}", action.id),
                group: action.group.label().to_owned(),
                label: action.label(),
                hint: String::new(),
                keys: action.shown_keys(),
                icon: action.icon,
            });
        let mut items: Vec<PaletteItem> = actions.collect();
        if !search.is_empty() {
            items.extend(session.read_all(|workspace| found_records(workspace, &search)));
        }
        items
    });
    let close = move |()| {
        shell.palette.set(false);
        query.set(String::new());
    };
    let choose = move |key: String| {
        close(());
        match key.split_once(' ') {
            Some(("action", id)) => {
                if let Some(action) = commands::find(id) {
                    (action.run)(shell);
                }
            }
            Some(("go", address)) => shell.go(address),
            _ => {}
        }
    };
    view! { <Palette open=shell.palette on_close=close query=query items=items on_choose=choose /> }
}

fn found_records(workspace: &Workspace, search: &Search) -> Vec<PaletteItem> {
    let item = |group: &str, label: &str, address: String, icon: IconName| PaletteItem {
        key: format!("go {address}"),
        group: group.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
        keys: String::new(),
        icon,
    };
    let boards = view::boards(workspace)
        .into_iter()
        .filter(|(_, name)| search.finds(&[name]));
    let boards =
        boards.map(|(id, name)| item(texts::nav_boards(), &name, routes::board(id), IconName::Board));
    let views = ["inbox", "ideas"].into_iter().flat_map(|page| {
        let all = view::views(workspace, page).into_iter();
        all.filter(|(_, name)| search.finds(&[name]))
            .map(move |(id, name)| {
                item(
                    texts::views_label(),
                    &name,
                    routes::view(page, id),
                    IconName::Filter,
                )
            })
            .collect::<Vec<_>>()
    });
    let titled = |kind: Kind, group: &'static str, address: fn(Id) -> String, icon: IconName| {
        let records = workspace
            .records(&kind)
            .filter(|record| search.finds(&[record.text("title")]));
        records
            .take(OFFERED)
            .map(move |record| item(group, record.text("title"), address(record.id()), icon))
            .collect::<Vec<_>>()
    };
    boards
        .take(OFFERED)
        .chain(views)
        .chain(titled(
            Kind::IDEAS,
            texts::nav_ideas(),
            routes::idea,
            IconName::Idea,
        ))
        .chain(titled(
            Kind::FEEDBACK,
            texts::nav_inbox(),
            routes::feedback,
            IconName::Feedback,
        ))
        .chain(titled(
            Kind::STORIES,
            texts::nav_backlog(),
            routes::story,
            IconName::Backlog,
        ))
        .collect()
}

/// The keys of the page that is shown, those that work everywhere, and those of lists where there is one.
fn key_groups(shell: Shell) -> Vec<KeyGroup> {
    // What the page shows is looked up as the sheet opens.
    if !shell.sheet.get() {
        return Vec::new();
    }
    let mut groups: Vec<KeyGroup> = Vec::new();
    if let Some(own) = shell.page_keys.get_untracked() {
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
        !action.keys.is_empty()
            && match action.id {
                "search" => page::shows("[type=search]"),
                "filter" => page::shows(".filter-bar select"),
                _ => action.group != Group::Item || has_list || page::shows(".record"),
            }
    };
    for action in ACTIONS.iter().filter(works) {
        let title = action.group.label();
        let entry = KeyEntry {
            label: action.label(),
            keys: action.shown_keys(),
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
    let list = ["move", "ends", "open", "peek", "select", "range", "all", "close"];
    let entries = list.map(|key| KeyEntry {
        label: texts::list_key_does(key),
        keys: texts::list_keys(key),
    });
    groups.push(KeyGroup {
        title: texts::group_list().to_owned(),
        entries: entries.to_vec(),
    });
    groups
}

/// Takes in files that are dropped anywhere, and snapshots that are pasted where nobody types.
fn take_what_is_dropped(shell: Shell) {
    window_event_listener(ev::dragover, |event| event.prevent_default());
    window_event_listener(ev::drop, move |event| {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(file) = event.data_transfer().as_ref().and_then(files::carried) {
            take_file(shell, file);
        }
    });
    window_event_listener(ev::paste, move |event| {
        let Some(carried) = event.clipboard_data() else {
            return;
        };
        if let Some(file) = files::carried(&carried) {
            event.prevent_default();
            take_file(shell, file);
            return;
        }
        let text = carried.get_data("text/plain").unwrap_or_default();
        if text.contains(snapshot::FORMAT) && text.trim_start().starts_with('{') && !files::is_typing(&event)
        {
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
            Ok(file) => {
                shell.dropped.set(Some(file));
                shell.import();
            }
            Err(error) => shell.toasts.fail(files::sentence(error)),
        }
    });
}
