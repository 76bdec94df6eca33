//! The records that a table would become, and what of it would not come in, before anything is done.

use std::collections::{BTreeMap, BTreeSet};

use super::cell;
use super::csv::{Place, Problem, Row, Table};
use super::mapping::{Mapping, Subject, Target};
use crate::command::NewRecord;
use crate::model::{FieldError, check};
use crate::scoring::rice;
use crate::{Env, Field, Id, Kind, Value, Workspace, texts};

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The records to make.
    pub records: Vec<NewRecord>,
    /// How many of them are feedback items or ideas; the rest are customers.
    pub items: usize,
    /// Rows that are left out, or taken in with a value changed or missing, by cause.
    pub problems: BTreeMap<Cause, Vec<Place>>,
    /// How many rows are left out.
    pub skipped: usize,
}

/// Why a row or a value does not come in as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// No column becomes the title, so no row can come in.
    TitleUnmapped,
    /// The row has too few or too many cells.
    Ragged,
    /// The row opens a quotation mark that is never closed.
    OpenQuote,
    /// There is no title.
    NoTitle,
    /// The row was brought in before: its source id is here.
    Known,
    /// Another row above has the same source id.
    Repeated,
    /// Some bytes are no characters; the row is taken in with a mark in their place.
    Damaged,
    /// A cell's text is too long for its field; the row is taken in with it shortened.
    TooLong(Target),
    /// A cell's value cannot stand in its field; the row is taken in without it.
    BadValue(Target),
}

impl Cause {
    /// The cause as a sentence.
    pub fn sentence(self) -> String {
        match self {
            Self::TitleUnmapped => texts::cause_title_unmapped().into(),
            Self::Ragged => texts::cause_ragged().into(),
            Self::OpenQuote => texts::cause_open_quote().into(),
            Self::NoTitle => texts::cause_no_title().into(),
            Self::Known => texts::cause_known().into(),
            Self::Repeated => texts::cause_repeated().into(),
            Self::Damaged => texts::cause_damaged().into(),
            Self::TooLong(Target::Title) => texts::cause_long_title().into(),
            Self::TooLong(target) => texts::cause_too_long(target.label()),
            Self::BadValue(target) => texts::cause_bad_value(target.label(), target.name()),
        }
    }
}

/// Makes the records that an import would add, without adding them.
pub fn preview(
    table: &Table,
    subject: Subject,
    mapping: &Mapping,
    workspace: &Workspace,
    env: &Env,
) -> Preview {
    let mut making = Making {
        env,
        subject,
        delimiter: table.delimiter,
        customers: crate::view::customers(workspace)
            .into_iter()
            .map(|(id, name)| (name.to_lowercase(), id))
            .collect(),
        known: workspace
            .records(&subject.kind())
            .map(|record| record.text("source").to_owned())
            .collect(),
        seen: BTreeSet::new(),
        made: 0,
        preview: Preview::default(),
    };
    for problem in &table.problems {
        match *problem {
            Problem::Ragged { place, .. } => making.skip(Cause::Ragged, place),
            Problem::OpenQuote { place } => making.skip(Cause::OpenQuote, place),
            Problem::Damaged { place } => making.tell(Cause::Damaged, place),
        }
    }
    let titled = mapping.contains(&Target::Title);
    for row in &table.rows {
        if titled {
            making.take(row, mapping);
        } else {
            making.skip(Cause::TitleUnmapped, row.place);
        }
    }
    making.preview
}

type Fields = Vec<(Field, Value)>;

struct Making<'a> {
    env: &'a Env,
    subject: Subject,
    delimiter: char,
    /// Customers by name in lower case, those that the import makes included.
    customers: BTreeMap<String, Id>,
    /// Source ids that are in the workspace.
    known: BTreeSet<String>,
    /// Source ids of rows above.
    seen: BTreeSet<String>,
    made: u32,
    preview: Preview,
}

