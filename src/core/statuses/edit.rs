//! What a team does to its statuses: each is one Command, with the ideas that it moves in it.

use super::{FIRST, Status, Statuses, spelled, stage_named};
use crate::command::Write;
use crate::model::Idea;
use crate::position::places;
use crate::{Command, Field, Id, Kind, Value, Workspace, texts};

/// Says why a status cannot be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It has no name.
    Nameless,
    /// Another one is called the same.
    Taken,
}

impl Refused {
    /// The sentence that a person reads.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Nameless => texts::statuses_nameless(),
            Self::Taken => texts::statuses_taken(),
        }
    }
}

/// Adds a status at the end of those that count as the same stage; `id` and `seed` are new.
pub fn add(workspace: &Workspace, id: Id, name: &str, stage: &str, seed: u64) -> Result<Command, Refused> {
    let statuses = Statuses::of(workspace);
    let stage = stage_named(stage).unwrap_or(FIRST);
    let (key, name) = (id.to_string(), name.trim());
    check(&statuses, &key, name)?;
    let all: Vec<&Status> = statuses.all().iter().collect();
    let last = all.iter().rposition(|status| status.stage == stage);
    let mut writes = vec![
        written("status-names", &key, Some(Value::text(name))),
        written("status-stages", &key, Some(Value::text(stage))),
    ];
    writes.extend(put(&all, last.map_or(all.len(), |last| last + 1), &key, seed));
    Ok(command(workspace, writes, Vec::new()))
}

/// Gives a status another name; one of the stages goes by its usual name again when it is given that, or none.
pub fn rename(workspace: &Workspace, key: &str, name: &str) -> Result<Command, Refused> {
    let statuses = Statuses::of(workspace);
    let name = name.trim();
    let stage = stage_named(key);
    let usual = stage.is_some_and(|stage| name.is_empty() || name == texts::status_name(stage));
    let value = if usual {
        None
    } else {
        check(&statuses, key, name)?;
        Some(Value::text(name))
    };
    Ok(command(
        workspace,
        vec![written("status-names", key, value)],
        Vec::new(),
    ))
}

/// Puts a status one place up or down in the order.
pub fn step(workspace: &Workspace, key: &str, down: bool, seed: u64) -> Option<Command> {
    let statuses = Statuses::of(workspace);
    let from = statuses.all().iter().position(|status| status.key == key)?;
    let to = if down { from + 1 } else { from.checked_sub(1)? };
    let others: Vec<&Status> = statuses.all().iter().filter(|status| status.key != key).collect();
    (to <= others.len()).then(|| command(workspace, put(&others, to, key, seed), Vec::new()))
}

/// Offers a status no longer; the ideas that have it get another, or keep it.
pub fn hide(workspace: &Workspace, key: &str, move_to: Option<&str>) -> Command {
    let statuses = Statuses::of(workspace);
    let moved = move_to.map(|to| moves(workspace, &statuses, key, to));
    command(
        workspace,
        vec![written("status-hidden", key, Some(Value::Flag(true)))],
        moved.unwrap_or_default(),
    )
}

/// Offers a status again.
pub fn show(workspace: &Workspace, key: &str) -> Command {
    command(workspace, vec![written("status-hidden", key, None)], Vec::new())
}

/// Takes a status of the team's own away; the ideas that have it get another.
pub fn remove(workspace: &Workspace, key: &str, move_to: &str) -> Command {
    let statuses = Statuses::of(workspace);
    let sets = ["status-names", "status-stages", "status-order", "status-hidden"];
    let writes = sets.map(|set| written(set, key, None));
    command(
        workspace,
        writes.into(),
        moves(workspace, &statuses, key, move_to),
    )
}

