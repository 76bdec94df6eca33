//! The settings of a board: its framework, its ideas, whose numbers count, where reach comes from, what fits.

use tandem_core::arithmetic::compute;
use tandem_core::model::{Board, ReachFrom};
use tandem_core::scoring::combine::Rule;
use tandem_core::scoring::value_effort::{Cut, Scale};
use tandem_core::scoring::{Framework, show};
use tandem_core::view::selection;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{Dialog, DialogSize};
use crate::components::field::{Checkbox, Choice, SelectField, TextField};
use crate::pages::boards::{framework_choices, framework_writes};
use crate::pages::conflicts::ConflictsOf;
use crate::pages::idea_links::IdeasField;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

/// A board that is being set.
#[derive(Clone, Copy)]
struct Setting {
    session: Session,
    id: Memo<Option<Id>>,
}

impl Setting {
    /// What the record of the board says, as long as the board is there.
    fn read<T: 'static>(self, read: fn(Option<Board<'_>>) -> T) -> Signal<T> {
        Signal::derive(move || {
            self.session.read(&[Kind::BOARDS], |workspace| {
                let record = self.id.get().and_then(|id| workspace.record(&Kind::BOARDS, id));
                read(record.map(|record| Board::of(record)))
            })
        })
    }

    fn write(self, writes: Vec<(Field, Option<Value>)>) {
        self.session.try_dispatch(Command::Edit {
            kind: Kind::BOARDS,
            ids: self.id.get_untracked().into_iter().collect(),
            writes,
        });
    }

    fn set(self, field: &'static str, value: &str) {
        self.write(vec![(Field::named(field), Some(Value::text(value)))]);
    }

    /// A choice among words that the catalogue of texts names.
    fn choice(
        self,
        label: &'static str,
        hint: &'static str,
        field: &'static str,
        choices: Vec<Choice>,
        value: Signal<String>,
    ) -> View {
        view! {
            <SelectField
                label=label
                choices=Signal::stored(choices)
                value=value
                on_change=move |value: String| self.set(field, &value)
                hint=hint
            />
        }
    }

    /// A number from 0 on, or none.
    fn amount(self, label: Signal<String>, hint: &'static str, field: Field) -> View {
        let kept = field.clone();
        // What else is set on the board leaves alone what is being typed here.
        let kept = Memo::new(move || {
            let found = self.session.read(&[Kind::BOARDS], |workspace| {
                let record = self.id.get().and_then(|id| workspace.record(&Kind::BOARDS, id))?;
                record.get(&kept).and_then(Value::as_number)
            });
            found.map(show).unwrap_or_default()
        });
        let typed = RwSignal::new(String::new());
        let problem = RwSignal::new(None::<String>);
        Effect::new(move || {
            typed.set(kept.get());
            problem.set(None);
        });
        let save = move |text: String| {
            let text = text.trim();
            let number = if text.is_empty() {
                Ok(None)
            } else {
                compute(text).map(Some)
            };
            match number {
                Ok(number) if number.is_none_or(|number| number >= 0.0) => {
                    problem.set(None);
                    self.write(vec![(field.clone(), number.and_then(Value::number))]);
                }
                Ok(_) => problem.set(Some(texts::board_amount_negative().to_owned())),
                Err(error) => problem.set(Some(error.sentence())),
            }
        };
        view! {
            <TextField
                label=label
                value=typed
                on_input=move |text: String| {
                    // Back at the number that counts, there is nothing left to correct.
                    if kept.with_untracked(|kept| *kept == text) {
                        problem.set(None);
                    }
                    typed.set(text);
                }
                on_change=save
                error=problem
                hint=hint
            />
        }
    }
}

fn choices<const N: usize>(names: [&'static str; N], label: fn(&'static str) -> String) -> Vec<Choice> {
    names.map(|name| Choice::new(name, label(name))).to_vec()
}

