//! Small worlds for the laws: a few replicas that edit the same few records and hand each other what they know.
//!
//! Ids, fields and values are few, so that replicas collide all the time; a [`Step`] is plain numbers, so that a failing
//! history shrinks to a handful of steps and can be read.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tandem_core::command::apply;
use tandem_core::history::{History, Step as Way};
use tandem_core::merge::merge;
use tandem_core::model::Role;
use tandem_core::snapshot::{Header, Trust, decode, encode, hash};
use tandem_core::{
    Change, Command, CommandError, Env, Field, Id, Kind, Millis, Record, Snapshot, Value, Workspace,
};

/// The time at which every world begins.
pub const START: Millis = 1_764_000_000_000;
/// The workspace that all replicas share.
pub const WORKSPACE: Id = Id::from_u128(0x77);
/// Who acts.
pub const PM: Id = Id::from_u128(0x01);
/// How many records a world has.
pub const RECORDS: usize = 3;
/// How many fields each record has.
pub const FIELDS: usize = 5;

/// How many cases a law is tried with: as many as `PROPTEST_CASES` says, other ones each time; or the same 10,000 each
/// time, so that what fails then was broken by what was changed, and not found by luck. `PROPTEST_RNG_SEED` chooses others.
pub fn cases() -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    let usual = ProptestConfig::default();
    let cases = wanted.unwrap_or(10_000);
    ProptestConfig {
        cases,
        // Some laws have no use for one case in ten or two, however many are tried.
        max_local_rejects: usual.max_local_rejects.max(cases.saturating_mul(10)),
        max_global_rejects: usual.max_global_rejects.max(cases),
        rng_seed: match (wanted, usual.rng_seed) {
            (None, RngSeed::Random) => RngSeed::Fixed(0),
            (_, seed) => seed,
        },
        failure_persistence: None,
        ..usual
    }
}

/// The record with this number: two kinds that this build knows and one that it does not.
pub fn record(number: usize) -> (Kind, Id) {
    match number % RECORDS {
        0 => (Kind::IDEAS, Id::from_u128(0x10)),
        1 => (Kind::FEEDBACK, Id::from_u128(0x20)),
        _ => (Kind::from_name("dreams"), Id::from_u128(0x30)),
    }
}

/// A field of a record and the values that it is given: a register, a set, links with values, and what this build does
/// not know, among it a value that stands beside elements of its own name.
pub fn field(record: usize, number: usize) -> (Field, [Value; 2]) {
    let flags = || [Value::Flag(true), Value::Flag(true)];
    let texts = || [Value::text("a"), Value::text("b")];
    let numbers = || [number_value(1.0), number_value(2.0)];
    match (record % RECORDS, number % FIELDS) {
        (0 | 1, 0) => (Field::named("title"), texts()),
        (0 | 1, 1) => (Field::element("tags", "u/x~"), flags()),
        // What is linked to is no record of the game: what a link asks of a merge beside its rule is `both_sides`.
        (0, 2) => (Field::link("insights", Id::from_u128(0x21)), numbers()),
        (0, 3) => (Field::estimate("rice", PM, "reach"), numbers()),
        (1, 2) => (Field::named("novel"), texts()),
        (1, 3) => (Field::link("supporters", Id::from_u128(0x40)), flags()),
        (_, 0) => (Field::named("novel"), texts()),
        (_, 1) => (Field::element("novel", "b"), numbers()),
        (_, 2) => (Field::from_path("novel/b/c"), [Value::Null, Value::text("")]),
        (_, 3) => (
            Field::named("*novel"),
            [
                Value::List([].into()),
                Value::List([Value::Map([].into())].into()),
            ],
        ),
        _ => (Field::element("novel", "deep"), numbers()),
    }
}

fn number_value(number: f64) -> Value {
    Value::number(number).expect("finite")
}

