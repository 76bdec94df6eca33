//! Gathers the writes of one Command into one Change: all share one dot, none touches the workspace.

use std::sync::Arc;

use crate::change::{Change, Did, LogEntry, RecordChange};
use crate::command::CommandError;
use crate::map::Map;
use crate::{Dot, Env, Field, Id, Kind, Record, Sibling, Value, Workspace, model};

/// Writes that are being gathered.
pub(crate) struct Draft<'a> {
    workspace: &'a Workspace,
    env: &'a Env,
    dot: Dot,
    touched: Map<Kind, Map<Id, Arc<Record>>>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(workspace: &'a Workspace, env: &'a Env) -> Self {
        Self {
            workspace,
            env,
            dot: env.next_dot(workspace),
            touched: Map::new(),
        }
    }

    /// Goes on with what a Change has begun to write: `workspace` is what it leaves.
    pub(crate) fn after(change: &Change, workspace: &'a Workspace, env: &'a Env) -> Self {
        let draft = Self::new(workspace, env);
        Self {
            dot: change.dot.unwrap_or(draft.dot),
            ..draft
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
        fields: Vec<(Field, Value)>,
    ) -> Result<(), CommandError> {
        if self.workspace.any_record(kind, id).is_some() || self.is_touched(kind, id) {
            return Err(CommandError::AlreadyThere {
                kind: kind.clone(),
                id,
            });
        }
        let record = Record::new(id, self.dot, fields);
        for (field, value) in record.fields() {
            check(kind, id, field, value)?;
        }
        self.put(kind, Arc::new(record));
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

    /// Writes values over all that stand in a field; more than one is a conflict that stays open. What is deleted stays so.
    pub(crate) fn write_sides(
        &mut self,
        kind: &Kind,
        id: Id,
        field: &Field,
        values: Vec<Option<Value>>,
    ) -> Result<(), CommandError> {
        for value in values.iter().flatten() {
            check(kind, id, field, value)?;
        }
        let dot = self.dot;
        let record = self.edit(kind, id)?;
        record.overwrite(field, values, dot);
        if !record.is_deleted() {
            record.keep(dot);
        }
        Ok(())
    }

    /// Puts sides of a conflict into a field, each with who wrote it. What is deleted stays so.
    pub(crate) fn put_sides(
        &mut self,
        kind: &Kind,
        id: Id,
        field: &Field,
        sides: Vec<Sibling>,
    ) -> Result<(), CommandError> {
        let (dot, workspace) = (self.dot, self.workspace);
        let now = self.env.tick(workspace);
        let record = self.edit(kind, id)?;
        record.put(field, sides, &|of| {
            if of == dot { now } else { workspace.clock(of) }
        });
        if !record.is_deleted() {
            record.keep(dot);
        }
        Ok(())
    }

    /// The record to edit, copied from the workspace at the first touch.
    pub(crate) fn edit(&mut self, kind: &Kind, id: Id) -> Result<&mut Record, CommandError> {
        if !self.is_touched(kind, id)
            && let Some(record) = self.workspace.any_record(kind, id)
        {
            self.put(kind, record.clone());
        }
        let touched = self
            .touched
            .get_mut(kind)
            .and_then(|touched| touched.get_mut(&id));
        touched.map(Arc::make_mut).ok_or_else(|| CommandError::NotThere {
            kind: kind.clone(),
            id,
        })
    }

    fn is_touched(&self, kind: &Kind, id: Id) -> bool {
        let touched = self.touched.get(kind);
        touched.is_some_and(|touched| touched.contains_key(&id))
    }

    fn put(&mut self, kind: &Kind, record: Arc<Record>) {
        self.touched.change(kind.clone(), |touched| {
            touched.insert(record.id(), record);
        });
    }

    /// Ends the gathering; nothing written is no Change.
    pub(crate) fn finish(self, did: Did) -> Result<Change, CommandError> {
        let workspace = self.workspace;
        let mut records: Vec<RecordChange> = Vec::new();
        for (kind, touched) in self.touched {
            for (id, record) in touched {
                let change = RecordChange {
                    from: workspace.any_record(&kind, id).cloned(),
                    to: Some(record),
                    kind: kind.clone(),
                    id,
                };
                if change.from != change.to {
                    records.push(change);
                }
            }
        }
        if records.is_empty() {
            return Err(CommandError::NothingToDo);
        }
        let entry = LogEntry {
            at: self.env.tick(workspace),
            by: self.env.by,
            did,
        };
        let mut seen = workspace.seen().clone();
        seen.learn(self.dot);
        let log = [(self.dot, (None, Some(entry.clone())))].into_iter().collect();
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
