//! What is done about one row: a record is made, brought up to what the row says, or given a supporter.

use super::known::{comment_key, referred};
use super::{Planner, Said};
use crate::command::revert;
use crate::intake::cell;
use crate::intake::choices::bare;
use crate::intake::mapping::{Subject, Target};
use crate::intake::people::Who;
use crate::intake::preview::Cause;
use crate::intake::table::Row;
use crate::letters::lowered;
use crate::model::comment::place;
use crate::model::{Customer, Feedback, Story, USUAL_IMPORTANCE};
use crate::view::{self, backlog_file};
use crate::{Field, Id, Kind, Record, Value};

impl<'a> Planner<'a> {
    /// Makes a record of what a row says.
    pub(super) fn create(&mut self, mut said: Said<'_>) {
        self.name(None, &mut said);
        // A story that was in several sprints is in the last one.
        if let Some(name) = said.sprints.last() {
            let sprint = self.sprint(name);
            said.fields.push(self.planned(sprint));
        }
        if self.choices.subject != Subject::Stories {
            said.fields.push((Field::SOURCE_HASH, Value::text(&said.hash)));
        }
        let free = |id: &Id| self.workspace.any_record(&self.kind, *id).is_none();
        let id = said.id.filter(free).unwrap_or_else(|| self.next_id());
        if self.choices.subject == Subject::Customers {
            let text = |name: &str| {
                let found = said.fields.iter().find(|(field, _)| field.as_str() == name);
                found.and_then(|(_, value)| value.as_text()).unwrap_or_default()
            };
            self.people.add(id, text("name"), text("email"), text("domain"));
        }
        self.comment(id, &said);
        self.link_ideas(id, &said);
        self.preview.records.push((self.kind.clone(), id, said.fields));
        self.preview.items += 1;
    }

    /// Brings a record up to what its row says, except for what was changed here since.
    pub(super) fn update(&mut self, record: &Record, mut said: Said<'_>) {
        let taken_back = self.was_taken_back(record);
        if let Some(survivor) = self.survivor(record) {
            return self.add_to(record, survivor, &said);
        }
        let overwrite = self.choices.overwrite || taken_back;
        if record.is_deleted() {
            if !taken_back {
                self.tell(Cause::DeletedHere, said.place);
            }
            if !overwrite {
                self.preview.unchanged += 1;
                return;
            }
            self.write(record.id(), Field::DELETED, None);
        } else if !overwrite && record.text("source-hash") == said.hash {
            self.preview.unchanged += 1;
            return;
        }
        self.name(Some(record), &mut said);
        let (before, made) = (self.preview.writes.len(), self.preview.records.len());
        let mut left = false;
        for (field, value) in &said.fields {
            let is_said =
                self.is_alias(record, field, value) && !overwrite || self.story_says(record, field, value);
            let is_elsewhere = field.as_str() == "source" && self.is_of_another_table(record);
            if record.get(field) == Some(value) || is_said || is_elsewhere {
                continue;
            }
            if overwrite || self.stands_as_imported(record, field) {
                self.write(record.id(), field.clone(), Some(value.clone()));
            } else {
                left = true;
            }
        }
        // A tag that its program has taken away since goes here as well, if it came from there.
        let tags = record.elements("tags").map(|(field, _)| field);
        for field in tags.filter(|_| self.choices.mapping.contains(&Target::Tags)) {
            // The backlog that is written for another tracker may spell it as that one does.
            let label = field
                .element_name()
                .filter(|_| self.table.source().is_backlog())
                .map(|name| Field::element("tags", &backlog_file::label(&name)));
            let is_it = |other: &Field| other == field || Some(other) == label.as_ref();
            let said = said.fields.iter().any(|(other, _)| is_it(other));
            if !said && self.did(record, field).is_some_and(revert::is_import) {
                self.write(record.id(), field.clone(), None);
            }
        }
        if self.choices.mapping.contains(&Target::Sprint) {
            left |= self.plan_again(record, &said.sprints, overwrite);
        }
        // A stage in the place of a status of the team's own.
        let own = Field::named("own-status");
        let says = |name: &str| said.fields.iter().any(|(field, _)| field.as_str() == name);
        let is_stage = says("status") && !says(own.as_str()) && record.get(&own).is_some();
        if is_stage && (overwrite || self.stands_as_imported(record, &own)) {
            self.write(record.id(), own, None);
        }
        self.comment(record.id(), &said);
        left |= self.link_ideas(record.id(), &said);
        if left {
            self.tell(Cause::ChangedHere, said.place);
        }
        if self.preview.writes.len() == before && self.preview.records.len() == made && !record.is_deleted() {
            self.preview.unchanged += 1;
            return;
        }
        if !left && self.choices.subject != Subject::Stories {
            self.write(record.id(), Field::SOURCE_HASH, Some(Value::text(&said.hash)));
        }
        self.preview.updated += 1;
    }

