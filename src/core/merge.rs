//! Takes in what another replica knows: a small rule, field by field, proved by laws (`tests/laws`).
//!
//! The rule itself is [`crate::version::merge_siblings`]. Here it is carried to records in the order of their ids, and
//! what came of it is reported for people to look at before anything is done.

use std::sync::Arc;

use crate::change::{Change, LogEntry, RecordChange};
use crate::command::NewRecord;
use crate::draft::Draft;
use crate::env::CLOCK_AHEAD;
use crate::fork::{forks, part_ways, unproven};
use crate::map::Map;
use crate::snapshot::{Snapshot, Trust};
use crate::unsettled::reads_same;
use crate::{Dot, Env, Field, Id, Kind, Millis, Record, Value, VersionVector, Workspace, model};

/// What a merge would do, and what a person should know before it is done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MergeReport {
    /// Per kind: how many records of the file are new, changed and unchanged here.
    pub counts: Map<Kind, Counts>,
    /// Fields whose values were written without knowledge of each other, in the records that the merge touches.
    pub conflicts: Vec<(Kind, Id, Field)>,
    /// Links to records that neither side has; kept as they are.
    pub dangling: Vec<(Kind, Id, Field)>,
    /// Replicas whose clock runs more than five minutes ahead, with their latest time; not adopted.
    pub clocks_ahead: Vec<(Id, Millis)>,
    /// Whether the file knows more of this replica than the replica itself, as after restoring a backup: it needs a new id.
    pub behind_itself: bool,
    /// Replicas as which two have written without knowing of each other, each with where they parted: see [`fork`](crate::fork).
    /// Whoever is one of them goes on as another first; the report is of what the merge does then.
    pub forked: Map<Id, u64>,
    /// Whether the file comes from another workspace.
    pub other_workspace: bool,
    /// Whether the file's hash is right, wrong or missing.
    pub trust: Trust,
}

/// How many records of one kind a merge adds, changes and leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records that are new here.
    pub new: usize,
    /// Records that the merge changes.
    pub changed: usize,
    /// Records that are the same on both sides, or newer here.
    pub unchanged: usize,
}

/// The outcome of a merge: nothing has been done yet.
#[derive(Clone, Debug)]
pub struct Merged {
    /// What to apply; `None` if the file brings nothing new.
    pub change: Option<Change>,
    /// What to show.
    pub report: MergeReport,
}

/// Merges a snapshot into a workspace.
pub fn merge(workspace: &Workspace, snapshot: &Snapshot, env: &Env) -> Merged {
    let behind_itself = snapshot.content.seen().latest(env.replica) > workspace.seen().latest(env.replica);
    let mut forked = forks(workspace, &snapshot.content);
    if behind_itself
        && !forked.contains_key(&env.replica)
        && let Some(first) = unproven(workspace, &snapshot.content, env.replica)
    {
        forked.insert(env.replica, first);
    }
    let mut report = MergeReport {
        behind_itself,
        other_workspace: snapshot.content.id() != workspace.id(),
        trust: snapshot.trust,
        clocks_ahead: clocks_ahead(snapshot, env),
        forked,
        ..MergeReport::default()
    };
    let parted = report.forked.get(&env.replica).map(|first| {
        let apart = Env {
            replica: env.id(0),
            ..*env
        };
        let mut parted = workspace.clone();
        parted.apply(&part_ways(workspace, env.replica, *first, &apart));
        parted
    });
    let workspace = parted.as_ref().unwrap_or(workspace);
    let (change, written) = brought(workspace, snapshot, env, &mut report.counts);
    let mut after = None;
    for record in &change.records {
        for (field, siblings) in record.to.iter().flat_map(|to| to.conflicts()) {
            let after = after.get_or_insert_with(|| {
                let mut after = workspace.clone();
                after.apply(&change);
                after
            });
            let Some(to) = &record.to else { continue };
            if !reads_same(after, (&record.kind, to), field, siblings) {
                let place = (record.kind.clone(), record.id, field.clone());
                report.conflicts.push(place);
            }
        }
    }
    let known = [Some(workspace), Some(&snapshot.content), written.as_ref()];
    report.dangling = dangling(&known, &change);
    Merged {
        change: (!change.is_empty()).then_some(change),
        report,
    }
}

