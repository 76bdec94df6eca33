//! Pickers: a field that finds one or several of many by typing, and can make a new one.

use crate::view::{ev, html, prelude::*};
use tandem_core::texts;

use super::{
    badge::Chip,
    dom::{self, Step},
    field::fresh_id,
    icon::{Icon, IconName},
};

/// The most matches that are shown; more are told apart by typing on.
const SHOWN: usize = 50;

/// One thing that can be picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickerItem {
    /// What it is in the data.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of the same name; empty where nothing needs to.
    pub hint: String,
}

impl PickerItem {
    /// Makes an item without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
        }
    }

    /// With what tells it from others of the same name.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One line of the open list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Item(PickerItem),
    Create(String),
}

/// What is the same for one and for several.
#[derive(Clone, Copy)]
struct Parts {
    label: Signal<String>,
    hide_label: bool,
    items: Signal<Vec<PickerItem>>,
    picked: Signal<Vec<String>>,
    on_pick: Callback<String>,
    on_create: Option<Callback<String>>,
    on_query: Option<Callback<String>>,
    placeholder: Signal<String>,
    multiple: bool,
}

/// Picks one of many by typing.
#[component]
pub fn Picker(
    /// What is picked.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to pick from.
    #[prop(into)]
    items: Signal<Vec<PickerItem>>,
    /// The value that is picked, if one is.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Called with the value that was picked, or with nothing when it was taken away.
    #[prop(into)]
    on_change: Callback<Option<String>>,
    /// Called with what was typed, to make a new one and pick it.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// Called with what is typed, where the caller finds the matches; without it the picker finds them itself.
    #[prop(optional, into)]
    on_query: Option<Callback<String>>,
    /// What stands there while nothing is picked.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let picked = Signal::derive(move || value.get().into_iter().collect::<Vec<_>>());
    let on_pick = Callback::new(move |key: String| {
        let again = value.with_untracked(|value| value.as_ref() == Some(&key));
        on_change.run((!again).then_some(key));
    });
    combobox(Parts {
        label,
        hide_label,
        items,
        picked,
        on_pick,
        on_create,
        on_query,
        placeholder,
        multiple: false,
    })
}

/// Picks several of many by typing; Backspace in the empty field takes the last one away.
#[component]
pub fn MultiPicker(
    /// What is picked.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to pick from.
    #[prop(into)]
    items: Signal<Vec<PickerItem>>,
    /// The values that are picked, in order.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Called with all values after one was picked or taken away.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// Called with what was typed, to make a new one and pick it.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// Called with what is typed, where the caller finds the matches; without it the picker finds them itself.
    #[prop(optional, into)]
    on_query: Option<Callback<String>>,
    /// What stands there while nothing is picked.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let on_pick = Callback::new(move |key: String| {
        let mut now = values.get_untracked();
        match now.iter().position(|value| *value == key) {
            Some(at) => drop(now.remove(at)),
            None => now.push(key),
        }
        on_change.run(now);
    });
    combobox(Parts {
        label,
        hide_label,
        items,
        picked: values,
        on_pick,
        on_create,
        on_query,
        placeholder,
        multiple: true,
    })
}

/// Whether every word of the query stands somewhere in the text, upper and lower case alike.
fn matches(text: &str, words: &[String]) -> bool {
    let text = tandem_core::letters::lowered(text);
    words.iter().all(|word| text.contains(word.as_str()))
}

fn found(items: &[PickerItem], query: &str, filter: bool) -> (Vec<PickerItem>, usize) {
    let words: Vec<String> = if filter {
        query
            .split_whitespace()
            .map(tandem_core::letters::lowered)
            .collect()
    } else {
        vec![]
    };
    let fits =
        |item: &&PickerItem| words.is_empty() || matches(&item.label, &words) || matches(&item.hint, &words);
    let all = items.iter().filter(fits);
    let count = all.clone().count();
    (all.take(SHOWN).cloned().collect(), count)
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
            _ if event.is_composing() => return,
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
                on:blur=move |_| self.hide()
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

fn combobox(parts: Parts) -> View {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<PickerItem> {
        (0..200)
            .map(|n| PickerItem::new(n.to_string(), format!("Customer {n}")).hint("Berlin"))
            .collect()
    }

    #[test]
    fn words_are_found_in_any_order_and_case() {
        let (found, count) = found(&items(), "17 CUSTOMER", true);
        let labels: Vec<&str> = found.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "Customer 17",
                "Customer 117",
                "Customer 170",
                "Customer 171",
                "Customer 172",
                "Customer 173",
                "Customer 174",
                "Customer 175",
                "Customer 176",
                "Customer 177",
                "Customer 178",
                "Customer 179"
            ]
        );
        assert_eq!(count, 12);
    }

    #[test]
    fn the_hint_is_searched_and_only_the_first_matches_are_shown() {
        let (found, count) = found(&items(), "berlin", true);
        assert_eq!((found.len(), count), (SHOWN, 200));
    }

    #[test]
    fn a_caller_that_finds_by_itself_is_not_filtered_again() {
        let (_, count) = found(&items(), "nothing like this", false);
        assert_eq!(count, 200);
    }
}
