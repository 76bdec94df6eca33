//! Themes: the phrases that many items share which wait for triage, with who says them.

use tandem_core::search::Index;
use tandem_core::themes::{Search, Theme};
use tandem_core::view::themes::{READ, ThemeRow, into_idea, read, rows, title};
use tandem_core::{Id, Kind, Workspace, texts};

use super::found::found_in_slices;
use super::inbox::tabs::InboxTabs;
use super::list::revenue_text;
use crate::components::button::{Button, ButtonKind, ButtonLink, ControlSize};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::{EmptyState, ProgressBar};
use crate::platform::{clock, page};
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

/// How many themes are shown.
const SHOWN: usize = 40;
/// How many items are read between two looks at the clock.
const STEP: usize = 64;
/// What themes are made from.
const READS: [Kind; 3] = [Kind::FEEDBACK, Kind::CUSTOMERS, Kind::WORKSPACES];

/// The page.
#[component]
pub fn Themes() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::themes_title()));
    let waiting =
        Memo::new(move || session.read(&[Kind::FEEDBACK], |workspace| read(workspace, clock::by_hour())));
    let (found, progress) = found_in_slices(
        session,
        move || (Kind::FEEDBACK, Search::new(waiting.get())),
        step,
        finish,
    );
    let shown = Memo::new(move || {
        found.with(|found| {
            let (items, themes) = found.as_ref()?;
            Some(session.read(&READS, |workspace| {
                rows(workspace, items, themes, clock::by_hour())
            }))
        })
    });
    let themes = Memo::new(move || shown.with(|shown| shown.clone().unwrap_or_default()));
    let count = Signal::derive(move || {
        shown
            .with(|shown| {
                let themes = shown.as_ref().map(Vec::len)?;
                Some(texts::themes_count(themes, waiting.with(Vec::len)))
            })
            .unwrap_or_default()
    });
    view! {
        <PageHead title=texts::themes_title() count=count />
        <InboxTabs />
        <div class="themes">
            <p class="soft">{texts::themes_explained()}</p>
            <Show when=move || waiting.with(|waiting| waiting.len() == READ)>
                <p class="soft">{texts::themes_newest(READ)}</p>
            </Show>
            <Show
                when=move || shown.with(Option::is_some)
                fallback=move || {
                    view! {
                        <ProgressBar
                            label=texts::themes_reading()
                            done=Signal::derive(move || Some(progress.get()))
                        />
                    }
                }
            >
                <Show
                    when=move || themes.with(|themes| !themes.is_empty())
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon=IconName::Comment
                                title=texts::themes_empty_title()
                                text=texts::themes_empty_text()
                            >
                                <ButtonLink
                                    href=routes::TRIAGE
                                    label=texts::action_label("triage")
                                    kind=ButtonKind::Primary
                                />
                                <Button
                                    label=texts::action_label("new-feedback")
                                    on_click=move |_| shell.new_feedback.set(true)
                                />
                            </EmptyState>
                        }
                    }
                >
                    <For each=move || themes.get() key=key let:theme>
                        {theme_panel(shell, theme)}
                    </For>
                </Show>
            </Show>
        </div>
    }
}

fn step(search: &mut Search, workspace: &Workspace, index: &Index) -> f64 {
    search.go_on(workspace, index, STEP)
}

/// The items that were read, and their themes.
fn finish(search: &Search, _: &Workspace, index: &Index) -> (Vec<Id>, Vec<Theme>) {
    (search.items().to_vec(), search.themes(index, SHOWN))
}

/// What a panel shows.
fn key(theme: &ThemeRow) -> (String, Vec<Id>, Vec<(Id, String)>, String) {
    (
        theme.phrase.clone(),
        theme.items.clone(),
        theme.first.clone(),
        revenue_text(&theme.evidence.revenue),
    )
}

fn theme_panel(shell: Shell, theme: ThemeRow) -> View {
    let session = shell.session;
    let ThemeRow {
        phrase,
        items,
        first,
        evidence,
    } = theme;
    let (count, more) = (items.len(), items.len() - first.len());
    let named = title(&phrase);
    let make = move |_| {
        let idea = session.env().id(0);
        let told = texts::themes_made(&named, count);
        if session.dispatch_and_tell(into_idea(idea, &named, &items), told) {
            shell.go(&routes::idea(idea));
        }
    };
    let mut about = vec![texts::count_items(count)];
    if evidence.customers > 0 {
        let revenue = revenue_text(&evidence.revenue);
        about.push(texts::evidence_short(
            texts::count_customers(evidence.customers),
            revenue,
        ));
    }
    let links = first
        .into_iter()
        .map(|(id, title)| view! { <li><a class="clip" href=routes::feedback(id)>{title}</a></li> })
        .collect_view();
    view! {
        <section class="panel" aria-label=phrase.clone()>
            <header class="theme-head">
                <h2 class="grow">{phrase.clone()}</h2>
                <span class="soft small">{about.join(" · ")}</span>
                <a class="button control-small" href=routes::waiting_with(&phrase)>{texts::themes_inbox()}</a>
                <Button label=texts::themes_make_idea() icon=IconName::Idea size=ControlSize::Small on_click=make />
            </header>
            <ul class="theme-items" role="list" aria-label=texts::themes_of(&phrase)>{links}</ul>
            {(more > 0).then(|| view! {
                <p class="theme-more small"><a href=routes::waiting_with(&phrase)>{texts::themes_more(more)}</a></p>
            })}
        </section>
    }
}
