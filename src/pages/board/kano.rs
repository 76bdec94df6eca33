//! The Kano plot: how much having an idea pleases against how much lacking it annoys.

use tandem_core::model::Idea;
use tandem_core::scoring::{kano::Category, show};
use tandem_core::view::board::BoardView;
use tandem_core::view::judged::{Asked, asked};
use tandem_core::{Id, Kind, texts};

use super::shown::{Shown, is_found};
use crate::components::plot::{Nudge, Plot, PlotAxis, PlotPoint};
use crate::routes::BoardAddress;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The plot of a board.
#[component]
pub fn KanoPlot(
    /// What is shown of the board.
    of: Shown,
) -> impl IntoView {
    let shell = Shell::here();
    let view = of.view;
    let searched = of.found();
    let points = Memo::new(move || {
        shell.session.read(&[Kind::IDEAS], |workspace| {
            let found = |row: &tandem_core::view::board::BoardRow| {
                let asked = asked(Idea::of(workspace.record(&Kind::IDEAS, row.id)?))?;
                Some(point(row, &asked))
            };
            view.with(|view| {
                searched.with(|searched| {
                    let rows = view.iter().flat_map(BoardView::rows);
                    let rows = rows.filter(|row| is_found(searched.as_deref(), row.id));
                    rows.filter_map(found).collect::<Vec<_>>()
                })
            })
        })
    });
    let axis = |label: &str, sign: f64| PlotAxis {
        label: label.to_owned(),
        ticks: [0.0, 0.25, 0.5, 0.75, 1.0]
            .map(|tick| (tick, show(sign * tick)))
            .to_vec(),
        cut: Some(0.5),
    };
    let corners = ["M", "O", "I", "A"].map(texts::kano_category).to_vec();
    let open = move |idea: Id| {
        let address = BoardAddress {
            open: Some(idea),
            ..of.address.get_untracked()
        };
        shell.open(&of.href(&address));
    };
    view! {
        {of.filter()}
        <section class="matrix" aria-label=texts::kano_plot()>
            <div class="matrix-axes">
                <p class="matrix-says">{move || texts::kano_asked(points.with(Vec::len))}</p>
            </div>
            <Plot
                label=texts::kano_plot()
                across=Signal::stored(axis(texts::kano_better(), 1.0))
                up=Signal::stored(axis(texts::kano_worse(), -1.0))
                corners=Signal::stored(corners)
                points=Signal::from(points)
                on_open=open
                on_place=|_: (Id, f64, f64)| ()
                on_nudge=|_: (Id, Nudge)| ()
            />
        </section>
    }
}

fn point(row: &tandem_core::view::board::BoardRow, asked: &Asked) -> PlotPoint {
    let category = asked.counts.mode();
    let mark = category.map_or("", |category| category.letter()).to_owned();
    let figures = texts::kano_point(&row.title, show(asked.better), show(asked.worse));
    let name = category.map(Category::label).unwrap_or_default();
    PlotPoint {
        id: row.id,
        title: row.title.clone(),
        spoken: format!("{mark} {figures}, {name}"),
        mark,
        across: asked.better,
        up: -asked.worse,
        size: 2,
    }
}
