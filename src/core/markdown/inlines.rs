//! What stands within a line: from the left to the right, marks are noted, and what is surely meant is taken out.

use super::emphasis::{Mark, Part, resolve};
use super::links::{bare_length, bare_scheme, bracketed, entity, target, unescape};
use super::{Inline, words};

/// How many brackets may be open at once; of more, the first are a text.
const BRACKETS: usize = 32;

/// Reads the text of a block, whose lines are not indented.
pub(super) fn inlines(text: &str) -> Vec<Inline> {
    let mut reader = Reader {
        text,
        at: 0,
        parts: Vec::new(),
        brackets: Vec::new(),
        ticks: ticks(text),
    };
    while reader.step() {}
    resolve(reader.parts).0
}

/// An open bracket.
struct Bracket {
    /// Where it stands among the parts.
    part: usize,
    image: bool,
    /// Whether a link was found behind it, so that it cannot open another.
    spent: bool,
}

struct Reader<'a> {
    text: &'a str,
    /// How many bytes are read.
    at: usize,
    parts: Vec<Part>,
    brackets: Vec<Bracket>,
    /// The runs of backticks: length and place, sorted.
    ticks: Vec<(usize, usize)>,
}

/// The runs of backticks of a text, sorted by length and place.
fn ticks(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if byte != b'`' {
            continue;
        }
        match runs.last_mut() {
            Some((length, start)) if *start + *length == at => *length += 1,
            _ => runs.push((1, at)),
        }
    }
    crate::sort::by(&mut runs, Ord::cmp);
    runs
}

impl<'a> Reader<'a> {
    /// Reads one mark or the text before the next one; `false` at the end.
    fn step(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(&byte) = rest.as_bytes().first() else {
            return false;
        };
        match byte {
            b'\\' => self.escape(rest),
            b'`' => self.code(rest),
            b'\n' => self.line_end(),
            b'&' => match entity(rest) {
                Some((c, width)) => {
                    let mut letter = [0; 4];
                    self.take(c.encode_utf8(&mut letter), width);
                }
                None => self.take("&", 1),
            },
            b'<' => match bracketed(rest) {
                Some((address, shown, width)) => self.link(address, shown, width),
                None => self.take("<", 1),
            },
            b':' => self.colon(rest),
            b'*' | b'_' | b'~' => self.mark(rest, byte),
            b'[' => self.open(1, false),
            b'!' if rest.starts_with("![") => self.open(2, true),
            b']' => self.close(rest),
            _ => {
                let is_mark = |byte: &u8| b"\\`\n&<:*_~[]!".contains(byte);
                let more = rest.bytes().skip(1).position(|byte| is_mark(&byte));
                let width = more.map_or(rest.len(), |more| more + 1);
                self.take(rest.get(..width).unwrap_or(rest), width);
            }
        }
        true
    }

    /// Takes bytes of the source as a text.
    fn take(&mut self, text: &str, width: usize) {
        self.at += width;
        if let Some(Part::Done(Inline::Text(before), _)) = self.parts.last_mut() {
            before.push_str(text);
        } else {
            self.parts.push(Part::Done(Inline::Text(text.to_owned()), 0));
        }
    }

    fn take_done(&mut self, inline: Inline, width: usize) {
        self.at += width;
        self.parts.push(Part::Done(inline, 0));
    }

    fn escape(&mut self, rest: &str) {
        match rest.chars().nth(1) {
            Some('\n') => self.take_done(Inline::Break, 2),
            Some(c) if c.is_ascii_punctuation() => self.take(rest.get(1..2).unwrap_or_default(), 2),
            _ => self.take("\\", 1),
        }
    }

    fn line_end(&mut self) {
        let mut kind = Inline::SoftBreak;
        if let Some(Part::Done(Inline::Text(before), _)) = self.parts.last_mut() {
            let plain = before.trim_end_matches(' ').len();
            if before.len() >= plain + 2 {
                kind = Inline::Break;
            }
            before.truncate(plain);
        }
        self.take_done(kind, 1);
    }

    fn code(&mut self, rest: &'a str) {
        let length = super::lines::run(rest, b'`');
        let start = self.at + length;
        let next = self.ticks.partition_point(|run| *run < (length, start));
        let close = self.ticks.get(next).filter(|(other, _)| *other == length);
        let Some(code) = close.and_then(|(_, end)| self.text.get(start..*end)) else {
            return self.take(rest.get(..length).unwrap_or_default(), length);
        };
        let mut shown = code.replace('\n', " ");
        if shown.len() > 2
            && shown.starts_with(' ')
            && shown.ends_with(' ')
            && !shown.trim_matches(' ').is_empty()
        {
            shown.pop();
            shown.remove(0);
        }
        self.take_done(Inline::Code(shown), code.len() + 2 * length);
    }

