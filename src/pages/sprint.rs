//! One sprint: its goal, who has how much time, what is planned and done, the burn chart, and looking back.

use tandem_core::scoring::show;
use tandem_core::view::sprint::{SprintStory, SprintView, State, following, sprint};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::backlog::READS;
use super::backlog::acts::plan_and_tell;
use super::backlog::sprints::{badge, carry_to_new, days};
use super::conflicts::ConflictsOf;
use super::handout::HandOut;
use super::not_found::Missing;
use super::parts::{BodyField, write};
use super::status::status_badge;
use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::date_field::DateField;
use crate::components::figure::Stat;
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineTitle};
use crate::platform::{clock, page};
use crate::routes::{self, BacklogAddress, BacklogLook, Page};
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

mod burn;
mod people;

const KIND: Kind = Kind::SPRINTS;

/// The page.
#[component]
pub fn SprintPage() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let id = Memo::new(move || match shell.router.page.get() {
        Page::Sprint(id) => id,
        _ => None,
    });
    let view = Memo::new(move || {
        let id = id.get()?;
        session.read(&READS, |workspace| sprint(workspace, id, clock::by_hour()))
    });
    let there = Memo::new(move || view.with(Option::is_some));
    let name = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default())
    });
    Effect::new(move || page::set_title(&texts::page_title(name.get())));
    move || match id.get().filter(|_| there.get()) {
        Some(id) => view! { <Whole id=id view=view name=name /> },
        None => view! {
            <Missing text=texts::sprint_gone().to_owned() kind=KIND is_page=true />
        },
    }
}

#[component]
fn Whole(id: Id, view: Memo<Option<SprintView>>, name: Signal<String>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let text = move |read: fn(&SprintView) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    let rename = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::sprint_name_missing().to_owned());
        }
        write(session, KIND, id, Field::named("name"), &text)
    };
    let all = BacklogAddress {
        look: BacklogLook::Sprints,
        ..BacklogAddress::default()
    };
    let delete = move |_| {
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        if session.dispatch_and_tell(command, texts::sprint_deleted().to_owned()) {
            shell.go(&BacklogAddress {
                look: BacklogLook::Sprints,
                ..BacklogAddress::default()
            }
            .href());
        }
    };
    view! {
        <a class="back" href=all.href()>{texts::backlog_look("sprints")}</a>
        <header class="page-head">
            <h1 class="unseen">{name}</h1>
            <InlineTitle label=texts::field_label("name") value=name on_save=rename />
            <span class="page-count">{move || view.with(|view| view.as_ref().map(days))}</span>
            {move || view.with(|view| view.as_ref().map(badge))}
            <div class="page-actions">
                <HandOut make=move |()| view.with_untracked(|view| view.as_ref().map(tandem_core::handout::sprint)) />
                <Button label=texts::delete() icon=IconName::Trash kind=ButtonKind::Quiet on_click=delete />
            </div>
        </header>
        <div class="page-body sprint-page">
            <ConflictsOf kind=KIND id=id />
            <section class="panel stack" aria-label=texts::field_label("goal")>
                <h2>{texts::field_label("goal")}</h2>
                <InlineEdit
                    label=texts::field_label("goal")
                    value=text(|view| view.goal.clone())
                    on_save=move |text: String| write(session, KIND, id, Field::named("goal"), &text)
                    placeholder=texts::sprint_goal_empty()
                />
                <Days id=id view=view />
                {move || view.with(|view| view.as_ref().map(stats))}
            </section>
            <burn::Burn view=view />
            <Stories id=id view=view />
            <people::People id=id view=view />
            <section class="panel stack sprint-wide">
                <h2>{texts::field_label("retro")}</h2>
                <BodyField kind=KIND id=id field="retro" value=text(|view| view.retro.clone()) />
            </section>
        </div>
    }
}

/// The first and the last day.
#[component]
fn Days(id: Id, view: Memo<Option<SprintView>>) -> impl IntoView {
    let session = Session::here();
    let field = move |name: &'static str, read: fn(&SprintView) -> Option<u64>| {
        let value = Signal::derive(move || {
            let at = view.with(|view| view.as_ref().and_then(read));
            at.map(|at| {
                tandem_core::time::format(at)
                    .get(..10)
                    .unwrap_or_default()
                    .to_owned()
            })
            .unwrap_or_default()
        });
        let problem = RwSignal::new(None::<String>);
        let change = move |day: String| {
            let Some(at) = tandem_core::time::parse(&day) else {
                return;
            };
            let days = view.with_untracked(|view| view.as_ref().and_then(|view| view.start.zip(view.end)));
            let is_back = name == "end" && days.is_some_and(|(start, _)| at < start);
            problem.set(is_back.then(|| texts::sprint_end_first().to_owned()));
            if is_back {
                return;
            }
            let write = |name: &'static str, day: &str| (Field::named(name), Some(Value::text(day)));
            let mut writes = vec![write(name, &day)];
            // The last day goes along, so that the sprint keeps its length.
            if let Some((start, end)) = days.filter(|(_, end)| name == "start" && at > *end) {
                writes.push(write("end", &tandem_core::time::date(at + (end - start))));
            }
            session.try_dispatch(Command::Edit {
                kind: KIND,
                ids: vec![id],
                writes,
            });
        };
        view! { <DateField label=texts::field_label(name) value=value on_change=change error=problem /> }
    };
    view! {
        <div class="sprint-dates">
            {field("start", |view| view.start)}
            {field("end", |view| view.end)}
        </div>
    }
}

