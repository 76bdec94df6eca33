//! What is here already: records by what rows are found by, customers by their names.

use super::Planner;
use super::said::address;
use crate::intake::cell;
use crate::intake::choices::{Key, bare};
use crate::intake::index::{Hash, Index};
use crate::intake::mapping::{Subject, Target};
use crate::intake::people::Who;
use crate::intake::table::Row;
use crate::letters::lowered;
use crate::{Dot, Id, Kind, Record, Workspace};

impl<'a> Planner<'a> {
    /// Makes the indexes that this import needs.
    pub(super) fn index_records(&mut self) {
        let workspace = self.workspace;
        let all = workspace.collection(&self.kind);
        let records = all.into_iter().flatten();
        // Of records with one key the first that is not deleted stays.
        let (gone, there): (Vec<_>, Vec<_>) = records
            // What Tandem wrote names the record itself, which is then there again.
            .filter(|record| self.table.source().is_own() || !self.was_taken_back(record))
            .partition(|record| record.is_deleted());
        let mut counts = Index::default();
        for record in there.into_iter().chain(gone) {
            let source = record.text("source");
            let number = bare(source);
            let keys = match self.choices.key {
                Key::Source if number.is_empty() || !self.table.source().is_any() => {
                    vec![source.to_owned(), record.id().to_string()]
                }
                Key::Source => vec![
                    source.to_owned(),
                    record.id().to_string(),
                    same(number, record.text(self.title())),
                ],
                Key::Title => vec![lowered(record.text(self.title()))],
                Key::None => vec![record.text("source-hash").to_owned()],
            };
            let position = u32::try_from(self.here.len()).unwrap_or_default();
            self.here.push(record.as_ref());
            let keys = keys.into_iter().filter(|key| !key.is_empty());
            let mut keys: Vec<String> = keys
                .map(|key| numbered(&mut counts, key, self.choices.key))
                .collect();
            if self.choices.key == Key::Source && source.is_empty() {
                let key = self.without_id(record.text("source-hash"), record.text(self.title()));
                keys.push(numbered(&mut counts, key, Key::None));
            }
            let is_idea = self.choices.subject == Subject::Ideas && !record.is_deleted();
            if is_idea && self.choices.key == Key::None {
                keys.push(titled(record.text("title")));
            }
            for key in keys {
                if self.index.get(&key).is_none() {
                    self.index.insert(key, position);
                }
            }
            if self.choices.subject == Subject::Votes && number.len() < source.len() {
                refer(&mut self.index, number, position);
            }
        }
        let has = |target: Target| self.choices.mapping.contains(&target);
        if has(Target::Insights) || has(Target::Idea) {
            for idea in workspace.records(&Kind::IDEAS) {
                let number = u32::try_from(self.idea_ids.len()).unwrap_or_default();
                self.idea_ids.push(idea.id());
                let source = idea.text("source");
                self.ideas.insert(source.to_owned(), number);
                if bare(source).len() < source.len() {
                    refer(&mut self.ideas, bare(source), number);
                }
                let titled = titled(idea.text("title"));
                // Of ideas with one title the oldest stays.
                if self.ideas.get(&titled).is_none() {
                    self.ideas.insert(titled, number);
                }
            }
        }
        if has(Target::Insights) || has(Target::Idea) {
            self.index_merged_ideas();
        }
        if has(Target::Sprint) {
            let sprints = workspace.records(&Kind::SPRINTS);
            let named = sprints.map(|sprint| (lowered(sprint.text("name")), sprint.id()));
            self.sprints = named.collect();
        }
        if has(Target::Comment) {
            let all = workspace.collection(&Kind::COMMENTS).into_iter().flatten();
            for comment in all {
                // One that a person deleted stays deleted, unless that is overwritten too.
                let is_gone = comment.is_deleted();
                if !is_gone || !self.choices.overwrite && !self.was_taken_back(comment) {
                    self.comments
                        .insert(comment_key(comment.text("on"), comment.text("body")), 0);
                }
            }
        }
    }

    /// What a row is found by that has no id where the others have one: all that it says, or a story's title.
    pub(super) fn without_id(&self, hash: &str, title: &str) -> String {
        if self.choices.subject == Subject::Stories {
            format!("\u{1f}{}", lowered(title))
        } else {
            format!("\u{1f}{hash}")
        }
    }

