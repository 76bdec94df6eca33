//! Fields of a record that several pages edit in place; each save is a command of its own.

use crate::view::{html, prelude::*};
use tandem_core::model::{Feedback, Idea};
use tandem_core::query::Search;
use tandem_core::view::{self, ideas::find_ideas};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts};

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::inline_edit::{InlineArea, InlineEdit, InlineKind};
use crate::components::markdown::Markdown;
use crate::components::picker::{MultiPicker, Picker, PickerItem};
use crate::components::window::ListState;
use crate::session::Session;

/// How many matches a picker offers at once.
const OFFERED: usize = 50;

/// Writes one field of one record; an empty text clears it.
pub fn write(session: Session, kind: Kind, id: Id, field: Field, text: &str) -> Result<(), String> {
    let text = text.trim();
    let value = (!text.is_empty()).then(|| Value::text(text));
    match session.dispatch(Command::Edit {
        kind,
        ids: vec![id],
        writes: vec![(field, value)],
    }) {
        Ok(()) | Err(tandem_core::CommandError::NothingToDo) => Ok(()),
        Err(error) => Err(error.sentence()),
    }
}

/// The title.
#[component]
pub fn TitleField(
    /// The record's kind.
    kind: Kind,
    /// The record.
    id: Id,
    /// What stands there.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let session = Session::here();
    let save = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::title_missing().to_owned());
        }
        write(session, kind.clone(), id, Field::named("title"), &text)
    };
    view! {
        <div class="record-title">
            <InlineEdit label=texts::field_label("title") value=value on_save=save kind=InlineKind::Title />
        </div>
    }
}

/// A text in Markdown: shown as it reads, edited as it is written.
#[component]
pub fn BodyField(
    /// The record's kind.
    kind: Kind,
    /// The record.
    id: Id,
    /// The field.
    field: &'static str,
    /// What stands there.
    #[prop(into)]
    value: Signal<String>,
    /// Whether the page has several of them, so that none is a landmark of its own.
    #[prop(optional)]
    one_of_many: bool,
) -> impl IntoView {
    let session = Session::here();
    let editing = RwSignal::new(false);
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(area) = area.get() {
            // The text was asked for, so the next stroke belongs to it; without focus it can still be clicked.
            let _ = area.focus();
        }
    });
    let kind = StoredValue::new(kind);
    let save = move |text: String| {
        let saved = write(session, kind.get_value(), id, Field::named(field), &text);
        if saved.is_ok() {
            editing.set(false);
        }
        saved
    };
    let empty = match field {
        "body" => texts::feedback_body_empty(),
        "public-text" => texts::public_text_empty(),
        "decline-reason" => texts::decline_reason_empty(),
        "vision" => texts::vision_empty(),
        "personas" => texts::personas_empty(),
        _ => texts::description_empty(),
    };
    view! {
        <section class="record-body" aria-label=(!one_of_many).then(|| texts::field_label(field))>
            <Show
                when=move || editing.get()
                fallback=move || {
                    view! {
                        <Show
                            when=move || value.with(|text| !text.is_empty())
                            fallback=move || {
                                view! {
                                    <button type="button" class="record-empty" on:click=move |_| editing.set(true)>
                                        {empty}
                                    </button>
                                }
                            }
                        >
                            <Markdown text=value />
                            <Button
                                label=texts::edit_text()
                                kind=ButtonKind::Quiet
                                size=ControlSize::Small
                                on_click=move |_| editing.set(true)
                            />
                        </Show>
                    }
                }
            >
                <InlineArea
                    label=texts::field_label(field)
                    value=value
                    on_save=save
                    on_done=move |()| editing.set(false)
                    node_ref=area
                    rows=6
                />
                <p class="soft small">{texts::feedback_body_hint()}</p>
            </Show>
        </section>
    }
}

/// The channel.
#[component]
pub fn ChannelField(
    /// The record.
    id: Id,
    /// What stands there.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let session = Session::here();
    let save = move |text: String| write(session, Kind::FEEDBACK, id, Field::named("channel"), &text);
    view! {
        <div class="fact">
            <span class="field-label" aria-hidden="true">{texts::field_label("channel")}</span>
            <InlineEdit
                label=texts::field_label("channel")
                value=value
                on_save=save
                placeholder=texts::channel_example()
            />
        </div>
    }
}

