//! One release: when it goes out, what is in it, its notes, and whom to tell.

use tandem_core::model::release::AUDIENCES;
use tandem_core::view::backlog::status_writes;
use tandem_core::view::releases::{
    Back, ReleaseView, let_out, not_done, offered, put_in, release, set_day, take_back,
};
use tandem_core::{Command, Field, Id, Kind, Value, texts, time};

use super::tell::WhomToTell;
use super::{READS, state};
use crate::components::button::{Button, ButtonKind, ControlSize, IconButton};
use crate::components::date_field::DateField;
use crate::components::field::Checkbox;
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineTitle};
use crate::components::picker::LinkPicker;
use crate::pages::backlog::acts::{set, stories_by_title};
use crate::pages::comments::Comments;
use crate::pages::conflicts::ConflictsOf;
use crate::pages::handout::HandOut;
use crate::pages::not_found::Missing;
use crate::pages::parts::{MarkdownEdit, OFFERED, named_items, write};
use crate::pages::status::{idea_badge, status_badge};
use crate::platform::{clock, intl, page};
use crate::routes::{self, Page};
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

const KIND: Kind = Kind::RELEASES;

/// The page.
#[component]
pub fn ReleasePage() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let id = Memo::new(move || match shell.router.page.get() {
        Page::Release(id) => id,
        _ => None,
    });
    let view = Memo::new(move || {
        let id = id.get()?;
        session.read(&READS, |workspace| release(workspace, id))
    });
    let there = Memo::new(move || view.with(Option::is_some));
    let title = Signal::derive(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.row.title.clone())
                .unwrap_or_default()
        })
    });
    Effect::new(move || page::set_title(&texts::page_title(title.get())));
    move || match id.get().filter(|_| there.get()) {
        Some(id) => view! { <Whole id=id view=view title=title /> },
        None => view! {
            <Missing text=texts::release_gone().to_owned() kind=KIND is_page=true />
        },
    }
}

