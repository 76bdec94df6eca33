//! The story map: activities across, steps under them, stories below, cut into slices.

mod part;

use tandem_core::command::Write;
use tandem_core::view::backlog::plan_writes;
use tandem_core::view::sprint::open_sprints;
use tandem_core::view::story_map::{Activity, MapCard, MapView, Slice, SliceBy, story_map};
use tandem_core::{Field, Id, Kind, Value, texts};

use part::{add_part, head};

use super::acts::{arrange, set};
use super::{READS, add_story};
use crate::components::button::{Button, ButtonKind, ControlSize, IconButton};
use crate::components::field::Choice;
use crate::components::filter::Segmented;
use crate::components::icon::IconName;
use crate::components::is_left;
use crate::components::menu::{Menu, MenuItem};
use crate::components::message::EmptyState;
use crate::pages::status::status_badge;
use crate::platform::{clock, page};
use crate::routes::BacklogAddress;
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

/// A place on the map: a step and a slice, none for what is in none.
type Cell = (Id, Option<Id>);

/// What the map's parts share.
#[derive(Clone, Copy)]
struct Map {
    shell: Shell,
    by: Memo<SliceBy>,
    view: Memo<MapView>,
    /// What it is built from. What is called or counted otherwise stays the same element, in which somebody may be typing.
    shape: Memo<MapView>,
    dragged: RwSignal<Option<Id>>,
}

/// The map.
#[component]
pub fn StoryMap(
    /// The address as it is.
    address: Memo<BacklogAddress>,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let by = Memo::new(move || {
        if address.with(|address| address.slices == "release") {
            SliceBy::Release
        } else {
            SliceBy::Sprint
        }
    });
    let reads = [Kind::ACTIVITIES, Kind::STEPS, Kind::RELEASES]
        .into_iter()
        .chain(READS)
        .collect::<Vec<_>>();
    let view = Memo::new(move || session.read(&reads, |workspace| story_map(workspace, by.get())));
    let map = Map {
        shell,
        by,
        view,
        shape: Memo::new(move || view.with(MapView::shape)),
        dragged: RwSignal::new(None),
    };
    let empty = move || map.shape.with(|view| view.activities.is_empty());
    let table = move || map.shape.with(|view| table(map, view, address));
    let waiting = move || {
        map.shape.with(|view| {
            let cards = view
                .unplaced
                .iter()
                .map(|story| card(map, story.id, address))
                .collect_view();
            (!view.unplaced.is_empty()).then(|| {
                view! {
                    <section class="map-unplaced" aria-label=texts::map_unplaced()>
                        <h2>{texts::map_unplaced()}</h2>
                        <ul class="map-cards" role="list">{cards}</ul>
                    </section>
                }
            })
        })
    };
    view! {
        <div class="map-tools">
            <Show when=move || !empty()>
                <Button
                    label=texts::activity_new()
                    icon=IconName::Plus
                    size=ControlSize::Small
                    on_click=move |_| add_part(session, &Kind::ACTIVITIES, None)
                />
            </Show>
            <Segmented
                label=texts::map_slices()
                choices=Signal::stored(["", "release"].map(|by| Choice::new(by, texts::map_slices_by(by))).to_vec())
                value=Signal::derive(move || address.with(|address| address.slices.clone()))
                on_change=move |slices: String| shell.adjust(&BacklogAddress { slices, ..address.get_untracked() }.href())
            />
        </div>
        <Show
            when=move || !empty()
            fallback=move || view! {
                <EmptyState icon=IconName::Table title=texts::map_empty_title() text=texts::map_empty_text()>
                    <Button
                        label=texts::activity_new()
                        icon=IconName::Plus
                        kind=ButtonKind::Primary
                        on_click=move |_| add_part(session, &Kind::ACTIVITIES, None)
                    />
                </EmptyState>
            }
        >
            <div class="map-scroll" tabindex="0" role="region" aria-label=texts::backlog_look("map")>{table}</div>
        </Show>
        {waiting}
    }
}

