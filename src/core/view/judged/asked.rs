//! Kano: what the answers of respondents make of an idea.

use super::Judged;
use crate::model::Idea;
use crate::scoring::kano::Counts;
use crate::scoring::{Unscored, show};
use crate::{Field, Id, Kind, Value, Workspace, texts};

/// An idea on the Kano plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// How many respondents there are in each category.
    pub counts: Counts,
    /// By how much having it raises satisfaction, 0 to 1.
    pub better: f64,
    /// By how much lacking it lowers satisfaction, −1 to 0.
    pub worse: f64,
}

/// What the answers to an idea say; none where no answer counts.
pub fn asked(idea: Idea<'_>) -> Option<Asked> {
    let answers: Vec<_> = idea.answers().collect();
    let counts = Counts::of(&answers);
    Some(Asked {
        better: counts.better()?,
        worse: counts.worse()?,
        counts,
    })
}

/// How many answers are new among those that are written, and how many take the place of one that is there. Of several
/// by one respondent about one idea only the last is kept.
pub fn new_and_replaced(workspace: &Workspace, writes: &[(Id, Field, Option<Value>)]) -> (usize, usize) {
    let mut places: Vec<(Id, &str)> = writes
        .iter()
        .map(|(idea, field, _)| (*idea, field.as_str()))
        .collect();
    crate::sort::distinct(&mut places);
    let is_there = |(idea, field): &&(Id, &str)| {
        let record = workspace.record(&Kind::IDEAS, *idea);
        record.is_some_and(|record| record.value(field).is_some())
    };
    let replaced = places.iter().filter(is_there).count();
    (places.len() - replaced, replaced)
}

pub(super) fn judge(ideas: &[Idea<'_>]) -> Judged {
    let mut judged = Judged::default();
    let mut doubtful = 0_usize;
    for idea in ideas {
        let answers: Vec<_> = idea.answers().collect();
        let counts = Counts::of(&answers);
        let none = if counts.respondents() > 0 {
            Unscored::Questionable
        } else {
            Unscored::Silent
        };
        judged.scores.push(counts.rank().ok_or(none));
        judged.told.push(told(&counts));
        doubtful += usize::from(counts.fong().is_some_and(|fong| !fong.is_significant()));
    }
    if doubtful > 0 {
        judged.notes.push(texts::note_kano_close(doubtful));
    }
    judged
}

/// The figures of one idea, as a sentence; empty where it has no category.
fn told(counts: &Counts) -> String {
    let percent = |share: Option<f64>| show((share.unwrap_or_default() * 1000.0).round() / 10.0);
    let figure = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), show);
    let Some(fong) = counts.fong() else {
        return String::new();
    };
    let figures = texts::kano_figures(
        counts.respondents(),
        figure(counts.better()),
        figure(counts.worse()),
        percent(counts.total_strength()),
        percent(counts.category_strength()),
    );
    format!("{figures} {}", fong.sentence())
}
