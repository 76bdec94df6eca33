//! The answers to a Kano questionnaire: pasted or given one by one, and what they make of each idea.

use tandem_core::scoring::kano::{Answer, Category, Counts, Given, RowProblem, read};
use tandem_core::scoring::show;
use tandem_core::view::board::BoardView;
use tandem_core::view::judged::new_and_replaced;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use leptos::task::spawn_local;
use tandem_core::intake::encoding::decode;
use tandem_core::snapshot::LARGEST_FILE;

use super::{title_of, to_judge};
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::{Choice, SelectField, TextArea};
use crate::components::file_drop::{File, FileDrop};
use crate::components::table::{ColumnHead, ColumnWidth, Table};
use crate::platform::files;
use crate::routes::{self, BoardAddress, Look};
use crate::shell::Shell;
use crate::view::prelude::*;

/// How many rows that were left out are named.
const NAMED: usize = 5;

/// Answers in, categories out.
#[component]
pub fn Answers(
    /// The board.
    id: Id,
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    let shell = Shell::here();
    let Shell { session, toasts, .. } = shell;
    let ids = Memo::new(move || {
        view.with(|view| {
            view.iter()
                .flat_map(BoardView::rows)
                .map(|row| row.id)
                .collect::<Vec<Id>>()
        })
    });
    let open = to_judge(view);
    let chosen = RwSignal::new(None::<Id>);
    let idea = Signal::derive(move || {
        let chosen = chosen.get();
        open.with(|open| chosen.filter(|id| open.contains(id)).or(open.first().copied()))
    });
    let ideas = Signal::derive(move || {
        let choice = |id: &Id| Choice::new(id.to_string(), title_of(view, *id));
        open.with(|open| open.iter().map(choice).collect::<Vec<_>>())
    });
    let answer = || {
        let open = Choice::new("", texts::answers_choose());
        let all = Answer::ALL.map(|answer| Choice::new(answer.name(), answer.label()));
        Signal::stored(std::iter::once(open).chain(all).collect::<Vec<_>>())
    };
    let (there, not_there) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let pasted = RwSignal::new(String::new());
    let reading = Memo::new(move || {
        let reading = pasted.with(|text| read(text));
        let titles: Vec<(Id, String)> =
            ids.with(|ids| ids.iter().map(|id| (*id, title_of(view, *id))).collect());
        let titles: Vec<(Id, &str)> = titles.iter().map(|(id, title)| (*id, title.as_str())).collect();
        reading.sorted(&titles, idea.get())
    });
    let add = move |answers: &[(Id, Given)]| {
        let env = session.env();
        let writes = answers.iter().zip(0_u32..).map(|((idea, given), n)| {
            // Somebody with a name has one answer to an idea, the last one.
            let respondent = match given.respondent.as_str() {
                "" => env.id(n).to_string(),
                name => name.to_owned(),
            };
            let said = format!("{}/{}", given.answers.0.name(), given.answers.1.name());
            (
                *idea,
                Field::element("answers", &respondent),
                Some(Value::text(&said)),
            )
        });
        let writes: Vec<_> = writes.collect();
        let (new, replaced) = session.peek(|workspace| new_and_replaced(workspace, &writes));
        let said = [
            (new > 0).then(|| texts::answers_added(new)),
            (replaced > 0).then(|| texts::answers_replaced(replaced)),
        ];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
        session.dispatch_and_tell(Command::Fill { writes }, said)
    };
    let add_one = move |_| {
        let read = |answer: RwSignal<String>| answer.with_untracked(|name| Answer::from_name(name));
        if let (Some(idea), Some(with), Some(without)) = (idea.get_untracked(), read(there), read(not_there))
        {
            let given = Given {
                row: 1,
                respondent: String::new(),
                idea: String::new(),
                answers: (with, without),
            };
            if add(&[(idea, given)]) {
                there.set(String::new());
                not_there.set(String::new());
            }
        }
    };
    let count = move || reading.with(|reading| reading.0.len());
    let add_pasted = move |_| {
        if reading.with_untracked(|reading| !reading.0.is_empty() && add(&reading.0)) {
            pasted.set(String::new());
        }
    };
    let take_file = move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            spawn_local(async move {
                match files::read(&file, LARGEST_FILE).await {
                    Ok(file) => pasted.set(decode(&file.bytes).text),
                    Err(error) => toasts.fail(files::sentence(error)),
                }
            });
        }
    };
    let found = move || {
        reading.with(|(answers, problems)| {
            (pasted.with(|text| !text.trim().is_empty())).then(|| what_was_read(answers, problems))
        })
    };
    let clear = move |idea: Id| {
        let fields = session.peek(|workspace| {
            let record = workspace.record(&Kind::IDEAS, idea)?;
            Some(
                record
                    .elements("answers")
                    .map(|(field, _)| (field.clone(), None))
                    .collect::<Vec<_>>(),
            )
        });
        let command = Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![idea],
            writes: fields.unwrap_or_default(),
        };
        session.dispatch_and_tell(command, texts::answers_cleared(title_of(view, idea)));
    };
    let query = shell.router.query;
    let plot = Memo::new(move || query.with(|query| BoardAddress::read(query).at(Look::Matrix)));
    let counted = move |idea: Id| {
        let counts = Memo::new(move || {
            session.read(&[Kind::IDEAS], |workspace| {
                let record = workspace.record(&Kind::IDEAS, idea);
                let answers =
                    record.map(|record| tandem_core::model::Idea::of(record).answers().collect::<Vec<_>>());
                Counts::of(&answers.unwrap_or_default())
            })
        });
        line(view, idea, counts, move || clear(idea))
    };
    view! {
        <div class="judge">
            <section class="answers" aria-labelledby="answers-give">
                <h2 id="answers-give">{texts::answers_give()}</h2>
                <SelectField
                    label=texts::peek_idea()
                    choices=ideas
                    value=Signal::derive(move || idea.get().map(|id| id.to_string()).unwrap_or_default())
                    on_change=move |id: String| chosen.set(id.parse().ok())
                />
                <div class="answers-one">
                    <SelectField
                        label=texts::answers_there()
                        choices=answer()
                        value=there
                        on_change=move |name: String| there.set(name)
                    />
                    <SelectField
                        label=texts::answers_not_there()
                        choices=answer()
                        value=not_there
                        on_change=move |name: String| not_there.set(name)
                    />
                    <Button
                        label=texts::answers_add()
                        disabled=Signal::derive(move || {
                            there.with(String::is_empty)
                                || not_there.with(String::is_empty)
                                || open.with(Vec::is_empty)
                        })
                        on_click=add_one
                    />
                </div>
                <TextArea
                    label=texts::answers_paste()
                    value=pasted
                    on_input=move |text: String| pasted.set(text)
                    hint=texts::answers_paste_hint()
                />
                <FileDrop
                    label=texts::answers_file()
                    accept=".csv,.tsv,.txt,text/csv"
                    on_files=take_file
                    on_text=move |text: String| pasted.set(text)
                />
                {found}
                <Button
                    label=Signal::derive(move || texts::answers_take(count()))
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || count() == 0)
                    on_click=add_pasted
                />
            </section>
            <Table
                label=texts::answers_table()
                stacked=true
                head=move || {
                    let letters = Category::ALL.map(|category| {
                        let about = texts::kano_means(category.letter());
                        view! { <ColumnHead label=category.label() about=about numeric=true width=ColumnWidth::Short /> }
                    });
                    view! {
                        <ColumnHead label=texts::peek_idea() />
                        {letters.to_vec()}
                        <ColumnHead label=texts::kano_better() about=texts::kano_means("better") numeric=true width=ColumnWidth::Short />
                        <ColumnHead label=texts::kano_worse() about=texts::kano_means("worse") numeric=true width=ColumnWidth::Short />
                        <ColumnHead label=texts::kano_says() width=ColumnWidth::Rest />
                    }
                }
            >
                <For each=move || ids.get() key=|id| *id children=counted />
            </Table>
            <p>
                <a href=move || plot.with(|plot| plot.href(id))>{texts::kano_to_plot()}</a>
            </p>
        </div>
    }
}

