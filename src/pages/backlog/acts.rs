//! What is done with stories, wherever they are shown: menu, keys and drag issue the same commands.

use tandem_core::command::Write;
use tandem_core::query::Search;
use tandem_core::snapshot::v1::STORY_STATUSES;
use tandem_core::view::backlog::{Spot, in_order, move_to, plan_writes, status_writes};
use tandem_core::view::conflict::title;
use tandem_core::view::sprint::open_sprints;
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts};

use crate::components::menu::MenuItem;
use crate::pages::parts::OFFERED;
use crate::platform::clock;
use crate::session::Session;

/// Any number, for the jitter of positions.
pub fn seed(session: Session) -> u64 {
    u64::try_from(session.env().seed >> 64).unwrap_or_default()
}

/// Carries out writes as one step; none is nothing to do.
pub fn arrange(session: Session, did: &'static str, writes: Vec<Write>) -> bool {
    session.try_dispatch(arranged(did, writes))
}

/// The same, and says so with an offer to take it back; where nothing was to do, nothing is said.
fn arrange_and_tell(session: Session, did: &'static str, writes: Vec<Write>, text: String) -> bool {
    writes.is_empty() || session.dispatch_and_tell(arranged(did, writes), text)
}

fn arranged(did: &'static str, writes: Vec<Write>) -> Command {
    Command::Arrange {
        did,
        records: Vec::new(),
        writes,
    }
}

/// Moves stories.
pub fn move_stories(session: Session, ids: &[Id], spot: Spot) -> bool {
    let seed = seed(session);
    let writes = session.peek(|workspace| move_to(workspace, ids, spot, seed));
    arrange(session, "move-story", writes)
}

/// Gives stories a status.
pub fn set_status(session: Session, ids: &[Id], status: &str) -> bool {
    let writes = session.peek(|workspace| status_writes(workspace, ids, status, clock::now()));
    arrange(session, "story-status", writes)
}

/// Puts stories into a sprint, or takes them out of theirs.
pub fn plan(session: Session, ids: &[Id], sprint: Option<Id>) -> bool {
    let writes = session.peek(|workspace| plan_writes(workspace, ids, sprint, clock::now()));
    arrange(session, "plan-sprint", writes)
}

/// The same, and says so.
pub fn plan_and_tell(session: Session, ids: &[Id], sprint: Option<Id>) -> bool {
    let (writes, text) = session.peek(|workspace| {
        let text = match sprint {
            Some(sprint) => texts::stories_planned(ids.len(), title(workspace, &Kind::SPRINTS, sprint)),
            None => texts::stories_unplanned(ids.len()),
        };
        (plan_writes(workspace, ids, sprint, clock::now()), text)
    });
    arrange_and_tell(session, "plan-sprint", writes, text)
}

/// Writes one field of a story; `None` clears it.
pub fn set(session: Session, story: Id, field: Field, value: Option<Value>) -> bool {
    session.try_dispatch(Command::Edit {
        kind: Kind::STORIES,
        ids: vec![story],
        writes: vec![(field, value)],
    })
}

/// The stories that a text finds by their titles, without those that are known, as many as a picker offers.
pub fn stories_by_title(workspace: &Workspace, text: &str, known: &[Id]) -> Vec<(Id, String)> {
    let search = Search::new(text);
    let stories = in_order(workspace).into_iter();
    let found = stories.filter(|story| !known.contains(&story.id()) && search.finds(&[story.title()]));
    found
        .take(OFFERED)
        .map(|story| (story.id(), story.title().to_owned()))
        .collect()
}

/// What a menu offers for stories: a sprint that is not over.
pub fn plan_items(
    session: Session,
    ids: impl Fn() -> Vec<Id> + Copy + Send + Sync + 'static,
) -> Vec<MenuItem> {
    let sprints = session.read(&[Kind::SPRINTS], |workspace| {
        open_sprints(workspace, clock::now())
    });
    let in_sprint = sprints.into_iter().map(move |(sprint, name)| {
        MenuItem::new(texts::plan_into(name), move |()| {
            plan_and_tell(session, &ids(), Some(sprint));
        })
    });
    let out = MenuItem::new(texts::plan_out(), move |()| {
        plan_and_tell(session, &ids(), None);
    });
    in_sprint.chain([out]).collect()
}

/// What a menu offers for stories: a status.
pub fn status_items(
    session: Session,
    ids: impl Fn() -> Vec<Id> + Copy + Send + Sync + 'static,
) -> Vec<MenuItem> {
    let items = STORY_STATUSES.iter().map(|status| {
        MenuItem::new(texts::status_name(*status), move |()| {
            let ids = ids();
            let done = texts::bulk_status_set(ids.len(), texts::status_name(*status));
            let writes = session.peek(|workspace| status_writes(workspace, &ids, status, clock::now()));
            arrange_and_tell(session, "story-status", writes, done);
        })
    });
    items.collect()
}
