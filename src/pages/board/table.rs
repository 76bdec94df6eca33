//! A board as a table: estimates edited in place, ranks with ties, what is not scored with the reason.

use tandem_core::map::Map;
use tandem_core::scoring::Framework;
use tandem_core::scoring::combine::numbers;
use tandem_core::view::board::{BoardRow, BoardView, Column, why};
use tandem_core::{Id, texts};

use super::fits::Fits;
use super::shown::Shown;
use crate::components::figure::ScoreBar;
use crate::components::table::{ColumnHead, ColumnWidth};
use crate::components::window::{ListState, WindowedTable, cell_place};
use crate::pages::list::revenue_text;
use crate::pages::scoring::{EstimateCell, Hidden, WhyText, take_block};
use crate::platform::page;
use crate::routes::{self, BoardAddress};
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

/// The table: ranked ideas first, then those without a score.
#[component]
pub fn Scores(
    /// Its framework.
    framework: StoredValue<Framework>,
    /// What is shown of the board.
    shown: Shown,
) -> impl IntoView {
    let shell = Shell::here();
    let Shown {
        view, address, ids, ..
    } = shown;
    let places = Memo::new(move || {
        view.with(|view| {
            let rows = view.iter().flat_map(BoardView::rows).enumerate();
            rows.map(|(at, row)| (row.id, at)).collect::<Map<Id, usize>>()
        })
    });
    let find = move |idea: Id| {
        view.with(|view| {
            let view = view.as_ref()?;
            let at = places.with(|places| places.get(&idea).copied())?;
            view.ranked
                .get(at)
                .or_else(|| view.unscored.get(at - view.ranked.len()))
                .cloned()
        })
    };
    let highest = Signal::derive(move || view.with(|view| view.as_ref().map_or(0.0, |view| view.highest)));
    let fitting = Fits::of(shell.session, view);
    let state = ListState::new(ids);
    on_cleanup(move || shell.added.set(None));
    // A new idea has no score, and would stand below all that have one, out of sight.
    Effect::new(move || {
        let here = |idea: &Id| ids.with(|ids| ids.contains(idea));
        if let Some(idea) = shell.added.get().filter(here) {
            state.point(&idea);
            shell.added.set(None);
        }
    });
    let opened = Memo::new(move || address.with(|address| address.open));
    let open = move |idea: Id| {
        let next = BoardAddress {
            open: Some(idea),
            ..address.get_untracked()
        };
        shell.open(&shown.href(&next));
    };
    let told = framework.with_value(has_told);
    // On a phone what an idea scores stands beside it, before what it is scored from, which is out of sight there.
    let early = page::is_narrow();
    let heads = move || {
        let framework = framework.get_value();
        let inputs = framework
            .inputs()
            .iter()
            .enumerate()
            .map(|(at, input)| shown.head(Column::Input(at), input.label(), ColumnWidth::Medium));
        let score = || {
            shown.head(
                Column::Score,
                texts::column_score().to_owned(),
                ColumnWidth::Medium,
            )
        };
        view! {
            <ColumnHead label=texts::column_rank() width=ColumnWidth::Short numeric=true />
            {shown.head(Column::Title, texts::peek_idea().to_owned(), ColumnWidth::Rest)}
            {early.then(score)}
            {inputs.collect_view()}
            {told.then(|| view! { <ColumnHead label=texts::column_told() width=ColumnWidth::Rest /> })}
            {(!early).then(score)}
            {shown.head(Column::Evidence, texts::evidence().to_owned(), ColumnWidth::Medium)}
        }
    };
    let row = move |idea: Id| {
        cells(
            idea,
            framework,
            Memo::new(move || find(idea)),
            highest,
            fitting,
            early,
        )
    };
    let explained = Signal::derive(move || {
        opened
            .get()
            .and_then(|idea| view.with(|view| why(view.as_ref()?, idea)))
    });
    let fits = fitting.view(move |idea: Id| find(idea).map(|row| row.title).unwrap_or_default());
    let inputs = framework.with_value(|framework| {
        let labels = framework.inputs().iter().map(tandem_core::scoring::Input::label);
        labels.collect::<Vec<_>>().join(", ")
    });
    let swipe = (early && !inputs.is_empty())
        .then(|| view! { <p class="board-swipe soft small">{texts::board_swipe(inputs)}</p> });
    let session = shell.session;
    let on_paste = move |event: ev::ClipboardEvent| {
        let block = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok())
            .unwrap_or_default();
        let place = cell_place(event.target().as_ref());
        // A single value is the field's own; before the inputs stand the rank and the title, and early the score.
        let (Some((row, cell)), true) = (place, block.trim_end().contains(['\t', '\n'])) else {
            return;
        };
        let Some(first) = cell
            .checked_sub(if early { 3 } else { 2 })
            .filter(|first| *first < framework.with_value(|framework| framework.inputs().len()))
        else {
            return;
        };
        event.prevent_default();
        let below = ids.with_untracked(|ids| ids.get(row..).unwrap_or_default().to_vec());
        if let Err(reason) = take_block(session, &framework.get_value(), &below, first, &block) {
            shell.toasts.fail(reason);
        }
    };
    view! {
        <crate::pages::outcomes::Advice />
        {fits}
        {shown.filter()}
        {swipe}
        <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=move || shown.nothing()>
        <div class="board-table" on:paste=on_paste>
        <WindowedTable
            label=texts::board_table()
            state=state
            head=heads
            row=row
            on_open=open
            on_peek=open
            opened=opened
            letters=shell.single_keys
            place=format!("board-{}", shown.board)
        />
        </div>
        </Show>
        // Below the rows, which stay where they are.
        <Show when=move || explained.with(Option::is_some)>
            <div class="board-why" role="status">
                <WhyText why=explained framework=framework />
            </div>
        </Show>
    }
}

