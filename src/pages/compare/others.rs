//! A board by other frameworks: how far they agree, what moves most and why, ranks against ranks.

use tandem_core::scoring::Input;
use tandem_core::view::board::BoardView;
use tandem_core::view::compare::{Moved, Other, others};
use tandem_core::{Id, texts};

use super::percent_of;
use crate::components::field::{Choice, SelectField};
use crate::components::plot::{Nudge, Plot, PlotAxis, PlotPoint};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::pages::board::READS;
use crate::routes::BoardAddress;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The other frameworks.
#[component]
pub fn Others(
    /// The board.
    id: Id,
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    let session = Session::here();
    let compared = Memo::new(move || {
        view.with(|view| {
            let view = view.as_ref()?;
            Some(session.read(&READS, |workspace| {
                others(workspace, id, Some(session.by()), view)
            }))
        })
        .unwrap_or_default()
    });
    let table = move || {
        compared.with(|compared| {
            if compared.is_empty() {
                return view! { <p class="soft">{texts::compare_no_others()}</p> };
            }
            let rows = compared.iter().map(agreement).collect_view();
            view! {
                <Table
                    label=texts::compare_others()
                    stacked=true
                    head=move || view! {
                            <ColumnHead label=texts::field_label("framework") width=ColumnWidth::Wide />
                            <ColumnHead label=texts::compare_both() numeric=true width=ColumnWidth::Short />
                            <ColumnHead label=texts::compare_tau() numeric=true width=ColumnWidth::Short />
                            <ColumnHead label=texts::compare_rho() numeric=true width=ColumnWidth::Short />
                            <ColumnHead label=texts::compare_moves() />
                    }
                >
                    {rows}
                </Table>
                <p class="soft small">{texts::compare_agreement_help()}</p>
            }
        })
    };
    view! {
        <section class="panel stack" aria-labelledby="compare-others">
            <h2 id="compare-others">{texts::compare_others()}</h2>
            {table}
            <Show when=move || compared.with(|compared| !compared.is_empty())>
                <RankPlot id=id compared=compared view=view />
            </Show>
        </section>
    }
}

/// Ranks here against ranks by another framework.
#[component]
fn RankPlot(id: Id, compared: Memo<Vec<Other>>, view: Memo<Option<BoardView>>) -> impl IntoView {
    let shell = Shell::here();
    let chosen = RwSignal::new(String::new());
    let other = Signal::derive(move || {
        let key = chosen.get();
        compared.with(|compared| {
            let named = compared.iter().find(|other| other.framework.key() == key);
            named.or(compared.first()).cloned()
        })
    });
    let choices = Signal::derive(move || {
        let choice = |other: &Other| Choice::new(other.framework.key(), other.framework.label());
        compared.with(|compared| compared.iter().map(choice).collect::<Vec<_>>())
    });
    let own = move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.framework.label())
                .unwrap_or_default()
        })
    };
    let there = move || {
        other
            .get()
            .map(|other| other.framework.label())
            .unwrap_or_default()
    };
    let last = move || other.get().map_or(1, |other| other.ranks.len());
    let axis = move |label: String| {
        let last = last();
        let step = last.div_ceil(5).max(1);
        let ranks = (1..=last).step_by(step);
        PlotAxis {
            label: texts::compare_rank_of(label),
            ticks: ranks.map(|rank| (place(rank, last), rank.to_string())).collect(),
            cut: None,
        }
    };
    let points = Signal::derive(move || {
        let last = last();
        let point = |(idea, here, to): &(Id, usize, usize)| {
            let title = view
                .with(|view| Some(view.as_ref()?.row(*idea)?.title.clone()))
                .unwrap_or_default();
            PlotPoint {
                id: *idea,
                spoken: texts::compare_plot_point(&title, *here, own(), *to, there()),
                title,
                mark: to.to_string(),
                across: place(*here, last),
                up: place(*to, last),
                size: 2,
            }
        };
        other
            .get()
            .map(|other| other.ranks.iter().map(point).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let says = move || {
        let other = other.get()?;
        let kept = other.ranks.iter().filter(|(_, here, to)| here == to).count();
        Some(texts::compare_plot_says(
            kept,
            other.ranks.len(),
            other.framework.label(),
        ))
    };
    view! {
        <div class="matrix-axes">
            <SelectField
                label=texts::compare_with()
                choices=choices
                value=Signal::derive(move || other.get().map(|other| other.framework.key().to_owned()).unwrap_or_default())
                on_change=move |key: String| chosen.set(key)
            />
            <p class="matrix-says">{says}</p>
        </div>
        <div class="rank-plot">
            <Plot
                label=Signal::derive(move || texts::compare_plot(there(), own()))
                across=Signal::derive(move || axis(own()))
                up=Signal::derive(move || axis(there()))
                corners=Signal::stored(Vec::new())
                points=points
                on_open=move |idea: Id| shell.open(&BoardAddress { open: Some(idea), ..BoardAddress::default() }.href(id))
                on_place=|_: (Id, f64, f64)| ()
                on_nudge=|_: (Id, Nudge)| ()
            />
        </div>
    }
}

/// The place of a rank on an axis whose best end is 1.
fn place(rank: usize, last: usize) -> f64 {
    1.0 - percent_of(rank.saturating_sub(1), last.max(2) - 1) / 100.0
}

fn agreement(other: &Other) -> View {
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
    let moved: Vec<View> = other
        .moves
        .iter()
        .map(|moved| {
            let why = why(moved).map(|why| view! { <span class="soft">{format!(" ({why})")}</span> });
            view! { <li>{texts::compare_move(&moved.title, moved.here, moved.there)} {why}</li> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{other.framework.label()}</th>
            <td class="num" data-label=texts::compare_both()>{other.both}</td>
            <td class="num" data-label=texts::compare_tau()>{number(other.tau)}</td>
            <td class="num" data-label=texts::compare_rho()>{number(other.rho)}</td>
            <td data-label=texts::compare_moves()>
                {if moved.is_empty() {
                    view! { {texts::compare_same()} }
                } else {
                    view! { <ul class="compare-moves" role="list">{moved}</ul> }
                }}
            </td>
        </tr>
    }
}

/// Why an idea stands elsewhere: what it was strong or weak by here, and what it is there.
fn why(moved: &Moved) -> Option<String> {
    let (there, here) = if moved.rises() {
        ("yes", "no")
    } else {
        ("no", "yes")
    };
    let said = |input: &Option<Input>, ahead: &str| {
        let label = input.as_ref()?.label();
        Some(texts::compare_why(ahead, &label))
    };
    match (said(&moved.by_here, here), said(&moved.by_there, there)) {
        (Some(here), Some(there)) => Some(texts::compare_why_both(here, there)),
        (Some(here), None) => Some(texts::compare_why_here(here)),
        (None, there) => Some(texts::compare_why_there(there?)),
    }
}
