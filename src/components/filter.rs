//! Parts of a filter bar: the search of the page, the filters that are on, and choices between a few views.

use crate::platform::keys;
use crate::view::{ev, html, prelude::*};
use tandem_core::texts;

use super::{
    badge::Chip,
    button::{Button, ButtonKind, ControlSize},
    field::{Choice, fresh_id},
    icon::{Icon, IconName},
};

/// The bar above a list: search, filters and views, wrapping where there is no room.
#[component]
pub fn FilterBar(
    /// What is filtered, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The parts.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="filter-bar" role="search" aria-label=label>
            {children()}
        </div>
    }
}

/// The search of a page; Esc empties it.
#[component]
pub fn SearchBox(
    /// What is searched.
    #[prop(into)]
    label: Signal<String>,
    /// What is searched for.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on every stroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// The keys that lead here, as `aria-keyshortcuts` spells them.
    #[prop(optional, into)]
    keys: Signal<Option<String>>,
    /// Called when somebody comes to it.
    #[prop(optional, into)]
    on_focus: Option<Callback<()>>,
    /// What helps to search, at the end of the field.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let node_ref = NodeRef::<html::Input>::new();
    let clear = move || {
        on_input.run(String::new());
        if let Some(input) = node_ref.get_untracked() {
            drop(input.focus());
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let empties = event.key() == "Escape" && value.with_untracked(|value| !value.is_empty());
        if empties && !keys::composes(&event) {
            event.prevent_default();
            event.stop_propagation();
            clear();
        }
    };
    view! {
        <div class="search-box">
            <Icon name=IconName::Search />
            <input
                node_ref=node_ref
                class="input"
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                aria-keyshortcuts=keys
                placeholder=label
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
                on:keydown=on_key
                on:focus=move |_| {
                    if let Some(on_focus) = on_focus {
                        on_focus.run(());
                    }
                }
            />
            <Show when=move || value.with(|value| !value.is_empty())>
                <button
                    type="button"
                    class="search-clear"
                    aria-label=texts::clear_search()
                    on:click=move |_| clear()
                >
                    <Icon name=IconName::Close />
                </button>
            </Show>
            {children.map(|children| children())}
        </div>
    }
}

/// A filter that is on, with a cross to drop it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveFilter {
    /// What tells it apart.
    pub key: String,
    /// What it says: `Status: New`.
    pub label: String,
}

/// The filters that are on, and one button to drop them all.
#[component]
pub fn ActiveFilters(
    /// The filters.
    #[prop(into)]
    filters: Signal<Vec<ActiveFilter>>,
    /// Called with the key of the filter to drop.
    #[prop(into)]
    on_remove: Callback<String>,
    /// Called to drop all.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    let chips = move || {
        filters
            .get()
            .into_iter()
            .map(|ActiveFilter { key, label }| {
                view! {
                    <li>
                        <Chip label=label on_remove=move |()| on_remove.run(key.clone()) />
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || filters.with(|filters| !filters.is_empty())>
            <ul class="cluster cluster-tight filters-on" role="list">
                {chips}
                <li>
                    <Button
                        label=texts::clear_filters()
                        kind=ButtonKind::Quiet
                        size=ControlSize::Small
                        on_click=move |_| on_clear.run(())
                    />
                </li>
            </ul>
        </Show>
    }
}

/// One of two to five choices that are all in sight; the arrows choose.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// Whether the label is shown above.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let name = fresh_id("segmented");
    let options = move || {
        let name = name.clone();
        choices
            .get()
            .into_iter()
            .map(move |choice| {
                let (key, chosen) = (choice.value.clone(), choice.value.clone());
                view! {
                    <label class="segment">
                        <input
                            type="radio"
                            name=name.clone()
                            value=choice.value
                            prop:checked=move || value.with(|value| *value == key)
                            on:change=move |_| on_change.run(chosen.clone())
                        />
                        <span>{choice.label}</span>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="segmented-field">
            <legend class=if show_label { "field-label" } else { "unseen" }>{label}</legend>
            <div class="segmented">{options}</div>
        </fieldset>
    }
}

/// One view of a page, with an address of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabLink {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How much it holds, in figures; empty where nothing is counted.
    pub count: String,
    /// Whether it is the one that is open.
    pub current: bool,
}

/// The views of a page, side by side; each is a link, so that it can be kept and sent.
#[component]
pub fn TabLinks(
    /// What they are views of.
    #[prop(into)]
    label: Signal<String>,
    /// The views.
    #[prop(into)]
    tabs: Signal<Vec<TabLink>>,
) -> impl IntoView {
    // The links stay the same elements while the address changes: one of them has the focus.
    let link = move |at: usize| {
        let tab = Memo::new(move || tabs.with(|tabs| tabs.get(at).cloned()));
        let text = move |read: fn(&TabLink) -> String| {
            move || tab.with(|tab| tab.as_ref().map(read).unwrap_or_default())
        };
        let current = move || {
            tab.with(|tab| tab.as_ref().is_some_and(|tab| tab.current))
                .then_some("page")
        };
        let count = Memo::new(text(|tab| tab.count.clone()));
        view! {
            <li>
                <a class="tab" href=text(|tab| tab.href.clone()) aria-current=current>
                    {text(|tab| tab.label.clone())}
                    {move || {
                        let count = count.get();
                        (!count.is_empty()).then(|| view! { <span class="tab-count">{count}</span> })
                    }}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tabs-list" role="list">
                <For each=move || (0..tabs.with(Vec::len)).collect() key=|at| *at children=link />
            </ul>
        </nav>
    }
}
