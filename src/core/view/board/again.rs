//! A board after an edit: only the ideas that changed are scored anew, and go to their places among the others.

use std::cmp::{Ordering, Reverse};

use super::{BoardRow, BoardView, board, noted, one_account, rests_on_one_account};
use crate::model::{Board, Idea};
use crate::scoring::combine::numbers;
use crate::scoring::notes::{self, notes};
use crate::view::evidence::Evidence;
use crate::{Id, Kind, Workspace};

/// Scores a board as [`board`] does, from how it was before, and says whether anything is different.
///
/// ```
/// use tandem_core::view::board::board_again;
/// use tandem_core::{Id, Workspace};
/// let workspace = Workspace::new(Id::from_u128(1));
/// assert_eq!(board_again(None, &workspace, Id::from_u128(2), None), (None, false));
/// ```
pub fn board_again(
    before: Option<BoardView>,
    workspace: &Workspace,
    id: Id,
    viewer: Option<Id>,
) -> (Option<BoardView>, bool) {
    let mut before = before;
    if let Some(view) = &mut before
        && view.basis.board == id
        && view.basis.viewer == viewer
        && let Some(changed) = view.follow_ideas(workspace)
    {
        return (before, changed);
    }
    let next = board(workspace, id, viewer);
    let changed = next != before;
    (next, changed)
}

impl BoardView {
    /// Takes in what has changed about its ideas; whether anything has. None where that is not all that changed.
    fn follow_ideas(&mut self, workspace: &Workspace) -> Option<bool> {
        let record = workspace.record(&Kind::BOARDS, self.basis.board)?;
        if !self.basis.around.holds(workspace) {
            return None;
        }
        let mut all = Vec::new();
        for (was, is) in self.basis.ideas.as_mut()?.again(workspace)? {
            all.push(
                was.zip(is)
                    .filter(|(was, is)| !was.is_deleted() && !is.is_deleted())?,
            );
        }
        let (mut any, mut evidence) = (false, false);
        for (_, now) in all {
            let mut row = self
                .basis
                .row(workspace, Idea::of(&now), &self.framework, Board::of(record));
            let score = self.framework.score(&numbers(&row.inputs));
            row.score = score.map_err(|reason| {
                let blind = &self.basis.blind;
                blind.reason(reason, Idea::of(&now), &self.framework, &row.inputs)
            });
            let (changed, spoken) = self.put(row)?;
            any |= changed;
            evidence |= spoken;
        }
        let speaks = notes::speaks(&self.framework);
        if any && (evidence || speaks) {
            self.notes = notes(&self.framework, &noted(&self.framework, self.rows()));
            let account = one_account(self.rows());
            self.notes.extend(account);
        }
        let first = self.ranked.first().and_then(|row| row.score.ok());
        self.highest = first.unwrap_or_default();
        Some(any)
    }

    /// Puts a row in the place of the one with its id; whether it has changed, and whether what is said of all that stands behind the
    /// ideas may have.
    fn put(&mut self, mut row: BoardRow) -> Option<(bool, bool)> {
        let before = self.ranked.iter().position(|other| other.id == row.id);
        let old = match before {
            Some(at) => self.ranked.get_mut(at)?,
            None => self.unscored.iter_mut().find(|other| other.id == row.id)?,
        };
        (row.rank, row.ties) = (old.rank, old.ties);
        if *old == row {
            return Some((false, false));
        }
        if row.score.is_err() {
            (row.rank, row.ties) = (0, 0);
        }
        // The title is named where the evidence is spoken of, in the order of the rows: among those that are named, only
        // a row that is named itself can change that order by its moving.
        let evidence = old.evidence != row.evidence || old.title != row.title || rests_on_one_account(&row);
        let place = |rows: &[BoardRow]| rows.partition_point(|other| order(other, &row).is_lt());
        match (before, row.score.is_ok()) {
            (Some(from), true) => {
                let (ahead, rest) = self.ranked.split_at(from);
                let (before, after) = (place(ahead), place(rest.get(1..).unwrap_or_default()));
                let to = if before < from { before } else { from + after };
                *self.ranked.get_mut(from)? = row;
                let (first, last) = (from.min(to), from.max(to));
                let moved = self.ranked.get_mut(first..=last)?;
                if to < from {
                    moved.rotate_right(1);
                } else {
                    moved.rotate_left(1);
                }
                set_ranks(&mut self.ranked, first, last + 1);
            }
            (Some(from), false) => {
                self.ranked.remove(from);
                self.unscored.push(row);
                self.sort_unscored();
                let last = self.ranked.len();
                set_ranks(&mut self.ranked, from, last);
            }
            (None, true) => {
                let to = place(&self.ranked);
                self.unscored.retain(|other| other.id != row.id);
                self.ranked.insert(to, row);
                let last = self.ranked.len();
                set_ranks(&mut self.ranked, to, last);
            }
            (None, false) => {
                *old = row;
                self.sort_unscored();
            }
        }
        Some((true, evidence))
    }

    /// What more customers wait for is to be scored first.
    pub(super) fn sort_unscored(&mut self) {
        crate::sort::by_key(&mut self.unscored, |row| {
            let Evidence {
                customers, feedback, ..
            } = row.evidence;
            (
                Reverse((customers, feedback)),
                crate::letters::ordered(&row.title),
                row.id,
            )
        });
    }
}

/// The order of ranked rows: higher scores first, equals by id.
fn order(a: &BoardRow, b: &BoardRow) -> Ordering {
    let score = |row: &BoardRow| row.score.unwrap_or_default() + 0.0;
    score(b).total_cmp(&score(a)).then(a.id.cmp(&b.id))
}

/// Sets the ranks, and how many share each, of rows in their order, from one position to before another, and of those
/// that share a rank with these.
pub(super) fn set_ranks(rows: &mut [BoardRow], from: usize, to: usize) {
    let same = |a: &BoardRow, b: &BoardRow| a.score.ok() == b.score.ok();
    let mut start = from;
    // The one ahead may share a rank with these, or may have shared one with what has left.
    if start > 0 {
        let ahead = rows.get(..start).unwrap_or_default();
        let shared = ahead
            .windows(2)
            .rev()
            .take_while(|pair| matches!(pair, [a, b] if same(a, b)));
        start -= 1 + shared.count();
    }
    // And so may the one behind.
    while start <= to && start < rows.len() {
        let rest = rows.get_mut(start..).unwrap_or_default();
        let length = rest.chunk_by(same).next().map_or(1, <[BoardRow]>::len);
        for row in rest.iter_mut().take(length) {
            row.rank = start + 1;
            row.ties = length - 1;
        }
        start += length;
    }
}
