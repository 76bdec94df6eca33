//! One story: its sentence, criteria, checklists, what it needs, and the thread to its idea and the evidence.

use super::backlog::{Spot, current_sprint, definition, in_order, is_ready, new_places, order_writes};
use super::conflict::title;
use super::idea::{Insight, insights};
use super::poker::{Poker, poker, scale};
use super::{Said, said};
use crate::command::{NewRecord, Write};
use crate::dependencies::{Dependencies, SetAside};
use crate::model::story::Criterion;
use crate::model::{Idea, Story};
use crate::{Field, Id, Kind, Value, Workspace};

/// One story in full.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryView {
    /// Its title.
    pub title: String,
    /// Its description in Markdown.
    pub description: String,
    /// Who wants it.
    pub as_a: String,
    /// What they want.
    pub want: String,
    /// What for.
    pub so_that: String,
    /// Its status.
    pub status: String,
    /// Its points.
    pub points: Option<f64>,
    /// The idea that it is a piece of, with its title.
    pub idea: Option<(Id, String)>,
    /// The most important feedback behind the idea.
    pub evidence: Vec<Insight>,
    /// The sprint that it is in.
    pub sprint: Option<Id>,
    /// The release that it is meant for.
    pub release: Option<Id>,
    /// Its acceptance criteria.
    pub criteria: Vec<Criterion>,
    /// The definition of ready.
    pub ready: Vec<Check>,
    /// The definition of done.
    pub done: Vec<Check>,
    /// Whether it is ready.
    pub is_ready: bool,
    /// What it needs: story, title, whether it is still open.
    pub needs: Vec<(Id, String, bool)>,
    /// What needs it.
    pub needed_by: Vec<(Id, String)>,
    /// The cycles that it is part of, each with the titles along it.
    pub aside: Vec<SetAside>,
    /// What may be wrong with it, by the letters of INVEST.
    pub hints: Vec<Hint>,
    /// What people estimate.
    pub poker: Poker,
    /// Who made it.
    pub made: Said,
}

/// A line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name in the checklist.
    pub key: String,
    /// What it says.
    pub text: String,
    /// Whether it holds.
    pub set: bool,
}

/// What may be wrong with a story (Bill Wake, "INVEST in Good Stories", 2003); simple rules that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Independent: it needs stories that are not done.
    Independent,
    /// Negotiable: more than eight criteria leave little to talk about.
    Negotiable,
    /// Valuable: it does not say who wants it, or what for.
    Valuable,
    /// Estimable: it has no points.
    Estimable,
    /// Small: it has one of the two largest sizes of the scale, or more.
    Small,
    /// Testable: it has no acceptance criterion.
    Testable,
}

impl Hint {
    /// Its letter's word, as texts name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Independent => "independent",
            Self::Negotiable => "negotiable",
            Self::Valuable => "valuable",
            Self::Estimable => "estimable",
            Self::Small => "small",
            Self::Testable => "testable",
        }
    }
}

/// How many criteria are many.
const MANY: usize = 8;
/// How much evidence is listed.
const LISTED: usize = 5;

/// Gathers everything about a story, as one person sees it.
pub fn story(workspace: &Workspace, id: Id, viewer: Id) -> Option<StoryView> {
    let record = workspace.record(&Kind::STORIES, id)?;
    let story = Story::of(record);
    let dependencies = Dependencies::of(workspace);
    let name = |id: Id| title(workspace, &Kind::STORIES, id);
    let is_open = |id: Id| {
        let record = workspace.record(&Kind::STORIES, id);
        record.is_some_and(|record| Story::of(record).is_open())
    };
    let needs: Vec<(Id, String, bool)> = dependencies
        .needs(id)
        .iter()
        .map(|id| (*id, name(*id), is_open(*id)))
        .collect();
    let needed_by = dependencies.needed_by(id).map(|id| (id, name(id))).collect();
    let aside = dependencies.aside.iter().filter(|link| link.cycle.contains(&id));
    let idea = story.idea().and_then(|idea| workspace.record(&Kind::IDEAS, idea));
    let mut evidence = idea
        .map(|record| insights(workspace, Idea::of(record)))
        .unwrap_or_default();
    evidence.truncate(LISTED);
    let checks = |set: &str| -> Vec<Check> {
        let lines = definition(workspace, set).into_iter();
        lines
            .map(|(key, text)| Check {
                set: story.is_set(set, &key),
                key,
                text,
            })
            .collect()
    };
    let criteria: Vec<Criterion> = story.criteria().collect();
    Some(StoryView {
        title: story.title().to_owned(),
        description: record.text("description").to_owned(),
        as_a: record.text("as-a").to_owned(),
        want: record.text("want").to_owned(),
        so_that: record.text("so-that").to_owned(),
        status: story.status().to_owned(),
        points: story.points(),
        idea: idea.map(|idea| (idea.id(), idea.text("title").to_owned())),
        evidence,
        sprint: current_sprint(workspace, story),
        release: story.release(),
        ready: checks("ready"),
        done: checks("done"),
        is_ready: is_ready(story, &definition(workspace, "ready")),
        hints: hints(
            workspace,
            story,
            &criteria,
            needs.iter().any(|(_, _, open)| *open),
        ),
        aside: aside.cloned().collect(),
        criteria,
        needs,
        needed_by,
        poker: poker(workspace, record, viewer),
        made: said(workspace, record.base()),
    })
}

