//! The same records as bytes for storage: a journal entry per Change, and pages that the journal is folded into.
//!
//! Records are packed ([`super::packed`]), what stands beside them is JSON. Entries and pages that are JSON as a whole, as
//! they were in the first forms of storage, are read too.
//!
//! An entry holds the touched records as they are afterwards, so replaying it twice does no harm. A page holds about
//! [`PAGE`] records of any kind; the page numbered 0 holds what the workspace has seen and its log. Pages are filled in the
//! order in which records first come and keep their records, so that one edit rewrites one page.

mod pages;

use std::sync::Arc;

pub use pages::{PAGE, Pages, decode_pages};

use super::SnapshotError;
use super::common::Common;
use super::json::{Node, parse};
use super::wire::{Read, Replicas, read_log, read_record, write_list, write_log, write_text, write_vector};
use super::{opened, packed, v1};
use crate::change::{Change, LogEntry, RecordChange};
use crate::map::Map;
use crate::model::Expected;
use crate::{Dot, Id, Kind, Record, VersionVector, Workspace};

/// What an entry or a page with packed records begins with; JSON never does.
const PACKED: u8 = 1;

/// Writes a Change as a journal entry.
#[inline(never)]
pub fn encode_entry(change: &Change) -> Vec<u8> {
    // The entry is spelled as a log of one, with any dot, so that there is one way to read log entries.
    let dot = change
        .dot
        .or_else(|| change.seen.1.iter().chain(change.seen.0.iter()).next());
    let dot = dot.unwrap_or(Dot {
        replica: change.entry.by,
        n: 1,
    });
    let replicas = Replicas::of(
        change
            .seen
            .1
            .iter()
            .chain(change.log.keys().copied())
            .chain([dot]),
    );
    let mut out = String::from("{\"replicas\":");
    write_replicas(&mut out, &replicas);
    if let Some(own) = change.dot {
        out.push_str(",\"dot\":");
        replicas.write_dot(&mut out, own);
    }
    out.push_str(",\"entry\":");
    write_log(&mut out, std::iter::once((dot, &change.entry)), &replicas);
    out.push_str(",\"seen\":");
    write_vector(&mut out, &change.seen.1, &replicas);
    out.push_str(",\"log\":");
    let added = change
        .log
        .iter()
        .filter_map(|(dot, (_, to))| to.as_ref().map(|to| (*dot, to)));
    write_log(&mut out, added, &replicas);
    out.push_str(",\"unlog\":");
    let taken = change.log.iter().filter(|(_, (_, to))| to.is_none());
    write_list(&mut out, '[', ']', taken, |out, (dot, _)| {
        replicas.write_dot(out, *dot);
    });
    out.push_str(",\"removed\":");
    let kinds = change.records.chunk_by(|a, b| a.kind == b.kind);
    write_list(&mut out, '{', '}', kinds, |out, records| {
        if let Some(record) = records.first() {
            write_text(out, record.kind.as_str());
            out.push(':');
        }
        let removed = records.iter().filter(|record| record.to.is_none());
        write_list(out, '[', ']', removed, |out, record| write_id(out, record.id));
    });
    out.push('}');
    let records: Vec<_> = change
        .records
        .iter()
        .filter_map(|record| Some((&record.kind, record.to.as_deref()?)))
        .collect();
    let mut bytes = Vec::with_capacity(64 + out.len() + records.len() * 512);
    bytes.push(PACKED);
    bytes.extend_from_slice(&(out.len() as u64).to_le_bytes());
    bytes.extend_from_slice(out.as_bytes());
    packed::write(&mut bytes, &records);
    bytes
}

