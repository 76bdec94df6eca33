//! Branch and bound: the open part of the search that promises most is split first, by the thing whose coming in or staying
//! out lowers the bounds most (strong branching: David Applegate and others, 1995).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::bound::bound;
use super::closure::Closure;
use super::{Fit, FitsError, Plan, at, set, slack};

/// A search in progress; work on it in slices, and look at the best set at any time.
#[derive(Clone, Debug)]
pub struct Search {
    ideas: usize,
    capacity: f64,
    /// Values and costs of the ideas, and of the customers behind them, who cost nothing.
    values: Vec<f64>,
    costs: Vec<f64>,
    needs: Vec<Vec<usize>>,
    needed_by: Vec<Vec<usize>>,
    closure: Closure,
    /// The things with all they need, the best for its cost first.
    greedy: Vec<usize>,
    best: Vec<bool>,
    best_value: f64,
    open: BinaryHeap<Open>,
    split: Option<Split>,
    /// Counts the parts, so that of equals the older one comes first.
    made: usize,
}

/// What is decided about a thing in a part of the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Decided {
    #[default]
    Open,
    In,
    Out,
}

/// A part that is being split, by each of its candidates for a try.
#[derive(Clone, Debug)]
struct Split {
    part: Open,
    candidates: Vec<usize>,
    /// The best split so far, and how far the bounds of its halves fall: the product of the two.
    told: f64,
    halves: [Option<Open>; 2],
}

/// How many ideas, and how many customers, are tried.
const CANDIDATES: usize = 4;

/// A part of the search that is not split yet.
#[derive(Clone, Debug)]
struct Open {
    /// No set in it is worth more.
    bound: f64,
    number: usize,
    decided: Vec<Decided>,
    /// The things one of which decides: see [`bound`].
    between: Vec<usize>,
}

impl Search {
    /// Prepares a search, or says what is wrong with the plan.
    pub fn new(plan: Plan) -> Result<Self, FitsError> {
        check(&plan)?;
        let ideas = plan.ideas.len();
        let mut values: Vec<f64> = plan.ideas.iter().map(|idea| idea.value).collect();
        values.extend(plan.customers.iter().map(|wish| wish.value));
        let mut costs: Vec<f64> = plan.ideas.iter().map(|idea| idea.cost).collect();
        costs.resize(values.len(), 0.0);
        let mut needs: Vec<Vec<usize>> = plan.ideas.into_iter().map(|idea| idea.needs).collect();
        needs.extend(plan.customers.into_iter().map(|wish| wish.ideas));
        let mut needed_by = vec![Vec::new(); needs.len()];
        for (thing, needed) in needs.iter_mut().enumerate() {
            crate::sort::distinct(needed);
            needed.retain(|other| *other != thing);
            for other in needed {
                if let Some(list) = needed_by.get_mut(*other) {
                    list.push(thing);
                }
            }
        }
        let mut search = Self {
            ideas,
            capacity: plan.capacity,
            best: vec![false; values.len()],
            best_value: f64::NEG_INFINITY,
            closure: Closure::new(&needs),
            greedy: Vec::new(),
            open: BinaryHeap::new(),
            split: None,
            made: 0,
            values,
            costs,
            needs,
            needed_by,
        };
        search.greedy = search.by_worth();
        search.offer(vec![false; search.values.len()]);
        let root = search.bounded(vec![Decided::Open; search.values.len()], f64::INFINITY);
        search.open.extend(root);
        Ok(search)
    }

    /// Whether the best set is found and proven.
    pub fn is_done(&self) -> bool {
        !self.promises(self.bound())
    }

    /// Takes at most this many steps; each tries one thing that may decide, in and out, in a few milliseconds.
    pub fn step(&mut self, steps: usize) {
        for _ in 0..steps {
            let Some(mut split) = self.split.take().or_else(|| self.next_part()) else {
                return;
            };
            if let Some(thing) = split.candidates.pop() {
                self.split(&mut split, thing);
            }
            if split.candidates.is_empty() {
                self.open.extend(split.halves.into_iter().flatten());
            } else {
                self.split = Some(split);
            }
        }
    }

    /// The part that promises most, to be split.
    fn next_part(&mut self) -> Option<Split> {
        // What promises too little is followed by what promises less still.
        let part = self.open.pop().filter(|part| self.promises(part.bound));
        if part.is_none() {
            self.open.clear();
        }
        part.map(|part| Split {
            candidates: self.candidates(&part.between),
            part,
            told: 0.0,
            halves: [None, None],
        })
    }

