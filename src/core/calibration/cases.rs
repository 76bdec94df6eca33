//! What was expected beside what was found, estimate by estimate.

use crate::model::Outcome;
use crate::{Id, Kind, Workspace};

/// One person's estimate of one input, and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The idea.
    pub idea: Id,
    /// Who estimated it.
    pub person: Id,
    /// The framework, as files spell it.
    pub framework: String,
    /// The input, as files spell it.
    pub input: String,
    /// What was expected: the number, or for a confidence the probability.
    pub expected: f64,
    /// The ends of its range, low and high, where it is one.
    pub range: Option<(f64, f64)>,
    /// What was found: the number, or for a confidence 1 where the idea reached what it should, and 0 where not.
    pub found: f64,
    /// Whether it is a confidence.
    pub is_chance: bool,
}

impl Case {
    /// Whether the range holds what was found; none for a plain number.
    pub fn holds(&self) -> Option<bool> {
        self.range.map(|(low, high)| (low..=high).contains(&self.found))
    }

    /// ln(found / expected); none where either is not positive, because then there is no ratio.
    pub fn log_ratio(&self) -> Option<f64> {
        let ratio = self.found / self.expected;
        (self.found > 0.0 && self.expected > 0.0 && ratio.is_finite() && ratio > 0.0).then(|| ratio.ln())
    }
}

/// The probability that an input is, if it is one: the confidence of RICE in percent, that of ICE in tenths.
pub fn chance(framework: &str, input: &str, value: f64) -> Option<f64> {
    let whole = match (framework, input) {
        ("rice", "confidence") => 100.0,
        ("ice", "confidence") => 10.0,
        _ => return None,
    };
    Some((value / whole).clamp(0.0, 1.0))
}

/// Every estimate of an idea that is there for which something was found, sorted by idea, person, framework and input. Where an idea was reviewed
/// several times, the latest review that found something counts.
pub fn cases(workspace: &Workspace) -> Vec<Case> {
    let mut outcomes: Vec<Outcome<'_>> = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record))
        .collect();
    crate::sort::by_key(&mut outcomes, |outcome| {
        std::cmp::Reverse((outcome.review(), outcome.id()))
    });
    let mut cases: Vec<Case> = Vec::new();
    for outcome in outcomes {
        // What no list shows any more judges nobody.
        let is_there = |idea: &Id| workspace.record(&Kind::IDEAS, *idea).is_some();
        let Some(idea) = outcome.idea().filter(is_there) else {
            continue;
        };
        for expected in outcome.expected() {
            let probability = chance(expected.framework, expected.input, expected.value);
            let found = match probability {
                Some(_) if outcome.verdict().is_empty() => None,
                Some(_) => Some(f64::from(u8::from(outcome.verdict() == "reached"))),
                None => outcome.found(expected.framework, expected.input),
            };
            let Some(found) = found else { continue };
            cases.push(Case {
                idea,
                person: expected.person,
                framework: expected.framework.to_owned(),
                input: expected.input.to_owned(),
                expected: probability.unwrap_or(expected.value),
                range: expected.range.filter(|_| probability.is_none()),
                found,
                is_chance: probability.is_some(),
            });
        }
    }
    let about = |case: &Case| (case.idea, case.person, case.framework.clone(), case.input.clone());
    // The sort keeps the order of equals, so the latest stands first and stays.
    crate::sort::by_key(&mut cases, about);
    cases.dedup_by(|later, kept| about(later) == about(kept));
    cases
}
