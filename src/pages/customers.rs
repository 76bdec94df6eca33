//! Customers: who they are, what they are worth, and the segments that they make up.

use tandem_core::view::customers::{CustomerRow, CustomerSort, customers};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::list::{FoundSaid, count_found, revenue_text};
use super::parts::{NewTitle, NewTitleField};
use crate::commands::shortcut;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::{Choice, SelectField};
use crate::components::filter::{FilterBar, SearchBox};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::components::table::{ColumnHead, ColumnWidth, SortHead, Sorting};
use crate::components::window::{ListState, WindowedTable};
use crate::platform::page;
use crate::routes::{self, CUSTOMERS, CustomersAddress};
use crate::shell::Shell;
use crate::view::prelude::*;

mod profile;
mod segment;

pub use profile::CustomerPage;
use segment::Editing;

/// What customers are made from.
const READS: [Kind; 5] = [
    Kind::CUSTOMERS,
    Kind::SEGMENTS,
    Kind::FEEDBACK,
    Kind::IDEAS,
    Kind::WORKSPACES,
];

/// The list of customers.
#[component]
pub fn Customers() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_customers()));
    let query = shell.router.query;
    let address = Memo::new(move || query.with(CustomersAddress::read));
    let rows = Memo::new(move || {
        address.with(|address| {
            session.read(&READS, |workspace| {
                customers(workspace, &address.search, address.segment, address.sort)
            })
        })
    });
    let all = Memo::new(move || {
        session.read(&[Kind::CUSTOMERS], |workspace| {
            workspace.records(&Kind::CUSTOMERS).count()
        })
    });
    let ids = Memo::new(move || rows.with(|rows| rows.iter().map(|row| row.id).collect::<Vec<Id>>()));
    let state = ListState::new(ids);
    let changed = move |change: &dyn Fn(&mut CustomersAddress)| {
        let mut next = address.get_untracked();
        change(&mut next);
        next.href()
    };
    let change = move |edit: &dyn Fn(&mut CustomersAddress)| shell.adjust(&changed(edit));
    let segments = Signal::derive(move || {
        let all = session.read(&[Kind::SEGMENTS], |workspace| {
            let all = workspace.records(&Kind::SEGMENTS);
            all.map(|segment| Choice::new(segment.id().to_string(), segment.text("name")))
                .collect::<Vec<_>>()
        });
        let mut choices = vec![Choice::new("", texts::segment_all())];
        choices.extend(all);
        choices
    });
    let editing = RwSignal::new(Editing::Nothing);
    let adding = shell.new_customer;
    on_cleanup(move || adding.set(false));
    let add = move |_| adding.set(true);
    let found = Signal::derive(move || rows.with(Vec::len));
    let count = Signal::derive(move || {
        let all = all.get();
        count_found(found.get(), all, texts::count_customers(all))
    });
    let asked = Signal::derive(move || {
        address.with(|address| {
            let segment = address.segment.map(|id| id.to_string()).unwrap_or_default();
            [address.search.as_str(), &segment].join("\n")
        })
    });
    let sorting = move |by: CustomerSort| {
        Signal::derive(move || {
            let way = if by == CustomerSort::Name {
                Sorting::Ascending
            } else {
                Sorting::Descending
            };
            address.with(|address| (address.sort == by).then_some(way))
        })
    };
    // On a phone the numbers stand beside the name; further to the right nobody would look for them.
    let early = page::is_narrow();
    let (much, few) = if early {
        (ColumnWidth::Medium, ColumnWidth::Short)
    } else {
        (ColumnWidth::Wide, ColumnWidth::Medium)
    };
    let head = move || {
        let sort = move |by: CustomerSort| move |()| change(&|address| address.sort = by);
        let segments = || view! { <ColumnHead label=texts::customer_segments() width=ColumnWidth::Wide /> };
        view! {
            <SortHead label=texts::field_label("customer") sorting=sorting(CustomerSort::Name) on_sort=sort(CustomerSort::Name) width=ColumnWidth::Rest />
            {(!early).then(segments)}
            <SortHead label=texts::customer_revenue() sorting=sorting(CustomerSort::Revenue) on_sort=sort(CustomerSort::Revenue) width=much numeric=true />
            <SortHead label=texts::customer_voices() sorting=sorting(CustomerSort::Voices) on_sort=sort(CustomerSort::Voices) width=few numeric=true />
            {early.then(segments)}
        }
    };
    let row = move |id: Id| {
        let row = Memo::new(move || rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
        (move || row.get().map(|row| cells(row, early))).into_view()
    };
    let open = move |id: Id| shell.go(&routes::customer(id));
    view! {
        <PageHead title=texts::nav_customers() count=count>
            <Button
                label=texts::import_title()
                icon=IconName::Upload
                on_click=move |_| shell.import()
            />
            <Button label=texts::segment_new() on_click=move |_| editing.set(Editing::New) />
            <Button label=texts::customer_new() kind=ButtonKind::Primary icon=IconName::Plus on_click=add />
        </PageHead>
        <Show
            when=move || { all.get() > 0 }
            fallback=move || view! {
                <EmptyState
                    icon=IconName::Customers
                    title=texts::customers_empty_title()
                    text=texts::customers_empty_text()
                >
                    <Button label=texts::customer_new() kind=ButtonKind::Primary on_click=add />
                    <Button label=texts::import_title() on_click=move |_| shell.import() />
                </EmptyState>
            }
        >
            <FilterBar label=texts::customers_search()>
                <SearchBox
                    label=texts::customers_search()
                    value=Signal::derive(move || address.with(|address| address.search.clone()))
                    on_input=move |text: String| shell.type_address(&changed(&|address| address.search.clone_from(&text)))
                    keys=shortcut(shell, "search")
                />
                <SelectField
                    label=texts::segment_shown()
                    hide_label=true
                    choices=segments
                    value=Signal::derive(move || address.with(|address| address.segment.map(|id| id.to_string()).unwrap_or_default()))
                    on_change=move |id: String| change(&|address| address.segment = id.parse().ok())
                />
                <Show when=move || address.with(|address| address.segment.is_some())>
                    <Button
                        label=texts::segment_edit()
                        icon=IconName::Edit
                        on_click=move |_| editing.set(address.with_untracked(|address| address.segment).map_or(Editing::New, Editing::One))
                    />
                </Show>
            </FilterBar>
            <FoundSaid asked=asked found=found all=Signal::derive(move || all.get()) />
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=move || view! {
                    <EmptyState
                        icon=IconName::Search
                        title=texts::nothing_found_title()
                        text=texts::customers_none_found()
                    >
                        <Button
                            label=texts::clear_filters()
                            kind=ButtonKind::Primary
                            on_click=move |_| change(&|address| {
                                address.search.clear();
                                address.segment = None;
                            })
                        />
                    </EmptyState>
                }
            >
                <WindowedTable
                    label=texts::nav_customers()
                    state=state
                    head=head
                    row=row
                    on_open=open
                    on_peek=open
                    letters=shell.single_keys
                    place=shell.place_in(CUSTOMERS)
                />
            </Show>
        </Show>
        <segment::SegmentDialog editing=editing />
        <NewCustomer open=adding />
    }
}

