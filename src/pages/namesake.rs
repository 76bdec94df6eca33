//! Asks whether somebody in a workspace is whoever sits here, before the workspace is opened.

use tandem_core::texts;
use tandem_core::view::people::Namesake;

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{Dialog, DialogSize};
use crate::view::prelude::*;

/// The question.
#[component]
pub fn IsThisYou(
    /// Whom it is about; while there is nobody, nothing is asked.
    asking: RwSignal<Option<Namesake>>,
    /// Called with whether they are the same.
    #[prop(into)]
    on_answer: Callback<bool>,
) -> impl IntoView {
    let text = move || {
        let person = asking.get()?;
        let role = texts::role_name(person.role.as_str());
        Some(view! { <p>{texts::namesake_text(&person.name, role)}</p> })
    };
    view! {
        <Dialog
            open=Signal::derive(move || asking.with(Option::is_some))
            on_close=move |()| asking.set(None)
            title=texts::namesake_title()
            size=DialogSize::Small
            footer=move || {
                view! {
                    <Button label=texts::namesake_other() on_click=move |_| on_answer.run(false) />
                    <Button
                        label=texts::namesake_me()
                        kind=ButtonKind::Primary
                        on_click=move |_| on_answer.run(true)
                    />
                }
            }
        >
            {text}
        </Dialog>
    }
}