    /// The best set so far.
    pub fn best(&self) -> Fit {
        let chosen = |range: std::ops::Range<usize>| {
            let start = range.start;
            range
                .filter(|thing| at(&self.best, *thing))
                .map(|thing| thing - start)
                .collect()
        };
        Fit {
            ideas: chosen(0..self.ideas),
            customers: chosen(self.ideas..self.values.len()),
            value: self.best_value,
            cost: sum(&self.costs, &self.best),
            bound: self.bound(),
        }
    }

    /// What no set is worth more than.
    fn bound(&self) -> f64 {
        let open = self.open.peek().map_or(self.best_value, |part| part.bound);
        let split = self
            .split
            .as_ref()
            .map_or(self.best_value, |split| split.part.bound);
        open.max(split).max(self.best_value)
    }

    fn promises(&self, bound: f64) -> bool {
        bound > self.best_value + slack(self.best_value)
    }

    /// Splits a part by one of its candidates, and keeps the split if it tells most so far.
    fn split(&mut self, split: &mut Split, thing: usize) {
        let mut with = split.part.decided.clone();
        decide(&mut with, thing, Decided::In, &self.needs);
        let mut without = split.part.decided.clone();
        decide(&mut without, thing, Decided::Out, &self.needed_by);
        let above = split.part.bound;
        let halves = [with, without].map(|decided| self.bounded(decided, above));
        let falls = halves.iter().map(|half| {
            let bound = half
                .as_ref()
                .map_or(self.best_value, |half| half.bound.max(self.best_value));
            (above - bound).max(slack(above))
        });
        let told = falls.product();
        if split.told < told {
            split.told = told;
            split.halves = halves;
        }
    }

    /// The few things that may decide most: those that cost most, and the customers who are worth most.
    fn candidates(&self, between: &[usize]) -> Vec<usize> {
        let (mut ideas, mut customers) = (Vec::new(), Vec::new());
        for thing in between {
            if *thing < self.ideas {
                ideas.push(*thing);
            } else {
                customers.push(*thing);
            }
        }
        crate::sort::by(&mut ideas, |a, b| {
            at(&self.costs, *b).total_cmp(&at(&self.costs, *a))
        });
        crate::sort::by(&mut customers, |a, b| {
            at(&self.values, *b).total_cmp(&at(&self.values, *a))
        });
        ideas.truncate(CANDIDATES);
        customers.truncate(CANDIDATES);
        ideas.append(&mut customers);
        ideas
    }

    /// Bounds a part of the search; none where it holds nothing better than the best so far.
    fn bounded(&mut self, mut decided: Vec<Decided>, above: f64) -> Option<Open> {
        let (mut value, mut cost) = (0.0, 0.0);
        for (thing, decided) in decided.iter().enumerate() {
            if *decided == Decided::In {
                value += at(&self.values, thing);
                cost += at(&self.costs, thing);
            }
        }
        let room = self.capacity - cost;
        if room < -slack(self.capacity) {
            return None;
        }
        let too_large = |thing: &usize| at(&self.costs, *thing) > room + slack(self.capacity);
        for thing in (0..self.ideas).filter(too_large) {
            if at(&decided, thing) == Decided::Open {
                decide(&mut decided, thing, Decided::Out, &self.needed_by);
            }
        }
        let of_open = |numbers: &[f64]| -> Vec<f64> {
            let pairs = numbers.iter().zip(&decided);
            pairs
                .map(|(number, decided)| if *decided == Decided::Open { *number } else { 0.0 })
                .collect()
        };
        let (values, costs) = (of_open(&self.values), of_open(&self.costs));
        let enough = self.best_value - value;
        let found = bound(&mut self.closure, &values, &costs, room.max(0.0), enough);
        let pairs = found.fits.into_iter().zip(&decided);
        let things = pairs
            .map(|(fits, decided)| fits && *decided == Decided::Open || *decided == Decided::In)
            .collect();
        self.offer(things);
        // What is decided comes along where something open needs it.
        let mut between = found.between;
        between.retain(|thing| at(&decided, *thing) == Decided::Open);
        let bound = (value + found.bound).min(above);
        self.made += 1;
        (self.promises(bound) && !between.is_empty()).then_some(Open {
            bound,
            number: self.made,
            decided,
            between,
        })
    }

