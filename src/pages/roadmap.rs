//! The roadmap: the ideas of a board by now, next and later, by quarter, by status or by objective; it prints.

use tandem_core::scoring::Framework;
use tandem_core::snapshot::v1::IDEA_STATUSES;
use tandem_core::view::board::board;
use tandem_core::{Field, Id, Kind, Workspace, public, texts, view};

use super::board::READS;
use super::board::columns::Columns;
use super::parts::write;
use crate::components::button::{Button, ButtonLink};
use crate::components::field::{Choice, SelectField};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::inline_edit::InlineEdit;
use crate::components::message::EmptyState;
use crate::platform::page;
use crate::routes::{self, BoardAddress};
use crate::shell::Shell;
use crate::view::prelude::*;

/// The page.
#[component]
pub fn Roadmap() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_roadmap()));
    let query = shell.router.query;
    let boards = Memo::new(move || session.read(&[Kind::BOARDS], view::boards));
    // The board of the address, or else the first.
    let id = Memo::new(move || {
        let named = query.with(|query| query.get("board").and_then(|id| id.parse::<Id>().ok()));
        boards.with(|boards| {
            let there = boards.iter().find(|(id, _)| Some(*id) == named);
            there.or(boards.first()).map(|(id, _)| *id)
        })
    });
    let framework = Memo::new(move || {
        session.read(&[Kind::BOARDS], |workspace| {
            let record = workspace.record(&Kind::BOARDS, id.get()?)?;
            Some(Framework::of(tandem_core::model::Board::of(record)))
        })
    });
    let choices = Signal::derive(move || {
        boards.with(|boards| {
            let named = boards.iter();
            named
                .map(|(id, name)| Choice::new(id.to_string(), name))
                .collect::<Vec<_>>()
        })
    });
    let choose = move |board: String| {
        if let Ok(board) = board.parse() {
            let address = query.with_untracked(BoardAddress::read);
            shell.adjust(
                &BoardAddress {
                    open: None,
                    ..address
                }
                .roadmap(board),
            );
        }
    };
    let chosen = Signal::derive(move || id.get().map(|id| id.to_string()).unwrap_or_default());
    view! {
        <PageHead title=texts::nav_roadmap()>
            <ButtonLink href=routes::SHARE label=texts::roadmap_public() />
            <Button label=texts::print() icon=IconName::Print on_click=|_| page::print() />
        </PageHead>
        {move || match (id.get(), framework.get()) {
            (Some(id), Some(framework)) => view! {
                <div>
                    <Planned
                        id=id
                        framework=framework
                        tools=move || view! {
                            <SelectField label=texts::roadmap_board() choices=choices value=chosen on_change=choose />
                        }
                    />
                    <StatusNames />
                </div>
            },
            _ => view! {
                <EmptyState
                    icon=IconName::Roadmap
                    title=texts::roadmap_empty_title()
                    text=texts::roadmap_empty_text()
                >
                    <ButtonLink href=routes::BOARDS label=texts::nav_boards() />
                </EmptyState>
            },
        }}
    }
}

/// The ideas of a board as they are planned. By horizon and by objective, what is out or turned down is no plan any more.
#[component]
fn Planned(id: Id, framework: Framework, #[prop(into)] tools: ViewFn) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let by = Memo::new(move || shell.router.query.with(|query| BoardAddress::read(query).by));
    let view = Memo::new(move || {
        let all = by.with(|by| by == "status" || by == "quarter");
        let mut view = session.read(&READS, |workspace| board(workspace, id, Some(session.by())))?;
        if !all {
            for rows in [&mut view.ranked, &mut view.unscored] {
                rows.retain(|row| !matches!(row.status.as_str(), "released" | "declined"));
            }
        }
        Some(view)
    });
    view! { <Columns id=id framework=StoredValue::new(framework) view=view roadmap=true tools=tools /> }
}

/// What the team calls the statuses of ideas; an empty name is the usual one again.
#[component]
fn StatusNames() -> impl IntoView {
    let session = Shell::here().session;
    let workspace = session.peek(Workspace::id);
    let name = |status: &'static str| {
        let value = Signal::derive(move || {
            session.read(&[Kind::WORKSPACES], |workspace| {
                public::status_name(workspace, status)
            })
        });
        let save = move |text: String| {
            let usual = text.trim() == texts::status_name(status);
            let field = Field::element("status-names", status);
            write(
                session,
                Kind::WORKSPACES,
                workspace,
                field,
                if usual { "" } else { &text },
            )
        };
        let label = texts::roadmap_status_name(texts::status_name(status));
        view! { <li><InlineEdit label=label value=value on_save=save /></li> }
    };
    let names = IDEA_STATUSES.iter().copied().map(name);
    view! {
        <details class="help">
            <summary>{texts::roadmap_statuses()}</summary>
            <p>{texts::roadmap_statuses_about()}</p>
            <ul class="status-names">{names.collect_view()}</ul>
        </details>
    }
}
