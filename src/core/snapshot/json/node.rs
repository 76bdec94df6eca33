//! What can be asked of a piece of JSON.

use std::sync::Arc;

use super::Node;
use crate::{Id, Value, model, texts};

impl<'a> Node<'a> {
    /// The value of a key, if this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        let Self::Object(entries) = self else { return None };
        entries
            .iter()
            .find(|(other, _)| other == key)
            .map(|(_, node)| node)
    }

    /// Takes the value of a key out of an object.
    pub(crate) fn take(&mut self, key: &str) -> Option<Node<'a>> {
        let Self::Object(entries) = self else { return None };
        let at = entries.iter().position(|(other, _)| other == key)?;
        Some(entries.swap_remove(at).1)
    }

    /// The text, if it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The id, if it is the text of one.
    pub(crate) fn as_id(&self) -> Option<Id> {
        self.as_text()?.parse().ok()
    }

    /// The whole number from 0 on, if it is one.
    pub(crate) fn as_count(&self) -> Option<u64> {
        if let Self::Leaf(Value::Number(number)) = self {
            number.as_json().as_u64()
        } else {
            None
        }
    }

    /// The node as a value, for lists and what is inside them.
    pub(crate) fn into_value(self) -> Value {
        match self {
            Self::Leaf(value) => value,
            Self::Text(text) => Value::text(&text),
            Self::List(nodes) => Value::List(nodes.into_iter().map(Self::into_value).collect()),
            Self::Object(mut entries) => {
                crate::sort::by(&mut entries, |(a, _), (b, _)| a.cmp(b));
                Value::Map(
                    entries
                        .into_iter()
                        .map(|(key, node)| (Arc::from(key.as_ref()), node.into_value()))
                        .collect(),
                )
            }
        }
    }

    /// Says in a sentence what stands here.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Leaf(value) => model::describe(value),
            Self::Text(text) => texts::found_text(model::shorten(text, 40)),
            Self::List(_) => texts::found_list().to_owned(),
            Self::Object(_) => texts::found_object().to_owned(),
        }
    }
}
