//! When it will be done, how much by a date, and how right such forecasts were.

use tandem_core::chart::Axis;
use tandem_core::forecast::history::Unit;
use tandem_core::forecast::{NoForecast, SURE};
use tandem_core::scoring::{Bounds, show};
use tandem_core::time::WEEK;
use tandem_core::view::backlog::{BacklogQuery, backlog};
use tandem_core::view::delivery::{CAREFUL, Forecast, ForecastQuery, WINDOW, forecast, weeks_by};
use tandem_core::{Kind, texts, time};

use super::READS;
use super::import::ImportFinished;
use crate::components::button::Button;
use crate::components::field::{Choice, SelectField, TextField};
use crate::components::filter::Segmented;
use crate::components::icon::IconName;
use crate::components::lines::{ChartLine, LineChart};
use crate::components::message::{Banner, EmptyState, Tone};
use crate::components::plot::PlotAxis;
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::platform::{clock, intl};
use crate::routes::BacklogAddress;
use crate::shell::Shell;
use crate::view::prelude::*;

/// How many past weeks are drawn at least, where there are so many.
const PAST: usize = 12;
/// How many weeks ahead are drawn at most.
const DRAWN: usize = 60;

/// The forecast of all that is open.
#[component]
pub fn Forecasts(
    /// The address as it is.
    address: Memo<BacklogAddress>,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let importing = RwSignal::new(false);
    let found = Memo::new(move || {
        let now = clock::by_hour();
        let query = address.with(|address| query_of(address, now));
        session.read(&[Kind::STORIES], |workspace| forecast(workspace, &query, now))
    });
    let change = move |edit: &dyn Fn(&mut BacklogAddress)| {
        let mut next = address.get_untracked();
        edit(&mut next);
        shell.adjust(&next.href());
    };
    let all_weeks = move || change(&|address| "all".clone_into(&mut address.window));
    // What came in is looked at, however long ago it was finished.
    let show_taken = move |last: Option<u64>| {
        let window = query_of(&address.get_untracked(), 0).window;
        let begin = clock::now().saturating_sub(WEEK * (window as u64));
        if window > 0 && last.is_some_and(|last| last < begin) {
            all_weeks();
        }
    };
    let units = ["stories", "points"].map(|unit| Choice::new(unit, texts::forecast_unit(unit)));
    let windows = ["6", "12", "26", "all"].map(|window| Choice::new(window, texts::forecast_window(window)));
    let text = move |read: fn(&BacklogAddress) -> &str, usual: &'static str| {
        Signal::derive(move || {
            address.with(|address| {
                let value = read(address);
                if value.is_empty() { usual } else { value }.to_owned()
            })
        })
    };
    let ideas = Signal::derive(move || {
        let all = Choice::new("", texts::forecast_all());
        let ideas = session.read(&READS, |workspace| {
            backlog(workspace, &BacklogQuery::default()).ideas
        });
        let named = ideas
            .into_iter()
            .map(|(id, title, _)| Choice::new(id.to_string(), title));
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    let answer = move || {
        let unit = address.with(|address| {
            if address.unit == "points" {
                "points"
            } else {
                "stories"
            }
        });
        found.with(|found| match &found.when {
            Ok(_) => view! {
                <Answers found=found.clone() unit=unit is_one=address.with(|address| address.idea.is_some()) />
                <BurnUp found=found.clone() unit=unit />
            },
            Err(reason) => {
                let is_long_ago =
                    *reason == NoForecast::NeverFinishes && address.with(|address| address.window != "all");
                let text = reason.sentence();
                view! {
                    <EmptyState icon=IconName::Chart title=texts::forecast_none_title() text=text>
                        {is_long_ago.then(|| view! {
                            <Button label=texts::forecast_window("all") on_click=move |_| all_weeks() />
                        })}
                        <Button label=texts::finished_import() on_click=move |_| importing.set(true) />
                    </EmptyState>
                }
            }
        })
    };
    view! {
        <div class="page-body stack">
            <div class="forecast-tools">
                <Segmented
                    label=texts::forecast_counts()
                    show_label=true
                    choices=Signal::stored(units.to_vec())
                    value=text(|address| &address.unit, "stories")
                    on_change=move |unit: String| change(&|address| address.unit.clone_from(&unit))
                />
                <SelectField
                    label=texts::forecast_of()
                    choices=ideas
                    value=Signal::derive(move || address.with(|address| address.idea.map(|idea| idea.to_string()).unwrap_or_default()))
                    on_change=move |idea: String| change(&|address| address.idea = idea.parse().ok())
                />
                <SelectField
                    label=texts::forecast_from()
                    choices=Signal::stored(windows.to_vec())
                    value=text(|address| &address.window, "12")
                    on_change=move |window: String| change(&|address| address.window.clone_from(&window))
                />
                <TextField
                    label=texts::forecast_by()
                    kind="date"
                    value=text(|address| &address.by, "")
                    error=Signal::derive(move || address.with(|address| {
                        let too_near = !address.by.is_empty() && query_of(address, clock::now()).weeks == 0;
                        too_near.then(|| texts::forecast_by_near().to_owned())
                    }))
                    on_input=move |by: String| change(&|address| address.by.clone_from(&by))
                />
                <Button label=texts::finished_import() icon=IconName::Upload on_click=move |_| importing.set(true) />
            </div>
            {answer}
        </div>
        <ImportFinished open=importing on_done=show_taken />
    }
}

fn query_of(address: &BacklogAddress, now: u64) -> ForecastQuery {
    ForecastQuery {
        unit: if address.unit == "points" {
            Unit::Points
        } else {
            Unit::Stories
        },
        window: match address.window.as_str() {
            "6" => 6,
            "26" => 26,
            "all" => 0,
            _ => WINDOW,
        },
        weeks: time::parse(&address.by).map_or(0, |by| weeks_by(by, now)),
        idea: address.idea,
    }
}

fn percent(share: f64) -> String {
    format!("{}%", show((share * 100.0).round()))
}

/// The answers in sentences and a table.
#[component]
fn Answers(
    /// The forecast.
    found: Forecast,
    /// What is counted.
    unit: &'static str,
    /// Whether it is asked for one idea.
    is_one: bool,
) -> impl IntoView {
    let counted = if unit == "points" {
        texts::points_of
    } else {
        texts::stories_of
    };
    let amount = |steps: usize| counted(found.amount(steps));
    let sure = found.when.as_ref().map(|when| when.sure).unwrap_or_default();
    let careful = sure.get(CAREFUL).copied().flatten();
    let lead = match careful {
        Some(0) if found.scope.stories > 0 => texts::forecast_weightless().to_owned(),
        Some(0) if is_one => texts::forecast_idea_done().to_owned(),
        Some(0) => texts::forecast_nothing_open().to_owned(),
        Some(weeks) => {
            texts::forecast_careful(amount(found.history.open), intl::day(found.day(weeks)), weeks)
        }
        None => texts::forecast_too_far(amount(found.history.open)),
    };
    let rows = SURE.into_iter().enumerate().map(|(at, share)| {
        let weeks = sure.get(at).copied().flatten();
        let test = &found.backtest;
        let hits = test.hits.get(at).copied().unwrap_or(0);
        let held = if test.made == 0 {
            "–".to_owned()
        } else {
            texts::forecast_held(hits, test.made, percent(number(hits) / number(test.made)))
        };
        let by = found.how_much.map(|most| amount(most.get(at).copied().unwrap_or(0)));
        view! {
            <tr>
                <th scope="row">{percent(share)}</th>
                <td>{weeks.map_or_else(|| texts::forecast_beyond().to_owned(), |weeks| intl::day(found.day(weeks)))}</td>
                <td class="num">{weeks.map(texts::number)}</td>
                {by.map(|by| view! { <td>{by}</td> })}
                <td>{held}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let looked = if found.backtest.made == 0 {
        texts::forecast_no_test().to_owned()
    } else {
        texts::forecast_tested(found.backtest.made, amount(found.backtest.wanted))
    };
    let unsized_open = found.history.unsized_open;
    let asked = found.how_much.is_some();
    let before = found.scope.before;
    let doubt = found.doubt().filter(|_| careful != Some(0)).map(|(held, made)| {
        view! { <Banner tone=Tone::Warn text=texts::forecast_doubt(held, made) /> }
    });
    view! {
        <section class="panel stack" aria-labelledby="forecast-when">
            <h2 id="forecast-when">{texts::forecast_title()}</h2>
            <p class="lead">{lead}</p>
            {(before > 0).then(|| view! { <p>{texts::forecast_before(before)}</p> })}
            {doubt}
            <Table
                label=texts::forecast_table()
                head=move || view! {
                    <ColumnHead label=texts::forecast_sure() width=ColumnWidth::Short />
                    <ColumnHead label=texts::forecast_done_by() />
                    <ColumnHead label=texts::forecast_weeks() numeric=true width=ColumnWidth::Short />
                    {asked.then(|| view! { <ColumnHead label=texts::forecast_at_least() /> })}
                    <ColumnHead label=texts::forecast_looking_back() />
                }
            >
                {rows}
            </Table>
            <p class="soft small">
                {texts::forecast_about(found.history.weeks.len(), counted((found.mean * 10.0).round() / 10.0))} " " {looked}
                {(unsized_open > 0).then(|| format!(" {}", texts::forecast_unsized(unsized_open)))}
            </p>
        </section>
    }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// What was finished, what is to do, and where it may go from here.
#[component]
fn BurnUp(found: Forecast, unit: &'static str) -> impl IntoView {
    let Ok(when) = &found.when else {
        return View::nothing();
    };
    let ahead = when.band.len().min(DRAWN);
    // As much of the past as of what is to come, so that both can be read.
    let weeks = &found.history.weeks;
    let past = weeks
        .get(weeks.len().saturating_sub(ahead.max(PAST))..)
        .unwrap_or_default();
    let all = past.len() + ahead;
    let done: usize = past.iter().sum();
    let scope = found.amount(done + found.history.open);
    let axis = Axis::of(Bounds::From(0.0), std::iter::once(scope));
    let across = |week: usize| number(week) / number(all.max(1));
    let up = |steps: usize| axis.place(found.amount(steps));
    let mut sum = 0;
    let so_far: Vec<(f64, f64)> = std::iter::once((0.0, 0.0))
        .chain(past.iter().enumerate().map(|(week, steps)| {
            sum += steps;
            (across(week + 1), up(sum))
        }))
        .collect();
    let along = |line: usize| -> Vec<(f64, f64)> {
        let bands = when.band.iter().take(ahead).enumerate();
        let later = bands.map(|(week, band)| {
            let steps = done + band.get(line).copied().unwrap_or(0);
            (across(past.len() + week + 1), up(steps))
        });
        std::iter::once((across(past.len()), up(done)))
            .chain(later)
            .collect()
    };
    let mut band = along(2);
    band.extend(along(0).into_iter().rev());
    let begin = found.history.to - WEEK * (past.len() as u64);
    let lines = vec![
        ChartLine {
            label: texts::forecast_band().to_owned(),
            look: "band",
            points: band,
        },
        ChartLine {
            label: texts::forecast_middle().to_owned(),
            look: "ideal",
            points: along(1),
        },
        ChartLine {
            label: texts::forecast_scope().to_owned(),
            look: "scope",
            points: vec![(0.0, axis.place(scope)), (1.0, axis.place(scope))],
        },
        ChartLine {
            label: texts::burn_done().to_owned(),
            look: "done",
            points: so_far,
        },
    ];
    let to = begin + WEEK * (all as u64);
    let up = PlotAxis::of(&texts::forecast_unit(unit), &axis);
    let chances = when.done.iter().take(DRAWN).enumerate().map(|(week, chance)| {
        let weeks = week + 1;
        view! {
            <tr>
                <td class="num">{weeks}</td>
                <td>{intl::day(found.day(weeks))}</td>
                <td class="num">{percent(*chance)}</td>
            </tr>
        }
    });
    let chances = chances.collect_view();
    view! {
        <section class="panel stack" aria-labelledby="forecast-burn">
            <h2 id="forecast-burn">{texts::burn_up()}</h2>
            <LineChart
                label=texts::burn_up_of(show(found.amount(done)), show(scope), intl::day(begin))
                days=(begin, to)
                spell=intl::day_of_row
                up=Signal::stored(up)
                lines=Signal::stored(lines)
            />
            <details>
                <summary>{texts::forecast_chances()}</summary>
                <Table
                    label=texts::forecast_chances()
                    head=move || view! {
                        <ColumnHead label=texts::forecast_weeks() numeric=true width=ColumnWidth::Short />
                        <ColumnHead label=texts::forecast_done_by() />
                        <ColumnHead label=texts::forecast_chance() numeric=true width=ColumnWidth::Short />
                    }
                >
                    {chances}
                </Table>
            </details>
        </section>
    }
}
