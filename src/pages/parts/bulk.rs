//! Several rows of a list at once: how they are selected, and what is done with them.

use crate::view::prelude::*;
use tandem_core::view::conflict::title;
use tandem_core::{Command, Id, Kind, texts};

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::icon::IconName;
use crate::components::menu::{Menu, MenuItem};
use crate::components::window::ListState;
use crate::session::Session;

/// How many of the selected records are offered to be merged into, the oldest first: ids are made in the order of time.
const MERGED_INTO: usize = 20;

/// Switches whether a click selects the rows of a list: a way to several of them by pointer and touch.
#[component]
pub fn PickButton(
    /// The list.
    state: ListState<Id>,
) -> impl IntoView {
    let picking = state.picking();
    view! {
        <Button
            label=texts::list_pick()
            icon=IconName::Check
            kind=ButtonKind::Quiet
            pressed=picking
            on_click=move |_| picking.update(|picking| *picking = !*picking)
        />
    }
}

/// Merges the selected records of a kind into the one of them that is chosen.
#[component]
pub fn BulkMerge(
    /// Their kind.
    kind: Kind,
    /// The list that they are selected in.
    state: ListState<Id>,
    /// Where one of them is shown.
    href: fn(Id) -> String,
) -> impl IntoView {
    let session = Session::here();
    let selected = selected(state);
    let kind = StoredValue::new(kind);
    let merge = move |into: Id, kept: &str| {
        let mut ids = selected.get_untracked();
        let text = texts::bulk_merged(ids.len(), kept);
        ids.retain(|id| *id != into);
        let kind = kind.get_value();
        if session.dispatch_and_show(Command::Join { kind, ids, into }, text, href(into)) {
            state.clear();
        }
    };
    let items = Signal::derive(move || {
        let kind = kind.get_value();
        let offered = selected.get().into_iter().take(MERGED_INTO);
        let named = session.read(std::slice::from_ref(&kind), |workspace| {
            let named = offered.map(|id| (id, title(workspace, &kind, id)));
            named.collect::<Vec<(Id, String)>>()
        });
        let item = |(into, title): (Id, String)| {
            MenuItem::new(texts::bulk_merge_into(&title), move |()| merge(into, &title))
        };
        named.into_iter().map(item).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || selected.with(|ids| ids.len() > 1)>
            <Menu
                label=texts::bulk_merge()
                items=items
                icon=IconName::Merge
                kind=ButtonKind::Plain
                size=ControlSize::Small
            />
        </Show>
    }
}

/// Deletes the selected records of a kind.
#[component]
pub fn BulkDelete(
    /// Their kind.
    kind: Kind,
    /// The list that they are selected in.
    state: ListState<Id>,
    /// Says that so many were deleted.
    told: fn(usize) -> String,
) -> impl IntoView {
    let session = Session::here();
    let selected = selected(state);
    let kind = StoredValue::new(kind);
    let delete = move |_| {
        let ids = selected.get_untracked();
        let text = told(ids.len());
        let kind = kind.get_value();
        if session.dispatch_and_tell(Command::Delete { kind, ids }, text) {
            state.clear();
        }
    };
    view! { <Button label=texts::delete() icon=IconName::Trash size=ControlSize::Small on_click=delete /> }
}

/// What is selected in a list, in the order of the ids.
pub fn selected(state: ListState<Id>) -> Signal<Vec<Id>> {
    Signal::derive(move || {
        state
            .selection()
            .with(|selection| selection.iter().copied().collect())
    })
}

/// What can be done with the selected rows of a list; there only while something is selected.
#[component]
pub fn BulkBar(
    /// The list.
    state: ListState<Id>,
    /// What can be done.
    children: ChildrenFn,
) -> impl IntoView {
    let count = move || state.selection().with(std::collections::BTreeSet::len);
    let children = StoredValue::new(children);
    Effect::new(move |before: Option<bool>| {
        let is_there = count() > 0;
        if before == Some(true) && !is_there {
            state.take_lost_focus();
        }
        is_there
    });
    view! {
        <Show when=move || { count() > 0 }>
            <div class="bulk" role="group" aria-label=move || texts::bulk_selected(count())>
                <strong>{move || texts::bulk_selected(count())}</strong>
                {children.with_value(|children| children())}
                <Button
                    label=texts::bulk_clear()
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=move |_| state.clear()
                />
            </div>
        </Show>
    }
}