/// What happens in a world. Numbers beyond what there is wrap around.
#[derive(Clone, Debug)]
pub enum Step {
    /// Replica `at` writes a field of a record, making the record if it is not there; 0 clears the field.
    Write {
        at: usize,
        record: usize,
        field: usize,
        value: usize,
    },
    /// Replica `at` deletes a record.
    Delete { at: usize, record: usize },
    /// Replica `at` settles a conflict, with one of its values or with an empty field.
    Settle { at: usize, pick: usize },
    /// Replica `to` takes in all that `from` knows.
    Sync { from: usize, to: usize },
    /// Replica `to` takes in the records of `from` whose bits are set.
    Part { from: usize, to: usize, records: u8 },
    /// Replica `at` takes its latest step back.
    Undo { at: usize },
    /// Replica `at` does again what it took back.
    Redo { at: usize },
    /// Replica `at` turns to its other tab, which has a history of its own.
    Turn { at: usize },
}

/// One browser profile.
#[derive(Clone, Debug)]
pub struct Replica {
    /// Its id.
    pub id: Id,
    /// What it knows.
    pub workspace: Workspace,
    /// What can be taken back in each of its two tabs.
    pub tabs: [History; 2],
    /// The tab that is in front.
    pub tab: usize,
    /// How far its clock is off, in milliseconds.
    pub skew: i64,
}

impl Replica {
    /// What can be taken back in the tab that is in front.
    pub fn history(&self) -> &History {
        &self.tabs[self.tab]
    }
}

/// A few replicas and the time.
#[derive(Clone, Debug)]
pub struct World {
    /// The replicas.
    pub replicas: Vec<Replica>,
    /// How many steps were tried.
    pub steps: u64,
}

impl World {
    /// Makes replicas that know nothing yet.
    pub fn new(replicas: usize) -> Self {
        let replicas = (0..replicas).map(|i| Replica {
            id: replica_id(i),
            workspace: Workspace::new(WORKSPACE),
            tabs: [History::default(), History::default()],
            tab: 0,
            skew: 0,
        });
        Self {
            replicas: replicas.collect(),
            steps: 0,
        }
    }

    /// Makes a world and lets the steps happen in it.
    pub fn after(replicas: usize, steps: &[Step]) -> Self {
        let mut world = Self::new(replicas);
        for step in steps {
            // A step that is refused, such as an undo of nothing, changes nothing.
            let _ = world.run(step);
        }
        world
    }

    /// What replica `at` knows.
    pub fn workspace(&self, at: usize) -> &Workspace {
        &self.replicas[at].workspace
    }

    /// The surroundings of the next Command of replica `at`.
    pub fn env(&self, at: usize) -> Env {
        let replica = &self.replicas[at];
        Env {
            now: (START + self.steps * 1000).saturating_add_signed(replica.skew),
            replica: replica.id,
            by: PM,
            seed: u128::from(self.steps),
        }
    }

    /// Lets a step happen; the Change that came of it.
    pub fn run(&mut self, step: &Step) -> Result<Arc<Change>, CommandError> {
        let count = self.replicas.len();
        let (at, command, way) = match *step {
            Step::Write {
                at,
                record,
                field,
                value,
            } => (
                at,
                write(&self.replicas[at % count].workspace, record, field, value),
                Way::Do,
            ),
            Step::Delete { at, record: number } => {
                let (kind, id) = record(number);
                (at, Command::Delete { kind, ids: vec![id] }, Way::Do)
            }
            Step::Settle { at, pick } => {
                let settle = settle(&self.replicas[at % count].workspace, pick);
                (at, settle.ok_or(CommandError::NothingToDo)?, Way::Do)
            }
            Step::Sync { from, to } => {
                let content = self.replicas[from % count].workspace.clone();
                (to, take(content, true), Way::Do)
            }
            Step::Part { from, to, records } => {
                let content = part(&self.replicas[from % count].workspace, records);
                (to, take(content, false), Way::Do)
            }
            Step::Undo { at } => {
                let undo = self.replicas[at % count].history().undo();
                (at, undo.ok_or(CommandError::NothingToDo)?, Way::Undo)
            }
            Step::Redo { at } => {
                let redo = self.replicas[at % count].history().redo();
                (at, redo.ok_or(CommandError::NothingToDo)?, Way::Redo)
            }
            Step::Turn { at } => {
                self.replicas[at % count].tab ^= 1;
                return Err(CommandError::NothingToDo);
            }
        };
        self.perform(at % count, &command, way)
    }

