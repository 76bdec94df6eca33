//! One story: its sentence, criteria, checklists, what it needs, and the thread up to the evidence.

use tandem_core::intake::cell::line;
use tandem_core::scoring::show;
use tandem_core::snapshot::v1::STORY_STATUSES;
use tandem_core::view::backlog::sprints;
use tandem_core::view::sprint::open_sprints;
use tandem_core::view::story::{StoryView, story};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::backlog::READS as BACKLOG_READS;
use super::backlog::acts::{plan, set, set_status};
use super::not_found::Missing;
use super::parts::{BodyField, TagsField, TitleField, named_items, offered_ideas, write};
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::icon::IconName;
use crate::components::inline_edit::InlineArea;
use crate::components::picker::Picker;
use crate::platform::{clock, intl};
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

mod criteria;
mod needs;
mod poker;
mod split;

const KIND: Kind = Kind::STORIES;
/// What a story is made from.
const READS: [Kind; 7] = [
    Kind::STORIES,
    Kind::SPRINTS,
    Kind::IDEAS,
    Kind::PEOPLE,
    Kind::WORKSPACES,
    Kind::FEEDBACK,
    Kind::CUSTOMERS,
];

/// A story in full, beside a list.
#[component]
pub fn StoryPanel(
    /// The story.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let view = Memo::new(move || session.read(&READS, |workspace| story(workspace, id, session.by())));
    let here = Memo::new(move || view.with(Option::is_some));
    move || {
        if here.get() {
            view! { <Whole id=id view=view /> }
        } else {
            view! { <Missing text=texts::story_gone().to_owned() kind=KIND /> }
        }
    }
}

/// The dialog that cuts a story in two, from a place that shows only its row.
#[component]
pub fn SplitStory(
    /// The story.
    id: Id,
    /// The story whose dialog is open; none closes it.
    open: RwSignal<Option<Id>>,
) -> impl IntoView {
    let session = Session::here();
    let view = Memo::new(move || session.read(&READS, |workspace| story(workspace, id, session.by())));
    let here = RwSignal::new(true);
    Effect::new(move || {
        if !here.get() {
            open.set(None);
        }
    });
    view! { <split::Split id=id view=view open=here /> }
}

#[component]
fn Whole(id: Id, view: Memo<Option<StoryView>>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let text = move |read: fn(&StoryView) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    let delete = move |_| {
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        if session.dispatch_and_tell(command, texts::stories_deleted(1_usize)) {
            super::peek::close(shell);
        }
    };
    let hints = move || {
        view.with(|view| {
            let hints = view.as_ref().map(|view| view.hints.clone()).unwrap_or_default();
            (!hints.is_empty()).then(|| {
                let lines = hints
                    .into_iter()
                    .map(|hint| view! { <li>{texts::invest_hint(hint.name())}</li> });
                view! {
                    <details class="story-hints">
                        <summary>{texts::invest_title(lines.len())}</summary>
                        <ul>{lines.collect_view()}</ul>
                    </details>
                }
            })
        })
    };
    let splitting = RwSignal::new(false);
    view! {
        <article class="record">
            <TitleField kind=KIND id=id value=text(|view| view.title.clone()) />
            <super::conflicts::ConflictsOf kind=KIND id=id />
            <Sentence id=id view=view />
            <BodyField kind=KIND id=id field="description" value=text(|view| view.description.clone()) />
            <Facts id=id view=view />
            {hints}
            <criteria::Criteria id=id view=view />
            <criteria::Checks id=id view=view set="ready" />
            <criteria::Checks id=id view=view set="done" />
            <needs::Needs id=id view=view />
            <poker::PokerTable id=id view=view />
            <Thread view=view />
            <super::comments::Comments kind=KIND id=id />
            <footer class="record-foot">
                <span class="soft small">
                    {move || view.with(|view| view.as_ref().map(|view| texts::made_by(&view.made.name, intl::moment(view.made.at))))}
                </span>
                <Button
                    label=texts::story_split()
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=move |_| splitting.set(true)
                />
                <Button
                    label=texts::delete()
                    icon=IconName::Trash
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=delete
                />
            </footer>
            <split::Split id=id view=view open=splitting />
        </article>
    }
}

/// As a …, I want …, so that ….
#[component]
fn Sentence(id: Id, view: Memo<Option<StoryView>>) -> impl IntoView {
    let session = Session::here();
    let part = move |field: &'static str,
                     lead: &'static str,
                     empty: &'static str,
                     read: fn(&StoryView) -> String| {
        let value = Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()));
        view! {
            <div class="sentence-part">
                <span class="sentence-lead" aria-hidden="true">{lead}</span>
                <InlineArea
                    label=lead
                    value=value
                    // It may take several lines to show, but is one.
                    on_save=move |text: String| write(session, KIND, id, Field::named(field), &line(&text))
                    placeholder=empty
                    rows=1
                />
            </div>
        }
    };
    view! {
        <section class="sentence" aria-label=texts::story_sentence()>
            {part("as-a", texts::story_as_a(), texts::story_as_a_empty(), |view| view.as_a.clone())}
            {part("want", texts::story_want(), texts::story_want_empty(), |view| view.want.clone())}
            {part("so-that", texts::story_so_that(), texts::story_so_that_empty(), |view| view.so_that.clone())}
        </section>
    }
}

