//! A board: its framework explained, and its ideas as a table, a matrix or columns.

use tandem_core::model::Board;
use tandem_core::scoring::Framework;
use tandem_core::scoring::combine::Rule;
use tandem_core::view::board::{BoardRow, BoardView, board_again};
use tandem_core::{Command, Field, Id, Kind, Value, handout, texts};

use self::shown::Shown;
use super::handout::HandOut;
use super::not_found::Missing;
use super::parts::name_view;
use super::scoring::FrameworkHelp;
use crate::components::button::{Button, ButtonKind};
use crate::components::filter::{TabLink, TabLinks};
use crate::components::icon::IconName;
use crate::components::inline_edit::InlineTitle;
use crate::components::message::EmptyState;
use crate::routes::{self, BoardAddress, Look, Page};
use crate::shell::Shell;
use crate::view::prelude::*;

pub mod columns;
mod fits;
mod judge;
mod kano;
mod matrix;
mod menu;
mod own;
mod settings;
pub mod shown;
mod table;

/// What a board is scored from.
pub const READS: [Kind; 8] = [
    Kind::OBJECTIVES,
    Kind::SEGMENTS,
    Kind::BOARDS,
    Kind::IDEAS,
    Kind::FEEDBACK,
    Kind::CUSTOMERS,
    Kind::PEOPLE,
    Kind::WORKSPACES,
];

/// The page of one board.
#[component]
pub fn BoardPage() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let page = shell.router.page;
    let id = Memo::new(move || match page.get() {
        Page::Board(id) => id,
        _ => None,
    });
    let framework = Memo::new(move || {
        session.read(&[Kind::BOARDS], |workspace| {
            let record = id.get().and_then(|id| workspace.record(&Kind::BOARDS, id))?;
            Some(Framework::of(tandem_core::model::Board::of(record)))
        })
    });
    // The settings stay open while they change what the page is built from.
    let setting = shell.board_settings;
    on_cleanup(move || setting.set(false));
    view! {
        {move || match (id.get(), framework.get()) {
            (Some(id), Some(framework)) => view! { <Whole id=id framework=framework setting=setting /> },
            _ => view! {
                <Missing text=texts::board_gone().to_owned() kind=Kind::BOARDS is_page=true />
            },
        }}
        <settings::Settings id=id framework=framework open=setting />
    }
}

#[component]
fn Whole(id: Id, framework: Framework, setting: RwSignal<bool>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let shared = StoredValue::new(framework.clone());
    let view = Memo::again(move |before: Option<Option<BoardView>>| {
        session.read(&READS, |workspace| {
            board_again(before.flatten(), workspace, id, Some(session.by()))
        })
    });
    let name = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default())
    });
    let count = move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| texts::board_count(view.ranked.len(), view.unscored.len()))
                .unwrap_or_default()
        })
    };
    let rename = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::board_name_missing().to_owned());
        }
        let writes = vec![(Field::named("name"), Some(Value::text(text.trim())))];
        session.try_dispatch(Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![id],
            writes,
        });
        Ok(())
    };
    let empty = move || {
        view.with(|view| {
            view.as_ref()
                .is_none_or(|view| view.ranked.is_empty() && view.unscored.is_empty())
        })
    };
    let selection = Memo::new(move || {
        session.read(&[Kind::BOARDS], |workspace| {
            let record = workspace.record(&Kind::BOARDS, id);
            record.map(|record| tandem_core::model::Board::of(record).selection().to_owned())
        })
    });
    let of = Shown::of(shell, id, view, BoardAddress::href);
    let address = of.address;
    // An address that names a look which this framework has not gets its usual one.
    let offered = looks(&framework);
    let usual = offered.first().copied().unwrap_or_default();
    let look = Memo::new({
        let offered = offered.clone();
        move || {
            let asked = address.with(|address| address.look);
            asked.filter(|look| offered.contains(look)).unwrap_or(usual)
        }
    });
    // What is said there changes with each answer, and must not move the question.
    let judging = Memo::new(move || look.get() == Look::Judge);
    let key = framework.name();
    let tabs = Signal::derive(move || {
        let current = look.get();
        let asked = address.get();
        let tab = |look: Look| TabLink {
            href: asked.clone().at(look).href(id),
            label: look_label(look, key),
            count: String::new(),
            current: look == current,
        };
        let compare = TabLink {
            href: routes::compare(id),
            label: texts::compare_title().to_owned(),
            count: String::new(),
            current: false,
        };
        let tabs = offered.iter().copied().map(tab);
        tabs.chain([compare]).collect::<Vec<_>>()
    });
    name_view(name, tabs);
    let said = Memo::new(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| (view.says.clone(), view.notes.clone()))
                .unwrap_or_default()
        })
    });
    let blind = Memo::new(move || view.with(|view| Some(how_far(view.as_ref()?, session.by()))));
    let notes = move || {
        let (mut says, notes) = said.get();
        says.extend(blind.get().flatten());
        let list = |lines: Vec<String>, class: &'static str, label: &'static str| {
            (!lines.is_empty()).then(|| {
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
                view! { <ul class=class aria-label=label>{lines.collect_view()}</ul> }
            })
        };
        view! {
            {list(says, "board-notes board-says", texts::board_says())}
            {list(notes, "board-notes", texts::board_notes())}
        }
    };
    let rule = Signal::derive(move || {
        session.read(&[Kind::BOARDS], |workspace| {
            let record = workspace.record(&Kind::BOARDS, id);
            record.map_or(Rule::Owner, |record| Board::of(record).rule())
        })
    });
    view! {
        <header class="page-head">
            <h1 class="unseen">{name}</h1>
            <InlineTitle label=texts::board_name() value=name on_save=rename />
            <span class="page-count">{count}</span>
            <div class="page-actions board-actions">
                <div class="board-export">
                    <HandOut make=move |()| {
                        view.with_untracked(|view| {
                            let view = view.as_ref()?;
                            let (search, ids) = of.handed_on();
                            Some(session.peek(|workspace| handout::board(workspace, view, &ids, &search)))
                        })
                    } />
                </div>
                <menu::BoardMenu id=id framework=framework.clone() setting=setting />
                <Button
                    label=texts::action_label("new-idea")
                    kind=ButtonKind::Primary
                    icon=IconName::Plus
                    on_click=move |_| shell.new_idea.set(true)
                />
            </div>
        </header>
        <FrameworkHelp framework=framework.clone() rule=rule />
        <own::Own id=id framework=framework.clone() view=view />
        <Show when=move || !empty() fallback=move || nothing_yet(shell, key, &selection.get().unwrap_or_default())>
            <TabLinks label=texts::board_looks() tabs=tabs />
            {move || (!judging.get()).then(notes)}
            {move || match look.get() {
                Look::Table => view! { <table::Scores framework=shared shown=of /> },
                Look::Judge => view! { <judge::Judge id=id framework=shared view=view /> },
                Look::Matrix if key == "kano" => view! { <kano::KanoPlot of=of /> },
                Look::Matrix => view! { <matrix::Matrix framework=shared of=of /> },
                Look::Columns => view! { <columns::Columns framework=shared of=of /> },
                Look::Timeline => view! { <columns::Columns framework=shared of=of timeline=true /> },
            }}
            {move || judging.get().then(notes)}
        </Show>
    }
}

