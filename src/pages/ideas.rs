//! All ideas.

use crate::view::prelude::*;
use tandem_core::model::Board;
use tandem_core::search::Marker;
use tandem_core::view::ideas::{IdeaRow, IdeaSort, idea_row, ideas};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::idea_plan::PlanMenus;
use super::inbox::nothing_found;
use super::list::{
    ListFilter, Searched, SortField, conflict_mark, count_found, found_row, marked, marked_part,
    revenue_text, searched, tag_chips,
};
use super::parts::{BulkBar, BulkDelete, BulkMerge, PickButton, TagMenu, selected};
use super::status::{StatusMenu, idea_badge};
use super::views::list_address;
use crate::commands::shortcut;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::menu::{Menu, MenuItem};
use crate::components::message::EmptyState;
use crate::components::window::{ListState, RowHeight, WindowedList};
use crate::platform::page;
use crate::routes::{self, IDEAS, ListAddress};
use crate::session::Session;
use crate::shell::Shell;

const READS: [Kind; 4] = [Kind::IDEAS, Kind::FEEDBACK, Kind::CUSTOMERS, Kind::WORKSPACES];

/// The orders that there are.
const SORTS: [&str; 4] = ["", "title", "customers", "revenue"];

/// The list of ideas.
#[component]
pub fn Ideas() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_ideas()));
    let address = list_address(shell, IDEAS);
    let wanted = Memo::new(move || {
        address.with(|address| {
            session.read(&[Kind::WORKSPACES], |workspace| {
                address.wanted(&Kind::IDEAS, workspace)
            })
        })
    });
    let sort = Memo::new(move || address.with(ListAddress::idea_sort));
    let view = Memo::new(move || session.read(&READS, |workspace| ideas(workspace, sort.get())));
    let Searched {
        state,
        is_empty,
        marker,
    } = searched(wanted, move |wanted, least| {
        view.with(|view| {
            let find = |least| session.find(&Kind::IDEAS, wanted, &view.order, least);
            // The best come first unless another order was asked for.
            if sort.get() == IdeaSort::Newest {
                find(least)
            } else {
                find(usize::MAX).in_order(&view.order)
            }
        })
    });
    let peek = move |id: Id| {
        shell.open(
            &ListAddress {
                open: Some(id),
                ..address.get_untracked()
            }
            .href(IDEAS),
        );
    };
    let count = Signal::derive(move || {
        let all = view.with(|view| view.order.len());
        count_found(state.count().get(), all, texts::count_ideas(all))
    });
    view! {
        <PageHead title=texts::nav_ideas() count=count>
            <a class="button button-quiet" href=routes::duplicates(true)>{texts::duplicates_title()}</a>
            <Button
                label=texts::import_title()
                icon=IconName::Upload
                on_click=move |_| shell.import()
            />
            <Button
                label=texts::action_label("new-idea")
                kind=ButtonKind::Primary
                icon=IconName::Plus
                keys=shortcut(shell, "new-idea")
                on_click=move |_| shell.new_idea.set(true)
            />
        </PageHead>
        <Show when=move || { view.with(|view| !view.order.is_empty()) } fallback=move || nothing_yet(shell)>
            <ListFilter
                path=IDEAS
                kind=Kind::IDEAS
                address=address
                statuses=Signal::derive(move || view.with(|view| view.statuses.clone()))
                tags=Signal::derive(move || view.with(|view| view.tags.clone()))
                found=state.count()
                all=Signal::derive(move || view.with(|view| view.order.len()))
                label=texts::ideas_search()
            >
                <SortField path=IDEAS address=address sorts=&SORTS />
                <PickButton state=state />
            </ListFilter>
            <Bulk state=state />
            <Show
                when=move || !is_empty.get()
                fallback=move || nothing_found(shell, IDEAS, address)
            >
                <WindowedList
                    label=texts::nav_ideas()
                    state=state
                    row=move |id| row(session, id, marker)
                    on_open=peek
                    on_peek=peek
                    opened=Signal::derive(move || address.with(|address| address.open))
                    letters=shell.single_keys
                    place=shell.place_in(IDEAS)
                    height=RowHeight::Tall
                />
            </Show>
        </Show>
    }
}

/// What is shown while there is no idea at all.
pub fn nothing_yet(shell: Shell) -> View {
    view! {
        <EmptyState icon=IconName::Idea title=texts::ideas_empty_title() text=texts::ideas_empty_text()>
            <Button
                label=texts::action_label("new-idea")
                kind=ButtonKind::Primary
                on_click=move |_| shell.new_idea.set(true)
            />
            <Button label=texts::import_title() on_click=move |_| shell.import() />
        </EmptyState>
    }
}

fn row(session: Session, id: Id, marker: Memo<Marker>) -> View {
    let row = Memo::new(move || session.read(&READS, |workspace| idea_row(workspace, id)));
    found_row(row, marker, words, marks)
}

fn words(row: &IdeaRow, marker: &Marker) -> View {
    let about = if row.evidence.customers > 0 {
        texts::evidence_short(
            texts::count_customers(row.evidence.customers),
            revenue_text(&row.evidence.revenue),
        )
    } else {
        texts::evidence_none().to_owned()
    };
    let part = marked_part(&row.title, &row.description, marker);
    let about = part.unwrap_or_else(|| about.into_view());
    view! {
        <span class="item-title clip" dir="auto">{marked(&row.title, marker)}</span>
        <span class="item-about clip">{about}</span>
    }
}

fn marks(row: &IdeaRow) -> View {
    view! {
        {row.conflict.then(conflict_mark)}
        {tag_chips(&row.tags)}
        {idea_badge(&row.status)}
    }
}

/// What can be done with the selected ideas.
#[component]
fn Bulk(state: ListState<Id>) -> impl IntoView {
    let selected = selected(state);
    view! {
        <BulkBar state=state>
            <StatusMenu kind=Kind::IDEAS ids=move |()| selected.get_untracked() />
            <PlanMenus ids=selected />
            <TagMenu kind=Kind::IDEAS ids=selected />
            <ToBoard ids=selected />
            <BulkMerge kind=Kind::IDEAS state=state href=routes::idea />
            <BulkDelete kind=Kind::IDEAS state=state told=texts::ideas_deleted />
        </BulkBar>
    }
}

/// Puts all selected ideas on a board whose ideas are picked by hand; nothing where there is none.
#[component]
fn ToBoard(ids: Signal<Vec<Id>>) -> impl IntoView {
    let session = Session::here();
    let boards = Memo::new(move || {
        session.read(&[Kind::BOARDS], |workspace| {
            let mut all = tandem_core::view::boards(workspace);
            all.retain(|(id, _)| {
                let record = workspace.record(&Kind::BOARDS, *id);
                record.is_some_and(|record| Board::of(record).selection() == "picked")
            });
            all
        })
    });
    let items = Signal::derive(move || {
        let item = |(board, name): (Id, String)| {
            MenuItem::new(name.clone(), move |()| {
                let ids = ids.get_untracked();
                let pick = |id: &Id| (Field::link("ideas", *id), Some(Value::Flag(true)));
                let command = Command::Edit {
                    kind: Kind::BOARDS,
                    ids: vec![board],
                    writes: ids.iter().map(pick).collect(),
                };
                session.dispatch_and_show(
                    command,
                    texts::bulk_boarded(ids.len(), &name),
                    routes::board(board),
                );
            })
        };
        boards.get().into_iter().map(item).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || boards.with(|boards| !boards.is_empty())>
            <Menu label=texts::bulk_board() items=items kind=ButtonKind::Plain size=ControlSize::Small />
        </Show>
    }
}
