//! The panel at the side, and the focus that goes there and comes back.

use crate::components::button::IconButton;
use crate::components::dom;
use crate::components::icon::{Icon, IconName};
use crate::platform::{keys, page};
use crate::view::{ev, html, prelude::*, window_event_listener};
use tandem_core::texts;

/// The id of the side panel, where Enter in a list puts the focus.
pub(in crate::components) const PEEK_ID: &str = "peek";

/// The panel at the right that shows one item and keeps the list in place; Esc closes it, wherever the focus is. Where it
/// takes the whole width it has the focus as soon as it opens. When it closes, the focus goes back to where it came from.
#[component]
pub fn PeekPanel(
    /// Whether it is there.
    #[prop(into)]
    open: Signal<bool>,
    /// What it shows, read out.
    #[prop(into)]
    label: Signal<String>,
    /// Called to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The address of the item in full; without it there is no such link.
    #[prop(optional, into)]
    href: Option<Signal<String>>,
    /// The item.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let opener = StoredValue::new(None);
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        match (before.unwrap_or_default(), now) {
            (false, true) => {
                opener.set_value(dom::focused());
                if page::is_narrow() {
                    dom::focus_id(PEEK_ID);
                }
            }
            (true, false) if dom::is_unfocused() => {
                opener.with_value(|opener| dom::focus_again(opener.as_ref()));
            }
            _ => {}
        }
        now
    });
    // Another item is shown from its top.
    let body = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Option<String>>| {
        let now = href.map(|href| href.get());
        if let Some(body) = body
            .get_untracked()
            .filter(|_| before.is_some_and(|before| before != now))
        {
            body.set_scroll_top(0);
        }
        now
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape"
            && !event.default_prevented()
            && !keys::composes(&event)
            && !dom::is_covered()
        {
            event.prevent_default();
            on_close.run(());
        }
    };
    let aside = move || {
        window_event_listener(ev::keydown, on_key);
        view! {
            <aside class="peek" id=PEEK_ID tabindex="-1" aria-label=label>
                <h2 class="unseen">{label}</h2>
                <header class="peek-head">
                    {href
                        .map(|href| {
                            view! {
                                <a
                                    class="button button-quiet button-icon"
                                    href=href
                                    title=texts::peek_open_full()
                                    aria-label=texts::peek_open_full()
                                >
                                    <Icon name=IconName::Expand />
                                </a>
                            }
                        })}
                    <IconButton
                        icon=IconName::Close
                        label=texts::peek_close()
                        on_click=move |_| on_close.run(())
                    />
                </header>
                <div class="peek-body" node_ref=body>{move || children.with_value(|children| children())}</div>
            </aside>
        }
    };
    view! { <Show when=move || open.get()>{aside()}</Show> }
}
