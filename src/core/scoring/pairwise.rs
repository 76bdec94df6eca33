//! Pairwise comparison: who wins against whom, and how strong that makes each (Bradley-Terry).
//!
//! Sources: Ralph Bradley and Milton Terry, Biometrika 39, 1952, for the model: i wins against j with probability
//! p(i) ÷ (p(i) + p(j)); David Hunter, "MM algorithms for generalized Bradley-Terry models", Annals of Statistics 32, 2004,
//! for the way to fit it. A tie is half a win for each.
//!
//! Where the wins do not connect all ideas, no strengths are the most likely ones: whoever never lost would be endlessly
//! strong. There each idea also gets half a win and half a loss against an imagined idea of average strength, which keeps
//! everything finite. Sources: David Mease, "A penalized maximum likelihood approach for the ranking of college football
//! teams independent of victory margins", The American Statistician 57, 2003, who has each team win and lose against an
//! imagined one; Mark Newman, "Efficient computation of rankings from pairwise comparisons", Journal of Machine Learning
//! Research 24, 2023, for the same in this model. A half of theirs, so that one answer outweighs what is imagined.

use super::graph::groups;
use super::slots::{add, get};
use crate::map::Map;

/// The results of comparing ideas in pairs; ideas are positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Wins {
    count: usize,
    /// For each pair that was compared, the smaller position first: the wins of the first and of the second.
    pairs: Map<(usize, usize), (f64, f64)>,
}

/// How strong each idea is.
#[derive(Clone, Debug, PartialEq)]
pub struct Strengths {
    /// The natural logarithms of the strengths, the first one 0: a difference of 1 stands for odds of 2.7 to 1.
    pub logs: Vec<f64>,
    /// Whether the rounds ended because nothing moved any more.
    pub settled: bool,
    /// Where the wins alone give no strengths, why: then an imagined average idea took part.
    pub unconnected: Option<Unconnected>,
}

/// Says why wins alone give no strengths: some ideas never lost, directly or by others, to the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unconnected {
    /// Groups of ideas, by position: within a group each has won, directly or by others, against every other. One that
    /// wins against another group stands before it.
    pub groups: Vec<Vec<usize>>,
    /// How many answers it takes at least to join them; none where no pair of two groups is left that nobody compared.
    pub joined_by: Option<usize>,
}

/// How many ideas are named where nothing joins them.
const NAMED: usize = 6;

/// How many rounds are tried at most.
const ROUNDS: usize = 10_000;

impl Wins {
    /// No comparisons yet of this many ideas.
    pub fn new(count: usize) -> Self {
        Self {
            count,
            pairs: Map::new(),
        }
    }

    /// How many ideas there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Adds wins; what is not of two different ideas, or no positive number, adds nothing.
    pub fn add_wins(&mut self, winner: usize, loser: usize, times: f64) {
        if winner == loser || winner.max(loser) >= self.count || !times.is_finite() || times <= 0.0 {
            return;
        }
        self.pairs
            .change((winner.min(loser), winner.max(loser)), |(first, second)| {
                *(if winner < loser { first } else { second }) += times;
            });
    }

    /// Adds a tie, which is half a win for each.
    pub fn add_tie(&mut self, one: usize, other: usize) {
        self.add_wins(one, other, 0.5);
        self.add_wins(other, one, 0.5);
    }

    /// How often one has won against the other.
    pub fn wins(&self, winner: usize, loser: usize) -> f64 {
        let (first, second) = self
            .pairs
            .get(&(winner.min(loser), winner.max(loser)))
            .copied()
            .unwrap_or_default();
        if winner < loser { first } else { second }
    }

    /// How often two have been compared.
    pub fn compared(&self, one: usize, other: usize) -> f64 {
        self.wins(one, other) + self.wins(other, one)
    }

