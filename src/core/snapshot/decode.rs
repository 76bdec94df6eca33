//! Reads a snapshot, checks all of it, and says where it is wrong; nothing is changed by reading.

use std::str::Utf8Error;
use std::sync::Arc;

use super::common::Common;
use super::encode::{content, hex_hash, hexadecimal};
use super::head::Head;
use super::json::{Entry, Node, Taker, parse, parse_taken};
use super::v1;
use super::wire::{Read, Replicas, read_log, read_record};
use super::{Foreign, LARGEST_FILE, Snapshot, SnapshotError, Trust};
use crate::command::NewRecord;
use crate::map::Map;
use crate::model::Expected;
use crate::{Dot, Id, Kind, LogEntry, Record, Value, VersionVector, Workspace, texts};

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
    claim: Claim,
}

impl Unchecked {
    /// Looks at the hash that the file claims to have. `bytes` are those that were read, `hash` is as for [`decode_hashed`].
    pub fn check(self, bytes: &[u8], hash: Option<&[u8]>) -> Snapshot {
        let mut snapshot = self.snapshot;
        snapshot.trust = self.claim.trust(&snapshot, bytes, hash);
        snapshot
    }

    /// What the file holds, as if it had no hash, and its claim to one, which may be looked at later.
    pub fn split(self) -> (Snapshot, Claim) {
        (self.snapshot, self.claim)
    }
}

/// The hash that a file says its content has, if it says any.
#[derive(Clone, Debug)]
pub struct Claim(Option<String>);

impl Claim {
    /// Whether it is so, of what was read of these bytes; `hash` is as for [`decode_hashed`].
    pub fn trust(&self, read: &Snapshot, bytes: &[u8], hash: Option<&[u8]>) -> Trust {
        match &self.0 {
            None => Trust::Missing,
            Some(claimed) if is_hash_of(claimed, bytes, hash, &read.content, &read.loose) => Trust::Right,
            Some(_) => Trust::Wrong,
        }
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
    let text = text_of(text)?;
    let mut content = Content::default();
    let mut root = parse_taken(text, &mut content)?;
    let head = Head::read(&root)?;
    let (content, loose) = content.finish(&mut root, head.workspace)?;
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
        claim: Claim(head.hash),
    })
}

