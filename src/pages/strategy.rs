//! Objectives, how far they have come, and where the effort goes beside where the weight is.

use tandem_core::arithmetic::{ArithmeticError, compute};
use tandem_core::quarter::Quarter;
use tandem_core::scoring::show;
use tandem_core::view::strategy::{ObjectiveRow, StrategyView, strategy};
use tandem_core::{Command, CommandError, Field, Id, Kind, Value, texts};

use super::parts::{BodyField, write};
use crate::components::add_line::AddLine;
use crate::components::button::{Button, ButtonKind, ButtonLink, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::figure::ScoreBar;
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineKind, InlineTitle};
use crate::components::message::EmptyState;
use crate::platform::page;
use crate::routes;
use crate::session::Session;
use crate::view::prelude::*;

mod coverage;
pub mod serves;

const KIND: Kind = Kind::OBJECTIVES;
const READS: [Kind; 4] = [KIND, Kind::IDEAS, Kind::PEOPLE, Kind::BOARDS];

/// The page.
#[component]
pub fn Strategy() -> impl IntoView {
    let session = Session::here();
    page::set_title(&texts::page_title(texts::nav_strategy()));
    let view = Memo::new(move || session.read(&READS, |workspace| strategy(workspace, Some(session.by()))));
    let ids =
        Memo::new(move || view.with(|view| view.objectives.iter().map(|row| row.id).collect::<Vec<Id>>()));
    let is_empty = move || ids.with(Vec::is_empty);
    view! {
        <PageHead title=texts::nav_strategy()>
            <ButtonLink href=routes::BRIEF label=texts::brief_title() />
        </PageHead>
        <div class="page-body stack strategy">
            <NewObjective />
            <Show when=is_empty>
                <EmptyState
                    icon=IconName::Strategy
                    title=texts::strategy_empty_title()
                    text=texts::strategy_empty_text()
                />
            </Show>
            <For each=move || ids.get() key=|id| *id children=move |id: Id| one(session, view, id) />
            <coverage::Coverage view=view />
            <Show when=move || !is_empty()>
                <Rest view=view />
            </Show>
        </div>
    }
}

/// The form for a new objective.
#[component]
fn NewObjective() -> impl IntoView {
    let session = Session::here();
    let add = move |title: String| {
        let id = session.env().id(0);
        let command = Command::Add {
            kind: KIND,
            id,
            fields: vec![(Field::named("title"), Value::text(&title))],
        };
        let added = session.dispatch_and_tell(command, texts::strategy_added(&title));
        if added {
            // It stands below all others: the focus goes there, where all else that it has is written.
            once_shown(move || page::focus_first(&format!("#{} textarea", coverage::place(id))));
        }
        added
    };
    view! {
        <AddLine
            label=texts::strategy_new()
            placeholder=texts::strategy_new()
            add=texts::strategy_add()
            on_add=add
            missing=texts::strategy_title_missing()
            kind=ButtonKind::Primary
        />
    }
}

/// Writes a number or what a sum comes to, or clears it; what is neither is refused.
pub fn write_number(session: Session, kind: Kind, id: Id, field: Field, text: &str) -> Result<(), String> {
    let text = text.trim();
    let value = if text.is_empty() {
        None
    } else {
        let number = compute(text).map_err(ArithmeticError::sentence)?;
        Some(Value::number(number).ok_or_else(|| ArithmeticError::NotFinite.sentence())?)
    };
    let command = Command::Edit {
        kind,
        ids: vec![id],
        writes: vec![(field, value)],
    };
    match session.dispatch(command) {
        Ok(()) | Err(CommandError::NothingToDo) => Ok(()),
        Err(error) => Err(error.sentence()),
    }
}

/// A part as percent.
fn percent(part: f64) -> String {
    (part * 100.0).round().to_string()
}

