//! The same records as bytes for storage: a journal entry per Change, and pages that the journal is folded into.
//!
//! Records are packed ([`super::packed`]), what stands beside them is JSON. Entries and pages that are JSON as a whole, as
//! they were in the first forms of storage, are read too.
//!
//! An entry holds the touched records as they are afterwards, so replaying it twice does no harm. A page holds about
//! [`PAGE`] records of any kind; the page numbered 0 holds what the workspace has seen and its log. Pages are filled in the
//! order in which records first come and keep their records, so that one edit rewrites one page.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::SnapshotError;
use super::common::Common;
use super::json::{Node, parse};
use super::wire::{Read, Replicas, read_log, read_record, write_list, write_log, write_text, write_vector};
use super::{opened, packed, v1};
use crate::change::{Change, LogEntry, RecordChange};
use crate::collection::Collection;
use crate::map::Map;
use crate::model::Expected;
use crate::{Dot, Id, Kind, Record, VersionVector, Workspace};

/// About how many records a page holds.
pub const PAGE: usize = 1000;

/// The number of the page that holds what was seen and the log.
const HEAD: u32 = 0;

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

/// A record and the number of the page that it is on.
type Place = (Arc<Record>, u32);

/// Which page each record is on.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    places: Map<Kind, Collection<Place>>,
    /// How many records each page holds, by number; the head holds none.
    sizes: Vec<usize>,
}

impl Pages {
    /// Writes the pages that the touched records are on, and the head; gives new records a place.
    #[inline(never)]
    pub fn fold(&mut self, workspace: &Workspace, touched: &BTreeSet<(Kind, Id)>) -> Vec<(u32, Vec<u8>)> {
        let mut numbers: Vec<u32> = Vec::new();
        let mut moves: Vec<(&Kind, Id, Option<Place>)> = Vec::new();
        for (kind, id) in touched {
            let known = self.places.get(kind).and_then(|places| places.get(*id));
            let known = known.map(|(_, number)| *number);
            let record = workspace.any_record(kind, *id);
            let number = match (known, record) {
                (Some(number), Some(_)) => number,
                (Some(number), None) => {
                    self.leave(number);
                    number
                }
                (None, Some(_)) => {
                    let number = self.free_page();
                    self.settle(number, 1);
                    number
                }
                (None, None) => continue,
            };
            numbers.push(number);
            moves.push((kind, *id, record.map(|record| (Arc::clone(record), number))));
        }
        for same in moves.chunk_by(|a, b| a.0 == b.0) {
            if let Some((kind, _, _)) = same.first() {
                let moves = same.iter().map(|(_, id, place)| (*id, place.clone())).collect();
                self.places.change((*kind).clone(), |places| places.update(moves));
            }
        }
        let mut contents: Map<u32, Vec<(&Kind, &Record)>> =
            numbers.into_iter().map(|number| (number, Vec::new())).collect();
        for (kind, places) in &self.places {
            for (record, number) in places {
                if let Some(page) = contents.get_mut(number)
                    && let Some(record) = workspace.any_record(kind, record.id())
                {
                    page.push((kind, record.as_ref()));
                }
            }
        }
        let pages = contents
            .into_iter()
            .map(|(number, records)| (number, encode_page(&records)));
        std::iter::once((HEAD, encode_head(workspace)))
            .chain(pages)
            .collect()
    }

    /// The number of a page with room for one more record.
    fn free_page(&mut self) -> u32 {
        if self.sizes.len() < 2 || self.sizes.last().is_some_and(|size| *size >= PAGE) {
            self.sizes.resize(self.sizes.len().max(1) + 1, 0);
        }
        u32::try_from(self.sizes.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Counts records that are on a page.
    fn settle(&mut self, number: u32, count: usize) {
        let at = number as usize;
        if self.sizes.len() <= at {
            self.sizes.resize(at + 1, 0);
        }
        if let Some(size) = self.sizes.get_mut(at) {
            *size += count;
        }
    }

    fn leave(&mut self, number: u32) {
        if let Some(size) = self.sizes.get_mut(number as usize) {
            *size = size.saturating_sub(1);
        }
    }
}

/// Reads all pages of a workspace; without a head it is empty. Each page is given up once it is read, so that its memory
/// can hold the records.
pub fn decode_pages(id: Id, pages: Vec<(u32, Vec<u8>)>) -> Result<(Workspace, Pages), SnapshotError> {
    let mut places = Pages::default();
    let mut seen = VersionVector::default();
    let mut log = Map::new();
    let mut stored = Vec::new();
    for (number, bytes) in pages {
        if number != HEAD {
            stored.push((number, bytes));
            continue;
        }
        let mut root = parse(text_of(&bytes)?)?;
        let replicas = Replicas::read(root.take("replicas"))?;
        seen = read_vector(root.take("seen"), &replicas)?;
        log = read_log(root.take("log"), &replicas, "log")?;
    }
    let clock = |dot: Dot| log.get(&dot).map_or(0, |entry: &LogEntry| entry.at);
    let mut collected: Map<Kind, Vec<Arc<Record>>> = Map::new();
    let mut placed: Map<Kind, Vec<Place>> = Map::new();
    let mut common = Common::default();
    for (number, bytes) in stored {
        let mut read = read_page(&bytes, &mut common, &clock)?.into_iter().peekable();
        drop(bytes);
        places.settle(number, read.len());
        while let Some((kind, record)) = read.next() {
            let mut same = vec![Arc::new(record)];
            while let Some((_, record)) = read.next_if(|(other, _)| *other == kind) {
                same.push(Arc::new(record));
            }
            let here = same.iter().map(|record| (Arc::clone(record), number));
            placed.change(kind.clone(), |placed| placed.extend(here));
            collected.change(kind, |records| records.extend(same));
        }
    }
    let placed = placed.into_iter();
    places.places = placed
        .map(|(kind, placed)| (kind, placed.into_iter().collect()))
        .collect();
    Ok((Workspace::from_collected(id, seen, log, collected), places))
}

fn encode_head(workspace: &Workspace) -> Vec<u8> {
    let replicas = Replicas::of(workspace.seen().iter().chain(workspace.log().keys().copied()));
    let mut out = String::from("{\"replicas\":");
    write_replicas(&mut out, &replicas);
    out.push_str(",\"seen\":");
    write_vector(&mut out, workspace.seen(), &replicas);
    out.push_str(",\"log\":");
    write_log(
        &mut out,
        workspace.log().iter().map(|(dot, entry)| (*dot, entry)),
        &replicas,
    );
    out.push('}');
    out.into_bytes()
}

fn encode_page(records: &[(&Kind, &Record)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64 + records.len() * 512);
    bytes.push(PACKED);
    packed::write(&mut bytes, records);
    bytes
}

fn read_page(
    bytes: &[u8],
    common: &mut Common,
    clock: &dyn Fn(Dot) -> u64,
) -> Result<Vec<(Kind, Record)>, SnapshotError> {
    if let Some(packed) = bytes.strip_prefix(&[PACKED]) {
        return packed::read(packed, common, clock).ok_or_else(not_packed);
    }
    let mut root = parse(text_of(bytes)?)?;
    let replicas = Replicas::read(root.take("replicas"))?;
    read_records(root.take("records"), &replicas, common, clock)
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
