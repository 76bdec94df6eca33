//! A board as a matrix: where ideas stand between two inputs.

use tandem_core::chart::Axis;
use tandem_core::scoring::combine::numbers;
use tandem_core::scoring::value_effort::Quadrant;
use tandem_core::scoring::{Framework, Input, show};
use tandem_core::view::board::BoardView;
use tandem_core::view::matrix::{MatrixView, Point, matrix, usual_axes};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use crate::commands;
use crate::components::field::{Choice, SelectField};
use crate::components::plot::{Nudge, Plot, PlotAxis, PlotPoint};
use crate::routes::BoardAddress;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The matrix of a board.
#[component]
pub fn Matrix(
    /// The board.
    id: Id,
    /// Its framework.
    framework: StoredValue<Framework>,
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    let shell = Shell::here();
    let query = shell.router.query;
    commands::on_page(shell, &["point-move"], |_| false);
    let address = Memo::new(move || query.with(BoardAddress::read));
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
            shell.adjust(&next.href(id));
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
        shown.with(|shown| {
            let shown = shown.iter();
            shown
                .flat_map(|shown| {
                    shown
                        .points
                        .iter()
                        .map(move |point| dot(framework, shown, third.get(), point))
                })
                .collect::<Vec<_>>()
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
        shell.open(&next.href(id));
    };
    let place = move |(idea, across, up): (Id, f64, f64)| {
        let values = shown.with_untracked(|shown| {
            shown
                .as_ref()
                .map(|shown| (shown.across_axis.value(across), shown.up_axis.value(up)))
        });
        if let Some(values) = values {
            estimate(shell, &framework.get_value(), axes.get_untracked(), idea, values);
            said.set(moved(&framework.get_value(), view, axes.get_untracked(), idea));
        }
    };
    let nudge = move |(idea, way): (Id, Nudge)| {
        let values = shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let point = shown.points.iter().find(|point| point.id == idea)?;
            let (across, up) = (&shown.across_axis, &shown.up_axis);
            Some(match way {
                Nudge::Left => (across.nudge(point.across, false), point.up),
                Nudge::Right => (across.nudge(point.across, true), point.up),
                Nudge::Down => (point.across, up.nudge(point.up, false)),
                Nudge::Up => (point.across, up.nudge(point.up, true)),
            })
        });
        if let Some(values) = values {
            estimate(shell, &framework.get_value(), axes.get_untracked(), idea, values);
            said.set(moved(&framework.get_value(), view, axes.get_untracked(), idea));
        }
    };
    let reads_out = move || shown.with(|shown| shown.as_ref().map(sentence).unwrap_or_default());
    let label = Signal::derive(move || {
        let (across, up) = axes.get();
        let framework = framework.get_value();
        let label = |at: usize| framework.inputs().get(at).map(Input::label).unwrap_or_default();
        texts::matrix_plot(label(up), label(across))
    });
    view! {
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
fn sentence(shown: &MatrixView) -> String {
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
    if shown.missing > 0 && count > 0 {
        said = format!("{said} {}", texts::matrix_missing(shown.missing));
    }
    said
}

/// Writes my estimates of both inputs, as one step.
fn estimate(shell: Shell, framework: &Framework, axes: (usize, usize), idea: Id, values: (f64, f64)) {
    let session = shell.session;
    let inputs = framework.inputs();
    let writes = [(axes.0, values.0), (axes.1, values.1)]
        .into_iter()
        .filter_map(|(at, value)| {
            let input = inputs.get(at).filter(|input| input.bounds.allow(value))?;
            let field = Field::estimate(framework.name(), session.by(), &input.name);
            Some((field, Some(Value::number(value)?)))
        });
    session.try_dispatch(Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![idea],
        writes: writes.collect(),
    });
}

/// Where an idea stands after a move, and who decides if that is somebody else.
fn moved(framework: &Framework, view: Memo<Option<BoardView>>, axes: (usize, usize), idea: Id) -> String {
    view.with_untracked(|view| {
        let Some(row) = view.as_ref().and_then(|view| view.row(idea)) else {
            return String::new();
        };
        let values = numbers(&row.inputs);
        let name = |at: usize| framework.inputs().get(at).map(Input::label).unwrap_or_default();
        let value = |at: usize| values.get(at).copied().flatten().map(show).unwrap_or_default();
        texts::matrix_moved(
            &row.title,
            name(axes.1),
            value(axes.1),
            name(axes.0),
            value(axes.0),
        )
    })
}
