//! Two that write as one replica, because a browser profile was copied or a machine was restored from a backup: the numbers of
//! their Changes mean two things, and what one wrote would pass for seen by the other.
//!
//! The logs tell: one dot has two entries, or a replica finds that a file knows more of it than it does itself. Whoever finds that out goes on as another replica, with all that was written here since
//! the two parted; from then on nothing means two things between them.

use std::sync::Arc;

use crate::change::{Change, LogEntry, RecordChange};
use crate::map::Map;
use crate::{Dot, Env, Id, Record, Workspace};

/// The replicas as which two have written without knowing of each other, each with the number of the first Change that may be
/// another there than here.
pub fn forks(ours: &Workspace, theirs: &Workspace) -> Map<Id, u64> {
    let mut forks: Map<Id, u64> = Map::new();
    let mut common: Option<Dot> = None;
    for (dot, entry) in theirs.log() {
        match ours.entry(*dot) {
            _ if forks.contains_key(&dot.replica) => {}
            Some(same) if same == entry => common = Some(*dot),
            Some(_) => {
                let last = common.filter(|common| common.replica == dot.replica);
                forks.insert(dot.replica, last.map_or(1, |last| last.n.saturating_add(1)));
            }
            None => {}
        }
    }
    forks
}

/// From which of its Changes on a replica cannot tell whether a file that knows more of it than it does itself means the same by
/// them, if it holds something of those. So it is where a backup was restored and written on in: files leave out entries that
/// nothing refers to, so that no dot need have two. To part ways shows a conflict at worst where one side had only gone on.
pub fn unproven(ours: &Workspace, theirs: &Workspace, replica: Id) -> Option<u64> {
    let is_common =
        |(dot, entry): &(&Dot, &LogEntry)| dot.replica == replica && theirs.entry(**dot) == Some(*entry);
    let common = ours.log().iter().filter(is_common).map(|(dot, _)| dot.n);
    let last = common.max().unwrap_or(0);
    let mut held = ours.referred().into_iter();
    held.any(|dot| dot.replica == replica && dot.n > last)
        .then(|| last.saturating_add(1))
}

/// Lets what was written as a replica from a number on be the work of the replica of `env`, which has written nothing yet.
pub fn part_ways(workspace: &Workspace, from: Id, first: u64, env: &Env) -> Change {
    let is_ours = |dot: Dot| dot.replica == from && dot.n >= first;
    let to = |dot: Dot| Dot {
        replica: if is_ours(dot) { env.replica } else { dot.replica },
        n: dot.n,
    };
    let back = |dot: Dot| Dot {
        replica: if dot.replica == env.replica {
            from
        } else {
            dot.replica
        },
        n: dot.n,
    };
    let clock = |dot: Dot| workspace.clock(back(dot));
    let moves = |record: &Record| record.dots().chain(record.context().iter()).any(is_ours);
    let mut records = Vec::new();
    for kind in workspace.kinds() {
        let all = workspace.collection(kind).into_iter().flatten();
        records.extend(all.filter(|record| moves(record)).map(|record| RecordChange {
            kind: kind.clone(),
            id: record.id(),
            from: Some(record.clone()),
            to: Some(Arc::new(record.with_dots(&to, &clock))),
        }));
    }
    let mut seen = workspace.seen().clone();
    let latest = seen.latest(from);
    if latest >= first {
        seen.replace(Dot {
            replica: from,
            n: first.saturating_sub(1),
        });
        seen.learn(Dot {
            replica: env.replica,
            n: latest,
        });
    }
    let entries = workspace.log().iter().filter(|(dot, _)| is_ours(**dot));
    let log = entries.flat_map(|(dot, entry)| {
        let goes = (*dot, (Some(entry.clone()), None));
        [goes, (to(*dot), (None, Some(entry.clone())))]
    });
    Change {
        dot: None,
        entry: LogEntry {
            at: env.tick(workspace),
            by: env.by,
            did: "part-ways".into(),
        },
        records,
        seen: (workspace.seen().clone(), seen),
        log: log.collect(),
    }
}
