//! A board as columns: ideas as cards under what they have in common.

use super::board::{BoardRow, BoardView};
use crate::model::Idea;
use crate::quarter::Quarter;
use crate::scoring::{Framework, Input};
use crate::snapshot::v1::HORIZONS;
use crate::statuses::Statuses;
use crate::value::decimal;
use crate::{Field, Id, Kind, Millis, Value, Workspace, texts};

/// How many quarters a timeline shows at least, from the present one on.
const AHEAD: usize = 4;
/// How many quarters before the present one a timeline shows at most: five years.
const BACK: u64 = 20;
/// How many quarters it shows at most.
const QUARTERS: usize = 40;
/// The share in an objective that is served wholly, in percent.
const WHOLE: f64 = 100.0;
/// How many tags have a column, the most used ones; ideas with none of these stand in the first.
const TAGS: usize = 24;

/// What the columns of a board stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// How far ideas have come.
    Status,
    /// Now, next, later.
    Horizon,
    /// The quarter for which they are planned.
    Quarter,
    /// The objective that they serve the most.
    Objective,
    /// Their tags; an idea with several stands under each.
    Tag,
    /// The step of the input at this place of the framework, for inputs on a scale.
    Input(usize),
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What its ideas have in common, as files spell it; empty for those that nobody has sorted yet.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// Its ideas, in the order of the board.
    pub cards: Vec<BoardRow>,
}

impl By {
    /// What a roadmap is looked at by, the usual one first.
    pub const ROADMAP: [Self; 4] = [Self::Horizon, Self::Quarter, Self::Status, Self::Objective];

    /// What the columns of a board of this framework can stand for, the usual one first.
    pub fn offered(framework: &Framework) -> Vec<Self> {
        let on_scale = framework.inputs().iter().enumerate();
        let scales = on_scale.filter(|(_, input)| !input.steps().is_empty());
        let mut offered: Vec<Self> = scales.map(|(at, _)| Self::Input(at)).collect();
        let fixed = [
            Self::Status,
            Self::Horizon,
            Self::Quarter,
            Self::Objective,
            Self::Tag,
        ];
        // The words of MoSCoW are what such a board is about; elsewhere how far ideas have come is.
        let at = if *framework == Framework::Moscow {
            offered.len()
        } else {
            0
        };
        offered.splice(at..at, fixed);
        offered
    }

    /// The name, as an address spells it.
    pub fn name(self, framework: &Framework) -> String {
        match self {
            Self::Status => "status".to_owned(),
            Self::Horizon => "horizon".to_owned(),
            Self::Quarter => "quarter".to_owned(),
            Self::Objective => "objective".to_owned(),
            Self::Tag => "tag".to_owned(),
            Self::Input(at) => {
                let input = framework.inputs().get(at);
                input
                    .map(|input| input.name.clone().into_owned())
                    .unwrap_or_default()
            }
        }
    }

    /// What people call it.
    pub fn label(self, framework: &Framework) -> String {
        match self {
            Self::Input(at) => framework.inputs().get(at).map(Input::label).unwrap_or_default(),
            fixed => texts::field_label(fixed.name(framework)),
        }
    }

    /// What moving an idea to a column writes; `by` is who moves it, `from` the column that it leaves.
    pub fn writes(
        self,
        workspace: &Workspace,
        framework: &Framework,
        idea: Id,
        by: Id,
        from: &str,
        to: &str,
    ) -> Vec<(Field, Option<Value>)> {
        let text = |to: &str| (!to.is_empty()).then(|| Value::text(to));
        match self {
            Self::Status => Statuses::of(workspace).writes(to),
            Self::Horizon => vec![(Field::named("horizon"), text(to))],
            Self::Quarter => vec![(Field::named("quarter"), text(to))],
            Self::Objective => serves(workspace, idea, from.parse().ok(), to.parse().ok()),
            Self::Tag => tags(workspace, idea, from, to),
            Self::Input(_) => {
                let field = Field::estimate(framework.name(), by, &self.name(framework));
                vec![(field, decimal(to).and_then(Value::number))]
            }
        }
    }
}

