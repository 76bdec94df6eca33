//! Goes through the rows of a table and gathers what an import would do, in pieces as large as somebody wants.

use std::borrow::Cow;

use super::amount::decimal_sign;
use super::cell;
use super::choices::{Choices, Decimal, Key, Order, Rule, bare, scoped, shape};
use super::index::Index;
use super::mapping::{Subject, Target};
use super::people::{People, Who};
use super::preview::{Cause, Preview};
use super::table::{Place, Problem, Row, Table};
use super::write::unguarded;
use crate::command::revert;
use crate::letters::lowered;
use crate::statuses::Statuses;
use crate::{Dot, Env, Field, Id, Kind, Record, Value, Workspace};

mod act;
mod ends;
mod known;
mod said;
mod sprints;

use known::{numbered, same, titled};

type Fields = Vec<(Field, Value)>;

/// An import that is being planned.
pub struct Planner<'a> {
    table: &'a Table,
    choices: &'a Choices,
    workspace: &'a Workspace,
    env: &'a Env,
    kind: Kind,
    /// What the table has in common with others of its shape.
    shape: String,
    statuses: Statuses,
    /// What each column becomes and how it is read, the order of its dates found out.
    columns: Vec<(Target, Rule)>,
    people: People,
    /// The Changes of which a record that they made is there, sorted.
    standing: Vec<Dot>,
    /// Records that are here, by what rows are found by.
    here: Vec<&'a Record>,
    index: Index,
    /// What the rows so far are found by.
    seen: Index,
    /// Ideas by their source ids and their titles, and comments by what they are on, where columns need them.
    ideas: Index,
    idea_ids: Vec<Id>,
    comments: Index,
    /// Sprints by their names in small letters, where columns need them.
    sprints: Vec<(String, Id)>,
    /// How many rows have something in each column that is left out.
    left_out: Vec<u64>,
    at: usize,
    made: u32,
    preview: Preview,
}

/// What one row says, before it is known whether it is new.
struct Said<'r> {
    place: Place,
    fields: Fields,
    customer: Option<Who>,
    supporters: Vec<Who>,
    comments: Vec<Cow<'r, str>>,
    insights: Vec<&'r str>,
    /// The names of the sprints that a story is or was in, the one that it is in last.
    sprints: Vec<String>,
    /// The id that the record has, where Tandem wrote the file.
    id: Option<Id>,
    hash: String,
}

impl<'a> Planner<'a> {
    /// Begins a plan.
    pub fn new(table: &'a Table, choices: &'a Choices, workspace: &'a Workspace, env: &'a Env) -> Self {
        let cells = |at: usize| {
            let cells = table.rows.iter().filter_map(move |row| row.cells.get(at));
            cells.map(|cell| cell.trim())
        };
        let columns = choices.mapping.iter().zip(&choices.rules).enumerate();
        let columns = columns.map(|(at, (target, rule))| {
            let mut rule = rule.clone();
            if matches!(target, Target::Said | Target::Finished) && rule.order == Order::Auto {
                rule.order = cell::order(cells(at));
            }
            if target.is_number() && rule.decimal == Decimal::Auto {
                rule.decimal = decimal_sign(cells(at));
            }
            (*target, rule)
        });
        let mut planner = Self {
            table,
            choices,
            workspace,
            env,
            kind: choices.subject.kind(),
            shape: shape(table),
            statuses: Statuses::of(workspace),
            columns: columns.collect(),
            people: People::new(workspace),
            standing: known::standing(workspace),
            here: Vec::new(),
            index: Index::default(),
            seen: Index::default(),
            ideas: Index::default(),
            idea_ids: Vec::new(),
            comments: Index::default(),
            sprints: Vec::new(),
            left_out: vec![0; table.columns.len()],
            at: 0,
            made: 0,
            preview: Preview::default(),
        };
        planner.index_records();
        planner.say_columns();
        for problem in &table.problems {
            match *problem {
                Problem::Ragged { place, .. } => planner.reject(Cause::Ragged, place),
                Problem::OpenQuote { place } => planner.reject(Cause::OpenQuote, place),
                Problem::Damaged { place } => planner.tell(Cause::Damaged, place),
            }
        }
        planner
    }