fn table(map: Map, view: &MapView, address: Memo<BacklogAddress>) -> View {
    let activities = view.activities.iter().map(|activity| {
        let span = activity.steps.len().max(1);
        view! { <th scope="colgroup" colspan=span class="map-activity">{head(map, &Kind::ACTIVITIES, activity.id)}</th> }
    });
    let steps = view.activities.iter().flat_map(|activity| {
        let own = activity.steps.iter().map(|(id, _)| {
            view! { <th scope="col" class="map-step">{head(map, &Kind::STEPS, *id)}</th> }
        });
        let none = activity
            .steps
            .is_empty()
            .then(|| view! { <th scope="col" class="map-step">{texts::map_no_step()}</th> });
        own.chain(none).collect::<Vec<_>>()
    });
    // The cells of all steps in order, with an empty one under an activity that has none.
    let slices = view.slices.iter().map(|slice| {
        let mut cells = slice.cells.iter();
        let row = view.activities.iter().flat_map(|activity: &Activity| {
            if activity.steps.is_empty() {
                return vec![view! { <td class="map-cell"></td> }];
            }
            activity
                .steps
                .iter()
                .map(|(step, _)| {
                    let cards = cells.next().map(Vec::as_slice).unwrap_or_default();
                    cell(map, (*step, slice.id), cards, address)
                })
                .collect()
        });
        let row = row.collect::<Vec<_>>();
        let id = slice.id;
        let told = move |tell: fn(&Slice) -> String| map.view.with(|view| view.slice(id).map(tell));
        let total = |slice: &Slice| texts::map_total(slice.count, texts::points_of(slice.points));
        view! {
            <tr>
                <th scope="row" class="map-slice">
                    <span>{move || told(|slice| slice.name.clone())}</span>
                    <span class="soft small">{move || told(total)}</span>
                </th>
                {row}
            </tr>
        }
    });
    let (activities, steps, slices) = (
        activities.collect_view(),
        steps.collect_view(),
        slices.collect_view(),
    );
    view! {
        <table class="map">
            <caption class="unseen">{texts::backlog_look("map")}</caption>
            <thead>
                <tr><td class="map-corner"></td>{activities}</tr>
                <tr><td class="map-corner"></td>{steps}</tr>
            </thead>
            <tbody>{slices}</tbody>
        </table>
    }
}

