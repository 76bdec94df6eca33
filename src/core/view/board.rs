//! A board as a table: ideas in the order of their scores, with the inputs, and what is not scored with the reason.

use super::blind::Blind;
use super::evidence::{Evidence, evidence};
use super::followed::Looked;
use super::judged::{Eyes, judge};
use super::reach::{self, weights};
use super::selection::ideas_on;
use super::{role_of, workspace_name};
use crate::model::{Board, Idea, Role};
use crate::ranking::rank;
use crate::scoring::combine::{Combined, Derived, combine_all, numbers};
use crate::scoring::notes::{self, notes};
use crate::scoring::value_effort::Cut;
use crate::scoring::{ALIGNMENT, Framework, Numbers, Unscored};
use crate::statuses::Statuses;
use crate::strategy;
use crate::workspace::Mark;
use crate::{Id, Kind, Workspace, texts};

mod again;
mod shown;
mod why;

pub use again::board_again;
pub use shown::{Column, Order};
pub(super) use why::Levers;
pub use why::{Why, why};

/// How many ideas a note names.
const NAMED: usize = 3;
/// How many ideas a formula that is being written is tried with.
const LOOKED_AT: usize = 300;

/// A board, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardView {
    /// The board's name.
    pub name: String,
    /// Its framework with its settings.
    pub framework: Framework,
    /// Where the lines of its matrix run.
    pub cut: Cut,
    /// How much effort there is for it.
    pub capacity: Option<f64>,
    /// Whether a blind round is on, here or on another board with some of its ideas, where it still hides something.
    pub blind: bool,
    /// Whether the set that fits is worth whole customers.
    pub fits_customers: bool,
    /// Ranked ideas, best first.
    pub ranked: Vec<BoardRow>,
    /// Ideas without a score, those with the most customers behind them first.
    pub unscored: Vec<BoardRow>,
    /// The highest score, for bars.
    pub highest: f64,
    /// What its framework finds to be looked at again.
    pub notes: Vec<String>,
    /// What else its framework has to say about all ideas.
    pub says: Vec<String>,
    basis: Basis,
}

/// What a board was scored from, so that after an edit of an idea only that idea is scored anew.
#[derive(Clone, Debug)]
struct Basis {
    board: Id,
    viewer: Option<Id>,
    blind: Blind,
    /// All that rows read besides their ideas.
    around: Mark,
    currency: String,
    statuses: Statuses,
    reach: Option<reach::Weights>,
    aligned: Option<(usize, strategy::Weights)>,
    /// All ideas that there are; nothing where ideas cannot be scored one by one.
    ideas: Option<Looked>,
}

impl PartialEq for Basis {
    /// What a board shows says all.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What rows read besides their ideas.
const AROUND: [Kind; 7] = [
    Kind::BOARDS,
    Kind::PEOPLE,
    Kind::CUSTOMERS,
    Kind::FEEDBACK,
    Kind::SEGMENTS,
    Kind::OBJECTIVES,
    Kind::WORKSPACES,
];

impl BoardView {
    /// All its ideas, in the order in which they are shown: the ranked ones, then those without a score.
    pub fn rows(&self) -> impl Iterator<Item = &BoardRow> {
        self.ranked.iter().chain(&self.unscored)
    }

    /// One of its ideas.
    pub fn row(&self, id: Id) -> Option<&BoardRow> {
        self.rows().find(|row| row.id == id)
    }
}

/// One idea on a board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// The idea.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The key of its status.
    pub status: String,
    /// Whether it is still to do: neither released nor declined.
    pub open: bool,
    /// What people said to each input of the framework, and what is made of it.
    pub inputs: Vec<Combined>,
    /// Its score, or why it has none.
    pub score: Result<f64, Unscored>,
    /// What else its framework has to say about it; mostly nothing.
    pub told: String,
    /// Its rank, 0 if it has none.
    pub rank: usize,
    /// How many others share its rank.
    pub ties: usize,
    /// What stands behind it.
    pub evidence: Evidence,
}

/// Scores a board as one person sees it: in a blind round, what others say is not there until it may be seen. Without a
/// person everything is.
pub fn board(workspace: &Workspace, id: Id, viewer: Option<Id>) -> Option<BoardView> {
    let record = workspace.record(&Kind::BOARDS, id)?;
    board_by(workspace, id, viewer, &Framework::of(Board::of(record)))
}

