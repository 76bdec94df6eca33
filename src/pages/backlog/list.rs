//! Stories in their order: filtered, moved by keys, menu and drag, and changed together.

use tandem_core::scoring::show;
use tandem_core::view::backlog::{BacklogView, Spot, StoryRow, story_row};
use tandem_core::view::conflict::title;
use tandem_core::view::sprint::sprint;
use tandem_core::{Id, Kind, texts};

use super::acts::{move_stories, plan_and_tell, plan_items, status_items};
use super::filter::Filter;
use super::notes::{Notes, line_of};
use super::{AddStory, READS};
use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind, ButtonLink, ControlSize, IconButton};
use crate::components::icon::{Icon, IconName};
use crate::components::is_left;
use crate::components::menu::{Menu, MenuItem};
use crate::components::message::EmptyState;
use crate::components::window::{ListState, RowHeight, WindowedList};
use crate::pages::list::{conflict_mark, tag_chips};
use crate::pages::status::status_badge;
use crate::platform::{clock, keys};
use crate::routes::{self, BACKLOG, BacklogAddress};
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

mod bulk;

use bulk::Bulk;

/// What the rows share.
#[derive(Clone, Copy)]
struct Rows {
    shell: Shell,
    /// The sprint that stories are being chosen for.
    into: Memo<Option<Id>>,
    state: ListState<Id>,
    ids: Memo<Vec<Id>>,
    dragged: RwSignal<Option<Id>>,
    said: RwSignal<String>,
}

/// The list.
#[component]
pub fn Stories(
    /// The address as it is.
    address: Memo<BacklogAddress>,
    /// What it asks for.
    view: Memo<BacklogView>,
) -> impl IntoView {
    let shell = Shell::here();
    let ids = Memo::new(move || view.with(|view| view.ids.clone()));
    let into = Memo::new(move || address.with(|address| address.into));
    let rows = Rows {
        shell,
        into,
        state: ListState::new(ids),
        ids,
        dragged: RwSignal::new(None),
        said: RwSignal::new(String::new()),
    };
    let open = move |id: Id| {
        let next = BacklogAddress {
            open: Some(id),
            ..address.get_untracked()
        };
        shell.open(&next.href());
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        let chord = event.shift_key() && (event.ctrl_key() || event.meta_key());
        if let Some(id) = rows.state.cursor().get_untracked().filter(|_| chord) {
            event.prevent_default();
            event.stop_propagation();
            rows.step(id, up);
        }
    };
    let nothing = move || {
        view! {
            <EmptyState icon=IconName::Backlog title=texts::backlog_empty_title() text=texts::backlog_empty_text() />
        }
    };
    let not_found = move || {
        view! {
            <EmptyState icon=IconName::Search title=texts::backlog_nothing_title() text=texts::backlog_nothing_text()>
                <Button
                    label=texts::filters_clear()
                    on_click=move |_| shell.adjust(&address.with_untracked(BacklogAddress::unfiltered).href())
                />
            </EmptyState>
        }
    };
    view! {
        <AddStory />
        <Show when=move || view.with(|view| view.total > 0) fallback=nothing>
            <Choosing wanted=into />
            <Notes view=view chosen=into />
            <Filter address=address view=view />
            <Bulk rows=rows />
            <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=not_found>
                <div class="story-list" on:keydown=on_key>
                    <WindowedList
                        label=texts::nav_backlog()
                        state=rows.state
                        row=move |id| row(rows, id)
                        on_open=open
                        on_peek=open
                        opened=Signal::derive(move || address.with(|address| address.open))
                        letters=shell.single_keys
                        place=shell.place_in(BACKLOG)
                        height=RowHeight::Tall
                    />
                </div>
            </Show>
            <p class="unseen" role="status">{rows.said}</p>
        </Show>
    }
}

