//! The pieces that boards and ideas share to show and take estimates and to explain scores.

use crate::view::prelude::*;
use tandem_core::arithmetic::compute;
use tandem_core::scoring::combine::{Combined, Derived, Said};
use tandem_core::scoring::{Bounds, Framework, Input, Notation, show, spell};
use tandem_core::view::board::Why;
use tandem_core::{Command, CommandError, Field, Id, Kind, texts, view};

use crate::components::badge::RoleBadge;
use crate::components::field::{Choice, SelectField};
use crate::components::inline_edit::{InlineEdit, InlineKind};
use crate::session::Session;

/// One input of one idea: my own estimate, edited in place, and what is made of everybody's.
#[component]
pub fn EstimateCell(
    /// The idea.
    idea: Id,
    /// The framework.
    framework: StoredValue<Framework>,
    /// The place of the input among the framework's.
    at: usize,
    /// What people said, and what is made of it.
    combined: Signal<Combined>,
    /// Whether everybody's estimates are listed below.
    #[prop(optional)]
    everybody: bool,
) -> impl IntoView {
    let session = Session::here();
    let me = session.by();
    let Some(input) = framework.with_value(|framework| framework.inputs().get(at).cloned()) else {
        return View::nothing();
    };
    let of = Slot {
        framework,
        input: StoredValue::new(input.clone()),
    };
    let mine = Signal::derive(move || {
        combined.with(|combined| {
            let own = combined.said.iter().find(|said| said.person == me);
            own.map(|said| as_typed(said.value, said.range))
                .unwrap_or_default()
        })
    });
    let used = Signal::derive(move || {
        combined.with(|combined| {
            combined
                .value
                .map(|value| of.show(value, None))
                .unwrap_or_default()
        })
    });
    let save = move |text: String| take(session, idea, of, &text);
    let label = Signal::stored(texts::estimate_of_mine(input.label()));
    let (notation, bounds) = (input.notation, input.bounds);
    let control = move || match bounds {
        Bounds::Scale(steps) => {
            let blank = Choice::new("", "–");
            let step = |step: &f64| {
                let word = of.word(*step);
                let number = if notation == Notation::Percent {
                    format!("{} %", show(*step))
                } else {
                    show(*step)
                };
                let label = match (word.is_empty(), notation == Notation::Words) {
                    (true, _) => number,
                    (false, true) => word,
                    (false, false) => format!("{number} {word}"),
                };
                Choice::new(show(*step), label)
            };
            let choices: Vec<Choice> = std::iter::once(blank).chain(steps.iter().map(step)).collect();
            view! {
                <SelectField
                    label=label
                    hide_label=true
                    choices=Signal::stored(choices)
                    value=mine
                    on_change=move |text: String| {
                        let _ = save(text);
                    }
                />
            }
        }
        Bounds::Any | Bounds::From(_) | Bounds::Between(..) => view! {
            <InlineEdit label=label value=mine on_save=save kind=InlineKind::Number placeholder="–" />
        },
    };
    let is_scale = matches!(bounds, Bounds::Scale(_));
    // What stands in the place of the field's own text in a table: what counts where this person said nothing, and the
    // number alone where it is one of a list whose words have no room beside what others said.
    let instead = Memo::new(move || {
        combined.with(|combined| {
            let own = combined.said.iter().find(|said| said.person == me);
            let shown = match own {
                Some(own) if is_scale && combined.said.len() > 1 => Some(own.value),
                Some(_) => None,
                None => combined.value,
            };
            shown.filter(|_| !everybody).map(|value| of.show(value, None))
        })
    });
    let others = move || {
        let said = combined.with(|combined| combined.said.clone());
        let own = said.iter().find(|said| said.person == me);
        let alone = own.is_some() && said.len() == 1;
        let differs = own.is_some_and(|own| own.range.is_some() || of.show(own.value, None) != used.get());
        (!alone && !said.is_empty()).then(|| {
            if everybody {
                list(session, of, &said, &used.get())
            } else {
                mark(session, of, &said, used.get(), differs)
            }
        })
    };
    let covering = move || {
        instead
            .get()
            .map(|text| view! { <span class="estimate-number" aria-hidden="true">{text}</span> })
    };
    view! {
        <div class="estimate-cell" class:is-covered=move || instead.with(Option::is_some) title=mine>
            <Show
                when=move || combined.with(|combined| combined.derived.is_none())
                fallback=move || {
                    let from = combined.with(|combined| combined.derived).map_or("", Derived::name);
                    view! {
                        <span class="estimate-used" title=texts::reach_derived(from)>
                            {used}
                            <span class="soft small">{texts::reach_derived_short(from)}</span>
                        </span>
                    }
                }
            >
                {control()}
                {covering}
                {others}
            </Show>
        </div>
    }
}

