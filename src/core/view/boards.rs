//! What a board holds, at a glance.

use super::board::board;
use crate::{Id, Workspace};

/// A board in a list of boards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// How many ideas it ranks.
    pub ranked: usize,
    /// How many have no score yet.
    pub unscored: usize,
    /// The titles of the first ideas that are still to do, best first: three at most.
    pub first: Vec<String>,
}

/// How many titles a glance tells.
const TOLD: usize = 3;

/// A board at a glance, as this person sees it; none where there is no such board.
pub fn glance(workspace: &Workspace, id: Id, viewer: Option<Id>) -> Option<Glance> {
    let view = board(workspace, id, viewer)?;
    let first = view.ranked.iter().filter(|row| row.open).take(TOLD);
    Some(Glance {
        ranked: view.ranked.len(),
        unscored: view.unscored.len(),
        first: first.map(|row| row.title.clone()).collect(),
    })
}
