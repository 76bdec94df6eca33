//! Writing stories down, one after the other.

use tandem_core::view::backlog::{Spot, new_places, order_writes};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use super::acts::seed;
use crate::components::add_line::AddLine;
use crate::session::Session;
use crate::view::prelude::*;

/// A field that makes a story at the end of the backlog by Enter, and is empty again then.
#[component]
pub fn AddStory(
    /// The idea that they are pieces of.
    #[prop(optional)]
    idea: Option<Id>,
) -> impl IntoView {
    let session = Session::here();
    let add = move |title: String| {
        let link = idea.map(|idea| (Field::named("idea"), Value::link(idea)));
        add_story(session, &title, link.into_iter().collect()).is_some()
    };
    view! {
        <AddLine
            label=texts::story_new()
            placeholder=texts::story_new_example()
            add=texts::story_add()
            on_add=add
        />
    }
}

/// Makes a story at the end of the backlog.
pub fn add_story(session: Session, title: &str, mut fields: Vec<(Field, Value)>) -> Option<Id> {
    let (id, seed) = (session.env().id(0), seed(session));
    let places = session.peek(|workspace| new_places(workspace, Spot::Bottom, 1, seed));
    fields.push((Field::named("title"), Value::text(title)));
    fields.extend(
        places
            .new
            .first()
            .map(|order| (Field::named("order"), Value::text(order))),
    );
    let command = Command::Arrange {
        did: "add-story",
        records: vec![(Kind::STORIES, id, fields)],
        writes: order_writes(&Kind::STORIES, places.moved.into_iter()),
    };
    session
        .dispatch_and_tell(command, texts::story_added(title))
        .then_some(id)
}
