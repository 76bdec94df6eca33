//! Reads a snapshot, checks all of it, and says where it is wrong; nothing is changed by reading.

use std::str::Utf8Error;

use super::encode::{content, hex_hash, hexadecimal};
use super::head::Head;
use super::json::{Node, parse};
use super::v1;
use super::wire::{Read, Replicas, read_log, read_record};
use super::{Foreign, LARGEST_FILE, Snapshot, SnapshotError, Trust};
use crate::command::NewRecord;
use crate::model::Expected;
use crate::{Dot, Id, Kind, Record, VersionVector, Workspace, texts};

/// Records without versions, as a file holds them.
type Loose = Vec<NewRecord>;

/// Refuses a file that is too large, before it is read at all.
pub fn check_size(bytes: u64) -> Result<(), SnapshotError> {
    if bytes > LARGEST_FILE {
        return Err(SnapshotError::TooLarge { bytes });
    }
    Ok(())
}

/// The bytes of a file that its hash is over, if it stands as it was written. Whoever has a faster way to hash them than
/// this crate gives the outcome to [`decode_hashed`].
pub fn hashed_part(bytes: &[u8]) -> Option<&[u8]> {
    let start = memchr::memmem::find(bytes, b"\n\"replicas\":")?;
    bytes.get(start..)?.strip_suffix(b"\n}\n")
}

/// Reads a file's bytes.
pub fn decode(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    decode_hashed(bytes, None)
}

/// Reads a file's bytes; `hash` is the SHA-256 of its [`hashed_part`], if that is known already.
pub fn decode_hashed(bytes: &[u8], hash: Option<&[u8]>) -> Result<Snapshot, SnapshotError> {
    Ok(decode_unchecked(bytes)?.check(bytes, hash))
}

/// A file that is read, and whose hash may still be on its way.
#[derive(Debug)]
pub struct Unchecked {
    snapshot: Snapshot,
    claimed: Option<String>,
}

impl Unchecked {
    /// Looks at the hash that the file claims to have. `bytes` are those that were read, `hash` is as for [`decode_hashed`].
    pub fn check(self, bytes: &[u8], hash: Option<&[u8]>) -> Snapshot {
        let mut snapshot = self.snapshot;
        snapshot.trust = match &self.claimed {
            None => Trust::Missing,
            Some(claimed) if is_hash_of(claimed, bytes, hash, &snapshot.content, &snapshot.loose) => {
                Trust::Right
            }
            Some(_) => Trust::Wrong,
        };
        snapshot
    }
}

/// Reads a file's bytes, but not yet their hash, which may be worked out meanwhile.
#[inline(never)]
pub fn decode_unchecked(bytes: &[u8]) -> Result<Unchecked, SnapshotError> {
    check_size(bytes.len() as u64)?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.trim_ascii().is_empty() {
        return Err(SnapshotError::Empty);
    }
    let text = std::str::from_utf8(text).map_err(|error| not_text(text, error))?;
    let mut root = parse(text)?;
    let head = Head::read(&root)?;
    let (content, loose) = read_content(&mut root, head.workspace)?;
    Ok(Unchecked {
        snapshot: Snapshot {
            id: head.id,
            name: head.name,
            exported_by: head.exported_by,
            person: head.person,
            at: head.at,
            complete: head.complete,
            newer: head.newer,
            trust: Trust::Missing,
            content,
            loose,
        },
        claimed: head.hash,
    })
}

/// Tells how bytes are not text; a letter that they end inside of is one of the places where a file can be cut off.
fn not_text(bytes: &[u8], error: Utf8Error) -> SnapshotError {
    let at = error.valid_up_to();
    let start = bytes.get(..at).and_then(|start| std::str::from_utf8(start).ok());
    match (error.error_len(), start.map(parse)) {
        (None, Some(Err(cut))) => cut.into(),
        _ => SnapshotError::NotText {
            at,
            looks_like: foreign(bytes),
        },
    }
}

