//! Values that are edited where they stand.

use std::any::Any;

use wasm_bindgen::JsCast;

use tandem_core::letters::is_blank;

use super::dom;
use super::field::{FieldError, fresh_id};
use crate::platform::keys;
use crate::view::{ev, html, prelude::*};

/// How an inline value looks when nobody edits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InlineKind {
    /// A text in a row.
    #[default]
    Text,
    /// A number in a column: aligned at the end, with the keyboard for numbers on a phone.
    Number,
}

impl InlineKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Text => "inline-input",
            Self::Number => "inline-input inline-number",
        }
    }
}

/// An element that a text is typed into.
trait Typed: JsCast + Any {
    fn typed(&self) -> String;
    fn show(&self, text: &str);
}

impl Typed for html::Input {
    fn typed(&self) -> String {
        self.value()
    }

    fn show(&self, text: &str) {
        self.set_value(text);
    }
}

impl Typed for html::Textarea {
    fn typed(&self) -> String {
        self.value()
    }

    fn show(&self, text: &str) {
        self.set_value(text);
    }
}

/// Is told that what was saved took the place of another value than the one that somebody began to write over; the program
/// provides it.
#[derive(Clone, Copy)]
pub struct OnWrittenOver(pub Callback<()>);

/// What the ways to edit in place share: an element, the value as it stands, and what is made of what was typed.
struct Inline<E> {
    node: NodeRef<E>,
    value: Signal<String>,
    on_save: Callback<String, Result<(), String>>,
    /// The value as it was when somebody began to type, while they do.
    began: StoredValue<Option<String>>,
    on_written_over: Option<OnWrittenOver>,
    error: RwSignal<Option<String>>,
}

impl<E> Clone for Inline<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Inline<E> {}

impl<E: Typed> Inline<E> {
    /// Shows the value in the element. A change from elsewhere is shown at once, but never over what somebody is typing.
    /// `on_shown` is called with the element.
    fn new(
        node: NodeRef<E>,
        value: Signal<String>,
        on_save: Callback<String, Result<(), String>>,
        on_shown: impl Fn(&E) + 'static,
    ) -> Self {
        let began = StoredValue::new(None::<String>);
        Effect::new(move |_| {
            let text = value.get();
            if let Some(element) = node.get().filter(|_| began.with_value(Option::is_none)) {
                element.show(&text);
                on_shown(&element);
            }
        });
        Self {
            node,
            value,
            on_save,
            began,
            on_written_over: use_context(),
            error: RwSignal::new(None),
        }
    }

    /// Notes that somebody types.
    fn begin(self) {
        if self.began.with_value(Option::is_none) {
            self.began.set_value(Some(self.value.get_untracked()));
        }
    }

    /// Brings the value back.
    fn revert(self) {
        self.began.set_value(None);
        self.error.set(None);
        if let Some(element) = self.node.get_untracked() {
            element.show(&self.value.get_untracked());
        }
    }

    /// Hands on what was typed; whether it was taken, or nothing was changed.
    fn save(self) -> bool {
        let is_taken = self.hand_on();
        if is_taken {
            // What was worked out or trimmed takes the place of what was typed.
            self.revert();
        }
        is_taken
    }

    /// Hands on what was typed so far, and leaves it as it is: the typing may go on.
    fn keep(self) {
        if self.began.with_value(Option::is_some) && self.hand_on() {
            self.began.set_value(Some(self.value.get_untracked()));
        }
    }

    fn hand_on(self) -> bool {
        let Some(element) = self.node.get_untracked() else {
            return false;
        };
        let text = element.typed();
        let before = self.value.get_untracked();
        let saved = if text == before {
            Ok(())
        } else {
            self.on_save.run(text)
        };
        if let Err(message) = saved {
            self.error.set(Some(message));
            return false;
        }
        let is_other = |value: &String| *value != before;
        if self
            .began
            .with_value(|began| began.as_ref().is_some_and(is_other))
            && self.value.with_untracked(is_other)
            && let Some(OnWrittenOver(told)) = self.on_written_over
        {
            told.run(());
        }
        true
    }

