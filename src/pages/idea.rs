//! One idea: its text, evidence, estimates, and where it stands.

use crate::pages::idea_links::IdeasField;
use crate::view::prelude::*;
use tandem_core::view::idea::{IdeaView, Insight, Standing, idea};
use tandem_core::{Command, Id, Kind, texts};

use super::idea_plan::PlanFields;
use super::idea_stories::IdeaStories;
use super::list::revenue_text;
use super::not_found::{Gone, Missing};
use super::parts::{BodyField, FeedbackLinkField, TagsField, TitleField};
use super::public::PublicMarks;
use super::scoring::{EstimateCell, WhyText};
use super::status::StatusField;
use super::strategy::serves::Serves;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::figure::Stat;
use crate::components::icon::IconName;
use crate::platform::{intl, page};
use crate::routes;
use crate::routes::Page;
use crate::session::Session;
use crate::shell::Shell;

const KIND: Kind = Kind::IDEAS;

/// The page of one idea.
#[component]
pub fn IdeaPage() -> impl IntoView {
    let session = Session::here();
    let router = Shell::here().router;
    let page = router.page;
    let id = Memo::new(move || match page.get() {
        Page::Idea(id) => id,
        _ => None,
    });
    let title = Signal::derive(move || {
        let title = session.read(&[KIND], |workspace| {
            let record = id.get().and_then(|id| workspace.record(&KIND, id));
            record.map(|record| record.text("title").to_owned())
        });
        title.unwrap_or_else(|| texts::not_found_title().to_owned())
    });
    Effect::new(move || page::set_title(&texts::page_title(title.get())));
    // Who came from a board goes back to it, as it was looked at.
    let back = Memo::new(move || {
        let from = router.from.get();
        let name = board_at(&from).and_then(|board| {
            session.read(&[Kind::BOARDS], |workspace| {
                let record = workspace.record(&Kind::BOARDS, board)?;
                Some(record.text("name").to_owned())
            })
        });
        match name {
            Some(name) => (from, name),
            None => (routes::IDEAS.to_owned(), texts::nav_ideas().to_owned()),
        }
    });
    view! {
        <div class="page-body">
            <h1 class="unseen">{title}</h1>
            <a class="back" href=move || back.get().0>{move || back.get().1}</a>
            {move || match id.get() {
                Some(id) => view! { <IdeaPanel id=id /> },
                None => view! { <Missing text=texts::idea_gone().to_owned() kind=KIND /> },
            }}
        </div>
    }
}

/// The board at an address, if it is one's.
fn board_at(address: &str) -> Option<Id> {
    match Page::at(address.split('?').next().unwrap_or_default()) {
        Page::Board(board) => board,
        _ => None,
    }
}

/// An idea in full, on its page or beside a list.
#[component]
pub fn IdeaPanel(
    /// The idea.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let view = Memo::new(move || session.read_all(|workspace| idea(workspace, id, Some(session.by()))));
    let here = Memo::new(move || view.with(Option::is_some));
    move || {
        if here.get() {
            view! { <Whole id=id view=view /> }
        } else {
            view! { <Gone kind=KIND id=id text=texts::idea_gone().to_owned() /> }
        }
    }
}

