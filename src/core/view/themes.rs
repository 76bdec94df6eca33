//! What the page of themes shows: phrases with how many items, customers and how much revenue stand behind each, and the
//! idea that one becomes.

use super::comments::waiting;
use super::evidence::{Evidence, behind};
use super::workspace_name;
use crate::letters::upper;
use crate::model::Feedback;
use crate::themes::Theme;
use crate::{Command, Field, Id, Kind, Millis, Value, Workspace};

/// How many items are read at most: the newest.
pub const READ: usize = 10_000;

/// How many items of a theme are named.
const NAMED: usize = 12;

/// One theme.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeRow {
    /// The phrase.
    pub phrase: String,
    /// The items that say it and still wait.
    pub items: Vec<Id>,
    /// The first of them with their titles: so many that one sees what they are about.
    pub first: Vec<(Id, String)>,
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

/// The themes, found among these items, that at least two share which still wait.
#[inline(never)]
pub fn rows(workspace: &Workspace, among: &[Id], themes: &[Theme], now: Millis) -> Vec<ThemeRow> {
    let currency = workspace_name(workspace).1;
    // Looked up once, as an item may say much.
    let waiting = among.iter().map(|id| {
        let item = Feedback::of(workspace.record(&Kind::FEEDBACK, *id)?);
        item.waits(now).then_some(item)
    });
    let waiting: Vec<Option<Feedback<'_>>> = waiting.collect();
    let rows = themes.iter().filter_map(|theme| {
        let items = theme.items.iter();
        let items = items.filter_map(|at| waiting.get(*at).copied().flatten());
        let items: Vec<Feedback<'_>> = items.collect();
        let named = items.iter().take(NAMED);
        let named = named.map(|item| (item.id(), item.title().to_owned()));
        (items.len() > 1).then(|| ThemeRow {
            phrase: theme.phrase.clone(),
            items: items.iter().map(|item| item.id()).collect(),
            first: named.collect(),
            evidence: behind(workspace, &items, &currency),
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
