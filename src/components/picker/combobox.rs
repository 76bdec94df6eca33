//! The field of a picker: what somebody types, the list under it, and the option that the arrows point at.

use crate::view::{ev, html, prelude::*};
use tandem_core::letters::lowered;
use tandem_core::texts;

use super::PickerItem;
use super::matching::found;
use crate::components::badge::Chip;
use crate::components::dom::{self, Step};
use crate::components::field::fresh_id;
use crate::components::icon::{Icon, IconName};
use crate::platform::keys;

/// One line of the open list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Item(PickerItem),
    Create(String),
}

/// What is the same for one and for several.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) label: Signal<String>,
    pub(super) hide_label: bool,
    pub(super) items: Signal<Vec<PickerItem>>,
    pub(super) picked: Signal<Vec<String>>,
    pub(super) on_pick: Callback<String>,
    pub(super) on_create: Option<Callback<String>>,
    pub(super) on_query: Option<Callback<String>>,
    pub(super) placeholder: Signal<String>,
    pub(super) multiple: bool,
}

/// The combobox: what somebody types, the list under it, and the option that the arrows point at.
#[derive(Clone, Copy)]
struct Combobox {
    parts: Parts,
    id: StoredValue<String>,
    input: NodeRef<html::Input>,
    list: NodeRef<html::Div>,
    query: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    /// The matches that are shown, and how many there are in all.
    matching: Memo<(Vec<PickerItem>, usize)>,
    lines: Memo<Vec<Line>>,
}

impl Combobox {
    fn new(parts: Parts) -> Self {
        let query = RwSignal::new(String::new());
        let open = RwSignal::new(false);
        let matching = Memo::new(move || {
            if !open.get() {
                return (vec![], 0);
            }
            query.with(|query| {
                parts
                    .items
                    .with(|items| found(items, query, parts.on_query.is_none()))
            })
        });
        let lines = Memo::new(move || {
            let typed = query.get().trim().to_owned();
            let items = matching.with(|(found, _)| found.clone());
            let known = items.iter().any(|item| item.label == typed);
            let new = (open.get() && parts.on_create.is_some() && !typed.is_empty() && !known)
                .then_some(Line::Create(typed));
            items.into_iter().map(Line::Item).chain(new).collect()
        });
        Self {
            parts,
            id: StoredValue::new(fresh_id("picker")),
            input: NodeRef::new(),
            list: NodeRef::new(),
            query,
            open,
            active: RwSignal::new(None),
            matching,
            lines,
        }
    }

    /// The id of one part of it.
    fn part(self, name: &str) -> String {
        self.id.with_value(|id| format!("{id}-{name}"))
    }

    fn name_of(self, value: &str) -> String {
        self.parts.items.with(|items| {
            let item = items.iter().find(|item| item.value == value);
            item.map_or_else(|| value.to_owned(), |item| item.label.clone())
        })
    }

    /// What stands in the field: what is typed or, where one is picked and nobody searches, its name.
    fn shown(self) -> String {
        if self.open.get() || self.parts.multiple {
            return self.query.get();
        }
        self.parts.picked.with(|picked| {
            picked
                .first()
                .map(|value| self.name_of(value))
                .unwrap_or_default()
        })
    }

    fn ask(self, text: &str) {
        self.query.set(text.to_owned());
        self.active.set(None);
        if let Some(on_query) = self.parts.on_query {
            on_query.run(text.to_owned());
        }
    }

    fn show(self) {
        if self.open.get_untracked() {
            return;
        }
        self.ask("");
        self.open.set(true);
        if let Some(list) = self.list.get_untracked() {
            // Fails only when it is shown already.
            drop(list.show_popover());
        }
    }

    fn hide(self) {
        if !self.open.get_untracked() {
            return;
        }
        self.open.set(false);
        self.query.set(String::new());
        self.active.set(None);
        if let Some(list) = self.list.get_untracked() {
            // Fails only when it is hidden already.
            drop(list.hide_popover());
        }
    }

    /// The field is left: what was typed as an item is called is meant, anything else was only looked for.
    fn leave(self) {
        let typed = lowered(self.query.get_untracked().trim());
        let meant = |line: &Line| match line {
            Line::Item(item) => lowered(&item.label) == typed && !self.is_picked(&item.value),
            Line::Create(_) => false,
        };
        if let Some(at) = self.lines.with_untracked(|lines| lines.iter().position(meant)) {
            self.choose(at);
        }
        self.hide();
    }

    fn is_picked(self, value: &str) -> bool {
        self.parts
            .picked
            .with_untracked(|picked| picked.iter().any(|picked| picked == value))
    }

    fn choose(self, at: usize) {
        let Some(line) = self.lines.with_untracked(|lines| lines.get(at).cloned()) else {
            return;
        };
        match (line, self.parts.on_create) {
            (Line::Item(item), _) => self.parts.on_pick.run(item.value),
            (Line::Create(name), Some(on_create)) => on_create.run(name),
            (Line::Create(_), None) => {}
        }
        if self.parts.multiple {
            self.ask("");
        } else {
            self.hide();
        }
    }

