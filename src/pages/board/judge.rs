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
    let ids = Memo::new(move || {
        view.with(|view| {
            let mut ids: Vec<Id> = view.iter().flat_map(BoardView::rows).map(|row| row.id).collect();
            tandem_core::sort::distinct(&mut ids);
            ids
        })
    });
    match framework.get_value() {
        Framework::StackRank => view! { <order::Order view=view /> },
        Framework::Kano => view! { <answers::Answers id=id view=view /> },
        _ => view! { <pairs::Pairs framework=framework ids=ids view=view /> },
    }
}

/// The title of an idea of the board.
fn title_of(view: Memo<Option<BoardView>>, idea: Id) -> String {
    view.with(|view| {
        let row = view.as_ref().and_then(|view| view.row(idea));
        row.map_or_else(|| texts::idea_gone().to_owned(), |row| row.title.clone())
    })
}