    /// How many rows it has looked at.
    pub const fn done(&self) -> usize {
        self.at
    }

    /// Looks at some more rows; `false` when there are none left.
    pub fn step(&mut self, rows: usize) -> bool {
        let table = self.table;
        let needed = self.choices.subject.needed();
        let mapped = self.choices.mapping.contains(&needed);
        for row in table.rows.iter().skip(self.at).take(rows) {
            self.at += 1;
            if row.aside && !self.choices.aside {
                self.preview.aside += 1;
            } else if !mapped {
                self.reject(Cause::Unmapped(needed), row.place);
            } else if self.choices.subject == Subject::Votes {
                self.take_vote(row);
            } else {
                self.take(row);
            }
        }
        self.at < table.rows.len()
    }

    /// Whether a record is gone because its import was taken back, so that it can be brought in again.
    ///
    /// The taking back of an import had no name of its own once. It left nothing of what the import made; where something of
    /// that is there, something else was taken back, such as that the record was brought back.
    fn was_taken_back(&self, record: &Record) -> bool {
        record.is_deleted()
            && self.did(record, &Field::DELETED).is_some_and(|did| {
                did == revert::UNDO_IMPORT
                    || did == revert::UNDO && self.standing.binary_search(&record.base()).is_err()
            })
    }

    /// What wrote the shown value of a field.
    fn did(&self, record: &Record, field: &Field) -> Option<&str> {
        let entry = self.workspace.entry(record.written_by(field)?)?;
        Some(entry.did.as_ref())
    }

    /// Whether a field still stands as an import wrote it, or as taking one back left it, or was never written.
    fn stands_as_imported(&self, record: &Record, field: &Field) -> bool {
        let entries = record
            .siblings(field)
            .into_iter()
            .map(|sibling| self.workspace.entry(sibling.dot));
        entries
            .into_iter()
            .all(|entry| entry.is_some_and(|entry| revert::is_import(&entry.did)))
    }

