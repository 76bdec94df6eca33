//! The burn chart of a sprint: up with the scope, or down to nothing.

use tandem_core::chart::Axis;
use tandem_core::scoring::{Bounds, show};
use tandem_core::texts;
use tandem_core::time::DAY;
use tandem_core::view::sprint::{BurnDay, SprintView};

use crate::components::field::Choice;
use crate::components::filter::Segmented;
use crate::components::lines::{ChartLine, LineChart};
use crate::components::plot::PlotAxis;
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::platform::intl;
use crate::view::prelude::*;

/// The chart, with the same in a sentence and a table.
#[component]
pub fn Burn(
    /// The sprint.
    view: Memo<Option<SprintView>>,
) -> impl IntoView {
    let down = RwSignal::new("down".to_owned());
    let there = move || view.with(|view| view.as_ref().is_some_and(|view| !view.burn.is_empty()));
    let chart = move || {
        let is_down = down.with(|down| down == "down");
        view.with(|view| view.as_ref().map(|view| draw(view, is_down)))
    };
    let choices = ["down", "up"].map(|way| Choice::new(way, texts::burn_way(way)));
    let choices = StoredValue::new(choices.to_vec());
    view! {
        <section class="panel stack" aria-label=texts::burn_title()>
            <div class="panel-head">
                <h2>{texts::burn_title()}</h2>
                <Show when=there>
                    <Segmented
                        label=texts::burn_title()
                        choices=Signal::stored(choices.get_value())
                        value=down
                        on_change=move |way: String| down.set(way)
                    />
                </Show>
            </div>
            <Show when=there fallback=|| view! { <p class="soft">{texts::burn_none()}</p> }>{chart}</Show>
        </section>
    }
}

fn draw(view: &SprintView, down: bool) -> View {
    let (Some(start), Some(end)) = (view.start, view.end) else {
        return View::nothing();
    };
    let most = view.burn.iter().map(|day| day.scope);
    let axis = Axis::of(Bounds::From(0.0), most);
    let days = (end - start) / DAY + 1;
    let across = |count: u64| number(count) / number(days);
    // A point stands at the end of its day; the sprint begins with what is in it on the first day.
    let along = |read: &dyn Fn(&BurnDay) -> f64| -> Vec<(f64, f64)> {
        let first = view.burn.first().map(|day| {
            (
                0.0,
                axis.place(if down {
                    day.scope
                } else {
                    read(&BurnDay { done: 0.0, ..*day })
                }),
            )
        });
        let later = view
            .burn
            .iter()
            .zip(1..)
            .map(|(day, count)| (across(count), axis.place(read(day))));
        first.into_iter().chain(later).collect()
    };
    let scope = view.burn.first().map_or(0.0, |day| day.scope);
    let lines = if down {
        vec![
            line(
                texts::burn_even(),
                "ideal",
                vec![(0.0, axis.place(scope)), (1.0, 0.0)],
            ),
            line(texts::burn_left(), "done", along(&|day| day.scope - day.done)),
        ]
    } else {
        vec![
            line(texts::burn_scope(), "scope", along(&|day| day.scope)),
            line(texts::burn_done(), "done", along(&|day| day.done)),
        ]
    };
    let last = view.burn.last();
    let says = last
        .map(|day| texts::burn_says(show(day.done), show(day.scope), show(day.scope - day.done)))
        .unwrap_or_default();
    let up = PlotAxis::of(&texts::field_label("points"), &axis);
    let rows = view.burn.iter().map(|day| {
        view! {
            <tr>
                <td>{intl::day(day.day)}</td>
                <td class="num">{show(day.scope)}</td>
                <td class="num">{show(day.done)}</td>
                <td class="num">{show(day.scope - day.done)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p>{says.clone()}</p>
        // What is said of a day stands at its end, so the chart begins at the end of the day before.
        <LineChart
            label=says
            days=(start.saturating_sub(DAY), end)
            spell=intl::day_of_row
            up=Signal::stored(up)
            lines=Signal::stored(lines)
        />
        <details>
            <summary>{texts::burn_table()}</summary>
            <Table
                label=texts::burn_table()
                head=move || view! {
                    <ColumnHead label=texts::burn_day() />
                    <ColumnHead label=texts::burn_scope() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::burn_done() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::burn_left() numeric=true width=ColumnWidth::Short />
                }
            >
                {rows}
            </Table>
        </details>
    }
}

fn line(label: &str, look: &'static str, points: Vec<(f64, f64)>) -> ChartLine {
    ChartLine {
        label: label.to_owned(),
        look,
        points,
    }
}

fn number(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
