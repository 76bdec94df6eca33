//! A board as a matrix: where ideas stand between two inputs.

use tandem_core::chart::Axis;
use tandem_core::scoring::value_effort::Quadrant;
use tandem_core::scoring::{Framework, Input};
use tandem_core::view::board::BoardRow;
use tandem_core::view::matrix::{MatrixView, Point, matrix, usual_axes};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::shown::{Shown, is_found};
use crate::commands;
use crate::components::field::{Choice, SelectField};
use crate::components::plot::{Nudge, Plot, PlotAxis, PlotPoint};
use crate::routes::BoardAddress;
use crate::shell::Shell;
use crate::view::prelude::*;

/// How far along an axis a point must be dragged for it to be meant, as a part of the axis.
const MEANT: f64 = 0.015;

/// The matrix of a board.
#[component]
pub fn Matrix(
    /// Its framework.
    framework: StoredValue<Framework>,
    /// What is shown of the board.
    of: Shown,
) -> impl IntoView {
    let shell = Shell::here();
    let Shown { view, address, .. } = of;
    let found = of.found();
    commands::on_page(shell, &["point-move"], |_| false);
    let axes = Memo::new(move || {
        let framework = framework.get_value();
        let (across, up) = usual_axes(&framework);
        let at = |name: &str| framework.inputs().iter().position(|input| input.name == name);
        address.with(|address| {
            (
                at(&address.across).unwrap_or(across),
                at(&address.up).unwrap_or(up),
            )
        })
    });
    let third = Memo::new(move || {
        framework.with_value(|framework| {
            let mut inputs = framework.inputs().iter();
            address.with(|address| inputs.position(|input| input.name == address.size))
        })
    });
    let shown = Memo::new(move || view.with(|view| matrix(view.as_ref()?, axes.get(), third.get())));
    let said = RwSignal::new(String::new());
    let choices: Vec<Choice> = framework.with_value(|framework| {
        let inputs = framework.inputs().iter();
        inputs
            .map(|input| Choice::new(input.name.as_ref(), input.label()))
            .collect()
    });
    let mut sizes = vec![Choice::new("", texts::matrix_by_customers())];
    sizes.extend(choices.iter().cloned());
    let choose = move |change: fn(&mut BoardAddress, String)| {
        move |name: String| {
            let mut next = address.get_untracked();
            change(&mut next, name);
            shell.adjust(&of.href(&next));
        }
    };
    let name_of = move |at: usize| {
        framework.with_value(|framework| {
            let input = framework.inputs().get(at);
            input
                .map(|input| input.name.clone().into_owned())
                .unwrap_or_default()
        })
    };
    let points = Signal::derive(move || {
        let framework = &framework.get_value();
        let third = third.get();
        shown.with(|shown| {
            found.with(|found| {
                let drawn = shown.iter().flat_map(|shown| {
                    let points = shown.points.iter();
                    let points = points.filter(|point| is_found(found.as_deref(), point.id));
                    points.map(move |point| dot(framework, shown, third, point))
                });
                drawn.collect::<Vec<_>>()
            })
        })
    });
    let axis = move |read: fn(&MatrixView) -> (&Input, &Axis, Option<f64>)| {
        Signal::derive(move || {
            shown.with(|shown| {
                shown
                    .as_ref()
                    .map(|shown| drawn(&framework.get_value(), read(shown)))
                    .unwrap_or_default()
            })
        })
    };
    let corners = Signal::derive(move || {
        let named = shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.cut.is_some()));
        let names = [
            Quadrant::EasyWin,
            Quadrant::BigBet,
            Quadrant::Incremental,
            Quadrant::Avoid,
        ];
        if named {
            names.map(|quadrant| texts::quadrant(quadrant.name())).to_vec()
        } else {
            Vec::new()
        }
    });
    let open = move |idea: Id| {
        let next = BoardAddress {
            open: Some(idea),
            ..address.get_untracked()
        };
        shell.open(&of.href(&next));
    };
    let write = move |idea: Id, values: [(usize, f64); 2], wanted: [bool; 2]| {
        let values = values.into_iter().zip(wanted);
        let values: Vec<(usize, f64)> = values
            .filter(|(_, wanted)| *wanted)
            .map(|(value, _)| value)
            .collect();
        let framework = framework.get_value();
        let me = shell.session.by();
        let row = || view.with_untracked(|view| view.as_ref()?.row(idea).cloned());
        let Some(before) = row() else { return };
        let values: Vec<(usize, f64)> = values
            .into_iter()
            .filter_map(|value| mine(&framework, &before, me, value))
            .collect();
        // What the evidence decides cannot be written: it stays where it is, and says so.
        if !values.is_empty() && !estimate(shell, &framework, idea, &values) {
            return;
        }
        let counted = |row: &BoardRow| row.inputs.iter().map(|input| input.value).collect::<Vec<_>>();
        if values.is_empty() {
            shell.toasts.say(texts::matrix_derived());
        } else if row().is_some_and(|after| counted(&after) == counted(&before)) {
            shell.toasts.say(texts::estimate_kept());
        } else {
            said.set(moved(&framework, &before.title, &values));
        }
    };
    // A point that is moved along one axis says nothing about the other.
    let place = move |(idea, across, up): (Id, f64, f64)| {
        let meant = shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let point = shown.points.iter().find(|point| point.id == idea)?;
            let is_far = |axis: &Axis, from: f64, to: f64| (axis.place(from) - to).abs() > MEANT;
            let (across_axis, up_axis) = (&shown.across_axis, &shown.up_axis);
            let axes = axes.get_untracked();
            let values = [(axes.0, across_axis.value(across)), (axes.1, up_axis.value(up))];
            let wanted = [
                is_far(across_axis, point.across, across),
                is_far(up_axis, point.up, up),
            ];
            Some((values, wanted))
        });
        if let Some((values, wanted)) = meant {
            write(idea, values, wanted);
        }
    };
    let nudge = move |(idea, way): (Id, Nudge)| {
        let meant = shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let point = shown.points.iter().find(|point| point.id == idea)?;
            let axes = axes.get_untracked();
            // From my own number where I have said one, not from what several make of it.
            let from = |at: usize, counts: f64| {
                let adds_up = framework
                    .with_value(|framework| framework.inputs().get(at).is_some_and(|input| input.adds_up));
                let own = view.with_untracked(|view| own(view.as_ref()?.row(idea)?, shell.session.by(), at));
                own.filter(|_| !adds_up).unwrap_or(counts)
            };
            let more = matches!(way, Nudge::Right | Nudge::Up);
            let is_across = matches!(way, Nudge::Left | Nudge::Right);
            let across = shown.across_axis.nudge(from(axes.0, point.across), more);
            let up = shown.up_axis.nudge(from(axes.1, point.up), more);
            Some(([(axes.0, across), (axes.1, up)], [is_across, !is_across]))
        });
        if let Some((values, wanted)) = meant {
            write(idea, values, wanted);
        }
    };
    let reads_out = move || {
        let blind = view.with(|view| view.as_ref().is_some_and(|view| view.blind));
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|shown| sentence(shown, blind))
                .unwrap_or_default()
        })
    };
    let label = Signal::derive(move || {
        let (across, up) = axes.get();
        let framework = framework.get_value();
        let label = |at: usize| framework.inputs().get(at).map(Input::label).unwrap_or_default();
        texts::matrix_plot(label(up), label(across))
    });
    view! {
        {of.filter()}
        <section class="matrix" aria-label=label>
            <div class="matrix-axes">
                <SelectField
                    label=texts::matrix_up()
                    choices=Signal::stored(choices.clone())
                    value=Signal::derive(move || name_of(axes.get().1))
                    on_change=choose(|address, name| address.up = name)
                />
                <SelectField
                    label=texts::matrix_across()
                    choices=Signal::stored(choices.clone())
                    value=Signal::derive(move || name_of(axes.get().0))
                    on_change=choose(|address, name| address.across = name)
                />
                <SelectField
                    label=texts::matrix_size()
                    choices=Signal::stored(sizes)
                    value=Signal::derive(move || third.get().map(name_of).unwrap_or_default())
                    on_change=choose(|address, name| address.size = name)
                />
                <p class="matrix-says">{reads_out}</p>
            </div>
            <Plot
                label=label
                across=axis(|shown| (&shown.across, &shown.across_axis, shown.cut.map(|cut| cut.0)))
                up=axis(|shown| (&shown.up, &shown.up_axis, shown.cut.map(|cut| cut.1)))
                corners=corners
                points=points
                on_open=open
                on_place=place
                on_nudge=nudge
            />
            <p class="soft small">{texts::matrix_keys()}</p>
            <p class="unseen" role="status">{said}</p>
        </section>
    }
}

