//! The pages on which feedback is worked off, side by side above each of them.

use tandem_core::texts;

use crate::components::filter::{TabLink, TabLinks};
use crate::routes::{self, Page};
use crate::shell::Shell;
use crate::view::prelude::*;

/// The inbox, triage, themes and duplicates.
#[component]
pub fn InboxTabs() -> impl IntoView {
    let page = Shell::here().router.page;
    let tabs = Signal::derive(move || {
        let all = [
            (Page::Inbox, routes::INBOX, texts::nav_inbox()),
            (Page::Triage, routes::TRIAGE, texts::triage_title()),
            (Page::Themes, routes::THEMES, texts::themes_title()),
            (Page::Duplicates, routes::DUPLICATES, texts::duplicates_title()),
        ];
        let tab = |(own, href, label): (Page, &str, &str)| TabLink {
            href: href.to_owned(),
            label: label.to_owned(),
            count: String::new(),
            current: page.get() == own,
        };
        all.map(tab).to_vec()
    });
    view! { <TabLinks label=texts::inbox_pages() tabs=tabs /> }
}