fn row(rows: Rows, id: Id) -> View {
    let session = rows.shell.session;
    let read = Memo::new(move || session.read(&READS, |workspace| story_row(workspace, id)));
    let over = RwSignal::new(false);
    let title = Signal::derive(move || {
        read.with(|row| row.as_ref().map(|row| row.title.clone()).unwrap_or_default())
    });
    let items = Signal::derive(move || {
        let one = move || vec![id];
        let spots = [
            (texts::move_top(), Spot::Top, ""),
            (texts::move_bottom(), Spot::Bottom, ""),
        ];
        let steps = [
            (texts::move_up(), true, "Mod+Shift+↑"),
            (texts::move_down(), false, "Mod+Shift+↓"),
        ];
        let steps = steps.map(|(label, up, press)| {
            MenuItem::new(label, move |()| rows.step(id, up)).keys(keys::show(press))
        });
        let spots =
            spots.map(|(label, spot, _)| MenuItem::new(label, move |()| rows.move_and_tell(id, spot)));
        let mut items: Vec<MenuItem> = steps.into_iter().chain(spots).collect();
        for group in [status_items(session, one), plan_items(session, one)] {
            let mut group = group.into_iter();
            items.extend(group.next().map(MenuItem::separated));
            items.extend(group);
        }
        items
    });
    view! {
        <div
            class="story-row"
            class:story-over=over
            class:story-under=move || over.get() && rows.goes_down(id)
            class:drag-source=move || rows.dragged.get() == Some(id)
            draggable="true"
            on:dragstart=move |event: ev::DragEvent| {
                if let Some(data) = event.data_transfer() {
                    // Some browsers drag only what carries something; an empty store of data refuses nothing.
                    data.set_data("text/plain", &title.get_untracked()).ok();
                }
                rows.dragged.set(Some(id));
            }
            on:dragend=move |_| rows.dragged.set(None)
            on:dragover=move |event: ev::DragEvent| {
                if rows.takes(id) {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |event: ev::DragEvent| {
                if is_left(&event) {
                    over.set(false);
                }
            }
            on:drop=move |event: ev::DragEvent| {
                over.set(false);
                if let Some(dragged) = rows.dragged.get_untracked().filter(|_| rows.takes(id)) {
                    event.prevent_default();
                    event.stop_propagation();
                    let spot = if rows.goes_down(id) { Spot::After } else { Spot::Before };
                    rows.dragged.set(None);
                    rows.move_and_tell(dragged, spot(id));
                }
            }
        >
            {move || read.get().map(show_row)}
            {move || rows.into.get().map(|sprint| view! {
                <IconButton
                    icon=IconName::Plus
                    label=texts::choosing_add(title.get())
                    size=ControlSize::Small
                    on_click=move |_| { plan_and_tell(session, &[id], Some(sprint)); }
                />
            })}
            <Menu
                label=Signal::derive(move || texts::story_menu(title.get()))
                items=items
                icon=IconName::More
                icon_only=true
                size=ControlSize::Small
            />
        </div>
    }
}

fn show_row(row: StoryRow) -> View {
    let StoryRow {
        title,
        status,
        idea,
        tags,
        points,
        ready,
        waits,
        sprint,
        conflict,
        ..
    } = row;
    let about = [idea, sprint]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    let spoken = points.map_or_else(|| texts::points_none().to_owned(), texts::points_of);
    let open = !matches!(status.as_str(), "done" | "declined");
    view! {
        <span class="story-points" title=spoken.clone()>
            <span aria-hidden="true">{points.map_or_else(|| "–".to_owned(), show)}</span>
            <span class="unseen">{spoken}</span>
        </span>
        <div class="item">
            <span class="item-title clip" dir="auto">{title}</span>
            <span class="item-about clip">{about.join(" · ")}</span>
        </div>
        <div class="item-marks">
            {conflict.then(conflict_mark)}
            {(waits > 0 && open).then(|| view! { <Chip label=texts::story_waits(waits) icon=IconName::Clock /> })}
            {tag_chips(&tags)}
            {open.then(|| if ready {
                view! { <span class="story-ready"><Icon name=IconName::Check />{texts::story_ready()}</span> }
            } else {
                view! { <span class="soft story-unready">{texts::story_unready()}</span> }
            })}
            {status_badge(&status)}
        </div>
    }
}

impl Rows {
    /// The selected stories if this is one of them, or this one alone.
    fn with(self, id: Id) -> Vec<Id> {
        let selected: Vec<Id> = self
            .state
            .selection()
            .with_untracked(|selection| selection.iter().copied().collect());
        if selected.contains(&id) {
            selected
        } else {
            vec![id]
        }
    }

    /// Moves a story one row up or down, past its neighbour in sight.
    fn step(self, id: Id, up: bool) {
        let moved = self.with(id);
        let beside = self.ids.with_untracked(|ids| {
            let mut places = (0..ids.len()).filter(|at| ids.get(*at).is_some_and(|id| moved.contains(id)));
            let at = if up {
                places.next()?.checked_sub(1)?
            } else {
                places.next_back()? + 1
            };
            ids.get(at).copied()
        });
        let spot = if up { Spot::Before } else { Spot::After };
        if let Some(text) = beside.and_then(|beside| self.move_to(id, spot(beside))) {
            self.said.set(text);
        }
    }

    /// Whether what is dragged can be put down at this story: not at one that comes along.
    fn takes(self, target: Id) -> bool {
        let dragged = self.dragged.get_untracked();
        dragged.is_some_and(|dragged| !self.with(dragged).contains(&target))
    }

    /// Whether what is dragged comes down to this one, and so after it.
    fn goes_down(self, target: Id) -> bool {
        let dragged = self.dragged.get_untracked();
        self.ids.with_untracked(|ids| {
            let place = |wanted: Id| ids.iter().position(|id| *id == wanted);
            dragged.and_then(place) < place(target)
        })
    }

    /// Moves a story and says so with an offer to take it back. By the keys it goes step by step: each step is only heard.
    fn move_and_tell(self, id: Id, spot: Spot) {
        if let Some(text) = self.move_to(id, spot) {
            self.shell.session.tell_done(text);
        }
    }

    /// Moves a story, keeps the focus on its row, and gives what there is to say.
    fn move_to(self, id: Id, spot: Spot) -> Option<String> {
        if !move_stories(self.shell.session, &self.with(id), spot) {
            return None;
        }
        let session = self.shell.session;
        let title = session.peek(|workspace| title(workspace, &Kind::STORIES, id));
        let place = self
            .ids
            .with_untracked(|ids| ids.iter().position(|other| *other == id));
        once_shown(move || self.state.focus(&id));
        Some(texts::story_moved(
            title,
            place.map_or(0, |place| place + 1),
            self.ids.with_untracked(Vec::len),
        ))
    }
}

/// Which sprint stories are being chosen for, how full it is, and the way back to it.
#[component]
fn Choosing(wanted: Memo<Option<Id>>) -> impl IntoView {
    let session = Shell::here().session;
    let line = Memo::new(move || {
        let id = wanted.get()?;
        let view = session.read(&READS, |workspace| sprint(workspace, id, clock::by_hour()))?;
        Some((id, line_of(&view)))
    });
    move || {
        line.get().map(|(id, line)| {
            view! {
                <div class="bulk" role="group" aria-label=texts::choosing(line.as_str())>
                    <strong>{texts::choosing(line.as_str())}</strong>
                    <ButtonLink href=routes::sprint(id) label=texts::choosing_done() kind=ButtonKind::Primary />
                </div>
            }
        })
    }
}
