//! What fits: the best set of ideas for a capacity, with what they need, and with customers who want all or nothing.
//!
//! A customer's value counts only when all their ideas are in: Anthony Bagnall and others, "The next release problem",
//! 2001. Here a customer is one more thing to choose, free of cost, that needs their ideas. What remains is a knapsack with
//! prerequisites, which is solved by branch and bound; the bound lets the capacity go at a price ([`bound`]) and is the
//! one of the linear programme. The search does a number of steps at a time and says after each how far from the best it
//! can be.

mod bound;
mod closure;
mod search;

pub use search::Search;

use crate::texts;

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// How much effort there is, in the unit of the costs; 0 or more.
    pub capacity: f64,
    /// The ideas.
    pub ideas: Vec<Candidate>,
    /// The customers who want all of some ideas or nothing; empty where each idea counts by itself.
    pub customers: Vec<Wish>,
}

/// An idea that may be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// What it is worth by itself.
    pub value: f64,
    /// What it costs; 0 or more.
    pub cost: f64,
    /// The positions of the ideas that it needs; those that need each other come together or not at all.
    pub needs: Vec<usize>,
}

/// What a customer wants, all or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// What it is worth to have all of it; 0 or more.
    pub value: f64,
    /// The positions of the ideas.
    pub ideas: Vec<usize>,
}

/// The best set found.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The positions of the chosen ideas, in order.
    pub ideas: Vec<usize>,
    /// The positions of the customers who get all they want, in order.
    pub customers: Vec<usize>,
    /// What the set is worth.
    pub value: f64,
    /// What it costs.
    pub cost: f64,
    /// What no set is worth more than.
    pub bound: f64,
}

/// Says why there is nothing to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitsError {
    /// The capacity is negative or no finite number.
    Capacity,
    /// The cost of the idea at this position is negative or no finite number.
    Cost(usize),
    /// The value of the idea at this position is no finite number.
    Value(usize),
    /// The value of the customer at this position is negative or no finite number.
    CustomerValue(usize),
    /// An idea or a customer needs an idea at this position, and there is none.
    Unknown(usize),
}

/// Sums of decimals are compared to within this share: 0.1 + 0.2 fits into 0.3.
const TOLERANCE: f64 = 1e-9;

/// Looks for the best set in at most `steps` steps; 2,000 prove most boards of a few hundred ideas.
///
/// ```
/// use tandem_core::fits::{Candidate, Plan, Wish, solve};
/// let idea = |value, cost, needs: &[usize]| Candidate { value, cost, needs: needs.to_vec() };
/// // The third idea is the best for its cost, and needs the first.
/// let ideas = vec![idea(1.0, 3.0, &[]), idea(4.0, 4.0, &[]), idea(6.0, 2.0, &[0])];
/// let fit = solve(Plan { capacity: 5.0, ideas: ideas.clone(), customers: vec![] }, 100).unwrap();
/// assert_eq!((fit.ideas.as_slice(), fit.value, fit.cost), (&[0, 2][..], 7.0, 5.0));
/// assert!(fit.is_proven());
///
/// // A customer who wants the second idea alone, and much.
/// let customers = vec![Wish { value: 10.0, ideas: vec![1] }];
/// let fit = solve(Plan { capacity: 5.0, ideas, customers }, 100).unwrap();
/// assert_eq!((fit.ideas, fit.customers, fit.value), (vec![1], vec![0], 14.0));
/// ```
pub fn solve(plan: Plan, steps: usize) -> Result<Fit, FitsError> {
    let mut search = Search::new(plan)?;
    search.step(steps);
    Ok(search.best())
}

impl Fit {
    /// Whether no set is better, to within a billionth.
    pub fn is_proven(&self) -> bool {
        self.bound <= self.value + slack(self.value)
    }

    /// By which share of its value a better set could be better at most; 0 where it is proven to be the best, and none
    /// where it is worth nothing and could be worth something.
    pub fn gap(&self) -> Option<f64> {
        if self.is_proven() {
            Some(0.0)
        } else {
            (self.value > 0.0).then(|| (self.bound - self.value) / self.value)
        }
    }

    /// What is known about it, as a sentence.
    pub fn sentence(&self) -> String {
        match self.gap() {
            Some(gap) if gap <= 0.0 => texts::fits_proven().into(),
            // Rounded up: what is shown is never less than it can be.
            Some(gap) => texts::fits_gap((gap * 1000.0).ceil() / 10.0),
            None => texts::fits_unknown().into(),
        }
    }
}

impl FitsError {
    /// The sentence that a person reads; `name` is what the idea or customer at its position is called.
    pub fn sentence(self, name: &str) -> String {
        match self {
            Self::Capacity => texts::fits_capacity().into(),
            Self::Cost(_) => texts::fits_cost(name),
            Self::Value(_) => texts::fits_value(name),
            Self::CustomerValue(_) => texts::fits_customer_value(name),
            Self::Unknown(_) => texts::fits_needs_unknown().into(),
        }
    }
}

/// How much a sum may differ from another and still equal it.
fn slack(value: f64) -> f64 {
    TOLERANCE * value.abs().max(1.0)
}

/// A copy of what stands at a position.
fn at<T: Copy + Default>(values: &[T], position: usize) -> T {
    values.get(position).copied().unwrap_or_default()
}

/// Sets what stands at a position.
fn set<T>(values: &mut [T], position: usize, value: T) {
    if let Some(slot) = values.get_mut(position) {
        *slot = value;
    }
}