#[component]
fn Whole(id: Id, view: Memo<Option<ReleaseView>>, title: Signal<String>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let is_out = Memo::new(move || view.with(|view| view.as_ref().is_some_and(|view| view.row.out)));
    let is_public =
        Signal::derive(move || view.with(|view| view.as_ref().is_some_and(|view| view.row.public)));
    let rename = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::release_title_missing().to_owned());
        }
        write(session, KIND, id, Field::named("title"), &text)
    };
    let go_out = move |_| {
        let env = session.env();
        let command = session.peek(|workspace| let_out(workspace, id, clock::today(), &env));
        let count = view.with_untracked(|view| view.as_ref().map_or(0, |view| view.ideas.len()));
        let today = clock::today();
        let day = view
            .with_untracked(|view| view.as_ref()?.row.day)
            .unwrap_or(today);
        if let Some(command) = command {
            let said = texts::release_went_out(title.get_untracked(), count, intl::day(day.min(today)));
            session.dispatch_and_tell(command, said);
        }
    };
    let go_back = move |_| {
        let env = session.env();
        let back = session.read_steps(|workspace, history| take_back(workspace, id, history, &env));
        if let Some(Back { command, ideas, stay }) = back {
            let mut said = texts::release_went_back(title.get_untracked(), ideas);
            if stay > 0 {
                said = said + " " + &texts::release_stay_out(stay);
            }
            session.dispatch_and_tell(command, said);
        }
    };
    let edit = move |field: &'static str, value: Option<Value>| {
        session.try_dispatch(Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes: vec![(Field::named(field), value)],
        });
    };
    let delete = move |_| {
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        if session.dispatch_and_tell(command, texts::release_deleted().to_owned()) {
            shell.go(routes::RELEASES);
        }
    };
    let version = Signal::derive(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.row.version.clone())
                .unwrap_or_default()
        })
    });
    let day = Signal::derive(move || {
        let day = view.with(|view| view.as_ref().and_then(|view| view.row.day));
        day.map(time::date).unwrap_or_default()
    });
    let way = move || {
        if is_out.get() {
            view! {
                <Button label=texts::release_back() on_click=go_back />
            }
        } else {
            view! {
                <Button
                    label=texts::release_out()
                    kind=ButtonKind::Primary
                    icon=IconName::Release
                    on_click=go_out
                />
            }
        }
    };
    view! {
        <a class="back" href=routes::RELEASES>{texts::nav_releases()}</a>
        <header class="page-head">
            <h1 class="unseen">{title}</h1>
            <InlineTitle label=texts::field_label("title") value=title on_save=rename />
            {move || state(is_out.get())}
            <div class="page-actions">
                <HandOut make=move |()| {
                    view.with_untracked(|view| {
                        let view = view.as_ref()?;
                        Some(session.peek(|workspace| tandem_core::handout::release(workspace, view)))
                    })
                } />
                <Button label=texts::delete() icon=IconName::Trash kind=ButtonKind::Quiet on_click=delete />
                {way}
            </div>
        </header>
        <div class="page-body release">
            <ConflictsOf kind=KIND id=id />
            <section class="panel stack" aria-label=texts::field_label("release")>
                <div class="release-facts">
                    <div class="fact">
                        <span class="field-label" aria-hidden="true">{texts::field_label("version")}</span>
                        <InlineEdit
                            label=texts::field_label("version")
                            value=version
                            on_save=move |text: String| write(session, KIND, id, Field::named("version"), &text)
                            placeholder=texts::value_none()
                        />
                    </div>
                    <DateField
                        label=texts::release_day()
                        value=day
                        on_change=move |day: String| {
                            if let Some(command) = session.peek(|workspace| set_day(workspace, id, &day)) {
                                session.try_dispatch(command);
                            }
                        }
                    />
                </div>
                <Checkbox
                    label=texts::release_public()
                    checked=is_public
                    on_change=move |on: bool| edit("public", on.then_some(Value::Flag(true)))
                    hint=texts::release_public_hint()
                />
            </section>
            <Ideas id=id view=view />
            <Stories id=id view=view />
            {[0, 1].map(|at| notes(session, id, view, at)).into_iter().collect_view()}
            <WhomToTell id=id view=view />
            <div class="panel">
                <Comments kind=KIND id=id />
            </div>
        </div>
    }
}

/// The ideas that go out with it.
#[component]
fn Ideas(id: Id, view: Memo<Option<ReleaseView>>) -> impl IntoView {
    let session = Session::here();
    let ideas =
        Memo::new(move || view.with(|view| view.as_ref().map(|view| view.ideas.clone()).unwrap_or_default()));
    let declined = Memo::new(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.declined.clone())
                .unwrap_or_default()
        })
    });
    let take_out = move |idea: Id| {
        session.try_dispatch(Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes: vec![(Field::named("release"), None)],
        });
    };
    let find = move |text: String| {
        named_items(session.read(&[Kind::IDEAS], |workspace| offered(workspace, id, &text, OFFERED)))
    };
    let choose = move |idea: Id| {
        let env = session.env();
        if let Some(command) = session.peek(|workspace| put_in(workspace, id, &[idea], &env)) {
            session.try_dispatch(command);
        }
    };
    let row = move |(idea, title, status): (Id, String, String)| {
        view! {
            <li class="links-row">
                <a class="grow links-text" href=routes::idea(idea)>
                    <span class="clip">{title.clone()}</span>
                </a>
                {idea_badge(&status)}
                <IconButton
                    icon=IconName::Close
                    label=texts::release_take_out(title)
                    size=ControlSize::Small
                    on_click=move |_| take_out(idea)
                />
            </li>
        }
    };
    view! {
        <section class="panel stack" aria-label=texts::release_ideas()>
            <h2>{texts::release_ideas()}</h2>
            <ul class="links">
                <For each=move || ideas.get() key=Clone::clone children=row />
            </ul>
            <Show when=move || ideas.with(Vec::is_empty)>
                <p class="soft small">{texts::release_ideas_none()}</p>
            </Show>
            <Show when=move || !declined.with(Vec::is_empty)>
                <p class="soft small">{texts::release_declined()}</p>
                <ul class="links">
                    <For each=move || declined.get() key=Clone::clone children=row />
                </ul>
            </Show>
            <LinkPicker label=texts::release_ideas_add() find=find on_choose=choose />
        </section>
    }
}

