//! The way back: a release that is out is planned again.

use super::{LET_OUT, NEW_DAY, ideas_in, write};
use crate::command::apply;
use crate::command::revert::{REDO, UNDO};
use crate::history::History;
use crate::model::{Idea, Release};
use crate::statuses::Statuses;
use crate::{Command, Dot, Env, Field, Id, Kind, Value, Workspace};

/// What takes back that a release is out.
#[derive(Clone, Debug)]
pub struct Back {
    /// The Command.
    pub command: Command,
    /// How many of its ideas are out no longer then.
    pub ideas: usize,
    /// How many stay so, because they were before or were changed since.
    pub stay: usize,
}

/// Takes back what letting a release out did, as far as nobody has changed it since: a step of this sitting exactly. Of an
/// earlier one, or where somebody else has let it out as well, nobody knows what its ideas were before; those that went out
/// with it are planned again, as it is, and the reviews that nobody has touched are gone.
pub fn take_back(workspace: &Workspace, id: Id, history: &History, env: &Env) -> Option<Back> {
    let record = workspace.record(&Kind::RELEASES, id)?;
    let status = Field::named("status");
    let out = record.siblings(&status).into_iter();
    let out = out.filter(|sibling| sibling.value == Some(Value::text("released")));
    // What was undone and done again is out by that.
    let lets_out = |dot: &Dot| is_called(workspace, *dot, &[LET_OUT, UNDO, REDO]);
    let let_out: Vec<Dot> = out.map(|sibling| sibling.dot).filter(lets_out).collect();
    let after = |command: &Command| {
        let mut after = workspace.clone();
        after.apply(&apply(workspace, command, env).ok()?);
        Some(after)
    };
    let exact = let_out
        .iter()
        .find_map(|dot| history.step(*dot))
        .and_then(|change| {
            let command = Command::Revert {
                change: change.clone(),
            };
            let after = after(&command)?;
            let is_out = |record| Release::of(record).is_out();
            let is_back = after
                .record(&Kind::RELEASES, id)
                .is_some_and(|record| !is_out(record));
            is_back.then_some((command, after))
        });
    let (command, after) = if let Some(exact) = exact {
        exact
    } else {
        let command = planned_again(workspace, id, &let_out);
        let after = after(&command)?;
        (command, after)
    };
    let still_out = |workspace: &Workspace| ideas_in(workspace, id).filter(|idea| idea.is_out()).count();
    let stay = still_out(&after);
    Some(Back {
        command,
        ideas: still_out(workspace).saturating_sub(stay),
        stay,
    })
}

/// Whether the Change of a dot goes by one of these names.
fn is_called(workspace: &Workspace, dot: Dot, names: &[&str]) -> bool {
    let entry = workspace.entry(dot);
    entry.is_some_and(|entry| names.contains(&entry.did.as_ref()))
}

/// The Command that writes a release and what only the steps of these dots have written as planned.
fn planned_again(workspace: &Workspace, id: Id, let_out: &[Dot]) -> Command {
    let mut writes = vec![write(&Kind::RELEASES, id, "status", Value::text("planned"))];
    let statuses = Statuses::of(workspace);
    let planned = statuses.writes(statuses.first_of("planned"));
    for record in workspace.records(&Kind::IDEAS) {
        let status = record.siblings(&Field::named("status"));
        let only_then = !status.is_empty() && status.iter().all(|sibling| let_out.contains(&sibling.dot));
        if only_then && Idea::of(record).release() == Some(id) {
            let planned = planned.iter().cloned();
            writes.extend(planned.map(|(field, value)| (Kind::IDEAS, record.id(), field, value)));
        }
    }
    let reviews = workspace.records(&Kind::OUTCOMES);
    let untouched = reviews.filter(|record| {
        // That the release got another day is no work on its reviews.
        let is_own = |dot| let_out.contains(&dot) || is_called(workspace, dot, &[LET_OUT, NEW_DAY]);
        record.dots().any(|dot| let_out.contains(&dot)) && record.dots().all(is_own)
    });
    writes.extend(untouched.map(|record| {
        let deleted = Some(Value::Flag(true));
        (Kind::OUTCOMES, record.id(), Field::DELETED, deleted)
    }));
    Command::Arrange {
        did: "take-back-release",
        records: Vec::new(),
        writes,
    }
}
