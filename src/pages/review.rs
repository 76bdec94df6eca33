//! The review of a file before it is merged: what is new, what changes, what conflicts, what looks odd.

use std::sync::Arc;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use tandem_core::command::{doubled, missed};
use tandem_core::merge::{Counts, MergeReport};
use tandem_core::snapshot::Trust;
use tandem_core::view::conflict::{label, title};
use tandem_core::view::report::{ChangedRecord, changed_records};
use tandem_core::{CommandError, Id, Kind, Snapshot, Workspace, texts};

use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{Dialog, DialogSize};
use crate::components::message::{Banner, Tone};
use crate::platform::intl;
use crate::routes;
use crate::session::read_snapshot;
use crate::shell::{Review, Shell};

/// How many conflicts are named.
const NAMED: usize = 20;

/// Reads a file and opens its review, or says why it cannot be read.
pub fn review(shell: Shell, name: &str, bytes: Vec<u8>) {
    if !shell.has_workspace() {
        return;
    }
    let name = name.to_owned();
    let workspace = shell.session.peek(Workspace::id);
    spawn_local(async move {
        let snapshot = match read_snapshot(&bytes).await {
            Ok(snapshot) => Arc::new(snapshot),
            Err(error) => return shell.toasts.fail(error.sentence()),
        };
        // Whoever has gone back to the start page meanwhile may be in another workspace by now.
        let is_here = shell.router.page.with_untracked(|page| page.is_framed());
        if !is_here || shell.session.peek(Workspace::id) != workspace {
            return;
        }
        let merged = shell.session.preview(&snapshot);
        let records = merged.change.as_ref().map(|change| {
            shell
                .session
                .peek(|workspace| changed_records(workspace, change, shell.session.by()))
        });
        let conflicts = shell.session.peek(|workspace| {
            let called = |kind: &Kind, id: Id| {
                let is_here = workspace.any_record(kind, id).is_some();
                title(if is_here { workspace } else { &snapshot.content }, kind, id)
            };
            let both = merged.report.conflicts.iter().take(NAMED);
            both.map(|(kind, id, field)| (called(kind, *id), label(workspace, kind, field)))
                .collect()
        });
        let beside = merged.change.as_ref().map(|change| {
            shell.session.peek(|workspace| {
                let missed = missed(workspace, &snapshot, change).into_iter();
                let titles = missed.map(|(kind, id)| title(workspace, &kind, id));
                (titles.collect(), doubled(workspace, &snapshot, change))
            })
        });
        let (missed, doubled) = beside.unwrap_or_default();
        shell.review.set(Some(Review {
            conflicts,
            name,
            snapshot,
            merged,
            records: records.unwrap_or_default(),
            missed,
            doubled,
        }));
    });
}

/// The dialog that shows a review.
#[component]
pub fn ReviewDialog() -> impl IntoView {
    let shell = Shell::here();
    let open = Signal::derive(move || shell.review.with(Option::is_some));
    let close = move |()| shell.review.set(None);
    let merge = move |_| {
        let Some(review) = shell.review.get_untracked() else {
            return;
        };
        shell.review.set(None);
        // What was being typed is saved by now, and other tabs may have written: what was reviewed can be out of date.
        match shell.session.merge(review.snapshot) {
            Ok(conflicts) => {
                shell.session.tell_done(texts::merged(conflicts, review.name));
                if conflicts > 0 {
                    shell.go(routes::SHARE);
                    super::conflicts::reveal();
                }
            }
            Err(CommandError::NothingToDo) => shell.toasts.say(texts::review_nothing()),
            Err(error) => shell.toasts.fail(error.sentence()),
        }
    };
    let nothing = Signal::derive(move || {
        shell.review.with(|review| {
            review
                .as_ref()
                .is_none_or(|review| review.merged.change.is_none())
        })
    });
    view! {
        <Dialog
            open=open
            on_close=close
            title=texts::review_title()
            size=DialogSize::Large
            footer=move || {
                view! {
                    <Button label=texts::cancel() on_click=move |_| close(()) />
                    <Button
                        label=texts::review_merge()
                        kind=ButtonKind::Primary
                        disabled=nothing
                        on_click=merge
                    />
                }
            }
        >
            {move || shell.review.get().map(|review| show(&review))}
        </Dialog>
    }
}

