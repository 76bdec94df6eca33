//! A snapshot piece by piece, for whoever writes one beside other work.
//!
//! The content comes first and the head last, because the head, which stands before the content, holds its hash.

use std::mem;
use std::sync::Arc;
use std::{slice, vec};

use sha2::{Digest, Sha256};

use super::encode::{END, Header, hexadecimal, write_head};
use super::wire::{Replicas, write_list, write_log_entry, write_record, write_text, write_vector};
use crate::map;
use crate::{Dot, Kind, LogEntry, Record, Workspace};

/// About how many bytes a piece has: a millisecond or two of work.
const PIECE: usize = 128 * 1024;

/// A snapshot that is being written.
pub struct Pieces<'a> {
    spelling: Spelling<'a>,
    hash: Sha256,
}

impl<'a> Pieces<'a> {
    /// Begins.
    #[inline(never)]
    pub fn of(workspace: &'a Workspace) -> Self {
        Self {
            spelling: Spelling::of(workspace),
            hash: Sha256::new(),
        }
    }

    /// The next piece of the content; none after the last.
    #[inline(never)]
    pub fn next_piece(&mut self) -> Option<Vec<u8>> {
        if self.spelling.is_done {
            return None;
        }
        let mut out = String::with_capacity(PIECE + PIECE / 8);
        self.spelling.write(&mut out, PIECE);
        self.hash.update(out.as_bytes());
        if self.spelling.is_done {
            out.push_str(END);
        }
        Some(out.into_bytes())
    }

    /// What stands before the pieces, once there are no more.
    pub fn head(self, header: &Header<'_>) -> Vec<u8> {
        let mut out = String::new();
        let hash = hexadecimal(&self.hash.finalize());
        write_head(&mut out, self.spelling.workspace, header, &hash);
        out.into_bytes()
    }
}

/// The canonical spelling of what a workspace holds, as far as it has come.
pub(super) struct Spelling<'a> {
    workspace: &'a Workspace,
    replicas: Replicas,
    /// The dots that records refer to. Entries that nothing refers to any more are history that nobody can look up, and are
    /// left out.
    referred: Vec<Dot>,
    part: Part<'a>,
    /// Whether what comes next is the first of its list.
    is_first: bool,
    kinds: vec::IntoIter<&'a Kind>,
    is_done: bool,
}

/// What is being spelled.
enum Part<'a> {
    Start,
    Log(map::Iter<'a, Dot, LogEntry>),
    Kinds,
    Records(slice::Iter<'a, Arc<Record>>),
}

impl<'a> Spelling<'a> {
    pub(super) fn of(workspace: &'a Workspace) -> Self {
        let referred = workspace.referred();
        let records = workspace
            .kinds()
            .flat_map(|kind| workspace.collection(kind).into_iter().flatten());
        let contexts = records.flat_map(|record| record.context().iter());
        let replicas = Replicas::of(
            workspace
                .seen()
                .iter()
                .chain(referred.iter().copied())
                .chain(contexts),
        );
        Self {
            workspace,
            replicas,
            referred,
            part: Part::Start,
            is_first: true,
            kinds: workspace.kinds().collect::<Vec<_>>().into_iter(),
            is_done: false,
        }
    }

    /// Goes on until `out` has so many bytes, or all is spelled.
    pub(super) fn write(&mut self, out: &mut String, until: usize) {
        while out.len() < until && !self.is_done {
            match &mut self.part {
                Part::Start => {
                    self.write_start(out);
                    self.go_on_to(Part::Log(self.workspace.log().iter()));
                }
                Part::Log(entries) => {
                    let Some((dot, entry)) = entries.next() else {
                        out.push_str("],\n\"records\":{");
                        self.go_on_to(Part::Kinds);
                        continue;
                    };
                    if self.referred.binary_search(dot).is_ok() {
                        comma(out, &mut self.is_first);
                        write_log_entry(out, *dot, entry, &self.replicas);
                    }
                }
                Part::Kinds => {
                    let Some(kind) = self.kinds.next() else {
                        out.push('}');
                        self.is_done = true;
                        continue;
                    };
                    comma(out, &mut self.is_first);
                    out.push('\n');
                    write_text(out, kind.as_str());
                    out.push_str(":[");
                    let records = self.workspace.collection(kind);
                    let records = records.map(|records| records.as_slice().iter());
                    self.go_on_to(Part::Records(records.unwrap_or_default()));
                }
                Part::Records(records) => {
                    let Some(record) = records.next() else {
                        out.push(']');
                        self.go_on_to(Part::Kinds);
                        self.is_first = false;
                        continue;
                    };
                    comma(out, &mut self.is_first);
                    write_record(out, record, &self.replicas);
                }
            }
        }
    }

    /// Goes on to a part at its beginning.
    fn go_on_to(&mut self, part: Part<'a>) {
        self.part = part;
        self.is_first = true;
    }

    /// Writes what stands before the log's first entry.
    fn write_start(&self, out: &mut String) {
        out.push_str("\n\"replicas\":");
        write_list(out, '[', ']', self.replicas.iter(), |out, id| {
            out.push('"');
            id.push_to(out);
            out.push('"');
        });
        out.push_str(",\n\"seen\":");
        write_vector(out, self.workspace.seen(), &self.replicas);
        out.push_str(",\n\"changes\":[");
    }
}

/// Writes a comma, unless the first of a list comes next.
fn comma(out: &mut String, is_first: &mut bool) {
    if !mem::replace(is_first, false) {
        out.push(',');
    }
}
