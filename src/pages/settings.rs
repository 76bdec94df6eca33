//! Settings: who sits here, how it looks, what is stored.

mod statuses;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use tandem_core::model::Role;
use tandem_core::{Command, Field, Kind, Value, Workspace, texts, view};

use self::statuses::Statuses;
use super::backup::last_export;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::dialog::{Dialog, DialogSize};
use crate::components::field::{Checkbox, Choice, SelectField, TextField};
use crate::components::frame::PageHead;
use crate::platform::{intl, page, storage_manager};
use crate::session::Session;
use crate::shell::Shell;

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    page::set_title(&texts::page_title(texts::nav_settings()));
    view! {
        <PageHead title=texts::nav_settings() />
        <div class="page-body settings">
            <Person />
            <Product />
            <Statuses />
            <Looks />
            <Stored />
        </div>
    }
}

/// Who sits here.
#[component]
fn Person() -> impl IntoView {
    let session = Session::here();
    let stored = Memo::new(move || {
        session
            .me
            .with(|me| me.as_ref().map_or(String::new(), |me| me.name.clone()))
    });
    // What is typed stands until it is taken, and what is taken elsewhere is shown.
    let typed = RwSignal::new(None::<String>);
    let name = Signal::derive(move || typed.get().unwrap_or_else(|| stored.get()));
    let role = Signal::derive(move || session.me.with(|me| me.as_ref().map_or(Role::Pm, |me| me.role)));
    let problem = RwSignal::new(None::<String>);
    let rename = move |text: String| {
        if text.trim().is_empty() {
            problem.set(Some(texts::start_name_missing().to_owned()));
        } else {
            problem.set(None);
            session.go_by(&text, role.get_untracked());
            typed.set(None);
        }
    };
    // A name that is refused is not taken over with the role.
    let choose = move |value: String| {
        if let Some(me) = session.me.get_untracked() {
            session.go_by(&me.name, Role::from_name(&value));
        }
    };
    let roles = [Role::Pm, Role::Po, Role::Contributor];
    let choices: Vec<Choice> = roles
        .map(|role| Choice::new(role.as_str(), texts::role_name(role.as_str())))
        .into();
    view! {
        <section class="panel stack" aria-labelledby="settings-me">
            <h2 id="settings-me">{texts::settings_me()}</h2>
            <TextField
                label=texts::start_name()
                value=name
                on_input=move |text| typed.set(Some(text))
                on_change=rename
                error=problem
                autocomplete="name"
            />
            <SelectField
                label=texts::start_role()
                choices=Signal::stored(choices)
                value=Signal::derive(move || role.get().as_str().to_owned())
                on_change=choose
                hint=texts::settings_role_hint()
            />
        </section>
    }
}

/// The currencies that most teams use, those of the largest economies first.
const CURRENCIES: [&str; 24] = [
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "BRL", "CZK", "DKK", "HKD", "HUF", "ILS",
    "KRW", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "TRY", "ZAR",
];
/// What stands for any other in the list; no code has five letters.
const OTHER: &str = "other";

/// The product that the workspace is about.
#[component]
fn Product() -> impl IntoView {
    let session = Session::here();
    let stored = Memo::new(move || session.read(&[Kind::WORKSPACES], view::workspace_name));
    // What is typed stands until it is taken, and what is taken elsewhere is shown.
    let typed = RwSignal::new(None::<String>);
    let name = Signal::derive(move || {
        typed
            .get()
            .unwrap_or_else(|| stored.with(|(name, _)| name.clone()))
    });
    let currency = Signal::derive(move || stored.with(|(_, currency)| currency.clone()));
    let (nameless, no_code) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    // A code that is none of the usual ones is typed.
    let typing = RwSignal::new(false);
    let write = move |field: &'static str, text: String| {
        let (id, known) = session.peek(|workspace| {
            let id = workspace.id();
            (id, workspace.any_record(&Kind::WORKSPACES, id).is_some())
        });
        let value = Value::text(text.trim());
        let command = if known {
            Command::Edit {
                kind: Kind::WORKSPACES,
                ids: vec![id],
                writes: vec![(Field::named(field), Some(value))],
            }
        } else {
            Command::Add {
                kind: Kind::WORKSPACES,
                id,
                fields: vec![(Field::named(field), value)],
            }
        };
        if session.try_dispatch(command) && field == "name" {
            session.note_name();
        }
    };
    let rename = move |text: String| {
        if text.trim().is_empty() {
            nameless.set(Some(texts::product_name_missing().to_owned()));
        } else {
            write("name", text);
            typed.set(None);
        }
    };
    let choose = move |code: String| {
        typing.set(code == OTHER);
        if code != OTHER {
            write("currency", code);
        }
    };
    let take = move |text: String| {
        let code = text.trim().to_ascii_uppercase();
        if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            choose(code);
        } else {
            no_code.set(Some(texts::customer_currency_wrong().to_owned()));
        }
    };
    let codes = Signal::derive(move || {
        let own = Some(currency.get()).filter(|own| !CURRENCIES.contains(&own.as_str()));
        let mut codes: Vec<Choice> = own
            .into_iter()
            .chain(CURRENCIES.map(str::to_owned))
            .map(|code| Choice::new(code.clone(), code))
            .collect();
        codes.push(Choice::new(OTHER, texts::settings_currency_other()));
        codes
    });
    view! {
        <section class="panel stack" aria-labelledby="settings-product">
            <h2 id="settings-product">{texts::settings_product()}</h2>
            <TextField
                label=texts::start_product()
                value=name
                on_input=move |text| {
                    nameless.set(None);
                    typed.set(Some(text));
                }
                on_change=rename
                error=nameless
            />
            <SelectField
                label=texts::settings_currency()
                choices=codes
                value=Signal::derive(move || if typing.get() { OTHER.to_owned() } else { currency.get() })
                on_change=choose
                hint=texts::settings_currency_hint()
            />
            <Show when=move || typing.get()>
                <TextField
                    label=texts::settings_currency_code()
                    value=Signal::stored(String::new())
                    on_input=move |_| no_code.set(None)
                    on_change=take
                    error=no_code
                    max_length=3
                />
            </Show>
        </section>
    }
}

