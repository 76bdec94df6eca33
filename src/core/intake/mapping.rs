//! Which column becomes which field, and the records that come of it.

use std::collections::BTreeMap;

use super::csv::{Problem, Table};
use crate::command::NewRecord;
use crate::model::check;
use crate::{Env, Field, Id, Kind, Value, Workspace, texts, time};

/// What the rows of a table become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Feedback items.
    Feedback,
    /// Ideas.
    Ideas,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nothing.
    Skip,
    /// The title.
    Title,
    /// The text of feedback or the description of an idea.
    Body,
    /// The customer's name.
    Customer,
    /// The channel.
    Channel,
    /// When it was said.
    Said,
    /// Tags, separated by commas or semicolons.
    Tags,
    /// The status.
    Status,
    /// The id in the program that it comes from.
    Source,
    /// Effort in person-months, as the RICE estimate of whoever imports.
    Effort,
    /// Reach, likewise.
    Reach,
}

/// One target a column.
pub type Mapping = Vec<Target>;

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The records to make.
    pub records: Vec<NewRecord>,
    /// How many of them are feedback items or ideas; the rest are customers.
    pub items: usize,
    /// Rows that are left out or taken in without a value, by cause, with their lines.
    pub problems: BTreeMap<Cause, Vec<u64>>,
    /// How many rows are left out.
    pub skipped: usize,
}

/// Why a row or a value is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The row has too few or too many cells.
    Ragged,
    /// There is no title.
    NoTitle,
    /// The row was brought in before: its source id is here.
    Known,
    /// A cell's value cannot stand in its field; the row is taken in without it.
    BadValue(Target),
}

impl Subject {
    /// The kind of record.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Feedback => Kind::FEEDBACK,
            Self::Ideas => Kind::IDEAS,
        }
    }

    /// What its columns can become.
    pub const fn targets(self) -> &'static [Target] {
        match self {
            Self::Feedback => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::Customer,
                Target::Channel,
                Target::Said,
                Target::Tags,
                Target::Status,
                Target::Source,
            ],
            Self::Ideas => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::Effort,
                Target::Reach,
                Target::Tags,
                Target::Status,
                Target::Source,
            ],
        }
    }
}

impl Target {
    /// The name that forms carry.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Title => "title",
            Self::Body => "body",
            Self::Customer => "customer",
            Self::Channel => "channel",
            Self::Said => "said",
            Self::Tags => "tags",
            Self::Status => "status",
            Self::Source => "source",
            Self::Effort => "effort",
            Self::Reach => "reach",
        }
    }

    /// What it is called.
    pub fn label(self) -> String {
        texts::intake_target(self.name())
    }

    /// Names of columns that propose it, in lower case and without spaces and signs.
    const fn hints(self) -> &'static [&'static str] {
        match self {
            Self::Skip => &[],
            Self::Title => &["title", "summary", "subject", "name", "headline", "idea"],
            Self::Body => &[
                "description",
                "body",
                "content",
                "text",
                "details",
                "feedback",
                "message",
                "comment",
            ],
            Self::Customer => &[
                "customer",
                "company",
                "account",
                "author",
                "authorname",
                "createdby",
                "user",
                "reporter",
            ],
            Self::Channel => &["channel", "via", "board"],
            Self::Said => &["createdat", "created", "date", "said", "submittedat"],
            Self::Tags => &["tags", "labels", "tag", "label", "categories", "components"],
            Self::Status => &["status", "state"],
            Self::Source => &[
                "issuekey",
                "key",
                "id",
                "sourceid",
                "number",
                "issueid",
                "externalid",
                "url",
            ],
            Self::Effort => &[
                "storypoint",
                "storypoints",
                "points",
                "effort",
                "estimate",
                "customfieldstorypoints",
                "size",
            ],
            Self::Reach => &["reach"],
        }
    }
}

impl Cause {
    /// The cause as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Ragged => texts::cause_ragged().into(),
            Self::NoTitle => texts::cause_no_title().into(),
            Self::Known => texts::cause_known().into(),
            Self::BadValue(target) => texts::cause_bad_value(target.label()),
        }
    }
}

/// Proposes what each column becomes, by its name; no target but tags is proposed twice.
pub fn propose(table: &Table, subject: Subject) -> Mapping {
    let mut mapping = vec![Target::Skip; table.columns.len()];
    let plain: Vec<String> = table
        .columns
        .iter()
        .map(|name| {
            name.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        })
        .collect();
    for target in subject
        .targets()
        .iter()
        .copied()
        .filter(|target| *target != Target::Skip)
    {
        let free = |mapping: &Mapping, at: &usize| mapping.get(*at) == Some(&Target::Skip);
        let found = target.hints().iter().find_map(|hint| {
            plain
                .iter()
                .position(|name| name == hint)
                .filter(|at| free(&mapping, at))
        });
        if let Some(slot) = found.and_then(|at| mapping.get_mut(at)) {
            *slot = target;
        }
    }
    if !mapping.contains(&Target::Title)
        && let Some(slot) = mapping.iter_mut().find(|target| **target == Target::Skip)
    {
        *slot = Target::Title;
    }
    mapping
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
        customers: crate::view::customers(workspace)
            .into_iter()
            .map(|(id, name)| (name.to_lowercase(), id))
            .collect(),
        known: workspace
            .records(&subject.kind())
            .map(|record| record.text("source").to_owned())
            .collect(),
        made: 0,
        preview: Preview::default(),
    };
    for Problem::Ragged { line, .. } in &table.problems {
        making.skip(Cause::Ragged, *line);
    }
    for row in &table.rows {
        making.take_row(row.line, row.cells.iter().zip(mapping.iter().copied()));
    }
    making.preview
}