/// One input of a board's framework.
#[derive(Clone, Copy)]
struct Slot {
    framework: StoredValue<Framework>,
    input: StoredValue<Input>,
}

impl Slot {
    /// A number for people, or a range from low over likely to high.
    fn show(self, value: f64, range: Option<(f64, f64)>) -> String {
        match range {
            Some((low, high)) => spread([low, value, high].map(spell)),
            None => self
                .framework
                .with_value(|framework| self.input.with_value(|input| input.show(framework, value))),
        }
    }

    fn word(self, step: f64) -> String {
        self.framework
            .with_value(|framework| self.input.with_value(|input| input.word(framework, step)))
    }
}

/// A number or a range as somebody would type it.
fn as_typed(value: f64, range: Option<(f64, f64)>) -> String {
    match range {
        Some((low, high)) => spread([low, value, high].map(show)),
        None => show(value),
    }
}

fn spread(numbers: [String; 3]) -> String {
    numbers.join(&format!(" {RANGE} "))
}

/// A number, with the ends of its range if it is one.
type Guess = (Option<f64>, Option<(f64, f64)>);

/// Reads what somebody typed: a number, a sum, a range, or nothing.
fn read(input: &Input, text: &str) -> Result<Guess, String> {
    let text = text.trim();
    let number = |text: &str| {
        let number = compute(text.trim()).map_err(tandem_core::arithmetic::ArithmeticError::sentence)?;
        if input.bounds.admit(number) {
            Ok(number)
        } else {
            Err(texts::estimate_out_of_bounds(
                input.label(),
                input.bounds.sentence(),
            ))
        }
    };
    let parts: Vec<&str> = text.split(RANGE).flat_map(|part| part.split("..")).collect();
    match parts.as_slice() {
        _ if text.is_empty() || text == RANGE => Ok((None, None)),
        [one] => Ok((Some(number(one)?), None)),
        [low, likely, high] => {
            let (low, likely, high) = (number(low)?, number(likely)?, number(high)?);
            if low > likely || likely > high {
                return Err(texts::range_in_disorder().to_owned());
            }
            Ok((Some(likely), Some((low, high))))
        }
        _ => Err(texts::range_of_three().to_owned()),
    }
}

/// Takes a block that was copied from a spreadsheet: a line for each idea from the first on, a column for each input
/// from that one on. All of it is taken as one step, or none of it with a sentence that says where it does not fit.
pub fn take_block(
    session: Session,
    framework: &Framework,
    ideas: &[Id],
    first: usize,
    block: &str,
) -> Result<(), String> {
    let mut writes = Vec::new();
    let lines = block
        .trim_end_matches(['\r', '\n'])
        .split('\n')
        .map(|line| line.trim_end_matches('\r'));
    for (row, line) in lines.enumerate() {
        for (column, text) in line.split('\t').enumerate() {
            let place = |reason: String| texts::block_place(row + 1, column + 1, reason);
            let Some((idea, input)) = ideas.get(row).zip(framework.inputs().get(first + column)) else {
                return Err(place(texts::block_too_large().to_owned()));
            };
            let (value, range) = read(input, text).map_err(place)?;
            let value = tandem_core::command::guess(value, range)
                .ok_or_else(|| place(texts::sum_not_finite().to_owned()))?;
            writes.push((
                *idea,
                Field::estimate(framework.name(), session.by(), &input.name),
                value,
            ));
        }
    }
    let done = texts::block_taken(writes.len());
    session.dispatch_and_tell(Command::Fill { writes }, done);
    Ok(())
}

/// Takes what somebody typed as their estimate.
fn take(session: Session, idea: Id, of: Slot, text: &str) -> Result<(), String> {
    let input = of.input.get_value();
    let (value, range) = read(&input, text)?;
    let command = Command::Estimate {
        idea,
        framework: of.framework.with_value(Framework::name).to_owned(),
        person: session.by(),
        input: input.name.into_owned(),
        value,
        range,
    };
    match session.dispatch(command) {
        Ok(()) | Err(CommandError::NothingToDo) => Ok(()),
        Err(error) => Err(error.sentence()),
    }
}