/// Between which numbers the last sprints lay.
fn spread_text(low: f64, high: f64, sprints: usize) -> String {
    if low < high {
        texts::sprint_spread(show(low), show(high), sprints)
    } else {
        texts::sprint_steady(show(low), sprints)
    }
}

fn stats(view: &SprintView) -> View {
    let velocity = &view.velocity;
    let usual = velocity.mean.map_or_else(
        || texts::sprint_no_velocity().to_owned(),
        |mean| show((mean * 10.0).round() / 10.0),
    );
    let spread = velocity
        .spread
        .map(|(low, high)| spread_text(low, high, velocity.sprints.len()));
    let expected = view.expected();
    let all = view.scope();
    let says = match (view.state, expected) {
        (State::Over, _) => texts::sprint_says_over(show(view.done), show(all)),
        (_, Some(expected)) if all > expected => texts::sprint_says_full(show(all), show(expected)),
        (_, Some(expected)) => texts::sprint_says_room(texts::points_of(all), show(expected)),
        (_, None) => texts::sprint_says_first(texts::points_of(all)),
    };
    let count = view.unsized_stories;
    view! {
        <div class="stats">
            <Stat label=texts::sprint_planned() value=texts::points_of(view.planned) />
            <Stat label=texts::sprint_added() value=texts::points_of(view.added) />
            {(view.removed > 0.0).then(|| view! { <Stat label=texts::sprint_removed() value=texts::points_of(view.removed) /> })}
            <Stat label=texts::sprint_done() value=texts::points_of(view.done) />
            <Stat label=texts::sprint_capacity() value=texts::person_days(view.capacity) />
            <Stat label=texts::sprint_velocity() value=usual hint=spread.unwrap_or_default() />
            {velocity.stories.map(|[low, mean, high]| view! {
                <Stat
                    label=texts::sprint_throughput()
                    value=show((mean * 10.0).round() / 10.0)
                    hint=spread_text(low, high, velocity.sprints.len())
                />
            })}
        </div>
        <p>{says} {(count > 0).then(|| format!(" {}", texts::backlog_unsized(count)))}</p>
    }
}

/// The stories, with what came late and what was carried over.
#[component]
fn Stories(id: Id, view: Memo<Option<SprintView>>) -> impl IntoView {
    let session = Session::here();
    let stories =
        move || view.with(|view| view.as_ref().map(|view| view.stories.clone()).unwrap_or_default());
    let next =
        Memo::new(move || session.read(&READS, |workspace| following(workspace, id, clock::by_hour())));
    let is_over = move || view.with(|view| view.as_ref().is_some_and(|view| view.state == State::Over));
    let left = move || -> Vec<Id> {
        view.with(|view| {
            let left = view.iter().flat_map(SprintView::left);
            let open = left.filter(|story| story.carried.is_empty() && story.status != "done");
            open.map(|story| story.id).collect()
        })
    };
    let carry = move |_| match next.get_untracked() {
        Some((next, _)) => {
            plan_and_tell(session, &left(), Some(next));
        }
        None => carry_to_new(session, &left()),
    };
    // What is left can go to the next sprint at any time, and to a new one once this one is over.
    let carry_label = move || {
        let count = Some(left().len()).filter(|count| *count > 0)?;
        match next.get() {
            Some((_, name)) => Some(texts::sprint_carry(count, name)),
            None => is_over().then(|| texts::sprint_carry_new(count)),
        }
    };
    let choose = BacklogAddress {
        sprint: "none".to_owned(),
        into: Some(id),
        ..BacklogAddress::default()
    }
    .href();
    let rows = move || stories().into_iter().map(|story| row(id, story)).collect_view();
    let out = move || {
        view.with(|view| {
            let view = view.as_ref().filter(|view| !view.taken_out.is_empty())?;
            let rows = view.taken_out.iter().map(|story| row(id, story.clone()));
            Some(view! {
                <h3>{texts::sprint_removed()}</h3>
                <ul class="links">{rows.collect_view()}</ul>
            })
        })
    };
    view! {
        <section class="panel stack sprint-wide" aria-label=texts::kind_name("stories")>
            <h2>{texts::kind_name("stories")}</h2>
            <ul class="links">{rows}</ul>
            <Show when=move || stories().is_empty()>
                <p class="soft">{texts::sprint_empty()}</p>
            </Show>
            {out}
            <div class="story-tools">
                <Show when=move || !is_over()>
                    <a href=choose.clone()>{texts::sprint_fill()}</a>
                </Show>
                {move || carry_label().map(|label| view! {
                    <Button label=label size=ControlSize::Small on_click=carry />
                })}
            </div>
        </section>
    }
}

fn row(sprint: Id, story: SprintStory) -> View {
    let href = format!("{}?open={}", routes::sprint(sprint), story.id);
    view! {
        <li class="links-row">
            <span class="story-points">{story.points.map_or_else(|| "–".to_owned(), show)}</span>
            <a class="grow clip" href=href>{story.title}</a>
            {story.late.then(|| view! { <Chip label=texts::sprint_late() /> })}
            {(!story.carried.is_empty()).then(|| view! { <Chip label=texts::sprint_carried(story.carried) /> })}
            {status_badge(&story.status)}
        </li>
    }
}
