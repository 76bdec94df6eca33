//! All boards, and new ones.

use leptos::task::spawn_local;
use tandem_core::map::Map;
use tandem_core::model::Board;
use tandem_core::scoring::{Framework, ice};
use tandem_core::view::boards::{Glance, glance};
use tandem_core::{Command, Field, Id, Kind, Value, texts, view};

use super::board::READS;
use super::parts::{NewTitle, NewTitleField};
use super::slices::Work;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::{Choice, SelectField};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::page;
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The list of boards.
#[component]
pub fn Boards() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_boards()));
    let adding = shell.new_board;
    on_cleanup(move || adding.set(false));
    let boards = Memo::new(move || {
        session.read(&[Kind::BOARDS], |workspace| {
            let named = view::boards(workspace).into_iter();
            let with_framework = named.filter_map(|(id, name)| {
                let record = workspace.record(&Kind::BOARDS, id)?;
                Some((id, name, Framework::of(Board::of(record)).label()))
            });
            with_framework.collect::<Vec<(Id, String, String)>>()
        })
    });
    let glances = Glances::of(shell.session, boards);
    let list = move || {
        let boards = boards.get();
        if boards.is_empty() {
            return view! {
                <EmptyState icon=IconName::Board title=texts::boards_empty_title() text=texts::boards_empty_text()>
                    <Button
                        label=texts::board_new()
                        kind=ButtonKind::Primary
                        on_click=move |_| adding.set(true)
                    />
                </EmptyState>
            };
        }
        let items = boards.into_iter().map(|(id, name, framework)| {
            view! {
                <li>
                    <a class="board-link" href=routes::board(id)>
                        <span class="grow item">
                            <strong class="clip">{name}</strong>
                            <span class="board-holds">{move || glances.told(id)}</span>
                        </span>
                        <span class="chip">{framework}</span>
                    </a>
                </li>
            }
        });
        view! { <ul class="board-list">{items.collect_view()}</ul> }
    };
    view! {
        <PageHead title=texts::nav_boards()>
            <Button
                label=texts::board_new()
                kind=ButtonKind::Primary
                icon=IconName::Plus
                on_click=move |_| adding.set(true)
            />
        </PageHead>
        <div class="page-body">{list}</div>
        <NewBoard open=adding />
    }
}

/// What the boards hold, found one board after the other once the list is shown.
#[derive(Clone, Copy)]
struct Glances {
    found: RwSignal<Map<Id, Glance>>,
    work: Work,
}

impl Glances {
    fn of(session: Session, boards: Memo<Vec<(Id, String, String)>>) -> Self {
        let glances = Self {
            found: RwSignal::new(Map::new()),
            work: Work::new(),
        };
        Effect::new(move || {
            session.read(&READS, |_| ());
            let ids = boards.with(|boards| boards.iter().map(|(id, ..)| *id).collect::<Vec<Id>>());
            glances.look(session, ids);
        });
        glances
    }

    fn look(self, session: Session, ids: Vec<Id>) {
        let turn = self.work.begin();
        spawn_local(async move {
            for id in ids {
                if !turn.breathe().await {
                    return;
                }
                if let Some(glance) = session.peek(|workspace| glance(workspace, id, Some(session.by()))) {
                    self.found.update(|found| drop(found.insert(id, glance)));
                }
            }
        });
    }

    /// What a board holds in words, as soon as it is known.
    fn told(self, id: Id) -> Option<View> {
        let glance = self.found.with(|found| found.get(&id).cloned())?;
        let count = texts::board_count(glance.ranked, glance.unscored);
        let first = (!glance.first.is_empty()).then(|| texts::board_first(glance.first.join(" · ")));
        Some(view! {
            <span class="soft small">{count}</span>
            <span class="soft small">{first}</span>
        })
    }
}

/// The form for a new board.
#[component]
fn NewBoard(open: RwSignal<bool>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let name = NewTitle::new();
    let framework = RwSignal::new("rice".to_owned());
    let save = move || {
        let Some(title) = name.taken(texts::board_name_missing()) else {
            return;
        };
        let id = session.env().id(0);
        let chosen = framework.with_untracked(|key| Framework::from_key(key));
        let writes = framework_writes(&chosen.unwrap_or(Framework::Rice)).into_iter();
        let mut fields: Vec<(Field, Value)> = writes
            .filter_map(|(field, value)| Some((field, value?)))
            .collect();
        fields.push((Field::named("name"), Value::text(&title)));
        if session.dispatch_from(
            Command::Add {
                kind: Kind::BOARDS,
                id,
                fields,
            },
            texts::board_added(&title),
            ("name", name.problem),
        ) {
            open.set(false);
            name.clear();
            shell.go(&routes::board(id));
        }
    };
    view! {
        <FormDialog
            open=open
            on_close=move |()| open.set(false)
            title=texts::board_new()
            save=texts::board_add()
            on_save=move |()| save()
            size=DialogSize::Small
        >
                <NewTitleField label=texts::field_label("name") of=name />
                <SelectField
                    label=texts::field_label("framework")
                    choices=Signal::stored(framework_choices())
                    value=framework
                    on_change=move |value| framework.set(value)
                    hint=Signal::derive(move || framework.with(|framework| texts::framework_about(framework)))
                />
        </FormDialog>
    }
}

/// The frameworks to choose from; ICE stands there in both of its forms.
pub fn framework_choices() -> Vec<Choice> {
    Framework::all()
        .map(|framework| Choice::new(framework.key(), framework.label()))
        .into()
}

/// What is written on a board that takes a framework; its other settings stay.
pub fn framework_writes(framework: &Framework) -> Vec<(Field, Option<Value>)> {
    let text = |field: &'static str, value: &str| (Field::named(field), Some(Value::text(value)));
    let mut writes = vec![text("framework", framework.name())];
    match framework {
        Framework::Ice(ice::Form::Product) => writes.push(text("ice-form", "product")),
        Framework::Ice(ice::Form::Mean) => writes.push(text("ice-form", "mean")),
        _ => {}
    }
    writes
}
