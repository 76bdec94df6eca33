//! What people give to ideas: a place in their order, points, play money.

use super::{Eyes, Judged, Said, names, people};
use crate::model::Idea;
use crate::scoring::budget::{Bid, BudgetError, POINTS, Purse, budget_warning, buy, share_out};
use crate::scoring::combine::{self, Rule};
use crate::scoring::consensus::consensus;
use crate::scoring::{Framework, Unscored, show};
use crate::view::role_of;
use crate::{Id, Workspace, texts};

/// How many contested ideas are named.
const CONTESTED: usize = 3;

/// The order that disagrees least with everybody's: the first of n scores n, the last 1.
pub(super) fn order(ideas: &[Idea<'_>], said: &[Said<'_>]) -> Judged {
    let people = people(said);
    let mut named: Vec<usize> = said.iter().map(|(at, ..)| *at).collect();
    crate::sort::distinct(&mut named);
    let orders = people.iter().map(|person| {
        let own = said.iter().filter(|(_, by, ..)| by == person);
        let mut own: Vec<(f64, usize)> = own
            .filter_map(|(at, _, _, place)| Some((*place, named.binary_search(at).ok()?)))
            .collect();
        crate::sort::by(&mut own, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        own.into_iter().map(|(_, at)| at).collect::<Vec<usize>>()
    });
    let found = consensus(named.len(), &orders.collect::<Vec<_>>());
    let mut judged = Judged {
        scores: vec![Err(Unscored::Silent); ideas.len()],
        told: vec![String::new(); ideas.len()],
        ..Judged::default()
    };
    for (place, which) in found.order.iter().enumerate() {
        let at = named.get(*which).copied().unwrap_or_default();
        if let Some(slot) = judged.scores.get_mut(at) {
            *slot = Ok(precise(named.len() - place));
        }
    }
    for (at, contention) in named.iter().zip(&found.contention) {
        let (Some(best), Some(worst)) = (contention.best, contention.worst) else {
            continue;
        };
        if let Some(slot) = judged
            .told
            .get_mut(*at)
            .filter(|_| people.len() > 1 && best != worst)
        {
            *slot = texts::rank_contested(best, worst, show((contention.against * 100.0).round()));
        }
    }
    if people.len() > 1 {
        judged.says.push(format!(
            "{} {}",
            texts::note_orders(people.len(), found.against),
            found.sentence()
        ));
        let mut contested: Vec<(f64, usize)> = named
            .iter()
            .zip(&found.contention)
            .map(|(at, contention)| (contention.against, *at))
            .filter(|(against, _)| *against > 0.0)
            .collect();
        crate::sort::by(&mut contested, |a, b| b.0.total_cmp(&a.0));
        let titles: Vec<&str> = contested
            .iter()
            .take(CONTESTED)
            .filter_map(|(_, at)| Some(ideas.get(*at)?.title()))
            .collect();
        if !titles.is_empty() {
            judged.notes.push(texts::note_contested(titles.join(" · ")));
        }
    }
    judged
}

/// What a person gives to each idea under a name; nothing where they say nothing.
fn given(ideas: usize, said: &[Said<'_>], person: Id, input: &str) -> Vec<f64> {
    let mut given = vec![0.0; ideas];
    for (at, by, name, amount) in said {
        if let Some(slot) = given.get_mut(*at).filter(|_| *by == person && *name == input) {
            *slot = *amount;
        }
    }
    given
}

/// The points of those whose points add up to 100; who is left out is named. Of people some of whose points are hidden nobody
/// can tell whether they do: what they give to has no score yet.
pub(super) fn points(
    workspace: &Workspace,
    ideas: &[Idea<'_>],
    said: &[Said<'_>],
    hidden: &[Said<'_>],
) -> Judged {
    let unknown = self::people(hidden);
    let is_unknown = |said: &&Said<'_>| unknown.contains(&said.1);
    let people: Vec<Id> = people(said)
        .into_iter()
        .filter(|person| !unknown.contains(person))
        .collect();
    let gifts: Vec<Vec<f64>> = people
        .iter()
        .map(|person| given(ideas.len(), said, *person, "points"))
        .collect();
    let (totals, left_out) = share_out(POINTS, ideas.len(), &gifts);
    let (names, titles) = (names(workspace, &people), titles(ideas));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let counts = people.len() > left_out.len();
    let uncounted = |idea: usize| {
        let mut sums = left_out.iter().filter_map(|error| match error {
            BudgetError::Sum { person, found, .. } => Some((*person, *found)),
            _ => None,
        });
        let gives = |person: usize| gifts.get(person).and_then(|given| given.get(idea));
        let found = sums.find(|(person, _)| gives(*person).is_some_and(|given| *given > 0.0));
        found.map_or(Unscored::Silent, |(_, sum)| Unscored::Uncounted(sum))
    };
    let mut scores: Vec<Result<f64, Unscored>> = totals
        .into_iter()
        .enumerate()
        .map(|(idea, total)| if counts { Ok(total) } else { Err(uncounted(idea)) })
        .collect();
    for (at, ..) in hidden.iter().chain(said.iter().filter(is_unknown)) {
        // That one's own points do not count says more than that those of others are hidden.
        if let Some(slot) = scores
            .get_mut(*at)
            .filter(|score| !matches!(score, Err(Unscored::Uncounted(_))))
        {
            *slot = Err(Unscored::Hidden);
        }
    }
    Judged {
        scores,
        told: vec![String::new(); ideas.len()],
        notes: left_out
            .iter()
            .map(|error| error.sentence(&names, &titles))
            .collect(),
        says: Vec::new(),
    }
}

/// The money that ideas with a price get, and what of them is bought; nothing counts while somebody spends more than they
/// have. An idea some of whose money is hidden gets no score.
pub(super) fn money(
    workspace: &Workspace,
    ideas: &[Idea<'_>],
    (said, hidden): (&[Said<'_>], &[Said<'_>]),
    eyes: Eyes,
) -> Judged {
    let budget = eyes.budget;
    let prices = prices(workspace, ideas.len(), said, eyes.rule);
    let mut veiled: Vec<usize> = hidden
        .iter()
        .filter(|(_, _, input, _)| *input == "money")
        .map(|(at, ..)| *at)
        .collect();
    crate::sort::distinct(&mut veiled);
    let is_hidden = |idea: usize| veiled.binary_search(&idea).is_ok();
    let (priced, asked): (Vec<usize>, Vec<f64>) = prices
        .iter()
        .enumerate()
        .filter_map(|(at, price)| Some((at, price.filter(|price| *price > 0.0)?)))
        .filter(|(at, _)| !is_hidden(*at))
        .unzip();
    let spenders: Vec<Said<'_>> = said
        .iter()
        .filter(|(_, _, input, _)| *input == "money")
        .copied()
        .collect();
    let people = people(&spenders);
    let purses: Vec<Purse> = people
        .iter()
        .map(|person| {
            let all = given(ideas.len(), &spenders, *person, "money");
            let spent: Vec<f64> = priced.iter().filter_map(|at| all.get(*at).copied()).collect();
            Purse {
                budget: budget.unwrap_or_else(|| spent.iter().sum()),
                spent,
            }
        })
        .collect();
    let mut judged = Judged {
        scores: prices
            .iter()
            .enumerate()
            .map(|(at, price)| {
                Err(match price {
                    Some(price) if *price > 0.0 && is_hidden(at) => Unscored::Hidden,
                    Some(price) if *price > 0.0 => Unscored::Silent,
                    Some(_) => Unscored::Free,
                    None => Unscored::Missing(0),
                })
            })
            .collect(),
        told: vec![String::new(); ideas.len()],
        ..Judged::default()
    };
    let (names, titles) = (names(workspace, &people), titles(ideas));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match buy(&asked, &purses) {
        Ok(bids) => {
            for (at, bid) in priced.iter().zip(&bids) {
                tell(&mut judged, *at, *bid);
            }
            let bought = bids.iter().filter(|bid| bid.is_bought()).count();
            if !people.is_empty() && hidden.is_empty() {
                judged.says.push(texts::note_bought(bought, bids.len()));
            }
        }
        Err(error) => {
            let asked: Vec<&str> = priced.iter().filter_map(|at| titles.get(*at).copied()).collect();
            judged.notes.push(error.sentence(&names, &asked));
            for (at, ..) in spenders.iter().filter(|(.., amount)| *amount > 0.0) {
                if let Some(slot) = judged.scores.get_mut(*at).filter(|_| priced.contains(at)) {
                    *slot = Err(Unscored::Overspent);
                }
            }
        }
    }
    // What is hidden may be a price, or somebody more who takes part.
    let together = budget.map(|each| each * precise(people.len()));
    let unusual = together.filter(|_| !people.is_empty() && hidden.is_empty());
    judged
        .notes
        .extend(unusual.and_then(|together| budget_warning(&asked, together)));
    judged
}

fn tell(judged: &mut Judged, at: usize, bid: Bid) {
    if let Some(slot) = judged.scores.get_mut(at) {
        *slot = Ok(bid.money);
    }
    if let Some(slot) = judged.told.get_mut(at) {
        *slot = bid.sentence();
    }
}

/// What each idea costs, as its board makes one number out of what people say.
fn prices(workspace: &Workspace, ideas: usize, said: &[Said<'_>], rule: Rule) -> Vec<Option<f64>> {
    let mut inputs = Framework::BuyFeature.inputs().iter();
    let Some(price) = inputs.find(|input| input.name == "price") else {
        return vec![None; ideas];
    };
    let mut told: Vec<Vec<combine::Said>> = vec![Vec::new(); ideas];
    for (at, person, _, value) in said.iter().filter(|(_, _, input, _)| *input == price.name) {
        if let Some(slot) = told.get_mut(*at) {
            slot.push(combine::Said {
                person: *person,
                role: role_of(workspace, *person),
                value: *value,
                range: None,
            });
        }
    }
    told.into_iter()
        .map(|told| combine::combine(price, told, rule).value)
        .collect()
}

fn titles<'a>(ideas: &[Idea<'a>]) -> Vec<&'a str> {
    ideas.iter().map(|idea| idea.title()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53 ideas or people")]
fn precise(count: usize) -> f64 {
    count as f64
}
