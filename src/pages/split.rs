//! Splitting feedback or an idea: where each part belongs, as one step.

use tandem_core::command::split::Place;
use tandem_core::view::split::{Part, command, parts};
use tandem_core::{Id, Kind, texts};

use super::duplicates::address;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::{Choice, SelectField, TextField};
use crate::routes::Page;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The places, as the choices spell them.
const PLACES: [(&str, Place); 3] = [
    ("stays", Place::Stays),
    ("goes", Place::Goes),
    ("both", Place::Both),
];

/// The button that opens the dialog, and the dialog.
#[component]
pub fn SplitButton(
    /// The record's kind: feedback or ideas.
    kind: Kind,
    /// The record.
    id: Id,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let kind = StoredValue::new(kind);
    let open = RwSignal::new(false);
    let title = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    // Where each part belongs, by its number; as the choices spell it.
    let placed = RwSignal::new(Vec::<(Part, &'static str)>::new());
    let ask = move |_| {
        let found = session
            .peek(|workspace| parts(workspace, &kind.get_value(), id))
            .unwrap_or_default();
        let place = |part: Part| {
            let place = if part.stays { "stays" } else { "both" };
            (part, place)
        };
        placed.set(found.into_iter().map(place).collect());
        title.set(String::new());
        problem.set(None);
        open.set(true);
    };
    let save = move || {
        let named = title.with_untracked(|title| title.trim().to_owned());
        if named.is_empty() {
            return problem.set(Some(texts::split_off_title_missing().to_owned()));
        }
        let placed = placed.get_untracked().into_iter().map(|(part, place)| {
            let found = PLACES.iter().find(|(name, _)| *name == place);
            (part, found.map_or(Place::Both, |(_, place)| *place))
        });
        let (kind, new) = (kind.get_value(), session.env().id(0));
        let command = command(&kind, id, new, &named, &placed.collect::<Vec<_>>());
        if session.dispatch_and_tell(command, texts::split_was_split(&named)) {
            open.set(false);
            // Triage goes on with what is split off in its turn.
            if shell.router.page.get_untracked() != Page::Triage {
                shell.go(&address(&kind, new));
            }
        }
    };
    let row = move |(at, part): (usize, Part)| {
        let choices = PLACES.map(|(place, _)| Choice::new(place, texts::split_place(place)));
        let value = Signal::derive(move || {
            placed.with(|placed| {
                placed
                    .get(at)
                    .map(|(_, place)| (*place).to_owned())
                    .unwrap_or_default()
            })
        });
        let change = move |chosen: String| {
            placed.update(|placed| {
                if let Some((_, place)) = placed.get_mut(at) {
                    *place = PLACES
                        .iter()
                        .map(|(name, _)| *name)
                        .find(|name| *name == chosen)
                        .unwrap_or("both");
                }
            });
        };
        view! {
            <li class="split-row">
                <span class="grow" aria-hidden="true">{part.label.clone()}</span>
                <SelectField
                    label=part.label
                    hide_label=true
                    choices=Signal::stored(choices.to_vec())
                    value=value
                    on_change=change
                />
            </li>
        }
    };
    let groups = move || {
        let all: Vec<(usize, Part)> =
            placed.with_untracked(|placed| placed.iter().map(|(part, _)| part.clone()).enumerate().collect());
        let groups = all.chunk_by(|(_, a), (_, b)| a.group == b.group).map(|group| {
            let name = group.first().map_or("", |(_, part)| part.group);
            let rows = group.iter().cloned().map(row).collect_view();
            view! {
                <fieldset class="split-group">
                    <legend class="field-label">{texts::split_group(name)}</legend>
                    <ul class="split-rows" role="list">{rows}</ul>
                </fieldset>
            }
        });
        groups.collect_view()
    };
    view! {
        <Button label=texts::split_record() kind=ButtonKind::Quiet size=ControlSize::Small on_click=ask />
        <FormDialog
            open=open
            on_close=move |()| open.set(false)
            title=texts::split_record()
            save=texts::split_off()
            on_save=move |()| save()
            size=DialogSize::Medium
        >
            <TextField
                label=texts::split_off_title()
                value=title
                on_input=move |text| {
                    problem.set(None);
                    title.set(text);
                }
                error=problem
                hint=texts::split_help()
                max_length=500
            />
            {groups()}
        </FormDialog>
    }
}
