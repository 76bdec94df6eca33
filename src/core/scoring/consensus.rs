//! One order out of several people's orders, and how contested each idea's place is.
//!
//! Source: John Kemeny, "Mathematics without numbers", 1959: of all orders the one that disagrees least, counted over
//! people and pairs of ideas. What everybody of one group beats by majority everybody of another comes before it in every
//! such order (Michel Truchon's extended Condorcet criterion, 1998), so groups are ordered one by one: exactly up to
//! [`EXACT`] ideas, by the method of Michael Held and Richard Karp, 1962, and beyond that from Jean-Charles de Borda's order,
//! improved as long as moving one idea improves it. Such an order is the best one too where it is against no more opinions than
//! are outvoted pair by pair, as that of two people always is.

use super::graph::groups;

/// The order of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Consensus {
    /// The ideas, by position in the orders that were given, the best first.
    pub order: Vec<usize>,
    /// Whether no order disagrees less.
    pub exact: bool,
    /// How many opinions on a pair of ideas the order is against, over all people.
    pub against: u64,
    /// How contested each idea is, by position.
    pub contention: Vec<Contention>,
}

/// How contested an idea's place is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Contention {
    /// The best rank that somebody gives it, from 1; none where nobody names it.
    pub best: Option<usize>,
    /// The worst rank that somebody gives it.
    pub worst: Option<usize>,
    /// The share of opinions on it and another idea that the consensus is against, from 0 to 1.
    pub against: f64,
}

/// How many ideas are ordered exactly, within a group whose majorities go in circles.
pub const EXACT: usize = 16;

/// Up to how many ideas all pairs are looked at; beyond, only neighbours are exchanged.
const PAIRS: usize = 500;

/// From how many people's orders improving starts, besides Borda's.
const STARTS: usize = 8;

/// How often improving starts over at most.
const ROUNDS: usize = 1000;

/// The order that disagrees least with these orders of `count` ideas, each the positions of ideas, the best first. What
/// somebody does not name comes after what they do, and among it they have no opinion; what is named twice counts once.
///
/// ```
/// use tandem_core::scoring::consensus::consensus;
/// // Two of three put each idea before the next, in a circle; the first order is broken least often.
/// let found = consensus(3, &[vec![0, 1, 2], vec![0, 1, 2], vec![1, 2, 0], vec![2, 0, 1]]);
/// assert_eq!((found.order, found.exact, found.against), (vec![0, 1, 2], true, 4));
/// assert_eq!((found.contention[0].best, found.contention[0].worst), (Some(1), Some(3)));
/// ```
pub fn consensus(count: usize, orders: &[Vec<usize>]) -> Consensus {
    let people: Vec<Vec<usize>> = orders.iter().map(|order| ranks(count, order)).collect();
    let (order, exact) = if count <= PAIRS {
        by_groups(count, &people)
    } else {
        (by_neighbours(count, &people), false)
    };
    let mut against = 0;
    let mut contention = vec![Contention::default(); count];
    let mut opinions = vec![(0_u64, 0_u64); count];
    for person in &people {
        let inverted = person_against(person, &order);
        against += inverted.iter().map(|(wrong, _)| wrong).sum::<u64>() / 2;
        for ((wrong, all), slot) in inverted.into_iter().zip(&mut opinions) {
            slot.0 += wrong;
            slot.1 += all;
        }
        for (rank, slot) in person
            .iter()
            .zip(&mut contention)
            .filter(|(rank, _)| **rank != UNNAMED)
        {
            slot.best = Some(slot.best.map_or(rank + 1, |best| best.min(rank + 1)));
            slot.worst = Some(slot.worst.map_or(rank + 1, |worst| worst.max(rank + 1)));
        }
    }
    for ((wrong, all), slot) in opinions.into_iter().zip(&mut contention) {
        slot.against = if all > 0 {
            precise(wrong) / precise(all)
        } else {
            0.0
        };
    }
    Consensus {
        order,
        // No order can be against fewer opinions on a pair than the side that is outvoted there has.
        exact: exact || against == outvoted(&people),
        against,
        contention,
    }
}