/// Scores a board by another framework than its own.
pub fn board_by(
    workspace: &Workspace,
    id: Id,
    viewer: Option<Id>,
    framework: &Framework,
) -> Option<BoardView> {
    let board = Board::of(workspace.record(&Kind::BOARDS, id)?);
    let on_board = ideas_on(workspace, board);
    let mut basis = Basis::of(workspace, board, viewer, framework);
    if framework.is_alone() && board.selection() == "all" && !basis.blind.follows_ideas {
        basis.ideas = Some(Looked::at(workspace, &Kind::IDEAS));
    }
    let rows = on_board
        .iter()
        .map(|idea| basis.row(workspace, *idea, framework, board));
    let mut rows: Vec<BoardRow> = rows.collect();
    let given: Vec<_> = rows.iter().map(|row| numbers(&row.inputs)).collect();
    let framework = framework.measured(&given);
    let mut said = notes(&framework, &noted(&framework, &rows));
    let mut says = Vec::new();
    let eyes = Eyes {
        blind: Some(&basis.blind),
        budget: board.budget(),
        rule: board.rule(),
    };
    match judge(workspace, &framework, &on_board, eyes) {
        Some(judged) => {
            for ((row, score), told) in rows.iter_mut().zip(judged.scores).zip(judged.told) {
                row.score = score;
                row.told = told;
            }
            said.extend(judged.notes);
            says = judged.says;
        }
        None => {
            for (row, numbers) in rows.iter_mut().zip(&given) {
                row.score = framework.score(numbers);
            }
        }
    }
    for (row, idea) in rows.iter_mut().zip(&on_board) {
        row.score = row
            .score
            .map_err(|reason| basis.blind.reason(reason, *idea, &framework, &row.inputs));
    }
    let ranked = rank(rows.iter().filter_map(|row| Some((row.id, row.score.ok()?))));
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut rows: Vec<Option<BoardRow>> = rows.into_iter().map(Some).collect();
    let in_round = |idea: &Idea<'_>| basis.blind.viewer(&framework, idea.id()).is_some();
    let is_blind = board.is_blind() || on_board.iter().any(in_round);
    let mut view = BoardView {
        name: board.name().to_owned(),
        framework,
        cut: Cut::from_name(board.cut()),
        capacity: board.capacity(),
        blind: is_blind,
        fits_customers: board.fits_customers(),
        ranked: Vec::with_capacity(ranked.len()),
        unscored: Vec::new(),
        notes: said,
        says,
        highest: ranked.first().map_or(0.0, |place| place.score),
        basis,
    };
    for place in &ranked {
        let at = ids.binary_search(&place.id).ok();
        view.ranked.extend(at.and_then(|at| rows.get_mut(at)?.take()));
    }
    let last = view.ranked.len();
    again::set_ranks(&mut view.ranked, 0, last);
    view.unscored = rows.into_iter().flatten().collect();
    view.sort_unscored();
    let account = one_account(view.rows());
    view.notes.extend(account);
    Some(view)
}

impl Basis {
    fn of(workspace: &Workspace, board: Board<'_>, viewer: Option<Id>, framework: &Framework) -> Self {
        let (_, currency) = workspace_name(workspace);
        let mut blind = Blind::of(workspace, viewer);
        if Framework::of(board).name() != framework.name() {
            blind.take_in(workspace, board, framework);
        }
        Self {
            board: board.id(),
            viewer,
            blind,
            around: workspace.mark(&AROUND),
            reach: weights(workspace, board, &currency),
            aligned: place_of(framework, ALIGNMENT).map(|at| (at, strategy::Weights::of(workspace))),
            currency,
            statuses: Statuses::of(workspace),
            ideas: None,
        }
    }

    /// An idea with its numbers, not scored yet.
    fn row(
        &self,
        workspace: &Workspace,
        idea: Idea<'_>,
        framework: &Framework,
        board: Board<'_>,
    ) -> BoardRow {
        BoardRow {
            id: idea.id(),
            title: idea.title().to_owned(),
            status: self.statuses.key(idea).to_owned(),
            open: idea.is_open(),
            score: Err(Unscored::Silent),
            told: String::new(),
            inputs: self.inputs(workspace, idea, framework, board),
            rank: 0,
            ties: 0,
            evidence: evidence(workspace, idea, &self.currency),
        }
    }

