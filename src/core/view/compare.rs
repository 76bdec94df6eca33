//! A board against itself: other frameworks, its own doubts, the PM against the PO.

use super::board::{BoardRow, BoardView, Levers, board_by};
use crate::agreement::{moves, rho, shared, tau};
use crate::doubt::{Doubtful, Draws, Guess, Limits};
use crate::model::{Board, Idea, Role};
use crate::ranking::{Ranked, rank};
use crate::scoring::combine::{Combined, numbers};
use crate::scoring::sensitivity::Lever;
use crate::scoring::{Bounds, Framework, Input};
use crate::{Id, Kind, Workspace};

/// How many draws an interval rests on.
pub const DRAWS: u32 = 10_000;
/// How many of the first places count as the top.
pub const TOP: usize = 3;
/// How many of the ideas that move are named.
const MOVES: usize = 3;
/// How many levers are named.
const LEVERS: usize = 5;

/// Another framework beside that of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The framework.
    pub framework: Framework,
    /// How many ideas both score.
    pub both: usize,
    /// Kendall's tau-b of both scores; none where one of them is the same for all.
    pub tau: Option<f64>,
    /// Spearman's rho of both scores; none where one of them is the same for all.
    pub rho: Option<f64>,
    /// The ideas that move most, farthest first.
    pub moves: Vec<Moved>,
    /// The ranks of all ideas that both score, here and there.
    pub ranks: Vec<(Id, usize, usize)>,
}

/// An idea that stands elsewhere by another framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Its title.
    pub title: String,
    /// Its rank here, among the ideas that both score.
    pub here: usize,
    /// Its rank there.
    pub there: usize,
    /// The input by which it stands out most here, in the direction that the move takes away.
    pub by_here: Option<Input>,
    /// The input by which it stands out most there, in the direction of the move.
    pub by_there: Option<Input>,
}

impl Moved {
    /// Whether it stands better there.
    pub const fn rises(&self) -> bool {
        self.there < self.here
    }
}

/// Compares a board with the other frameworks that score at least two of its ideas.
pub fn others(workspace: &Workspace, id: Id, viewer: Option<Id>, own: &BoardView) -> Vec<Other> {
    let here = places(own);
    let record = workspace.record(&Kind::BOARDS, id);
    let settings = record.map(|record| Board::of(record));
    let frameworks = Framework::all()
        .into_iter()
        .filter_map(|framework| Some(framework.set_by(settings?)))
        .filter(|framework| framework.key() != own.framework.key() && is_used(workspace, own, framework));
    let compared = frameworks.filter_map(|framework| {
        let other = board_by(workspace, id, viewer, &framework)?;
        let there = places(&other);
        let mut by_id: Vec<(Id, f64)> = there.iter().map(|place| (place.id, place.score)).collect();
        crate::sort::by_key(&mut by_id, |(id, _)| *id);
        let score_there = |id: Id| {
            let at = by_id.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            by_id.get(at).map(|(_, score)| *score)
        };
        let both = here
            .iter()
            .filter_map(|place| Some((place.score, score_there(place.id)?)));
        let (a, b): (Vec<f64>, Vec<f64>) = both.unzip();
        let moved = moves(&here, &there).into_iter().take(MOVES).filter_map(|found| {
            let up = found.to < found.from;
            Some(Moved {
                title: own.row(found.id)?.title.clone(),
                here: found.from,
                there: found.to,
                by_here: stands_out(own, found.id, !up),
                by_there: stands_out(&other, found.id, up),
            })
        });
        (a.len() >= 2).then(|| Other {
            framework,
            both: a.len(),
            tau: tau(&a, &b),
            rho: rho(&a, &b),
            moves: moved.collect(),
            ranks: ranks_in_both(&here, &there),
        })
    });
    compared.collect()
}

/// The input by which an idea is farthest ahead of most others on a board, or behind them; none where it is neither, or
/// where ideas have no numbers of their own. An input that lowers the score is ahead where it is small.
fn stands_out(view: &BoardView, id: Id, ahead: bool) -> Option<Input> {
    let row = view.ranked.iter().find(|row| row.id == id)?;
    let own: Vec<f64> = filled(row);
    let found = view
        .framework
        .inputs()
        .iter()
        .enumerate()
        .filter_map(|(at, input)| {
            let value = *own.get(at)?;
            let mut raised = own.clone();
            *raised.get_mut(at)? += value.abs().max(1.0) / 100.0;
            let rise = view.framework.formula(&raised) - view.framework.formula(&own);
            let behind = |other: f64| if rise < 0.0 { other > value } else { other < value };
            let before = |other: f64| if rise < 0.0 { other < value } else { other > value };
            let others = view.ranked.iter().filter_map(|row| row.inputs.get(at)?.value);
            let lead = others.fold(0_i64, |lead, other| {
                lead + i64::from(behind(other)) - i64::from(before(other))
            });
            let lead = if ahead { lead } else { -lead };
            (lead > 0 && rise.abs() > 0.0).then_some((lead, input))
        });
    // Of equals the first.
    let best = found.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, input)| input.clone())
}