/// One objective, edited where it stands.
fn one(session: Session, view: Memo<StrategyView>, id: Id) -> View {
    let row = Memo::new(move || view.with(|view| view.objectives.iter().find(|row| row.id == id).cloned()));
    let text = move |read: fn(&ObjectiveRow) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let title = text(|row| row.title.clone());
    let save_title = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::strategy_title_missing().to_owned());
        }
        write(session, KIND, id, Field::named("title"), &text)
    };
    let delete = move |_| {
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        session.dispatch_and_tell(command, texts::strategy_deleted(title.get_untracked()));
    };
    let fact = move |field: &'static str, read: fn(&ObjectiveRow) -> String, kind: InlineKind| {
        let save = move |text: String| match kind {
            InlineKind::Number => write_number(session, KIND, id, Field::named(field), &text),
            InlineKind::Text if field == "period" && !text.trim().is_empty() => {
                let quarter = Quarter::read(&text).ok_or_else(|| texts::period_unreadable().to_owned())?;
                write(session, KIND, id, Field::named(field), &quarter.to_string())
            }
            InlineKind::Text => write(session, KIND, id, Field::named(field), &text),
        };
        let none = match kind {
            InlineKind::Number => "–",
            InlineKind::Text => texts::value_none(),
        };
        view! {
            <div class="fact">
                <span class="field-label" aria-hidden="true">{texts::field_label(field)}</span>
                <InlineEdit
                    label=texts::field_label(field)
                    value=text(read)
                    on_save=save
                    kind=kind
                    placeholder=none
                />
            </div>
        }
    };
    let parent = Signal::derive(move || {
        session.read(&[KIND], |workspace| {
            let record = workspace.record(&KIND, id);
            record
                .map(|record| record.text("parent").to_owned())
                .unwrap_or_default()
        })
    });
    // What it is part of, where that is part of it in turn: two people may have linked them without knowing of each other.
    let circle = Memo::new(move || {
        let parent = parent.with(|parent| parent.parse().ok())?;
        let is_own = row.with(|row| row.as_ref().is_some_and(|row| !row.key_result));
        let title = session.read(&[KIND], |workspace| {
            Some(workspace.record(&KIND, parent)?.text("title").to_owned())
        });
        title.filter(|_| is_own)
    });
    let parents = Signal::derive(move || {
        let none = Choice::new("", texts::strategy_no_parent());
        let others = view.with(|view| {
            let others = view
                .objectives
                .iter()
                .filter(|row| row.id != id && !row.key_result);
            others
                .map(|row| Choice::new(row.id.to_string(), &row.title))
                .collect::<Vec<_>>()
        });
        let in_circle = circle.get().map(|title| Choice::new(parent.get(), title));
        std::iter::once(none)
            .chain(others)
            .chain(in_circle)
            .collect::<Vec<_>>()
    });
    let set = move |field: &'static str, linked: &str| {
        let value = (!linked.is_empty()).then(|| Value::text(linked));
        session.try_dispatch(Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes: vec![(Field::named(field), value)],
        });
    };
    let owner = text(|row| {
        row.owner
            .as_ref()
            .map(|(id, _)| id.to_string())
            .unwrap_or_default()
    });
    let people = Signal::derive(move || {
        let none = Choice::new("", texts::value_none());
        let people = session.read(&[Kind::PEOPLE], |workspace| {
            let people = workspace.records(&Kind::PEOPLE);
            people
                .map(|record| Choice::new(record.id().to_string(), record.text("name")))
                .collect::<Vec<_>>()
        });
        std::iter::once(none).chain(people).collect::<Vec<_>>()
    });
    let progress = move || row.with(|row| row.as_ref().map(progress));
    let bars = move || row.with(|row| row.as_ref().map(bars));
    let ideas = move || {
        let ideas = row.with(|row| row.as_ref().map(|row| row.ideas.clone()).unwrap_or_default());
        if ideas.is_empty() {
            return view! { <p class="soft small">{texts::strategy_ideas_none()}</p> };
        }
        let items = ideas.into_iter().map(|(idea, title, share)| {
            view! { <li><a href=routes::idea(idea)>{texts::strategy_share(title, percent(share))}</a></li> }
        });
        view! { <ul class="sayings">{items.collect_view()}</ul> }
    };
    view! {
        <section
            class="panel stack"
            id=coverage::place(id)
            class:objective-part=move || row.with(|row| row.as_ref().is_some_and(|row| row.key_result))
            aria-label=title
        >
            <super::conflicts::ConflictsOf kind=KIND id=id />
            <div class="line">
                <div class="grow">
                    <InlineTitle label=texts::field_label("title") value=title on_save=save_title />
                </div>
                <Button
                    label=texts::delete()
                    spoken=Signal::derive(move || title.with(|title| texts::named(texts::delete(), title)))
                    icon=IconName::Trash
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=delete
                />
            </div>
            {progress}
            <div class="objective-facts">
                {fact("measure", |row| row.measure.clone(), InlineKind::Text)}
                {fact("baseline", |row| row.numbers[0].map(show).unwrap_or_default(), InlineKind::Number)}
                {fact("target", |row| row.numbers[1].map(show).unwrap_or_default(), InlineKind::Number)}
                {fact("current", |row| row.numbers[2].map(show).unwrap_or_default(), InlineKind::Number)}
                {fact("period", |row| row.period.clone(), InlineKind::Text)}
                {fact("weight", |row| show(row.weight), InlineKind::Number)}
                <SelectField
                    label=texts::field_label("parent")
                    choices=parents
                    value=parent
                    hint=Signal::derive(move || circle.get().map(texts::strategy_circle).unwrap_or_default())
                    on_change=move |parent: String| set("parent", &parent)
                />
                <SelectField
                    label=texts::field_label("owner")
                    choices=people
                    value=owner
                    on_change=move |owner: String| set("owner", &owner)
                />
            </div>
            <BodyField kind=KIND id=id field="description" value=text(|row| row.description.clone()) one_of_many=true />
            {bars}
            {ideas}
        </section>
    }
}

