//! All sprints, and new ones.

use tandem_core::model::Sprint;
use tandem_core::scoring::show;
use tandem_core::view::backlog::{plan_writes, sprints};
use tandem_core::view::sprint::{SprintView, State, next_days, next_name, sprint};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts, time};

use super::READS;
use crate::components::badge::{Stage, StatusBadge};
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::platform::{clock, intl};
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The list of sprints, the latest first.
#[component]
pub fn Sprints() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let all = Memo::new(move || {
        session.read(&READS, |workspace| {
            let now = clock::by_hour();
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
            <div>
                <Button label=texts::sprint_new() kind=ButtonKind::Primary icon=IconName::Plus on_click=add />
            </div>
            <Table
                stacked=true
                label=texts::kind_name("sprints")
                head=move || view! {
                    <ColumnHead label=texts::field_label("sprints") />
                    <ColumnHead label=texts::sprint_days() />
                    <ColumnHead label=texts::field_label("status") width=ColumnWidth::Medium />
                    <ColumnHead label=texts::sprint_points_of(texts::sprint_planned()) numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::sprint_points_of(texts::sprint_added()) numeric=true width=ColumnWidth::Short />
                    <ColumnHead label=texts::sprint_points_of(texts::sprint_done()) numeric=true width=ColumnWidth::Short />
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
            <td>{badge(view)}</td>
            <td class="num" data-label=texts::sprint_planned()>{show(view.planned)}</td>
            <td class="num" data-label=texts::sprint_added()>{show(view.added)}</td>
            <td class="num" data-label=texts::sprint_done()>{show(view.done)}</td>
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

/// Where a sprint stands, as a badge: one that is over says what was left.
pub fn badge(view: &SprintView) -> View {
    let over = || {
        let left: f64 = view.left().filter_map(|story| story.points).sum();
        match view.left().count() {
            0 => (texts::sprint_state("over"), Stage::Done),
            _ if left > 0.0 => (texts::sprint_over_points(left), Stage::Closed),
            count => (texts::sprint_over_stories(count), Stage::Closed),
        }
    };
    let (label, stage) = match view.state {
        State::Ahead => (texts::sprint_state("ahead"), Stage::Planned),
        State::Running => (texts::sprint_state("running"), Stage::Started),
        State::Over => over(),
    };
    view! { <StatusBadge label=label stage=stage /> }
}

/// Makes a sprint of two weeks after the latest one, or from the next Monday, with the same people, and goes there.
pub fn new(shell: Shell) {
    let session = shell.session;
    let id = session.env().id(0);
    let fields = session.peek(|workspace| new_sprint(workspace, clock::now()));
    let name = fields.iter().find(|(field, _)| field.as_str() == "name");
    let name = name.and_then(|(_, value)| value.as_text()).unwrap_or_default();
    let told = texts::sprint_added_now(name);
    let command = Command::Add {
        kind: Kind::SPRINTS,
        id,
        fields,
    };
    if session.dispatch_and_tell(command, told) {
        shell.go(&routes::sprint(id));
    }
}

/// Makes the next sprint and puts stories into it, as one step.
pub fn carry_to_new(session: Session, stories: &[Id]) {
    let id = session.env().id(0);
    let now = clock::now();
    let (fields, writes, name) = session.peek(|workspace| {
        let writes = plan_writes(workspace, stories, Some(id), now);
        (new_sprint(workspace, now), writes, next_name(workspace))
    });
    let command = Command::Arrange {
        did: "plan-sprint",
        records: vec![(Kind::SPRINTS, id, fields)],
        writes,
    };
    session.dispatch_and_tell(command, texts::stories_planned(stories.len(), name));
}

fn new_sprint(workspace: &Workspace, now: u64) -> Vec<(Field, Value)> {
    let all = sprints(workspace);
    let latest = all
        .first()
        .and_then(|(id, _)| workspace.record(&Kind::SPRINTS, *id));
    let latest = latest.map(|record| Sprint::of(record));
    let (start, end) = next_days(workspace, now);
    let day = |at: u64| Value::text(time::format(at).get(..10).unwrap_or_default());
    let mut fields = vec![
        (Field::named("name"), Value::text(&next_name(workspace))),
        (Field::named("start"), day(start)),
        (Field::named("end"), day(end)),
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