fn filled(row: &BoardRow) -> Vec<f64> {
    row.inputs
        .iter()
        .map(|input| input.value.unwrap_or_default())
        .collect()
}

/// The ranks here and there among the ideas that both rankings hold, by id.
fn ranks_in_both(here: &[Ranked], there: &[Ranked]) -> Vec<(Id, usize, usize)> {
    let pairs = shared(here, there).into_iter().zip(shared(there, here));
    pairs.map(|((id, here), (_, there))| (id, here, there)).collect()
}

/// Whether somebody has given a number for this framework to an idea of the board.
fn is_used(workspace: &Workspace, view: &BoardView, framework: &Framework) -> bool {
    view.rows().any(|row| {
        let record = workspace.record(&Kind::IDEAS, row.id);
        record.is_some_and(|record| {
            let idea = Idea::of(record);
            let mut given = idea.estimates();
            let answered = *framework == Framework::Kano && idea.answers().next().is_some();
            answered || given.any(|estimate| estimate.framework == framework.name())
        })
    })
}

fn places(view: &BoardView) -> Vec<Ranked> {
    rank(
        view.ranked
            .iter()
            .filter_map(|row| Some((row.id, row.score.ok()?))),
    )
}

/// A change of one input that would change the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Soonest {
    /// The idea whose input it is.
    pub title: String,
    /// The one beside it in the order.
    pub other: String,
    /// Whether the idea would pass the other, or else fall behind it.
    pub up: bool,
    /// The change.
    pub lever: Lever,
}

/// The inputs whose change would change the order soonest, smallest change first; of two neighbours either may move.
pub fn soonest(view: &BoardView) -> Vec<Soonest> {
    let levers = Levers::of(view);
    let pairs = view
        .ranked
        .iter()
        .zip(view.ranked.iter().skip(1))
        .filter(|(above, row)| above.rank != row.rank);
    let mut found: Vec<Soonest> = pairs
        .filter_map(|(above, row)| {
            let moved = [(row, above, true), (above, row, false)].into_iter();
            let moved =
                moved.filter_map(|(row, other, up)| Some((row, other, up, levers.between(row, other)?)));
            let (row, other, up, lever) = moved.min_by(|a, b| a.3.size().total_cmp(&b.3.size()))?;
            Some(Soonest {
                title: row.title.clone(),
                other: other.title.clone(),
                up,
                lever,
            })
        })
        .collect();
    crate::sort::by(&mut found, |a, b| a.lever.size().total_cmp(&b.lever.size()));
    found.truncate(LEVERS);
    found
}

/// Where PM and PO give different numbers for the same input of an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The idea.
    pub title: String,
    /// The input.
    pub input: Input,
    /// The mean of the PMs' numbers.
    pub pm: f64,
    /// The mean of the POs' numbers.
    pub po: f64,
    /// The rank with the PMs' number for this input, all else as it is.
    pub rank_pm: usize,
    /// The rank with the POs' number for this input, all else as it is.
    pub rank_po: usize,
}

impl Difference {
    /// Whether it matters: whether the idea stands elsewhere by one number than by the other.
    pub const fn changes_order(&self) -> bool {
        self.rank_pm != self.rank_po
    }
}

