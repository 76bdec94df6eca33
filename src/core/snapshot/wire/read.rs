//! Reads records, and says where one is not what a record may be.

use std::borrow::Cow;

use super::Replicas;
use crate::field::{escape_into, unescape};
use crate::map::Map;
use crate::model::{self, Expected};
use crate::record::Clock;
use crate::snapshot::SnapshotError;
use crate::snapshot::common::Common;
use crate::snapshot::json::{Entry, Node};
use crate::snapshot::v1::KindType;
use crate::{Dot, Field, Id, Record, Sibling, Value, VersionVector};

/// What a file says of one record.
pub(in crate::snapshot) enum Read {
    /// A record with versions.
    Versioned(Record),
    /// Values without versions, as a hand or another program writes them.
    Loose(Id, Vec<(Field, Value)>),
}

/// Reads one record of a kind, if version 1 knows it; `path` tells where it stands.
pub(in crate::snapshot) fn read_record(
    known: Option<&KindType>,
    mut node: Node<'_>,
    (replicas, common): (&Replicas, &mut Common),
    clock: Clock<'_>,
    path: &dyn Fn() -> String,
) -> Result<Read, SnapshotError> {
    if !matches!(node, Node::Object(_)) {
        return Err(SnapshotError::expected(path(), Expected::Object, Some(&node)));
    }
    let within = |key: &str| format!("{}.{key}", path());
    let id = node.take("id");
    let id = id
        .as_ref()
        .and_then(Node::as_id)
        .ok_or_else(|| SnapshotError::expected(within("id"), Expected::Id, id.as_ref()))?;
    let versions = node.take("versions");
    let conflicts = node.take("conflicts");
    let context = node.take("context");
    let Node::Object(entries) = node else {
        return Err(SnapshotError::expected(path(), Expected::Object, Some(&node)));
    };
    let mut fields = Vec::with_capacity(entries.len());
    flatten(known, entries, None, &mut fields, common);
    for (field, value) in &fields {
        model::check_in(known, field, value).map_err(|error| SnapshotError::BadField {
            path: within(&dotted(field.as_str())),
            error,
        })?;
    }
    if !fields.is_sorted_by(|(a, _), (b, _)| a < b) {
        crate::sort::by(&mut fields, |(a, _), (b, _)| a.cmp(b));
        let twice = fields
            .iter()
            .zip(fields.iter().skip(1))
            .find(|((a, _), (b, _))| a == b);
        if let Some(((field, _), _)) = twice {
            return Err(SnapshotError::DuplicateKey {
                path: within(&dotted(field.as_str())),
            });
        }
    }
    let Some(versions) = versions else {
        // Without versions nothing tells whose values a conflict or a context would stand beside.
        return match conflicts.or(context) {
            None => Ok(Read::Loose(id, fields)),
            Some(_) => Err(SnapshotError::expected(
                within("versions"),
                Expected::Object,
                None,
            )),
        };
    };
    let (base, mut registers) = read_versions(versions, &fields, replicas, path)?;
    read_conflicts(known, conflicts, &mut registers, replicas, path)?;
    let context = match context {
        None => VersionVector::default(),
        Some(node) => replicas.read_vector(&node, &|| within("context"))?,
    };
    Ok(Read::Versioned(Record::from_parts(
        id, base, fields, registers, context, clock,
    )))
}

type Registers = Map<Field, Vec<Sibling>>;

fn read_versions(
    versions: Node<'_>,
    fields: &[(Field, Value)],
    replicas: &Replicas,
    path: &dyn Fn() -> String,
) -> Result<(Dot, Registers), SnapshotError> {
    let Node::Object(entries) = versions else {
        return Err(SnapshotError::expected(
            path() + ".versions",
            Expected::Object,
            Some(&versions),
        ));
    };
    let mut base = None;
    let mut registers = Registers::new();
    for (key, node) in entries {
        let dot = replicas.read_dot(&node, || format!("{}.versions.{}", path(), dotted(&key)))?;
        if key == "*" {
            base = Some(dot);
        } else {
            let field = Field::from_path(key.into_owned());
            let value = fields
                .iter()
                .find(|(other, _)| *other == field)
                .map(|(_, value)| value.clone());
            registers.insert(field, vec![Sibling { dot, value }]);
        }
    }
    let base =
        base.ok_or_else(|| SnapshotError::expected(path() + ".versions.*", Expected::Version, None))?;
    Ok((base, registers))
}

