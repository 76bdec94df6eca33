//! The snapshots that are kept beside the database: on the page for exchanging work, and where a workspace cannot be opened.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use tandem_core::texts;

use super::review::review;
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::IconName;
use crate::platform::{files, intl};
use crate::session::{Lost, Opened, Session};
use crate::shell::Shell;
use crate::storage::KeptSnapshot;

/// What is offered for each of them, beside saving it as a file.
#[derive(Clone, Copy, Debug)]
pub enum Offer {
    /// Nothing else.
    File,
    /// To see what merging it would change.
    Review,
    /// To open it in the place of what was lost; not while something else is being opened.
    Restore(RwSignal<bool>),
}

/// The snapshots that are kept; nothing where there are none, as in a browser that cannot keep any.
#[component]
pub fn KeptSnapshots(
    /// What they are good for.
    text: &'static str,
    /// What is offered.
    offer: Offer,
) -> impl IntoView {
    let session = Session::here();
    let kept = RwSignal::new(Vec::new());
    Effect::new(move || {
        let reading = session.kept_snapshots();
        spawn_local(async move { kept.set(reading.await) });
    });
    move || {
        let rows = kept.get().into_iter().enumerate();
        let rows: Vec<View> = rows.map(|(at, kept)| row(kept, offer, at == 0)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="panel stack" aria-labelledby="kept-snapshots">
                    <h2 id="kept-snapshots">{texts::kept_title()}</h2>
                    <p>{text}</p>
                    <ul class="kept-list">{rows.into_iter().collect_view()}</ul>
                </section>
            }
        })
    }
}

fn row(kept: KeptSnapshot, offer: Offer, is_newest: bool) -> View {
    let shell = Shell::here();
    let name = texts::kept_name(intl::moment(kept.kept_at));
    let save = move |bytes: Vec<u8>| {
        let name = shell.session.kept_file_name(kept);
        files::download(&name, "application/vnd.tandem+json", &bytes);
        shell.toasts.say(texts::share_exported(name));
    };
    let offered = {
        let name = name.clone();
        match offer {
            Offer::File => View::nothing(),
            Offer::Review => {
                let act = move |bytes: Vec<u8>| review(shell, &name, bytes);
                view! { <Button label=texts::kept_review() on_click=with_bytes(shell, kept, act) /> }
            }
            Offer::Restore(busy) => {
                let act = move |bytes: Vec<u8>| restore(shell, busy, name.clone(), bytes);
                view! {
                    <Button
                        label=texts::recovery_restore()
                        kind=if is_newest { ButtonKind::Primary } else { ButtonKind::Plain }
                        disabled=busy
                        on_click=with_bytes(shell, kept, act)
                    />
                }
            }
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "sizes are below 2^53")]
    let kilobytes = (kept.size as f64 / 1000.0).ceil();
    view! {
        <li class="kept">
            <span class="grow">
                <strong>{intl::moment(kept.kept_at)}</strong>
                " "
                <span class="soft small">
                    {texts::kept_line(intl::ago(kept.kept_at), intl::number(kilobytes, 0))}
                </span>
            </span>
            <span class="cluster">
                {offered}
                <Button
                    label=texts::kept_save()
                    icon=IconName::Download
                    on_click=with_bytes(shell, kept, save)
                />
            </span>
        </li>
    }
}

/// Does something with the bytes of a kept snapshot, or says that they cannot be read.
fn with_bytes(
    shell: Shell,
    kept: KeptSnapshot,
    act: impl Fn(Vec<u8>) + Clone + 'static,
) -> impl Fn(crate::view::ev::MouseEvent) + 'static {
    move |_| {
        let act = act.clone();
        spawn_local(async move {
            if let Some(bytes) = shell.session.read_kept(kept).await {
                act(bytes);
            } else {
                let name = texts::kept_name(intl::moment(kept.kept_at));
                shell.toasts.fail(texts::kept_unreadable(name));
            }
        });
    }
}

/// Opens a snapshot in the place of what was lost, and says so. One of another workspace is opened or reviewed as any file is,
/// and what was lost stays as it is.
pub fn restore(shell: Shell, busy: RwSignal<bool>, name: String, bytes: Vec<u8>) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    let session = shell.session;
    let lost = session.opening();
    spawn_local(async move {
        match session.open_bytes(bytes, None, Lost::Restored).await {
            Ok(opened) => {
                shell.toasts.say(if session.opening() == lost {
                    texts::restored(&name)
                } else {
                    texts::restored_other(&name)
                });
                if let Opened::Kept(Some(bytes)) = opened {
                    review(shell, &name, bytes);
                }
            }
            Err(sentence) => {
                busy.set(false);
                shell.toasts.fail(sentence);
            }
        }
    });
}
