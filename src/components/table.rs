//! Parts of plain tables.

use crate::view::prelude::*;
use tandem_core::texts;

use super::icon::{Icon, IconName};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

impl Sorting {
    const fn aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// How wide a column is and how its cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnWidth {
    /// A short number: 80 px.
    Short,
    /// A word or a date: 128 px.
    Medium,
    /// A few words: 192 px.
    Wide,
    /// All that is left.
    #[default]
    Rest,
}

impl ColumnWidth {
    /// The class for the heading of the column.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Short => "col-short",
            Self::Medium => "col-medium",
            Self::Wide => "col-wide",
            Self::Rest => "col-rest",
        }
    }
}

/// The heading of a column that cannot be sorted by.
#[component]
pub fn ColumnHead(
    /// What the column holds.
    #[prop(into)]
    label: Signal<String>,
    /// How wide it is.
    #[prop(optional)]
    width: ColumnWidth,
    /// Whether it holds numbers, which stand at the end.
    #[prop(optional)]
    numeric: bool,
    /// Whether the label is only read out.
    #[prop(optional)]
    hide_label: bool,
    /// What the label means, shown to whoever points at it.
    #[prop(optional, into)]
    about: Option<String>,
) -> impl IntoView {
    view! {
        <th scope="col" class=width.class() class:num=numeric title=about>
            <span class=if hide_label { "unseen" } else { "head-label" }>{label}</span>
        </th>
    }
}

/// The heading of a column that can be sorted by.
#[component]
pub fn SortHead(
    /// What the column holds.
    #[prop(into)]
    label: Signal<String>,
    /// How the table is sorted by it; `None` when it is sorted by another.
    #[prop(into)]
    sorting: Signal<Option<Sorting>>,
    /// Called to sort by it, or to turn the order round.
    #[prop(into)]
    on_sort: Callback<()>,
    /// How wide it is.
    #[prop(optional)]
    width: ColumnWidth,
    /// Whether it holds numbers, which stand at the end.
    #[prop(optional)]
    numeric: bool,
) -> impl IntoView {
    let icon = Signal::derive(move || match sorting.get() {
        Some(Sorting::Ascending) => IconName::ArrowUp,
        Some(Sorting::Descending) => IconName::ArrowDown,
        None => IconName::Sort,
    });
    view! {
        <th
            scope="col"
            class=width.class()
            class:num=numeric
            aria-sort=move || sorting.get().map(Sorting::aria)
        >
            <button
                type="button"
                class="sort"
                class:sort-on=move || sorting.get().is_some()
                title=move || texts::sort_by(label.get())
                on:click=move |_| on_sort.run(())
            >
                <span class="head-label">{label}</span>
                <Icon name=icon />
            </button>
        </th>
    }
}

/// A plain table that scrolls sideways where there is no room; long ones are a
/// [`WindowedTable`](super::window::WindowedTable).
#[component]
pub fn Table(
    /// What it holds.
    #[prop(into)]
    label: Signal<String>,
    /// The headings: `<th>` elements, [`ColumnHead`] or [`SortHead`].
    #[prop(into)]
    head: ViewFn,
    /// Whether a row is a block of its own on a phone: its name first, then its cells, each with its `data-label`.
    #[prop(optional)]
    stacked: bool,
    /// The rows: `<tr>` elements.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-scroll" class:table-stacked=stacked role="group" tabindex="0" aria-label=label>
            <table class="table">
                <caption class="unseen">{label}</caption>
                <thead>
                    <tr>{head.run()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
