//! The root component: provides the session and the shell, the frame, the routes, the dialogs that are on every page.

mod navigation;

use crate::view::prelude::*;
use tandem_core::model::Feedback;
use tandem_core::unsettled::unsettled;
use tandem_core::view::Tally;
use tandem_core::{Kind, texts, view};
use wasm_bindgen_futures::spawn_local;

use crate::commands;
use crate::components::badge::RoleBadge;
use crate::components::button::{Button, ControlSize, hold_double_clicks};
use crate::components::dialog::is_form_in_hand;
use crate::components::frame::{
    CONTENT_ID, Frame, NavRail, PhoneBar, SaveMark, SaveState, SearchButton, TopBar,
};
use crate::components::inline_edit::OnWrittenOver;
use crate::components::message::{Banner, Skeleton, Tone};
use crate::components::toast::ToastRegion;
use crate::pages;
use crate::platform::service_worker::{self, Offline};
use crate::platform::{clock, idle, page};
use crate::router::Router;
use crate::routes::{self, Page};
use crate::session::{Notice, Saved, Session, Stage};
use crate::shell::Shell;
use crate::storage::StorageError;

/// The whole program.
#[component]
pub fn App() -> impl IntoView {
    clock::follow();
    let session = Session::new();
    provide_context(session);
    session.resume();
    let shell = Shell::new(session, Router::new());
    provide_context(shell);
    provide_context(shell.toasts);
    provide_context(OnWrittenOver(Callback::new(move |()| {
        session.tell_written_over();
    })));
    commands::listen(shell);
    page::ask_before_leaving(move || shell.has_drafts() || is_form_in_hand());
    service_worker::register(move |state| match state {
        Offline::Ready => shell.toasts.say(texts::ready_offline()),
        Offline::Update => shell.update.set(true),
    });
    // Made once: a callback made inside the effect would be gone when the effect runs again.
    let undo = Callback::new(move |step: u32| session.undo_step(step));
    Effect::new(move || {
        let notices = session.notices.get();
        if notices.is_empty() {
            return;
        }
        session.notices.set(Vec::new());
        // What was taken back goes before what says so comes, which would push out an older one instead.
        shell.toasts.keep(&|step| session.stands(step));
        for notice in notices {
            match notice {
                Notice::Failed(text) => shell.toasts.fail(text),
                Notice::Done(text, Some(done)) => {
                    shell
                        .toasts
                        .say_done(text, done.about, commands::undo_with(shell, done.step, undo));
                }
                Notice::Done(text, None) => shell.toasts.say(text),
            }
        }
    });
    Effect::new(move || shell.toasts.keep(&|step| session.stands(step)));
    hold_double_clicks();
    // Whatever the page in the frame, the frame stays.
    let unframed = Memo::new(move || Some(shell.router.page.get()).filter(|page| !page.is_framed()));
    // A form that is being filled in stays, also when somebody goes back to the start page.
    let has_forms = Memo::again(move |before: Option<bool>| {
        let now = before == Some(true) || unframed.with(Option::is_none);
        (now, before != Some(now))
    });
    view! {
        {move || match unframed.get() {
            None => view! { <Framed /> },
            Some(Page::Start) => view! { <pages::start::Start /> },
            Some(_) => view! { <pages::not_found::NotFound /> },
        }}
        {move || has_forms.get().then(|| view! { <pages::everywhere::Forms /> })}
        <ToastRegion toasts=shell.toasts />
    }
}