/// What stands between the numbers of a range, and for a number that is not there.
const RANGE: &str = "–";

/// Whose number counts, in a table's cell, and the number where it `differs` from the one that stands there.
fn mark(session: Session, of: Slot, said: &[Said], used: String, differs: bool) -> View {
    let title = said
        .iter()
        .map(|said| by(session, of, said))
        .collect::<Vec<_>>()
        .join(", ");
    // The side that owns the input decides, so its hat stands beside the number.
    let owner = of.input.with_value(|input| input.owner);
    let decides = said
        .iter()
        .find(|said| said.role == owner)
        .or(said.first())
        .map(|said| said.role);
    let spoken = title.clone();
    view! {
        <span class="estimate-used" title=title>
            <span class="unseen">{texts::estimate_used()} " " {used.clone()}</span>
            {differs.then(|| view! { <span aria-hidden="true">{used}</span> })}
            {decides.map(|role| view! { <RoleBadge role=role /> })}
            <span class="unseen">{spoken}</span>
        </span>
    }
}

/// Everybody's estimates, and the number that counts.
fn list(session: Session, of: Slot, said: &[Said], used: &str) -> View {
    let lines = said.iter().map(|said| {
        let (name, role, value) = (
            name(session, said.person),
            said.role,
            of.show(said.value, said.range),
        );
        view! {
            <li>
                <RoleBadge role=role />
                <span class="clip grow">{name}</span>
                <strong>{value}</strong>
            </li>
        }
    });
    let used = texts::estimate_counts(used);
    view! {
        <ul class="estimate-list">{lines.collect_view()}</ul>
        <p class="soft small">{used}</p>
    }
}

fn by(session: Session, of: Slot, said: &Said) -> String {
    let value = of.show(said.value, said.range);
    format!("{}: {value}", name(session, said.person))
}

fn name(session: Session, person: Id) -> String {
    session.read(&[Kind::PEOPLE], |workspace| view::person_name(workspace, person))
}

/// Why an idea stands where it stands.
#[component]
pub fn WhyText(
    /// The explanation, if there is one.
    why: Signal<Option<Why>>,
    /// The framework.
    framework: StoredValue<Framework>,
) -> impl IntoView {
    move || {
        why.get().map(|why| {
            let lever = why.lever.map(|(title, up, lever)| {
                let shown = |value: f64| framework.with_value(|framework| lever.input.show(framework, value));
                let (input, from, to) = (lever.input.label(), shown(lever.from), shown(lever.to));
                if up {
                    texts::lever_up(title, input, to, from)
                } else {
                    texts::lever_down(title, input, to, from)
                }
            });
            view! {
                <div class="why">
                    <p class="why-names">{framework.with_value(formula)}</p>
                    <p class="why-numbers">{why.formula}</p>
                    {lever.map(|lever| view! { <p class="soft small">{lever}</p> })}
                </div>
            }
        })
    }
}

/// How a framework reckons: in words, or the formula that the team wrote.
fn formula(framework: &Framework) -> String {
    match framework {
        Framework::Custom(custom) => match custom.formula() {
            Ok(formula) => formula.text().to_owned(),
            Err(error) => error.sentence(),
        },
        other => texts::framework_formula(other.key()),
    }
}

/// What a framework is, how it reckons, what its words mean, and an example.
#[component]
pub fn FrameworkHelp(
    /// The framework.
    framework: Framework,
) -> impl IntoView {
    let key = framework.key();
    let computed = framework.is_computed();
    let inputs = framework.inputs().iter().map(|input| {
        let help = texts::input_help(format!("{}-{}", framework.name(), input.name));
        view! {
            <dt>{input.label()}</dt>
            <dd>{help}</dd>
        }
    });
    view! {
        <details class="help">
            <summary>{texts::framework_help(framework.label())}</summary>
            <p>{texts::framework_about(key)}</p>
            <p class="why-numbers">{formula(&framework)}</p>
            <dl>{inputs.collect_view()}</dl>
            <p>{texts::framework_example(key)}</p>
            {computed.then(|| view! {
                <p>{texts::estimates_combined()}</p>
                <p>{texts::estimates_ranges()}</p>
            })}
        </details>
    }
}
