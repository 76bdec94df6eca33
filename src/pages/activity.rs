//! Who changed what, and taking it back.

use crate::view::{ev, prelude::*};
use tandem_core::view::activity::{ActivityQuery, ActivityView, Deed, Touched, activity, deed_name};
use tandem_core::{Command, Dot, Id, Kind, texts};

use crate::components::badge::{PersonName, RelativeTime};
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::{intl, page};
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;

/// How many Changes are shown at first, and how many more each time.
const SHOWN: usize = 50;

/// The page.
#[component]
pub fn Activity() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    page::set_title(&texts::page_title(texts::nav_activity()));
    let query = shell.router.query;
    let by = Memo::new(move || query.with(|query| query.get("by").and_then(|id| id.parse::<Id>().ok())));
    let most = RwSignal::new(SHOWN);
    let view = Memo::new(move || {
        let query = ActivityQuery {
            by: by.get(),
            most: most.get(),
        };
        session.read_steps(|workspace, history| activity(workspace, &query, history, Some(session.by())))
    });
    let people = Signal::derive(move || {
        let everybody = Choice::new("", texts::activity_everybody());
        let person = |(id, name): &(Id, String)| Choice::new(id.to_string(), name);
        view.with(|view| {
            std::iter::once(everybody)
                .chain(view.people.iter().map(person))
                .collect::<Vec<_>>()
        })
    });
    let dots =
        Memo::new(move || view.with(|view| view.deeds.iter().map(|deed| deed.dot).collect::<Vec<_>>()));
    let is_empty = move || view.with(|view| view.people.is_empty());
    let older = move || view.with(|view| view.total > view.deeds.len());
    view! {
        <PageHead
            title=texts::nav_activity()
            count=Signal::derive(move || texts::activity_count(view.with(|view| view.total)))
        />
        <div class="page-body">
            <Show when=is_empty>
                <EmptyState
                    icon=IconName::Activity
                    title=texts::activity_empty_title()
                    text=texts::activity_empty_text()
                />
            </Show>
            <Show when=move || !is_empty()>
                <div class="stack activity">
                    <p class="soft measure">{texts::activity_about()}</p>
                    <div class="activity-by">
                        <SelectField
                            label=texts::activity_by()
                            choices=people
                            value=Signal::derive(move || by.get().map(|by| by.to_string()).unwrap_or_default())
                            on_change=move |by: String| shell.adjust(&routes::activity(&by))
                        />
                    </div>
                    <ol class="deeds" aria-label=texts::activity_list()>
                        <For each=move || dots.get() key=|dot| *dot children=move |dot: Dot| row(session, view, dot) />
                    </ol>
                    <Show when=older>
                        <div class="cluster">
                            <Button
                                label=texts::activity_older()
                                on_click=move |_| most.update(|most| *most += SHOWN)
                            />
                        </div>
                    </Show>
                </div>
            </Show>
        </div>
    }
}

fn row(session: Session, view: Memo<ActivityView>, dot: Dot) -> View {
    let deed = Memo::new(move || view.with(|view| view.deeds.iter().find(|deed| deed.dot == dot).cloned()));
    let shown = move || deed.get().map(|deed| show_deed(session, deed));
    view! { <li class="deed">{shown}</li> }
}

fn show_deed(session: Session, deed: Deed) -> View {
    let Deed {
        dot,
        said,
        did,
        touched,
        more,
        gone,
    } = deed;
    let did = deed_name(&did);
    let told = did.clone();
    let label = texts::activity_undo_of(&did);
    let undo = move |_| session.take_back(dot, texts::activity_undone(&told));
    let stands = !touched.is_empty();
    let can_undo = move || stands && session.can_take_back(dot);
    let is_gone = !gone.is_empty();
    let bring_back = move |_| {
        let command = Command::BringBack {
            records: gone.clone(),
        };
        session.dispatch_and_tell(command, texts::activity_brought_back(gone.len()));
    };
    let about = if stands {
        View::nothing()
    } else {
        view! { <p class="soft small">{texts::activity_replaced()}</p> }
    };
    let rest = (more > 0).then(|| view! { <li class="soft small">{texts::and_more(more)}</li> });
    view! {
        <div class="deed-head">
            <PersonName name=said.name role=said.role />
            <strong class="grow">{did}</strong>
            <RelativeTime
                relative=intl::ago(said.at)
                exact=intl::moment(said.at)
                machine=tandem_core::time::format(said.at)
            />
            {move || {
                if can_undo() {
                    return taking_back(&label, Callback::new(undo.clone()));
                }
                if is_gone {
                    return taking_back(texts::activity_bring_back(), Callback::new(bring_back.clone()));
                }
                View::nothing()
            }}
        </div>
        <ul class="deed-records">{touched.into_iter().map(show_record).collect_view()} {rest}</ul>
        {about}
    }
}

/// The button that makes undone what was done.
fn taking_back(label: &str, on_click: Callback<ev::MouseEvent>) -> View {
    view! {
        <Button
            label=label.to_owned()
            icon=IconName::Undo
            kind=ButtonKind::Quiet
            size=ControlSize::Small
            on_click=on_click
        />
    }
}

fn show_record(touched: Touched) -> View {
    let Touched {
        kind,
        id,
        title,
        deleted,
        merged_into,
        fields,
    } = touched;
    let name = match address(&kind, id).filter(|_| !deleted) {
        Some(href) => view! { <a href=href>{title}</a> },
        None => view! { <span>{title}</span> },
    };
    let fields = fields
        .into_iter()
        .map(|(field, value)| view! { <li class="clip">{texts::activity_value(field, value)}</li> })
        .collect_view();
    view! {
        <li>
            <span class="chip">{texts::kind_one(kind.as_str())}</span>
            " "
            {name}
            {merged_into.map(|into| view! { <span class="soft small">" " {texts::activity_merged_into(into)}</span> })}
            <ul class="deed-fields">{fields}</ul>
        </li>
    }
}

/// Where a record can be looked at.
pub fn address(kind: &Kind, id: Id) -> Option<String> {
    Some(match kind.as_str() {
        "feedback" => routes::feedback(id),
        "ideas" => routes::idea(id),
        "boards" => routes::board(id),
        "stories" => routes::story(id),
        "sprints" => routes::sprint(id),
        "releases" => routes::release(id),
        "customers" => routes::customer(id),
        "objectives" => routes::STRATEGY.to_owned(),
        "outcomes" => routes::OUTCOMES.to_owned(),
        "workspaces" | "people" => routes::SETTINGS.to_owned(),
        _ => return None,
    })
}
