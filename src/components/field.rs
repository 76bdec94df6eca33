//! Fields of a form: a label, the control, a hint, and beside it what is wrong.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::view::{ev, prelude::*};

use super::dom;
use super::icon::{Icon, IconName};
use crate::live::once_shown;

/// One thing that can be chosen: what it is called in the data and on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the choice is in the data.
    pub value: String,
    /// What it is called on the screen.
    pub label: String,
}

impl Choice {
    /// Makes a choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// An id that no other element of the page has, for labels and descriptions.
pub(super) fn fresh_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// What every field has around its control.
#[derive(Clone)]
pub(super) struct Frame {
    /// The id of the control.
    pub(super) id: String,
    label: Signal<String>,
    hide_label: bool,
    hint: Signal<String>,
    /// What is wrong, where something can be.
    error: Option<Signal<Option<String>>>,
}

impl Frame {
    pub(super) fn new(
        label: Signal<String>,
        hide_label: bool,
        hint: Signal<String>,
        error: Option<Signal<Option<String>>>,
    ) -> Self {
        Self {
            id: fresh_id("field"),
            label,
            hide_label,
            hint,
            error,
        }
    }

    /// The ids of the texts that describe the control, those that are there.
    pub(super) fn described_by(&self) -> Signal<Option<String>> {
        let (id, hint, error) = (self.id.clone(), self.hint, self.error);
        Signal::derive(move || {
            let parts = [
                hint.with(|hint| !hint.is_empty()).then(|| format!("{id}-hint")),
                error
                    .is_some_and(|error| error.with(Option::is_some))
                    .then(|| format!("{id}-error")),
            ];
            let ids: Vec<String> = parts.into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// The control between its label and what is to be said about it.
    pub(super) fn wrap(self, control: View) -> View {
        let Self {
            id,
            label,
            hide_label,
            hint,
            error,
        } = self;
        let hint_id = format!("{id}-hint");
        view! {
            <div class="field">
                <label class=if hide_label { "unseen" } else { "field-label" } for=id.clone()>
                    {label}
                </label>
                {control}
                {move || {
                    let hint = hint.get();
                    (!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id.clone()>{hint}</p> })
                }}
                {error.map(|error| view! { <FieldError id=format!("{id}-error") error=error /> })}
            </div>
        }
    }
}

/// What is wrong with a field, said beside it as soon as it is wrong.
#[component]
pub(super) fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div role="status" class="field-error-place">
            {move || {
                error
                    .get()
                    .map(|text| {
                        view! {
                            <p class="field-error" id=id.clone()>
                                <Icon name=IconName::Wrong />
                                {text}
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// What the field is for.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on every stroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when somebody leaves the field or presses Enter after a change.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example, never the label.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// What kind of text it is, as the `type` of an `<input>`: `text`, `email`, `url`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard that a phone shows, as `inputmode` names it.
    #[prop(optional)]
    input_mode: Option<&'static str>,
    /// What the browser may fill in, as `autocomplete` names it.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
    /// Whether it has the focus as soon as it is there. The attribute of HTML holds once for a whole document.
    #[prop(optional)]
    autofocus: bool,
    /// The most characters that it takes.
    #[prop(optional)]
    max_length: Option<usize>,
) -> impl IntoView {
    let frame = Frame::new(label, hide_label, hint, Some(error));
    if autofocus {
        let id = frame.id.clone();
        once_shown(move || dom::focus_id(&id));
    }
    let control = view! {
        <input
            class="input"
            dir="auto"
            type=kind
            id=frame.id.clone()
            prop:value=value
            placeholder=placeholder
            inputmode=input_mode
            autocomplete=autocomplete
            maxlength=max_length
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=frame.described_by()
            on:input=move |event| on_input.run(event_target_value(&event))
            on:change=move |event| {
                if let Some(on_change) = on_change {
                    on_change.run(event_target_value(&event));
                }
            }
        />
    };
    frame.wrap(control)
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// What the field is for.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on every stroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when somebody leaves the field after a change.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// An example, never the label.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// How many lines are shown at least; the field grows with its text.
    #[prop(default = 4)]
    rows: u32,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
    /// Called when somebody presses Ctrl or Cmd with Enter, where the text is to be sent by itself.
    #[prop(optional, into)]
    on_send: Option<Callback<()>>,
) -> impl IntoView {
    let frame = Frame::new(label, hide_label, hint, None);
    let control = view! {
        <textarea
            class="input input-area"
            dir="auto"
            style:min-block-size=format!("calc({rows}lh + 0.875rem)")
            id=frame.id.clone()
            rows=rows
            prop:value=value
            placeholder=placeholder
            aria-describedby=frame.described_by()
            on:input=move |event| on_input.run(event_target_value(&event))
            on:change=move |event| {
                if let Some(on_change) = on_change {
                    on_change.run(event_target_value(&event));
                }
            }
            on:keydown=move |event: ev::KeyboardEvent| {
                let is_sent = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
                if let Some(on_send) = on_send.filter(|_| is_sent) {
                    event.prevent_default();
                    event.stop_propagation();
                    on_send.run(());
                }
            }
        ></textarea>
    };
    frame.wrap(control)
}

/// One of a few choices, by the browser's own list.
#[component]
pub fn SelectField(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// What there is to choose from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
    /// How large it is.
    #[prop(optional)]
    size: super::button::ControlSize,
) -> impl IntoView {
    let frame = Frame::new(label, hide_label, hint, None);
    let class = match size {
        super::button::ControlSize::Small => "input select control-small",
        super::button::ControlSize::Medium | super::button::ControlSize::Large => "input select",
    };
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let key = choice.value.clone();
                view! {
                    <option value=choice.value prop:selected=move || value.with(|value| *value == key)>
                        {choice.label}
                    </option>
                }
            })
            .collect_view()
    };
    let control = view! {
        <select
            class=class
            id=frame.id.clone()
            aria-describedby=frame.described_by()
            on:change=move |event: ev::Event| on_change.run(event_target_value(&event))
        >
            {options}
        </select>
    };
    frame.wrap(control)
}

/// Yes or no.
#[component]
pub fn Checkbox(
    /// What is on when it is ticked.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
) -> impl IntoView {
    let id = fresh_id("check");
    let hint_id = format!("{id}-hint");
    let described_by = {
        let hint_id = hint_id.clone();
        move || hint.with(|hint| !hint.is_empty()).then(|| hint_id.clone())
    };
    view! {
        <div class="check">
            <input
                type="checkbox"
                class="check-box"
                id=id.clone()
                prop:checked=checked
                aria-describedby=described_by
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label class=if hide_label { "unseen" } else { "check-label" } for=id>
                {label}
            </label>
            {move || {
                let hint = hint.get();
                (!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id.clone()>{hint}</p> })
            }}
        </div>
    }
}
