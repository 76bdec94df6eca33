//! Finished items from a CSV file: what a tracker exports, as stories that are done.

use crate::intake::choices::{bare, scoped, shape};
use crate::intake::{Order, Place, Row, Subject, Table, Target, cell, propose};
use crate::letters::{lower, lowered};
use crate::time::DAY;
use crate::{Field, Id, Kind, Millis, Value, Workspace, time};

/// What a column holds, with the names it goes by: in small letters and digits.
const COLUMNS: [(Part, &[&str]); 6] = [
    (
        Part::Key,
        &["id", "key", "issuekey", "issueid", "number", "identifier"],
    ),
    (Part::Title, &["title", "summary", "name", "subject"]),
    (
        Part::Begun,
        &[
            "started",
            "starteddate",
            "begun",
            "inprogress",
            "created",
            "createddate",
            "createdat",
            "createdatutc",
        ],
    ),
    (
        Part::Finished,
        &[
            "finished",
            "finisheddate",
            "done",
            "donedate",
            "resolved",
            "completed",
            "completeddate",
            "closed",
            "closedat",
            "closedatutc",
            "closeddate",
        ],
    ),
    (Part::Took, &["cycletimedays", "cycletime"]),
    (
        Part::Points,
        &[
            "points",
            "storypoints",
            "storypoint",
            "customfieldstorypoints",
            "customfieldstorypointestimate",
            "estimate",
        ],
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Key,
    Title,
    Begun,
    Finished,
    Took,
    Points,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It was finished before it was begun.
    Negative,
    /// It has no day on which it was finished.
    NotFinished,
    /// The day on which it was finished may be one or another: `05/11/2026`.
    Unclear,
    /// A story with this source, or an earlier row with it, is there already.
    Known,
}

/// What a table holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FinishedItems {
    /// The fields of a story for each item.
    pub stories: Vec<Vec<(Field, Value)>>,
    /// The rows that are left out, and why.
    pub left_out: Vec<(LeftOut, Place)>,
    /// Whether there is a column of days on which things were finished at all.
    pub readable: bool,
}

impl FinishedItems {
    /// How many rows are left out for a reason.
    pub fn count(&self, reason: LeftOut) -> usize {
        self.left_out.iter().filter(|(other, _)| *other == reason).count()
    }

    /// When the last of them was finished.
    pub fn last(&self) -> Option<Millis> {
        let fields = self.stories.iter().flatten();
        let finished = fields.filter(|(field, _)| *field == Field::named("finished"));
        finished
            .filter_map(|(_, value)| time::parse(value.as_text()?))
            .max()
    }

    /// The records to import.
    pub fn records(&self, id: impl Fn(u32) -> Id) -> Vec<crate::command::NewRecord> {
        let ids = (0..).map(id);
        let named = self.stories.iter().cloned().zip(ids);
        named.map(|(fields, id)| (Kind::STORIES, id, fields)).collect()
    }
}

