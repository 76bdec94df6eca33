//! Which ideas stand on a board: all, those picked by hand, or those that a search finds.

use crate::model::{Board, Idea};
use crate::search::look_through;
use crate::search::query::{Problem, Query};
use crate::statuses::Statuses;
use crate::{Field, Id, Kind, Value, Workspace};

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

/// More ideas than this are not picked for somebody: nobody would go through them one by one.
const MOST_PICKED: usize = 200;

/// What chooses another selection of a board. One by hand begins with the ideas that the board shows, unless some were
/// picked before or there are more than a person picks, so that nothing leaves it by the choice alone.
pub fn select(workspace: &Workspace, board: Id, selection: &str) -> Vec<(Field, Option<Value>)> {
    let mut writes = vec![(Field::named("selection"), Some(Value::text(selection)))];
    let record = workspace.record(&Kind::BOARDS, board);
    if let Some(board) = record.map(|record| Board::of(record))
        && selection == "picked"
        && board.picked().next().is_none()
    {
        let shown = ideas_on(workspace, board);
        let shown = shown.iter().filter(|_| shown.len() <= MOST_PICKED);
        writes.extend(shown.map(|idea| (Field::link("ideas", idea.id()), Some(Value::Flag(true)))));
    }
    writes
}

/// What of a board's filter cannot be read.
pub fn problems(workspace: &Workspace, filter: &str) -> Vec<String> {
    let query = Query::read(filter, &Kind::IDEAS, &Statuses::of(workspace));
    let sentence = |problem: &Problem| problem.sentence(filter);
    query.problems.iter().map(sentence).collect()
}
