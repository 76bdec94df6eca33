//! Toasts: what was done, with a way to undo it, said once and then gone.

use std::time::Duration;

use crate::view::{ev, prelude::*};
use tandem_core::texts;

use super::{
    button::{Button, ButtonKind, ControlSize, IconButton},
    dom,
    icon::{Icon, IconName},
    message::Tone,
};

/// How long a plain toast stays.
const STAY: Duration = Duration::from_secs(6);
/// How long a toast with something to press stays.
const STAY_WITH_ACTION: Duration = Duration::from_secs(12);
/// How many are shown at once: the newest.
const SHOWN: usize = 3;

/// One message in the queue.
#[derive(Clone)]
struct Toast {
    id: u32,
    tone: Tone,
    text: String,
    /// The address of what it is about, where that is elsewhere.
    about: Option<String>,
    undo: Option<ToastUndo>,
}

/// How a step that a toast tells of is taken back.
#[derive(Clone)]
pub struct ToastUndo {
    /// The step.
    pub step: u32,
    /// The keys that do the same, read out with the button.
    pub keys: String,
    /// What takes the step back.
    pub run: Callback<u32>,
}

/// The queue of toasts; copy it freely, all copies are the same queue.
#[derive(Clone, Copy)]
pub struct Toasts {
    queue: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    /// What had the focus before it came to a toast.
    before: StoredValue<Option<dom::Focused>>,
    /// Whether somebody points at one, or is at its button by the keys.
    held: RwSignal<bool>,
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
            before: StoredValue::new(None),
            held: RwSignal::new(false),
        }
    }

    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.push(Tone::Good, text.into(), None, None);
    }

    /// Says that a step was done, with the way to what it made and a button that takes the step back.
    pub fn say_done(self, text: impl Into<String>, about: Option<String>, undo: ToastUndo) {
        self.push(Tone::Good, text.into(), about, Some(undo));
    }

    /// Says that something failed; stays until it is put away.
    pub fn fail(self, text: impl Into<String>) {
        self.push(Tone::Bad, text.into(), None, None);
    }

    /// Takes those away whose step no longer stands.
    pub fn keep(self, stands: &dyn Fn(u32) -> bool) {
        let tells = |toast: &Toast| toast.undo.as_ref().is_none_or(|undo| stands(undo.step));
        if !self.queue.with(|queue| queue.iter().all(tells)) {
            self.queue.update(|queue| queue.retain(tells));
        }
    }

    fn push(self, tone: Tone, text: String, about: Option<String>, undo: Option<ToastUndo>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let toast = Toast {
            id,
            tone,
            text,
            about,
            undo,
        };
        self.queue.update(|queue| {
            queue.push(toast);
            // What is newer pushes out what is older, unless somebody is there; failures stay until they are put away.
            if self.held.get_untracked() {
                return;
            }
            let good = |toast: &Toast| toast.tone != Tone::Bad;
            if queue.iter().filter(|toast| good(toast)).count() > SHOWN
                && let Some(oldest) = queue.iter().position(good)
            {
                queue.remove(oldest);
            }
        });
    }

    fn drop(self, id: u32) {
        self.queue.update(|queue| queue.retain(|toast| toast.id != id));
    }

    /// Takes away a toast that was pressed; the focus goes back to where it was.
    fn close(self, id: u32) {
        self.drop(id);
        once_shown(move || {
            if dom::is_unfocused() {
                self.before.with_value(|before| dom::focus_again(before.as_ref()));
            }
            // Not every browser tells that what had the focus is gone.
            self.held.set(dom::is_at(".toasts"));
        });
    }
}

/// The corner where toasts appear. Results are read out politely, one by one, failures at once. It stands in the page and in whatever dialog
/// is open, beside which nothing is read out and nothing can be pressed.
#[component]
pub fn ToastRegion(
    /// The queue.
    toasts: Toasts,
) -> impl IntoView {
    let held = toasts.held;
    let shown = move |failures: bool| {
        toasts.queue.with(|queue| {
            let of_kind = queue.iter().filter(|toast| (toast.tone == Tone::Bad) == failures);
            let of_kind: Vec<&Toast> = of_kind.collect();
            let older = if held.get() {
                0
            } else {
                of_kind.len().saturating_sub(SHOWN)
            };
            of_kind.into_iter().skip(older).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <div
            class="toasts"
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
            on:focusin=move |event: ev::FocusEvent| {
                held.set(true);
                if let Some(from) = dom::came_from(&event, ".toasts") {
                    toasts.before.set_value(Some(from));
                }
            }
            on:focusout=move |_| held.set(false)
        >
            <div class="toasts-part" role="alert" aria-atomic="false" aria-label=texts::failures()>
                <For each=move || shown(true) key=|toast| toast.id let:toast>
                    {show(toasts, toast)}
                </For>
            </div>
            <div class="toasts-part" role="status" aria-atomic="false" aria-label=texts::messages()>
                <For each=move || shown(false) key=|toast| toast.id let:toast>
                    {show(toasts, toast)}
                </For>
            </div>
        </div>
    }
}

fn show(toasts: Toasts, toast: Toast) -> View {
    let Toast {
        id,
        tone,
        text,
        about,
        undo,
    } = toast;
    let whole = text.clone();
    let text = match about {
        Some(href) => view! { <a href=href>{text}</a> },
        None => text.into_view(),
    };
    if tone != Tone::Bad {
        let stay = if undo.is_some() { STAY_WITH_ACTION } else { STAY };
        // Nobody loses a message while pointing at it: the time starts anew when the pointer or the focus leaves.
        Effect::new(move |_| {
            if toasts.held.get() {
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
            <p class="toast-text" title=whole>{text}</p>
            {undo
                .map(|ToastUndo { step, keys, run }| {
                    view! {
                        <Button
                            label=texts::undo()
                            kind=ButtonKind::Quiet
                            size=ControlSize::Small
                            on_click=move |_| {
                                toasts.close(id);
                                run.run(step);
                            }
                        />
                        <span class="unseen">{keys}</span>
                    }
                })}
            <IconButton
                icon=IconName::Close
                label=texts::close()
                size=ControlSize::Small
                on_click=move |_| toasts.close(id)
            />
        </div>
    }
}
