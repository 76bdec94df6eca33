//! The product on one page, to read and to print: vision, personas, objectives, and what is being tried for them.

use tandem_core::quarter::Quarter;
use tandem_core::scoring::spell;
use tandem_core::view::strategy::{BRIEF_FIELDS, Bet, BriefView, ObjectiveRow, brief};
use tandem_core::{Kind, Workspace, texts};

use super::parts::BodyField;
use super::status::idea_badge;
use crate::components::button::{Button, ButtonLink};
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::platform::page;
use crate::routes;
use crate::session::Session;
use crate::view::prelude::*;

const READS: [Kind; 5] = [
    Kind::WORKSPACES,
    Kind::OBJECTIVES,
    Kind::IDEAS,
    Kind::PEOPLE,
    Kind::BOARDS,
];

/// The page.
#[component]
pub fn Brief() -> impl IntoView {
    let session = Session::here();
    page::set_title(&texts::page_title(texts::brief_title()));
    let view = Memo::new(move || session.read(&READS, |workspace| brief(workspace, Some(session.by()))));
    let workspace = session.peek(Workspace::id);
    let prose = move |at: usize| {
        let value = Signal::derive(move || view.with(|view| view.texts[at].clone()));
        let field = BRIEF_FIELDS[at];
        view! {
            <section class="stack">
                <h2>{texts::field_label(field)}</h2>
                <BodyField kind=Kind::WORKSPACES id=workspace field=field value=value />
            </section>
        }
    };
    let objectives = move || {
        view.with(|view| {
            if view.objectives.is_empty() {
                return view! {
                    <p class="soft small">
                        {texts::brief_objectives_none()} " " <a href=routes::STRATEGY>{texts::to_list("objectives")}</a>
                    </p>
                };
            }
            let items = view.objectives.iter().map(objective).collect_view();
            view! { <ul class="brief-list">{items}</ul> }
        })
    };
    let bets = move || {
        view.with(|view: &BriefView| {
            if view.bets.is_empty() {
                return view! { <p class="soft small">{texts::brief_bets_none()}</p> };
            }
            let items = view.bets.iter().map(bet).collect_view();
            view! { <ul class="brief-list">{items}</ul> }
        })
    };
    view! {
        <PageHead title=texts::brief_title()>
            <ButtonLink href=routes::STRATEGY label=texts::nav_strategy() />
            <Button label=texts::print() icon=IconName::Print on_click=|_| page::print() />
        </PageHead>
        <article class="page-body stack brief">
            <p class="lead">{move || view.with(|view| view.name.clone())}</p>
            {[0, 1].map(prose).into_iter().collect_view()}
            <section class="stack">
                <h2>{texts::kind_name("objectives")}</h2>
                {objectives}
            </section>
            <section class="stack">
                <h2>{texts::brief_bets()}</h2>
                {bets}
            </section>
        </article>
    }
}

fn objective(row: &ObjectiveRow) -> View {
    let [baseline, target, current] = row.numbers.map(|number| number.map(spell));
    let way = target.map(|target| {
        texts::brief_way(
            if row.measure.is_empty() {
                &row.title
            } else {
                &row.measure
            },
            baseline.unwrap_or_else(|| "0".to_owned()),
            target,
            current.unwrap_or_else(|| "–".to_owned()),
        )
    });
    let owner = row.owner.as_ref().map(|(_, name)| name.clone());
    let period = Quarter::parse(&row.period).map(Quarter::shown);
    let about = [way, period, owner]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let class = if row.key_result { "objective-part" } else { "" };
    view! {
        <li class=class>
            <strong>{row.title.clone()}</strong>
            <span class="brief-way soft small">{about}</span>
        </li>
    }
}

fn bet(bet: &Bet) -> View {
    let serves = bet.serves.join(", ");
    let serves = (!serves.is_empty()).then(|| texts::brief_for(serves));
    view! {
        <li>
            <a href=routes::idea(bet.id)>{bet.title.clone()}</a>
            {idea_badge(&bet.status)}
            <span class="soft small">{serves}</span>
        </li>
    }
}
