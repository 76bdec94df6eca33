//! Reads a snapshot, checks all of it, and says where it is wrong; nothing is changed by reading.

use super::encode::{content, hex_hash};
use super::json::{Node, parse};
use super::wire::{Read, Replicas, read_log, read_record};
use super::{FORMAT, LARGEST_FILE, READ_VERSION, Snapshot, SnapshotError, Trust, WRITE_VERSION};
use crate::command::NewRecord;
use crate::{Dot, Id, Kind, Record, Value, VersionVector, Workspace};

/// Records without versions, as a file holds them.
type Loose = Vec<NewRecord>;

/// Reads a file's bytes.
pub fn decode(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(SnapshotError::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.trim_ascii().is_empty() {
        return Err(SnapshotError::Empty);
    }
    if let Err(error) = std::str::from_utf8(text) {
        return Err(SnapshotError::NotText {
            at: error.valid_up_to(),
        });
    }
    let mut root = parse(text)?;
    check_format(&root)?;
    let newer = check_version(&root)?;
    let workspace = root.take("workspace");
    let head = root.take("snapshot");
    let id = match workspace.as_ref().and_then(|workspace| workspace.get("id")) {
        Some(node) => read_id(node, "workspace.id")?,
        None => return Err(SnapshotError::expected("workspace.id", "an id", None)),
    };
    let complete = match head.as_ref().and_then(|head| head.get("complete")) {
        None => true,
        Some(Node::Leaf(Value::Flag(complete))) => *complete,
        other => {
            return Err(SnapshotError::expected(
                "snapshot.complete",
                "true or false",
                other,
            ));
        }
    };
    let (content, loose) = read_content(&mut root, id)?;
    let claimed = text_at(head.as_ref(), &["sha256"]);
    let trust = match claimed {
        None => Trust::Missing,
        Some(claimed) if is_hash_of(claimed, text, &content, &loose) => Trust::Right,
        Some(_) => Trust::Wrong,
    };
    let own = |path: &[&str]| text_at(head.as_ref(), path).unwrap_or_default().to_owned();
    Ok(Snapshot {
        id: own(&["id"]).parse().ok(),
        name: text_at(workspace.as_ref(), &["name"])
            .unwrap_or_default()
            .to_owned(),
        exported_by: own(&["by", "name"]),
        person: own(&["by", "person"]).parse().ok(),
        at: own(&["at"]),
        complete,
        newer,
        trust,
        content,
        loose,
    })
}

fn check_format(root: &Node) -> Result<(), SnapshotError> {
    match root.get("format") {
        Some(format) if format.as_text() == Some(FORMAT) => Ok(()),
        Some(other) => Err(SnapshotError::OtherFormat {
            found: other.describe(),
        }),
        None => Err(SnapshotError::OtherFormat {
            found: "missing".to_owned(),
        }),
    }
}

/// Refuses what this build cannot read; tells whether it is newer than what this build writes.
fn check_version(root: &Node) -> Result<bool, SnapshotError> {
    let number = |key: &str| {
        let node = root.get("version").and_then(|version| version.get(key));
        node.and_then(Node::as_count)
            .ok_or_else(|| SnapshotError::expected(format!("version.{key}"), "a whole number", node))
    };
    let read = number("read")?;
    if read > READ_VERSION {
        return Err(SnapshotError::NewerRead { read });
    }
    Ok(number("write")? > WRITE_VERSION)
}

fn read_content(root: &mut Node, id: Id) -> Result<(Workspace, Loose), SnapshotError> {
    let replicas = match root.take("replicas") {
        None => Replicas::of(std::iter::empty()),
        node => Replicas::read(node)?,
    };
    let seen = read_seen(root.take("seen"), &replicas)?;
    let log = read_log(root.take("changes"), &replicas, "changes")?;
    let clock = |dot: Dot| log.get(&dot).map_or(0, |entry| entry.at);
    let kinds = match root.take("records") {
        Some(Node::Object(kinds)) => kinds,
        other => return Err(SnapshotError::expected("records", "an object", other.as_ref())),
    };
    let mut records: Vec<(Kind, Record)> = Vec::new();
    let mut loose = Loose::new();
    for (name, list) in kinds {
        let kind = Kind::from_name(&name);
        let Node::List(nodes) = list else {
            return Err(SnapshotError::expected(
                format!("records.{name}"),
                "a list",
                Some(&list),
            ));
        };
        let mut ids: Vec<(Id, usize)> = Vec::with_capacity(nodes.len());
        for (i, node) in nodes.into_iter().enumerate() {
            let path = || format!("records.{name}[{i}]");
            match read_record(&kind, node, &replicas, &clock, &path)? {
                Read::Versioned(record) => {
                    check_dots(&record, &seen, &path)?;
                    ids.push((record.id(), i));
                    records.push((kind.clone(), record));
                }
                Read::Loose(id, fields) => {
                    ids.push((id, i));
                    loose.push((kind.clone(), id, fields));
                }
            }
        }
        ids.sort_unstable();
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
fn check_dots(record: &Record, seen: &VersionVector, path: &dyn Fn() -> String) -> Result<(), SnapshotError> {
    match record
        .dots()
        .find(|dot| !seen.covers(*dot) && !record.context().covers(*dot))
    {
        None => Ok(()),
        Some(dot) => Err(SnapshotError::Expected {
            path: path() + ".versions",
            expected: "versions that the file has seen",
            found: format!("version {} of {}", dot.n, dot.replica),
        }),
    }
}

fn read_seen(node: Option<Node>, replicas: &Replicas) -> Result<VersionVector, SnapshotError> {
    match node {
        None => Ok(VersionVector::default()),
        Some(Node::List(dots)) => {
            let dots = dots.iter().enumerate();
            dots.map(|(i, dot)| replicas.read_dot(dot, || format!("seen[{i}]")))
                .collect()
        }
        Some(other) => Err(SnapshotError::expected("seen", "a list", Some(&other))),
    }
}

/// Whether the hash is that of the content: as it stands in the file, or spelled canonically if it was reformatted.
fn is_hash_of(claimed: &str, text: &[u8], workspace: &Workspace, loose: &Loose) -> bool {
    let start = memchr::memmem::find(text, b"\n\"replicas\":");
    let as_written = start
        .and_then(|start| text.get(start..))
        .and_then(|rest| rest.strip_suffix(b"\n}\n"));
    as_written.is_some_and(|rest| hex_hash(rest) == claimed)
        || (loose.is_empty() && hex_hash(content(workspace).as_bytes()) == claimed)
}

fn read_id(node: &Node, path: &str) -> Result<Id, SnapshotError> {
    let id = node.as_text().and_then(|text| text.parse().ok());
    id.ok_or_else(|| SnapshotError::expected(path, "an id", Some(node)))
}

fn text_at<'a>(node: Option<&'a Node>, path: &[&str]) -> Option<&'a str> {
    path.iter()
        .try_fold(node?, |node, key| node.get(key))
        .and_then(Node::as_text)
}