/// Reads finished items out of a table whose columns have the usual names, and whose dates have the order that is given, or that
/// they tell themselves.
pub fn finished_items<'t>(workspace: &Workspace, table: &'t Table, chosen: Order) -> FinishedItems {
    let mut found = FinishedItems::default();
    let Some(columns) = find_columns(table) else {
        return found;
    };
    found.readable = true;
    let known = known(workspace);
    let is_known = |key: &str| known.binary_search_by(|other| other.as_str().cmp(key)).is_ok();
    let shape = shape(table);
    let mut new: crate::map::Map<String, ()> = crate::map::Map::new();
    let cell_of = |row: &'t Row, part: Part| -> Option<&'t str> {
        let at = columns.iter().position(|found| *found == Some(part))?;
        row.cells.get(at).and_then(|text| cell::text(text))
    };
    let order = |part: Part| match chosen {
        Order::Auto => cell::order(table.rows.iter().filter_map(|row| cell_of(row, part))),
        chosen => chosen,
    };
    let (order_begun, order_finished) = (order(Part::Begun), order(Part::Finished));
    for row in &table.rows {
        let read = |part: Part| cell_of(row, part);
        let day = |part: Part, order: Order| {
            read(part)
                .and_then(|text| cell::date(text, order))
                .and_then(|text| time::parse(&text))
        };
        let (begun, took) = (
            day(Part::Begun, order_begun),
            read(Part::Took).and_then(|text| cell::number(text, table.delimiter)),
        );
        let Some(finished) = day(Part::Finished, order_finished) else {
            let is_unclear = day(Part::Finished, Order::DayFirst).is_some();
            let reason = if is_unclear {
                LeftOut::Unclear
            } else {
                LeftOut::NotFinished
            };
            found.left_out.push((reason, row.place));
            continue;
        };
        // Only whole days are compared: some trackers give a day for one and a time for the other.
        if begun.is_some_and(|begun| begun / DAY > finished / DAY) || took.is_some_and(|took| took < 0.0) {
            found.left_out.push((LeftOut::Negative, row.place));
            continue;
        }
        let id = read(Part::Key).map(cell::line).unwrap_or_default();
        let title = read(Part::Title).map_or_else(|| id.clone(), cell::line);
        let title: String = title.chars().take(500).collect();
        let key: String = if id.is_empty() {
            String::new()
        } else {
            scoped(table, &shape, &id).chars().take(500).collect()
        };
        // Older builds kept the id alone.
        let is_here = || is_known(&key) || is_known(&id) || is_known(&same(&id, &title));
        if !key.is_empty() && (is_here() || new.insert(key.clone(), ()).is_some()) {
            found.left_out.push((LeftOut::Known, row.place));
            continue;
        }
        let mut fields = vec![
            (Field::named("title"), Value::text(&title)),
            (Field::named("status"), Value::text("done")),
            (Field::named("finished"), Value::text(&time::format(finished))),
        ];
        if let Some(begun) = begun {
            fields.push((Field::named("started"), Value::text(&time::format(begun))));
        }
        if !key.is_empty() {
            fields.push((Field::named("source"), Value::text(&key)));
        }
        let points = read(Part::Points).and_then(|text| cell::points(text, table.delimiter));
        if let Some(points) = points
            .filter(|points| (0.0..=1e6).contains(points))
            .and_then(Value::number)
        {
            fields.push((Field::named("points"), points));
        }
        found.stories.push(fields);
    }
    found
}

/// What the stories that are here are known by, sorted: their sources, and where a number tells rows of one table apart alone,
/// the number and the title, as an import of stories knows them.
fn known(workspace: &Workspace) -> Vec<String> {
    let mut known = Vec::new();
    for story in workspace.records(&Kind::STORIES) {
        let source = story.text("source");
        known.push(source.to_owned());
        if bare(source).len() < source.len() {
            known.push(same(bare(source), story.text("title")));
        }
    }
    crate::sort::distinct(&mut known);
    known
}

/// A number and a title together.
fn same(number: &str, title: &str) -> String {
    format!("{number}\u{1f}{}", lowered(title))
}

/// What each column holds; none where no column says when things were finished.
fn find_columns(table: &Table) -> Option<Vec<Option<Part>>> {
    let plain =
        |name: &String| -> String { name.chars().filter(|c| c.is_alphanumeric()).map(lower).collect() };
    let names: Vec<String> = table.columns.iter().map(plain).collect();
    let mut columns = vec![None; names.len()];
    // The ids are those by which an import of stories knows them.
    let source = propose(table, Subject::Stories)
        .iter()
        .position(|target| *target == Target::Source);
    if let Some(slot) = source.and_then(|at| columns.get_mut(at)) {
        *slot = Some(Part::Key);
    }
    for (part, known) in COLUMNS {
        if columns.contains(&Some(part)) {
            continue;
        }
        // The first of the known names that is there.
        let at = known
            .iter()
            .find_map(|known| names.iter().position(|name| name == known));
        if let Some(slot) = at.and_then(|at| columns.get_mut(at))
            && slot.is_none()
        {
            *slot = Some(part);
        }
    }
    columns.contains(&Some(Part::Finished)).then_some(columns)
}
