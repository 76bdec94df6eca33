//! What a person chooses for an import, how it is proposed, and how it is remembered for files of the same shape.

use super::cell;
use super::index::Hash;
use super::mapping::{Mapping, Subject, Target, plain, propose};
use super::sources;
use super::table::Table;
use crate::letters::lowered;
use crate::{Field, Kind, Record, Value, Workspace};

/// By what a row is found to be about a record that is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// By its id in the program that it comes from, or in Tandem.
    Source,
    /// By its title or name.
    Title,
    /// By nothing: every row is new, unless the very same row was brought in before.
    #[default]
    None,
}

/// In which order a date names day, month and year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As it can be told from the dates of the column.
    #[default]
    Auto,
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

/// What stands before the decimals of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimal {
    /// A point where commas separate the cells, else either.
    #[default]
    Auto,
    /// A point; commas stand between thousands.
    Point,
    /// A comma; points stand between thousands.
    Comma,
}

/// How the cells of a column are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// The order of dates.
    pub order: Order,
    /// The decimal sign of numbers.
    pub decimal: Decimal,
    /// What words stand for: `High` for `3`.
    pub words: Vec<(String, String)>,
}

/// What a person chooses for an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// What the rows become.
    pub subject: Subject,
    /// What each column becomes.
    pub mapping: Mapping,
    /// How each column is read.
    pub rules: Vec<Rule>,
    /// By what rows are found here.
    pub key: Key,
    /// Whether what was changed here since the last import is overwritten too.
    pub overwrite: bool,
    /// Whether rows that their program has put aside come in too.
    pub aside: bool,
}

macro_rules! names {
    ($type:ty { $($variant:ident = $name:literal),+ }) => {
        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name that forms and remembered choices carry.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one with this name; the usual one if there is none.
            pub fn named(name: &str) -> Self {
                let found = Self::ALL.iter().find(|one| one.name() == name);
                found.copied().unwrap_or_default()
            }
        }
    };
}

names!(Key { Source = "source", Title = "title", None = "none" });
names!(Order { Auto = "auto", DayFirst = "day", MonthFirst = "month" });
names!(Decimal { Auto = "auto", Point = "point", Comma = "comma" });

/// Stands between the parts of a remembered rule.
const PART: char = '\u{1f}';

impl Rule {
    /// What a cell says, with the word that a person named for it in its place.
    pub fn word<'a>(&'a self, cell: &'a str) -> &'a str {
        if self.words.is_empty() {
            return cell;
        }
        let word = lowered(cell);
        let found = self.words.iter().find(|(from, _)| lowered(from.trim()) == word);
        found.map_or(cell, |(_, to)| to.as_str())
    }

    /// The rule as one text; empty if nothing was chosen.
    fn spell(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let mut parts = vec![self.order.name(), self.decimal.name()];
        parts.extend(
            self.words
                .iter()
                .flat_map(|(from, to)| [from.as_str(), to.as_str()]),
        );
        parts.join(&PART.to_string())
    }

    fn read(text: &str) -> Self {
        let mut parts = text.split(PART);
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (order, decimal) = (Order::named(&next()), Decimal::named(&next()));
        let rest: Vec<&str> = parts.collect();
        let pair = |pair: &[&str]| Some(((*pair.first()?).to_owned(), (*pair.get(1)?).to_owned()));
        Self {
            order,
            decimal,
            words: rest.chunks_exact(2).filter_map(pair).collect(),
        }
    }
}

impl Choices {
    /// What is proposed for a table whose rows become something.
    pub fn propose(table: &Table, subject: Subject) -> Self {
        Self::of(table, subject, propose(table, subject))
    }

    fn of(table: &Table, subject: Subject, mapping: Mapping) -> Self {
        let known = mapping.contains(&Target::Source) || mapping.contains(&Target::Id);
        let key = match subject {
            _ if known => Key::Source,
            Subject::Customers | Subject::Stories => Key::Title,
            _ => Key::None,
        };
        Self {
            subject,
            rules: vec![Rule::default(); table.columns.len()],
            mapping,
            key,
            overwrite: false,
            aside: false,
        }
    }

