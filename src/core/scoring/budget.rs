//! Buy a feature, and 100 points: what people would pay for, out of a budget that does not last for everything.
//!
//! Source: Luke Hohmann, "Innovation Games", 2006. Ideas rank by the money that they get; one is bought only when its whole
//! price is paid. A group's budget is a third to two thirds of all prices together, so that people must choose and pool.

use crate::scoring::show;
use crate::texts;

/// What one person has to spend, and spends, in any unit that all share.
#[derive(Clone, Debug, PartialEq)]
pub struct Purse {
    /// What the person has; 0 or more.
    pub budget: f64,
    /// What they give to each idea, by position; 0 or more each, the budget at most together.
    pub spent: Vec<f64>,
}

/// What an idea gets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bid {
    /// What it costs.
    pub price: f64,
    /// What all people give together.
    pub money: f64,
}

/// Says why spends or points do not count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BudgetError {
    /// The price of the idea at this position is no finite number above 0.
    Price(usize),
    /// The budget of the person at this position is negative or no finite number.
    Budget(usize),
    /// What the person at a position gives to the idea at a position is negative or no finite number.
    Amount {
        /// The person.
        person: usize,
        /// The idea.
        idea: usize,
        /// The amount.
        found: f64,
    },
    /// A person gives more than they have.
    Overspent {
        /// The person.
        person: usize,
        /// What they give.
        spent: f64,
        /// What they have.
        budget: f64,
    },
    /// A person's points do not add up to what everybody has.
    Sum {
        /// The person.
        person: usize,
        /// What they add up to.
        found: f64,
        /// What everybody has.
        points: f64,
    },
}

/// The points that each person has to give away.
pub const POINTS: f64 = 100.0;

/// How much sums of decimals may be off: 0.1 + 0.2 is 0.3.
const TOLERANCE: f64 = 1e-9;

/// What each idea gets, by position; refused as soon as somebody spends more than they have.
///
/// ```
/// use tandem_core::scoring::budget::{BudgetError, Purse, buy};
/// let purse = |spent: [f64; 2]| Purse { budget: 50.0, spent: spent.to_vec() };
/// // Nobody can pay 80 alone; two can.
/// let bids = buy(&[80.0, 30.0], &[purse([50.0, 0.0]), purse([30.0, 20.0])]).unwrap();
/// assert!(bids[0].is_bought() && !bids[1].is_bought());
/// let refused = buy(&[80.0, 30.0], &[purse([50.0, 1.0])]);
/// assert_eq!(refused, Err(BudgetError::Overspent { person: 0, spent: 51.0, budget: 50.0 }));
/// ```
pub fn buy(prices: &[f64], purses: &[Purse]) -> Result<Vec<Bid>, BudgetError> {
    if let Some(idea) = prices
        .iter()
        .position(|price| !price.is_finite() || *price <= 0.0)
    {
        return Err(BudgetError::Price(idea));
    }
    for (person, purse) in purses.iter().enumerate() {
        if !purse.budget.is_finite() || purse.budget < 0.0 {
            return Err(BudgetError::Budget(person));
        }
        let spent = sum(person, &purse.spent)?;
        if spent > purse.budget + TOLERANCE * purse.budget.max(1.0) {
            return Err(BudgetError::Overspent {
                person,
                spent,
                budget: purse.budget,
            });
        }
    }
    let money = |idea: usize| {
        purses
            .iter()
            .filter_map(|purse| purse.spent.get(idea))
            .fold(0.0, |sum, spent| sum + spent)
    };
    Ok(prices
        .iter()
        .enumerate()
        .map(|(idea, price)| Bid {
            price: *price,
            money: money(idea),
        })
        .collect())
}

/// What a group should have at least and at most together: a third and two thirds of all prices. None without prices.
///
/// ```
/// use tandem_core::scoring::budget::group_budget;
/// assert_eq!(group_budget(&[100.0, 50.0, 150.0]), Some((100.0, 200.0)));
/// ```
pub fn group_budget(prices: &[f64]) -> Option<(f64, f64)> {
    let all = prices.iter().fold(0.0, |sum, price| sum + price);
    (all > 0.0 && all.is_finite()).then_some((all / 3.0, all * 2.0 / 3.0))
}