fn what_was_read(answers: &[(Id, Given)], found: &[RowProblem]) -> View {
    let problems: Vec<View> = found
        .iter()
        .take(NAMED)
        .map(|problem| view! { <li>{problem.sentence()}</li> })
        .collect();
    let more = found.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li>{texts::answers_more_problems(more)}</li> });
    let mut ideas: Vec<Id> = answers.iter().map(|(idea, _)| *idea).collect();
    tandem_core::sort::distinct(&mut ideas);
    let named = answers.iter().any(|(_, given)| !given.idea.is_empty());
    let about = named.then(|| texts::answers_for(ideas.len()));
    view! {
        <div role="status">
            <p>{texts::answers_found(answers.len())} " " {about}</p>
            <ul class="small">{problems}{more}</ul>
        </div>
    }
}

fn line(
    view: Memo<Option<BoardView>>,
    idea: Id,
    counts: Memo<Counts>,
    clear: impl Fn() + Copy + 'static,
) -> View {
    let figure = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), show);
    let cells = Category::ALL.map(|category| {
        view! {
            <td class="num" data-label=category.label()>
                {move || counts.with(|counts| counts.count(category).to_string())}
            </td>
        }
    });
    let says = move || {
        counts.with(|counts| {
            let Some(mode) = counts.mode().map(Category::label) else {
                let contradict = counts.respondents() > 0;
                return contradict.then(|| {
                    view! { <p class="soft small">{texts::unscored_questionable()}</p> }
                });
            };
            let fong = counts.fong()?.sentence();
            Some(view! {
                <div class="item answers-say">
                    <strong>{mode}</strong>
                    <span class="soft small">{fong}</span>
                </div>
            })
        })
    };
    let any = move || counts.with(|counts| counts.respondents() > 0);
    view! {
        <tr>
            <th scope="row"><a href=routes::idea(idea)>{move || title_of(view, idea)}</a></th>
            {cells.to_vec()}
            <td class="num" data-label=texts::kano_better()>{move || counts.with(|counts| figure(counts.better()))}</td>
            <td class="num" data-label=texts::kano_worse()>{move || counts.with(|counts| figure(counts.worse()))}</td>
            <td>
                {says}
                <Show when=any>
                    <Button
                        label=texts::answers_clear()
                        kind=ButtonKind::Quiet
                        size=ControlSize::Small
                        on_click=move |_| clear()
                    />
                </Show>
            </td>
        </tr>
    }
}
