//! Lines over time, with a band of what is likely.

use tandem_core::chart::days::ticks as ticks_of_days;
use tandem_core::time;

use super::plot::{PlotAxis, measured, ticks};
use crate::view::{html, prelude::*};

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

/// Spells a day, with its year or without.
pub type SpellDay = fn(u64, bool) -> String;

/// A chart of lines. What it says stands in a sentence and a table beside it, so it is one picture to a screen reader.
#[component]
pub fn LineChart(
    /// What it shows, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The time from left to right: its first and its last moment.
    days: (u64, u64),
    /// How its days are spelled.
    spell: SpellDay,
    /// From bottom to top.
    up: Signal<PlotAxis>,
    /// The lines, those in the back first.
    lines: Signal<Vec<ChartLine>>,
) -> impl IntoView {
    let area = NodeRef::<html::Div>::new();
    let size = measured(area);
    let across = move || {
        let axis = PlotAxis {
            ticks: day_ticks(days, size.get().0, spell),
            ..PlotAxis::default()
        };
        ticks(&axis, "left")
    };
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
                    <div class="plot-inner" node_ref=area>
                        <svg class="lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>
                    </div>
                </div>
                <div class="plot-ticks plot-ticks-across" aria-hidden="true">{across}</div>
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

/// The ticks of a span of time where this much room is, in px: each with its place and its name, with the year where it is
/// new.
fn day_ticks((from, to): (u64, u64), room: f64, spell: SpellDay) -> Vec<(f64, String)> {
    /// How far the middle of a tick is from the next one's, in px, so that neither covers the other.
    const APART: f64 = 80.0;
    const DAY: f64 = 86_400_000.0;
    #[expect(clippy::cast_precision_loss, reason = "times are far below 2^53 milliseconds")]
    let span = |until: u64| until.saturating_sub(from) as f64;
    let apart = span(to) / DAY * APART / room.max(1.0);
    let mut year = String::new();
    let named = |day: u64| {
        let own = time::date(day).get(..4).unwrap_or_default().to_owned();
        let name = spell(day, own != year);
        year = own;
        (span(day) / span(to).max(1.0), name)
    };
    ticks_of_days(from, to, apart).into_iter().map(named).collect()
}
