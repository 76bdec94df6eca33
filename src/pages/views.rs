//! Named views of a list: a search, filters and an order kept under a name, with an address each.

use tandem_core::{Command, Field, Id, Kind, Value, texts, view};

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::TextField;
use crate::components::filter::{TabLink, TabLinks};
use crate::components::menu::{Menu, MenuItem};
use crate::routes::{self, ListAddress, page_name};
use crate::shell::Shell;
use crate::view::prelude::*;

const KIND: Kind = Kind::VIEWS;

/// The address of a list, with what its named view says.
pub fn list_address(shell: Shell, path: &'static str) -> Memo<ListAddress> {
    let query = shell.router.query;
    Memo::new(move || {
        let address = query.with(ListAddress::read);
        shell
            .session
            .read(&[KIND], |workspace| address.resolved(workspace, path))
    })
}

/// The named views of a list, side by side; nothing while there is none.
#[component]
pub fn Views(
    /// The page's path.
    path: &'static str,
    /// The address as it is.
    address: Memo<ListAddress>,
) -> impl IntoView {
    let session = Shell::here().session;
    let page = page_name(path);
    let views = Memo::new(move || session.read(&[KIND], |workspace| view::views(workspace, page)));
    let tabs = Signal::derive(move || {
        let open = address.with(|address| address.view);
        let unfiltered = address.with(|address| !address.is_filtered());
        let all = TabLink {
            href: path.to_owned(),
            label: texts::views_all().to_owned(),
            count: String::new(),
            current: open.is_none() && unfiltered,
        };
        let named = views.get().into_iter().map(|(id, name)| TabLink {
            href: routes::view(page, id),
            label: name,
            count: String::new(),
            current: open == Some(id),
        });
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || views.with(|views| !views.is_empty())>
            <div class="views">
                <TabLinks label=texts::views_label() tabs=tabs />
            </div>
        </Show>
    }
}

/// Keeps a search as a view; renames and deletes the view that is open.
#[component]
pub fn KeepView(
    /// The page's path.
    path: &'static str,
    /// The address as it is.
    address: Memo<ListAddress>,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let page = page_name(path);
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let current = Memo::new(move || {
        let id = address.with(|address| address.view)?;
        let name = session.read(&[KIND], |workspace| {
            workspace
                .record(&KIND, id)
                .map(|view| view.text("name").to_owned())
        });
        Some((id, name?))
    });
    let ask = move || {
        name.set(
            current
                .with_untracked(|current| current.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()),
        );
        problem.set(None);
        open.set(true);
    };
    let save = move || {
        let named = name.with_untracked(|name| name.trim().to_owned());
        if named.is_empty() {
            return problem.set(Some(texts::view_name_missing().to_owned()));
        }
        let done = match current.get_untracked() {
            Some((id, _)) => {
                let writes = vec![(Field::named("name"), Some(Value::text(&named)))];
                let command = Command::Edit {
                    kind: KIND,
                    ids: vec![id],
                    writes,
                };
                session.dispatch_and_tell(command, texts::view_renamed(&named))
            }
            None => keep(shell, page, &named, &address.get_untracked()),
        };
        if done {
            open.set(false);
        }
    };
    let delete = move || {
        let Some((id, named)) = current.get_untracked() else {
            return;
        };
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        if session.dispatch_and_tell(command, texts::view_deleted(named)) {
            shell.adjust(path);
        }
    };
    let items = Signal::stored(vec![
        MenuItem::new(texts::view_rename(), move |()| ask()),
        MenuItem::new(texts::view_delete(), move |()| delete()).danger(),
    ]);
    let is_open = move || current.with(Option::is_some);
    let is_search = move || address.with(|address| address.is_filtered() || !address.sort.is_empty());
    let title = Signal::derive(move || {
        if is_open() {
            texts::view_rename().to_owned()
        } else {
            texts::view_keep().to_owned()
        }
    });
    view! {
        <Show when=is_open>
            <Menu label=texts::view_this() items=items />
        </Show>
        <Show when=move || !is_open() && is_search()>
            <Button label=texts::view_keep() kind=ButtonKind::Quiet on_click=move |_| ask() />
        </Show>
        <FormDialog
            open=open
            on_close=move |()| open.set(false)
            title=title
            save=title
            on_save=move |()| save()
            size=DialogSize::Small
        >
            <TextField
                label=texts::view_name()
                value=name
                on_input=move |text| {
                    problem.set(None);
                    name.set(text);
                }
                error=problem
                hint=Signal::derive(move || if is_open() { String::new() } else { texts::view_keep_hint().to_owned() })
                max_length=200
            />
        </FormDialog>
    }
}

/// Keeps what the address says under a name, in place of an old view of that name, and opens it.
fn keep(shell: Shell, page: &'static str, name: &str, address: &ListAddress) -> bool {
    let session = shell.session;
    let old: Option<Id> = session.peek(|workspace| {
        let all = view::views(workspace, page);
        all.into_iter().find(|(_, other)| other == name).map(|(id, _)| id)
    });
    let says = [
        ("name", name),
        ("page", page),
        ("query", &address.search),
        ("status", &address.status),
        ("tag", &address.tag),
        ("sort", &address.sort),
    ];
    let says = says.map(|(field, text)| (Field::named(field), (!text.is_empty()).then(|| Value::text(text))));
    let id = old.unwrap_or_else(|| session.env().id(0));
    let command = if old.is_some() {
        Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes: says.to_vec(),
        }
    } else {
        let fields = says
            .into_iter()
            .filter_map(|(field, value)| Some((field, value?)));
        Command::Add {
            kind: KIND,
            id,
            fields: fields.collect(),
        }
    };
    let done = session.dispatch_and_tell(command, texts::view_kept(name));
    if done {
        shell.adjust(&routes::view(page, id));
    }
    done
}
