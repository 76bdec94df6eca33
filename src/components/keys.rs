//! The sheet of keys that work on this page.

use crate::view::prelude::*;
use tandem_core::texts;

use super::{
    badge::Kbd,
    dialog::{Dialog, DialogSize},
};

/// Keys that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyGroup {
    /// What they are for.
    pub title: String,
    /// The keys.
    pub entries: Vec<KeyEntry>,
}

/// What some keys do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// What happens.
    pub label: String,
    /// The keys, as [`Kbd`] takes them.
    pub keys: String,
}

/// The sheet that `?` opens.
#[component]
pub fn KeySheet(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The keys that work here.
    #[prop(into)]
    groups: Signal<Vec<KeyGroup>>,
) -> impl IntoView {
    let sections = move || {
        groups
            .get()
            .into_iter()
            .map(|group| {
                let entries = group
                    .entries
                    .into_iter()
                    .map(|KeyEntry { label, keys }| {
                        view! {
                            <div class="keys-entry">
                                <dt>{label}</dt>
                                <dd>
                                    <Kbd keys=keys />
                                </dd>
                            </div>
                        }
                    })
                    .collect_view();
                view! {
                    <section class="keys-group">
                        <h3>{group.title}</h3>
                        <dl>{entries}</dl>
                    </section>
                }
            })
            .collect_view()
    };
    view! {
        <Dialog
            open=open
            on_close=on_close
            title=texts::keys_title()
            size=DialogSize::Large
            light=true
            has_footer=false
        >
            // A long sheet can be scrolled by the keys.
            <div class="keys" role="group" aria-label=texts::keys_title() tabindex="0">
                {sections}
            </div>
        </Dialog>
    }
}