/// How far it has come.
fn progress(row: &ObjectiveRow) -> View {
    let missing = if row.lacks_baseline {
        texts::strategy_no_baseline()
    } else {
        texts::strategy_no_progress()
    };
    match row.progress {
        Some(progress) => {
            let value = texts::strategy_progress(percent(progress));
            view! {
                <div class="objective-bars">
                    <ScoreBar value=value part=Signal::stored(progress) />
                </div>
            }
        }
        None => view! { <p class="soft small">{missing}</p> },
    }
}

/// Its weight beside its effort.
fn bars(row: &ObjectiveRow) -> Option<View> {
    row.parts.map(|(weight, effort)| {
        let label = texts::strategy_coverage(&row.title);
        view! {
            <div class="objective-bars" role="group" aria-label=label>
                <ScoreBar value=texts::strategy_weight(percent(weight)) part=Signal::stored(weight) />
                <ScoreBar value=texts::strategy_effort(percent(effort)) part=Signal::stored(effort) />
            </div>
        }
    })
}

/// What serves no objective.
#[component]
fn Rest(view: Memo<StrategyView>) -> impl IntoView {
    let sentences = move || {
        view.with(|view| {
            let missing =
                (view.without_effort > 0).then(|| texts::strategy_without_effort(view.without_effort));
            [Some(texts::strategy_unserved(percent(view.unserved))), missing]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    let ideas = move || {
        let ideas = view.with(|view| view.unaligned.clone());
        if ideas.is_empty() {
            return view! { <p class="soft small">{texts::strategy_unaligned_none()}</p> };
        }
        let items = ideas
            .into_iter()
            .map(|(idea, title)| view! { <li><a href=routes::idea(idea)>{title}</a></li> });
        view! { <ul class="sayings">{items.collect_view()}</ul> }
    };
    view! {
        <section class="panel stack" aria-label=texts::strategy_unaligned()>
            <h2>{texts::strategy_unaligned()}</h2>
            <p>{sentences}</p>
            {ideas}
        </section>
    }
}
