//! What fits: the best set of a board's ideas for the effort that there is.

use super::board::BoardView;
use crate::fits::{Candidate, Plan, Search, Wish};
use crate::map::Map;
use crate::model::{Customer, Feedback, Idea};
use crate::scoring::Framework;
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
    /// How many customers get all they want, of how many who want something; only where customers are what counts.
    pub customers: Option<(usize, usize)>,
    /// What is known about it: that no set is better, or by how much one could be.
    pub says: String,
    /// Whether it is the ranking cut off where the capacity ends.
    pub as_ranked: bool,
}

/// A search for the best set of a board, to be done in slices.
#[derive(Clone, Debug)]
pub struct Fitting {
    search: Search,
    steps: usize,
    /// The scored ideas, in the order of the board.
    ideas: Vec<Id>,
    capacity: f64,
    /// How many customers want something, where they are what counts.
    customers: Option<usize>,
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
        FitView {
            as_ranked: found.ideas.iter().copied().eq(0..found.ideas.len()),
            ideas: chosen.collect(),
            cost: found.cost,
            capacity: self.capacity,
            customers: self.customers.map(|all| (found.customers.len(), all)),
            says: found.sentence(),
        }
    }
}

/// Begins to look for the best set, where the board has a capacity and its framework knows effort.
///
/// What an idea is worth is its score times its effort: what the score was before it was divided; or, where the board says
/// so, customers are worth their revenue and count only with all of their ideas on the board in the set. MoSCoW has no such
/// number of its own.
///
/// An idea that needs another comes with it or not at all; one that needs what is neither released nor on the board with a
/// score is left out.
pub fn begin(workspace: &Workspace, view: &BoardView) -> Option<Fitting> {
    let capacity = view.capacity?;
    let scored = view.framework.is_computed() && view.framework != Framework::Moscow;
    let effort = view.framework.effort()?;
    if !scored && !view.fits_customers {
        return None;
    }
    let mut rows: Vec<(Id, f64, f64)> = view
        .ranked
        .iter()
        .filter_map(|row| Some((row.id, row.score.ok()?, row.inputs.get(effort)?.value?)))
        .collect();
    let needed: Map<Id, Vec<Id>> = rows
        .iter()
        .map(|row| (row.0, needs(workspace, row.0)))
        .filter(|(_, needs)| !needs.is_empty())
        .collect();
    let needs = |id: Id| needed.get(&id).map_or(&[][..], Vec::as_slice);
    // What is left out may be what another idea needs.
    loop {
        let mut ids: Vec<Id> = rows.iter().map(|row| row.0).collect();
        crate::sort::distinct(&mut ids);
        rows.retain(|row| needs(row.0).iter().all(|need| ids.binary_search(need).is_ok()));
        if rows.len() == ids.len() {
            break;
        }
    }
    let places: Map<Id, usize> = rows.iter().enumerate().map(|(at, row)| (row.0, at)).collect();
    let ideas = rows.iter().map(|(id, score, cost)| Candidate {
        value: if view.fits_customers { 0.0 } else { score * cost },
        cost: *cost,
        needs: needs(*id)
            .iter()
            .filter_map(|need| places.get(need).copied())
            .collect(),
    });
    let plan = Plan {
        capacity,
        ideas: ideas.collect(),
        customers: if view.fits_customers {
            wishes(workspace, &rows)
        } else {
            Vec::new()
        },
    };
    let customers = plan.customers.len();
    Some(Fitting {
        search: Search::new(plan).ok()?,
        steps: 0,
        ideas: rows.iter().map(|row| row.0).collect(),
        capacity,
        customers: view.fits_customers.then_some(customers),
    })
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

/// The customers behind these ideas, each with all of its ideas and its revenue; 1 where no revenue is known.
fn wishes(workspace: &Workspace, rows: &[(Id, f64, f64)]) -> Vec<Wish> {
    let mut wishes: Map<Id, Vec<usize>> = Map::new();
    for (at, row) in rows.iter().enumerate() {
        let record = workspace.record(&Kind::IDEAS, row.0);
        let insights = record.into_iter().flat_map(|record| Idea::of(record).insights());
        let said = insights.filter_map(|(id, _)| workspace.record(&Kind::FEEDBACK, id));
        let mut voices: Vec<Id> = said.flat_map(|record| Feedback::of(record).voices()).collect();
        crate::sort::distinct(&mut voices);
        for voice in voices {
            wishes.change(voice, |ideas| ideas.push(at));
        }
    }
    let worth = |id: Id| {
        let customer = workspace
            .record(&Kind::CUSTOMERS, id)
            .map(|record| Customer::of(record));
        customer.and_then(Customer::revenue).unwrap_or(1.0)
    };
    wishes
        .into_iter()
        .map(|(id, ideas)| Wish {
            value: worth(id),
            ideas,
        })
        .collect()
}
