//! Planning poker: what people estimate for a story, hidden from each other until all who were asked have estimated.

use super::{person_name, role_of};
use crate::model::story::cards;
use crate::model::{Role, Story};
use crate::time::DAY;
use crate::{Field, Id, Kind, Millis, Record, Value, Workspace};

/// How long ago somebody has done something who is asked.
pub const RECENT: Millis = 90 * DAY;

/// A round, as one person sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Poker {
    /// Everybody who was asked or who estimated, by name.
    pub hands: Vec<Hand>,
    /// Whether the numbers are shown: all who were asked have estimated, or nobody was asked.
    pub open: bool,
    /// The cards of the workspace's scale.
    pub cards: &'static [f64],
    /// The least and the largest number, where the numbers are shown.
    pub spread: Option<(f64, f64)>,
    /// The card to agree on: the nearest above the mean.
    pub proposed: Option<f64>,
}

/// One person's hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Hand {
    /// The person.
    pub person: Id,
    /// The name.
    pub name: String,
    /// The hat that they wear.
    pub role: Role,
    /// Whether they are asked.
    pub asked: bool,
    /// Whether they have estimated.
    pub given: bool,
    /// The number; none while it is hidden.
    pub value: Option<f64>,
}

/// The scale of the workspace's story points.
pub fn scale(workspace: &Workspace) -> &'static [f64] {
    let record = workspace.record(&Kind::WORKSPACES, workspace.id());
    cards(
        record
            .map(|record| record.text("point-scale"))
            .unwrap_or_default(),
    )
}

/// Whether the numbers of a story's round are shown: all who were asked have estimated.
pub fn is_open(record: &Record) -> bool {
    let story = Story::of(record);
    let has_played = |person: Id| story.estimates().any(|estimate| estimate.person == person);
    story.asked().all(has_played)
}

/// Whom to ask: everybody who did something in the last [`RECENT`] of what is known, and who is here. A file holds people
/// of long ago, and an example's people, who would be waited for in vain.
pub fn whom_to_ask(workspace: &Workspace, here: Id) -> Vec<Id> {
    let entries = || workspace.log().values();
    let latest = entries().map(|entry| entry.at).max().unwrap_or_default();
    let recent = entries().filter(|entry| entry.at.saturating_add(RECENT) >= latest);
    let mut people: Vec<Id> = recent.map(|entry| entry.by).chain([here]).collect();
    crate::sort::distinct(&mut people);
    people.retain(|person| workspace.record(&Kind::PEOPLE, *person).is_some());
    people
}

/// What is written to show the numbers now: who has not estimated is asked no longer.
pub fn show_now(record: &Record) -> Vec<(Field, Option<Value>)> {
    let story = Story::of(record);
    let has_played = |person: &Id| story.estimates().any(|estimate| estimate.person == *person);
    let waited_for = story.asked().filter(|person| !has_played(person));
    waited_for
        .map(|person| (Field::link("poker", person), None))
        .collect()
}

/// The round of a story, as `viewer` sees it.
pub fn poker(workspace: &Workspace, record: &Record, viewer: Id) -> Poker {
    let story = Story::of(record);
    let asked: Vec<Id> = story.asked().collect();
    let mut people = asked.clone();
    let open = is_open(record);
    people.extend(story.estimates().map(|estimate| estimate.person));
    crate::sort::distinct(&mut people);
    let mut hands: Vec<Hand> = people
        .into_iter()
        .map(|person| {
            let given = story.estimates().find(|estimate| estimate.person == person);
            Hand {
                person,
                name: person_name(workspace, person),
                role: role_of(workspace, person),
                asked: asked.contains(&person),
                given: given.is_some(),
                value: given
                    .map(|estimate| estimate.value)
                    .filter(|_| open || person == viewer),
            }
        })
        .collect();
    crate::sort::by_key(&mut hands, |hand| {
        (crate::letters::lowered(&hand.name), hand.person)
    });
    let cards = scale(workspace);
    let shown: Vec<f64> = hands
        .iter()
        .filter(|_| open)
        .filter_map(|hand| hand.value)
        .collect();
    let spread = shown.iter().fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((*value, *value), |(low, high)| {
            (low.min(*value), high.max(*value))
        }))
    });
    let mean = shown.iter().sum::<f64>() / super::delivery::float(shown.len());
    Poker {
        hands,
        open,
        spread,
        proposed: spread.and_then(|_| cards.iter().copied().find(|card| *card >= mean)),
        cards,
    }
}