/// The tags; a new one is made by typing it.
#[component]
pub fn TagsField(
    /// The record's kind.
    kind: Kind,
    /// The record.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let values = Signal::derive(move || {
        session.read(&[kind.get_value()], |workspace| {
            tags_of(workspace, &kind.get_value(), id)
        })
    });
    let change = move |tags: Vec<String>| {
        let before = values.get_untracked();
        let added = tags.iter().filter(|tag| !before.contains(tag));
        let removed = before.iter().filter(|tag| !tags.contains(tag));
        let writes: Vec<(Field, Option<Value>)> = added
            .map(|tag| (Field::element("tags", tag), Some(Value::Flag(true))))
            .chain(removed.map(|tag| (Field::element("tags", tag), None)))
            .collect();
        session.try_dispatch(Command::Edit {
            kind: kind.get_value(),
            ids: vec![id],
            writes,
        });
    };
    view! {
        <div class="fact fact-tags">
            <TagPicker values=values on_change=change />
        </div>
    }
}

/// Tags to choose from or to make, wherever tags are written.
#[component]
pub fn TagPicker(
    /// The tags.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Called with the new choice.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
) -> impl IntoView {
    let session = Session::here();
    let items = Signal::derive(move || {
        let mut tags = session.read(&[Kind::FEEDBACK, Kind::IDEAS], all_tags);
        tags.extend(values.get());
        tags.sort_unstable();
        tags.dedup();
        tags.into_iter()
            .map(|tag| PickerItem::new(tag.clone(), tag))
            .collect::<Vec<_>>()
    });
    let create = move |tag: String| {
        let mut tags = values.get_untracked();
        let tag = tag.trim().to_owned();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
            on_change.run(tags);
        }
    };
    view! {
        <MultiPicker
            label=texts::field_label("tags")
            items=items
            values=values
            on_change=on_change
            on_create=create
            placeholder=texts::tags_placeholder()
        />
    }
}

/// The customer who said it.
#[component]
pub fn CustomerField(
    /// The record.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let value = Signal::derive(move || {
        session.read(&[Kind::FEEDBACK], |workspace| {
            let record = workspace.record(&Kind::FEEDBACK, id)?;
            Feedback::of(record)
                .customer()
                .map(|customer| customer.to_string())
        })
    });
    let change = move |customer: Option<String>| {
        let value = customer.map(|customer| Value::text(&customer));
        let writes = vec![(Field::named("customer"), value)];
        session.try_dispatch(Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![id],
            writes,
        });
    };
    view! {
        <div class="fact">
            <CustomerPicker label=texts::field_label("customer") value=value on_change=change />
        </div>
    }
}

/// Customers to choose from or to make, wherever one is named.
#[component]
pub fn CustomerPicker(
    /// What is chosen, read out.
    #[prop(into)]
    label: Signal<String>,
    /// What stands there.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Called with the new choice.
    #[prop(into)]
    on_change: Callback<Option<String>>,
) -> impl IntoView {
    let session = Session::here();
    let items = Signal::derive(move || {
        let customers = session.read(&[Kind::CUSTOMERS], |workspace| {
            let with_segment = view::customers(workspace).into_iter().map(|(id, name)| {
                let segment = workspace
                    .record(&Kind::CUSTOMERS, id)
                    .map(|record| record.text("segment").to_owned());
                (id, name, segment.unwrap_or_default())
            });
            with_segment.collect::<Vec<_>>()
        });
        customers
            .into_iter()
            .map(|(id, name, segment)| PickerItem::new(id.to_string(), name).hint(segment))
            .collect::<Vec<_>>()
    });
    let create = move |name: String| {
        let id = session.env().id(0);
        let fields = vec![(Field::named("name"), Value::text(name.trim()))];
        if session.try_dispatch(Command::Add {
            kind: Kind::CUSTOMERS,
            id,
            fields,
        }) {
            on_change.run(Some(id.to_string()));
        }
    };
    view! {
        <Picker
            label=label
            items=items
            value=value
            on_change=on_change
            on_create=create
            placeholder=texts::customer_none()
        />
    }
}

/// Adds one customer to a set; the field is empty again after each.
#[component]
pub fn AddCustomer(
    /// What is chosen, read out.
    #[prop(into)]
    label: Signal<String>,
    /// Called with what was chosen.
    #[prop(into)]
    on_choose: Callback<Id>,
) -> impl IntoView {
    let choose = move |customer: Option<String>| {
        if let Some(id) = customer.and_then(|customer| customer.parse().ok()) {
            on_choose.run(id);
        }
    };
    view! { <CustomerPicker label=label value=Signal::stored(None::<String>) on_change=choose /> }
}

