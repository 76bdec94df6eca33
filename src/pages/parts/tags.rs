//! The tags of a record.

use crate::view::prelude::*;
use tandem_core::model::Feedback;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts, view};

use super::set_writes;
use crate::components::picker::{MultiPicker, Picker, PickerItem};
use crate::session::Session;

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
        session.try_dispatch(Command::Edit {
            kind: kind.get_value(),
            ids: vec![id],
            writes: set_writes(&before, &tags, |tag| Field::element("tags", tag)),
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
    let items = tag_items(session, values);
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

/// Gives everything that is selected a tag.
#[component]
pub fn TagMenu(
    /// The kind of what is selected.
    kind: Kind,
    /// What is selected.
    ids: Signal<Vec<Id>>,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let items = tag_items(session, Signal::stored(Vec::new()));
    let add = move |tag: &str| {
        let tag = tag.trim();
        let ids = ids.get_untracked();
        let told = texts::bulk_tagged(ids.len(), tag);
        let command = Command::Edit {
            kind: kind.get_value(),
            ids,
            writes: vec![(Field::element("tags", tag), Some(Value::Flag(true)))],
        };
        session.dispatch_and_tell(command, told);
    };
    let choose = move |tag: Option<String>| {
        if let Some(tag) = tag {
            add(&tag);
        }
    };
    let create = move |tag: String| add(&tag);
    view! {
        <div class="bulk-pick bulk-tags">
            <Picker
                label=texts::bulk_tag()
                items=items
                value=Signal::stored(None::<String>)
                on_change=choose
                on_create=create
                placeholder=texts::bulk_tag()
                hide_label=true
            />
        </div>
    }
}

fn tags_of(workspace: &Workspace, kind: &Kind, id: Id) -> Vec<String> {
    let record = workspace.record(kind, id);
    record
        .map(|record| Feedback::of(record).tags().collect())
        .unwrap_or_default()
}

/// All tags in use, and some more, to choose from; gone through once, not for every key in the picker.
fn tag_items(session: Session, more: Signal<Vec<String>>) -> Memo<Vec<PickerItem>> {
    Memo::new(move || {
        let mut tags = session.read(&[Kind::FEEDBACK, Kind::IDEAS], |workspace| {
            let kinds = [Kind::FEEDBACK, Kind::IDEAS];
            let counted = kinds.iter().flat_map(|kind| view::count_tags(workspace, kind));
            counted.map(|counted| counted.tag).collect::<Vec<_>>()
        });
        tags.extend(more.get());
        tags.sort_unstable();
        tags.dedup();
        let items = tags.into_iter().map(|tag| PickerItem::new(tag.clone(), tag));
        items.collect()
    })
}
