//! A world beside what it must hold: every move is made by the kernel and foretold by the oracle.

use std::sync::Arc;

use tandem_core::history::Step as Way;
use tandem_core::snapshot::{Trust, hash};
use tandem_core::{Change, Command, CommandError, Dot, Field, Id, Kind, Millis, Value};

use super::oracle::{Deed, Heads, Oracle, Tally, Wrote};
use crate::support::{RECORDS, Step, World, export, fields_of, import, part, record, take};

/// What happens in a game.
#[derive(Clone, Debug)]
pub enum Move {
    /// A step in memory.
    Step(Step),
    /// Replica `at` exports the records whose bits are set; all of them is a complete file.
    Export { at: usize, records: u8 },
    /// Replica `to` merges a file that was exported at any time before.
    Take { to: usize, file: usize },
    /// Replica `at` is thrown away and opened again from a complete file, under a new id.
    Restore { at: usize, file: usize },
}

/// A file and what it must know.
#[derive(Clone)]
struct File {
    bytes: Vec<u8>,
    complete: bool,
    heads: Heads,
}

/// A world beside what it must hold.
#[derive(Clone)]
pub struct Game {
    /// The world.
    pub world: World,
    oracle: Oracle,
    heads: Vec<Heads>,
    files: Vec<File>,
    minted: u128,
    tally: Tally,
}

/// Plays moves until one goes wrong, then until all know the same.
pub fn play(replicas: usize, moves: &[Move]) -> Result<Tally, String> {
    let mut game = Game::new(replicas);
    for (i, next) in moves.iter().enumerate() {
        game.make(next)
            .map_err(|error| format!("move {i} ({next:?}): {error}"))?;
    }
    game.converge().map_err(|error| format!("at the end: {error}"))?;
    Ok(game.tally)
}

/// Plays steps alone.
pub fn play_steps(replicas: usize, steps: &[Step]) -> Result<Tally, String> {
    let moves: Vec<Move> = steps.iter().cloned().map(Move::Step).collect();
    play(replicas, &moves)
}

impl Game {
    /// A world in which nothing has happened.
    pub fn new(replicas: usize) -> Self {
        Self {
            world: World::new(replicas),
            oracle: Oracle::default(),
            heads: vec![Heads::default(); replicas],
            files: Vec::new(),
            minted: 0,
            tally: Tally::default(),
        }
    }

    /// Lets everybody take in what everybody knows; then all must be the same.
    pub fn converge(&mut self) -> Result<(), String> {
        let last = self.heads.len() - 1;
        let ways = (0..last).map(|i| (i, last)).chain((0..last).map(|i| (last, i)));
        for (from, to) in ways {
            self.make(&Move::Step(Step::Sync { from, to }))?;
        }
        for at in 0..last {
            if hash(self.world.workspace(at)) != hash(self.world.workspace(last)) {
                return Err(format!(
                    "replicas {at} and {last} know the same but are not the same"
                ));
            }
        }
        Ok(())
    }

