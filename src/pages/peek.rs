//! The panel beside a list: the item that the address says is open.

use crate::view::prelude::*;
use tandem_core::{Id, Kind, texts};

use super::feedback_panel::FeedbackPanel;
use super::idea::IdeaPanel;
use super::story::StoryPanel;
use crate::components::frame::PeekPanel;
use crate::platform::page;
use crate::routes::{self, BacklogAddress, BoardAddress, ListAddress, Page};
use crate::session::Session;
use crate::shell::Shell;

/// What is open beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Feedback(Id),
    Idea(Id),
    Story(Id),
}

/// The title of what is open, while it is there.
fn title_of(session: Session, open: Open) -> Option<String> {
    let (kind, id) = match open {
        Open::Feedback(id) => (Kind::FEEDBACK, id),
        Open::Idea(id) => (Kind::IDEAS, id),
        Open::Story(id) => (Kind::STORIES, id),
    };
    session.read(std::slice::from_ref(&kind), |workspace| {
        workspace
            .record(&kind, id)
            .map(|record| record.text("title").to_owned())
    })
}

/// Closes what is open beside the page that is shown, which stays as it is.
pub fn close(shell: Shell) {
    let (path, query) = (shell.router.path.get_untracked(), shell.router.query);
    let board_of_query = || query.with_untracked(|query| query.get("board")?.parse::<Id>().ok());
    let on_board = || BoardAddress {
        open: None,
        ..query.with_untracked(BoardAddress::read)
    };
    let closed = match shell.router.page.get_untracked() {
        Page::Board(Some(board)) => on_board().href(board),
        Page::Roadmap if let Some(board) = board_of_query() => on_board().roadmap(board),
        Page::Backlog => {
            let address = query.with_untracked(BacklogAddress::read);
            BacklogAddress {
                open: None,
                ..address
            }
            .href()
        }
        _ => {
            let address = query.with_untracked(ListAddress::read);
            ListAddress {
                open: None,
                ..address
            }
            .href(&path)
        }
    };
    shell.open(&closed);
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
    let title = Memo::new(move || open.get().and_then(|open| title_of(shell.session, open)));
    let label = Signal::derive(move || {
        let kind = match open.get() {
            Some(Open::Feedback(_)) => texts::peek_feedback(),
            Some(Open::Story(_)) => texts::peek_story(),
            _ => texts::peek_idea(),
        };
        title.with(|title| match title {
            Some(title) => texts::peek_item(kind, title),
            None => kind.to_owned(),
        })
    });
    Effect::new(move || title.with(|title| page::set_beside(title.as_deref())));
    on_cleanup(|| page::set_beside(None));
    let href = Signal::derive(move || match open.get() {
        Some(Open::Idea(id)) => routes::idea(id),
        Some(Open::Feedback(id)) => routes::feedback(id),
        Some(Open::Story(id)) => routes::story(id),
        None => String::new(),
    });
    view! {
        <PeekPanel open=Signal::derive(move || open.get().is_some()) label=label on_close=move |()| close(shell) href=href>
            {move || match open.get() {
                Some(Open::Feedback(id)) => view! { <FeedbackPanel id=id /> },
                Some(Open::Idea(id)) => view! { <IdeaPanel id=id /> },
                Some(Open::Story(id)) => view! { <StoryPanel id=id /> },
                None => View::nothing(),
            }}
        </PeekPanel>
    }
}
