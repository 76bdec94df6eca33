//! Says how much of the work is in a file, and asks for one where a browser may delete what it keeps.

use crate::view::prelude::*;
use tandem_core::texts;
use wasm_bindgen_futures::spawn_local;

use crate::components::button::{Button, ControlSize};
use crate::components::message::Banner;
use crate::platform::{intl, storage_manager};
use crate::session::{Session, Stage};
use crate::shell::Shell;

/// When the workspace was exported last, and how much has changed since.
pub fn last_export(session: Session) -> String {
    let backup = session.backup();
    match backup.exported {
        Some(at) => texts::backup_last(
            usize::try_from(backup.changes).unwrap_or(usize::MAX),
            intl::ago(at),
        ),
        None => texts::backup_never().to_owned(),
    }
}

/// Asks for an export where the browser has not promised to keep what it stores, and there is work that was in no file for a week.
#[component]
pub fn ExportDue() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let may_go = RwSignal::new(false);
    spawn_local(async move { may_go.set(storage_manager::is_persisted().await != Some(true)) });
    let is_open = move || session.stage.with(|stage| *stage == Stage::Open);
    Effect::new(move || {
        if shell.rested.get() && is_open() {
            session.backup_begins();
        }
    });
    let is_due = Memo::new(move || {
        may_go.get()
            && shell.rested.get()
            && !shell.export_put_off.get()
            && is_open()
            && session.backup().is_due()
    });
    view! {
        <Show when=move || is_due.get()>
            <Banner text=texts::backup_due() on_close=move |()| shell.export_put_off.set(true)>
                <Button label=texts::export_now() size=ControlSize::Small on_click=move |_| shell.export() />
            </Banner>
        </Show>
    }
}
