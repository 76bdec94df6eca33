//! The backlog: stories in the order in which they shall be delivered.

mod orders;
pub mod wanted;

pub use orders::{OrderedIdea, Orders, follow, orders};
use wanted::Wanted;

use super::conflict::title;
use super::sprint::State;
use super::{TagCount, count_tags};
use crate::command::Write;
use crate::dependencies::{Dependencies, SetAside, needs_of};
use crate::map::Map;
use crate::model::{Sprint, Story};
use crate::position::{self, Places, places};
use crate::unsettled::unsettled_in;
use crate::{Field, Id, Kind, Millis, Value, Workspace};

/// What somebody wants to see of the backlog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BacklogQuery {
    /// What somebody typed: words that must be found in the title, the sentence or the description, and filters.
    pub search: String,
    /// Which stories.
    pub show: Show,
    /// Only pieces of this idea.
    pub idea: Option<Id>,
    /// Only with this tag, or all if empty.
    pub tag: String,
    /// Only those in this sprint: its id, `none` for those in no sprint, or empty for all.
    pub sprint: String,
}

/// Which stories are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All that are neither done nor declined.
    #[default]
    Open,
    /// Those of them that are ready.
    Ready,
    /// Those of them that are not.
    Unready,
    /// Those that are done or declined, the latest first.
    Closed,
}

impl Show {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Open, Self::Ready, Self::Unready, Self::Closed];

    /// The name, as addresses spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Ready => "ready",
            Self::Unready => "unready",
            Self::Closed => "closed",
        }
    }
}

/// What the page shows besides its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BacklogView {
    /// The stories that were found, in order.
    pub ids: Vec<Id>,
    /// How many stories there are in all.
    pub total: usize,
    /// How many of them are open.
    pub open: usize,
    /// Whether only open ones are looked for.
    pub among_open: bool,
    /// How many of those are ready.
    pub ready: usize,
    /// The points of the open ones.
    pub points: f64,
    /// How many open ones have no points.
    pub unsized_open: usize,
    /// How many stand unready at the top, before the first that is ready.
    pub unready_first: usize,
    /// The ideas that stories are pieces of, with how many stories each, by title.
    pub ideas: Vec<(Id, String, usize)>,
    /// All tags in use, the most used first.
    pub tags: Vec<TagCount>,
    /// All sprints, the latest first.
    pub sprints: Vec<(Id, String)>,
    /// Links between stories that would close a cycle.
    pub aside: Vec<SetAside>,
    /// What of the search cannot be read, as sentences.
    pub problems: Vec<String>,
}

