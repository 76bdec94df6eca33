//! Where the effort goes against where the weight is: a chart, the same in a sentence, and a table.

use tandem_core::chart::Axis;
use tandem_core::scoring::{Bounds, show};
use tandem_core::view::strategy::{ObjectiveRow, StrategyView};
use tandem_core::{Id, texts};

use super::percent;
use crate::components::plot::{Nudge, Plot, PlotAxis, PlotPoint};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::platform::page;
use crate::view::prelude::*;

/// The id of an objective's section on the page.
pub fn place(objective: Id) -> String {
    format!("objective-{objective}")
}

/// The objectives that have a weight of their own, each with its weight and its effort in percent.
fn shares(view: &StrategyView) -> impl Iterator<Item = (&ObjectiveRow, f64, f64)> {
    let own = view.objectives.iter();
    own.filter_map(|row| {
        row.parts
            .map(|(weight, effort)| (row, weight * 100.0, effort * 100.0))
    })
}

/// The section; there once an open idea with an effort serves an objective.
#[component]
pub fn Coverage(
    /// The objectives.
    view: Memo<StrategyView>,
) -> impl IntoView {
    let there = Memo::new(move || view.with(|view| shares(view).any(|(.., effort)| effort > 0.0)));
    let axis = Memo::new(move || {
        view.with(|view| {
            let values = shares(view).flat_map(|(_, weight, effort)| [weight, effort]);
            Axis::of(Bounds::From(0.0), values)
        })
    });
    let side = move |label: &'static str| Signal::derive(move || axis.with(|axis| PlotAxis::of(label, axis)));
    let points = Signal::derive(move || {
        let axis = axis.get();
        view.with(|view| {
            let points = shares(view)
                .zip(1_usize..)
                .map(|((row, weight, effort), at)| PlotPoint {
                    id: row.id,
                    title: row.title.clone(),
                    spoken: texts::coverage_point(at, &row.title, show(weight.round()), show(effort.round())),
                    mark: at.to_string(),
                    across: axis.place(weight),
                    up: axis.place(effort),
                    size: 2,
                });
            points.collect::<Vec<_>>()
        })
    });
    let says = move || {
        view.with(|view| {
            let told = view
                .extremes()
                .into_iter()
                .zip(["more", "less"])
                .filter_map(|(part, which)| {
                    let (row, weight, effort) = part?;
                    Some(texts::coverage_extreme(
                        which,
                        &row.title,
                        percent(effort),
                        percent(weight),
                    ))
                });
            let told = told.collect::<Vec<_>>();
            if told.is_empty() {
                texts::coverage_even().to_owned()
            } else {
                told.join(" ")
            }
        })
    };
    let rows = move || {
        view.with(|view| {
            let rows = shares(view).zip(1_usize..).map(|((row, weight, effort), at)| {
                view! {
                    <tr>
                        <td class="num">{at}</td>
                        <th scope="row">{row.title.clone()}</th>
                        <td class="num">{show(weight.round())}</td>
                        <td class="num">{show(effort.round())}</td>
                    </tr>
                }
            });
            rows.collect_view()
        })
    };
    view! {
        <Show when=move || there.get()>
            <section class="panel stack" aria-label=texts::coverage_title()>
                <h2>{texts::coverage_title()}</h2>
                <p>{says}</p>
                <Plot
                    label=texts::coverage_title()
                    across=side(texts::coverage_weight())
                    up=side(texts::coverage_effort())
                    corners=Signal::stored(Vec::new())
                    points=points
                    even=true
                    on_open=|id: Id| page::focus_first(&format!("#{} textarea", place(id)))
                    on_place=|_: (Id, f64, f64)| ()
                    on_nudge=|_: (Id, Nudge)| ()
                />
                <details>
                    <summary>{texts::coverage_table()}</summary>
                    <Table
                        label=texts::coverage_table()
                        head=|| view! {
                            <ColumnHead label=texts::coverage_mark() width=ColumnWidth::Short numeric=true />
                            <ColumnHead label=texts::field_label("objective") />
                            <ColumnHead label=texts::coverage_weight() width=ColumnWidth::Medium numeric=true />
                            <ColumnHead label=texts::coverage_effort() width=ColumnWidth::Medium numeric=true />
                        }
                    >
                        {rows}
                    </Table>
                </details>
            </section>
        </Show>
    }
}
