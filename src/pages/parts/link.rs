//! Links between records, made by typing what the other one is called.

use crate::view::prelude::*;
use tandem_core::duplicates::alike;
use tandem_core::model::{Feedback, Idea, USUAL_IMPORTANCE};
use tandem_core::query::Search;
use tandem_core::view::{self, conflict::title, ideas::find_ideas};
use tandem_core::{Command, Id, Kind, Workspace, texts};

use crate::components::picker::{LinkPicker, PickerItem};
use crate::routes;
use crate::session::Session;

/// How many matches a picker offers at once.
pub const OFFERED: usize = 50;
/// How many ideas stand first that say nearly what the feedback says.
const LIKELY: usize = 5;

/// Ideas as a picker offers them for what was typed, by their titles.
pub fn offered_ideas(session: Session, text: &str) -> Vec<(Id, String)> {
    session.read(&[Kind::IDEAS], |workspace| {
        find_ideas(workspace, text, &[], OFFERED)
    })
}

/// Records by what they are called, as items of a picker.
pub fn named_items(found: impl IntoIterator<Item = (Id, String)>) -> Vec<PickerItem> {
    let items = found
        .into_iter()
        .map(|(id, name)| PickerItem::new(id.to_string(), name));
    items.collect()
}

/// Links feedback to an idea that is there, or to a new one.
#[component]
pub fn IdeaLinkField(
    /// The feedback items.
    #[prop(into)]
    feedback: Signal<Vec<Id>>,
) -> impl IntoView {
    let session = Session::here();
    let likely = Memo::new(move || {
        let first = feedback.with(|ids| ids.first().copied());
        let said = |workspace: &Workspace| first.map(|id| said(workspace, id)).unwrap_or_default();
        let (title, body) = session.read(&[Kind::FEEDBACK], said);
        let found = session.with_index(&Kind::IDEAS, |_, index| alike(index, &title, &body, LIKELY));
        let found = found.unwrap_or_default().into_iter();
        found.map(|alike| alike.id).collect::<Vec<Id>>()
    });
    let find = move |text: String| {
        likely.with(|likely| {
            let ideas = session.read(&[Kind::IDEAS], |workspace| {
                find_ideas(workspace, &text, likely, OFFERED)
            });
            let item = |(id, title): (Id, String)| {
                let hint = if likely.contains(&id) {
                    texts::link_likely()
                } else {
                    ""
                };
                PickerItem::new(id.to_string(), title).hint(hint)
            };
            ideas.into_iter().map(item).collect::<Vec<_>>()
        })
    };
    let create = move |title: String| {
        make_idea(session, feedback.get_untracked(), title.trim().to_owned());
    };
    view! {
        <div class="link-idea">
            <LinkPicker
                label=texts::link_idea()
                find=find
                on_choose=move |idea| link(session, feedback.get_untracked(), idea, (&Kind::IDEAS, idea))
                on_create=create
            />
        </div>
    }
}

/// What a feedback item says: its title and its text.
fn said(workspace: &Workspace, feedback: Id) -> (String, String) {
    let record = workspace.record(&Kind::FEEDBACK, feedback);
    let texts = record.map(|record| (record.text("title").to_owned(), record.text("body").to_owned()));
    texts.unwrap_or_default()
}

/// Makes an idea from feedback under the title of its first item, and says so with the way there; `true` if it was made.
pub fn turn_into_idea(session: Session, feedback: Vec<Id>) -> bool {
    let first = feedback.first().copied();
    let title = first.map(|id| session.peek(|workspace| title(workspace, &Kind::FEEDBACK, id)));
    make_idea(session, feedback, title.unwrap_or_default())
}

fn make_idea(session: Session, feedback: Vec<Id>, title: String) -> bool {
    let idea = session.env().id(0);
    let text = texts::idea_made(&title);
    let command = Command::TurnIntoIdea {
        feedback,
        idea,
        title,
    };
    session.dispatch_and_show(command, text, routes::idea(idea))
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
            on_choose=move |feedback| link(session, vec![feedback], idea, (&Kind::FEEDBACK, feedback))
        />
    }
}

/// Links feedback to an idea, and says so by the title of the one that was chosen.
fn link(session: Session, feedback: Vec<Id>, idea: Id, (kind, chosen): (&Kind, Id)) {
    let title = session.peek(|workspace| title(workspace, kind, chosen));
    let command = Command::Link {
        feedback,
        idea,
        importance: USUAL_IMPORTANCE,
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