/// What bytes that are not text begin like.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let known: [(&[u8], Foreign); 4] = [
        (b"\x1F\x8B", Foreign::Gzip),
        (b"PK\x03\x04", Foreign::Zip),
        (b"\xFF\xFE", Foreign::Utf16),
        (b"\xFE\xFF", Foreign::Utf16),
    ];
    let found = known.iter().find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, foreign)| *foreign)
}

fn read_content(root: &mut Node<'_>, id: Id) -> Result<(Workspace, Loose), SnapshotError> {
    let replicas = match root.take("replicas") {
        None => Replicas::of(std::iter::empty()),
        node => Replicas::read(node)?,
    };
    let seen = match root.take("seen") {
        None => VersionVector::default(),
        Some(node) => replicas.read_vector(&node, &|| "seen".to_owned())?,
    };
    let log = read_log(root.take("changes"), &replicas, "changes")?;
    let clock = |dot: Dot| log.get(&dot).map_or(0, |entry| entry.at);
    let kinds = match root.take("records") {
        Some(Node::Object(kinds)) => kinds,
        other => {
            return Err(SnapshotError::expected(
                "records",
                Expected::Object,
                other.as_ref(),
            ));
        }
    };
    let mut records: Vec<(Kind, Record)> = Vec::new();
    let mut loose = Loose::new();
    for (name, list) in kinds {
        let kind = Kind::from_name(&name);
        let Node::List(nodes) = list else {
            return Err(SnapshotError::expected(
                format!("records.{name}"),
                Expected::List,
                Some(&list),
            ));
        };
        let mut ids: Vec<(Id, usize)> = Vec::with_capacity(nodes.len());
        for (i, node) in nodes.into_iter().enumerate() {
            let path = || format!("records.{name}[{i}]");
            match read_record(v1::kind(&name), node, &replicas, &clock, &path)? {
                Read::Versioned(record) => {
                    check_dots(&record, &seen, &replicas, &path)?;
                    ids.push((record.id(), i));
                    records.push((kind.clone(), record));
                }
                Read::Loose(id, fields) => {
                    ids.push((id, i));
                    loose.push((kind.clone(), id, fields));
                }
            }
        }
        crate::sort::by(&mut ids, Ord::cmp);
        if let Some(((id, _), (_, i))) = ids.iter().zip(ids.iter().skip(1)).find(|((a, _), (b, _))| a == b) {
            return Err(SnapshotError::DuplicateId {
                path: format!("records.{name}[{i}]"),
                id: *id,
            });
        }
    }
    Ok((Workspace::from_parts(id, seen, log, records), loose))
}

/// Refuses a version that the file itself has not seen: its merge could not tell old from new.
fn check_dots(
    record: &Record,
    seen: &VersionVector,
    replicas: &Replicas,
    path: &dyn Fn() -> String,
) -> Result<(), SnapshotError> {
    let unseen = |dot: &Dot| !seen.covers(*dot) && !record.context().covers(*dot);
    match record.dots().find(unseen) {
        None => Ok(()),
        Some(dot) => {
            let mut found = String::new();
            replicas.write_dot(&mut found, dot);
            Err(SnapshotError::Expected {
                path: path() + ".versions",
                expected: Expected::SeenVersion,
                found: Some(texts::found_text(found.trim_matches('"'))),
            })
        }
    }
}

/// Whether the hash is that of the content: as it stands in the file, or spelled canonically if it was reformatted.
fn is_hash_of(
    claimed: &str,
    bytes: &[u8],
    known: Option<&[u8]>,
    workspace: &Workspace,
    loose: &Loose,
) -> bool {
    let as_written = match known {
        Some(known) => hexadecimal(known) == claimed,
        None => hashed_part(bytes).is_some_and(|part| hex_hash(part) == claimed),
    };
    as_written || (loose.is_empty() && hex_hash(content(workspace).as_bytes()) == claimed)
}
