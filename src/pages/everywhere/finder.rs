//! The palette over what a person can do, the ways to look at boards, and the records.

use crate::view::prelude::*;
use tandem_core::model::Board;
use tandem_core::query::Search;
use tandem_core::scoring::Framework;
use tandem_core::{Id, Kind, Workspace, texts, view};

use crate::commands::{self, ACTIONS};
use crate::components::icon::IconName;
use crate::components::palette::{Palette, PaletteItem};
use crate::pages::board::{look_label, looks};
use crate::routes::{self, CustomersAddress, Look, Page};
use crate::shell::Shell;

/// How many records of a kind are offered.
const OFFERED: usize = 8;

/// Whether one of these texts is what is looked for.
type Fits<'a> = &'a dyn Fn(&[&str]) -> bool;

/// Records of a kind: where they have their names, where each is shown, and their icon.
type Source = (Kind, &'static str, fn(Id) -> String, IconName);

/// The palette.
#[component]
pub(super) fn Finder() -> impl IntoView {
    let shell = Shell::here();
    let query = RwSignal::new(String::new());
    let items = Memo::new(move || {
        if !shell.palette.get() {
            return Vec::new();
        }
        let search = query.with(|text| Search::new(text));
        if search.is_empty() {
            return actions(shell, &|_| true);
        }
        let all = |fits: Fits<'_>| {
            let mut items = actions(shell, fits);
            items.extend(
                shell
                    .session
                    .read_all(|workspace| of_boards(shell, workspace, fits)),
            );
            let others = shell.session.read_all(|workspace| found(workspace, fits));
            (items, others)
        };
        let (mut items, mut others) = all(&|texts| search.finds(texts));
        // A typo is forgiven where nothing is called like that.
        if items.is_empty() && others.is_empty() && search.is_forgiving() {
            (items, others) = all(&|texts| search.nearly_finds(texts));
        }
        items.extend(query.with(|text| indexed(shell, text)));
        items.extend(others);
        items
    });
    let close = move |()| {
        shell.palette.set(false);
        query.set(String::new());
    };
    let choose = move |key: String| {
        close(());
        match key.split_once(' ') {
            Some(("action", id)) => {
                // The focus is where it was before by then, which is what the action is about.
                if let Some(action) = commands::find(id) {
                    once_shown(move || action.act(shell));
                }
            }
            Some(("go", address)) => shell.go(address),
            Some(("settings", address)) => {
                shell.go(address);
                shell.board_settings.set(true);
            }
            _ => {}
        }
    };
    view! { <Palette open=shell.palette on_close=close query=query items=items on_choose=choose /> }
}

fn actions(shell: Shell, fits: Fits<'_>) -> Vec<PaletteItem> {
    let actions = ACTIONS.iter().filter(|action| fits(&[&action.label()]));
    let items = actions.map(|action| PaletteItem {
        key: format!("action {}", action.id),
        group: action.group.label().to_owned(),
        label: action.label(),
        hint: String::new(),
        keys: action.shown_keys(shell),
        icon: action.icon,
    });
    items.collect()
}

/// What leads to an address.
fn item(group: &str, label: &str, address: &str, icon: IconName) -> PaletteItem {
    PaletteItem {
        key: format!("go {address}"),
        group: group.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
        keys: String::new(),
        icon,
    }
}

/// Ideas and feedback, which may be many: those that their searches find, with what they say besides their titles.
fn indexed(shell: Shell, text: &str) -> Vec<PaletteItem> {
    let sources: [Source; 2] = [
        (Kind::IDEAS, "title", routes::idea, IconName::Idea),
        (Kind::FEEDBACK, "title", routes::feedback, IconName::Feedback),
    ];
    let mut items = Vec::new();
    for (kind, field, address, icon) in sources {
        let group = texts::kind_name(kind.as_str());
        let ids = shell.session.best(&kind, text, OFFERED);
        items.extend(shell.session.peek(|workspace| {
            let records = ids.iter().filter_map(|id| workspace.record(&kind, *id));
            let items = records.map(|record| item(&group, record.text(field), &address(record.id()), icon));
            items.collect::<Vec<_>>()
        }));
    }
    items
}

