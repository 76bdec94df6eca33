//! A board as a matrix: ideas as points between two inputs, in named quadrants where the framework has them.

use super::board::{BoardRow, BoardView};
use crate::Id;
use crate::chart::Axis;
use crate::scoring::value_effort::Quadrant;
use crate::scoring::{Framework, Input};

/// A board between two of its inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixView {
    /// The input from left to right.
    pub across: Input,
    /// The input from bottom to top.
    pub up: Input,
    /// The axis from left to right.
    pub across_axis: Axis,
    /// The axis from bottom to top.
    pub up_axis: Axis,
    /// Where little becomes much, across and up; only where quadrants have names.
    pub cut: Option<(f64, f64)>,
    /// The ideas that have both inputs, in the order of the board.
    pub points: Vec<Point>,
    /// How many ideas lack one of the two.
    pub missing: usize,
}

/// One idea in a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The idea.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its input from left to right.
    pub across: f64,
    /// Its input from bottom to top.
    pub up: f64,
    /// How large it is shown, from 1 to 4: by the customers behind it (none, 1, up to 4, more), or by where its third input
    /// stands between the least and the most; 1 where it has none.
    pub size: u8,
    /// Its third input, where one makes the points larger.
    pub third: Option<f64>,
    /// How many customers stand behind it.
    pub customers: usize,
    /// Its rank on the board, 0 if it has none.
    pub rank: usize,
    /// Its quadrant, where quadrants have names.
    pub quadrant: Option<Quadrant>,
}

/// The inputs that a matrix of this framework shows unless others are chosen, across and up: effort or its like across,
/// what comes first up.
pub fn usual_axes(framework: &Framework) -> (usize, usize) {
    (framework.inputs().len().saturating_sub(1), 0)
}

/// Puts a board between the inputs at these places of its framework, across and up; points are the larger the more of the
/// input at a third place ideas have, or else the more customers stand behind them.
pub fn matrix(view: &BoardView, (across, up): (usize, usize), third: Option<usize>) -> Option<MatrixView> {
    let inputs = view.framework.inputs();
    let (across_input, up_input) = (inputs.get(across)?, inputs.get(up)?);
    let value = |row: &BoardRow, at: usize| row.inputs.get(at).and_then(|input| input.value);
    let rows: Vec<&BoardRow> = view.rows().collect();
    let given: Vec<(&BoardRow, f64, f64)> = rows
        .iter()
        .filter_map(|row| Some((*row, value(row, across)?, value(row, up)?)))
        .filter(|(_, across, up)| across_input.bounds.allow(*across) && up_input.bounds.allow(*up))
        .collect();
    let cut = match &view.framework {
        Framework::ValueEffort(scale) if up_input.name == "value" && across_input.name == "effort" => {
            let values = |at: fn(&(&BoardRow, f64, f64)) -> f64| given.iter().map(at).collect::<Vec<f64>>();
            let (efforts, worths) = (values(|point| point.1), values(|point| point.2));
            Some((
                view.cut.through(*scale, &efforts),
                view.cut.through(*scale, &worths),
            ))
        }
        _ => None,
    };
    let thirds = given.iter().filter_map(|(row, ..)| value(row, third?));
    let (least, most) = thirds.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
        (least.min(value), most.max(value))
    });
    let points = given.iter().map(|(row, across, up)| Point {
        third: third.and_then(|third| value(row, third)),
        id: row.id,
        title: row.title.clone(),
        across: *across,
        up: *up,
        size: match third {
            Some(third) => value(row, third).map_or(1, |value| quarter(value, least, most)),
            None => by_customers(row.evidence.customers),
        },
        customers: row.evidence.customers,
        rank: row.rank,
        quadrant: cut.map(|(effort, value)| Quadrant::of((*up, *across), (value, effort))),
    });
    Some(MatrixView {
        across: across_input.clone(),
        up: up_input.clone(),
        across_axis: Axis::of(across_input.bounds, given.iter().map(|point| point.1)),
        up_axis: Axis::of(up_input.bounds, given.iter().map(|point| point.2)),
        cut,
        points: points.collect(),
        missing: rows.len() - given.len(),
    })
}

const fn by_customers(customers: usize) -> u8 {
    match customers {
        0 => 1,
        1 => 2,
        2..=4 => 3,
        _ => 4,
    }
}

/// In which quarter of the way from the least to the most a value lies, from 1 to 4; the middle where there is no way.
fn quarter(value: f64, least: f64, most: f64) -> u8 {
    let share = (value - least) / (most - least);
    let passed = [0.25, 0.5, 0.75]
        .into_iter()
        .filter(|limit| share >= *limit)
        .count();
    if share.is_finite() {
        1 + u8::try_from(passed).unwrap_or_default()
    } else {
        2
    }
}
