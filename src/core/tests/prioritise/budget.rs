//! Buy a feature and 100 points: what is refused, and that no money is made or lost.

use proptest::prelude::*;
use tandem_core::scoring::budget::{Bid, BudgetError, Purse, budget_warning, buy, group_budget, share_out};

use crate::support::cases;

fn purse(budget: f64, spent: &[f64]) -> Purse {
    Purse {
        budget,
        spent: spent.to_vec(),
    }
}

#[test]
fn what_is_refused_names_the_person_and_the_idea() {
    let names = (["Ada", "Bo"], ["Search", "Export"]);
    let refused = |prices: &[f64], purses: &[Purse]| {
        buy(prices, purses)
            .expect_err("refused")
            .sentence(&names.0, &names.1)
    };
    assert_eq!(
        refused(
            &[10.0, 20.0],
            &[purse(30.0, &[10.0, 20.0]), purse(30.0, &[25.0, 12.5])]
        ),
        "Bo has spent 37.5 of 30. Take back 7.5 before anything counts."
    );
    assert_eq!(
        refused(&[10.0, 20.0], &[purse(30.0, &[10.0, -2.0])]),
        "Ada gave -2 to “Export”. Only amounts of 0 or more count."
    );
    assert_eq!(
        refused(&[10.0, 0.0], &[]),
        "The price of “Export” must be above 0."
    );
    assert_eq!(buy(&[f64::NAN], &[]), Err(BudgetError::Price(0)));
    assert_eq!(
        refused(&[1.0], &[purse(f64::NAN, &[1.0])]),
        "The budget of Ada must be 0 or more."
    );
    assert_eq!(buy(&[1.0], &[purse(-1.0, &[])]), Err(BudgetError::Budget(0)));
    let (totals, left_out) = share_out(100.0, 2, &[vec![50.0, 49.0], vec![f64::INFINITY]]);
    assert_eq!(totals, [0.0, 0.0]);
    let sentences: Vec<String> = left_out
        .into_iter()
        .map(|error| error.sentence(&names.0, &names.1))
        .collect();
    assert_eq!(
        sentences,
        [
            "The points of Ada add up to 99, and count only when they add up to 100.",
            "Bo gave inf to “Search”. Only amounts of 0 or more count."
        ]
    );
}

#[test]
fn an_idea_is_bought_when_its_whole_price_is_paid() {
    let bid = |money| Bid { price: 0.3, money };
    assert!(bid(0.1 + 0.2).is_bought() && bid(0.3).is_bought() && !bid(0.29).is_bought());
    assert_eq!(
        bid(0.2).sentence(),
        "Not bought: 0.2 of 0.3 is given, 0.1 is missing."
    );
    assert_eq!(bid(0.5).sentence(), "Bought: 0.5 of 0.3 is given.");
    assert_eq!(buy(&[5.0], &[]).map(|bids| bids[0].is_bought()), Ok(false));
}

#[test]
fn a_budget_is_a_third_to_two_thirds_of_all_prices() {
    assert_eq!(group_budget(&[]), None);
    assert_eq!(budget_warning(&[], 5.0), None);
    assert_eq!(budget_warning(&[30.0, 60.0], 30.0), None);
    assert_eq!(budget_warning(&[30.0, 60.0], 60.0), None);
    assert_eq!(
        budget_warning(&[30.0, 60.0], 61.0).as_deref(),
        Some(
            "A budget is usually a third to two thirds of all prices together, from 30 to 60 here. This one is 61."
        )
    );
    assert!(budget_warning(&[30.0, 60.0], 29.0).is_some());
}

proptest! {
    #![proptest_config(cases())]

    /// Law: what ideas get is what people give, and nobody gives more than they have.
    #[test]
    fn no_money_is_made_or_lost(
        prices in proptest::collection::vec(1..50_u16, 1..6),
        people in proptest::collection::vec((0..200_u16, proptest::collection::vec(0..40_u16, 0..6)), 0..6),
    ) {
        let prices: Vec<f64> = prices.into_iter().map(f64::from).collect();
        let purses: Vec<Purse> = people
            .iter()
            .map(|(budget, spent)| {
                let spent = spent.iter().take(prices.len()).copied().map(f64::from).collect();
                Purse { budget: f64::from(*budget), spent }
            })
            .collect();
        let spent = |purse: &Purse| purse.spent.iter().fold(0.0, |sum, amount| sum + amount);
        match buy(&prices, &purses) {
            Ok(bids) => {
                prop_assert!(purses.iter().all(|purse| spent(purse) <= purse.budget));
                let given: f64 = purses.iter().map(spent).fold(0.0, |sum, spent| sum + spent);
                prop_assert_eq!(bids.iter().fold(0.0, |sum, bid| sum + bid.money), given);
                prop_assert!(bids.iter().all(|bid| bid.is_bought() == (bid.money >= bid.price)));
            }
            Err(BudgetError::Overspent { person, spent: found, budget }) => {
                prop_assert_eq!((spent(&purses[person]), purses[person].budget), (found, budget));
                prop_assert!(found > budget);
            }
            Err(error) => prop_assert!(false, "{:?}", error),
        }
    }
}
