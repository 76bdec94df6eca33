//! Objectives, how far they have come, and how the ideas that are still open serve them.

use super::person_name;
use crate::model::{Idea, Objective};
use crate::statuses::Statuses;
use crate::strategy::{Weights, coverage};
use crate::{Id, Kind, Workspace};

/// All objectives, and what serves none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StrategyView {
    /// The objectives, the heaviest first, each followed by its key results.
    pub objectives: Vec<ObjectiveRow>,
    /// The part of the effort for open ideas that serves no objective, from 0 to 1.
    pub unserved: f64,
    /// How many open ideas have no effort that anybody estimated, and so count for nothing there.
    pub without_effort: usize,
    /// The open ideas that serve no objective.
    pub unaligned: Vec<(Id, String)>,
}

/// One objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveRow {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Whether it is a key result of the one before it.
    pub key_result: bool,
    /// What is measured.
    pub measure: String,
    /// The measure at the beginning, as it shall be, and as it is.
    pub numbers: [Option<f64>; 3],
    /// How far it has come, 1 at its target.
    pub progress: Option<f64>,
    /// Whether nothing but the number at the beginning is missing for that.
    pub lacks_baseline: bool,
    /// The quarter, empty if none is named.
    pub period: String,
    /// Its weight as it was written.
    pub weight: f64,
    /// Its part of the whole weight and of the effort for open ideas, each from 0 to 1; a key result has no own.
    pub parts: Option<(f64, f64)>,
    /// What it is about, in Markdown.
    pub description: String,
    /// Who answers for it, with the name.
    pub owner: Option<(Id, String)>,
    /// The open ideas that serve it: id, title, and share from 0 to 1.
    pub ideas: Vec<(Id, String, f64)>,
}

impl StrategyView {
    /// The objective that gets the most effort beyond its weight, and the one that lacks the most, each with its parts of
    /// the weight and of the effort; none where a tenth or less is at stake, or nothing has an effort.
    pub fn extremes(&self) -> [Option<(&ObjectiveRow, f64, f64)>; 2] {
        let any = self
            .objectives
            .iter()
            .filter_map(|row| Some(row.parts?.1))
            .sum::<f64>()
            > 0.0;
        let parts = || {
            let own = self.objectives.iter().filter(|_| any);
            own.filter_map(|row| row.parts.map(|(weight, effort)| (row, weight, effort)))
        };
        let beyond = |part: &(&ObjectiveRow, f64, f64)| part.2 - part.1;
        let most = parts().max_by(|a, b| beyond(a).total_cmp(&beyond(b)));
        let least = parts().min_by(|a, b| beyond(a).total_cmp(&beyond(b)));
        [
            most.filter(|part| beyond(part) > 0.1),
            least.filter(|part| beyond(part) < -0.1),
        ]
    }
}

/// Gathers the objectives; in a blind round, effort that `viewer` may not read yet counts as not estimated.
pub fn strategy(workspace: &Workspace, viewer: Option<Id>) -> StrategyView {
    let weights = Weights::of(workspace);
    let covered = coverage(workspace, &weights, viewer);
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let open: Vec<(Idea<'_>, Vec<(Id, f64)>)> = ideas
        .filter(|idea| idea.is_open())
        .map(|idea| (idea, idea.objectives(workspace)))
        .collect();
    let mut rows: Vec<ObjectiveRow> = Vec::new();
    for record in workspace.records(&Kind::OBJECTIVES) {
        let objective = Objective::of(record);
        let id = objective.id();
        let own = covered.objectives.iter().find(|covered| covered.id == id);
        let serving = open.iter().filter_map(|(idea, shares)| {
            let (_, share) = shares.iter().find(|(other, _)| *other == id)?;
            Some((idea.id(), idea.title().to_owned(), *share))
        });
        rows.push(ObjectiveRow {
            id,
            title: objective.title().to_owned(),
            key_result: weights.root(id) != Some(id),
            measure: objective.measure().to_owned(),
            numbers: [objective.baseline(), objective.target(), objective.current()],
            progress: objective.progress(),
            lacks_baseline: objective.lacks_baseline(),
            period: objective
                .period()
                .map(|period| period.to_string())
                .unwrap_or_default(),
            weight: objective.weight(),
            parts: own.map(|own| (own.weight, own.effort)),
            description: objective.description().to_owned(),
            owner: objective
                .owner()
                .map(|owner| (owner, person_name(workspace, owner))),
            ideas: serving.collect(),
        });
    }
    let place = |row: &ObjectiveRow| {
        let root = weights.root(row.id).unwrap_or(row.id);
        (weights.part(row.id), root, row.key_result, row.id)
    };
    crate::sort::by(&mut rows, |a, b| {
        let (a, b) = (place(a), place(b));
        b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3)))
    });
    let unaligned = open
        .iter()
        .filter(|(_, shares)| !shares.iter().any(|(id, _)| weights.root(*id).is_some()))
        .map(|(idea, _)| (idea.id(), idea.title().to_owned()));
    StrategyView {
        unaligned: unaligned.collect(),
        unserved: covered.unserved,
        without_effort: covered.without_effort,
        objectives: rows,
    }
}

/// The product on one page: what it is for, for whom, what it is to achieve, and what is being tried for that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BriefView {
    /// The product's name.
    pub name: String,
    /// The vision, and for whom it is, in Markdown.
    pub texts: [String; 2],
    /// The objectives, as the strategy has them.
    pub objectives: Vec<ObjectiveRow>,
    /// The ideas that are planned for now, or already being built.
    pub bets: Vec<Bet>,
}

/// An idea in the brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Bet {
    /// The idea.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
    /// The titles of the objectives that it serves.
    pub serves: Vec<String>,
}

/// The fields of the workspace that the brief shows, in its order.
pub const BRIEF_FIELDS: [&str; 2] = ["vision", "personas"];

/// Gathers the product on one page, as `viewer` may read it.
pub fn brief(workspace: &Workspace, viewer: Option<Id>) -> BriefView {
    let record = workspace.record(&Kind::WORKSPACES, workspace.id());
    let text = |field: &str| {
        record
            .map(|record| record.text(field).to_owned())
            .unwrap_or_default()
    };
    let statuses = Statuses::of(workspace);
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let bets = ideas
        .filter(|idea| {
            matches!(idea.status(), "in-progress" | "testing") || idea.is_open() && idea.horizon() == "now"
        })
        .map(|idea| Bet {
            id: idea.id(),
            title: idea.title().to_owned(),
            status: statuses.key(idea).to_owned(),
            serves: idea
                .objectives(workspace)
                .into_iter()
                .filter_map(|(id, _)| Some(workspace.record(&Kind::OBJECTIVES, id)?.text("title").to_owned()))
                .collect(),
        });
    BriefView {
        name: super::workspace_name(workspace).0,
        texts: BRIEF_FIELDS.map(text),
        objectives: strategy(workspace, viewer).objectives,
        bets: bets.collect(),
    }
}