fn drawn(framework: &Framework, (input, axis, cut): (&Input, &Axis, Option<f64>)) -> PlotAxis {
    PlotAxis {
        cut: cut.map(|cut| axis.place(cut)),
        ..PlotAxis::spelled(&input.label(), axis, |tick| input.show(framework, tick))
    }
}

fn dot(framework: &Framework, shown: &MatrixView, third: Option<usize>, point: &Point) -> PlotPoint {
    let (across, up) = (
        shown.across.show(framework, point.across),
        shown.up.show(framework, point.up),
    );
    let mut spoken = texts::matrix_point(&point.title, shown.up.label(), up, shown.across.label(), across);
    if let Some((input, value)) = third.and_then(|at| framework.inputs().get(at)).zip(point.third) {
        let told = texts::matrix_third(input.label(), input.show(framework, value));
        spoken = format!("{spoken}, {told}");
    }
    if let Some(quadrant) = point.quadrant {
        spoken = format!("{spoken}, {}", texts::quadrant(quadrant.name()));
    }
    let mark = if point.rank > 0 {
        point.rank.to_string()
    } else {
        String::new()
    };
    PlotPoint {
        id: point.id,
        title: point.title.clone(),
        spoken: format!("{mark} {spoken}").trim_start().to_owned(),
        mark,
        across: shown.across_axis.place(point.across),
        up: shown.up_axis.place(point.up),
        size: point.size,
    }
}