/// Status, points, sprint, idea and tags.
#[component]
fn Facts(id: Id, view: Memo<Option<StoryView>>) -> impl IntoView {
    let session = Session::here();
    let text = move |read: fn(&StoryView) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    let statuses = STORY_STATUSES
        .iter()
        .map(|status| Choice::new(*status, texts::status_name(*status)));
    let statuses: Vec<Choice> = statuses.collect();
    let points = Signal::derive(move || {
        let cards = session.read(&[Kind::WORKSPACES], tandem_core::view::poker::scale);
        let own = view.with(|view| view.as_ref().and_then(|view| view.points));
        let other = own.filter(|own| !cards.contains(own));
        let named = cards
            .iter()
            .copied()
            .chain(other)
            .map(|points| Choice::new(show(points), show(points)));
        std::iter::once(Choice::new("", texts::points_none()))
            .chain(named)
            .collect::<Vec<_>>()
    });
    let sprints = Signal::derive(move || {
        // The one that it is in stays, also when it is over.
        let own = view.with(|view| view.as_ref().and_then(|view| view.sprint));
        let all = session.read(&BACKLOG_READS, |workspace| {
            let open = open_sprints(workspace, clock::now());
            let mut all = sprints(workspace);
            all.retain(|sprint| open.contains(sprint) || Some(sprint.0) == own);
            all.into_iter()
        });
        let named = all.map(|(id, name)| Choice::new(id.to_string(), name));
        std::iter::once(Choice::new("", texts::backlog_no_sprint()))
            .chain(named)
            .collect::<Vec<_>>()
    });
    let releases = Memo::new(move || {
        session.read(&[Kind::RELEASES], |workspace| {
            let all = workspace.records(&Kind::RELEASES);
            let named = all.map(|record| (record.id().to_string(), record.text("title").to_owned()));
            named.collect::<Vec<_>>()
        })
    });
    let release_choices = Signal::derive(move || {
        let named = releases
            .get()
            .into_iter()
            .map(|(id, title)| Choice::new(id, title));
        std::iter::once(Choice::new("", texts::release_none()))
            .chain(named)
            .collect::<Vec<_>>()
    });
    let choose_release = move |release: String| {
        let value = (!release.is_empty()).then(|| Value::text(&release));
        set(session, id, Field::named("release"), value);
    };
    let query = RwSignal::new(String::new());
    let ideas = Signal::derive(move || {
        let own = view.with(|view| view.as_ref().and_then(|view| view.idea.clone()));
        let found = query.with(|text| offered_ideas(session, text));
        let other = own.filter(|own| !found.contains(own));
        named_items(found.into_iter().chain(other))
    });
    let choose_idea = move |idea: Option<String>| {
        let value = idea.map(|idea| Value::text(&idea));
        set(session, id, Field::named("idea"), value);
    };
    view! {
        <div class="facts">
            <div class="fact fact-status">
                <SelectField
                    label=texts::field_label("status")
                    choices=Signal::stored(statuses)
                    value=text(|view| view.status.clone())
                    on_change=move |status: String| { set_status(session, &[id], &status); }
                />
            </div>
            <div class="fact">
                <SelectField
                    label=texts::field_label("points")
                    choices=points
                    value=text(|view| view.points.map(show).unwrap_or_default())
                    on_change=move |points: String| {
                        let value = tandem_core::value::decimal(&points).and_then(Value::number);
                        set(session, id, Field::named("points"), value);
                    }
                />
            </div>
            <div class="fact">
                <SelectField
                    label=texts::field_label("sprints")
                    choices=sprints
                    value=text(|view| view.sprint.map(|sprint| sprint.to_string()).unwrap_or_default())
                    on_change=move |sprint: String| { plan(session, &[id], sprint.parse().ok()); }
                />
            </div>
            <div class="fact">
                <Picker
                    label=texts::field_label("idea")
                    items=ideas
                    value=Signal::derive(move || view.with(|view| {
                        view.as_ref().and_then(|view| view.idea.as_ref().map(|(id, _)| id.to_string()))
                    }))
                    on_change=choose_idea
                    on_query=move |text| query.set(text)
                    placeholder=texts::story_no_idea()
                />
            </div>
            <Show when=move || releases.with(|releases| !releases.is_empty())>
                <div class="fact">
                    <SelectField
                        label=texts::field_label("release")
                        choices=release_choices
                        value=text(|view| view.release.map(|release| release.to_string()).unwrap_or_default())
                        on_change=choose_release
                    />
                </div>
            </Show>
            <TagsField kind=KIND id=id />
        </div>
    }
}

/// The way up: the idea, and what customers said.
#[component]
fn Thread(view: Memo<Option<StoryView>>) -> impl IntoView {
    move || {
        view.with(|view| {
            let view = view.as_ref()?;
            let (idea, title) = view.idea.clone()?;
            let evidence = view.evidence.iter().map(|insight| {
                view! {
                    <li class="links-row">
                        <a class="grow links-text" href=routes::feedback(insight.feedback)>
                            <span class="clip">{insight.title.clone()}</span>
                            <span class="soft small clip">{insight.customer.clone()}</span>
                        </a>
                    </li>
                }
            });
            Some(view! {
                <section class="record-part" aria-label=texts::story_thread()>
                    <h2>{texts::story_thread()}</h2>
                    <p><a href=routes::idea(idea)>{title}</a></p>
                    <ul class="links">{evidence.collect_view()}</ul>
                </section>
            })
        })
    }
}
