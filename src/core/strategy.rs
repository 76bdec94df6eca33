//! How ideas serve objectives: weights, alignment, and where the effort goes.

use crate::map::Map;
use crate::model::{Idea, Objective, Role};
use crate::scoring::Framework;
use crate::scoring::combine::{Rule, combine_all};
use crate::view::blind::Blind;
use crate::{Id, Kind, Workspace};

/// The frameworks whose effort is looked at. One counts it in person-months, the other in any one unit, so that they are
/// never added up.
const WITH_EFFORT: [Framework; 2] = [Framework::Rice, Framework::Moscow];

/// What each objective weighs: its part of the sum of all weights, from 0 to 1.
///
/// Only objectives that are no key results have a weight of their own; a key result is looked up as its objective
/// ([`Weights::root`]).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    parts: Map<Id, f64>,
    roots: Map<Id, Id>,
}

impl Weights {
    /// Reads them from a workspace. Where links to parents run in a circle, as a merge can make them, the objective with
    /// the smallest id of the circle stands for all.
    pub fn of(workspace: &Workspace) -> Self {
        let all: Vec<Objective<'_>> = workspace
            .records(&Kind::OBJECTIVES)
            .map(|record| Objective::of(record))
            .collect();
        let parents: Map<Id, Option<Id>> = all
            .iter()
            .map(|objective| (objective.id(), objective.parent()))
            .collect();
        let roots: Map<Id, Id> = all
            .iter()
            .map(|objective| (objective.id(), root(&parents, objective.id())))
            .collect();
        let own = all
            .iter()
            .filter(|objective| roots.get(&objective.id()) == Some(&objective.id()));
        let mut parts: Map<Id, f64> = own
            .map(|objective| (objective.id(), objective.weight()))
            .collect();
        let sum: f64 = parts.values().sum();
        for part in parts.values_mut() {
            *part = if sum > 0.0 { *part / sum } else { 0.0 };
        }
        Self { parts, roots }
    }

    /// The objective that stands for this one: itself, or for a key result what it belongs to; `None` if there is no
    /// such objective.
    pub fn root(&self, objective: Id) -> Option<Id> {
        self.roots.get(&objective).copied()
    }

    /// The part of the whole weight that an objective, or what it belongs to, has.
    pub fn part(&self, objective: Id) -> f64 {
        let root = self.root(objective);
        root.and_then(|root| self.parts.get(&root))
            .copied()
            .unwrap_or_default()
    }

    /// The objectives that are no key results, with their parts of the whole weight.
    pub fn parts(&self) -> impl Iterator<Item = (Id, f64)> {
        self.parts.iter().map(|(id, part)| (*id, *part))
    }

    /// How well shares in objectives go with their weights, from 0 to 1: the sum of share times weight, as a part of the
    /// most that a whole share could reach: an input that boards can use. Nothing to serve is no alignment at all.
    pub fn alignment(&self, shares: &[(Id, f64)]) -> Option<f64> {
        let most = self.parts.values().copied().fold(0.0, f64::max);
        let sum: f64 = shares.iter().map(|(id, share)| share * self.part(*id)).sum();
        (most > 0.0).then(|| (sum / most).clamp(0.0, 1.0))
    }
}

/// Follows parents up; in a circle the smallest id of the circle stands for all.
fn root(parents: &Map<Id, Option<Id>>, from: Id) -> Id {
    let mut way = vec![from];
    let mut at = from;
    while let Some(parent) = parents.get(&at).copied().flatten() {
        if !parents.contains_key(&parent) {
            break;
        }
        if let Some(first) = way.iter().position(|seen| *seen == parent) {
            return way.iter().skip(first).copied().min().unwrap_or(from);
        }
        way.push(parent);
        at = parent;
    }
    at
}

/// The effort of ideas in the one framework in which most of them have some, the first of several; what a round hides is
/// none.
fn efforts(workspace: &Workspace, blind: &Blind, ideas: &[Idea<'_>]) -> Vec<Option<f64>> {
    let role = |person: Id| -> Role { crate::view::role_of(workspace, person) };
    let mut best = (0, vec![None; ideas.len()]);
    for framework in WITH_EFFORT {
        let Some(at) = framework.inputs().iter().position(|input| input.name == "effort") else {
            continue;
        };
        let effort = |idea: &Idea<'_>| {
            let blind_for = blind.viewer(&framework, idea.id());
            combine_all(*idea, &framework, &role, Rule::Owner, blind_for)
                .get(at)?
                .value
                .filter(|effort| *effort > 0.0)
        };
        let efforts: Vec<Option<f64>> = ideas.iter().map(effort).collect();
        let count = efforts.iter().flatten().count();
        if count > best.0 {
            best = (count, efforts);
        }
    }
    best.1
}

/// Where the effort for open ideas goes, beside where the weight is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Each objective that is no key result: its part of the weight, its part of the effort, and how many ideas serve it.
    pub objectives: Vec<Covered>,
    /// The part of the effort that serves no objective.
    pub unserved: f64,
    /// How many open ideas were left out because nobody has estimated their effort as that of most others is.
    pub without_effort: usize,
    /// The effort of all open ideas together.
    pub effort: f64,
}

/// One objective in a [`Coverage`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// The objective.
    pub id: Id,
    /// Its part of the whole weight, from 0 to 1.
    pub weight: f64,
    /// Its part of the whole effort, from 0 to 1.
    pub effort: f64,
    /// How many open ideas serve it or its key results.
    pub ideas: usize,
}

/// Compares effort with weight. The parts of the effort, with what serves nothing, sum to 1 where there is any effort. What
/// a blind round hides from who looks counts as not estimated.
pub fn coverage(workspace: &Workspace, weights: &Weights, viewer: Option<Id>) -> Coverage {
    let blind = Blind::of(workspace, viewer);
    let mut served: Map<Id, (f64, usize)> = weights.parts().map(|(id, _)| (id, (0.0, 0))).collect();
    let mut view = Coverage::default();
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let open: Vec<Idea<'_>> = ideas.filter(|idea| idea.is_open()).collect();
    for (idea, effort) in open.iter().zip(efforts(workspace, &blind, &open)) {
        view.without_effort += usize::from(effort.is_none());
        let effort = effort.unwrap_or_default();
        let mut free = 1.0;
        let mut roots: Vec<Id> = Vec::new();
        for (objective, share) in idea.objectives(workspace) {
            let Some(root) = weights.root(objective) else {
                continue;
            };
            free -= share;
            let new = !roots.contains(&root);
            roots.push(root);
            served.change(root, |(sum, count)| {
                *sum += share * effort;
                *count += usize::from(new);
            });
        }
        view.unserved += free.max(0.0) * effort;
        view.effort += effort;
    }
    let part = |effort: f64| {
        if view.effort > 0.0 {
            effort / view.effort
        } else {
            0.0
        }
    };
    view.unserved = part(view.unserved);
    view.objectives = served
        .iter()
        .map(|(id, (effort, ideas))| Covered {
            id: *id,
            weight: weights.part(*id),
            effort: part(*effort),
            ideas: *ideas,
        })
        .collect();
    view
}
