//! The page for a workspace that cannot be opened: never the first-run page, and never a dead end.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use tandem_core::{snapshot, texts};

use super::kept::{KeptSnapshots, Offer, restore};
use crate::components::button::{Button, ButtonKind};
use crate::components::file_drop::FileDrop;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::files::{self, File};
use crate::platform::page;
use crate::session::Session;
use crate::shell::Shell;
use crate::storage::StorageError;

/// Says what is wrong with storage and what can be done.
#[component]
pub fn Recovery(
    /// What is wrong.
    error: StorageError,
) -> impl IntoView {
    let session = Session::here();
    page::set_title(&texts::page_title(texts::recovery_title()));
    let go_on = match error {
        StorageError::Behind { stored: 0, .. } => Some(texts::recovery_forget()),
        StorageError::Behind { .. } => Some(texts::recovery_go_on()),
        _ => None,
    };
    let is_lost = go_on.is_some() || matches!(error, StorageError::Damaged { .. });
    view! {
        <h1 class="unseen">{texts::recovery_title()}</h1>
        <EmptyState icon=IconName::Warning title=texts::recovery_title() text=error.sentence()>
            <Button
                label=texts::reload()
                kind=if is_lost { ButtonKind::Plain } else { ButtonKind::Primary }
                on_click=|_| page::reload()
            />
            <Button label=texts::recovery_to_start() on_click=move |_| session.leave() />
            {go_on.map(|label| view! { <Button label=label on_click=move |_| session.accept_loss() /> })}
        </EmptyState>
        <div class="page-body share recovery">
            {if is_lost {
                view! { <Restore /> }
            } else {
                view! { <KeptSnapshots text=texts::kept_text() offer=Offer::File /> }
            }}
        </div>
    }
}

/// What can take the place of what was lost: a snapshot that is kept, or a file.
#[component]
fn Restore() -> impl IntoView {
    let shell = Shell::here();
    let busy = RwSignal::new(false);
    let take_files = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, snapshot::LARGEST_FILE).await {
                Ok(file) => restore(shell, busy, file.name, file.bytes),
                Err(error) => shell.toasts.fail(files::sentence(error)),
            }
        });
    };
    view! {
        <KeptSnapshots text=texts::recovery_kept_text() offer=Offer::Restore(busy) />
        <section class="panel stack" aria-labelledby="recovery-file">
            <h2 id="recovery-file">{texts::recovery_file()}</h2>
            <p>{texts::recovery_file_text()}</p>
            <FileDrop
                label=texts::share_choose()
                accept=".json,application/json,application/vnd.tandem+json"
                on_files=take_files
            />
        </section>
    }
}
