//! What released ideas did: reviews that are due, to come and done, and how right estimates were.

use tandem_core::view::outcomes::{OutcomeRow, OutcomesView, advice, is_planned, outcomes, plan};
use tandem_core::{Id, Kind, texts};

use super::handout::HandOut;
use super::not_found::ListLink;
use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::EmptyState;
use crate::platform::{clock, intl, page};
use crate::routes;
use crate::session::{Notice, Session};
use crate::view::prelude::*;

mod calibration;
pub mod one;
pub mod voices;

/// What outcomes are read from.
const READS: [Kind; 6] = [
    Kind::OUTCOMES,
    Kind::IDEAS,
    Kind::RELEASES,
    Kind::FEEDBACK,
    Kind::OBJECTIVES,
    Kind::PEOPLE,
];

/// A list of reviews, of all that there are.
type List = fn(&OutcomesView) -> &Vec<OutcomeRow>;

/// The page.
#[component]
pub fn Outcomes() -> impl IntoView {
    let session = Session::here();
    page::set_title(&texts::page_title(texts::nav_outcomes()));
    let view = Memo::new(move || {
        session.read(&READS, |workspace| {
            outcomes(workspace, clock::by_hour(), Some(session.by()))
        })
    });
    let is_empty = Memo::new(move || {
        view.with(|view| {
            [&view.due, &view.waiting, &view.unplanned, &view.done]
                .iter()
                .all(|rows| rows.is_empty())
        })
    });
    let lists: [(&'static str, List); 4] = [
        (texts::outcomes_due(), |view| &view.due),
        (texts::outcomes_waiting(), |view| &view.waiting),
        (texts::outcomes_unplanned(), |view| &view.unplanned),
        (texts::outcomes_done(), |view| &view.done),
    ];
    view! {
        <PageHead title=texts::nav_outcomes()>
            <HandOut make=move |()| Some(view.with_untracked(tandem_core::handout::outcomes)) />
        </PageHead>
        <div class="page-body stack outcomes">
            {move || {
                if is_empty.get() {
                    return view! {
                        <EmptyState
                            icon=IconName::Outcome
                            title=texts::outcomes_empty_title()
                            text=texts::outcomes_empty_text()
                        >
                            <ListLink kind=Kind::RELEASES look=ButtonKind::Primary />
                        </EmptyState>
                    };
                }
                lists.map(|(title, rows)| list(session, view, title, rows)).into_iter().collect_view()
            }}
            <Show when=move || !is_empty.get()>
                <calibration::Calibrations view=view />
            </Show>
        </div>
    }
}

/// One list; those without a row are left out, except what is due, which is said.
fn list(session: Session, view: Memo<OutcomesView>, title: &'static str, rows: List) -> View {
    let items = move || view.with(|view| rows(view).iter().map(|item| row(session, item)).collect_view());
    let is_empty = move || view.with(|view| rows(view).is_empty());
    let is_due = title == texts::outcomes_due();
    view! {
        <Show when=move || is_due || !is_empty()>
            <section class="stack" aria-label=title>
                <h2>{title}</h2>
                <Show when=is_empty>
                    <p class="soft small">{texts::outcomes_due_none()}</p>
                </Show>
                <ul class="links panel">{items}</ul>
            </section>
        </Show>
    }
}

fn row(session: Session, row: &OutcomeRow) -> View {
    let day = row
        .day
        .map_or_else(|| texts::outcome_no_day().to_owned(), intl::day);
    let about = [day, row.measure.clone()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let voices = (row.voices > 0).then(|| view! { <Chip label=texts::outcome_voices(row.voices) /> });
    let verdict =
        (!row.verdict.is_empty()).then(|| view! { <Chip label=texts::outcome_verdict_name(&row.verdict) /> });
    let (idea, title) = (row.idea, row.title.clone());
    let plan = row.review.is_none().then(|| {
        let label = texts::outcome_plan_for(&title);
        view! { <Button label=label size=ControlSize::Small on_click=move |_| plan_review(session, idea) /> }
    });
    view! {
        <li class="links-row">
            <a class="grow links-text" href=routes::idea(row.idea)>
                <span class="clip">{row.title.clone()}</span>
                <span class="soft small clip">{about}</span>
            </a>
            {voices}
            {verdict}
            {plan}
        </li>
    }
}

/// Plans a review of an idea four weeks from now, and says so.
fn plan_review(session: Session, idea: Id) {
    let day = clock::today() + tandem_core::model::outcome::REVIEW_AFTER;
    let new = session.env().id(0);
    let made = session.peek(|workspace| {
        let title = workspace.record(&Kind::IDEAS, idea)?.text("title").to_owned();
        let command = plan(workspace, idea, day, new).filter(|_| !is_planned(workspace, idea, day));
        Some((command, texts::outcome_planned(title, intl::day(day))))
    });
    match made {
        Some((Some(command), said)) => {
            session.dispatch_and_tell(command, said);
        }
        // One a day is enough, however often it is asked for.
        Some((None, said)) => session.tell(Notice::Done(said, None)),
        None => {}
    }
}

/// What the estimates of the person who sits here were like so far, where the next are made.
#[component]
pub fn Advice() -> impl IntoView {
    let session = Session::here();
    let said = Memo::new(move || {
        session.read(&[Kind::OUTCOMES, Kind::IDEAS], |workspace| {
            advice(workspace, session.by())
        })
    });
    move || {
        said.get().map(|said| {
            view! {
                <p class="advice soft small">
                    <a href=routes::OUTCOMES>{texts::calibration_mine()}</a>
                    " "
                    {said}
                </p>
            }
        })
    }
}