    /// Fills up a set that fits with what else fits, and keeps it if it is the best so far.
    fn offer(&mut self, mut things: Vec<bool>) {
        let mut cost = sum(&self.costs, &things);
        for thing in &self.greedy {
            let added = self.with_needs(*thing, &things);
            let sum = |numbers: &[f64]| added.iter().map(|thing| at(numbers, *thing)).sum::<f64>();
            let more = sum(&self.costs);
            if sum(&self.values) > 0.0 && cost + more <= self.capacity + slack(self.capacity) {
                cost += more;
                for thing in added {
                    set(&mut things, thing, true);
                }
            }
        }
        // Whoever has all they want by now counts, also those who add nothing.
        for customer in self.ideas..self.values.len() {
            let mut wanted = self.needs.get(customer).into_iter().flatten();
            if wanted.all(|idea| at(&things, *idea)) {
                set(&mut things, customer, true);
            }
        }
        let value = sum(&self.values, &things);
        if value > self.best_value {
            self.best_value = value;
            self.best = things;
        }
    }

    /// A thing and all that it needs and `things` does not hold.
    fn with_needs(&self, thing: usize, things: &[bool]) -> Vec<usize> {
        let mut added = Vec::new();
        if at(things, thing) {
            return added;
        }
        added.push(thing);
        let mut done = 0;
        while let Some(needed) = added.get(done).and_then(|thing| self.needs.get(*thing)) {
            done += 1;
            for other in needed {
                if !at(things, *other) && !added.contains(other) {
                    added.push(*other);
                }
            }
        }
        added
    }

    /// All things, by what they and all that they need are worth for their cost, the best first.
    fn by_worth(&self) -> Vec<usize> {
        let nothing = vec![false; self.values.len()];
        let worth: Vec<f64> = (0..self.values.len())
            .map(|thing| {
                let all = self.with_needs(thing, &nothing);
                let sum = |numbers: &[f64]| all.iter().map(|thing| at(numbers, *thing)).sum::<f64>();
                let (value, cost) = (sum(&self.values), sum(&self.costs));
                if cost > 0.0 {
                    value / cost
                } else {
                    value * f64::MAX
                }
            })
            .collect();
        let mut order: Vec<usize> = (0..worth.len()).collect();
        crate::sort::by(&mut order, |a, b| at(&worth, *b).total_cmp(&at(&worth, *a)));
        order
    }
}

/// Decides about a thing, and what follows from it: what it needs comes with it, what needs it goes with it.
fn decide(decided: &mut [Decided], thing: usize, what: Decided, follows: &[Vec<usize>]) {
    let mut waiting = vec![thing];
    while let Some(thing) = waiting.pop() {
        if at(decided, thing) != what {
            set(decided, thing, what);
            waiting.extend(follows.get(thing).into_iter().flatten());
        }
    }
}

fn check(plan: &Plan) -> Result<(), FitsError> {
    let not_amount = |number: f64| !number.is_finite() || number < 0.0;
    if not_amount(plan.capacity) {
        return Err(FitsError::Capacity);
    }
    let mut needed = Vec::new();
    for (position, idea) in plan.ideas.iter().enumerate() {
        if not_amount(idea.cost) {
            return Err(FitsError::Cost(position));
        }
        if !idea.value.is_finite() {
            return Err(FitsError::Value(position));
        }
        needed.extend(&idea.needs);
    }
    for (position, wish) in plan.customers.iter().enumerate() {
        if not_amount(wish.value) {
            return Err(FitsError::CustomerValue(position));
        }
        needed.extend(&wish.ideas);
    }
    let unknown = needed.into_iter().find(|position| *position >= plan.ideas.len());
    unknown.map_or(Ok(()), |position| Err(FitsError::Unknown(position)))
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound
            .total_cmp(&other.bound)
            .then(other.number.cmp(&self.number))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Open {}

/// The sum of the numbers of things; 0, not −0, where there are none.
fn sum(numbers: &[f64], things: &[bool]) -> f64 {
    let pairs = numbers.iter().zip(things);
    pairs
        .filter(|(_, is_in)| **is_in)
        .fold(0.0, |sum, (number, _)| sum + number)
}