/// Where PM and PO differ: what changes the order first, the farther the sooner, then what is farthest apart. What adds up,
/// such as the money that each gives, is no opinion of one number, and nobody differs about it; nor about what follows from
/// the evidence, whatever was typed before.
pub fn differences(view: &BoardView) -> Vec<Difference> {
    // Best first, as they are ranked.
    let scores: Vec<f64> = view.ranked.iter().filter_map(|row| row.score.ok()).collect();
    let ends = Levers::of(view).ends;
    let rank_with = |row: &BoardRow, at: usize, value: f64| {
        let own = numbers(&row.inputs);
        let mut changed = own.clone();
        if let Some(slot) = changed.get_mut(at) {
            *slot = Some(value);
        }
        if let Some(ends) = &ends {
            let measured = ends.with(&view.framework, &own, changed.clone());
            return rank_among(view, &measured, row.id, &changed);
        }
        let score = view.framework.score(&changed).ok()?;
        let better = scores.partition_point(|other| *other > score);
        // The idea itself is no other.
        let itself = row.score.is_ok_and(|own| own > score);
        Some(better + 1 - usize::from(itself))
    };
    let mut found: Vec<Difference> = Vec::new();
    for row in view.rows() {
        let inputs = view.framework.inputs().iter().zip(&row.inputs).enumerate();
        for (at, (input, combined)) in inputs {
            if input.adds_up || combined.derived.is_some() {
                continue;
            }
            let (Some(pm), Some(po)) = (mean_of(combined, Role::Pm), mean_of(combined, Role::Po)) else {
                continue;
            };
            if pm.total_cmp(&po).is_eq() {
                continue;
            }
            found.push(Difference {
                title: row.title.clone(),
                input: input.clone(),
                pm,
                po,
                rank_pm: rank_with(row, at, pm).unwrap_or(0),
                rank_po: rank_with(row, at, po).unwrap_or(0),
            });
        }
    }
    let apart = |difference: &Difference| {
        let larger = difference.pm.abs().max(difference.po.abs());
        (difference.pm - difference.po).abs() / larger
    };
    crate::sort::by(&mut found, |a, b| {
        let far = |difference: &Difference| difference.rank_pm.abs_diff(difference.rank_po);
        far(b).cmp(&far(a)).then_with(|| apart(b).total_cmp(&apart(a)))
    });
    found
}

/// The rank of an idea with these numbers, where all ideas of a board are scored anew.
fn rank_among(view: &BoardView, framework: &Framework, id: Id, own: &[Option<f64>]) -> Option<usize> {
    let score = framework.score(own).ok()?;
    let others = view.rows().filter(|row| row.id != id);
    let scores = others.filter_map(|row| framework.score(&numbers(&row.inputs)).ok());
    Some(1 + scores.filter(|other| *other > score).count())
}

fn mean_of(combined: &Combined, role: Role) -> Option<f64> {
    let own = combined.said.iter().filter(|said| said.role == role);
    let (sum, count) = own.fold((0.0, 0.0), |(sum, count), said| (sum + said.value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// The draws of a board; none where no input that ranks is a range of a scored idea, nor where numbers are measured by those
/// of all ideas: each draw would have to measure anew, and its ideas are scored one by one. The seed is the board's own, so that
/// every machine finds the same.
pub fn draws(view: &BoardView, id: Id) -> Option<Draws> {
    // What an idea is scored without ranks nothing.
    let inputs = view.framework.inputs();
    let ranks = |(input, given): (&Input, &Combined)| !input.optional && given.range.is_some();
    let is_ranged = |row: &BoardRow| inputs.iter().zip(&row.inputs).any(ranks);
    let is_scored_alone = view.framework.is_estimated() && !view.framework.is_measured();
    if !is_scored_alone || !view.ranked.iter().any(is_ranged) {
        return None;
    }
    let limits: Vec<Limits> = view
        .framework
        .inputs()
        .iter()
        .map(|input| limits(input.bounds))
        .collect();
    let ideas = view.ranked.iter().filter_map(|row| {
        let guesses = row.inputs.iter().map(|input| {
            let likely = input.value.unwrap_or_default();
            let (low, high) = input.range.unwrap_or((likely, likely));
            Guess::range(low, likely, high).unwrap_or(Guess::Point(likely))
        });
        Some(Doubtful {
            id: row.id,
            shown: row.score.ok()?,
            guesses: guesses.collect(),
        })
    });
    let half = |half: u128| u64::try_from(half & u128::from(u64::MAX)).unwrap_or_default();
    let seed = half(id.as_u128() >> 64) ^ half(id.as_u128());
    Some(Draws::new(seed, DRAWS, TOP, &limits, ideas.collect()))
}

fn limits(bounds: Bounds) -> Limits {
    match bounds {
        Bounds::Any => Limits {
            least: f64::NEG_INFINITY,
            most: f64::INFINITY,
        },
        Bounds::From(least) => Limits {
            least,
            most: f64::INFINITY,
        },
        Bounds::Between(least, most) => Limits { least, most },
        Bounds::Scale(steps) => Limits {
            least: steps.last().copied().unwrap_or(f64::NEG_INFINITY),
            most: steps.first().copied().unwrap_or(f64::INFINITY),
        },
    }
}
