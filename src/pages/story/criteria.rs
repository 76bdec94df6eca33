//! Acceptance criteria, and the checklists of ready and done.

use tandem_core::command::Write;
use tandem_core::model::story::Criterion;
use tandem_core::position::places;
use tandem_core::view::story::{Check, StoryView, scenario};
use tandem_core::{Field, Id, Value, texts};

use super::KIND;
use crate::components::add_line::AddLine;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::Checkbox;
use crate::components::icon::IconName;
use crate::components::inline_edit::InlineArea;
use crate::components::menu::{Menu, MenuItem};
use crate::pages::backlog::acts::{arrange, seed, set};
use crate::session::Session;
use crate::view::prelude::*;

/// The acceptance criteria: a checklist whose lines may be scenarios.
#[component]
pub fn Criteria(
    /// The story.
    id: Id,
    /// What is shown of it.
    view: Memo<Option<StoryView>>,
) -> impl IntoView {
    let session = Session::here();
    let criteria = Memo::new(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.criteria.clone())
                .unwrap_or_default()
        })
    });
    let add = move |text: &str| {
        let key = criteria.with_untracked(|all| place(all, all.len(), seed(session)));
        key.is_some_and(|key| {
            set(
                session,
                id,
                Field::element("criteria", &key),
                Some(Value::text(text)),
            )
        })
    };
    view! {
        <section class="record-part" aria-label=texts::story_criteria()>
            <h2>{texts::story_criteria()}</h2>
            <ul class="checks">
                <For
                    each=move || criteria.get()
                    key=|criterion| (criterion.key.clone(), criterion.text.clone())
                    children=move |criterion: Criterion| one(session, id, criteria, &criterion)
                />
            </ul>
            <AddLine
                label=texts::criterion_new()
                placeholder=texts::criterion_example()
                add=texts::criterion_add()
                on_add=move |text: String| add(&text)
                size=ControlSize::Small
                max_length=5000
            >
                <Button
                    label=texts::scenario_add()
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=move |_| { add(texts::scenario_start()); }
                />
            </AddLine>
        </section>
    }
}

fn one(session: Session, id: Id, all: Memo<Vec<Criterion>>, criterion: &Criterion) -> View {
    let key = StoredValue::new(criterion.key.clone());
    let text = criterion.text.clone();
    let is_scenario = scenario(&text).is_some();
    let met = Signal::derive(move || {
        all.with(|all| {
            all.iter()
                .any(|other| key.with_value(|key| other.key == *key) && other.met)
        })
    });
    let field = move |set: &str| key.with_value(|key| Field::element(set, key));
    let save = move |text: String| {
        let text = text.trim().replace('\r', "");
        if text.is_empty() {
            return Err(texts::criterion_missing().to_owned());
        }
        set(session, id, field("criteria"), Some(Value::text(&text)));
        Ok(())
    };
    let moved = move |up: bool| {
        let writes =
            all.with_untracked(|all| key.with_value(|key| moved_writes(all, key, up, id, seed(session))));
        if let Some(writes) = writes {
            arrange(session, "edit-story", writes);
        }
    };
    let remove = move |()| {
        arrange(
            session,
            "edit-story",
            vec![
                (KIND, id, field("criteria"), None),
                (KIND, id, field("met"), None),
            ],
        );
    };
    let items = vec![
        MenuItem::new(texts::move_up(), move |()| moved(true)),
        MenuItem::new(texts::move_down(), move |()| moved(false)),
        MenuItem::new(texts::remove(), remove)
            .icon(IconName::Trash)
            .danger()
            .separated(),
    ];
    let rows = u32::try_from(text.lines().count()).unwrap_or(1);
    let menu = texts::named(texts::criterion_menu(), &text);
    view! {
        <li class="criterion-row">
            <Checkbox
                label=texts::criterion_met(text.clone())
                hide_label=true
                checked=met
                on_change=move |met: bool| { set(session, id, field("met"), met.then_some(Value::Flag(true))); }
            />
            <div class="grow" class:scenario=is_scenario>
                <InlineArea label=texts::named(texts::criterion(), &text) value=Signal::stored(text) on_save=save rows=rows />
            </div>
            <Menu
                label=menu
                items=Signal::stored(items)
                icon=IconName::More
                icon_only=true
                size=ControlSize::Small
            />
        </li>
    }
}

/// A position before the criterion number `at`.
fn place(all: &[Criterion], at: usize, seed: u64) -> Option<String> {
    let order: Vec<(Id, &str)> = all
        .iter()
        .map(|criterion| (Id::from_u128(0), criterion.key.as_str()))
        .collect();
    places(&order, at, 1, seed).new.first().cloned()
}

/// The writes that move a criterion past its neighbour: it takes another name, since its name is its position.
fn moved_writes(all: &[Criterion], key: &str, up: bool, story: Id, seed: u64) -> Option<Vec<Write>> {
    let at = all.iter().position(|criterion| criterion.key == key)?;
    let criterion = all.get(at)?;
    let to = if up { at.checked_sub(1)? } else { at + 2 };
    if to > all.len() {
        return None;
    }
    let new = place(all, to, seed)?;
    let mut writes = vec![
        (KIND, story, Field::element("criteria", key), None),
        (KIND, story, Field::element("met", key), None),
        (
            KIND,
            story,
            Field::element("criteria", &new),
            Some(Value::text(&criterion.text)),
        ),
    ];
    if criterion.met {
        writes.push((KIND, story, Field::element("met", &new), Some(Value::Flag(true))));
    }
    Some(writes)
}

/// The definition of ready, or of done.
#[component]
pub fn Checks(
    /// The story.
    id: Id,
    /// What is shown of it.
    view: Memo<Option<StoryView>>,
    /// Which definition: `ready` or `done`.
    set: &'static str,
) -> impl IntoView {
    let session = Session::here();
    let checks = Memo::new(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| {
                    if set == "ready" {
                        view.ready.clone()
                    } else {
                        view.done.clone()
                    }
                })
                .unwrap_or_default()
        })
    });
    let keys = Memo::new(move || {
        checks.with(|checks| {
            let named = checks.iter().map(|check| (check.key.clone(), check.text.clone()));
            named.collect::<Vec<_>>()
        })
    });
    let line = move |(key, text): (String, String)| {
        let wanted = key.clone();
        let checked = Signal::derive(move || {
            checks.with(|checks| {
                checks
                    .iter()
                    .any(|check: &Check| check.key == wanted && check.set)
            })
        });
        let field = Field::element(set, &key);
        let change = move |on: bool| {
            self::set(session, id, field.clone(), on.then_some(Value::Flag(true)));
        };
        view! { <li><Checkbox label=text checked=checked on_change=change /></li> }
    };
    view! {
        <Show when=move || keys.with(|keys| !keys.is_empty())>
            <section class="record-part" aria-label=texts::field_label(set)>
                <h2>{texts::field_label(set)}</h2>
                <ul class="checks">
                    <For each=move || keys.get() key=Clone::clone children=line />
                </ul>
            </section>
        </Show>
    }
}
