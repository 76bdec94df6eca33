//! What fits: the best set of a board's ideas for the effort that there is.

use super::board::{BoardRow, BoardView};
use super::conflict::title;
use super::workspace_name;
use crate::fits::{Candidate, Plan, Search, Wish};
use crate::map::Map;
use crate::model::{Customer, Feedback, Idea};
use crate::scoring::{Framework, moscow};
use crate::{Id, Kind, Workspace};

/// How many steps the search takes before it is content with the gap; 2,000 prove most boards of a few hundred ideas.
const STEPS: usize = 4_000;

/// The best set found for a board.
#[derive(Clone, Debug, PartialEq)]
pub struct FitView {
    /// The ideas in it, in the order of the board.
    pub ideas: Vec<Id>,
    /// How much of the capacity they take.
    pub cost: f64,
    /// The capacity.
    pub capacity: f64,
    /// How many customers get all they want, of how many who want something that is still open; only where customers are
    /// what counts.
    pub customers: Option<(usize, usize)>,
    /// What is known about it: that no set is better, or by how much one could be.
    pub says: String,
    /// Whether it is the ranking cut off where the capacity ends.
    pub as_ranked: bool,
    /// What it is worth.
    pub worth: f64,
    /// Whether that is what the scores were before they were divided by effort.
    pub divided: bool,
    /// From how many ideas it is chosen.
    pub of: usize,
    /// Where it is not as ranked: the first idea of the ranking that is left out, and those behind it that are in.
    pub gives_way: Option<(Id, Vec<Id>)>,
    /// The title of the first idea of the ranking that is not to choose from because of what it needs, and of that, unless it
    /// stands behind the whole set.
    pub lacks: Option<(String, String)>,
}

/// A search for the best set of a board, to be done in slices.
#[derive(Clone, Debug)]
pub struct Fitting {
    search: Search,
    steps: usize,
    /// The ideas to choose from, in the order of the board.
    ideas: Vec<Id>,
    /// The first that is not among them because of what it needs: how many of them stand before it, which, and the need.
    lacks: Option<(usize, String, String)>,
    capacity: f64,
    /// How many customers want something, where they are what counts.
    customers: Option<usize>,
    /// Whether scores were divided by effort.
    is_divided: bool,
}

impl Fitting {
    /// Takes at most this many steps more, each of a few milliseconds at most on a board of a few hundred ideas.
    pub fn step(&mut self, steps: usize) {
        self.search.step(steps);
        self.steps += steps;
    }

    /// The share of the steps that are taken, from 0 to 1; 1 as soon as the best set is proven.
    pub fn progress(&self) -> f64 {
        let share = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
        if self.search.is_done() {
            1.0
        } else {
            (share(self.steps) / share(STEPS)).min(1.0)
        }
    }

    /// The best set found so far.
    pub fn best(&self) -> FitView {
        let found = self.search.best();
        let chosen = found.ideas.iter().filter_map(|at| self.ideas.get(*at).copied());
        let ideas: Vec<Id> = chosen.collect();
        // Both are in the order of the board, so the first that differs is the first that is left out.
        let alike = ideas.iter().zip(&self.ideas).take_while(|(a, b)| a == b).count();
        let left = self.ideas.get(alike).copied();
        let behind = ideas.get(alike..).unwrap_or_default();
        let last = self.ideas.iter().position(|id| ideas.last() == Some(id));
        let lacks = self.lacks.as_ref();
        let lacks = lacks.filter(|(before, ..)| last.is_none_or(|last| *before <= last));
        FitView {
            as_ranked: behind.is_empty() && lacks.is_none(),
            lacks: lacks.map(|(_, idea, need)| (idea.clone(), need.clone())),
            gives_way: left
                .filter(|_| !behind.is_empty())
                .map(|left| (left, behind.to_vec())),
            worth: found.value,
            divided: self.is_divided,
            of: self.ideas.len(),
            ideas,
            cost: found.cost,
            capacity: self.capacity,
            customers: self.customers.map(|all| (found.customers.len(), all)),
            says: found.sentence(),
        }
    }
}

