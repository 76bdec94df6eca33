//! The page for addresses that lead nowhere.

use crate::view::prelude::*;
use tandem_core::texts;

use crate::components::button::{ButtonKind, ButtonLink};
use crate::components::message::EmptyState;
use crate::platform::page;
use crate::routes;

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
    /// Whether the record would have been all of the page.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    view! {
        <EmptyState icon=crate::components::icon::IconName::Search title=texts::not_found_title() text=text is_page=is_page>
            <ButtonLink href=routes::INBOX label=texts::to_inbox() kind=ButtonKind::Primary />
            <ButtonLink href=routes::START label=texts::to_start() />
        </EmptyState>
    }
}
