//! Which of two, again and again; for AHP also how many times as much.

use tandem_core::model::Pair;
use tandem_core::scoring::Framework;
use tandem_core::view::board::BoardView;
use tandem_core::view::judged::{my_judgements, next_pair, sentence};
use tandem_core::{Command, Id, Kind, Value, texts};

use super::{title_of, to_judge};
use crate::commands;
use crate::components::button::{Button, ButtonKind, ControlSize, IconButton};
use crate::components::icon::IconName;
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

/// How many of one's judgements are listed.
const LISTED: usize = 200;
/// The steps of AHP's scale that have a word, strongest first.
const STRENGTHS: [f64; 4] = [9.0, 7.0, 5.0, 3.0];

/// The next pair, and what was judged so far.
#[component]
pub fn Pairs(
    /// The framework: pairs or AHP.
    framework: StoredValue<Framework>,
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let me = session.by();
    let sorted = |mut ids: Vec<Id>| {
        tandem_core::sort::distinct(&mut ids);
        ids
    };
    let open = to_judge(view);
    let ids = Memo::new(move || sorted(open.get()));
    // What was judged is all listed, also of ideas that are out.
    let all = Memo::new(move || {
        view.with(|view| {
            let rows = view.iter().flat_map(BoardView::rows);
            sorted(rows.map(|row| row.id).collect())
        })
    });
    let skipped = RwSignal::new(Vec::<Pair>::new());
    let said = RwSignal::new(String::new());
    let pair = Memo::new(move || {
        session.read(&[Kind::IDEAS], |workspace| {
            ids.with(|ids| {
                skipped.with(|skipped| {
                    framework.with_value(|framework| next_pair(workspace, framework, ids, me, skipped))
                })
            })
        })
    });
    let mine = Memo::new(move || {
        session.read(&[Kind::IDEAS], |workspace| {
            all.with(|all| framework.with_value(|framework| my_judgements(workspace, framework, all, me)))
        })
    });
    let told = move |value: f64, first: &str, second: &str| {
        framework.with_value(|framework| sentence(framework, value, first, second))
    };
    let judge = move |value: f64| {
        let Some(pair) = pair.get_untracked() else { return };
        let (first, second) = (title_of(view, pair.first()), title_of(view, pair.second()));
        if write(session, framework, pair, Some(value)) {
            said.set(told(value, &first, &second));
        }
    };
    let skip = move || {
        if let Some(pair) = pair.get_untracked() {
            skipped.update(|skipped| skipped.push(pair));
        }
    };
    let graded = framework.with_value(|framework| *framework == Framework::Ahp);
    let names: &[&str] = if graded {
        &["judge-alike", "judge-skip"]
    } else {
        &["judge-first", "judge-second", "judge-alike", "judge-skip"]
    };
    commands::on_page(shell, names, move |key| {
        match key {
            "1" if !graded => judge(1.0),
            "2" if !graded => judge(-1.0),
            "0" => judge(if graded { 1.0 } else { 0.0 }),
            "s" => skip(),
            _ => return false,
        }
        true
    });
    let count = move || {
        let (judged, all) = ids.with(|ids| {
            let is_open = |id: Id| ids.binary_search(&id).is_ok();
            let judged = |mine: &Vec<(Pair, f64)>| {
                let pairs = mine.iter();
                pairs
                    .filter(|(pair, _)| is_open(pair.first()) && is_open(pair.second()))
                    .count()
            };
            (mine.with(judged), ids.len() * ids.len().saturating_sub(1) / 2)
        });
        if graded {
            texts::ahp_count(judged, all)
        } else {
            texts::pairs_count(judged, all)
        }
    };
    let side = move |first: bool| {
        let idea = move || {
            pair.get()
                .map(|pair| if first { pair.first() } else { pair.second() })
        };
        let title = Signal::derive(move || idea().map(|idea| title_of(view, idea)).unwrap_or_default());
        let evidence = move || {
            let customers = idea()
                .and_then(|idea| view.with(|view| Some(view.as_ref()?.row(idea)?.evidence.customers)))?;
            (customers > 0).then(|| texts::count_customers(customers))
        };
        let choices = if graded {
            let step = move |times: f64| {
                let value = if first { times } else { -times };
                let word = texts::ahp_word(times);
                let spoken = word.clone();
                let label = move || texts::pair_times(title.get(), &spoken, times);
                view! {
                    <button
                        type="button"
                        class="button control-small"
                        aria-label=label
                        on:click=move |_: ev::MouseEvent| judge(value)
                    >
                        {texts::pair_times_short(word, times)}
                    </button>
                }
            };
            let steps = STRENGTHS.map(step).to_vec();
            view! { <div class="pair-steps">{steps}</div> }
        } else {
            let label = Signal::derive(move || texts::pair_better(title.get()));
            view! { <Button label=label kind=ButtonKind::Primary on_click=move |_| judge(if first { 1.0 } else { -1.0 }) /> }
        };
        view! {
            <section class="pair-side" aria-label=title>
                <h3 dir="auto">
                    <a href=move || idea().map(routes::idea).unwrap_or_default()>{title}</a>
                </h3>
                <p class="soft small">{evidence}</p>
                {choices}
            </section>
        }
    };
    let list = move || {
        let all = mine.get();
        let lines = all.into_iter().take(LISTED).map(|(pair, value)| {
            let (first, second) = (title_of(view, pair.first()), title_of(view, pair.second()));
            let told = told(value, &first, &second);
            view! {
                <li>
                    <span class="grow">{told.clone()}</span>
                    <IconButton
                        label=texts::pair_take_back(told)
                        icon=IconName::Close
                        size=ControlSize::Small
                        on_click=move |_| {
                            write(session, framework, pair, None);
                        }
                    />
                </li>
            }
        });
        lines.collect_view()
    };
    view! {
        <div class="judge">
            <Show
                when=move || pair.with(Option::is_some)
                fallback=move || nothing_left(shell, ids)
            >
                <h2>{if graded { texts::ahp_question() } else { texts::pairs_question() }}</h2>
                <div class="pair" data-asked-anew>
                    {side(true)}
                    {side(false)}
                </div>
                <div class="cluster">
                    <Button
                        label=texts::pair_alike()
                        on_click=move |_| judge(if graded { 1.0 } else { 0.0 })
                    />
                    <Button label=texts::pair_skip() kind=ButtonKind::Quiet on_click=move |_| skip() />
                    <Show when=move || shell.single_keys.get()>
                        <span class="soft small keys-hint">{if graded { texts::ahp_keys() } else { texts::pairs_keys() }}</span>
                    </Show>
                </div>
            </Show>
            <p class="soft small">{count}</p>
            <details class="help">
                <summary>{texts::pairs_mine()}</summary>
                <ul class="judged" role="list">{list}</ul>
            </details>
            <p class="unseen" role="status">{said}</p>
        </div>
    }
}

/// Why no pair is asked for.
fn nothing_left(shell: Shell, ids: Memo<Vec<Id>>) -> View {
    let too_few = Memo::new(move || ids.with(|ids| ids.len() < 2));
    view! {
        <Show
            when=move || too_few.get()
            fallback=|| view! { <p class="soft">{texts::pairs_done()}</p> }
        >
            <p class="soft">{texts::pairs_too_few()}</p>
            <div class="cluster">
                <Button
                    label=texts::action_label("new-idea")
                    kind=ButtonKind::Primary
                    on_click=move |_| shell.new_idea.set(true)
                />
            </div>
        </Show>
    }
}

fn write(session: Session, framework: StoredValue<Framework>, pair: Pair, value: Option<f64>) -> bool {
    let field = framework.with_value(|framework| pair.field(framework.name(), session.by()));
    session.try_dispatch(Command::Edit {
        kind: Kind::IDEAS,
        ids: vec![pair.first()],
        writes: vec![(field, value.and_then(Value::number))],
    })
}
