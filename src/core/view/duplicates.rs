//! What the page of likely duplicates shows: pairs side by side, and what is perhaps the same as what somebody writes.

use super::evidence::evidence;
use super::inbox::inbox_row;
use super::{customer_name, workspace_name};
use crate::duplicates::{Alike, Pair};
use crate::model::{Feedback, Idea, shorten};
use crate::search::Marker;
use crate::search::marks::Likeness;
use crate::statuses::Statuses;
use crate::{Field, Id, Kind, Millis, Workspace};

/// How many characters of a text are shown.
const SHOWN: usize = 600;
/// From how many letters on a word stands for those that only end otherwise.
const STEM: usize = 4;

/// One of two that are alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Side {
    /// The record.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The beginning of its text.
    pub text: String,
    /// Who said it; empty for ideas and where nobody is named.
    pub customer: String,
    /// How many customers are behind it.
    pub voices: usize,
    /// Its status.
    pub status: String,
    /// When it was said, or else written down.
    pub at: Millis,
}

/// Two that are alike: first the one that has more customers behind it, or else is older.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PairRow {
    /// The one that the other is best merged into.
    pub first: Side,
    /// The other.
    pub second: Side,
    /// How alike they are, in percent.
    pub percent: u32,
    /// The words that both have, what makes them alike most first.
    pub words: Vec<String>,
}

/// The pairs that still are two records of which nobody has said that they are not the same, at most `count` of them, and
/// how many there are.
pub fn rows(workspace: &Workspace, kind: &Kind, pairs: &[Pair], count: usize) -> (Vec<PairRow>, usize) {
    let mut all = 0;
    let mut rows = Vec::new();
    for pair in pairs.iter().filter(|pair| is_open(workspace, kind, pair)) {
        all += 1;
        if all > count {
            continue;
        }
        if let (Some(a), Some(b)) = (
            side(workspace, kind, pair.first),
            side(workspace, kind, pair.second),
        ) {
            let (first, second) = if (b.voices, a.at) > (a.voices, b.at) {
                (b, a)
            } else {
                (a, b)
            };
            rows.push(PairRow {
                first,
                second,
                percent: percent(pair.likeness),
                words: pair.words.clone(),
            });
        }
    }
    (rows, all)
}

/// What is perhaps the same as what somebody writes: record, title, and who said it.
pub fn perhaps(workspace: &Workspace, kind: &Kind, alike: &[Alike]) -> Vec<(Id, String, String)> {
    let there = alike.iter().filter_map(|alike| workspace.record(kind, alike.id));
    there
        .map(|record| {
            let customer = customer_name(workspace, Feedback::of(record).customer());
            (record.id(), record.text("title").to_owned(), customer)
        })
        .collect()
}

/// What marks the words that two have in common.
pub fn marker(words: &[String]) -> Marker {
    let words = words.iter().map(|word| {
        let likeness = if word.chars().count() >= STEM {
            Likeness::Beginning
        } else {
            Likeness::Same
        };
        (word.clone(), likeness)
    });
    Marker {
        words: words.collect(),
        phrases: Vec::new(),
    }
}

fn is_open(workspace: &Workspace, kind: &Kind, pair: &Pair) -> bool {
    let says_no = |one: Id, other: Id| {
        let record = workspace.record(kind, one);
        record.is_none_or(|record| record.get(&Field::link("unlike", other)).is_some())
    };
    !says_no(pair.first, pair.second) && !says_no(pair.second, pair.first)
}

fn side(workspace: &Workspace, kind: &Kind, id: Id) -> Option<Side> {
    if *kind == Kind::FEEDBACK {
        let row = inbox_row(workspace, id)?;
        return Some(Side {
            id,
            title: row.title,
            text: shorten(&row.body, SHOWN),
            customer: row.customer_name,
            voices: row.voices,
            status: row.status,
            at: row.at,
        });
    }
    let record = workspace.record(kind, id)?;
    let idea = Idea::of(record);
    Some(Side {
        id,
        title: idea.title().to_owned(),
        text: shorten(idea.description(), SHOWN),
        customer: String::new(),
        voices: evidence(workspace, idea, &workspace_name(workspace).1).customers,
        status: Statuses::of(workspace).key(idea).to_owned(),
        at: workspace.clock(record.base()),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 100"
)]
fn percent(likeness: f32) -> u32 {
    (likeness * 100.0).round() as u32
}
