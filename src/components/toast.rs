//! Toasts: what was done, with a way to undo it, said once and then gone.

use std::time::Duration;

use crate::view::prelude::*;
use tandem_core::texts;

use super::{
    button::{Button, ButtonKind, ControlSize, IconButton},
    icon::{Icon, IconName},
    message::Tone,
};

/// How long a plain toast stays.
const STAY: Duration = Duration::from_secs(6);
/// How long a toast with something to press stays.
const STAY_WITH_ACTION: Duration = Duration::from_secs(12);
/// How many are shown at once; the others wait.
const SHOWN: usize = 3;

/// One message in the queue.
#[derive(Clone)]
struct Toast {
    id: u32,
    tone: Tone,
    text: String,
    /// The address of what it is about, where that is elsewhere.
    about: Option<String>,
    action: Option<(String, Callback<()>)>,
}

/// The queue of toasts; copy it freely, all copies are the same queue.
#[derive(Clone, Copy)]
pub struct Toasts {
    queue: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    /// Makes an empty queue.
    #[expect(
        clippy::new_without_default,
        reason = "it allocates signals, so it needs a reactive owner"
    )]
    pub fn new() -> Self {
        Self {
            queue: RwSignal::new(vec![]),
            next: StoredValue::new(0),
        }
    }

    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.push(Tone::Good, text.into(), None, None);
    }

    /// Says that something was done, with the way to what it made and a button that takes it back.
    pub fn say_done(self, text: impl Into<String>, about: Option<String>, undo: Callback<()>) {
        self.push(
            Tone::Good,
            text.into(),
            about,
            Some((texts::undo().to_owned(), undo)),
        );
    }

    /// Says that something failed; stays until it is put away.
    pub fn fail(self, text: impl Into<String>) {
        self.push(Tone::Bad, text.into(), None, None);
    }

    /// Says that something failed, with a button such as Try again.
    pub fn fail_with(self, text: impl Into<String>, action: impl Into<String>, run: Callback<()>) {
        self.push(Tone::Bad, text.into(), None, Some((action.into(), run)));
    }

    fn push(self, tone: Tone, text: String, about: Option<String>, action: Option<(String, Callback<()>)>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let toast = Toast {
            id,
            tone,
            text,
            about,
            action,
        };
        self.queue.update(|queue| queue.push(toast));
    }

    fn drop(self, id: u32) {
        self.queue.update(|queue| queue.retain(|toast| toast.id != id));
    }
}

/// The corner where toasts appear. Results are read out politely, failures at once.
#[component]
pub fn ToastRegion(
    /// The queue.
    toasts: Toasts,
) -> impl IntoView {
    let held = RwSignal::new(false);
    let shown = move |failures: bool| {
        toasts.queue.with(|queue| {
            let of_kind = queue.iter().filter(|toast| (toast.tone == Tone::Bad) == failures);
            of_kind.take(SHOWN).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <div
            class="toasts"
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            <div class="toasts-part" role="alert" aria-label=texts::failures()>
                <For each=move || shown(true) key=|toast| toast.id let:toast>
                    {show(toasts, toast, held)}
                </For>
            </div>
            <div class="toasts-part" role="status" aria-label=texts::messages()>
                <For each=move || shown(false) key=|toast| toast.id let:toast>
                    {show(toasts, toast, held)}
                </For>
            </div>
        </div>
    }
}

fn show(toasts: Toasts, toast: Toast, held: RwSignal<bool>) -> View {
    let Toast {
        id,
        tone,
        text,
        about,
        action,
    } = toast;
    let text = match about {
        Some(href) => view! { <a href=href>{text}</a> },
        None => text.into_view(),
    };
    if tone != Tone::Bad {
        let stay = if action.is_some() { STAY_WITH_ACTION } else { STAY };
        // Nobody loses a message while pointing at it: the time starts anew when the pointer or the focus leaves.
        Effect::new(move |_| {
            if held.get() {
                return;
            }
            if let Ok(timer) = set_timeout_with_handle(move || toasts.drop(id), stay) {
                on_cleanup(move || timer.clear());
            }
        });
    }
    view! {
        <div class=format!("toast {}", tone.class())>
            <Icon name=tone.icon() />
            <p class="toast-text">{text}</p>
            {action
                .map(|(label, run)| {
                    view! {
                        <Button
                            label=label
                            kind=ButtonKind::Quiet
                            size=ControlSize::Small
                            on_click=move |_| {
                                toasts.drop(id);
                                run.run(());
                            }
                        />
                    }
                })}
            <IconButton
                icon=IconName::Close
                label=texts::close()
                size=ControlSize::Small
                on_click=move |_| toasts.drop(id)
            />
        </div>
    }
}
