//! The page for a workspace that cannot be opened: never the first-run page, and never a dead end.

use crate::view::prelude::*;
use tandem_core::texts;

use crate::components::button::{Button, ButtonKind};
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::page;
use crate::session::Session;
use crate::storage::StorageError;

/// Says what is wrong with storage and what can be done.
#[component]
pub fn Recovery(
    /// What is wrong.
    error: StorageError,
) -> impl IntoView {
    let session = Session::here();
    let lost = matches!(error, StorageError::Behind { .. });
    view! {
        <EmptyState icon=IconName::Warning title=texts::recovery_title() text=error.sentence()>
            <Button label=texts::reload() kind=ButtonKind::Primary on_click=|_| page::reload() />
            <Button label=texts::recovery_to_start() on_click=|_| Session::leave() />
            {lost.then(|| view! { <Button label=texts::recovery_go_on() on_click=move |_| session.accept_loss() /> })}
        </EmptyState>
    }
}