/// What stands beside the packed records of an entry, and them; `None` if the entry is JSON as a whole.
fn split_entry(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.strip_prefix(&[PACKED])?.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

/// Reads a journal entry as a Change of this workspace.
pub fn decode_entry(bytes: &[u8], workspace: &Workspace) -> Result<Change, SnapshotError> {
    if let Some(opened) = opened::split(bytes) {
        return opened::decode(opened, workspace);
    }
    let (head, packed) = split_entry(bytes).map_or((bytes, None), |(head, packed)| (head, Some(packed)));
    let mut root = parse(text_of(head)?)?;
    let replicas = Replicas::read(root.take("replicas"))?;
    let dot = root
        .take("dot")
        .map(|dot| replicas.read_dot(&dot, || "dot".to_owned()))
        .transpose()?;
    let entry = read_log(root.take("entry"), &replicas, "entry")?
        .into_iter()
        .next();
    let (_, entry) = entry.ok_or_else(|| SnapshotError::expected("entry", Expected::Object, None))?;
    let seen = read_vector(root.take("seen"), &replicas)?;
    let mut log: Map<Dot, (Option<LogEntry>, Option<LogEntry>)> = Map::new();
    for (dot, entry) in read_log(root.take("log"), &replicas, "log")? {
        log.insert(dot, (workspace.entry(dot).cloned(), Some(entry)));
    }
    let Some(Node::List(taken)) = root.take("unlog") else {
        return Err(SnapshotError::expected("unlog", Expected::List, None));
    };
    for dot in &taken {
        let dot = replicas.read_dot(dot, || "unlog".to_owned())?;
        log.insert(dot, (workspace.entry(dot).cloned(), None));
    }
    let clock = |dot: Dot| {
        let added = log
            .get(&dot)
            .and_then(|(_, to)| to.as_ref())
            .map(|entry| entry.at);
        added.unwrap_or_else(|| workspace.clock(dot))
    };
    let mut records = Vec::new();
    let after = match packed {
        Some(packed) => packed::read(packed, &mut Common::default(), &clock).ok_or_else(not_packed)?,
        None => read_records(root.take("records"), &replicas, &mut Common::default(), &clock)?,
    };
    for (kind, record) in after {
        let id = record.id();
        let from = workspace.any_record(&kind, id).cloned();
        records.push(RecordChange {
            kind,
            id,
            from,
            to: Some(Arc::new(record)),
        });
    }
    if let Some(Node::Object(kinds)) = root.take("removed") {
        for (name, node) in kinds {
            let Node::List(ids) = node else { continue };
            for id in ids.iter().filter_map(|id| id.as_text()?.parse::<Id>().ok()) {
                let kind = Kind::from_name(&name);
                let from = workspace.any_record(&kind, id).cloned();
                records.push(RecordChange {
                    kind,
                    id,
                    from,
                    to: None,
                });
            }
        }
    }
    crate::sort::by(&mut records, |a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
    Ok(Change {
        dot,
        entry,
        records,
        seen: (workspace.seen().clone(), seen),
        log,
    })
}

/// Bytes that are not what was packed; storage has hashes against that, so nobody should ever see it.
fn not_packed() -> SnapshotError {
    SnapshotError::expected("records", Expected::List, None)
}

fn write_id(out: &mut String, id: Id) {
    out.push('"');
    id.push_to(out);
    out.push('"');
}

fn write_replicas(out: &mut String, replicas: &Replicas) {
    write_list(out, '[', ']', replicas.iter(), write_id);
}

/// The text of stored bytes.
fn text_of(bytes: &[u8]) -> Result<&str, SnapshotError> {
    std::str::from_utf8(bytes).map_err(|error| SnapshotError::NotText {
        at: error.valid_up_to(),
        looks_like: None,
    })
}

fn read_vector(node: Option<Node<'_>>, replicas: &Replicas) -> Result<VersionVector, SnapshotError> {
    let node = node.ok_or_else(|| SnapshotError::expected("seen", Expected::List, None))?;
    replicas.read_vector(&node, &|| "seen".to_owned())
}

fn read_records(
    node: Option<Node<'_>>,
    replicas: &Replicas,
    common: &mut Common,
    clock: &dyn Fn(Dot) -> u64,
) -> Result<Vec<(Kind, Record)>, SnapshotError> {
    let Some(Node::Object(kinds)) = node else {
        return Err(SnapshotError::expected(
            "records",
            Expected::Object,
            node.as_ref(),
        ));
    };
    let mut records = Vec::new();
    for (name, list) in kinds {
        let kind = Kind::from_name(&name);
        let Node::List(nodes) = list else {
            return Err(SnapshotError::expected(
                format!("records.{name}"),
                Expected::List,
                Some(&list),
            ));
        };
        for (i, node) in nodes.into_iter().enumerate() {
            let path = || format!("records.{name}[{i}]");
            match read_record(v1::kind(&name), node, (replicas, common), clock, &path)? {
                Read::Versioned(record) => records.push((kind.clone(), record)),
                Read::Loose(..) => {
                    return Err(SnapshotError::expected(
                        path() + ".versions",
                        Expected::Object,
                        None,
                    ));
                }
            }
        }
    }
    Ok(records)
}