fn show(review: &Review) -> View {
    let Review {
        name,
        snapshot,
        merged,
        records,
        conflicts,
        missed,
        doubled,
    } = review;
    let by = if snapshot.exported_by.is_empty() {
        texts::review_file(name)
    } else {
        let at = tandem_core::time::parse(&snapshot.at)
            .map(intl::moment)
            .unwrap_or_default();
        texts::review_file_by(name, &snapshot.exported_by, at)
    };
    let flags = warnings(snapshot, &merged.report)
        .into_iter()
        .map(|text| view! { <Banner tone=Tone::Warn text=text /> });
    let counts = merged.report.counts.iter();
    let mut touched: Vec<(&Kind, &Counts)> = counts.filter(|(kind, _)| **kind != Kind::WORKSPACES).collect();
    let same = touched.iter().map(|(_, counts)| counts.unchanged).sum::<usize>();
    touched.retain(|(_, counts)| counts.new + counts.changed > 0);
    let all = merged.change.as_ref().map_or(0, |change| {
        change.records.iter().filter(|record| !record.is_gone()).count()
    });
    view! {
        <div class="stack">
            <p>{by}</p>
            {flags.collect_view()}
            {(!missed.is_empty()).then(|| view! { <Banner text=texts::review_missed(missed.len(), missed.join("”, “")) /> })}
            {merged.change.is_none().then(|| view! { <p><strong>{texts::review_nothing()}</strong></p> })}
            {(!touched.is_empty()).then(|| table(&touched))}
            {(*doubled > 0).then(|| view! { <p class="soft small">{texts::review_doubled(*doubled)}</p> })}
            <p class="soft small">{texts::review_same(same)}</p>
            {conflicting(conflicts, merged.report.conflicts.len())}
            {news(records)}
            {changes(records)}
            {more(all - records.len())}
        </div>
    }
}

/// The kinds of which the file brings something.
fn table(touched: &[(&Kind, &Counts)]) -> View {
    view! {
        <table class="table review-table">
            <caption class="unseen">{texts::review_title()}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts::review_kind()}</th>
                    <th scope="col" class="num">{texts::review_new()}</th>
                    <th scope="col" class="num">{texts::review_changed()}</th>
                </tr>
            </thead>
            <tbody>{touched.iter().copied().map(count_row).collect_view()}</tbody>
        </table>
    }
}

fn count_row((kind, counts): (&Kind, &Counts)) -> View {
    let Counts { new, changed, .. } = *counts;
    view! {
        <tr>
            <th scope="row">{texts::kind_name(kind.as_str())}</th>
            <td class="num">{new.to_string()}</td>
            <td class="num">{changed.to_string()}</td>
        </tr>
    }
}

/// Sentences about what a person should know before merging.
fn warnings(snapshot: &Snapshot, report: &MergeReport) -> Vec<String> {
    let mut sentences = Vec::new();
    match report.trust {
        Trust::Wrong => sentences.push(texts::review_hash_wrong().to_owned()),
        Trust::Missing => sentences.push(texts::review_hash_missing().to_owned()),
        Trust::Right => {}
    }
    if report.other_workspace {
        sentences.push(texts::review_other_workspace(&snapshot.name));
    }
    if snapshot.newer {
        sentences.push(texts::review_newer().to_owned());
    }
    if !snapshot.complete {
        sentences.push(texts::review_partial().to_owned());
    }
    if !report.clocks_ahead.is_empty() {
        sentences.push(texts::review_clock().to_owned());
    }
    if !report.forked.is_empty() {
        sentences.push(texts::review_forked().to_owned());
    }
    if !report.dangling.is_empty() {
        sentences.push(texts::review_dangling(report.dangling.len()));
    }
    sentences
}

/// Which fields of which records both sides have changed: the first of them, and how many in all.
fn conflicting(named: &[(String, String)], all: usize) -> View {
    if all == 0 {
        return View::nothing();
    }
    let lines = named.iter().map(|(title, field)| {
        view! { <li>{texts::review_conflict(title, field)}</li> }
    });
    view! {
        <Banner text=texts::review_conflicts(all) />
        <ul class="sayings">{lines.collect_view()}</ul>
        {more(all - named.len())}
    }
}

/// How many more there are than were named.
fn more(count: usize) -> Option<View> {
    (count > 0).then(|| view! { <p class="soft small">{texts::and_more(count)}</p> })
}

/// The records that are new here.
fn news(records: &[ChangedRecord]) -> View {
    let new: Vec<&ChangedRecord> = records.iter().filter(|record| record.new).collect();
    if new.is_empty() {
        return View::nothing();
    }
    let items = new.into_iter().map(|record| {
        view! {
            <li class="cluster">
                <Chip label=texts::kind_one(record.kind.as_str()) />
                <strong>{record.title.clone()}</strong>
            </li>
        }
    });
    view! {
        <details open=true>
            <summary>{texts::review_news()}</summary>
            <ul class="review-list">{items.collect_view()}</ul>
        </details>
    }
}

/// The records that change, field by field.
fn changes(records: &[ChangedRecord]) -> View {
    let changed: Vec<&ChangedRecord> = records
        .iter()
        .filter(|record| !record.new && !record.fields.is_empty())
        .collect();
    if changed.is_empty() {
        return View::nothing();
    }
    let items = changed.into_iter().map(|record| {
        let fields = record.fields.iter().map(|(label, from, to)| {
            view! {
                <li>
                    <span class="soft small">{label.clone()}": "</span>
                    <del>{from.clone()}</del>
                    " → "
                    <ins>{to.clone()}</ins>
                </li>
            }
        });
        view! {
            <li>
                <strong>{record.title.clone()}</strong>
                <ul class="review-fields">{fields.collect_view()}</ul>
            </li>
        }
    });
    view! {
        <details open=true>
            <summary>{texts::review_changes()}</summary>
            <ul class="review-list">{items.collect_view()}</ul>
        </details>
    }
}
