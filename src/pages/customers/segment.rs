//! A segment: its name and its rule.

use tandem_core::arithmetic::compute;
use tandem_core::scoring::show;
use tandem_core::{Command, Field, Id, Kind, Record, Value, texts};

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::TextField;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The fields of a segment, with their labels; the last two are numbers.
const FIELDS: [&str; 5] = ["name", "tag", "named", "least", "most"];

fn label(field: &str) -> &'static str {
    match field {
        "name" => texts::segment_name(),
        "tag" => texts::segment_tag(),
        "named" => texts::segment_named(),
        "least" => texts::segment_least(),
        _ => texts::segment_most(),
    }
}

fn is_number(field: &str) -> bool {
    matches!(field, "least" | "most")
}

/// What the dialog of segments is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Editing {
    /// Nothing: it is closed.
    #[default]
    Nothing,
    /// A segment that is not there yet.
    New,
    /// This segment.
    One(Id),
}

impl Editing {
    const fn id(self) -> Option<Id> {
        match self {
            Self::One(id) => Some(id),
            Self::Nothing | Self::New => None,
        }
    }
}

/// Makes a segment, or changes one.
#[component]
pub fn SegmentDialog(
    /// What is open.
    editing: RwSignal<Editing>,
) -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let typed = FIELDS.map(|field| (field, RwSignal::new(String::new())));
    let problem = RwSignal::new(None::<(&'static str, String)>);
    let open = RwSignal::new(false);
    Effect::new(move || {
        let now = editing.get();
        open.set(now != Editing::Nothing);
        problem.set(None);
        let shown = |record: &Record, field: &str| match record.value(field) {
            Some(Value::Number(number)) => show(number.get()),
            _ => record.text(field).to_owned(),
        };
        for (field, text) in typed {
            let kept = session.peek(|workspace| {
                let record = now.id().and_then(|id| workspace.record(&Kind::SEGMENTS, id))?;
                Some(shown(record, field))
            });
            text.set(kept.unwrap_or_default());
        }
    });
    let save = move || {
        let id = editing.get_untracked().id();
        let mut writes = Vec::new();
        for (field, text) in typed {
            let text = text.with_untracked(|text| text.trim().to_owned());
            let value = if text.is_empty() {
                if field == "name" {
                    problem.set(Some((field, texts::segment_nameless().to_owned())));
                    return;
                }
                None
            } else if is_number(field) {
                match compute(&text) {
                    Ok(number) => Value::number(number),
                    Err(error) => {
                        problem.set(Some((field, error.sentence())));
                        return;
                    }
                }
            } else {
                Some(Value::text(&text))
            };
            writes.push((Field::named(field), value));
        }
        let command = match id {
            Some(id) => Command::Edit {
                kind: Kind::SEGMENTS,
                ids: vec![id],
                writes,
            },
            None => Command::Add {
                kind: Kind::SEGMENTS,
                id: session.env().id(0),
                fields: writes
                    .into_iter()
                    .filter_map(|(field, value)| Some((field, value?)))
                    .collect(),
            },
        };
        // What is refused stays, to be mended.
        if session.try_dispatch(command) {
            editing.set(Editing::Nothing);
        }
    };
    let delete = move |_| {
        if let Some(id) = editing.get_untracked().id() {
            let command = Command::Delete {
                kind: Kind::SEGMENTS,
                ids: vec![id],
            };
            session.dispatch_and_tell(command, texts::segment_deleted().to_owned());
        }
        editing.set(Editing::Nothing);
    };
    let fields = move || {
        typed
            .map(|(field, text)| {
                let error = Signal::derive(move || {
                    problem.with(|problem| {
                        problem
                            .as_ref()
                            .filter(|(at, _)| *at == field)
                            .map(|(_, text)| text.clone())
                    })
                });
                view! {
                    <TextField
                        label=label(field)
                        value=text
                        on_input=move |value: String| {
                            problem.set(None);
                            text.set(value);
                        }
                        error=error
                        input_mode=if is_number(field) { "decimal" } else { "text" }
                        max_length=200
                    />
                }
            })
            .to_vec()
    };
    let is_new = move || editing.get().id().is_none();
    view! {
        <FormDialog
            open=open
            on_close=move |()| editing.set(Editing::Nothing)
            title=Signal::derive(move || if is_new() { texts::segment_new() } else { texts::segment_edit() }.to_owned())
            save=Signal::derive(move || if is_new() { texts::segment_add() } else { texts::segment_save() }.to_owned())
            on_save=move |()| save()
            size=DialogSize::Small
            aside=move || {
                (!is_new()).then(|| view! { <Button label=texts::segment_delete() kind=ButtonKind::Danger on_click=delete /> }).into_view()
            }
        >
            {fields()}
            <p class="soft small">{texts::segment_hint()}</p>
        </FormDialog>
    }
}
