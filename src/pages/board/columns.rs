//! A board as columns: cards that are moved by dragging, by a menu, or by the keys.

use tandem_core::scoring::Framework;
use tandem_core::view::board::BoardRow;
use tandem_core::view::columns::{By, Column, columns};
use tandem_core::{Command, Id, Kind, texts};

use super::READS;
use super::shown::{Shown, is_found};
use crate::commands;
use crate::components::field::{Choice, SelectField};
use crate::components::icon::IconName;
use crate::components::is_left;
use crate::components::menu::{Menu, MenuItem};
use crate::platform::{clock, keys, page};
use crate::routes::BoardAddress;
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

/// A card: an idea, and the key of the column in which it stands, as one with several tags stands in several.
type Card = (Id, String);

/// What the columns share.
#[derive(Clone, Copy)]
struct Cards {
    shell: Shell,
    of: Shown,
    framework: StoredValue<Framework>,
    by: Memo<By>,
    shown: Memo<Vec<Column>>,
    dragged: RwSignal<Option<Card>>,
    said: RwSignal<String>,
}

/// The columns of a board.
#[component]
pub fn Columns(
    /// Its framework.
    framework: StoredValue<Framework>,
    /// What is shown of the board.
    of: Shown,
    /// Whether the columns are quarters, whatever the address says.
    #[prop(optional)]
    timeline: bool,
    /// Whether they stand on the roadmap, which looks at how ideas are planned.
    #[prop(optional)]
    roadmap: bool,
    /// What else stands where it is chosen what they stand for.
    #[prop(optional, into)]
    tools: ViewFn,
) -> impl IntoView {
    let shell = Shell::here();
    let Shown { view, address, .. } = of;
    let found = of.found();
    let offered = move || {
        if roadmap {
            return By::ROADMAP.to_vec();
        }
        framework.with_value(By::offered)
    };
    let by = Memo::new(move || {
        let wanted = address.with(|address| address.by.clone());
        framework.with_value(|framework| {
            let offered = offered();
            let named = offered.iter().find(|by| by.name(framework) == wanted);
            match named.or(offered.first()) {
                Some(by) if !timeline => *by,
                _ => By::Quarter,
            }
        })
    });
    let shown = Memo::new(move || {
        shell.session.read(&READS, |workspace| {
            view.with(|view| {
                let mut all = columns(workspace, view.as_ref()?, by.get(), clock::by_hour());
                // The columns stay where the search finds nothing in them.
                found.with(|found| {
                    for column in &mut all {
                        column.cards.retain(|card| is_found(found.as_deref(), card.id));
                    }
                });
                Some(all)
            })
            .unwrap_or_default()
        })
    });
    let cards = Cards {
        shell,
        of,
        framework,
        by,
        shown,
        dragged: RwSignal::new(None),
        said: RwSignal::new(String::new()),
    };
    let keys = Memo::new(move || {
        cards
            .shown
            .with(|all| all.iter().map(|column| column.key.clone()).collect::<Vec<_>>())
    });
    let choices = framework.with_value(|framework| {
        let choice = |by: &By| Choice::new(by.name(framework), by.label(framework));
        offered().iter().map(choice).collect::<Vec<_>>()
    });
    let choose = move |by: String| {
        let next = BoardAddress {
            by,
            ..address.get_untracked()
        };
        shell.adjust(&of.href(&next));
    };
    commands::on_page(shell, &["card-move"], |_| false);
    let chosen = Signal::derive(move || framework.with_value(|framework| by.get().name(framework)));
    let name = if timeline { "timeline" } else { "columns" };
    view! {
        {of.filter()}
        {(!timeline).then(|| view! {
            <div class="columns-by">
                {tools.run()}
                <SelectField label=texts::columns_by() choices=Signal::stored(choices) value=chosen on_change=choose />
            </div>
        })}
        <div class="columns" role="group" aria-label=texts::look_name(name)>
            <For each=move || keys.get() key=Clone::clone children=move |key: String| column(cards, &key) />
        </div>
        <p class="unseen" role="status">{cards.said}</p>
    }
}

