//! How right estimates were: expected against found as a chart and a table, by person and by framework.

use tandem_core::calibration::Calibration;
use tandem_core::chart::Axis;
use tandem_core::scoring::show;
use tandem_core::view::outcomes::{CaseRow, OutcomesView, sentence};
use tandem_core::{Id, texts};

use crate::components::plot::{Nudge, Plot, PlotAxis, PlotPoint};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

/// How many points are drawn at most.
const DRAWN: usize = 60;

/// The section.
#[component]
pub fn Calibrations(
    /// What is known.
    view: Memo<OutcomesView>,
) -> impl IntoView {
    let is_empty = move || view.with(|view| view.cases.is_empty());
    let people = move || {
        view.with(|view| {
            let rows = view.people.iter();
            rows.map(|(_, name, _, found)| measured(name, found))
                .collect_view()
        })
    };
    let frameworks = move || {
        view.with(|view| {
            let rows = view.frameworks.iter();
            rows.map(|(name, found)| measured(name, found)).collect_view()
        })
    };
    let says = move || {
        view.with(|view| {
            let people = view.people.iter();
            let said = people.map(|(_, name, _, found)| {
                view! { <li><strong>{name.clone()}</strong> " " {sentence(found)}</li> }
            });
            said.collect_view()
        })
    };
    let heads = |first: &'static str| {
        move || {
            view! {
                <ColumnHead label=first />
                <ColumnHead label=texts::calibration_held() width=ColumnWidth::Medium />
                <ColumnHead label=texts::calibration_factor() />
                <ColumnHead label=texts::calibration_score() width=ColumnWidth::Medium />
            }
        }
    };
    view! {
        <section class="panel stack" aria-label=texts::calibration_title()>
            <h2>{texts::calibration_title()}</h2>
            <Show
                when=move || !is_empty()
                fallback=|| view! { <p class="soft small">{texts::calibration_empty()}</p> }
            >
                <ul class="calibration-says">{says}</ul>
                <Chart view=view />
                <h3>{texts::calibration_person()}</h3>
                <Table label=texts::calibration_person() stacked=true head=heads(texts::calibration_who())>{people}</Table>
                <h3>{texts::calibration_framework()}</h3>
                <Table label=texts::calibration_framework() stacked=true head=heads(texts::calibration_which())>{frameworks}</Table>
                <p class="soft small">{texts::calibration_about()}</p>
            </Show>
        </section>
    }
}

/// A row: ranges that held, the factor of each input, and the Brier score.
fn measured(name: &str, found: &Calibration) -> View {
    let held = if found.ranges > 0 {
        texts::calibration_held_of(found.held, found.ranges)
    } else {
        "–".to_owned()
    };
    let factors = found.biases.iter().map(|bias| {
        let input = texts::input_label(&bias.input);
        texts::calibration_factor_of(input, show(bias.factor), bias.count)
    });
    let factors = factors.collect::<Vec<_>>().join(", ");
    let score = found.brier.map_or_else(
        || "–".to_owned(),
        |score| texts::calibration_score_of(show(score), found.verdicts),
    );
    view! {
        <tr>
            <th scope="row">{name.to_owned()}</th>
            <td data-label=texts::calibration_held()>{held}</td>
            <td data-label=texts::calibration_factor()>{factors}</td>
            <td data-label=texts::calibration_score()>{score}</td>
        </tr>
    }
}

