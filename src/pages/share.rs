//! Export, import, and the conflicts that wait to be settled.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use tandem_core::{Kind, snapshot, texts};

use super::backup::last_export;
use super::conflicts::Conflicts;
use super::kept::{KeptSnapshots, Offer};
use super::public::PublicEditions;
use super::review::review;
use crate::commands::shortcut;
use crate::components::button::{Button, ButtonKind};
use crate::components::file_drop::FileDrop;
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::platform::files::{self, File};
use crate::platform::page;
use crate::shell::Shell;

/// The page for exchanging work.
#[component]
pub fn Share() -> impl IntoView {
    let shell = Shell::here();
    page::set_title(&texts::page_title(texts::nav_share()));
    let take_files = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, snapshot::LARGEST_FILE).await {
                Ok(file) => review(shell, &file.name, file.bytes),
                Err(error) => shell.toasts.fail(files::sentence(error)),
            }
        });
    };
    // What waits comes first; it keeps its place while it is settled.
    let first = shell.session.peek(|workspace| {
        let me = shell.session.by();
        !tandem_core::view::conflict::conflicts(workspace, me).is_empty()
    });
    let take_text = move |text: String| review(shell, texts::pasted_text(), text.into_bytes());
    view! {
        <PageHead title=texts::nav_share() />
        <div class="page-body share">
            {first.then(|| view! { <Conflicts /> })}
            <section class="panel stack" aria-labelledby="share-out">
                <h2 id="share-out">{texts::share_out()}</h2>
                <p>{texts::share_out_text()}</p>
                <div>
                    <Button
                        label=texts::action_label("save-snapshot")
                        kind=ButtonKind::Primary
                        icon=IconName::Download
                        keys=shortcut(shell, "save-snapshot")
                        on_click=move |_| shell.export()
                    />
                </div>
                <p class="soft small">{move || last_export(shell.session)}</p>
            </section>
            <section class="panel stack" aria-labelledby="share-in">
                <h2 id="share-in">{texts::share_in()}</h2>
                <p>{texts::share_in_text()}</p>
                <FileDrop
                    label=texts::share_choose()
                    accept=".json,application/json,application/vnd.tandem+json"
                    on_files=take_files
                    on_text=take_text
                />
                <Paste />
            </section>
            <KeptSnapshots text=texts::kept_text() offer=Offer::Review />
            <section class="panel stack" aria-labelledby="share-tables">
                <h2 id="share-tables">{texts::share_tables()}</h2>
                <p>{texts::share_tables_text()}</p>
                <div class="cluster">
                    <Button label=texts::import_title() icon=IconName::Upload on_click=move |_| shell.import() />
                    <Button
                        label=texts::action_label("export-feedback")
                        icon=IconName::Download
                        on_click=move |_| shell.export_csv(&Kind::FEEDBACK)
                    />
                    <Button
                        label=texts::action_label("export-ideas")
                        icon=IconName::Download
                        on_click=move |_| shell.export_csv(&Kind::IDEAS)
                    />
                    <Button
                        label=texts::action_label("export-customers")
                        icon=IconName::Download
                        on_click=move |_| shell.export_csv(&Kind::CUSTOMERS)
                    />
                </div>
            </section>
            <PublicEditions />
            {(!first).then(|| view! { <Conflicts /> })}
        </div>
    }
}

/// A place to paste a snapshot as text.
#[component]
fn Paste() -> impl IntoView {
    let shell = Shell::here();
    let text = RwSignal::new(String::new());
    let take = move |_| {
        let pasted = text.get_untracked();
        if !pasted.trim().is_empty() {
            review(shell, texts::pasted_text(), pasted.into_bytes());
            text.set(String::new());
        }
    };
    view! {
        <details>
            <summary>{texts::share_paste()}</summary>
            <div class="stack stack-small">
                <crate::components::field::TextArea
                    label=texts::share_paste_label()
                    value=text
                    on_input=move |pasted| text.set(pasted)
                    rows=4
                />
                <div>
                    <Button label=texts::share_paste_take() on_click=take />
                </div>
            </div>
        </details>
    }
}