    /// What was chosen for the last file of this shape, or else is proposed; `usual` is taken where nothing else tells what the
    /// rows become.
    pub fn recall(table: &Table, workspace: &Workspace, usual: Subject) -> Self {
        let Some(record) = remembered(table, workspace) else {
            return Self::propose(table, guess(table, usual));
        };
        let subject = Subject::named(record.text("subject")).unwrap_or(usual);
        let text = |set: &str, column: &str| {
            let value = record.get(&Field::element(set, column));
            value.and_then(Value::as_text).unwrap_or_default().to_owned()
        };
        let names = columns(table);
        let target = |name: &String| {
            let target = Target::named(&text("columns", name)).unwrap_or(Target::Skip);
            if subject.targets().contains(&target) {
                target
            } else {
                Target::Skip
            }
        };
        let mut choices = Self::of(table, subject, names.iter().map(target).collect());
        choices.rules = names
            .iter()
            .map(|name| Rule::read(&text("rules", name)))
            .collect();
        choices.key = Key::named(record.text("key"));
        choices
    }

    /// The fields of the record that remembers these choices.
    pub(super) fn remember(&self, table: &Table) -> Vec<(Field, Value)> {
        let mut fields = vec![
            (Field::named("shape"), Value::text(&shape(table))),
            (Field::named("subject"), Value::text(self.subject.name())),
            (Field::named("key"), Value::text(self.key.name())),
        ];
        for ((name, target), rule) in columns(table).iter().zip(&self.mapping).zip(&self.rules) {
            fields.push((Field::element("columns", name), Value::text(target.name())));
            let rule = rule.spell();
            let fits = rule.chars().count() <= 2000 && !rule.contains(['\n', '\r']);
            if !rule.is_empty() && fits {
                fields.push((Field::element("rules", name), Value::text(&rule)));
            }
        }
        fields
    }
}

/// The record that remembers what was chosen for files of a table's shape.
pub(super) fn remembered<'a>(table: &Table, workspace: &'a Workspace) -> Option<&'a Record> {
    let shape = shape(table);
    let mut records = workspace.records(&Kind::MAPPINGS);
    records
        .find(|record| record.text("shape") == shape)
        .map(AsRef::as_ref)
}

/// The id in the program that a row of a table with this shape comes from, so that those of two programs never meet.
///
/// Where no program is known, many tables count their rows: a number tells rows of one shape of table apart and no more.
pub(crate) fn scoped(table: &Table, shape: &str, id: &str) -> String {
    let source = table.source();
    let line = cell::line(id);
    let is_number = !line.contains(char::is_alphabetic);
    if !source.program.is_empty() {
        format!("{}:{line}", source.program)
    } else if source.is_any() && is_number {
        format!("{shape}:{line}")
    } else {
        line
    }
}

/// What files of one shape have in common: their source and the names of their columns.
pub(crate) fn shape(table: &Table) -> String {
    let mut hash = Hash::default();
    for column in &table.columns {
        hash.add(&plain(column));
    }
    format!("{}-{}", table.source, hash.text())
}

/// An id without the shape of the table that it was told apart by.
pub(crate) fn bare(source: &str) -> &str {
    let is_shape = |scope: &str| {
        let hash = scope.split_once('-').filter(|(name, _)| {
            let source = sources::named(name);
            source.is_any() && source.name == *name
        });
        hash.is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match source.split_once(':') {
        Some((scope, id)) if is_shape(scope) => id,
        _ => source,
    }
}

/// Names of columns that are each different, short, and never empty.
fn columns(table: &Table) -> Vec<String> {
    let name = |(at, name): (usize, &String)| {
        let short: String = plain(name).chars().take(60).collect();
        format!("{} {short}", at + 1)
    };
    table.columns.iter().enumerate().map(name).collect()
}

/// What the rows of a table most likely become.
fn guess(table: &Table, usual: Subject) -> Subject {
    if !table.source().is_any() {
        // The issues of a tracker are what somebody takes them for who comes from the backlog.
        return match (table.source().subject, usual) {
            (Subject::Ideas, Subject::Stories) => usual,
            (subject, _) => subject,
        };
    }
    let as_customers = propose(table, Subject::Customers);
    let has = |target: Target| as_customers.contains(&target);
    let says = propose(table, Subject::Feedback);
    // A table of companies has names and what they pay, and no text.
    let pays = [Target::Revenue, Target::Annual, Target::Domain]
        .into_iter()
        .any(has);
    let companies = has(Target::Name) && pays;
    if companies && !says.contains(&Target::Body) {
        Subject::Customers
    } else if matches!(usual, Subject::Ideas | Subject::Stories)
        || usual == Subject::Customers && has(Target::Name)
    {
        usual
    } else {
        Subject::Feedback
    }
}
