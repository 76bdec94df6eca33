//! One conflict: values of one field, said by different people, and a click that settles it.

use crate::view::prelude::*;
use tandem_core::{model::person::Role, texts};

use super::{
    badge::{PersonName, RelativeTime},
    button::{Button, ButtonKind, ControlSize},
    icon::{Icon, IconName},
};

/// Who wrote one side, as whoever looks at it would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Whoever looks at it.
    Mine,
    /// The other one of the two.
    Theirs,
    /// One of several others, who are named.
    Named,
    /// Somebody who wrote more than one of the sides, as after the settling was undone.
    Same,
}

impl Whose {
    const fn name(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Named => "named",
            Self::Same => "same",
        }
    }
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictSide {
    /// Who wrote it, seen from here.
    pub whose: Whose,
    /// Whether it is shown until somebody settles the conflict.
    pub stands: bool,
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

/// One conflict with its values side by side.
#[component]
pub fn ConflictCard(
    /// The field that is in conflict.
    #[prop(into)]
    field: Signal<String>,
    /// The record that it belongs to; empty where that is clear.
    #[prop(optional, into)]
    record: Signal<String>,
    /// What kind of record that is; empty where that is clear.
    #[prop(optional, into)]
    kind: String,
    /// Where the record is; empty where it is here, or has no page.
    #[prop(optional, into)]
    href: String,
    /// What is said, two values at least.
    sides: Vec<ConflictSide>,
    /// Called with the place of the side to keep.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let name = if href.is_empty() {
        view! { <span class="faint clip" dir="auto">{record}</span> }
    } else {
        view! { <a class="clip" dir="auto" href=href>{record}</a> }
    };
    let kind = (!kind.is_empty()).then(|| view! { <span class="chip">{kind}</span> });
    view! {
        <article class="conflict" aria-label=move || format!("{} {}", record.get(), field.get())>
            <header class="conflict-head">
                <Icon name=IconName::Conflict />
                <h3 class="clip">{field}</h3>
                {kind}
                {name}
            </header>
            <div class="conflict-sides">
                {sides.into_iter().zip(0..).map(|(said, at)| side(said, move || on_choose.run(at))).collect_view()}
            </div>
        </article>
    }
}

fn side(said: ConflictSide, choose: impl Fn() + 'static) -> View {
    let (whose, who) = (said.whose.name(), said.who.as_str());
    let choice = if said.stands {
        texts::conflict_keep(whose, who)
    } else {
        texts::conflict_take(whose, who)
    };
    let said_by = match said.role {
        Role::Pm => "said-pm",
        Role::Po => "said-po",
        Role::Contributor => "",
    };
    let state = if said.stands {
        "conflict-chosen"
    } else {
        "conflict-left"
    };
    let value = match said.value {
        Some(value) => view! { <p class="conflict-value">{value}</p> },
        None => view! { <p class="conflict-value conflict-gone">{texts::conflict_removed()}</p> },
    };
    view! {
        <section class=format!("conflict-side {said_by} {state}")>
            <h4 class="conflict-title">
                {texts::conflict_whose(whose, who)}
                {said.stands.then(|| view! { <span class="chip">{texts::conflict_stands()}</span> })}
            </h4>
            {value}
            <p class="conflict-by">
                <PersonName name=said.who role=said.role />
                <RelativeTime relative=said.when exact=said.exact />
            </p>
            <Button label=choice kind=ButtonKind::Plain size=ControlSize::Medium on_click=move |_| choose() />
        </section>
    }
}
