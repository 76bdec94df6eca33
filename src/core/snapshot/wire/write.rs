//! Writes records and values: sorted, and without anything that can be left out.

use super::{Replicas, write_vector};
use crate::field::unescape;
use crate::{Field, Record, Sibling, Value};

/// Writes one record on a line of its own.
pub(in crate::snapshot) fn write_record(out: &mut String, record: &Record, replicas: &Replicas) {
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
        if open.is_empty() && !has_elements && !field.is_element() {
            out.push(',');
            write_text(out, &unescape(field.as_str()));
            out.push(':');
            write_value(out, value);
            continue;
        }
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

/// Writes items between brackets, with commas.
pub(in crate::snapshot) fn write_list<T>(
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
fn write_value(out: &mut String, value: &Value) {
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
pub(in crate::snapshot) fn write_text(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_special(rest.as_bytes()) {
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

/// The first byte that JSON asks to escape. Eight bytes are looked at together first, as the digits of one number.
fn first_special(text: &[u8]) -> Option<usize> {
    let special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    let (words, _) = text.as_chunks::<8>();
    let plain = words
        .iter()
        .take_while(|word| !may_be_special(u64::from_le_bytes(**word)));
    let start = plain.count() * 8;
    let at = text.get(start..)?.iter().position(special)?;
    Some(start + at)
}

/// Whether one of eight bytes is below a space, a quotation mark or a backslash.
///
/// Taking `n` from a byte without its highest bit borrows exactly if it is less than `n`, and sets that bit.
fn may_be_special(word: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let below = |word: u64, n: u64| word.wrapping_sub(EACH * n) & !word;
    let quote = word ^ (EACH * 0x22);
    let slash = word ^ (EACH * 0x5C);
    (below(word, 0x20) | below(quote, 1) | below(slash, 1)) & (EACH * 0x80) != 0
}

/// Writes a whole number.
pub(in crate::snapshot) fn write_count(out: &mut String, count: u64) {
    if count >= 10 {
        write_count(out, count / 10);
    }
    out.extend(
        u32::try_from(count % 10)
            .ok()
            .and_then(|digit| char::from_digit(digit, 10)),
    );
}
