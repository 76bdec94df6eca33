//! Lines over time, with a band of what is likely.

use super::plot::{PlotAxis, ticks};
use crate::view::prelude::*;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartLine {
    /// What it stands for.
    pub label: String,
    /// How it is drawn: `scope`, `done`, `ideal` or `band`.
    pub look: &'static str,
    /// Its points, across and up, each from 0 to 1; a band runs along one edge and back along the other.
    pub points: Vec<(f64, f64)>,
}

/// A chart of lines. What it says stands in a sentence and a table beside it, so it is one picture to a screen reader.
#[component]
pub fn LineChart(
    /// What it shows, read out.
    #[prop(into)]
    label: Signal<String>,
    /// From left to right.
    across: Signal<PlotAxis>,
    /// From bottom to top.
    up: Signal<PlotAxis>,
    /// The lines, those in the back first.
    lines: Signal<Vec<ChartLine>>,
) -> impl IntoView {
    let drawn = move || {
        lines
            .get()
            .into_iter()
            .map(|line| {
                let class = format!("curve line-{}", line.look);
                let points = path(&line.points);
                if line.look == "band" {
                    view! { <polygon class=class points=points></polygon> }
                } else {
                    view! { <polyline class=class points=points></polyline> }
                }
            })
            .collect_view()
    };
    let legend =
        move || {
            lines.get().into_iter().map(|line| {
            view! { <li><span class=format!("line-key line-key-{}", line.look)></span>{line.label}</li> }
        })
        .collect_view()
        };
    view! {
        <figure class="chart">
            <div class="plot" role="img" aria-label=label>
                <span class="plot-name plot-name-up" aria-hidden="true">{move || up.with(|axis| axis.label.clone())}</span>
                <div class="plot-ticks plot-ticks-up" aria-hidden="true">{move || ticks(&up.get(), "bottom")}</div>
                <div class="plot-area">
                    <div class="plot-inner">
                        <svg class="lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>
                    </div>
                </div>
                <div class="plot-ticks plot-ticks-across" aria-hidden="true">{move || ticks(&across.get(), "left")}</div>
                <span class="plot-name plot-name-across" aria-hidden="true">{move || across.with(|axis| axis.label.clone())}</span>
            </div>
            <ul class="legend" aria-hidden="true">{legend}</ul>
        </figure>
    }
}

/// The points as SVG spells them; up is up.
fn path(points: &[(f64, f64)]) -> String {
    let spelled = points
        .iter()
        .map(|(across, up)| format!("{:.2},{:.2}", across * 100.0, (1.0 - up) * 100.0));
    spelled.collect::<Vec<_>>().join(" ")
}

/// The ticks of a span of days: so many at most, each with its place and its name.
pub fn day_ticks(from: u64, to: u64, most: u64, name: impl Fn(u64) -> String) -> Vec<(f64, String)> {
    const DAY: u64 = 86_400_000;
    let days = (to.saturating_sub(from) / DAY).max(1);
    let step = days.div_ceil(most.max(1)).max(1);
    let place = |day: u64| {
        let number = |count: u64| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
        number(day) / number(days)
    };
    let mut ticks = Vec::new();
    let mut day = 0;
    while day <= days {
        ticks.push((place(day), name(from + day * DAY)));
        day += step;
    }
    ticks
}