/// What moving an idea from one objective to another writes: it serves the new one wholly, and shares in others stay. Where
/// another that it serves wholly would stand before the new one, the idea serves that a little less. Moved to none it serves none.
fn serves(workspace: &Workspace, idea: Id, from: Option<Id>, to: Option<Id>) -> Vec<(Field, Option<Value>)> {
    let record = workspace.record(&Kind::IDEAS, idea);
    let served = record.into_iter().flat_map(|record| record.links("objectives"));
    let others = served.filter(|(id, _)| Some(*id) != to && is_objective(workspace, *id));
    let moved = others.filter_map(|(id, share)| {
        let share = match to {
            None => None,
            _ if Some(id) == from => None,
            // Of equal shares the first stays: see `key`.
            Some(to) if id < to && share.as_number() >= Some(WHOLE) => Value::number(WHOLE - 1.0),
            Some(_) => return None,
        };
        Some((Field::link("objectives", id), share))
    });
    let new = to.map(|to| (Field::link("objectives", to), Value::number(WHOLE)));
    moved.chain(new).collect()
}

/// What moving an idea from one tag to another writes: the others stay. Moved to none it has none.
fn tags(workspace: &Workspace, idea: Id, from: &str, to: &str) -> Vec<(Field, Option<Value>)> {
    let tag = |name: &str| Field::element("tags", name);
    if to.is_empty() {
        let idea = workspace
            .record(&Kind::IDEAS, idea)
            .map(|record| Idea::of(record));
        let own = idea.into_iter().flat_map(Idea::tags);
        return own.map(|name| (tag(&name), None)).collect();
    }
    let left = (!from.is_empty() && from != to).then(|| (tag(from), None));
    let joined = (tag(to), Some(Value::Flag(true)));
    left.into_iter().chain([joined]).collect()
}

fn is_objective(workspace: &Workspace, id: Id) -> bool {
    workspace.record(&Kind::OBJECTIVES, id).is_some()
}

/// Sorts a board into columns; `now` says which quarter is the present one.
pub fn columns(workspace: &Workspace, view: &BoardView, by: By, now: Millis) -> Vec<Column> {
    let rows: Vec<(Vec<String>, &BoardRow)> = view
        .rows()
        .map(|row| (keys(workspace, &view.framework, row, by), row))
        .collect();
    let own: Vec<&str> = rows
        .iter()
        .flat_map(|(keys, _)| keys)
        .map(String::as_str)
        .collect();
    let mut columns: Vec<Column> = heads(workspace, &own, &view.framework, by, now)
        .into_iter()
        .map(|(key, label)| Column {
            key,
            label,
            cards: Vec::new(),
        })
        .collect();
    for (keys, row) in rows {
        let mut is_sorted = false;
        for column in columns.iter_mut().filter(|column| keys.contains(&column.key)) {
            column.cards.push(row.clone());
            is_sorted = true;
        }
        // What has no column of its own is not sorted yet.
        if let Some(first) = columns.first_mut().filter(|_| !is_sorted) {
            first.cards.push(row.clone());
        }
    }
    columns
}

/// What an idea has in common with the others of its columns: one thing, but for tags.
fn keys(workspace: &Workspace, framework: &Framework, row: &BoardRow, by: By) -> Vec<String> {
    let idea = workspace
        .record(&Kind::IDEAS, row.id)
        .map(|record| Idea::of(record));
    let key = match by {
        By::Status => row.status.clone(),
        By::Horizon => idea.map(|idea| idea.horizon().to_owned()).unwrap_or_default(),
        By::Quarter => {
            let quarter = idea.and_then(Idea::quarter);
            quarter.map(|quarter| quarter.to_string()).unwrap_or_default()
        }
        By::Objective => {
            let served = idea.map(|idea| idea.objectives(workspace)).unwrap_or_default();
            // Of equal shares the first stays, so that a card does not jump.
            let most = served
                .into_iter()
                .reduce(|best, next| if next.1 > best.1 { next } else { best });
            most.map(|(id, _)| id.to_string()).unwrap_or_default()
        }
        By::Tag => {
            let tags: Vec<String> = idea.into_iter().flat_map(Idea::tags).collect();
            if !tags.is_empty() {
                return tags;
            }
            String::new()
        }
        By::Input(at) => {
            let given = row.inputs.get(at).and_then(|input| input.value);
            given
                .and_then(|given| nearest(framework.inputs().get(at)?, given))
                .unwrap_or_default()
        }
    };
    vec![key]
}

