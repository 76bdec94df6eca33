//! The outcome of one idea, on its page: what was expected beside what was found, the verdict, and what follows.

use tandem_core::model::outcome::found_field;
use tandem_core::scoring::{Framework, Input, show};
use tandem_core::snapshot::v1::VERDICTS;
use tandem_core::view::outcomes::{Expected, IdeaOutcomes, Review, Told, follow_up, idea_outcomes};
use tandem_core::{Command, Field, Id, Kind, Value, texts, time};

use super::calibration::{expected, yes_or_no};
use super::plan_review;
use crate::components::add_line::AddLine;
use crate::components::badge::RoleBadge;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::date_field::DateField;
use crate::components::field::{Choice, SelectField};
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineArea, InlineEdit, InlineKind};
use crate::components::message::{Banner, Tone};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::pages::conflicts::ConflictsOf;
use crate::pages::parts::write;
use crate::pages::strategy::write_number;
use crate::platform::{clock, intl};
use crate::routes;
use crate::session::Session;
use crate::view::prelude::*;

const KIND: Kind = Kind::OUTCOMES;

/// The section; there where the idea is out, was reviewed, or follows up on another.
#[component]
pub fn Outcome(
    /// The idea.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let view = Memo::new(move || {
        session
            .read_all(|workspace| idea_outcomes(workspace, id, clock::by_hour(), Some(session.by())))
            .unwrap_or_default()
    });
    let ids =
        Memo::new(move || view.with(|view| view.reviews.iter().map(|review| review.id).collect::<Vec<Id>>()));
    let there = Memo::new(move || view.with(|view| view.is_out || !view.reviews.is_empty()));
    let follows = move || {
        view.with(|view| {
            view.follows.as_ref().map(|(idea, title)| {
                view! { <p>{texts::outcome_follows()} " " <a href=routes::idea(*idea)>{title.clone()}</a></p> }
            })
        })
    };
    let since = move || {
        view.with(|view| {
            view.is_out
                .then(|| texts::outcome_out_since(intl::day(view.since)))
        })
    };
    view! {
        {follows}
        <Show when=move || there.get()>
            <section class="record-part" aria-label=texts::outcome_title()>
                <h2>{texts::outcome_title()} <span class="soft small">{since}</span></h2>
                <div class="outcome-head">
                    <p class="soft small grow">
                        {move || if ids.with(Vec::is_empty) { texts::outcome_none() } else { texts::outcome_about() }}
                    </p>
                    <Button
                        label=texts::outcome_plan()
                        size=ControlSize::Small
                        icon=IconName::Calendar
                        on_click=move |_| plan_review(session, id)
                    />
                </div>
                <For each=move || ids.get() key=|id| *id children=move |id: Id| one(session, view, id) />
                <super::voices::Voices view=view />
            </section>
        </Show>
    }
}