/// The settings of a board; each choice holds at once.
#[component]
pub fn Settings(
    /// The board.
    id: Memo<Option<Id>>,
    /// Its framework.
    framework: Memo<Option<Framework>>,
    /// Whether they are open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let setting = Setting {
        session: Shell::here().session,
        id,
    };
    let key = Memo::new(move || framework.get().map_or("", |framework| framework.key()).to_owned());
    let choose = move |key: String| {
        if let Some(chosen) = Framework::from_key(&key) {
            setting.write(framework_writes(&chosen));
        }
    };
    let blind = setting.read(|board| board.is_some_and(Board::is_blind));
    let knows = move |input: &'static str| {
        framework.with(|framework| {
            let mut inputs = framework.iter().flat_map(Framework::inputs);
            inputs.any(|known| known.name == input)
        })
    };
    let capable = move || {
        framework.with(|framework| {
            framework
                .as_ref()
                .is_some_and(|framework| framework.effort().is_some())
        })
    };
    view! {
        <Dialog
            open=open
            on_close=move |()| open.set(false)
            title=texts::board_settings()
            size=DialogSize::Small
            footer=move || {
                view! { <Button label=texts::done() kind=ButtonKind::Primary on_click=move |_| open.set(false) /> }
            }
        >
            <div class="stack">
                {move || id.get().filter(|_| open.get()).map(|id| view! { <ConflictsOf kind=Kind::BOARDS id=id /> })}
                <SelectField
                    label=texts::field_label("framework")
                    choices=Signal::stored(framework_choices())
                    value=key
                    on_change=choose
                    hint=Signal::derive(move || key.with(|key| texts::framework_about(key)))
                />
                {ideas(setting)}
                {rule(setting)}
                <Checkbox
                    label=texts::board_blind()
                    checked=blind
                    on_change=move |on: bool| setting.write(vec![(Field::named("blind"), on.then_some(Value::Flag(true)))])
                    hint=texts::board_blind_hint()
                />
                <Show when=capable>{fits(setting)}</Show>
                <Show when=move || knows("reach")>{reach(setting)}</Show>
                <Show when=move || matches!(framework.get(), Some(Framework::ValueEffort(_)))>
                    {setting.choice(
                        texts::board_scale(),
                        texts::board_scale_hint(),
                        "scale",
                        Scale::ALL.map(|scale| Choice::new(scale.name(), texts::scale_name(scale.name()))).to_vec(),
                        setting.read(|board| board.map_or("", Board::scale).to_owned()),
                    )}
                    {setting.choice(
                        texts::board_cut(),
                        texts::board_cut_hint(),
                        "cut",
                        [Cut::Midpoint, Cut::Median].map(|cut| Choice::new(cut.name(), texts::cut_name(cut.name()))).to_vec(),
                        setting.read(|board| board.map_or("", Board::cut).to_owned()),
                    )}
                </Show>
            </div>
        </Dialog>
    }
}

/// Which ideas are on the board.
fn ideas(setting: Setting) -> View {
    let selection = setting.read(|board| board.map_or("all", Board::selection).to_owned());
    let kept = setting.read(|board| board.map_or("", Board::filter).to_owned());
    let typed = RwSignal::new(String::new());
    Effect::new(move || typed.set(kept.get()));
    let problems = Signal::derive(move || {
        let found = setting.session.read(&[Kind::WORKSPACES], |workspace| {
            typed.with(|text| selection::problems(workspace, text))
        });
        (!found.is_empty()).then(|| found.join(" "))
    });
    let is = move |wanted: &'static str| selection.with(|selection| selection == wanted);
    let choose = move |chosen: String| {
        if let Some(id) = setting.id.get_untracked() {
            setting.write(
                setting
                    .session
                    .peek(|workspace| selection::select(workspace, id, &chosen)),
            );
        }
    };
    view! {
        <SelectField
            label=texts::board_selection()
            choices=Signal::stored(choices(["all", "picked", "filter"], texts::selection_name))
            value=selection
            on_change=choose
            hint=Signal::derive(move || selection.with(|selection| texts::board_selection_hint(selection)))
        />
        <Show when=move || is("filter")>
            <TextField
                label=texts::board_filter()
                value=typed
                on_input=move |text: String| typed.set(text)
                on_change=move |text: String| setting.set("filter", text.trim())
                error=problems
                hint=texts::board_filter_hint()
                placeholder="export status:new tag:billing"
                max_length=500
            />
        </Show>
        <Show when=move || is("picked")>
            {move || setting.id.get().map(|id| view! {
                <IdeasField kind=Kind::BOARDS id=id set="ideas" label=texts::board_picked() />
            })}
        </Show>
    }
}