/// Expected against found, from the latest cases that have a place on axes of tenfolds.
#[component]
fn Chart(view: Memo<OutcomesView>) -> impl IntoView {
    let shell = Shell::here();
    let drawn = Memo::new(move || {
        view.with(|view| {
            let numbers = view
                .cases
                .iter()
                .filter(|row| !row.case.is_chance && row.case.log_ratio().is_some());
            let mut drawn: Vec<CaseRow> = numbers.cloned().collect();
            // Ids grow with time, so the latest ideas stand last.
            drawn.drain(..drawn.len().saturating_sub(DRAWN));
            drawn
        })
    });
    // Both axes are the same, so that what is equal stands on the line.
    let axis = Memo::new(move || {
        drawn.with(|drawn| {
            let values = drawn.iter().flat_map(|row| [row.case.expected, row.case.found]);
            Axis::tenfold(values)
        })
    });
    let side = move |label: &'static str| Signal::derive(move || axis.with(|axis| PlotAxis::of(label, axis)));
    let points = Signal::derive(move || {
        let axis = axis.get();
        drawn.with(|drawn| {
            let rows = drawn.iter().zip(1..);
            rows.map(|(row, at)| point(&axis, row, at)).collect::<Vec<_>>()
        })
    });
    let open = move |at: Id| {
        let at = usize::try_from(at.as_u128()).unwrap_or_default();
        let idea = drawn.with_untracked(|drawn| drawn.get(at.wrapping_sub(1)).map(|row| row.case.idea));
        if let Some(idea) = idea {
            shell.go(&routes::idea(idea));
        }
    };
    let says = move || {
        drawn.with(|drawn| {
            let ranges = drawn.iter().filter_map(|row| row.case.holds());
            let (held, all) = ranges.fold((0_usize, 0_usize), |(held, all), holds| {
                (held + usize::from(holds), all + 1)
            });
            if all > 0 {
                texts::calibration_chart_says(held, all)
            } else {
                texts::calibration_chart_plain().to_owned()
            }
        })
    };
    let rows = move || drawn.with(|drawn| drawn.iter().map(case_row).collect_view());
    view! {
        <Show when=move || !drawn.with(Vec::is_empty)>
            <h3>{texts::calibration_chart()}</h3>
            <p>{says}</p>
            <Plot
                label=texts::calibration_chart()
                across=side(texts::outcome_expected())
                up=side(texts::outcome_found())
                corners=Signal::stored(Vec::new())
                points=points
                even=true
                on_open=open
                on_place=|_: (Id, f64, f64)| ()
                on_nudge=|_: (Id, Nudge)| ()
            />
            <details>
                <summary>{texts::calibration_table()}</summary>
                <Table
                    label=texts::calibration_table()
                    stacked=true
                    head=|| view! {
                        <ColumnHead label=texts::peek_idea() />
                        <ColumnHead label=texts::calibration_who() width=ColumnWidth::Medium />
                        <ColumnHead label=texts::outcome_estimates() width=ColumnWidth::Medium />
                        <ColumnHead label=texts::outcome_expected() width=ColumnWidth::Medium numeric=true />
                        <ColumnHead label=texts::outcome_found() width=ColumnWidth::Short numeric=true />
                    }
                >
                    {rows}
                </Table>
            </details>
        </Show>
    }
}

fn point(axis: &Axis, row: &CaseRow, at: u128) -> PlotPoint {
    let case = &row.case;
    let title = [&row.input, ": ", &row.title].concat();
    let mut spoken = texts::calibration_point(&title, &row.person, show(case.expected), show(case.found));
    let mut mark = "";
    if let Some(holds) = case.holds() {
        mark = if holds { "✓" } else { "!" };
        // What is read out begins with what is seen.
        spoken = [
            mark,
            " ",
            &spoken,
            ", ",
            &texts::calibration_point_holds(yes_or_no(holds)),
        ]
        .concat();
    }
    PlotPoint {
        id: Id::from_u128(at),
        title,
        spoken,
        mark: mark.to_owned(),
        across: axis.place(case.expected),
        up: axis.place(case.found),
        size: 1,
    }
}

fn case_row(row: &CaseRow) -> View {
    let case = &row.case;
    view! {
        <tr>
            <th scope="row"><a href=routes::idea(case.idea)>{row.title.clone()}</a></th>
            <td>{row.person.clone()}</td>
            <td>{row.input.clone()}</td>
            <td class="num" data-label=texts::outcome_expected()>{expected(case.expected, case.range, show)}</td>
            <td class="num" data-label=texts::outcome_found()>{show(case.found)}</td>
        </tr>
    }
}

/// A number, or a range from low over likely to high.
pub fn expected(value: f64, range: Option<(f64, f64)>, spell: impl Fn(f64) -> String) -> String {
    match range {
        None => spell(value),
        Some((low, high)) => [low, value, high].map(spell).join(" – "),
    }
}

/// As the catalogue of texts spells it.
pub const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