/// One review.
fn one(session: Session, view: Memo<IdeaOutcomes>, id: Id) -> View {
    let review =
        Memo::new(move || view.with(|view| view.reviews.iter().find(|review| review.id == id).cloned()));
    let text = move |read: fn(&Review) -> String| {
        Signal::derive(move || review.with(|review| review.as_ref().map(read).unwrap_or_default()))
    };
    let day = text(|review| review.day.map(time::date).unwrap_or_default());
    let name = text(|review| {
        let day = review
            .day
            .map_or_else(|| texts::outcome_no_day().to_owned(), intl::day);
        texts::outcome_review_of(day)
    });
    let edit = move |field: &'static str, value: Option<Value>| {
        session.try_dispatch(Command::Edit {
            kind: KIND,
            ids: vec![id],
            writes: vec![(Field::named(field), value)],
        });
    };
    let verdicts: Vec<Choice> = std::iter::once("")
        .chain(VERDICTS.iter().copied())
        .map(|verdict| Choice::new(verdict, texts::outcome_verdict_name(verdict)))
        .collect();
    let delete = move |_| {
        let command = Command::Delete {
            kind: KIND,
            ids: vec![id],
        };
        session.dispatch_and_tell(command, texts::outcome_deleted().to_owned());
    };
    // A found number is written where it stands, so a row is the same as long as what was expected is.
    let rows = Memo::new(move || {
        let keys = |review: &Review| {
            let rows = review.expected.iter();
            rows.map(|row| (row.framework.clone(), row.input.clone()))
                .collect::<Vec<_>>()
        };
        review.with(|review| review.as_ref().map(keys).unwrap_or_default())
    });
    let against = Memo::new(move || review.with(|review| review.as_ref().and_then(Review::against)));
    let follow_ups = move || {
        review.with(|review| {
            let ideas = review.iter().flat_map(|review| &review.follow_ups);
            ideas
                .map(|(idea, title)| view! { <li><a href=routes::idea(*idea)>{title.clone()}</a></li> })
                .collect_view()
        })
    };
    view! {
        <section class="panel stack outcome" aria-label=name>
            <ConflictsOf kind=KIND id=id />
            <div class="outcome-facts">
                <DateField
                    label=texts::outcome_review_on()
                    value=day
                    on_change=move |day: String| edit("review", (!day.is_empty()).then(|| Value::text(&day)))
                />
                <SelectField
                    label=texts::outcome_verdict()
                    choices=Signal::stored(verdicts)
                    value=text(|review| review.verdict.clone())
                    on_change=move |verdict: String| edit("verdict", (!verdict.is_empty()).then(|| Value::text(&verdict)))
                />
            </div>
            {measure(session, review, id)}
            {move || against.get().map(|found| view! {
                <Banner tone=Tone::Warn text=texts::outcome_against(show(found)) />
            })}
            <Show
                when=move || !rows.with(Vec::is_empty)
                fallback=|| view! { <p class="soft small">{texts::outcome_estimates_none()}</p> }
            >
                <Table
                    label=Signal::derive(move || [texts::outcome_estimates(), &name.get()].join(", "))
                    stacked=true
                    head=|| view! {
                        <ColumnHead label=texts::outcome_estimates() width=ColumnWidth::Medium />
                        <ColumnHead label=texts::outcome_expected() />
                        <ColumnHead label=texts::outcome_found() width=ColumnWidth::Short numeric=true />
                    }
                >
                    <For each=move || rows.get() key=Clone::clone children=move |key: (String, String)| {
                        estimate_row(session, review, id, &key)
                    } />
                </Table>
            </Show>
            <h3>{texts::outcome_learned()}</h3>
            <InlineArea
                label=texts::outcome_learned()
                value=text(|review| review.learned.clone())
                on_save=move |text: String| write(session, KIND, id, Field::named("learned"), &text)
                placeholder=texts::outcome_learned_empty()
                rows=3
            />
            <h3>{texts::outcome_follow_ups()}</h3>
            <ul class="sayings">{follow_ups}</ul>
            <FollowUp outcome=id />
            <div>
                <Button
                    label=texts::outcome_delete()
                    icon=IconName::Trash
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=delete
                />
            </div>
        </section>
    }
}

/// The measure of the objective: before, as expected, and as found.
fn measure(session: Session, review: Memo<Option<Review>>, id: Id) -> impl Fn() -> Option<View> {
    const FIELDS: [&str; 3] = ["measure-before", "measure-expected", "measure-found"];
    let name = Memo::new(move || {
        review.with(|review| {
            let measure = review.as_ref()?.measure.as_ref()?;
            let named = if measure.name.is_empty() {
                &measure.objective
            } else {
                &measure.name
            };
            Some((named.clone(), measure.objective.clone()))
        })
    });
    move || {
        let (name, objective) = name.get()?;
        let number = |at: usize| {
            let value = Signal::derive(move || {
                let number = review.with(|review| review.as_ref()?.measure.as_ref()?.numbers[at]);
                number.map(show).unwrap_or_default()
            });
            let which = [
                texts::outcome_before(),
                texts::outcome_expected(),
                texts::outcome_found(),
            ][at];
            let field = FIELDS[at];
            view! {
                <div class="fact">
                    <span class="field-label" aria-hidden="true">{which}</span>
                    <InlineEdit
                        label=texts::outcome_number_of(which, &name)
                        value=value
                        on_save=move |text: String| write_number(session, KIND, id, Field::named(field), &text)
                        kind=InlineKind::Number
                        placeholder="–"
                    />
                </div>
            }
        };
        Some(view! {
            <div class="outcome-measure">
                <p>
                    <strong>{name.clone()}</strong>
                    " "
                    <a class="soft small" href=routes::STRATEGY>{objective}</a>
                </p>
                {[0, 1, 2].map(number).into_iter().collect_view()}
            </div>
        })
    }
}

