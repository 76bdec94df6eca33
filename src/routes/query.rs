//! The query of an address: read as typed, written as browsers read it.

use std::fmt::Write as _;

/// The query of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands after the path, with or without its `?`.
    pub fn read(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| {
                    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decoded(key), decoded(value))
                })
                .collect(),
        )
    }

    /// The first value under a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        pairs
            .find(|(other, _)| other == key)
            .map(|(_, value)| value.as_str())
    }
}

/// A path with those keys behind it that have a value.
pub fn with_query(path: &str, keys: &[(&str, &str)]) -> String {
    let mut href = path.to_owned();
    for (key, value) in keys.iter().filter(|(_, value)| !value.is_empty()) {
        href.push(if href.contains('?') { '&' } else { '?' });
        href.push_str(key);
        href.push('=');
        push_encoded(&mut href, value);
    }
    href
}

/// Reads what a query spells: `%XX` is a byte and `+` a space; what is no text in the end is replaced.
fn decoded(value: &str) -> String {
    let mut pieces = value.split('%');
    let mut bytes = Vec::with_capacity(value.len());
    let plain = |bytes: &mut Vec<u8>, text: &str| {
        bytes.extend(text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }));
    };
    plain(&mut bytes, pieces.next().unwrap_or_default());
    for piece in pieces {
        let byte = piece
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (Some(byte), Some(after)) = (byte, piece.get(2..)) {
            bytes.push(byte);
            plain(&mut bytes, after);
        } else {
            bytes.push(b'%');
            plain(&mut bytes, piece);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Writes a text as the value of a query (RFC 3986): anything but plain characters becomes `%XX`.
fn push_encoded(href: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            href.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }
}
