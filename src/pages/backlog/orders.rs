//! Where the PM's ranking on a board and the order of the backlog disagree.

use tandem_core::view::backlog::{Orders, follow, orders};
use tandem_core::view::board::board;
use tandem_core::view::boards;
use tandem_core::{Id, texts};

use super::acts::{arrange, seed};
use crate::components::button::{Button, ControlSize};
use crate::components::field::{Choice, SelectField};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::pages::board::READS;
use crate::routes::{self, BacklogAddress};
use crate::shell::Shell;
use crate::view::prelude::*;

/// The two orders side by side, folded up until somebody wants to see them.
#[component]
pub fn Disagreement() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let query = shell.router.query;
    let all = Memo::new(move || session.read(&READS, boards));
    let chosen = Memo::new(move || {
        let wanted = query.with(BacklogAddress::read).board;
        all.with(|all| {
            let found = all.iter().find(|(id, _)| id.to_string() == wanted);
            found.or_else(|| all.first()).map(|(id, _)| *id)
        })
    });
    let scored = move |id: Id| session.read(&READS, |workspace| board(workspace, id, Some(session.by())));
    let found = Memo::new(move || {
        let view = scored(chosen.get()?)?;
        let found = session.read(&super::READS, |workspace| orders(workspace, &view));
        (found.ideas.len() > 1).then_some(found)
    });
    let choices = Signal::derive(move || {
        let named = all
            .get()
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name));
        named.collect::<Vec<_>>()
    });
    let choose = move |board: String| {
        let next = BacklogAddress {
            board,
            ..query.with_untracked(BacklogAddress::read)
        };
        shell.adjust(&next.href());
    };
    let follow_board = move |_| {
        let Some(view) = chosen.get_untracked().and_then(scored) else {
            return;
        };
        let seed = seed(session);
        let writes = session.peek(|workspace| follow(workspace, &view, seed));
        if arrange(session, "move-story", writes) {
            shell.toasts.say(texts::orders_followed(view.name));
        }
    };
    let differ = move || found.with(|found| found.as_ref().map_or(0, differing));
    view! {
        <Show when=move || found.with(Option::is_some)>
            <details class="orders">
                <summary>
                    {move || match differ() {
                        0 => texts::orders_agree().to_owned(),
                        count => texts::orders_differ(count),
                    }}
                </summary>
                <div class="stack">
                    <div class="orders-tools">
                        <SelectField
                            label=texts::orders_board()
                            choices=choices
                            value=Signal::derive(move || chosen.get().map(|id| id.to_string()).unwrap_or_default())
                            on_change=choose
                        />
                        <Button
                            label=texts::orders_follow()
                            size=ControlSize::Small
                            disabled=Signal::derive(move || differ() == 0)
                            on_click=follow_board
                        />
                    </div>
                    {move || found.with(|found| found.as_ref().map(table))}
                </div>
            </details>
        </Show>
    }
}

fn differing(found: &Orders) -> usize {
    found.ideas.iter().filter(|idea| idea.rank != idea.place).count()
}

fn table(found: &Orders) -> View {
    let rows = found.ideas.iter().map(|idea| {
        let says = match idea.place.cmp(&idea.rank) {
            std::cmp::Ordering::Less => texts::orders_earlier(),
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => texts::orders_later(),
        };
        view! {
            <tr>
                <th scope="row"><a href=routes::idea(idea.id)>{idea.title.clone()}</a></th>
                <td class="num said-pm">{idea.on_board}</td>
                <td class="num">{idea.rank}</td>
                <td class="num said-po">{idea.place}</td>
                <td>{says}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        {found.tau.map(|tau| view! { <p class="soft small">{texts::orders_tau(format!("{tau:.2}"))}</p> })}
        <Table
            label=texts::orders_table()
            head=move || view! {
                <ColumnHead label=texts::peek_idea() />
                <ColumnHead label=texts::orders_rank() numeric=true width=ColumnWidth::Medium />
                <ColumnHead label=texts::orders_wanted() numeric=true width=ColumnWidth::Medium />
                <ColumnHead label=texts::orders_place() numeric=true width=ColumnWidth::Medium />
                <ColumnHead label=texts::orders_says() />
            }
        >
            {rows}
        </Table>
    }
}
