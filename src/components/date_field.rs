//! A day that is chosen or typed.

use super::dom::HtmlInputElement;
use super::field::Frame;
use crate::view::{ev, html, prelude::*};

/// A day. One that is typed counts once somebody leaves the field or presses Enter: the browser tells of every digit, and
/// what it spells on the way is a day as well, often one of another century. One that is picked counts at once.
#[component]
pub fn DateField(
    /// What the day is for.
    #[prop(into)]
    label: Signal<String>,
    /// The day as a date field spells it; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with another day, with nothing where it was emptied, or with the day as it was after one that was wrong.
    #[prop(into)]
    on_change: Callback<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    let frame = Frame::new(label, false, hint, Some(error));
    let element = NodeRef::<html::Input>::new();
    let typed = StoredValue::new(false);
    let take = move |input: &HtmlInputElement| {
        let day = input.value();
        if !input.check_validity() {
            // Half a day is none, and no reason to forget the one that was there.
            input.set_value(&value.get_untracked());
        } else if day != value.get_untracked() || error.with_untracked(Option::is_some) {
            on_change.run(day);
        }
    };
    let leave = move || {
        if typed.get_value() {
            typed.set_value(false);
            if let Some(input) = element.get_untracked() {
                take(&input);
            }
        }
    };
    let control = view! {
        <input
            node_ref=element
            class="input"
            type="date"
            id=frame.id.clone()
            prop:value=value
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=frame.described_by()
            on:keydown=move |event: ev::KeyboardEvent| match event.key().as_str() {
                "Enter" => leave(),
                // Other keys go through the field or open the calendar, where a day is picked.
                "ArrowUp" | "ArrowDown" if event.alt_key() => {}
                "ArrowUp" | "ArrowDown" | "Backspace" | "Delete" => typed.set_value(true),
                key if key.chars().all(char::is_numeric) => typed.set_value(true),
                _ => {}
            }
            on:change=move |_| {
                if let Some(input) = element.get_untracked().filter(|_| !typed.get_value()) {
                    take(&input);
                }
            }
            on:blur=move |_| leave()
        />
    };
    frame.wrap(control)
}
