//! What the page of themes shows: phrases with how many items, customers and how much revenue stand behind each, and the
//! idea that one becomes.

use super::comments::waiting;
use super::evidence::{Evidence, behind};
use super::workspace_name;
use crate::letters::upper;
use crate::themes::Theme;
use crate::{Command, Field, Id, Kind, Millis, Value, Workspace};

/// How many items are read at most: the newest.
pub const READ: usize = 10_000;

/// One theme.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeRow {
    /// The phrase.
    pub phrase: String,
    /// The items that say it and still wait, with their titles.
    pub items: Vec<(Id, String)>,
    /// Who stands behind them.
    pub evidence: Evidence,
}

/// The items whose themes are looked for: the newest that wait for triage, newest first.
pub fn read(workspace: &Workspace, now: Millis) -> Vec<Id> {
    let mut items = waiting(workspace, now);
    items.reverse();
    items.truncate(READ);
    items
}

/// The themes that at least two items share which still wait.
pub fn rows(workspace: &Workspace, themes: &[Theme], now: Millis) -> Vec<ThemeRow> {
    let currency = workspace_name(workspace).1;
    let rows = themes.iter().filter_map(|theme| {
        let records = theme
            .items
            .iter()
            .filter_map(|id| workspace.record(&Kind::FEEDBACK, *id));
        let records: Vec<_> = records
            .filter(|record| crate::model::Feedback::of(record).waits(now))
            .collect();
        let ids: Vec<Id> = records.iter().map(|record| record.id()).collect();
        let titles = records.iter().map(|record| record.text("title").to_owned());
        (ids.len() > 1).then(|| ThemeRow {
            phrase: theme.phrase.clone(),
            items: ids.iter().copied().zip(titles).collect(),
            evidence: behind(workspace, &ids, &currency),
        })
    });
    rows.collect()
}

/// What a theme is called as an idea: its phrase with a capital letter.
pub fn title(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map(upper).into_iter().chain(letters).collect()
}

/// Makes an idea of items, which are its evidence and are decided by that: they no longer wait.
pub fn into_idea(idea: Id, title: &str, items: &[Id]) -> Command {
    let importance = Value::number(1.0).unwrap_or(Value::Null);
    let insights = items
        .iter()
        .map(|id| (Field::link("insights", *id), importance.clone()));
    let fields = insights.chain([(Field::named("title"), Value::text(title))]);
    let open = |id: &Id| {
        (
            Kind::FEEDBACK,
            *id,
            Field::named("status"),
            Some(Value::text("open")),
        )
    };
    Command::Arrange {
        did: "turn-into-idea",
        records: vec![(Kind::IDEAS, idea, fields.collect())],
        writes: items.iter().map(open).collect(),
    }
}
