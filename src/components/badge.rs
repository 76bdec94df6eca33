//! Small marks: chips, statuses, roles, people, keys and moments.

use crate::view::prelude::*;
use tandem_core::{model::person::Role, texts};

use super::icon::{Icon, IconName};
use crate::view::stamp;

/// A word that something carries, such as a tag.
#[component]
pub fn Chip(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// An icon before it.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Called to take the word away; without it there is no cross.
    #[prop(optional, into)]
    on_remove: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <span class="chip" class:chip-removable=on_remove.is_some()>
            {icon.map(|name| view! { <Icon name=name /> })}
            <span class="clip">{label}</span>
            {on_remove
                .map(|on_remove| {
                    view! {
                        <button
                            type="button"
                            class="chip-remove"
                            aria-label=move || texts::remove_named(label.get())
                            on:click=move |_| on_remove.run(())
                        >
                            <Icon name=IconName::Close />
                        </button>
                    }
                })}
        </span>
    }
}

/// How far along something is, which decides the shape and the colour of its mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has looked at it: a dashed ring.
    #[default]
    New,
    /// Known, not begun: a ring.
    Open,
    /// Decided on: a quarter.
    Planned,
    /// Under way: a half.
    Started,
    /// Done: a full disc with a tick.
    Done,
    /// Turned down or put away: a disc with a cross.
    Closed,
}

/// The status of a record: its word beside a mark whose shape says how far along it is.
#[component]
pub fn StatusBadge(
    /// The word.
    #[prop(into)]
    label: String,
    /// How far along it is.
    stage: Stage,
) -> impl IntoView {
    stamp(format!("status {} {label}", stage as u8), || {
        let mark = match stage {
            Stage::New => view! { <circle cx="7" cy="7" r="5.4" stroke-dasharray="1.7 1.7"></circle> },
            Stage::Open => view! { <circle cx="7" cy="7" r="5.4"></circle> },
            Stage::Planned => view! {
                <circle cx="7" cy="7" r="5.4"></circle>
                <path class="status-fill" d="M7 7V3.6A3.4 3.4 0 0 1 10.4 7z"></path>
            },
            Stage::Started => view! {
                <circle cx="7" cy="7" r="5.4"></circle>
                <path class="status-fill" d="M7 3.6a3.4 3.4 0 0 1 0 6.8z"></path>
            },
            Stage::Done => view! {
                <circle class="status-fill" cx="7" cy="7" r="6.2"></circle>
                <path class="status-cut" d="M4.4 7.2l1.8 1.8 3.4-3.8"></path>
            },
            Stage::Closed => view! {
                <circle class="status-fill" cx="7" cy="7" r="6.2"></circle>
                <path class="status-cut" d="M5 5l4 4M9 5l-4 4"></path>
            },
        };
        let class = match stage {
            Stage::New | Stage::Open | Stage::Closed => "status",
            Stage::Planned => "status status-planned",
            Stage::Started => "status status-started",
            Stage::Done => "status status-done",
        };
        view! {
            <span class=class>
                <svg class="status-mark" viewBox="0 0 14 14" aria-hidden="true">
                    {mark}
                </svg>
                <span class="clip">{label}</span>
            </span>
        }
    })
}

const fn role_class(role: Role) -> &'static str {
    match role {
        Role::Pm => "role role-pm",
        Role::Po => "role role-po",
        Role::Contributor => "role",
    }
}

/// A role: PM on violet, PO on teal, and the letters say it too.
#[component]
pub fn RoleBadge(
    /// The role.
    #[prop(into)]
    role: Signal<Role>,
) -> impl IntoView {
    view! {
        <span class=move || role_class(role.get()) title=move || texts::role_name(role.get().as_str())>
            {move || texts::role_short(role.get().as_str())}
        </span>
    }
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first
        .into_iter()
        .chain(last)
        .map(tandem_core::letters::upper)
        .collect()
}

/// A person as initials in the colour of the role.
#[component]
pub fn Avatar(
    /// What the person is called.
    #[prop(into)]
    name: Signal<String>,
    /// The hat that the person wears.
    #[prop(into)]
    role: Signal<Role>,
    /// Whether the name stands beside it, so that the picture need not be read out.
    #[prop(optional)]
    decorative: bool,
) -> impl IntoView {
    let class = move || match role.get() {
        Role::Pm => "avatar avatar-pm",
        Role::Po => "avatar avatar-po",
        Role::Contributor => "avatar",
    };
    view! {
        <span
            class=class
            title=name
            role=(!decorative).then_some("img")
            aria-label=move || (!decorative).then(|| name.get())
            aria-hidden=decorative.then_some("true")
        >
            {move || name.with(|name| initials(name))}
        </span>
    }
}

/// A person with name and role, as the author of something.
#[component]
pub fn PersonName(
    /// What the person is called.
    #[prop(into)]
    name: Signal<String>,
    /// The hat that the person wears.
    #[prop(into)]
    role: Signal<Role>,
) -> impl IntoView {
    view! {
        <span class="person">
            <Avatar name=name role=role decorative=true />
            <span class="clip">{name}</span>
            <RoleBadge role=role />
        </span>
    }
}

/// Keys as they are printed on the keyboard; `Ctrl+K` are pressed together, `G I` one after the other.
#[component]
pub fn Kbd(
    /// The keys.
    #[prop(into)]
    keys: Signal<String>,
) -> impl IntoView {
    let parts = move || {
        keys.with(|keys| {
            keys.split(' ')
                .enumerate()
                .map(|(at, chord)| {
                    let then = (at > 0).then(|| view! { <span class="kbd-then">{texts::keys_then()}</span> });
                    let caps = chord
                        .split_inclusive('+')
                        .map(|cap| {
                            if cap == "+" {
                                cap
                            } else {
                                cap.trim_end_matches('+')
                            }
                        })
                        .map(|cap| view! { <kbd>{cap.to_owned()}</kbd> })
                        .collect_view();
                    view! {
                        {then}
                        {caps}
                    }
                })
                .collect_view()
        })
    };
    view! { <span class="kbd">{parts}</span> }
}

/// A moment: how long ago, with the exact time on hover and focus.
#[component]
pub fn RelativeTime(
    /// How long ago, in words.
    #[prop(into)]
    relative: String,
    /// The exact time, in words; empty until the page comes to spell it.
    #[prop(into)]
    exact: Signal<String>,
    /// The exact time as `datetime` spells it.
    #[prop(optional, into)]
    machine: Option<String>,
) -> impl IntoView {
    // An exact time that only repeats what is there, as of a day without hours, is no news.
    let exact = {
        let said = relative.clone();
        move || exact.with(|exact| (!exact.is_empty() && *exact != said).then(|| exact.clone()))
    };
    let whole = {
        let (said, exact) = (relative.clone(), exact.clone());
        move || {
            exact().map(|exact| {
                if exact.starts_with(&said) {
                    exact
                } else {
                    format!("{said}, {exact}")
                }
            })
        }
    };
    view! { <time class="when" datetime=machine aria-label=whole data-exact=exact>{relative}</time> }
}
