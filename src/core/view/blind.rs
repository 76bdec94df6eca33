//! What of others' estimates somebody may not see yet: in the blind round of a board, and in a round of planning poker.

use super::poker;
use super::selection::ideas_on;
use crate::model::{Board, Idea, Story};
use crate::scoring::Framework;
use crate::{Field, Id, Kind, Record, Workspace};

/// Whether a field is somebody else's estimate that `viewer` may not see yet: of a story as long as not all who were asked have
/// estimated it, of an idea on a board with a blind round as long as the viewer has given no number for it.
pub(super) fn is_hidden(
    workspace: &Workspace,
    kind: &Kind,
    record: &Record,
    field: &Field,
    viewer: Id,
) -> bool {
    let mut parts = field.as_str().split('/').skip(1);
    let (Some(framework), Some(person), Some(input)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    if field.name() != "estimates" || person.parse() == Ok(viewer) {
        return false;
    }
    match kind.as_str() {
        "stories" => !poker::is_open(Story::of(record)),
        "ideas" => {
            let boards = workspace.records(&Kind::BOARDS).map(|board| Board::of(board));
            let mut blind = boards.filter(|board| board.is_blind() && board.framework() == framework);
            blind.any(|board| is_unrated(workspace, board, Idea::of(record), input, viewer))
        }
        _ => false,
    }
}

/// Whether an idea stands on a board on which the viewer has not given what shows what others gave: a number for the same
/// input, or any where ideas are judged against each other.
fn is_unrated(workspace: &Workspace, board: Board<'_>, idea: Idea<'_>, input: &str, viewer: Id) -> bool {
    let framework = Framework::of(board);
    let on_board = ideas_on(workspace, board);
    let mut own = on_board.iter().flat_map(|idea| idea.estimates());
    let has_rated = if framework.is_computed() {
        idea.estimate(framework.name(), viewer, input).is_some()
    } else {
        own.any(|said| said.framework == framework.name() && said.person == viewer)
    };
    !has_rated && on_board.iter().any(|other| other.id() == idea.id())
}
