//! What is done with stories, wherever they are shown: menu, keys and drag issue the same commands.

use tandem_core::command::Write;
use tandem_core::snapshot::v1::STORY_STATUSES;
use tandem_core::view::backlog::{Spot, move_to, plan_writes, sprints, status_writes};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use crate::components::menu::MenuItem;
use crate::platform::clock;
use crate::session::Session;

/// Any number, for the jitter of positions.
pub fn seed(session: Session) -> u64 {
    u64::try_from(session.env().seed >> 64).unwrap_or_default()
}

/// Carries out writes as one step; none is nothing to do.
pub fn arrange(session: Session, did: &'static str, writes: Vec<Write>) -> bool {
    let command = Command::Arrange {
        did,
        records: Vec::new(),
        writes,
    };
    session.try_dispatch(command)
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

/// Writes one field of a story; `None` clears it.
pub fn set(session: Session, story: Id, field: Field, value: Option<Value>) -> bool {
    session.try_dispatch(Command::Edit {
        kind: Kind::STORIES,
        ids: vec![story],
        writes: vec![(field, value)],
    })
}

/// What a menu offers for stories: a status, and a sprint.
pub fn plan_items(
    session: Session,
    ids: impl Fn() -> Vec<Id> + Copy + Send + Sync + 'static,
) -> Vec<MenuItem> {
    let sprints = session.read(&[Kind::SPRINTS], sprints);
    let in_sprint = sprints.into_iter().map(move |(sprint, name)| {
        MenuItem::new(texts::plan_into(name), move |()| {
            plan(session, &ids(), Some(sprint));
        })
    });
    let out = MenuItem::new(texts::plan_out(), move |()| {
        plan(session, &ids(), None);
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
            set_status(session, &ids(), status);
        })
    });
    items.collect()
}
