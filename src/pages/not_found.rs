//! The page for addresses that lead nowhere.

use crate::view::prelude::*;
use tandem_core::view::conflict::title;
use tandem_core::{Id, Kind, texts};

use crate::components::button::{ButtonKind, ButtonLink};
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::page;
use crate::routes;
use crate::session::Session;

/// Says that there is nothing at this address, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    page::set_title(&texts::page_title(texts::not_found_title()));
    view! {
        <main class="alone">
            <Missing text=texts::not_found_text().to_owned() is_page=true />
        </main>
    }
}

/// What stands in the place of a record that is not there.
#[component]
pub fn Missing(
    /// The sentence.
    text: String,
    /// Whether the way back leads to the backlog, and not to the inbox.
    #[prop(optional)]
    in_backlog: bool,
    /// Whether the record would have been all of the page.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let (back, label) = if in_backlog {
        (routes::BACKLOG, texts::to_backlog())
    } else {
        (routes::INBOX, texts::to_inbox())
    };
    view! {
        <EmptyState icon=IconName::Search title=texts::not_found_title() text=text is_page=is_page>
            <ButtonLink href=back label=label kind=ButtonKind::Primary />
            <ButtonLink href=routes::START label=texts::to_start() />
        </EmptyState>
    }
}

/// What stands in the place of a customer, feedback item or idea that is not there: what it was merged into, or that it is
/// gone.
#[component]
pub fn Gone(
    /// Its kind.
    kind: Kind,
    /// The record.
    id: Id,
    /// The sentence where it was merged into nothing.
    text: String,
    /// Whether the record would have been all of the page.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let session = Session::here();
    let of = kind.clone();
    let survivor = Memo::new(move || {
        session.read(std::slice::from_ref(&of), |workspace| {
            let survivor = workspace.survivor(&of, id)?;
            Some((survivor, title(workspace, &of, survivor)))
        })
    });
    move || match survivor.get() {
        Some((survivor, title)) => {
            let href = match kind.as_str() {
                "customers" => routes::customer(survivor),
                "feedback" => routes::feedback(survivor),
                _ => routes::idea(survivor),
            };
            let text = texts::merged_text(&title);
            view! {
                <EmptyState icon=IconName::Merge title=texts::merged_title() text=text is_page=is_page>
                    <ButtonLink href=href label=texts::merged_open() kind=ButtonKind::Primary />
                </EmptyState>
            }
        }
        None => view! { <Missing text=text.clone() is_page=is_page /> },
    }
}