    /// The groups in which everybody has won against everybody, directly or by others; one that wins against another
    /// group stands before it.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut won = vec![Vec::new(); self.count];
        for ((one, other), (first, second)) in &self.pairs {
            for (winner, loser, wins) in [(one, other, first), (other, one, second)] {
                if let Some(list) = won.get_mut(*winner).filter(|_| *wins > 0.0) {
                    list.push(*loser);
                }
            }
        }
        groups(&won)
    }

    /// The most likely strengths; where the wins do not connect all ideas, with an imagined average one among them.
    ///
    /// ```
    /// use tandem_core::scoring::pairwise::Wins;
    /// // Citations among statistics journals, the cited one winning (Stigler; Agresti): Biometrika, Communications in
    /// // Statistics, JASA, JRSS-B.
    /// let cited = [[0., 730., 498., 221.], [33., 0., 68., 17.], [320., 813., 0., 142.], [284., 276., 325., 0.]];
    /// let mut wins = Wins::new(4);
    /// for (winner, row) in cited.iter().enumerate() {
    ///     for (loser, times) in row.iter().enumerate() {
    ///         wins.add_wins(winner, loser, *times);
    ///     }
    /// }
    /// let strengths = wins.strengths();
    /// assert_eq!(strengths.unconnected, None);
    /// for (found, published) in strengths.logs.iter().zip([0.0, -2.94907, -0.47957, 0.26895]) {
    ///     assert!((found - published).abs() < 5e-6);
    /// }
    /// ```
    pub fn strengths(&self) -> Strengths {
        let groups = self.groups();
        if groups.len() <= 1 {
            return self.fitted();
        }
        let Strengths { logs, settled, .. } = self.with_average().fitted();
        Strengths {
            logs: logs.iter().copied().take(self.count).collect(),
            settled,
            unconnected: Some(Unconnected {
                joined_by: self.joined_by(&groups),
                groups,
            }),
        }
    }

    /// These results and, as the last idea, an imagined one against which each has half a win and half a loss. As each
    /// expects to win as often as it did, the imagined one is as strong as they are on average.
    fn with_average(&self) -> Self {
        let mut more = self.clone();
        more.count += 1;
        for idea in 0..self.count {
            more.add_tie(idea, self.count);
        }
        more
    }

    /// The most likely strengths of ideas that the wins connect.
    fn fitted(&self) -> Strengths {
        let mut won = vec![0.0; self.count];
        for ((one, other), (first, second)) in &self.pairs {
            add(&mut won, *one, *first);
            add(&mut won, *other, *second);
        }
        let mut strengths = vec![1.0; self.count];
        let mut settled = false;
        for _ in 0..ROUNDS {
            let next = self.round(&won, &strengths);
            settled = next
                .iter()
                .zip(&strengths)
                .all(|(next, last)| (next / last - 1.0).abs() < 1e-13);
            strengths = next;
            if settled {
                break;
            }
        }
        let first = strengths.first().copied().unwrap_or(1.0);
        Strengths {
            logs: strengths.iter().map(|strength| (strength / first).ln()).collect(),
            settled,
            unconnected: None,
        }
    }

    /// How many answers join these groups at least, if any pair of two of them is left that nobody compared: each group
    /// that never won against another has to win, and each that never lost to another has to lose.
    ///
    /// Source: Kapali Eswaran and Robert Tarjan, "Augmentation problems", SIAM Journal on Computing 5, 1976.
    fn joined_by(&self, groups: &[Vec<usize>]) -> Option<usize> {
        let group_of = self.group_of(groups);
        let group = |idea: usize| group_of.get(idea).copied().unwrap_or_default();
        let mut has_won = vec![false; groups.len()];
        let mut has_lost = vec![false; groups.len()];
        let mut compared = 0;
        for ((one, other), (first, _)) in &self.pairs {
            let (one, other) = (group(*one), group(*other));
            if one != other {
                // Of two groups only one has won against the other.
                let (winner, loser) = if *first > 0.0 { (one, other) } else { (other, one) };
                set(&mut has_won, winner);
                set(&mut has_lost, loser);
                compared += 1;
            }
        }
        let within: usize = groups.iter().map(|group| pairs_of(group.len())).sum();
        let open = pairs_of(self.count) - within > compared;
        let without = |has: &[bool]| has.iter().filter(|has| !**has).count();
        open.then(|| without(&has_won).max(without(&has_lost)))
    }

    /// A round: each strength becomes what was won by the sum of comparisons over strengths; their mean is kept at 1, as
    /// only their ratios mean something.
    fn round(&self, won: &[f64], strengths: &[f64]) -> Vec<f64> {
        let mut weights = vec![0.0; self.count];
        for ((one, other), (first, second)) in &self.pairs {
            let weight = (first + second) / (get(strengths, *one) + get(strengths, *other));
            add(&mut weights, *one, weight);
            add(&mut weights, *other, weight);
        }
        // A single idea has nothing to be compared with.
        let pairs = won.iter().zip(weights);
        let mut next: Vec<f64> = pairs
            .map(|(won, weight)| if weight > 0.0 { won / weight } else { 1.0 })
            .collect();
        let mean = next.iter().sum::<f64>() / precise(self.count);
        for strength in &mut next {
            *strength /= mean;
        }
        next
    }

    /// The pair whose comparison would tell most, of those that may be asked, the smaller position first; none where there is
    /// none.
    ///
    /// Before all are connected it is the pair of the least compared that joins two groups. Then it is the pair
    /// whose outcome is most open for the number of times it was tried: p (1 − p) ÷ (1 + times), with p the probability
    /// that one wins.
    ///
    /// ```
    /// use tandem_core::scoring::pairwise::Wins;
    /// let mut wins = Wins::new(3);
    /// wins.add_tie(0, 1);
    /// assert_eq!(wins.next_pair(|_, _| true), Some((0, 2)), "the third one is unknown yet");
    /// assert_eq!(wins.next_pair(|one, _| one > 0), Some((1, 2)));
    /// ```
    pub fn next_pair(&self, may: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
        let groups = self.groups();
        let joins = (groups.len() > 1).then(|| self.least_known(&self.group_of(&groups), &may));
        joins.flatten().or_else(|| self.most_open(&may))
    }

    /// The pair of two groups whose ideas were compared least often together. The least compared are looked at first, and no
    /// further than they could be less, so that it is quick among thousands.
    fn least_known(&self, group: &[usize], may: &impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
        let mut times = vec![0.0; self.count];
        for ((one, other), (first, second)) in &self.pairs {
            add(&mut times, *one, first + second);
            add(&mut times, *other, first + second);
        }
        let mut order: Vec<(f64, usize)> = times.into_iter().zip(0..).collect();
        crate::sort::by(&mut order, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut best: Option<((usize, usize), f64)> = None;
        let less = |best: Option<((usize, usize), f64)>, sum: f64| best.is_none_or(|(_, least)| sum < least);
        for (at, (known, one)) in order.iter().enumerate() {
            if !less(best, known + known) {
                break;
            }
            let later = order.iter().skip(at + 1);
            let mut later = later.take_while(|(other, _)| less(best, known + other));
            let found = later.find(|(_, other)| {
                group.get(*one) != group.get(*other) && may(*one.min(other), *one.max(other))
            });
            if let Some((other_known, other)) = found {
                best = Some(((*one.min(other), *one.max(other)), known + other_known));
            }
        }
        best.map(|(pair, _)| pair)
    }

    /// The pair whose outcome is most open for the number of times it was tried.
    fn most_open(&self, may: &impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
        let logs = self.strengths().logs;
        let pairs = (0..self.count).flat_map(|one| (one + 1..self.count).map(move |other| (one, other)));
        let mut best: Option<((usize, usize), f64)> = None;
        for (one, other) in pairs {
            let probability = 1.0 / (1.0 + (get(&logs, other) - get(&logs, one)).exp());
            let open = probability * (1.0 - probability) / (1.0 + self.compared(one, other));
            if best.is_none_or(|(_, most)| open > most) && may(one, other) {
                best = Some(((one, other), open));
            }
        }
        best.map(|(pair, _)| pair)
    }

    /// The number of each idea's group.
    fn group_of(&self, groups: &[Vec<usize>]) -> Vec<usize> {
        let mut group_of = vec![0; self.count];
        for (group, ideas) in groups.iter().enumerate() {
            for idea in ideas {
                if let Some(slot) = group_of.get_mut(*idea) {
                    *slot = group;
                }
            }
        }
        group_of
    }
}