/// The frame around the pages of an open workspace.
#[component]
fn Framed() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let path = shell.router.path;
    Effect::new(move || match session.stage.get() {
        Stage::Start => shell.go(routes::START),
        Stage::Open => spawn_local(async move {
            idle::rest().await;
            shell.rested.set(true);
        }),
        Stage::Loading | Stage::Failed(_) => {}
    });
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            // Who goes back by the browser's own button leaves what lies over the page, too; a form that is being filled in stays.
            shell.review.set(None);
            shell.palette.set(false);
            shell.sheet.set(false);
            page::focus(CONTENT_ID);
            page::scroll_to(shell.router.scrolled.get_value());
        }
        now
    });
    // The navigation names a board also while it is compared, the backlog for a sprint, and the inbox for what is found in it.
    let path = Signal::derive(move || match shell.router.page.get() {
        Page::Compare(Some(board)) => routes::board(board),
        Page::Sprint(_) => routes::BACKLOG.to_owned(),
        Page::Themes | Page::Duplicates => routes::INBOX.to_owned(),
        _ => path.get(),
    });
    // Links stay the same elements while what they say is the same: one that is replaced between the press and the release
    // of a click never hears of the click.
    // What was put off waits again when its time has come, so that what was counted holds for a minute.
    let waiting = Memo::again(move |before: Option<(u64, Tally)>| {
        let now = clock::by_minute();
        let was = before.as_ref().map(|(_, tally)| tally.count);
        let before = before.filter(|(at, _)| *at == now).map(|(_, tally)| tally);
        let (tally, _) = session.read(&[Kind::FEEDBACK], |workspace| {
            Tally::again(before, workspace, [&Kind::FEEDBACK], |record| {
                usize::from(!record.is_deleted() && Feedback::of(record).waits(now))
            })
        });
        let changed = was != Some(tally.count);
        ((now, tally), changed)
    });
    let boards = Memo::new(move || session.read(&[Kind::BOARDS], view::boards));
    let items = Signal::derive(move || {
        navigation::pages(shell, waiting.with(|(_, tally)| tally.count), boards.get())
    });
    // Mostly there are none, and then nothing is looked through.
    let conflicts = Memo::again(move |before: Option<(usize, Tally)>| {
        let (was, before) = before.unzip();
        session.read_all(|workspace| {
            let (tally, _) = Tally::again(before, workspace, workspace.kinds(), |record| {
                record.conflicts().count()
            });
            let count = if tally.count > 0 {
                unsettled(workspace).count()
            } else {
                0
            };
            ((count, tally), was != Some(count))
        })
    });
    let last = Signal::derive(move || navigation::last(shell, conflicts.with(|(count, _)| *count)));
    // Whoever is at a button of a banner stays there while others edits are saved.
    let failed = Memo::again(move |before: Option<Option<StorageError>>| {
        let before = before.flatten();
        let now = match session.saved.get() {
            Saved::No(error) => Some(error),
            // While it is tried once more.
            Saved::Saving => before.clone(),
            Saved::Yes => None,
        };
        let changed = now != before;
        (now, changed)
    });
    let content = move || match session.stage.get() {
        Stage::Open => view! { <Content /> },
        Stage::Failed(error) => view! { <pages::recovery::Recovery error=error /> },
        Stage::Loading | Stage::Start => view! { <Skeleton lines=8 /> },
    };
    view! {
        <Frame
            narrow=shell.narrow
            rail=move || {
                view! {
                    <NavRail
                        items=items
                        last=last
                        path=path
                        narrow=shell.narrow
                        on_narrow=move |narrow| shell.set_narrow(narrow)
                    />
                }
            }
            top=move || top_bar(shell)
            bar=move || view! { <PhoneBar items=items last=last path=path /> }
            peek=move || view! { <pages::peek::Peek /> }
        >
            {move || notice(shell, failed)}
            {content}
        </Frame>
        <pages::everywhere::Everywhere />
        <pages::handout::Printout />
    }
}

