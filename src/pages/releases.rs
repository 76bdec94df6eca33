//! All releases, and new ones.

use tandem_core::view::releases::{ReleaseRow, releases};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::parts::{NewTitle, NewTitleField};
use super::status::status_badge;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::TextField;
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::{intl, page};
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

pub mod one;
mod tell;

/// What the pages of releases read.
const READS: [Kind; 6] = [
    Kind::RELEASES,
    Kind::IDEAS,
    Kind::STORIES,
    Kind::FEEDBACK,
    Kind::CUSTOMERS,
    Kind::WORKSPACES,
];

/// The list of releases.
#[component]
pub fn Releases() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_releases()));
    let adding = shell.new_release;
    on_cleanup(move || adding.set(false));
    let rows = Memo::new(move || session.read(&READS, releases));
    let add = move || {
        view! {
            <Button
                label=texts::release_new()
                kind=ButtonKind::Primary
                icon=IconName::Plus
                on_click=move |_| adding.set(true)
            />
        }
    };
    let list = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! {
                <EmptyState
                    icon=IconName::Release
                    title=texts::releases_empty_title()
                    text=texts::releases_empty_text()
                >
                    {add()}
                </EmptyState>
            };
        }
        view! { <ul class="board-list" aria-label=texts::nav_releases()>{rows.into_iter().map(row).collect_view()}</ul> }
    };
    view! {
        <PageHead title=texts::nav_releases()>{add()}</PageHead>
        <div class="page-body">{list}</div>
        <NewRelease open=adding />
    }
}

fn row(row: ReleaseRow) -> View {
    let day = row
        .day
        .map_or_else(|| texts::release_day_none().to_owned(), intl::day);
    let waiting = (row.waiting > 0).then(|| {
        view! { <span class="chip">{texts::release_waiting(row.waiting)}</span> }
    });
    view! {
        <li>
            <a class="board-link" href=routes::release(row.id)>
                <span class="grow item">
                    <strong class="clip">{row.title} " " {row.version}</strong>
                    <span class="soft small">{day} " · " {texts::count_ideas(row.ideas)}</span>
                </span>
                {waiting}
                {state(row.out)}
            </a>
        </li>
    }
}

/// Whether a release is out, as a badge.
fn state(out: bool) -> View {
    status_badge(if out { "released" } else { "planned" })
}

/// The form for a new release.
#[component]
fn NewRelease(open: RwSignal<bool>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let title = NewTitle::new();
    let day = RwSignal::new(String::new());
    let save = move || {
        let Some(named) = title.taken(texts::release_title_missing()) else {
            return;
        };
        let id: Id = session.env().id(0);
        let mut fields = vec![(Field::named("title"), Value::text(&named))];
        let day_named = day.get_untracked();
        if !day_named.is_empty() {
            fields.push((Field::named("released"), Value::text(&day_named)));
        }
        let command = Command::Add {
            kind: Kind::RELEASES,
            id,
            fields,
        };
        if session.dispatch_from(command, texts::release_added(&named), ("title", title.problem)) {
            open.set(false);
            title.clear();
            day.set(String::new());
            shell.go(&routes::release(id));
        }
    };
    view! {
        <FormDialog
            open=open
            on_close=move |()| open.set(false)
            title=texts::release_new()
            save=texts::release_add()
            on_save=move |()| save()
            size=DialogSize::Small
        >
                <NewTitleField label=texts::field_label("title") of=title />
                <TextField
                    label=texts::release_day()
                    value=day
                    on_input=move |text| day.set(text)
                    kind="date"
                />
        </FormDialog>
    }
}