    /// What people said to each input about an idea, or what the input follows on this board.
    fn inputs(
        &self,
        workspace: &Workspace,
        idea: Idea<'_>,
        framework: &Framework,
        board: Board<'_>,
    ) -> Vec<Combined> {
        let role = |person: Id| -> Role { role_of(workspace, person) };
        let blind_for = self.blind.viewer(framework, idea.id());
        let mut inputs = combine_all(idea, framework, &role, board.rule(), blind_for);
        if let Some((from, weights)) = board.reach_from().zip(self.reach.as_ref()) {
            let reach = weights.reach(workspace, idea);
            follow(
                &mut inputs,
                place_of(framework, "reach"),
                Derived::Reach(from),
                reach,
            );
        }
        if let Some((at, weights)) = &self.aligned {
            let bounds = framework.inputs().get(*at).map(|input| input.bounds);
            let share = weights.alignment(&idea.objectives(workspace)).zip(bounds);
            let place = share.map(|(share, bounds)| bounds.place(share));
            follow(&mut inputs, Some(*at), Derived::Alignment, place);
        }
        inputs
    }
}

/// The numbers that a framework has something to say about, none where it never has: shares of effort are of what is still
/// to do.
fn noted<'a>(framework: &Framework, rows: impl IntoIterator<Item = &'a BoardRow>) -> Vec<Numbers> {
    let speaks = notes::speaks(framework);
    let is_meant = |row: &&BoardRow| speaks && (row.open || *framework != Framework::Moscow);
    let meant = rows.into_iter().filter(is_meant);
    meant.map(|row| numbers(&row.inputs)).collect()
}

/// The place of an input of this name.
fn place_of(framework: &Framework, name: &str) -> Option<usize> {
    framework.inputs().iter().position(|input| input.name == name)
}

/// Lets an input follow something, whatever people typed.
fn follow(inputs: &mut [Combined], at: Option<usize>, from: Derived, value: Option<f64>) {
    if let Some(input) = at.and_then(|at| inputs.get_mut(at)) {
        *input = Combined {
            value,
            range: None,
            said: std::mem::take(&mut input.said),
            decides: None,
            derived: Some(from),
            hidden: false,
        };
    }
}

/// Whether its evidence, more than one piece, all comes from one customer.
const fn rests_on_one_account(row: &BoardRow) -> bool {
    row.evidence.customers == 1 && row.evidence.feedback > 1
}

/// Names the ideas whose evidence, more than one piece, all comes from one customer.
fn one_account<'a>(rows: impl Iterator<Item = &'a BoardRow>) -> Option<String> {
    let found: Vec<&str> = rows
        .filter(|row| rests_on_one_account(row))
        .map(|row| row.title.as_str())
        .collect();
    let named = found.get(..NAMED).unwrap_or(&found).join(" · ");
    (!found.is_empty()).then(|| texts::note_one_account(found.len(), named))
}

/// What an idea of a board would score by a formula that is still being written: the title of the first idea that has
/// all numbers, and the formula with its numbers; where no such idea has a score, why the first has none. It looks at a few hundred ideas, so that a key press does not wait.
pub fn sample(
    workspace: &Workspace,
    id: Id,
    viewer: Option<Id>,
    framework: &Framework,
) -> Option<(String, String)> {
    let board = Board::of(workspace.record(&Kind::BOARDS, id)?);
    let basis = Basis::of(workspace, board, viewer, framework);
    let mut refused = None;
    for idea in ideas_on(workspace, board).into_iter().take(LOOKED_AT) {
        let given = numbers(&basis.inputs(workspace, idea, framework, board));
        match framework.explain(&given) {
            Ok(explained) => return Some((idea.title().to_owned(), explained)),
            Err(Unscored::Missing(_)) => {}
            Err(reason) => {
                refused.get_or_insert_with(|| (idea.title().to_owned(), reason.sentence(framework)));
            }
        }
    }
    refused
}
