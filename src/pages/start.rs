//! The start page: who sits here, and which workspace to work in.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use crate::view::{ev, html, prelude::*};
use leptos::task::spawn_local;
use tandem_core::model::Role;
use tandem_core::view::people::Namesake;
use tandem_core::{Id, sample, snapshot, texts};

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::TextField;
use crate::components::frame::BrandMark;
use crate::components::icon::IconName;
use crate::components::message::{Banner, Tone};
use crate::live::once_shown;
use crate::pages::namesake::IsThisYou;
use crate::pages::review::review;
use crate::pages::update::update_notice;
use crate::platform::files::{self, ReadFile};
use crate::platform::{clock, page, rest};
use crate::routes;
use crate::session::registry::{self, Kept};
use crate::session::{Asked, Lost, Opened, Saved, Session, Stage};
use crate::shell::Shell;
use crate::storage::{Attached, FileHash};

/// Where it is told what went wrong.
const PROBLEM: &str = "start-problem";

/// What somebody wants to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    Sample,
    File,
    Empty,
}

/// The start page, once it is known what this browser keeps.
#[component]
pub fn Start() -> impl IntoView {
    let session = Session::here();
    let known = Memo::new(move || session.stage.get() != Stage::Loading);
    move || {
        if known.get() {
            view! { <Choices /> }
        } else {
            View::nothing()
        }
    }
}

/// Who sits here, and what to begin with.
#[component]
fn Choices() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(texts::brand());
    let me = session.me.get_untracked();
    let name = RwSignal::new(me.as_ref().map_or(String::new(), |me| me.name.clone()));
    let role = RwSignal::new(me.map_or(Role::Pm, |me| me.role));
    let product = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let name_problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let picker = NodeRef::<html::Input>::new();
    // Nothing of the question is needed before it is asked for the first time.
    let asking = RwSignal::new(None::<Namesake>);
    let asked_once = RwSignal::new(false);
    let held = StoredValue::new(Rc::new(RefCell::new(None::<(Asked, String)>)));
    // Who has a workspace of their own comes for that.
    let sample_kind = if own_workspaces(session).is_empty() {
        ButtonKind::Primary
    } else {
        ButtonKind::Plain
    };

    // What waits in the workspace behind this page can be exported from memory.
    let unsaved = Memo::new(move || session.saved.with(|saved| matches!(saved, Saved::No(_))));
    // It stands above all, and on a phone what was chosen stands far below.
    let tell = move |sentence: String| {
        problem.set(Some(sentence));
        once_shown(|| page::focus(PROBLEM));
    };
    let is_named = move || {
        let named = name.with(|name| !name.trim().is_empty());
        name_problem.set((!named).then(|| texts::start_name_missing().to_owned()));
        if !named {
            page::focus_first(".start input");
        }
        named
    };
    let open = move |work: Opening, file: String| {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let result = match rest::ready().await {
                Ok(()) => {
                    session.introduce(&name.get_untracked(), role.get_untracked());
                    work.await
                }
                Err(rest::Missing) => Err(texts::start_rest_missing().to_owned()),
            };
            busy.set(false);
            match result {
                Ok(Opened::Asks(found)) => {
                    asking.set(Some(found.person.clone()));
                    held.get_value().replace(Some((*found, file)));
                    asked_once.set(true);
                }
                Ok(opened) => {
                    shell.go(routes::HOME);
                    if let Opened::Kept(Some(bytes)) = opened {
                        review(shell, &file, bytes);
                    }
                }
                Err(sentence) => tell(sentence),
            }
        });
    };
    let begin = move |how: Begin| {
        if !is_named() {
            return;
        }
        problem.set(None);
        match how {
            Begin::Sample => open(Box::pin(open_sample(session)), String::new()),
            Begin::File => {
                if let Some(picker) = picker.get_untracked() {
                    picker.click();
                }
            }
            Begin::Empty => open(
                Box::pin(start_empty(session, product.get_untracked())),
                String::new(),
            ),
        }
    };
    let picked = move |event: ev::Event| {
        let Some(file) = files::picked(&event_target(&event)) else {
            return;
        };
        spawn_local(async move {
            let mut hash = FileHash::default();
            match files::read_along(&file, snapshot::LARGEST_FILE, |bytes| hash.follow(bytes)).await {
                Ok(ReadFile { bytes, plain, name }) => {
                    let file = plain.filter(|_| bytes.len() >= LARGE);
                    let file = file.map(|file| Attached::new(file, &bytes, hash));
                    open(Box::pin(session.open_or_ask(bytes, file)), name);
                }
                Err(error) => tell(files::sentence(error)),
            }
        });
    };
    let answered = move |is_me: bool| {
        asking.set(None);
        let Some((found, file)) = held.get_value().take() else {
            return;
        };
        if is_me {
            // They go by what they are called there, not by what was typed here to be found by.
            name.set(found.person.name.clone());
            role.set(found.person.role);
            registry::go_on_as(found.workspace, found.person.id);
        }
        let opened = session.open_bytes(found.bytes, found.file, Lost::Refused);
        open(Box::pin(opened), file);
    };
    view! {
        <main class="start" id="content">
            <header class="start-head">
                <BrandMark />
                <h1>{texts::brand()}</h1>
                <p>{texts::start_lead()}</p>
            </header>
            <div class="start-problem" id=PROBLEM tabindex="-1">
                {move || problem.get().map(|text| view! {
                    <Banner tone=Tone::Bad text=text on_close=move |()| problem.set(None)>
                        {unsaved.get().then(|| view! {
                            <Button label=texts::export_now() size=ControlSize::Small on_click=move |_| shell.export() />
                        })}
                    </Banner>
                })}
            </div>
            {move || update_notice(shell)}
            <Workspaces />
            <section class="start-card" aria-labelledby="start-who">
                <h2 id="start-who">{texts::start_who()}</h2>
                <TextField
                    label=texts::start_name()
                    value=name
                    on_input=move |text| name.set(text)
                    error=name_problem
                    autocomplete="name"
                />
                <fieldset class="roles">
                    <legend>{texts::start_role()}</legend>
                    {[Role::Pm, Role::Po, Role::Contributor].map(|choice| role_choice(role, choice))}
                </fieldset>
            </section>
            <section class="start-card" aria-labelledby="start-how">
                <h2 id="start-how">{texts::start_how()}</h2>
                <div class="ways">
                    <div class="way">
                        <h3>{texts::start_sample_title()}</h3>
                        <p>{texts::start_sample_text()}</p>
                        <Button
                            label=texts::start_sample()
                            kind=sample_kind
                            disabled=busy
                            on_click=move |_| begin(Begin::Sample)
                        />
                    </div>
                    <div class="way">
                        <h3>{texts::start_open_title()}</h3>
                        <p>{texts::start_open_text()}</p>
                        <Button
                            label=texts::start_open()
                            icon=IconName::Upload
                            disabled=busy
                            on_click=move |_| begin(Begin::File)
                        />
                        <input
                            class="unseen"
                            type="file"
                            tabindex="-1"
                            aria-hidden="true"
                            accept=".json,application/json,application/vnd.tandem+json"
                            node_ref=picker
                            on:change=picked
                        />
                    </div>
                    <form
                        class="way"
                        on:submit=move |event| {
                            event.prevent_default();
                            begin(Begin::Empty);
                        }
                    >
                        <h3>{texts::start_empty_title()}</h3>
                        <TextField
                            label=texts::start_product()
                            value=product
                            on_input=move |text| product.set(text)
                            placeholder=texts::start_product_example()
                        />
                        <Button label=texts::start_empty() submit=true disabled=busy on_click=|_| {} />
                    </form>
                </div>
            </section>
            <p class="start-note">{texts::start_private()}</p>
            {move || asked_once.get().then(|| view! { <IsThisYou asking=asking on_answer=answered /> })}
        </main>
    }
}