#[component]
fn Whole(id: Id, view: Memo<Option<IdeaView>>) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let text = move |read: fn(&IdeaView) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    // Who comes from a board mostly asks for the score there.
    let router = shell.router;
    let from = Memo::new(move || match router.page.get() {
        Page::Board(board) => board,
        Page::Idea(_) => board_at(&router.from.get()),
        _ => None,
    });
    let delete = move |_| {
        if session.dispatch_and_tell(
            Command::Delete {
                kind: KIND,
                ids: vec![id],
            },
            texts::ideas_deleted(1_usize),
        ) {
            if matches!(router.page.get_untracked(), Page::Idea(_)) {
                let from = router.from.get_untracked();
                let is_there =
                    |board: Id| session.peek(|workspace| workspace.record(&Kind::BOARDS, board).is_some());
                let back = board_at(&from).is_some_and(is_there);
                shell.go(if back { &from } else { routes::IDEAS });
            } else {
                super::peek::close(shell);
            }
        }
    };
    view! {
        <article class="record">
            <TitleField kind=KIND id=id value=text(|view| view.title.clone()) />
            <super::conflicts::ConflictsOf kind=KIND id=id />
            <BodyField kind=KIND id=id field="description" value=text(|view| view.description.clone()) />
            <div class="facts">
                <StatusField kind=KIND id=id value=text(|view| view.status.clone()) />
                <PlanFields id=id />
                <TagsField kind=KIND id=id />
            </div>
            <Show when=move || view.with(|view| view.as_ref().is_some_and(|view| view.stage == "declined"))>
                <BodyField kind=KIND id=id field="decline-reason" value=text(|view| view.decline_reason.clone()) />
            </Show>
            <Standings id=id view=view from=from here=true />
            <Evidence id=id view=view />
            <IdeaStories id=id />
            <section class="record-part" aria-label=texts::idea_needs()>
                <h2>{texts::idea_needs()}</h2>
                <IdeasField kind=Kind::IDEAS id=id set="needs" label=texts::idea_needs_label() />
            </section>
            <super::outcomes::one::Outcome id=id />
            <super::outcomes::Advice />
            <Standings id=id view=view from=from />
            <Serves id=id />
            <PublicMarks id=id />
            <super::comments::Comments kind=Kind::IDEAS id=id />
            <footer class="record-foot">
                <span class="soft small grow">
                    {move || view.with(|view| view.as_ref().map(|view| texts::made_by(&view.made.name, intl::moment(view.made.at))))}
                </span>
                <super::split::SplitButton kind=KIND id=id />
                <Button
                    label=texts::delete()
                    icon=IconName::Trash
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=delete
                />
            </footer>
        </article>
    }
}

/// The feedback behind the idea, and how many customers and how much revenue stand behind that.
#[component]
fn Evidence(id: Id, view: Memo<Option<IdeaView>>) -> impl IntoView {
    let insights = Memo::new(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.insights.clone())
                .unwrap_or_default()
        })
    });
    let stats = move || {
        view.with(|view| {
            let evidence = &view.as_ref()?.evidence;
            let revenue = if evidence.revenue.is_empty() {
                "–".to_owned()
            } else {
                revenue_text(&evidence.revenue)
            };
            Some(view! {
                <div class="stats">
                    <Stat label=texts::kind_name("customers") value=texts::number(evidence.customers) />
                    <Stat label=texts::stat_revenue() value=revenue />
                    <Stat label=texts::kind_name("feedback") value=texts::number(evidence.feedback) />
                </div>
            })
        })
    };
    view! {
        <section class="record-part" aria-label=texts::evidence()>
            <h2>{texts::evidence()}</h2>
            {stats}
            <ul class="links">
                <For each=move || insights.get() key=insight_key let:insight>
                    {insight_row(id, insight, insights)}
                </For>
            </ul>
            <Show when=move || insights.with(Vec::is_empty)>
                <p class="soft small">{texts::evidence_empty()}</p>
            </Show>
            <FeedbackLinkField idea=id />
        </section>
    }
}

/// What a row is built from. The importance is none of it: the row stays while somebody changes it there.
fn insight_key(insight: &Insight) -> (Id, String, String) {
    (insight.feedback, insight.title.clone(), insight.customer.clone())
}

