//! The backlog: stories in their order, the story map, sprints, the forecast.

use tandem_core::view::backlog::{BacklogQuery, Show, backlog};
use tandem_core::view::backlog_file::{Tracker, backlog_file, gh_script};
use tandem_core::{Id, Kind, texts};

use super::parts::name_view;
use crate::components::button::{Button, ButtonKind};
use crate::components::filter::{TabLink, TabLinks};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::menu::{Menu, MenuItem};
use crate::pages::list::count_found;
use crate::platform::files;
use crate::routes::{BacklogAddress, BacklogLook};
use crate::shell::Shell;
use crate::view::prelude::*;

pub mod acts;
mod add;
mod filter;
mod forecast;
mod import;
mod list;
mod map;
mod notes;
mod orders;
mod rules;
pub mod sprints;

pub use add::{AddStory, add_story};
pub use notes::Unlink;

/// What the backlog is made from.
pub const READS: [Kind; 5] = [
    Kind::STORIES,
    Kind::SPRINTS,
    Kind::IDEAS,
    Kind::PEOPLE,
    Kind::WORKSPACES,
];

/// The page.
#[component]
pub fn Backlog() -> impl IntoView {
    let shell = Shell::here();
    let query = shell.router.query;
    let address = Memo::new(move || query.with(BacklogAddress::read));
    let look = Memo::new(move || address.with(|address| address.look));
    let wanted = Memo::new(move || {
        address.with(|address| match address.look {
            BacklogLook::List => query_of(address),
            _ => BacklogQuery::default(),
        })
    });
    let view = Memo::new(move || {
        let read = |query: &_| shell.session.read(&READS, |workspace| backlog(workspace, query));
        wanted.with(read)
    });
    let count = Signal::derive(move || {
        view.with(|view| {
            let all = view.among();
            let in_words = if view.among_open {
                texts::count_stories(all)
            } else {
                texts::count_all_stories(all)
            };
            count_found(view.ids.len(), all, in_words)
        })
    });
    let tabs = Signal::derive(move || {
        let current = look.get();
        let tab = |look: BacklogLook| TabLink {
            href: BacklogAddress {
                look,
                ..BacklogAddress::default()
            }
            .href(),
            label: texts::backlog_look(look.name()),
            count: String::new(),
            current: look == current,
        };
        BacklogLook::ALL.map(tab).to_vec()
    });
    name_view(texts::nav_backlog().to_owned().into(), tabs);
    let rules = RwSignal::new(false);
    // What is handed on is what somebody looks at; the name of the file says where that is not all.
    let found = move || {
        let usual = BacklogQuery::default();
        let is_all = wanted.with_untracked(|wanted| *wanted == usual);
        (!is_all).then(|| view.with_untracked(|view| view.ids.clone()))
    };
    let named = |found: &Option<Vec<Id>>, rest: &str| {
        let found = if found.is_some() { "-found" } else { "" };
        ["backlog", found, "-", rest].concat()
    };
    let export = Tracker::ALL.map(|tracker| {
        MenuItem::new(texts::tracker_name(tracker.name()), move |()| {
            let found = found();
            let write = |workspace: &_| backlog_file(workspace, tracker, found.as_deref());
            let file = shell.session.peek(write);
            let name = named(&found, tracker.name()) + ".csv";
            files::download(&name, "text/csv", file.as_bytes());
            shell.toasts.say(texts::share_exported(name));
        })
    });
    let script = MenuItem::new(texts::tracker_name("gh"), move |()| {
        let found = found();
        let file = shell
            .session
            .peek(|workspace| gh_script(workspace, found.as_deref()));
        let name = named(&found, "gh.sh");
        files::download(&name, "text/x-shellscript", file.as_bytes());
        shell.toasts.say(texts::share_exported(name));
    });
    let export: Vec<MenuItem> = export.into_iter().chain([script]).collect();
    view! {
        <PageHead title=texts::nav_backlog() count=count>
            <Button
                label=texts::import_title()
                icon=IconName::Upload
                on_click=move |_| shell.import()
            />
            <Button
                label=texts::rules_title()
                icon=IconName::Settings
                on_click=move |_| rules.set(true)
            />
            <Menu
                label=texts::backlog_export()
                icon=IconName::Download
                items=Signal::stored(export)
                kind=ButtonKind::Plain
            />
        </PageHead>
        <TabLinks label=texts::backlog_looks() tabs=tabs />
        {move || match look.get() {
            BacklogLook::List => view! { <list::Stories address=address view=view /> },
            BacklogLook::Map => view! { <map::StoryMap address=address /> },
            BacklogLook::Sprints => view! { <sprints::Sprints /> },
            BacklogLook::Forecast => view! { <forecast::Forecasts address=address /> },
        }}
        <rules::Rules open=rules />
    }
}

/// What an address asks for of the list.
fn query_of(address: &BacklogAddress) -> BacklogQuery {
    BacklogQuery {
        search: address.search.clone(),
        show: Show::ALL
            .into_iter()
            .find(|show| show.name() == address.show)
            .unwrap_or_default(),
        idea: address.idea,
        tag: address.tag.clone(),
        sprint: address.sprint.clone(),
    }
}