/// The step of a scale that a mean of several people's choices is nearest to.
fn nearest(input: &Input, given: f64) -> Option<String> {
    let far = |step: &&f64| (**step - given).abs();
    let steps = input.steps().iter();
    let step = steps.min_by(|a, b| far(a).total_cmp(&far(b)))?;
    Some(step.to_string())
}

fn heads(
    workspace: &Workspace,
    keys: &[&str],
    framework: &Framework,
    by: By,
    now: Millis,
) -> Vec<(String, String)> {
    let unsorted = (String::new(), texts::column_unsorted(by.name(framework)));
    let sorted: Vec<(String, String)> = match by {
        By::Status => {
            // A status that is hidden has a column as long as something is in it.
            let filled = |key: &str| keys.contains(&key);
            return Statuses::of(workspace)
                .all()
                .iter()
                .filter(|status| !status.hidden || filled(&status.key))
                .map(|status| (status.key.clone(), status.name.clone()))
                .collect();
        }
        By::Horizon => HORIZONS
            .iter()
            .map(|horizon| ((*horizon).to_owned(), texts::horizon_name(*horizon)))
            .collect(),
        By::Quarter => quarters(keys, now)
            .into_iter()
            .map(|quarter| (quarter.to_string(), quarter.to_string()))
            .collect(),
        By::Objective => {
            // A key result has a column where something serves it; what it belongs to always has one.
            let all = super::strategy::strategy(workspace, None).objectives.into_iter();
            let served = |key: &str| keys.contains(&key);
            all.map(|row| (row.id.to_string(), row.title, row.key_result))
                .filter(|(key, _, is_part)| !is_part || served(key))
                .map(|(key, title, _)| (key, title))
                .collect()
        }
        By::Tag => most_used(keys)
            .into_iter()
            .map(|tag| (tag.to_owned(), tag.to_owned()))
            .collect(),
        By::Input(at) => {
            let input = framework.inputs().get(at);
            let steps = input.into_iter().flat_map(|input| {
                let step = move |step: &f64| {
                    let word = input.word(framework, *step);
                    let label = if word.is_empty() { step.to_string() } else { word };
                    (step.to_string(), label)
                };
                input.steps().iter().map(step)
            });
            steps.collect()
        }
    };
    std::iter::once(unsorted).chain(sorted).collect()
}

/// The tags that most ideas have, as many as have a column, in the order of the alphabet.
fn most_used<'a>(keys: &[&'a str]) -> Vec<&'a str> {
    let mut all: Vec<&str> = keys.iter().copied().filter(|tag| !tag.is_empty()).collect();
    crate::sort::by(&mut all, Ord::cmp);
    let same = all.chunk_by(|a, b| a == b);
    let mut tags: Vec<(usize, &str)> = same
        .filter_map(|same| Some((same.len(), *same.first()?)))
        .collect();
    crate::sort::by_key(&mut tags, |(count, tag)| (std::cmp::Reverse(*count), *tag));
    tags.truncate(TAGS);
    let mut tags: Vec<&str> = tags.into_iter().map(|(_, tag)| tag).collect();
    crate::sort::by(&mut tags, Ord::cmp);
    tags
}

/// The quarters of a timeline: from the first that is planned for, or the present one, to the last, without a gap.
///
/// A quarter decades away is a slip of the pen. It neither hides the present nor draws a long row of empty columns: what
/// is planned for it is not sorted yet.
fn quarters(keys: &[&str], now: Millis) -> Vec<Quarter> {
    let present = Quarter::of(now);
    let first = present.before(BACK);
    let planned = || {
        let all = keys.iter().filter_map(|key| Quarter::parse(key));
        all.filter(|quarter| *quarter >= first)
    };
    let mut at = planned().chain([present]).min().unwrap_or(present);
    let last = planned().max();
    let mut quarters = Vec::new();
    let mut ahead = 0;
    while quarters.len() < QUARTERS && (ahead < AHEAD || last.is_some_and(|last| at <= last)) {
        ahead += usize::from(at >= present);
        quarters.push(at);
        at = at.next();
    }
    quarters
}
