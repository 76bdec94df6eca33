//! The sprints that stories are in: found by their names, and planned as it would be done by hand.

use super::Planner;
use crate::letters::lowered;
use crate::model::{Sprint, Story};
use crate::view::backlog::{current_sprint, plan_writes};
use crate::view::sprint::{State, state};
use crate::{Field, Id, Kind, Millis, Record, Value, time};

impl Planner<'_> {
    fn sprint_named(&self, name: &str) -> Option<Id> {
        let key = lowered(name);
        let found = self.sprints.iter().find(|(other, _)| *other == key);
        found.map(|(_, id)| *id)
    }

    /// The sprint with this name, made if there is none.
    pub(super) fn sprint(&mut self, name: &str) -> Id {
        if let Some(id) = self.sprint_named(name) {
            return id;
        }
        let id = self.next_id();
        self.sprints.push((lowered(name), id));
        let fields = vec![(Field::named("name"), Value::text(name))];
        self.preview.records.push((Kind::SPRINTS, id, fields));
        id
    }

    /// The sprint that a file means with this name, for a story that is here: where none has the name, and the one that the
    /// story is in was given another name here, it is that one.
    fn sprint_of(&self, story: &Record, name: &str) -> Option<Id> {
        let renamed = || {
            let current = current_sprint(self.workspace, Story::of(story))?;
            let sprint = self.workspace.record(&Kind::SPRINTS, current)?;
            let is_renamed = !self.stands_as_imported(sprint, &Field::named("name"));
            is_renamed.then_some(current)
        };
        self.sprint_named(name).or_else(renamed)
    }

    /// That a story which the import makes is in a sprint. When it was put there nobody knows, and it is no later than the
    /// sprint began: what comes in is what was planned.
    pub(super) fn planned(&self, sprint: Id) -> (Field, Value) {
        let start = self.dated(sprint).and_then(Sprint::start);
        let since = start.map_or(0, |start| start.min(self.env.now));
        (Field::link("sprints", sprint), moment(since))
    }

    /// A sprint that is here.
    fn dated(&self, sprint: Id) -> Option<Sprint<'_>> {
        let record = self.workspace.record(&Kind::SPRINTS, sprint)?;
        Some(Sprint::of(record))
    }

    /// Moves a story that is here into the sprint that its row names last, or out of the one that it names no more, as it would
    /// be done by hand: a sprint that is over keeps what it had, and so does each that the row still names. Says whether that
    /// was left because a person planned the story otherwise.
    pub(super) fn plan_again(&mut self, record: &Record, names: &[String], overwrite: bool) -> bool {
        let (story, now) = (Story::of(record), self.env.now);
        let found = names.last().and_then(|name| self.sprint_of(record, name));
        let is_in = found.is_some_and(|id| story.sprints().any(|(other, _)| other == id));
        let current = current_sprint(self.workspace, story);
        let mut touched = [found, current].into_iter().flatten();
        let stands = touched.all(|id| {
            ["sprints", "left"]
                .into_iter()
                .all(|set| self.stands_as_imported(record, &Field::link(set, id)))
        });
        let is_told = is_in || names.is_empty();
        if !stands && (is_told || !overwrite) {
            return !is_told;
        }
        let new = found.or_else(|| Some(self.sprint(names.last()?)));
        let kept: Vec<Id> = names.iter().filter_map(|name| self.sprint_named(name)).collect();
        for (kind, id, field, value) in plan_writes(self.workspace, &[record.id()], new, now) {
            let Some(sprint) = field.element_name().and_then(|id| id.parse::<Id>().ok()) else {
                continue;
            };
            let value = if Some(sprint) != new {
                let is_imported = self
                    .did(record, &Field::link("sprints", sprint))
                    .is_some_and(crate::command::revert::is_import);
                let is_over = self
                    .dated(sprint)
                    .is_some_and(|sprint| state(sprint, now) == State::Over);
                if kept.contains(&sprint) || is_over || !is_imported && !overwrite {
                    continue;
                }
                value
            } else if field.name() == "sprints" && is_in {
                continue;
            } else if field.name() == "sprints" && self.dated(sprint).is_none() {
                // It was not known here before, so nobody knows since when: it is the last one all the same.
                let moves = story.sprints().map(|(_, since)| since.saturating_add(1));
                Some(moment(moves.max().unwrap_or_default()))
            } else {
                value
            };
            self.preview.writes.push((kind, id, field, value));
        }
        false
    }
}

fn moment(at: Millis) -> Value {
    Value::text(&time::format(at))
}
