//! Which story needs which: never a cycle in what is shown, whatever was written.
//!
//! A command that would close a cycle is refused with the cycle named. After a merge of two legal snapshots there can be one
//! all the same; then links are taken in the order in which they were written, and each that would close a cycle is set aside
//! until a person removes one of the cycle's links. Both sides set the same links aside, since they hold the same log.

use crate::map::Map;
use crate::model::Story;
use crate::{Dot, Field, Id, Kind, Millis, Workspace};

/// The stories that each story needs, without cycles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    needs: Map<Id, Vec<Id>>,
    /// The links that were set aside.
    pub aside: Vec<SetAside>,
}

/// A link that would close a cycle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetAside {
    /// The story that needs the other.
    pub story: Id,
    /// The story that it needs.
    pub needs: Id,
    /// The cycle, from `story` over `needs` on: each needs the next, and the last needs the first.
    pub cycle: Vec<Id>,
}

impl Dependencies {
    /// Reads the links of all stories; those that lead to a story that is not there count for nothing.
    pub fn of(workspace: &Workspace) -> Self {
        let mut links: Vec<(Millis, Option<Dot>, Id, Id)> = Vec::new();
        for record in workspace.records(&Kind::STORIES) {
            for needs in Story::of(record).needs() {
                if workspace.record(&Kind::STORIES, needs).is_some() {
                    let dot = record.written_by(&Field::link("needs", needs));
                    let at = dot.map_or(0, |dot| workspace.clock(dot));
                    links.push((at, dot, record.id(), needs));
                }
            }
        }
        crate::sort::by(&mut links, Ord::cmp);
        let mut all = Self::default();
        for (_, _, story, needs) in links {
            match all.path(needs, story) {
                Some(path) => {
                    // The path leads from the needed story back to the one that needs it.
                    let before = path.len() - 1;
                    let cycle = std::iter::once(story)
                        .chain(path.into_iter().take(before))
                        .collect();
                    all.aside.push(SetAside { story, needs, cycle });
                }
                None => all.needs.change(story, |list| list.push(needs)),
            }
        }
        all
    }

    /// The stories that a story needs.
    pub fn needs(&self, story: Id) -> &[Id] {
        self.needs.get(&story).map(Vec::as_slice).unwrap_or_default()
    }

    /// The stories that need a story.
    pub fn needed_by(&self, story: Id) -> impl Iterator<Item = Id> {
        let holds = move |needs: &[Id]| needs.contains(&story);
        self.needs
            .iter()
            .filter_map(move |(id, needs)| holds(needs).then_some(*id))
    }

    /// The way from one story to another, both included, along what each needs.
    fn path(&self, from: Id, to: Id) -> Option<Vec<Id>> {
        let mut came: Map<Id, Id> = Map::new();
        came.insert(from, from);
        let mut open = vec![from];
        while let Some(here) = open.pop() {
            if here == to {
                let mut path = vec![to];
                let mut at = to;
                while at != from {
                    at = *came.get(&at)?;
                    path.push(at);
                }
                path.reverse();
                return Some(path);
            }
            for next in self.needs(here) {
                if !came.contains_key(next) {
                    came.insert(*next, here);
                    open.push(*next);
                }
            }
        }
        None
    }
}

/// The stories that a story needs, without links that were set aside: of all stories only those are looked at that it leads to,
/// unless it leads back to itself.
pub fn needs_of(workspace: &Workspace, story: Id) -> Vec<Id> {
    let needs = |id: Id| -> Vec<Id> {
        let record = workspace.record(&Kind::STORIES, id);
        let needs = record.into_iter().flat_map(|record| Story::of(record).needs());
        needs
            .filter(|id| workspace.record(&Kind::STORIES, *id).is_some())
            .collect()
    };
    let own = needs(story);
    let mut open = own.clone();
    let mut passed: Map<Id, ()> = Map::new();
    while let Some(next) = open.pop() {
        if next == story {
            return Dependencies::of(workspace).needs(story).to_vec();
        }
        if !passed.contains_key(&next) {
            passed.insert(next, ());
            open.extend(needs(next));
        }
    }
    own
}

/// The cycle that a Change would close, as the titles of its stories.
pub fn new_cycle(before: &Workspace, after: &Workspace) -> Option<Vec<String>> {
    let known = Dependencies::of(before).aside;
    let found = Dependencies::of(after).aside.into_iter().find(|link| {
        !known
            .iter()
            .any(|known| (known.story, known.needs) == (link.story, link.needs))
    })?;
    Some(titles(after, &found.cycle))
}

/// What the stories of a cycle are called, the first once more at the end.
pub fn titles(workspace: &Workspace, cycle: &[Id]) -> Vec<String> {
    let name = |id: &Id| crate::view::conflict::title(workspace, &Kind::STORIES, *id);
    cycle.iter().chain(cycle.first()).map(name).collect()
}