/// Whether a framework says more about an idea than its inputs do.
fn has_told(framework: &Framework) -> bool {
    !framework.is_computed() || *framework == Framework::BuyFeature
}

fn cells(
    idea: Id,
    framework: StoredValue<Framework>,
    row: Memo<Option<BoardRow>>,
    highest: Signal<f64>,
    fitting: Fits,
    early: bool,
) -> View {
    let fits = move || {
        fitting
            .holds(idea)
            .then(|| view! { <span class="chip">{texts::fits_mark()}</span> })
    };
    let title =
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| row.title.clone()).unwrap_or_default()));
    let rank = move || {
        row.with(|row| {
            let row = row.as_ref().filter(|row| row.rank > 0)?;
            let shown = if row.ties > 0 {
                format!("{}=", row.rank)
            } else {
                row.rank.to_string()
            };
            let spoken = if row.ties > 0 {
                texts::rank_tied(row.rank, row.ties)
            } else {
                String::new()
            };
            Some(view! {
                <span title=spoken.clone()>{shown}</span>
                <span class="unseen">{spoken}</span>
            })
        })
    };
    let count = framework.with_value(|framework| framework.inputs().len());
    let inputs = (0..count).map(|at| {
        let combined = Signal::derive(move || {
            row.with(|row| {
                row.as_ref()
                    .and_then(|row| row.inputs.get(at).cloned())
                    .unwrap_or_default()
            })
        });
        view! {
            <td class="num">
                <EstimateCell idea=idea framework=framework at=at combined=combined of_what=title />
            </td>
        }
    });
    let score = move || {
        row.with(|row| match row.as_ref()?.score {
            Ok(score) => {
                let highest = highest.get();
                let part = if highest > 0.0 { score / highest } else { 0.0 };
                let row = row.as_ref()?;
                let (explained, shown) = framework.with_value(|framework| {
                    let explained = framework.explain(&numbers(&row.inputs));
                    (
                        explained.unwrap_or_else(|_| row.told.clone()),
                        framework.show(score),
                    )
                });
                Some(view! {
                    <span title=explained>
                        <ScoreBar value=shown part=Signal::stored(part) />
                    </span>
                })
            }
            Err(_) if row.as_ref()?.inputs.iter().any(|input| input.hidden) => Some(view! { <Hidden /> }),
            Err(reason) => {
                let reason = framework.with_value(|framework| reason.sentence(framework));
                Some(view! { <span class="score-reason" title=reason.clone()>{reason}</span> })
            }
        })
    };
    let score_cell = || view! { <td class="num">{score}</td> };
    let told = framework.with_value(has_told).then(|| {
        let told = Signal::derive(move || {
            row.with(|row| row.as_ref().map(|row| row.told.clone()).unwrap_or_default())
        });
        view! { <td class="clip soft small" title=told>{told}</td> }
    });
    let evidence = move || {
        row.with(|row| {
            let evidence = &row.as_ref()?.evidence;
            (evidence.customers > 0).then(|| {
                let revenue = revenue_text(&evidence.revenue);
                view! { <span title=revenue.clone()>{texts::count_customers(evidence.customers)}</span> }
            })
        })
    };
    view! {
        <td class="num">{rank}</td>
        <th scope="row">
            <span class="board-idea">
                <a class="clip" dir="auto" href=routes::idea(idea)>{title}</a>
                {fits}
            </span>
        </th>
        {early.then(score_cell)}
        {inputs.collect_view()}
        {told}
        {(!early).then(score_cell)}
        <td class="clip">{evidence}</td>
    }
}
