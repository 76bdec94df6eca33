//! The panel beside a list: the item that the address says is open.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use tandem_core::{Id, texts};

use super::feedback_panel::FeedbackPanel;
use super::idea::IdeaPanel;
use crate::components::frame::PeekPanel;
use crate::routes::{self, ListAddress};
use crate::shell::Shell;

/// What is open beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Feedback(Id),
    Idea(Id),
}

/// Shows the open item, if the address names one.
#[component]
pub fn Peek() -> impl IntoView {
    let shell = Shell::here();
    let (path, query) = (use_location().pathname, use_query_map());
    let address = Memo::new(move |_| query.with(ListAddress::read));
    let open = Memo::new(move |_| {
        let id = address.with(|address| address.open)?;
        path.with(|path| {
            if path == routes::INBOX {
                Some(Open::Feedback(id))
            } else {
                Some(Open::Idea(id))
            }
        })
    });
    let close = move |()| {
        let closed = ListAddress {
            open: None,
            ..address.get_untracked()
        };
        let path = path.get_untracked();
        let view = if path.starts_with(routes::BOARDS) {
            "?view=table"
        } else {
            ""
        };
        shell.open(&closed.href(&format!("{path}{view}")));
    };
    let label = Signal::derive(move || match open.get() {
        Some(Open::Feedback(_)) => texts::peek_feedback().to_owned(),
        _ => texts::peek_idea().to_owned(),
    });
    let href = Signal::derive(move || match open.get() {
        Some(Open::Idea(id)) => routes::idea(id),
        Some(Open::Feedback(id)) => routes::feedback(id),
        None => String::new(),
    });
    view! {
        <PeekPanel open=Signal::derive(move || open.get().is_some()) label=label on_close=close href=href>
            {move || match open.get() {
                Some(Open::Feedback(id)) => view! { <FeedbackPanel id=id /> }.into_any(),
                Some(Open::Idea(id)) => view! { <IdeaPanel id=id /> }.into_any(),
                None => ().into_any(),
            }}
        </PeekPanel>
    }
}
