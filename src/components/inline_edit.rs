//! Values that are edited where they stand.

use crate::view::{ev, html, prelude::*};

use super::dom;
use super::field::{FieldError, fresh_id};

/// How an inline value looks when nobody edits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InlineKind {
    /// A text in a row.
    #[default]
    Text,
    /// A number in a column: aligned at the end, with the keyboard for numbers on a phone.
    Number,
    /// The title of a page.
    Title,
}

impl InlineKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Text => "inline-input",
            Self::Number => "inline-input inline-number",
            Self::Title => "inline-input inline-title",
        }
    }
}

/// A one-line value that looks like text until it is pointed at: Enter and leaving save, Esc brings the old value
/// back, Tab goes to the next one.
#[component]
pub fn InlineEdit(
    /// What the value is, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The value as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the new text, or says in a sentence why not; a number cell works out `3*450` here.
    #[prop(into)]
    on_save: Callback<String, Result<(), String>>,
    /// How it looks.
    #[prop(optional)]
    kind: InlineKind,
    /// What stands there while there is no value.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Whether it can be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The element, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let error = RwSignal::new(None);
    let typing = StoredValue::new(false);
    let error_id = fresh_id("inline");
    let described_by = {
        let error_id = error_id.clone();
        move || {
            error
                .with(|error: &Option<String>| error.is_some())
                .then(|| error_id.clone())
        }
    };
    // A change from elsewhere is shown at once, but never over what somebody is typing.
    Effect::new(move |_| {
        let text = value.get();
        if let Some(input) = node_ref.get().filter(|_| !typing.get_value()) {
            input.set_value(&text);
            // What is typed next takes the place of the whole number, as it would have a moment before.
            if kind == InlineKind::Number && dom::has_focus(&input) {
                input.select();
            }
        }
    });
    let revert = move || {
        typing.set_value(false);
        error.set(None);
        if let Some(input) = node_ref.get_untracked() {
            input.set_value(&value.get_untracked());
        }
    };
    let save = move || {
        let Some(input) = node_ref.get_untracked() else {
            return;
        };
        let text = input.value();
        if text == value.get_untracked() {
            revert();
            return;
        }
        match on_save.run(text) {
            // What was worked out or trimmed takes the place of what was typed.
            Ok(()) => revert(),
            Err(message) => error.set(Some(message)),
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                event.stop_propagation();
                save();
            }
            "Escape" => {
                let Some(input) = node_ref.get_untracked() else {
                    return;
                };
                if input.value() != value.get_untracked() || error.with_untracked(Option::is_some) {
                    event.prevent_default();
                    event.stop_propagation();
                    revert();
                }
            }
            _ => {}
        }
    };
    view! {
        <span class="inline">
            <input
                node_ref=node_ref
                class=kind.class()
                type="text"
                inputmode=(kind == InlineKind::Number).then_some("decimal")
                autocomplete="off"
                spellcheck=(kind == InlineKind::Number).then_some("false")
                aria-label=label
                prop:value=value.get_untracked()
                placeholder=placeholder
                disabled=disabled
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                on:focus=move |_| {
                    if let Some(input) = node_ref.get_untracked().filter(|_| kind == InlineKind::Number) {
                        input.select();
                    }
                }
                on:input=move |_| typing.set_value(true)
                on:blur=move |_| save()
                on:keydown=on_key
            />
            <InlineError id=error_id error=error.into() />
        </span>
    }
}

/// What is wrong with an inline value, floating beside it.
#[component]
fn InlineError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <span class:inline-error=move || error.with(Option::is_some)>
            <FieldError id=id error=error />
        </span>
    }
}

/// A text of several lines that looks like text until it is pointed at: Ctrl or Cmd with Enter and leaving save, Esc
/// brings the old text back.
#[component]
pub fn InlineArea(
    /// What the text is, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The text as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the new text, or says in a sentence why not.
    #[prop(into)]
    on_save: Callback<String, Result<(), String>>,
    /// Called after the text was saved or left as it was.
    #[prop(optional, into)]
    on_done: Option<Callback<()>>,
    /// What stands there while there is no text.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// How many lines are shown at least.
    #[prop(default = 3)]
    rows: u32,
    /// The element, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let error = RwSignal::new(None);
    let typing = StoredValue::new(false);
    let error_id = fresh_id("inline");
    let described_by = {
        let error_id = error_id.clone();
        move || {
            error
                .with(|error: &Option<String>| error.is_some())
                .then(|| error_id.clone())
        }
    };
    let done = move || {
        if let Some(on_done) = on_done {
            on_done.run(());
        }
    };
    Effect::new(move |_| {
        let text = value.get();
        if let Some(area) = node_ref.get().filter(|_| !typing.get_value()) {
            area.set_value(&text);
        }
    });
    let revert = move || {
        typing.set_value(false);
        error.set(None);
        if let Some(area) = node_ref.get_untracked() {
            area.set_value(&value.get_untracked());
        }
    };
    let save = move || {
        let Some(area) = node_ref.get_untracked() else {
            return;
        };
        let text = area.value();
        if text == value.get_untracked() {
            revert();
            return done();
        }
        match on_save.run(text) {
            Ok(()) => {
                revert();
                done();
            }
            Err(message) => error.set(Some(message)),
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                event.stop_propagation();
                save();
            }
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                revert();
                done();
            }
            _ => {}
        }
    };
    view! {
        <span class="inline">
            <textarea
                node_ref=node_ref
                class="inline-input inline-area"
            style:min-block-size=format!("calc({rows}lh + 0.875rem)")
                rows=rows
                aria-label=label
                prop:value=value.get_untracked()
                placeholder=placeholder
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                on:input=move |_| typing.set_value(true)
                on:blur=move |_| save()
                on:keydown=on_key
            ></textarea>
            <InlineError id=error_id error=error.into() />
        </span>
    }
}