/// How it looks and which keys work.
#[component]
fn Looks() -> impl IntoView {
    let shell = Shell::here();
    let themes = ["system", "light", "dark"].map(|theme| Choice::new(theme, texts::theme_name(theme)));
    let densities =
        ["comfortable", "compact"].map(|density| Choice::new(density, texts::density_name(density)));
    view! {
        <section class="panel stack" aria-labelledby="settings-looks">
            <h2 id="settings-looks">{texts::settings_looks()}</h2>
            <SelectField
                label=texts::settings_theme()
                choices=Signal::stored(themes.to_vec())
                value=shell.theme
                on_change=move |theme| shell.set_theme(theme)
            />
            <SelectField
                label=texts::settings_density()
                choices=Signal::stored(densities.to_vec())
                value=shell.density
                on_change=move |density| shell.set_density(density)
            />
            <Checkbox
                label=texts::settings_keys()
                checked=shell.single_keys
                on_change=move |on| shell.set_single_keys(on)
                hint=texts::settings_keys_hint()
            />
            <div>
                <Button label=texts::action_label("keys") on_click=move |_| shell.sheet.set(true) />
            </div>
        </section>
    }
}

/// What is stored, and how to remove it.
#[component]
fn Stored() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let records = move || session.read_all(Workspace::len);
    let room = RwSignal::new(None);
    let kept = RwSignal::new(None);
    spawn_local(async move {
        room.set(storage_manager::estimate().await);
        kept.set(storage_manager::is_persisted().await);
    });
    let asking = RwSignal::new(false);
    let room_text = move || match room.get() {
        Some((used, quota)) => {
            texts::settings_room(intl::number(used / 1e6, 1), intl::number(quota / 1e6, 0))
        }
        _ => texts::settings_room_unknown().to_owned(),
    };
    let kept_text = move || match kept.get() {
        Some(true) => texts::settings_kept(),
        _ => texts::settings_not_kept(),
    };
    let delete = move |_| {
        asking.set(false);
        spawn_local(async move {
            if let Err(error) = session.delete_workspace().await {
                session.tell_failure(error.sentence());
            }
        });
    };
    view! {
        <section class="panel stack" aria-labelledby="settings-stored">
            <h2 id="settings-stored">{texts::settings_stored()}</h2>
            <p>{move || texts::settings_records(records())}</p>
            <p>{room_text}</p>
            <p>{kept_text}</p>
            <p>{move || last_export(session)}</p>
            <div class="cluster">
                <Button label=texts::action_label("save-snapshot") on_click=move |_| shell.export() />
                <Button label=texts::action_label("go-start") on_click=move |_| session.leave() />
                <Button
                    label=texts::settings_delete()
                    kind=ButtonKind::Danger
                    on_click=move |_| asking.set(true)
                />
            </div>
            <p class="soft small">{texts::settings_version(env!("CARGO_PKG_VERSION"))}</p>
        </section>
        <Dialog
            open=asking
            on_close=move |()| asking.set(false)
            title=texts::settings_delete()
            size=DialogSize::Small
            footer=move || {
                view! {
                    <Button label=texts::cancel() size=ControlSize::Medium on_click=move |_| asking.set(false) />
                    <Button label=texts::action_label("save-snapshot") on_click=move |_| shell.export() />
                    <Button label=texts::settings_delete_now() kind=ButtonKind::Danger on_click=delete />
                }
            }
        >
            <p>{texts::settings_delete_text()}</p>
        </Dialog>
    }
}
