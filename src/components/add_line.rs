//! Adding to a list, one line after the other.

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::TextField;
use crate::components::icon::IconName;
use crate::view::prelude::*;

/// A field whose text is added by Enter or by its button, and that is empty again then.
#[component]
pub fn AddLine(
    /// What is typed in, read out.
    #[prop(into)]
    label: Signal<String>,
    /// An example.
    #[prop(into)]
    placeholder: Signal<String>,
    /// What the button says.
    add: &'static str,
    /// Called with what was typed, without the spaces around it; whether it was added.
    #[prop(into)]
    on_add: Callback<String, bool>,
    /// What is said where nothing was typed.
    #[prop(optional)]
    missing: Option<&'static str>,
    /// How much the button asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// How large the button is.
    #[prop(optional)]
    size: ControlSize,
    /// The most characters that a line has.
    #[prop(default = 500)]
    max_length: usize,
    /// More buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let send = move || {
        let line = typed.with_untracked(|typed| typed.trim().to_owned());
        if tandem_core::letters::is_blank(&line) {
            return problem.set(missing.map(str::to_owned));
        }
        if on_add.run(line) {
            typed.set(String::new());
            problem.set(None);
        }
    };
    view! {
        <form
            class="add-line"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <TextField
                label=label
                hide_label=true
                placeholder=placeholder
                value=typed
                on_input=move |text| typed.set(text)
                error=problem
                max_length=max_length
            />
            <Button label=add kind=kind size=size icon=IconName::Plus submit=true on_click=|_| {} />
            {children.map(|children| children())}
        </form>
    }
}