/// The page in the frame; the same page for another item stays, and reads the address.
#[component]
fn Content() -> impl IntoView {
    let page = Shell::here().router.page;
    let kind = Memo::new(move || page.get().without_item());
    move || match kind.get() {
        Page::Inbox => view! { <pages::inbox::Inbox /> },
        Page::Ideas => view! { <pages::ideas::Ideas /> },
        Page::Idea(_) => view! { <pages::idea::IdeaPage /> },
        Page::Boards => view! { <pages::boards::Boards /> },
        Page::Board(_) => view! { <pages::board::BoardPage /> },
        Page::Compare(_) => view! { <pages::compare::ComparePage /> },
        Page::Backlog => view! { <pages::backlog::Backlog /> },
        Page::Sprint(_) => view! { <pages::sprint::SprintPage /> },
        Page::Triage => view! { <pages::triage::Triage /> },
        Page::Duplicates => view! { <pages::duplicates::Duplicates /> },
        Page::Themes => view! { <pages::themes::Themes /> },
        Page::Customers => view! { <pages::customers::Customers /> },
        Page::Customer(_) => view! { <pages::customers::CustomerPage /> },
        Page::Strategy => view! { <pages::strategy::Strategy /> },
        Page::Home => view! { <pages::home::Home /> },
        Page::Roadmap => view! { <pages::roadmap::Roadmap /> },
        Page::Brief => view! { <pages::brief::Brief /> },
        Page::Outcomes => view! { <pages::outcomes::Outcomes /> },
        Page::Releases => view! { <pages::releases::Releases /> },
        Page::Release(_) => view! { <pages::releases::one::ReleasePage /> },
        Page::Activity => view! { <pages::activity::Activity /> },
        Page::Share => view! { <pages::share::Share /> },
        Page::Import => view! { <pages::import::Import /> },
        Page::Settings => view! { <pages::settings::Settings /> },
        // The page of the address has no frame, and takes its place in a moment.
        Page::Start | Page::NotFound => View::nothing(),
    }
}

fn top_bar(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let name = move || session.read(&[Kind::WORKSPACES], |workspace| view::workspace_name(workspace).0);
    let state = Signal::derive(move || match session.saved.get() {
        Saved::Yes => SaveState::Saved,
        Saved::Saving => SaveState::Saving,
        Saved::No(_) => SaveState::Failed,
    });
    let label = Signal::derive(move || {
        match session.saved.get() {
            Saved::Yes => texts::saved(),
            Saved::Saving => texts::saving(),
            Saved::No(_) => texts::not_saved(),
        }
        .to_owned()
    });
    // How long ago that was is told anew on every page.
    let exported = Signal::derive(move || {
        shell.router.path.with(|_| ());
        pages::backup::last_export(session)
    });
    // Of a workspace that cannot be opened nothing is saved.
    let is_open = move || !matches!(session.stage.get(), Stage::Failed(_));
    let keys = commands::shown_keys(shell, "palette");
    view! {
        <TopBar
            start=move || view! { <strong class="clip">{name}</strong> }
            search=move || {
                view! {
                    <SearchButton
                        label=texts::search_everything()
                        keys=keys.clone()
                        on_click=move |()| shell.palette.set(true)
                    />
                }
            }
            end=move || {
                view! {
                    {move || is_open().then(|| view! {
                        <a class="saved-link" href=routes::SHARE aria-label=label title=exported>
                            <SaveMark state=state label=label />
                        </a>
                    })}
                    {move || session.me.get().map(|me| view! {
                        <a class="me" href=routes::SETTINGS title=texts::settings_me()>
                            <span class="clip me-name">{me.name}</span>
                            <RoleBadge role=me.role />
                        </a>
                    })}
                }
            }
        />
    }
}

/// What concerns every page: edits that are not saved, a new version, work that is in no file.
fn notice(shell: Shell, failed: Memo<Option<StorageError>>) -> View {
    if let Some(error) = failed.get() {
        return view! {
            <Banner tone=Tone::Warn text=error.unsaved_sentence()>
                <Button label=texts::export_now() size=ControlSize::Small on_click=move |_| shell.export() />
            </Banner>
        };
    }
    view! {
        {pages::update::update_notice(shell)}
        <pages::backup::ExportDue />
    }
}