/// Whose numbers count.
fn rule(setting: Setting) -> View {
    let rules = Signal::derive(move || {
        let people = setting.session.read(&[Kind::PEOPLE], |workspace| {
            let people = workspace.records(&Kind::PEOPLE);
            people
                .map(|person| (person.id(), person.text("name").to_owned()))
                .collect::<Vec<_>>()
        });
        let person = |(id, name): (Id, String)| Choice::new(id.to_string(), texts::rule_person(name));
        let mut rules = choices(["owner", "mean"], texts::rule_name);
        rules.extend(people.into_iter().map(person));
        rules
    });
    let rule = setting.read(|board| match board.map_or(Rule::Owner, Board::rule) {
        Rule::Owner => "owner".to_owned(),
        Rule::Mean => "mean".to_owned(),
        Rule::Person(person) => person.to_string(),
    });
    let choose = move |value: String| {
        let text = |field: &'static str, value: &str| (Field::named(field), Some(Value::text(value)));
        setting.write(match value.as_str() {
            "owner" | "mean" => vec![text("combine", &value)],
            person => vec![text("combine", "person"), text("decides", person)],
        });
    };
    view! {
        <SelectField
            label=texts::board_rule()
            choices=rules
            value=rule
            on_change=choose
            hint=texts::board_rule_hint()
        />
    }
}

/// How much effort there is, and what the set that fits is to be worth most of.
fn fits(setting: Setting) -> View {
    let worth = setting.read(|board| {
        let customers = board.is_some_and(Board::fits_customers);
        if customers { "customers" } else { "score" }.to_owned()
    });
    view! {
        {setting.amount(
            Signal::stored(texts::board_capacity().to_owned()),
            texts::board_capacity_hint(),
            Field::named("capacity"),
        )}
        {setting.choice(
            texts::board_worth(),
            texts::board_worth_hint(),
            "worth",
            choices(["score", "customers"], texts::worth_name),
            worth,
        )}
    }
}

/// Where reach comes from.
fn reach(setting: Setting) -> View {
    let from = setting.read(|board| {
        let from = board.and_then(Board::reach_from);
        from.map_or("typed", ReachFrom::name).to_owned()
    });
    let segments = Memo::new(move || {
        setting.session.read(&[Kind::SEGMENTS], |workspace| {
            let all = workspace.records(&Kind::SEGMENTS);
            all.map(|segment| (segment.id(), segment.text("name").to_owned()))
                .collect::<Vec<(Id, String)>>()
        })
    });
    let named = Signal::derive(move || {
        let none = Choice::new("", texts::reach_no_segment());
        let all = segments.get().into_iter();
        std::iter::once(none)
            .chain(all.map(|(id, name)| Choice::new(id.to_string(), name)))
            .collect::<Vec<_>>()
    });
    let segment = setting.read(|board| {
        let id = board.and_then(Board::reach_segment);
        id.map(|id| id.to_string()).unwrap_or_default()
    });
    let choose = move |value: String| {
        let value = (!value.is_empty()).then(|| Value::text(&value));
        setting.write(vec![(Field::named("reach-segment"), value)]);
    };
    let weights = move || {
        let all = segments.get().into_iter().map(|(id, name)| {
            let label = Signal::stored(texts::reach_weight(name));
            setting.amount(label, "", Field::link("segment-weights", id))
        });
        all.collect_view()
    };
    let is = move |wanted: &[&str]| from.with(|from| wanted.contains(&from.as_str()));
    view! {
        {setting.choice(
            texts::board_reach(),
            texts::board_reach_hint(),
            "reach-from",
            choices(["typed", "customers", "segment", "revenue", "importance"], texts::reach_from),
            from,
        )}
        <Show when=move || is(&["segment"])>
            <SelectField label=texts::reach_segment() choices=named value=segment on_change=choose />
        </Show>
        <Show when=move || is(&["revenue", "importance"])>
            {setting.amount(
                Signal::stored(texts::reach_cap().to_owned()),
                texts::reach_cap_hint(),
                Field::named("reach-cap"),
            )}
        </Show>
        <Show when=move || !is(&["typed"])>{weights}</Show>
    }
}
