//! Reads JSON into a plain tree, strictly: a duplicate key is an error, and every error knows its path.

mod node;

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::value::Number;
use crate::{Value, model};

/// A piece of JSON; texts without escapes are borrowed from the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node<'a> {
    /// Null, true, false or a number.
    Leaf(Value),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object, in the order of the text.
    Object(Vec<Entry<'a>>),
}

/// A key of an object and what stands under it.
pub(crate) type Entry<'a> = (Cow<'a, str>, Node<'a>);

/// Why a text is not JSON as Tandem takes it, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct JsonError {
    /// The path to where reading stopped: `records.ideas[12].title`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a text that is not JSON as Tandem takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It ends in the middle.
    Truncated,
    /// It is not JSON.
    Syntax,
    /// An object has one key twice; the path ends with it.
    DuplicateKey,
    /// It is nested too deeply.
    TooDeep,
    /// A number has no finite value.
    NotFinite,
}

/// Deeper nesting than any snapshot has, and far from the end of the stack.
pub(super) const DEPTH: usize = 64;

/// Takes lists out of a text while it is read, so that they are never in memory as a whole: those that stand one level below
/// a key of the root.
pub(super) trait Taker<'de> {
    /// Whether it takes what stands under this key, after these entries of the root, of which it may take some as well.
    fn takes(&mut self, key: &str, before: &mut [Entry<'de>]) -> bool;
    /// Takes the next item of the list with this name.
    fn take(&mut self, list: &str, item: Node<'de>);
    /// Hears that a name is over, and what stood there: a list, without its items, or something else.
    fn end(&mut self, list: &str, found: &Node<'de>);
}

/// Reads a text.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, JsonError> {
    read(text, None)
}

/// Reads a text of which somebody takes lists.
pub(super) fn parse_taken<'de>(text: &'de str, taker: &mut dyn Taker<'de>) -> Result<Node<'de>, JsonError> {
    read(text, Some(taker))
}

fn read<'de>(text: &'de str, taker: Option<&mut dyn Taker<'de>>) -> Result<Node<'de>, JsonError> {
    let trace = Trace {
        path: RefCell::default(),
        fault: RefCell::default(),
        open: RefCell::default(),
        taker: RefCell::new(taker),
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let node = Seed {
        trace: &trace,
        depth: 0,
        level: Level::Root,
    }
    .deserialize(&mut deserializer);
    let node = node.and_then(|node| deserializer.end().map(|()| node));
    node.map_err(|error| {
        let noted = trace.fault.take();
        let fault = noted.unwrap_or_else(|| {
            if error.is_eof() {
                Fault::Truncated
            } else if error.to_string().starts_with("number out of range") {
                Fault::NotFinite
            } else {
                Fault::Syntax
            }
        });
        let mut path = String::new();
        for part in trace.path.borrow().iter().rev() {
            if !path.is_empty() && !part.starts_with('[') {
                path.push('.');
            }
            path.push_str(part);
        }
        JsonError {
            path: model::shorten(&path, 240),
            line: error.line(),
            column: error.column(),
            fault,
        }
    })
}

/// What all parts of one reading share.
struct Trace<'t, 'de> {
    /// The way back from an error: parts of the path, innermost first.
    path: RefCell<Vec<String>>,
    fault: RefCell<Option<Fault>>,
    /// Entries of objects that are still open, so that each object is given exactly the room that it needs.
    open: RefCell<Vec<Entry<'de>>>,
    taker: RefCell<Option<&'t mut dyn Taker<'de>>>,
}

/// Where in the text something stands, as far as somebody takes it.
#[derive(Clone, Copy)]
enum Level<'a> {
    /// It is the root.
    Root,
    /// It stands under a key whose lists are taken.
    Taken,
    /// It is the list of this name, and taken.
    List(&'a str),
    /// It is kept.
    Kept,
}

impl<'de> Trace<'_, 'de> {
    /// Tells who takes lists, if anybody does.
    fn tell<T: Default>(&self, say: impl FnOnce(&mut dyn Taker<'de>) -> T) -> T {
        match &mut *self.taker.borrow_mut() {
            Some(taker) => say(*taker),
            None => T::default(),
        }
    }

    fn note<E: Error>(&self, fault: Fault) -> E {
        *self.fault.borrow_mut() = Some(fault);
        E::custom("refused")
    }

    fn within<T, E>(&self, result: Result<T, E>, part: impl FnOnce() -> String) -> Result<T, E> {
        if result.is_err() {
            self.path.borrow_mut().push(part());
        }
        result
    }
}

#[derive(Clone, Copy)]
struct Seed<'a, 't, 'de> {
    trace: &'a Trace<'t, 'de>,
    depth: usize,
    level: Level<'a>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_, 'de> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_, 'de> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Leaf(Value::Null))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node<'de>, E> {
        Ok(Node::Leaf(Value::Flag(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Leaf(Value::Number(Number::whole(number))))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Leaf(Value::Number(Number::large(number))))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node<'de>, E> {
        let number = Number::new(number).ok_or_else(|| self.trace.note(Fault::NotFinite))?;
        Ok(Node::Leaf(Value::Number(number)))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        let inner = self.deeper(Level::Kept)?;
        let mut nodes = Vec::new();
        let mut count = 0;
        loop {
            let next = self
                .trace
                .within(list.next_element_seed(inner), || format!("[{count}]"))?;
            count += 1;
            match (next, self.level) {
                (Some(node), Level::List(name)) => self.trace.tell(|taker| taker.take(name, node)),
                (Some(node), _) => nodes.push(node),
                (None, _) => return Ok(Node::List(nodes)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        let kept = self.deeper(Level::Kept)?;
        let start = self.trace.open.borrow().len();
        while let Some(key) = map.next_key_seed(KeySeed)? {
            let level = self.level_of(&key);
            let inner = Seed { level, ..kept };
            let value = self
                .trace
                .within(map.next_value_seed(inner), || model::shorten(&key, 60))?;
            if let Level::List(name) = level {
                self.trace.tell(|taker| taker.end(name, &value));
            }
            self.trace.open.borrow_mut().push((key, value));
        }
        let entries: Vec<Entry<'de>> = self.trace.open.borrow_mut().drain(start..).collect();
        if let Some(key) = duplicate(&entries) {
            return self.trace.within(Err(self.trace.note(Fault::DuplicateKey)), || {
                model::shorten(key, 60)
            });
        }
        Ok(Node::Object(entries))
    }
}

impl<'a> Seed<'a, '_, '_> {
    fn deeper<E: Error>(self, level: Level<'a>) -> Result<Self, E> {
        if self.depth >= DEPTH {
            return Err(self.trace.note(Fault::TooDeep));
        }
        Ok(Self {
            depth: self.depth + 1,
            level,
            ..self
        })
    }

    /// What stands under a key of this object.
    fn level_of<'k>(&self, key: &'k str) -> Level<'k> {
        match self.level {
            Level::Taken => Level::List(key),
            Level::Root => {
                // Nothing but the root is open.
                let before = &mut *self.trace.open.borrow_mut();
                if self.trace.tell(|taker| taker.takes(key, before)) {
                    Level::Taken
                } else {
                    Level::Kept
                }
            }
            Level::List(_) | Level::Kept => Level::Kept,
        }
    }
}

struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

/// A key that stands twice.
fn duplicate<'a>(entries: &'a [Entry<'_>]) -> Option<&'a str> {
    if entries.len() <= 16 {
        let mut rest = entries;
        while let Some(((key, _), after)) = rest.split_first() {
            if after.iter().any(|(other, _)| other == key) {
                return Some(key);
            }
            rest = after;
        }
        return None;
    }
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_ref()).collect();
    crate::sort::by(&mut keys, Ord::cmp);
    let mut after = keys.iter().skip(1);
    keys.iter().find(|key| after.next() == Some(key)).copied()
}
