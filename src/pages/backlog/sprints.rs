//! All sprints, and new ones.

use tandem_core::model::Sprint;
use tandem_core::model::sprint::DAY;
use tandem_core::scoring::show;
use tandem_core::view::backlog::sprints;
use tandem_core::view::sprint::{SprintView, State, sprint};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts, time};

use super::READS;
use crate::components::badge::{Stage, StatusBadge};
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::platform::{clock, intl};
use crate::routes;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The list of sprints, the latest first.
#[component]
pub fn Sprints() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let all = Memo::new(move || {
        session.read(&READS, |workspace| {
            let now = clock::now();
            let ids = sprints(workspace).into_iter().map(|(id, _)| id);
            ids.filter_map(|id| Some((id, sprint(workspace, id, now)?)))
                .collect::<Vec<_>>()
        })
    });
    let add = move |_| new(shell);
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return view! {
                <EmptyState icon=IconName::Calendar title=texts::sprints_empty_title() text=texts::sprints_empty_text()>
                    <Button label=texts::sprint_new() kind=ButtonKind::Primary on_click=add />
                </EmptyState>
            };
        }
        let rows = all.into_iter().map(|(id, view)| row(id, &view)).collect_view();
        view! {
            <div class="sprint-tools">
                <Button label=texts::sprint_new() kind=ButtonKind::Primary icon=IconName::Plus on_click=add />
            </div>
            <Table
                label=texts::kind_name("sprints")
                head=move || view! {
                    <ColumnHead label=texts::field_label("sprints") />
                    <ColumnHead label=texts::sprint_days() />
                    <ColumnHead label=texts::field_label("status") width=ColumnWidth::Medium />
                    <ColumnHead label=texts::sprint_planned() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::sprint_added() numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::sprint_done() numeric=true width=ColumnWidth::Short />
                }
            >
                {rows}
            </Table>
        }
    };
    view! { <div class="page-body stack">{list}</div> }
}

fn row(id: Id, view: &SprintView) -> View {
    view! {
        <tr>
            <th scope="row">
                <div class="item">
                    <a href=routes::sprint(id)>{view.name.clone()}</a>
                    <span class="soft small">{view.goal.clone()}</span>
                </div>
            </th>
            <td class="clip">{days(view)}</td>
            <td>{badge(view.state)}</td>
            <td class="num">{show(view.planned)}</td>
            <td class="num">{show(view.added)}</td>
            <td class="num">{show(view.done)}</td>
        </tr>
    }
}

/// From the first to the last day.
pub fn days(view: &SprintView) -> String {
    match (view.start, view.end) {
        (Some(start), Some(end)) => texts::sprint_from_to(intl::day(start), intl::day(end)),
        _ => texts::sprint_no_days().to_owned(),
    }
}

/// Where a sprint stands, as a badge.
pub fn badge(state: State) -> View {
    let (name, stage) = match state {
        State::Ahead => ("ahead", Stage::Planned),
        State::Running => ("running", Stage::Started),
        State::Over => ("over", Stage::Done),
    };
    view! { <StatusBadge label=texts::sprint_state(name) stage=stage /> }
}

/// Makes a sprint of two weeks after the latest one, or from the next Monday, with the same people, and goes there.
pub fn new(shell: Shell) {
    let session = shell.session;
    let id = session.env().id(0);
    let fields = session.peek(|workspace| new_sprint(workspace, clock::now()));
    let command = Command::Add {
        kind: Kind::SPRINTS,
        id,
        fields,
    };
    if session.dispatch_and_tell(command, texts::sprint_added_now().to_owned()) {
        shell.go(&routes::sprint(id));
    }
}

fn new_sprint(workspace: &Workspace, now: u64) -> Vec<(Field, Value)> {
    let all = sprints(workspace);
    let latest = all
        .first()
        .and_then(|(id, _)| workspace.record(&Kind::SPRINTS, *id));
    let latest = latest.map(|record| Sprint::of(record));
    let monday = tandem_core::forecast::history::week_of(now + 6 * DAY);
    let start = latest.and_then(Sprint::end).map_or(monday, |end| {
        // The day after, or the Monday after a Friday.
        let next = end + DAY;
        let week = tandem_core::forecast::history::week_of(next);
        if next - week >= 5 * DAY {
            week + 7 * DAY
        } else {
            next
        }
    });
    let day = |at: u64| Value::text(time::format(at).get(..10).unwrap_or_default());
    let mut fields = vec![
        (
            Field::named("name"),
            Value::text(&texts::sprint_name(all.len() + 1)),
        ),
        (Field::named("start"), day(start)),
        (Field::named("end"), day(start + 11 * DAY)),
    ];
    let people: Vec<(Id, f64)> = match latest {
        Some(latest) => latest.people().collect(),
        None => workspace
            .records(&Kind::PEOPLE)
            .map(|record| (record.id(), 1.0))
            .collect(),
    };
    let shares = people
        .into_iter()
        .filter_map(|(person, share)| Some((Field::link("people", person), Value::number(share)?)));
    fields.extend(shares);
    fields
}
