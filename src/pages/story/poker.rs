//! Planning poker: everybody plays a card, and the cards are turned when all who were asked have played.

use tandem_core::scoring::show;
use tandem_core::time::DAY;
use tandem_core::view::person_name;
use tandem_core::view::poker::{Hand, Poker, RECENT, show_now, whom_to_ask};
use tandem_core::view::story::StoryView;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::KIND;
use crate::components::badge::PersonName;
use crate::components::button::{Button, ButtonKind, ControlSize, IconButton};
use crate::components::field::Choice;
use crate::components::filter::Segmented;
use crate::components::icon::IconName;
use crate::components::picker::LinkPicker;
use crate::pages::backlog::acts::set;
use crate::pages::parts::named_items;
use crate::session::Session;
use crate::view::prelude::*;

/// The write that asks a person, or asks them no longer.
fn asked(person: Id, on: bool) -> (Field, Option<Value>) {
    (Field::link("poker", person), on.then_some(Value::Flag(true)))
}

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
        });
    };
    let ask = move |_| {
        let people = session.peek(|workspace| whom_to_ask(workspace, session.by()));
        edit(people.into_iter().map(|person| asked(person, true)).collect());
    };
    let show_now = move |_| {
        let writes = session.peek(|workspace| Some(show_now(workspace.record(&KIND, id)?)));
        let writes = writes.unwrap_or_default();
        let said = texts::poker_shown(writes.len());
        let command = Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes,
        };
        session.dispatch_and_tell(command, said);
    };
    let others = move |text: String| {
        let text = tandem_core::letters::lowered(&text);
        let people = session.peek(|workspace| {
            let people = workspace.records(&Kind::PEOPLE).map(|record| record.id());
            people
                .map(|person| (person, person_name(workspace, person)))
                .collect::<Vec<_>>()
        });
        let inside = round.with(|round| {
            let hands = round.hands.iter();
            hands.map(|hand| hand.person).collect::<Vec<_>>()
        });
        named_items(people.into_iter().filter(move |(person, name)| {
            !inside.contains(person) && tandem_core::letters::lowered(name).contains(&text)
        }))
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
    let cards = Memo::new(move || {
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
    // Whoever has not estimated would see what the others said.
    let can_show = Memo::new(move || {
        let me = session.by();
        let played = |hand: &Hand| hand.person == me && hand.given;
        round.with(|round| !round.open && round.hands.iter().any(played))
    });
    let hands = move || {
        let Poker { hands, open, .. } = round.get();
        hands
            .into_iter()
            .map(move |hand| {
                let unask = (hand.asked && !hand.given).then(|| {
                    let person = hand.person;
                    view! {
                        <IconButton
                            icon=IconName::Close
                            label=texts::poker_unask(&hand.name)
                            size=ControlSize::Small
                            on_click=move |_| edit(vec![asked(person, false)])
                        />
                    }
                });
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
                        {unask}
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
                    <p class="soft small">{texts::poker_ask_hint(RECENT / DAY)}</p>
                    <div><Button label=texts::poker_ask() size=ControlSize::Small on_click=ask /></div>
                }
            >
                <Segmented label=texts::poker_mine() choices=cards value=mine on_change=play show_label=true />
                <ul class="links">{hands}</ul>
                <p role="status">{says}</p>
                <LinkPicker
                    label=texts::poker_ask_also()
                    find=others
                    on_choose=move |person: Id| edit(vec![asked(person, true)])
                />
                <div class="story-tools">
                    <Show when=move || can_show.get()>
                        <Button label=texts::poker_show_now() size=ControlSize::Small on_click=show_now />
                    </Show>
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
