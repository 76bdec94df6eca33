//! Stories, their order and dependencies, sprints, planning poker, and the forecast.

mod backlog;
mod dependencies;
mod files;
mod finished;
mod forecast;
mod poker;
mod position;
mod several_sprints;
mod sprint_days;
mod sprints;

use tandem_core::command::apply;
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace, time};

/// A workspace of one replica, edited by commands.
pub struct Desk {
    pub workspace: Workspace,
    pub env: Env,
}

impl Desk {
    pub fn new(replica: u128) -> Self {
        Self {
            workspace: Workspace::new(Id::from_u128(1)),
            env: Env {
                now: time::parse("2026-09-01").unwrap(),
                replica: Id::from_u128(replica),
                by: Id::from_u128(replica + 1000),
                seed: replica,
            },
        }
    }

    pub fn try_run(&mut self, command: &Command) -> Result<(), tandem_core::CommandError> {
        self.env.now += 1000;
        let change = apply(&self.workspace, command, &self.env)?;
        self.workspace.apply(&change);
        Ok(())
    }

    pub fn run(&mut self, command: &Command) {
        self.try_run(command).expect("the command applies");
    }

    pub fn add(&mut self, kind: Kind, id: u128, fields: Vec<(Field, Value)>) -> Id {
        let id = Id::from_u128(id);
        self.run(&Command::Add { kind, id, fields });
        id
    }

    pub fn story(&mut self, id: u128, title: &str, more: Vec<(Field, Value)>) -> Id {
        let fields = std::iter::once(text("title", title)).chain(more);
        self.add(Kind::STORIES, id, fields.collect())
    }

    pub fn edit(&mut self, kind: Kind, id: Id, field: Field, value: Option<Value>) {
        self.run(&write(kind, id, field, value));
    }
}

pub fn write(kind: Kind, id: Id, field: Field, value: Option<Value>) -> Command {
    Command::Edit {
        kind,
        ids: vec![id],
        writes: vec![(field, value)],
    }
}

pub fn text(field: &'static str, text: &str) -> (Field, Value) {
    (Field::named(field), Value::text(text))
}

pub fn number(field: &'static str, number: f64) -> (Field, Value) {
    (Field::named(field), Value::number(number).unwrap())
}
