//! One conflict: two values of one field, said by two people, and a click that settles it.

use crate::view::prelude::*;
use tandem_core::{model::person::Role, texts};

use super::{
    badge::{PersonName, RelativeTime},
    button::{Button, ButtonKind, ControlSize},
    icon::{Icon, IconName},
};

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What this workspace says.
    Mine,
    /// What the other one says.
    Theirs,
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictSide {
    /// The value as it is shown; `None` when the side took it away.
    pub value: Option<String>,
    /// Who wrote it.
    pub who: String,
    /// The hat of who wrote it.
    pub role: Role,
    /// How long ago, in words.
    pub when: String,
    /// The exact time, in words.
    pub exact: String,
}

/// One conflict with both values side by side.
#[component]
pub fn ConflictCard(
    /// The field that is in conflict.
    #[prop(into)]
    field: Signal<String>,
    /// The record that it belongs to; empty where that is clear.
    #[prop(optional, into)]
    record: Signal<String>,
    /// What this workspace says.
    #[prop(into)]
    mine: Signal<ConflictSide>,
    /// What the other one says.
    #[prop(into)]
    theirs: Signal<ConflictSide>,
    /// The side that was chosen, once one was.
    #[prop(into)]
    chosen: Signal<Option<Side>>,
    /// Called with the side to keep.
    #[prop(into)]
    on_choose: Callback<Side>,
) -> impl IntoView {
    view! {
        <article class="conflict" aria-label=move || format!("{} {}", record.get(), field.get())>
            <header class="conflict-head">
                <Icon name=IconName::Conflict />
                <h3 class="clip">{field}</h3>
                <span class="faint clip">{record}</span>
            </header>
            <div class="conflict-sides">
                {side(Side::Mine, mine, chosen, on_choose)}
                {side(Side::Theirs, theirs, chosen, on_choose)}
            </div>
        </article>
    }
}

fn side(
    which: Side,
    said: Signal<ConflictSide>,
    chosen: Signal<Option<Side>>,
    on_choose: Callback<Side>,
) -> View {
    let (title, keep) = match which {
        Side::Mine => (texts::conflict_mine(), texts::conflict_keep_mine()),
        Side::Theirs => (texts::conflict_theirs(), texts::conflict_take_theirs()),
    };
    let is_on = move || chosen.get() == Some(which);
    let class = move || {
        let said_by = match said.with(|said| said.role) {
            Role::Pm => "said-pm",
            Role::Po => "said-po",
            Role::Contributor => "",
        };
        let state = match chosen.get() {
            Some(side) if side == which => "conflict-chosen",
            Some(_) => "conflict-left",
            None => "",
        };
        format!("conflict-side {said_by} {state}")
    };
    let value = move || match said.with(|said| said.value.clone()) {
        Some(value) => view! { <p class="conflict-value">{value}</p> },
        None => view! { <p class="conflict-value conflict-gone">{texts::conflict_removed()}</p> },
    };
    view! {
        <section class=class>
            <h4 class="conflict-title">{title}</h4>
            {value}
            <p class="conflict-by">
                {move || {
                    let said = said.get();
                    view! {
                        <PersonName name=said.who role=said.role />
                        <RelativeTime relative=said.when exact=said.exact />
                    }
                }}
            </p>
            <Button
                label=Signal::derive(move || {
                    if is_on() { texts::conflict_chosen() } else { keep }.to_owned()
                })
                kind=ButtonKind::Plain
                size=ControlSize::Medium
                pressed=Signal::derive(is_on)
                on_click=move |_| on_choose.run(which)
            />
        </section>
    }
}
