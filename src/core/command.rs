//! What somebody wants to do, and how it becomes a Change.

mod error;
mod follow;
mod join;
mod link;
pub mod revert;
mod settle;
pub mod split;
mod twins;

use std::sync::Arc;

pub use error::CommandError;
pub use follow::missed;
use link::{accept, link, links};
use split::Split;
pub use twins::doubled;

use crate::change::{Change, Did, RecordChange};
use crate::dependencies::new_cycle;
use crate::draft::Draft;
use crate::fork::part_ways;
use crate::merge::unreported;
use crate::model::USUAL_IMPORTANCE;
use crate::snapshot::Snapshot;
use crate::{Env, Field, Id, Kind, Value, Workspace};

/// The kind, id and first values of a record.
pub type NewRecord = (Kind, Id, Vec<(Field, Value)>);

/// A write to a field of a record that is there; `None` clears the field.
pub type Write = (Kind, Id, Field, Option<Value>);

/// What somebody wants to do. New ids are chosen by whoever asks (see [`Env::id`]), so that asking again on top of
/// another tab's Change gives the same records.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make one record.
    Add {
        /// Its kind.
        kind: Kind,
        /// Its new id.
        id: Id,
        /// Its first values.
        fields: Vec<(Field, Value)>,
    },
    /// Write fields of one or more records; `None` clears a field.
    Edit {
        /// Their kind.
        kind: Kind,
        /// Their ids.
        ids: Vec<Id>,
        /// The same writes for each.
        writes: Vec<(Field, Option<Value>)>,
    },
    /// Delete records; they stay as tombstones that a later merge respects.
    Delete {
        /// Their kind.
        kind: Kind,
        /// Their ids.
        ids: Vec<Id>,
    },
    /// Bring deleted records back.
    BringBack {
        /// Their kinds and ids.
        records: Vec<(Kind, Id)>,
    },
    /// Make an idea from feedback: it takes the title and links every item as evidence. An item that waited for triage is
    /// accepted by that.
    TurnIntoIdea {
        /// The feedback items.
        feedback: Vec<Id>,
        /// The idea's new id.
        idea: Id,
        /// The idea's title.
        title: String,
    },
    /// Link feedback to an idea as evidence. An item that waited for triage is accepted by that, unless the idea is out: what
    /// is said about it then stays in triage.
    Link {
        /// The feedback items.
        feedback: Vec<Id>,
        /// The idea.
        idea: Id,
        /// How much each matters, from 1 to 3.
        importance: f64,
    },
    /// Take feedback away from an idea's evidence.
    Unlink {
        /// The feedback items.
        feedback: Vec<Id>,
        /// The idea.
        idea: Id,
    },
    /// Write one person's input to a framework.
    Estimate {
        /// The idea.
        idea: Id,
        /// The framework, as files spell it.
        framework: String,
        /// Whose estimate it is.
        person: Id,
        /// The input, as files spell it.
        input: String,
        /// The number, or the likely one of a range; `None` clears it.
        value: Option<f64>,
        /// The ends of a range, low and high, around the likely number.
        range: Option<(f64, f64)>,
    },
    /// Write fields of several ideas, each its own, as one step: a block of estimates from a spreadsheet.
    Fill {
        /// The writes: idea, field, value; `None` clears a field.
        writes: Vec<(Id, Field, Option<Value>)>,
    },
    /// Make records and write fields of others, each its own, as one step: to move, to split, to plan.
    Arrange {
        /// What is done, as history names it.
        did: &'static str,
        /// The new records: kind, id and values.
        records: Vec<NewRecord>,
        /// The writes: kind, id, field, value; `None` clears a field.
        writes: Vec<Write>,
    },
    /// Make many records at once, in the order given, and write fields of others, as one step.
    Import {
        /// The records: kind, new id and values.
        records: Vec<NewRecord>,
        /// The writes to records that are there; `None` clears a field.
        writes: Vec<Write>,
    },
    /// Merge records of one kind into one of them, which takes all that they have.
    Join {
        /// Their kind.
        kind: Kind,
        /// The records that are merged away.
        ids: Vec<Id>,
        /// The record that stays.
        into: Id,
    },
    /// Make a second feedback item or idea out of a part of one.
    Split(Split),
    /// Take in what another replica knows.
    Merge {
        /// The file that was read.
        snapshot: Arc<Snapshot>,
    },
    /// Go on as another replica, with what was written as one from a number on: see [`fork`](crate::fork).
    PartWays {
        /// The replica as which somebody else writes too.
        from: Id,
        /// The number of the first Change that is made the new replica's.
        first: u64,
    },
    /// Settle a conflict with a value of choice.
    Settle {
        /// The record's kind.
        kind: Kind,
        /// The record.
        id: Id,
        /// The field.
        field: Field,
        /// The value that shall stand; `None` leaves the field empty.
        value: Option<Value>,
    },
    /// Take back a Change, or take back its taking back.
    Revert {
        /// The Change.
        change: Arc<Change>,
    },
}