    /// The record that is here under a key.
    fn here(&self, key: &str) -> Option<&'a Record> {
        let at = self.index.get(key)?;
        self.here.get(usize::try_from(at).ok()?).copied()
    }

    fn title(&self) -> &'static str {
        if self.choices.subject == Subject::Customers {
            "name"
        } else {
            "title"
        }
    }

    fn tell(&mut self, cause: Cause, place: Place) {
        self.preview.problems.change(cause, |places| {
            // A row with two bad cells of one target is told of once.
            if places.last() != Some(&place) {
                places.push(place);
            }
        });
    }

    fn reject(&mut self, cause: Cause, place: Place) {
        self.tell(cause, place);
        self.preview.rejected.push((place, cause));
        self.preview.errors += 1;
    }

    fn next_id(&mut self) -> Id {
        let id = self.env.id(self.made);
        self.made += 1;
        id
    }

    /// A cell as its column reads it; nothing if it is blank.
    fn cell<'r>(&self, cell: &'r str, rule: &'r Rule) -> Option<Cow<'r, str>> {
        if self.table.source().is_own() {
            return (!cell.is_empty()).then(|| unguarded(cell));
        }
        let text = cell::text(cell).map(|cell| rule.word(cell));
        // The backlog is written for other trackers so that no spreadsheet takes a cell for a formula.
        if self.choices.subject == Subject::Stories {
            return text.map(unguarded);
        }
        text.map(Cow::Borrowed)
    }

    /// The first filled cell that becomes something.
    fn filled(&self, row: &Row, target: Target) -> Option<String> {
        let mut cells = row
            .cells
            .iter()
            .zip(&self.columns)
            .filter(|(_, (other, _))| *other == target);
        cells.find_map(|(cell, (_, rule))| self.cell(cell, rule).map(Cow::into_owned))
    }

    /// The id in the program that a row comes from, so that those of two programs never meet.
    fn source(&self, text: &str) -> String {
        if self.table.source().is_own() {
            return text.to_owned();
        }
        scoped(self.table, &self.shape, text)
    }

    /// Who speaks in a row.
    fn who(&self, row: &Row) -> Option<Who> {
        let customer = self
            .filled(row, Target::Customer)
            .and_then(|text| self.named(&text));
        let person = self
            .filled(row, Target::CustomerOr)
            .and_then(|text| Who::read(&text));
        let email = self
            .filled(row, Target::Email)
            .map(|text| lowered(&cell::line(&text)));
        let of_person = self.choices.mapping.contains(&Target::CustomerOr);
        match (customer, email) {
            // The address is that of the person, and the company has many.
            (Some(customer), _) if of_person => Some(customer),
            (customer, email) => {
                let mut who = customer.or(person).unwrap_or_default();
                if let Some(email) = email.filter(|_| who.email.is_empty()) {
                    who.email = email.chars().take(200).collect();
                }
                (who != Who::default()).then_some(who)
            }
        }
    }

    /// A customer as a cell names one.
    fn named(&self, text: &str) -> Option<Who> {
        if !self.table.source().is_own() {
            return Who::read(text);
        }
        let name = text.to_owned();
        (!name.is_empty()).then_some(Who {
            name,
            email: String::new(),
        })
    }

    /// The customer who is meant, made if there is none.
    fn customer(&mut self, who: &Who) -> Id {
        if let Some(id) = self.people.find(who) {
            return id;
        }
        let id = self.next_id();
        let record = self.people.make(id, who);
        self.preview.records.push(record);
        self.preview.customers += 1;
        id
    }

    fn take(&mut self, row: &Row) {
        let needed = self.choices.subject.needed();
        let title = self.filled(row, needed);
        let own = self.table.source().is_own();
        if title.is_none() && !own {
            return self.reject(Cause::Missing(needed), row.place);
        }
        let source = self
            .filled(row, Target::Source)
            .map(|source| self.source(&source));
        let id = self.filled(row, Target::Id);
        let mut said = self.read(row);
        said.id = id.as_ref().and_then(|id| id.parse().ok());
        if let Some(title) = title {
            self.keep_long_title(&mut said.fields, &title, row.place);
        }
        let named = id.or(source).filter(|name| !name.is_empty());
        let by = match self.choices.key {
            Key::Source if named.is_none() => Key::None,
            by => by,
        };
        let key = match self.choices.key {
            Key::Source => named.unwrap_or_else(|| {
                let title = self.filled(row, needed).unwrap_or_default();
                self.without_id(&said.hash, &cell::line(&title))
            }),
            Key::Title => lowered(&self.filled(row, needed).unwrap_or_default()),
            Key::None => said.hash.clone(),
        };
        let mut found = None;
        if !key.is_empty() {
            let key = numbered(&mut self.seen, key, by);
            if by == Key::Source && self.seen.get(&key) > Some(1) {
                return self.reject(Cause::Repeated, row.place);
            }
            found = self.here(&key);
            // A table that was given a column more is another shape: what has the number and the title is the same.
            if found.is_none() && by == Key::Source && self.table.source().is_any() {
                let title = self.filled(row, needed).unwrap_or_default();
                found = self.here(&same(bare(&key), &cell::line(&title)));
            }
            if found.is_none() && self.choices.subject == Subject::Stories {
                found = self.known_by_id_alone(row);
            }
        }
        if found.is_none() && self.choices.subject == Subject::Customers {
            found = self.known_customer(row);
        }
        let Some(record) = found else {
            let title = self.filled(row, needed).unwrap_or_default();
            if self.choices.key == Key::None && self.here(&titled(&title)).is_some() {
                self.tell(Cause::SameTitle, row.place);
            }
            return self.create(said);
        };
        self.update(record, said);
    }
}
