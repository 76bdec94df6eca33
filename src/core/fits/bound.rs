//! What no set can be worth more than: the capacity may be passed at a price, and the price is chosen so that it is best not
//! to.
//!
//! For a price per unit of cost, the best set is a heaviest closure, and its weight plus the price of the capacity is a
//! bound. The least of these bounds over all prices is found by the method of lines: a set that costs too much and one that
//! fits each give a line over the price, and the next price to try is where the two cross. It is the bound of the linear
//! programme, because closures have whole corners (Marshall Fisher, "The Lagrangian relaxation method", 1981).

use super::closure::Closure;
use super::slack;

/// What the bound has found.
pub(super) struct Bounded {
    /// What no set can be worth more than.
    pub bound: f64,
    /// The best set on the way that fits.
    pub fits: Vec<bool>,
    /// What the nearest set that does not fit has beyond it: one of these things decides. Empty where the set that fits is
    /// the best there is.
    pub between: Vec<usize>,
}

struct Set {
    things: Vec<bool>,
    value: f64,
    cost: f64,
}

/// How many prices are tried; the crossings are found long before, and each is a bound already.
const PRICES: usize = 40;

/// The bound over sets of things, each with its value and cost, that cost at most `room`; it is not made any tighter once it
/// is down to `enough`.
pub(super) fn bound(closure: &mut Closure, values: &[f64], costs: &[f64], room: f64, enough: f64) -> Bounded {
    let mut best = |price: f64| {
        let weights: Vec<f64> = values
            .iter()
            .zip(costs)
            .map(|(value, cost)| value - price * cost)
            .collect();
        let things = closure.heaviest(&weights);
        let sum = |numbers: &[f64]| {
            numbers
                .iter()
                .zip(&things)
                .filter(|(_, is_in)| **is_in)
                .map(|(number, _)| number)
                .sum()
        };
        let (value, cost) = (sum(values), sum(costs));
        Set { things, value, cost }
    };
    let mut over = best(0.0);
    if over.cost <= room + slack(room) {
        return Bounded {
            bound: over.value,
            fits: over.things,
            between: Vec::new(),
        };
    }
    let mut under = Set {
        things: vec![false; values.len()],
        value: 0.0,
        cost: 0.0,
    };
    let mut bound = over.value;
    for _ in 0..PRICES {
        let price = (over.value - under.value) / (over.cost - under.cost);
        let crossing = under.value + price * (room - under.cost);
        let found = best(price);
        let value = found.value + price * (room - found.cost);
        bound = bound.min(value.max(crossing));
        if bound <= enough || value <= crossing + slack(crossing) * 1e-3 {
            break;
        }
        if found.cost <= room + slack(room) {
            under = found;
        } else {
            over = found;
        }
    }
    let pairs = over.things.iter().zip(&under.things).enumerate();
    let between = pairs
        .filter(|(_, (over, under))| **over && !**under)
        .map(|(thing, _)| thing)
        .collect();
    Bounded {
        bound,
        fits: under.things,
        between,
    }
}
