//! What somebody types into the search of the backlog: words, phrases, and filters as in the other searches.

use super::{current_sprint, idea_of};
use crate::model::Story;
use crate::query::Search;
use crate::search::query::{Problem, ProblemKind, next_piece, tags};
use crate::search::words::{self, folded};
use crate::snapshot::v1::STORY_STATUSES;
use crate::view::conflict::title;
use crate::{Kind, Record, Workspace};

/// The filters, as the box spells them.
pub const FILTERS: [&str; 4] = ["status", "tag", "sprint", "idea"];

/// The texts of a story that are searched.
const TEXTS: [&str; 6] = ["title", "want", "so-that", "as-a", "description", "source"];

/// What is wanted of a story.
#[derive(Default)]
pub(super) struct Wanted {
    /// Words and phrases that must stand in it, or must not.
    texts: Vec<(Search, bool)>,
    /// What else must hold, or must not.
    tests: Vec<(Test, bool)>,
    /// What cannot be read, as sentences.
    pub(super) problems: Vec<String>,
}

enum Test {
    /// The status is one of these.
    Status(Vec<String>),
    /// It has one of these tags.
    Tag(Vec<String>),
    /// It is in a sprint whose name has this; `none` is no sprint.
    Sprint(String),
    /// It is a piece of an idea whose title has this.
    Idea(String),
}

impl Wanted {
    /// Reads what somebody typed.
    pub(super) fn read(text: &str) -> Self {
        let mut wanted = Self::default();
        let mut at = 0;
        while let Some(piece) = next_piece(text, &mut at) {
            let whole = text.get(piece.place.clone()).unwrap_or_default();
            let value = piece.value.trim();
            let read = match &piece.name {
                None if piece.is_or(text) => Err(ProblemKind::Or),
                None => {
                    wanted.say(value, piece.not);
                    continue;
                }
                Some(name) => read_filter(name, value),
            };
            match read {
                Ok(test) => wanted.tests.push((test, piece.not)),
                Err(kind) => {
                    if matches!(kind, ProblemKind::Name(_)) {
                        wanted.say(whole.trim_start_matches('-'), piece.not);
                    }
                    let problem: Problem = piece.problem(whole, kind);
                    wanted.problems.push(problem.sentence(text));
                }
            }
        }
        wanted
    }

    /// Asks for a word or a phrase; one that is still empty asks for nothing.
    fn say(&mut self, phrase: &str, not: bool) {
        if !folded(phrase).trim().is_empty() {
            self.texts.push((Search::phrase(phrase), not));
        }
    }

    /// Whether a status is asked for, so that no other choice of statuses counts.
    pub(super) fn names_status(&self) -> bool {
        let mut tests = self.tests.iter();
        tests.any(|(test, _)| matches!(test, Test::Status(_)))
    }

    /// Whether all of it holds for a story.
    pub(super) fn holds(&self, workspace: &Workspace, record: &Record) -> bool {
        let mut tests = self.tests.iter();
        tests.all(|(test, not)| test.holds(workspace, record) != *not) && self.is_said(record)
    }

    /// Whether all words and phrases stand in a story's texts, and none that must not.
    fn is_said(&self, record: &Record) -> bool {
        if self.texts.is_empty() {
            return true;
        }
        let texts = TEXTS.map(|field| folded(record.text(field)));
        let mut said = self.texts.iter();
        said.all(|(search, not)| search.finds_folded(&texts) != *not)
    }
}

impl Test {
    fn holds(&self, workspace: &Workspace, record: &Record) -> bool {
        let story = Story::of(record);
        match self {
            Self::Status(wanted) => wanted.iter().any(|status| status == story.status()),
            Self::Tag(wanted) => story.tags().any(|tag| wanted.contains(&folded(&tag))),
            Self::Sprint(name) => match current_sprint(workspace, story) {
                Some(sprint) => has_name(&title(workspace, &Kind::SPRINTS, sprint), name),
                None => name == "none",
            },
            Self::Idea(name) => {
                let idea = idea_of(workspace, story).map(|idea| title(workspace, &Kind::IDEAS, idea));
                idea.is_some_and(|idea| has_name(&idea, name))
            }
        }
    }
}

/// Whether a name holds a text; a number is one of its words, so that `4` is not in `Sprint 14`.
fn has_name(name: &str, text: &str) -> bool {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        words::all(name).iter().any(|word| word == text)
    } else {
        folded(name).contains(text)
    }
}

fn read_filter(name: &str, value: &str) -> Result<Test, ProblemKind> {
    if !FILTERS.contains(&name) {
        return Err(ProblemKind::Name(&FILTERS));
    }
    if value.is_empty() {
        return Err(ProblemKind::Nothing);
    }
    let value = folded(value);
    match name {
        "status" => {
            let wanted: Vec<String> = value
                .split(',')
                .map(|status| status.trim().replace(' ', "-"))
                .collect();
            if wanted
                .iter()
                .any(|status| !STORY_STATUSES.contains(&status.as_str()))
            {
                let there = STORY_STATUSES.iter().map(|status| (*status).to_owned());
                return Err(ProblemKind::Status(there.collect()));
            }
            Ok(Test::Status(wanted))
        }
        "tag" => Ok(Test::Tag(tags(&value))),
        "sprint" => Ok(Test::Sprint(value)),
        _ => Ok(Test::Idea(value)),
    }
}
