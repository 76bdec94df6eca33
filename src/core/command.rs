//! What somebody wants to do, and how it becomes a Change.

pub mod revert;

use std::fmt;
use std::sync::Arc;

use crate::change::{Change, Did};
use crate::draft::Draft;
use crate::merge::merge;
use crate::model::FieldError;
use crate::snapshot::Snapshot;
use crate::{Env, Field, Id, Kind, Value, Workspace, texts};

/// The kind, id and first values of a record.
pub type NewRecord = (Kind, Id, Vec<(Field, Value)>);

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
    Restore {
        /// Their kind.
        kind: Kind,
        /// Their ids.
        ids: Vec<Id>,
    },
    /// Make an idea from feedback: it takes the title and links every item as evidence.
    TurnIntoIdea {
        /// The feedback items.
        feedback: Vec<Id>,
        /// The idea's new id.
        idea: Id,
        /// The idea's title.
        title: String,
    },
    /// Link feedback to an idea as evidence.
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
    /// Write one person's input to a framework; `None` clears it.
    Estimate {
        /// The idea.
        idea: Id,
        /// The framework, as files spell it.
        framework: String,
        /// Whose estimate it is.
        person: Id,
        /// The input, as files spell it.
        input: String,
        /// The number.
        value: Option<f64>,
    },
    /// Make many records at once, in the order given, as one step.
    Import {
        /// The records: kind, new id and values.
        records: Vec<NewRecord>,
    },
    /// Take in what another replica knows.
    Merge {
        /// The file that was read.
        snapshot: Arc<Snapshot>,
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
        /// The name it goes by in history: `undo` or `redo`.
        did: &'static str,
    },
}

/// Says why a Command could not be carried out; the workspace is as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum CommandError {
    /// There is no such record.
    NotThere {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A record with this id is already there.
    AlreadyThere {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A value cannot stand in its field.
    BadField {
        /// The record's kind.
        kind: Kind,
        /// The record.
        id: Id,
        /// The field.
        field: Field,
        /// Why not.
        error: FieldError,
    },
    /// The number is not finite.
    NotFinite {
        /// The input.
        input: String,
    },
    /// All is already as the Command wants it.
    NothingToDo,
    /// Everything that would be taken back has been changed by others since.
    ChangedSince,
}

impl CommandError {
    /// The sentence that a person reads: what happened, that nothing was lost, what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::NotThere { .. } => texts::command_not_there().into(),
            Self::AlreadyThere { .. } => texts::command_already_there().into(),
            Self::BadField { field, error, .. } => {
                texts::command_bad_field(texts::field_label(field.name()), error.sentence())
            }
            Self::NotFinite { input } => texts::command_not_finite(texts::input_label(input)),
            Self::NothingToDo => texts::command_nothing_to_do().into(),
            Self::ChangedSince => texts::command_changed_since().into(),
        }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for CommandError {}

/// Turns a Command into a Change of this workspace, without touching it.
pub fn apply(workspace: &Workspace, command: &Command, env: &Env) -> Result<Change, CommandError> {
    let mut draft = Draft::new(workspace, env);
    match command {
        Command::Add { kind, id, fields } => {
            draft.add(kind, *id, fields.iter().cloned())?;
            draft.finish(did("add", kind))
        }
        Command::Edit { kind, ids, writes } => {
            for id in ids {
                for (field, value) in writes {
                    draft.write(kind, *id, field, value.clone())?;
                }
            }
            draft.finish(did("edit", kind))
        }
        Command::Delete { kind, ids } => {
            for id in ids {
                draft.write(kind, *id, &Field::DELETED, Some(Value::Flag(true)))?;
            }
            draft.finish(did("delete", kind))
        }
        Command::Restore { kind, ids } => {
            for id in ids {
                draft.write(kind, *id, &Field::DELETED, None)?;
            }
            draft.finish(did("restore", kind))
        }
        Command::TurnIntoIdea {
            feedback,
            idea,
            title,
        } => {
            let evidence = links(workspace, feedback, 1.0)?;
            let title = (Field::named("title"), Value::text(title));
            draft.add(&Kind::IDEAS, *idea, std::iter::once(title).chain(evidence))?;
            draft.finish("turn-into-idea")
        }
        Command::Link {
            feedback,
            idea,
            importance,
        } => {
            for (field, value) in links(workspace, feedback, *importance)? {
                draft.write(&Kind::IDEAS, *idea, &field, Some(value))?;
            }
            draft.finish("link-feedback")
        }
        Command::Unlink { feedback, idea } => {
            for id in feedback {
                draft.write(&Kind::IDEAS, *idea, &Field::link("insights", *id), None)?;
            }
            draft.finish("unlink-feedback")
        }
        Command::Estimate {
            idea,
            framework,
            person,
            input,
            value,
        } => {
            let value = value.map(|number| finite(input, number)).transpose()?;
            draft.write(
                &Kind::IDEAS,
                *idea,
                &Field::estimate(framework, *person, input),
                value,
            )?;
            draft.finish("estimate")
        }
        Command::Import { records } => {
            for (kind, id, fields) in records {
                draft.add(kind, *id, fields.iter().cloned())?;
            }
            draft.finish("import")
        }
        Command::Merge { snapshot } => merge(workspace, snapshot, env)
            .change
            .ok_or(CommandError::NothingToDo),
        Command::Settle {
            kind,
            id,
            field,
            value,
        } => {
            if let Some(value) = value {
                crate::model::check(kind, field, value).map_err(|error| CommandError::BadField {
                    kind: kind.clone(),
                    id: *id,
                    field: field.clone(),
                    error,
                })?;
            }
            draft.write(kind, *id, field, value.clone())?;
            draft.finish("settle")
        }
        Command::Revert { change, did } => revert::revert(workspace, change, env, did),
    }
}

fn links(
    workspace: &Workspace,
    feedback: &[Id],
    importance: f64,
) -> Result<Vec<(Field, Value)>, CommandError> {
    let value = finite("importance", importance)?;
    feedback
        .iter()
        .map(|&id| match workspace.record(&Kind::FEEDBACK, id) {
            Some(_) => Ok((Field::link("insights", id), value.clone())),
            None => Err(CommandError::NotThere {
                kind: Kind::FEEDBACK,
                id,
            }),
        })
        .collect()
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
        "comments" => "comment",
        other => other,
    };
    Did::Owned(format!("{verb}-{one}"))
}
