//! Boards whose ideas are judged against each other, or whose scores need all people at once: Kano, pairs, orders by hand,
//! play money and points.

mod asked;
mod given;
mod pairs;

use super::blind::Blind;
use crate::doubt::columns::even;
use crate::model::Idea;
use crate::scoring::combine::Rule;
use crate::scoring::{Framework, Unscored};
use crate::{Id, Workspace, view};

pub use asked::{Asked, asked, new_and_replaced};
pub use pairs::{my_judgement, my_judgements, next_pair, sentence};

/// What becomes of the ideas of a board, in the order of the ideas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// Their scores, or why they have none.
    pub scores: Vec<Result<f64, Unscored>>,
    /// What else is to be said about each.
    pub told: Vec<String>,
    /// What is to be looked at again.
    pub notes: Vec<String>,
    /// What else is to be said about all.
    pub says: Vec<String>,
}

/// What who looks may see, and what they have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Eyes<'a> {
    /// The blind rounds.
    pub blind: Option<&'a Blind>,
    /// What each person has to spend, for play money.
    pub budget: Option<f64>,
    /// Whose numbers decide what is one number for all, such as a price.
    pub rule: Rule,
}

/// Judges ideas by a framework that does so; none for one that scores each idea by its own numbers alone.
pub fn judge(
    workspace: &Workspace,
    framework: &Framework,
    ideas: &[Idea<'_>],
    eyes: Eyes<'_>,
) -> Option<Judged> {
    let mut judged = match framework {
        Framework::Kano => asked::judge(ideas),
        Framework::Pairwise => pairs::strengths(ideas, &said(ideas, framework, eyes)),
        Framework::Ahp => pairs::weights(ideas, &said(ideas, framework, eyes)),
        Framework::StackRank => given::order(ideas, &said(ideas, framework, eyes)),
        Framework::Points => {
            let (said, hidden) = heard(ideas, framework, eyes);
            given::points(workspace, ideas, &said, &hidden)
        }
        Framework::BuyFeature => {
            let (said, hidden) = heard(ideas, framework, eyes);
            given::money(workspace, ideas, (&said, &hidden), eyes)
        }
        _ => return None,
    };
    for score in judged.scores.iter_mut().flatten() {
        *score = even(*score);
    }
    Some(judged)
}

/// What one person said about one idea, by its place among the ideas: the name of the input, and the number.
type Said<'a> = (usize, Id, &'a str, f64);

/// All that counts of what people said for a framework: what may be read by the one who looks.
fn said<'a>(ideas: &[Idea<'a>], framework: &Framework, eyes: Eyes<'_>) -> Vec<Said<'a>> {
    heard(ideas, framework, eyes).0
}

/// What people said for a framework: what may be read by the one who looks, and what a blind round hides.
fn heard<'a>(ideas: &[Idea<'a>], framework: &Framework, eyes: Eyes<'_>) -> (Vec<Said<'a>>, Vec<Said<'a>>) {
    let (mut open, mut hidden) = (Vec::new(), Vec::new());
    for (at, idea) in ideas.iter().enumerate() {
        for said in idea.estimates().filter(|said| said.framework == framework.name()) {
            let is_open = eyes.blind.is_none_or(|blind| blind.shows(*idea, &said));
            let to = if is_open { &mut open } else { &mut hidden };
            to.push((at, said.person, said.input, said.value));
        }
    }
    (open, hidden)
}

/// The people who said something, each once, in the order of their ids.
fn people(said: &[Said<'_>]) -> Vec<Id> {
    let mut people: Vec<Id> = said.iter().map(|(_, person, ..)| *person).collect();
    crate::sort::distinct(&mut people);
    people
}

fn names(workspace: &Workspace, people: &[Id]) -> Vec<String> {
    people
        .iter()
        .map(|person| view::person_name(workspace, *person))
        .collect()
}
