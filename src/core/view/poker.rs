//! Planning poker: what people estimate for a story, hidden from each other until all who were asked have estimated.

use super::{person_name, role_of};
use crate::model::story::cards;
use crate::model::{Role, Story};
use crate::{Id, Kind, Record, Workspace};

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

/// Whether all who were asked have estimated a story, so that everybody may see the numbers.
pub(super) fn is_open(story: Story<'_>) -> bool {
    let mut asked = story.asked();
    asked.all(|person| story.estimates().any(|estimate| estimate.person == person))
}

/// The round of a story, as `viewer` sees it.
pub fn poker(workspace: &Workspace, record: &Record, viewer: Id) -> Poker {
    let story = Story::of(record);
    let mut people: Vec<Id> = story.asked().collect();
    let open = is_open(story);
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
