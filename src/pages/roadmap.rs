//! The roadmap: the ideas of a board by now, next and later, by quarter, by status or by objective; it prints.

use tandem_core::handout::Handout;
use tandem_core::model::Idea;
use tandem_core::scoring::Framework;
use tandem_core::statuses::Statuses;
use tandem_core::view::board::{BoardView, board};
use tandem_core::view::columns::{By, columns};
use tandem_core::{Id, Kind, Workspace, texts, view};

use super::board::READS;
use super::board::columns::Columns;
use super::board::shown::{Shown, found_among, is_found};
use super::handout::HandOut;
use super::ideas::nothing_yet;
use crate::components::button::ButtonLink;
use crate::components::field::{Choice, SelectField};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::{clock, page};
use crate::routes::{self, BoardAddress};
use crate::session::Session;
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
    let has_none = Memo::new(move || {
        session.read(&[Kind::IDEAS], |workspace| {
            workspace.records(&Kind::IDEAS).next().is_none()
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
            <ButtonLink href=routes::SETTINGS label=texts::statuses_title() />
            <ButtonLink href=routes::SHARE_PUBLIC label=texts::roadmap_public() />
            <HandOut make=move |()| {
                let address = query.with_untracked(BoardAddress::read);
                handout(session, id.get_untracked()?, &address)
            } />
        </PageHead>
        {move || match (id.get(), framework.get()) {
            (Some(_), Some(_)) if has_none.get() => nothing_yet(shell),
            (Some(id), Some(framework)) => view! {
                <Planned
                    id=id
                    framework=framework
                    tools=move || view! {
                        <SelectField label=texts::roadmap_board() choices=choices value=chosen on_change=choose />
                    }
                />
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

/// The board of a roadmap, looked at `by` something. By horizon and by objective, what is out or turned down is no plan any
/// more; by quarter it stands in the quarter that it has, and nowhere without one.
fn planned(workspace: &Workspace, id: Id, viewer: Id, by: &str) -> Option<BoardView> {
    let mut view = board(workspace, id, Some(viewer))?;
    if by != "status" {
        let statuses = Statuses::of(workspace);
        let has_quarter = |id: Id| {
            let record = workspace.record(&Kind::IDEAS, id);
            by == "quarter" && record.is_some_and(|record| Idea::of(record).quarter().is_some())
        };
        for rows in [&mut view.ranked, &mut view.unscored] {
            rows.retain(|row| {
                let is_plan = !matches!(statuses.stage(&row.status), "released" | "declined");
                is_plan || has_quarter(row.id)
            });
        }
    }
    Some(view)
}

/// The roadmap of a board as it is looked at, to be handed on.
fn handout(session: Session, id: Id, address: &BoardAddress) -> Option<Handout> {
    let asked = address.by.as_str();
    let mut view = session.peek(|workspace| planned(workspace, id, session.by(), asked))?;
    let search = address.search.trim();
    let ids = view.rows().map(|row| row.id).collect();
    let mut found = found_among(session, ids, search);
    tandem_core::sort::distinct(&mut found);
    for rows in [&mut view.ranked, &mut view.unscored] {
        rows.retain(|row| is_found(Some(&found), row.id));
    }
    let named = By::ROADMAP
        .into_iter()
        .find(|known| known.name(&view.framework) == asked);
    let by = named.unwrap_or(By::Horizon);
    let label = by.label(&view.framework);
    Some(session.peek(|workspace| {
        let columns = columns(workspace, &view, by, clock::now());
        tandem_core::handout::roadmap(workspace, &view.name, &label, &columns, search)
    }))
}

/// The ideas of a board as they are planned.
#[component]
fn Planned(id: Id, framework: Framework, #[prop(into)] tools: ViewFn) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let by = Memo::new(move || shell.router.query.with(|query| BoardAddress::read(query).by));
    let view = Memo::new(move || {
        session.read(&READS, |workspace| {
            by.with(|by| planned(workspace, id, session.by(), by))
        })
    });
    let of = Shown::of(shell, id, view, BoardAddress::roadmap);
    view! { <Columns framework=StoredValue::new(framework) of=of roadmap=true tools=tools /> }
}
