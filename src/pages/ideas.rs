//! All ideas.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use tandem_core::snapshot::v1::IDEA_STATUSES;
use tandem_core::view::ideas::{IdeaRow, idea_row, ideas};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::inbox::nothing_found;
use super::list::{ListFilter, conflict_mark, revenue_text, status_badge, tag_chips};
use super::parts::{BulkBar, StatusMenu};
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::components::window::{ListState, RowHeight, WindowedList};
use crate::platform::page;
use crate::routes::{IDEAS, ListAddress};
use crate::session::Session;
use crate::shell::Shell;

const READS: [Kind; 4] = [Kind::IDEAS, Kind::FEEDBACK, Kind::CUSTOMERS, Kind::WORKSPACES];

/// The list of ideas.
#[component]
pub fn Ideas() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_ideas()));
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(ListAddress::read));
    let wanted = Memo::new(move |_| address.with(ListAddress::ideas_query));
    let view =
        Memo::new(move |_| wanted.with(|query| session.read(&READS, |workspace| ideas(workspace, query))));
    let ids = Memo::new(move |_| view.with(|view| view.ids.clone()));
    let state = ListState::new(ids);
    let peek = move |id: Id| {
        shell.open(
            &ListAddress {
                open: Some(id),
                ..address.get_untracked()
            }
            .href(IDEAS),
        );
    };
    let count = Signal::derive(move || view.with(|view| texts::count_ideas(view.total)));
    let sorts = ["", "title", "customers"].map(|sort| Choice::new(sort, texts::sort_name(sort)));
    let sort = move |sort: String| {
        shell.adjust(
            &ListAddress {
                sort,
                ..address.get_untracked()
            }
            .href(IDEAS),
        );
    };
    let sorts = StoredValue::new(sorts.to_vec());
    view! {
        <PageHead title=texts::nav_ideas() count=count>
            <Button
                label=texts::action_label("import-csv")
                icon=IconName::Upload
                on_click=move |_| shell.import_csv.set(true)
            />
            <Button
                label=texts::action_label("new-idea")
                kind=ButtonKind::Primary
                icon=IconName::Plus
                keys="C"
                on_click=move |_| shell.new_idea.set(true)
            />
        </PageHead>
        <Show when=move || { view.with(|view| view.total > 0) } fallback=move || nothing_yet(shell)>
            <ListFilter
                path=IDEAS
                address=address
                statuses=Signal::derive(move || view.with(|view| view.statuses.clone()))
                tags=Signal::derive(move || view.with(|view| view.tags.clone()))
                label=texts::ideas_search()
            >
                <SelectField
                    label=texts::sort_label()
                    hide_label=true
                    choices=Signal::stored(sorts.get_value())
                    value=Signal::derive(move || address.with(|address| address.sort.clone()))
                    on_change=sort
                />
            </ListFilter>
            <Bulk state=state />
            <Show
                when=move || { ids.with(|ids| !ids.is_empty()) }
                fallback=move || nothing_found(shell, IDEAS, address)
            >
                <WindowedList
                    label=texts::nav_ideas()
                    state=state
                    row=move |id| row(session, id)
                    on_open=peek
                    on_peek=peek
                    letters=shell.single_keys
                    place=IDEAS.to_owned()
                    height=RowHeight::Tall
                />
            </Show>
        </Show>
    }
}

/// What is shown while there is no idea at all.
fn nothing_yet(shell: Shell) -> AnyView {
    view! {
        <EmptyState icon=IconName::Idea title=texts::ideas_empty_title() text=texts::ideas_empty_text()>
            <Button
                label=texts::action_label("new-idea")
                kind=ButtonKind::Primary
                on_click=move |_| shell.new_idea.set(true)
            />
            <Button label=texts::action_label("import-csv") on_click=move |_| shell.import_csv.set(true) />
        </EmptyState>
    }
    .into_any()
}

fn row(session: Session, id: Id) -> AnyView {
    let row = Memo::new(move |_| session.read(&READS, |workspace| idea_row(workspace, id)));
    (move || row.get().map(show_row)).into_any()
}

fn show_row(row: IdeaRow) -> AnyView {
    let IdeaRow {
        title,
        status,
        tags,
        evidence,
        conflict,
        ..
    } = row;
    let about = if evidence.customers > 0 {
        texts::evidence_short(
            texts::count_customers(evidence.customers),
            revenue_text(&evidence.revenue),
        )
    } else {
        texts::evidence_none().to_owned()
    };
    view! {
        <div class="item">
            <span class="item-title clip">{title}</span>
            <span class="item-about clip">{about}</span>
        </div>
        <div class="item-marks">
            {conflict.then(conflict_mark)}
            {tag_chips(tags)}
            {status_badge(&status)}
        </div>
    }
    .into_any()
}

/// What can be done with the selected ideas.
#[component]
fn Bulk(state: ListState<Id>) -> impl IntoView {
    let session = Session::here();
    let selected = move || {
        state
            .selection()
            .with_untracked(|selection| selection.iter().copied().collect::<Vec<Id>>())
    };
    let set_status = move |status: String| {
        let ids = selected();
        let done = texts::bulk_status_set(ids.len(), texts::status_name(&status));
        let writes = vec![(Field::named("status"), Some(Value::text(&status)))];
        session.dispatch_and_tell(
            Command::Edit {
                kind: Kind::IDEAS,
                ids,
                writes,
            },
            done,
        );
    };
    let delete = move |_| {
        let ids = selected();
        let text = texts::ideas_deleted(ids.len());
        if session.dispatch_and_tell(
            Command::Delete {
                kind: Kind::IDEAS,
                ids,
            },
            text,
        ) {
            state.clear();
        }
    };
    view! {
        <BulkBar state=state>
            <StatusMenu statuses=IDEA_STATUSES on_choose=set_status />
            <Button label=texts::delete() icon=IconName::Trash size=ControlSize::Small on_click=delete />
        </BulkBar>
    }
}
