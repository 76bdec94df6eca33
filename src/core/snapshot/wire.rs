//! Records, dots and log entries as JSON, the same in snapshots, journal entries and pages.
//!
//! On the wire an object is a map of fields: `{"tags": {"ux": true}}` is the field `tags/ux`. Versions and open conflicts
//! stand beside the values under the same paths. Everything is written sorted, so that equal records give equal bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::SnapshotError;
use super::json::{Entry, Node};
use super::v1::KindType;
use crate::change::LogEntry;
use crate::field::{escape_into, unescape};
use crate::model::Expected;
use crate::record::Clock;
use crate::{Dot, Field, Id, Record, Sibling, Value, VersionVector, model, time};

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

    pub(super) fn write_dot(&self, out: &mut String, dot: Dot) {
        let at = self.0.binary_search(&dot.replica).unwrap_or_default();
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
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let count = plain.then(|| text.parse().ok()).flatten();
    count.filter(|count| *count < 1 << 53)
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
        out.push_str("\n{\"dot\":");
        replicas.write_dot(out, dot);
        out.push_str(",\"at\":\"");
        out.push_str(&time::format(entry.at));
        out.push_str("\",\"by\":\"");
        entry.by.push_to(out);
        out.push_str("\",\"did\":");
        write_text(out, &entry.did);
        out.push('}');
    });
}

/// Reads the log of a document.
pub(super) fn read_log(
    node: Option<Node<'_>>,
    replicas: &Replicas,
    path: &str,
) -> Result<BTreeMap<Dot, LogEntry>, SnapshotError> {
    let entries = match node {
        None => return Ok(BTreeMap::new()),
        Some(Node::List(entries)) => entries,
        Some(other) => return Err(SnapshotError::expected(path, Expected::List, Some(&other))),
    };
    let mut log = BTreeMap::new();
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

/// Writes one record on a line of its own.
pub(super) fn write_record(out: &mut String, record: &Record, replicas: &Replicas) {
    out.push_str("\n{\"id\":\"");
    record.id().push_to(out);
    out.push('"');
    write_fields(out, record);
    out.push_str(",\"versions\":{\"*\":");
    replicas.write_dot(out, record.base());
    for (field, siblings) in record.registers() {
        if let Some((shown, _)) = split_shown(record, field, siblings) {
            out.push(',');
            write_text(out, field.as_str());
            out.push(':');
            replicas.write_dot(out, shown.dot);
        }
    }
    out.push('}');
    write_conflicts(out, record, replicas);
    if !record.context().is_empty() {
        out.push_str(",\"context\":");
        write_vector(out, record.context(), replicas);
    }
    out.push('}');
}

fn write_conflicts(out: &mut String, record: &Record, replicas: &Replicas) {
    let open = record.registers().filter(|(_, siblings)| siblings.len() > 1);
    let mut open = open.peekable();
    if open.peek().is_none() {
        return;
    }
    out.push_str(",\"conflicts\":");
    write_list(out, '{', '}', open, |out, (field, siblings)| {
        write_text(out, field.as_str());
        out.push(':');
        let others = split_shown(record, field, siblings).map_or(Vec::new(), |(_, others)| others);
        write_list(out, '[', ']', others.into_iter(), |out, sibling| {
            out.push_str("{\"dot\":");
            replicas.write_dot(out, sibling.dot);
            if let Some(value) = &sibling.value {
                out.push_str(",\"value\":");
                write_value(out, value);
            }
            out.push('}');
        });
    });
}

/// The sibling whose value is shown, and the others.
fn split_shown<'a>(
    record: &Record,
    field: &Field,
    siblings: &'a [Sibling],
) -> Option<(&'a Sibling, Vec<&'a Sibling>)> {
    let value = record.get(field);
    let at = siblings
        .iter()
        .rposition(|sibling| sibling.value.as_ref() == value)?;
    let shown = siblings.get(at)?;
    Some((
        shown,
        siblings
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != at)
            .map(|(_, sibling)| sibling)
            .collect(),
    ))
}

/// Writes the shown values, nesting the parts of their paths. A value that stands beside elements of its own name, as
/// only unknown fields can, is written as the element without a name.
fn write_fields(out: &mut String, record: &Record) {
    let mut open: Vec<&str> = Vec::new();
    let mut fields = record.fields().peekable();
    while let Some((field, value)) = fields.next() {
        let has_elements = fields.peek().is_some_and(|(next, _)| {
            next.as_str()
                .strip_prefix(field.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        });
        let nameless = has_elements.then_some("");
        let mut parts = field.as_str().split('/').chain(nameless).peekable();
        let mut shared = 0;
        while parts.peek().is_some_and(|part| open.get(shared) == Some(part)) {
            shared += 1;
            parts.next();
        }
        while open.len() > shared {
            open.pop();
            out.push('}');
        }
        out.push(',');
        while let Some(part) = parts.next() {
            write_text(out, &unescape(part));
            out.push(':');
            if parts.peek().is_some() {
                out.push('{');
                open.push(part);
            } else {
                write_value(out, value);
            }
        }
    }
    out.extend(open.iter().map(|_| '}'));
}

/// What a file says of one record.
pub(super) enum Read {
    /// A record with versions.
    Versioned(Record),
    /// Values without versions, as a hand or another program writes them.
    Loose(Id, Vec<(Field, Value)>),
}

/// Reads one record of a kind, if version 1 knows it; `path` tells where it stands.
pub(super) fn read_record(
    known: Option<&KindType>,
    mut node: Node<'_>,
    replicas: &Replicas,
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
    flatten(known, entries, None, &mut fields);
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

type Registers = BTreeMap<Field, Vec<Sibling>>;

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
            Node::Object(inner) => flatten(None, inner, Some(&path), fields),
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

/// Writes items between brackets, with commas.
pub(super) fn write_list<T>(
    out: &mut String,
    open: char,
    close: char,
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push(open);
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

/// Writes a value as JSON.
pub(super) fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.as_json().to_string()),
        Value::Text(text) => write_text(out, text),
        Value::List(values) => write_list(out, '[', ']', values.iter(), write_value),
        Value::Map(entries) => write_list(out, '{', '}', entries.iter(), |out, (key, value)| {
            write_text(out, key);
            out.push(':');
            write_value(out, value);
        }),
    }
}

/// Writes a text as a JSON string, escaping no more than JSON asks for.
pub(super) fn write_text(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| b < 0x20 || b == b'"' || b == b'\\') {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = from.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(control) => {
                out.push_str("\\u00");
                let code = control as usize;
                out.extend(
                    [code >> 4, code & 15]
                        .iter()
                        .filter_map(|digit| HEX.get(*digit))
                        .map(|b| char::from(*b)),
                );
            }
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Writes a whole number.
pub(super) fn write_count(out: &mut String, count: u64) {
    out.push_str(&count.to_string());
}
