//! The backlog as a CSV file for other trackers: Jira, Linear, GitHub and Azure Boards.

use std::borrow::Cow;

use super::backlog::{current_sprint, idea_of, in_order};
use super::conflict::title;
use crate::intake::write::guarded_where_it_runs;
use crate::model::Story;
use crate::scoring::show;
use crate::{Id, Kind, Record, Workspace};

/// The tracker that a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tracker {
    /// Jira's import of issues.
    Jira,
    /// Linear's importer.
    Linear,
    /// GitHub issues, one `gh issue create` a row.
    Github,
    /// Azure Boards' import of work items.
    Azure,
}

impl Tracker {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Jira, Self::Linear, Self::Github, Self::Azure];

    /// The name, as texts and file names spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jira => "jira",
            Self::Linear => "linear",
            Self::Github => "github",
            Self::Azure => "azure",
        }
    }

    /// The names of the columns, as the tracker's importer knows them.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Jira => &[
                "Issue Type",
                "Summary",
                "Description",
                "Status",
                "Story Points",
                "Labels",
                "Epic Link",
                "Sprint",
            ],
            Self::Linear => &[
                "ID",
                "Title",
                "Description",
                "Status",
                "Estimate",
                "Labels",
                "Project",
                "Cycle",
            ],
            Self::Github => &["title", "body", "labels", "milestone"],
            Self::Azure => &[
                "Work Item Type",
                "Title",
                "State",
                "Description",
                "Acceptance Criteria",
                "Story Points",
                "Tags",
            ],
        }
    }
}

/// Whether a story is handed on: all are, or those that somebody was looking at.
fn is_among(among: Option<&[Id]>, story: Story<'_>) -> bool {
    among.is_none_or(|among| among.contains(&story.id()))
}

/// The stories in the order of the backlog, or those of them that were found; declined ones are left out.
pub fn backlog_file(workspace: &Workspace, tracker: Tracker, among: Option<&[Id]>) -> String {
    let mut out = String::new();
    push_row(&mut out, tracker.columns().iter().copied());
    for story in in_order(workspace)
        .into_iter()
        .filter(|story| story.status() != "declined" && is_among(among, *story))
    {
        if let Some(record) = workspace.record(&Kind::STORIES, story.id()) {
            let cells = cells(workspace, tracker, story, record);
            push_row(&mut out, cells.iter().map(String::as_str));
        }
    }
    out
}

fn cells(workspace: &Workspace, tracker: Tracker, story: Story<'_>, record: &Record) -> Vec<String> {
    let named = |kind: &Kind, id: Option<Id>| id.map(|id| title(workspace, kind, id)).unwrap_or_default();
    let idea = named(&Kind::IDEAS, idea_of(workspace, story));
    let sprint = named(&Kind::SPRINTS, current_sprint(workspace, story));
    let name = story.title().to_owned();
    let points = story.points().map(show).unwrap_or_default();
    let tags: Vec<String> = story.tags().collect();
    let criteria = criteria(story);
    let [text, whole] = told(record);
    let status = |open: &str, started: &str, done: &str| {
        match story.status() {
            "done" => done,
            "in-progress" => started,
            _ => open,
        }
        .to_owned()
    };
    match tracker {
        Tracker::Jira => vec![
            "Story".to_owned(),
            name,
            whole,
            status("To Do", "In Progress", "Done"),
            points,
            // Jira's labels hold no spaces, and a space stands between them.
            tags.iter().map(|tag| label(tag)).collect::<Vec<_>>().join(" "),
            idea,
            sprint,
        ],
        Tracker::Linear => vec![
            story.id().to_string(),
            name,
            whole,
            status("Todo", "In Progress", "Done"),
            points,
            tags.join(", "),
            idea,
            sprint,
        ],
        Tracker::Github => vec![name, whole, tags.join(","), sprint],
        Tracker::Azure => vec![
            "User Story".to_owned(),
            name,
            // Azure Boards takes in no other state, and no iteration without the project that it is in.
            "New".to_owned(),
            text,
            criteria,
            points,
            tags.join("; "),
        ],
    }
}

/// What the files tell of a story: who wants what, what for and the description; and the same with the criteria below.
pub(crate) fn told(record: &Record) -> [String; 2] {
    let (text, criteria) = (sentence(record), criteria(Story::of(record)));
    let parts = [text.as_str(), criteria.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty());
    let whole = parts.collect::<Vec<_>>().join("\n\n");
    [text, whole]
}

/// A tag as Jira spells it.
pub(crate) fn label(tag: &str) -> String {
    tag.replace(' ', "-")
}

/// Who wants what, what for, and the description.
fn sentence(record: &Record) -> String {
    let part = |field: &str, lead: &str| {
        let text = record.text(field);
        (!text.is_empty()).then(|| format!("{lead} {text}"))
    };
    let parts = [
        part("as-a", crate::texts::story_as_a()),
        part("want", crate::texts::story_want()),
        part("so-that", crate::texts::story_so_that()),
    ];
    let sentence = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [sentence.as_str(), record.text("description")]
        .into_iter()
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The criteria as a checklist; scenarios keep their lines.
fn criteria(story: Story<'_>) -> String {
    let lines = story.criteria().map(|criterion| {
        let mark = if criterion.met { "x" } else { " " };
        format!("- [{mark}] {}", criterion.text.replace('\n', "\n      "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes a row as RFC 4180 has it, so that no spreadsheet runs a cell.
fn push_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&guarded_where_it_runs(cell)));
    }
    out.push_str("\r\n");
}

/// A cell as it stands in a row.
fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r', '\t', '\'']) {
        Cow::Owned(["\"", &cell.replace('"', "\"\""), "\""].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// The same as a script of `gh`, GitHub's own program: one issue a story. Its labels are made first, because an issue with one
/// that is missing is refused; those that are there already stay as they are.
pub fn gh_script(workspace: &Workspace, among: Option<&[Id]>) -> String {
    let mut out = "#!/bin/sh\nset -e\n".to_owned();
    let mut stories = in_order(workspace);
    stories.retain(|story| story.is_open() && is_among(among, *story));
    let mut tags: Vec<String> = stories.iter().flat_map(|story| story.tags()).collect();
    crate::sort::distinct(&mut tags);
    for tag in &tags {
        out.push_str("gh label create -- ");
        push_quoted(&mut out, tag);
        out.push_str(" 2>/dev/null || true\n");
    }
    for story in stories {
        if let Some(record) = workspace.record(&Kind::STORIES, story.id()) {
            let [_, whole] = told(record);
            out.push_str("gh issue create --title ");
            push_quoted(&mut out, story.title());
            out.push_str(" --body ");
            push_quoted(&mut out, &whole);
            // One option holds all labels, as the cells of a row.
            let labels: Vec<String> = story.tags().map(|tag| quoted(&tag).into_owned()).collect();
            if !labels.is_empty() {
                out.push_str(" --label ");
                push_quoted(&mut out, &labels.join(","));
            }
            out.push('\n');
        }
    }
    out
}

/// A word of a shell (POSIX, 2.2.2): nothing in single quotes means anything but itself.
fn push_quoted(out: &mut String, text: &str) {
    out.push('\'');
    out.push_str(&text.replace('\'', "'\\''"));
    out.push('\'');
}
