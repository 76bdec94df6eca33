//! The root component: provides the session and the shell, the frame, the routes, the dialogs that are on every page.

use leptos::prelude::*;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;
use tandem_core::model::Role;
use tandem_core::{Kind, texts, view};

use crate::commands::{self, find};
use crate::components::badge::RoleBadge;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::frame::{
    CONTENT_ID, Frame, NavItem, NavRail, PhoneBar, SaveMark, SaveState, SearchButton, TopBar,
};
use crate::components::icon::IconName;
use crate::components::message::{Banner, Skeleton, Tone};
use crate::components::toast::ToastRegion;
use crate::pages;
use crate::platform::page;
use crate::platform::service_worker::{self, Offline};
use crate::routes;
use crate::session::{Saved, Session, Stage};
use crate::shell::Shell;

/// The whole program.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    session.resume();
    view! {
        <Router>
            <Program />
        </Router>
    }
}

/// Everything that needs the router.
#[component]
fn Program() -> impl IntoView {
    let session = Session::here();
    let shell = Shell::new(session, use_location().pathname, use_navigate());
    provide_context(shell);
    commands::listen(shell);
    service_worker::register(move |state| match state {
        Offline::Ready => shell.toasts.say(texts::ready_offline()),
        Offline::Update => shell.update.set(true),
    });
    // Made once: a callback made inside the effect would be gone when the effect runs again.
    let undo = Callback::new(move |()| session.undo());
    Effect::new(move || {
        let notices = session.notices.get();
        if notices.is_empty() {
            return;
        }
        session.notices.set(Vec::new());
        for (_, notice) in notices {
            match (notice.failed, notice.undo) {
                (true, _) => shell.toasts.fail(notice.text),
                (false, true) => shell.toasts.say_with(notice.text, texts::undo(), undo),
                (false, false) => shell.toasts.say(notice.text),
            }
        }
    });
    view! {
        <Routes fallback=pages::not_found::NotFound>
            <Route path=path!("/") view=pages::start::Start />
            <ParentRoute path=path!("") view=Framed>
                <Route path=path!("/inbox") view=pages::inbox::Inbox />
                <Route path=path!("/ideas") view=pages::ideas::Ideas />
                <Route path=path!("/ideas/:id") view=pages::idea::IdeaPage />
                <Route path=path!("/boards") view=pages::boards::Boards />
                <Route path=path!("/boards/:id") view=pages::board::BoardPage />
                <Route path=path!("/share") view=pages::share::Share />
                <Route path=path!("/settings") view=pages::settings::Settings />
            </ParentRoute>
        </Routes>
        <ToastRegion toasts=shell.toasts />
    }
}

/// The frame around the pages of an open workspace.
#[component]
fn Framed() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let path = shell.path;
    Effect::new(move || {
        if session.stage.get() == Stage::Start {
            shell.go(routes::START);
        }
    });
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            page::focus(CONTENT_ID);
        }
        now
    });
    let path: Signal<String> = path.into();
    let items = Signal::derive(move || navigation(session));
    let last = Signal::derive(move || {
        let conflicts = session.read_all(|workspace| workspace.conflicts().count());
        let count = if conflicts > 0 {
            conflicts.to_string()
        } else {
            String::new()
        };
        vec![
            nav(
                routes::SHARE,
                texts::nav_share(),
                IconName::Share,
                "go-share",
                count,
            ),
            nav(
                routes::SETTINGS,
                texts::nav_settings(),
                IconName::Settings,
                "go-settings",
                String::new(),
            ),
        ]
    });
    let content = move || match session.stage.get() {
        Stage::Open => view! { <Outlet /> }.into_any(),
        Stage::Failed(error) => view! { <pages::recovery::Recovery error=error /> }.into_any(),
        Stage::Loading | Stage::Start => view! { <Skeleton lines=8 /> }.into_any(),
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
            {move || notice(shell)}
            {content}
        </Frame>
        <pages::everywhere::Everywhere />
    }
}

fn nav(href: &str, label: &str, icon: IconName, action: &str, count: String) -> NavItem {
    NavItem {
        href: href.to_owned(),
        label: label.to_owned(),
        icon,
        keys: find(action).map(commands::Action::shown_keys).unwrap_or_default(),
        count: Signal::stored(count),
    }
}

/// The pages in the order of the role: what a person's own side is about stands first.
fn navigation(session: Session) -> Vec<NavItem> {
    let (waiting, boards) = session.read(&[Kind::FEEDBACK, Kind::BOARDS], |workspace| {
        let feedback = workspace.records(&Kind::FEEDBACK);
        let new = feedback
            .filter(|record| matches!(record.text("status"), "" | "new"))
            .count();
        (new, view::boards(workspace))
    });
    let waiting = if waiting > 0 {
        waiting.to_string()
    } else {
        String::new()
    };
    let inbox = nav(
        routes::INBOX,
        texts::nav_inbox(),
        IconName::Inbox,
        "go-inbox",
        waiting,
    );
    let ideas = nav(
        routes::IDEAS,
        texts::nav_ideas(),
        IconName::Idea,
        "go-ideas",
        String::new(),
    );
    let all = nav(
        routes::BOARDS,
        texts::nav_boards(),
        IconName::Board,
        "go-boards",
        String::new(),
    );
    let own = boards.into_iter().take(6).map(|(id, name)| NavItem {
        href: format!("{}/{id}", routes::BOARDS),
        label: name,
        icon: IconName::Table,
        keys: String::new(),
        count: Signal::stored(String::new()),
    });
    let is_owner = session
        .me
        .with(|me| me.as_ref().is_some_and(|me| me.role == Role::Po));
    if is_owner {
        std::iter::once(all).chain(own).chain([ideas, inbox]).collect()
    } else {
        [inbox, ideas, all].into_iter().chain(own).collect()
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
    let keys = find("palette")
        .map(commands::Action::shown_keys)
        .unwrap_or_default();
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
                    <SaveMark state=state label=label />
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

/// What concerns every page: edits that are not saved, a new version.
fn notice(shell: Shell) -> AnyView {
    if let Saved::No(error) = shell.session.saved.get() {
        return view! {
            <Banner tone=Tone::Warn text=error.sentence()>
                <Button label=texts::export_now() size=ControlSize::Small on_click=move |_| shell.export() />
            </Banner>
        }
        .into_any();
    }
    update_notice(shell)
}

/// Offers a new version that waits to be let in.
pub fn update_notice(shell: Shell) -> AnyView {
    if !shell.update.get() {
        return ().into_any();
    }
    let close = move |()| shell.update.set(false);
    view! {
        <Banner text=texts::new_version() on_close=close>
            <Button
                label=texts::reload()
                kind=ButtonKind::Primary
                size=ControlSize::Small
                on_click=|_| service_worker::accept_update()
            />
            <Button label=texts::later() size=ControlSize::Small on_click=move |_| close(()) />
        </Banner>
    }
    .into_any()
}
