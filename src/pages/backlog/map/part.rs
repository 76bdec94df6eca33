//! The parts of the story map: its activities and their steps.

use tandem_core::command::Write;
use tandem_core::position::places;
use tandem_core::view::story_map::ordered;
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::Map;
use crate::components::button::ControlSize;
use crate::components::icon::IconName;
use crate::components::inline_edit::InlineEdit;
use crate::components::menu::{Menu, MenuItem};
use crate::pages::backlog::acts::{arrange, seed};
use crate::pages::parts::write;
use crate::platform::page;
use crate::session::Session;
use crate::view::prelude::*;

/// The head of an activity or a step: its title, edited in place, and what can be done with it.
pub(super) fn head(map: Map, kind: &Kind, id: Id) -> View {
    let session = map.shell.session;
    let title = Memo::new(move || map.view.with(|view| view.title(id).to_owned()));
    let is_activity = *kind == Kind::ACTIVITIES;
    let kind = StoredValue::new(kind.clone());
    let rename = move |text: String| {
        if text.trim().is_empty() {
            return Err(texts::title_missing().to_owned());
        }
        write(session, kind.get_value(), id, Field::named("title"), &text)
    };
    let moved = move |by: isize| {
        let writes = session.peek(|workspace| {
            let parent = |id: Id| {
                workspace
                    .record(&kind.get_value(), id)
                    .map(|record| record.text("activity").to_owned())
            };
            let mut all = ordered(workspace, &kind.get_value());
            all.retain(|record| is_activity || parent(record.id()) == parent(id));
            let at = all.iter().position(|record| record.id() == id)?;
            let to = at.checked_add_signed(by).filter(|to| *to < all.len())?;
            all.remove(at);
            let order: Vec<(Id, &str)> = all
                .iter()
                .map(|record| (record.id(), record.text("order")))
                .collect();
            let made = places(&order, to, 1, seed(session));
            let own = made.new.into_iter().map(|order| (id, order));
            Some(
                own.chain(made.moved)
                    .map(|(id, order)| order_write(&kind.get_value(), id, &order))
                    .collect::<Vec<_>>(),
            )
        });
        arrange(session, "edit-step", writes.unwrap_or_default());
    };
    let delete = move |()| {
        let command = Command::Delete {
            kind: kind.get_value(),
            ids: vec![id],
        };
        session.dispatch_and_tell(command, texts::map_part_deleted().to_owned());
    };
    let mut items = vec![
        MenuItem::new(texts::move_left(), move |()| moved(-1)),
        MenuItem::new(texts::move_right(), move |()| moved(1)),
    ];
    if is_activity {
        items.insert(
            0,
            MenuItem::new(texts::step_new(), move |()| {
                add_part(session, &Kind::STEPS, Some(id));
            })
            .icon(IconName::Plus),
        );
    }
    items.push(
        MenuItem::new(texts::delete(), delete)
            .icon(IconName::Trash)
            .danger()
            .separated(),
    );
    view! {
        <div class="map-head" id=place(id)>
            <InlineEdit
                label=Signal::derive(move || {
                    let what = if is_activity { texts::activity_title() } else { texts::step_title() };
                    texts::named(what, title.get())
                })
                value=title
                on_save=rename
            />
            <Menu
                label=Signal::derive(move || texts::map_menu_of(title.get()))
                items=Signal::stored(items)
                icon=IconName::More
                icon_only=true
                size=ControlSize::Small
            />
        </div>
    }
}

fn order_write(kind: &Kind, id: Id, order: &str) -> Write {
    (kind.clone(), id, Field::named("order"), Some(Value::text(order)))
}

/// The id of the head of an activity or a step.
fn place(id: Id) -> String {
    format!("map-head-{id}")
}

/// Makes an activity, or a step of one, after the others, with its title ready to be written.
pub(super) fn add_part(session: Session, kind: &Kind, activity: Option<Id>) {
    let id = session.env().id(0);
    let order = session.peek(|workspace| {
        let all = ordered(workspace, kind);
        let order: Vec<(Id, &str)> = all
            .iter()
            .map(|record| (record.id(), record.text("order")))
            .collect();
        places(&order, order.len(), 1, seed(session)).new.first().cloned()
    });
    let title = if activity.is_some() {
        texts::step_untitled()
    } else {
        texts::activity_untitled()
    };
    let fields = [
        Some((Field::named("title"), Value::text(title))),
        order.map(|order| (Field::named("order"), Value::text(&order))),
        activity.map(|activity| (Field::named("activity"), Value::link(activity))),
    ];
    let added = session.try_dispatch(Command::Add {
        kind: kind.clone(),
        id,
        fields: fields.into_iter().flatten().collect(),
    });
    if added {
        once_shown(move || page::rewrite(&place(id)));
    }
}