    /// Makes a move and compares the replica that it changed with the oracle.
    pub fn make(&mut self, next: &Move) -> Result<(), String> {
        let count = self.world.replicas.len();
        let at = match next {
            Move::Step(step) => self.step(step)?,
            Move::Export { at, records } => {
                let complete = *records == 7;
                let workspace = self.world.workspace(*at);
                let content = if complete {
                    workspace.clone()
                } else {
                    part(workspace, *records)
                };
                let heads = if complete {
                    self.heads[*at].clone()
                } else {
                    picked(&self.heads[*at], *records)
                };
                self.files.push(File {
                    bytes: export(&content, complete),
                    complete,
                    heads,
                });
                *at
            }
            Move::Take { to, file } => {
                if let Some(file) = self.files.get(file % self.files.len().max(1)) {
                    let read = import(&file.bytes);
                    if (read.complete, read.trust) != (file.complete, Trust::Right) {
                        return Err("the file reads as another".to_owned());
                    }
                    let (command, heads) = (take(read.content, read.complete), file.heads.clone());
                    self.merge(*to, &command, &heads)?;
                }
                *to
            }
            Move::Restore { at, file } => {
                if let Some(file) = self
                    .files
                    .get(file % self.files.len().max(1))
                    .filter(|file| file.complete)
                {
                    self.minted += 1;
                    let replica = &mut self.world.replicas[*at];
                    replica.workspace = import(&file.bytes).content;
                    replica.id = Id::from_u128(0xB000 + self.minted);
                    replica.tabs = Default::default();
                    self.heads[*at] = file.heads.clone();
                }
                *at
            }
        } % count;
        let counted = self.oracle.check(&self.heads[at], self.world.workspace(at))?;
        self.tally.add(counted);
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<usize, String> {
        let count = self.world.replicas.len();
        match *step {
            Step::Sync { from, to } => {
                let command = take(self.world.workspace(from).clone(), true);
                let heads = self.heads[from].clone();
                self.merge(to, &command, &heads)?;
                Ok(to)
            }
            Step::Part { from, to, records } => {
                let command = take(part(self.world.workspace(from), records), false);
                let heads = picked(&self.heads[from], records);
                self.merge(to, &command, &heads)?;
                Ok(to)
            }
            Step::Undo { at } => self.revert(at % count, Way::Undo),
            Step::Redo { at } => self.revert(at % count, Way::Redo),
            Step::Turn { at } => {
                let _ = self.world.run(step);
                Ok(at)
            }
            Step::Write { at, .. } | Step::Delete { at, .. } | Step::Settle { at, .. } => {
                self.local(at % count, step)?;
                Ok(at)
            }
        }
    }

    fn merge(&mut self, to: usize, command: &Command, theirs: &Heads) -> Result<(), String> {
        let before = self.heads[to].clone();
        self.oracle.join(&mut self.heads[to], theirs);
        match self.world.perform(to, command, Way::Do) {
            Ok(change) => {
                self.oracle
                    .note(&change, Deed::Brought(before, self.heads[to].clone()));
                Ok(())
            }
            Err(CommandError::NothingToDo) if before == self.heads[to] => Ok(()),
            Err(error) => Err(format!("the merge was refused: {error:?}")),
        }
    }

    /// An edit: what is written is foretold from the step alone.
    fn local(&mut self, at: usize, step: &Step) -> Result<(), String> {
        let before = self.world.workspace(at).clone();
        let open: Vec<(Kind, Id, Field)> = before
            .conflicts()
            .map(|(kind, r, field, _)| (kind.clone(), r.id(), field.clone()))
            .collect();
        let made = self.world.run(step);
        let stamp = made
            .as_ref()
            .ok()
            .and_then(|change| Some((change.dot?, change.entry.at)));
        let heads = &mut self.heads[at];
        // A refused Command has no dot; what it would have written is then foretold to be nothing.
        let stamp = stamp.unwrap_or((
            Dot {
                replica: Id::from_u128(0),
                n: 0,
            },
            0,
        ));
        let mut wrote = Vec::new();
        match *step {
            Step::Write {
                record: number,
                field,
                value,
                ..
            } => {
                let (kind, id) = record(number);
                let (field, values) = crate::support::field(number, field);
                let value = (value % 3 > 0).then(|| values[value % 3 - 1].clone());
                let place = (kind.clone(), id, field);
                if before.any_record(&kind, id).is_some() {
                    wrote = self.oracle.edit(heads, &place, stamp, value);
                } else {
                    // Making a record also says that it is kept.
                    let kept = (kind, id, Field::DELETED);
                    wrote.push(self.oracle.write(heads, &kept, stamp, vec![None]));
                    if value.is_some() {
                        wrote.push(self.oracle.write(heads, &place, stamp, vec![value]));
                    }
                }
            }
            Step::Delete { record: number, .. } => {
                let (kind, id) = record(number);
                if before.any_record(&kind, id).is_some() {
                    let place = (kind, id, Field::DELETED);
                    wrote = self.oracle.edit(heads, &place, stamp, Some(Value::Flag(true)));
                }
            }
            Step::Settle { pick, .. } => {
                if let Some(place) = open.get(pick % open.len().max(1)) {
                    let siblings = self.oracle.siblings(heads, place);
                    let value = siblings
                        .get(pick / 2 % (siblings.len() + 1))
                        .and_then(|s| s.value.clone());
                    wrote = self.oracle.edit(heads, place, stamp, value);
                }
            }
            _ => {}
        }
        match made {
            Ok(change) => self.oracle.note(&change, Deed::Wrote(wrote)),
            Err(_) if wrote.is_empty() => {}
            Err(error) => return Err(format!("refused: {error:?}")),
        }
        Ok(())
    }

    fn revert(&mut self, at: usize, way: Way) -> Result<usize, String> {
        let history = self.world.replicas[at].history();
        let (target, command) = match way {
            Way::Redo => (history.latest_undone().cloned(), history.redo()),
            _ => (history.latest().cloned(), history.undo()),
        };
        let (Some(target), Some(command)) = (target, command) else {
            return Ok(at);
        };
        let deed = self.oracle.deed(&target);
        let made = self.world.perform(at, &command, way);
        let deed = match (deed, &made) {
            (Deed::Wrote(wrote), _) => self.write_back(at, &target, &wrote, made.as_ref().ok())?,
            (_, Err(_)) => return Ok(at),
            (Deed::Brought(before, after), Ok(_)) => {
                let held = self.heads[at].clone();
                for record in Oracle::records(&[&after]) {
                    let of =
                        |heads: &Heads| Oracle::part(heads, |kind, id| (kind, id) == (&record.0, record.1));
                    let mut back = held.clone();
                    Oracle::restore(&mut back, &before, &record);
                    // A record goes back only if nobody has touched it; whether it did is for the kernel to say.
                    if of(&held) == of(&after) && self.holds(at, &back, &record) {
                        self.heads[at] = {
                            let mut heads = self.heads[at].clone();
                            Oracle::restore(&mut heads, &before, &record);
                            heads
                        };
                    }
                }
                Deed::TookBack(held)
            }
            (Deed::TookBack(held), Ok(_)) => {
                let before = self.heads[at].clone();
                self.oracle.join(&mut self.heads[at], &held);
                Deed::Brought(before, self.heads[at].clone())
            }
        };
        if let Ok(change) = made {
            self.oracle.note(&change, deed);
        }
        Ok(at)
    }

    /// Whether a replica holds exactly these registers of a record.
    fn holds(&self, at: usize, heads: &Heads, record: &(Kind, Id)) -> bool {
        let of = |kind: &Kind, id: Id| (kind, id) == (&record.0, record.1);
        let found = self.world.workspace(at).any_record(&record.0, record.1);
        let heads = Oracle::part(heads, of);
        match found {
            None => heads == Heads::default(),
            Some(found) => {
                let fields = fields_of(found);
                heads != Heads::default()
                    && fields.into_iter().all(|field| {
                        let place = (record.0.clone(), record.1, field);
                        self.oracle.siblings(&heads, &place) == found.siblings(&place.2)
                    })
            }
        }
    }

    /// Taking back one's own writes: each that still stands alone is written over by what stood there before.
    fn write_back(
        &mut self,
        at: usize,
        target: &Arc<Change>,
        wrote: &[Wrote],
        made: Option<&Arc<Change>>,
    ) -> Result<Deed, String> {
        let nobody = (
            Dot {
                replica: Id::from_u128(0),
                n: 0,
            },
            0,
        );
        let stamp: (Dot, Millis) = made
            .and_then(|change| Some((change.dot?, change.entry.at)))
            .unwrap_or(nobody);
        let held = self.heads[at].clone();
        let own = [
            self.world.replicas[at].id,
            target.dot.map_or(stamp.0.replica, |dot| dot.replica),
        ];
        let mut wrote_back = Vec::new();
        for record in target
            .records
            .iter()
            .map(|change| (change.kind.clone(), change.id))
        {
            let kept = (record.0.clone(), record.1, Field::DELETED);
            let of_record = wrote
                .iter()
                .filter(|((kind, id, _), ..)| (kind, id) == (&record.0, &record.1));
            let created = of_record
                .clone()
                .any(|(place, _, before)| *place == kept && before.is_empty());
            let heads = &mut self.heads[at];
            if created {
                let base = self
                    .world
                    .workspace(at)
                    .any_record(&record.0, record.1)
                    .map(|record| record.base().replica);
                let made_here = base.is_some_and(|base| own.contains(&base));
                if made_here && self.oracle.all_by(&held, &record, &own) {
                    wrote_back.extend(self.oracle.edit(heads, &kept, stamp, Some(Value::Flag(true))));
                }
                continue;
            }
            let mut edited = false;
            let mut back = None;
            for (place, id, before) in of_record {
                let mut values = self.oracle.values(before);
                if values.is_empty() {
                    values.push(None);
                }
                if !self.oracle.stands(&held, place, *id, &own) {
                    continue;
                }
                if *place == kept {
                    back = Some(values).filter(|values| *values != self.oracle.values(&[*id].into()));
                } else {
                    wrote_back.push(self.oracle.write(heads, place, stamp, values));
                    edited = true;
                }
            }
            let now = self.oracle.values(&Oracle::at(&held, &kept));
            let deleted = !now.contains(&None);
            if let Some(values) = back {
                wrote_back.push(self.oracle.write(heads, &kept, stamp, values));
            } else if edited && !deleted {
                wrote_back.push(self.oracle.write(heads, &kept, stamp, now));
            }
        }
        match made {
            None if !wrote_back.is_empty() => Err("taking back was refused".to_owned()),
            _ => Ok(Deed::Wrote(wrote_back)),
        }
    }
}

fn picked(heads: &Heads, records: u8) -> Heads {
    Oracle::part(heads, |kind, id| {
        (0..RECORDS).any(|n| records >> n & 1 == 1 && record(n) == (kind.clone(), id))
    })
}
