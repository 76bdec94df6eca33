//! The search above a board and the headings that put its table in order, all of them in the address.

use tandem_core::search::Query;
use tandem_core::search::query::FILTERS;
use tandem_core::statuses::Statuses;
use tandem_core::view::board::{BoardView, Column, Order};
use tandem_core::view::selection;
use tandem_core::{Id, Kind, Workspace, texts};

use crate::commands::shortcut;
use crate::components::button::{Button, ButtonKind};
use crate::components::filter::{FilterBar, SearchBox};
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::components::table::{ColumnWidth, SortHead, Sorting};
use crate::pages::list::{FoundSaid, SearchHelp, SearchProblems};
use crate::routes::BoardAddress;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// Which ideas of a board are shown, and how its table puts them in order.
#[derive(Clone, Copy)]
pub struct Shown {
    shell: Shell,
    /// The board.
    pub board: Id,
    /// The board, scored.
    pub view: Memo<Option<BoardView>>,
    /// How it is looked at.
    pub address: Memo<BoardAddress>,
    /// Spells the address of the page that it is on.
    spell: fn(&BoardAddress, Id) -> String,
    order: Memo<Order>,
    search: Memo<String>,
    /// The ideas that are shown, in their order.
    pub ids: Memo<Vec<Id>>,
}

impl Shown {
    /// What the address asks for of a board; `spell` says on which page.
    pub fn of(
        shell: Shell,
        board: Id,
        view: Memo<Option<BoardView>>,
        spell: fn(&BoardAddress, Id) -> String,
    ) -> Self {
        let query = shell.router.query;
        let address = Memo::new(move || query.with(BoardAddress::read));
        let order = Memo::new(move || {
            view.with(|view| {
                let view = view.as_ref()?;
                Some(address.with(|address| view.order_named(&address.sort)))
            })
            .unwrap_or_default()
        });
        let search = Memo::new(move || address.with(|address| address.search.clone()));
        let ids = Memo::new(move || {
            let ids = view.with(|view| view.as_ref().map(|view| view.in_order(order.get())));
            search.with(|search| found_among(shell.session, ids.unwrap_or_default(), search))
        });
        Self {
            shell,
            board,
            view,
            address,
            spell,
            order,
            search,
            ids,
        }
    }

    fn with(self, edit: impl FnOnce(&mut BoardAddress)) -> String {
        let mut next = self.address.get_untracked();
        edit(&mut next);
        self.href(&next)
    }

    /// The address of this page, looked at like this.
    pub fn href(self, address: &BoardAddress) -> String {
        (self.spell)(address, self.board)
    }

    /// The ideas that the search finds, by id; none where nothing is searched for, so that all are shown.
    pub fn found(self) -> Memo<Option<Vec<Id>>> {
        let Self { search, ids, .. } = self;
        Memo::new(move || {
            let is_searched = search.with(|search| !search.trim().is_empty());
            is_searched.then(|| {
                let mut found = ids.get();
                tandem_core::sort::distinct(&mut found);
                found
            })
        })
    }

    /// What is searched for and shown, to be handed on.
    pub fn handed_on(self) -> (String, Vec<Id>) {
        (self.search.get_untracked(), self.ids.get_untracked())
    }

    /// The search.
    pub fn filter(self) -> View {
        let all = Signal::derive(move || {
            self.view
                .with(|view| view.as_ref().map_or(0, |view| view.rows().count()))
        });
        let found = Signal::derive(move || self.ids.with(Vec::len));
        let problems = Signal::derive(move || {
            self.search.with(|search| {
                let problems = |workspace: &_| selection::problems(workspace, search);
                self.shell.session.read(&[Kind::WORKSPACES], problems)
            })
        });
        let count = move || {
            let is_searched = self.search.with(|search| !search.trim().is_empty());
            is_searched.then(|| texts::found_of(found.get(), texts::count_ideas(all.get())))
        };
        view! {
            <FilterBar label=texts::board_search()>
                <SearchBox
                    label=texts::board_search()
                    value=Signal::derive(move || self.search.get())
                    on_input=move |text: String| self.shell.type_address(&self.with(|address| address.search = text))
                    keys=shortcut(self.shell, "search")
                >
                    <SearchHelp filters=&FILTERS />
                </SearchBox>
                <span class="soft small">{count}</span>
            </FilterBar>
            <FoundSaid asked=Signal::derive(move || self.search.get()) found=found all=all />
            <SearchProblems problems=problems />
        }
    }

    /// The heading of a column: it puts the rows in order, and turns them round.
    pub fn head(self, column: Column, label: String, width: ColumnWidth) -> View {
        let sorting = Signal::derive(move || {
            let Order { column: by, turned } = self.order.get();
            let down = matches!(column, Column::Title) == turned;
            let way = if down {
                Sorting::Descending
            } else {
                Sorting::Ascending
            };
            (by == column).then_some(way)
        });
        let sort = move |()| {
            let now = self.order.get_untracked();
            let next = Order {
                column,
                turned: now.column == column && !now.turned,
            };
            let name = self.view.with_untracked(|view| {
                let view = view.as_ref();
                view.map(|view| view.order_name(next)).unwrap_or_default()
            });
            self.shell.adjust(&self.with(|address| address.sort = name));
        };
        let numeric = !matches!(column, Column::Title | Column::Evidence);
        view! { <SortHead label=label sorting=sorting on_sort=sort width=width numeric=numeric /> }
    }

    /// What is shown where the search finds nothing.
    pub fn nothing(self) -> View {
        let clear = move |_| self.shell.adjust(&self.with(|address| address.search.clear()));
        view! {
            <EmptyState icon=IconName::Search title=texts::nothing_found_title() text=texts::nothing_found_text()>
                <Button label=texts::clear_search() kind=ButtonKind::Primary on_click=clear />
            </EmptyState>
        }
    }
}

/// What of some ideas a search finds, in their order.
pub fn found_among(session: Session, ids: Vec<Id>, search: &str) -> Vec<Id> {
    let read = |workspace: &Workspace| Query::read(search, &Kind::IDEAS, &Statuses::of(workspace));
    let query = session.read(&[Kind::WORKSPACES], read);
    if query.is_empty() {
        return ids;
    }
    let order = session.peek(|workspace| {
        let records = ids.iter().filter_map(|id| workspace.record(&Kind::IDEAS, *id));
        records.cloned().collect::<Vec<_>>()
    });
    let found = session.find(&Kind::IDEAS, &query, &order, usize::MAX);
    found.in_order(&order).ids
}

/// Whether an idea is among those that a search found, which stand in the order of their ids; all are, where nothing is
/// searched for.
pub fn is_found(found: Option<&[Id]>, idea: Id) -> bool {
    found.is_none_or(|found| found.binary_search(&idea).is_ok())
}