impl Strengths {
    /// How likely one wins against the other, from 0 to 1.
    pub fn probability(&self, one: usize, other: usize) -> Option<f64> {
        let difference = self.logs.get(other)? - self.logs.get(one)?;
        Some(1.0 / (1.0 + difference.exp()))
    }
}

impl Unconnected {
    /// The sentence that a person reads: what is open still, or what cannot be told from answers that all go one way;
    /// `names` are what the ideas are called, by position. Few are named, more only counted.
    pub fn sentence(&self, names: &[&str]) -> String {
        let (count, named) = (self.groups.len(), named(&self.groups, names));
        match self.joined_by {
            Some(more) => {
                crate::texts::pairwise_unconnected(count, named) + &crate::texts::pairwise_joined_by(more)
            }
            None => crate::texts::pairwise_one_way(count, named),
        }
    }
}

/// The ideas of groups by name, in a sentence that speaks of the groups; nothing where they are many.
pub(super) fn named(groups: &[Vec<usize>], names: &[&str]) -> String {
    if groups.iter().map(Vec::len).sum::<usize>() > NAMED {
        return String::new();
    }
    let name = |idea: &usize| names.get(*idea).copied().unwrap_or_default();
    let list = |group: &Vec<usize>| group.iter().map(name).collect::<Vec<_>>().join(", ");
    let groups: Vec<String> = groups.iter().map(list).collect();
    crate::texts::pairwise_groups(groups.join("; "))
}

fn set(values: &mut [bool], position: usize) {
    if let Some(slot) = values.get_mut(position) {
        *slot = true;
    }
}

/// How many pairs this many make.
const fn pairs_of(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53 ideas")]
fn precise(count: usize) -> f64 {
    count as f64
}
