//! Blind rounds: what somebody may not read yet, wherever they read.
//!
//! A round is on at a board, but estimates belong to a framework, and other boards, the log and files show them as well. So
//! a framework is blind for all ideas of a board that is in a round, whatever page shows them.

use super::{poker, selection::ideas_on};
use crate::model::idea::Estimate;
use crate::model::{Board, Idea};
use crate::scoring::budget::is_given_away;
use crate::scoring::combine::Combined;
use crate::scoring::{Framework, Unscored};
use crate::{Field, Id, Kind, Record, Value, Workspace, texts};

/// What one person may not read yet.
#[derive(Clone, Debug, Default)]
pub struct Blind {
    /// Who looks; without a person everything is seen.
    viewer: Option<Id>,
    rounds: Vec<Round>,
    /// Whether edits of ideas may take them into a round.
    pub follows_ideas: bool,
}

/// A round on a board.
#[derive(Clone, Debug)]
struct Round {
    framework: &'static str,
    /// The ideas, in the order of their ids; none where it is about all.
    ideas: Option<Vec<Id>>,
    /// Whether who looks has said what opens all of it: something about any of the ideas where they are judged against each
    /// other, and of points all that there are, because nothing is left then to give to the others.
    joined: bool,
}

impl Blind {
    /// All rounds, for one person.
    pub fn of(workspace: &Workspace, viewer: Option<Id>) -> Self {
        let mut blind = Self {
            viewer,
            ..Self::default()
        };
        for record in workspace.records(&Kind::BOARDS).filter(|_| viewer.is_some()) {
            let board = Board::of(record);
            blind.take_in(workspace, board, &Framework::of(board));
        }
        blind
    }

    /// Takes in the round of a board, if one is on there; a board that is looked at by another framework than its own is
    /// blind for that one too.
    pub fn take_in(&mut self, workspace: &Workspace, board: Board<'_>, framework: &Framework) {
        let Some(viewer) = self.viewer.filter(|_| board.is_blind()) else {
            return;
        };
        let is_about_all = board.selection() == "all";
        // Where each idea is scored alone, nothing asks for more than what was said about it.
        let ideas = if is_about_all && framework.is_alone() {
            Vec::new()
        } else {
            ideas_on(workspace, board)
        };
        let by_viewer = |idea: &Idea<'_>| {
            let mut said = idea.estimates();
            said.any(|said| said.framework == framework.name() && said.person == viewer)
        };
        let joined = match framework {
            Framework::Points => {
                let given = ideas
                    .iter()
                    .filter_map(|idea| idea.estimate("points", viewer, "points"));
                is_given_away(&given.collect::<Vec<_>>())
            }
            // An input that one has not rated stays hidden, whatever else one has.
            computed if computed.is_computed() => false,
            _ => ideas.iter().any(by_viewer),
        };
        self.follows_ideas |= board.selection() == "filter";
        self.rounds.push(Round {
            framework: framework.name(),
            joined,
            ideas: (!is_about_all).then(|| ideas.iter().map(|idea| idea.id()).collect()),
        });
    }

    fn rounds(&self, framework: &str, idea: Id) -> impl Iterator<Item = &Round> {
        let about = move |round: &&Round| {
            let ideas = round.ideas.as_ref();
            ideas.is_none_or(|ideas| ideas.binary_search(&idea).is_ok())
        };
        let of_framework = self
            .rounds
            .iter()
            .filter(move |round| round.framework == framework);
        of_framework.filter(about)
    }

    /// Who looks, where an idea is in a round of a framework that is not open to them as a whole.
    pub fn viewer(&self, framework: &Framework, idea: Id) -> Option<Id> {
        let mut rounds = self.rounds(framework.name(), idea);
        self.viewer.filter(|_| rounds.any(|round| !round.joined))
    }

    /// Whether an estimate of an idea may be read: one's own, and what others said to an input that one has rated too. Where
    /// ideas are judged against each other all may be as soon as one has said anything.
    pub fn shows(&self, idea: Idea<'_>, said: &Estimate<'_>) -> bool {
        self.viewer == Some(said.person) || self.opens(idea, said.framework, said.input)
    }

    /// Whether what others said to an input about an idea may be read.
    fn opens(&self, idea: Idea<'_>, framework: &str, input: &str) -> bool {
        let is_open = self.rounds(framework, idea.id()).all(|round| round.joined);
        let known = Framework::from_key(framework);
        is_open
            || known.is_none_or(|known| known.is_computed())
                && (self.viewer).is_some_and(|viewer| idea.estimate(framework, viewer, input).is_some())
    }

    /// Whether a field of a record may not be read: what somebody else said to an input that who looks has not rated, or a
    /// card of a round of planning poker that is not open yet.
    pub fn hides(&self, kind: &Kind, record: &Record, field: &Field) -> bool {
        let mut parts = field.as_str().split('/');
        let is_estimate = parts.next() == Some("estimates");
        let (Some(viewer), Some(key), Some(person), Some(input)) =
            (self.viewer, parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let person = person.parse().ok();
        if !is_estimate || person == Some(viewer) {
            return false;
        }
        if *kind == Kind::STORIES {
            return !poker::is_open(record);
        }
        *kind == Kind::IDEAS && !self.opens(Idea::of(record), key, input)
    }

    /// The reason why an idea has no score as this person may be told it: nothing is missing where it is only hidden.
    pub fn reason(
        &self,
        reason: Unscored,
        idea: Idea<'_>,
        framework: &Framework,
        inputs: &[Combined],
    ) -> Unscored {
        let is_hidden = match reason {
            Unscored::Missing(at) => inputs.get(at).is_some_and(|input| input.hidden),
            Unscored::Silent => {
                let mut said = idea.estimates().filter(|said| said.framework == framework.name());
                said.any(|said| !self.shows(idea, &said))
            }
            _ => false,
        };
        if is_hidden { Unscored::Hidden } else { reason }
    }
}

/// What stands in place of a value that may not be read: that there is one.
pub fn instead(value: Option<&Value>) -> String {
    match value {
        Some(_) => texts::poker_played().to_owned(),
        None => texts::value_empty().to_owned(),
    }
}
