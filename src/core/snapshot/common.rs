//! Short texts that many records say, such as a status or a channel, in memory once.

use std::sync::Arc;

use crate::Value;

/// How long a text is at most that many records may say, in bytes.
const SHORT: usize = 16;
/// How many such texts are kept; each has one place, which the next with the same place takes over.
const PLACES: usize = 64;

/// The short texts that came up last.
pub(super) struct Common([Option<Arc<str>>; PLACES]);

impl Default for Common {
    fn default() -> Self {
        Self([const { None }; PLACES])
    }
}

impl Common {
    /// A text as a value, which shares its memory with an earlier one if it can.
    pub(super) fn value(&mut self, text: &str) -> Value {
        if text.len() > SHORT {
            return Value::text(text);
        }
        let sum = text.bytes().fold(text.len(), |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(usize::from(byte))
        });
        let Some(place) = self.0.get_mut(sum % PLACES) else {
            return Value::text(text);
        };
        match place {
            Some(known) if **known == *text => Value::Text(Arc::clone(known)),
            _ => {
                let new: Arc<str> = Arc::from(text);
                *place = Some(Arc::clone(&new));
                Value::Text(new)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_again_takes_no_memory_and_is_said_the_same() {
        let mut common = Common::default();
        let said = [
            "new",
            "",
            "planned",
            "new",
            "é",
            "longer than sixteen bytes",
            "new",
        ];
        let values: Vec<Value> = said.iter().map(|text| common.value(text)).collect();
        for (text, value) in said.iter().zip(&values) {
            assert_eq!(value.as_text(), Some(*text));
        }
        let at = |place: usize| values.get(place).and_then(Value::as_text).map(str::as_ptr);
        assert_eq!((at(0), at(0)), (at(3), at(6)));
    }
}
