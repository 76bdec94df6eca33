//! Records as packed bytes, for storage: as long as what people wrote and a few bytes more, and read in one go.
//!
//! ```text
//! records   = replicas, kinds
//! replicas  = count, 16 bytes each
//! kinds     = count, { name, count, record … }
//! record    = id (16 bytes), dot, fields, registers, context
//! fields    = count, { path, value }
//! registers = count, { path, siblings }        siblings = count, { dot, 0 or value }
//! context   = count, dot …
//! dot       = place among the replicas, number
//! path      = 0, text (an element of a set) | 1, text (a name that is new) | 2 + place among the names so far
//! value     = 1 null | 2 false | 3 true | 4 whole number | 5 large whole number | 6 float (8 bytes) | 7 text
//!           | 8 list: count, value … | 9 map: count, { text, value }
//! text      = length in bytes, UTF-8
//! ```
//!
//! Counts, lengths and numbers are written in groups of seven bits, the lowest first; a whole number
//! with its sign in the lowest bit.
//! Nothing here is checked against what a kind may hold: whoever reads has checked that the bytes are those that a Tandem
//! wrote. Bytes that are something else all the same are refused, never read in part.

use std::borrow::Cow;
use std::sync::Arc;

use super::common::Common;
use super::json::DEPTH;
use super::v1::{self, KindType};
use super::wire::Replicas;
use crate::record::Clock;
use crate::value::Number;
use crate::{Dot, Field, Id, Kind, Record, Sibling, Value, VersionVector};

const ELEMENT: u64 = 0;
const NEW_NAME: u64 = 1;
const NAMES: u64 = 2;

const NOTHING: u8 = 0;
const NULL: u8 = 1;
const FALSE: u8 = 2;
const TRUE: u8 = 3;
const WHOLE: u8 = 4;
const LARGE: u8 = 5;
const FLOAT: u8 = 6;
const TEXT: u8 = 7;
const LIST: u8 = 8;
const MAP: u8 = 9;

/// Appends records, those of a kind together.
pub(super) fn write(out: &mut Vec<u8>, records: &[(&Kind, &Record)]) {
    let dots = records
        .iter()
        .flat_map(|(_, record)| record.dots().chain(record.context().iter()));
    let mut writer = Writer {
        replicas: Replicas::of(dots),
        names: Vec::new(),
        out,
    };
    writer.count(writer.replicas.iter().count());
    for id in writer.replicas.iter() {
        writer.out.extend_from_slice(&id.as_u128().to_be_bytes());
    }
    let kinds = || records.chunk_by(|(a, _), (b, _)| a == b);
    writer.count(kinds().count());
    for same in kinds() {
        writer.text(same.first().map_or("", |(kind, _)| kind.as_str()));
        writer.count(same.len());
        for (_, record) in same {
            writer.record(record);
        }
    }
}

struct Writer<'a> {
    replicas: Replicas,
    names: Vec<&'a str>,
    out: &'a mut Vec<u8>,
}

impl<'a> Writer<'a> {
    fn number(&mut self, mut number: u64) {
        while number > 0x7F {
            self.out.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.out.push(number.to_le_bytes()[0]);
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.out.extend_from_slice(text.as_bytes());
    }

    fn dot(&mut self, dot: Dot) {
        self.count(self.replicas.place(dot.replica));
        self.number(dot.n);
    }

    fn path(&mut self, field: &'a Field) {
        let path = field.as_str();
        if field.is_element() {
            self.number(ELEMENT);
            self.text(path);
        } else if let Some(at) = self.names.iter().position(|name| *name == path) {
            self.number(NAMES + at as u64);
        } else {
            self.number(NEW_NAME);
            self.text(path);
            self.names.push(path);
        }
    }

    fn record(&mut self, record: &'a Record) {
        self.out.extend_from_slice(&record.id().as_u128().to_be_bytes());
        self.dot(record.base());
        self.count(record.fields().len());
        for (field, value) in record.fields() {
            self.path(field);
            self.value(value);
        }
        self.count(record.registers().count());
        for (field, siblings) in record.registers() {
            self.path(field);
            self.count(siblings.len());
            for sibling in siblings {
                self.dot(sibling.dot);
                match &sibling.value {
                    None => self.out.push(NOTHING),
                    Some(value) => self.value(value),
                }
            }
        }
        self.count(record.context().iter().count());
        for dot in record.context().iter() {
            self.dot(dot);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.out.push(NULL),
            Value::Flag(flag) => self.out.push(if *flag { TRUE } else { FALSE }),
            Value::Number(number) => {
                let number = number.as_json();
                if let Some(whole) = number.as_i64() {
                    self.out.push(WHOLE);
                    self.number(((whole << 1) ^ (whole >> 63)).cast_unsigned());
                } else if let Some(large) = number.as_u64() {
                    self.out.push(LARGE);
                    self.number(large);
                } else {
                    self.out.push(FLOAT);
                    let float = number.as_f64().unwrap_or_default();
                    self.out.extend_from_slice(&float.to_bits().to_le_bytes());
                }
            }
            Value::Text(text) => {
                self.out.push(TEXT);
                self.text(text);
            }
            Value::List(values) => {
                self.out.push(LIST);
                self.count(values.len());
                for value in values.iter() {
                    self.value(value);
                }
            }
            Value::Map(entries) => {
                self.out.push(MAP);
                self.count(entries.len());
                for (key, value) in entries.iter() {
                    self.text(key);
                    self.value(value);
                }
            }
        }
    }
}

/// Reads records; `None` if the bytes are not what [`write`] writes.
pub(super) fn read(bytes: &[u8], common: &mut Common, clock: Clock<'_>) -> Option<Vec<(Kind, Record)>> {
    let mut reader = Reader {
        rest: bytes,
        common,
        replicas: Vec::new(),
        names: Vec::new(),
    };
    for _ in 0..reader.count()? {
        let id = reader.id()?;
        reader.replicas.push(id);
    }
    let mut records = Vec::new();
    for _ in 0..reader.count()? {
        let name = reader.text()?;
        let (kind, known) = (Kind::from_name(name), v1::kind(name));
        let count = reader.count()?;
        records.reserve(count);
        for _ in 0..count {
            records.push((kind.clone(), reader.record(known, clock)?));
        }
        // The same name is another field of another kind.
        for name in &mut reader.names {
            name.field = None;
        }
    }
    reader.rest.is_empty().then_some(records)
}

struct Reader<'a> {
    rest: &'a [u8],
    replicas: Vec<Id>,
    names: Vec<Name<'a>>,
    common: &'a mut Common,
}

