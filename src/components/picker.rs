//! Pickers: a field that finds one or several of many by typing, and can make a new one.

mod combobox;
mod matching;

use crate::view::prelude::*;
use tandem_core::Id;

use combobox::{Parts, combobox};

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

/// Finds a record by typing and hands it on; nothing stays picked, so that the field is there for the next one.
#[component]
pub fn LinkPicker(
    /// What choosing a record does: a verb first. It stands in the empty field.
    label: &'static str,
    /// Finds the records for what is typed, as many as are to be offered.
    #[prop(into)]
    find: Callback<String, Vec<PickerItem>>,
    /// Called with the record that was chosen.
    #[prop(into)]
    on_choose: Callback<Id>,
    /// Called with what was typed, to make a new one.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let on_pick = move |key: String| {
        if let Ok(id) = key.parse() {
            on_choose.run(id);
        }
    };
    combobox(Parts {
        label: Signal::stored(label.to_owned()),
        hide_label: true,
        items: Signal::derive(move || find.run(query.get())),
        picked: Signal::stored(Vec::new()),
        on_pick: Callback::new(on_pick),
        on_create,
        on_query: Some(Callback::new(move |text| query.set(text))),
        placeholder: Signal::stored(label.to_owned()),
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
        hide_label: false,
        items,
        picked: values,
        on_pick,
        on_create,
        on_query,
        placeholder,
        multiple: true,
    })
}