fn read_conflicts(
    known: Option<&KindType>,
    conflicts: Option<Node<'_>>,
    registers: &mut Registers,
    replicas: &Replicas,
    path: &dyn Fn() -> String,
) -> Result<(), SnapshotError> {
    let entries = match conflicts {
        None => return Ok(()),
        Some(Node::Object(entries)) => entries,
        Some(other) => {
            return Err(SnapshotError::expected(
                path() + ".conflicts",
                Expected::Object,
                Some(&other),
            ));
        }
    };
    for (key, node) in entries {
        let field = Field::from_path(key.into_owned());
        let place = |list: &str| format!("{}.{list}.{}", path(), dotted(field.as_str()));
        let Node::List(others) = node else {
            return Err(SnapshotError::expected(
                place("conflicts"),
                Expected::List,
                Some(&node),
            ));
        };
        let Some(siblings) = registers.get_mut(&field) else {
            return Err(SnapshotError::expected(
                place("versions"),
                Expected::Version,
                None,
            ));
        };
        for (i, other) in others.into_iter().enumerate() {
            let place = |key: &str| format!("{}[{i}]{key}", place("conflicts"));
            siblings.push(read_sibling(known, &field, other, replicas, &place)?);
        }
    }
    Ok(())
}

/// Reads a value that stands beside the shown one.
fn read_sibling(
    known: Option<&KindType>,
    field: &Field,
    mut node: Node<'_>,
    replicas: &Replicas,
    place: &dyn Fn(&str) -> String,
) -> Result<Sibling, SnapshotError> {
    if !matches!(node, Node::Object(_)) {
        return Err(SnapshotError::expected(place(""), Expected::Object, Some(&node)));
    }
    let dot = node.take("dot");
    let dot = dot.ok_or_else(|| SnapshotError::expected(place(".dot"), Expected::Version, None))?;
    let dot = replicas.read_dot(&dot, || place(".dot"))?;
    let value = node.take("value").map(Node::into_value);
    if let Some(value) = &value {
        model::check_in(known, field, value).map_err(|error| SnapshotError::BadField {
            path: place(".value"),
            error,
        })?;
    }
    Ok(Sibling { dot, value })
}

/// Turns nested objects into paths; the names of fields that version 1 knows cost no allocation.
fn flatten(
    known: Option<&KindType>,
    entries: Vec<Entry<'_>>,
    prefix: Option<&str>,
    fields: &mut Vec<(Field, Value)>,
    common: &mut Common,
) {
    for (key, node) in entries {
        let path: Cow<'static, str> = match prefix {
            None => match known.and_then(|kind| kind.field(&key)) {
                Some(field) => Cow::Borrowed(field.name),
                None => Cow::Owned(path_below(None, &key)),
            },
            Some(prefix) => Cow::Owned(path_below(Some(prefix), &key)),
        };
        match node {
            Node::Object(inner) => flatten(None, inner, Some(&path), fields, common),
            Node::Text(text) => fields.push((Field::from_path(path), common.value(&text))),
            node => fields.push((Field::from_path(path), node.into_value())),
        }
    }
}

/// The path of a key below another; a key without letters stands for what is above it.
fn path_below(prefix: Option<&str>, key: &str) -> String {
    let mut path = String::with_capacity(prefix.map_or(0, str::len) + key.len() + 1);
    if let Some(prefix) = prefix {
        path.push_str(prefix);
        if key.is_empty() {
            return path;
        }
        path.push('/');
    }
    escape_into(&mut path, key);
    path
}

/// A path as errors spell it: short enough for a sentence, its parts parted by dots.
fn dotted(path: &str) -> String {
    let parts: Vec<String> = path
        .split('/')
        .map(|part| model::shorten(&unescape(part), 60))
        .collect();
    model::shorten(&parts.join("."), 240)
}