/// The stories that go out with it.
#[component]
fn Stories(id: Id, view: Memo<Option<ReleaseView>>) -> impl IntoView {
    let session = Session::here();
    // What goes out need not be done in every part; whoever lets it go out says so.
    let open = Memo::new(move || {
        let is_out = view.with(|view| view.as_ref().is_some_and(|view| view.row.out));
        let open = session.read(&[Kind::STORIES], |workspace| not_done(workspace, id));
        if is_out { open } else { Vec::new() }
    });
    let finish = move |_| {
        let ids = open.get_untracked();
        let writes = session.peek(|workspace| status_writes(workspace, &ids, "done", clock::now()));
        let command = Command::Arrange {
            did: "story-status",
            records: Vec::new(),
            writes,
        };
        session.dispatch_and_tell(command, texts::release_stories_done(ids.len()));
    };
    let stories = Memo::new(move || {
        view.with(|view| view.as_ref().map(|view| view.stories.clone()).unwrap_or_default())
    });
    let put = move |story: Id, release: Option<Id>| {
        set(session, story, Field::named("release"), release.map(Value::link));
    };
    let find = move |text: String| {
        let known: Vec<Id> = stories.with(|stories| stories.iter().map(|(id, ..)| *id).collect());
        named_items(session.read(&[Kind::STORIES], |workspace| {
            stories_by_title(workspace, &text, &known)
        }))
    };
    let row = move |(story, title, status): (Id, String, String)| {
        view! {
            <li class="links-row">
                <a class="grow links-text" href=routes::story(story)>
                    <span class="clip">{title.clone()}</span>
                </a>
                {status_badge(&status)}
                <IconButton
                    icon=IconName::Close
                    label=texts::release_take_out(title)
                    size=ControlSize::Small
                    on_click=move |_| put(story, None)
                />
            </li>
        }
    };
    view! {
        <section class="panel stack" aria-label=texts::release_stories()>
            <h2>{texts::release_stories()}</h2>
            <ul class="links">
                <For each=move || stories.get() key=Clone::clone children=row />
            </ul>
            <Show when=move || stories.with(Vec::is_empty)>
                <p class="soft small">{texts::release_stories_none()}</p>
            </Show>
            <Show when=move || !open.with(Vec::is_empty)>
                <p>{move || texts::release_stories_open(open.with(Vec::len))}</p>
                <div>
                    <Button label=texts::release_stories_finish() size=ControlSize::Small on_click=finish />
                </div>
            </Show>
            <LinkPicker label=texts::release_stories_add() find=find on_choose=move |story: Id| put(story, Some(id)) />
        </section>
    }
}

/// The notes for one audience.
fn notes(session: Session, id: Id, view: Memo<Option<ReleaseView>>, at: usize) -> View {
    let audience = AUDIENCES[at];
    let value = Signal::derive(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.notes[at].clone())
                .unwrap_or_default()
        })
    });
    let save = move |text: String| write(session, KIND, id, Field::element("notes", audience), &text);
    view! {
        <section class="panel stack" aria-label=texts::release_notes(audience)>
            <h2>{texts::release_notes(audience)}</h2>
            <div class="record-body">
                <MarkdownEdit
                    label=texts::release_notes(audience)
                    value=value
                    on_save=save
                    empty=texts::release_notes_empty()
                />
            </div>
        </section>
    }
}
