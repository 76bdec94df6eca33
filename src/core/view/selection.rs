//! Which ideas stand on a board: all, those picked by hand, or those that a search finds.

use crate::model::{Board, Idea};
use crate::search::look_through;
use crate::search::query::{Problem, Query};
use crate::statuses::Statuses;
use crate::{Kind, Workspace};

/// The ideas of a board, in the order of their ids.
pub fn ideas_on<'a>(workspace: &'a Workspace, board: Board<'_>) -> Vec<Idea<'a>> {
    let mut found: Vec<Idea<'a>> = match board.selection() {
        "picked" => board
            .picked()
            .filter_map(|id| workspace.record(&Kind::IDEAS, id))
            .map(|record| Idea::of(record))
            .collect(),
        "filter" => {
            let query = Query::read(board.filter(), &Kind::IDEAS, &Statuses::of(workspace));
            let ids = look_through(workspace, &Kind::IDEAS, &query).into_iter();
            ids.filter_map(|id| workspace.record(&Kind::IDEAS, id))
                .map(|record| Idea::of(record))
                .collect()
        }
        _ => workspace
            .records(&Kind::IDEAS)
            .map(|record| Idea::of(record))
            .collect(),
    };
    crate::sort::by_key(&mut found, |idea| idea.id());
    found
}

/// What of a board's filter cannot be read.
pub fn problems(workspace: &Workspace, filter: &str) -> Vec<String> {
    let query = Query::read(filter, &Kind::IDEAS, &Statuses::of(workspace));
    let sentence = |problem: &Problem| problem.sentence(filter);
    query.problems.iter().map(sentence).collect()
}