impl Making<'_> {
    fn tell(&mut self, cause: Cause, place: Place) {
        let places = self.preview.problems.entry(cause).or_default();
        // A row with two bad cells of one target is told of once.
        if places.last() != Some(&place) {
            places.push(place);
        }
    }

    fn skip(&mut self, cause: Cause, place: Place) {
        self.tell(cause, place);
        self.preview.skipped += 1;
    }

    fn next_id(&mut self) -> Id {
        let id = self.env.id(self.made);
        self.made += 1;
        id
    }

    fn take(&mut self, row: &Row, mapping: &Mapping) {
        let filled = |at: Target| {
            let mut cells = row
                .cells
                .iter()
                .zip(mapping)
                .filter(move |(_, target)| **target == at);
            cells.next().and_then(|(cell, _)| cell::text(cell))
        };
        let Some(title) = filled(Target::Title) else {
            return self.skip(Cause::NoTitle, row.place);
        };
        if let Some(source) = filled(Target::Source).map(cell::line) {
            if self.known.contains(&source) {
                return self.skip(Cause::Known, row.place);
            }
            if !self.seen.insert(source) {
                return self.skip(Cause::Repeated, row.place);
            }
        }
        let mut fields = Fields::with_capacity(mapping.len());
        for (text, target) in row.cells.iter().zip(mapping) {
            let Some(text) = cell::text(text) else { continue };
            for (field, value) in self.values(*target, text) {
                self.put(&mut fields, *target, row.place, field, value);
            }
        }
        self.keep_long_title(&mut fields, title, row.place);
        let id = self.next_id();
        self.preview.records.push((self.subject.kind(), id, fields));
        self.preview.items += 1;
    }

    /// Takes a value into a record if it may stand there: what is too long is cut where words are for people only.
    fn put(&mut self, fields: &mut Fields, target: Target, place: Place, field: Field, value: Option<Value>) {
        let Some(value) = value else {
            return self.tell(Cause::BadValue(target), place);
        };
        let words = matches!(target, Target::Title | Target::Body | Target::Channel);
        match (check(&self.subject.kind(), &field, &value), value.as_text()) {
            (Ok(()), _) => fields.push((field, value)),
            (Err(FieldError::TooLong { most, .. }), Some(text)) if words => {
                self.tell(Cause::TooLong(target), place);
                let cut: String = text.chars().take(most - 1).chain(['\u{2026}']).collect();
                fields.push((field, Value::text(&cut)));
            }
            (Err(_), _) => self.tell(Cause::BadValue(target), place),
        }
    }

    /// Lets the whole of a title that was cut stand at the head of the text, so that no word is lost.
    fn keep_long_title(&mut self, fields: &mut Fields, title: &str, place: Place) {
        let whole = cell::line(title);
        let is_cut = |(field, value): &(Field, Value)| {
            field.as_str() == "title" && value.as_text() != Some(whole.as_str())
        };
        if fields.iter().any(is_cut) {
            let name = self.body();
            let below = fields
                .iter()
                .position(|(field, _)| *field == name)
                .map(|at| fields.swap_remove(at).1);
            let below = below.as_ref().and_then(Value::as_text).unwrap_or_default();
            let text = format!("{whole}\n\n{below}");
            self.put(
                fields,
                Target::Body,
                place,
                name,
                Some(Value::text(text.trim_end())),
            );
        }
    }

    /// The field that holds the text.
    const fn body(&self) -> Field {
        match self.subject {
            Subject::Feedback => Field::named("body"),
            Subject::Ideas => Field::named("description"),
        }
    }

    /// The fields that a cell becomes; without a value where the cell cannot be read.
    fn values(&mut self, target: Target, text: &str) -> Vec<(Field, Option<Value>)> {
        let one = |name: &'static str, value: Option<Value>| vec![(Field::named(name), value)];
        let line = || Some(Value::text(&cell::line(text)));
        match target {
            Target::Skip => Vec::new(),
            Target::Title => one("title", line()),
            Target::Body => vec![(self.body(), Some(Value::text(&text.replace("\r\n", "\n"))))],
            Target::Customer => one("customer", Some(Value::link(self.customer(text)))),
            Target::Channel => one("channel", line()),
            Target::Source => one("source", line()),
            Target::Status => one("status", cell::status(self.subject, text).map(Value::text)),
            Target::Said => one("said", cell::date(text).as_deref().map(Value::text)),
            Target::Tags => {
                let tag = |tag: String| (Field::element("tags", &tag), Some(Value::Flag(true)));
                cell::tags(text).map(tag).collect()
            }
            Target::Effort | Target::Reach | Target::Impact | Target::Confidence => {
                let field = Field::estimate("rice", self.env.by, target.name());
                vec![(field, self.estimate(target, text).and_then(Value::number))]
            }
        }
    }

    /// A number as given where it is open what it may be, else a step of the scale.
    fn estimate(&self, target: Target, text: &str) -> Option<f64> {
        let input = rice::INPUTS.iter().find(|input| input.name == target.name())?;
        if input.steps().is_empty() {
            cell::number(text, self.delimiter).filter(|number| *number >= 0.0)
        } else {
            cell::rice_input(input, text, self.delimiter)
        }
    }

    /// The customer with this name, made if there is none.
    fn customer(&mut self, name: &str) -> Id {
        let name: String = cell::line(name).chars().take(200).collect();
        if let Some(id) = self.customers.get(&name.to_lowercase()) {
            return *id;
        }
        let id = self.next_id();
        self.customers.insert(name.to_lowercase(), id);
        let fields = vec![(Field::named("name"), Value::text(&name))];
        self.preview.records.push((Kind::CUSTOMERS, id, fields));
        id
    }
}
