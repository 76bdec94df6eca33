//! Planning poker: everybody plays a card, and the cards are turned when all who were asked have played.

use tandem_core::scoring::show;
use tandem_core::view::poker::{Hand, Poker};
use tandem_core::view::story::StoryView;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::KIND;
use crate::components::badge::PersonName;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::Choice;
use crate::components::filter::Segmented;
use crate::pages::backlog::acts::set;
use crate::session::Session;
use crate::view::prelude::*;

/// The table.
#[component]
pub fn PokerTable(
    /// The story.
    id: Id,
    /// What is shown of it.
    view: Memo<Option<StoryView>>,
) -> impl IntoView {
    let session = Session::here();
    let round =
        Memo::new(move || view.with(|view| view.as_ref().map(|view| view.poker.clone()).unwrap_or_default()));
    let playing = Memo::new(move || round.with(|round| !round.hands.is_empty()));
    let edit = move |writes: Vec<(Field, Option<Value>)>| {
        session.try_dispatch(Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes,
        })
    };
    let ask = move |_| {
        let people: Vec<Id> = session.peek(|workspace| {
            workspace
                .records(&Kind::PEOPLE)
                .map(|record| record.id())
                .collect()
        });
        edit(
            people
                .into_iter()
                .map(|person| (Field::link("poker", person), Some(Value::Flag(true))))
                .collect(),
        );
    };
    let play = move |points: String| {
        let value = tandem_core::value::decimal(&points).and_then(Value::number);
        set(
            session,
            id,
            Field::estimate("poker", session.by(), "points"),
            value,
        );
    };
    let anew = move |_| {
        let hands = round.with_untracked(|round| round.hands.clone());
        let clear = |hand: &Hand| (Field::estimate("poker", hand.person, "points"), None);
        edit(hands.iter().filter(|hand| hand.given).map(clear).collect());
    };
    let agree = move |_| {
        let proposed = round.with_untracked(|round| round.proposed);
        set(
            session,
            id,
            Field::named("points"),
            proposed.and_then(Value::number),
        );
    };
    let cards = Signal::derive(move || {
        let cards = round.with(|round| round.cards);
        cards
            .iter()
            .map(|points| Choice::new(show(*points), show(*points)))
            .collect::<Vec<_>>()
    });
    let mine = Signal::derive(move || {
        let me = session.by();
        round.with(|round| {
            let own = round.hands.iter().find(|hand| hand.person == me);
            own.and_then(|hand| hand.value).map(show).unwrap_or_default()
        })
    });
    let hands = move || {
        let Poker { hands, open, .. } = round.get();
        hands
            .into_iter()
            .map(move |hand| {
                view! {
                    <li class="links-row">
                        <span class="grow"><PersonName name=hand.name role=hand.role /></span>
                        <span class="num">
                            {match (hand.value, hand.given) {
                                (Some(points), _) => show(points),
                                (None, true) if !open => texts::poker_played().to_owned(),
                                _ => texts::poker_waiting().to_owned(),
                            }}
                        </span>
                    </li>
                }
            })
            .collect_view()
    };
    let says = move || {
        round.with(|round| match (round.open, round.spread) {
            (false, _) => texts::poker_blind().to_owned(),
            (true, Some((low, high))) if low < high => texts::poker_spread(show(low), show(high)),
            (true, Some((low, _))) => texts::poker_agreed(show(low)),
            (true, None) => String::new(),
        })
    };
    view! {
        <section class="record-part" aria-label=texts::poker_title()>
            <h2>{texts::poker_title()}</h2>
            <Show
                when=move || playing.get()
                fallback=move || view! {
                    <p class="soft small">{texts::poker_text()}</p>
                    <div><Button label=texts::poker_ask() size=ControlSize::Small on_click=ask /></div>
                }
            >
                <Segmented label=texts::poker_mine() choices=cards value=mine on_change=play show_label=true />
                <ul class="links">{hands}</ul>
                <p role="status">{says}</p>
                <div class="story-tools">
                    <Show when=move || round.with(|round| round.proposed.is_some())>
                        <Button
                            label=Signal::derive(move || texts::poker_take(round.with(|round| round.proposed.map(show).unwrap_or_default())))
                            kind=ButtonKind::Primary
                            size=ControlSize::Small
                            on_click=agree
                        />
                    </Show>
                    <Button label=texts::poker_anew() kind=ButtonKind::Quiet size=ControlSize::Small on_click=anew />
                </div>
            </Show>
        </section>
    }
}