/// What the matrix says in a sentence or two.
fn sentence(shown: &MatrixView, blind: bool) -> String {
    let count = shown.points.len();
    let wins = shown
        .points
        .iter()
        .filter(|point| point.quadrant == Some(Quadrant::EasyWin))
        .count();
    let mut said = match (count, shown.cut) {
        (0, _) => texts::matrix_empty().to_owned(),
        (_, Some(_)) => texts::matrix_quadrants(wins, count),
        (_, None) => texts::matrix_count(count),
    };
    let missing = if blind {
        texts::matrix_missing_blind
    } else {
        texts::matrix_missing
    };
    if shown.missing > 0 && count > 0 {
        said = format!("{said} {}", missing(shown.missing));
    }
    said
}

/// My own number for an input of an idea.
fn own(row: &BoardRow, me: Id, at: usize) -> Option<f64> {
    let said = &row.inputs.get(at)?.said;
    said.iter().find(|said| said.person == me).map(|said| said.value)
}

/// What I say of an input by moving its idea to a number; nothing where nobody types it. Of what adds up over people, the
/// number is the sum, and mine is what the others leave of it.
fn mine(framework: &Framework, row: &BoardRow, me: Id, (at, value): (usize, f64)) -> Option<(usize, f64)> {
    let (input, combined) = (framework.inputs().get(at)?, row.inputs.get(at)?);
    let value = if input.adds_up {
        (value - combined.value.unwrap_or_default() + own(row, me, at).unwrap_or_default()).max(0.0)
    } else {
        value
    };
    combined.derived.is_none().then_some((at, value))
}

/// Writes my estimates of inputs as one step; whether it was done.
fn estimate(shell: Shell, framework: &Framework, idea: Id, values: &[(usize, f64)]) -> bool {
    let session = shell.session;
    let inputs = framework.inputs();
    let writes = values.iter().filter_map(|(at, value)| {
        let input = inputs.get(*at).filter(|input| input.bounds.allow(*value))?;
        let field = Field::estimate(framework.name(), session.by(), &input.name);
        Some((field, Some(Value::number(*value)?)))
    });
    let writes: Vec<_> = writes.collect();
    !writes.is_empty()
        && session.try_dispatch(Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes,
        })
}

/// What I say about an idea by a move.
fn moved(framework: &Framework, title: &str, values: &[(usize, f64)]) -> String {
    let told = values.iter().filter_map(|(at, value)| {
        let input = framework.inputs().get(*at)?.clone();
        Some(format!("{} {}", input.label(), input.show(framework, *value)))
    });
    texts::matrix_moved(title, told.collect::<Vec<String>>().join(", "))
}
