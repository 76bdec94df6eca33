//! A board of ideas that a PM and a PO estimate, for tests.

use tandem_core::command::apply;
use tandem_core::view::board::{BoardView, board};
use tandem_core::{Command, Env, Field, Id, Kind, Value, Workspace};

pub const PM: Id = Id::from_u128(0x01);
pub const PO: Id = Id::from_u128(0x02);
pub const BOARD: Id = Id::from_u128(0x70);

/// A board of ideas, each with its PM's and its PO's estimates.
pub struct World {
    pub workspace: Workspace,
    pub now: u64,
}

impl World {
    pub fn new(framework: &str) -> Self {
        let mut world = Self {
            workspace: Workspace::new(Id::from_u128(9)),
            now: 1_764_000_000_000,
        };
        for (person, role) in [(PM, "pm"), (PO, "po")] {
            world.add(Kind::PEOPLE, person, vec![text("name", role), text("role", role)]);
        }
        world.add(
            Kind::BOARDS,
            BOARD,
            vec![text("name", "Board"), text("framework", framework)],
        );
        world
    }

    pub fn run(&mut self, command: &Command) {
        self.now += 1;
        let env = Env {
            now: self.now,
            replica: Id::from_u128(7),
            by: PM,
            seed: u128::from(self.now),
        };
        let change = apply(&self.workspace, command, &env).expect("the command applies");
        self.workspace.apply(&change);
    }

    /// Carries a command out, or leaves everything as it is where the command does not apply.
    pub fn try_run(&mut self, command: &Command) {
        self.now += 1;
        let env = Env {
            now: self.now,
            replica: Id::from_u128(7),
            by: PM,
            seed: u128::from(self.now),
        };
        if let Ok(change) = apply(&self.workspace, command, &env) {
            self.workspace.apply(&change);
        }
    }

    pub fn add(&mut self, kind: Kind, id: Id, fields: Vec<(Field, Value)>) {
        self.run(&Command::Add { kind, id, fields });
    }

    pub fn idea(&mut self, title: &str, framework: &str, estimates: &[(Id, &str, f64)]) -> Id {
        let id = Id::from_u128(0x100 + u128::from(self.now));
        self.add(Kind::IDEAS, id, vec![text("title", title)]);
        for (person, input, value) in estimates {
            self.estimate(id, framework, (*person, input), *value, None);
        }
        id
    }

    pub fn estimate(
        &mut self,
        idea: Id,
        framework: &str,
        (person, input): (Id, &str),
        value: f64,
        range: Option<(f64, f64)>,
    ) {
        self.run(&Command::Estimate {
            idea,
            framework: framework.to_owned(),
            person,
            input: input.to_owned(),
            value: Some(value),
            range,
        });
    }

    pub fn view(&self) -> BoardView {
        board(&self.workspace, BOARD, None).expect("a board")
    }
}

pub fn text(field: &'static str, value: &str) -> (Field, Value) {
    (Field::named(field), Value::text(value))
}

/// The four inputs of RICE, for an impact of 1 and full confidence.
pub fn rice(reach: f64, effort: f64) -> [(Id, &'static str, f64); 4] {
    [
        (PM, "reach", reach),
        (PM, "impact", 1.0),
        (PM, "confidence", 100.0),
        (PO, "effort", effort),
    ]
}