    /// The keys of a value of one line: Enter saves, Esc brings the old value back where there is something to bring back.
    fn on_key_of_a_line(self, event: &ev::KeyboardEvent) {
        if keys::composes(event) {
            return;
        }
        let changed = || {
            let typed = self.node.get_untracked().map(|element| element.typed());
            typed.is_some_and(|text| text != self.value.get_untracked()) || self.is_wrong()
        };
        match event.key().as_str() {
            "Enter" => {
                self.save();
            }
            "Escape" if changed() => self.revert(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn is_wrong(self) -> bool {
        self.error.with_untracked(Option::is_some)
    }

    /// What marks the element as wrong, and the id of what says why.
    fn marks(self, id: &str) -> (Signal<Option<&'static str>>, Signal<Option<String>>) {
        let (error, id) = (self.error, id.to_owned());
        let is_wrong = move || error.with(Option::is_some);
        (
            Signal::derive(move || is_wrong().then_some("true")),
            Signal::derive(move || is_wrong().then(|| id.clone())),
        )
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
) -> impl IntoView {
    let node_ref = NodeRef::<html::Input>::new();
    let is_number = kind == InlineKind::Number;
    let inline = Inline::new(node_ref, value, on_save, move |input: &html::Input| {
        // What is typed next takes the place of the whole number, as it would have a moment before.
        if is_number && dom::has_focus(input) {
            input.select();
        }
    });
    let error_id = fresh_id("inline");
    let (wrong, described_by) = inline.marks(&error_id);
    view! {
        <span class="inline">
            <input
                node_ref=node_ref
                class=kind.class()
                dir="auto"
                type="text"
                inputmode=is_number.then_some("decimal")
                autocomplete="off"
                spellcheck=is_number.then_some("false")
                aria-label=label
                prop:value=value.get_untracked()
                placeholder=placeholder
                aria-invalid=wrong
                aria-describedby=described_by
                on:focus=move |_| {
                    if let Some(input) = node_ref.get_untracked().filter(|_| is_number) {
                        input.select();
                    }
                }
                on:input=move |_| inline.begin()
                on:blur=move |_| { inline.save(); }
                on:keydown=move |event: ev::KeyboardEvent| inline.on_key_of_a_line(&event)
            />
            <InlineError id=error_id error=inline.error.into() />
        </span>
    }
}

/// The title of a page or a panel: one line of text that takes as many lines as it needs to be read as a whole. Enter and
/// leaving save, Esc brings the old title back.
#[component]
pub fn InlineTitle(
    /// What it is, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The title as it stands.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the new title, or says in a sentence why not.
    #[prop(into)]
    on_save: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let node_ref = NodeRef::<html::Textarea>::new();
    // Lines can only come in by pasting them.
    let in_one_line = Callback::new(move |text: String| {
        // What cannot be seen is no title.
        let words = text.lines().map(str::trim).filter(|line| !is_blank(line));
        on_save.run(words.collect::<Vec<_>>().join(" "))
    });
    let inline = Inline::new(node_ref, value, in_one_line, |_| {});
    let error_id = fresh_id("inline");
    let (wrong, described_by) = inline.marks(&error_id);
    view! {
        <span class="inline">
            <textarea
                node_ref=node_ref
                class="inline-input inline-title"
                dir="auto"
                rows="1"
                autocomplete="off"
                aria-label=label
                prop:value=value.get_untracked()
                aria-invalid=wrong
                aria-describedby=described_by
                on:input=move |_| inline.begin()
                on:blur=move |_| { inline.save(); }
                on:keydown=move |event: ev::KeyboardEvent| inline.on_key_of_a_line(&event)
            ></textarea>
            <InlineError id=error_id error=inline.error.into() />
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
    let inline = Inline::new(node_ref, value, on_save, |_| {});
    let error_id = fresh_id("inline");
    let (wrong, described_by) = inline.marks(&error_id);
    let done = move || {
        if let Some(on_done) = on_done {
            on_done.run(());
        }
    };
    let save = move || {
        if inline.save() {
            done();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if keys::composes(&event) {
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
                inline.revert();
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
                dir="auto"
                style:min-block-size=format!("calc({rows}lh + 0.875rem)")
                rows=rows
                aria-label=label
                prop:value=value.get_untracked()
                placeholder=placeholder
                aria-invalid=wrong
                aria-describedby=described_by
                on:input=move |_| inline.begin()
                // Who goes to another window comes back to where they were.
                on:blur=move |_| {
                    if node_ref.get_untracked().is_some_and(|area| dom::has_focus(&area)) {
                        inline.keep();
                    } else {
                        save();
                    }
                }
                on:keydown=on_key
            ></textarea>
            <InlineError id=error_id error=inline.error.into() />
        </span>
    }
}
