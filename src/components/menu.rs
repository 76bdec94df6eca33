//! The menu behind a button: the browser's popover, with the keys that a menu has.

use crate::view::{ev, html, prelude::*};

use super::{
    badge::Kbd,
    button::{ButtonKind, ControlSize},
    dom::{self, Step},
    field::fresh_id,
    icon::{Icon, IconName},
};

/// One line of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it does: a verb first.
    pub label: String,
    /// An icon before it.
    pub icon: Option<IconName>,
    /// The keys that do the same, shown at its end; empty where there are none.
    pub keys: String,
    /// Whether it takes something away.
    pub danger: bool,
    /// Whether a line stands above it.
    pub separated: bool,
    /// Whether it is what is chosen now; `None` where nothing is chosen.
    pub chosen: Option<bool>,
    /// What happens.
    pub on_select: Callback<()>,
}

impl MenuItem {
    /// Makes an item that does something.
    pub fn new(label: impl Into<String>, on_select: impl Fn(()) + Send + Sync + 'static) -> Self {
        Self {
            label: label.into(),
            icon: None,
            keys: String::new(),
            danger: false,
            separated: false,
            chosen: None,
            on_select: Callback::new(on_select),
        }
    }

    /// With an icon before it.
    #[must_use]
    pub fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With the keys that do the same.
    #[must_use]
    pub fn keys(mut self, keys: impl Into<String>) -> Self {
        self.keys = keys.into();
        self
    }

    /// As something that takes away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// With a line above it.
    #[must_use]
    pub fn separated(mut self) -> Self {
        self.separated = true;
        self
    }

    /// As one of several of which one is chosen.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = Some(chosen);
        self
    }
}

/// A button that opens a menu.
#[component]
pub fn Menu(
    /// What the menu holds; stands on the button, or is read out where the button shows only an icon.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// The icon of the button.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Whether the button shows only its icon.
    #[prop(optional)]
    icon_only: bool,
    /// How much the button asks to be pressed.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// How large the button is.
    #[prop(optional)]
    size: ControlSize,
) -> impl IntoView {
    let id = fresh_id("menu");
    let open = RwSignal::new(false);
    let popover = NodeRef::<html::Div>::new();
    let is_open = move || {
        popover
            .get_untracked()
            .is_some_and(|it| it.matches(":popover-open").unwrap_or(false))
    };
    let close = {
        let id = id.clone();
        Callback::new(move |()| dom::hide_popover(&id))
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(popover) = popover.get_untracked() else {
            return;
        };
        // A menu's keys are its own: the list or the page behind it must not move as well.
        event.stop_propagation();
        if let Some(step) = Step::of_vertical_key(&event.key()) {
            event.prevent_default();
            dom::focus_step(&popover, ".menu-item", step);
        } else if event.key() == "Tab" {
            close.run(());
        }
    };
    let class = format!("{} {}", kind.class(), size.modifier());
    view! {
        <button
            type="button"
            class=if icon_only { format!("{class} button-icon") } else { class }
            popovertarget=id.clone()
            title=move || icon_only.then(|| label.get())
            aria-label=move || icon_only.then(|| label.get())
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            {(!icon_only)
                .then(|| {
                    view! {
                        <span class="button-label">{label}</span>
                        <Icon name=IconName::ChevronDown />
                    }
                })}
        </button>
        <div
            node_ref=popover
            id=id
            class="menu"
            popover="auto"
            role="menu"
            aria-label=label
            on:keydown=on_key
            // The items are built just before it is shown, and focused once it is. They go when it is hidden: until then the
            // browser has to see them have the focus, to give it back to the button.
            on:beforetoggle=move |_: ev::Event| open.set(true)
            on:toggle=move |_| {
                match popover.get_untracked().filter(|_| is_open()) {
                    Some(popover) => dom::focus_first(&popover, ".menu-item"),
                    None => open.set(false),
                }
            }
        >
            <Show when=move || open.get()>
                {move || items.get().into_iter().map(|item| show(item, close)).collect_view()}
            </Show>
        </div>
    }
}

fn show(item: MenuItem, close: Callback<()>) -> View {
    let MenuItem {
        label,
        icon,
        keys,
        danger,
        separated,
        chosen,
        on_select,
    } = item;
    view! {
        {separated.then(|| view! { <hr class="menu-line" /> })}
        <button
            type="button"
            class="menu-item"
            class:menu-danger=danger
            role=if chosen.is_some() { "menuitemradio" } else { "menuitem" }
            aria-checked=chosen.map(|chosen| chosen.to_string())
            tabindex="-1"
            on:click=move |_| {
                close.run(());
                on_select.run(());
            }
        >
            {match (chosen, icon) {
                (Some(true), _) => Some(IconName::Check),
                (Some(false), _) => None,
                (None, icon) => icon,
            }
                .map_or_else(
                    || view! { <span class="menu-gap"></span> },
                    |name| view! { <Icon name=name /> },
                )}
            <span class="grow">{label}</span>
            {(!keys.is_empty()).then(|| view! { <Kbd keys=keys /> })}
        </button>
    }
}
