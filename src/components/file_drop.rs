//! The place where files are brought in: by choosing, by dropping, by pasting.

use crate::view::{ev, html, prelude::*};
use tandem_core::texts;

use super::{
    dom,
    field::fresh_id,
    icon::{Icon, IconName},
};

pub use super::dom::File;

/// A zone that takes files; what is inside says which.
#[component]
pub fn FileDrop(
    /// What is brought in.
    #[prop(into)]
    label: Signal<String>,
    /// Which files, in words: `JSON snapshots and CSV files`.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Which files the chooser offers, as `accept` spells it.
    #[prop(optional)]
    accept: Option<&'static str>,
    /// Whether several can be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// Called with the files; never with none.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
    /// Called with a text that was pasted or dropped, where a text will do as well.
    #[prop(optional, into)]
    on_text: Option<Callback<String>>,
) -> impl IntoView {
    let id = fresh_id("file");
    let hint_id = format!("{id}-hint");
    let input = NodeRef::<html::Input>::new();
    // Counted, because entering a child leaves its parent.
    let over = RwSignal::new(0_i32);
    // Whether there was something to take.
    let take = move |files: Vec<File>, text: Option<String>| {
        let text = text.filter(|text| !text.trim().is_empty());
        match on_text.zip(text) {
            _ if !files.is_empty() => on_files.run(files),
            Some((on_text, text)) => on_text.run(text),
            None => return false,
        }
        true
    };
    view! {
        <div
            class="drop"
            class:drop-over=move || { over.get() > 0 }
            on:dragenter=move |event: ev::DragEvent| {
                event.prevent_default();
                over.update(|over| *over += 1);
            }
            on:dragover=|event: ev::DragEvent| event.prevent_default()
            on:dragleave=move |_| over.update(|over| *over = (*over - 1).max(0))
            on:drop=move |event: ev::DragEvent| {
                event.prevent_default();
                event.stop_propagation();
                over.set(0);
                take(dom::dropped_files(&event), dom::dropped_text(&event));
            }
            on:paste=move |event: ev::ClipboardEvent| {
                let (files, text) = dom::pasted(&event);
                // What is nothing here may be something to the page, such as a snapshot.
                if take(files, text) {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
        >
            <Icon name=IconName::Upload />
            <div>
                <input
                    node_ref=input
                    class="drop-input"
                    type="file"
                    id=id.clone()
                    accept=accept
                    multiple=multiple
                    aria-label=label
                    aria-describedby=hint_id.clone()
                    on:change=move |_| {
                        if let Some(input) = input.get_untracked() {
                            take(dom::chosen_files(&input), None);
                            // The same file can be chosen again.
                            input.set_value("");
                        }
                    }
                />
                <label class="drop-choose" for=id>
                    {texts::file_choose()}
                </label>
                " "
                {move || if over.get() > 0 { texts::file_release() } else { texts::file_drop() }}
            </div>
            <p class="field-hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}
