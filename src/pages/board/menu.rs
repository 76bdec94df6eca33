//! What can be done with a board: another framework, its settings, a copy, its end.

use tandem_core::scoring::Framework;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use crate::components::button::{ButtonKind, IconButton};
use crate::components::icon::IconName;
use crate::components::menu::{Menu, MenuItem};
use crate::pages::boards::framework_writes;
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The frameworks, the settings, and what else can be done with a board.
#[component]
pub fn BoardMenu(
    /// The board.
    id: Id,
    /// Its framework.
    framework: Framework,
    /// Whether its settings are open.
    setting: RwSignal<bool>,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let duplicate = move |()| {
        let copy = session.env().id(0);
        let fields = session.peek(|workspace| {
            let record = workspace.record(&Kind::BOARDS, id)?;
            let name = texts::board_copy_of(record.text("name"));
            let kept = record.fields().filter(|(field, _)| field.name() != "name");
            let kept = kept.map(|(field, value)| (field.clone(), value.clone()));
            Some(
                kept.chain([(Field::named("name"), Value::text(&name))])
                    .collect::<Vec<_>>(),
            )
        });
        let Some(fields) = fields else { return };
        let add = Command::Add {
            kind: Kind::BOARDS,
            id: copy,
            fields,
        };
        if session.dispatch_and_tell(add, texts::board_duplicated().to_owned()) {
            shell.go(&routes::board(copy));
        }
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
    let choose = move |framework: Framework| {
        let command = Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![id],
            writes: framework_writes(&framework),
        };
        session.dispatch_and_tell(command, texts::framework_set(framework.label()));
    };
    let current = framework.key();
    let frameworks = Framework::all().into_iter().map(move |offered| {
        let chosen = offered.key() == current;
        MenuItem::new(offered.label(), move |()| choose(offered.clone())).chosen(chosen)
    });
    let copy = MenuItem::new(texts::board_duplicate(), duplicate).icon(IconName::Board);
    let remove = MenuItem::new(texts::board_delete(), delete)
        .icon(IconName::Trash)
        .danger();
    view! {
        <Menu
            label=framework.label()
            items=Signal::stored(frameworks.collect::<Vec<_>>())
            kind=ButtonKind::Plain
        />
        <IconButton
            label=texts::board_settings()
            icon=IconName::Settings
            kind=ButtonKind::Plain
            on_click=move |_| setting.set(true)
        />
        <Menu
            label=texts::board_menu()
            items=Signal::stored(vec![copy, remove])
            icon=IconName::More
            icon_only=true
            kind=ButtonKind::Plain
        />
    }
}
