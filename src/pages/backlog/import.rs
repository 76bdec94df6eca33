//! Finished items from another tracker's CSV file: history for the forecast.

use std::sync::Arc;

use leptos::task::spawn_local;
use tandem_core::forecast::finished::{FinishedItems, LeftOut, finished_items};
use tandem_core::intake::{self, Order, Place, Table};
use tandem_core::{Command, Millis, snapshot, texts};

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{Choice, SelectField};
use crate::components::file_drop::FileDrop;
use crate::components::message::{Banner, Tone};
use crate::pages::import::rows_named;
use crate::platform::files::{self, File};
use crate::platform::intl;
use crate::session::Session;
use crate::view::prelude::*;

/// The dialog: choose a file, see what would come in and what would not, take it in as one step.
#[component]
pub fn ImportFinished(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Called with the day on which the last of what came in was finished.
    #[prop(into)]
    on_done: Callback<Option<Millis>>,
) -> impl IntoView {
    let session = Session::here();
    let table = RwSignal::new(None::<Arc<Table>>);
    let order = RwSignal::new(Order::Auto);
    let found = RwSignal::new(None::<FinishedItems>);
    let problem = RwSignal::new(None::<String>);
    let close = move || {
        open.set(false);
        found.set(None);
        table.set(None);
        problem.set(None);
    };
    let look = move |chosen: Order| {
        order.set(chosen);
        let Some(table) = table.get_untracked() else {
            return;
        };
        let items = session.peek(|workspace| finished_items(workspace, &table, chosen));
        problem.set((!items.readable).then(|| texts::finished_unreadable().to_owned()));
        found.set(items.readable.then_some(items));
    };
    let take = move |bytes: &[u8]| match intake::read(bytes) {
        Ok(read) => {
            table.set(Some(Arc::new(read)));
            look(Order::Auto);
        }
        Err(error) => problem.set(Some(error.sentence())),
    };
    let take_files = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, snapshot::LARGEST_FILE).await {
                Ok(file) => take(&file.bytes),
                Err(error) => problem.set(Some(files::sentence(error))),
            }
        });
    };
    let count = move || found.with(|found| found.as_ref().map_or(0, |found| found.stories.len()));
    let import = move |_| {
        let env = session.env();
        let taken = found.with_untracked(|found| {
            let found = found.as_ref()?;
            Some((found.records(|i| env.id(i)), found.last()))
        });
        let Some((records, last)) = taken else {
            return;
        };
        let day = last.map(intl::day).unwrap_or_default();
        let text = texts::finished_taken(records.len(), day);
        let command = Command::Import {
            records,
            writes: Vec::new(),
        };
        if session.dispatch_and_tell(command, text) {
            close();
            on_done.run(last);
        }
    };
    let summary = move || {
        found.with(|found| {
            let found = found.as_ref()?;
            let reasons = [
                (LeftOut::Negative, "negative"),
                (LeftOut::NotFinished, "unfinished"),
                (LeftOut::Unclear, "unclear"),
                (LeftOut::Known, "known"),
            ];
            let lines = reasons
                .into_iter()
                .filter(|(reason, _)| found.count(*reason) > 0)
                .map(|(reason, name)| {
                    let rows = found.left_out.iter().filter(|(other, _)| *other == reason);
                    let places: Vec<Place> = rows.map(|(_, place)| *place).collect();
                    view! { <li>{texts::finished_left_out(name, places.len(), rows_named(&places))}</li> }
                });
            Some(view! {
                <p>{texts::finished_found(found.stories.len())}</p>
                <ul class="sayings">{lines.collect_view()}</ul>
            })
        })
    };
    // Stays once it was chosen, so that it can be chosen otherwise.
    let is_unclear = move || {
        let left_out = found.with(|found| found.as_ref().map_or(0, |found| found.count(LeftOut::Unclear)));
        found.with(Option::is_some) && (left_out > 0 || order.get() != Order::Auto)
    };
    let orders = || {
        let all = Order::ALL.iter();
        all.map(|order| Choice::new(order.name(), texts::import_order_name(order.name())))
            .collect::<Vec<_>>()
    };
    view! {
        <Dialog
            open=open
            on_close=move |()| close()
            title=texts::finished_import()
            footer=move || view! {
                <Button label=texts::cancel() on_click=move |_| close() />
                <Button
                    label=Signal::derive(move || texts::import_now(count()))
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || count() == 0)
                    on_click=import
                />
            }
        >
            <div class="stack">
                {move || problem.get().map(|text| view! { <Banner tone=Tone::Bad text=text /> })}
                <p>{texts::finished_text()}</p>
                <FileDrop
                    label=texts::import_choose()
                    accept=".csv,.tsv,.txt,text/csv"
                    on_files=take_files
                    on_text=move |text: String| take(text.as_bytes())
                />
                <div role="status">{summary}</div>
                <Show when=is_unclear>
                    <SelectField
                        label=texts::import_order()
                        choices=Signal::stored(orders())
                        value=Signal::derive(move || order.get().name().to_owned())
                        on_change=move |name: String| look(Order::named(&name))
                    />
                </Show>
            </div>
        </Dialog>
    }
}
