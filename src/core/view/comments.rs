//! What people remarked on a record, and what still waits for triage.

use super::{Said, said};
use crate::model::{Comment, Feedback};
use crate::{Id, Kind, Millis, Workspace};

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentRow {
    /// The comment.
    pub id: Id,
    /// The remark in Markdown.
    pub body: String,
    /// Who made it, and when.
    pub said: Said,
    /// The person who made it, if that is known here.
    pub by: Option<Id>,
}

/// The remarks on a record, oldest first.
pub fn comments(workspace: &Workspace, kind: &Kind, id: Id) -> Vec<CommentRow> {
    let all = workspace.records(&Kind::COMMENTS);
    let about = all.filter(|record| {
        Comment::of(record)
            .on()
            .is_some_and(|(of, on)| of == *kind && on == id)
    });
    let mut rows: Vec<CommentRow> = about
        .map(|record| CommentRow {
            id: record.id(),
            body: Comment::of(record).body().to_owned(),
            said: said(workspace, record.base()),
            by: workspace.entry(record.base()).map(|entry| entry.by),
        })
        .collect();
    crate::sort::by_key(&mut rows, |row| (row.said.at, row.id));
    rows
}

/// The feedback that nobody has decided on and that is not put off, oldest first.
pub fn waiting(workspace: &Workspace, now: Millis) -> Vec<Id> {
    let all = workspace.records(&Kind::FEEDBACK);
    let waiting = all.filter(|record| Feedback::of(record).waits(now));
    let mut dated: Vec<(Millis, Id)> = waiting
        .map(|record| {
            let said = Feedback::of(record).said();
            (
                said.unwrap_or_else(|| workspace.clock(record.base())),
                record.id(),
            )
        })
        .collect();
    crate::sort::by_key(&mut dated, |(at, id)| (*at, *id));
    dated.into_iter().map(|(_, id)| id).collect()
}
