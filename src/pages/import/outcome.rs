//! What would happen: how many are made, changed, left, refused, why, and what of the file is not taken.

use std::sync::Arc;

use tandem_core::intake::{Cause, Key, Place, Preview};
use tandem_core::texts;

use super::Desk;
use super::columns::shorten;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Checkbox, Choice, SelectField};
use crate::components::icon::IconName;
use crate::platform::files;
use crate::view::prelude::*;

/// How many row numbers are named for a cause.
const NAMED: usize = 5;

/// How rows are found here, and what is done about those that are.
#[component]
pub(super) fn Matching(desk: Desk) -> impl IntoView {
    let keys = Key::ALL
        .iter()
        .map(|key| Choice::new(key.name(), texts::import_key(key.name())))
        .collect::<Vec<_>>();
    let key = Signal::derive(move || {
        let key = desk
            .choices
            .with(|choices| choices.as_ref().map(|choices| choices.key));
        key.unwrap_or_default().name().to_owned()
    });
    let flag = move |read: fn(&tandem_core::intake::Choices) -> bool| {
        Signal::derive(move || desk.choices.with(|choices| choices.as_ref().is_some_and(read)))
    };
    let any_aside = move || {
        let part = desk.part.get();
        desk.opened.with(|opened| {
            let table = opened.as_ref().and_then(|opened| opened.tables.get(part));
            table.is_some_and(|table| table.rows.iter().any(|row| row.aside))
        })
    };
    view! {
        <div class="import-fields">
            <SelectField
                label=texts::import_match()
                choices=Signal::stored(keys)
                value=key
                on_change=move |name: String| desk.change(|choices| choices.key = Key::named(&name))
            />
        </div>
        <Checkbox
            label=texts::import_overwrite()
            checked=flag(|choices| choices.overwrite)
            on_change=move |wanted| desk.change(|choices| choices.overwrite = wanted)
        />
        <Show when=any_aside>
            <Checkbox
                label=texts::import_aside()
                checked=flag(|choices| choices.aside)
                on_change=move |wanted| desk.change(|choices| choices.aside = wanted)
            />
        </Show>
    }
}

/// What would happen, and the button that does it.
#[component]
pub(super) fn Outcome(desk: Desk, plan: Arc<Preview>) -> impl IntoView {
    let count = plan.items + plan.updated;
    let rejected: Vec<Cause> = plan.rejected.iter().map(|(_, cause)| *cause).collect();
    let listed = |errors: bool| {
        let causes = plan
            .problems
            .iter()
            .filter(|(cause, _)| rejected.contains(cause) == errors);
        causes
            .map(|(cause, places)| problem(&plan, *cause, places))
            .collect::<Vec<_>>()
    };
    let (errors, notes) = (listed(true), listed(false));
    let points = plan
        .points_as_effort
        .then(|| view! { <li>{texts::import_points()}</li> });
    let (any_errors, any_notes) = (!errors.is_empty(), !notes.is_empty() || plan.points_as_effort);
    let download = {
        let plan = plan.clone();
        move |_| {
            if let Some(table) = desk.table() {
                let csv = "\u{feff}".to_owned() + &plan.rejected_csv(&table);
                files::download(texts::import_rejected_name(), "text/csv", csv.as_bytes());
            }
        }
    };
    let lost = plan.lost.iter().map(|(name, rows)| {
        let text = texts::import_lost_item(name.clone(), *rows);
        view! { <li>{text}</li> }
    });
    view! {
        <div class="import-outcome">
            <p role="status">
                <strong>{texts::import_outcome(plan.items, plan.updated, plan.unchanged + plan.aside, plan.errors)}</strong>
            </p>
            {(count > 0).then(|| view! { <p>{texts::import_besides(plan.customers, plan.comments)}</p> })}
            {(plan.aside > 0).then(|| view! { <p>{texts::import_put_aside(plan.aside)}</p> })}
            {any_errors
                .then(|| {
                    view! {
                        <h3>{texts::import_errors()}</h3>
                        <ul>{errors.collect_view()}</ul>
                        <div>
                            <Button
                                label=texts::import_rejected()
                                size=ControlSize::Small
                                icon=IconName::Download
                                on_click=download
                            />
                        </div>
                    }
                })}
            {any_notes
                .then(|| {
                    view! {
                        <h3>{texts::import_notes()}</h3>
                        <ul>
                            {points}
                            {notes.collect_view()}
                        </ul>
                    }
                })}
            {first_items(desk, &plan)}
            {(!plan.lost.is_empty())
                .then(|| {
                    view! {
                        <details>
                            <summary>{texts::import_lost(plan.lost.len())}</summary>
                            <p class="soft small">{texts::import_lost_text()}</p>
                            <ul>{lost.collect_view()}</ul>
                        </details>
                    }
                })}
            <div>
                <Button
                    label=texts::import_now(count)
                    kind=ButtonKind::Primary
                    disabled=Signal::stored(count == 0)
                    on_click=move |_| desk.import()
                />
            </div>
        </div>
    }
}

/// A cause with the rows that it concerns.
fn problem(plan: &Preview, cause: Cause, places: &[Place]) -> View {
    view! { <li>{plan.sentence(cause)}": "{rows_named(places)}</li> }
}

/// The first rows of several, and how many more there are.
pub fn rows_named(places: &[Place]) -> String {
    let named: Vec<String> = places.iter().copied().take(NAMED).map(Place::label).collect();
    let more = places.len().saturating_sub(NAMED);
    let named = named.join(", ");
    if more > 0 {
        texts::import_rows_more(named, more)
    } else {
        texts::import_rows(named)
    }
}

/// The first new record as it would come in, and the first change with what it would replace.
fn first_items(desk: Desk, plan: &Preview) -> View {
    let (Some(kind), session) = (desk.kind(), desk.shell.session) else {
        return View::nothing();
    };
    let env = session.env();
    let (new, changed) = session.peek(|workspace| {
        let new = plan.first_new(&kind, workspace, &env);
        (new, plan.first_change(&kind, workspace, &env))
    });
    let new = (!new.is_empty()).then(|| lines(texts::import_first().to_owned(), new));
    let changed = changed.map(|changed| {
        let fields = changed.fields.into_iter().map(|(label, before, after)| {
            let text = texts::import_first_from_to(shorten(&before), shorten(&after));
            (label, text)
        });
        lines(texts::import_first_changed(changed.title), fields.collect())
    });
    view! {
        {new}
        {changed}
    }
}

fn lines(head: String, fields: Vec<(String, String)>) -> View {
    let shown = fields.into_iter().map(|(label, text)| {
        view! {
            <dt>{label}</dt>
            <dd>{shorten(&text)}</dd>
        }
    });
    view! {
        <p class="soft small">{head}</p>
        <dl class="import-first">{shown.collect_view()}</dl>
    }
}
