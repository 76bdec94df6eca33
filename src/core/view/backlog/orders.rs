//! A board's ranking of ideas and the order of the backlog, held against each other.

use super::{in_order, order_writes};
use crate::agreement::tau;
use crate::command::Write;
use crate::map::Map;
use crate::model::Story;
use crate::position::places;
use crate::view::board::{BoardRow, BoardView};
use crate::view::delivery;
use crate::{Id, Kind, Workspace};

/// A board's ranking of ideas beside the order of their stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Orders {
    /// The ideas that have a rank and open stories, in the order of the backlog.
    pub ideas: Vec<OrderedIdea>,
    /// How far the two agree, from −1 to 1 (Kendall's tau-b); none with fewer than two ideas.
    pub tau: Option<f64>,
}

/// One idea of [`Orders`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedIdea {
    /// The idea.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its rank on the board, among all that stand there.
    pub on_board: usize,
    /// Its rank on the board, among these ideas.
    pub rank: usize,
    /// The place of its first open story, among these ideas.
    pub place: usize,
}

/// Holds a board's ranking against the order of the backlog.
pub fn orders(workspace: &Workspace, board: &BoardView) -> Orders {
    let mut ideas: Vec<OrderedIdea> = Vec::new();
    // Each ranked idea, until its first story is found.
    let ranked = board.ranked.iter().map(|row| (row.id, Some(row)));
    let mut ranked: Map<Id, Option<&BoardRow>> = ranked.collect();
    for story in in_order(workspace).into_iter().filter(|story| story.is_open()) {
        let place = ideas.len() + 1;
        let row = story.idea().and_then(|idea| ranked.get_mut(&idea)?.take());
        ideas.extend(row.map(|row| OrderedIdea {
            id: row.id,
            title: row.title.clone(),
            on_board: row.rank,
            rank: row.rank,
            place,
        }));
    }
    let mut ranks: Vec<usize> = ideas.iter().map(|idea| idea.rank).collect();
    crate::sort::by(&mut ranks, usize::cmp);
    for idea in &mut ideas {
        idea.rank = 1 + ranks.partition_point(|rank| *rank < idea.rank);
    }
    let column = |read: fn(&OrderedIdea) -> usize| -> Vec<f64> {
        ideas.iter().map(|idea| delivery::float(read(idea))).collect()
    };
    let tau = tau(&column(|idea| idea.rank), &column(|idea| idea.place));
    Orders { ideas, tau }
}

/// The writes that let the backlog follow a board: open stories in the order of their ideas' ranks, each idea's among
/// themselves as they were; those without a rank come last.
pub fn follow(workspace: &Workspace, board: &BoardView, seed: u64) -> Vec<Write> {
    let (mut open, _): (Vec<Story<'_>>, Vec<Story<'_>>) =
        in_order(workspace).into_iter().partition(|story| story.is_open());
    let before: Vec<Id> = open.iter().map(|story| story.id()).collect();
    crate::sort::by_key(&mut open, |story| {
        let row = story
            .idea()
            .and_then(|idea| board.ranked.iter().find(|row| row.id == idea));
        // Ideas that share a rank stay apart.
        row.map_or((usize::MAX, None), |row| (row.rank, Some(row.id)))
    });
    if open.iter().map(|story| story.id()).eq(before) {
        return Vec::new();
    }
    let places = places(&[], 0, open.len(), seed);
    order_writes(
        &Kind::STORIES,
        open.iter().map(|story| story.id()).zip(places.new),
    )
}