/// Turns a Command into a Change of this workspace, without touching it.
pub fn apply(workspace: &Workspace, command: &Command, env: &Env) -> Result<Change, CommandError> {
    let change = make(workspace, command, env)?;
    // What others wrote, and what is taken back, is taken as it is; the view breaks its cycles.
    let free = matches!(command, Command::Merge { .. } | Command::Revert { .. });
    if !free && change.records.iter().any(adds_need) {
        let mut after = workspace.clone();
        after.apply(&change);
        if let Some(titles) = new_cycle(workspace, &after) {
            return Err(CommandError::Cycle { titles });
        }
    }
    Ok(change)
}

/// Whether a story needs another by this, or is there again with all that it needs.
fn adds_need(change: &RecordChange) -> bool {
    change.kind == Kind::STORIES
        && change.to.as_ref().is_some_and(|to| {
            let came_back = change.from.as_ref().is_none_or(|from| from.is_deleted());
            to.elements("needs").any(|(field, _)| {
                came_back || change.from.as_ref().is_none_or(|from| from.get(field).is_none())
            })
        })
}

fn make(workspace: &Workspace, command: &Command, env: &Env) -> Result<Change, CommandError> {
    let mut draft = Draft::new(workspace, env);
    match command {
        Command::Add { kind, id, fields } => {
            draft.add(kind, *id, fields.clone())?;
            draft.finish(did("add", kind))
        }
        Command::Edit { kind, ids, writes } => {
            for id in in_order(ids) {
                for (field, value) in writes {
                    draft.write(kind, id, field, value.clone())?;
                }
            }
            draft.finish(did("edit", kind))
        }
        Command::Delete { kind, ids } => {
            for id in in_order(ids) {
                draft.write(kind, id, &Field::DELETED, Some(Value::Flag(true)))?;
                // What somebody kept although it had been merged into another is deleted for itself.
                if workspace.record(kind, id).is_some() {
                    draft.write(kind, id, &Field::MERGED_INTO, None)?;
                }
            }
            draft.finish(did("delete", kind))
        }
        Command::BringBack { records } => {
            for (kind, id) in records {
                draft.write(kind, *id, &Field::DELETED, None)?;
            }
            draft.finish("bring-back".into())
        }
        Command::TurnIntoIdea {
            feedback,
            idea,
            title,
        } => {
            let mut fields = links(workspace, feedback, USUAL_IMPORTANCE)?;
            fields.push((Field::named("title"), Value::text(title)));
            draft.add(&Kind::IDEAS, *idea, fields)?;
            accept(workspace, &mut draft, feedback)?;
            draft.finish("turn-into-idea".into())
        }
        Command::Link {
            feedback,
            idea,
            importance,
        } => link(workspace, draft, feedback, *idea, *importance),
        Command::Unlink { feedback, idea } => {
            for id in feedback {
                draft.write(&Kind::IDEAS, *idea, &Field::link("insights", *id), None)?;
            }
            draft.finish("unlink-feedback".into())
        }
        Command::Estimate {
            idea,
            framework,
            person,
            input,
            value,
            range,
        } => {
            let field = Field::estimate(framework, *person, input);
            draft.write(&Kind::IDEAS, *idea, &field, estimated(input, *value, *range)?)?;
            draft.finish("estimate".into())
        }
        Command::Fill { writes } => {
            for (idea, field, value) in writes {
                draft.write(&Kind::IDEAS, *idea, field, value.clone())?;
            }
            draft.finish("estimate".into())
        }
        Command::Arrange { did, records, writes } => arrange(draft, records, writes, did),
        Command::Import { records, writes } => arrange(draft, records, writes, revert::IMPORT),
        Command::Join { kind, ids, into } => {
            join::join(workspace, &mut draft, kind, ids, *into)?;
            draft.finish(did("merge", kind))
        }
        Command::Split(wanted) => {
            split::split(workspace, &mut draft, wanted)?;
            draft.finish(did("split", &wanted.kind))
        }
        Command::Merge { snapshot } => {
            let change = unreported(workspace, snapshot, env);
            follow::follow(workspace, change.ok_or(CommandError::NothingToDo)?, snapshot, env)
        }
        Command::PartWays { from, first } => Ok(part_ways(workspace, *from, *first, env)),
        Command::Settle {
            kind,
            id,
            field,
            value,
        } => {
            settle::settle(workspace, &mut draft, (kind, *id, field), value.as_ref())?;
            draft.finish("settle".into())
        }
        Command::Revert { change } => revert::revert(workspace, change, env),
    }
}

