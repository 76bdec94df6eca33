//! What the file is: the program it comes from, its encoding, what separates cells, and what its rows become.

use tandem_core::intake::csv::DELIMITERS;
use tandem_core::intake::{Choices, Encoding, How, Subject};
use tandem_core::texts;

use super::Desk;
use crate::components::field::{Checkbox, Choice, SelectField};
use crate::view::prelude::*;

/// The part of the page.
#[component]
pub(super) fn SourcePart(desk: Desk) -> impl IntoView {
    view! {
        <section class="panel stack" aria-labelledby="import-source">
            <h2 id="import-source">{texts::import_source()}</h2>
            {move || fields(desk)}
        </section>
    }
}

/// Reads the file in another way.
fn again(desk: Desk, change: impl FnOnce(&mut How)) {
    if let Some(opened) = desk.opened.get_untracked() {
        let mut how = opened.how;
        change(&mut how);
        desk.open(opened.name.clone(), opened.files.clone(), how);
    }
}

fn fields(desk: Desk) -> View {
    let (Some(opened), part) = (desk.opened.get(), desk.part.get()) else {
        return View::nothing();
    };
    let Some(table) = opened.tables.get(part).cloned() else {
        return View::nothing();
    };
    let source = texts::source_name(table.source);
    let notes = table.source == "notes";
    let csv = table.header.is_some() || !table.source().is_json();
    let parts: Vec<Choice> = opened
        .tables
        .iter()
        .enumerate()
        .map(|(at, table)| Choice::new(at.to_string(), texts::source_name(table.source)))
        .collect();
    let encodings = Encoding::ALL.map(|encoding| Choice::new(encoding.label(), encoding.label()));
    let encoding = table.encoding.label().to_owned();
    let choose_encoding = move |label: String| {
        let chosen = Encoding::ALL
            .into_iter()
            .find(|encoding| encoding.label() == label);
        again(desk, |how| how.encoding = chosen);
    };
    let delimiters = DELIMITERS.map(|delimiter| {
        Choice::new(
            delimiter.to_string(),
            texts::delimiter_name(tandem_core::intake::table::delimiter(delimiter)),
        )
    });
    let delimiter = table.delimiter.to_string();
    let choose_delimiter = move |chosen: String| again(desk, |how| how.delimiter = chosen.chars().next());
    let forms = ["table", "notes"].map(|form| Choice::new(form, texts::import_form_name(form)));
    let choose_form = move |form: String| {
        again(desk, |how| how.notes = Some(form == "notes"));
    };
    let header = table.has_header();
    let use_header = move |wanted: bool| {
        let Some(opened) = desk.opened.get_untracked() else {
            return;
        };
        let mut tables = opened.tables.clone();
        if let Some(slot) = tables.get_mut(part) {
            *slot = std::sync::Arc::new(slot.as_ref().clone().with_header(wanted));
        }
        desk.opened.set(Some(std::sync::Arc::new(super::reading::Opened {
            name: opened.name.clone(),
            how: opened.how,
            tables,
            files: opened.files.clone(),
        })));
        desk.turn_to(part);
    };
    let subjects =
        Subject::ALL.map(|subject| Choice::new(subject.name(), texts::import_subject(subject.name())));
    let subject = Signal::derive(move || {
        let name = desk
            .choices
            .with(|choices| choices.as_ref().map(|choices| choices.subject.name()));
        name.unwrap_or_default().to_owned()
    });
    let choose_subject = move |name: String| {
        if let (Some(table), Some(subject)) = (desk.table(), Subject::named(&name)) {
            desk.choose(Choices::propose(&table, subject));
        }
    };
    let many = parts.len() > 1;
    view! {
        <p>
            <strong>{texts::import_about(opened.name.clone(), table.rows.len())}</strong>
            " "
            {texts::import_recognised()}
            " "
            <strong>{source}</strong>
        </p>
        <div class="import-fields">
            {many.then(|| view! {
                <SelectField
                    label=texts::import_part()
                    choices=Signal::stored(parts)
                    value=Signal::stored(part.to_string())
                    on_change=move |at: String| desk.turn_to(at.parse().unwrap_or_default())
                />
            })}
            <SelectField
                label=texts::import_become()
                choices=Signal::stored(subjects.to_vec())
                value=subject
                on_change=choose_subject
            />
            <SelectField
                label=texts::import_encoding()
                choices=Signal::stored(encodings.to_vec())
                value=Signal::stored(encoding)
                on_change=choose_encoding
            />
            {csv.then(|| view! {
                <SelectField
                    label=texts::import_form()
                    choices=Signal::stored(forms.to_vec())
                    value=Signal::stored(if notes { "notes" } else { "table" }.to_owned())
                    on_change=choose_form
                />
            })}
            {(csv && !notes).then(|| view! {
                <SelectField
                    label=texts::import_delimiter()
                    choices=Signal::stored(delimiters.to_vec())
                    value=Signal::stored(delimiter)
                    on_change=choose_delimiter
                />
            })}
        </div>
        {(csv && !notes).then(|| view! {
            <Checkbox label=texts::import_header() checked=Signal::stored(header) on_change=use_header />
        })}
    }
}
