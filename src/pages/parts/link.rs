//! Links between records, made by typing what the other one is called.

use crate::view::prelude::*;
use tandem_core::model::{Feedback, Idea};
use tandem_core::query::Search;
use tandem_core::view::{self, conflict::title, ideas::find_ideas};
use tandem_core::{Command, Id, Kind, Workspace, texts};

use crate::components::picker::{LinkPicker, PickerItem};
use crate::session::Session;

/// How many matches a picker offers at once.
pub const OFFERED: usize = 50;

/// Ideas as a picker offers them for what was typed, by their titles.
pub fn offered_ideas(session: Session, text: &str) -> Vec<(Id, String)> {
    session.read(&[Kind::IDEAS], |workspace| find_ideas(workspace, text, OFFERED))
}

/// Records by what they are called, as items of a picker.
pub fn named_items(found: impl IntoIterator<Item = (Id, String)>) -> Vec<PickerItem> {
    let items = found
        .into_iter()
        .map(|(id, name)| PickerItem::new(id.to_string(), name));
    items.collect()
}

/// Links a feedback item to an idea that is there, or to a new one.
#[component]
pub fn IdeaLinkField(
    /// The feedback item.
    feedback: Id,
) -> impl IntoView {
    let session = Session::here();
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
        <LinkPicker
            label=texts::link_idea()
            find=move |text: String| named_items(offered_ideas(session, &text))
            on_choose=move |idea| link(session, feedback, idea, (&Kind::IDEAS, idea))
            on_create=create
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
    let find = move |text: String| {
        session.read(&[Kind::FEEDBACK, Kind::IDEAS], |workspace| {
            find_feedback(workspace, idea, &text)
        })
    };
    view! {
        <LinkPicker
            label=texts::link_feedback()
            find=find
            on_choose=move |feedback| link(session, feedback, idea, (&Kind::FEEDBACK, feedback))
        />
    }
}

/// Links a feedback item to an idea, and says so by the title of the one that was chosen.
fn link(session: Session, feedback: Id, idea: Id, (kind, chosen): (&Kind, Id)) {
    let title = session.peek(|workspace| title(workspace, kind, chosen));
    let command = Command::Link {
        feedback: vec![feedback],
        idea,
        importance: 2.0,
    };
    session.dispatch_and_tell(command, texts::linked_now(title));
}

fn find_feedback(workspace: &Workspace, idea: Id, text: &str) -> Vec<PickerItem> {
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
            PickerItem::new(record.id().to_string(), record.text("title")).hint(by)
        })
        .collect()
}
