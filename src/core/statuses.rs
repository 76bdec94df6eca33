//! The statuses of ideas: the stages that the program knows, under the team's names and in the team's order, and statuses of
//! the team's own.
//!
//! Each status of the team's own counts as one of the stages. An idea's field `status` always says the stage, and `own-status`
//! which of the team's it is; so whatever asks how far an idea has come need not know of names, and a build that does not
//! know own statuses still reads the stage. Where the two do not go together, as after one person moved the idea and another
//! took the status away, the stage stands.

mod edit;

pub(crate) use edit::united;
pub use edit::{Refused, add, count_as, hide, remove, rename, show, step, used};

use crate::model::Idea;
use crate::position;
use crate::search::words::folded;
use crate::snapshot::v1::IDEA_STATUSES;
use crate::{Field, Kind, Record, Value, Workspace, texts};

/// Where the stages stand while nobody has moved them, as [`position`]s with room between them.
const PLACES: [&str; 7] = ["B", "H", "N", "T", "Z", "f", "l"];
/// The stage at which ideas begin; it cannot be hidden.
pub const FIRST: &str = "candidate";

/// One status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What tells it from the others: the stage's name in files, or an id for one of the team's own.
    pub key: String,
    /// What the team calls it.
    pub name: String,
    /// The stage that it is, or counts as.
    pub stage: &'static str,
    /// Whether it is no longer offered.
    pub hidden: bool,
    position: String,
}

impl Status {
    /// Whether the team added it.
    pub fn is_own(&self) -> bool {
        self.key != self.stage
    }

    /// How a table spells it: by the team's word, or as files do where the team has none.
    pub fn written(&self) -> &str {
        let is_usual = !self.is_own() && self.name == texts::status_name(self.stage);
        if is_usual { &self.key } else { &self.name }
    }

    /// Its name on screen as the search box takes it: in one word.
    pub fn called(&self) -> String {
        spelled(&self.name)
    }

    /// How the search box spells it: in one word.
    pub fn spelled(&self) -> String {
        spelled(self.written())
    }
}

/// All statuses of ideas in a workspace, in the team's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statuses(Vec<Status>);

impl Default for Statuses {
    /// The usual ones.
    fn default() -> Self {
        let stages = IDEA_STATUSES.iter().zip(PLACES);
        Self(
            stages
                .map(|(stage, place)| Status {
                    key: (*stage).to_owned(),
                    name: texts::status_name(*stage),
                    stage,
                    hidden: false,
                    position: place.to_owned(),
                })
                .collect(),
        )
    }
}

impl Statuses {
    /// Reads them.
    pub fn of(workspace: &Workspace) -> Self {
        let record = workspace.record(&Kind::WORKSPACES, workspace.id());
        record.map_or_else(Self::default, |record| Self::on(record))
    }

    /// Reads those that stand on a workspace's own record.
    pub(crate) fn on(record: &Record) -> Self {
        let Self(mut all) = Self::default();
        for (field, value) in record.elements("status-stages") {
            let stage = stage_named(value.as_text().unwrap_or_default());
            let key = field.element_name().unwrap_or_default();
            if let Some(usual) = all.iter().find(|status| Some(status.key.as_str()) == stage)
                && stage_named(&key).is_none()
            {
                let own = Status {
                    key: key.into_owned(),
                    ..usual.clone()
                };
                all.push(own);
            }
        }
        for status in &mut all {
            let text = |set: &str| {
                let value = record.get(&Field::element(set, &status.key));
                value.and_then(Value::as_text).unwrap_or_default()
            };
            let (name, place) = (text("status-names"), text("status-order"));
            let hidden =
                record.get(&Field::element("status-hidden", &status.key)) == Some(&Value::Flag(true));
            if !name.trim().is_empty() {
                name.clone_into(&mut status.name);
            }
            if position::is_position(place) {
                place.clone_into(&mut status.position);
            }
            status.hidden = hidden && status.key != FIRST;
        }
        crate::sort::by_key(&mut all, |status| {
            let stage = IDEA_STATUSES.iter().position(|stage| *stage == status.stage);
            (status.position.clone(), stage, status.key.clone())
        });
        Self(all)
    }

    /// All of them, in order.
    pub fn all(&self) -> &[Status] {
        &self.0
    }

    /// Those that are offered where somebody gives an idea a status.
    pub fn offered(&self) -> impl Iterator<Item = &Status> {
        self.0.iter().filter(|status| !status.hidden)
    }

    /// The status with this key.
    pub fn get(&self, key: &str) -> Option<&Status> {
        self.0.iter().find(|status| status.key == key)
    }

    /// The key of an idea's status.
    pub fn key<'a>(&self, idea: Idea<'a>) -> &'a str {
        let own = idea.own_status();
        let counts = !own.is_empty() && self.get(own).is_some_and(|status| status.stage == idea.status());
        if counts { own } else { idea.status() }
    }

    /// What a status is called.
    pub fn name(&self, key: &str) -> String {
        self.get(key)
            .map_or_else(|| texts::status_name(key), |status| status.name.clone())
    }

    /// The stage that a status is, or counts as.
    pub fn stage(&self, key: &str) -> &'static str {
        self.get(key).map_or(FIRST, |status| status.stage)
    }

    /// The status that the program gives an idea which comes to a stage: the first that is offered of those that count as it,
    /// or the stage itself.
    pub fn first_of<'s>(&'s self, stage: &'s str) -> &'s str {
        let mut offered = self.offered();
        offered
            .find(|status| status.stage == stage)
            .map_or(stage, |status| &status.key)
    }

    /// What gives an idea a status.
    pub fn writes(&self, key: &str) -> Vec<(Field, Option<Value>)> {
        let Some(status) = self.get(key) else {
            return Vec::new();
        };
        let own = status.is_own().then(|| Value::text(key));
        vec![
            (Field::named("status"), Some(Value::text(status.stage))),
            (Field::named("own-status"), own),
        ]
    }

    /// The keys of those that somebody names, by the name or by how files spell it; case, accents and spaces are no
    /// matter.
    pub fn named(&self, text: &str) -> Vec<String> {
        let wanted = spelled(text);
        let named = |status: &&Status| {
            let is_called = spelled(&status.name) == wanted || status.key == wanted;
            is_called && !wanted.is_empty()
        };
        let found = self.0.iter().filter(named);
        found.map(|status| status.key.clone()).collect()
    }

    /// Those that two people have added under one name for one stage, each without knowing of the other: each with the one that
    /// stands for both, which is the first by its key of those that are offered.
    pub(crate) fn twins(&self) -> impl Iterator<Item = (&Status, &Status)> {
        let own = || self.0.iter().filter(|status| status.is_own());
        own().filter_map(move |status| {
            let same = |other: &&Status| {
                !other.hidden && other.stage == status.stage && spelled(&other.name) == spelled(&status.name)
            };
            let first = own().filter(same).min_by_key(|other| &other.key)?;
            (first.key != status.key).then_some((status, first))
        })
    }

    /// What the search box takes for those of one stage.
    pub fn search_for(&self, stage: &str) -> String {
        let same = self.0.iter().filter(|status| status.stage == stage);
        let words: Vec<String> = same.map(Status::spelled).collect();
        ["status:", &words.join(",")].concat()
    }
}

fn stage_named(name: &str) -> Option<&'static str> {
    IDEA_STATUSES.iter().copied().find(|stage| *stage == name)
}

/// A name in one word, without what would end it: spaces, commas and quotation marks.
fn spelled(name: &str) -> String {
    let folded = folded(name);
    let words = folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '-'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}
