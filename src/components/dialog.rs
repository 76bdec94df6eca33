//! The dialog: the browser's own, so that focus stays inside, Esc closes and focus returns.

use crate::view::{ev, html, prelude::*};
use tandem_core::texts;

use super::button::{Button, ButtonKind, IconButton};
use super::toast::{ToastRegion, Toasts};
use super::{dom, field::fresh_id, icon::IconName};
use crate::platform::page;

/// What has the focus when a dialog opens: its first field, not the cross that closes it.
const FIRST: &str =
    ".palette-input, .dialog-body :is(input, textarea, select, a[href], button, [tabindex='0'])";

/// How wide a dialog is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// A question or one field.
    Small,
    /// A form.
    #[default]
    Medium,
    /// A table or a preview.
    Large,
}

/// A dialog over the page. What is inside is built when it opens and dropped when it closes.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when somebody closes it: by Esc, by the cross, or by a click beside it where that is allowed.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// How wide it is.
    #[prop(optional)]
    size: DialogSize,
    /// Whether a click beside it closes it; leave out where somebody types.
    #[prop(optional)]
    light: bool,
    /// The buttons at its foot, the main one last.
    #[prop(optional, into)]
    footer: ViewFn,
    /// Whether it has a foot at all.
    #[prop(default = true)]
    has_footer: bool,
    /// What is inside.
    children: ChildrenFn,
) -> impl IntoView {
    let title_id = fresh_id("dialog");
    let body = {
        let title_id = title_id.clone();
        move || {
            view! {
                <header class="dialog-head">
                    <h2 class="grow" id=title_id.clone()>
                        {title}
                    </h2>
                    <IconButton
                        icon=IconName::Close
                        label=texts::dialog_close()
                        on_click=move |_| on_close.run(())
                    />
                </header>
                <div class="dialog-body">{children()}</div>
                {has_footer.then(|| view! { <footer class="dialog-foot">{footer.run()}</footer> })}
            }
        }
    };
    let class = match size {
        DialogSize::Small => "dialog dialog-small",
        DialogSize::Medium => "dialog",
        DialogSize::Large => "dialog dialog-large",
    };
    modal(open, on_close, light, class, title_id, body)
}

/// A dialog that is a form: its main button sends it, and Ctrl or Cmd with Enter from any field; Enter alone does where it
/// has one line of text.
#[component]
pub fn FormDialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when somebody closes it without sending.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// What sending it does: a verb first.
    #[prop(into)]
    save: Signal<String>,
    /// Sends it.
    #[prop(into)]
    on_save: Callback<()>,
    /// How wide it is.
    #[prop(optional)]
    size: DialogSize,
    /// A button that stands before the others at its foot.
    #[prop(optional, into)]
    aside: ViewFn,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let aside = StoredValue::new(aside);
    let fields = NodeRef::<html::Form>::new();
    // Where something is wrong, that is where to go on.
    let send = move || {
        on_save.run(());
        once_shown(move || {
            if let Some(fields) = fields.get_untracked() {
                dom::focus_first(&fields, "[aria-invalid]");
            }
        });
    };
    let submitted = move |event: ev::Event| {
        event.prevent_default();
        send();
    };
    let typed = move |_: ev::Event| {
        if let Some(fields) = fields.get_untracked() {
            // Setting an attribute of a fixed name cannot fail.
            let _ = fields.set_attribute("data-typed", "");
        }
    };
    let quick = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    view! {
        <Dialog
            open=open
            on_close=on_close
            title=title
            size=size
            footer=move || {
                view! {
                    {aside.with_value(ViewFn::run)}
                    <Button label=texts::cancel() on_click=move |_| on_close.run(()) />
                    <Button
                        label=save
                        kind=ButtonKind::Primary
                        keys=Some("Control+Enter".to_owned())
                        on_click=move |_| send()
                    />
                }
            }
        >
            <form node_ref=fields class="stack" on:submit=submitted on:keydown=quick on:input=typed>
                {children.with_value(|children| children())}
            </form>
        </Dialog>
    }
}

/// Whether a form is open that somebody has typed into.
pub fn is_form_in_hand() -> bool {
    page::shows("dialog[open] form[data-typed]")
}

/// The element under [`Dialog`] and the palette: opens and closes as the signal says.
pub(super) fn modal(
    open: Signal<bool>,
    on_close: Callback<()>,
    light: bool,
    class: &'static str,
    labelled_by: String,
    body: impl Fn() -> View + 'static,
) -> View {
    let element = NodeRef::<html::Dialog>::new();
    let toasts = use_context::<Toasts>();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only when the element has left the page, and then there is nothing to open.
            (true, false) => {
                drop(dialog.show_modal());
                // What is inside may be built after this.
                once_shown(move || dom::focus_first(&dialog, FIRST));
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            node_ref=element
            class=class
            aria-labelledby=labelled_by
            on:cancel=move |event: ev::Event| {
                // A file field inside fires the same event when somebody leaves its chooser.
                if event.target() == event.current_target() {
                    event.prevent_default();
                    // Where each choice holds at once, what is being typed does too; a form is left as it was.
                    page::take_over_typing();
                    on_close.run(());
                }
            }
            on:close=move |_| {
                // The event comes a moment after the closing; by then the dialog may have been opened again.
                let is_open = element.get_untracked().is_some_and(|dialog| dialog.open());
                if open.get_untracked() && !is_open {
                    on_close.run(());
                }
            }
            on:mousedown=move |event: ev::MouseEvent| {
                let beside = event.target() == event.current_target();
                if light && beside {
                    on_close.run(());
                }
            }
        >
            <Show when=move || open.get()>
                {body()}
                {toasts.map(|toasts| view! { <ToastRegion toasts=toasts /> })}
            </Show>
        </dialog>
    }
}
