//! What a preview shows of single records, in words: the first new one, and what the first change would replace.

use super::choices::bare;
use super::preview::Preview;
use crate::command::apply;
use crate::view::blind::{Blind, instead};
use crate::view::conflict;
use crate::{Command, Env, Field, Kind, Value, Workspace, texts};

/// What would change about the first item that is here already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstChange {
    /// What it is called.
    pub title: String,
    /// What each field is called, what it says now and what it would say.
    pub fields: Vec<(String, String, String)>,
}

/// Fields that nobody reads.
const UNTOLD: [Field; 2] = [Field::SOURCE_HASH, Field::named("order")];

impl Preview {
    /// What the first new item would say: what each field is called, and its value.
    pub fn first_new(&self, kind: &Kind, workspace: &Workspace, env: &Env) -> Vec<(String, String)> {
        let Some((_, _, fields)) = self.records.iter().find(|(other, ..)| other == kind) else {
            return Vec::new();
        };
        let told = fields.iter().filter(|(field, _)| is_told(field));
        let told: Vec<(&Field, &Value)> = told.map(|(field, value)| (field, value)).collect();
        let after = self.with_linked(kind, &told, workspace, env);
        let lines = told
            .into_iter()
            .map(|(field, value)| (label(field), shown(&after, kind, field, Some(value))));
        lines.collect()
    }

    /// What would be replaced about the first item that changes, as its importer may see it.
    pub fn first_change(&self, kind: &Kind, workspace: &Workspace, env: &Env) -> Option<FirstChange> {
        let told = |(other, _, field, _): &&crate::command::Write| other == kind && is_told(field);
        let (_, id, ..) = self.writes.iter().find(told)?;
        let record = workspace.any_record(kind, *id)?;
        let writes: Vec<_> = self
            .writes
            .iter()
            .filter(told)
            .filter(|(_, other, ..)| other == id)
            .collect();
        let links: Vec<(&Field, &Value)> = writes
            .iter()
            .filter_map(|(_, _, field, value)| Some((field, value.as_ref()?)))
            .collect();
        let after = self.with_linked(kind, &links, workspace, env);
        let blind = Blind::of(workspace, Some(env.by));
        let fields = writes.iter().map(|(_, _, field, value)| {
            let now = record.get(field);
            let before = if blind.hides(kind, record, field) {
                instead(now)
            } else {
                shown(workspace, kind, field, now)
            };
            (label(field), before, shown(&after, kind, field, value.as_ref()))
        });
        Some(FirstChange {
            title: conflict::title(workspace, kind, *id),
            fields: fields.collect(),
        })
    }

    /// The workspace with the new records that some fields link to, which have names then.
    fn with_linked(
        &self,
        kind: &Kind,
        fields: &[(&Field, &Value)],
        workspace: &Workspace,
        env: &Env,
    ) -> Workspace {
        let links: Vec<_> = fields
            .iter()
            .filter_map(|(field, value)| crate::model::link(kind, field, value))
            .collect();
        let linked = self
            .records
            .iter()
            .filter(|(kind, id, _)| links.iter().any(|(to, other)| to == kind && other == id));
        let command = Command::Import {
            records: linked.cloned().collect(),
            writes: Vec::new(),
        };
        let mut after = workspace.clone();
        if let Ok(change) = apply(workspace, &command, env) {
            after.apply(&change);
        }
        after
    }
}

fn is_told(field: &Field) -> bool {
    !UNTOLD.contains(field)
}

fn label(field: &Field) -> String {
    if field.name() == "estimates" {
        texts::input_label(field.as_str().rsplit('/').next().unwrap_or_default())
    } else {
        texts::field_label(field.name())
    }
}

/// A value as people read it; of a set that says no more than what is in it, the element.
fn shown(workspace: &Workspace, kind: &Kind, field: &Field, value: Option<&Value>) -> String {
    let linked = value.and_then(|value| crate::model::link(kind, field, value));
    match (linked, field.element_name(), value) {
        (Some((target, id)), ..) => conflict::title(workspace, &target, id),
        (None, Some(element), Some(Value::Flag(true))) => element.into_owned(),
        (None, Some(_), None) => texts::value_empty().to_owned(),
        (None, None, Some(Value::Text(text))) if field.as_str() == "source" => bare(text).to_owned(),
        _ => conflict::show(workspace, (kind, None), field, value),
    }
}