/// The warning that a group's budget is unusual; none where it is a third to two thirds of all prices.
pub fn budget_warning(prices: &[f64], budget: f64) -> Option<String> {
    let (least, most) = group_budget(prices)?;
    let usual = budget >= least - TOLERANCE * least && budget <= most + TOLERANCE * most;
    (!usual).then(|| texts::budget_size(show(least), show(most), show(budget)))
}

/// The points that each idea gets, by position up to `ideas`, and who is left out because their points do not add up to
/// `points`, 100 as a rule.
///
/// ```
/// use tandem_core::scoring::budget::{BudgetError, share_out};
/// let (totals, left_out) = share_out(100.0, 2, &[vec![60.0, 40.0], vec![10.0, 90.0], vec![99.0, 0.0]]);
/// assert_eq!(totals, [70.0, 130.0]);
/// assert_eq!(left_out, [BudgetError::Sum { person: 2, found: 99.0, points: 100.0 }]);
/// ```
pub fn share_out(points: f64, ideas: usize, people: &[Vec<f64>]) -> (Vec<f64>, Vec<BudgetError>) {
    let mut totals = vec![0.0; ideas];
    let mut left_out = Vec::new();
    for (person, given) in people.iter().enumerate() {
        match sum(person, given) {
            Ok(found) if adds_up(found, points) => {
                for (total, given) in totals.iter_mut().zip(given) {
                    *total += given;
                }
            }
            Ok(found) => left_out.push(BudgetError::Sum {
                person,
                found,
                points,
            }),
            Err(error) => left_out.push(error),
        }
    }
    (totals, left_out)
}

/// Whether a person's points are all that there are to give away.
///
/// ```
/// use tandem_core::scoring::budget::is_given_away;
/// assert!(is_given_away(&[60.0, 40.0]) && !is_given_away(&[60.0]));
/// ```
pub fn is_given_away(points: &[f64]) -> bool {
    sum(0, points).is_ok_and(|found| adds_up(found, POINTS))
}

fn adds_up(found: f64, points: f64) -> bool {
    (found - points).abs() <= TOLERANCE * points.abs().max(1.0)
}

/// The sum of what a person gives.
fn sum(person: usize, given: &[f64]) -> Result<f64, BudgetError> {
    let wrong = given
        .iter()
        .enumerate()
        .find(|(_, amount)| !amount.is_finite() || **amount < 0.0);
    match wrong {
        Some((idea, found)) => Err(BudgetError::Amount {
            person,
            idea,
            found: *found,
        }),
        None => Ok(given.iter().fold(0.0, |sum, amount| sum + amount)),
    }
}

impl Bid {
    /// Whether the whole price is paid.
    pub fn is_bought(self) -> bool {
        self.money >= self.price - TOLERANCE * self.price
    }

    /// What it gets and what is missing, as a sentence.
    pub fn sentence(self) -> String {
        let (money, price) = (show(self.money), show(self.price));
        if self.is_bought() {
            texts::budget_bought(money, price)
        } else {
            texts::budget_not_bought(money, price, show(self.price - self.money))
        }
    }
}

impl BudgetError {
    /// The sentence that a person reads; names of people and of ideas are by position.
    pub fn sentence(self, people: &[&str], ideas: &[&str]) -> String {
        let name =
            |names: &[&str], position: usize| names.get(position).copied().unwrap_or_default().to_owned();
        match self {
            Self::Price(idea) => texts::budget_price(name(ideas, idea)),
            Self::Budget(person) => texts::budget_budget(name(people, person)),
            Self::Amount { person, idea, found } => {
                texts::budget_negative(name(people, person), show(found), name(ideas, idea))
            }
            Self::Overspent {
                person,
                spent,
                budget,
            } => texts::budget_overspent(
                name(people, person),
                show(spent),
                show(budget),
                show(spent - budget),
            ),
            Self::Sum {
                person,
                found,
                points,
            } => texts::budget_points(name(people, person), show(found), show(points)),
        }
    }
}