/// Bytes as text, which is looked at in wide steps; where it is not, somebody slower says from where on.
fn text_of(bytes: &[u8]) -> Result<&str, SnapshotError> {
    simdutf8::basic::from_utf8(bytes)
        .or_else(|_| std::str::from_utf8(bytes))
        .map_err(|error| not_text(bytes, error))
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

/// Reads the content of a file: record by record while the text is read, where what they refer to stands before them, as it
/// does in every file that Tandem wrote; else once all is read.
#[derive(Default)]
struct Content {
    before: Option<Before>,
    records: Map<Kind, Vec<Arc<Record>>>,
    loose: Loose,
    list: List,
    common: Common,
    /// The first thing that is wrong; what comes after it is not looked at.
    wrong: Option<SnapshotError>,
}

/// The list that is being read.
#[derive(Default)]
struct List {
    ids: Vec<(Id, usize)>,
    records: Vec<Arc<Record>>,
}

/// What records refer to.
struct Before {
    replicas: Replicas,
    seen: VersionVector,
    log: Map<Dot, LogEntry>,
}

impl Before {
    const KEYS: [&str; 3] = ["replicas", "seen", "changes"];

    fn read([replicas, seen, changes]: [Option<Node<'_>>; 3]) -> Result<Self, SnapshotError> {
        let replicas = match replicas {
            None => Replicas::of(std::iter::empty()),
            node => Replicas::read(node)?,
        };
        let seen = match seen {
            None => VersionVector::default(),
            Some(node) => replicas.read_vector(&node, &|| "seen".to_owned())?,
        };
        let log = read_log(changes, &replicas, "changes")?;
        Ok(Self { replicas, seen, log })
    }
}

impl Content {
    /// Reads what is left of it in a file that was read as a whole.
    fn finish(mut self, root: &mut Node<'_>, id: Id) -> Result<(Workspace, Loose), SnapshotError> {
        let taken = self.before.is_some() || self.wrong.is_some();
        if !taken {
            self.before = Some(Before::read(Before::KEYS.map(|key| root.take(key)))?);
        }
        match root.take("records") {
            Some(Node::Object(_)) if taken => {}
            Some(Node::Object(kinds)) => {
                for (name, node) in kinds {
                    if let Node::List(items) = node {
                        for item in items {
                            self.take(&name, item);
                        }
                        self.end(&name, &Node::List(Vec::new()));
                    } else {
                        self.end(&name, &node);
                    }
                }
            }
            other if self.wrong.is_none() => {
                return Err(SnapshotError::expected(
                    "records",
                    Expected::Object,
                    other.as_ref(),
                ));
            }
            _ => {}
        }
        match (self.wrong, self.before) {
            (None, Some(Before { seen, log, .. })) => {
                let workspace = Workspace::from_collected(id, seen, log, self.records);
                Ok((workspace, self.loose))
            }
            (Some(wrong), _) => Err(wrong),
            (None, None) => Err(SnapshotError::expected("records", Expected::Object, None)),
        }
    }

    fn read(&mut self, name: &str, item: Node<'_>) -> Result<(), SnapshotError> {
        let Some(Before { replicas, seen, log }) = &self.before else {
            return Ok(());
        };
        let List { ids, records } = &mut self.list;
        let at = ids.len();
        let path = || format!("records.{name}[{at}]");
        let clock = |dot: Dot| log.get(&dot).map_or(0, |entry| entry.at);
        let common = &mut self.common;
        match read_record(v1::kind(name), item, (replicas, common), &clock, &path)? {
            Read::Versioned(record) => {
                check_dots(&record, seen, replicas, &path)?;
                ids.push((record.id(), at));
                records.push(Arc::new(record));
            }
            Read::Loose(id, fields) => {
                ids.push((id, at));
                self.loose.push((Kind::from_name(name), id, fields));
            }
        }
        Ok(())
    }
}

impl<'de> Taker<'de> for Content {
    fn takes(&mut self, key: &str, before: &mut [Entry<'de>]) -> bool {
        let place = |key: &str| before.iter().position(|(other, _)| other == key);
        let places = Before::KEYS.map(place);
        if key != "records" || self.before.is_some() || places.contains(&None) {
            return false;
        }
        let nodes = places.map(|at| {
            let (_, node) = before.get_mut(at?)?;
            Some(std::mem::replace(node, Node::Leaf(Value::Null)))
        });
        match Before::read(nodes) {
            Ok(before) => self.before = Some(before),
            Err(error) => self.wrong = Some(error),
        }
        true
    }

    fn take(&mut self, list: &str, item: Node<'de>) {
        if self.wrong.is_none() {
            self.wrong = self.read(list, item).err();
        }
    }

    fn end(&mut self, list: &str, found: &Node<'de>) {
        let List { mut ids, records } = std::mem::take(&mut self.list);
        if self.wrong.is_some() {
            return;
        }
        if !matches!(found, Node::List(_)) {
            let path = format!("records.{list}");
            self.wrong = Some(SnapshotError::expected(path, Expected::List, Some(found)));
            return;
        }
        if !records.is_empty() {
            self.records.insert(Kind::from_name(list), records);
        }
        crate::sort::by(&mut ids, Ord::cmp);
        let twice = ids.iter().zip(ids.iter().skip(1)).find(|((a, _), (b, _))| a == b);
        self.wrong = twice.map(|((id, _), (_, at))| SnapshotError::DuplicateId {
            path: format!("records.{list}[{at}]"),
            id: *id,
        });
    }
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
