//! One's own order of a board's ideas, by buttons, keys or dragging; the board shows what disagrees least with everybody's.

use tandem_core::view::board::BoardView;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::{title_of, to_judge};
use crate::components::button::{ControlSize, IconButton};
use crate::components::icon::IconName;
use crate::platform::page;
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

/// The name of the framework and of its input, as files spell them.
const RANK: (&str, &str) = ("stack-rank", "position");

/// My order, and what has no place in it yet.
#[component]
pub fn Order(
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    let session = Shell::here().session;
    let me = session.by();
    let placed = Memo::new(move || {
        session.read(&[Kind::IDEAS], |workspace| {
            view.with(|view| {
                let ids = view.iter().flat_map(BoardView::rows).map(|row| row.id);
                let mut found: Vec<(f64, Id)> = ids
                    .filter_map(|id| {
                        let record = workspace.record(&Kind::IDEAS, id)?;
                        let place = tandem_core::model::Idea::of(record).estimate(RANK.0, me, RANK.1)?;
                        Some((place, id))
                    })
                    .collect();
                tandem_core::sort::by(&mut found, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                found
            })
        })
    });
    let order =
        Memo::new(move || placed.with(|placed| placed.iter().map(|(_, id)| *id).collect::<Vec<Id>>()));
    let open = to_judge(view);
    let rest = Memo::new(move || {
        order.with(|order| {
            let mut rest = open.get();
            rest.retain(|id| !order.contains(id));
            rest
        })
    });
    let mine = Mine {
        session,
        view,
        placed,
        dragged: RwSignal::new(None),
        said: RwSignal::new(String::new()),
    };
    let waiting = move |idea: Id| {
        let title = Signal::derive(move || title_of(view, idea));
        view! {
            <li class="order-card">
                <a class="grow" href=routes::idea(idea)>{title}</a>
                <IconButton
                    label=Signal::derive(move || texts::order_place(title.get()))
                    icon=IconName::Plus
                    size=ControlSize::Small
                    on_click=move |_| mine.put(idea, usize::MAX)
                />
            </li>
        }
    };
    view! {
        <div class="judge order">
            <section aria-labelledby="order-mine">
                <h2 id="order-mine">{texts::order_mine()}</h2>
                <p class="soft small">{texts::order_keys()}</p>
                <ol class="order-list">
                    <For each=move || order.get() key=|id| *id children=move |idea: Id| card(mine, order, idea) />
                </ol>
                <Show when=move || order.with(Vec::is_empty)>
                    <p class="soft">{texts::order_empty()}</p>
                </Show>
            </section>
            <Show when=move || rest.with(|rest| !rest.is_empty())>
                <section aria-labelledby="order-rest">
                    <h2 id="order-rest">{texts::order_rest()}</h2>
                    <ul class="order-list" role="list">
                        <For each=move || rest.get() key=|id| *id children=waiting />
                    </ul>
                </section>
            </Show>
            <p class="unseen" role="status">{mine.said}</p>
        </div>
    }
}

/// My order, and how it is changed.
#[derive(Clone, Copy)]
struct Mine {
    session: Session,
    view: Memo<Option<BoardView>>,
    placed: Memo<Vec<(f64, Id)>>,
    dragged: RwSignal<Option<Id>>,
    said: RwSignal<String>,
}

impl Mine {
    /// Puts an idea at this place, from 0; beyond the end at the end. All others stay as they are, unless there is no
    /// number left between two of them: then all get new ones, in the same step.
    fn put(self, idea: Id, at: usize) {
        let mut others = self.placed.get_untracked();
        others.retain(|(_, id)| *id != idea);
        let at = at.min(others.len());
        let before = at
            .checked_sub(1)
            .and_then(|at| others.get(at))
            .map(|(place, _)| *place);
        let after = others.get(at).map(|(place, _)| *place);
        let place = match (before, after) {
            (None, None) => 1.0,
            (None, Some(after)) => after - 1.0,
            (Some(before), None) => before.floor() + 1.0,
            (Some(before), Some(after)) => f64::midpoint(before, after),
        };
        let fits = before.is_none_or(|before| before < place) && after.is_none_or(|after| place < after);
        let mut writes = Vec::new();
        if fits {
            writes.push((idea, place));
        } else {
            others.insert(at, (place, idea));
            let numbered = others.iter().zip(1_u32..);
            writes.extend(numbered.map(|((_, id), place)| (*id, f64::from(place))));
        }
        // A button that moves it keeps the focus; a card that is dragged, or moved by its keys, is given it.
        let by_button = page::shows(".order-card button:focus");
        let field = || Field::estimate(RANK.0, self.session.by(), RANK.1);
        let writes = writes
            .into_iter()
            .map(|(id, place)| (id, field(), Value::number(place)));
        if self.session.try_dispatch(Command::Fill {
            writes: writes.collect(),
        }) {
            self.said
                .set(texts::order_moved(title_of(self.view, idea), at + 1));
            if !by_button {
                once_shown(move || page::focus(&card_id(idea)));
            }
        }
    }

    fn take_out(self, idea: Id) {
        self.session.try_dispatch(Command::Fill {
            writes: vec![(idea, Field::estimate(RANK.0, self.session.by(), RANK.1), None)],
        });
    }

    /// The place of an idea, from 0.
    fn place(self, idea: Id) -> Option<usize> {
        self.placed
            .with_untracked(|placed| placed.iter().position(|(_, id)| *id == idea))
    }

    /// Moves an idea by so many places.
    fn step(self, idea: Id, by: isize) {
        if let Some(to) = self.place(idea).and_then(|at| at.checked_add_signed(by)) {
            self.put(idea, to);
        }
    }
}

fn card_id(idea: Id) -> String {
    format!("order-{idea}")
}

fn card(mine: Mine, order: Memo<Vec<Id>>, idea: Id) -> View {
    let title = Signal::derive(move || title_of(mine.view, idea));
    let place = move || order.with(|order| order.iter().position(|id| *id == idea));
    let first = Signal::derive(move || place() == Some(0));
    let last = Signal::derive(move || order.with(|order| order.last() == Some(&idea)));
    let shown = move || place().map(|place| (place + 1).to_string());
    let on_key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" if event.alt_key() || event.ctrl_key() && event.shift_key() => -1,
            "ArrowDown" if event.alt_key() || event.ctrl_key() && event.shift_key() => 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        mine.step(idea, by);
    };
    let over = RwSignal::new(false);
    view! {
        <li
            class="order-card"
            class:column-over=over
            draggable="true"
            on:dragstart=move |event: ev::DragEvent| {
                if let Some(data) = event.data_transfer() {
                    // Some browsers drag only what carries something; an empty store of data refuses nothing.
                    data.set_data("text/plain", &title.get_untracked()).ok();
                }
                mine.dragged.set(Some(idea));
            }
            on:dragend=move |_| mine.dragged.set(None)
            on:dragover=move |event: ev::DragEvent| {
                if mine.dragged.with_untracked(Option::is_some) {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: ev::DragEvent| {
                over.set(false);
                if let (Some(dragged), Some(at)) = (mine.dragged.get_untracked(), mine.place(idea)) {
                    event.prevent_default();
                    event.stop_propagation();
                    mine.dragged.set(None);
                    mine.put(dragged, at);
                }
            }
            on:keydown=on_key
        >
            <span class="order-place">{shown}</span>
            <a class="grow" id=card_id(idea) href=routes::idea(idea)>{title}</a>
            <IconButton
                label=Signal::derive(move || texts::order_up(title.get()))
                icon=IconName::ArrowUp
                size=ControlSize::Small
                disabled=first
                on_click=move |_| mine.step(idea, -1)
            />
            <IconButton
                label=Signal::derive(move || texts::order_down(title.get()))
                icon=IconName::ArrowDown
                size=ControlSize::Small
                disabled=last
                on_click=move |_| mine.step(idea, 1)
            />
            <IconButton
                label=Signal::derive(move || texts::order_take_out(title.get()))
                icon=IconName::Close
                size=ControlSize::Small
                on_click=move |_| mine.take_out(idea)
            />
        </li>
    }
}