    /// Lets what names an idea that was merged into another name that one, where it names nothing else.
    fn index_merged_ideas(&mut self) {
        let all = self.workspace.collection(&Kind::IDEAS);
        for idea in all.into_iter().flatten().filter(|idea| idea.is_deleted()) {
            let into = self.workspace.survivor(&Kind::IDEAS, idea.id());
            let Some(at) = into.and_then(|into| self.idea_ids.binary_search(&into).ok()) else {
                continue;
            };
            let number = u32::try_from(at).unwrap_or_default();
            let source = idea.text("source");
            let mut keys = vec![source.to_owned(), titled(idea.text("title"))];
            if bare(source).len() < source.len() {
                keys.push(referred(bare(source)));
            }
            for key in keys {
                if self.ideas.get(&key).is_none() {
                    self.ideas.insert(key, number);
                }
            }
        }
    }

    fn idea_by(&self, key: &str) -> Option<Id> {
        let at = usize::try_from(self.ideas.get(key)?).ok()?;
        self.idea_ids.get(at).copied()
    }

    /// The idea that has this id in the program that the file comes from.
    pub(super) fn idea_by_source(&self, id: &str) -> Option<Id> {
        let by_source = self.idea_by(&self.source(id));
        by_source.or_else(|| self.idea_by(&referred(&cell::line(id))))
    }

    /// The idea that a cell names, by its id there or by its title.
    pub(super) fn idea_named(&self, text: &str) -> Option<Id> {
        let by_source = self.idea_by_source(text);
        by_source.or_else(|| self.idea_by(&titled(text)))
    }

    /// The customer that a row is about, who came here with feedback.
    pub(super) fn known_customer(&self, row: &Row) -> Option<&'a Record> {
        let who = Who {
            name: self
                .filled(row, Target::Name)
                .map(|name| cell::line(&name))
                .unwrap_or_default(),
            email: self
                .filled(row, Target::Email)
                .map(|email| address(&email))
                .unwrap_or_default(),
        };
        let domain = self.filled(row, Target::Domain);
        let by_domain = domain.and_then(|domain| self.people.by_domain(&address(&domain)));
        let id = self.people.find(&who).or(by_domain)?;
        self.workspace.record(&Kind::CUSTOMERS, id).map(AsRef::as_ref)
    }

    /// The story that a row is about, whose id came in without its program: so older builds took in finished items. A number,
    /// which many programs have, names it only with its title.
    pub(super) fn known_by_id_alone(&self, row: &Row) -> Option<&'a Record> {
        let id = cell::line(&self.filled(row, Target::Source)?);
        let title = self.filled(row, Target::Title).unwrap_or_default();
        let titled = |record: &&Record| lowered(record.text("title")) == lowered(&cell::line(&title));
        let has_letters = id.contains(char::is_alphabetic);
        self.here(&id).filter(|record| has_letters || titled(record))
    }
}

/// The Changes of which a record that they made is there, sorted.
pub(super) fn standing(workspace: &Workspace) -> Vec<Dot> {
    let mut made: Vec<Dot> = Vec::new();
    for record in workspace.kinds().flat_map(|kind| workspace.records(kind)) {
        // An import makes thousands of records, one after the other.
        if made.last() != Some(&record.base()) {
            made.push(record.base());
        }
    }
    crate::sort::distinct(&mut made);
    made
}

/// A key with how often it was met before, where rows may share it; counts are kept under the key itself.
pub(super) fn numbered(counts: &mut Index, key: String, by: Key) -> String {
    let count = counts.get(&key).unwrap_or_default() + 1;
    counts.insert(key.clone(), count);
    if by == Key::Source {
        key
    } else {
        format!("{key}\u{1f}{count}")
    }
}

/// What a number and a title together name, whichever table they come from.
pub(super) fn same(number: &str, title: &str) -> String {
    format!("{number}\u{1f}\u{1f}{}", lowered(title))
}

/// What a number alone names where another table refers to it.
pub(super) fn referred(number: &str) -> String {
    format!("\u{1f}\u{1f}{number}")
}

/// Lets a number refer to a record, or to none where there are two with it.
fn refer(index: &mut Index, number: &str, at: u32) {
    let key = referred(number);
    let known = index.get(&key);
    index.insert(
        key,
        if known.is_none_or(|known| known == at) {
            at
        } else {
            u32::MAX
        },
    );
}

/// A title as what an idea is found by, apart from all ids.
pub(super) fn titled(title: &str) -> String {
    format!("\u{1f}{}", lowered(&cell::line(title)))
}

pub(super) fn comment_key(on: &str, body: &str) -> String {
    let mut hash = Hash::default();
    hash.add(body);
    format!("{on} {}", hash.text())
}
