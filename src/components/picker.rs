//! Pickers: a field that finds one or several of many by typing, and can make a new one.

use leptos::{ev, html, prelude::*};
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
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

fn found(items: &[PickerItem], query: &str, filter: bool) -> (Vec<PickerItem>, usize) {
    let words: Vec<String> = if filter {
        query.split_whitespace().map(str::to_lowercase).collect()
    } else {
        vec![]
    };
    let fits =
        |item: &&PickerItem| words.is_empty() || matches(&item.label, &words) || matches(&item.hint, &words);
    let all = items.iter().filter(fits);
    let count = all.clone().count();
    (all.take(SHOWN).cloned().collect(), count)
}

fn combobox(parts: Parts) -> AnyView {
    let Parts {
        label,
        hide_label,
        items,
        picked,
        on_pick,
        on_create,
        on_query,
        placeholder,
        multiple,
    } = parts;
    let id = StoredValue::new(fresh_id("picker"));
    let part = move |name: &str| id.with_value(|id| format!("{id}-{name}"));
    let input = NodeRef::<html::Input>::new();
    let list = NodeRef::<html::Div>::new();
    let query = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);

    let matching = Memo::new(move |_| {
        if !open.get() {
            return (vec![], 0);
        }
        query.with(|query| items.with(|items| found(items, query, on_query.is_none())))
    });
    let lines = Memo::new(move |_| {
        let typed = query.get().trim().to_owned();
        let mut lines: Vec<Line> =
            matching.with(|(found, _)| found.iter().cloned().map(Line::Item).collect());
        let known = matching.with(|(found, _)| found.iter().any(|item| item.label == typed));
        if open.get() && on_create.is_some() && !typed.is_empty() && !known {
            lines.push(Line::Create(typed));
        }
        lines
    });
    let name_of = move |value: &str| {
        items.with(|items| {
            let item = items.iter().find(|item| item.value == value);
            item.map_or_else(|| value.to_owned(), |item| item.label.clone())
        })
    };
    // With one, the field itself shows what is picked while nobody searches in it.
    let shown = Signal::derive(move || {
        if open.get() || multiple {
            query.get()
        } else {
            picked.with(|picked| picked.first().map(|value| name_of(value)).unwrap_or_default())
        }
    });
    let show = move || {
        if open.get_untracked() {
            return;
        }
        query.set(String::new());
        active.set(None);
        open.set(true);
        if let Some(on_query) = on_query {
            on_query.run(String::new());
        }
        if let Some(list) = list.get_untracked() {
            // Fails only when it is shown already.
            drop(list.show_popover());
        }
    };
    let hide = move || {
        if open.get_untracked() {
            open.set(false);
            query.set(String::new());
            dom::hide_popover(&part("list"));
        }
    };
    let choose = move |at: usize| {
        let Some(line) = lines.with_untracked(|lines| lines.get(at).cloned()) else {
            return;
        };
        match line {
            Line::Item(item) => on_pick.run(item.value),
            Line::Create(name) => {
                if let Some(on_create) = on_create {
                    on_create.run(name);
                }
            }
        }
        query.set(String::new());
        active.set(None);
        if !multiple {
            hide();
        }
    };
    let go = move |step: Step| {
        let count = lines.with_untracked(Vec::len);
        active.set(step.from(active.get_untracked(), count));
        if let Some(at) = active.get_untracked() {
            dom::reveal_id(&part(&at.to_string()));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let is_open = open.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" => {
                let step = if event.key() == "ArrowDown" {
                    Step::Next
                } else {
                    Step::Previous
                };
                show();
                go(step);
            }
            "Enter" if is_open => {
                // The best match, when something was typed and none was pointed at.
                let typed = query.with_untracked(|query| !query.trim().is_empty());
                match active.get_untracked().or(typed.then_some(0)) {
                    Some(at) => choose(at),
                    None => hide(),
                }
            }
            "Escape" if is_open => hide(),
            "Backspace" if multiple && query.with_untracked(String::is_empty) => {
                if let Some(last) = picked.with_untracked(|picked| picked.last().cloned()) {
                    on_pick.run(last);
                }
                return;
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_input = move |event: ev::Event| {
        let text = event_target_value(&event);
        show();
        query.set(text.clone());
        active.set(None);
        if let Some(on_query) = on_query {
            on_query.run(text);
        }
    };
    let chips = move || {
        let one = |value: String| {
            let label = name_of(&value);
            view! { <Chip label=label on_remove=move |()| on_pick.run(value.clone()) /> }
        };
        multiple.then(|| picked.get().into_iter().map(one).collect_view())
    };
    let options = move || {
        lines
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, line)| option(part(&at.to_string()), at, line, active, picked, choose))
            .collect_view()
    };
    let more = move || {
        let (shown, count) = matching.with(|(found, count)| (found.len(), *count));
        let text = if !open.get() {
            None
        } else if lines.with(Vec::is_empty) {
            Some(texts::picker_empty().to_owned())
        } else {
            (count > shown).then(|| texts::picker_more(count - shown))
        };
        text.map(|text| view! { <p class="options-more">{text}</p> })
    };
    view! {
        <div class="field picker">
            <label class=if hide_label { "unseen" } else { "field-label" } for=part("input")>
                {label}
            </label>
            <div class="input picker-box" on:click=move |_| {
                if let Some(input) = input.get_untracked() {
                    drop(input.focus());
                }
            }>
                {chips}
                <input
                    node_ref=input
                    class="picker-input"
                    type="text"
                    id=part("input")
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-haspopup="listbox"
                    aria-expanded=move || open.get().to_string()
                    aria-controls=part("list")
                    aria-activedescendant=move || active.get().map(|at| part(&at.to_string()))
                    placeholder=move || {
                        if multiple && picked.with(|picked| !picked.is_empty()) {
                            String::new()
                        } else {
                            placeholder.get()
                        }
                    }
                    prop:value=shown
                    on:input=on_input
                    on:click=move |_| show()
                    on:keydown=on_key
                    on:blur=move |_| hide()
                />
                <Icon name=IconName::ChevronDown />
            </div>
            <div
                node_ref=list
                class="options"
                popover="manual"
                // The field keeps the focus while somebody clicks in the list.
                on:mousedown=|event: ev::MouseEvent| event.prevent_default()
            >
                <div role="listbox" id=part("list") aria-label=label aria-multiselectable=multiple.then_some("true")>
                    {options}
                </div>
                {more}
            </div>
            <span class="unseen" role="status">
                {move || open.get().then(|| texts::picker_count(matching.with(|(_, count)| *count)))}
            </span>
        </div>
    }
    .into_any()
}

fn option(
    id: String,
    at: usize,
    line: Line,
    active: RwSignal<Option<usize>>,
    picked: Signal<Vec<String>>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> AnyView {
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
            class:option-active=move || active.get() == Some(at)
            role="option"
            id=id
            aria-selected=move || is_picked().to_string()
            on:mousemove=move |_| {
                if active.get_untracked() != Some(at) {
                    active.set(Some(at));
                }
            }
            on:click=move |_| choose(at)
        >
            <span class="option-mark">
                <Icon name=if is_new { IconName::Plus } else { IconName::Check } />
            </span>
            <span class="grow clip">{label}</span>
            {(!hint.is_empty()).then(|| view! { <span class="option-hint clip">{hint}</span> })}
        </div>
    }
    .into_any()
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
