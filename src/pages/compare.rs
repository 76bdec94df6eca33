//! A board against itself: how sure its order is, other frameworks, what would change it, the PM against the PO.

use leptos::task::spawn_local;
use tandem_core::doubt::{Columns, Doubt, IdeaDoubt};
use tandem_core::scoring::{Framework, show};
use tandem_core::view::board::{BoardView, board};
use tandem_core::view::compare::{Difference, TOP, differences, draws, soonest};
use tandem_core::{Id, Kind, texts};

use super::board::READS;
use super::not_found::Missing;
use crate::components::frame::PageHead;
use crate::components::message::ProgressBar;
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::pages::slices::Work;
use crate::platform::page;
use crate::routes::{self, Page};
use crate::shell::Shell;
use crate::view::prelude::*;

mod others;

/// How many draws are taken between two looks at the clock.
const DRAWS_A_STEP: u32 = 32;

/// The page.
#[component]
pub fn ComparePage() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let id = Memo::new(move || match shell.router.page.get() {
        Page::Compare(id) => id,
        _ => None,
    });
    let view = Memo::new(move || {
        let id = id.get()?;
        session.read(&READS, |workspace| board(workspace, id, Some(session.by())))
    });
    let there = Memo::new(move || view.with(Option::is_some));
    let name = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default())
    });
    Effect::new(move || page::set_title(&texts::page_title(texts::compare_of(name.get()))));
    move || match id.get().filter(|_| there.get()) {
        Some(id) => view! {
            <a class="back" href=routes::board(id)>{name}</a>
            <PageHead title=Signal::derive(move || texts::compare_of(name.get())) />
            <div class="compare">
                <Sure id=id view=view />
                <others::Others id=id view=view />
                <Levers view=view />
                <Sides view=view />
            </div>
        },
        None => view! {
            <Missing text=texts::board_gone().to_owned() kind=Kind::BOARDS is_page=true />
        },
    }
}

/// How sure the order is: intervals of ranks from seeded draws, worked out in slices.
#[component]
fn Sure(id: Id, view: Memo<Option<BoardView>>) -> impl IntoView {
    let found = RwSignal::new(None::<Doubt>);
    let ranged = RwSignal::new(false);
    let drawing = Work::new();
    Effect::new(move || {
        let prepared = view.with(|view| {
            let view = view.as_ref()?;
            Some((draws(view, id)?, view.framework.clone()))
        });
        ranged.set(prepared.is_some());
        found.set(None);
        drawing.stop();
        let Some((draws, framework)) = prepared else {
            return;
        };
        let turn = drawing.begin();
        spawn_local(async move {
            // Shared, so that the result can be read when the last step is taken.
            let draws = std::cell::RefCell::new(draws);
            let score =
                move |columns: Columns<'_>, results: &mut [f64]| framework.formula_of(columns, results);
            let step = || {
                let mut draws = draws.borrow_mut();
                draws.step(DRAWS_A_STEP, &score);
                draws.progress()
            };
            if turn.go(step).await {
                found.set(draws.borrow().result());
            }
        });
    });
    let stopped = move || drawing.progress.get() >= 1.0;
    view! {
        <section class="panel stack" aria-labelledby="compare-sure">
            <h2 id="compare-sure">{texts::compare_sure()}</h2>
            <Show when=move || ranged.get() fallback=move || nothing_to_say(view, "sure")>
                <Show
                    when=move || found.with(Option::is_some)
                    fallback=move || view! {
                        <Show when=move || !stopped() fallback=|| view! { <p class="soft">{texts::compare_stopped()}</p> }>
                            <ProgressBar
                                label=texts::compare_drawing()
                                done=Signal::derive(move || Some(drawing.progress.get()))
                                on_cancel=move |()| drawing.stop()
                            />
                        </Show>
                    }
                >
                    {move || found.with(|found| found.as_ref().map(|doubt| view.with(|view| intervals(view.as_ref(), doubt))))}
                </Show>
            </Show>
        </section>
    }
}

