//! Finds out how a text file is encoded, and decodes it.

use std::borrow::Cow;

/// How a text file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, the usual one of older spreadsheets in Western Europe.
    Windows1252,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// The name that people know it by.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// What stands at the bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard); unused ones stay control characters.
const WINDOWS_1252: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}',
    '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// A text with what was found out about its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Whether bytes that mean nothing were replaced by U+FFFD.
    pub damaged: bool,
}

/// Decodes a text: by its byte order mark, by its zero bytes, as UTF-8 if it looks like it, or else as Windows-1252.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return decode_utf8(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return decode_utf16(rest, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return decode_utf16(rest, Encoding::Utf16Be);
    }
    if let Some(encoding) = zero_half(bytes) {
        return decode_utf16(bytes, encoding);
    }
    if is_mostly_utf8(bytes) {
        return decode_utf8(bytes);
    }
    decode_as(bytes, Encoding::Windows1252)
}

/// Decodes a text in an encoding that somebody chose, without its byte order mark.
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Decoded {
    let marks: [(&[u8], Encoding); 3] = [
        (b"\xEF\xBB\xBF", Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
    ];
    let mark = marks.iter().find(|(_, marked)| *marked == encoding);
    let rest = mark
        .and_then(|(mark, _)| bytes.strip_prefix(*mark))
        .unwrap_or(bytes);
    match encoding {
        Encoding::Utf8 => decode_utf8(rest),
        Encoding::Windows1252 => Decoded {
            text: rest.iter().map(|byte| decode_1252(*byte)).collect(),
            encoding,
            damaged: false,
        },
        _ => decode_utf16(rest, encoding),
    }
}

/// Whether bytes are UTF-8 but for a few that were broken on the way, such as by a cut.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut wide, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        // The first bytes of letters beyond ASCII.
        wide += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || wide > broken
}

fn decode_utf8(bytes: &[u8]) -> Decoded {
    let text = String::from_utf8_lossy(bytes);
    let damaged = matches!(text, Cow::Owned(_));
    Decoded {
        text: text.into_owned(),
        encoding: Encoding::Utf8,
        damaged,
    }
}

/// Which half of the byte pairs at the beginning is mostly zero, as in UTF-16 of Western text.
fn zero_half(bytes: &[u8]) -> Option<Encoding> {
    let pairs = || bytes.chunks_exact(2).take(512);
    let zeros = |at: usize| pairs().filter(|pair| pair.get(at) == Some(&0)).count();
    let (count, first, second) = (pairs().count(), zeros(0), zeros(1));
    if count == 0 {
        None
    } else if second * 4 >= count * 3 && first == 0 {
        Some(Encoding::Utf16Le)
    } else if first * 4 >= count * 3 && second == 0 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn decode_utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let pair = if encoding == Encoding::Utf16Be {
        u16::from_be_bytes
    } else {
        u16::from_le_bytes
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut damaged = !rest.is_empty();
    let decoded = char::decode_utf16(pairs.iter().map(|bytes| pair(*bytes)));
    let mut text: String = decoded
        .map(|decoded| {
            decoded.unwrap_or_else(|_| {
                damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded {
        text,
        encoding,
        damaged,
    }
}

fn decode_1252(byte: u8) -> char {
    let special = byte
        .checked_sub(0x80)
        .and_then(|at| WINDOWS_1252.get(usize::from(at)));
    special.copied().unwrap_or(char::from(byte))
}