/// Makes records and writes fields of others.
fn arrange(
    mut draft: Draft<'_>,
    records: &[NewRecord],
    writes: &[Write],
    did: &'static str,
) -> Result<Change, CommandError> {
    for (kind, id, fields) in records {
        draft.add(kind, *id, fields.clone())?;
    }
    for (kind, id, field, value) in writes {
        draft.write(kind, *id, field, value.clone())?;
    }
    draft.finish(did.into())
}

/// Ids as records stand in the workspace: what is touched in this order need not be sorted afterwards.
fn in_order(ids: &[Id]) -> Vec<Id> {
    let mut ids = ids.to_vec();
    crate::sort::distinct(&mut ids);
    ids
}

/// An estimate as it is kept: a number, a range from low over likely to high, or nothing; none where a number is not
/// finite.
pub fn guess(value: Option<f64>, range: Option<(f64, f64)>) -> Option<Option<Value>> {
    Some(match (value, range) {
        (Some(likely), Some((low, high))) => {
            let ends = [Value::number(low)?, Value::number(likely)?, Value::number(high)?];
            Some(Value::List(ends.into()))
        }
        (Some(likely), None) => Some(Value::number(likely)?),
        (None, _) => None,
    })
}

fn estimated(
    input: &str,
    value: Option<f64>,
    range: Option<(f64, f64)>,
) -> Result<Option<Value>, CommandError> {
    guess(value, range).ok_or_else(|| CommandError::NotFinite {
        input: input.to_owned(),
    })
}

fn finite(input: &str, number: f64) -> Result<Value, CommandError> {
    Value::number(number).ok_or_else(|| CommandError::NotFinite {
        input: input.to_owned(),
    })
}

fn did(verb: &str, kind: &Kind) -> Did {
    let one = match kind.as_str() {
        "workspaces" => "workspace",
        "people" => "person",
        "customers" => "customer",
        "ideas" => "idea",
        "boards" => "board",
        "stories" => "story",
        "sprints" => "sprint",
        "steps" => "step",
        "activities" => "activity",
        "objectives" => "objective",
        "releases" => "release",
        "outcomes" => "outcome",
        "comments" => "comment",
        "segments" => "segment",
        "views" => "view",
        other => other,
    };
    Did::Owned(format!("{verb}-{one}"))
}