fn cell(map: Map, place: Cell, cards: &[MapCard], address: Memo<BacklogAddress>) -> View {
    let over = RwSignal::new(false);
    let cards = cards
        .iter()
        .map(|story| card(map, story.id, address))
        .collect_view();
    let (step, slice) = place;
    let label = Signal::derive(move || {
        map.view.with(|view| {
            let slice = view.slice(slice).map(|slice| slice.name.as_str());
            texts::map_add_here(view.title(step), slice.unwrap_or_default())
        })
    });
    let add = move |_| {
        let slice = slice.map(|slice| match map.by.get_untracked() {
            SliceBy::Release => (Field::named("release"), Value::link(slice)),
            SliceBy::Sprint => {
                let now = tandem_core::time::format(clock::now());
                (Field::link("sprints", slice), Value::text(&now))
            }
        });
        let step = (Field::named("step"), Value::link(step));
        let fields = std::iter::once(step).chain(slice).collect();
        if let Some(id) = add_story(map.shell.session, texts::story_untitled(), fields) {
            let next = BacklogAddress {
                open: Some(id),
                ..address.get_untracked()
            };
            map.shell.open(&next.href());
            once_shown(|| page::focus_first(".peek .inline-title"));
        }
    };
    view! {
        <td
            class="map-cell"
            class:map-over=over
            on:dragover=move |event: ev::DragEvent| {
                if map.dragged.get_untracked().is_some_and(|story| map.takes(slice, story)) {
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
                if let Some(story) = map.dragged.get_untracked().filter(|story| map.takes(slice, *story)) {
                    event.prevent_default();
                    event.stop_propagation();
                    map.dragged.set(None);
                    map.put(story, place);
                }
            }
        >
            <ul class="map-cards" role="list">{cards}</ul>
            {map.is_open(slice).then(|| view! {
                <IconButton icon=IconName::Plus label=label kind=ButtonKind::Quiet size=ControlSize::Small on_click=add />
            })}
        </td>
    }
}

fn card(map: Map, id: Id, address: Memo<BacklogAddress>) -> View {
    let shown = Memo::new(move || map.view.with(|view| view.card(id).cloned()));
    let title = Memo::new(move || {
        let title = shown.with(|shown| shown.as_ref().map(|card| card.title.clone()));
        title.unwrap_or_default()
    });
    let about = move || {
        shown.get().map(|card| {
            view! { <span class="card-about">{status_badge(&card.status)} {card.points.map(texts::points_of)}</span> }
        })
    };
    let href = move || {
        let next = BacklogAddress {
            open: Some(id),
            ..address.get()
        };
        next.href()
    };
    let items = Signal::derive(move || {
        map.view.with(|view| {
            let steps = view.activities.iter().flat_map(|activity| &activity.steps);
            let steps = steps.map(|(step, title)| {
                let step = *step;
                MenuItem::new(texts::map_to_step(title), move |()| map.put_step(id, Some(step)))
            });
            let open = view.slices.iter().filter(|slice| map.is_open(slice.id));
            let slices = open.map(|slice| {
                let slice_id = slice.id;
                MenuItem::new(texts::map_to_slice(&slice.name), move |()| {
                    map.put_slice(id, slice_id);
                })
            });
            let mut slices: Vec<MenuItem> = slices.collect();
            if let Some(first) = slices.first_mut() {
                first.separated = true;
            }
            let off = MenuItem::new(texts::map_off(), move |()| map.put_step(id, None)).separated();
            steps.chain(slices).chain([off]).collect::<Vec<_>>()
        })
    });
    view! {
        <li
            class="card map-card"
            class:drag-source=move || map.dragged.get() == Some(id)
            draggable="true"
            on:dragstart=move |event: ev::DragEvent| {
                if let Some(data) = event.data_transfer() {
                    // Some browsers drag only what carries something; an empty store of data refuses nothing.
                    data.set_data("text/plain", &title.get_untracked()).ok();
                }
                map.dragged.set(Some(id));
            }
            on:dragend=move |_| map.dragged.set(None)
        >
            <a class="card-title" id=format!("map-{id}") href=href>{title}</a>
            <Menu
                label=Signal::derive(move || texts::story_menu(title.get()))
                items=items
                icon=IconName::More
                icon_only=true
                size=ControlSize::Small
            />
            {about}
        </li>
    }
}

impl Map {
    /// Whether stories can be put into a slice: a sprint that is over takes none in.
    fn is_open(self, slice: Option<Id>) -> bool {
        let session = self.shell.session;
        let is_open = |sprint: Id| {
            let open = session.peek(|workspace| open_sprints(workspace, clock::now()));
            open.iter().any(|(open, _)| *open == sprint)
        };
        self.by.get_untracked() == SliceBy::Release || slice.is_none_or(is_open)
    }

    /// Whether a story can be put down in a slice, as one that is there can be moved along in it.
    fn takes(self, slice: Option<Id>, story: Id) -> bool {
        let is_there = |view: &MapView| view.slice(slice).is_some_and(|slice| slice.holds(story));
        self.is_open(slice) || self.view.with_untracked(is_there)
    }

    /// Puts a story under a step and into a slice, as one step, says so with an offer to take it back, and keeps the focus on it.
    fn put(self, story: Id, (step, slice): Cell) {
        let mut writes = self.slice_writes(story, slice);
        writes.push((
            Kind::STORIES,
            story,
            Field::named("step"),
            Some(Value::link(step)),
        ));
        if arrange(self.shell.session, "move-story", writes) {
            self.tell(story);
        }
    }

    fn slice_writes(self, story: Id, slice: Option<Id>) -> Vec<Write> {
        match self.by.get_untracked() {
            SliceBy::Release => vec![(
                Kind::STORIES,
                story,
                Field::named("release"),
                slice.map(Value::link),
            )],
            SliceBy::Sprint => {
                let session = self.shell.session;
                session.peek(|workspace| plan_writes(workspace, &[story], slice, clock::now()))
            }
        }
    }

    fn put_step(self, story: Id, step: Option<Id>) {
        if set(
            self.shell.session,
            story,
            Field::named("step"),
            step.map(Value::link),
        ) {
            self.tell(story);
        }
    }

    fn put_slice(self, story: Id, slice: Option<Id>) {
        if arrange(self.shell.session, "move-story", self.slice_writes(story, slice)) {
            self.tell(story);
        }
    }

    fn tell(self, story: Id) {
        let session = self.shell.session;
        let title =
            session.peek(|workspace| tandem_core::view::conflict::title(workspace, &Kind::STORIES, story));
        session.tell_done(texts::map_moved(title));
        once_shown(move || page::focus(&format!("map-{story}")));
    }
}
