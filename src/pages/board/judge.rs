//! Where people judge the ideas of a board against each other: in pairs, in an order of their own, or by a questionnaire.

use tandem_core::scoring::Framework;
use tandem_core::view::board::BoardView;
use tandem_core::{Id, texts};

use crate::view::prelude::*;

mod answers;
mod order;
mod pairs;

/// The place where a board of such a framework is judged.
#[component]
pub fn Judge(
    /// The board.
    id: Id,
    /// Its framework.
    framework: StoredValue<Framework>,
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    match framework.get_value() {
        Framework::StackRank => view! { <order::Order view=view /> },
        Framework::Kano => view! { <answers::Answers id=id view=view /> },
        _ => view! { <pairs::Pairs framework=framework view=view /> },
    }
}

/// The ideas of the board about which something is still to be decided. What was said of those that are out or declined
/// stays and counts, but nobody is asked about them any more.
fn to_judge(view: Memo<Option<BoardView>>) -> Memo<Vec<Id>> {
    Memo::new(move || {
        view.with(|view| {
            let open = view.iter().flat_map(BoardView::rows).filter(|row| row.open);
            open.map(|row| row.id).collect()
        })
    })
}

/// The title of an idea of the board.
fn title_of(view: Memo<Option<BoardView>>, idea: Id) -> String {
    view.with(|view| {
        let row = view.as_ref().and_then(|view| view.row(idea));
        row.map_or_else(|| texts::idea_gone().to_owned(), |row| row.title.clone())
    })
}
