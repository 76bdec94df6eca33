//! Buttons: what somebody can do here.

use web_sys::Element;

use crate::view::{ev, prelude::*, window_event_listener_first};

use super::icon::{Icon, IconName};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do on this screen or in this dialog.
    Primary,
    /// Everything else that stands alone.
    #[default]
    Plain,
    /// In toolbars and rows, where a border would be noise.
    Quiet,
    /// What takes something away.
    Danger,
}

impl ButtonKind {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// How large a control is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlSize {
    /// 24 px: in rows and chips.
    Small,
    /// 32 px, 28 when compact.
    #[default]
    Medium,
    /// 40 px: where a page has one thing to do.
    Large,
}

impl ControlSize {
    pub(super) const fn modifier(self) -> &'static str {
        match self {
            Self::Small => "control-small",
            Self::Medium => "",
            Self::Large => "control-large",
        }
    }
}

/// What stands around buttons that ask something else after each press.
const ASKED_ANEW: &str = "[data-asked-anew]";

/// Keeps the second click of a double click from a button that has come under the pointer with the first, and from one that asks
/// something else since then: nobody has aimed at that.
pub fn hold_double_clicks() {
    let first = StoredValue::new(None::<Element>);
    let closest = |element: &Element, selector: &str| element.closest(selector).ok().flatten();
    window_event_listener_first(ev::click, move |event| {
        let target: Element = event_target(&event);
        let button = closest(&target, "button");
        if event.detail() < 2 {
            first.set_value(button);
        } else if let Some(button) = button
            && (first.with_value(|first| first.as_ref() != Some(&button))
                || closest(&button, ASKED_ANEW).is_some())
        {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// A button with a text, and an icon before it where one helps.
#[component]
pub fn Button(
    /// What pressing it does: a verb first.
    #[prop(into)]
    label: Signal<String>,
    /// What happens.
    #[prop(into)]
    on_click: Callback<ev::MouseEvent>,
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// How large it is.
    #[prop(optional)]
    size: ControlSize,
    /// An icon before the text.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Whether it cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The keys that do the same, as `aria-keyshortcuts` spells them: `Control+K`.
    #[prop(optional, into)]
    keys: Signal<Option<String>>,
    /// Whether the button, which switches something, is on; leave out for a button that does something.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Whether pressing it sends the form that it stands in.
    #[prop(optional)]
    submit: bool,
    /// What it is called where only its name is read out, and several of the page have the same text; begins with that.
    #[prop(optional, into)]
    spoken: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            aria-label=move || spoken.map(|spoken| spoken.get())
            class=format!("{} {}", kind.class(), size.modifier())
            disabled=disabled
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            aria-keyshortcuts=keys
            on:click=move |event| on_click.run(event)
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            <span class="button-label">{label}</span>
        </button>
    }
}

/// A button that is an icon; its label is read out and shown as a tip.
#[component]
pub fn IconButton(
    /// Which icon.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What pressing it does: a verb first.
    #[prop(into)]
    label: Signal<String>,
    /// What happens.
    #[prop(into)]
    on_click: Callback<ev::MouseEvent>,
    /// How much it asks to be pressed.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// How large it is.
    #[prop(optional)]
    size: ControlSize,
    /// Whether it cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether the button, which switches something, is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("{} button-icon {}", kind.class(), size.modifier())
            disabled=disabled
            title=label
            aria-label=label
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |event| on_click.run(event)
        >
            <Icon name=icon />
        </button>
    }
}

/// A link that looks like a button, for what leads to an address instead of doing something.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// What stands on it.
    #[prop(into)]
    label: Signal<String>,
    /// How much it asks to be followed.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            <span class="button-label">{label}</span>
        </a>
    }
}
