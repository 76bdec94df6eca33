//! What an idea is planned for: its horizon, quarter and release, on its page and for several at once.

use tandem_core::model::Idea;
use tandem_core::quarter::Quarter;
use tandem_core::snapshot::v1::HORIZONS;
use tandem_core::view::releases::put_in;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use crate::components::button::{ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::menu::{Menu, MenuItem};
use crate::platform::clock;
use crate::session::Session;
use crate::view::prelude::*;

const KIND: Kind = Kind::IDEAS;
/// How many quarters are offered from the present one on.
const AHEAD: usize = 8;

/// The horizon, the quarter and, where there are any, the release of an idea.
#[component]
pub fn PlanFields(
    /// The idea.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let read = move |field: &'static str| {
        Signal::derive(move || {
            session.read(&[KIND], |workspace| {
                let record = workspace.record(&KIND, id);
                record
                    .map(|record| record.text(field).to_owned())
                    .unwrap_or_default()
            })
        })
    };
    let write = move |field: &'static str, text: &str| {
        session.try_dispatch(write_all(vec![id], field, text));
    };
    let quarters = Signal::derive(move || {
        let own = session.read(&[KIND], |workspace| {
            Idea::of(workspace.record(&KIND, id)?).quarter()
        });
        let quarters = quarters(own).into_iter();
        let named = quarters.map(|quarter| Choice::new(quarter.to_string(), quarter.to_string()));
        std::iter::once(Choice::new("", texts::value_none()))
            .chain(named)
            .collect::<Vec<_>>()
    });
    let releases = releases(session);
    let release_choices = Signal::derive(move || {
        let named = releases.get().into_iter();
        let named = named.map(|(release, title)| Choice::new(release.to_string(), title));
        std::iter::once(Choice::new("", texts::release_none()))
            .chain(named)
            .collect::<Vec<_>>()
    });
    let release = Signal::derive(move || {
        session
            .read(&[KIND, Kind::RELEASES], |workspace| {
                let release = Idea::of(workspace.record(&KIND, id)?).release()?;
                workspace
                    .record(&Kind::RELEASES, release)
                    .map(|_| release.to_string())
            })
            .unwrap_or_default()
    });
    let choose_release = move |release: String| {
        let command = match release.parse() {
            Ok(release) => {
                let env = session.env();
                session.peek(|workspace| put_in(workspace, release, &[id], &env))
            }
            Err(_) => Some(write_all(vec![id], "release", "")),
        };
        if let Some(command) = command {
            session.try_dispatch(command);
        }
    };
    view! {
        <div class="fact">
            <SelectField
                label=texts::field_label("horizon")
                choices=Signal::stored(horizons())
                value=read("horizon")
                on_change=move |horizon: String| write("horizon", &horizon)
            />
        </div>
        <div class="fact">
            <SelectField
                label=texts::field_label("quarter")
                choices=quarters
                value=read("quarter")
                on_change=move |quarter: String| write("quarter", &quarter)
            />
        </div>
        <Show when=move || releases.with(|releases| !releases.is_empty())>
            <div class="fact">
                <SelectField
                    label=texts::field_label("release")
                    choices=release_choices
                    value=release
                    on_change=choose_release
                />
            </div>
        </Show>
    }
}

/// Plans all selected ideas: for a horizon, or for a release where there is one.
#[component]
pub fn PlanMenus(
    /// What is selected.
    ids: Signal<Vec<Id>>,
) -> impl IntoView {
    let session = Session::here();
    // Who plans several at once plans them for something.
    let items = horizons().into_iter().skip(1).map(|choice| {
        let (horizon, name) = (choice.value, choice.label);
        MenuItem::new(name.clone(), move |()| {
            let ids = ids.get_untracked();
            let told = texts::bulk_status_set(ids.len(), &name);
            session.dispatch_and_tell(write_all(ids, "horizon", &horizon), told);
        })
    });
    let items: Vec<MenuItem> = items.collect();
    let releases = releases(session);
    let into = Signal::derive(move || {
        let item = |(release, title): (Id, String)| {
            MenuItem::new(title.clone(), move |()| {
                let (ids, env) = (ids.get_untracked(), session.env());
                let told = texts::bulk_released(ids.len(), &title);
                let command = session.peek(|workspace| put_in(workspace, release, &ids, &env));
                if let Some(command) = command {
                    session.dispatch_and_tell(command, told);
                }
            })
        };
        releases.get().into_iter().map(item).collect::<Vec<_>>()
    });
    view! {
        <Menu
            label=texts::field_label("horizon")
            items=Signal::stored(items)
            kind=ButtonKind::Plain
            size=ControlSize::Small
        />
        <Show when=move || releases.with(|releases| !releases.is_empty())>
            <Menu label=texts::field_label("release") items=into kind=ButtonKind::Plain size=ControlSize::Small />
        </Show>
    }
}

/// Now, next, later, and none of these.
fn horizons() -> Vec<Choice> {
    let none = Choice::new("", texts::value_none());
    let named = HORIZONS
        .iter()
        .map(|horizon| Choice::new(*horizon, texts::horizon_name(*horizon)));
    std::iter::once(none).chain(named).collect()
}

/// The next quarters, with the one that an idea has where that is none of them.
fn quarters(own: Option<Quarter>) -> Vec<Quarter> {
    let next = std::iter::successors(Some(Quarter::of(clock::today())), |quarter| Some(quarter.next()));
    let mut quarters: Vec<Quarter> = next.take(AHEAD).chain(own).collect();
    tandem_core::sort::distinct(&mut quarters);
    quarters
}

/// All releases by id, with their titles.
fn releases(session: Session) -> Memo<Vec<(Id, String)>> {
    Memo::new(move || {
        session.read(&[Kind::RELEASES], |workspace| {
            let all = workspace.records(&Kind::RELEASES);
            all.map(|record| (record.id(), record.text("title").to_owned()))
                .collect()
        })
    })
}

fn write_all(ids: Vec<Id>, field: &'static str, text: &str) -> Command {
    Command::Edit {
        kind: KIND,
        ids,
        writes: vec![(Field::named(field), (!text.is_empty()).then(|| Value::text(text)))],
    }
}