struct Making<'a> {
    env: &'a Env,
    subject: Subject,
    /// Customers by name in lower case, those that the import makes included.
    customers: BTreeMap<String, Id>,
    /// Source ids that are here.
    known: std::collections::BTreeSet<String>,
    made: u32,
    preview: Preview,
}

impl Making<'_> {
    fn skip(&mut self, cause: Cause, line: u64) {
        self.preview.problems.entry(cause).or_default().push(line);
        self.preview.skipped += 1;
    }

    fn next_id(&mut self) -> Id {
        let id = self.env.id(self.made);
        self.made += 1;
        id
    }

    fn take_row<'r>(&mut self, line: u64, cells: impl Iterator<Item = (&'r String, Target)>) {
        let mut fields: Vec<(Field, Value)> = Vec::new();
        let mut customer = None;
        for (cell, target) in cells {
            let cell = cell.trim();
            // Databases export an empty cell as NULL.
            if cell.is_empty() || cell == "NULL" {
                continue;
            }
            if target == Target::Customer {
                customer = Some(cell.to_owned());
                continue;
            }
            for (field, value) in self.values(target, cell) {
                match value.filter(|value| check(&self.subject.kind(), &field, value).is_ok()) {
                    Some(value) => fields.push((field, value)),
                    None => self
                        .preview
                        .problems
                        .entry(Cause::BadValue(target))
                        .or_default()
                        .push(line),
                }
            }
        }
        let text = |name: &str| {
            let found = fields.iter().find(|(field, _)| field.as_str() == name);
            found.and_then(|(_, value)| value.as_text()).unwrap_or_default()
        };
        if text("title").is_empty() {
            return self.skip(Cause::NoTitle, line);
        }
        let source = text("source").to_owned();
        if !source.is_empty() && !self.known.insert(source) {
            return self.skip(Cause::Known, line);
        }
        if let Some(name) = customer {
            let id = self.customer(&name);
            fields.push((Field::named("customer"), Value::link(id)));
        }
        let id = self.next_id();
        self.preview.records.push((self.subject.kind(), id, fields));
        self.preview.items += 1;
    }

    /// The fields that a cell becomes; without a value where the cell cannot be read.
    fn values(&self, target: Target, cell: &str) -> Vec<(Field, Option<Value>)> {
        let line = || {
            Some(Value::text(
                &cell.split_whitespace().collect::<Vec<_>>().join(" "),
            ))
        };
        let one = |name: &'static str, value: Option<Value>| vec![(Field::named(name), value)];
        match target {
            Target::Skip | Target::Customer => Vec::new(),
            Target::Title => one("title", line()),
            Target::Body => {
                let name = if self.subject == Subject::Ideas {
                    "description"
                } else {
                    "body"
                };
                one(name, Some(Value::text(cell)))
            }
            Target::Channel => one("channel", line()),
            Target::Source => one("source", line()),
            Target::Status => {
                let word: String = cell
                    .to_lowercase()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join("-");
                one("status", Some(Value::text(&word)))
            }
            Target::Said => {
                let day = cell.get(..10).filter(|day| time::parse(day).is_some());
                one(
                    "said",
                    time::parse(cell)
                        .map(|_| Value::text(cell))
                        .or_else(|| day.map(Value::text)),
                )
            }
            Target::Tags => {
                let tags = cell
                    .split([',', ';'])
                    .map(str::trim)
                    .filter(|tag| !tag.is_empty());
                tags.map(|tag| (Field::element("tags", tag), Some(Value::Flag(true))))
                    .collect()
            }
            Target::Effort => vec![self.estimate("effort", cell)],
            Target::Reach => vec![self.estimate("reach", cell)],
        }
    }

    fn estimate(&self, input: &str, cell: &str) -> (Field, Option<Value>) {
        let number = cell
            .parse()
            .ok()
            .filter(|number: &f64| *number >= 0.0)
            .and_then(Value::number);
        (Field::estimate("rice", self.env.by, input), number)
    }

    fn customer(&mut self, name: &str) -> Id {
        let name: String = name
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .take(200)
            .collect();
        if let Some(id) = self.customers.get(&name.to_lowercase()) {
            return *id;
        }
        let id = self.next_id();
        self.customers.insert(name.to_lowercase(), id);
        self.preview.records.push((
            Kind::CUSTOMERS,
            id,
            vec![(Field::named("name"), Value::text(&name))],
        ));
        id
    }
}