/// The form for a new customer.
#[component]
fn NewCustomer(open: RwSignal<bool>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let name = NewTitle::new();
    let close = move || {
        open.set(false);
        name.clear();
    };
    let save = move || {
        let Some(named) = name.taken(texts::customer_name_missing()) else {
            return;
        };
        let id = session.env().id(0);
        let command = Command::Add {
            kind: Kind::CUSTOMERS,
            id,
            fields: vec![(Field::named("name"), Value::text(&named))],
        };
        if session.dispatch_from(command, texts::customer_added(&named), ("name", name.problem)) {
            close();
            shell.go(&routes::customer(id));
        }
    };
    view! {
        <FormDialog
            open=open
            on_close=move |()| close()
            title=texts::customer_new()
            save=texts::customer_add()
            on_save=move |()| save()
            size=DialogSize::Small
        >
            <NewTitleField label=texts::customer_name().to_owned() of=name />
        </FormDialog>
    }
}

fn cells(row: CustomerRow, early: bool) -> View {
    let revenue: Vec<(String, f64)> = row.revenue.into_iter().collect();
    let worth = (!revenue.is_empty()).then(|| revenue_text(&revenue));
    let segments = row.segments.join(", ");
    let segments = || view! { <td class="clip">{segments}</td> };
    let (before, after) = if early {
        (None, Some(segments()))
    } else {
        (Some(segments()), None)
    };
    view! {
        <th scope="row"><a class="clip" href=routes::customer(row.id)>{row.name}</a></th>
        {before}
        <td class="num">{worth}</td>
        <td class="num">{row.voices.to_string()}</td>
        {after}
    }
}
