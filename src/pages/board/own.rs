//! What a team sets for frameworks of its own: criteria with weights, a formula, a budget.

use tandem_core::arithmetic::compute;
use tandem_core::model::Board;
use tandem_core::scoring::weighted::{Criterion, Scale};
use tandem_core::scoring::{ALIGNMENT, Framework, custom::Custom, formula::Formula, show};
use tandem_core::view::board::{BoardView, sample};
use tandem_core::{Command, Field, Id, Kind, Value, letters, texts};

use crate::components::button::{Button, ButtonKind, ControlSize, IconButton};
use crate::components::field::{Choice, SelectField, TextField};
use crate::components::icon::IconName;
use crate::components::inline_edit::{InlineEdit, InlineKind};
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// What is to be set before, or while, a board of such a framework is filled in; nothing for the others.
#[component]
pub fn Own(
    /// The board.
    id: Id,
    /// Its framework.
    framework: Framework,
    /// The board, scored.
    view: Memo<Option<BoardView>>,
) -> impl IntoView {
    match framework {
        Framework::Weighted(_) => view! { <Criteria id=id /> },
        Framework::Custom(_) => view! { <FormulaEditor id=id /> },
        Framework::BuyFeature => view! { <Budget id=id view=view /> },
        _ => View::nothing(),
    }
}

fn write(session: Session, id: Id, writes: Vec<(Field, Option<Value>)>) -> bool {
    session.try_dispatch(Command::Edit {
        kind: Kind::BOARDS,
        ids: vec![id],
        writes,
    })
}

/// Reads the record of a board.
fn read<T: Default>(session: Session, id: Id, read: impl FnOnce(Board<'_>) -> T) -> T {
    session.read(&[Kind::BOARDS], |workspace| {
        let record = workspace.record(&Kind::BOARDS, id);
        record.map(|record| read(Board::of(record))).unwrap_or_default()
    })
}

#[component]
fn Criteria(id: Id) -> impl IntoView {
    let session = Shell::here().session;
    let read_all = |board: Board<'_>| board.criteria();
    let all = Memo::new(move || read(session, id, read_all));
    let keys = Memo::new(move || {
        all.with(|all| {
            all.iter()
                .map(|criterion| criterion.key.clone())
                .collect::<Vec<_>>()
        })
    });
    let named = RwSignal::new(String::new());
    let put = move |key: &str, name: &str| {
        let writes = vec![
            (Field::element("criteria", key), Some(Value::text(name))),
            (Field::element("weights", key), Value::number(1.0)),
        ];
        write(session, id, writes)
    };
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let name = named.get_untracked().trim().to_owned();
        if is_taken(all, &name, "") {
            problem.set(Some(texts::weighted_taken(name)));
        } else if !name.is_empty() && put(&session.env().id(0).to_string(), &name) {
            named.set(String::new());
        }
    };
    let aligned = move || keys.with(|keys| keys.iter().any(|key| key == ALIGNMENT));
    view! {
        <section class="board-own" aria-labelledby="board-criteria">
            <h2 id="board-criteria">{texts::criteria_title()}</h2>
            <Show when=move || keys.with(Vec::is_empty)>
                <p class="soft">{texts::criteria_none()}</p>
            </Show>
            <ul class="criteria" role="list">
                <For each=move || keys.get() key=Clone::clone children=move |key: String| criterion(session, id, all, key) />
            </ul>
            <form
                class="cluster"
                on:submit=move |event: crate::view::ev::Event| {
                    event.prevent_default();
                    add();
                }
            >
                <TextField
                    label=texts::weighted_new()
                    hide_label=true
                    value=named
                    on_input=move |text: String| {
                        problem.set(None);
                        named.set(text);
                    }
                    error=problem
                    placeholder=texts::weighted_example()
                    max_length=200
                />
                <Button label=texts::weighted_add() icon=IconName::Plus submit=true on_click=|_| () />
                <Show when=move || !aligned()>
                    <Button
                        label=texts::weighted_align()
                        kind=ButtonKind::Quiet
                        on_click=move |_| {
                            put(ALIGNMENT, texts::weighted_alignment());
                        }
                    />
                </Show>
            </form>
        </section>
    }
}

/// Whether another criterion than this one is called so; capitals make no difference.
fn is_taken(all: Memo<Vec<Criterion>>, name: &str, key: &str) -> bool {
    let name = letters::lowered(name);
    let is_so = |other: &Criterion| other.key != key && letters::lowered(other.name.trim()) == name;
    all.with_untracked(|all| all.iter().any(is_so))
}

