//! Recognises files that are no tables of text, so that the refusal can say what they are.

use crate::texts;

/// What a file is that is no table of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A ZIP archive, as modern spreadsheets and documents are.
    Zip,
    /// A spreadsheet or document of the older binary formats.
    OldOffice,
    /// A gzip archive.
    Gzip,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// JSON, possibly a snapshot.
    Json,
    /// HTML or XML.
    Markup,
    /// Bytes that are no text.
    Binary,
}

impl Foreign {
    const fn name(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::OldOffice => "old-office",
            Self::Gzip => "gzip",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Json => "json",
            Self::Markup => "markup",
            Self::Binary => "binary",
        }
    }

    /// What it is, with its article.
    pub fn words(self) -> String {
        texts::foreign_name(self.name())
    }

    /// What to do with it instead.
    pub fn advice(self) -> String {
        texts::foreign_advice(self.name())
    }
}

/// First bytes of formats that are no text.
const SIGNATURES: [(&[u8], Foreign); 8] = [
    (b"PK\x03\x04", Foreign::Zip),
    (b"PK\x05\x06", Foreign::Zip),
    (b"\xD0\xCF\x11\xE0", Foreign::OldOffice),
    (b"\x1F\x8B", Foreign::Gzip),
    (b"%PDF", Foreign::Pdf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
];

/// What a file is by its first bytes, if that is clearly no text.
pub fn by_bytes(bytes: &[u8]) -> Option<Foreign> {
    let found = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature));
    found.map(|(_, foreign)| *foreign)
}

/// What a text is if it is clearly no table.
pub fn by_text(text: &str) -> Option<Foreign> {
    let trimmed = text.trim_start();
    let mut chars = trimmed.chars();
    let first = chars.next();
    let next = chars.find(|c| !c.is_whitespace());
    match (first, next) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | '"' | ']')) => Some(Foreign::Json),
        (Some('<'), Some('!' | '?')) => Some(Foreign::Markup),
        (Some('<'), Some(c)) if c.is_ascii_alphabetic() && trimmed.contains('>') => Some(Foreign::Markup),
        _ => is_binary(text).then_some(Foreign::Binary),
    }
}

/// Whether a text holds characters that no text has: a zero, or more than one other control character in a hundred.
fn is_binary(text: &str) -> bool {
    let strange =
        |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    let looked_at = text.chars().take(65_536);
    let (count, controls) = looked_at.fold((0_u32, 0_u32), |(count, controls), c| {
        (count + 1, controls + u32::from(strange(&c)))
    });
    text.contains('\0') || controls * 100 > count
}