/// What a merge does, without looking for what a person should know before; `None` if the file brings nothing new.
pub(crate) fn unreported(workspace: &Workspace, snapshot: &Snapshot, env: &Env) -> Option<Change> {
    let (change, _) = brought(workspace, snapshot, env, &mut Map::new());
    (!change.is_empty()).then_some(change)
}

/// What a file brings; and what the workspace is then, if a part of it is written without versions.
fn brought(
    workspace: &Workspace,
    snapshot: &Snapshot,
    env: &Env,
    counts: &mut Map<Kind, Counts>,
) -> (Change, Option<Workspace>) {
    let versioned = merge_versioned(workspace, &snapshot.content, snapshot.complete, env, counts);
    write_loose(workspace, versioned, snapshot, env, counts)
}

/// Merges what stands in `theirs` with versions; `complete` says that it is all that its writer had seen.
pub(crate) fn merge_versioned(
    workspace: &Workspace,
    theirs: &Workspace,
    complete: bool,
    env: &Env,
    reported: &mut Map<Kind, Counts>,
) -> Change {
    let clock = |dot: Dot| workspace.clock(dot).max(theirs.clock(dot));
    let mut seen = workspace.seen().clone();
    if complete {
        seen.join(theirs.seen());
    }
    let rule = Rule {
        ours: workspace.seen(),
        theirs: theirs.seen(),
        complete,
        seen: &seen,
        clock: &clock,
    };
    let mut records = Vec::new();
    let mut put = |kind: &Kind, id: Id, from: Option<&Arc<Record>>, to: Option<Arc<Record>>| {
        let changes = to.is_some();
        records.extend(to.map(|to| RecordChange {
            kind: kind.clone(),
            id,
            from: from.cloned(),
            to: Some(to),
        }));
        changes
    };
    let mut kinds: Vec<&Kind> = workspace.kinds().chain(theirs.kinds()).collect();
    crate::sort::distinct(&mut kinds);
    for kind in kinds {
        let mut ours = workspace.collection(kind).into_iter().flatten().peekable();
        let mut counts = Counts::default();
        for their in theirs.collection(kind).into_iter().flatten() {
            let id = their.id();
            while let Some(our) = ours.next_if(|our| our.id() < id) {
                put(kind, our.id(), Some(our), rule.leave(our));
            }
            let our = ours.next_if(|our| our.id() == id);
            let changes = put(kind, id, our, rule.merge(our, their));
            *(match our {
                // What is new and deleted again already is nothing new to see.
                None if their.is_deleted() => &mut counts.unchanged,
                _ if !changes => &mut counts.unchanged,
                Some(_) => &mut counts.changed,
                None => &mut counts.new,
            }) += 1;
        }
        for our in ours {
            put(kind, our.id(), Some(our), rule.leave(our));
        }
        if theirs.collection(kind).is_some() {
            reported.insert(kind.clone(), counts);
        }
    }
    Change {
        dot: None,
        entry: LogEntry {
            at: env.tick(workspace),
            by: env.by,
            did: "merge".into(),
        },
        log: new_entries(workspace, theirs, records.is_empty() && seen == *workspace.seen()),
        records,
        seen: (workspace.seen().clone(), seen),
    }
}

/// The entries of their log that are new or, by a damaged file, other than here.
///
/// A file that brings nothing else brings an entry only if a record refers to it: entries that nothing refers to are left
/// out of files, and an old file would bring them back for ever.
fn new_entries(
    workspace: &Workspace,
    theirs: &Workspace,
    nothing_else: bool,
) -> Map<Dot, (Option<LogEntry>, Option<LogEntry>)> {
    let mut log: Map<_, _> = theirs
        .log()
        .iter()
        .map(|(dot, entry)| (*dot, (workspace.entry(*dot).cloned(), Some(entry.clone()))))
        .filter(|(_, (ours, theirs))| ours < theirs)
        .collect();
    if nothing_else && !log.is_empty() {
        let referred = workspace.referred();
        log.retain(|dot, _| referred.binary_search(dot).is_ok());
    }
    log
}

/// What both sides have seen, and what is seen after the merge.
struct Rule<'a> {
    ours: &'a VersionVector,
    theirs: &'a VersionVector,
    complete: bool,
    seen: &'a VersionVector,
    clock: &'a dyn Fn(Dot) -> Millis,
}

