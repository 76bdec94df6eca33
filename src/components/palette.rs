//! The palette: every command, item and page behind one field.

use crate::platform::keys;
use crate::view::{ev, html, prelude::*};
use tandem_core::texts;

use super::{
    badge::Kbd,
    dialog::modal,
    dom::{self, Step},
    field::fresh_id,
    icon::{Icon, IconName},
};

/// One line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteItem {
    /// What tells it apart.
    pub key: String,
    /// The heading that it stands under; neighbours with the same one share it.
    pub group: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of the same name; may be empty.
    pub hint: String,
    /// The keys that do the same; may be empty.
    pub keys: String,
    /// Its icon.
    pub icon: IconName,
}

/// The palette over the page: typing finds, the arrows move, Enter chooses, Esc closes.
#[component]
pub fn Palette(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is typed.
    query: RwSignal<String>,
    /// What was found, best first, at most about a hundred.
    #[prop(into)]
    items: Signal<Vec<PaletteItem>>,
    /// Called with the key of the line that was chosen, after the palette was closed.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let id = StoredValue::new(fresh_id("palette"));
    let part = move |name: &str| id.with_value(|id| format!("{id}-{name}"));
    let active = RwSignal::new(0_usize);
    let choose = move |at: usize| {
        if let Some(key) = items.with_untracked(|items| items.get(at).map(|item| item.key.clone())) {
            on_close.run(());
            on_choose.run(key);
        }
    };
    let body = move || {
        let input = NodeRef::<html::Input>::new();
        active.set(0);
        let on_key = move |event: ev::KeyboardEvent| {
            if keys::composes(&event) {
                return;
            }
            match event.key().as_str() {
                key @ ("ArrowDown" | "ArrowUp") => {
                    let step = if key == "ArrowDown" {
                        Step::Next
                    } else {
                        Step::Previous
                    };
                    let count = items.with_untracked(Vec::len);
                    if let Some(to) = step.from(Some(active.get_untracked()), count) {
                        active.set(to);
                        dom::reveal_id(&part(&to.to_string()));
                    }
                }
                "Enter" => choose(active.get_untracked()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        };
        view! {
            <h2 class="unseen" id=part("title")>
                {texts::palette_label()}
            </h2>
            <div class="palette-head">
                <Icon name=IconName::Search />
                <input
                    node_ref=input
                    class="palette-input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    autofocus=true
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-haspopup="listbox"
                    aria-controls=part("list")
                    aria-activedescendant=move || {
                        let some = items.with(|items| active.get() < items.len());
                        some.then(|| part(&active.get().to_string()))
                    }
                    aria-label=texts::palette_label()
                    placeholder=texts::palette_placeholder()
                    prop:value=query
                    on:input=move |event| {
                        active.set(0);
                        query.set(event_target_value(&event));
                    }
                    on:keydown=on_key
                />
            </div>
            <div class="palette-list" tabindex="0">
                <div role="listbox" id=part("list") aria-label=texts::palette_label()>
                    {move || groups(&items.get(), part, active, choose)}
                </div>
                <Show when=move || items.with(Vec::is_empty)>
                    <p class="options-more">{texts::palette_empty()}</p>
                </Show>
            </div>
            <span class="unseen" role="status">
                {move || texts::picker_count(items.with(Vec::len))}
            </span>
        }
    };
    modal(open, on_close, true, "dialog palette", part("title"), body)
}

/// The lines under their headings.
fn groups(
    items: &[PaletteItem],
    part: impl Fn(&str) -> String + Copy + 'static,
    active: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> View {
    let mut at = 0;
    items
        .chunk_by(|one, next| one.group == next.group)
        .map(|chunk| {
            let heading = part(&format!("group-{at}"));
            let labelled_by = heading.clone();
            let lines = chunk
                .iter()
                .cloned()
                .map(|item| {
                    let line = line(part(&at.to_string()), at, item, active, choose);
                    at += 1;
                    line
                })
                .collect_view();
            view! {
                <div role="group" aria-labelledby=labelled_by>
                    <div class="palette-group" id=heading role="presentation">
                        {chunk.first().map(|item| item.group.clone())}
                    </div>
                    {lines}
                </div>
            }
        })
        .collect_view()
}

fn line(
    id: String,
    at: usize,
    item: PaletteItem,
    active: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> View {
    let PaletteItem {
        label,
        hint,
        keys,
        icon,
        ..
    } = item;
    view! {
        <div
            class="option"
            class:option-active=move || active.get() == at
            role="option"
            id=id
            aria-selected=move || (active.get() == at).to_string()
            on:mousemove=move |_| {
                if active.get_untracked() != at {
                    active.set(at);
                }
            }
            on:click=move |_| choose(at)
        >
            <Icon name=icon />
            <span class="clip">{label}</span>
            <span class="option-hint grow clip">{hint}</span>
            {(!keys.is_empty()).then(|| view! { <Kbd keys=keys /> })}
        </div>
    }
}
