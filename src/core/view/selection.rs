//! Which ideas stand on a board: all, those picked by hand, or those that a search finds.

use crate::model::{Board, Idea};
use crate::search::filter::Filters;
use crate::search::query::{Problem, Query};
use crate::search::words::folded;
use crate::statuses::Statuses;
use crate::{Kind, Record, Workspace};

/// What a filter is about.
static IDEAS: Kind = Kind::IDEAS;

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
            let filters = Filters::new(workspace, &IDEAS, &query);
            let all = workspace.records(&Kind::IDEAS);
            all.filter(|record| filters.hold(record) && says(record, &query))
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

/// Whether the words of a query stand in an idea: in its title, its description or its tags.
fn says(record: &Record, query: &Query) -> bool {
    if query.words.is_empty() && query.phrases.is_empty() && query.without.is_empty() {
        return true;
    }
    let idea = Idea::of(record);
    let tags: Vec<String> = idea.tags().collect();
    let text = folded(&[idea.title(), idea.description(), &tags.join(" ")].join(" \n "));
    query.words.iter().all(|word| text.contains(&word.text))
        && query
            .phrases
            .iter()
            .all(|phrase| text.contains(&phrase.join(" ")))
        && !query.without.iter().any(|word| text.contains(word))
}