fn role_choice(role: RwSignal<Role>, choice: Role) -> impl IntoView {
    let name = choice.as_str();
    view! {
        <label class=format!("role-choice role-choice-{name}")>
            <input
                type="radio"
                name="role"
                value=name
                prop:checked=move || role.get() == choice
                on:change=move |_| role.set(choice)
            />
            <strong>{texts::role_name(name)}</strong>
            <span>{texts::role_about(name)}</span>
        </label>
    }
}

/// The workspaces that this browser keeps, for somebody who has worked in one.
fn own_workspaces(session: Session) -> Vec<Kept> {
    let is_known = session.me.with_untracked(Option::is_some);
    if is_known {
        registry::workspaces()
    } else {
        Vec::new()
    }
}

/// The workspaces that this browser keeps.
#[component]
fn Workspaces() -> impl IntoView {
    let session = Session::here();
    let kept = own_workspaces(session);
    let open = move |(at, kept): (usize, &Kept)| {
        let (id, name): (Id, String) = (kept.id, kept.name.clone());
        let kind = if at == 0 {
            ButtonKind::Primary
        } else {
            ButtonKind::Plain
        };
        view! {
            <li class="kept">
                <strong class="clip grow">{name.clone()}</strong>
                <Button
                    label=texts::start_continue(&name)
                    kind=kind
                    on_click=move |_| session.switch(id, &name)
                />
            </li>
        }
    };
    (!kept.is_empty()).then(|| {
        view! {
            <section class="start-card" aria-labelledby="start-kept">
                <h2 id="start-kept">{texts::start_workspaces()}</h2>
                <ul class="kept-list">{kept.iter().enumerate().map(open).collect_view()}</ul>
            </section>
        }
    })
}

/// What opens a workspace, and what a person is told if it cannot.
type Opening = Pin<Box<dyn Future<Output = Result<Opened, String>>>>;

/// Opens the sample as if it had been written lately, or as it was opened before.
async fn open_sample(session: Session) -> Result<Opened, String> {
    let file = files::fetch("/sample.tandem.json").await;
    let Some(file) = file.and_then(|bytes| String::from_utf8(bytes).ok()) else {
        return Err(texts::start_sample_missing().to_owned());
    };
    let workspaces = registry::workspaces();
    let before = workspaces.iter().find_map(|kept| sample::weeks_of(kept.id));
    let weeks = before.unwrap_or_else(|| sample::weeks_since(&file, clock::now()));
    let opened = session.open_bytes(sample::moved(&file, weeks).into_bytes(), None, Lost::Refused);
    // What was deleted of it is not offered again.
    opened.await.map(|_| Opened::Started)
}

/// Starts an empty workspace, under a name of ours if it is given none.
async fn start_empty(session: Session, product: String) -> Result<Opened, String> {
    let product = match product.trim() {
        "" => texts::start_untitled(),
        product => product,
    };
    let started = session.start_empty(product, texts::board_first_name()).await;
    started
        .map(|()| Opened::Started)
        .map_err(|error| error.sentence())
}

/// From how many bytes on a file is kept as it is until the journal is folded; smaller ones are saved as fast as bytes, and
/// need nothing of the browser that it could refuse.
const LARGE: usize = 1 << 20;
