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

/// A link that looks like a button and leads to the page on which all records of a kind stand.
#[component]
pub fn ListLink(
    /// The kind.
    kind: Kind,
    /// How the button looks.
    #[prop(optional)]
    look: ButtonKind,
) -> impl IntoView {
    let href = match kind.as_str() {
        "ideas" => routes::IDEAS,
        "boards" => routes::BOARDS,
        "stories" | "sprints" => routes::BACKLOG,
        "customers" => routes::CUSTOMERS,
        "releases" => routes::RELEASES,
        "objectives" => routes::STRATEGY,
        _ => routes::INBOX,
    };
    view! { <ButtonLink href=href label=texts::to_list(kind.as_str()) kind=look /> }
}

/// What stands in the place of a record that is not there.
#[component]
pub fn Missing(
    /// The sentence.
    text: String,
    /// The kind of what is missing, to whose list the way back leads; without one it leads to the inbox.
    #[prop(optional)]
    kind: Option<Kind>,
    /// Whether the record would have been all of the page.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let may_come_back = kind.is_some();
    let kind = kind.unwrap_or(Kind::FEEDBACK);
    view! {
        <EmptyState icon=IconName::Search title=texts::not_found_title() text=text is_page=is_page>
            <ListLink kind=kind.clone() look=ButtonKind::Primary />
            {if may_come_back {
                view! { <ButtonLink href=routes::ACTIVITY label=texts::to_deleted() /> }
            } else {
                view! { <ButtonLink href=routes::START label=texts::to_start() /> }
            }}
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
        None => view! { <Missing text=text.clone() kind=kind.clone() is_page=is_page /> },
    }
}