    /// Finds the customers that a row names. Two may share a name: where the record is here, a name alone means the one who is
    /// there already.
    fn name(&mut self, record: Option<&Record>, said: &mut Said<'_>) {
        let named = |id: Id| (id, lowered(&view::customer_name(self.workspace, Some(id))));
        let is_called = |name: &str, who: &Who| who.email.is_empty() && lowered(&who.name) == name;
        let record = record.map(Feedback::of);
        let known = record.and_then(Feedback::customer).map(named);
        let mut there: Vec<(Id, String)> = record
            .into_iter()
            .flat_map(Feedback::supporters)
            .map(named)
            .collect();
        if let Some(who) = said.customer.take() {
            let known = known.filter(|(_, name)| is_called(name, &who));
            let id = known.map_or_else(|| self.customer(&who), |(id, _)| id);
            said.fields.push((Field::named("customer"), Value::link(id)));
        }
        for who in std::mem::take(&mut said.supporters) {
            let at = there.iter().position(|(_, name)| is_called(name, &who));
            let known = at.map(|at| there.swap_remove(at));
            let id = known.map_or_else(|| self.customer(&who), |(id, _)| id);
            said.fields
                .push((Field::link("supporters", id), Value::Flag(true)));
        }
    }

    /// The record that feedback or an idea was merged into here.
    fn survivor(&self, record: &Record) -> Option<&'a Record> {
        let id = self.workspace.survivor(&self.kind, record.id());
        let id = id.filter(|_| record.is_deleted() && self.kind != Kind::CUSTOMERS)?;
        self.workspace.record(&self.kind, id).map(AsRef::as_ref)
    }

    /// Adds to what a record was merged into what its row says of others: who backs it, what was remarked, what it is evidence
    /// for. The survivor speaks in its own words, and has those that the record had.
    fn add_to(&mut self, record: &Record, survivor: &Record, said: &Said<'_>) {
        if record.text("source-hash") == said.hash {
            self.preview.unchanged += 1;
            return;
        }
        let before = (self.preview.writes.len(), self.preview.records.len());
        for who in &said.supporters {
            let field = Field::link("supporters", self.customer(who));
            if survivor.get(&field).is_none() && self.stands_as_imported(survivor, &field) {
                self.write(survivor.id(), field, Some(Value::Flag(true)));
            }
        }
        self.comment(survivor.id(), said);
        if self.link_ideas(survivor.id(), said) {
            self.tell(Cause::ChangedHere, said.place);
        }
        self.tell(Cause::MergedHere, said.place);
        if before == (self.preview.writes.len(), self.preview.records.len()) {
            self.preview.unchanged += 1;
        } else {
            self.preview.updated += 1;
        }
    }

    /// Whether the number of a record is that of another table, to which it stays known.
    fn is_of_another_table(&self, record: &Record) -> bool {
        let source = record.text("source");
        self.table.source().is_any() && bare(source).len() < source.len()
    }

    /// Whether this is the name of a customer that was merged into another, which keeps its own.
    fn is_alias(&self, record: &Record, field: &Field, value: &Value) -> bool {
        let said = value.as_text().map(lowered).unwrap_or_default();
        self.choices.subject == Subject::Customers
            && field.as_str() == "name"
            && Customer::of(record)
                .aliases()
                .any(|alias| lowered(&alias) == said)
    }

    /// Whether a story says already what a file says of it: the backlog that is written for another tracker puts its parts
    /// together in other words.
    fn story_says(&self, record: &Record, field: &Field, value: &Value) -> bool {
        let text = value.as_text().unwrap_or_default();
        let story = Story::of(record);
        self.choices.subject == Subject::Stories
            && match field.name() {
                "status" => story.status() == text,
                "description" => backlog_file::told(record).iter().any(|told| told == text),
                "tags" => {
                    let name = field.element_name().unwrap_or_default();
                    story.tags().any(|tag| backlog_file::label(&tag) == name)
                }
                _ => false,
            }
    }

    fn write(&mut self, id: Id, field: Field, value: Option<Value>) {
        self.preview.writes.push((self.kind.clone(), id, field, value));
    }

    /// Adds the comments that are not there yet.
    fn comment(&mut self, id: Id, said: &Said<'_>) {
        let on = place(&self.kind, id);
        let texts = said.comments.iter().map(|text| text.trim());
        for text in texts.filter(|text| !text.is_empty()) {
            let whole = text.replace("\r\n", "\n");
            let body: String = whole.chars().take(200_000).collect();
            if body.len() < whole.len() {
                self.tell(Cause::TooLong(Target::Comment), said.place);
            }
            let key = comment_key(&on, &body);
            if self.comments.get(&key).is_none() {
                self.comments.insert(key, 0);
                let fields = vec![
                    (Field::named("on"), Value::text(&on)),
                    (Field::named("body"), Value::text(&body)),
                ];
                let id = self.next_id();
                self.preview.records.push((Kind::COMMENTS, id, fields));
                self.preview.comments += 1;
            }
        }
    }

    /// Links feedback to the ideas that it is evidence for, as far as they are here. Says whether one was left because a person
    /// took the link away.
    fn link_ideas(&mut self, feedback: Id, said: &Said<'_>) -> bool {
        let mut left = false;
        for insight in said.insights.iter().filter(|insight| !insight.is_empty()) {
            let (idea, importance) = insight.split_once('=').unwrap_or((insight, "1"));
            let Some(idea) = self.idea_by_source(idea) else {
                self.tell(Cause::NoIdea, said.place);
                continue;
            };
            let importance = crate::value::decimal(importance)
                .unwrap_or(USUAL_IMPORTANCE)
                .clamp(1.0, 3.0);
            let field = Field::link("insights", feedback);
            let record = self.workspace.record(&Kind::IDEAS, idea);
            if record.is_some_and(|record| record.get(&field).is_some()) {
                continue;
            }
            if self.choices.overwrite || record.is_none_or(|record| self.stands_as_imported(record, &field)) {
                self.preview
                    .writes
                    .push((Kind::IDEAS, idea, field, Value::number(importance)));
            } else {
                left = true;
            }
        }
        left
    }

    /// Makes the customer of a row a supporter of the feedback that it votes for.
    pub(super) fn take_vote(&mut self, row: &Row) {
        let Some(id) = self.filled(row, Target::Source) else {
            return self.reject(Cause::Missing(Target::Source), row.place);
        };
        let source = self.source(&id);
        let found = self.here(&source);
        let found = found.or_else(|| self.here(&referred(&cell::line(&id))));
        let found = found.map(|record| self.survivor(record).unwrap_or(record));
        let Some(record) = found.filter(|record| !record.is_deleted()) else {
            return self.reject(Cause::NoFeedback, row.place);
        };
        let Some(who) = self.who(row) else {
            return self.reject(Cause::Nobody, row.place);
        };
        for (at, (cell, target)) in row.cells.iter().zip(&self.choices.mapping).enumerate() {
            if *target == Target::Skip
                && cell::text(cell).is_some()
                && let Some(rows) = self.left_out.get_mut(at)
            {
                *rows += 1;
            }
        }
        let field = Field::link("supporters", self.customer(&who));
        let pair = format!("{}\u{1f}{field}", record.id());
        let again = self.seen.get(&pair).is_some();
        self.seen.insert(pair, 0);
        if record.get(&field).is_some() || again {
            self.preview.unchanged += 1;
        } else if self.choices.overwrite || self.stands_as_imported(record, &field) {
            self.write(record.id(), field, Some(Value::Flag(true)));
            self.preview.updated += 1;
        } else {
            self.tell(Cause::ChangedHere, row.place);
            self.preview.unchanged += 1;
        }
    }
}