    fn go(self, step: Step) {
        let count = self.lines.with_untracked(Vec::len);
        self.active.set(step.from(self.active.get_untracked(), count));
        if let Some(at) = self.active.get_untracked() {
            dom::reveal_id(&self.part(&at.to_string()));
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let is_open = self.open.get_untracked();
        match event.key().as_str() {
            _ if keys::composes(event) => return,
            key @ ("ArrowDown" | "ArrowUp") => {
                self.show();
                self.go(if key == "ArrowDown" {
                    Step::Next
                } else {
                    Step::Previous
                });
            }
            "Enter" if is_open => {
                // The best match, when something was typed and none was pointed at.
                let typed = self.query.with_untracked(|query| !query.trim().is_empty());
                match self.active.get_untracked().or(typed.then_some(0)) {
                    Some(at) => self.choose(at),
                    None => self.hide(),
                }
            }
            "Escape" if is_open => self.hide(),
            "Backspace" if self.parts.multiple && self.query.with_untracked(String::is_empty) => {
                if let Some(last) = self.parts.picked.with_untracked(|picked| picked.last().cloned()) {
                    self.parts.on_pick.run(last);
                }
                return;
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// What is picked, as chips before the field, where several can be.
    fn chips(self) -> Option<Vec<View>> {
        let Parts {
            picked,
            on_pick,
            multiple,
            ..
        } = self.parts;
        let chip = |value: String| {
            let label = self.name_of(&value);
            view! { <Chip label=label on_remove=move |()| on_pick.run(value.clone()) /> }
        };
        multiple.then(|| picked.get().into_iter().map(chip).collect())
    }

    /// What stands under the options: that there are none, or that there are more.
    fn note(self) -> Option<String> {
        if !self.open.get() {
            return None;
        }
        if self.lines.with(Vec::is_empty) {
            return Some(texts::picker_empty().to_owned());
        }
        let (shown, count) = self.matching.with(|(found, count)| (found.len(), *count));
        (count > shown).then(|| texts::picker_more(count - shown))
    }

    fn field(self) -> View {
        let Parts {
            picked,
            placeholder,
            multiple,
            ..
        } = self.parts;
        let hint = move || {
            let taken = multiple && picked.with(|picked| !picked.is_empty());
            if taken { String::new() } else { placeholder.get() }
        };
        view! {
            <input
                node_ref=self.input
                class="picker-input"
                type="text"
                id=self.part("input")
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded=move || self.open.get().to_string()
                aria-controls=self.part("list")
                aria-activedescendant=move || self.active.get().map(|at| self.part(&at.to_string()))
                placeholder=hint
                prop:value=move || self.shown()
                on:input=move |event| {
                    self.show();
                    self.ask(&event_target_value(&event));
                }
                on:click=move |_| self.show()
                on:keydown=move |event| self.on_key(&event)
                on:blur=move |_| self.leave()
            />
        }
    }

    fn options(self) -> View {
        let options = move || {
            let lines = self.lines.get().into_iter().enumerate();
            lines.map(|(at, line)| self.option(at, line)).collect_view()
        };
        view! {
            <div
                node_ref=self.list
                class="options"
                popover="manual"
                // The field keeps the focus while somebody clicks in the list.
                on:mousedown=|event: ev::MouseEvent| event.prevent_default()
            >
                <div
                    role="listbox"
                    id=self.part("list")
                    aria-label=self.parts.label
                    aria-multiselectable=self.parts.multiple.then_some("true")
                >
                    {options}
                </div>
                {move || self.note().map(|note| view! { <p class="options-more">{note}</p> })}
            </div>
        }
    }

    fn option(self, at: usize, line: Line) -> View {
        let picked = self.parts.picked;
        let (label, hint, value) = match line {
            Line::Item(item) => (item.label, item.hint, Some(item.value)),
            Line::Create(name) => (texts::picker_create(name), String::new(), None),
        };
        let is_new = value.is_none();
        let is_picked = move || {
            value
                .as_ref()
                .is_some_and(|value| picked.with(|picked| picked.contains(value)))
        };
        view! {
            <div
                class="option"
                class:option-active=move || self.active.get() == Some(at)
                class:option-new=is_new
                role="option"
                id=self.part(&at.to_string())
                aria-selected=move || is_picked().to_string()
                on:mousemove=move |_| {
                    if self.active.get_untracked() != Some(at) {
                        self.active.set(Some(at));
                    }
                }
                on:click=move |_| self.choose(at)
            >
                <span class="option-mark">
                    <Icon name=if is_new { IconName::Plus } else { IconName::Check } />
                </span>
                <span class="grow clip">{label}</span>
                {(!hint.is_empty()).then(|| view! { <span class="option-hint clip">{hint}</span> })}
            </div>
        }
    }
}

/// The field with the list under it.
pub(super) fn combobox(parts: Parts) -> View {
    let it = Combobox::new(parts);
    let focus = move |_| {
        if let Some(input) = it.input.get_untracked() {
            drop(input.focus());
        }
    };
    view! {
        <div class="field picker">
            <label class=if parts.hide_label { "unseen" } else { "field-label" } for=it.part("input")>
                {parts.label}
            </label>
            <div class="input picker-box" on:click=focus>
                {move || it.chips()}
                {it.field()}
                <Icon name=IconName::ChevronDown />
            </div>
            {it.options()}
            <span class="unseen" role="status">
                {move || it.open.get().then(|| texts::picker_count(it.matching.with(|(_, count)| *count)))}
            </span>
        </div>
    }
}
