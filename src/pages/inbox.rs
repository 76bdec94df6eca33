//! The inbox: capture, triage, link to ideas.

use crate::view::{prelude::*, stamp};
use tandem_core::search::Marker;
use tandem_core::view::inbox::{InboxRow, InboxSort, inbox_again, inbox_row};
use tandem_core::{Id, Kind, Millis, texts};

use super::list::{
    ListFilter, Searched, SortField, conflict_mark, count_found, found_row, marked, marked_part, searched,
    tag_chips,
};
use super::status::{StatusMenu, status_badge};
use super::views::list_address;
use crate::commands::shortcut;
use crate::components::badge::RelativeTime;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::frame::PageHead;
use crate::components::icon::{Icon, IconName};
use crate::components::message::EmptyState;
use crate::components::window::{ListState, RowHeight, WindowedList};
use crate::pages::parts::{
    BulkBar, BulkDelete, BulkMerge, IdeaLinkField, PickButton, TagMenu, selected, turn_into_idea,
};
use crate::platform::{intl, page};
use crate::routes::{INBOX, ListAddress};
use crate::session::Session;
use crate::shell::Shell;

pub mod tabs;

const READS: [Kind; 3] = [Kind::FEEDBACK, Kind::CUSTOMERS, Kind::IDEAS];

/// The orders that there are.
const SORTS: [&str; 3] = ["", "oldest", "customers"];

/// The inbox.
#[component]
pub fn Inbox() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_inbox()));
    let address = list_address(shell, INBOX);
    let wanted = Memo::new(move || {
        address.with(|address| {
            session.read(&[Kind::WORKSPACES], |workspace| {
                address.wanted(&Kind::FEEDBACK, workspace)
            })
        })
    });
    let view = Memo::again(move |before| {
        session.read(&[Kind::FEEDBACK], |workspace| inbox_again(before, workspace))
    });
    let sort = Memo::new(move || address.with(ListAddress::inbox_sort));
    let sorted = Memo::new(move || {
        session.read(&[Kind::FEEDBACK, Kind::CUSTOMERS], |workspace| {
            view.with(|view| view.sorted(workspace, sort.get()))
        })
    });
    let Searched {
        state,
        is_empty,
        marker,
    } = searched(wanted, move |wanted, least| {
        // The best come first unless another order was asked for.
        if sort.get() == InboxSort::Newest {
            view.with(|view| session.find(&Kind::FEEDBACK, wanted, &view.order, least))
        } else {
            let find = |order: &Vec<_>| {
                session
                    .find(&Kind::FEEDBACK, wanted, order, usize::MAX)
                    .in_order(order)
            };
            sorted.with(find)
        }
    });
    let open = move |id: Id| {
        shell.open(
            &ListAddress {
                open: Some(id),
                ..address.get_untracked()
            }
            .href(INBOX),
        );
    };
    let count = Signal::derive(move || {
        let all = view.with(|view| view.order.len());
        count_found(state.count().get(), all, texts::count_feedback(all))
    });
    view! {
        <PageHead title=texts::nav_inbox() count=count>
            <Button
                label=texts::import_title()
                icon=IconName::Upload
                on_click=move |_| shell.import()
            />
            <Button
                label=texts::action_label("new-feedback")
                kind=ButtonKind::Primary
                icon=IconName::Plus
                keys=shortcut(shell, "new-feedback")
                on_click=move |_| shell.new_feedback.set(true)
            />
        </PageHead>
        <tabs::InboxTabs />
        <Show when=move || { view.with(|view| !view.order.is_empty()) } fallback=|| nothing_yet(IconName::Inbox, texts::inbox_empty_title(), texts::inbox_empty_text())>
            <ListFilter
                path=INBOX
                kind=Kind::FEEDBACK
                address=address
                statuses=Signal::derive(move || view.with(|view| view.statuses.clone()))
                tags=Signal::derive(move || view.with(|view| view.tags.clone()))
                found=state.count()
                all=Signal::derive(move || view.with(|view| view.order.len()))
                label=texts::inbox_search()
            >
                <SortField path=INBOX address=address sorts=&SORTS />
                <PickButton state=state />
            </ListFilter>
            <Bulk state=state />
            <Show
                when=move || !is_empty.get()
                fallback=move || nothing_found(shell, INBOX, address)
            >
                <WindowedList
                    label=texts::nav_inbox()
                    state=state
                    row=move |id| row(session, id, marker)
                    on_open=open
                    on_peek=open
                    opened=Signal::derive(move || address.with(|address| address.open))
                    letters=shell.single_keys
                    place=shell.place_in(INBOX)
                    height=RowHeight::Tall
                />
            </Show>
        </Show>
    }
}