/// How many opinions on a pair of ideas are outvoted, over all pairs; of as many on both sides those of one.
fn outvoted(people: &[Vec<usize>]) -> u64 {
    let count = people.first().map_or(0, Vec::len);
    let of_pairs_with = |one: usize| {
        let mut votes = vec![(0_u64, 0_u64); count];
        for person in people {
            let own = person.get(one).copied().unwrap_or(UNNAMED);
            for ((before, after), other) in votes.iter_mut().zip(person).skip(one + 1) {
                *before += u64::from(own < *other);
                *after += u64::from(*other < own);
            }
        }
        votes.iter().map(|(before, after)| before.min(after)).sum::<u64>()
    };
    (0..count).map(of_pairs_with).sum()
}

/// The rank of what a person does not name.
const UNNAMED: usize = usize::MAX;

/// The rank that a person gives each idea, from 0.
fn ranks(count: usize, order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![UNNAMED; count];
    let mut next = 0;
    for idea in order {
        if let Some(rank) = ranks.get_mut(*idea).filter(|rank| **rank == UNNAMED) {
            *rank = next;
            next += 1;
        }
    }
    ranks
}

/// For each idea the number of a person's opinions that an order is against, and of all their opinions.
fn person_against(person: &[usize], order: &[usize]) -> Vec<(u64, u64)> {
    let mut found = vec![(0, 0); person.len()];
    let rank = |idea: &usize| person.get(*idea).copied().unwrap_or(UNNAMED);
    for (at, before) in order.iter().enumerate() {
        for after in order.iter().skip(at + 1) {
            let wrong = u64::from(rank(after) < rank(before));
            let opinion = u64::from(rank(after) != rank(before));
            for idea in [before, after] {
                if let Some((all_wrong, all)) = found.get_mut(*idea) {
                    *all_wrong += wrong;
                    *all += opinion;
                }
            }
        }
    }
    found
}

/// How many people put one idea before the other, by position in a square table.
struct Majorities {
    count: usize,
    before: Vec<u32>,
}

impl Majorities {
    fn of(count: usize, people: &[Vec<usize>]) -> Self {
        let mut before = vec![0; count * count];
        for person in people {
            for (row, rank) in before.chunks_exact_mut(count.max(1)).zip(person) {
                for (slot, other) in row.iter_mut().zip(person) {
                    *slot += u32::from(rank < other);
                }
            }
        }
        Self { count, before }
    }

    fn before(&self, one: usize, other: usize) -> u32 {
        self.before
            .get(one * self.count + other)
            .copied()
            .unwrap_or_default()
    }

    /// How many opinions an order is against.
    fn against(&self, order: &[usize]) -> u64 {
        let later = |at: usize| order.iter().skip(at + 1);
        let wrong = |(at, one): (usize, &usize)| {
            later(at)
                .map(|other| u64::from(self.before(*other, *one)))
                .sum::<u64>()
        };
        order.iter().enumerate().map(wrong).sum()
    }
}

/// The best order, group by group, and whether it is exact.
fn by_groups(count: usize, people: &[Vec<usize>]) -> (Vec<usize>, bool) {
    let majorities = Majorities::of(count, people);
    let holds = |one: usize, other: usize| {
        one != other && majorities.before(one, other) >= majorities.before(other, one)
    };
    let leads: Vec<Vec<usize>> = (0..count)
        .map(|one| (0..count).filter(|other| holds(one, *other)).collect())
        .collect();
    let borda = borda(count, people);
    let mut exact = true;
    let mut order = Vec::with_capacity(count);
    for group in groups(&leads) {
        if group.len() <= EXACT {
            order.append(&mut exactly(&group, &majorities));
        } else {
            exact = false;
            order.append(&mut nearly(&group, &borda, people, &majorities));
        }
    }
    (order, exact)
}

