//! How a plan begins and ends: what is said of columns, and what is put right once all rows were looked at.

use super::{Fields, Planner};
use crate::intake::choices::remembered;
use crate::intake::mapping::Target;
use crate::intake::preview::Preview;
use crate::view::backlog::{Spot, new_places, order_writes};
use crate::view::conflict;
use crate::{Field, Id, Kind, Value};

impl Planner<'_> {
    /// Says what is to be said about columns, whatever their rows hold.
    pub(super) fn say_columns(&mut self) {
        let names = self.table.columns.iter().enumerate();
        for ((at, name), (target, _)) in names.zip(&self.columns) {
            match target {
                Target::Exact => {
                    let field = Field::from_path(name.clone());
                    let label = conflict::label(self.workspace, &self.kind, &field);
                    self.preview.exact.push((at, label));
                }
                Target::Effort if Target::Points.is_called(name) => self.preview.points_as_effort = true,
                _ => {}
            }
        }
    }

    /// Ends the plan: names what is left out, and remembers the choices if anything is done.
    pub fn finish(mut self) -> Preview {
        let names = self.table.columns.iter().zip(&self.left_out);
        let columns = names.filter(|(_, rows)| **rows > 0);
        let lost = columns.map(|(name, rows)| (name.clone(), *rows));
        self.preview.lost = lost.chain(self.table.lost.iter().cloned()).collect();
        self.put_at_the_end();
        self.leave_strangers_out();
        if self.preview.does_something() {
            let fields = self.choices.remember(self.table);
            if let Some(record) = remembered(self.table, self.workspace) {
                let changed = fields
                    .into_iter()
                    .filter(|(field, value)| record.get(field) != Some(value));
                let writes = changed.map(|(field, value)| (Kind::MAPPINGS, record.id(), field, Some(value)));
                self.preview.writes.extend(writes);
            } else {
                let id = self.next_id();
                self.preview.records.push((Kind::MAPPINGS, id, fields));
            }
        }
        self.preview
    }

    /// Leaves out customers who are named by nothing but rows that stay out.
    fn leave_strangers_out(&mut self) {
        if self.preview.customers == 0 {
            return;
        }
        let mut named: Vec<Id> = Vec::new();
        let made = self.preview.records.iter();
        let written = self.preview.writes.iter();
        let fields = made.flat_map(|(_, _, fields)| fields.iter().map(|(field, value)| (field, Some(value))));
        for (field, value) in fields.chain(written.map(|(_, _, field, value)| (field, value.as_ref()))) {
            match field.name() {
                "customer" => named.extend(value.and_then(Value::as_link)),
                "supporters" => named.extend(field.element_name().and_then(|id| id.parse::<Id>().ok())),
                _ => {}
            }
        }
        crate::sort::distinct(&mut named);
        let is_wanted = |kind: &Kind, id: &Id| *kind != Kind::CUSTOMERS || named.binary_search(id).is_ok();
        let before = self.preview.records.len();
        self.preview.records.retain(|(kind, id, _)| is_wanted(kind, id));
        self.preview.customers -= before - self.preview.records.len();
    }

    /// Puts new stories at the end of the backlog, as they stand in the file.
    fn put_at_the_end(&mut self) {
        let stories = self.preview.records.iter_mut();
        let new: Vec<&mut Fields> = stories
            .filter(|(kind, ..)| *kind == Kind::STORIES)
            .map(|(.., fields)| fields)
            .collect();
        // Without new ones nothing moves, also where others have no place of their own.
        if new.is_empty() {
            return;
        }
        let seed = u64::try_from(self.env.seed >> u64::BITS).unwrap_or_default();
        let places = new_places(self.workspace, Spot::Bottom, new.len(), seed);
        for (fields, place) in new.into_iter().zip(&places.new) {
            fields.push((Field::named("order"), Value::text(place)));
        }
        let moved = order_writes(&Kind::STORIES, places.moved.into_iter());
        self.preview.writes.extend(moved);
    }
}
