//! Records, dots and log entries as JSON, the same in snapshots, journal entries and pages.
//!
//! On the wire an object is a map of fields: `{"tags": {"ux": true}}` is the field `tags/ux`. Versions and open conflicts
//! stand beside the values under the same paths. Everything is written sorted, so that equal records give equal bytes.

mod read;
mod write;

pub(super) use read::{Read, read_record};
pub(super) use write::{write_count, write_list, write_record, write_text};

use super::SnapshotError;
use super::json::Node;
use crate::change::LogEntry;
use crate::map::Map;
use crate::model::Expected;
use crate::value::digits;
use crate::{Dot, Id, VersionVector, time};

/// The replicas of one document, sorted; dots name them by position.
pub(super) struct Replicas(Vec<Id>);

impl Replicas {
    pub(super) fn of(dots: impl Iterator<Item = Dot>) -> Self {
        let mut ids: Vec<Id> = Vec::new();
        for dot in dots {
            // Neighbours mostly share a replica, and a document names few.
            if ids.last() != Some(&dot.replica) && !ids.contains(&dot.replica) {
                ids.push(dot.replica);
            }
        }
        crate::sort::by(&mut ids, Ord::cmp);
        Self(ids)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Id> {
        self.0.iter().copied()
    }

    /// The place of one that is among them.
    pub(super) fn place(&self, replica: Id) -> usize {
        self.0.binary_search(&replica).unwrap_or_default()
    }

    pub(super) fn write_dot(&self, out: &mut String, dot: Dot) {
        let at = self.place(dot.replica);
        out.push('"');
        write_count(out, at as u64);
        out.push(':');
        write_count(out, dot.n);
        out.push('"');
    }

    pub(super) fn read(node: Option<Node<'_>>) -> Result<Self, SnapshotError> {
        let Some(Node::List(nodes)) = node else {
            return Err(SnapshotError::expected("replicas", Expected::List, node.as_ref()));
        };
        let mut ids = Vec::with_capacity(nodes.len());
        for (i, node) in nodes.iter().enumerate() {
            let path = || format!("replicas[{i}]");
            let id = node
                .as_id()
                .ok_or_else(|| SnapshotError::expected(path(), Expected::Id, Some(node)))?;
            if ids.contains(&id) {
                return Err(SnapshotError::DuplicateId { path: path(), id });
            }
            ids.push(id);
        }
        Ok(Self(ids))
    }

    pub(super) fn read_dot(
        &self,
        node: &Node<'_>,
        path: impl FnOnce() -> String,
    ) -> Result<Dot, SnapshotError> {
        let dot = node.as_text().and_then(|text| {
            let (at, n) = text.split_once(':')?;
            let at = usize::try_from(read_count(at)?).ok()?;
            let n = read_count(n).filter(|n| *n > 0)?;
            Some(Dot {
                replica: *self.0.get(at)?,
                n,
            })
        });
        dot.ok_or_else(|| SnapshotError::expected(path(), Expected::Version, Some(node)))
    }

    /// Reads a list of dots, one a replica.
    pub(super) fn read_vector(
        &self,
        node: &Node<'_>,
        path: &dyn Fn() -> String,
    ) -> Result<VersionVector, SnapshotError> {
        let Node::List(dots) = node else {
            return Err(SnapshotError::expected(path(), Expected::List, Some(node)));
        };
        let mut vector = VersionVector::default();
        for (i, dot) in dots.iter().enumerate() {
            let place = || format!("{}[{i}]", path());
            let dot = self.read_dot(dot, place)?;
            if vector.latest(dot.replica) > 0 {
                return Err(SnapshotError::DuplicateId {
                    path: place(),
                    id: dot.replica,
                });
            }
            vector.learn(dot);
        }
        Ok(vector)
    }
}

/// Reads a whole number as it is written: digits, no sign, no zeros in front, exact in every program (below 2^53).
fn read_count(text: &str) -> Option<u64> {
    let plain = text == "0" || !text.starts_with('0');
    digits(text).filter(|count| plain && *count < 1 << 53)
}

/// Writes a vector as a list of dots.
pub(super) fn write_vector(out: &mut String, vector: &VersionVector, replicas: &Replicas) {
    write_list(out, '[', ']', vector.iter(), |out, dot| {
        replicas.write_dot(out, dot);
    });
}

/// Writes the log of a document, one entry a line.
pub(super) fn write_log<'a>(
    out: &mut String,
    log: impl Iterator<Item = (Dot, &'a LogEntry)>,
    replicas: &Replicas,
) {
    write_list(out, '[', ']', log, |out, (dot, entry)| {
        write_log_entry(out, dot, entry, replicas);
    });
}

/// Writes one entry of a log on a line of its own.
pub(super) fn write_log_entry(out: &mut String, dot: Dot, entry: &LogEntry, replicas: &Replicas) {
    out.push_str("\n{\"dot\":");
    replicas.write_dot(out, dot);
    out.push_str(",\"at\":\"");
    out.push_str(&time::format(entry.at));
    out.push_str("\",\"by\":\"");
    entry.by.push_to(out);
    out.push_str("\",\"did\":");
    write_text(out, &entry.did);
    out.push('}');
}

/// Reads the log of a document.
pub(super) fn read_log(
    node: Option<Node<'_>>,
    replicas: &Replicas,
    path: &str,
) -> Result<Map<Dot, LogEntry>, SnapshotError> {
    let entries = match node {
        None => return Ok(Map::new()),
        Some(Node::List(entries)) => entries,
        Some(other) => return Err(SnapshotError::expected(path, Expected::List, Some(&other))),
    };
    let mut log = Map::new();
    for (i, node) in entries.iter().enumerate() {
        if !matches!(node, Node::Object(_)) {
            return Err(SnapshotError::expected(
                format!("{path}[{i}]"),
                Expected::Object,
                Some(node),
            ));
        }
        let place = |key: &str| format!("{path}[{i}].{key}");
        let wrong = |key: &str, expected| SnapshotError::expected(place(key), expected, node.get(key));
        let text = |key: &str| {
            let text = node.get(key).and_then(Node::as_text);
            text.ok_or_else(|| wrong(key, Expected::Text))
        };
        let dot = node.get("dot").ok_or_else(|| wrong("dot", Expected::Version))?;
        let dot = replicas.read_dot(dot, || place("dot"))?;
        let entry = LogEntry {
            at: time::parse(text("at")?).ok_or_else(|| wrong("at", Expected::Time))?,
            by: text("by")?.parse().map_err(|_| wrong("by", Expected::Id))?,
            did: text("did")?.to_owned().into(),
        };
        if log.insert(dot, entry).is_some() {
            return Err(SnapshotError::DuplicateKey { path: place("dot") });
        }
    }
    Ok(log)
}
