//! The order of a list, chosen above it.

use tandem_core::texts;

use crate::components::field::{Choice, SelectField};
use crate::routes::ListAddress;
use crate::shell::Shell;
use crate::view::prelude::*;

/// What a list is put in order by; the choice is in the address.
#[component]
pub fn SortField(
    /// The page's path.
    path: &'static str,
    /// The address as it is.
    address: Memo<ListAddress>,
    /// The orders, as addresses spell them, the usual one first.
    sorts: &'static [&'static str],
) -> impl IntoView {
    let shell = Shell::here();
    let choices = sorts
        .iter()
        .map(|sort| Choice::new(*sort, texts::sort_name(*sort)));
    let choices: Vec<Choice> = choices.collect();
    let choose = move |sort: String| {
        let next = ListAddress {
            sort,
            view: None,
            ..address.get_untracked()
        };
        shell.adjust(&next.href(path));
    };
    view! {
        <SelectField
            label=texts::sort_label()
            hide_label=true
            choices=Signal::stored(choices)
            value=Signal::derive(move || address.with(|address| address.sort.clone()))
            on_change=choose
        />
    }
}
