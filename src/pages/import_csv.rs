//! The import of a CSV file: choose, map, look, take in as one step.

use leptos::{prelude::*, task::spawn_local};
use tandem_core::intake::{Mapping, Place, Preview, Subject, Table, Target, assign, preview, propose, read};
use tandem_core::{Command, Env, Field, Kind, Value, snapshot, texts};

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{Dialog, DialogSize};
use crate::components::field::{Checkbox, Choice, SelectField};
use crate::components::file_drop::FileDrop;
use crate::components::filter::Segmented;
use crate::components::message::{Banner, Tone};
use crate::platform::files::{self, File};
use crate::routes;
use crate::shell::Shell;

/// How many rows and how many row numbers are shown.
const SHOWN: usize = 5;

/// A table that is being imported.
#[derive(Clone)]
struct Opened {
    name: String,
    table: Table,
    env: Env,
}

/// The dialog for importing a table.
#[component]
pub fn ImportCsv() -> impl IntoView {
    let shell = Shell::here();
    let opened = RwSignal::new(None::<Opened>);
    let subject = RwSignal::new(Subject::Ideas);
    let mapping = RwSignal::new(Mapping::new());
    let problem = RwSignal::new(None::<String>);
    let take = move |name: String, bytes: &[u8]| match read(bytes) {
        Ok(table) => {
            problem.set(None);
            mapping.set(propose(&table, subject.get_untracked()));
            opened.set(Some(Opened {
                name,
                table,
                env: shell.session.env(),
            }));
        }
        Err(error) => problem.set(Some(error.sentence())),
    };
    let close = move || {
        shell.import_csv.set(false);
        opened.set(None);
        problem.set(None);
    };
    Effect::new(move || {
        if let Some(file) = shell.dropped.get() {
            shell.dropped.set(None);
            take(file.name, &file.bytes);
        }
    });
    // The page that is open says what the rows most likely are.
    Effect::new(move || {
        if shell.import_csv.get() && opened.with_untracked(Option::is_none) {
            let inbox = shell.path.with_untracked(|path| path == routes::INBOX);
            subject.set(if inbox { Subject::Feedback } else { Subject::Ideas });
        }
    });
    let take_files = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, snapshot::LARGEST_FILE).await {
                Ok(file) => take(file.name, &file.bytes),
                Err(error) => problem.set(Some(files::sentence(error))),
            }
        });
    };
    let outcome = Memo::new(move |_| {
        opened.with(|opened| {
            let opened = opened.as_ref()?;
            let made = mapping.with(|mapping| {
                let read = |workspace: &tandem_core::Workspace| {
                    preview(&opened.table, subject.get(), mapping, workspace, &opened.env)
                };
                shell
                    .session
                    .read(&[Kind::CUSTOMERS, Kind::FEEDBACK, Kind::IDEAS], read)
            });
            Some(made)
        })
    });
    let count = move || outcome.with(|outcome| outcome.as_ref().map_or(0, |outcome| outcome.items));
    let import = move |_| {
        let Some(Preview { records, items, .. }) = outcome.get_untracked() else {
            return;
        };
        let (kind, path) = match subject.get_untracked() {
            Subject::Feedback => (texts::count_feedback(items), routes::INBOX),
            Subject::Ideas => (texts::count_ideas(items), routes::IDEAS),
        };
        if shell
            .session
            .dispatch_and_tell(Command::Import { records }, texts::imported(kind))
        {
            close();
            shell.go(path);
        }
    };
    view! {
        <Dialog
            open=shell.import_csv
            on_close=move |()| close()
            title=texts::action_label("import-csv")
            size=DialogSize::Large
            footer=move || {
                view! {
                    <Button label=texts::cancel() on_click=move |_| close() />
                    <Button
                        label=Signal::derive(move || texts::import_now(count()))
                        kind=ButtonKind::Primary
                        disabled=Signal::derive(move || count() == 0)
                        on_click=import
                    />
                }
            }
        >
            <div class="stack">
                {move || problem.get().map(|text| view! { <Banner tone=Tone::Bad text=text /> })}
                <Show
                    when=move || opened.with(Option::is_some)
                    fallback=move || {
                        view! {
                            <p>{texts::import_text()}</p>
                            <FileDrop
                                label=texts::import_choose()
                                accept=".csv,.tsv,.txt,text/csv"
                                on_files=take_files
                                on_text=move |text: String| take(texts::pasted_text().to_owned(), text.as_bytes())
                            />
                        }
                    }
                >
                    <Mapped opened=opened subject=subject mapping=mapping outcome=outcome />
                </Show>
            </div>
        </Dialog>
    }
}