fn column(cards: Cards, key: &str) -> View {
    let own = key.to_owned();
    let read = Memo::new(move || {
        cards
            .shown
            .with(|all| all.iter().find(|column| column.key == own).cloned())
    });
    let label = move || {
        read.with(|column| {
            column
                .as_ref()
                .map(|column| column.label.clone())
                .unwrap_or_default()
        })
    };
    let count = move || {
        read.with(|column| texts::column_count(column.as_ref().map_or(0, |column| column.cards.len())))
    };
    let ids = Memo::new(move || {
        read.with(|column| {
            column
                .iter()
                .flat_map(|column| &column.cards)
                .map(|card| card.id)
                .collect::<Vec<Id>>()
        })
    });
    let over = RwSignal::new(false);
    let (key, heading) = (key.to_owned(), heading_id(key));
    let from = key.clone();
    view! {
        <section
            class="column"
            class:column-over=over
            aria-labelledby=heading.clone()
            on:dragover=move |event: ev::DragEvent| {
                if cards.dragged.with_untracked(Option::is_some) {
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
                if let Some(card) = cards.dragged.get_untracked() {
                    event.prevent_default();
                    event.stop_propagation();
                    cards.dragged.set(None);
                    cards.move_and_tell(&card, &key);
                }
            }
        >
            <h2 class="column-head" id=heading>
                {label}
                <span class="column-count">{count}</span>
            </h2>
            <ul class="column-cards" role="list">
                <For each=move || ids.get() key=|id| *id children=move |idea: Id| card(cards, read, &(idea, from.clone())) />
            </ul>
            {move || ids.with(Vec::is_empty).then(|| view! { <p class="column-empty">{texts::column_empty()}</p> })}
        </section>
    }
}

/// The id of a column's heading.
fn heading_id(key: &str) -> String {
    format!("column-{}", spelled(key))
}

/// A column's key as a part of an id: keys are any texts, ids have no spaces.
fn spelled(key: &str) -> String {
    let letters = key.bytes().map(|byte| format!("{byte:x}"));
    letters.collect()
}

fn card(cards: Cards, column: Memo<Option<Column>>, own: &Card) -> View {
    let idea = own.0;
    let (moved, dragged, shown, stepped) = (own.clone(), own.clone(), own.clone(), own.clone());
    let row = Memo::new(move || {
        column.with(|column| {
            column
                .iter()
                .flat_map(|column| &column.cards)
                .find(|card| card.id == idea)
                .cloned()
        })
    });
    let href = move || {
        let address = BoardAddress {
            open: Some(idea),
            ..cards.of.address.get()
        };
        cards.of.href(&address)
    };
    let title =
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| row.title.clone()).unwrap_or_default()));
    let about = move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| cards.framework.with_value(|framework| about(framework, row)))
                .unwrap_or_default()
        })
    };
    let items = Signal::derive(move || {
        let item = |to: &Column| {
            let (card, key) = (moved.clone(), to.key.clone());
            let chosen = key == card.1;
            MenuItem::new(to.label.clone(), move |()| cards.move_and_tell(&card, &key)).chosen(chosen)
        };
        cards.shown.with(|all| all.iter().map(item).collect::<Vec<_>>())
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if !plain || keys::is_typing(&event) || !cards.shell.single_keys.get_untracked() {
            return;
        }
        let by = match event.key().as_str() {
            "," => -1,
            "." => 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        cards.step(&stepped, by);
    };
    view! {
        <li
            class="card"
            class:drag-source=move || cards.dragged.with(|dragged| dragged.as_ref() == Some(&shown))
            draggable="true"
            on:dragstart=move |event: ev::DragEvent| {
                if let Some(data) = event.data_transfer() {
                    // Some browsers drag only what carries something; an empty store of data refuses nothing.
                    data.set_data("text/plain", &title.get_untracked()).ok();
                }
                cards.dragged.set(Some(dragged.clone()));
            }
            on:dragend=move |_| cards.dragged.set(None)
            on:keydown=on_key
        >
            <a class="card-title" dir="auto" id=card_id(own) href=href>{title}</a>
            <span class="card-about">{about}</span>
            <Menu
                label=Signal::derive(move || texts::card_move(title.get()))
                items=items
                icon=IconName::More
                icon_only=true
                size=crate::components::button::ControlSize::Small
            />
        </li>
    }
}

/// The id of the link on a card, where the focus goes when the card has moved.
fn card_id((idea, column): &Card) -> String {
    format!("card-{idea}-{}", spelled(column))
}

fn about(framework: &Framework, row: &BoardRow) -> String {
    let score = match row.score {
        Ok(_) if *framework == Framework::Moscow => String::new(),
        Ok(score) => format!("#{} · {}", row.rank, framework.show(score)),
        Err(_) => texts::not_scored_short().to_owned(),
    };
    let customers = (row.evidence.customers > 0).then(|| texts::count_customers(row.evidence.customers));
    let parts = [Some(score), customers]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

impl Cards {
    /// Moves a card so many columns to the right.
    fn step(self, card: &Card, by: isize) {
        let key = self.shown.with_untracked(|all| {
            let here = all.iter().position(|column| column.key == card.1)?;
            all.get(here.checked_add_signed(by)?)
                .map(|column| column.key.clone())
        });
        if let Some(text) = key.and_then(|key| self.move_to(card, &key)) {
            self.said.set(text);
        }
    }

    /// Moves a card and says so with an offer to take it back. By the keys it goes column by column: each step is only heard.
    fn move_and_tell(self, card: &Card, key: &str) {
        if let Some(text) = self.move_to(card, key) {
            self.shell.session.tell_done(text);
        }
    }

    /// Moves a card to the column with this key, keeps the focus on it, and gives what there is to say.
    fn move_to(self, card: &Card, key: &str) -> Option<String> {
        let session = self.shell.session;
        let (idea, from) = card;
        let by = self.by.get_untracked();
        let writes = session.peek(|workspace| {
            self.framework
                .with_value(|framework| by.writes(workspace, framework, *idea, session.by(), from, key))
        });
        let command = Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![*idea],
            writes,
        };
        if !session.try_dispatch(command) {
            return None;
        }
        let there = (*idea, key.to_owned());
        let moved = self.shown.with_untracked(|all| {
            let to = all.iter().find(|column| column.key == there.1)?;
            let card = to.cards.iter().find(|card| card.id == there.0)?;
            Some(texts::card_moved(&card.title, &to.label))
        });
        let focused = if moved.is_some() { there } else { card.clone() };
        once_shown(move || page::focus(&card_id(&focused)));
        if moved.is_none() {
            self.shell.toasts.say(texts::estimate_kept());
        }
        moved
    }
}
