//! The story map: activities from left to right, their steps, and under each step its stories, cut into slices.

use super::backlog::{current_sprint, in_order};
use super::conflict::title;
use crate::model::{Release, Sprint, Story};
use crate::position;
use crate::{Id, Kind, Record, Workspace};

/// What a slice of the map is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SliceBy {
    /// A sprint.
    #[default]
    Sprint,
    /// A release.
    Release,
}

/// The map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapView {
    /// The activities, from left to right.
    pub activities: Vec<Activity>,
    /// The slices, from top to bottom; the last one holds what is in none.
    pub slices: Vec<Slice>,
    /// Open stories that belong to no step.
    pub unplaced: Vec<MapCard>,
}

/// An activity with its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The activity.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its steps, from left to right.
    pub steps: Vec<(Id, String)>,
}

/// A slice.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// The sprint or release; none for what is in none.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// The stories under each step, in the order of all steps.
    pub cells: Vec<Vec<MapCard>>,
    /// How many stories it holds.
    pub count: usize,
    /// Their points.
    pub points: f64,
}

/// A story on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCard {
    /// The story.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
    /// Its points.
    pub points: Option<f64>,
}

impl MapView {
    /// The map without what stands on it: what changes when something is added, moved or taken away, and not when it is called
    /// or counted otherwise.
    #[must_use]
    pub fn shape(&self) -> Self {
        let mut shape = self.clone();
        for activity in &mut shape.activities {
            activity.title.clear();
            activity.steps.iter_mut().for_each(|(_, title)| title.clear());
        }
        for slice in &mut shape.slices {
            slice.name.clear();
            (slice.count, slice.points) = (0, 0.0);
        }
        let cells = shape.slices.iter_mut().flat_map(|slice| &mut slice.cells);
        for card in cells.flatten().chain(&mut shape.unplaced) {
            (card.title, card.status, card.points) = (String::new(), String::new(), None);
        }
        shape
    }

    /// The title of an activity or a step; empty if there is none.
    pub fn title(&self, part: Id) -> &str {
        let parts = self.activities.iter().flat_map(|activity| {
            let own = activity.steps.iter().map(|(id, title)| (*id, title));
            std::iter::once((activity.id, &activity.title)).chain(own)
        });
        let mut parts = parts.filter(|(id, _)| *id == part);
        parts.next().map_or("", |(_, title)| title)
    }

    /// A slice, by its sprint or release.
    pub fn slice(&self, id: Option<Id>) -> Option<&Slice> {
        self.slices.iter().find(|slice| slice.id == id)
    }

    /// A story on the map.
    pub fn card(&self, story: Id) -> Option<&MapCard> {
        let cells = self.slices.iter().flat_map(|slice| &slice.cells);
        let mut cards = cells.flatten().chain(&self.unplaced);
        cards.find(|card| card.id == story)
    }
}

impl Slice {
    /// Whether a story is in it.
    pub fn holds(&self, story: Id) -> bool {
        self.cells.iter().flatten().any(|card| card.id == story)
    }
}

/// Draws the map.
pub fn story_map(workspace: &Workspace, by: SliceBy) -> MapView {
    let activities: Vec<Activity> = ordered(workspace, &Kind::ACTIVITIES)
        .into_iter()
        .map(|record| {
            let own = ordered(workspace, &Kind::STEPS)
                .into_iter()
                .filter(|step| step.value("activity").and_then(crate::Value::as_link) == Some(record.id()));
            Activity {
                id: record.id(),
                title: record.text("title").to_owned(),
                steps: own
                    .map(|step| (step.id(), step.text("title").to_owned()))
                    .collect(),
            }
        })
        .collect();
    let steps: Vec<Id> = activities
        .iter()
        .flat_map(|activity| &activity.steps)
        .map(|(id, _)| *id)
        .collect();
    let mut view = MapView {
        slices: slices(workspace, by)
            .into_iter()
            .map(|(id, name)| Slice {
                id,
                name,
                cells: vec![Vec::new(); steps.len()],
                count: 0,
                points: 0.0,
            })
            .collect(),
        activities,
        unplaced: Vec::new(),
    };
    for story in in_order(workspace)
        .into_iter()
        .filter(|story| story.status() != "declined")
    {
        let at = story
            .step()
            .and_then(|step| steps.iter().position(|known| *known == step));
        let Some(at) = at else {
            if story.is_open() {
                view.unplaced.push(card(story));
            }
            continue;
        };
        let own = match by {
            SliceBy::Sprint => current_sprint(workspace, story),
            SliceBy::Release => story.release(),
        };
        let slice = view.slices.iter().position(|slice| slice.id == own);
        let last = view.slices.len().saturating_sub(1);
        if let Some(slice) = view.slices.get_mut(slice.unwrap_or(last)) {
            slice.count += 1;
            slice.points += story.points().unwrap_or_default();
            if let Some(cell) = slice.cells.get_mut(at) {
                cell.push(card(story));
            }
        }
    }
    view
}

/// The records of a kind in the order in which people put them.
pub fn ordered<'a>(workspace: &'a Workspace, kind: &Kind) -> Vec<&'a Record> {
    let mut records: Vec<&Record> = workspace.records(kind).map(std::convert::AsRef::as_ref).collect();
    crate::sort::by_key(&mut records, |record| {
        position::key(record.text("order"), record.id())
    });
    records
}

/// The slices from top to bottom, and one for what is in none.
fn slices(workspace: &Workspace, by: SliceBy) -> Vec<(Option<Id>, String)> {
    let mut found: Vec<(Option<Id>, String)> = match by {
        SliceBy::Sprint => {
            let mut sprints: Vec<Sprint<'_>> = workspace
                .records(&Kind::SPRINTS)
                .map(|record| Sprint::of(record))
                .collect();
            crate::sort::by_key(&mut sprints, |sprint| {
                // Those without a day come after those with one.
                (sprint.start().is_none(), sprint.start(), sprint.id())
            });
            sprints
                .iter()
                .map(|sprint| (Some(sprint.id()), sprint.name().to_owned()))
                .collect()
        }
        SliceBy::Release => {
            let mut releases: Vec<Release<'_>> = workspace
                .records(&Kind::RELEASES)
                .map(|record| Release::of(record))
                .collect();
            crate::sort::by_key(&mut releases, |release| {
                (release.day().is_none(), release.day(), release.id())
            });
            releases
                .iter()
                .map(|release| {
                    (
                        Some(release.id()),
                        title(workspace, &Kind::RELEASES, release.id()),
                    )
                })
                .collect()
        }
    };
    found.push((None, crate::texts::map_later().to_owned()));
    found
}

fn card(story: Story<'_>) -> MapCard {
    MapCard {
        id: story.id(),
        title: story.title().to_owned(),
        status: story.status().to_owned(),
        points: story.points(),
    }
}
