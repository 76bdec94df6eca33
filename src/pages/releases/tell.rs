//! Whom to tell of a release: the customers who asked for what is in it, with a prepared message.

use tandem_core::view::releases::{ReleaseView, Tell, message, tell_csv};
use tandem_core::{Command, Field, Id, Kind, Value, texts, time, view};

use crate::components::button::{Button, ControlSize};
use crate::components::field::{Checkbox, TextArea};
use crate::components::icon::IconName;
use crate::platform::{clipboard, clock, files, intl};
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;
use leptos::task::spawn_local;

/// The list.
#[component]
pub fn WhomToTell(
    /// The release.
    id: Id,
    /// What is known of it.
    view: Memo<Option<ReleaseView>>,
) -> impl IntoView {
    let shell = Shell::here();
    let tell =
        Memo::new(move || view.with(|view| view.as_ref().map(|view| view.tell.clone()).unwrap_or_default()));
    let customers =
        Memo::new(move || tell.with(|tell| tell.iter().map(|tell| tell.customer).collect::<Vec<Id>>()));
    let save = move |_| {
        let csv = tell.with_untracked(|tell| "\u{feff}".to_owned() + &tell_csv(tell));
        let name = texts::csv_file_name("tell");
        files::download(&name, "text/csv", csv.as_bytes());
        shell.toasts.say(texts::share_exported(name));
    };
    view! {
        <section class="panel stack" aria-label=texts::release_tell()>
            <h2>{texts::release_tell()}</h2>
            <Show
                when=move || !customers.with(Vec::is_empty)
                fallback=|| view! { <p class="soft small">{texts::release_tell_none()}</p> }
            >
                <p class="soft">{texts::release_tell_about()}</p>
                <ul class="links">
                    <For
                        each=move || customers.get()
                        key=|customer| *customer
                        children=move |customer: Id| row(shell, id, tell, customer)
                    />
                </ul>
                <div>
                    <Button label=texts::release_csv() icon=IconName::Download on_click=save />
                </div>
            </Show>
        </section>
    }
}

fn row(shell: Shell, release: Id, all: Memo<Vec<Tell>>, customer: Id) -> View {
    let session = shell.session;
    let tell = Memo::new(move || all.with(|all| all.iter().find(|tell| tell.customer == customer).cloned()));
    let told = Memo::new(move || tell.with(|tell| tell.as_ref().and_then(|tell| tell.told)));
    let about = move || tell.with(|tell| tell.as_ref().map(|tell| tell.about.join(" · ")));
    let name = Signal::derive(move || {
        tell.with(|tell| tell.as_ref().map(|tell| tell.name.clone()).unwrap_or_default())
    });
    let prepared = Memo::new(move || {
        let (product, _) = session.read(&[Kind::WORKSPACES], view::workspace_name);
        tell.with(|tell| {
            tell.as_ref()
                .map(|tell| message(&product, tell))
                .unwrap_or_default()
        })
    });
    let tick = move |on: bool| {
        let today = Value::text(&time::date(clock::today()));
        session.try_dispatch(Command::Edit {
            kind: Kind::RELEASES,
            ids: vec![release],
            writes: vec![(Field::link("told", customer), on.then_some(today))],
        });
    };
    // What is changed in the text goes into the letter; it is not kept.
    let text = RwSignal::new(String::new());
    Effect::new(move || text.set(prepared.with(|(_, text)| text.clone())));
    let copy = move |_| {
        let (text, name) = (text.get_untracked(), name.get_untracked());
        spawn_local(async move {
            if clipboard::copy(&text).await {
                shell.toasts.say(texts::release_copied(name));
            } else {
                shell.toasts.fail(texts::release_copy_refused());
            }
        });
    };
    let mail = move || {
        let to = tell.with(|tell| tell.as_ref().map(|tell| tell.email.clone()).unwrap_or_default());
        prepared.with(|(subject, _)| text.with(|text| routes::mail(&to, subject, text)))
    };
    view! {
        <li class="tell">
            <div class="links-row">
                <Checkbox
                    label=Signal::derive(move || texts::release_told(name.get()))
                    checked=Signal::derive(move || told.get().is_some())
                    on_change=tick
                />
                <span class="grow soft small clip">{about}</span>
                <span class="soft small">{move || told.get().map(intl::day)}</span>
                <a class="button control-small" href=mail aria-label=move || texts::release_mail(name.get())>
                    {texts::release_mail_short()}
                </a>
            </div>
            <details>
                <summary>{texts::release_message_show()}</summary>
                <TextArea
                    label=Signal::derive(move || texts::release_message_to(name.get()))
                    value=text
                    on_input=move |changed: String| text.set(changed)
                    rows=8
                />
                <Button
                    label=Signal::derive(move || texts::release_copy(name.get()))
                    icon=IconName::Copy
                    size=ControlSize::Small
                    on_click=copy
                />
            </details>
        </li>
    }
}