    /// Lets replica `at` carry out a Command, as the session does.
    pub fn perform(&mut self, at: usize, command: &Command, way: Way) -> Result<Arc<Change>, CommandError> {
        self.steps += 1;
        let env = self.env(at);
        let replica = &mut self.replicas[at];
        match apply(&replica.workspace, command, &env) {
            Ok(change) => {
                let change = Arc::new(change);
                replica.workspace.apply(&change);
                replica.tabs[replica.tab].record(change.clone(), way);
                Ok(change)
            }
            Err(error) => {
                if way != Way::Do {
                    replica.tabs[replica.tab].forget(way);
                }
                Err(error)
            }
        }
    }

    /// Lets everybody take in what everybody knows, until all know the same.
    pub fn converge(&mut self) {
        let last = self.replicas.len() - 1;
        for i in 0..last {
            let _ = self.run(&Step::Sync { from: i, to: last });
        }
        for i in 0..last {
            let _ = self.run(&Step::Sync { from: last, to: i });
        }
    }
}

/// The id of the replica with this number.
pub fn replica_id(number: usize) -> Id {
    Id::from_u128(0xA0 + number as u128)
}

/// The Command that a [`Step::Write`] is.
pub fn write(workspace: &Workspace, number: usize, field_number: usize, value: usize) -> Command {
    let (kind, id) = record(number);
    let (field, values) = field(number, field_number);
    let value = match value % 3 {
        0 => None,
        n => Some(values[n - 1].clone()),
    };
    if workspace.any_record(&kind, id).is_some() {
        Command::Edit {
            kind,
            ids: vec![id],
            writes: vec![(field, value)],
        }
    } else {
        Command::Add {
            kind,
            id,
            fields: value.map(|value| (field, value)).into_iter().collect(),
        }
    }
}

fn settle(workspace: &Workspace, pick: usize) -> Option<Command> {
    let open: Vec<_> = workspace.conflicts().collect();
    let (kind, record, field, siblings) = *open.get(pick % open.len().max(1))?;
    let value = siblings
        .get(pick / 2 % (siblings.len() + 1))
        .and_then(|sibling| sibling.value.clone());
    Some(Command::Settle {
        kind: kind.clone(),
        id: record.id(),
        field: field.clone(),
        value,
    })
}

/// A file in memory.
pub fn file(content: Workspace, complete: bool) -> Snapshot {
    Snapshot {
        id: None,
        name: String::new(),
        exported_by: String::new(),
        person: None,
        at: String::new(),
        complete,
        newer: false,
        trust: Trust::Right,
        content,
        loose: Vec::new(),
    }
}

/// The Command that takes in a file with this content.
pub fn take(content: Workspace, complete: bool) -> Command {
    Command::Merge {
        snapshot: Arc::new(file(content, complete)),
    }
}

/// The records of a workspace whose bits are set, as a partial file carries them: it says that it is not complete, and
/// tells of no Change but those that made what it holds.
pub fn part(workspace: &Workspace, records: u8) -> Workspace {
    let chosen = (0..RECORDS).filter(|n| records >> n & 1 == 1).map(record);
    let held = chosen.filter_map(|(kind, id)| {
        let record = Record::clone(workspace.any_record(&kind, id)?);
        Some((kind, record))
    });
    let (id, seen) = (workspace.id(), workspace.seen().clone());
    Workspace::from_parts(id, seen, workspace.log().clone(), held).with_referred_log()
}

