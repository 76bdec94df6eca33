//! What each column becomes, with its first values and how they are read.

use tandem_core::intake::table::BETWEEN;
use tandem_core::intake::{Decimal, Key, Order, Rule, Target, assign};
use tandem_core::texts;

use super::Desk;
use crate::components::field::{Choice, SelectField, TextArea};
use crate::view::prelude::*;

/// How many values of a column are shown.
const VALUES: usize = 3;

/// The part of the page.
#[component]
pub(super) fn ColumnsPart(desk: Desk) -> impl IntoView {
    // Built anew for another table or subject; what changes within is read in place.
    let subject = Memo::new(move || {
        desk.choices
            .with(|choices| choices.as_ref().map(|choices| choices.subject))
    });
    let rows = move || {
        let (Some(opened), Some(subject)) = (desk.opened.get(), subject.get()) else {
            return View::nothing();
        };
        let Some(table) = opened.tables.get(desk.part.get()) else {
            return View::nothing();
        };
        let targets: Vec<Choice> = subject
            .targets()
            .iter()
            .map(|target| Choice::new(target.name(), target.label()))
            .collect();
        let rows = table.columns.iter().enumerate().map(|(at, name)| {
            let filled = table.rows.iter().filter_map(|row| row.cells.get(at));
            let values = filled.filter(|cell| !cell.trim().is_empty()).take(VALUES);
            let values: Vec<String> = values.map(|cell| shorten(cell)).collect();
            row(desk, at, name.clone(), &values, targets.clone())
        });
        rows.collect_view()
    };
    view! {
        <section class="panel stack" aria-labelledby="import-columns">
            <h2 id="import-columns">{texts::import_columns()}</h2>
            <div class="import-scroll table-stacked" tabindex="0" role="region" aria-label=texts::import_columns_label()>
                <table class="table import-table">
                    <caption class="unseen">{texts::import_columns_label()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{texts::import_column_head()}</th>
                            <th scope="col">{texts::import_values_head()}</th>
                            <th scope="col">{texts::import_becomes_head()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(desk: Desk, at: usize, name: String, values: &[String], targets: Vec<Choice>) -> View {
    let target = Memo::new(move || {
        let target = desk
            .choices
            .with(|choices| choices.as_ref()?.mapping.get(at).copied());
        target.unwrap_or(Target::Skip)
    });
    let choose = move |name: String| {
        let target = Target::named(&name).unwrap_or(Target::Skip);
        desk.change(|choices| {
            assign(&mut choices.mapping, at, target);
            // Whoever names the ids wants rows to be found by them.
            if target == Target::Source && choices.key == Key::None {
                choices.key = Key::Source;
            }
        });
    };
    let label = name.clone();
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td class="import-values">{values.join(" · ")}</td>
            <td data-label=texts::import_becomes_head()>
                <SelectField
                    label=texts::import_column(name)
                    hide_label=true
                    choices=Signal::stored(targets)
                    value=Signal::derive(move || target.get().name().to_owned())
                    on_change=choose
                />
                {move || rules(desk, at, &label, target.get())}
            </td>
        </tr>
    }
}

/// How a column is read, as far as what it becomes leaves that open.
fn rules(desk: Desk, at: usize, name: &str, target: Target) -> View {
    let rule = move |read: fn(&Rule) -> String| {
        Signal::derive(move || {
            desk.choices
                .with(|choices| choices.as_ref()?.rules.get(at).map(read))
                .unwrap_or_default()
        })
    };
    let change = move |change: &dyn Fn(&mut Rule)| {
        desk.change(|choices| {
            if let Some(rule) = choices.rules.get_mut(at) {
                change(rule);
            }
        });
    };
    let orders = move || {
        let choices: Vec<Choice> = Order::ALL
            .iter()
            .map(|order| Choice::new(order.name(), texts::import_order_name(order.name())))
            .collect();
        view! {
            <SelectField
                label=texts::import_order()
                choices=Signal::stored(choices)
                value=rule(|rule| rule.order.name().to_owned())
                on_change=move |name: String| change(&|rule| rule.order = Order::named(&name))
            />
        }
    };
    let decimals = move || {
        let choices: Vec<Choice> = Decimal::ALL
            .iter()
            .map(|decimal| Choice::new(decimal.name(), texts::import_decimal_name(decimal.name())))
            .collect();
        view! {
            <SelectField
                label=texts::import_decimal()
                choices=Signal::stored(choices)
                value=rule(|rule| rule.decimal.name().to_owned())
                on_change=move |name: String| change(&|rule| rule.decimal = Decimal::named(&name))
            />
        }
    };
    let words = move || {
        let text = RwSignal::new(String::new());
        text.set(desk.choices.with_untracked(|choices| {
            let rule = choices.as_ref().and_then(|choices| choices.rules.get(at));
            let words = rule.into_iter().flat_map(|rule| &rule.words);
            words
                .map(|(from, to)| format!("{from} = {to}"))
                .collect::<Vec<_>>()
                .join("\n")
        }));
        view! {
            <TextArea
                label=texts::import_words()
                value=text
                on_input=move |written| text.set(written)
                on_change=move |written: String| change(&|rule| rule.words = pairs(&written))
                hint=texts::import_words_hint()
                rows=3
            />
        }
    };
    let numbers = target.is_number() && target != Target::Impact;
    let worded = numbers
        || matches!(
            target,
            Target::Status | Target::Impact | Target::Said | Target::Finished | Target::Tags
        );
    if !worded {
        return View::nothing();
    }
    view! {
        <details>
            <summary aria-label=texts::import_rules(name.to_owned())>{texts::import_rules_short()}</summary>
            <div class="stack stack-small">
                {matches!(target, Target::Said | Target::Finished).then(orders)}
                {numbers.then(decimals)}
                {words()}
            </div>
        </details>
    }
}

/// The words that somebody wrote, one pair a line: `High = 3`.
fn pairs(written: &str) -> Vec<(String, String)> {
    let pairs = written.lines().filter_map(|line| line.split_once('='));
    pairs
        .map(|(from, to)| (from.trim().to_owned(), to.trim().to_owned()))
        .filter(|(from, to)| !from.is_empty() && !to.is_empty())
        .collect()
}

/// The beginning of a cell, its several texts between commas.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(80)
        .map(|c| if c == BETWEEN { ',' } else { c })
        .collect();
    if text.chars().nth(80).is_some() {
        short.push('…');
    }
    short
}
