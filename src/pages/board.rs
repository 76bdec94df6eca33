//! A board as a table: estimates edited in place, ranks with ties, what is not scored with the reason.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use tandem_core::scoring::{Framework, show};
use tandem_core::view::board::{BoardRow, BoardView, board, why};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::list::revenue_text;
use super::not_found::Missing;
use super::scoring::{EstimateCell, FrameworkHelp, WhyText};
use crate::components::button::{Button, ButtonKind};
use crate::components::figure::ScoreBar;
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineKind};
use crate::components::menu::{Menu, MenuItem};
use crate::components::message::EmptyState;
use crate::components::table::{ColumnHead, ColumnWidth};
use crate::components::window::{ListState, WindowedTable};
use crate::platform::page;
use crate::routes::{self, ListAddress};
use crate::session::Session;
use crate::shell::Shell;

const READS: [Kind; 6] = [
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
    let session = Session::here();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params
            .with(|params| params.get("id"))
            .and_then(|id| id.parse::<Id>().ok())
    });
    let framework = Memo::new(move |_| {
        session.read(&[Kind::BOARDS], |workspace| {
            let record = id.get().and_then(|id| workspace.record(&Kind::BOARDS, id))?;
            Some(Framework::of(tandem_core::model::Board::of(record)))
        })
    });
    move || match (id.get(), framework.get()) {
        (Some(id), Some(framework)) => view! { <Whole id=id framework=framework /> }.into_any(),
        _ => view! {
            <h1 class="unseen">{texts::not_found_title()}</h1>
            <Missing text=texts::board_gone().to_owned() />
        }
        .into_any(),
    }
}

#[component]
fn Whole(id: Id, framework: Framework) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let view = Memo::new(move |_| session.read(&READS, |workspace| board(workspace, id)));
    let name = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default())
    });
    Effect::new(move || page::set_title(&texts::page_title(name.get())));
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
    view! {
        <header class="page-head">
            <h1 class="unseen">{name}</h1>
            <InlineEdit label=texts::board_name() value=name on_save=rename kind=InlineKind::Title />
            <span class="page-count">{count}</span>
            <div class="page-actions">
                <FrameworkMenu id=id framework=framework />
                <Button
                    label=texts::action_label("new-idea")
                    kind=ButtonKind::Primary
                    icon=IconName::Plus
                    on_click=move |_| shell.new_idea.set(true)
                />
            </div>
        </header>
        <FrameworkHelp framework=framework />
        <Show when=move || !empty() fallback=move || nothing_yet(shell)>
            <Scores id=id framework=framework view=view />
        </Show>
    }
}

/// Chooses the framework, and deletes the board.
#[component]
fn FrameworkMenu(id: Id, framework: Framework) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let current = match framework {
        Framework::Rice => "rice",
        Framework::Ice(tandem_core::scoring::ice::Form::Product) => "ice-product",
        Framework::Ice(tandem_core::scoring::ice::Form::Mean) => "ice-mean",
    };
    let choose = move |name: &'static str| {
        let (kind, form) = name.split_once('-').unwrap_or((name, ""));
        let mut writes = vec![(Field::named("framework"), Some(Value::text(kind)))];
        if !form.is_empty() {
            writes.push((Field::named("ice-form"), Some(Value::text(form))));
        }
        let command = Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![id],
            writes,
        };
        session.dispatch_and_tell(command, texts::framework_set(texts::framework_name(name)));
    };
    let delete = move |()| {
        let command = Command::Delete {
            kind: Kind::BOARDS,
            ids: vec![id],
        };
        if session.dispatch_and_tell(command, texts::board_deleted().to_owned()) {
            shell.go(routes::BOARDS);
        }
    };
    let frameworks = ["rice", "ice-product", "ice-mean"].map(|name| {
        MenuItem::new(texts::framework_name(name), move |()| choose(name)).chosen(name == current)
    });
    let remove = MenuItem::new(texts::board_delete(), delete)
        .icon(IconName::Trash)
        .danger()
        .separated();
    let items: Vec<MenuItem> = frameworks.into_iter().chain([remove]).collect();
    view! { <Menu label=texts::framework_name(current) items=Signal::stored(items) kind=ButtonKind::Plain /> }
}

fn nothing_yet(shell: Shell) -> AnyView {
    view! {
        <EmptyState icon=IconName::Board title=texts::board_empty_title() text=texts::board_empty_text()>
            <Button
                label=texts::action_label("new-idea")
                kind=ButtonKind::Primary
                on_click=move |_| shell.new_idea.set(true)
            />
            <Button label=texts::action_label("import-csv") on_click=move |_| shell.import_csv.set(true) />
        </EmptyState>
    }
    .into_any()
}