/// Boards, views, and the records of all other kinds by their names.
fn found(workspace: &Workspace, fits: Fits<'_>) -> Vec<PaletteItem> {
    let boards = view::boards(workspace)
        .into_iter()
        .filter(|(_, name)| fits(&[name]));
    let boards =
        boards.map(|(id, name)| item(texts::nav_boards(), &name, &routes::board(id), IconName::Board));
    let views = ["inbox", "ideas"].into_iter().flat_map(|page| {
        let all = view::views(workspace, page).into_iter();
        all.filter(|(_, name)| fits(&[name])).map(move |(id, name)| {
            let address = routes::view(page, id);
            item(texts::views_label(), &name, &address, IconName::Filter)
        })
    });
    let mut items: Vec<PaletteItem> = boards.take(OFFERED).chain(views).collect();
    let sources: [Source; 7] = [
        (Kind::STORIES, "title", routes::story, IconName::Backlog),
        (Kind::CUSTOMERS, "name", routes::customer, IconName::Customers),
        (Kind::RELEASES, "title", routes::release, IconName::Release),
        (Kind::SPRINTS, "name", routes::sprint, IconName::Calendar),
        (
            Kind::OBJECTIVES,
            "title",
            |_| routes::STRATEGY.to_owned(),
            IconName::Strategy,
        ),
        (Kind::SEGMENTS, "name", segment, IconName::Customers),
        (
            Kind::PEOPLE,
            "name",
            |id| routes::activity(&id.to_string()),
            IconName::User,
        ),
    ];
    for (kind, field, address, icon) in sources {
        let records = workspace
            .records(&kind)
            .filter(|record| fits(&[record.text(field)]));
        let group = texts::kind_name(kind.as_str());
        items.extend(
            records
                .take(OFFERED)
                .map(|record| item(&group, record.text(field), &address(record.id()), icon)),
        );
    }
    items
}

/// The ways to look at the board that is open, or at all boards where none is, and their settings.
fn of_boards(shell: Shell, workspace: &Workspace, fits: Fits<'_>) -> Vec<PaletteItem> {
    let open = match shell.router.page.get_untracked() {
        Page::Board(id) | Page::Compare(id) => id,
        _ => None,
    };
    let mut items = Vec::new();
    for (id, name) in view::boards(workspace) {
        let Some(record) = workspace
            .record(&Kind::BOARDS, id)
            .filter(|_| open.is_none_or(|open| open == id))
        else {
            continue;
        };
        let framework = Framework::of(Board::of(record));
        let look = |look: Look| {
            let address = routes::board_as(id, look);
            (
                format!("go {address}"),
                look_label(look, framework.name()),
                IconName::Table,
            )
        };
        let compare = (
            format!("go {}", routes::compare(id)),
            texts::compare_title().to_owned(),
            IconName::Compare,
        );
        let settings = (
            format!("settings {}", routes::board(id)),
            texts::board_settings().to_owned(),
            IconName::Settings,
        );
        let all = looks(&framework).into_iter().map(look).chain([compare, settings]);
        let wanted = all.filter(|(_, label, _)| fits(&[label]) || fits(&[label, &name]) && !fits(&[&name]));
        items.extend(wanted.map(|(key, label, icon)| PaletteItem {
            key,
            group: texts::group_board().to_owned(),
            label,
            hint: name.clone(),
            keys: String::new(),
            icon,
        }));
    }
    items.truncate(2 * OFFERED);
    items
}

/// The address of the customers of a segment.
fn segment(id: Id) -> String {
    let address = CustomersAddress {
        segment: Some(id),
        ..CustomersAddress::default()
    };
    address.href()
}