/// The best order of a small group: for every set of ideas that may come first, the least disagreement and which of them
/// comes last.
fn exactly(group: &[usize], majorities: &Majorities) -> Vec<usize> {
    let bits = || (0..group.len()).map(|bit| 1_usize << bit).zip(group);
    let sets = 1_usize << group.len();
    let mut least: Vec<(u32, usize)> = Vec::with_capacity(sets);
    least.push((0, 0));
    for set in 1..sets {
        let last = bits().filter(|(bit, _)| set & bit != 0).map(|(bit, last)| {
            let earlier = bits().filter(|(other, _)| set & other != 0);
            let more: u32 = earlier.map(|(_, idea)| majorities.before(*last, *idea)).sum();
            let before = least.get(set ^ bit).map_or(0, |(sum, _)| *sum);
            (before + more, bit)
        });
        // Of equals the later idea comes last, so that the order is the earliest one.
        least.push(
            last.min_by_key(|(sum, bit)| (*sum, std::cmp::Reverse(*bit)))
                .unwrap_or_default(),
        );
    }
    let mut order = Vec::with_capacity(group.len());
    let mut set = sets - 1;
    while set != 0 {
        let bit = least.get(set).map_or(set, |(_, bit)| *bit);
        order.extend(bits().find(|(other, _)| *other == bit).map(|(_, idea)| *idea));
        set &= !bit;
    }
    order.reverse();
    order
}

/// The best of the orders that Borda's and some people's orders of a large group improve to.
fn nearly(group: &[usize], borda: &[usize], people: &[Vec<usize>], majorities: &Majorities) -> Vec<usize> {
    let mut of_all = borda.to_vec();
    of_all.retain(|idea| group.binary_search(idea).is_ok());
    let of_people = people.iter().take(STARTS).map(|person| {
        let mut order = of_all.clone();
        crate::sort::by_key(&mut order, |idea| person.get(*idea).copied());
        order
    });
    let starts = std::iter::once(of_all.clone()).chain(of_people);
    let orders = starts.map(|start| improved(start, majorities));
    orders
        .min_by_key(|order| majorities.against(order))
        .unwrap_or(of_all)
}

/// An order that moving one idea cannot improve.
fn improved(mut order: Vec<usize>, majorities: &Majorities) -> Vec<usize> {
    for _ in 0..ROUNDS {
        let mut changed = false;
        for idea in order.clone() {
            let Some(from) = order.iter().position(|other| *other == idea) else {
                continue;
            };
            order.remove(from);
            // What disagreement moving it to each place costs, over standing first.
            let mut cost = 0_i64;
            let costs = std::iter::once(0).chain(order.iter().map(|other| {
                cost +=
                    i64::from(majorities.before(idea, *other)) - i64::from(majorities.before(*other, idea));
                cost
            }));
            let costs: Vec<i64> = costs.collect();
            let best = costs
                .iter()
                .enumerate()
                .min_by_key(|(_, cost)| **cost)
                .map_or(from, |(to, _)| to);
            let better = costs.get(best) < costs.get(from);
            changed |= better;
            order.insert(if better { best } else { from }, idea);
        }
        if !changed {
            break;
        }
    }
    order
}

/// Borda's order, in which exchanging two neighbours improves nothing.
fn by_neighbours(count: usize, people: &[Vec<usize>]) -> Vec<usize> {
    let mut order = borda(count, people);
    let swapped = |first: usize, second: usize| {
        let rank = |person: &Vec<usize>, idea: usize| person.get(idea).copied().unwrap_or(UNNAMED);
        let votes = |one, other| {
            people
                .iter()
                .filter(|person| rank(person, one) < rank(person, other))
                .count()
        };
        votes(second, first) > votes(first, second)
    };
    for _ in 0..ROUNDS {
        let mut changed = false;
        for at in 1..order.len() {
            let pair = order.get(at - 1).copied().zip(order.get(at).copied());
            if pair.is_some_and(|(first, second)| swapped(first, second)) {
                order.swap(at - 1, at);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    order
}

/// Borda's order: by the sum of ranks, where what a person does not name shares the mean of the ranks that are left.
fn borda(count: usize, people: &[Vec<usize>]) -> Vec<usize> {
    // Twice the ranks, so that means are whole numbers.
    let mut sums = vec![0_usize; count];
    for person in people {
        let named = person.iter().filter(|rank| **rank != UNNAMED).count();
        for (sum, rank) in sums.iter_mut().zip(person) {
            *sum += if *rank == UNNAMED {
                named + count - 1
            } else {
                2 * rank
            };
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    crate::sort::by_key(&mut order, |idea| sums.get(*idea).copied());
    order
}

impl Consensus {
    /// What is known about the order, as a sentence.
    pub fn sentence(&self) -> &'static str {
        if self.exact {
            crate::texts::consensus_exact()
        } else {
            crate::texts::consensus_near()
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of opinions are far below 2^53")]
fn precise(count: u64) -> f64 {
    count as f64
}