/// The columns with what they become, the first rows, and what would be done.
#[component]
fn Mapped(
    opened: RwSignal<Option<Opened>>,
    subject: RwSignal<Subject>,
    mapping: RwSignal<Mapping>,
    outcome: Memo<Option<Preview>>,
) -> impl IntoView {
    let about = move || {
        opened.with(|opened| {
            let Opened { name, table, .. } = opened.as_ref()?;
            Some(texts::import_about(
                name,
                table.rows.len(),
                table.encoding.label(),
                table.delimiter_label(),
            ))
        })
    };
    let choose_subject = move |chosen: String| {
        let next = if chosen == "feedback" {
            Subject::Feedback
        } else {
            Subject::Ideas
        };
        subject.set(next);
        if let Some(proposed) =
            opened.with_untracked(|opened| opened.as_ref().map(|opened| propose(&opened.table, next)))
        {
            mapping.set(proposed);
        }
    };
    let has_header =
        move || opened.with(|opened| opened.as_ref().is_some_and(|opened| opened.table.has_header()));
    let use_header = move |wanted: bool| {
        let Some(old) = opened.get_untracked() else { return };
        let table = old.table.with_header(wanted);
        mapping.set(propose(&table, subject.get_untracked()));
        opened.set(Some(Opened { table, ..old }));
    };
    let subjects = ["ideas", "feedback"].map(|name| Choice::new(name, texts::kind_name(name)));
    let heads = move || {
        let columns = opened.with(|opened| {
            opened
                .as_ref()
                .map(|opened| opened.table.columns.clone())
                .unwrap_or_default()
        });
        columns
            .into_iter()
            .enumerate()
            .map(|(at, name)| column_head(at, name, subject, mapping))
            .collect_view()
    };
    let rows = move || {
        opened.with(|opened| {
            let rows = opened
                .iter()
                .flat_map(|opened| opened.table.rows.iter().take(SHOWN));
            rows.map(|row| {
                let cells = row
                    .cells
                    .iter()
                    .map(|cell| view! { <td class="clip">{shorten(cell)}</td> });
                view! { <tr>{cells.collect_view()}</tr> }
            })
            .collect_view()
        })
    };
    view! {
        <p>{about}</p>
        <Segmented
            label=texts::import_become()
            show_label=true
            choices=Signal::stored(subjects.to_vec())
            value=Signal::derive(move || if subject.get() == Subject::Feedback { "feedback" } else { "ideas" }.to_owned())
            on_change=choose_subject
        />
        <Checkbox label=texts::import_header() checked=Signal::derive(has_header) on_change=use_header />
        <div class="import-scroll" tabindex="0" role="region" aria-label=texts::import_preview()>
            <table class="table import-table">
                <caption class="unseen">{texts::import_preview()}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {move || outcome.with(|outcome| outcome.as_ref().map(|outcome| summary(outcome, subject.get())))}
    }
}

fn column_head(
    at: usize,
    name: String,
    subject: RwSignal<Subject>,
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        subject
            .get()
            .targets()
            .iter()
            .map(|target| Choice::new(target.name(), target.label()))
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        mapping
            .with(|mapping| mapping.get(at).copied().unwrap_or(Target::Skip))
            .name()
            .to_owned()
    });
    let choose = move |name: String| {
        let targets = subject.get_untracked().targets();
        let target = targets
            .iter()
            .copied()
            .find(|target| target.name() == name)
            .unwrap_or(Target::Skip);
        mapping.update(|mapping| assign(mapping, at, target));
    };
    view! {
        <th scope="col">
            <span class="clip">{name.clone()}</span>
            <SelectField
                label=texts::import_column(name)
                hide_label=true
                choices=choices
                value=value
                on_change=choose
            />
        </th>
    }
}

/// What would be created, left out and cannot be read.
fn summary(outcome: &Preview, subject: Subject) -> AnyView {
    let kind = match subject {
        Subject::Feedback => texts::count_feedback(outcome.items),
        Subject::Ideas => texts::count_ideas(outcome.items),
    };
    let customers = outcome.records.len() - outcome.items;
    let problems = outcome.problems.iter().map(|(cause, places)| {
        let named: Vec<String> = places.iter().copied().take(SHOWN).map(Place::label).collect();
        let more = places.len().saturating_sub(SHOWN);
        let named = named.join(", ");
        let rows = if more > 0 {
            texts::import_rows_more(named, more)
        } else {
            texts::import_rows(named)
        };
        view! { <li>{cause.sentence()}": "{rows}</li> }
    });
    let first = outcome
        .records
        .iter()
        .find(|(kind, _, _)| *kind == subject.kind())
        .map(|(_, _, fields)| first_item(fields));
    view! {
        <div class="import-outcome" role="status">
            <p><strong>{texts::import_outcome(kind, customers, outcome.skipped)}</strong></p>
            {first}
            <ul>{problems.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The first record as it would come in.
fn first_item(fields: &[(Field, Value)]) -> impl IntoView + use<> {
    let shown = fields
        .iter()
        .filter(|(field, _)| field.name() != "customer")
        .map(|(field, value)| {
            let label = if field.name() == "estimates" {
                texts::input_label(field.as_str().rsplit('/').next().unwrap_or_default())
            } else {
                texts::field_label(field.name())
            };
            let text = match value {
                Value::Text(text) => shorten(text),
                Value::Number(number) => tandem_core::scoring::show(number.get()),
                _ => field.element_name().unwrap_or_default().into_owned(),
            };
            view! {
                <dt>{label}</dt>
                <dd>{text}</dd>
            }
        });
    view! {
        <p class="soft small">{texts::import_first()}</p>
        <dl class="import-first">{shown.collect_view()}</dl>
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(120).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