/// Links a feedback item to an idea that is there, or to a new one.
#[component]
pub fn IdeaLinkField(
    /// The feedback item.
    feedback: Id,
) -> impl IntoView {
    let session = Session::here();
    let query = RwSignal::new(String::new());
    let items = Signal::derive(move || {
        let ideas =
            query.with(|text| session.read(&[Kind::IDEAS], |workspace| find_ideas(workspace, text, OFFERED)));
        ideas
            .into_iter()
            .map(|(id, title)| PickerItem::new(id.to_string(), title))
            .collect::<Vec<_>>()
    });
    let choose = move |idea: Option<String>| {
        let Some(idea) = idea.and_then(|idea| idea.parse::<Id>().ok()) else {
            return;
        };
        let title = session.peek(|workspace| {
            workspace
                .record(&Kind::IDEAS, idea)
                .map(|r| r.text("title").to_owned())
        });
        let command = Command::Link {
            feedback: vec![feedback],
            idea,
            importance: 2.0,
        };
        session.dispatch_and_tell(command, texts::linked_now(title.unwrap_or_default()));
    };
    let create = move |title: String| {
        let idea = session.env().id(0);
        let command = Command::TurnIntoIdea {
            feedback: vec![feedback],
            idea,
            title: title.trim().to_owned(),
        };
        session.dispatch_and_tell(command, texts::idea_made(title));
    };
    view! {
        <Picker
            label=texts::link_idea()
            items=items
            value=Signal::stored(None::<String>)
            on_change=choose
            on_create=create
            on_query=move |text| query.set(text)
            placeholder=texts::link_idea()
            hide_label=true
        />
    }
}

/// Links feedback that is there to an idea.
#[component]
pub fn FeedbackLinkField(
    /// The idea.
    idea: Id,
) -> impl IntoView {
    let session = Session::here();
    let query = RwSignal::new(String::new());
    let items = Signal::derive(move || {
        let found = query.with(|text| {
            session.read(&[Kind::FEEDBACK, Kind::IDEAS], |workspace| {
                find_feedback(workspace, idea, text)
            })
        });
        found
            .into_iter()
            .map(|(id, title, by)| PickerItem::new(id.to_string(), title).hint(by))
            .collect::<Vec<_>>()
    });
    let choose = move |feedback: Option<String>| {
        let Some(feedback) = feedback.and_then(|feedback| feedback.parse::<Id>().ok()) else {
            return;
        };
        let title = session.peek(|workspace| {
            workspace
                .record(&Kind::FEEDBACK, feedback)
                .map(|r| r.text("title").to_owned())
        });
        let command = Command::Link {
            feedback: vec![feedback],
            idea,
            importance: 2.0,
        };
        session.dispatch_and_tell(command, texts::linked_now(title.unwrap_or_default()));
    };
    view! {
        <Picker
            label=texts::link_feedback()
            items=items
            value=Signal::stored(None::<String>)
            on_change=choose
            on_query=move |text| query.set(text)
            placeholder=texts::link_feedback()
            hide_label=true
        />
    }
}

/// What can be done with the selected rows of a list; there only while something is selected.
#[component]
pub fn BulkBar(
    /// The list.
    state: ListState<Id>,
    /// What can be done.
    children: ChildrenFn,
) -> impl IntoView {
    let count = move || state.selection().with(std::collections::BTreeSet::len);
    let children = StoredValue::new(children);
    view! {
        <Show when=move || { count() > 0 }>
            <div class="bulk" role="group" aria-label=move || texts::bulk_selected(count())>
                <strong>{move || texts::bulk_selected(count())}</strong>
                {children.with_value(|children| children())}
                <Button
                    label=texts::bulk_clear()
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=move |_| state.clear()
                />
            </div>
        </Show>
    }
}

fn tags_of(workspace: &Workspace, kind: &Kind, id: Id) -> Vec<String> {
    let record = workspace.record(kind, id);
    record
        .map(|record| Feedback::of(record).tags().collect())
        .unwrap_or_default()
}

fn all_tags(workspace: &Workspace) -> Vec<String> {
    let feedback = workspace
        .records(&Kind::FEEDBACK)
        .flat_map(|record| Feedback::of(record).tags());
    feedback
        .chain(
            workspace
                .records(&Kind::IDEAS)
                .flat_map(|record| Idea::of(record).tags()),
        )
        .collect()
}

fn find_feedback(workspace: &Workspace, idea: Id, text: &str) -> Vec<(Id, String, String)> {
    let search = Search::new(text);
    let linked: Vec<Id> = workspace
        .record(&Kind::IDEAS, idea)
        .map(|record| Idea::of(record).insights().map(|(id, _)| id).collect())
        .unwrap_or_default();
    let free = workspace
        .records(&Kind::FEEDBACK)
        .filter(|record| !linked.contains(&record.id()));
    let found = free
        .filter(|record| search.finds(&[record.text("title"), record.text("body")]))
        .take(OFFERED);
    found
        .map(|record| {
            let by = view::customer_name(workspace, Feedback::of(record).customer());
            (record.id(), record.text("title").to_owned(), by)
        })
        .collect()
}
