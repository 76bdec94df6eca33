//! The panel beside a list: the item that the address says is open.

use crate::view::prelude::*;
use tandem_core::{Id, texts};

use super::feedback_panel::FeedbackPanel;
use super::idea::IdeaPanel;
use super::story::StoryPanel;
use crate::components::frame::PeekPanel;
use crate::routes::{self, BacklogAddress, BoardAddress, ListAddress, Page};
use crate::shell::Shell;

/// What is open beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Feedback(Id),
    Idea(Id),
    Story(Id),
}

/// Shows the open item, if the address names one.
#[component]
pub fn Peek() -> impl IntoView {
    let shell = Shell::here();
    let (path, query) = (shell.router.path, shell.router.query);
    let address = Memo::new(move || query.with(ListAddress::read));
    let open = Memo::new(move || {
        let id = address.with(|address| address.open)?;
        path.with(|path| {
            if path == routes::INBOX {
                Some(Open::Feedback(id))
            } else if path == routes::BACKLOG || path.starts_with("/sprints/") {
                Some(Open::Story(id))
            } else {
                Some(Open::Idea(id))
            }
        })
    });
    let board_of_query = move || query.with_untracked(|query| query.get("board")?.parse::<Id>().ok());
    let close = move |()| {
        let closed = if let Page::Board(Some(board)) = shell.router.page.get_untracked() {
            let address = query.with_untracked(BoardAddress::read);
            BoardAddress {
                open: None,
                ..address
            }
            .href(board)
        } else if let (Page::Roadmap, Some(board)) = (shell.router.page.get_untracked(), board_of_query()) {
            let address = query.with_untracked(BoardAddress::read);
            BoardAddress {
                open: None,
                ..address
            }
            .roadmap(board)
        } else if shell.router.page.get_untracked() == Page::Backlog {
            let address = query.with_untracked(BacklogAddress::read);
            BacklogAddress {
                open: None,
                ..address
            }
            .href()
        } else {
            let address = address.get_untracked();
            ListAddress {
                open: None,
                ..address
            }
            .href(&path.get_untracked())
        };
        shell.open(&closed);
    };
    let label = Signal::derive(move || match open.get() {
        Some(Open::Feedback(_)) => texts::peek_feedback().to_owned(),
        Some(Open::Story(_)) => texts::peek_story().to_owned(),
        _ => texts::peek_idea().to_owned(),
    });
    let href = Signal::derive(move || match open.get() {
        Some(Open::Idea(id)) => routes::idea(id),
        Some(Open::Feedback(id)) => routes::feedback(id),
        Some(Open::Story(id)) => routes::story(id),
        None => String::new(),
    });
    view! {
        <PeekPanel open=Signal::derive(move || open.get().is_some()) label=label on_close=close href=href>
            {move || match open.get() {
                Some(Open::Feedback(id)) => view! { <FeedbackPanel id=id /> },
                Some(Open::Idea(id)) => view! { <IdeaPanel id=id /> },
                Some(Open::Story(id)) => view! { <StoryPanel id=id /> },
                None => View::nothing(),
            }}
        </PeekPanel>
    }
}
