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

/// Who wrote one side, as whoever looks at it would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Whoever looks at it.
    Mine,
    /// The other one of the two.
    Theirs,
    /// One of two others, who are named.
    Named,
}

impl Whose {
    const fn name(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Named => "named",
        }
    }
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictSide {
    /// Who wrote it, seen from here.
    pub whose: Whose,
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
    /// The side that is shown until somebody settles it.
    stands: Side,
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
                {side(Side::Mine, mine, stands, on_choose)}
                {side(Side::Theirs, theirs, stands, on_choose)}
            </div>
        </article>
    }
}

fn side(which: Side, said: Signal<ConflictSide>, stands: Side, on_choose: Callback<Side>) -> View {
    let is_on = stands == which;
    let title = move || said.with(|said| texts::conflict_whose(said.whose.name(), &said.who));
    let choice = Signal::derive(move || {
        said.with(|said| {
            let (whose, who) = (said.whose.name(), &said.who);
            if is_on {
                texts::conflict_keep(whose, who)
            } else {
                texts::conflict_take(whose, who)
            }
        })
    });
    let class = move || {
        let said_by = match said.with(|said| said.role) {
            Role::Pm => "said-pm",
            Role::Po => "said-po",
            Role::Contributor => "",
        };
        let state = if is_on { "conflict-chosen" } else { "conflict-left" };
        format!("conflict-side {said_by} {state}")
    };
    let value = move || match said.with(|said| said.value.clone()) {
        Some(value) => view! { <p class="conflict-value">{value}</p> },
        None => view! { <p class="conflict-value conflict-gone">{texts::conflict_removed()}</p> },
    };
    view! {
        <section class=class>
            <h4 class="conflict-title">
                {title}
                {is_on.then(|| view! { <span class="chip">{texts::conflict_stands()}</span> })}
            </h4>
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
                label=choice
                kind=ButtonKind::Plain
                size=ControlSize::Medium
                on_click=move |_| on_choose.run(which)
            />
        </section>
    }
}
