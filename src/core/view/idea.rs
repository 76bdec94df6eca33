//! One idea: its evidence, what people estimate, and where it stands on each board.

use super::board::{BoardView, Why, board, why};
use super::evidence::{Evidence, evidence};
use super::{Said, boards, customer_name, said, workspace_name};
use crate::model::{Feedback, Idea};
use crate::statuses::Statuses;
use crate::{Id, Kind, Workspace};

/// One idea in full.
#[derive(Clone, Debug, PartialEq)]
pub struct IdeaView {
    /// Its title.
    pub title: String,
    /// Its description in Markdown.
    pub description: String,
    /// The key of its status.
    pub status: String,
    /// The stage to which it has come.
    pub stage: String,
    /// Why it was declined, where it was.
    pub decline_reason: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// What stands behind it.
    pub evidence: Evidence,
    /// The feedback linked to it, the most important first.
    pub insights: Vec<Insight>,
    /// Where it stands on each board.
    pub standings: Vec<Standing>,
    /// Who made it.
    pub made: Said,
}

/// A feedback item linked to an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Insight {
    /// The item.
    pub feedback: Id,
    /// Its title.
    pub title: String,
    /// The customer who said it, empty if none is named.
    pub customer: String,
    /// How much it matters, from 1 to 3.
    pub importance: f64,
}

/// Where an idea stands on a board.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The board.
    pub board: Id,
    /// The board, scored.
    pub view: BoardView,
    /// Why it stands where it stands; `None` if it has no score.
    pub why: Option<Why>,
}

/// Gathers everything about an idea, as one person sees it.
pub fn idea(workspace: &Workspace, id: Id, viewer: Option<Id>) -> Option<IdeaView> {
    let record = workspace.record(&Kind::IDEAS, id)?;
    let idea = Idea::of(record);
    let (_, currency) = workspace_name(workspace);
    let standings = boards(workspace).into_iter().filter_map(|(board_id, _)| {
        let view = board(workspace, board_id, viewer)?;
        let on_board = view.row(id).is_some();
        on_board.then(|| Standing {
            board: board_id,
            why: why(&view, id),
            view,
        })
    });
    Some(IdeaView {
        title: idea.title().to_owned(),
        description: idea.description().to_owned(),
        status: Statuses::of(workspace).key(idea).to_owned(),
        stage: idea.status().to_owned(),
        decline_reason: idea.decline_reason().to_owned(),
        tags: idea.tags().collect(),
        evidence: evidence(workspace, idea, &currency),
        insights: insights(workspace, idea),
        standings: standings.collect(),
        made: said(workspace, record.base()),
    })
}

/// The feedback linked to an idea, the most important first.
pub fn insights(workspace: &Workspace, idea: Idea<'_>) -> Vec<Insight> {
    let mut insights: Vec<Insight> = idea
        .insights()
        .filter_map(|(feedback, importance)| {
            let item = Feedback::of(workspace.record(&Kind::FEEDBACK, feedback)?);
            let customer = customer_name(workspace, item.customer());
            Some(Insight {
                feedback,
                title: item.title().to_owned(),
                customer,
                importance,
            })
        })
        .collect();
    crate::sort::by(&mut insights, |a, b| {
        b.importance
            .total_cmp(&a.importance)
            .then(b.feedback.cmp(&a.feedback))
    });
    insights
}
