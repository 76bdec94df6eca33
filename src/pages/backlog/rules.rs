//! What the team has agreed on: the scale of points, and when a story is ready and when it is done.

use tandem_core::position::places;
use tandem_core::snapshot::v1::POINT_SCALES;
use tandem_core::view::backlog::definition;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::acts::seed;
use crate::components::add_line::AddLine;
use crate::components::button::{Button, ControlSize};
use crate::components::dialog::Dialog;
use crate::components::field::{Choice, SelectField};
use crate::components::inline_edit::InlineEdit;
use crate::session::Session;
use crate::view::prelude::*;

/// The dialog; each change holds at once.
#[component]
pub fn Rules(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let scale = Signal::derive(move || {
        session.read(&[Kind::WORKSPACES], |workspace| {
            let record = workspace.record(&Kind::WORKSPACES, workspace.id());
            let scale = record
                .map(|record| record.text("point-scale"))
                .unwrap_or_default();
            if scale.is_empty() { "fibonacci" } else { scale }.to_owned()
        })
    });
    let choices = POINT_SCALES
        .iter()
        .map(|scale| Choice::new(*scale, texts::point_scale(*scale)));
    let choices: Signal<Vec<Choice>> = Signal::stored(choices.collect());
    view! {
        <Dialog open=open on_close=move |()| open.set(false) title=texts::rules_title() has_footer=false>
            <div class="stack">
                <SelectField
                    label=texts::field_label("point-scale")
                    choices=choices
                    value=scale
                    on_change=move |scale: String| write(session, Field::named("point-scale"), Some(&scale))
                />
                <Lines set="ready" hint=texts::rules_ready_hint() />
                <Lines set="done" hint=texts::rules_done_hint() />
            </div>
        </Dialog>
    }
}

/// One definition as a list of lines.
#[component]
fn Lines(set: &'static str, hint: &'static str) -> impl IntoView {
    let session = Session::here();
    let lines = Memo::new(move || session.read(&[Kind::WORKSPACES], |workspace| definition(workspace, set)));
    let add = move |text: String| {
        let key = lines.with_untracked(|lines| {
            let order: Vec<(Id, &str)> = lines
                .iter()
                .map(|(key, _)| (Id::from_u128(0), key.as_str()))
                .collect();
            places(&order, order.len(), 1, seed(session)).new.first().cloned()
        });
        if let Some(key) = &key {
            write(session, Field::element(set, key), Some(&text));
        }
        key.is_some()
    };
    view! {
        <section class="stack" aria-label=texts::field_label(set)>
            <h3>{texts::field_label(set)}</h3>
            <p class="soft small">{hint}</p>
            <ul class="links">
                <For each=move || lines.get() key=Clone::clone children=move |(key, text): (String, String)| line(session, set, &key, text) />
            </ul>
            <AddLine
                label=texts::rules_new(texts::field_label(set))
                placeholder=texts::rules_example(set)
                add=texts::rules_add()
                on_add=add
            />
        </section>
    }
}

fn line(session: Session, set: &'static str, key: &str, text: String) -> View {
    let field = Field::element(set, key);
    let gone = field.clone();
    let save = move |text: String| {
        let text = text.trim().to_owned();
        write(
            session,
            field.clone(),
            (!text.is_empty()).then_some(text.as_str()),
        );
        Ok(())
    };
    let spoken = texts::named(texts::remove(), &text);
    view! {
        <li class="links-row">
            <div class="grow">
                <InlineEdit label=texts::rules_line() value=Signal::stored(text) on_save=save />
            </div>
            <Button
                label=texts::remove()
                spoken=spoken
                kind=crate::components::button::ButtonKind::Quiet
                size=ControlSize::Small
                on_click=move |_| write(session, gone.clone(), None)
            />
        </li>
    }
}

/// Writes a field of the workspace's own record, which is made if it is not there.
fn write(session: Session, field: Field, text: Option<&str>) {
    let (id, known) = session.peek(|workspace| {
        let id = workspace.id();
        (id, workspace.any_record(&Kind::WORKSPACES, id).is_some())
    });
    let value = text.map(Value::text);
    session.try_dispatch(if known {
        Command::Edit {
            kind: Kind::WORKSPACES,
            ids: vec![id],
            writes: vec![(field, value)],
        }
    } else {
        Command::Add {
            kind: Kind::WORKSPACES,
            id,
            fields: value.into_iter().map(|value| (field.clone(), value)).collect(),
        }
    });
}