impl Rule<'_> {
    /// The merged record, or `None` if it is as it was here.
    fn merge(&self, our: Option<&Arc<Record>>, their: &Arc<Record>) -> Option<Arc<Record>> {
        let plain = self.complete && their.context().is_empty();
        if plain && our.is_none() {
            return Some(their.clone());
        }
        if plain && our == Some(their) {
            return None;
        }
        let mut merged = match our {
            Some(our) => Record::merge(our, self.ours, their, self.theirs, self.clock),
            None => their.as_ref().clone(),
        };
        let mut context = merged.context().clone();
        if !self.complete {
            context.join(self.theirs);
        }
        merged.set_context(context.beyond(self.seen));
        our.is_none_or(|our| **our != merged).then(|| Arc::new(merged))
    }

    /// A record that only this side has: it forgets the context that the vector now says for it.
    fn leave(&self, our: &Arc<Record>) -> Option<Arc<Record>> {
        if our.context().is_empty() {
            return None;
        }
        let context = our.context().beyond(self.seen);
        (context != *our.context()).then(|| {
            let mut record = our.as_ref().clone();
            record.set_context(context);
            Arc::new(record)
        })
    }
}

/// Writes what the file says without versions after what it says with them, and tells what the workspace is then, if it says
/// any.
fn write_loose(
    workspace: &Workspace,
    versioned: Change,
    snapshot: &Snapshot,
    env: &Env,
    counts: &mut Map<Kind, Counts>,
) -> (Change, Option<Workspace>) {
    if snapshot.loose.is_empty() {
        return (versioned, None);
    }
    let mut merged = workspace.clone();
    merged.apply(&versioned);
    match loose(&merged, snapshot, env, counts) {
        Some(loose) => {
            merged.apply(&loose);
            (versioned.squash(loose), Some(merged))
        }
        None => (versioned, None),
    }
}

/// What the file says without versions, as a hand would write it: by the person it names, or by whoever merges it.
fn loose(
    merged: &Workspace,
    snapshot: &Snapshot,
    env: &Env,
    counts: &mut Map<Kind, Counts>,
) -> Option<Change> {
    let env = Env {
        by: snapshot.person.unwrap_or(env.by),
        ..*env
    };
    let mut draft = Draft::new(merged, &env);
    let mut loose: Vec<&NewRecord> = snapshot.loose.iter().collect();
    crate::sort::by(&mut loose, |a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    for (kind, id, fields) in loose {
        let Some(record) = merged.any_record(kind, *id) else {
            counts.change(kind.clone(), |counts| counts.new += 1);
            draft.add(kind, *id, fields.clone()).ok()?;
            continue;
        };
        // A value that is one side of a conflict says nothing new, whichever side is shown.
        let holds = |field: &Field, value: &Value| {
            record
                .siblings(field)
                .iter()
                .any(|sibling| sibling.value.as_ref() == Some(value))
        };
        let differing: Vec<_> = fields
            .iter()
            .filter(|(field, value)| !holds(field, value))
            .collect();
        counts.change(kind.clone(), |counts| {
            *(if differing.is_empty() {
                &mut counts.unchanged
            } else {
                &mut counts.changed
            }) += 1;
        });
        for (field, value) in differing {
            draft.write(kind, *id, field, Some(value.clone())).ok()?;
        }
    }
    draft.finish("import".into()).ok()
}

fn clocks_ahead(snapshot: &Snapshot, env: &Env) -> Vec<(Id, Millis)> {
    let limit = env.now.saturating_add(CLOCK_AHEAD);
    let mut latest: Map<Id, Millis> = Map::new();
    for (dot, entry) in snapshot.content.log() {
        if entry.at > limit {
            latest.change(dot.replica, |at| *at = entry.at.max(*at));
        }
    }
    latest.into_iter().collect()
}

/// The links to records that none of these has.
fn dangling(known: &[Option<&Workspace>], change: &Change) -> Vec<(Kind, Id, Field)> {
    let is_known = |kind: &Kind, id: Id| {
        let mut known = known.iter().flatten();
        known.any(|workspace| workspace.any_record(kind, id).is_some())
    };
    let mut found = Vec::new();
    for record in &change.records {
        let fields = record.to.iter().flat_map(|to| to.fields());
        for (field, value) in fields {
            let target = model::link(&record.kind, field, value);
            if target.is_some_and(|(kind, id)| !is_known(&kind, id)) {
                found.push((record.kind.clone(), record.id, field.clone()));
            }
        }
    }
    found
}