impl BacklogView {
    /// Among how many stories those were found that are shown.
    pub const fn among(&self) -> usize {
        if self.among_open { self.open } else { self.total }
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRow {
    /// The story.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
    /// The idea that it is a piece of, empty if it is none's.
    pub idea: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its points.
    pub points: Option<f64>,
    /// Whether it is ready.
    pub ready: bool,
    /// How many open stories it needs.
    pub waits: usize,
    /// The sprint that it is in, empty if it is in none.
    pub sprint: String,
    /// Whether some of its fields are in conflict.
    pub conflict: bool,
}

/// All stories in the order of the backlog.
pub fn in_order(workspace: &Workspace) -> Vec<Story<'_>> {
    let mut stories: Vec<Story<'_>> = workspace
        .records(&Kind::STORIES)
        .map(|record| Story::of(record))
        .collect();
    crate::sort::by_key(&mut stories, |story| position::key(story.order(), story.id()));
    stories
}

/// The lines of one of the workspace's definitions, `ready` or `done`, with their names.
pub fn definition(workspace: &Workspace, set: &str) -> Vec<(String, String)> {
    let record = workspace.record(&Kind::WORKSPACES, workspace.id());
    let lines = record.into_iter().flat_map(|record| record.elements(set));
    lines
        .filter_map(|(field, value)| Some((field.element_name()?.into_owned(), value.as_text()?.to_owned())))
        .collect()
}

/// Whether a story is ready: every line of the definition holds; without a definition it has criteria and points.
pub fn is_ready(story: Story<'_>, definition: &[(String, String)]) -> bool {
    if definition.is_empty() {
        story.points().is_some() && story.criteria().next().is_some()
    } else {
        definition.iter().all(|(key, _)| story.is_set("ready", key))
    }
}

/// All sprints with their names, the latest first.
pub fn sprints(workspace: &Workspace) -> Vec<(Id, String)> {
    let mut sprints: Vec<Sprint<'_>> = workspace
        .records(&Kind::SPRINTS)
        .map(|record| Sprint::of(record))
        .collect();
    crate::sort::by_key(&mut sprints, |sprint| {
        std::cmp::Reverse((sprint.start(), sprint.id()))
    });
    sprints
        .iter()
        .map(|sprint| (sprint.id(), sprint.name().to_owned()))
        .collect()
}

/// The sprint that a story is in by now: the one that it was put into last. Of several at once it is the latest, and one
/// without days is still to come.
pub fn current_sprint(workspace: &Workspace, story: Story<'_>) -> Option<Id> {
    let sprints = story.sprints().filter_map(|(id, since)| {
        let start = Sprint::of(workspace.record(&Kind::SPRINTS, id)?).start();
        Some((since, start.is_none(), start, id))
    });
    sprints.max().map(|(.., id)| id)
}

/// The idea that a story is a piece of, unless that is gone.
pub(super) fn idea_of(workspace: &Workspace, story: Story<'_>) -> Option<Id> {
    let idea = story.idea()?;
    workspace.record(&Kind::IDEAS, idea).map(|record| record.id())
}

/// Finds what a query asks for.
pub fn backlog(workspace: &Workspace, query: &BacklogQuery) -> BacklogView {
    let search = Wanted::read(&query.search);
    let ready_lines = definition(workspace, "ready");
    let mut view = BacklogView {
        sprints: sprints(workspace),
        aside: Dependencies::of(workspace).aside,
        among_open: query.show != Show::Closed && !search.names_status(),
        ..BacklogView::default()
    };
    let mut ideas: Map<Id, usize> = Map::new();
    let mut found: Vec<Story<'_>> = Vec::new();
    for story in in_order(workspace) {
        view.total += 1;
        let (open, ready) = (story.is_open(), is_ready(story, &ready_lines));
        if open {
            view.open += 1;
            view.unready_first += usize::from(!ready && view.ready == 0);
            view.ready += usize::from(ready);
            view.points += story.points().unwrap_or_default();
            view.unsized_open += usize::from(story.points().is_none());
        }
        if let Some(idea) = idea_of(workspace, story) {
            ideas.change(idea, |count| *count += 1);
        }
        let wanted = match query.show {
            _ if search.names_status() => true,
            Show::Open => open,
            Show::Ready => open && ready,
            Show::Unready => open && !ready,
            Show::Closed => !open,
        };
        let in_sprint = || match query.sprint.as_str() {
            "" => true,
            "none" => current_sprint(workspace, story).is_none(),
            id => story.sprints().any(|(sprint, _)| id.parse() == Ok(sprint)),
        };
        if wanted
            && (query.idea.is_none() || story.idea() == query.idea)
            && (query.tag.is_empty() || story.tags().any(|tag| tag == query.tag))
            && in_sprint()
            && workspace
                .record(&Kind::STORIES, story.id())
                .is_some_and(|record| search.holds(workspace, record))
        {
            found.push(story);
        }
    }
    if query.show == Show::Closed {
        crate::sort::by_key(&mut found, |story| {
            std::cmp::Reverse((story.finished(), story.id()))
        });
    }
    view.ids = found.iter().map(|story| story.id()).collect();
    let named = ideas
        .into_iter()
        .map(|(id, count)| (id, title(workspace, &Kind::IDEAS, id), count));
    view.ideas = named.collect();
    crate::sort::by_key(&mut view.ideas, |(id, title, _)| {
        (crate::letters::lowered(title), *id)
    });
    view.tags = count_tags(workspace, &Kind::STORIES);
    view.problems = search.problems;
    view
}

/// The row of one story.
pub fn story_row(workspace: &Workspace, id: Id) -> Option<StoryRow> {
    let record = workspace.record(&Kind::STORIES, id)?;
    let story = Story::of(record);
    let waits = needs_of(workspace, id).into_iter().filter(|needs| {
        let needed = workspace.record(&Kind::STORIES, *needs);
        needed.is_some_and(|record| Story::of(record).is_open())
    });
    Some(StoryRow {
        id,
        title: story.title().to_owned(),
        status: story.status().to_owned(),
        idea: idea_of(workspace, story)
            .map(|idea| title(workspace, &Kind::IDEAS, idea))
            .unwrap_or_default(),
        tags: story.tags().collect(),
        points: story.points(),
        ready: is_ready(story, &definition(workspace, "ready")),
        waits: waits.count(),
        sprint: current_sprint(workspace, story)
            .map(|sprint| title(workspace, &Kind::SPRINTS, sprint))
            .unwrap_or_default(),
        conflict: unsettled_in(workspace, &Kind::STORIES, record).next().is_some(),
    })
}

/// Where stories are moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Before all others.
    Top,
    /// After all others.
    Bottom,
    /// Right before this one.
    Before(Id),
    /// Right after this one.
    After(Id),
}