/// What people expected of one input, and what was found.
fn estimate_row(
    session: Session,
    review: Memo<Option<Review>>,
    id: Id,
    (framework, input): &(String, String),
) -> View {
    let field = found_field(framework, input);
    let (framework, input) = (framework.clone(), input.clone());
    let known = Framework::from_key(&framework);
    let known = known.and_then(|framework| {
        let found = framework
            .inputs()
            .iter()
            .find(|known| known.name == input.as_str())
            .cloned();
        Some((found?, framework))
    });
    let row = Memo::new(move || {
        review.with(|review| {
            let mut rows = review.as_ref()?.expected.iter();
            rows.find(|row| row.framework == framework && row.input == input)
                .cloned()
        })
    });
    let label = row.with_untracked(|row| row.as_ref().map(|row| row.label.clone()).unwrap_or_default());
    let is_chance = row.with_untracked(|row| row.as_ref().is_some_and(|row| row.is_chance));
    let told = move || {
        row.with(|row| {
            let told = row.iter().flat_map(|row: &Expected| &row.told);
            told.map(|told| told_line(told, known.as_ref())).collect_view()
        })
    };
    let hidden = move || {
        let is_hidden = row.with(|row| row.as_ref().is_some_and(|row| row.hidden));
        is_hidden.then(|| view! { <li class="soft small">{texts::estimate_hidden()}</li> })
    };
    let value = Signal::derive(move || {
        row.with(|row| {
            row.as_ref()
                .and_then(|row| row.found)
                .map(show)
                .unwrap_or_default()
        })
    });
    let found = if is_chance {
        view! { <span class="soft small">{texts::outcome_by_verdict()}</span> }
    } else {
        view! {
            <InlineEdit
                label=texts::outcome_found_of(&label)
                value=value
                on_save=move |text: String| write_number(session, KIND, id, field.clone(), &text)
                kind=InlineKind::Number
                placeholder="–"
            />
        }
    };
    view! {
        <tr>
            <th scope="row">{label.clone()}</th>
            <td data-label=texts::outcome_expected()><ul class="estimate-list">{told}{hidden}</ul></td>
            <td class="num" data-label=texts::outcome_found()>{found}</td>
        </tr>
    }
}

/// What one person expected, spelled as the input spells its numbers.
fn told_line(told: &Told, input: Option<&(Input, Framework)>) -> View {
    let spell =
        |value: f64| input.map_or_else(|| show(value), |(input, framework)| input.show(framework, value));
    let holds = told.holds.map(|holds| {
        view! { <span class="soft small">{texts::outcome_holds(yes_or_no(holds))}</span> }
    });
    view! {
        <li>
            <RoleBadge role=told.role />
            <span class="clip">{told.name.clone()}</span>
            <strong>{expected(told.value, told.range, spell)}</strong>
            {holds}
        </li>
    }
}

/// The form for an idea that follows.
#[component]
fn FollowUp(outcome: Id) -> impl IntoView {
    let session = Session::here();
    let add = move |title: String| {
        let new = session.env().id(0);
        let command = session.peek(|workspace| follow_up(workspace, outcome, new, &title));
        command.is_some_and(|command| session.dispatch_and_tell(command, texts::outcome_followed(&title)))
    };
    view! {
        <AddLine
            label=texts::outcome_follow_up_new()
            placeholder=texts::outcome_follow_up_new()
            add=texts::outcome_follow_up_add()
            on_add=add
            missing=texts::outcome_follow_up_missing()
        />
    }
}
