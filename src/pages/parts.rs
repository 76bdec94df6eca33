//! Fields of a record that several pages edit in place; each save is a command of its own.

mod bulk;
mod customer;
mod link;
mod new_title;
mod tags;

use crate::view::{html, prelude::*};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

pub use bulk::{BulkBar, BulkDelete, BulkMerge, PickButton, selected};
pub use customer::{AddCustomer, CustomerField, CustomerPicker};
pub use link::{FeedbackLinkField, IdeaLinkField, OFFERED, named_items, offered_ideas, turn_into_idea};
pub use new_title::{NewTitle, NewTitleField};
pub use tags::{TagMenu, TagPicker, TagsField};

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::filter::TabLink;
use crate::components::inline_edit::{InlineArea, InlineEdit, InlineTitle};
use crate::components::markdown::Markdown;
use crate::platform::page;
use crate::session::Session;

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

/// What is new or gone in a set, each with whether it is wanted.
pub fn differences<'a, T: PartialEq>(
    before: &'a [T],
    wanted: &'a [T],
) -> impl Iterator<Item = (&'a T, bool)> {
    let added = wanted.iter().filter(|one| !before.contains(one));
    let gone = before.iter().filter(|one| !wanted.contains(one));
    added.map(|one| (one, true)).chain(gone.map(|one| (one, false)))
}

/// What makes a set of a record what is wanted, by the field that each of its elements is.
pub fn set_writes<T: PartialEq>(
    before: &[T],
    wanted: &[T],
    field: impl Fn(&T) -> Field,
) -> Vec<(Field, Option<Value>)> {
    let writes =
        differences(before, wanted).map(|(one, is_in)| (field(one), is_in.then_some(Value::Flag(true))));
    writes.collect()
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
        <div>
            <InlineTitle label=texts::field_label("title") value=value on_save=save />
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
    let kind = StoredValue::new(kind);
    let save = move |text: String| write(session, kind.get_value(), id, Field::named(field), &text);
    let empty = match field {
        "body" => texts::feedback_body_empty(),
        "public-text" => texts::public_text_empty(),
        "decline-reason" | "reason" => texts::decline_reason_empty(),
        "vision" => texts::vision_empty(),
        "personas" => texts::personas_empty(),
        "retro" => texts::retro_empty(),
        _ => texts::description_empty(),
    };
    view! {
        <section class="record-body" aria-label=(!one_of_many).then(|| texts::field_label(field))>
            <MarkdownEdit label=texts::field_label(field) value=value on_save=save empty=empty />
        </section>
    }
}

/// A text in Markdown that reads as it is meant until somebody asks to write it.
#[component]
pub fn MarkdownEdit(
    /// What the text is.
    label: String,
    /// What stands there.
    value: Signal<String>,
    /// Takes the new text, or says in a sentence why not.
    #[prop(into)]
    on_save: Callback<String, Result<(), String>>,
    /// What asks for a text where there is none.
    empty: &'static str,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(area) = area.get() {
            // The text was asked for, so the next stroke belongs to it; without focus it can still be clicked.
            let _ = area.focus();
        }
    });
    let label = Signal::stored(label);
    let read = move || {
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
    };
    view! {
        <Show when=move || editing.get() fallback=read>
            <InlineArea
                label=label
                value=value
                on_save=on_save
                on_done=move |()| editing.set(false)
                node_ref=area
                rows=6
            />
            <p class="soft small">{texts::feedback_body_hint()}</p>
        </Show>
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

/// Names the page in the browser's title, with the one of its views that is open.
pub fn name_view(page: Signal<String>, tabs: Signal<Vec<TabLink>>) {
    let open = move |tabs: &Vec<TabLink>| tabs.iter().find(|tab| tab.current).map(|tab| tab.label.clone());
    Effect::new(move || {
        let page = page.get();
        let title = match tabs.with(open) {
            Some(view) => texts::title_beside(page, view),
            None => page,
        };
        page::set_title(&texts::page_title(title));
    });
}