/// Lets a status of the team's own count as another stage, and the ideas that have it with it.
pub fn count_as(workspace: &Workspace, key: &str, stage: &str) -> Command {
    let statuses = Statuses::of(workspace);
    let stage = Value::text(stage_named(stage).unwrap_or(FIRST));
    let same = having(workspace, &statuses, key);
    let moved = same.map(|id| (Kind::IDEAS, id, Field::named("status"), Some(stage.clone())));
    command(
        workspace,
        vec![written("status-stages", key, Some(stage.clone()))],
        moved.collect(),
    )
}

/// What makes one of those that two people have added under one name: the ideas of both get the same, and the other one is
/// offered no longer. It is not taken away, because somebody may give it to an idea who does not know of that yet.
pub(crate) fn united(workspace: &Workspace) -> Vec<Write> {
    let statuses = Statuses::of(workspace);
    let mut writes = Vec::new();
    for (status, first) in statuses.twins() {
        if !status.hidden {
            let (field, value) = written("status-hidden", &status.key, Some(Value::Flag(true)));
            writes.push((Kind::WORKSPACES, workspace.id(), field, value));
        }
        writes.extend(moves(workspace, &statuses, &status.key, &first.key));
    }
    writes
}

/// How many ideas have a status.
pub fn used(workspace: &Workspace, key: &str) -> usize {
    having(workspace, &Statuses::of(workspace), key).count()
}

fn having<'a>(
    workspace: &'a Workspace,
    statuses: &'a Statuses,
    key: &'a str,
) -> impl Iterator<Item = Id> + use<'a> {
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    ideas.filter(move |idea| statuses.key(*idea) == key).map(Idea::id)
}

fn moves(workspace: &Workspace, statuses: &Statuses, key: &str, to: &str) -> Vec<Write> {
    let writes = statuses.writes(to);
    let each = |id: Id| {
        let writes = writes.clone().into_iter();
        writes.map(move |(field, value)| (Kind::IDEAS, id, field, value))
    };
    having(workspace, statuses, key).flat_map(each).collect()
}

fn check(statuses: &Statuses, key: &str, name: &str) -> Result<(), Refused> {
    if spelled(name).is_empty() {
        return Err(Refused::Nameless);
    }
    // A word that the search box and files would take for another one is no name either.
    let taken = statuses.named(name).iter().any(|other| other != key);
    if taken { Err(Refused::Taken) } else { Ok(()) }
}

/// What puts a status before the one at a place among the others.
fn put(others: &[&Status], at: usize, key: &str, seed: u64) -> Vec<(Field, Option<Value>)> {
    let order: Vec<(Id, &str)> = (0..)
        .zip(others)
        .map(|(place, status)| (Id::from_u128(place), status.position.as_str()))
        .collect();
    let places = places(&order, at, 1, seed);
    let moved = places.moved.into_iter().filter_map(|(id, position)| {
        let at = order.iter().position(|(other, _)| *other == id)?;
        Some((others.get(at)?.key.clone(), position))
    });
    let new = places.new.into_iter().map(|position| (key.to_owned(), position));
    new.chain(moved)
        .map(|(key, position)| written("status-order", &key, Some(Value::text(&position))))
        .collect()
}

fn written(set: &str, key: &str, value: Option<Value>) -> (Field, Option<Value>) {
    (Field::element(set, key), value)
}

/// All as one step; the workspace's own record is made where nobody has written it yet.
fn command(workspace: &Workspace, own: Vec<(Field, Option<Value>)>, mut writes: Vec<Write>) -> Command {
    let id = workspace.id();
    let mut records = Vec::new();
    if workspace.any_record(&Kind::WORKSPACES, id).is_some() {
        let own = own.into_iter();
        writes.extend(own.map(|(field, value)| (Kind::WORKSPACES, id, field, value)));
    } else {
        let fields = own.into_iter().filter_map(|(field, value)| Some((field, value?)));
        records.push((Kind::WORKSPACES, id, fields.collect()));
    }
    Command::Arrange {
        did: "statuses",
        records,
        writes,
    }
}