    /// A colon, which a bare address can begin before.
    fn colon(&mut self, rest: &'a str) {
        let before = self.text.get(..self.at).unwrap_or_default();
        let (Some(scheme), Some(length)) = (bare_scheme(before), bare_length(rest)) else {
            return self.take(":", 1);
        };
        if let Some(Part::Done(Inline::Text(text), _)) = self.parts.last_mut() {
            text.truncate(text.len().saturating_sub(scheme));
        }
        let start = self.at - scheme;
        let shown = self.text.get(start..self.at + length).unwrap_or_default();
        let address = unescape(shown);
        self.link(address.clone(), &address, length);
    }

    fn link(&mut self, address: String, shown: &str, width: usize) {
        let inside = vec![Inline::Text(shown.to_owned())];
        self.take_done(Inline::Link { address, inside }, width);
    }

    /// A run of marks that stress what stands between it and another.
    fn mark(&mut self, rest: &'a str, byte: u8) {
        let length = super::lines::run(rest, byte);
        let (run, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let before = self.text.get(..self.at).unwrap_or_default();
        let (before, after) = (
            Beside::of(before.chars().next_back()),
            Beside::of(after.chars().next()),
        );
        let left = after.is_text() || (after == Beside::Punctuation && !before.is_text());
        let right = before.is_text() || (before == Beside::Punctuation && !after.is_text());
        let (opens, closes) = match byte {
            b'_' => (
                left && (!right || before == Beside::Punctuation),
                right && (!left || after == Beside::Punctuation),
            ),
            _ => (left, right),
        };
        if (byte == b'~' && length > 2) || !(opens || closes) {
            return self.take(run, length);
        }
        self.at += length;
        self.parts.push(Part::Mark(Mark {
            byte,
            length,
            left: length,
            opens,
            closes,
        }));
    }

    fn open(&mut self, width: usize, image: bool) {
        if self.brackets.len() == BRACKETS {
            self.brackets.remove(0);
        }
        self.brackets.push(Bracket {
            part: self.parts.len(),
            image,
            spent: false,
        });
        self.parts.push(Part::Bracket(image));
        self.at += width;
    }

    fn close(&mut self, rest: &'a str) {
        let found = match self.brackets.pop() {
            Some(Bracket {
                part,
                image,
                spent: false,
            }) => {
                let target = target(rest.get(1..).unwrap_or_default());
                target.map(|(address, width)| (part, image, address, width))
            }
            _ => None,
        };
        let Some((part, image, address, width)) = found else {
            return self.take("]", 1);
        };
        let (inside, depth) = resolve(self.parts.split_off(part + 1));
        self.parts.pop();
        self.at += width + 1;
        if image {
            let name = words(&inside);
            self.parts.push(Part::Done(Inline::Image { address, name }, 0));
            return;
        }
        for bracket in &mut self.brackets {
            bracket.spent |= !bracket.image;
        }
        let mut plain = Vec::new();
        without_links(inside, &mut plain);
        let link = Inline::Link {
            address,
            inside: plain,
        };
        self.parts.push(Part::Done(link, depth + 1));
    }
}

/// Takes links out of what stands inside a link, and leaves what they say.
fn without_links(inside: Vec<Inline>, plain: &mut Vec<Inline>) {
    for part in inside {
        let (make, inside): (fn(Vec<Inline>) -> Inline, _) = match part {
            Inline::Link { inside, .. } => {
                without_links(inside, plain);
                continue;
            }
            Inline::Emphasis(inside) => (Inline::Emphasis, inside),
            Inline::Strong(inside) => (Inline::Strong, inside),
            Inline::Strike(inside) => (Inline::Strike, inside),
            other => {
                plain.push(other);
                continue;
            }
        };
        let mut below = Vec::new();
        without_links(inside, &mut below);
        plain.push(make(below));
    }
}

/// What stands beside a run of marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Space,
    Punctuation,
    Text,
}

impl Beside {
    fn of(c: Option<char>) -> Self {
        match c {
            None => Self::Space,
            Some(c) if c.is_whitespace() => Self::Space,
            // Joiners, variants and accents belong to the letter before them.
            Some('\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}') => Self::Text,
            Some(c) if c.is_alphanumeric() || c.is_control() => Self::Text,
            Some(_) => Self::Punctuation,
        }
    }

    fn is_text(self) -> bool {
        self == Self::Text
    }
}