/// Why a part of the page has nothing to say: its own reason, unless there is no order, or none that rests on estimates.
fn nothing_to_say(view: Memo<Option<BoardView>>, about: &'static str) -> View {
    let text = move || {
        view.with(|view| match view {
            Some(view) if !view.framework.is_estimated() => {
                texts::compare_no_numbers(view.framework.label(), about)
            }
            Some(view) if view.ranked.len() < 2 && about != "sides" => texts::compare_no_order().to_owned(),
            Some(view) if about == "sure" && view.framework.is_measured() => {
                texts::compare_no_measured().to_owned()
            }
            Some(view) if about == "sure" => match view.framework.ranged() {
                none if none.is_empty() => texts::compare_no_typed(view.framework.label()),
                some => texts::compare_no_ranges(some.join(", ")),
            },
            _ if about == "levers" => texts::compare_no_levers().to_owned(),
            _ => texts::compare_no_sides().to_owned(),
        })
    };
    view! { <p class="soft">{text}</p> }
}

fn intervals(view: Option<&BoardView>, doubt: &Doubt) -> View {
    let count = doubt.ideas.len();
    let title = |id: Id| {
        view.and_then(|view| view.row(id))
            .map(|row| row.title.clone())
            .unwrap_or_default()
    };
    let shown = |idea: &IdeaDoubt| {
        let ties = view
            .and_then(|view| view.row(idea.id))
            .is_some_and(|row| row.ties > 0);
        format!("{}{}", idea.shown, if ties { "=" } else { "" })
    };
    let rows = doubt.ideas.iter().map(|idea| {
        let place = |rank: usize| percent_of(rank.saturating_sub(1), count.max(2) - 1);
        let (from, to) = (place(idea.low), place(idea.high));
        let (spoken, ranks) = if idea.low == idea.high {
            (texts::rank_certain(idea.low), idea.low.to_string())
        } else {
            (
                texts::rank_interval(idea.low, idea.high),
                format!("{} – {}", idea.low, idea.high),
            )
        };
        view! {
            <tr>
                <td class="num">{shown(idea)}</td>
                <th scope="row" class="clip">{title(idea.id)}</th>
                <td class="interval-cell">
                    <span class="interval" title=spoken.clone()>
                        <span class="interval-bar" style:left=format!("{from:.1}%") style:right=format!("{:.1}%", 100.0 - to)></span>
                        <span class="interval-dot" style:left=format!("{:.1}%", place(idea.shown))></span>
                    </span>
                    <span class="unseen">{spoken}</span>
                </td>
                <td class="num" data-label=texts::compare_ranks()>{ranks}</td>
                <td class="num" data-label=texts::compare_first()>{percent(idea.first)}</td>
                <td class="num" data-label=texts::compare_top(TOP)>{percent(idea.top)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    // Of many ideas hardly any order holds as a whole; what it says of the first is of more use.
    let said = doubt.ideas.first().map(|first| {
        let (title, draws, holds) = (title(first.id), doubt.draws, percent(doubt.holds));
        texts::compare_holds(title, percent(first.first), draws, TOP, percent(first.top), holds)
    });
    view! {
        <p>{said}</p>
        <div class="sure-order"><Table
            label=texts::compare_sure()
            stacked=true
            head=move || view! {
                    <ColumnHead label=texts::column_rank() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::peek_idea() />
                    <ColumnHead label=texts::compare_interval() width=ColumnWidth::Wide />
                    <ColumnHead label=texts::compare_ranks() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::compare_first() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::compare_top(TOP) numeric=true width=ColumnWidth::Short />
            }
        >
            {rows}
        </Table></div>
        <p class="soft small">{texts::compare_seed()}</p>
    }
}

/// What would change the order soonest.
#[component]
fn Levers(view: Memo<Option<BoardView>>) -> impl IntoView {
    let lines = move || {
        view.with(|view| {
            let view = view.as_ref()?;
            let lines: Vec<View> = soonest(view)
                .into_iter()
                .map(|found| {
                    let shown = |value: f64| found.lever.input.show(&view.framework, value);
                    let (from, to) = (shown(found.lever.from), shown(found.lever.to));
                    let way = if found.up { "passes" } else { "behind" };
                    let input = found.lever.input.label();
                    let line = texts::compare_lever(&found.title, way, &found.other, input, from, to);
                    view! { <li>{line}</li> }
                })
                .collect();
            (!lines.is_empty()).then(|| view! { <ol class="sayings">{lines}</ol> })
        })
        .unwrap_or_else(|| nothing_to_say(view, "levers"))
    };
    view! {
        <section class="panel stack" aria-labelledby="compare-levers">
            <h2 id="compare-levers">{texts::compare_levers()}</h2>
            {lines}
        </section>
    }
}

/// PM against PO, and which difference matters.
#[component]
fn Sides(view: Memo<Option<BoardView>>) -> impl IntoView {
    let table = move || {
        view.with(|view| {
            let view = view.as_ref()?;
            let found = differences(view);
            if found.is_empty() {
                return None;
            }
            let matter = found
                .iter()
                .filter(|difference| difference.changes_order())
                .count();
            let rows = found
                .iter()
                .map(|difference| {
                    let own = found.iter().filter(|other| other.input == difference.input);
                    let most = own.fold(0.0, |most, other| {
                        f64::max(most, other.pm.abs().max(other.po.abs()))
                    });
                    side(&view.framework, difference, most)
                })
                .collect_view();
            Some(view! {
                <p>{texts::compare_matter(matter, found.len())}</p>
                <div class="compare-both-sides"><Table
                    label=texts::compare_sides()
                    stacked=true
                    head=move || view! {
                            <ColumnHead label=texts::peek_idea() />
                            <ColumnHead label=texts::compare_input() width=ColumnWidth::Medium />
                            <ColumnHead label=texts::role_short("pm") numeric=true width=ColumnWidth::Short />
                            <ColumnHead label=texts::role_short("po") numeric=true width=ColumnWidth::Short />
                            <ColumnHead label=texts::compare_spread() width=ColumnWidth::Medium />
                            <ColumnHead label=texts::compare_effect() />
                    }
                >
                    {rows}
                </Table></div>
            })
        })
        .unwrap_or_else(|| nothing_to_say(view, "sides"))
    };
    view! {
        <section class="panel stack" aria-labelledby="compare-sides">
            <h2 id="compare-sides">{texts::compare_sides()}</h2>
            {table}
        </section>
    }
}

/// One difference, with both numbers on a line from 0 to the most of that input.
fn side(framework: &Framework, difference: &Difference, most: f64) -> View {
    let at = |value: f64| (value.abs() / most * 100.0).clamp(0.0, 100.0);
    let (pm, po) = (at(difference.pm), at(difference.po));
    let effect = if difference.changes_order() {
        texts::compare_rank_by(difference.rank_pm, difference.rank_po)
    } else {
        texts::compare_no_effect().to_owned()
    };
    view! {
        <tr>
            <th scope="row" class="clip">{difference.title.clone()}</th>
            <td>{difference.input.label()}</td>
            <td class="num said-pm" data-label=texts::role_short("pm")>{difference.input.show(framework, difference.pm)}</td>
            <td class="num said-po" data-label=texts::role_short("po")>{difference.input.show(framework, difference.po)}</td>
            <td class="interval-cell" aria-hidden="true">
                <span class="interval">
                    <span class="interval-bar" style:left=format!("{:.1}%", pm.min(po)) style:right=format!("{:.1}%", 100.0 - pm.max(po))></span>
                    <span class="interval-dot interval-pm" style:left=format!("{pm:.1}%")></span>
                    <span class="interval-dot interval-po" style:left=format!("{po:.1}%")></span>
                </span>
            </td>
            <td class:compare-matters=difference.changes_order()>{effect}</td>
        </tr>
    }
}

fn percent(share: f64) -> String {
    format!("{}%", show((share * 1000.0).round() / 10.0))
}

fn percent_of(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    number(part) / number(whole.max(1)) * 100.0
}
