//! What a board should be told about its numbers: a framework's own rules, spoken up for.

use super::{Framework, moscow, show};
use crate::texts;

/// How much shares of sums of decimals may be off: 0.1 + 0.2 of 0.5 is 60 %.
const TOLERANCE: f64 = 1e-9;

/// What is to be said about the numbers of all ideas of a board, each in the order of the framework's inputs.
pub fn notes(framework: &Framework, ideas: &[Vec<Option<f64>>]) -> Vec<String> {
    match framework {
        Framework::Wsjf => without_one(framework, ideas),
        Framework::Moscow => too_many_musts(ideas),
        _ => Vec::new(),
    }
}

/// Whether a framework has rules that it speaks up for.
pub const fn speaks(framework: &Framework) -> bool {
    matches!(framework, Framework::Wsjf | Framework::Moscow)
}

/// The columns that hold numbers, but no 1 to size them against.
fn without_one(framework: &Framework, ideas: &[Vec<Option<f64>>]) -> Vec<String> {
    let columns = framework.inputs().iter().enumerate().filter_map(|(at, input)| {
        let mut given = ideas
            .iter()
            .filter_map(|numbers| numbers.get(at).copied().flatten())
            .peekable();
        given.peek()?;
        let smallest = given.fold(f64::INFINITY, f64::min);
        (smallest > 1.0).then(|| texts::note_without_one(input.label(), show(smallest)))
    });
    columns.collect()
}

fn too_many_musts(ideas: &[Vec<Option<f64>>]) -> Vec<String> {
    let given: Vec<(f64, f64)> = ideas
        .iter()
        .filter_map(|numbers| match numbers.as_slice() {
            [Some(priority), effort] => Some((*priority, effort.unwrap_or(0.0))),
            _ => None,
        })
        .collect();
    let Some([must, should, could]) = moscow::shares(&given) else {
        return if given.is_empty() {
            Vec::new()
        } else {
            vec![texts::note_no_effort().to_owned()]
        };
    };
    let percent = |share: f64| show((share * 1000.0).round() / 10.0);
    let mut notes = vec![texts::note_shares(percent(must), percent(should), percent(could))];
    if must > moscow::MOST_MUST + TOLERANCE {
        notes.push(texts::note_too_many_musts(percent(must)));
    }
    notes
}
