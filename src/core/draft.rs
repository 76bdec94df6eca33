//! Gathers the writes of one Command into one Change: all share one dot, none touches the workspace.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::change::{Change, Did, LogEntry, RecordChange};
use crate::command::CommandError;
use crate::{Dot, Env, Field, Id, Kind, Record, Value, Workspace, model};

/// Writes that are being gathered.
pub(crate) struct Draft<'a> {
    workspace: &'a Workspace,
    env: &'a Env,
    dot: Dot,
    touched: BTreeMap<(Kind, Id), Record>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(workspace: &'a Workspace, env: &'a Env) -> Self {
        Self {
            workspace,
            env,
            dot: env.next_dot(workspace),
            touched: BTreeMap::new(),
        }
    }

    pub(crate) fn dot(&self) -> Dot {
        self.dot
    }

    /// Makes a record; one that is already there, deleted or not, is refused.
    pub(crate) fn add(
        &mut self,
        kind: &Kind,
        id: Id,
        fields: impl IntoIterator<Item = (Field, Value)>,
    ) -> Result<(), CommandError> {
        if self.workspace.any_record(kind, id).is_some() || self.touched.contains_key(&(kind.clone(), id)) {
            return Err(CommandError::AlreadyThere {
                kind: kind.clone(),
                id,
            });
        }
        let record = Record::new(id, self.dot, fields);
        for (field, value) in record.fields() {
            check(kind, id, field, value)?;
        }
        self.touched.insert((kind.clone(), id), record);
        Ok(())
    }

    /// Writes a field of a record that is there; `None` clears it.
    pub(crate) fn write(
        &mut self,
        kind: &Kind,
        id: Id,
        field: &Field,
        value: Option<Value>,
    ) -> Result<(), CommandError> {
        if let Some(value) = &value {
            check(kind, id, field, value)?;
        }
        let dot = self.dot;
        self.edit(kind, id)?.write(field, value, dot);
        Ok(())
    }

    /// The record to edit, copied from the workspace at the first touch.
    pub(crate) fn edit(&mut self, kind: &Kind, id: Id) -> Result<&mut Record, CommandError> {
        match self.touched.entry((kind.clone(), id)) {
            std::collections::btree_map::Entry::Occupied(slot) => Ok(slot.into_mut()),
            std::collections::btree_map::Entry::Vacant(slot) => {
                let record = self.workspace.any_record(kind, id);
                let record = record.ok_or_else(|| CommandError::NotThere {
                    kind: kind.clone(),
                    id,
                })?;
                Ok(slot.insert(record.as_ref().clone()))
            }
        }
    }

    /// Ends the gathering; nothing written is no Change.
    pub(crate) fn finish(self, did: impl Into<Did>) -> Result<Change, CommandError> {
        let workspace = self.workspace;
        let records: Vec<RecordChange> = self
            .touched
            .into_iter()
            .map(|((kind, id), record)| RecordChange {
                from: workspace.any_record(&kind, id).cloned(),
                to: Some(Arc::new(record)),
                kind,
                id,
            })
            .filter(|change| change.from != change.to)
            .collect();
        if records.is_empty() {
            return Err(CommandError::NothingToDo);
        }
        let entry = LogEntry {
            at: self.env.tick(workspace),
            by: self.env.by,
            did: did.into(),
        };
        let mut seen = workspace.seen().clone();
        seen.learn(self.dot);
        let log = [(self.dot, (None, Some(entry.clone())))].into();
        Ok(Change {
            dot: Some(self.dot),
            entry,
            records,
            seen: (workspace.seen().clone(), seen),
            log,
        })
    }
}

fn check(kind: &Kind, id: Id, field: &Field, value: &Value) -> Result<(), CommandError> {
    model::check(kind, field, value).map_err(|error| CommandError::BadField {
        kind: kind.clone(),
        id,
        field: field.clone(),
        error,
    })
}
