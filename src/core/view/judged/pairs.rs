//! Ideas compared in pairs: which is better, and for AHP how many times as much.

use std::cmp::Ordering;

use super::{Judged, Said};
use crate::map::Map;
use crate::model::pair::turned_round;
use crate::model::{Idea, Pair};
use crate::scoring::ahp::Judgements;
use crate::scoring::pairwise::Wins;
use crate::scoring::{Framework, Unscored, show};
use crate::{Id, Kind, Workspace, texts};

/// What a person said about a pair, if anything.
pub fn my_judgement(workspace: &Workspace, framework: &Framework, person: Id, pair: Pair) -> Option<f64> {
    let said = |on: Id, other: Id| {
        let record = workspace.record(&Kind::IDEAS, on)?;
        Idea::of(record).estimate(framework.name(), person, &other.to_string())
    };
    let (first, second) = (pair.first(), pair.second());
    let turned = || said(second, first).map(|value| turned_round(framework.name(), value));
    said(first, second).or_else(turned)
}

/// All that a person said about pairs of these ideas, which stand in the order of their ids.
pub fn my_judgements(
    workspace: &Workspace,
    framework: &Framework,
    ideas: &[Id],
    person: Id,
) -> Vec<(Pair, f64)> {
    let found = found(workspace, ideas);
    let said: Vec<Said<'_>> = super::said(&found, framework, super::Eyes::default());
    let own: Vec<Said<'_>> = said.into_iter().filter(|said| said.1 == person).collect();
    let judged = judgements(&found, framework, &own).filter_map(|(one, other, value)| {
        Some((Pair::of(found.get(one)?.id(), found.get(other)?.id())?, value))
    });
    judged.collect()
}

/// A judgement of a pair in words. For pairs 0 says that both are alike, for AHP 1 does.
pub fn sentence(framework: &Framework, value: f64, first: &str, second: &str) -> String {
    let times = value.abs();
    let (better, other) = if value < 0.0 {
        (second, first)
    } else {
        (first, second)
    };
    if *framework != Framework::Ahp {
        texts::pair_said(value, better, other)
    } else if times > 1.0 {
        texts::pair_said_times(better, times, other)
    } else {
        texts::pair_said(0.0, better, other)
    }
}

fn found<'a>(workspace: &'a Workspace, ideas: &[Id]) -> Vec<Idea<'a>> {
    let records = ideas.iter().filter_map(|id| workspace.record(&Kind::IDEAS, *id));
    records.map(|record| Idea::of(record)).collect()
}

/// The pair that a person is best asked next, of those that they have neither judged nor skipped: for pairs the one that
/// tells most beside all that was said. None where nothing is left to ask. The ideas stand in the order of their ids.
pub fn next_pair(
    workspace: &Workspace,
    framework: &Framework,
    ideas: &[Id],
    person: Id,
    skipped: &[Pair],
) -> Option<Pair> {
    if *framework == Framework::Pairwise {
        let found = found(workspace, ideas);
        let said = super::said(&found, framework, super::Eyes::default());
        let wins = wins(found.len(), judgements(&found, framework, &said));
        let pair = |one: usize, other: usize| Pair::of(found.get(one)?.id(), found.get(other)?.id());
        let own: Vec<Said<'_>> = said.iter().filter(|said| said.1 == person).copied().collect();
        let own = judgements(&found, framework, &own).map(|(one, other, _)| (one, other));
        let mut own: Vec<(usize, usize)> = own.collect();
        crate::sort::distinct(&mut own);
        let best = wins.next_pair(|one, other| {
            let is_skipped = || pair(one, other).is_none_or(|pair| skipped.contains(&pair));
            own.binary_search(&(one, other)).is_err() && !is_skipped()
        });
        return best.and_then(|(one, other)| pair(one, other));
    }
    let open =
        |pair: &Pair| !skipped.contains(pair) && my_judgement(workspace, framework, person, *pair).is_none();
    let mut pairs = ideas.iter().enumerate().flat_map(|(at, one)| {
        let rest = ideas.iter().skip(at + 1);
        rest.filter_map(|other| Pair::of(*one, *other))
    });
    pairs.find(open)
}

/// Judgements of pairs that are both there: the places of both, the one with the smaller id first, and the number. Of one
/// person each pair has one: where a file holds one from each side, the one on the smaller id counts.
fn judgements<'a>(
    ideas: &'a [Idea<'_>],
    framework: &'a Framework,
    said: &'a [Said<'_>],
) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
    said.iter().filter_map(|(at, person, input, value)| {
        let other: Id = input.parse().ok()?;
        let to = ideas.binary_search_by_key(&other, |idea| idea.id()).ok()?;
        let idea = ideas.get(*at)?.id();
        match idea.cmp(&other) {
            Ordering::Less => Some((*at, to, *value)),
            Ordering::Equal => None,
            Ordering::Greater => {
                let first = ideas
                    .get(to)?
                    .estimate(framework.name(), *person, &idea.to_string());
                let value = turned_round(framework.name(), *value);
                first.is_none().then_some((to, *at, value))
            }
        }
    })
}

fn wins(count: usize, judgements: impl Iterator<Item = (usize, usize, f64)>) -> Wins {
    let mut wins = Wins::new(count);
    for (one, other, value) in judgements {
        if value > 0.0 {
            wins.add_wins(one, other, 1.0);
        } else if value < 0.0 {
            wins.add_wins(other, one, 1.0);
        } else {
            wins.add_tie(one, other);
        }
    }
    wins
}