/// A name that came up.
struct Name<'a> {
    text: &'a str,
    /// The field of this name, once it was used as one.
    field: Option<Field>,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for group in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << (7 * group);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number of things that follow, each of a byte at least.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?)
            .ok()
            .filter(|count| *count <= self.rest.len())
    }

    fn id(&mut self) -> Option<Id> {
        let (bytes, rest) = self.rest.split_first_chunk::<16>()?;
        self.rest = rest;
        Some(Id::from_u128(u128::from_be_bytes(*bytes)))
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    fn dot(&mut self) -> Option<Dot> {
        let at = usize::try_from(self.number()?).ok()?;
        Some(Dot {
            replica: *self.replicas.get(at)?,
            n: self.number()?,
        })
    }

    /// A field.
    fn path(&mut self, known: Option<&KindType>) -> Option<Field> {
        let at = match self.number()? {
            ELEMENT => return Some(Field::from_path(self.text()?.to_owned())),
            NEW_NAME => {
                let text = self.text()?;
                self.names.push(Name { text, field: None });
                self.names.len() - 1
            }
            place => usize::try_from(place - NAMES).ok()?,
        };
        let Name { text, field } = self.names.get_mut(at)?;
        let field = field.get_or_insert_with(|| {
            let path = known.and_then(|kind| kind.field(text)).map(|field| field.name);
            Field::from_path(path.map_or_else(|| Cow::Owned((*text).to_owned()), Cow::Borrowed))
        });
        Some(field.clone())
    }

    fn record(&mut self, known: Option<&KindType>, clock: Clock<'_>) -> Option<Record> {
        let (id, base) = (self.id()?, self.dot()?);
        let count = self.count()?;
        let mut fields = Vec::with_capacity(count);
        for _ in 0..count {
            let field = self.path(known)?;
            let tag = self.byte()?;
            fields.push((field, self.value(tag, 0)?));
        }
        let count = self.count()?;
        let mut registers = Vec::with_capacity(count);
        for _ in 0..count {
            let field = self.path(known)?;
            let count = self.count()?;
            let mut siblings = Vec::with_capacity(count);
            for _ in 0..count {
                let dot = self.dot()?;
                let value = match self.byte()? {
                    NOTHING => None,
                    tag => Some(self.value(tag, 0)?),
                };
                siblings.push(Sibling { dot, value });
            }
            registers.push((field, siblings));
        }
        let mut context = VersionVector::default();
        for _ in 0..self.count()? {
            context.learn(self.dot()?);
        }
        Some(Record::from_parts(id, base, fields, registers, context, clock))
    }

    fn value(&mut self, tag: u8, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        Some(match tag {
            NULL => Value::Null,
            FALSE => Value::Flag(false),
            TRUE => Value::Flag(true),
            WHOLE => {
                let number = self.number()?;
                let sign = if number & 1 == 0 { 0 } else { u64::MAX };
                Value::Number(Number::whole(((number >> 1) ^ sign).cast_signed()))
            }
            LARGE => Value::Number(Number::large(self.number()?)),
            FLOAT => {
                let (bits, rest) = self.rest.split_first_chunk::<8>()?;
                self.rest = rest;
                Value::Number(Number::new(f64::from_bits(u64::from_le_bytes(*bits)))?)
            }
            TEXT => {
                let text = self.text()?;
                self.common.value(text)
            }
            LIST => {
                let count = self.count()?;
                let mut values = Vec::with_capacity(count);
                for _ in 0..count {
                    let tag = self.byte()?;
                    values.push(self.value(tag, depth + 1)?);
                }
                Value::List(values.into())
            }
            MAP => {
                let count = self.count()?;
                let mut entries = Vec::with_capacity(count);
                for _ in 0..count {
                    let key: Arc<str> = self.text()?.into();
                    let tag = self.byte()?;
                    entries.push((key, self.value(tag, depth + 1)?));
                }
                Value::Map(entries.into())
            }
            _ => return None,
        })
    }
}
