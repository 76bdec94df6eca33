//! Pages that the journal is folded into.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{PACKED, not_packed, read_records, read_vector, text_of, write_replicas};
use crate::change::LogEntry;
use crate::collection::Collection;
use crate::map::Map;
use crate::snapshot::SnapshotError;
use crate::snapshot::common::Common;
use crate::snapshot::json::parse;
use crate::snapshot::packed;
use crate::snapshot::wire::{Replicas, read_log, write_log, write_vector};
use crate::{Dot, Id, Kind, Record, VersionVector, Workspace};

/// About how many records a page holds.
pub const PAGE: usize = 1000;

/// The number of the page that holds what was seen and the log.
const HEAD: u32 = 0;

/// A record and the number of the page that it is on.
type Place = (Arc<Record>, u32);

/// Which page each record is on.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    places: Map<Kind, Collection<Place>>,
    /// How many records each page holds, by number; the head holds none.
    sizes: Vec<usize>,
    /// The numbers of the pages that were written, but are not known to be stored.
    unsaved: Vec<u32>,
}

impl Pages {
    /// Notes that what was folded last is stored.
    pub fn saved(&mut self) {
        self.unsaved.clear();
    }

    /// Writes the pages that the touched records are on, and the head; gives new records a place.
    ///
    /// What was folded before and not [`saved`](Self::saved) is written again: a record that has gone in the meantime has no
    /// place any more that would tell on which page it is still stored.
    #[inline(never)]
    pub fn fold(&mut self, workspace: &Workspace, touched: &BTreeSet<(Kind, Id)>) -> Vec<(u32, Vec<u8>)> {
        let mut numbers = std::mem::take(&mut self.unsaved);
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
        self.unsaved = contents.keys().copied().collect();
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