fn criterion(session: Session, id: Id, all: Memo<Vec<Criterion>>, key: String) -> View {
    let key = StoredValue::new(key);
    let this = Memo::new(move || {
        all.with(|all| key.with_value(|key| all.iter().find(|criterion| criterion.key == *key).cloned()))
    });
    let part = move |set: &str, value: Option<Value>| {
        let field = key.with_value(|key| Field::element(set, key));
        write(session, id, vec![(field, value)])
    };
    let shown = move |read: fn(&Criterion) -> String| {
        Signal::derive(move || this.with(|this| this.as_ref().map(read).unwrap_or_default()))
    };
    let name = shown(|criterion| criterion.name.clone());
    let weigh = move |text: String| {
        let weight = compute(text.trim()).map_err(tandem_core::arithmetic::ArithmeticError::sentence)?;
        if weight < 0.0 {
            return Err(texts::weighted_weight_negative().to_owned());
        }
        part("weights", Value::number(weight));
        Ok(())
    };
    let rename = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::weighted_nameless().to_owned());
        }
        if key.with_value(|key| is_taken(all, text.trim(), key)) {
            return Err(texts::weighted_taken(text.trim()));
        }
        part("criteria", Some(Value::text(text.trim())));
        Ok(())
    };
    let remove = move |_| {
        let fields = ["criteria", "weights", "directions", "scales"];
        let writes = key.with_value(|key| fields.map(|set| (Field::element(set, key), None)).to_vec());
        let command = Command::Edit {
            kind: Kind::BOARDS,
            ids: vec![id],
            writes,
        };
        session.dispatch_and_tell(command, texts::weighted_removed().to_owned());
    };
    let share = move || {
        let sum = all.with(|all| all.iter().map(|criterion| criterion.weight).sum::<f64>());
        let own = this.with(|this| this.as_ref().map_or(0.0, |criterion| criterion.weight));
        if sum > 0.0 {
            texts::weighted_share(show((own / sum * 100.0).round()))
        } else {
            String::new()
        }
    };
    let directions = ["more", "less"].map(|way| Choice::new(way, texts::weighted_direction(way)));
    let scales = Scale::ALL.map(|scale| Choice::new(scale.name(), texts::weighted_scale(scale.name())));
    view! {
        <li class="criterion">
            <InlineEdit
                label=Signal::derive(move || name.with(|name| texts::named(texts::weighted_name(), name)))
                value=name on_save=rename kind=InlineKind::Text />
            <InlineEdit
                label=Signal::derive(move || texts::weighted_weight(name.get()))
                value=shown(|criterion| show(criterion.weight))
                on_save=weigh
                kind=InlineKind::Number
            />
            <span class="soft small">{share}</span>
            <SelectField
                label=Signal::derive(move || texts::weighted_which_way(name.get()))
                hide_label=true
                choices=Signal::stored(directions.to_vec())
                value=shown(|criterion| if criterion.less { "less" } else { "more" }.to_owned())
                on_change=move |value: String| {
                    part("directions", Some(Value::text(&value)));
                }
            />
            <SelectField
                label=Signal::derive(move || texts::weighted_on_scale(name.get()))
                hide_label=true
                choices=Signal::stored(scales.to_vec())
                value=shown(|criterion| criterion.scale.name().to_owned())
                on_change=move |value: String| {
                    part("scales", Some(Value::text(&value)));
                }
            />
            <IconButton
                label=Signal::derive(move || texts::weighted_remove(name.get()))
                icon=IconName::Trash
                size=ControlSize::Small
                on_click=remove
            />
        </li>
    }
}