/// The workspace after taking in a whole file of `theirs`.
pub fn merged(ours: &Workspace, theirs: &Workspace) -> Workspace {
    merged_file(ours, &file(theirs.clone(), true))
}

/// The workspace after taking in a file.
pub fn merged_file(ours: &Workspace, file: &Snapshot) -> Workspace {
    let mut merged = ours.clone();
    if let Some(change) = merge(ours, file, &env(START)).change {
        merged.apply(&change);
    }
    merged
}

/// The surroundings of somebody who only looks on.
pub fn env(now: Millis) -> Env {
    Env {
        now,
        replica: Id::from_u128(0xFF),
        by: PM,
        seed: 5,
    }
}

/// The head of a file.
pub fn header(complete: bool) -> Header<'static> {
    Header {
        id: Id::from_u128(9),
        parents: &[],
        replica: replica_id(0),
        person: PM,
        by: "Pia",
        role: Role::Pm,
        at: START,
        app: "0.1.0",
        name: "Sample",
        complete,
    }
}

/// Writes a workspace as a file.
pub fn export(workspace: &Workspace, complete: bool) -> Vec<u8> {
    encode(workspace, &header(complete))
}

/// Reads a file.
pub fn import(bytes: &[u8]) -> Snapshot {
    decode(bytes).unwrap_or_else(|error| panic!("{error:?}\n{}", String::from_utf8_lossy(bytes)))
}

/// Fails unless two workspaces are equal, in memory and by the hash of their content.
pub fn assert_same(a: &Workspace, b: &Workspace) {
    assert_eq!(a, b);
    assert_eq!(hash(a), hash(b));
}

/// Every register of a record: what it shows aside, this is all there is to it.
pub type Registers = Vec<(Kind, Id, Field, Vec<tandem_core::Sibling>)>;

/// Everything that a workspace holds except which value it shows.
pub fn registers(workspace: &Workspace) -> Registers {
    let mut found = Registers::new();
    for (kind, record) in all_records(workspace) {
        for field in fields_of(record) {
            let siblings = record.siblings(&field);
            found.push((kind.clone(), record.id(), field, siblings));
        }
    }
    found
}

/// All records, deleted ones included.
pub fn all_records(workspace: &Workspace) -> impl Iterator<Item = (&Kind, &Record)> {
    workspace.kinds().flat_map(|kind| {
        let records = workspace.collection(kind).into_iter().flatten();
        records.map(move |record| (kind, record.as_ref()))
    })
}

/// Every field of a record that was ever written, `deleted` included.
pub fn fields_of(record: &Record) -> Vec<Field> {
    let written = record
        .fields()
        .map(|(field, _)| field)
        .chain(record.registers().map(|(field, _)| field));
    let mut fields: Vec<Field> = written.cloned().chain([Field::DELETED]).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// Any step of a world with this many replicas.
pub fn step(replicas: usize) -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => edit(replicas),
        1 => (0..replicas, 0..9_usize).prop_map(|(at, pick)| Step::Settle { at, pick }),
        4 => (0..replicas, 0..replicas).prop_map(|(from, to)| Step::Sync { from, to }),
        1 => (0..replicas, 0..replicas, 1..8_u8).prop_map(|(from, to, records)| Step::Part { from, to, records }),
        2 => (0..replicas).prop_map(|at| Step::Undo { at }),
        1 => (0..replicas).prop_map(|at| Step::Redo { at }),
        1 => (0..replicas).prop_map(|at| Step::Turn { at }),
    ]
}

/// A step that writes: mostly a field, sometimes a deletion.
pub fn edit(replicas: usize) -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..replicas, 0..RECORDS, 0..FIELDS, 0..3_usize)
            .prop_map(|(at, record, field, value)| Step::Write { at, record, field, value }),
        1 => (0..replicas, 0..RECORDS).prop_map(|(at, record)| Step::Delete { at, record }),
    ]
}

/// A history of up to `most` steps.
pub fn history(replicas: usize, most: usize) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(step(replicas), 0..=most)
}
