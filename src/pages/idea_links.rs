//! Sets of ideas: those on a board, those that an idea needs.

use tandem_core::view::ideas::find_ideas;
use tandem_core::{Command, Field, Id, Kind, Value};

use crate::components::picker::{MultiPicker, PickerItem};
use crate::session::Session;
use crate::view::prelude::*;

/// How many matches are offered at once.
const OFFERED: usize = 50;

/// A set of links to ideas, picked by typing.
#[component]
pub fn IdeasField(
    /// The kind of the record that has the set.
    kind: Kind,
    /// The record.
    id: Id,
    /// The set, as files spell it.
    set: &'static str,
    /// What the set is.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let session = Session::here();
    let kind = StoredValue::new(kind);
    let linked = Memo::new(move || {
        session.read(&[kind.get_value(), Kind::IDEAS], |workspace| {
            let record = kind.with_value(|kind| workspace.record(kind, id));
            let ids = record
                .into_iter()
                .flat_map(|record| record.links(set))
                .map(|(id, _)| id);
            let named = ids.filter_map(|id| {
                let idea = workspace.record(&Kind::IDEAS, id)?;
                Some((id, idea.text("title").to_owned()))
            });
            named.collect::<Vec<(Id, String)>>()
        })
    });
    let query = RwSignal::new(String::new());
    let items = Signal::derive(move || {
        let found = query.with(|text| {
            session.read(&[Kind::IDEAS], |workspace| {
                find_ideas(workspace, text, &[], OFFERED)
            })
        });
        // What is picked is among them, so that its chip has a name; an idea does not need itself.
        let mut all = linked.get();
        all.extend(found.into_iter().filter(|(idea, _)| *idea != id));
        tandem_core::sort::by_key(&mut all, |(id, _)| *id);
        all.dedup_by_key(|(id, _)| *id);
        all.into_iter()
            .map(|(id, title)| PickerItem::new(id.to_string(), title))
            .collect::<Vec<_>>()
    });
    let values = Signal::derive(move || {
        linked.with(|linked| linked.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>())
    });
    let change = move |wanted: Vec<String>| {
        let wanted: Vec<Id> = wanted.iter().filter_map(|id| id.parse().ok()).collect();
        let before: Vec<Id> = linked.with_untracked(|linked| linked.iter().map(|(id, _)| *id).collect());
        let added = wanted
            .iter()
            .filter(|id| !before.contains(id))
            .map(|id| (*id, Some(Value::Flag(true))));
        let gone = before
            .iter()
            .filter(|id| !wanted.contains(id))
            .map(|id| (*id, None));
        let writes = added.chain(gone).map(|(id, value)| (Field::link(set, id), value));
        session.try_dispatch(Command::Edit {
            kind: kind.get_value(),
            ids: vec![id],
            writes: writes.collect(),
        });
    };
    view! {
        <MultiPicker
            label=label
            items=items
            values=values
            on_change=change
            on_query=move |text| query.set(text)
        />
    }
}