fn insight_row(idea: Id, insight: Insight, insights: Memo<Vec<Insight>>) -> impl IntoView {
    let session = Session::here();
    let Insight {
        feedback,
        title,
        customer,
        ..
    } = insight;
    let choices = [1_u32, 2, 3].map(|step| Choice::new(step.to_string(), texts::importance_name(step)));
    let importance = Signal::derive(move || {
        insights.with(|insights| {
            let insight = insights.iter().find(|insight| insight.feedback == feedback);
            insight
                .map(|insight| insight.importance.round().to_string())
                .unwrap_or_default()
        })
    });
    let weigh = move |step: String| {
        let importance = tandem_core::value::decimal(&step).unwrap_or(1.0);
        session.try_dispatch(Command::Link {
            feedback: vec![feedback],
            idea,
            importance,
        });
    };
    let told = title.clone();
    let spoken = texts::named(texts::remove(), &title);
    let unlink = move |_| {
        session.dispatch_and_tell(
            Command::Unlink {
                feedback: vec![feedback],
                idea,
            },
            texts::unlinked_now(&told),
        );
    };
    view! {
        <li class="links-row">
            <a class="grow links-text" href=routes::feedback(feedback)>
                <span class="clip">{title.clone()}</span>
                <span class="soft small clip">{customer}</span>
            </a>
            <SelectField
                label=texts::importance_of(title)
                hide_label=true
                choices=Signal::stored(choices.to_vec())
                value=importance
                on_change=weigh
            />
            <Button
                label=texts::remove()
                spoken=spoken
                kind=ButtonKind::Quiet
                size=ControlSize::Small
                on_click=unlink
            />
        </li>
    }
}

/// Where the idea stands, with everybody's estimates: on the board that somebody comes from, or on all others.
#[component]
fn Standings(
    id: Id,
    view: Memo<Option<IdeaView>>,
    from: Memo<Option<Id>>,
    #[prop(optional)] here: bool,
) -> impl IntoView {
    let boards = Memo::new(move || {
        let from = from.get();
        view.with(|view| {
            let standings = view.iter().flat_map(|view| &view.standings);
            let boards = standings.map(|standing| standing.board);
            let shown = boards.filter(|board| (from == Some(*board)) == here);
            shown.collect::<Vec<Id>>()
        })
    });
    let standing = move |board: Id| {
        Memo::new(move || {
            view.with(|view| {
                view.as_ref()?
                    .standings
                    .iter()
                    .find(|standing| standing.board == board)
                    .cloned()
            })
        })
    };
    view! {
        <For each=move || boards.get() key=|board| *board let:board>
            {one_standing(id, board, standing(board))}
        </For>
    }
}

fn one_standing(id: Id, board: Id, standing: Memo<Option<Standing>>) -> View {
    let Some(Standing { view, .. }) = standing.get_untracked() else {
        return View::nothing();
    };
    let framework = view.framework.clone();
    let shared = StoredValue::new(view.framework);
    let name = move || standing.with(|standing| standing.as_ref().map(|standing| standing.view.name.clone()));
    let row = move || {
        standing.with(|standing| {
            let view = &standing.as_ref()?.view;
            view.ranked
                .iter()
                .chain(&view.unscored)
                .find(|row| row.id == id)
                .cloned()
        })
    };
    let place = move || {
        row().map(|row| match row.score {
            Ok(_) => texts::rank_of(
                row.rank,
                standing.with(|s| s.as_ref().map_or(0, |s| s.view.ranked.len())),
            ),
            Err(reason) => texts::not_scored(shared.with_value(|framework| reason.sentence(framework))),
        })
    };
    let board_name = Signal::derive(move || name().unwrap_or_default());
    let why = Signal::derive(move || standing.with(|standing| standing.as_ref()?.why.clone()));
    let cells = framework.inputs().iter().enumerate().map(|(at, input)| {
        let combined = Signal::derive(move || row().and_then(|row| row.inputs.get(at).cloned()).unwrap_or_default());
        view! {
            <div class="estimate">
                <span class="estimate-label" title=texts::input_help(format!("{}-{}", framework.name(), input.name))>
                    {input.label()}
                </span>
                <EstimateCell idea=id framework=shared at=at combined=combined of_what=board_name everybody=true />
            </div>
        }
    });
    view! {
        <section class="record-part" aria-label=name>
            <h2>
                <a href=routes::board(board)>{name}</a>
                <span class="chip">{framework.label()}</span>
            </h2>
            <p>{place}</p>
            <WhyText why=why framework=shared />
            <div class="estimates">{cells.collect_view()}</div>
        </section>
    }
}