/// What is to be said of a blind round, with how far somebody has come.
fn how_far(view: &BoardView, me: Id) -> Option<String> {
    if !view.blind {
        return None;
    }
    let typed = |row: &BoardRow| row.inputs.iter().any(|input| input.derived.is_none());
    let is_mine = |row: &BoardRow| {
        let mut typed = row.inputs.iter().filter(|input| input.derived.is_none());
        typed.all(|input| input.said.iter().any(|said| said.person == me))
    };
    let (mut rated, mut all) = (0_usize, 0_usize);
    for row in view.rows().filter(|row| typed(row)) {
        all += 1;
        rated += usize::from(is_mine(row));
    }
    let mut said = texts::note_blind().to_owned();
    if all > 0 {
        said = said + " " + &texts::note_blind_mine(rated, all);
    }
    Some(said)
}

/// What a way to look at a board of a framework is called.
pub fn look_label(look: Look, framework: &str) -> String {
    match look {
        Look::Judge => texts::look_name(format!("judge-{framework}")),
        Look::Matrix if framework == "kano" => texts::look_name("kano"),
        other => texts::look_name(other.name()),
    }
}

/// The ways to look at a board of a framework, the usual one first: a matrix needs two inputs to stand between.
pub fn looks(framework: &Framework) -> Vec<Look> {
    let looks = Look::ALL.into_iter().filter(|look| match look {
        Look::Judge => !framework.is_computed(),
        Look::Matrix => framework.inputs().len() > 1 || *framework == Framework::Kano,
        Look::Table | Look::Columns | Look::Timeline => true,
    });
    looks.collect()
}

fn nothing_yet(shell: Shell, framework: &'static str, selection: &str) -> View {
    let (title, text) = match selection {
        "picked" => (texts::board_unpicked_title(), texts::board_unpicked_text()),
        "filter" => (texts::board_unfound_title(), texts::board_unfound_text()),
        _ => return no_ideas(shell, framework),
    };
    view! {
        <EmptyState icon=IconName::Board title=title text=text>
            <Button
                label=texts::board_settings()
                kind=ButtonKind::Primary
                icon=IconName::Settings
                on_click=move |_| shell.board_settings.set(true)
            />
        </EmptyState>
    }
}

fn no_ideas(shell: Shell, framework: &'static str) -> View {
    view! {
        <EmptyState icon=IconName::Board title=texts::board_empty_title() text=texts::board_empty_text(framework)>
            <Button
                label=texts::action_label("new-idea")
                kind=ButtonKind::Primary
                on_click=move |_| shell.new_idea.set(true)
            />
            <Button label=texts::import_title() on_click=move |_| shell.import() />
        </EmptyState>
    }
}
