//! The first page of each role: what is new, what is off its track, and what waits. Each line leads to where one acts.

use tandem_core::model::Role;
use tandem_core::statuses::Statuses;
use tandem_core::view::home::{Place, Section, Step, home};
use tandem_core::{Kind, texts};

use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::pages::inbox::nothing_yet;
use crate::platform::{clock, intl, page};
use crate::routes::{self, BacklogAddress, BacklogLook, BoardAddress, ListAddress};
use crate::shell::Shell;
use crate::view::prelude::*;

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_home()));
    let role = Memo::new(move || session.me.with(|me| me.as_ref().map_or(Role::Pm, |me| me.role)));
    let shown = Memo::new(move || {
        session.read_all(|workspace| home(workspace, (session.by(), role.get()), clock::by_hour(), intl::day))
    });
    let is_empty = Memo::new(move || {
        session.read(&[Kind::FEEDBACK, Kind::IDEAS, Kind::STORIES], |workspace| {
            let kinds = [Kind::FEEDBACK, Kind::IDEAS, Kind::STORIES];
            kinds.iter().all(|kind| workspace.records(kind).next().is_none())
        })
    });
    let steps = move || shown.with(|shown| shown.round.iter().map(|at| step(shell, at)).collect_view());
    let parts = move || {
        shown.with(|shown| {
            shown
                .sections
                .iter()
                .map(|about| part(shell, about))
                .collect_view()
        })
    };
    view! {
        <PageHead title=texts::nav_home() />
        <div class="page-body">
            <nav aria-label=texts::home_round()>
                <ol class="round">{steps}</ol>
            </nav>
            <Show
                when=move || !is_empty.get()
                fallback=|| nothing_yet(IconName::Home, texts::home_empty_title(), texts::home_empty_text())
            >
                <div class="home">{parts}</div>
            </Show>
        </div>
    }
}

fn step(shell: Shell, step: &Step) -> View {
    let left = (!step.left.is_empty()).then(|| view! { <span class="soft small">{step.left.clone()}</span> });
    view! {
        <li class="round-step">
            <a class="round-link" href=href(shell, step.to)>
                <span class="round-name">{texts::home_step(step.about)}</span>
                " "
                <span>{step.stands.clone()}</span>
                " "
                {left}
            </a>
        </li>
    }
}

fn part(shell: Shell, section: &Section) -> View {
    let title = texts::home_section(section.about);
    let lines = section.lines.iter().map(|line| {
        let hint =
            (!line.hint.is_empty()).then(|| view! { <span class="soft small">{line.hint.clone()}</span> });
        view! {
            <li class="links-row">
                <a class="grow links-text" href=href(shell, line.to)>
                    <span>{line.text.clone()}</span>
                    {hint}
                </a>
            </li>
        }
    });
    let nothing = section
        .lines
        .is_empty()
        .then(|| view! { <p class="soft small">{texts::home_nothing(section.about)}</p> });
    // Where they stand, if all of them stand in one place.
    let rest = match section.about {
        "came-in" => Some(Place::Inbox),
        "weight" => Some(Place::Ideas),
        "off-track" => Some(Place::Strategy),
        "unready" | "disagree" => Some(Place::Backlog),
        _ => None,
    };
    let more = (section.more > 0).then(|| {
        let text = texts::home_more(section.more);
        match rest {
            Some(rest) => view! { <a class="small" href=href(shell, rest)>{text}</a> },
            None => view! { <p class="soft small">{text}</p> },
        }
    });
    view! {
        <section class="panel stack" aria-label=title.clone()>
            <h2>{title}</h2>
            {nothing}
            <ul class="links">{lines.collect_view()}</ul>
            {more}
        </section>
    }
}

fn href(shell: Shell, place: Place) -> String {
    let backlog = |look: BacklogLook| {
        BacklogAddress {
            look,
            ..BacklogAddress::default()
        }
        .href()
    };
    match place {
        Place::Inbox => routes::INBOX.to_owned(),
        Place::Ideas => routes::IDEAS.to_owned(),
        Place::Board(id) => BoardAddress::default().href(id),
        Place::Release(id) => routes::release(id),
        Place::Releases => routes::RELEASES.to_owned(),
        Place::Outcomes => routes::OUTCOMES.to_owned(),
        Place::Triage => routes::TRIAGE.to_owned(),
        Place::Feedback(id) => routes::feedback(id),
        Place::Idea(id) => routes::idea(id),
        Place::UnderReview => ListAddress {
            search: shell.session.peek(Statuses::of).search_for("under-review"),
            ..ListAddress::default()
        }
        .href(routes::IDEAS),
        Place::Strategy => routes::STRATEGY.to_owned(),
        Place::Share => routes::SHARE.to_owned(),
        Place::Sprint(id) => routes::sprint(id),
        Place::Sprints => backlog(BacklogLook::Sprints),
        Place::Story(id) => routes::story(id),
        Place::Forecast => backlog(BacklogLook::Forecast),
        Place::Backlog => routes::BACKLOG.to_owned(),
    }
}