#[component]
fn FormulaEditor(id: Id) -> impl IntoView {
    let session = Shell::here().session;
    let kept = Memo::new(move || read(session, id, |board| board.formula().to_owned()));
    let typed = RwSignal::new(String::new());
    Effect::new(move || typed.set(kept.get()));
    let read = Memo::new(move || typed.with(|text| Formula::parse(text)));
    // A board that is new has no formula yet, and that is no mistake.
    let begun = move || typed.with(|text| !text.trim().is_empty()) || kept.with(|text| !text.is_empty());
    let error = Signal::derive(move || {
        let error = read.with(|read| {
            read.as_ref()
                .err()
                .map(tandem_core::scoring::formula::FormulaError::sentence)
        });
        error.filter(|_| begun())
    });
    // The text up to the character that is wrong, the character, and the rest.
    let marked = move || {
        let at = read.with(|read| read.as_ref().err().map(|error| error.at))?;
        let text = typed.get();
        let mut letters = text.chars();
        let before: String = letters.by_ref().take(at.saturating_sub(1)).collect();
        let wrong = letters.next().map_or_else(|| "␣".to_owned(), String::from);
        let after: String = letters.collect();
        (!text.is_empty()).then(|| {
            view! { <p class="formula-place" aria-hidden="true">{before} <mark>{wrong}</mark> {after}</p> }
        })
    };
    // What the first idea with all inputs would score; the board itself is scored anew once the formula is kept.
    let live = move || {
        let custom = typed.with(|text| Custom::new(text));
        let names = custom.inputs().iter().map(tandem_core::scoring::Input::label);
        if custom.formula().is_err() {
            return String::new();
        }
        let names = names.collect::<Vec<_>>().join(", ");
        let columns = if names.is_empty() {
            String::new()
        } else {
            texts::formula_columns(names) + " "
        };
        let found = session.read(&super::READS, |workspace| {
            let framework = Framework::Custom(std::sync::Arc::new(custom));
            sample(workspace, id, Some(session.by()), &framework)
        });
        match found {
            Some((title, explained)) => columns + &texts::formula_live(title, explained),
            None => columns + texts::formula_no_numbers(),
        }
    };
    let save = move |text: String| {
        write(
            session,
            id,
            vec![(Field::named("formula"), Some(Value::text(text.trim())))],
        );
    };
    view! {
        <section class="board-own" aria-labelledby="board-formula">
            <h2 id="board-formula">{texts::formula_title()}</h2>
            <TextField
                label=texts::formula_label()
                hide_label=true
                value=typed
                on_input=move |text: String| typed.set(text)
                on_change=save
                error=error
                placeholder="reach * impact / max(effort, 0.5)"
                hint=texts::formula_hint()
                max_length=2000
            />
            {marked}
            <p class="soft small" role="status">{live}</p>
        </section>
    }
}

/// What somebody has given in all for ideas with a price.
fn spent(view: &BoardView, person: Id) -> f64 {
    let inputs = view.framework.inputs();
    let place = |name: &str| inputs.iter().position(|input| input.name == name);
    let (Some(price), Some(money)) = (place("price"), place("money")) else {
        return 0.0;
    };
    let priced = view.rows().filter(|row| {
        let price = row.inputs.get(price).and_then(|price| price.value);
        price.is_some_and(|price| price > 0.0)
    });
    let given = priced.filter_map(|row| {
        let said = &row.inputs.get(money)?.said;
        said.iter()
            .find(|said| said.person == person)
            .map(|said| said.value)
    });
    given.sum()
}

#[component]
fn Budget(id: Id, view: Memo<Option<BoardView>>) -> impl IntoView {
    let session = Shell::here().session;
    let budget = |board: Board<'_>| board.budget();
    let left = move || {
        let budget = read(session, id, budget)?;
        let spent = view.with(|view| view.as_ref().map_or(0.0, |view| spent(view, session.by())));
        let is_over = spent > budget;
        let state = if is_over { "over" } else { "left" };
        let said = texts::budget_left(state, show(spent), show(budget), show((budget - spent).abs()));
        Some(view! { <p class="budget-left" class:budget-over=is_over>{said}</p> })
    };
    let value =
        Signal::derive(move || read(session, id, |board| board.budget().map(show).unwrap_or_default()));
    let save = move |text: String| {
        let text = text.trim();
        let number = if text.is_empty() {
            None
        } else {
            let number = compute(text).map_err(tandem_core::arithmetic::ArithmeticError::sentence)?;
            Some(
                Value::number(number)
                    .filter(|_| number >= 0.0)
                    .ok_or_else(|| texts::budget_negative_all().to_owned())?,
            )
        };
        write(session, id, vec![(Field::named("budget"), number)]);
        Ok(())
    };
    view! {
        <section class="board-own" aria-labelledby="board-budget">
            <h2 id="board-budget">{texts::budget_title()}</h2>
            <div class="cluster board-budget">
                <InlineEdit label=texts::budget_each() value=value on_save=save kind=InlineKind::Number placeholder="–" />
                <p class="soft small">{texts::budget_hint()}</p>
            </div>
            <div role="status">{left}</div>
        </section>
    }
}
