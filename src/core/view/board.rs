//! A board as a table: ideas in the order of their scores, with the inputs, and what is not scored with the reason.

use super::evidence::{Evidence, evidence};
use super::{role_of, workspace_name};
use crate::model::{Board, Idea, Role};
use crate::ranking::rank;
use crate::scoring::combine::{Combined, combine_all, numbers};
use crate::scoring::sensitivity::{Lever, lever};
use crate::scoring::{Framework, Unscored};
use crate::{Id, Kind, Workspace};

/// A board, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardView {
    /// The board's name.
    pub name: String,
    /// Its framework with its settings.
    pub framework: Framework,
    /// Whether its ideas are picked by hand.
    pub picked: bool,
    /// Ranked ideas, best first.
    pub ranked: Vec<BoardRow>,
    /// Ideas without a score, by title.
    pub unscored: Vec<BoardRow>,
    /// The highest score, for bars.
    pub highest: f64,
}

/// One idea on a board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// The idea.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What people said to each input of the framework, and what is made of it.
    pub inputs: Vec<Combined>,
    /// Its score, or why it has none.
    pub score: Result<f64, Unscored>,
    /// Its rank, 0 if it has none.
    pub rank: usize,
    /// How many others share its rank.
    pub ties: usize,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// Why an idea stands where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The formula with the numbers in it.
    pub formula: String,
    /// The neighbour that it could pass or be passed by soonest, and by which input.
    pub lever: Option<(String, bool, Lever)>,
}

/// Scores a board.
pub fn board(workspace: &Workspace, id: Id) -> Option<BoardView> {
    let record = workspace.record(&Kind::BOARDS, id)?;
    let board = Board::of(record);
    let framework = Framework::of(board);
    let (_, currency) = workspace_name(workspace);
    let role = |person: Id| role_of(workspace, person);
    let on_board: Vec<Idea<'_>> = if board.is_picked() {
        board
            .picked()
            .filter_map(|id| workspace.record(&Kind::IDEAS, id))
            .map(|record| Idea::of(record))
            .collect()
    } else {
        workspace
            .records(&Kind::IDEAS)
            .map(|record| Idea::of(record))
            .collect()
    };
    let mut rows: Vec<BoardRow> = on_board
        .into_iter()
        .map(|idea| row(workspace, idea, framework, &role, &currency))
        .collect();
    let ranked = rank(rows.iter().filter_map(|row| Some((row.id, row.score.ok()?))));
    crate::sort::by_key(&mut rows, |row| row.id);
    let mut view = BoardView {
        name: board.name().to_owned(),
        framework,
        picked: board.is_picked(),
        ranked: Vec::with_capacity(ranked.len()),
        unscored: Vec::new(),
        highest: ranked.first().map_or(0.0, |place| place.score),
    };
    for place in &ranked {
        let at = rows.binary_search_by_key(&place.id, |row| row.id).ok();
        if let Some(row) = at.and_then(|at| rows.get(at)) {
            view.ranked.push(BoardRow {
                rank: place.rank,
                ..row.clone()
            });
        }
    }
    count_ties(&mut view.ranked);
    view.unscored = rows.into_iter().filter(|row| row.score.is_err()).collect();
    crate::sort::by_key(&mut view.unscored, |row| (row.title.to_lowercase(), row.id));
    Some(view)
}

fn row(
    workspace: &Workspace,
    idea: Idea<'_>,
    framework: Framework,
    role: &dyn Fn(Id) -> Role,
    currency: &str,
) -> BoardRow {
    let inputs = combine_all(idea, framework, role);
    BoardRow {
        id: idea.id(),
        title: idea.title().to_owned(),
        score: framework.score(&numbers(&inputs)),
        inputs,
        rank: 0,
        ties: 0,
        evidence: evidence(workspace, idea, currency),
    }
}

fn count_ties(ranked: &mut [BoardRow]) {
    let mut counts: Vec<usize> = Vec::with_capacity(ranked.len());
    for same in ranked.chunk_by(|a, b| a.rank == b.rank) {
        counts.extend(same.iter().map(|_| same.len() - 1));
    }
    for (row, ties) in ranked.iter_mut().zip(counts) {
        row.ties = ties;
    }
}

/// Explains the rank of one idea on a scored board.
pub fn why(view: &BoardView, id: Id) -> Option<Why> {
    let at = view.ranked.iter().position(|row| row.id == id)?;
    let row = view.ranked.get(at)?;
    let values = numbers(&row.inputs);
    let formula = view.framework.explain(&values).ok()?;
    let better = view
        .ranked
        .iter()
        .take(at)
        .rev()
        .find(|other| other.rank != row.rank);
    let worse = view.ranked.iter().skip(at).find(|other| other.rank != row.rank);
    let towards = |other: Option<&BoardRow>, up: bool| {
        let other = other?;
        let lever = lever(view.framework, &values, other.score.ok()?)?;
        Some((other.title.clone(), up, lever))
    };
    let levers = towards(better, true).into_iter().chain(towards(worse, false));
    Some(Why {
        formula,
        lever: levers.min_by(|a, b| a.2.size().total_cmp(&b.2.size())),
    })
}
