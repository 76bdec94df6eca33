//! Numbers that speak: a number with its label, a score beside its bar.

use crate::view::prelude::*;

/// A number with what it counts, and what makes sense of it below.
#[component]
pub fn Stat(
    /// What is counted.
    #[prop(into)]
    label: Signal<String>,
    /// The number, formatted, with its unit or currency.
    #[prop(into)]
    value: Signal<String>,
    /// What makes sense of it: of how many, since when.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="stat" role="group" aria-label=label>
            <span class="stat-label" aria-hidden="true">
                {label}
            </span>
            <span class="stat-value">{value}</span>
            {move || {
                let hint = hint.get();
                (!hint.is_empty()).then(|| view! { <span class="stat-hint">{hint}</span> })
            }}
        </div>
    }
}

/// A score beside its bar.
#[component]
pub fn ScoreBar(
    /// The score, formatted.
    #[prop(into)]
    value: Signal<String>,
    /// How long the bar is, from 0 to 1 of the best score.
    #[prop(into)]
    part: Signal<f64>,
) -> impl IntoView {
    view! {
        <span class="score">
            <span class="score-value">{value}</span>
            <span class="score-track" aria-hidden="true">
                <span
                    class="score-bar"
                    style:inline-size=move || format!("{:.1}%", part.get().clamp(0.0, 1.0) * 100.0)
                ></span>
            </span>
        </span>
    }
}