/// What is shown while there is nothing: the ways to write feedback down or to bring it in.
pub fn nothing_yet(icon: IconName, title: &'static str, text: &'static str) -> View {
    let shell = Shell::here();
    view! {
        <EmptyState icon=icon title=title text=text>
            <Button
                label=texts::action_label("new-feedback")
                kind=ButtonKind::Primary
                on_click=move |_| shell.new_feedback.set(true)
            />
            <Button label=texts::import_title() on_click=move |_| shell.import() />
        </EmptyState>
    }
}

/// What is shown when a filter finds nothing.
pub fn nothing_found(shell: Shell, path: &'static str, address: Memo<ListAddress>) -> View {
    let clear = move |_| shell.adjust(&address.with_untracked(ListAddress::unfiltered).href(path));
    view! {
        <EmptyState icon=IconName::Search title=texts::nothing_found_title() text=texts::nothing_found_text()>
            <Button label=texts::clear_filters() kind=ButtonKind::Primary on_click=clear />
        </EmptyState>
    }
}

fn row(session: Session, id: Id, marker: Memo<Marker>) -> View {
    let row = Memo::new(move || session.read(&READS, |workspace| inbox_row(workspace, id)));
    found_row(row, marker, words, marks)
}

fn words(row: &InboxRow, marker: &Marker) -> View {
    let about: Vec<&str> = [row.customer_name.as_str(), row.channel.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let about = if about.is_empty() {
        texts::nobody_named().to_owned()
    } else {
        about.join(" · ")
    };
    let part = marked_part(&row.title, &row.body, marker);
    let about = part.unwrap_or_else(|| marked(&about, marker));
    view! {
        <span class="item-title clip" dir="auto">{marked(&row.title, marker)}</span>
        <span class="item-about clip">{about}</span>
    }
}

fn marks(row: &InboxRow) -> View {
    let voices = row.voices;
    view! {
        {row.conflict.then(conflict_mark)}
        {tag_chips(&row.tags)}
        {(voices > 1).then(|| stamp(format!("voices {voices}"), || view! {
            <span class="item-voices" title=texts::count_customers(voices)>
                <Icon name=IconName::User />
                {voices.to_string()}
            </span>
        }))}
        {status_badge(&row.status)}
        <RelativeTime relative=intl::ago(row.at) exact=exact_time(row.at) />
    }
}

/// The exact time, which is heard and not seen. Before the page has come to rest it is left out: the browser takes longer to
/// make ready how it spells days than the page takes to draw all rows.
fn exact_time(at: Millis) -> Signal<String> {
    let rested = Shell::here().rested;
    if rested.get_untracked() {
        return intl::moment(at).into();
    }
    Signal::derive(move || {
        if rested.get() {
            intl::moment(at)
        } else {
            String::new()
        }
    })
}

/// What can be done with the selected items.
#[component]
fn Bulk(state: ListState<Id>) -> impl IntoView {
    let session = Session::here();
    let selected = selected(state);
    let turn = move |_| {
        if turn_into_idea(session, selected.get_untracked()) {
            state.clear();
        }
    };
    view! {
        <BulkBar state=state>
            <StatusMenu kind=Kind::FEEDBACK ids=move |()| selected.get_untracked() />
            <Button label=texts::turn_into_idea() icon=IconName::Idea size=ControlSize::Small on_click=turn />
            <div class="bulk-pick"><IdeaLinkField feedback=selected /></div>
            <TagMenu kind=Kind::FEEDBACK ids=selected />
            <BulkMerge kind=Kind::FEEDBACK state=state href=crate::routes::feedback />
            <BulkDelete kind=Kind::FEEDBACK state=state told=texts::feedback_deleted />
        </BulkBar>
    }
}