/// The table: ranked ideas first, then those without a score.
#[component]
fn Scores(id: Id, framework: Framework, view: Memo<Option<BoardView>>) -> impl IntoView {
    let shell = Shell::here();
    let ids = Memo::new(move |_| {
        view.with(|view| {
            let rows = view
                .iter()
                .flat_map(|view| view.ranked.iter().chain(&view.unscored));
            rows.map(|row| row.id).collect::<Vec<Id>>()
        })
    });
    let places = Memo::new(move |_| {
        view.with(|view| {
            let rows = view
                .iter()
                .flat_map(|view| view.ranked.iter().chain(&view.unscored));
            rows.enumerate()
                .map(|(at, row)| (row.id, at))
                .collect::<std::collections::BTreeMap<Id, usize>>()
        })
    });
    let find = move |idea: Id| {
        view.with(|view| {
            let view = view.as_ref()?;
            let at = places.with(|places| places.get(&idea).copied())?;
            view.ranked
                .get(at)
                .or_else(|| view.unscored.get(at - view.ranked.len()))
                .cloned()
        })
    };
    let highest = Signal::derive(move || view.with(|view| view.as_ref().map_or(0.0, |view| view.highest)));
    let state = ListState::new(ids);
    let query = use_query_map();
    let opened = Memo::new(move |_| query.with(ListAddress::read).open);
    let open = move |idea: Id| shell.open(&routes::board(id, Some(idea)));
    let heads = move || {
        let inputs = framework.inputs().iter().map(|input| {
            view! { <ColumnHead label=input.label() width=ColumnWidth::Medium numeric=true /> }
        });
        view! {
            <ColumnHead label=texts::column_rank() width=ColumnWidth::Short numeric=true />
            <ColumnHead label=texts::peek_idea() width=ColumnWidth::Rest />
            {inputs.collect_view()}
            <ColumnHead label=texts::column_score() width=ColumnWidth::Medium numeric=true />
            <ColumnHead label=texts::evidence() width=ColumnWidth::Medium />
        }
    };
    let row = move |idea: Id| cells(idea, framework, Memo::new(move |_| find(idea)), highest);
    let explained = Signal::derive(move || {
        opened
            .get()
            .and_then(|idea| view.with(|view| why(view.as_ref()?, idea)))
    });
    view! {
        <Show when=move || explained.with(Option::is_some)>
            <div class="board-why" role="status">
                <WhyText why=explained framework=framework />
            </div>
        </Show>
        <WindowedTable
            label=texts::board_table()
            state=state
            head=heads
            row=row
            on_open=open
            on_peek=open
            letters=shell.single_keys
            place=format!("board-{id}")
        />
    }
}

fn cells(idea: Id, framework: Framework, row: Memo<Option<BoardRow>>, highest: Signal<f64>) -> AnyView {
    let title = move || row.with(|row| row.as_ref().map(|row| row.title.clone()).unwrap_or_default());
    let rank = move || {
        row.with(|row| {
            let row = row.as_ref().filter(|row| row.rank > 0)?;
            let shown = if row.ties > 0 {
                format!("{}=", row.rank)
            } else {
                row.rank.to_string()
            };
            let spoken = if row.ties > 0 {
                texts::rank_tied(row.rank, row.ties)
            } else {
                String::new()
            };
            Some(view! {
                <span title=spoken.clone()>{shown}</span>
                <span class="unseen">{spoken}</span>
            })
        })
    };
    let inputs = framework.inputs().iter().enumerate().map(|(at, input)| {
        let combined = Signal::derive(move || {
            row.with(|row| {
                row.as_ref()
                    .and_then(|row| row.inputs.get(at).cloned())
                    .unwrap_or_default()
            })
        });
        view! {
            <td class="num">
                <EstimateCell idea=idea framework=framework input=*input combined=combined />
            </td>
        }
    });
    let score = move || {
        row.with(|row| match row.as_ref()?.score {
            Ok(score) => {
                let highest = highest.get();
                let part = if highest > 0.0 { score / highest } else { 0.0 };
                let explained =
                    framework.explain(&tandem_core::scoring::combine::numbers(&row.as_ref()?.inputs));
                Some(
                    view! {
                        <span title=explained.unwrap_or_default()>
                            <ScoreBar value=show(score) part=Signal::stored(part) />
                        </span>
                    }
                    .into_any(),
                )
            }
            Err(reason) => {
                Some(view! { <span class="soft small">{reason.sentence(framework)}</span> }.into_any())
            }
        })
    };
    let evidence = move || {
        row.with(|row| {
            let evidence = &row.as_ref()?.evidence;
            (evidence.customers > 0).then(|| {
                let revenue = revenue_text(&evidence.revenue);
                view! { <span title=revenue.clone()>{texts::count_customers(evidence.customers)}</span> }
            })
        })
    };
    view! {
        <td class="num">{rank}</td>
        <th scope="row">
            <a class="clip" href=routes::idea(idea)>{title}</a>
        </th>
        {inputs.collect_view()}
        <td class="num">{score}</td>
        <td class="clip">{evidence}</td>
    }
    .into_any()
}