/// The writes that move stories; they keep their order among themselves. Others are written only where two share a position.
/// Nothing is moved beside one that is moved itself.
pub fn move_to(workspace: &Workspace, moved: &[Id], spot: Spot, seed: u64) -> Vec<Write> {
    if let Spot::Before(beside) | Spot::After(beside) = spot
        && moved.contains(&beside)
    {
        return Vec::new();
    }
    let all = in_order(workspace);
    let (moving, staying): (Vec<Story<'_>>, Vec<Story<'_>>) =
        all.into_iter().partition(|story| moved.contains(&story.id()));
    let ids: Vec<Id> = moving.iter().map(|story| story.id()).collect();
    let places = spot_places(&staying, spot, ids.len(), seed);
    order_writes(
        &Kind::STORIES,
        ids.into_iter().zip(places.new).chain(places.moved),
    )
}

/// Positions for new stories at a spot, and for those who must make room.
pub fn new_places(workspace: &Workspace, spot: Spot, count: usize, seed: u64) -> Places {
    spot_places(&in_order(workspace), spot, count, seed)
}

fn spot_places(stories: &[Story<'_>], spot: Spot, count: usize, seed: u64) -> Places {
    let find = |id: Id| stories.iter().position(|story| story.id() == id);
    let at = match spot {
        Spot::Top => Some(0),
        Spot::Bottom => None,
        Spot::Before(id) => find(id),
        Spot::After(id) => find(id).map(|at| at + 1),
    };
    let order: Vec<(Id, &str)> = stories.iter().map(|story| (story.id(), story.order())).collect();
    places(&order, at.unwrap_or(order.len()), count, seed)
}

/// Writes of positions.
pub fn order_writes(kind: &Kind, positions: impl Iterator<Item = (Id, String)>) -> Vec<Write> {
    let field = Field::named("order");
    positions
        .map(|(id, position)| (kind.clone(), id, field.clone(), Some(Value::text(&position))))
        .collect()
}

/// The writes that give stories a status, with the times that go with it.
pub fn status_writes(workspace: &Workspace, ids: &[Id], status: &str, now: Millis) -> Vec<Write> {
    let stories = ids.iter().filter_map(|id| workspace.record(&Kind::STORIES, *id));
    stories
        .flat_map(|record| {
            let writes = crate::model::story::status_writes(Story::of(record), status, now);
            writes
                .into_iter()
                .map(|(field, value)| (Kind::STORIES, record.id(), field, value))
        })
        .collect()
}

/// The writes that put stories into a sprint, or take them out of those they are in. What was in a sprint that is over
/// stays on record there: it is carried over. What is taken out of one that is running stays on record with the time, as a
/// change of its scope.
pub fn plan_writes(workspace: &Workspace, ids: &[Id], sprint: Option<Id>, now: Millis) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut write = |story: Id, set: &str, sprint: Id, value: Option<Value>| {
        writes.push((Kind::STORIES, story, Field::link(set, sprint), value));
    };
    for record in ids.iter().filter_map(|id| workspace.record(&Kind::STORIES, *id)) {
        let story = Story::of(record);
        let current = current_sprint(workspace, story);
        if current == sprint {
            continue;
        }
        // The last move counts, also where the clock of the one before was ahead.
        let moves = story.sprints().map(|(_, since)| since.saturating_add(1));
        let when = moves.fold(now, Millis::max);
        let at = || Some(Value::text(&crate::time::format(when)));
        for (old, _) in story.sprints().filter(|(old, _)| Some(*old) != sprint) {
            let state = workspace
                .record(&Kind::SPRINTS, old)
                .map(|record| super::sprint::state(Sprint::of(record), now));
            match state {
                Some(State::Over) if sprint.is_some() || Some(old) != current => {}
                // Two people may have planned it for two sprints: it is in neither any more.
                Some(State::Running) => write(story.id(), "left", old, at()),
                None => {}
                Some(_) => write(story.id(), "sprints", old, None),
            }
        }
        if let Some(new) = sprint {
            write(story.id(), "sprints", new, at());
            if story.planned().any(|(id, _, left)| id == new && left.is_some()) {
                write(story.id(), "left", new, None);
            }
        }
    }
    writes
}
