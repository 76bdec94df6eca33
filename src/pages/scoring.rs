//! The pieces that boards and ideas share to show and take estimates and to explain scores.

use leptos::prelude::*;
use tandem_core::arithmetic::compute;
use tandem_core::model::Role;
use tandem_core::scoring::combine::{Combined, Said};
use tandem_core::scoring::{Bounds, Framework, Input, ice, show};
use tandem_core::view::board::Why;
use tandem_core::{Command, CommandError, Id, Kind, texts, view};

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
    framework: Framework,
    /// The input.
    input: Input,
    /// What people said, and what is made of it.
    combined: Signal<Combined>,
    /// Whether everybody's estimates are listed below.
    #[prop(optional)]
    everybody: bool,
) -> impl IntoView {
    let session = Session::here();
    let me = session.by();
    let mine = Signal::derive(move || {
        combined.with(|combined| {
            let own = combined.said.iter().find(|said| said.person == me);
            own.map(|said| show(said.value)).unwrap_or_default()
        })
    });
    let used = Signal::derive(move || combined.with(|combined| combined.value.map(show).unwrap_or_default()));
    let save = move |text: String| take(session, idea, framework, input, &text);
    let label = texts::estimate_of_mine(input.label());
    let control = match input.bounds {
        Bounds::Scale(steps) => {
            let blank = Choice::new("", "–");
            let step = |step: &f64| {
                let word = input.word(framework, *step);
                let number = if input.percent {
                    format!("{} %", show(*step))
                } else {
                    show(*step)
                };
                Choice::new(
                    show(*step),
                    if word.is_empty() {
                        number
                    } else {
                        format!("{number} {word}")
                    },
                )
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
            .into_any()
        }
        Bounds::From(_) | Bounds::Between(..) => view! {
            <InlineEdit label=label value=mine on_save=save kind=InlineKind::Number placeholder="–" />
        }
        .into_any(),
    };
    let others = move || {
        let said = combined.with(|combined| combined.said.clone());
        let alone = said.iter().all(|said| said.person == me);
        (!alone).then(|| {
            if everybody {
                list(session, &said, &used.get()).into_any()
            } else {
                mark(session, &said, used.get(), input.owner).into_any()
            }
        })
    };
    view! {
        <div class="estimate-cell">
            {control}
            {others}
        </div>
    }
}

/// Takes what somebody typed: a number, a sum, or nothing.
fn take(session: Session, idea: Id, framework: Framework, input: Input, text: &str) -> Result<(), String> {
    let text = text.trim();
    let value = if text.is_empty() || text == "–" {
        None
    } else {
        let number = compute(text).map_err(tandem_core::arithmetic::ArithmeticError::sentence)?;
        if !input.bounds.admit(number) {
            return Err(texts::estimate_out_of_bounds(
                input.label(),
                input.bounds.sentence(),
            ));
        }
        Some(number)
    };
    let command = Command::Estimate {
        idea,
        framework: framework.name().to_owned(),
        person: session.by(),
        input: input.name.to_owned(),
        value,
    };
    match session.dispatch(command) {
        Ok(()) | Err(CommandError::NothingToDo) => Ok(()),
        Err(error) => Err(error.sentence()),
    }
}

/// The number that counts, and the hats of those who said something, in a table's cell.
fn mark(session: Session, said: &[Said], used: String, owner: Role) -> impl IntoView + use<> {
    let title = said
        .iter()
        .map(|said| by(session, said))
        .collect::<Vec<_>>()
        .join(", ");
    // The side that owns the input decides, so its hat stands beside the number.
    let decides = said
        .iter()
        .find(|said| said.role == owner)
        .or(said.first())
        .map(|said| said.role);
    let spoken = title.clone();
    view! {
        <span class="estimate-used" title=title>
            <span class="unseen">{texts::estimate_used()}</span>
            {used}
            {decides.map(|role| view! { <RoleBadge role=role /> })}
            <span class="unseen">{spoken}</span>
        </span>
    }
}

/// Everybody's estimates, and the number that counts.
fn list(session: Session, said: &[Said], used: &str) -> impl IntoView + use<> {
    let lines = said.iter().map(|said| {
        let (name, role, value) = (name(session, said.person), said.role, show(said.value));
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

fn by(session: Session, said: &Said) -> String {
    format!("{}: {}", name(session, said.person), show(said.value))
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
    framework: Framework,
) -> impl IntoView {
    move || {
        why.get().map(|why| {
            let lever = why.lever.map(|(title, up, lever)| {
                let (input, from, to) = (lever.input.label(), show(lever.from), show(lever.to));
                if up {
                    texts::lever_up(title, input, to, from)
                } else {
                    texts::lever_down(title, input, to, from)
                }
            });
            view! {
                <div class="why">
                    <p class="why-names">{texts::framework_formula(key(framework))}</p>
                    <p class="why-numbers">{why.formula}</p>
                    {lever.map(|lever| view! { <p class="soft small">{lever}</p> })}
                </div>
            }
        })
    }
}

/// What a framework is, how it reckons, what its words mean, and an example.
#[component]
pub fn FrameworkHelp(
    /// The framework.
    framework: Framework,
) -> impl IntoView {
    let key = key(framework);
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
            <p class="why-numbers">{texts::framework_formula(key)}</p>
            <dl>{inputs.collect_view()}</dl>
            <p>{texts::framework_example(key)}</p>
            <p>{texts::estimates_combined()}</p>
        </details>
    }
}

/// The name of a framework with its form, as the catalogue spells it.
const fn key(framework: Framework) -> &'static str {
    match framework {
        Framework::Rice => "rice",
        Framework::Ice(ice::Form::Product) => "ice",
        Framework::Ice(ice::Form::Mean) => "ice-mean",
    }
}
