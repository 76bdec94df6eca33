//! Likely duplicates of what somebody is writing, below its title.

use tandem_core::duplicates::alike;
use tandem_core::view::duplicates::perhaps;
use tandem_core::{Id, Kind, texts};

use super::address;
use crate::components::button::{Button, ControlSize};
use crate::session::Session;
use crate::view::prelude::*;

/// How many are shown.
const SHOWN: usize = 3;

/// What is perhaps the same, while there is something.
#[component]
pub fn PerhapsTheSame(
    /// The kind of what is written.
    kind: Kind,
    /// The title so far.
    title: RwSignal<String>,
    /// The text so far.
    text: RwSignal<String>,
    /// Called with the address of the one that somebody would rather see.
    #[prop(into)]
    on_open: Callback<String>,
    /// Called with the one that somebody would rather support, and its title; without it none can be supported.
    #[prop(optional, into)]
    on_support: Option<Callback<(Id, String)>>,
    /// Whether it is known who would support it.
    #[prop(optional, into)]
    named: Signal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let found = Memo::new(move || {
        // The form is there before anything is written in it: nothing is indexed or looked for until then.
        if title.with(|title| title.trim().is_empty()) {
            return Vec::new();
        }
        let kind = kind.get_value();
        let found = title.with(|title| {
            text.with(|text| session.with_index(&kind, |_, index| alike(index, title, text, SHOWN)))
        });
        session.read(&[kind.clone(), Kind::CUSTOMERS], |workspace| {
            perhaps(workspace, &kind, &found.unwrap_or_default())
        })
    });
    let row = move |(id, title, customer): (Id, String, String)| {
        let opened = move |_| on_open.run(address(&kind.get_value(), id));
        let support = on_support.map(|on_support| {
            let told = title.clone();
            view! {
                <Button
                    label=texts::perhaps_support()
                    size=ControlSize::Small
                    disabled=Signal::derive(move || !named.get())
                    on_click=move |_| on_support.run((id, told.clone()))
                />
            }
        });
        view! {
            <li class="perhaps-row">
                <span class="grow">
                    {title.clone()}
                    {(!customer.is_empty()).then(|| view! { <span class="soft small">" · " {customer}</span> })}
                </span>
                <span class="perhaps-acts">
                    <Button label=texts::perhaps_open() size=ControlSize::Small on_click=opened />
                    {support}
                </span>
            </li>
        }
    };
    let unnamed = move || on_support.is_some() && !named.get();
    view! {
        <div role="status">
            <Show when=move || found.with(|found| !found.is_empty())>
                <section class="perhaps" aria-label=texts::perhaps_same()>
                    <strong class="small">{texts::perhaps_same()}</strong>
                    <ul class="perhaps-list" role="list">
                        <For each=move || found.get() key=Clone::clone children=row />
                    </ul>
                    <Show when=unnamed>
                        <p class="soft small">{texts::perhaps_nobody()}</p>
                    </Show>
                </section>
            </Show>
        </div>
    }
}
