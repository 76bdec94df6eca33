//! What stands in the navigation, in the order of the role: what a person's own side is about stands first.

use tandem_core::model::Role;
use tandem_core::{Id, texts};

use crate::commands::shown_keys;
use crate::components::frame::NavItem;
use crate::components::icon::IconName;
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

/// A page of the navigation.
struct Entry {
    href: &'static str,
    label: fn() -> &'static str,
    icon: IconName,
    /// The action that leads there, for its keys.
    action: &'static str,
}

const fn entry(
    href: &'static str,
    label: fn() -> &'static str,
    icon: IconName,
    action: &'static str,
) -> Entry {
    Entry {
        href,
        label,
        icon,
        action,
    }
}

const HOME: Entry = entry(routes::HOME, texts::nav_home, IconName::Home, "go-home");
const INBOX: Entry = entry(routes::INBOX, texts::nav_inbox, IconName::Inbox, "go-inbox");
const IDEAS: Entry = entry(routes::IDEAS, texts::nav_ideas, IconName::Idea, "go-ideas");
const BOARDS: Entry = entry(routes::BOARDS, texts::nav_boards, IconName::Board, "go-boards");
const STRATEGY: Entry = entry(
    routes::STRATEGY,
    texts::nav_strategy,
    IconName::Strategy,
    "go-strategy",
);
const ROADMAP: Entry = entry(
    routes::ROADMAP,
    texts::nav_roadmap,
    IconName::Roadmap,
    "go-roadmap",
);
const CUSTOMERS: Entry = entry(
    routes::CUSTOMERS,
    texts::nav_customers,
    IconName::Customers,
    "go-customers",
);
const BACKLOG: Entry = entry(
    routes::BACKLOG,
    texts::nav_backlog,
    IconName::Backlog,
    "go-backlog",
);
const RELEASES: Entry = entry(
    routes::RELEASES,
    texts::nav_releases,
    IconName::Release,
    "go-releases",
);
const OUTCOMES: Entry = entry(
    routes::OUTCOMES,
    texts::nav_outcomes,
    IconName::Outcome,
    "go-outcomes",
);
const ACTIVITY: Entry = entry(
    routes::ACTIVITY,
    texts::nav_activity,
    IconName::Activity,
    "go-activity",
);
const SHARE: Entry = entry(routes::SHARE, texts::nav_share, IconName::Share, "go-share");
const SETTINGS: Entry = entry(
    routes::SETTINGS,
    texts::nav_settings,
    IconName::Settings,
    "go-settings",
);

const OF_OWNERS: [Entry; 10] = [
    HOME, BACKLOG, BOARDS, ROADMAP, RELEASES, OUTCOMES, STRATEGY, IDEAS, INBOX, CUSTOMERS,
];
const OF_OTHERS: [Entry; 10] = [
    HOME, INBOX, IDEAS, BOARDS, STRATEGY, ROADMAP, CUSTOMERS, BACKLOG, RELEASES, OUTCOMES,
];

/// How many boards stand there by name.
const OWN_BOARDS: usize = 6;

/// The pages, and the first boards below theirs; `waiting` is how much feedback waits.
pub(super) fn pages(shell: Shell, waiting: usize, boards: Vec<(Id, String)>) -> Vec<NavItem> {
    let me = shell.session.me;
    let is_owner = me.with(|me| me.as_ref().is_some_and(|me| me.role == Role::Po));
    let mut own = boards.into_iter().take(OWN_BOARDS).map(|(id, name)| NavItem {
        href: format!("{}/{id}", routes::BOARDS),
        label: name,
        icon: IconName::Table,
        keys: String::new(),
        count: Signal::stored(String::new()),
        is_one_of_many: true,
    });
    let mut items = Vec::new();
    for entry in if is_owner { OF_OWNERS } else { OF_OTHERS } {
        let href = entry.href;
        let count = if href == routes::INBOX { waiting } else { 0 };
        items.push(item(shell, &entry, count));
        if href == routes::BOARDS {
            items.extend(own.by_ref());
        }
    }
    items
}

/// The pages that stand apart; `conflicts` is how many fields wait to be settled.
pub(super) fn last(shell: Shell, conflicts: usize) -> Vec<NavItem> {
    let entries = [(ACTIVITY, 0), (SHARE, conflicts), (SETTINGS, 0)];
    entries
        .iter()
        .map(|(entry, count)| item(shell, entry, *count))
        .collect()
}

fn item(shell: Shell, entry: &Entry, count: usize) -> NavItem {
    let count = if count > 0 {
        texts::number(count)
    } else {
        String::new()
    };
    NavItem {
        href: entry.href.to_owned(),
        label: (entry.label)().to_owned(),
        icon: entry.icon,
        keys: shown_keys(shell, entry.action),
        count: Signal::stored(count),
        is_one_of_many: false,
    }
}
