//! The inbox: capture, triage, link to ideas.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tandem_core::snapshot::v1::FEEDBACK_STATUSES;
use tandem_core::view::inbox::{InboxRow, inbox, inbox_row};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::list::{ListFilter, conflict_mark, status_badge, tag_chips};
use crate::components::badge::RelativeTime;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::frame::PageHead;
use crate::components::icon::{Icon, IconName};
use crate::components::message::EmptyState;
use crate::components::window::{ListState, RowHeight, WindowedList};
use crate::pages::parts::{BulkBar, StatusMenu};
use crate::platform::{intl, page};
use crate::routes::{INBOX, ListAddress};
use crate::session::Session;
use crate::shell::Shell;

const READS: [Kind; 3] = [Kind::FEEDBACK, Kind::CUSTOMERS, Kind::IDEAS];

/// The inbox.
#[component]
pub fn Inbox() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_inbox()));
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(ListAddress::read));
    let wanted = Memo::new(move |_| address.with(ListAddress::inbox_query));
    let view =
        Memo::new(move |_| wanted.with(|query| session.read(&READS, |workspace| inbox(workspace, query))));
    let ids = Memo::new(move |_| view.with(|view| view.ids.clone()));
    let state = ListState::new(ids);
    let open = move |id: Id| {
        shell.open(
            &ListAddress {
                open: Some(id),
                ..address.get_untracked()
            }
            .href(INBOX),
        );
    };
    let count = Signal::derive(move || view.with(|view| texts::count_feedback(view.total)));
    view! {
        <PageHead title=texts::nav_inbox() count=count>
            <Button
                label=texts::action_label("import-csv")
                icon=IconName::Upload
                on_click=move |_| shell.import_csv.set(true)
            />
            <Button
                label=texts::action_label("new-feedback")
                kind=ButtonKind::Primary
                icon=IconName::Plus
                keys="Shift+C"
                on_click=move |_| shell.new_feedback.set(true)
            />
        </PageHead>
        <Show when=move || { view.with(|view| view.total > 0) } fallback=move || nothing_yet(shell)>
            <ListFilter
                path=INBOX
                address=address
                statuses=Signal::derive(move || view.with(|view| view.statuses.clone()))
                tags=Signal::derive(move || view.with(|view| view.tags.clone()))
                label=texts::inbox_search()
            />
            <Bulk state=state />
            <Show
                when=move || { ids.with(|ids| !ids.is_empty()) }
                fallback=move || nothing_found(shell, INBOX, address)
            >
                <WindowedList
                    label=texts::nav_inbox()
                    state=state
                    row=move |id| row(session, id)
                    on_open=open
                    on_peek=open
                    letters=shell.single_keys
                    place=INBOX.to_owned()
                    height=RowHeight::Tall
                />
            </Show>
        </Show>
    }
}

/// What is shown while there is no feedback at all.
fn nothing_yet(shell: Shell) -> AnyView {
    view! {
        <EmptyState icon=IconName::Inbox title=texts::inbox_empty_title() text=texts::inbox_empty_text()>
            <Button
                label=texts::action_label("new-feedback")
                kind=ButtonKind::Primary
                on_click=move |_| shell.new_feedback.set(true)
            />
            <Button label=texts::action_label("import-csv") on_click=move |_| shell.import_csv.set(true) />
        </EmptyState>
    }
    .into_any()
}

/// What is shown when a filter finds nothing.
pub fn nothing_found(shell: Shell, path: &'static str, address: Memo<ListAddress>) -> AnyView {
    let clear = move |_| shell.adjust(&address.with_untracked(ListAddress::unfiltered).href(path));
    view! {
        <EmptyState icon=IconName::Search title=texts::nothing_found_title() text=texts::nothing_found_text()>
            <Button label=texts::clear_filters() kind=ButtonKind::Primary on_click=clear />
        </EmptyState>
    }
    .into_any()
}

fn row(session: Session, id: Id) -> AnyView {
    let row = Memo::new(move |_| session.read(&READS, |workspace| inbox_row(workspace, id)));
    (move || row.get().map(show_row)).into_any()
}

fn show_row(row: InboxRow) -> AnyView {
    let InboxRow {
        title,
        customer_name,
        channel,
        status,
        tags,
        voices,
        at,
        conflict,
        ..
    } = row;
    let about: Vec<String> = [customer_name, channel]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let about = if about.is_empty() {
        texts::nobody_named().to_owned()
    } else {
        about.join(" · ")
    };
    view! {
        <div class="item">
            <span class="item-title clip">{title}</span>
            <span class="item-about clip">{about}</span>
        </div>
        <div class="item-marks">
            {conflict.then(conflict_mark)}
            {tag_chips(tags)}
            {(voices > 1).then(|| view! {
                <span class="item-voices" title=texts::count_customers(voices)>
                    <Icon name=IconName::User />
                    {voices.to_string()}
                </span>
            })}
            {status_badge(&status)}
            <RelativeTime relative=intl::ago(at) exact=intl::moment(at) />
        </div>
    }
    .into_any()
}

/// What can be done with the selected items.
#[component]
fn Bulk(state: ListState<Id>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let selected = move || {
        state
            .selection()
            .with_untracked(|selection| selection.iter().copied().collect::<Vec<Id>>())
    };
    let set_status = move |status: String| {
        let ids = selected();
        let count = ids.len();
        let writes = vec![(Field::named("status"), Some(Value::text(&status)))];
        let done = texts::bulk_status_set(count, texts::status_name(&status));
        session.dispatch_and_tell(
            Command::Edit {
                kind: Kind::FEEDBACK,
                ids,
                writes,
            },
            done,
        );
    };
    let turn = move |_| {
        let ids = selected();
        let title = session.peek(|workspace| {
            let first = ids.first().and_then(|id| workspace.record(&Kind::FEEDBACK, *id));
            first
                .map(|record| record.text("title").to_owned())
                .unwrap_or_default()
        });
        let idea = session.env().id(0);
        let command = Command::TurnIntoIdea {
            feedback: ids,
            idea,
            title: title.clone(),
        };
        if session.dispatch_and_tell(command, texts::idea_made(&title)) {
            state.clear();
            shell.go(&crate::routes::idea(idea));
        }
    };
    let delete = move |_| {
        let ids = selected();
        let text = texts::feedback_deleted(ids.len());
        if session.dispatch_and_tell(
            Command::Delete {
                kind: Kind::FEEDBACK,
                ids,
            },
            text,
        ) {
            state.clear();
        }
    };
    view! {
        <BulkBar state=state>
            <StatusMenu statuses=FEEDBACK_STATUSES on_choose=set_status />
            <Button label=texts::turn_into_idea() icon=IconName::Idea size=ControlSize::Small on_click=turn />
            <Button label=texts::delete() icon=IconName::Trash size=ControlSize::Small on_click=delete />
        </BulkBar>
    }
}