fn hints(workspace: &Workspace, story: Story<'_>, criteria: &[Criterion], waits: bool) -> Vec<Hint> {
    let record = workspace.record(&Kind::STORIES, story.id());
    let is_empty = |field: &str| record.is_none_or(|record| record.text(field).is_empty());
    let cards = scale(workspace);
    let large = cards.len().checked_sub(2).and_then(|at| cards.get(at));
    let rules = [
        (Hint::Independent, waits),
        (Hint::Negotiable, criteria.len() > MANY),
        (Hint::Valuable, is_empty("as-a") || is_empty("so-that")),
        (Hint::Estimable, story.points().is_none()),
        (
            Hint::Small,
            story
                .points()
                .zip(large)
                .is_some_and(|(points, large)| points >= *large),
        ),
        (Hint::Testable, criteria.is_empty()),
    ];
    rules
        .into_iter()
        .filter_map(|(hint, holds)| holds.then_some(hint))
        .collect()
}

/// The stories of an idea in the order of the backlog: id, title, status, points.
pub fn stories_of(workspace: &Workspace, idea: Id) -> Vec<(Id, String, String, Option<f64>)> {
    let stories = in_order(workspace)
        .into_iter()
        .filter(|story| story.idea() == Some(idea));
    stories
        .map(|story| {
            (
                story.id(),
                story.title().to_owned(),
                story.status().to_owned(),
                story.points(),
            )
        })
        .collect()
}

/// A criterion that is a scenario, taken apart: each line with the word that it begins with.
///
/// ```
/// use tandem_core::view::story::scenario;
/// let lines = scenario("Given a full cart\nWhen I pay\nThen it is empty");
/// assert_eq!(lines, Some(vec![("Given", "a full cart"), ("When", "I pay"), ("Then", "it is empty")]));
/// assert_eq!(scenario("The cart is empty after paying"), None);
/// ```
pub fn scenario(text: &str) -> Option<Vec<(&str, &str)>> {
    let words = ["Given", "When", "Then", "And", "But"];
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let taken: Vec<(&str, &str)> = lines
        .map(|line| {
            let line = line.trim();
            let word = line.split_once(' ').filter(|(word, _)| words.contains(word));
            word.unwrap_or(("", line))
        })
        .collect();
    let has = |wanted: &str| taken.iter().any(|(word, _)| *word == wanted);
    (has("When") && has("Then") && taken.iter().all(|(word, _)| !word.is_empty())).then_some(taken)
}

/// A new story that takes some of the criteria of another, right after it, and the writes that go with it.
pub fn split(
    workspace: &Workspace,
    id: Id,
    new: Id,
    new_title: &str,
    keys: &[String],
    seed: u64,
) -> Option<(NewRecord, Vec<Write>)> {
    let record = workspace.record(&Kind::STORIES, id)?;
    let story = Story::of(record);
    let taken = |field: &Field| {
        let key = field.element_name();
        key.is_some_and(|key| keys.iter().any(|taken| *taken == key))
    };
    // Size, estimates and progress are what the split is about; they start anew.
    let kept = record.fields().filter(|(field, _)| match field.name() {
        "as-a" | "want" | "so-that" | "idea" | "step" | "tags" => true,
        "criteria" => taken(field),
        _ => false,
    });
    let mut fields: Vec<(Field, Value)> = kept
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    let places = new_places(workspace, Spot::After(id), 1, seed);
    fields.push((Field::named("title"), Value::text(new_title)));
    fields.extend(
        places
            .new
            .first()
            .map(|order| (Field::named("order"), Value::text(order))),
    );
    let mut writes = order_writes(&Kind::STORIES, places.moved.into_iter());
    for set in ["criteria", "met"] {
        let gone = record.elements(set).filter(|(field, _)| taken(field));
        writes.extend(gone.map(|(field, _)| (Kind::STORIES, story.id(), field.clone(), None)));
    }
    Some(((Kind::STORIES, new, fields), writes))
}
