//! Trello: a board as its menu exports it. Older boards lack keys, which are then empty.

use super::sheet::{items, join, list, lose, push, sheet, text};
use super::{Source, Table, Target};
use crate::intake::mapping::Subject;
use crate::snapshot::json::Node;

/// The cards of a board. Archived cards are put aside, and so are those of an archived list.
pub(super) const BOARD: Source = Source {
    name: "trello",
    program: "trello",
    subject: Subject::Ideas,
    signature: &[],
    columns: &[
        ("Id", "id", Target::Source),
        ("Name", "name", Target::Title),
        ("Description", "desc", Target::Body),
        ("Checklists", "idChecklists", Target::More),
        ("List", "idList", Target::Status),
        ("Labels", "labels.name", Target::Tags),
        ("Voters", "idMembersVoted", Target::Votes),
        ("Comments", "", Target::Comment),
    ],
};

/// Reads a board.
pub(super) fn tables(node: &Node<'_>) -> Vec<Table> {
    let (cards, lists) = (items(node.get("cards")), node.get("lists"));
    let (Some(lists), false) = (lists, cards.is_empty()) else {
        return Vec::new();
    };
    let mut table = sheet(&BOARD, cards.iter());
    let rows = std::mem::take(&mut table.rows);
    let checklists = items(node.get("checklists"));
    let mut kept_as_text = 0;
    let actions = items(node.get("actions"));
    for (card, row) in cards.iter().zip(rows) {
        let id = text(card, "id");
        let mut cells = row.cells;
        let column = text(card, "idList");
        let column = items(Some(lists))
            .iter()
            .find(|other| text(other, "id") == column);
        // A label that has only its colour is named by it.
        let labels = items(card.get("labels")).iter().map(|label| {
            let name = text(label, "name");
            if name.is_empty() {
                text(label, "color")
            } else {
                name
            }
        });
        let own = checklists
            .iter()
            .filter(|checklist| text(checklist, "idCard") == id);
        let steps: Vec<String> = own.map(steps).collect();
        kept_as_text += u64::from(!steps.is_empty());
        let comments: Vec<String> = actions
            .iter()
            .filter(|action| text(action, "type") == "commentCard" && text(action, "data.card.id") == id)
            .map(|action| {
                format!(
                    "{}: {}",
                    text(action, "memberCreator.fullName"),
                    text(action, "data.text")
                )
            })
            // Trello gives the newest first.
            .rev()
            .collect();
        let voters = items(card.get("idMembersVoted")).len();
        let badge = text(card, "badges.votes");
        let values = [
            steps.join("\n\n"),
            column.map(|column| text(column, "name")).unwrap_or_default(),
            list(&labels.collect::<Vec<_>>()),
            if voters > 0 { voters.to_string() } else { badge },
            join(&comments),
        ];
        cells.truncate(3);
        cells.extend(values);
        let is_closed = |node: &Node<'_>| text(node, "closed") == "true";
        push(
            &mut table,
            cells,
            is_closed(card) || column.is_some_and(is_closed),
        );
    }
    let kept = actions
        .iter()
        .filter(|action| text(action, "type") == "commentCard")
        .count();
    // Stories have acceptance criteria, ideas do not; a story that nobody asked for is none of an import's business.
    lose(
        &mut table,
        "checklists as acceptance criteria (they stand in the text)",
        kept_as_text,
    );
    lose(&mut table, "other actions", (actions.len() - kept) as u64);
    // That a card is closed puts it aside.
    table.lost.retain(|(name, _)| name != "closed");
    vec![table]
}

/// A checklist as Markdown.
fn steps(checklist: &Node<'_>) -> String {
    let mut steps = format!("**{}**\n", text(checklist, "name"));
    for item in items(checklist.get("checkItems")) {
        let mark = if text(item, "state") == "complete" {
            "x"
        } else {
            " "
        };
        steps += &["\n- [", mark, "] ", &text(item, "name")].concat();
    }
    steps
}
