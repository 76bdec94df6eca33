//! Statuses as pages show and offer them: those of feedback are fixed, those of ideas are the workspace's own.

use tandem_core::snapshot::v1::FEEDBACK_STATUSES;
use tandem_core::statuses::Statuses;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts};

use crate::components::badge::{Stage, StatusBadge};
use crate::components::button::{ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::menu::{Menu, MenuItem};
use crate::session::Session;
use crate::view::prelude::*;

/// A status that is the same in every workspace, as a badge.
pub fn status_badge(status: &str) -> View {
    let (stage, label) = (stage(status), texts::status_name(status));
    view! { <StatusBadge label=label stage=stage /> }
}

/// The status of an idea as a badge, by the workspace's own name.
pub fn idea_badge(key: &str) -> View {
    let (session, key) = (Session::here(), key.to_owned());
    let badge = move || {
        let (name, stage) = session.read(&[Kind::WORKSPACES], |workspace| {
            let statuses = Statuses::of(workspace);
            (statuses.name(&key), stage(statuses.stage(&key)))
        });
        view! { <StatusBadge label=name stage=stage /> }
    };
    badge.into_view()
}

/// The status of feedback or of an idea as a badge.
pub fn badge_of(kind: &Kind, status: &str) -> View {
    if *kind == Kind::IDEAS {
        idea_badge(status)
    } else {
        status_badge(status)
    }
}

/// How far along a record of this status is.
fn stage(status: &str) -> Stage {
    match status {
        "new" | "candidate" => Stage::New,
        "open" | "under-review" => Stage::Open,
        "planned" => Stage::Planned,
        "in-progress" | "testing" => Stage::Started,
        "done" | "released" => Stage::Done,
        _ => Stage::Closed,
    }
}

/// The key and the name of each status that there is to choose from; one that is hidden is among them where it is `kept`.
fn offered(workspace: &Workspace, kind: &Kind, kept: &str) -> Vec<(String, String)> {
    if *kind != Kind::IDEAS {
        let all = FEEDBACK_STATUSES.iter();
        return all
            .map(|status| ((*status).to_owned(), texts::status_name(*status)))
            .collect();
    }
    let statuses = Statuses::of(workspace);
    let all = statuses.all().iter();
    all.filter(|status| !status.hidden || status.key == kept)
        .map(|status| (status.key.clone(), status.name.clone()))
        .collect()
}

/// The Command that gives records a status.
fn give(session: Session, kind: &Kind, ids: Vec<Id>, status: &str) -> Command {
    let writes = if *kind == Kind::IDEAS {
        session.peek(|workspace| Statuses::of(workspace).writes(status))
    } else {
        vec![(Field::named("status"), Some(Value::text(status)))]
    };
    Command::Edit {
        kind: kind.clone(),
        ids,
        writes,
    }
}

/// The status of a record.
#[component]
pub fn StatusField(
    /// The record's kind.
    kind: Kind,
    /// The record.
    id: Id,
    /// What stands there.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let choices = Signal::derive(move || {
        let all = session.read(&[Kind::WORKSPACES], |workspace| {
            kind.with_value(|kind| value.with(|value| offered(workspace, kind, value)))
        });
        all.into_iter()
            .map(|(key, name)| Choice::new(key, name))
            .collect::<Vec<_>>()
    });
    let save = move |status: String| {
        let command = kind.with_value(|kind| give(session, kind, vec![id], &status));
        session.try_dispatch(command);
    };
    view! {
        <div class="fact fact-status">
            <SelectField label=texts::field_label("status") choices=choices value=value on_change=save />
        </div>
    }
}

/// Gives everything that is selected a status.
#[component]
pub fn StatusMenu(
    /// The kind of what is selected.
    kind: Kind,
    /// What is selected.
    #[prop(into)]
    ids: Callback<(), Vec<Id>>,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let items = Signal::derive(move || {
        let all = session.read(&[Kind::WORKSPACES], |workspace| {
            kind.with_value(|kind| offered(workspace, kind, ""))
        });
        let item = |(key, name): (String, String)| {
            MenuItem::new(name.clone(), move |()| {
                let ids = ids.run(());
                let done = texts::bulk_status_set(ids.len(), &name);
                let command = kind.with_value(|kind| give(session, kind, ids, &key));
                session.dispatch_and_tell(command, done);
            })
        };
        all.into_iter().map(item).collect::<Vec<_>>()
    });
    view! {
        <Menu label=texts::set_status() items=items kind=ButtonKind::Plain size=ControlSize::Small />
    }
}
