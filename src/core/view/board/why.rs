//! Why an idea of a board stands where it stands, and what would bring it past another.

use super::{BoardRow, BoardView};
use crate::Id;
use crate::scoring::Framework;
use crate::scoring::combine::numbers;
use crate::scoring::sensitivity::{Ends, Lever, lever, lever_beside};

/// Why an idea stands where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The formula with the numbers in it.
    pub formula: String,
    /// The neighbour that it could pass or be passed by soonest, and by which input.
    pub lever: Option<(String, bool, Lever)>,
}

/// What it takes to bring one idea of a board past another.
pub(in crate::view) struct Levers<'a> {
    framework: &'a Framework,
    /// Where scores depend on what all ideas have.
    pub(in crate::view) ends: Option<Ends>,
}

impl<'a> Levers<'a> {
    /// Those of a scored board.
    pub(in crate::view) fn of(view: &'a BoardView) -> Self {
        let framework = &view.framework;
        let ends = framework.is_measured().then(|| {
            let all: Vec<_> = view.rows().map(|row| numbers(&row.inputs)).collect();
            Ends::of(framework, &all)
        });
        Self { framework, ends }
    }

    /// The smallest change of one input that brings an idea past another. Points that somebody gives to one idea are taken
    /// from another, so that there is no such change.
    pub(in crate::view) fn between(&self, row: &BoardRow, other: &BoardRow) -> Option<Lever> {
        if *self.framework == Framework::Points {
            return None;
        }
        let own = numbers(&row.inputs);
        let inputs = row.inputs.iter().enumerate();
        let fixed: Vec<usize> = inputs
            .filter_map(|(at, input)| input.derived.map(|_| at))
            .collect();
        match &self.ends {
            Some(ends) => lever_beside(self.framework, ends, &own, &numbers(&other.inputs), &fixed),
            None => lever(self.framework, &own, other.score.ok()?, &fixed),
        }
    }
}

/// Explains the rank of one idea on a scored board.
pub fn why(view: &BoardView, id: Id) -> Option<Why> {
    let at = view.ranked.iter().position(|row| row.id == id)?;
    let row = view.ranked.get(at)?;
    let formula = match &view.framework {
        // The points of all who count, which is not all that were given.
        Framework::Points => view.framework.show(row.score.ok()?),
        computed if computed.is_computed() => computed.explain(&numbers(&row.inputs)).ok()?,
        _ => row.told.clone(),
    };
    let better = view
        .ranked
        .iter()
        .take(at)
        .rev()
        .find(|other| other.rank != row.rank);
    let worse = view.ranked.iter().skip(at).find(|other| other.rank != row.rank);
    let all = Levers::of(view);
    let towards = |other: Option<&BoardRow>, up: bool| {
        let other = other?;
        Some((other.title.clone(), up, all.between(row, other)?))
    };
    let levers = towards(better, true).into_iter().chain(towards(worse, false));
    Some(Why {
        formula,
        lever: levers.min_by(|a, b| a.2.size().total_cmp(&b.2.size())),
    })
}
