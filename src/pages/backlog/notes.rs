//! What stands above the backlog: its sums, the next sprint, cycles to settle, and where the board disagrees.

use tandem_core::dependencies::{SetAside, titles};
use tandem_core::scoring::show;
use tandem_core::view::backlog::BacklogView;
use tandem_core::view::sprint::{SprintView, next_sprint};
use tandem_core::{Command, Field, Id, Kind, texts};

use super::READS;
use super::orders::Disagreement;
use crate::components::button::{ButtonKind, ControlSize};
use crate::components::menu::{Menu, MenuItem};
use crate::components::message::{Banner, Tone};
use crate::platform::clock;
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

/// What stands above the list: sums, what is not ready at the top, cycles, and where the board disagrees.
#[component]
pub fn Notes(
    /// What is shown.
    view: Memo<BacklogView>,
    /// The sprint that stories are being chosen for, which says by itself how full it is.
    chosen: Memo<Option<Id>>,
) -> impl IntoView {
    let session = Shell::here().session;
    let sums = move || {
        view.with(|view| {
            let mut parts = vec![
                texts::backlog_ready(view.ready, view.open),
                texts::points_of(view.points),
            ];
            if view.unsized_open > 0 {
                parts.push(texts::backlog_unsized(view.unsized_open));
            }
            if view.unready_first > 0 && view.ready > 0 {
                parts.push(texts::backlog_unready_first(view.unready_first));
            }
            parts.join(" · ")
        })
    };
    let fits = move || {
        let next = session.read(&READS, |workspace| next_sprint(workspace, clock::by_hour()))?;
        let (id, sprint) = next;
        if chosen.get() == Some(id) {
            return None;
        }
        Some(view! { " · " <a href=routes::sprint(id)>{line_of(&sprint)}</a> })
    };
    let aside = move || {
        let links = view.with(|view| view.aside.clone());
        let banner = |link: SetAside| {
            let titles = session.peek(|workspace| titles(workspace, &link.cycle));
            view! { <Banner tone=Tone::Warn text=texts::cycle_found(titles.join(" → "))><Unlink link=link /></Banner> }
        };
        links.into_iter().map(banner).collect_view()
    };
    view! {
        <p class="backlog-sums soft">{sums} {fits}</p>
        {aside}
        <Disagreement />
    }
}

/// How full a sprint is.
pub fn line_of(sprint: &SprintView) -> String {
    let all = sprint.scope();
    match sprint.expected() {
        Some(expected) => texts::backlog_sprint_of(&sprint.name, show(all), show(expected)),
        None => texts::backlog_sprint(&sprint.name, texts::points_of(all)),
    }
}

/// Lets a person settle a cycle: each of its links can be removed.
#[component]
pub fn Unlink(
    /// The link that is set aside, with its cycle.
    link: SetAside,
) -> impl IntoView {
    let session = Shell::here().session;
    let cycle = link.cycle;
    let pairs = cycle.iter().zip(cycle.iter().cycle().skip(1));
    let items = pairs.map(|(story, needs)| {
        let (story, needs) = (*story, *needs);
        let name = |id: Id| {
            session.peek(|workspace| tandem_core::view::conflict::title(workspace, &Kind::STORIES, id))
        };
        let label = texts::cycle_remove(name(story), name(needs));
        MenuItem::new(label.clone(), move |()| {
            let command = Command::Edit {
                kind: Kind::STORIES,
                ids: vec![story],
                writes: vec![(Field::link("needs", needs), None)],
            };
            session.dispatch_and_tell(command, texts::cycle_settled().to_owned());
        })
    });
    let items: Vec<MenuItem> = items.collect();
    view! {
        <Menu
            label=texts::cycle_settle()
            items=Signal::stored(items)
            kind=ButtonKind::Plain
            size=ControlSize::Small
        />
    }
}
