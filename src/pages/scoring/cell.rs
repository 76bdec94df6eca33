//! An estimate in a table or on an idea's page.

use tandem_core::model::Role;
use tandem_core::scoring::combine::{Combined, Derived, Said};
use tandem_core::scoring::typed::{as_typed, read, spread};
use tandem_core::scoring::{Bounds, Framework, Input, show, spell};
use tandem_core::{Command, CommandError, Id, Kind, texts, view};

use crate::components::badge::RoleBadge;
use crate::components::field::{Choice, SelectField};
use crate::components::icon::{Icon, IconName};
use crate::components::inline_edit::{InlineEdit, InlineKind};
use crate::session::Session;
use crate::view::prelude::*;

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
    /// What it stands under: the idea in a table, the board on the page of the idea.
    #[prop(into)]
    of_what: Signal<String>,
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
    let own = move |said: &[Said]| said.iter().find(|said| said.person == me).copied();
    let mine = Signal::derive(move || {
        let own = combined.with(|combined| own(&combined.said));
        own.map(|own| as_typed(own.value, own.range)).unwrap_or_default()
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
    let name = input.label();
    let label = Signal::derive(move || of_what.with(|title| texts::estimate_of_mine(&name, title)));
    let bounds = input.bounds;
    let control = move || match bounds {
        Bounds::Scale(steps) => {
            let blank = Choice::new("", "–");
            let step = |step: &f64| {
                let (shown, word) = (of.show(*step, None), of.word(*step));
                let label = if word.is_empty() || shown == word {
                    shown
                } else {
                    format!("{shown} {word}")
                };
                Choice::new(show(*step), label)
            };
            let choices: Vec<Choice> = std::iter::once(blank).chain(steps.iter().map(step)).collect();
            // A number that was given on another scale stays one's own, and counts, until one takes a step of this.
            let known: Vec<String> = choices.iter().map(|choice| choice.value.clone()).collect();
            let off = Memo::new(move || mine.with(|mine| (!known.contains(mine)).then(|| mine.clone())));
            let choices = Signal::derive(move || {
                let off = off
                    .get()
                    .map(|mine| Choice::new(mine.as_str(), texts::estimate_off_scale(&mine)));
                choices.iter().cloned().chain(off).collect::<Vec<_>>()
            });
            view! {
                <SelectField
                    label=label
                    hide_label=true
                    choices=choices
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
            let shown = match own(&combined.said) {
                Some(own) if is_scale && combined.said.len() > 1 => Some(own.value),
                // A large number is read with its thousands apart.
                Some(own) if own.range.is_none() && own.value.abs() >= 1000.0 => Some(own.value),
                Some(_) => None,
                None => combined.value,
            };
            shown.filter(|_| !everybody).map(|value| of.show(value, None))
        })
    });
    // What is longer than a few digits needs the whole cell.
    let is_long = Memo::new(move || {
        let typed = mine.with(|text| text.chars().count());
        let covering = instead.with(|text| text.as_ref().map_or(0, |text| text.chars().count()));
        typed.max(covering) > 7
    });
    let others = move || {
        let said = combined.with(|combined| combined.said.clone());
        let own = own(&said);
        let alone = own.is_some() && said.len() == 1;
        if combined.with(|combined| combined.hidden) {
            return Some(if everybody {
                view! { <span class="soft small">{texts::estimate_hidden()}</span> }
            } else {
                view! { <Hidden /> }
            });
        }
        let differs = own.is_some_and(|own| {
            is_long.get() || own.range.is_some() || of.show(own.value, None) != used.get()
        });
        (!alone && !said.is_empty()).then(|| {
            if everybody {
                list(session, of, &said, &used.get())
            } else {
                let decides = combined.with(|combined| combined.decides);
                mark((session, of), &said, used.get(), differs, decides)
            }
        })
    };
    let covering = move || {
        instead
            .get()
            .map(|text| view! { <span class="estimate-number" aria-hidden="true">{text}</span> })
    };
    view! {
        <div class="estimate-cell" class:is-covered=move || instead.with(Option::is_some) class:is-long=is_long title=mine>
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

/// Marks what others said and is not shown yet, where there is no room to say so.
#[component]
pub fn Hidden() -> impl IntoView {
    view! {
        <span class="estimate-hidden" title=texts::estimate_hidden()>
            <Icon name=IconName::Hidden />
            <span class="unseen">{texts::estimate_hidden()}</span>
        </span>
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
            Some((low, high)) => spread(&[low, value, high].map(spell)),
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

/// Whose number counts, in a table's cell; below the one that stands there, and in sight, where it `differs` from that.
fn mark(
    (session, of): (Session, Slot),
    said: &[Said],
    used: String,
    differs: bool,
    decides: Option<Role>,
) -> View {
    let title = said
        .iter()
        .map(|said| by(session, of, said))
        .collect::<Vec<_>>()
        .join(", ");
    let spoken = title.clone();
    view! {
        <span class="estimate-used" class:estimate-differs=differs title=title>
            <span class=if differs { "" } else { "unseen" }>{texts::estimate_used()} " " {used}</span>
            // The hat of the side that decides stands beside the number.
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
