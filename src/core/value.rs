//! What a field can hold: plain data, ordered and compared exactly.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use crate::snapshot::json::Node;

/// The largest whole number that a JSON number carries exactly in every program (2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A finite number, in one canonical form: whole numbers up to 2^53 are integers, everything else a float.
///
/// Its bits are kept in two halves, so that a value takes 12 bytes in the browser and not 16: most memory is values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Number {
    bits: [u32; 2],
    form: Form,
}

/// What the bits of a number are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// An `i64`.
    Whole,
    /// A `u64` that is no `i64`.
    Large,
    /// An `f64`.
    Float,
}

#[cfg(target_pointer_width = "32")]
const _: () = assert!(size_of::<Value>() == 12);

impl Number {
    /// Takes a finite number; `None` for NaN and infinities.
    pub fn new(value: f64) -> Option<Self> {
        if value.fract() == 0.0 && value.abs() <= EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
            return Some(Self::whole(value as i64));
        }
        value.is_finite().then(|| Self::of(value.to_bits(), Form::Float))
    }

    /// Takes a whole number; those beyond 2^53 stay exact.
    pub fn whole(value: i64) -> Self {
        Self::of(value.cast_unsigned(), Form::Whole)
    }

    /// Takes a whole number as [`Self::whole`] does.
    pub fn large(value: u64) -> Self {
        let form = i64::try_from(value).map_or(Form::Large, |_| Form::Whole);
        Self::of(value, form)
    }

    fn of(bits: u64, form: Form) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "one half after the other")]
        let bits = [bits as u32, (bits >> 32) as u32];
        Self { bits, form }
    }

    fn bits(self) -> u64 {
        let [low, high] = self.bits;
        u64::from(high) << 32 | u64::from(low)
    }

    /// The nearest floating-point number.
    #[expect(clippy::cast_precision_loss, reason = "the nearest one is wanted")]
    pub fn get(self) -> f64 {
        match self.form {
            Form::Whole => self.bits().cast_signed() as f64,
            Form::Large => self.bits() as f64,
            Form::Float => f64::from_bits(self.bits()),
        }
    }

    /// The number as JSON.
    pub fn as_json(self) -> serde_json::Number {
        match self.form {
            Form::Whole => self.bits().cast_signed().into(),
            Form::Large => self.bits().into(),
            Form::Float => serde_json::Number::from_f64(self.get()).unwrap_or_else(|| 0.into()),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.as_json(), f)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        // Beyond 2^53 two different whole numbers can share a nearest float: their text decides.
        self.get().total_cmp(&other.get()).then_with(|| {
            if self == other {
                Ordering::Equal
            } else {
                self.as_json().to_string().cmp(&other.as_json().to_string())
            }
        })
    }
}

/// Reads a whole number: digits without a sign, at most as many as fit.
pub(crate) fn digits(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    let mut number = 0_u64;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(digit.into())?;
    }
    Some(number)
}

/// Reads a decimal number: digits with a sign, a point and an exponent, or without; `None` if it is none or not finite.
///
/// The reader of JSON numbers does the work, so that the program holds one such table of powers and not two.
pub fn decimal(text: &str) -> Option<f64> {
    let plain = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, exponent) = plain.split_once(['e', 'E']).unwrap_or((plain, "0"));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + part.len() == 0 || power.is_empty() || ![whole, part, power].into_iter().all(is_number) {
        return None;
    }
    let sign = if text.starts_with('-') { "-0" } else { "0" };
    let spelled = match whole.trim_start_matches('0') {
        "" => [sign, ".", part, "0e", exponent].concat(),
        whole => [sign.trim_end_matches('0'), whole, ".", part, "0e", exponent].concat(),
    };
    match crate::snapshot::json::parse(&spelled) {
        Ok(Node::Leaf(Value::Number(number))) => Some(number.get()),
        _ => None,
    }
}

/// A value of a field. Objects are not values but maps of fields, except inside a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// JSON null, kept for fields that this build does not know.
    Null,
    /// True or false.
    Flag(bool),
    /// A finite number.
    Number(Number),
    /// A text; cloning shares it.
    Text(Arc<str>),
    /// A list, such as a range low, likely, high.
    List(Arc<[Value]>),
    /// An object inside a list, sorted by its keys; kept for fields that this build does not know.
    Map(Arc<[(Arc<str>, Value)]>),
}

impl Value {
    /// Makes a text value.
    pub fn text(text: &str) -> Self {
        Self::Text(Arc::from(text))
    }

    /// Makes a number value; `None` for NaN and infinities.
    pub fn number(number: f64) -> Option<Self> {
        Number::new(number).map(Self::Number)
    }

    /// Makes a value that links to a record.
    pub fn link(id: crate::Id) -> Self {
        let mut text = String::with_capacity(36);
        id.push_to(&mut text);
        Self::Text(text.into())
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self {
            Some(number.get())
        } else {
            None
        }
    }

    /// The flag, if it is one.
    pub fn as_flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self {
            Some(*flag)
        } else {
            None
        }
    }

    /// The linked record's id, if the value is the text of one.
    pub fn as_link(&self) -> Option<crate::Id> {
        self.as_text().and_then(|text| text.parse().ok())
    }
}