/// Begins to look for the best set, where the board has a capacity and its framework knows effort.
///
/// There is to choose from what is open and has a score and an effort: what is released takes no effort any more, and what is
/// declined, or will not be done this time, shall take none.
///
/// What an idea is worth is its score, times its effort where the score was divided by that; or, where the board says so,
/// customers are worth their revenue and count only with all of their open ideas on the board in the set. MoSCoW has no
/// such number of its own.
///
/// An idea that needs another comes with it or not at all; one that needs what is neither released nor to choose from is
/// left out.
pub fn begin(workspace: &Workspace, view: &BoardView) -> Option<Fitting> {
    let capacity = view.capacity?;
    let scored = view.framework.is_computed() && view.framework != Framework::Moscow;
    let effort = view.framework.effort()?;
    if !scored && !view.fits_customers {
        return None;
    }
    let cost = |row: &BoardRow| row.inputs.get(effort).and_then(|input| input.value);
    let wont = |row: &BoardRow| view.framework == Framework::Moscow && row.score.is_ok_and(moscow::is_wont);
    let open = view.ranked.iter().filter(|row| row.open && !wont(row));
    let costed = open.filter_map(|row| Some((row, cost(row)?)));
    // A formula may take an effort below 0, of which there cannot be so much.
    let mut rows: Vec<(&BoardRow, f64)> = costed.filter(|(_, cost)| *cost >= 0.0).collect();
    let needed: Map<Id, Vec<Id>> = rows
        .iter()
        .map(|(row, _)| (row.id, needs(workspace, row.id)))
        .filter(|(_, needs)| !needs.is_empty())
        .collect();
    let needs = |id: Id| needed.get(&id).map_or(&[][..], Vec::as_slice);
    let ranked: Vec<Id> = rows.iter().map(|(row, _)| row.id).collect();
    // What is left out may be what another idea needs.
    loop {
        let mut ids: Vec<Id> = rows.iter().map(|(row, _)| row.id).collect();
        crate::sort::distinct(&mut ids);
        rows.retain(|(row, _)| needs(row.id).iter().all(|need| ids.binary_search(need).is_ok()));
        if rows.len() == ids.len() {
            break;
        }
    }
    let ids: Vec<Id> = rows.iter().map(|(row, _)| row.id).collect();
    // Both are in the order of the board.
    let before = ranked.iter().zip(&ids).take_while(|(a, b)| a == b).count();
    let lacks = ranked.get(before).and_then(|idea| {
        let need = needs(*idea).iter().find(|need| !ids.contains(need))?;
        let title = |id: Id| title(workspace, &Kind::IDEAS, id);
        Some((before, title(*idea), title(*need)))
    });
    let places: Map<Id, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let is_divided = rows.iter().all(|(row, _)| is_divided(view, row, effort));
    let ideas = rows.iter().map(|(row, cost)| Candidate {
        value: match row.score {
            Ok(score) if !view.fits_customers => score * if is_divided { *cost } else { 1.0 },
            _ => 0.0,
        },
        cost: *cost,
        needs: needs(row.id)
            .iter()
            .filter_map(|need| places.get(need).copied())
            .collect(),
    });
    let mut plan = Plan {
        capacity,
        ideas: ideas.collect(),
        customers: Vec::new(),
    };
    let mut customers = None;
    if view.fits_customers {
        let (wishes, all) = wishes(workspace, view, &places);
        plan.customers = wishes;
        customers = Some(all);
    }
    Some(Fitting {
        search: Search::new(plan).ok()?,
        steps: 0,
        ideas: ids,
        lacks,
        capacity,
        customers,
        is_divided,
    })
}

/// Whether a score was divided by effort, so that twice the effort halves it. A formula of a team's own may do anything
/// with it.
fn is_divided(view: &BoardView, row: &BoardRow, effort: usize) -> bool {
    let given = row.inputs.iter().map(|input| input.value.unwrap_or_default());
    let mut values: Vec<f64> = given.collect();
    let once = view.framework.formula(&values);
    if let Some(effort) = values.get_mut(effort) {
        *effort *= 2.0;
    }
    (once - 2.0 * view.framework.formula(&values)).abs() <= 1e-9 * once.abs()
}

/// What an idea needs that is not released yet.
fn needs(workspace: &Workspace, idea: Id) -> Vec<Id> {
    let record = workspace.record(&Kind::IDEAS, idea);
    let needs = record.into_iter().flat_map(|record| Idea::of(record).needs());
    let open = |need: &Id| {
        let record = workspace.record(&Kind::IDEAS, *need);
        record.is_some_and(|record| !Idea::of(record).is_out())
    };
    needs.filter(open).collect()
}

/// The customers behind the open ideas of a board who can get all of them, each with its ideas and its revenue: 1 where
/// none is known in the currency of the workspace. And how many customers there are in all, with those who want what is
/// not to choose from.
fn wishes(workspace: &Workspace, view: &BoardView, places: &Map<Id, usize>) -> (Vec<Wish>, usize) {
    let mut wanted: Map<Id, (Vec<usize>, bool)> = Map::new();
    for row in view.rows().filter(|row| row.open) {
        let place = places.get(&row.id).copied();
        let record = workspace.record(&Kind::IDEAS, row.id);
        let insights = record.into_iter().flat_map(|record| Idea::of(record).insights());
        let said = insights.filter_map(|(id, _)| workspace.record(&Kind::FEEDBACK, id));
        let mut voices: Vec<Id> = said.flat_map(|record| Feedback::of(record).voices()).collect();
        crate::sort::distinct(&mut voices);
        // Who is gone wants nothing.
        voices.retain(|voice| workspace.record(&Kind::CUSTOMERS, *voice).is_some());
        for voice in voices {
            wanted.change(voice, |(ideas, is_vain)| {
                ideas.extend(place);
                *is_vain |= place.is_none();
            });
        }
    }
    let all = wanted.len();
    let (_, currency) = workspace_name(workspace);
    let worth = |id: Id| {
        let customer = workspace
            .record(&Kind::CUSTOMERS, id)
            .map(|record| Customer::of(record));
        customer
            .and_then(|customer| customer.revenue_in(&currency))
            .unwrap_or(1.0)
    };
    let wishes = wanted
        .into_iter()
        .filter(|(_, (_, is_vain))| !is_vain)
        .map(|(id, (ideas, _))| Wish {
            value: worth(id),
            ideas,
        });
    (wishes.collect(), all)
}