/// The ideas that somebody compared, by their places among all, and the judgements by their places among those.
fn compared(
    ideas: &[Idea<'_>],
    framework: &Framework,
    said: &[Said<'_>],
) -> (Vec<usize>, Vec<(usize, usize, f64)>) {
    let all: Vec<(usize, usize, f64)> = judgements(ideas, framework, said).collect();
    let mut compared: Vec<usize> = all.iter().flat_map(|(one, other, _)| [*one, *other]).collect();
    crate::sort::distinct(&mut compared);
    let place = |at: usize| compared.binary_search(&at).unwrap_or_default();
    let few = all
        .into_iter()
        .map(|(one, other, value)| (place(one), place(other), value));
    let few = few.collect();
    (compared, few)
}

/// What all ideas have before anything is made of the judgements.
fn nothing_yet(ideas: &[Idea<'_>]) -> Judged {
    Judged {
        scores: vec![Err(Unscored::Silent); ideas.len()],
        told: vec![String::new(); ideas.len()],
        ..Judged::default()
    }
}

/// The strengths by Bradley and Terry, as shares of 100; ideas that nobody compared are left out, and where the answers do
/// not connect the rest, it says what that means.
pub(super) fn strengths(ideas: &[Idea<'_>], said: &[Said<'_>]) -> Judged {
    let (compared, few) = compared(ideas, &Framework::Pairwise, said);
    let mut judged = nothing_yet(ideas);
    let mut tally = vec![(0.0, 0.0); compared.len()];
    for (one, other, value) in &few {
        // A tie is half a win for each.
        let won = if *value > 0.0 {
            1.0
        } else if *value < 0.0 {
            0.0
        } else {
            0.5
        };
        for (idea, won) in [(*one, won), (*other, 1.0 - won)] {
            if let Some((wins, of)) = tally.get_mut(idea) {
                *wins += won;
                *of += 1.0;
            }
        }
    }
    for (at, (won, of)) in compared.iter().zip(tally) {
        tell(&mut judged, *at, texts::pairs_won(show(won), show(of)));
    }
    let strengths = wins(compared.len(), few.into_iter()).strengths();
    let most = strengths.logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let shares: Vec<f64> = strengths.logs.iter().map(|log| (log - most).exp()).collect();
    let sum: f64 = shares.iter().sum();
    for (at, share) in compared.iter().zip(shares) {
        put(&mut judged, *at, Ok(100.0 * share / sum));
    }
    if let Some(unconnected) = &strengths.unconnected {
        let some = compared.iter().filter_map(|at| ideas.get(*at));
        let titles: Vec<&str> = some.map(|idea| idea.title()).collect();
        // Where nothing is left to ask, nothing is to be done.
        let lines = if unconnected.joined_by.is_some() {
            &mut judged.notes
        } else {
            &mut judged.says
        };
        lines.push(unconnected.sentence(&titles));
    }
    judged
}

/// The weights by AHP, as shares of 100, from the geometric means of what people said; with a warning where judgements
/// contradict each other.
///
/// Source of the means: Thomas Saaty and János Aczél, "Procedures for synthesizing ratio judgements", 1983.
pub(super) fn weights(ideas: &[Idea<'_>], said: &[Said<'_>]) -> Judged {
    let (compared, few) = compared(ideas, &Framework::Ahp, said);
    let mut logs: Map<(usize, usize), (f64, f64)> = Map::new();
    for (one, other, value) in few {
        let ratio = if value < 0.0 { 1.0 / -value } else { value.max(1.0) };
        logs.change((one, other), |(sum, count)| {
            *sum += ratio.ln();
            *count += 1.0;
        });
    }
    let mut table = Judgements::new(compared.len());
    let mut judgements = vec![0_usize; compared.len()];
    for ((one, other), (sum, count)) in &logs {
        // A mean of ratios that were each from 1/9 to 9 is so too, but for the last digit.
        let ratio = (sum / count).exp().clamp(1.0 / 9.0, 9.0);
        table.set(*one, *other, ratio).ok();
        for idea in [one, other] {
            if let Some(count) = judgements.get_mut(*idea) {
                *count += 1;
            }
        }
    }
    let mut judged = nothing_yet(ideas);
    for (at, count) in compared.iter().zip(judgements) {
        tell(&mut judged, *at, texts::pairs_judged(count));
    }
    let Some(weights) = table.weights() else {
        return judged;
    };
    for (at, weight) in compared.iter().zip(&weights.weights) {
        put(&mut judged, *at, Ok(100.0 * weight));
    }
    let some = compared.iter().filter_map(|at| ideas.get(*at));
    let titles: Vec<&str> = some.map(|idea| idea.title()).collect();
    if let Some(unconnected) = weights.unconnected(&titles) {
        judged.notes.push(unconnected);
    } else if table.open() > 0 {
        judged
            .notes
            .push(texts::note_ahp_open(table.open(), compared.len()));
    }
    match weights.warning() {
        Some(warning) => judged.notes.push(warning),
        None => judged
            .says
            .extend(weights.ratio.map(|ratio| texts::note_ahp_consistent(show(ratio)))),
    }
    judged
}

fn put(judged: &mut Judged, at: usize, score: Result<f64, Unscored>) {
    if let Some(slot) = judged.scores.get_mut(at) {
        *slot = score;
    }
}

fn tell(judged: &mut Judged, at: usize, told: String) {
    if let Some(slot) = judged.told.get_mut(at) {
        *slot = told;
    }
}
